"""The server of these tests, a clock that does not wait, and a fetcher that uses it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cpts_extract.collect.clock import Clock
from cpts_extract.collect.fetch import Fetcher

from .server import Server

START = 1_800_000_000.0
"""What the time is when a test begins."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()
    assert server.errors == []


@dataclass
class Waits:
    """Time goes on only by waiting."""

    at: float = START
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.at += seconds

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.at, steady=lambda: self.at, sleep=self.sleep, chance=lambda: 0.5)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def fetcher(waits: Waits) -> Fetcher:
    """One that waits on the clock of the test only, and leaves no time between requests."""
    return Fetcher(delay=0, clock=waits.clock)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder

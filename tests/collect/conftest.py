"""The server of these tests, a clock that does not wait, and a fetcher that uses it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from cpts_extract.collect.fetch import Fetcher

from .passing import Place
from .server import Server
from .waiting import Waits


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


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without releases, made once: making one takes longer than any test of it."""
    from cpts_extract.load.draft import make_empty

    path = tmp_path_factory.mktemp("empty") / "cpts.duckdb"
    make_empty(path)
    return path


@pytest.fixture
def place(tmp_path: Path, server: Server, waits: Waits, empty_warehouse: Path) -> Place:
    """Where passes are made."""
    shutil.copy(empty_warehouse, tmp_path / "cpts.duckdb")
    return Place(tmp_path, server, waits)

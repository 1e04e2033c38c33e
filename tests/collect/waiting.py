"""A clock that does not wait."""

from __future__ import annotations

from dataclasses import dataclass, field

from cpts_extract.collect.clock import Clock

START = 1_800_000_000.0
"""What the time is when a test begins."""


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

"""Something done again and again, until a signal asks to stop."""

from __future__ import annotations

import logging
import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_log = logging.getLogger(__name__)
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd])")


class StoppedError(Exception):
    """A wait that a signal ended."""


def seconds(text: str) -> float:
    """Read a time span.

    Raises:
        ValueError: It is none, or shorter than a second.

    >>> seconds("6h"), seconds("90 s"), seconds("0.5d")
    (21600.0, 90.0, 43200.0)
    """
    found = _DURATION.fullmatch(text.strip())
    if not found or float(found[1]) * _UNITS[found[2]] < 1:
        raise ValueError(f"{text!r} is no time span: a number and s, m, h or d, at least 1s")
    return float(found[1]) * _UNITS[found[2]]


class Stop:
    """Whether SIGTERM or SIGINT came; a second one ends the program as it would without this."""

    def __init__(self) -> None:
        self._came = threading.Event()

    def __call__(self) -> bool:
        return self._came.is_set()

    def sleep(self, duration: float) -> None:
        """Wait.

        Raises:
            StoppedError: A signal came, before or meanwhile.
        """
        if self._came.wait(duration):
            raise StoppedError

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Wait for the signals."""
        before = {one: signal.signal(one, self._stop) for one in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._came.set()
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.default_int_handler)


def repeat(job: Callable[[], None], every: float, stop: Stop, steady: Callable[[], float]) -> None:
    """Do a job until a signal comes, each time ``every`` seconds after it began, or at once when it took longer."""
    while not stop():
        began = steady()
        try:
            job()
            left = max(0.0, began + every - steady())
            _log.info("next pass", extra={"in_seconds": round(left)})
            stop.sleep(left)
        except StoppedError:
            return

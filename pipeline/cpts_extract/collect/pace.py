"""When a host may be asked again: seconds between requests, and how long to wait after a failure."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime

from cpts_extract.collect.clock import Clock

_FIRST_WAIT = 1.0
"""Seconds before a failed request is tried again; each further time twice as long."""


class Pace:
    """Keeps the requests to each host apart."""

    def __init__(self, delay: float, clock: Clock) -> None:
        self._delay = delay
        self._clock = clock
        self._last: dict[str, float] = {}

    def wait(self, host: str, delay: float = 0.0) -> None:
        """Wait until a host may be asked: as long after its last answer as the user, or the host (``delay``), wants."""
        if host in self._last:
            left = self._last[host] + max(self._delay, delay) - self._clock.steady()
            if left > 0:
                self._clock.sleep(left)

    def answered(self, host: str) -> None:
        """Note that a host has just been asked."""
        self._last[host] = self._clock.steady()


def back_off(attempt: int, clock: Clock) -> float:
    """Give the seconds to wait after a failed attempt (1, 2, ...): doubled each time, and up to as much again by chance."""
    return _FIRST_WAIT * 2.0 ** (attempt - 1) * (1 + clock.chance())


def retry_after(value: str | None, now: float) -> float | None:
    """Read a Retry-After: seconds, or a date of HTTP; None when there is none or it says neither.

    >>> retry_after("120", 0), retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 20), retry_after("soon", 0)
    (120.0, 40.0, None)
    >>> retry_after("Thu Jan  1 00:01:00 1970", 20)
    40.0
    """
    value = (value or "").strip()
    if value.isascii() and value.isdecimal():
        return float(value[:12])
    try:
        date = parsedate_to_datetime(value)
        date = date if date.tzinfo else date.replace(tzinfo=UTC)  # dates of HTTP are, whether they say so or not
        return max(date.timestamp() - now, 0.0)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None

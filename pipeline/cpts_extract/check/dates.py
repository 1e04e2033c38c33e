"""Dates that contradict one another."""

from __future__ import annotations

from collections.abc import Iterator

from cpts_extract.check.finding import finding
from cpts_extract.models import Cpts, Record, Warning


def findings(entry: Cpts, record: Record) -> Iterator[Warning]:
    """Yield a signature that is later than the release: it is announced, not made, or one of the two dates is wrong."""
    signed, released = entry.signature_date, record.released
    if signed and released and signed[: len(released)] > released[: len(signed)]:
        yield finding(
            "signature_after_release",
            entry,
            "signature_date",
            f"signed on {signed}",
            f"no later than its own date, {released}",
        )

"""Hold what a record says against what is known: the official geography, the agreement, the calendar.

One module a subject. Each finding is a warning that names what was found, what was expected and where both come from;
no value is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cpts_extract.check import agreement, dates, territory
from cpts_extract.models import Extraction, Record, Warning


def check(extraction: Extraction) -> Extraction:
    """Add a warning to the record for each thing in it that does not agree with what is known."""
    record = extraction.record
    return replace(extraction, record=replace(record, warnings=(*record.warnings, *_findings(record))))


def _findings(record: Record) -> Iterator[Warning]:
    for entry in record.cpts:
        yield from dates.findings(entry, record)
        yield from territory.findings(entry)
        yield from agreement.findings(entry, record)

"""Hold what a record says against what is known: the official geography, the agreement, the calendar, and itself.

One module a subject. Each finding is a warning that names what was found, what was expected and where both come from;
no value is changed. An announced population gets its verdict, and a sum what it is in the agreement's grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cpts_extract.check import agreement, communes, dates, sums, territory
from cpts_extract.models import Cpts, Extraction, Record, Warning


def check(extraction: Extraction) -> Extraction:
    """Judge the record's populations and sums, and add a warning for each thing that does not agree with what is known."""
    record = extraction.record
    entries = tuple(_judged(entry, record) for entry in record.cpts)
    scheme = agreement.with_meaning(record.scheme_funding, None, record.released)
    judged = Extraction(replace(record, cpts=entries, scheme_funding=scheme), extraction.candidates)
    found = tuple(_findings(judged))
    return replace(judged, record=replace(judged.record, warnings=record.warnings + found)) if found else judged


def _judged(entry: Cpts, record: Record) -> Cpts:
    if entry.population:
        entry = replace(entry, population_verdict=territory.population_verdict(entry))
    return replace(entry, funding=agreement.meant(entry, record)) if entry.funding else entry


def _findings(extraction: Extraction) -> Iterator[Warning]:
    for entry in extraction.record.cpts:
        yield from dates.findings(entry, extraction)
        yield from territory.findings(entry, extraction)
        yield from communes.findings(entry, extraction)
        yield from agreement.findings(entry, extraction.record)
        yield from sums.findings(entry)

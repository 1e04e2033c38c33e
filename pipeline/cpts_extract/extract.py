"""From a document to its record: the one path that every command takes."""

from __future__ import annotations

from cpts_extract.annotate import read_through
from cpts_extract.check import check
from cpts_extract.models import Candidate, Document, Extraction
from cpts_extract.resolve import near, resolve
from cpts_extract.territory.record import link


def extract(document: Document) -> Extraction:
    """Extract a release's record, with every candidate that was weighed for it."""
    return check(link(resolve(read_through(document))))


def near_misses(document: Document, field: str) -> tuple[Candidate, ...]:
    """Give what came near where no rule read a value of a field: the figures of its kind, each in its sentence."""
    return near.near_misses(read_through(document), field)

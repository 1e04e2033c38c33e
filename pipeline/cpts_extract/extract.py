"""From a document to its record: the one path that every command takes."""

from __future__ import annotations

from cpts_extract.annotate import read_through
from cpts_extract.check import check
from cpts_extract.models import Candidate, Document, Extraction
from cpts_extract.resolve import near, resolve
from cpts_extract.resolve.conceal import concealed, concealed_candidates
from cpts_extract.resolve.threshold import at_least
from cpts_extract.territory.record import link


def extract(document: Document, least: float = 0.0) -> Extraction:
    """Extract a release's record, with every candidate that was weighed for it.

    Values of less confidence than ``least`` are left out of the record, each with a warning. Names, addresses and numbers
    of persons are masked in all that it holds, see `resolve.conceal`.
    """
    found = check(link(resolve(read_through(document)), document.text))
    return concealed(at_least(found, least) if least else found, document.text)


def near_misses(document: Document, field: str) -> tuple[Candidate, ...]:
    """Give what came near where no rule read a value of a field, each in its sentence; see `resolve.near`."""
    return concealed_candidates(near.near_misses(read_through(document), field), document.text)


def missing(document: Document, field: str) -> str:
    """Say what a text lacks for a field of which nothing came near."""
    return near.missing(read_through(document), field)

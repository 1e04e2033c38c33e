"""From a document to its record: the one path that every command takes."""

from __future__ import annotations

from cpts_extract.annotate import read_through
from cpts_extract.models import Document, Extraction
from cpts_extract.resolve import resolve


def extract(document: Document) -> Extraction:
    """Extract a release's record, with every candidate that was weighed for it."""
    return resolve(read_through(document))

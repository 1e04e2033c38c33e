"""A release of one's own wording, and what is read from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Cpts, Document, Record


def record_of(text: str) -> Record:
    return extract(Document("x.txt", "", "text", text)).record


@pytest.fixture
def record() -> Callable[[str], Record]:
    """Read a text into its record."""
    return record_of


@pytest.fixture
def cpts() -> Callable[[str], Cpts]:
    """Read a text about one CPTS into that one's entry."""

    def read(text: str) -> Cpts:
        found = record_of(text).cpts
        assert len(found) == 1, [c.name for c in found]
        return found[0]

    return read

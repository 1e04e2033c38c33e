"""A release of one's own wording, and what is read from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.annotate import read_through
from cpts_extract.models import Cpts, Document, Record
from cpts_extract.resolve import resolve


def record_of(text: str) -> Record:
    # No further than resolve: the communes are invented, and the stages after it would look for them on the map.
    return resolve(read_through(Document("x.txt", "", "text", text))).record


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

"""The boxes of a quotation: one for each line that it runs over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.models import Box, Document, Word
from cpts_extract.read import read_document
from cpts_extract.read.boxes import boxes

#          0         1         2         3
#          0123456789012345678901234567890123
TEXT = "CPTS des Trois\nForêts signe\fà Liffré"
WORDS = (
    Word(0, 4, 0, (1, 70.0, 90.0, 100.0, 100.0)),
    Word(5, 8, 0, (1, 103.0, 91.0, 120.0, 101.0)),
    Word(9, 14, 0, (1, 123.0, 90.0, 150.0, 100.0)),
    Word(15, 21, 1, (1, 70.0, 104.0, 105.0, 114.0)),
    Word(22, 27, 1, (1, 108.0, 104.0, 140.0, 114.0)),
    Word(28, 29, 2, (2, 70.0, 90.0, 75.0, 100.0)),
    Word(30, 36, 2, (2, 78.0, 90.0, 110.0, 100.0)),
)
DOCUMENT = Document("a.pdf", "0", "pdf", TEXT, WORDS, pages=2)


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("CPTS", ((1, 70.0, 90.0, 100.0, 100.0),)),
        ("CPTS des", ((1, 70.0, 90.0, 120.0, 101.0),)),
        ("PT", ((1, 70.0, 90.0, 100.0, 100.0),)),
        ("Trois\nForêts", ((1, 123.0, 90.0, 150.0, 100.0), (1, 70.0, 104.0, 105.0, 114.0))),
        ("signe\fà Liffré", ((1, 108.0, 104.0, 140.0, 114.0), (2, 70.0, 90.0, 110.0, 100.0))),
        (" ", ()),
        ("\n", ()),
        ("", ()),
        (
            TEXT,
            (
                (1, 70.0, 90.0, 150.0, 101.0),
                (1, 70.0, 104.0, 140.0, 114.0),
                (2, 70.0, 90.0, 110.0, 100.0),
            ),
        ),
    ],
)
def test_boxes(quotation: str, expected: tuple[Box, ...]) -> None:
    start = TEXT.index(quotation)
    assert boxes(DOCUMENT, start, start + len(quotation)) == expected


def test_a_text_has_no_boxes() -> None:
    assert boxes(Document("a.txt", "0", "text", TEXT), 0, 10) == ()


def test_boxes_of_a_read_pdf(make_pdf: Callable[..., Path], write: Callable[..., Callable[[Any], None]]) -> None:
    document = read_document(make_pdf(write((72, 100, "plus de 103", 10), (72, 112, "000 habitants", 10))))
    start = document.text.index("103\n000")
    assert boxes(document, start, start + 7) == (
        (1, 107.02, 92.0, 123.7, 102.0),
        (1, 72.0, 104.0, 88.68, 114.0),
    )

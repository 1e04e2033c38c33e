"""One date in many wordings: a signing, a founding, the release's own, or none of them (see ``dated_wordings.txt``)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]

LINES = [
    line
    for line in Path(__file__).with_name("dated_wordings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def told(record: Record, expected: str) -> str:
    """Write what was read as ``expected`` is written."""
    if expected.startswith("= "):
        founded = [c.founded for c in record.cpts if c.founded]
        return f"= {record.released or '-'} {', '.join(founded) or '-'}"
    signed = [f"{(c.name or '').removeprefix('CPTS ')} {c.signature_date}" for c in record.cpts if c.signature_date]
    return ", ".join(sorted(signed, key=lambda one: expected.find(one))) or "-"


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("!")])
def test_wordings(record: Read, line: str) -> None:
    expected, text = line.split(" | ", 1)
    assert told(record(text.replace("\\n", "\n")), expected) == expected


@pytest.mark.xfail(strict=True, reason="no word of signing beside the date, or the birth of somebody else")
@pytest.mark.parametrize("line", [line.removeprefix("! ") for line in LINES if line.startswith("!")])
def test_wordings_that_are_misread(record: Read, line: str) -> None:
    expected, text = line.split(" | ", 1)
    assert told(record(text.replace("\\n", "\n")), expected) == expected

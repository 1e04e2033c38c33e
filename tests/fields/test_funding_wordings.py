"""One sum in many wordings: what it is for, and whether it is the CPTS's at all (see ``funding_wordings.txt``)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]

LINES = [
    line
    for line in Path(__file__).with_name("funding_wordings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXTS = [
    "Les CPTS du Val Clair et du Haut Pays ont signé. La première recevra 60 000 € par an, la seconde 75 000 €.",
    "Deux CPTS ont signé : la CPTS du Val Clair (60 000 € de fonctionnement) et la CPTS du Haut Pays (75 000 €).",
    "La CPTS du Val Clair et la CPTS du Haut Pays recevront respectivement 60 000 € et 75 000 € par an.",
    "Les CPTS du Val Clair et du Haut Pays signent : 60 000 € pour la CPTS du Val Clair, 75 000 € pour celle du Haut Pays.",
]


def told(record: Record) -> str:
    own = ", ".join(f"{f.amount} {f.purpose}" for c in record.cpts for f in c.funding)
    others = ", ".join(str(f.amount) for f in record.scheme_funding)
    return f"{own or '-'} | {others or '-'}"


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("!")])
def test_wordings(record: Read, line: str) -> None:
    own, others, text = line.split(" | ", 2)
    assert told(record(text.replace("\\n", "\n"))) == f"{own} | {others}"


@pytest.mark.xfail(strict=True, reason="only the sense of the sentence tells whose the sum is, or what for")
@pytest.mark.parametrize("line", [line.removeprefix("! ") for line in LINES if line.startswith("!")])
def test_wordings_that_are_misread(record: Read, line: str) -> None:
    own, others, text = line.split(" | ", 2)
    assert told(record(text.replace("\\n", "\n"))) == f"{own} | {others}"


@pytest.mark.parametrize("text", TEXTS)
def test_each_cpts_gets_its_own(record: Read, text: str) -> None:
    read = {c.name: [f.amount for f in c.funding] for c in record(text).cpts}
    assert read == {"CPTS du Val Clair": [60000], "CPTS du Haut Pays": [75000]}

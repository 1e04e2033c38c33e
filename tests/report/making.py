"""Releases full of markup, and commands run in a folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner
from cpts_extract.cli import main
from cpts_extract.load.facts import Read
from cpts_extract.models import Aggregate, Area, Commune, Cpts, Document, Evidence, Funding, Mission, Quantity, Record

ROOT = Path(__file__).parents[2]


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Be in a folder for a while: sources of releases are relative to the one that a command runs in."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run(*arguments: object) -> str:
    """Run a command that must succeed."""
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return result.stdout


HOSTILE = '<script>alert("x")</script><img src="https://example.org/x.png" onerror="alert(1)">'
"""What would run, and ask a network, were it taken for markup."""


def hostile() -> Read:
    """A release that is full of markup: in its source, title, text, and in every name of its CPTS."""
    name = f"CPTS du {HOSTILE} {{{{ 7 * 7 }}}} ]]> --> </title></style>"
    place = f"Ville'\" onmouseover='alert(2)' {HOSTILE}"
    text = f"{HOSTILE}\n{name} couvre 12 000 habitants.\n</div></main><svg onload=alert(3)>\u202e\n{place} javascript:alert(4)"

    def proof(words: str) -> tuple[Evidence, ...]:
        start = text.index(words)
        return (Evidence(words, start, start + len(words), (), f"test.{HOSTILE}", 0.9),)

    entry = Cpts(
        name=name,
        signature_date="2024-10-09",
        signature_place=place,
        population=Quantity(12000),
        communes=(Commune(place),),
        department=Area("Morbihan", "56"),
        missions=(Mission("prevention", None, HOSTILE, (HOSTILE,)),),
        funding=(Funding(50000, None, "exact", "operation", "year", HOSTILE),),
        located=("56",),
        evidence={
            "name": proof(name), "population": proof("12 000 habitants"), "signature_date": proof("couvre"),
            "signature_place": proof(place), "communes": proof(place), "missions.0": proof(HOSTILE),
            "funding.0": proof("</div></main>"), "department": proof("<svg onload=alert(3)>"),
        },
    )  # fmt: skip
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = f"releases/{HOSTILE.replace('/', '∕')}.txt"
    record = Record(
        source, digest, "communique", HOSTILE, "2024-10-10", (entry,), (HOSTILE,), (),
        (Aggregate("France", "cpts_count", 800, None),), (),
        {"title": proof(HOSTILE), "mentioned.0": proof(HOSTILE), "aggregates.0": proof(HOSTILE)},
    )  # fmt: skip
    return Read(source, Document(source, digest, "text", text), record)

"""What is counted and listed, and everything that may be doubtful stands among the doubts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.load.facts import Read, Unreadable
from cpts_extract.models import Cpts, Document, Evidence, Funding, PopulationVerdict, Quantity, Record, Warning
from cpts_extract.report import facts, lists
from cpts_extract.report.proofs import Prover
from cpts_extract.report.tiles import PLACES
from cpts_extract.territory import gazetteer

from .making import run


@pytest.mark.parametrize(
    ("stated", "population", "bound", "highest", "size"),
    [
        (2, 500_000, "exact", None, 2),
        (None, 39_999, "exact", None, 1),
        (None, 40_000, "exact", None, 2),
        (None, 80_000, "about", None, 3),
        (None, 175_000, "exact", None, 4),
        (None, 39_000, "range", 41_000, None),
        (None, 41_000, "range", 42_000, 2),
        (None, 41_000, "at_least", None, None),
        (None, 41_000, "at_most", None, None),
        (None, None, None, None, None),
    ],
)
def test_the_size_is_what_is_stated_or_what_the_population_leaves_no_doubt_of(
    stated: int | None, population: int | None, bound: str | None, highest: int | None, size: int | None
) -> None:
    row = {"size_class": stated, "population": population, "population_bound": bound, "population_max": highest}
    assert lists.size_of(row) == size


def test_every_departement_that_people_live_in_has_a_tile_of_its_own() -> None:
    assert set(PLACES) == {one.code for one in gazetteer.departments() if one.population}
    assert len(set(PLACES.values())) == len(PLACES)
    assert all(1 <= column <= 12 for column, _ in PLACES.values())


# ---- doubts -----------------------------------------------------------------------------------------------------


def release(source: str, released: str, population: int, sure: float, **more: Any) -> Read:
    text = f"{source} : la CPTS du Blavet, 75 000 €, {population} habitants."

    def proof(words: str, confidence: float = 0.95) -> tuple[Evidence, ...]:
        start = text.index(words)
        return (Evidence(words, start, start + len(words), (), "test.rule", confidence),)

    entry = Cpts(
        name="CPTS du Blavet",
        population=Quantity(population),
        population_verdict=PopulationVerdict("differs", 10_000, 2021, "municipal", "communes", -50.0, ""),
        funding=(Funding(75000, None, "exact", "operation", "year", None),),
        located=("56",),
        evidence={
            "name": proof("CPTS du Blavet"),
            "population": proof(f"{population} habitants", sure),
            "funding.0": proof("75 000 €"),
        },
    )
    said = Warning(
        "funding_off_grid", "In English.", "funding", proof("75 000 €")[0], "75000 €", "50000 €", "ACI of 2019, sizes"
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    record = Record(source, digest, "communique", None, released, (entry,), (), (), (), (said,))
    document = Document(source, digest, "text", text)
    return Read(source, replace(document, **more), record)


@pytest.fixture(scope="module")
def doubtful(load: Callable[..., Path]) -> Path:
    return load(
        release("a.txt", "2021-03-02", 20_000, 0.6),
        release("b.txt", "2022-03-02", 24_000, 0.7, status="partial", problems=("page 2 is broken",)),
        Unreadable("c.pdf", reason="empty file", sha256=None),
    )


def test_each_kind_of_doubt_is_listed(doubtful: Path) -> None:
    from cpts_extract.load.open import open_to_read

    with open_to_read(doubtful) as connection:
        known = facts.gather(connection)
    prover = Prover(known, {})
    told = lists.doubts(known, lists.sums(known, prover), prover)
    assert {name: len(some) for name, some in told.items()} == {
        "conflicts": 1, "duplicates": 0, "populations": 2, "sums": 2, "warnings": 2, "unsure": 1, "unread": 2,
        "aggregates": 0,
    }  # fmt: skip
    assert [row["confidence"] for row in told["unsure"]] == [0.7]
    assert [one["message"].text.replace("\u202f", " ") for one in told["warnings"]] == [
        "le texte dit 75 000 € ; attendu : 50 000 € (ACI de 2019, tailles)"
    ] * 2


def test_doubts_are_shown_on_the_home_page_on_their_own_and_on_the_page_of_the_cpts(
    doubtful: Path, tmp_path: Path
) -> None:
    run("report", "--warehouse", doubtful, "--out", tmp_path / "out")
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.html")}
    assert '<a href="doutes.html#contradictions"><strong>1</strong>' in pages["index.html"]
    assert "empty file" in pages["doutes.html"]
    page = pages["56-blavet.html"]
    assert 'class="off-grid"' in page
    assert "Contradictions entre communiqués" in page
    assert 'class="differs"' in page
    assert "lu en partie" in pages["communiques.html"]
    assert "illisible" in pages["communiques.html"]

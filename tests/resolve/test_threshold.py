"""What stays of a record when only sure values are asked for."""

from __future__ import annotations

from dataclasses import replace

from cpts_extract.models import (
    Commune,
    Cpts,
    Evidence,
    Extraction,
    Funding,
    PopulationVerdict,
    Quantity,
    Record,
    Warning,
)
from cpts_extract.resolve.threshold import at_least


def proof(start: int, confidence: float) -> tuple[Evidence, ...]:
    return (Evidence("words", start, start + 5, (), "test.rule", confidence),)


SUM = Funding(75_000, None, "exact", "operation", "year", None)
ENTRY = Cpts(
    "CPTS du Val",
    population=Quantity(57_633),
    commune_count=11,
    communes=(Commune("Arc"), Commune("Bar"), Commune("Col")),
    evidence={
        "name": proof(0, 0.3),
        "population": proof(10, 0.95),
        "commune_count": proof(20, 0.6),
        "communes.0": proof(30, 0.95),
        "communes.1": proof(40, 0.89),
        "communes.2": proof(50, 0.9),
    },
)
RECORD = Record(
    "a.txt", "0", "communique", None, "2024", (ENTRY,), (), (SUM,), (), (Warning("old", "kept"),),
    {"released": proof(60, 0.5), "scheme_funding.0": proof(70, 0.99)},
)  # fmt: skip


def test_what_is_not_sure_enough_goes_with_a_warning() -> None:
    got = at_least(Extraction(RECORD, ()), 0.9).record
    (entry,) = got.cpts
    assert entry == replace(
        ENTRY,
        commune_count=None,
        communes=(Commune("Arc"), Commune("Col")),
        evidence={
            "name": proof(0, 0.3),
            "population": proof(10, 0.95),
            "communes.0": proof(30, 0.95),
            "communes.1": proof(50, 0.9),
        },
    )
    assert (got.released, got.scheme_funding, got.evidence) == (None, (SUM,), {"scheme_funding.0": proof(70, 0.99)})
    assert [(w.code, w.field) for w in got.warnings] == [
        ("old", None),
        ("low_confidence", "commune_count"),
        ("low_confidence", "communes"),
        ("low_confidence", "released"),
    ]
    assert got.warnings[1].message == "“words” is left out: 0.60 sure, 0.9 asked for"


def test_nothing_goes_where_all_is_sure_enough() -> None:
    assert at_least(Extraction(RECORD, ()), 0.05) == Extraction(RECORD, ())


def test_the_verdict_on_a_population_goes_with_it() -> None:
    entry = replace(ENTRY, population_verdict=PopulationVerdict("cannot tell", reason="no communes named"))
    kept, gone = (
        at_least(Extraction(replace(RECORD, cpts=(entry,)), ()), least).record.cpts[0] for least in (0.9, 0.96)
    )
    assert (kept.population, kept.population_verdict) == (entry.population, entry.population_verdict)
    assert (gone.population, gone.population_verdict) == (None, None)

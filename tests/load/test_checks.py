"""The views that hold what is announced against official figures, the grid, and the warehouse's own counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from cpts_extract.load.facts import Read
from cpts_extract.load.query import query
from cpts_extract.models import (
    Aggregate,
    Area,
    Cpts,
    Evidence,
    Funding,
    Milestone,
    PopulationVerdict,
    Quantity,
    Warning,
)

Load = Callable[..., None]
State = Callable[..., Read]


def ask(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    return query(warehouse, sql).rows


def test_population_check_tells_the_verdict_on_each_announced_one(load: Load, warehouse: Path, state: State) -> None:
    exact = PopulationVerdict("exact", 42105, 2021, "municipal", "communes", 0.0, "11 communes")
    cannot = PopulationVerdict("cannot tell", None, None, None, None, None, "no communes named")
    load(
        state("a.txt", "2021", [Cpts("CPTS du Bray", population=Quantity(42105), population_verdict=exact)]),
        state("b.txt", "2023", [Cpts("CPTS du Bray", population=Quantity(42000, "about"), population_verdict=cannot)]),
    )
    sql = "SELECT * EXCLUDE (quotation, released) FROM population_check"
    assert ask(warehouse, sql) == [
        (
            "bray", "CPTS du Bray", 42105, "exact", 42105, "exact", 2021, "municipal", 0.0, "communes", "11 communes",
            "a.txt",
        ),
        (
            "bray", "CPTS du Bray", 42000, "about", None, "cannot tell", None, None, None, None, "no communes named",
            "b.txt",
        ),
    ]  # fmt: skip


def test_funding_check_tells_what_is_on_the_grid_and_what_is_off(load: Load, warehouse: Path, state: State) -> None:
    text = "CPTS du Bray : 75 000 €, 90 000 €, 1 500 €"

    def proof(words: str) -> tuple[Evidence, ...]:
        return (Evidence(words, text.index(words), text.index(words) + len(words), (), "test.rule", 0.9),)

    sums = [
        Funding(75000, None, "exact", "operation", "year", None, "fonctionnement, taille 3, par an"),
        Funding(90000, None, "exact", "operation", "year", None),
        Funding(1500, None, "exact", "other", None, None),
    ]
    entry = Cpts(
        "CPTS du Bray",
        funding=tuple(sums),
        evidence={"funding.0": proof("75 000 €"), "funding.1": proof("90 000 €"), "funding.2": proof("1 500 €")},
    )
    read = state("a.txt", "2023", [entry], text=text)
    warning = Warning("funding_off_grid", "...", "funding", proof("90 000 €")[0], "90000 €", "75000 €", "ACI of 2019")
    proved = replace(read.record.cpts[0], evidence={**read.record.cpts[0].evidence, **entry.evidence})
    proved.evidence.pop("funding")
    load(replace(read, record=replace(read.record, cpts=(proved,), warnings=(warning,))))
    sql = "SELECT amount, verdict, meaning, code, found, expected, expected_source, quotation FROM funding_check"
    assert ask(warehouse, sql) == [
        (75000, "on grid", "fonctionnement, taille 3, par an", None, None, None, None, "75 000 €"),
        (90000, "off grid", None, "funding_off_grid", "90000 €", "75000 €", "ACI of 2019", "90 000 €"),
        (1500, "cannot tell", None, None, None, None, None, "1 500 €"),
    ]


MORBIHAN = Area("Morbihan", "56")


def test_coverage_is_that_of_signed_ones_beside_the_official_population(
    load: Load, warehouse: Path, state: State
) -> None:
    load(
        state(
            "a.txt", "2021", [Cpts("CPTS A", department=MORBIHAN, signature_date="2021", population=Quantity(78339))]
        ),
        state("b.txt", "2022", [Cpts("CPTS B", department=MORBIHAN, signature_date="2022-02")]),
        state("c.txt", "2023", [Cpts("CPTS C", department=MORBIHAN, population=Quantity(50000))]),
        state(
            "d.txt", "2023", [Cpts("CPTS D", located=("56", "35"), signature_date="2023", population=Quantity(1000))]
        ),
    )
    sql = "SELECT * EXCLUDE (region, department) FROM coverage_by_department WHERE department_code IN ('56', '35')"
    assert ask(warehouse, sql) == [
        ("35", 1, 1, 1000, 0, 1120666, 2026, 0.1),
        ("56", 3, 2, 78339, 1, 783390, 2026, 10.0),
    ]
    assert ask(warehouse, "SELECT count(*), sum(population) FROM coverage_by_department") == [(109, 68952941)]


def test_aggregates_stand_beside_our_own_counts_at_their_date(load: Load, warehouse: Path, state: State) -> None:
    given = [
        Aggregate("France", "contracts_signed", 700, "2025-05"),
        Aggregate("Bretagne", "contracts_signed", 1, "2021-06"),
        Aggregate("bretagne", "contracts_signed", 1, "2021"),
        Aggregate("Morbihan", "cpts_count", 2, None),
        Aggregate("Morbihan", "population_covered", 42000, None),
        Aggregate("Var", "contracts_signed", 3, None),
        Aggregate("Vexin", "cpts_count", 3, None),
        Aggregate("Morbihan", "projects", 3, None),
    ]
    stating = state("z.txt", "2023-01-31", [Cpts("CPTS Z")])
    record = replace(stating.record, aggregates=tuple(given))
    load(
        replace(stating, record=record),
        state(
            "a.txt",
            None,
            [Cpts("CPTS A", department=MORBIHAN, signature_date="2021-06-30", population=Quantity(42000))],
        ),
        state("b.txt", None, [Cpts("CPTS B", department=MORBIHAN, signature_date="2021-07-01")]),
        state(
            "c.txt", None, [Cpts("CPTS C", department=MORBIHAN, signature_date="2023-02-01", population=Quantity(9))]
        ),
    )
    assert ask(warehouse, "SELECT * EXCLUDE (quotation, source, released) FROM aggregate_check") == [
        ("Bretagne", "contracts_signed", 1, "2021-06", 1, "equal"),
        ("France", "contracts_signed", 700, "2025-05", 3, "fewer known"),
        ("Morbihan", "cpts_count", 2, "2023-01-31", 3, "more known"),
        ("Morbihan", "population_covered", 42000, "2023-01-31", 42000, "equal"),
        ("Var", "contracts_signed", 3, "2023-01-31", 0, "fewer known"),
        ("bretagne", "contracts_signed", 1, "2021", 2, "more known"),
    ]  # fmt: skip


def test_timeline_has_a_row_for_each_step(load: Load, warehouse: Path, state: State) -> None:
    steps = (Milestone("letter_of_intent", "2019-05"), Milestone("approval", "2020-11-03"))
    load(
        state("a.txt", "2022", [Cpts("CPTS A", founded="2020", milestones=steps, signature_date="2021-02-01")]),
        state("b.txt", "2020", [Cpts("CPTS A", founded="2020-01", signature_date="2021-01")]),
    )
    assert ask(warehouse, "SELECT event, date, source FROM timeline") == [
        ("letter_of_intent", "2019-05", "a.txt"),
        ("founding", "2020-01", "b.txt"),
        ("approval", "2020-11-03", "a.txt"),
        ("signature", "2021-02-01", "a.txt"),
    ]
    assert ask(warehouse, "SELECT letter_of_intent, approval FROM cpts_summary") == [("2019-05", "2020-11-03")]

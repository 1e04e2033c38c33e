"""The views for people: one CPTS is one row, and each value in it is the best one, with its proof."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.load.facts import Read, release_id
from cpts_extract.load.query import facts_of, matching, query
from cpts_extract.models import Area, Bound, Cpts, Evidence, Funding, Mission, Quantity

Load = Callable[..., None]
State = Callable[..., Read]


def ask(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    return query(warehouse, sql).rows


# ---- which entries are of one CPTS ------------------------------------------------------------------------------


def test_spellings_of_a_name_are_one_cpts(load: Load, warehouse: Path, state: State) -> None:
    load(
        state("a.txt", None, [Cpts("CPTS des Trois Coteaux de Bray")]),
        state("b.txt", None, [Cpts("CPTS « 3 coteaux de Bray »")]),
        state("c.txt", None, [Cpts("Communauté professionnelle territoriale de santé 3 Coteaux de Braÿ")]),
    )
    sql = "SELECT cpts_id, releases, sources, conflicts FROM cpts_summary"
    assert ask(warehouse, sql) == [("3-coteaux-bray", 3, ["a.txt", "b.txt", "c.txt"], 0)]


def test_a_departement_known_once_holds_for_all_unless_two_share_the_name(
    load: Load, warehouse: Path, state: State
) -> None:
    load(
        state("a.txt", None, [Cpts("CPTS du Blavet", department=Area("Morbihan", "56"))]),
        state("b.txt", None, [Cpts("CPTS du Blavet")]),
        state("c.txt", None, [Cpts("CPTS du Bray", department=Area("Var", "83"))]),
        state("d.txt", None, [Cpts("CPTS du Bray", department=Area("Nord", "59"))]),
        state("e.txt", None, [Cpts("CPTS du Bray")]),
    )
    assert ask(warehouse, "SELECT cpts_id, sources FROM cpts_summary ORDER BY 1") == [
        ("56-blavet", ["a.txt", "b.txt"]),
        ("59-bray", ["d.txt"]),
        ("83-bray", ["c.txt"]),
        ("bray", ["e.txt"]),
    ]


def test_cpts_never_named_are_not_thrown_together(load: Load, warehouse: Path, state: State) -> None:
    load(state("a.txt", None, [Cpts(None)], text="None a"), state("b.txt", None, [Cpts(None)], text="None b"))
    assert ask(warehouse, "SELECT name, releases FROM cpts_summary") == [(None, 1), (None, 1)]


def test_the_same_bytes_under_two_paths_count_once(load: Load, warehouse: Path, rich: Read) -> None:
    copy = replace(rich, source="copies/trois-forets.pdf")
    load(rich, copy)
    assert ask(warehouse, "SELECT source FROM release ORDER BY 1") == [(copy.source,), (rich.source,)]
    sql = "SELECT name, releases, sources FROM cpts_summary ORDER BY 1"
    assert ask(warehouse, sql) == [
        ("CPTS Bruyères", 1, [copy.source]),
        ("CPTS des Trois Forêts", 1, [copy.source]),
    ]
    assert ask(warehouse, "SELECT amount, source FROM funding_detail ORDER BY 1") == [
        (50000, copy.source),
        (75000, copy.source),
        (380000, copy.source),
    ]
    # A copy that was lost later gives way to one that is there.
    load(lost={copy.source: "no such file"})
    assert ask(warehouse, "SELECT DISTINCT source FROM funding_detail") == [(rich.source,)]


# ---- cpts_summary -----------------------------------------------------------------------------------------------


def test_the_summary_shows_a_value_with_its_proof(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    sql = "SELECT COLUMNS('^(population|signature_date)') FROM cpts_summary WHERE name = 'CPTS des Trois Forêts'"
    answer = query(warehouse, sql)
    assert [dict(zip(answer.columns, row, strict=True)) for row in answer.rows] == [
        {
            "signature_date": "2024-10-09",
            "signature_date_first": dt.date(2024, 10, 9),
            "signature_date_quote": "9 octobre 2024",
            "signature_date_source": rich.source,
            "signature_date_confidence": 0.97,
            "signature_date_why": "only statement",
            "population": 57633,
            "population_bound": "about",
            "population_max": None,
            "population_quote": "57 633 habitants",
            "population_source": rich.source,
            "population_confidence": 0.9,
            "population_why": "only statement",
        }
    ]


def test_the_summary_has_what_people_ask_for(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    wanted = (
        "name, signature_date, signature_place, founded, population, commune_count, professionals, professionals_max, "
        "members, department, department_code, region, size_class, ordinal_rank, contract_years, funding_total, "
        "funding_total_bound, names, communes, epcis, missions, releases, conflicts"
    )
    assert ask(warehouse, f"SELECT {wanted} FROM cpts_summary WHERE cpts_id = '56-3-forets'") == [
        (
            "CPTS des Trois Forêts", "2024-10-09", "Vannes", "2023-03", 57633, 11, 60, 70, 52, "Morbihan", "56",
            "Bretagne", 2, 6, 5, 380000, "at_most", ["CPTS 3 Forêts", "CPTS des Trois Forêts"], ["Ménéac", "Évriguet"],
            ["Ploërmel Communauté"], ["medecin_traitant"], 1, 0,
        )
    ]  # fmt: skip


def test_the_best_value_is_of_a_subject_sure_exact_new_and_confident(load: Load, warehouse: Path, state: State) -> None:
    def stated(
        source: str, released: str, value: int, confidence: float, *, subject: bool = True, bound: Bound = "exact"
    ) -> Read:
        text = f"{source} {released} CPTS du Blavet"
        proof = (Evidence("CPTS du Blavet", len(text) - 14, len(text), (), "test.rule", confidence),)
        population = Quantity(value, bound)
        entry = Cpts("CPTS du Blavet", subject=subject, population=population, evidence={"population": proof})
        return state(source, released, [entry], text=text)

    readings = [
        stated("a.txt", "2025-01-01", 1, 1.0, subject=False),
        stated("b.txt", "2024-01-01", 2, 0.7),
        stated("c.txt", "2022", 3, 0.8, bound="about"),
        stated("d.txt", "2020-05", 4, 0.8),
        stated("e.txt", "2023-05", 5, 0.8),
        stated("f.txt", "2023-05", 6, 0.9),
    ]
    best = []
    for last in range(1, 7):
        load(*readings[:last])
        best += ask(warehouse, "SELECT population, population_source, population_why FROM cpts_summary")
    assert best == [
        (1, "a.txt", "only statement"),
        (2, "b.txt", "of a release about it"),
        (3, "c.txt", "sure before doubtful"),
        (4, "d.txt", "exact before rounded"),
        (5, "e.txt", "newer"),
        (6, "f.txt", "more confident"),
    ]
    assert ask(warehouse, "SELECT conflicts, conflict_fields FROM cpts_summary") == [(1, ["population"])]


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_which_of_equals_is_shown_does_not_hang_on_the_names_of_files(
    names: tuple[str, str], load: Load, warehouse: Path, state: State
) -> None:
    def quoting(source: str, words: str) -> Read:
        text = f"La CPTS du Blavet : {words}."
        start = text.index(words)
        proof = (Evidence(words, start, start + len(words), (), "test.rule", 0.9),)
        return state(
            source,
            "2023",
            [Cpts("CPTS du Blavet", population=Quantity(41500), evidence={"population": proof})],
            text=text,
        )

    load(*map(quoting, names, ("41 500 habitants", "habitants : 41 500")))
    told = ask(warehouse, "SELECT population_quote, population_why FROM cpts_summary")
    assert told == [("41 500 habitants", "all agree")]


# ---- history, conflict ------------------------------------------------------------------------------------------


def test_history_is_a_dated_series_for_each_field(load: Load, warehouse: Path, state: State) -> None:
    load(
        state("a.txt", "2021-05", [Cpts("CPTS du Blavet", population=Quantity(40000, "about"), size_class=2)]),
        state("b.txt", "2023", [Cpts("CPTS du Blavet", population=Quantity(41500))]),
    )
    sql = "SELECT field, value, bound, released, source, shown, why FROM history WHERE field <> 'name' ORDER BY 1, 4"
    assert ask(warehouse, sql) == [
        ("population", "40000", "about", "2021-05", "a.txt", False, "last"),
        ("population", "41500", "exact", "2023", "b.txt", True, "exact before rounded"),
        ("size_class", "2", None, "2021-05", "a.txt", True, "only statement"),
    ]


def test_conflict_tells_what_is_stated_by_whom_and_which_is_shown(load: Load, warehouse: Path, state: State) -> None:
    load(
        state("a.txt", "2021-05", [Cpts("CPTS du Blavet", signature_date="2021-04-02", commune_count=9)]),
        state("b.txt", "2023", [Cpts("CPTS du Blavet", signature_date="2021-04-12", commune_count=9)]),
        state("c.txt", "2022", [Cpts("CPTS du Blavet", signature_date="2021")]),
    )
    assert ask(warehouse, "SELECT * EXCLUDE cpts_id FROM conflict") == [
        (
            "CPTS du Blavet", "signature_date", "2021-04-12", "newer", ["2021", "2021-04-02", "2021-04-12"],
            ["a.txt", "b.txt", "c.txt"],
        )
    ]  # fmt: skip


def test_values_that_agree_are_no_conflict(load: Load, warehouse: Path, state: State) -> None:
    load(
        state(
            "a.txt", None, [Cpts("CPTS A", population=Quantity(57633), signature_date="2024-10-09", commune_count=9)]
        ),
        state("b.txt", None, [Cpts("CPTS A", population=Quantity(57000, "at_least"), signature_date="2024-10")]),
        state("c.txt", None, [Cpts("CPTS A", population=Quantity(58000, "about"), signature_date="2024")]),
    )
    assert ask(warehouse, "SELECT conflicts, conflict_fields FROM cpts_summary") == [(0, [])]
    load(state("d.txt", None, [Cpts("CPTS A", signature_date="2024-11", commune_count=8)]))
    assert ask(warehouse, "SELECT conflicts, conflict_fields FROM cpts_summary") == [
        (2, ["commune_count", "signature_date"])
    ]


# ---- the others -------------------------------------------------------------------------------------------------


def test_funding_detail_tells_who_announces_what_in_which_words(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    sql = (
        "SELECT name, department, amount, bound, purpose, period, payer, meaning, quotation, page, source, released, rule "
        "FROM funding_detail ORDER BY amount"
    )
    told = (rich.source, "2024-10-10")
    forets = ("CPTS des Trois Forêts", "Morbihan")
    assert ask(warehouse, sql) == [
        (None, None, 50000, "exact", "operation", "year", None, None, "50 000 € par an", 2, *told, "funding.scheme"),
        (
            *forets, 75000, "exact", "operation", "year", None, "fonctionnement, taille 3, par an", "75 000 €", 1, *told,
            "funding.operation",
        ),
        (
            *forets, 380000, "at_most", "total", None, "l'Assurance Maladie", None, "jusqu'à 380 000 € au total", 1, *told,
            "funding.total",
        ),
    ]  # fmt: skip


def test_mission_matrix_tells_unknown_from_no(load: Load, warehouse: Path, state: State) -> None:
    load(
        state("a.txt", None, [Cpts("CPTS A", missions=(Mission("parcours", None, "a"), Mission("crise", None, "b")))]),
        state("b.txt", None, [Cpts("CPTS A", missions=(Mission("qualite", None, "c"),))]),
        state("c.txt", None, [Cpts("CPTS B", commune_count=4)]),
    )
    answer = query(warehouse, "SELECT * EXCLUDE (cpts_id, department) FROM mission_matrix ORDER BY name")
    assert answer.columns == [
        "name", "medecin_traitant", "soins_non_programmes", "parcours", "prevention", "crise", "qualite",
        "accompagnement", "autre",
    ]  # fmt: skip
    assert answer.rows == [
        ("CPTS A", False, False, True, False, True, True, False, False),
        ("CPTS B", None, None, None, None, None, None, None, None),
    ]


def test_signature_timeline_adds_up_by_month(load: Load, warehouse: Path, state: State) -> None:
    load(
        state("a.txt", None, [Cpts("CPTS A", signature_date="2021-03-02", population=Quantity(10000))]),
        state("b.txt", None, [Cpts("CPTS B", signature_date="2021-03", population=Quantity(20000))]),
        state("c.txt", None, [Cpts("CPTS C", signature_date="2022-01-31")]),
        state("d.txt", None, [Cpts("CPTS D", signature_date="2021", population=Quantity(40000))]),
    )
    assert ask(warehouse, "FROM signature_timeline") == [
        (dt.date(2021, 3, 1), 2, 2, 30000, 30000, ["CPTS A", "CPTS B"]),
        (dt.date(2022, 1, 1), 1, 3, None, 30000, ["CPTS C"]),
    ]


# ---- one CPTS ---------------------------------------------------------------------------------------------------


def test_a_name_is_found_whatever_its_accents_and_case(load: Load, warehouse: Path, rich: Read, state: State) -> None:
    load(rich, state("a.txt", None, [Cpts("CPTS Forêts du Nord", commune_count=3)]))
    forets = ("56-3-forets", "CPTS des Trois Forêts")
    nord = ("forets-nord-" + release_id("a.txt") + ".0", "CPTS Forêts du Nord")
    found = {name: matching(warehouse, name) for name in ("TROIS FORETS", "3 forêts", "forets", "nord", "zzz", "CPTS")}
    assert found == {
        "TROIS FORETS": [forets],
        "3 forêts": [forets],
        "forets": [nord, forets],
        "nord": [nord],
        "zzz": [],
        "CPTS": [("bruyeres", "CPTS Bruyères"), nord, forets],
    }
    assert matching(warehouse, "forets nord") == [nord]


def test_the_facts_of_a_cpts_come_with_quotation_and_source(
    load: Load, warehouse: Path, rich: Read, state: State
) -> None:
    money = Funding(75000, None, "exact", "operation", "year", None)
    load(rich, state("a.txt", None, [Cpts("CPTS 3 Forêts", funding=(money,), located=("56",))]))
    found = [
        (fact.table, list(fact.values.values()), fact.quotation, fact.source, fact.page)
        for fact in facts_of(warehouse, "56-3-forets")
        if fact.table in {"population", "funding"}
    ]
    assert found == [
        (
            "population", [57633, "about", None, "within", 57314, 2021, "municipal", "communes", -0.55, "11 communes"],
            "57 633 habitants", rich.source, 1,
        ),
        (
            "funding", [75000, None, "exact", "operation", "year", None, "fonctionnement, taille 3, par an"], "75 000 €",
            rich.source, 1,
        ),
        (
            "funding", [380000, None, "at_most", "total", None, "l'Assurance Maladie", None], "jusqu'à 380 000 € au total",
            rich.source, 1,
        ),
        ("funding", [75000, None, "exact", "operation", "year", None, None], "CPTS 3 Forêts", "a.txt", None),
    ]  # fmt: skip

"""Sums of official inhabitants, held against what real releases announced."""

from __future__ import annotations

import pytest
from cpts_extract.models import Commune, Epci, Quantity
from cpts_extract.territory.population import Sum, Verdict, check_population, population_of, population_of_epci

TROIS_FORETS = "35001 35051 35101 35107 35121 35031 35152 35154 35178 35253 35334".split()
LANNION = Epci("Lannion-Trégor Communauté", "200065928", "normalised", 2021)
SAUMUR = Epci("Saumur Val de Loire", "200071876", "normalised", 2019)


def communes(codes: list[str]) -> list[Commune]:
    return [Commune(code, code, code, "exact", 2021) for code in codes]


def test_sums_of_communes() -> None:
    assert [(s.vintage, s.series, s.value) for s in population_of(TROIS_FORETS) if s.vintage in {2019, 2021}] == [
        (2019, "municipal", 56514),
        (2021, "municipal", 57633),
        (2021, "municipal_epci", 57314),
        (2021, "total_epci", 58791),
    ]


def test_an_unknown_commune_has_no_sum() -> None:
    assert population_of([*TROIS_FORETS, "35999"]) == ()
    assert population_of([]) == ()


def test_sums_of_an_intercommunalité() -> None:
    assert [s for s in population_of_epci("200071876") if s.vintage == 2019] == [
        Sum(97825, 2019, "municipal", "epcis"),
        Sum(99961, 2019, "municipal_epci", "epcis"),
        Sum(103473, 2019, "total_epci", "epcis"),
    ]
    assert population_of_epci("000000000") == ()


def test_trois_forets_add_up() -> None:
    assert check_population(Quantity(57633), communes(TROIS_FORETS), [], 11) == Verdict(
        "exact", (Sum(57633, 2021, "municipal", "communes"), Sum(57633, 2022, "municipal_epci", "communes")), 0.0
    )


def test_lannion_tregor_has_the_population_announced() -> None:
    """Seven of 57 communes are named: the intercommunalité tells."""
    seven = communes("22113 22168 22194 22207 22034 22362 22127".split())
    assert check_population(Quantity(99520), seven, [LANNION], 57) == Verdict(
        "exact", (Sum(99520, 2021, "municipal_epci", "epcis"),), 0.0
    )


def test_saumur_has_more_than_announced() -> None:
    assert check_population(Quantity(103000, "at_least"), [], [SAUMUR], 45) == Verdict(
        "within", (Sum(103473, 2019, "total_epci", "epcis"),), 0.46
    )


@pytest.mark.parametrize(
    ("announced", "how", "percent"),
    [
        (Quantity(57000), "within", 0.55),
        (Quantity(60000, "about"), "within", 0.26),
        (Quantity(54000, "about"), "within", 4.66),
        (Quantity(54000), "differs", 4.66),
        (Quantity(54000, "at_least"), "within", 4.66),
        (Quantity(54000, "at_most"), "differs", 4.66),
        (Quantity(70000, "at_least"), "differs", -11.93),
        (Quantity(70000, "at_most"), "differs", -11.93),
        (Quantity(57000, "range", 58000), "within", 0.0),
        (Quantity(90000), "differs", -31.5),
    ],
)
def test_verdicts(announced: Quantity, how: str, percent: float) -> None:
    verdict = check_population(announced, communes(TROIS_FORETS), [])
    assert (verdict.how, verdict.percent) == (how, percent)


@pytest.mark.parametrize(
    ("places", "epcis", "count", "reason"),
    [
        ([], [], None, "no communes or intercommunalités named"),
        ([*communes(TROIS_FORETS), Commune("Arc")], [], None, "a place without a code: Arc"),
        (
            [*communes(TROIS_FORETS), Commune("Brézé", "49046", "49060", "delegated", 2021)],
            [],
            None,
            "a part of a commune: Brézé",
        ),
        (communes(TROIS_FORETS), [], 12, "11 of 12 communes named"),
        (communes(TROIS_FORETS), [], 10, "11 communes named, 10 counted"),
        (communes(TROIS_FORETS[:1]), [], None, "only one commune is named"),
        (communes(["35001", "35999"]), [], None, "no vintage has inhabitants for all the communes named"),
        ([], [LANNION, Epci("Haut-Arc")], None, "an intercommunalité without a code: Haut-Arc"),
        ([], [LANNION], 60, "the intercommunalité named: 57 communes (2019), not 60"),
        (
            communes(TROIS_FORETS),
            [LANNION],
            12,
            "11 of 12 communes named; the intercommunalité named: 57 communes (2019), not 12",
        ),
        ([], [Epci("Ancienne", "000000000")], None, "no vintage has all the intercommunalités named"),
    ],
)
def test_what_cannot_be_told_has_its_reason(
    places: list[Commune], epcis: list[Epci], count: int | None, reason: str
) -> None:
    assert check_population(Quantity(57633), places, epcis, count) == Verdict("cannot tell", reason=reason)


def test_a_figure_on_the_right_side_of_a_bound_is_preferred() -> None:
    """103 473 by the total of 2019 is more than announced; 102 165 by that of 2020 is nearer to 102 500, but less."""
    assert check_population(Quantity(102500, "at_least"), [], [SAUMUR]) == Verdict(
        "within", (Sum(103473, 2019, "total_epci", "epcis"),), 0.95
    )

"""Which of several candidates is the value, and what becomes of the others."""

from __future__ import annotations

from typing import Any

import pytest
from cpts_extract.fields.found import Found
from cpts_extract.models import Quantity
from cpts_extract.resolve.choose import choose, rivals


def found(value: Any, token: int, confidence: float = 0.9, against: str | None = None) -> Found:
    return Found("field", value, token, token + 1, token, "test.rule", confidence, against)


def chosen(*candidates: Found) -> list[Any]:
    return [f.value for f in choose(list(candidates))[0]]


def lost(*candidates: Found) -> list[tuple[Any, str | None]]:
    return [(f.value, f.against) for f in choose(list(candidates))[1]]


def test_nothing_is_chosen_from_nothing() -> None:
    assert choose([]) == ([], [])
    assert choose([found(12, 1, against="no")]) == ([], [found(12, 1, against="no")])


def test_the_surest_is_chosen() -> None:
    assert chosen(found(12, 1, 0.7), found(14, 2, 0.9)) == [14]


def test_the_first_is_chosen_among_equals() -> None:
    assert chosen(found(12, 1), found(14, 2)) == [12]


def test_several_mentions_outweigh_one() -> None:
    assert chosen(found(12, 1, 0.9), found(14, 2, 0.8), found(14, 3, 0.8)) == [14, 14]


def test_an_exact_figure_outweighs_a_rounded_one_near_it() -> None:
    about, exact = found(Quantity(20000, "about"), 1, 0.95), found(Quantity(20209), 2, 0.85)
    assert chosen(about, exact) == [Quantity(20209)]
    assert lost(about, exact) == [(Quantity(20000, "about"), "said more exactly elsewhere (20209)")]


def test_a_full_date_outweighs_its_month_and_its_year() -> None:
    year, month, day = found("2021", 1, 0.9), found("2021-05", 2, 0.9), found("2021-05-03", 3, 0.85)
    assert chosen(year, month, day) == ["2021-05-03"]
    assert lost(year, month, day) == [
        ("2021", "said more exactly elsewhere (2021-05-03)"),
        ("2021-05", "said more exactly elsewhere (2021-05-03)"),
    ]


def test_what_contradicts_is_turned_down_with_its_reason() -> None:
    assert lost(found(12, 1, 0.9), found(14, 2, 0.8)) == [(14, "12 is better supported")]


def test_a_rejected_candidate_is_never_chosen_and_keeps_its_reason() -> None:
    candidates = found(12, 1, 0.99, "a part"), found(14, 2, 0.5)
    assert (chosen(*candidates), lost(*candidates)) == ([14], [(12, "a part")])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_the_candidates_does_not_matter(order: tuple[int, ...]) -> None:
    candidates = [found(12, 1, 0.8), found(14, 2, 0.9), found(12, 3, 0.8)]
    assert chosen(*(candidates[n] for n in order)) == [12, 12]


def test_rivals_are_the_other_values_that_no_rule_turned_down() -> None:
    offered = [found(12, 1), found(12, 2), found(14, 3, 0.6), found(14, 4, 0.6), found(16, 5, against="no")]
    assert rivals(choose(offered)[0], offered) == 1
    nearly = [found("2021-05-03", 1), found("2021", 2)]
    assert rivals(choose(nearly)[0], nearly) == 0

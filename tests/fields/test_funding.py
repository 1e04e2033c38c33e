"""Sums: whose they are, what for, how often, how sure, who pays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Cpts, Funding, Record

Read = Callable[[str], Cpts]
ReadAll = Callable[[str], Record]


def sums(entry: Cpts) -> list[tuple[int, int | None, str, str, str | None]]:
    return [(f.amount, f.amount_max, f.bound, f.purpose, f.period) for f in entry.funding]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La CPTS du Val Clair recevra 60 000 € par an pour son fonctionnement.",
            (60000, None, "exact", "operation", "year"),
        ),
        (
            "La CPTS du Val Clair recevra chaque année 60 000 euros pour son fonctionnement.",
            (60000, None, "exact", "operation", "year"),
        ),
        (
            "La CPTS du Val Clair percevra 75k€ par an pour son fonctionnement.",
            (75000, None, "exact", "operation", "year"),
        ),
        (
            "La CPTS du Val Clair percevra jusqu'à 315 000 € par an pour ses missions.",
            (315000, None, "at_most", "missions", "year"),
        ),
        (
            "La CPTS du Val Clair percevra au moins 75 000 € par an pour son fonctionnement.",
            (75000, None, "at_least", "operation", "year"),
        ),
        (
            "La CPTS du Val Clair recevra une aide de 41 500 € à la signature pour son démarrage.",
            (41500, None, "exact", "startup", "once"),
        ),
        (
            "L'ARS a versé à la CPTS du Val Clair 30 000 € pour la rédaction de son projet de santé.",
            (30000, None, "exact", "project_writing", "once"),
        ),
        ("La CPTS du Val Clair recevra au total 1,2 M€ sur cinq ans.", (1200000, None, "exact", "total", "contract")),
        (
            "La CPTS du Val Clair recevra entre 120 000 et 150 000 euros par an pour ses missions.",
            (120000, 150000, "range", "missions", "year"),
        ),
        (
            "La CPTS du Val Clair recevra de 120 000 à 150 000 € par an pour ses missions.",
            (120000, 150000, "range", "missions", "year"),
        ),
        ("CPTS du Val Clair\n\nFonctionnement ........ 60 000 € par an", (60000, None, "exact", "operation", "year")),
        (
            "La CPTS du Val Clair recevra environ soixante mille euros par an pour son fonctionnement.",
            (60000, None, "about", "operation", "year"),
        ),
    ],
)
def test_one_sum(cpts: Read, text: str, expected: tuple[int, int | None, str, str, str | None]) -> None:
    assert sums(cpts(text)) == [expected]


def test_a_total_stands_beside_its_parts(cpts: Read) -> None:
    text = (
        "La CPTS du Val Clair recevra chaque année un financement total de 287 000 € : 60 000 € pour son fonctionnement et "
        "227 000 € pour ses missions."
    )
    assert [(f.amount, f.purpose) for f in cpts(text).funding] == [
        (287000, "total"),
        (60000, "operation"),
        (227000, "missions"),
    ]


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        (
            "L'Assurance Maladie versera à la CPTS du Val Clair 60 000 € par an pour son fonctionnement.",
            "Assurance Maladie",
        ),
        ("L'ARS a versé à la CPTS du Val Clair 30 000 € pour la rédaction de son projet de santé.", "ARS"),
        ("La CPTS du Val Clair recevra 60 000 € par an pour son fonctionnement.", None),
    ],
)
def test_payer(cpts: Read, text: str, payer: str | None) -> None:
    assert [f.payer for f in cpts(text).funding] == [payer]


@pytest.mark.parametrize(
    "text",
    [
        "La CPTS du Val Clair est née. La maison de santé voisine a coûté 2,1 millions d'euros.",
        "La CPTS du Val Clair est née. L'adhésion coûte 20 € par an.",
        "La CPTS du Val Clair est née. La consultation est à 26,50 €.",
    ],
)
def test_a_sum_of_something_else_is_not_its(cpts: Read, text: str) -> None:
    assert cpts(text).funding == ()


def test_a_sum_of_the_scheme_is_the_schemes(record: ReadAll) -> None:
    text = "La CPTS du Val Clair est née. Une CPTS peut recevoir au maximum 450 000 € par an."
    found = record(text)
    assert [c.funding for c in found.cpts] == [()]
    assert found.scheme_funding == (Funding(450000, None, "at_most", found.scheme_funding[0].purpose, "year", None),)


def test_a_sum_behind_what_the_cpts_is_said_to_be_is_its_own(cpts: Read) -> None:
    text = "La CPTS du Val Clair est née. Cela en fait une CPTS de taille 2, qui touchera 60 000 euros par an pour fonctionner."
    assert [(f.amount, f.purpose) for f in cpts(text).funding] == [(60000, "operation")]


def test_a_sum_said_twice_is_one(cpts: Read) -> None:
    text = (
        "La CPTS du Val Clair recevra 60 000 € par an pour son fonctionnement.\n\n"
        "Le fonctionnement de la CPTS du Val Clair est ainsi financé à hauteur de 60 000 € par an."
    )
    found = cpts(text)
    assert sums(found) == [(60000, None, "exact", "operation", "year")]
    assert [e.text for e in found.evidence["funding.0"] if "60 000 €" not in e.text] == []
    assert len(found.evidence["funding.0"]) == 2


def test_each_cpts_its_sum(record: ReadAll) -> None:
    text = (
        "La CPTS du Val Clair recevra 60 000 € par an pour son fonctionnement. La CPTS du Haut Pays recevra 50 000 € par an "
        "pour le sien."
    )
    assert {c.name: [f.amount for f in c.funding] for c in record(text).cpts} == {
        "CPTS du Val Clair": [60000],
        "CPTS du Haut Pays": [50000],
    }


def test_a_sum_of_parts_is_a_total(cpts: Read) -> None:
    text = (
        "La CPTS du Val Clair percevra 60 000 € de fonctionnement et 90 000 € pour ses missions, soit 150 000 € par an."
    )
    assert [(f.amount, f.purpose) for f in cpts(text).funding] == [
        (60000, "operation"),
        (90000, "missions"),
        (150000, "total"),
    ]


def test_what_a_building_cost_is_not_its(cpts: Read) -> None:
    text = "La mairie de Bourg-Neuf prête un local à la CPTS du Val Clair ; sa rénovation a coûté 80 000 €."
    assert cpts(text).funding == ()

"""Whose a figure is, where a text speaks of several CPTS, of all of them, or of none by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Aggregate, Quantity, Record

ReadAll = Callable[[str], Record]


def test_figures_follow_the_name_in_the_sentence(record: ReadAll) -> None:
    text = "La CPTS du Val Clair couvre 12 communes et 30 450 habitants ; la CPTS du Haut Pays couvre 8 communes et 9 800 habitants."
    assert {c.name: (c.commune_count, c.population) for c in record(text).cpts} == {
        "CPTS du Val Clair": (12, Quantity(30450)),
        "CPTS du Haut Pays": (8, Quantity(9800)),
    }


def test_figures_follow_the_heading(record: ReadAll) -> None:
    text = (
        "Deux CPTS signent\n\nCPTS du Val Clair\n\nLe territoire compte 12 communes et 30 450 habitants.\n\nCPTS du Haut Pays\n\n"
        "Le territoire compte 8 communes et 9 800 habitants."
    )
    assert {c.name: (c.commune_count, c.population) for c in record(text).cpts} == {
        "CPTS du Val Clair": (12, Quantity(30450)),
        "CPTS du Haut Pays": (8, Quantity(9800)),
    }


def test_figures_follow_the_item(record: ReadAll) -> None:
    text = (
        "Trois CPTS ont signé leur ACI avec l'ARS et la CPAM :\n- CPTS du Val Clair : 12 communes, 30 450 habitants ;\n"
        "- CPTS du Haut Pays : 8 communes, 9 800 habitants ;\n- CPTS de la Plaine : 9 communes, 22 000 habitants."
    )
    assert {c.name: (c.commune_count, c.population) for c in record(text).cpts} == {
        "CPTS du Val Clair": (12, Quantity(30450)),
        "CPTS du Haut Pays": (8, Quantity(9800)),
        "CPTS de la Plaine": (9, Quantity(22000)),
    }


def test_each_of_them_gets_what_is_said_of_each(record: ReadAll) -> None:
    text = (
        "Les CPTS du Val Clair et du Haut Pays couvrent ensemble deux vallées. La CPTS du Val Clair couvre 12 communes, la CPTS du "
        "Haut Pays en couvre 8. Chacune recevra 50 000 € par an pour son fonctionnement."
    )
    assert {c.name: [f.amount for f in c.funding] for c in record(text).cpts} == {
        "CPTS du Val Clair": [50000],
        "CPTS du Haut Pays": [50000],
    }


def test_an_unnamed_cpts_gets_its_facts(record: ReadAll) -> None:
    text = "La future CPTS couvre 48 communes et 30 450 habitants. Son contrat sera signé le 3 mai 2021 avec l'ARS et la CPAM."
    found = record(text).cpts
    assert [(c.name, c.commune_count, c.population) for c in found] == [(None, 48, Quantity(30450))]


def test_a_text_on_cpts_in_general_states_nothing_of_one(record: ReadAll) -> None:
    text = (
        "Qu'est-ce qu'une CPTS ?\n\nUne CPTS réunit les soignants d'un territoire. Elle signe un contrat avec l'ARS et la CPAM et "
        "reçoit de 50 000 à 90 000 € par an. Les CPTS de taille 2 comptent de 40 000 à 80 000 habitants."
    )
    found = record(text)
    assert (found.kind, found.cpts, found.mentioned) == ("generic", (), ())


def test_a_box_on_cpts_in_general_beside_one(record: ReadAll) -> None:
    text = (
        "La CPTS du Val Clair couvre 12 communes.\n\nQu'est-ce qu'une CPTS ?\n\nUne CPTS peut recevoir jusqu'à 450 000 € par an. Elle "
        "mène des actions de prévention. La plus grande couvre 310 000 habitants."
    )
    found = record(text)
    assert [(c.name, c.population, c.funding, c.missions) for c in found.cpts] == [("CPTS du Val Clair", None, (), ())]


def test_counts_of_a_territory(record: ReadAll) -> None:
    text = "La CPTS du Val Clair est née. La Bretagne compte désormais 31 CPTS. On dénombre en France 564 CPTS."
    assert record(text).aggregates == (
        Aggregate("Bretagne", "cpts_count", 31.0, None),
        Aggregate("France", "cpts_count", 564.0, None),
    )


def test_respectively_gives_each_its_own(record: ReadAll) -> None:
    text = (
        "Les CPTS du Val Clair et du Haut Pays ont signé le 3 mai 2021 un accord conventionnel interprofessionnel avec l'ARS et la CPAM. "
        "Elles couvrent respectivement 12 et 8 communes."
    )
    assert {c.name: c.commune_count for c in record(text).cpts} == {"CPTS du Val Clair": 12, "CPTS du Haut Pays": 8}


def test_what_a_relative_clause_says_is_its_antecedents(record: ReadAll) -> None:
    text = (
        "La CPTS du Val Clair rejoint la CPTS du Haut Pays, qui compte 41 000 habitants et a signé le 4 juin 2020. Elle a signé son ACI "
        "le 3 mai 2021 avec l'ARS et la CPAM."
    )
    assert {c.name: (c.signature_date, c.population) for c in record(text).cpts} == {
        "CPTS du Val Clair": ("2021-05-03", None),
        "CPTS du Haut Pays": ("2020-06-04", Quantity(41000)),
    }


@pytest.mark.xfail(
    strict=True,
    reason="of “celles du Haut Pays (2019) et de la Plaine (2020)” only the first is read: the bracket ends the list",
)
def test_the_others_behind_those_of_are_mentioned(record: ReadAll) -> None:
    text = (
        "La CPTS du Val Clair a signé son ACI le 3 mai 2021 avec l'ARS et la CPAM. Elle suit celles du Haut Pays (2019) et de la "
        "Plaine (2020)."
    )
    found = record(text)
    assert ({c.name for c in found.cpts} | set(found.mentioned)) == {
        "CPTS du Val Clair",
        "CPTS du Haut Pays",
        "CPTS de la Plaine",
    }


TWO = "Les CPTS du Val Clair et du Haut Pays ont signé le 3 mai 2021 leur ACI avec l'ARS et la CPAM."


@pytest.mark.parametrize(
    "text",
    [
        f"{TWO} La première couvre 12 communes, la seconde 8 communes.",
        f"{TWO} La première couvre 12 communes. La seconde, plus petite, en réunit moins : 8 communes.",
        f"{TWO} L'une est rurale. L'autre couvre 8 communes. La première couvre 12 communes.",
        "La CPTS du Val Clair et la CPTS du Haut Pays couvrent respectivement 12 et 8 communes.",
    ],
)
def test_an_ordinal_points_to_its_place_in_the_list(record: ReadAll, text: str) -> None:
    assert {c.name: c.commune_count for c in record(text).cpts} == {"CPTS du Val Clair": 12, "CPTS du Haut Pays": 8}


def test_an_ordinal_beyond_the_list_is_nobodys(record: ReadAll) -> None:
    found = record(f"{TWO} La troisième couvre 12 communes.")
    assert [c.commune_count for c in found.cpts] == [None, None]


def test_the_first_year_is_no_cpts(record: ReadAll) -> None:
    text = f"{TWO} La CPTS du Haut Pays grandit. La première année, elle recevra 60 000 € pour son fonctionnement."
    assert {c.name: [f.amount for f in c.funding] for c in record(text).cpts} == {
        "CPTS du Val Clair": [],
        "CPTS du Haut Pays": [60000],
    }


def test_a_row_of_figures_without_names_is_nobodys(record: ReadAll) -> None:
    text = f"{TWO}\n\n                Val     Haut\nHabitants       40 200    31 500\nCommunes        12        8\n"
    assert [c.population for c in record(text).cpts] == [None, None]


def test_what_comes_before_any_cpts_is_not_its(record: ReadAll) -> None:
    text = (
        "L'agglomération signe. Le maire est venu. Le préfet aussi. La salle était pleine. Il faisait beau. Le plan coûte cher. "
        "Public visé : 105 000 habitants de 65 communes.\n\nLa CPTS du Val Clair sera associée."
    )
    assert [(c.population, c.commune_count) for c in record(text).cpts] == [(None, None)]


def test_a_pronoun_goes_on_about_the_cpts_before_it(record: ReadAll) -> None:
    text = (
        "La CPTS du Val Clair a signé son ACI le 3 mai 2021 avec l'ARS et la CPAM. Elle couvre 12 communes.\n\n"
        "La CPTS du Haut Pays, signée le 9 novembre 2020, couvre 8 communes. Elle réunit 205 adhérents."
    )
    assert {c.name: c.members and c.members.value for c in record(text).cpts} == {
        "CPTS du Val Clair": None,
        "CPTS du Haut Pays": 205,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Creuse, 115 000 habitants, agit. La CPTS du Val Clair aussi.", None),
        ("La CPTS Sud Vienne, 42 000 habitants, agit.", 42000),
    ],
)
def test_the_inhabitants_of_a_departement_are_not_its(record: ReadAll, text: str, expected: int | None) -> None:
    assert [c.population and c.population.value for c in record(text).cpts] == [expected]

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


A, B = "CPTS du Val Clair", "CPTS du Haut Pays"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Deux CPTS ont signé hier. La CPTS du Val Clair (12 communes, 30 450 habitants) et la CPTS du Haut Pays (8 communes, 9 800 "
            "habitants) travailleront ensemble.",
            {A: (30450, 12), B: (9800, 8)},
        ),
        (
            "La CPTS du Val Clair et la CPTS du Haut Pays signent. Avec ses 12 communes et 30 450 habitants, la CPTS du Val Clair est la "
            "plus grande. La CPTS du Haut Pays, elle, compte 8 communes et 9 800 habitants.",
            {A: (30450, 12), B: (9800, 8)},
        ),
        (
            "Quatre CPTS signent\n\nCPTS du Val Clair\n12 communes\n30 450 habitants\n\nCPTS du Haut Pays\n8 communes\n9 800 habitants\n\n"
            "Le département\n\nAvec elles, le département compte 11 CPTS et 400 000 habitants couverts.",
            {A: (30450, 12), B: (9800, 8)},
        ),
        (
            "CPTS   Communes   Habitants\n\nVal Clair   12   30 450\n\nHaut Pays   8   9 800\n\nTotal   20   40 250\n\n"
            "Les deux CPTS ont signé hier.",
            {"CPTS Val Clair": (30450, 12), "CPTS Haut Pays": (9800, 8)},
        ),
        (
            "Territoire            Communes   Habitants\n\nCPTS du Val Clair     12   30 450\n\nCPTS du Haut Pays     8   9 800\n\n"
            "Ensemble              20   40 250\n",
            {A: (30450, 12), B: (9800, 8)},
        ),
        (
            "• CPTS du Val Clair – 12 communes – 30 450 habitants\n• CPTS du Haut Pays – 8 communes – 9 800 habitants\n",
            {A: (30450, 12), B: (9800, 8)},
        ),
        (
            "La CPTS du Val Clair a signé. Elle couvre 12 communes et 30 450 habitants, contre 9 800 pour la CPTS du Haut Pays.",
            {A: (30450, 12)},
        ),
        (
            "La CPTS du Val Clair a signé. Cela fait 12 communes et 30 450 habitants, plus que chez les voisins de la CPTS du Haut Pays.",
            {A: (30450, 12)},
        ),
        (
            "La CPTS du Val Clair, voisine de la CPTS du Haut Pays, couvre 12 communes et 30 450 habitants.",
            {A: (30450, 12)},
        ),
        (
            "Les CPTS du Val Clair et du Haut Pays ont signé leur contrat. La CPTS du Val Clair compte 12 communes. Ensemble, elles "
            "couvrent 20 communes et 40 250 habitants.",
            {A: (None, 12)},
        ),
    ],
)
def test_counts_of_several(record: ReadAll, text: str, expected: dict[str, tuple[int | None, int | None]]) -> None:
    found = {c.name: (c.population.value if c.population else None, c.commune_count) for c in record(text).cpts}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La première touchera 220 000 € par an pour ses missions, la seconde 185 000 €.", {A: [220000], B: [185000]}),
        ("Chacune recevra 50 000 € par an pour son fonctionnement.", {A: [50000], B: [50000]}),
        ("L'ARS versera 50 000 € par an à chacune pour son fonctionnement.", {A: [50000], B: [50000]}),
        ("Elles recevront respectivement 220 000 € et 185 000 € par an.", {A: [220000], B: [185000]}),
        (
            "Le contrat vaut 220 000 € et 185 000 € par an respectivement pour le Val Clair et le Haut Pays.",
            {A: [220000], B: [185000]},
        ),
        ("Fonctionnement : 60 000 € par an pour le Haut Pays, 50 000 € pour le Val Clair.", {A: [50000], B: [60000]}),
        (
            "220 000 € par an iront à la CPTS du Val Clair et 185 000 € à la CPTS du Haut Pays.",
            {A: [220000], B: [185000]},
        ),
    ],
)
def test_sums_of_several(record: ReadAll, text: str, expected: dict[str, list[int]]) -> None:
    whole = f"Les CPTS du Val Clair et du Haut Pays ont signé le 3 mai 2021 leur ACI avec l'ARS et la CPAM. {text}"
    assert {c.name: [f.amount for f in c.funding] for c in record(whole).cpts} == expected


def test_a_date_of_each(record: ReadAll) -> None:
    text = (
        "Les CPTS du Val Clair et du Haut Pays ont signé leur contrat avec la CPAM et l'ARS, la première le 3 mai 2021, la seconde "
        "le 10 juin 2021."
    )
    assert {c.name: c.signature_date for c in record(text).cpts} == {A: "2021-05-03", B: "2021-06-10"}


def test_a_text_that_names_cpts_only_in_passing_is_about_none(record: ReadAll) -> None:
    general = "Une communauté réunit les soignants d'un territoire. Elle peut compter 15 000 habitants. " * 8
    found = record(f"Monter une CPTS\n\n{general}\n\nLa CPTS du Val Clair organise des visites.")
    assert (found.cpts, found.mentioned) == ((), (A,))

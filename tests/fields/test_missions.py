"""Missions: the seven categories, what they are called, socle or complementary, their themes, and whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Cpts, Record

Read = Callable[[str], Cpts]
ReadAll = Callable[[str], Record]


def outline(entry: Cpts) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(m.category, m.level, m.items) for m in entry.missions]


@pytest.mark.parametrize(
    ("item", "category"),
    [
        ("faciliter l'accès à un médecin traitant", "medecin_traitant"),
        ("trouver un médecin traitant aux patients qui n'en ont pas", "medecin_traitant"),
        ("améliorer la prise en charge des soins non programmés", "soins_non_programmes"),
        ("répondre aux demandes de soins urgents et non programmés", "soins_non_programmes"),
        ("organiser des parcours pluriprofessionnels autour du patient", "parcours"),
        ("construire le parcours du patient diabétique", "parcours"),
        ("développer des actions territoriales de prévention", "prevention"),
        ("mener des actions de dépistage et de vaccination", "prevention"),
        ("participer à la réponse aux crises sanitaires graves", "crise"),
        ("améliorer la qualité et la pertinence des soins", "qualite"),
        ("accompagner les professionnels de santé dans leur installation", "accompagnement"),
        ("renforcer l'attractivité du territoire auprès des jeunes soignants", "accompagnement"),
    ],
)
def test_the_categories(cpts: Read, item: str, category: str) -> None:
    found = cpts(f"Les missions de la CPTS du Val Clair sont les suivantes :\n- {item}.")
    assert [m.category for m in found.missions] == [category]
    assert [m.title for m in found.missions] == [item]


LEVELS = """La CPTS du Val Clair s'engage.

Missions socles

1. Accès à un médecin traitant
2. Parcours pluriprofessionnels :
   a. les personnes âgées ;
   b. les femmes enceintes.
3. Actions de prévention : vaccination, dépistage

Missions complémentaires

4. Qualité et pertinence des soins
"""


def test_levels_and_items(cpts: Read) -> None:
    assert outline(cpts(LEVELS)) == [
        ("medecin_traitant", "socle", ()),
        ("parcours", "socle", ("les personnes âgées", "les femmes enceintes")),
        ("prevention", "socle", ("vaccination", "dépistage")),
        ("qualite", "complementaire", ()),
    ]


@pytest.mark.parametrize("sign", ["-", "•", "–", "*"])
def test_nested_items_by_indentation(cpts: Read, sign: str) -> None:
    text = (
        f"La CPTS du Val Clair s'engage.\n\nNos missions\n\n{sign} organiser des parcours pluriprofessionnels :\n"
        f"  {sign} les personnes âgées ;\n  {sign} les femmes enceintes ;\n{sign} mener des actions de prévention."
    )
    assert outline(cpts(text)) == [
        ("parcours", None, ("les personnes âgées", "les femmes enceintes")),
        ("prevention", None, ()),
    ]


def test_levels_in_running_prose(cpts: Read) -> None:
    text = (
        "Au titre des missions socles, la CPTS du Val Clair facilitera l'accès à un médecin traitant et organisera des "
        "parcours pluriprofessionnels. Au titre des missions optionnelles, elle a choisi la qualité et la pertinence des soins."
    )
    assert outline(cpts(text)) == [
        ("medecin_traitant", "socle", ()),
        ("parcours", "socle", ()),
        ("qualite", "complementaire", ()),
    ]


def test_a_wrapped_item_is_written_with_single_spaces(cpts: Read) -> None:
    text = (
        "Les missions de la CPTS du Val Clair :\n- organiser des parcours pluriprofessionnels pour les\n  personnes âgées ;\n"
        "- mener des actions de prévention : le diabète de\n  l'enfant, le tabac."
    )
    assert [(m.title, m.items) for m in cpts(text).missions] == [
        ("organiser des parcours pluriprofessionnels pour les personnes âgées", ()),
        ("mener des actions de prévention", ("le diabète de l'enfant", "le tabac")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "La CPTS du Val Clair est née.\n\nQu'est-ce qu'une CPTS ?\n\nUne CPTS a pour missions de faciliter "
            "l'accès à un médecin traitant et de mener des actions de prévention."
        ),
        "La CPTS du Val Clair est née. Toute CPTS doit organiser des parcours pluriprofessionnels.",
        (
            "La CPTS du Val Clair est née. Les CPTS répondent à cinq enjeux :\n- faciliter l'accès à un médecin "
            "traitant ;\n- mener des actions de prévention."
        ),
        "La CPTS du Val Clair est née. Ici, 12 % des habitants n'ont pas de médecin traitant.",
        "La CPTS du Val Clair est née pendant la crise sanitaire.",
    ],
)
def test_what_is_said_of_cpts_in_general_is_no_mission(cpts: Read, text: str) -> None:
    assert cpts(text).missions == ()


def test_each_category_once(cpts: Read) -> None:
    text = (
        "La CPTS du Val Clair mènera des actions de prévention.\n\nSes missions :\n"
        "- mener des actions de prévention : le tabac, l'alcool ;\n- faciliter l'accès à un médecin traitant."
    )
    assert outline(cpts(text)) == [("prevention", None, ("le tabac", "l'alcool")), ("medecin_traitant", None, ())]


def test_every_quotation_mark_gives_the_same_missions(record: ReadAll) -> None:
    text = "Le parcours « obésité » de la CPTS du Val Clair a concerné 230 malades."
    other = text.replace("« ", "“").replace(" »", "”")
    french, typographic = ([m.category for c in record(t).cpts for m in c.missions] for t in (text, other))
    assert french == typographic


def test_missions_in_a_sentence(cpts: Read) -> None:
    text = (
        "La CPTS du Val Clair a choisi quatre missions : l'accès à un médecin traitant, les soins non programmés, les parcours "
        "pluriprofessionnels et la prévention."
    )
    assert [m.category for m in cpts(text).missions] == [
        "medecin_traitant",
        "soins_non_programmes",
        "parcours",
        "prevention",
    ]


def test_crises_in_a_sentence(cpts: Read) -> None:
    text = (
        "La CPTS du Val Clair travaillera sur l'accès aux soins non programmés, la prévention, les crises sanitaires graves et "
        "l'accompagnement des professionnels de santé."
    )
    assert [m.category for m in cpts(text).missions] == [
        "soins_non_programmes",
        "prevention",
        "crise",
        "accompagnement",
    ]


def test_a_mission_that_is_put_off_is_none(cpts: Read) -> None:
    text = "La CPTS du Val Clair n'a pas retenu la mission sur la qualité des soins. Elle développera la prévention."
    assert [m.category for m in cpts(text).missions] == ["prevention"]


def test_a_level_holds_from_where_it_is_said(cpts: Read) -> None:
    text = (
        "La CPTS du Val Clair a choisi l'accès à un médecin traitant, la prévention et, en option, la qualité des soins.\n\n"
        "Elle organise des parcours de soins."
    )
    assert [(m.category, m.level) for m in cpts(text).missions] == [
        ("medecin_traitant", None),
        ("prevention", None),
        ("qualite", "complementaire"),
        ("parcours", None),
    ]


def test_themes_end_where_another_mission_begins(cpts: Read) -> None:
    text = "La CPTS du Val Clair développe un parcours de soins et la prévention : le tabac, l'alcool."
    assert outline(cpts(text)) == [("parcours", None, ()), ("prevention", None, ("le tabac", "l'alcool"))]


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("Elle retient la prévention. La qualité des soins pourra être ajoutée en 2026.", ["prevention"]),
        (
            "Elle retient la prévention. L'accompagnement des professionnels, lui, le sera peut-être en 2026.",
            ["prevention"],
        ),
        ("Elle retient la prévention, et d'autres missions pourront être ajoutées par avenant.", ["prevention"]),
        ("Elle organise la prévention, qui sera peut-être étendue aux écoles.", ["prevention"]),
    ],
)
def test_what_may_come_later_is_no_mission_yet(cpts: Read, text: str, categories: list[str]) -> None:
    assert [m.category for m in cpts(f"La CPTS du Val Clair a signé son contrat. {text}").missions] == categories

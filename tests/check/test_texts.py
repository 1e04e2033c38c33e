"""Contradictions that only the words of a text show, from reading it to its warnings."""

from __future__ import annotations

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Document, Warning

LANDED = "Communiqué de presse\n\nQuimper, le 12 mai 2021\n\n"


def warned(text: str) -> list[Warning]:
    return list(extract(Document("x.txt", "0" * 64, "text", text)).record.warnings)


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ("20 communes : Arcy Communauté (12 communes) et Bourg Communauté (8 communes)", []),
        (
            "20 communes : Arcy Communauté (12 communes) et Bourg Communauté (7 communes)",
            [("commune_parts_differ", "20 communes in all", "19 communes, the sum of the parts")],
        ),
        ("20 communes, dont les 12 communes d'Arcy Communauté", []),
        ("4 communes : Quimper, Ergué-Gabéric, Briec et Plomelin", []),
        (
            "5 communes : Quimper, Ergué-Gabéric, Briec et Plomelin",
            [("commune_count_differs", "5 communes", "4 communes")],
        ),
        ("5 communes, dont Quimper, Ergué-Gabéric, Briec et Plomelin", []),
        ("5 communes : Quimper, Ergué-Gabéric, Briec et bien d'autres", []),  # the list says more than its names
        (
            "3 communes : Quimper, Ergué-Gabéric, Briec et Plomelin",
            [("commune_count_differs", "3 communes", "at least 4 communes")],
        ),
    ],
)
def test_a_count_of_communes_against_its_list_and_its_parts(counted: str, told: list[tuple[str, str, str]]) -> None:
    found = warned(f"La CPTS du Val Clair, dans le Finistère, couvre {counted}.")
    assert [(w.code, w.found, w.expected) for w in found if w.code.startswith("commune_") and w.found] == told


@pytest.mark.parametrize(
    ("day", "right"),
    [
        ("mardi 3 mai 2021", "lundi 2021-05-03"),
        ("lundi 3 mai 2021", None),
        ("ce jeudi 12 mai", "mercredi 2021-05-12"),  # the year is that of the release
        ("ce mercredi 12 mai", None),
        ("jeudi 12 septembre", None),  # too far from it to tell the year
    ],
)
def test_a_weekday_is_held_against_the_calendar(day: str, right: str | None) -> None:
    found = [
        w
        for w in warned(f"{LANDED}La CPTS du Val Clair a signé son ACI {day} avec l'ARS.")
        if w.code == "weekday_differs"
    ]
    assert [(w.found, w.expected, w.source) for w in found] == ([(day, right, "the calendar")] if right else [])


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("signera son ACI avec l'ARS et la CPAM le 18 juin 2021", []),
        ("va signer son ACI avec l'ARS et la CPAM le 18 juin 2021", []),
        ("signe son ACI avec l'ARS et la CPAM le 18 juin 2021", []),
        ("a signé son ACI avec l'ARS et la CPAM le 18 juin 2021", ["signature_after_release"]),
        ("a signé son ACI avec l'ARS et la CPAM le 11 mai 2021", []),
    ],
)
def test_a_signature_told_as_past_cannot_be_after_the_release(said: str, codes: list[str]) -> None:
    assert [w.code for w in warned(f"{LANDED}La CPTS du Val Clair {said}.")] == codes


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("La CPTS du Val Clair compte 27 400 habitants", [("27400", "20209")]),
        ("Ses partenaires couvrent 61 000 habitants", []),  # of another order: not of this territory
        ("La CPTS du Val Clair compte 202 090 habitants", [("202090", "20209")]),  # a digit too many
        ("Dans le Haut Val, soit 27 400 habitants, aucun projet n'est né", []),
    ],
)
def test_another_figure_contradicts_only_where_it_is_of_the_same(said: str, told: list[tuple[str, str]]) -> None:
    text = f"La CPTS du Val Clair couvre 20 209 habitants.\n\nLe territoire de la CPTS du Val Clair : 20 209 habitants.\n\n{said}."
    assert [(w.found, w.expected) for w in warned(text) if w.code == "contradiction"] == told


def test_a_date_without_a_year_is_told_of_once() -> None:
    text = "La signature a eu lieu : la CPTS du Val Clair a signé ce jeudi 24 octobre l'accord qui la lie à l'ARS, son ACI."
    assert [w.code for w in warned(text)] == ["date_without_year"]

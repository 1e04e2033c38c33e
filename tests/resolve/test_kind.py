"""What sort of text a release is, and its title."""

from __future__ import annotations

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Document, Record


def record_of(text: str) -> Record:
    return extract(Document("x.txt", "", "text", text)).record


STORY = (
    "La CPTS du Val Clair a signé son ACI avec l'ARS et la CPAM. {}Nous y voilà, après deux ans de travail en "
    "commun{}, dit sa présidente."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Communiqué de presse\n\nLa CPTS du Val Clair a signé son ACI le 3 mai 2021.", "communique"),
        ("Publié le 3 mai 2021\n\nLa CPTS du Val Clair a signé son ACI.", "news"),
        (STORY.format("« ", " »"), "news"),
        ("Qu'est-ce qu'une CPTS ?\n\nUne CPTS réunit des soignants.", "generic"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert record_of(text).kind == kind


@pytest.mark.parametrize(
    "marks",
    [
        ('"', '"'),
        pytest.param(
            ("“", "”"),
        ),
    ],
)
def test_every_quotation_mark_tells_the_same_kind(marks: tuple[str, str]) -> None:
    assert record_of(STORY.format(*marks)).kind == record_of(STORY.format("« ", " »")).kind


def test_a_contact_box_does_not_change_the_kind() -> None:
    start = "La CPTS du Val Clair signe\n\nLa CPTS du Val Clair a signé son ACI avec l'ARS et la CPAM."
    end = "Un territoire vert\n\nElle couvre 12 communes.\n\nUn projet commun\n\nElle agit."
    box = "+--------------------+\n| Nous joindre       |\n| a@example.org      |\n+--------------------+"
    assert record_of(f"{start}\n\n{box}\n\n{end}").kind == record_of(f"{start}\n\n{end}").kind == "communique"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Communiqué de presse\n\nVannes, le 5 mai 2021\n\nLe Val Clair a sa CPTS\n\nElle a signé son ACI.",
            "Le Val Clair a sa CPTS",
        ),
        ("# Le Val Clair a sa CPTS\n\nElle a signé son ACI.", "Le Val Clair a sa CPTS"),
        ("La CPTS du Val Clair a signé son ACI. Elle couvre 12 communes.", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert record_of(text).title == title

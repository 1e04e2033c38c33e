"""The warehouse's English sentences in French; what is not known stays English and is marked so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.pages import reasons, wording

CODE = Path(wording.__file__).parents[1]


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def population(**told: Any) -> reasons.Told:
    return reasons.population(
        {"official": None, "official_of": None, "kind": None, "vintage": None, "reason": None} | told
    )


@pytest.mark.parametrize(
    ("reason", "french"),
    [
        ("no communes or intercommunalités named", "ni communes ni intercommunalités nommées"),
        ("3 of 12 communes named", "3 communes nommées sur 12"),
        (
            "a part of a commune: Bréau; the intercommunalité named: 14 communes (2021), not 12",
            "une partie de commune : Bréau ; les intercommunalités nommées comptent 14 communes (2021), et non 12",
        ),
    ],
)
def test_why_a_population_cannot_be_told(reason: str, french: str) -> None:
    assert population(reason=reason) == (french, "fr")


def test_what_a_population_was_held_against() -> None:
    told = population(official=57314, official_of="communes", kind="municipal", vintage=2021)
    assert plain(told.text) == "population municipale des communes nommées, COG 2021 : 57 314 habitants"


@pytest.mark.parametrize(
    ("reason", "french"),
    [
        ("their names differ (-4)", "leurs noms diffèrent (-4)"),
        ("3 of 9 communes in common (+6)", "3 communes en commun sur 9 (+6)"),
        (
            "70-a and 70-pays-a: “a” and “pays a” differ by words that names drop (+6), département 70 (+4)",
            "70-a et 70-pays-a : “a” et “pays a” ne diffèrent que par des mots souvent omis (+6), département 70 (+4)",
        ),
    ],
)
def test_why_two_may_be_one(reason: str, french: str) -> None:
    assert reasons.likeness(reason) == (french, "fr")


def test_a_warning_tells_what_was_found_and_expected() -> None:
    row = {
        "found": "signed on 2024-10-09", "expected": "a date no later than 2024-03", "expected_source": "the calendar",
        "message": "",
    }  # fmt: skip
    assert reasons.warning(row) == (
        "le texte dit signature : 9 octobre 2024 ; attendu : une date au plus tard : mars 2024 (le calendrier)",
        "fr",
    )


@pytest.mark.parametrize("sentence", ["nobody knows why", "x (+3"])
def test_what_no_pattern_knows_stays_and_is_english(sentence: str) -> None:
    assert population(reason=sentence) == (sentence, "en")
    assert reasons.likeness(sentence) == (sentence, "en")
    assert reasons.warning({"found": None, "expected": None, "message": sentence}) == (sentence, "en")


def test_every_code_of_a_warning_has_a_french_name() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py") if "pages" not in path.parts)
    raised = set(re.findall(r'(?:\bWarning|\bfinding)\(\s*"(\w+)"', code))
    assert len(raised) > 12
    assert raised - set(wording.WARNINGS) == set()

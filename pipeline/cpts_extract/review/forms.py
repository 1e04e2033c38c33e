"""What a person may state of a field, as the fields of a form, in French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cpts_extract.load.decided.stateable import STATEABLE
from cpts_extract.pages import wording

_LABELS: Mapping[str, str] = {
    "name": "Nom", "subject": "Rôle dans le communiqué", "date": "Date", "place": "Lieu", "event": "Étape", "value": "Nombre",
    "bound": "Précision", "value_max": "Jusqu'à", "insee": "Code INSEE", "siren": "SIREN", "code": "Code", "rank": "Rang",
    "scope": "Parmi les CPTS de", "years": "Années", "amount": "Euros", "amount_max": "Jusqu'à (euros)", "purpose": "Objet",
    "period": "Période", "payer": "Payeur", "category": "Mission", "level": "Niveau", "title": "Intitulé", "items": "Thèmes, un par ligne",
}  # fmt: skip
_BOUNDS = {"exact": "exactement", **wording.BOUNDS, "range": "une fourchette"}
_EVENTS = {key: wording.EVENTS[key] for key in ("letter_of_intent", "approval")}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "bound": _BOUNDS, "purpose": wording.PURPOSES, "period": wording.PERIODS, "category": wording.MISSIONS,
    "level": wording.LEVELS, "event": _EVENTS, "subject": {"true": "sujet du communiqué", "false": "seulement citée"},
}  # fmt: skip
_NUMBERS = frozenset({"value", "value_max", "rank", "years", "amount", "amount_max"})
MUST: Mapping[str, str] = {
    "given": "à remplir",
    "a whole number": "un nombre entier",
    "a date: 2024-10-09, 2024-10 or 2024": "une date : 2024-10-09, 2024-10 ou 2024",
    "some words": "des mots",
    "given for a range, and only then": "à remplir pour une fourchette, et seulement alors",
    "more than the lower one": "plus grand que le premier",
    "1 to 4": "de 1 à 4",
    "the INSEE code of a commune of 2019 or later": "le code INSEE d'une commune (2019 ou après)",
    "the SIREN number of an intercommunalité of 2019 or later": "le SIREN d'une intercommunalité (2019 ou après)",
    "the code of a département": "le code d'un département",
    "the code of a région": "le code d'une région",
}
"""What a value must be, in French, by how `ImpossibleValueError` says it."""
ADDED: tuple[str, ...] = tuple(STATEABLE)
"""The tables to which a value can be added, in the order in which the page offers them."""


@dataclass(frozen=True, slots=True)
class Input:
    """A field of a form."""

    name: str
    label: str
    value: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    kind: str = "text"
    """``text``, ``number``, ``date``, ``lines`` or ``choice``."""


def label(column: str) -> str:
    """Name a column."""
    return _LABELS[column]


def inputs(table: str, value: Mapping[str, Any] | None = None) -> list[Input]:
    """Give the form fields of a fact, filled with a value."""
    what = STATEABLE[table]
    return [_input(name, value.get(name) if value else None, name in what.needs) for name in what.columns]


def _input(name: str, value: Any, required: bool) -> Input:
    if name == "items":
        return Input(name, _LABELS[name], "\n".join(value or ()), False, kind="lines")
    text = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    if name in _CHOICES:
        choices = tuple(_CHOICES[name].items())
        return Input(name, _LABELS[name], text, required, choices if required else (("", "—"), *choices), "choice")
    kind = "number" if name in _NUMBERS else "date" if name == "date" else "text"
    return Input(name, _LABELS[name], text, required, kind=kind)

"""How often a sum is paid, and who pays it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from cpts_extract.annotate import Reading
from cpts_extract.fields.funding.clues import Sentence
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Period, Purpose
from cpts_extract.read.characters import fold

_PAYERS = {"ars": "ARS", "am": "Assurance Maladie"}
_ROWS = 12
"""Sentences above a table's row or an item in which its period may stand."""


def period_of(scope: Scope, sentence: Sentence, token: int, purpose: Purpose) -> Period | None:
    """Tell how often a sum is paid, from its sentence or from what leads a list; a start is paid once."""
    stated = {
        m.rule.sets["period"] for _, m in sentence.nearest(token, sentence.of("period")) if "purpose" not in m.rule.sets
    }
    if purpose in {"startup", "project_writing"}:
        return "once"
    for period in ("contract", "year", "once"):
        if period in stated:
            return period
    return _above(scope, sentence.number)


def _above(scope: Scope, sentence: int) -> Period | None:
    """Tell the period that a table's or a list's lead states for all its sums: "pour une année pleine", "par an :"."""
    reading = scope.reading
    if reading.kinds[sentence] not in {"item", "row"} and "(" not in reading.sentence_text(sentence):
        return None
    section = scope.sections[sentence]
    for number in range(sentence - 1, max(sentence - _ROWS, section - 1, -1), -1):
        text = fold(reading.sentence_text(number))
        leads = reading.kinds[number] in {"heading", "row"} or (text.endswith((":", ".")) and number >= section)
        if leads and re.search(r"\bpar an\b|\bannuel|chaque annee|une annee|premiere annee|l'annee\b", text):
            return "year"
    return None


def payer_of(reading: Reading, token: int) -> str | None:
    """Name who pays, where the sentence names one: a subject before the sum, or "du côté de", "par", "versés par"."""
    first, last = reading.sentences[reading.tokens[token].sentence]
    for at in range(token + 1, min(token + 9, last)):
        t = reading.tokens[at]
        if t.tag == "money" or t.norm in {")", ";"}:
            break
        beside = reading.tokens[at - 2].norm == "de" and all(b.norm != "," for b in reading.tokens[token + 1 : at])
        led = reading.tokens[at - 1].norm in {"l'", "la", "le"} and (beside or reading.tokens[at - 2].norm == "par")
        if t.tag in _PAYERS and led:
            return _PAYERS[t.tag]
    payers = _payers(reading)
    nearest = bisect_left(payers, token) - 1
    return _PAYERS[reading.tokens[payers[nearest]].tag] if nearest >= 0 and payers[nearest] >= first else None


@lru_cache(maxsize=1)
def _payers(reading: Reading) -> list[int]:
    return sorted(at for tag in _PAYERS for at in reading.tagged(tag))

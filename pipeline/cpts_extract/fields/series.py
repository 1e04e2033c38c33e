"""Figures that are dealt out to several by their order: "respectivement 64, 23 et 12 communes", "la première ..., la seconde"."""

from __future__ import annotations

from cpts_extract.annotate import Reading

_PLACES = {"premiere": 0, "deuxieme": 1, "seconde": 1, "troisieme": 2, "quatrieme": 3, "derniere": -1}
_ACTS = frozenset(
    "a l' n' s' y en est avait couvre compte regroupe reunit rassemble federe dispose affiche beneficie recevra touche".split()
)
"""What may stand behind "la première" when it means a CPTS: a verb, not a noun ("la première année")."""
_DEALING = frozenset({"respectivement", "respectifs", "respectives"})
_POINTING = frozenset({*_PLACES, "une", "autre"})
_LINKS = frozenset({",", "et", "puis"})


def dealt(reading: Reading, token: int) -> list[int]:
    """Give the figures that "respectivement" deals out beside this one, in their order; none where it is not said.

    They are of one kind, numbers or sums: "227 000 €, 170 000 € et 227 000 € respectivement".
    """
    tokens = reading.tokens
    sentence = tokens[token].sentence
    if _DEALING.isdisjoint(reading.norms[sentence]):
        return []
    first, last = reading.sentences[sentence]
    kind = tokens[token].tag
    found = [token]
    while (before := _linked(reading, found[0], -1)) is not None and before >= first and tokens[before].tag == kind:
        found.insert(0, before)
    while (behind := _linked(reading, found[-1], 1)) is not None and behind < last and tokens[behind].tag == kind:
        found.append(behind)
    return found


def _linked(reading: Reading, token: int, step: int) -> int | None:
    """Give the token that a comma or "et" links to one, over the "le" of a date; None: no link."""
    at = token + step
    tokens = reading.tokens
    if step < 0 and tokens[at].norm == "le":
        at += step
    if not 0 < at < len(tokens) - 1 or tokens[at].norm not in _LINKS:
        return None
    at += step
    if step > 0 and tokens[at].norm == "le":
        at += step
    return at if 0 <= at < len(tokens) else None


def ordinal(reading: Reading, token: int, since: int) -> int | None:
    """Give the place that "la première", "l'autre" ... before a token stands for, counted from 0; None where none does.

    Looked for back to the token ``since``; -1 is the last.
    """
    tokens = reading.tokens
    sentence = tokens[token].sentence
    if _POINTING.isdisjoint(reading.norms[sentence]):
        return None
    first, _ = reading.sentences[sentence]
    for at in range(token - 2, max(first, since) - 1, -1):
        pair = tokens[at].norm, tokens[at + 1].norm
        behind = tokens[at + 2]
        opens = at == first or tokens[at - 1].text in {",", ";", ":", "–"} or tokens[at - 1].tag == "date"
        dated = behind.norm in {"le", "en"} and tokens[at + 3].tag == "date"
        if not opens or not (
            dated or behind.text == "," or behind.tag in {"number", "money", "date"} or behind.norm in _ACTS
        ):
            continue
        if pair[0] == "la" and pair[1] in _PLACES:
            return _PLACES[pair[1]]
        if pair in {("l'", "une"), ("l'", "autre")}:
            return int(pair[1] == "autre")
    return None

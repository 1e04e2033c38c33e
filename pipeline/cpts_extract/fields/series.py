"""Figures that are dealt out to several by their order: "respectivement 64, 23 et 12 communes", "la première ..., la seconde"."""

from __future__ import annotations

from cpts_extract.annotate import Reading

_PLACES = {"premiere": 0, "deuxieme": 1, "seconde": 1, "troisieme": 2, "quatrieme": 3, "derniere": -1}
_ACTS = frozenset(
    "a l' n' s' y en est avait couvre compte regroupe reunit rassemble federe dispose affiche beneficie recevra touche".split()
)
"""What may stand behind "la première" when it means a CPTS: a verb, not a noun ("la première année")."""
_LINKS = frozenset({",", "et", "puis"})


def dealt(reading: Reading, token: int) -> list[int]:
    """Give the figures that "respectivement" deals out beside this one, in their order; none where it is not said.

    They are of one kind, numbers or sums: "227 000 €, 170 000 € et 227 000 € respectivement".
    """
    tokens = reading.tokens
    first, last = reading.sentences[tokens[token].sentence]
    if not any(t.norm in {"respectivement", "respectifs", "respectives"} for t in tokens[first:last]):
        return []
    kind = tokens[token].tag
    found = [token]
    while found[0] - 2 >= first and tokens[found[0] - 1].norm in _LINKS and tokens[found[0] - 2].tag == kind:
        found.insert(0, found[0] - 2)
    while found[-1] + 2 < last and tokens[found[-1] + 1].norm in _LINKS and tokens[found[-1] + 2].tag == kind:
        found.append(found[-1] + 2)
    return found


def ordinal(reading: Reading, token: int, since: int) -> int | None:
    """Give the place that "la première", "l'autre" ... before a token stands for, counted from 0; None where none does.

    Looked for back to the token ``since``; -1 is the last.
    """
    tokens = reading.tokens
    first, _ = reading.sentences[tokens[token].sentence]
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

"""Whose a sum is: the CPTS's, or the scheme's, a building's, another house's."""

from __future__ import annotations

import re
from functools import lru_cache

from cpts_extract.annotate import Match, Reading
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.funding.clues import Sentence
from cpts_extract.fields.scope import Scope, said_of_one
from cpts_extract.read.characters import fold
from cpts_extract.values.money import Money
from cpts_extract.values.numbers import Number

_LARGEST, _YEARLY = 3_000_000, 600_000
"""Euros; the highest ceiling of the agreement, over five years and in one year, stays below."""
ELSE, ANY = "funding.of-somebody-else", "funding.of-any-cpts"
_REACH = 18
_LOCATED = frozenset("dans sein avec cotes entre chez derriere pres".split())
_DISCLAIMERS = re.compile(
    r"rien a voir|sans rapport|sans lien|autre chose|autre histoire|hors contrat|roulera a part|ne figurent pas"
    r"|ne (?:passe|passera|revient|reviendra|finance) pas"
)


def paid_locally(sentence: Sentence, token: int) -> bool:
    """Tell whether a town, a département, a région or a foundation pays, not Assurance Maladie or ARS."""
    tokens = sentence.reading.tokens
    first = sentence.span[0]
    near = sentence.nearest(token, (m for m in sentence.of("whose") if m.rule.sets["whose"] == "local"))
    paying = [m for cost, m in near if cost <= _REACH and _pays(sentence, m, token)]
    if not paying:
        head = tokens[first : first + 4]
        return sentence.reading.kinds[sentence.number] in {"item", "row"} and any(
            t.norm in word_set("local-payer") or t.tag == "epci" for t in head
        )
    between = tokens[min(paying[0].start, token) : max(paying[0].end, token)]
    return not any(t.tag in {"am", "ars"} for t in between)


def _pays(sentence: Sentence, cue: Match, token: int) -> bool:
    """Tell whether a local body is named as who pays: with a verb of giving, or just behind the sum ("12 500 € de la ville")."""
    giving = word_set("gives") | word_set("receives")
    words = {t.norm for t in sentence.reading.tokens[cue.start : cue.end]}
    return bool(words & giving) or token < cue.start <= token + 2 or "cote" in words


def elsewhere(scope: Scope, sentence: Sentence, token: int) -> str | None:
    """Name the rule that makes a sum the scheme's or somebody else's; None: nothing speaks against the CPTS."""
    reading = scope.reading
    money = reading.tokens[token].value
    assert isinstance(money, Money)
    if money.amount >= _LARGEST or (money.amount >= _YEARLY and not _over_years(sentence, token)):
        return ELSE
    named = scope.names_in(sentence.number)
    if _of_any(scope, sentence, token) and not (named and named[0][0] < token):
        return ANY
    own, others = _cost(sentence, token, "own"), _cost(sentence, token, "else")
    if others <= _REACH and others < own:
        return ELSE
    beside = len(sentence.sums) > 1 or reading.kinds[sentence.number] in {"item", "row"}
    if paid_locally(sentence, token) and min(own, _cost(sentence, token, "besides")) > _REACH and not beside:
        return ELSE
    return ELSE if own > 3 and _disclaimed(reading, sentence.number) else None


def _over_years(sentence: Sentence, token: int) -> bool:
    return any(m.rule.sets["period"] == "contract" for _, m in sentence.nearest(token, sentence.of("period")))


def _of_any(scope: Scope, sentence: Sentence, token: int) -> bool:
    """Tell whether CPTS in general are spoken of near a sum, and neither named ones nor "nous"."""
    if "nous" in sentence.reading.norms[sentence.number]:
        return False
    named = {at for start, end, _ in scope.names_in(sentence.number) for at in range(start, end)}
    cues = (
        m
        for m in sentence.of("whose")
        if m.rule.id == ANY and named.isdisjoint(range(m.start, m.end)) and not said_of_one(sentence.reading, m)
    )
    found = sentence.nearest(token, cues)
    if not found or found[0][0] > _REACH + 4:
        return False
    return scope.joint(token) != "each" and not _counted(scope, found)


def _counted(scope: Scope, found: list[tuple[float, Match]]) -> bool:
    """Tell whether "les deux CPTS" are those that the release is about."""
    subjects = len(scope.subjects)
    numbers = [scope.reading.tokens[m.start].value for _, m in found]
    return subjects > 1 and any(isinstance(n, Number) and n.value == subjects for n in numbers)


def _cost(sentence: Sentence, token: int, whose: str) -> float:
    """Tell how near the nearest cue of an owner stands."""
    cues = (m for m in sentence.of("whose") if m.rule.sets["whose"] == whose and not _located(sentence.reading, m))
    found = sentence.nearest(token, cues)
    return found[0][0] if found else 99.0


def _located(reading: Reading, cue: Match) -> bool:
    """Tell whether a house is only where something is: "installée dans la maison de santé"."""
    before = {t.norm for t in reading.tokens[max(cue.start - 2, 0) : cue.start]}
    return cue.rule.id == ELSE and bool(before & _LOCATED)


@lru_cache(maxsize=8)
def _folded(reading: Reading, sentence: int) -> str:
    return fold(reading.sentence_text(sentence)).lstrip("| ")


@lru_cache(maxsize=8)
def _disclaimed(reading: Reading, sentence: int) -> bool:
    """Tell whether the sentence itself, or the next, says that a sum has nothing to do with the contract."""
    numbers = [n for n in (sentence, sentence + 1) if n < len(reading.sentences)]
    here, *following = [_folded(reading, n) for n in numbers]
    return bool(_DISCLAIMERS.search(here)) or any(
        (_DISCLAIMERS.search(t) and t.startswith(("cet ", "cette ", "ce ", "ces ", "l'enveloppe")))
        or re.match(r"c'est\b.*(?:national|une cpts)", t)
        for t in following
    )

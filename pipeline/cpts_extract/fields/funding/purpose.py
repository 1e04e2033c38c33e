"""What a sum is for."""

from __future__ import annotations

from dataclasses import dataclass

from cpts_extract.annotate import Match
from cpts_extract.fields.funding.clues import Sentence
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Purpose
from cpts_extract.values.money import Money

WEAK = "funding.any-aid"
"""The rule of the words that say "money" alone: they make a sum the whole of what is given, for want of a better word."""
_OPERATION = frozenset({50_000, 60_000, 75_000, 90_000})
"""What the agreement gives a CPTS of each size to operate, a year."""
_WHOLE = 100_000
"""A sum from here on of which nothing is said is the whole: no part but the missions' is as large."""
_REFERS = frozenset(
    "y cela ca celui-ci celle-ci travail etape phase tache fin effet fins temps exercice demarche".split()
)
"""Words by which a sentence takes up what the one before was about: "L'ARS y consacre 18 000 €"."""

_THEN = frozenset("puis ensuite".split())


@dataclass(frozen=True, slots=True)
class Aim:
    """A purpose, the rule that tells it, and the tokens that say it."""

    purpose: Purpose
    rule: str
    confidence: float
    start: int
    end: int

    @property
    def stated(self) -> bool:
        """Whether words say it, rather than the sum's size or nothing."""
        return self.rule not in {"funding.sum", WEAK, "funding.grid"}


def aim_of(scope: Scope, sentence: Sentence, token: int, *, contract: bool, local: bool) -> Aim:
    """Tell what a sum is for; ``contract``: the ACI may be where it comes from, ``local``: it comes from a town or the like."""
    found = sentence.nearest(token, sentence.of("purpose"))
    if local:
        found = [(cost, m) for cost, m in found if m.rule.sets["purpose"] in {"startup", "project_writing", "other"}]
    elif _beside_its_start(sentence, token):
        found = [(cost, m) for cost, m in found if m.rule.sets["purpose"] != "startup"]
    strong = [
        m for _, m in found if m.rule.id != WEAK and (contract or m.rule.sets["purpose"] not in {"total", "missions"})
    ]
    if strong:
        return _said(strong[0], token)
    above = _above(scope, sentence, token)
    if above:
        return Aim(above.rule.sets["purpose"], above.rule.id, 0.85, token, token + 1)
    money = sentence.reading.tokens[token].value
    assert isinstance(money, Money)
    if contract and money.amount_max is None and money.amount in _OPERATION:
        return Aim("operation", "funding.grid", 0.8, token, token + 1)
    weak = [m for _, m in found if m.rule.id == WEAK]
    if contract and (weak or money.amount >= _WHOLE):
        return _said(weak[0], token) if weak else Aim("total", WEAK, 0.8, token, token + 1)
    return Aim("other", "funding.sum", 0.8, token, token + 1)


def _beside_its_start(sentence: Sentence, token: int) -> bool:
    """Tell whether a sum is paid each year behind one that is not: "93 500 € pour le démarrage, puis 187 000 € par an"."""
    tokens = sentence.reading.tokens
    behind = [t.norm for t in tokens[token + 1 : token + 3]]
    return (
        tokens[token - 1].norm in _THEN and behind in (["par", "an"], ["chaque", "annee"]) and token > sentence.sums[0]
    )


def _said(cue: Match, token: int) -> Aim:
    rule = cue.rule
    return Aim(rule.sets["purpose"], rule.id, rule.confidence, min(cue.start, token), max(cue.end, token + 1))


def _above(scope: Scope, sentence: Sentence, token: int) -> Match | None:
    """Find the cue that a list's lead or a heading gives to its items, or that the sentence before is about."""
    reading = scope.reading
    number = sentence.number
    if reading.kinds[number] in {"item", "row"}:
        for lead in (scope.lead(number), scope.sections[number]):
            if lead is not None and 0 <= lead < number and (cue := _last(Sentence(reading, lead))):
                return cue
        return None
    words = {t.norm for t in reading.tokens[sentence.span[0] : token]}
    before = number - 1
    if words & _REFERS and before >= 0 and reading.flow.sentences[before].block == reading.flow.sentences[number].block:
        return _last(Sentence(reading, before))
    return None


def _last(sentence: Sentence) -> Match | None:
    """Give the last strong cue of a sentence that states no sum itself."""
    if sentence.sums:
        return None
    strong = [m for m in sentence.of("purpose") if m.rule.id not in {WEAK, "funding.total", "funding.themes"}]
    return strong[-1] if strong else None

"""Sums of money: whose they are, what for, how often, who pays (ACI of 2019-06-20 and its avenant 2).

``clues`` ties the cues of ``funding.toml`` to the sums of their sentence; ``purpose``, ``terms`` and ``whose`` each ask for
those of their kind; ``together`` compares the sums with each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cpts_extract.fields.found import Found, bound_of
from cpts_extract.fields.funding import purpose, terms, together, whose
from cpts_extract.fields.funding.clues import Sentence
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Funding
from cpts_extract.values.money import Money

_SMALLEST = 1_000
"""Euros; less is a fee, a fare or a wage."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with whether it is a CPTS's: ``scheme`` sums are of the national scheme or of somebody else."""

    found: Found
    scheme: bool


def funding(scope: Scope) -> list[Sum]:
    """Read every sum, in the order of the text."""
    reading = scope.reading
    sentences: dict[int, Sentence] = {}
    against = {m.value: m.rule.id for m in reading.of("funding", "reject")}
    read = []
    for match in reading.of("funding", "value"):
        number = reading.tokens[match.value].sentence
        sentence = sentences.setdefault(number, Sentence(reading, number))
        read.append(_sum(scope, sentence, match.value, against.get(match.value)))
    own = together.ranges(reading, [s.found for s in read if not s.scheme])
    own = together.yearly(reading, together.added_up(reading, own))
    others = together.ranges(reading, [s.found for s in read if s.scheme])
    joined = [Sum(f, False) for f in own] + [Sum(f, True) for f in others]
    return sorted(joined, key=lambda s: s.found.token)


def _sum(scope: Scope, sentence: Sentence, token: int, against: str | None) -> Sum:
    reading = scope.reading
    money = reading.tokens[token].value
    assert isinstance(money, Money)
    elsewhere = whose.elsewhere(scope, sentence, token)
    local = whose.paid_locally(sentence, token)
    payer = terms.payer_of(reading, token)
    aim = purpose.aim_of(scope, sentence, token, contract=not local and payer != "ARS", local=local)
    bound, _ = bound_of(reading, token, token)
    value = Funding(
        money.amount,
        money.amount_max,
        "range" if money.amount_max else bound,
        aim.purpose,
        terms.period_of(scope, sentence, token, aim.purpose),
        None if local else payer,
    )
    found = Found("funding", value, aim.start, aim.end, token, aim.rule, aim.confidence)
    if against or money.amount < _SMALLEST:
        found = found.rejected(against or "too small for a sum of the contract")
    nobodys = not scope.owners(token, shared=False)[0] and scope.joint(token) != "together"
    section = scope.sections[sentence.number]
    foreign = section >= 0 and any(t.tag in {"cls", "msp"} for t in reading.tokens[slice(*reading.sentences[section])])
    if elsewhere == whose.ELSE or foreign:
        found = found._replace(value=replace(value, purpose="other"))
    return Sum(found._replace(rule=elsewhere or found.rule), bool(elsewhere) or nobodys or foreign)

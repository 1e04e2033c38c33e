"""What a field's rules found in a release, before it is decided whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cpts_extract.annotate import Match, Reading
from cpts_extract.models import Bound, Evidence, Quantity
from cpts_extract.values.numbers import Number


class Found(NamedTuple):
    """A value that a rule read: tokens ``start`` to ``end``, of which ``token`` is the figure or date itself."""

    field: str
    value: Any
    start: int
    end: int
    token: int
    rule: str
    confidence: float
    against: str | None = None
    """The rule, or the reason, that speaks against it; None: nothing does."""
    signs: tuple[tuple[str, float], ...] = ()
    """What its confidence comes from, by name (see ``resolve.confidence``); empty until it is weighed."""

    def rejected(self, reason: str) -> Found:
        """Give the same, turned down for a reason; the first reason stays."""
        return self if self.against else self._replace(against=reason)

    def weighed(self, confidence: float, signs: tuple[tuple[str, float], ...]) -> Found:
        """Give the same with its confidence, and what that comes from."""
        return Found(*self[:6], confidence, self.against, signs)

    def evidence(self, reading: Reading) -> Evidence:
        """Quote it."""
        return reading.evidence(self.start, self.end, self.rule, min(max(self.confidence, 0.05), 0.99), keep=self.token)


def values(reading: Reading, file: str, field: str) -> list[Match]:
    """Give for each figure the surest match of a file's value rules that set this field (or set none)."""
    best: dict[int, Match] = {}
    for match in reading.of(file, "value"):
        if match.rule.sets.get("field", field) != field or match.value < 0:
            continue
        first_counts = reading.tokens[match.value].tag == "date" or match.rule.sets.get("over")
        if not first_counts and any(t.tag in {"number", "money"} for t in reading.tokens[match.value + 1 : match.end]):
            continue  # another figure stands nearer to what is counted
        kept = best.get(match.value)
        if kept is None or match.rule.confidence > kept.rule.confidence:
            best[match.value] = match
    return [best[token] for token in sorted(best)]


def against(reading: Reading, file: str) -> dict[int, str]:
    """Give for each figure the rule that speaks against it."""
    return {match.value: match.rule.id for match in reading.of(file, "reject") if match.value >= 0}


def counts(reading: Reading, file: str, field: str) -> Iterator[Found]:
    """Yield the quantities that a file's rules read, with their bounds and what speaks against them."""
    reasons = against(reading, file)
    for match in values(reading, file, field):
        number = reading.tokens[match.value].value
        if not isinstance(number, Number) or number.percent or number.ordinal or not isinstance(number.value, int):
            continue
        bound, start = bound_of(reading, match.value, match.start)
        end = max(match.end, match.value + 1)
        found = Found(
            field, Quantity(number.value, bound), start, end, match.value, match.rule.id, match.rule.confidence
        )
        yield found.rejected(reasons[match.value]) if match.value in reasons else found


def bound_of(reading: Reading, token: int, start: int) -> tuple[Bound, int]:
    """Tell a figure's bound from the words around it, and where its quotation begins."""
    number = reading.tokens[token].value
    bound: Bound = "about" if isinstance(number, Number) and number.approximate else "exact"
    best = 0
    for match in reading.of("bounds"):
        following = reading.tokens[match.end] if match.end < len(reading.tokens) else None
        if match.start == token and following is not None and following.tag in {"number", "money"}:
            continue  # "68 villages, environ 47 000 habitants": the word belongs to the next figure
        if match.value == token and match.end - match.start >= best:
            best = match.end - match.start
            bound = match.rule.sets["bound"]
            start = min(start, match.start)
    return bound, start

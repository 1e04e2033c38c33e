"""What came near: figures of the right kind that no rule of a field took."""

from __future__ import annotations

from cpts_extract.annotate import Reading
from cpts_extract.models import Candidate
from cpts_extract.values.dates import DateMention
from cpts_extract.values.money import Money
from cpts_extract.values.numbers import Number

KINDS: dict[str, type[Number] | type[Money] | type[DateMention]] = {
    **dict.fromkeys(
        ("population", "commune_count", "professionals", "members", "size_class", "ordinal", "contract_years"), Number
    ),
    **dict.fromkeys(("signature_date", "founded", "released"), DateMention),
    **dict.fromkeys(("funding", "scheme_funding"), Money),
}
"""The kind of figure that a field is read from."""
MOST = 12


def near_misses(reading: Reading, field: str) -> tuple[Candidate, ...]:
    """Give the figures of a field's kind that stand in a release, each in its sentence, the first dozen of them."""
    kind = KINDS.get(field)
    found: list[Candidate] = []
    for at, token in enumerate(reading.tokens):
        if kind is None or not isinstance(token.value, kind) or len(found) == MOST:
            continue
        if field == "population" and isinstance(token.value, Number) and token.value.value < 1_000:
            continue
        evidence = reading.evidence(at, at + 1, "none", 0.05)
        reason = "no rule of this field reads it: the words around it do not say what it counts"
        found.append(Candidate(field, token.text, evidence, reading.sentence_text(token.sentence), None, False, reason))
    return tuple(found)

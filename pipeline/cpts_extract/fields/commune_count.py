"""How many communes a CPTS covers."""

from __future__ import annotations

from collections import Counter

from cpts_extract.annotate import Reading
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.figures import counted
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope

_CUES = {"of-an-epci": -0.1, "covered": 0.03}
"""What other rules say of a count, and how much surer that makes it."""


def commune_count(scope: Scope) -> list[Found]:
    """Read how many communes each CPTS covers."""
    reading = scope.reading
    same = {m.value for m in reading.of("communes", "cue") if m.rule.id == "communes.same-as"}
    out = []
    for found in counted(scope, "communes", "commune_count"):
        number = found.value
        if found.against == "communes.some-of-them" and (found.token in same or _behind_its_name(scope, found.token)):
            found = found._replace(against=None)
        if number.bound != "exact":
            found = found.rejected("not an exact number")
        elif number.value > 1_000 or number.value < 1:
            found = found.rejected("no such number of communes")
        elif _merely_in(reading, found.token):
            found = found.rejected("where something is, not what a CPTS covers")
        start = found.start
        while start > 0 and found.token - start < 3 and reading.tokens[start - 1].norm in {"les", "ses", "sur", "des"}:
            start -= 1
        out.append(found._replace(value=number.value))
    # An EPCI's count is not the CPTS's; a count said twice is surer.
    kept = Counter(f.value for f in out if not f.against)
    cues = {kind: {m.value for m in reading.of("communes", "cue") if m.rule.id == f"communes.{kind}"} for kind in _CUES}
    return [
        f._replace(
            confidence=f.confidence
            + 0.03 * (kept[f.value] > 1)
            + sum(weight * (f.token in cues[kind]) for kind, weight in _CUES.items())
            - 0.1 * _a_few(reading, f),
        )
        for f in out
    ]


def _merely_in(reading: Reading, token: int) -> bool:
    """Tell whether a sentence says of something else that it is in so many communes: "le bus ira dans 15 communes"."""
    first, last = reading.sentences[reading.tokens[token].sentence]
    words = {t.norm for t in reading.tokens[first:last]}
    return token > first and reading.tokens[token - 1].norm == "dans" and not words & (word_set("active") | {"ou"})


def _a_few(reading: Reading, found: Found) -> bool:
    """Tell whether a count is of a few villages or towns, which are more often a part than the whole: "deux villages"."""
    return found.value < 10 and not any(t.norm.startswith("commune") for t in reading.tokens[found.start : found.end])


def _behind_its_name(scope: Scope, token: int) -> bool:
    """Tell whether a figure stands in brackets right behind the name of a CPTS."""
    tokens = scope.reading.tokens
    opening = next((n for n in range(token - 1, max(token - 6, 0), -1) if tokens[n].text in "()"), 0)
    return (
        bool(opening) and tokens[opening].text == "(" and any(m.end == opening for n in scope.named for m in n.mentions)
    )

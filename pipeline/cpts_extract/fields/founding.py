"""When the CPTS or its association came to be, where that is stated apart from the signing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.found import Found, against, values
from cpts_extract.fields.scope import Scope
from cpts_extract.values.dates import DateMention


def founded(scope: Scope, anchors: Anchors) -> list[Found]:
    """Read the dates at which a CPTS or its association was created."""
    reading = scope.reading
    reasons = against(reading, "founding")
    out = []
    for match in values(reading, "founding", "founded"):
        date = reading.tokens[match.value].value
        if not isinstance(date, DateMention):
            continue
        found = Found("founded", None, match.start, match.end, match.value, match.rule.id, match.rule.confidence)
        value, how = anchors.complete(match.value)
        if date.relation in {"today", "yesterday"}:
            found = found.rejected("a day of the release, not of the founding")
        elif match.value in reasons:
            found = found.rejected(reasons[match.value])
        elif value is None:
            found = found.rejected(how)
        elif value < "2015":
            found = found.rejected("before CPTS existed (law of 2016-01-26)")
        out.append(replace(found, value=value, confidence=found.confidence + 0.01 * len(value or "")))
    return out + list(_under_a_date(scope, anchors, {reading.tokens[f.token].sentence for f in out}))


def _under_a_date(scope: Scope, anchors: Anchors, told: set[int]) -> Iterator[Found]:
    """Read a chronicle's entries, whose date is a sentence of its own: "11 janvier 2022. L'association est créée"."""
    reading = scope.reading
    for match in reading.of("founding", "cue"):
        sentence = reading.tokens[match.start].sentence
        first, last = reading.sentences[sentence - 1] if sentence else (0, 0)
        dates = [n for n in range(first, last) if isinstance(reading.tokens[n].value, DateMention)]
        if sentence in told or len(dates) != 1 or last - first > 3:
            continue
        value, how = anchors.complete(dates[0])
        found = Found("founded", value, dates[0], dates[0] + 1, dates[0], match.rule.id, 0.82)
        yield found if value else found.rejected(how)

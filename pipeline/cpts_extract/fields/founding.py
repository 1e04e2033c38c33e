"""When the CPTS or its association came to be, where that is stated apart from the signing."""

from __future__ import annotations

from collections.abc import Iterator

from cpts_extract.annotate import Match, Reading
from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.found import Found, against, values
from cpts_extract.fields.happenings import date_tokens
from cpts_extract.fields.scope import Scope
from cpts_extract.values.dates import DateMention

_FOUNDING = ("constitutive", "constituante", "fondatrice", "inaugurale", "statuts", "creation", "naissance")


def founded(scope: Scope, anchors: Anchors) -> list[Found]:
    """Read the dates at which a CPTS or its association was created."""
    reading = scope.reading
    reasons = against(reading, "founding")
    matches = list(values(reading, "founding", "founded"))
    out = []
    for match in matches:
        date = reading.tokens[match.value].value
        if not isinstance(date, DateMention):
            continue
        found = Found("founded", None, match.start, match.end, match.value, match.rule.id, match.rule.confidence)
        value, how = anchors.complete(match.value)
        if match.rule.id == "founding.assembly" and not _founds(reading, match):
            found = found.rejected("an assembly, but not the founding one")
        elif date.relation in {"today", "yesterday"}:
            found = found.rejected("a day of the release, not of the founding")
        elif any(m.start == match.start and m.value < match.value and anchors.complete(m.value)[0] for m in matches):
            found = found.rejected("another date stands nearer")
        elif match.value in reasons:
            found = found.rejected(reasons[match.value])
        elif value is None:
            found = found.rejected(how)
        elif value < "2015":
            found = found.rejected("before CPTS existed (law of 2016-01-26)")
        out.append(found._replace(value=value, confidence=found.confidence + 0.01 * len(value or "")))
    return out + list(_under_a_date(scope, anchors, {reading.tokens[f.token].sentence for f in out}))


def _founds(reading: Reading, match: Match) -> bool:
    """Tell whether an assembly is the one that founds: "assemblée générale constitutive"."""
    said = " ".join(t.norm for t in reading.tokens[match.start : match.end + 3])
    return any(stem in said for stem in _FOUNDING)


def _under_a_date(scope: Scope, anchors: Anchors, told: set[int]) -> Iterator[Found]:
    """Read what is said beside a date that is a sentence of its own: a chronicle's entry under it, a label before it."""
    reading = scope.reading
    for match in reading.of("founding", "cue"):
        sentence = reading.tokens[match.start].sentence
        if sentence in told or date_tokens(reading, sentence):
            continue
        beside = [sentence - 1]
        if sentence + 1 < len(reading.sentences) and reading.kinds[sentence] != "paragraph":
            beside.append(sentence + 1)
        for number in beside:
            first, last = reading.sentences[number] if number >= 0 else (0, 0)
            dates = date_tokens(reading, number) if number >= 0 else []
            if len(dates) != 1 or last - first > 3:
                continue
            value, how = anchors.complete(dates[0])
            found = Found("founded", value, dates[0], dates[0] + 1, dates[0], match.rule.id, 0.82)
            yield found if value else found.rejected(how)
            break

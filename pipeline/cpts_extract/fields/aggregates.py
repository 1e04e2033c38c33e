"""Counts that a release states for France, a région or a département."""

from __future__ import annotations

from cpts_extract.fields.found import Found, values
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Aggregate
from cpts_extract.values.areas import AreaName
from cpts_extract.values.dates import DateMention
from cpts_extract.values.numbers import Number

_LARGEST_COUNT = 2_000
_TALKS_OF_CPTS = {"cpts", "aci"}


def aggregates(scope: Scope) -> list[Found]:
    """Read the counts of CPTS, contracts, projects and inhabitants covered that belong to a territory."""
    reading = scope.reading
    out = []
    for match in values(reading, "aggregates", "aggregates"):
        token = reading.tokens[match.value]
        number = token.value
        if not isinstance(number, Number) or number.ordinal:
            continue
        indicator = match.rule.sets["indicator"]
        sentence = token.sentence
        area = _area(scope, sentence, match.value)
        found = Found("aggregates", None, match.start, match.end, match.value, match.rule.id, match.rule.confidence)
        tags = {t.tag for t in reading.tokens[slice(*reading.sentences[sentence])]}
        fits = {
            "population_covered": number.value > 300_000 and not number.percent,
            "population_share_percent": number.percent and bool(tags & _TALKS_OF_CPTS) and number.value <= 100,
        }.get(
            indicator,
            not number.percent
            and number.value <= _LARGEST_COUNT
            and (bool(tags & _TALKS_OF_CPTS) or "contrats" in token.text or indicator != "cpts_count"),
        )
        if area is None or not fits:
            continue
        as_of = next(
            (
                t.value.iso()
                for t in reading.tokens[slice(*reading.sentences[sentence])]
                if isinstance(t.value, DateMention)
            ),
            None,
        )
        value = Aggregate(area, indicator, float(number.value), as_of)
        out.append(Found("aggregates", value, found.start, found.end, found.token, found.rule, found.confidence))
    return out


def _area(scope: Scope, sentence: int, token: int) -> str | None:
    """Tell whose count it is: the nearest territory before it in the sentence, behind it, or in the lines above."""
    reading = scope.reading
    first, last = reading.sentences[sentence]
    marks: list[tuple[int, str]] = []
    for match in reading.of("scope", "cue"):
        if "area" in match.rule.sets and first <= match.start < last:
            areas = [t.value for t in reading.tokens[match.start : match.end] if isinstance(t.value, AreaName)]
            place = next((a.department or a.region for a in areas), None)
            marks.append((match.start, place.name if place else str(match.rule.sets["area"])))
    before = [name for at, name in marks if at <= token and name != "here"]
    after = [name for at, name in marks if at > token and name != "here"]
    if before or after:
        return before[-1] if before else after[0]
    for above in range(sentence - 1, max(sentence - 4, -1), -1):
        named = [n for n in scope.areas.get(above, []) if n != "here"]
        if named and (reading.block(above).kind == "heading" or reading.block(sentence).kind == "heading"):
            return named[-1]
    return None

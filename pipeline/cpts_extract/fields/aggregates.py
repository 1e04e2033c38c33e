"""Counts that a release states for France, a région or a département."""

from __future__ import annotations

from functools import lru_cache

from cpts_extract.annotate import Reading
from cpts_extract.fields.areas import department, region
from cpts_extract.fields.found import Found, values
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Aggregate
from cpts_extract.values.areas import AreaName
from cpts_extract.values.dates import DateMention
from cpts_extract.values.numbers import Number

_LARGEST_COUNT = 2_000
_CPTS = frozenset({"cpts", "aci"})
_FRANCE = frozenset({"france", "national", "nationale", "hexagone"})


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
        near = [n for n in (sentence - 1, sentence) if n >= 0]
        of_cpts = any("communautes" in reading.norms[n] or not _CPTS.isdisjoint(reading.tags[n]) for n in near)
        fits = {
            "population_covered": number.value > 300_000 and not number.percent,
            "population_share_percent": number.percent and of_cpts and number.value <= 100,
        }.get(
            indicator,
            not number.percent
            and number.value <= _LARGEST_COUNT
            and (of_cpts or "contrats" in token.text or indicator != "cpts_count"),
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
    areas = _areas(reading)
    named = areas.get(sentence, [])
    before = [name for at, name in named if at < token]
    if before:
        return before[-1]
    if named:
        return named[0][1]
    norms = reading.norms[sentence]
    for word, level in (("region", region), ("departement", department)):
        located = level(scope, 0).area if word in norms and not {"agence", "ars"} & norms else None
        if located:
            return located.name
    for above in range(sentence - 1, max(sentence - 4, -1), -1):
        over = areas.get(above, [])
        same = reading.flow.sentences[above].block == reading.flow.sentences[sentence].block
        heads = "heading" in {reading.kinds[above], reading.kinds[sentence]}
        if over and (same or heads or reading.sentence_text(above).rstrip().endswith((",", ":"))):
            return over[-1][1]
    return None


@lru_cache(maxsize=1)
def _areas(reading: Reading) -> dict[int, list[tuple[int, str]]]:
    """The territories that each sentence names, but not as a part of an agency's or fund's name."""
    named = {at: "France" for at, word in enumerate(reading.words) if word in _FRANCE}
    for at in (*reading.tagged("department"), *reading.tagged("region")):
        value = reading.tokens[at].value
        if isinstance(value, AreaName):
            first, _ = reading.sentences[reading.tokens[at].sentence]
            agency = any(t.tag in {"ars", "am"} for t in reading.tokens[max(at - 4, first) : at])
            area = value.region or value.department
            named[at] = area.name if area and not agency else ""
    found: dict[int, list[tuple[int, str]]] = {}
    for at, name in sorted(named.items()):
        if name:
            found.setdefault(reading.tokens[at].sentence, []).append((at, name))
    return found

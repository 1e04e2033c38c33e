"""The département and région that a CPTS lies in."""

from __future__ import annotations

from dataclasses import dataclass

from cpts_extract.annotate import Reading
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Area
from cpts_extract.values.areas import AreaName

_HEAD = 5
"""Sentences at the top of a release in which a rubric stands."""
_WORTH = {
    "areas.department-of-the-fund": 3.0,
    "areas.department-named": 4.0,
    "areas.department-where": 1.0,
    "areas.region-of-the-agency": 3.0,
    "areas.region-where": 1.0,
}


@dataclass(frozen=True, slots=True)
class Located:
    """Where a CPTS lies, with every quotation that says so; ``rivals`` are the areas that speak against it."""

    area: Area | None
    found: tuple[Found, ...]
    rivals: tuple[str, ...]


def department(scope: Scope, owner: int) -> Located:
    """Tell the département of a CPTS from all that names one; None where two are named alike."""
    return _located(scope, owner, "department")


def region(scope: Scope, owner: int) -> Located:
    """Tell the région of a CPTS, where the text states it."""
    return _located(scope, owner, "region")


def _located(scope: Scope, owner: int, level: str) -> Located:
    reading = scope.reading
    weights: dict[str, float] = {}
    places: dict[str, list[Found]] = {}
    areas: dict[str, Area] = {}
    best: dict[int, tuple[float, str, int, int]] = {}
    for match in reading.of("areas", "value"):
        name = reading.tokens[match.value].value
        both = isinstance(name, AreaName) and name.department and name.region
        if match.rule.sets.get("level", "department") != level and not both:
            continue
        worth = _WORTH[match.rule.id]
        if match.value not in best or worth > best[match.value][0]:
            best[match.value] = (worth, match.rule.id, match.start, match.end)
    inside = scope.once(_inside_names) if best else frozenset()
    for token, (base, rule, start, end) in sorted(best.items()):
        name = reading.tokens[token].value
        area = (name.department if level == "department" else name.region) if isinstance(name, AreaName) else None
        if area is None:
            continue
        weight = base
        sentence = reading.tokens[token].sentence
        if token in inside:
            weight *= 0.3
        elif _rubric(reading, token):
            weight = 3.0
        if reading.tokens[token].norm == "nord" and reading.tokens[token - 2].norm not in {"departement", "cpam"}:
            weight *= 0.1  # "dix communes du Nord": more often a part of a territory than the département
        if reading.kinds[sentence] == "contact":
            weight *= 0.5
        if weight < 3.0 and rule.endswith("-where") and area.name.isalpha() and level == "department":
            weight *= (
                0.3
                if reading.tokens[token - 1].norm not in {"(", "dans", "en"}
                and reading.tokens[token - 2].norm != "dans"
                else 1.0
            )
        weight *= _of(scope, sentence, owner) if not rule.endswith(("-fund", "-agency")) else 1.0
        weights[area.name] = weights.get(area.name, 0.0) + weight
        areas[area.name] = area
        if weight >= 0.45:
            places.setdefault(area.name, []).append(Found(level, area, start, end, token, rule, 0.75 + 0.05 * base))
    ranked = sorted(weights, key=lambda n: -weights[n])
    if not ranked or ranked[0] not in places:
        return Located(None, (), ())
    if len(ranked) > 1 and weights[ranked[0]] < 1.5 * weights[ranked[1]]:
        return Located(None, (), tuple(ranked[:2]))
    first = sorted(places[ranked[0]], key=lambda f: -f.confidence)
    return Located(areas[ranked[0]], tuple(first), tuple(ranked[1:2]))


def _rubric(reading: Reading, token: int) -> bool:
    """Tell whether an area heads the release as a newspaper's rubric: alone in its line, or before a bar, dash or date."""
    sentence = reading.tokens[token].sentence
    first, last = reading.sentences[sentence]
    if sentence >= _HEAD or token != first:
        return False
    return last - first == 1 or reading.tokens[first + 1].text in {"|", "–", "—", "/", "-", ":"}


def _inside_names(scope: Scope) -> frozenset[int]:
    """The tokens behind the first one of each name of a CPTS."""
    return frozenset(at for named in scope.named for m in named.mentions for at in range(m.start + 1, m.end))


def _of(scope: Scope, sentence: int, owner: int) -> float:
    """Weigh whether an area is said of this CPTS: named with it, heading its section, or of the whole release."""
    section = scope.sections[sentence]
    if len(scope.named) > 1 and scope.reading.kinds[sentence] == "heading":
        mine = (
            any(scope.sections[scope.reading.tokens[m.start].sentence] == section for m in scope.named[owner].mentions)
            if scope.named
            else True
        )
        others = any(
            scope.sections[scope.reading.tokens[m.start].sentence] == section
            for n, named in enumerate(scope.named)
            if n != owner
            for m in named.mentions
        )
        return 4.0 if mine and section >= 0 else 0.1 if others else 1.0
    names = scope.names_in(sentence)
    if names and len({n for _, _, n in names}) < len(scope.named) and all(n != owner for _, _, n in names):
        return 0.5
    return 1.0

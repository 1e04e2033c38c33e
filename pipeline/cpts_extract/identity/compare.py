"""Hold two profiles against each other: points for what they have in common, and the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from cpts_extract.identity.profile import Profile, core, is_distinctive, settings, tells_apart
from cpts_extract.territory import gazetteer

Level = Literal["same", "core", "misspelt", "part", "none", "opposed"]
_LEVELS: tuple[Level, ...] = ("same", "core", "misspelt", "part", "none", "opposed")
_LONG = 5
"""Letters that a word has at least in which one may be wrong: of shorter ones many differ by one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two profiles are: the points, and for each thing that gave some what it was."""

    points: int
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        least: int = settings()["same"]
        return self.points >= least

    @property
    def doubtful(self) -> bool:
        least: int = settings()["doubt"]
        return least <= self.points and not self.same


def compare(one: Profile, other: Profile) -> Likeness:
    """Hold two profiles against each other. The order of the two does not matter."""
    level, first, second = name_level(one, other)
    own = is_distinctive(first) and is_distinctive(second)
    found = [(settings()["name"][level][0 if own else 1], _of_names(level, first, second))]
    found += [*_of_places(one, other), *_of_facts(one, other)]
    points = sum(points for points, _ in found)
    if level in {
        "none",
        "opposed",
    }:  # two CPTS may share a territory for a while: a common name there must be, or a person decides
        points = min(points, settings()["same"] - 1)
    return Likeness(points, tuple(f"{reason} ({points:+d})" for points, reason in found if points))


# ---- names ------------------------------------------------------------------------------------------------------


def name_level(one: Profile, other: Profile) -> tuple[Level, str, str]:
    """Give the best level of likeness of two names, one of each, and the two names."""
    pairs = product(sorted(one.names), sorted(other.names))
    found = [(_LEVELS.index(_level(a, b)), not is_distinctive(a), a, b) for a, b in pairs]
    if not found:
        return "none", "", ""
    level, _, first, second = min(found)
    return _LEVELS[level], first, second


def _level(one: str, other: str) -> Level:
    """Tell how two names agree.

    >>> _level("vallees 2", "2 vallees"), _level("pays auge", "auge"), _level("bocage virois", "bocage viroi")
    ('same', 'core', 'misspelt')
    >>> _level("bray", "bray picardie verte"), _level("nord bray", "bray"), _level("paris 13", "paris 14")
    ('part', 'opposed', 'opposed')
    """
    words, others = frozenset(one.split()), frozenset(other.split())
    if words == others:
        return "same"
    if core(one) == core(other):
        return "core"
    apart = words ^ others
    if _misspelt(words - others, others - words):
        return "misspelt"
    within = core(one) < core(other) or core(other) < core(one)
    if any(map(tells_apart, apart)):
        return "opposed" if within or core(one) & core(other) else "none"
    return "part" if within else "none"


def _misspelt(words: frozenset[str], others: frozenset[str]) -> bool:
    if len(words) != 1 or len(others) != 1:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    [word], [another] = words, others
    if tells_apart(word) or tells_apart(another):
        return False
    return min(len(word), len(another)) >= _LONG and DamerauLevenshtein.distance(word, another, score_cutoff=1) == 1


def _of_names(level: Level, one: str, other: str) -> str:
    low, high = sorted((one, other))
    said = {
        "same": f"both are called “{low}”",
        "core": f"“{low}” and “{high}” differ by words that names drop",
        "misspelt": f"“{low}” and “{high}” differ by one letter",
        "part": f"one of “{low}” and “{high}” is a part of the other",
        "none": "their names differ",
        "opposed": f"“{low}” and “{high}” tell two apart",
    }
    return said[level]


# ---- places -----------------------------------------------------------------------------------------------------


def _of_places(one: Profile, other: Profile) -> Iterator[tuple[int, str]]:
    points = settings()["place"]
    if one.departments and other.departments:
        both = one.departments & other.departments
        yield (
            (points["departments_shared"], f"département {', '.join(sorted(both))}")
            if both
            else (points["departments_apart"], "of different départements")
        )
    else:
        regions, others = _regions(one), _regions(other)
        if regions and others:
            yield (
                (points["region_shared"], f"région {', '.join(sorted(regions & others))}")
                if regions & others
                else (points["region_apart"], "of different régions")
            )
    yield from _of_lists(one.communes, other.communes)
    if one.epcis and other.epcis:
        shared = len(one.epcis & other.epcis)
        yield [
            (points["epcis_apart"], "different intercommunalités"),
            (points["epcis_shared"], "an intercommunalité in common"),
            (points["epcis_several"], f"{shared} intercommunalités in common"),
        ][min(shared, 2)]


def _regions(profile: Profile) -> frozenset[str]:
    implied = {gazetteer.region_of(code) for code in profile.departments}
    return profile.regions | {region for region in implied if region}


def _of_lists(one: frozenset[str], other: frozenset[str]) -> Iterator[tuple[int, str]]:
    points, shared, shorter = settings()["place"], len(one & other), min(len(one), len(other))
    if shared >= 3 and shared >= 0.8 * shorter:
        yield points["communes_shared"], f"{shared} of {shorter} communes in common"
    elif shared >= 2 and shared >= 0.5 * shorter:
        yield points["communes_partly"], f"{shared} of {shorter} communes in common"
    elif not shared and shorter >= 5:
        yield points["communes_apart"], "no commune in common"


# ---- facts ------------------------------------------------------------------------------------------------------


def _of_facts(one: Profile, other: Profile) -> Iterator[tuple[int, str]]:
    points = settings()["facts"]
    equal = one.populations & other.populations
    if any(value % 1000 for value in equal):
        yield points["population_same"], "the same population"
    elif equal:
        yield points["population_round"], "the same rounded population"
    elif one.populations and other.populations:
        ratio = min(max(a, b) / max(min(a, b), 1) for a, b in product(one.populations, other.populations))
        if ratio <= 1.1:
            yield points["population_near"], "nearly the same population"
        elif ratio > 2:
            yield points["population_apart"], "very different populations"
    if any(len(date) == 10 for date in one.signed & other.signed):
        yield points["signed_same_day"], "signed on the same day"
    elif {date[:7] for date in one.signed if len(date) > 4} & {date[:7] for date in other.signed if len(date) > 4}:
        yield points["signed_same_month"], "signed in the same month"
    elif one.signed and other.signed and not {date[:4] for date in one.signed} & {date[:4] for date in other.signed}:
        yield points["signed_apart"], "signed in different years"

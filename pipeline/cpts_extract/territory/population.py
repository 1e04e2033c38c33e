"""Add up the official inhabitants of a territory, year by year, and hold an announced population against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cpts_extract.models import Commune, Epci, PopulationAgreement, Quantity
from cpts_extract.territory import gazetteer

Series = Literal["municipal", "municipal_epci", "total_epci"]
"""``municipal``: population municipale as the file of communes has it; ``municipal_epci`` and ``total_epci``: population
municipale and totale as the list of intercommunalités has them, in most vintages of another census."""
SERIES: tuple[Series, ...] = ("municipal", "municipal_epci", "total_epci")
Of = Literal["communes", "epcis"]


@dataclass(frozen=True, slots=True)
class Sum:
    """The inhabitants of a territory by one series of one vintage."""

    value: int
    vintage: int
    series: Series
    of: Of
    """Whether communes were added up that were named, or intercommunalités."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the official figures say of an announced population."""

    how: PopulationAgreement
    sums: tuple[Sum, ...] = ()
    """The nearest sum, and each other that is the same figure, the earliest vintage first."""
    percent: float | None = None
    """How much more, in percent of the announced one, that sum is; less than 0 where it is less."""
    reason: str | None = None
    """Why nothing can be told, in a sentence; None where something can."""


def population_of(communes: Iterable[str]) -> tuple[Sum, ...]:
    """Add up communes (INSEE codes) by every series of every vintage that counts each of them.

    >>> eleven = "35001 35051 35101 35107 35121 35031 35152 35154 35178 35253 35334".split()
    >>> [s.value for s in population_of(eleven) if (s.vintage, s.series) == (2021, "municipal")]
    [57633]
    """
    codes = frozenset(communes)
    return tuple(
        Sum(value, vintage, series, "communes") for vintage, series, value in _added(codes, gazetteer.VINTAGES)
    )


@lru_cache(maxsize=1 << 10)
def population_of_epci(siren: str) -> tuple[Sum, ...]:
    """Give the inhabitants of an intercommunalité by every series of every vintage that has it, with its members then.

    >>> [(s.vintage, s.value) for s in population_of_epci("200065928") if s.series == "municipal_epci"][:3]
    [(2019, 99903), (2020, 99607), (2021, 99520)]
    """
    found: list[Sum] = []
    for vintage in gazetteer.VINTAGES:
        one = gazetteer.epci(siren, vintage)
        if one is not None:
            found += [Sum(n, vintage, s, "epcis") for _, s, n in _added(one.members, [vintage]) if s == "municipal"]
            found += [
                Sum(one.municipal, vintage, "municipal_epci", "epcis"),
                Sum(one.total, vintage, "total_epci", "epcis"),
            ]
    return tuple(found)


def _added(codes: frozenset[str], vintages: Iterable[int]) -> Iterator[tuple[int, Series, int]]:
    tables = [gazetteer.inhabitants(code) for code in codes]
    if not tables or not all(tables):
        return
    by_year = [list(zip(*(table[series] for table in tables), strict=True)) for series in SERIES]
    for vintage in vintages:
        year = gazetteer.VINTAGES.index(vintage)
        for series, known in zip(SERIES, by_year, strict=True):
            if None not in known[year]:
                yield vintage, series, sum(known[year])


# ---- an announced population ------------------------------------------------------------------------------------

_TOLERATED = {"exact": (2, 2), "about": (5, 5), "at_least": (2, 10), "at_most": (10, 2), "range": (2, 2)}
"""Percent that the official figure may lie below and above, by what the text says: figures are rounded, and of other years."""


def check_population(
    announced: Quantity, communes: Sequence[Commune], epcis: Sequence[Epci], commune_count: int | None = None
) -> Verdict:
    """Tell whether an announced population is that of the communes named, or else of the intercommunalités.

    ``exact`` where it is the sum by any series of any vintage, ``within`` where it is near one as far as such figures are
    rounded, ``differs`` where it is not. ``cannot tell``, with the reason, where the territory is not known whole: a place
    without a code, a part of a commune, fewer communes named than ``commune_count``, intercommunalités of another number of
    communes.
    """
    unknown = _why_not_communes(communes, commune_count)
    sums = [*(_of_communes(communes) if unknown is None else ()), *_of_epcis(epcis, commune_count)]
    if not sums:
        return Verdict("cannot tell", reason=_why_nothing(communes, epcis, commune_count, unknown))
    percents = {s.value: _percent(announced, s.value) for s in sums}
    nearest = min(percents, key=lambda value: (not _fits(announced, percents[value]), abs(percents[value])))
    same = tuple(sorted((s for s in sums if s.value == nearest), key=lambda s: (s.vintage, s.of, s.series)))
    if nearest == announced.value and announced.bound == "exact":
        return Verdict("exact", same, 0.0)
    percent = round(percents[nearest], 2)
    below, above = _TOLERATED[announced.bound]
    return Verdict("within" if -below <= percent <= above else "differs", same, percent)


def _fits(announced: Quantity, percent: float) -> bool:
    """Tell whether an official figure is near, and on the right side of a bound: more than "plus de 103 000"."""
    below, above = _TOLERATED[announced.bound]
    right = {"at_least": percent >= 0, "at_most": percent <= 0}.get(announced.bound, True)
    return right and -below <= percent <= above


def _percent(announced: Quantity, official: int) -> float:
    if announced.value_max is not None and announced.value <= official <= announced.value_max:
        return 0.0
    bound = announced.value
    if announced.value_max and abs(official - announced.value_max) < abs(official - bound):
        bound = announced.value_max
    return 100 * (official - bound) / bound if bound else 100.0


def _why_not_communes(communes: Sequence[Commune], commune_count: int | None) -> str | None:
    """Say why the communes named are not the whole territory; None where they are."""
    codes = {commune.insee for commune in communes}
    if not communes:
        return "no communes are named"
    for commune in communes:
        if commune.insee is None:
            return f"a place without a code: {commune.name}"
        if commune.insee != commune.within:
            return f"a part of a commune: {commune.name}"
    if commune_count is None:
        return "only one commune is named" if len(codes) == 1 else None
    if len(codes) < commune_count:
        return f"{len(codes)} of {commune_count} communes named"
    return f"{len(codes)} communes named, {commune_count} counted" if len(codes) > commune_count else None


def _why_nothing(
    communes: Sequence[Commune], epcis: Sequence[Epci], commune_count: int | None, unknown: str | None
) -> str:
    """Say why no sum could be made."""
    if not communes and not epcis:
        return "no communes or intercommunalités named"
    said = [unknown or "no vintage has inhabitants for all the communes named"] if communes or not epcis else []
    nameless = next((epci.name for epci in epcis if epci.siren is None), None)
    if nameless is not None:
        said.append(f"an intercommunalité without a code: {nameless}")
    elif epcis and (held := members_of(epcis)):
        vintage, members = next(iter(held.items()))
        noun = "intercommunalité" if len(epcis) == 1 else "intercommunalités"
        said.append(f"the {noun} named: {members} communes ({vintage}), not {commune_count}")
    elif epcis:
        said.append("no vintage has all the intercommunalités named")
    return "; ".join(said)


def members_of(epcis: Iterable[Epci]) -> dict[int, int]:
    """Count the communes of some intercommunalités together, in each vintage that has them all; none without their codes.

    >>> members_of([Epci("Quimper Bretagne Occidentale", "200068120")])[2021]
    14
    """
    sirens = {epci.siren for epci in epcis}
    counts = {}
    for vintage in gazetteer.VINTAGES:
        held = [gazetteer.epci(siren, vintage) if siren else None for siren in sirens]
        if held and all(held):
            counts[vintage] = sum(len(one.members) for one in held if one)
    return counts


def _of_communes(communes: Sequence[Commune]) -> tuple[Sum, ...]:
    codes = frozenset(commune.insee for commune in communes if commune.insee)
    return (*population_of(codes), *_of_the_same_epci(codes))


def _of_the_same_epci(codes: frozenset[str]) -> Iterator[Sum]:
    """Give the sums of the intercommunalité that the communes are all of, in the vintages in which they are."""
    departments = {gazetteer.department_of(code) for code in codes}
    for vintage in gazetteer.VINTAGES:
        for one in gazetteer.epcis_in(departments, vintage):
            if one.members == codes:
                yield from (
                    s for s in population_of_epci(one.siren) if s.vintage == vintage and s.series != "municipal"
                )


def _of_epcis(epcis: Sequence[Epci], commune_count: int | None) -> Iterator[Sum]:
    """Add intercommunalités up, vintage by vintage, where all are known and have the number of communes that is stated."""
    sirens = {epci.siren for epci in epcis if epci.siren}
    members = members_of(epcis)
    by_year: dict[tuple[int, Series], list[int]] = {}
    for siren in sirens:
        for part in population_of_epci(siren):
            by_year.setdefault((part.vintage, part.series), []).append(part.value)
    for (vintage, series), values in by_year.items():
        if len(values) == len(sirens) and vintage in members and commune_count in (None, members[vintage]):
            yield Sum(sum(values), vintage, series, "epcis")

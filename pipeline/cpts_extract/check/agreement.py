"""Announced sums, missions, sizes and years against the agreement's grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cpts_extract.check.finding import finding
from cpts_extract.check.grid import SIZES, grid, meaning, of_size, period_at, proposed, size_of
from cpts_extract.models import Cpts, Funding, Record, Warning

_NEARLY = 0.05
"""A population so near the limit of a size may be of another year than the one that the class was told by."""
_ROUNDED = 0.02
"""How far above a ceiling a sum may be that is said to be about so much."""


def meant(entry: Cpts, record: Record) -> tuple[Funding, ...]:
    """Give the sums of an entry, each with what it is in the grid of its size and date."""
    return with_meaning(entry.funding, _known_size(entry), entry.signature_date or record.released)


def with_meaning(sums: tuple[Funding, ...], size: int | None, date: str | None) -> tuple[Funding, ...]:
    """Give sums with what they are in the grid; those of no CPTS have no size."""
    return tuple(replace(sum_, meaning=meaning(sum_, size, date)) for sum_ in sums)


def findings(entry: Cpts, record: Record) -> Iterator[Warning]:
    """Yield what of an entry does not fit the agreement in force at its signature, or else at the release's date."""
    years = grid()["years"]
    if entry.contract_years not in (None, years):
        yield finding(
            "contract_years_differ", entry, "contract_years", f"{entry.contract_years} years", f"{years} years",
            "ACI of 2019, duration of the contract",
        )  # fmt: skip
    yield from _size(entry)
    yield from _proposed(entry)
    date = entry.signature_date or record.released
    period = period_at(date)
    if period is not None and date is not None:
        yield from _missions(entry, period, date)
        yield from _sums(entry, period)


# ---- size -------------------------------------------------------------------------------------------------------


def _size(entry: Cpts) -> Iterator[Warning]:
    told = _sure_size(entry)
    if entry.size_class and told and entry.population and entry.size_class != told:
        yield finding(
            "size_class_differs", entry, "size_class", f"size {entry.size_class}",
            f"size {told} by its population of {_official(entry) or entry.population.value}",
            "ACI of 2019, sizes",
        )  # fmt: skip


def _sure_size(entry: Cpts) -> int | None:
    """Give the size that a population tells, where it is an official figure or no bound, and not near a limit."""
    population, official = entry.population, _official(entry)
    if population is None or (population.bound not in {"exact", "about"} and official is None):
        return None
    inhabitants = official or population.value
    low, high = (size_of(round(inhabitants * (1 + part))) for part in (-_NEARLY, _NEARLY))
    return low if low == high else None


def _official(entry: Cpts) -> int | None:
    verdict = entry.population_verdict
    return verdict.official if verdict and verdict.how in {"exact", "within"} else None


def _known_size(entry: Cpts) -> int | None:
    """Give the size stated or told; None where the one contradicts the other."""
    told = _sure_size(entry)
    if entry.size_class and told and entry.size_class != told:
        return None
    return entry.size_class or told


# ---- missions ---------------------------------------------------------------------------------------------------


def _missions(entry: Cpts, period: dict[str, Any], date: str) -> Iterator[Warning]:
    for number, mission in enumerate(entry.missions):
        expected = next((level for level in ("socle", "complementaire") if mission.category in period[level]), None)
        later = period.get("later", {}).get(mission.category)
        if later and date < later.isoformat()[: len(date)] and mission.level == "socle":
            expected = "not yet"
        if expected and mission.level and mission.level != expected:
            yield finding(
                "mission_level_differs", entry, f"missions.{number}", f"{mission.category} is {mission.level}",
                f"{mission.category} {expected}", f"{period['source']}, missions",
            )  # fmt: skip


# ---- sums -------------------------------------------------------------------------------------------------------


def _proposed(entry: Cpts) -> Iterator[Warning]:
    """Sums that were proposed and never came into force."""
    for number, sum_ in enumerate(entry.funding):
        size = proposed(sum_.amount)
        fits = size and _known_size(entry) in (None, size)
        if fits and sum_.purpose in {"operation", "startup", "total", "other"} and sum_.meaning is None:
            yield finding(
                "funding_never_in_force", entry, f"funding.{number}", f"{sum_.amount} €",
                f"{of_size(grid()['period'][0], 'operation', size or 1)} € a year for operation of size {size}: "
                "the sum found was proposed in 2020 and never in force",
                "ACI of 2019, grid of sums",
            )  # fmt: skip


def _sums(entry: Cpts, period: dict[str, Any]) -> Iterator[Warning]:
    """Yearly sums: operation must be the grid's for the size; what is for missions, or for all, may not pass the ceiling.

    A ceiling's own figure that is said to be for the missions beside operation is one too many, also where the text does
    not say that it is a year's.
    """
    size = _known_size(entry)
    if size is None:
        return
    source = f"{period['source']}, grid of sums"
    operation, ceiling = of_size(period, "operation", size), of_size(period, "ceiling", size)
    for number, sum_ in enumerate(entry.funding):
        key = f"funding.{number}"
        yearly = sum_.period == "year"
        if sum_.purpose == "operation" and sum_.bound == "exact" and yearly and sum_.amount != operation:
            of_other = next((n for n in SIZES if of_size(period, "operation", n) == sum_.amount), None)
            yield finding(
                "funding_off_grid", entry, key, f"{sum_.amount} € a year for operation",
                f"{operation} € for size {size}" + (f"; that is size {of_other}'s" if of_other else ""), source,
            )  # fmt: skip
        if ceiling is None or operation is None or sum_.purpose not in {"missions", "total"}:
            continue
        most = sum_.amount_max or sum_.amount
        alone = sum_.purpose == "missions"
        limit = ceiling - operation if alone else ceiling
        is_ceiling = sum_.period is None and most in _ceilings(period, size)
        over = most > limit * (1 + _ROUNDED * (sum_.bound == "about"))
        if over and (yearly or is_ceiling):
            same = "; that is the ceiling of both together" if most in _ceilings(period, size) else ""
            yield finding(
                "funding_off_grid", entry, key, f"{most} €{' a year' if yearly else ''} for {'missions' if alone else 'all'}",
                f"at most {limit} € a year for missions alone, {ceiling} € with the {operation} € for operation, "
                f"for size {size}{same}",
                source,
            )  # fmt: skip


def _ceilings(period: dict[str, Any], size: int) -> set[int | None]:
    return {of_size(period, key, size) for key in ("ceiling", "ceiling_without_supplement")} - {None}

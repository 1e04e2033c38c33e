"""Announced sums, missions, sizes and years against the agreement's grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cpts_extract.check.finding import finding
from cpts_extract.check.grid import SIZES, grid, meaning, of_size, periods_at, proposed, size_of
from cpts_extract.models import Cpts, Funding, Mission, Record, Warning

_NEARLY = 0.05
"""A population so near the limit of a size may be of another year than the one that the class was told by."""
_ROUNDED = 0.02
"""How far above a ceiling a sum may be that is said to be about so much."""


def meant(entry: Cpts, record: Record) -> tuple[Funding, ...]:
    """Give the sums of an entry, each with what it is in the grid of its size and date."""
    size = _known_size(entry) or _paid_size(entry)
    return with_meaning(entry.funding, size, entry.signature_date, record.released)


def with_meaning(sums: tuple[Funding, ...], size: int | None, *dates: str | None) -> tuple[Funding, ...]:
    """Give sums with what they are in the grid; those of no CPTS have no size."""
    told = [(sum_, meaning(sum_, size, *dates)) for sum_ in sums]
    return tuple(replace(sum_, meaning=what) if what else sum_ for sum_, what in told)


def findings(entry: Cpts, record: Record) -> Iterator[Warning]:
    """Yield what of an entry fits the agreement neither as in force at its signature nor as at the release's date."""
    years = grid()["years"]
    if entry.contract_years not in (None, years):
        yield finding(
            "contract_years_differ", entry, "contract_years", f"{entry.contract_years} years", f"{years} years",
            "ACI of 2019, duration of the contract",
        )  # fmt: skip
    yield from _size(entry)
    yield from _proposed(entry)
    periods = periods_at(entry.signature_date, record.released)
    if periods:
        latest = max(date for date in (entry.signature_date, record.released) if date)
        yield from _missions(entry, periods, latest)
        yield from _sums(entry, periods)


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


def _paid_size(entry: Cpts) -> int | None:
    """Give the size whose operation is announced, where one alone is."""
    paid = {sum_.amount for sum_ in entry.funding if sum_.purpose == "operation"}
    sizes = [size for size in SIZES if paid == {of_size(grid()["period"][0], "operation", size)}]
    return sizes[0] if len(sizes) == 1 else None


def _known_size(entry: Cpts) -> int | None:
    """Give the size stated or told; None where the one contradicts the other."""
    told = _sure_size(entry)
    if entry.size_class and told and entry.size_class != told:
        return None
    return entry.size_class or told


# ---- missions ---------------------------------------------------------------------------------------------------


def _missions(entry: Cpts, periods: tuple[dict[str, Any], ...], latest: str) -> Iterator[Warning]:
    for number, mission in enumerate(entry.missions):
        levels = [_level(mission, period, latest) for period in periods]
        if mission.level and None not in levels and mission.level not in levels:
            yield finding(
                "mission_level_differs", entry, f"missions.{number}", f"{mission.category} is {mission.level}",
                f"{mission.category} {' or '.join(dict.fromkeys(filter(None, levels)))}",
                f"{' or '.join(period['source'] for period in periods)}, missions",
            )  # fmt: skip


def _level(mission: Mission, period: dict[str, Any], latest: str) -> str | None:
    """Give the level of a mission in a period; None where it has none: a CPTS may take it on beside the agreement."""
    later = period.get("later", {}).get(mission.category)
    if later and mission.level == "socle" and latest < later.isoformat()[: len(latest)]:
        return f"not socle before {later}"
    return next((level for level in ("socle", "complementaire") if mission.category in period[level]), None)


# ---- sums -------------------------------------------------------------------------------------------------------


def _proposed(entry: Cpts) -> Iterator[Warning]:
    """Sums that were proposed and never came into force."""
    for number, sum_ in enumerate(entry.funding):
        size = proposed(sum_.amount)
        if size is None or sum_.meaning or (_known_size(entry) or _paid_size(entry)) not in (None, size):
            continue
        if sum_.purpose in {"operation", "startup", "total", "other"}:
            yield finding(
                "funding_never_in_force", entry, f"funding.{number}", f"{sum_.amount} €",
                f"{of_size(grid()['period'][0], 'operation', size)} € a year for operation of size {size}; "
                f"{sum_.amount} € was proposed in 2020 and never in force",
                "ACI of 2019, grid of sums",
            )  # fmt: skip


def _sums(entry: Cpts, periods: tuple[dict[str, Any], ...]) -> Iterator[Warning]:
    """Yearly sums: operation must be the grid's for the size; what is for missions, or for all, may not pass the ceiling.

    A ceiling's own figure that is said to be for the missions beside operation is one too many, also where the text does
    not say that it is a year's. Where two grids may be meant, a sum must break both.
    """
    size = _known_size(entry)
    for number, sum_ in enumerate(entry.funding if size else ()):
        broken = [_off(sum_, period, size or 0) for period in periods]
        if all(broken):
            found, expected = broken[-1] or ("", "")
            source = f"{' or '.join(period['source'] for period in periods)}, grid of sums"
            yield finding("funding_off_grid", entry, f"funding.{number}", found, expected, source)


def _off(sum_: Funding, period: dict[str, Any], size: int) -> tuple[str, str] | None:
    """Tell what a sum is and what it should be in a period; None where it may be right."""
    operation, ceiling = of_size(period, "operation", size), of_size(period, "ceiling", size)
    yearly = sum_.period == "year"
    if sum_.purpose == "operation":
        if sum_.bound != "exact" or not yearly or sum_.amount == operation:
            return None
        other = next((n for n in SIZES if of_size(period, "operation", n) == sum_.amount), None)
        whose = f"; {sum_.amount} € is size {other}'s" if other else ""
        return f"{sum_.amount} € a year for operation", f"{operation} € for size {size}{whose}"
    if ceiling is None or operation is None or sum_.purpose not in {"missions", "total"}:
        return None
    most = sum_.amount_max or sum_.amount
    alone = sum_.purpose == "missions"
    limit = (ceiling - operation if alone else ceiling) * (1 + _ROUNDED * (sum_.bound == "about"))
    is_ceiling = most in {of_size(period, key, size) for key in ("ceiling", "ceiling_without_supplement")}
    if most <= limit or not (yearly or (sum_.period is None and is_ceiling)):
        return None
    found = f"{most} €{' a year' if yearly else ''} for {'the missions' if alone else 'operation and missions'}"
    same = f"; {most} € is the ceiling of both together" if is_ceiling and alone else ""
    parts = f"{operation} € for operation and {ceiling - operation} € for the missions"
    return found, f"at most {ceiling} € a year for both together, of size {size}: {parts}{same}"

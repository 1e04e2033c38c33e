"""Announced sums, missions, sizes and years against the agreement's grid (``agreement_grid.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import cpts_patterns

from cpts_extract.check.finding import finding
from cpts_extract.models import Cpts, Record, Warning

_NEARLY = 0.05
"""A population so near the limit of a size may be of another year than the one that the class was told by."""


@cache
def _grid() -> dict[str, Any]:
    return tomllib.loads((files(cpts_patterns) / "agreement_grid.toml").read_text(encoding="utf-8"))


def size_of(inhabitants: int) -> int:
    """Give the size (taille) of a CPTS.

    >>> [size_of(n) for n in (39999, 40000, 80000, 175000)]
    [1, 2, 3, 4]
    """
    limits: list[int] = _grid()["size_above"]
    return 1 + sum(inhabitants >= limit for limit in limits)


def period_at(date: str | None) -> dict[str, Any] | None:
    """Give the part of the grid in force on a day; None before the first, and where the date does not tell.

    >>> period_at("2021-05-12")["source"], period_at("2022-04")["source"], period_at("2022"), period_at("2019-06-20")
    ('ACI of 2019', 'ACI with avenant 2', None, None)
    """
    if date is None:
        return None
    first, last = (date + rest[len(date) :] for rest in ("0000-01-01", "9999-12-31"))
    for period in _grid()["period"]:
        if period["from"].isoformat() <= first and last <= (str(period.get("until") or "9999-12-31")):
            found: dict[str, Any] = period
            return found
    return None


def findings(entry: Cpts, record: Record) -> Iterator[Warning]:
    """Yield what of an entry does not fit the agreement in force at its signature, or else at the release's date."""
    years = _grid()["years"]
    if entry.contract_years not in (None, years):
        yield finding(
            "contract_years_differ",
            entry,
            "contract_years",
            f"{entry.contract_years} years",
            f"{years}, as every ACI has",
        )
    yield from _size(entry)
    period = period_at(entry.signature_date or record.released)
    if period is not None:
        yield from _missions(entry, period)
        yield from _sums(entry, period)


def _size(entry: Cpts) -> Iterator[Warning]:
    stated = _sure_size(entry)
    if entry.size_class and stated and entry.size_class != stated:
        yield finding(
            "size_class_differs", entry, "size_class", f"size {entry.size_class}", f"{stated} by its population"
        )


def _sure_size(entry: Cpts) -> int | None:
    """Give the size that a population tells, where it is no bound and not near a limit."""
    population = entry.population
    if population is None or population.bound not in {"exact", "about"}:
        return None
    low, high = (size_of(round(population.value * (1 + part))) for part in (-_NEARLY, _NEARLY))
    return low if low == high else None


def _missions(entry: Cpts, period: dict[str, Any]) -> Iterator[Warning]:
    for number, mission in enumerate(entry.missions):
        expected = next((level for level in ("socle", "complementaire") if mission.category in period[level]), None)
        if expected and mission.level and mission.level != expected:
            yield finding(
                "mission_level_differs", entry, f"missions.{number}", f"{mission.category} is {mission.level}",
                f"{expected}, as in the {period['source']}",
            )  # fmt: skip


def _sums(entry: Cpts, period: dict[str, Any]) -> Iterator[Warning]:
    """Yearly sums: operation must be one of the grid's, of the size where that is sure; missions may not pass the ceiling."""
    size = entry.size_class or _sure_size(entry)
    if size is None or entry.size_class not in (None, _sure_size(entry) or entry.size_class):
        return
    operation, ceiling = period["operation"].get(str(size)), period["ceiling"].get(str(size))
    for number, sum_ in enumerate(entry.funding):
        key = f"funding.{number}"
        if sum_.purpose == "operation" and sum_.bound == "exact" and sum_.period == "year" and sum_.amount != operation:
            yield finding(
                "funding_off_grid", entry, key, f"{sum_.amount} € a year for operation",
                f"{operation} € for size {size} by the {period['source']}",
            )  # fmt: skip
        most = sum_.amount_max or sum_.amount
        if sum_.purpose in {"missions", "total"} and sum_.period == "year" and ceiling and most > ceiling + operation:
            yield finding(
                "funding_off_grid", entry, key, f"{most} € a year",
                f"at most {ceiling} € for missions and {operation} € for operation for size {size} by the {period['source']}",
            )  # fmt: skip

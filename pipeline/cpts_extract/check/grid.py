"""The agreement's grid (``agreement_grid.toml``): sizes, periods, and what an announced sum means in it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import cpts_patterns

from cpts_extract.models import Funding

SIZES = (1, 2, 3, 4)


@cache
def grid() -> dict[str, Any]:
    """Give the packaged grid as its file has it."""
    return tomllib.loads((files(cpts_patterns) / "agreement_grid.toml").read_text(encoding="utf-8"))


def size_of(inhabitants: int) -> int:
    """Give the size (taille) of a CPTS.

    >>> [size_of(n) for n in (39999, 40000, 80000, 175000)]
    [1, 2, 3, 4]
    """
    limits: list[int] = grid()["size_above"]
    return 1 + sum(inhabitants >= limit for limit in limits)


def period_at(date: str | None) -> dict[str, Any] | None:
    """Give the part of the grid in force on a day; None before the first, and where the date does not tell.

    >>> period_at("2021-05-12")["source"], period_at("2022-04")["source"], period_at("2022"), period_at("2019-06-20")
    ('ACI of 2019', 'ACI with avenant 2', None, None)
    """
    if date is None:
        return None
    first, last = (date + rest[len(date) :] for rest in ("0000-01-01", "9999-12-31"))
    for period in grid()["period"]:
        if period["from"].isoformat() <= first and last <= (str(period.get("until") or "9999-12-31")):
            found: dict[str, Any] = period
            return found
    return None


@lru_cache(maxsize=1 << 10)
def periods_at(*dates: str | None) -> tuple[dict[str, Any], ...]:
    """Give the parts of the grid that a text may mean, by the dates that it has; none where one of them does not tell.

    A text of 2024 on a contract of 2020 may speak of the sums of then or of now.
    """
    stated = [date for date in dates if date is not None]
    found = [period_at(date) for date in stated]
    if not found or any(one is None for one in found):
        return ()
    return tuple(one for one in grid()["period"] if one in found)


def of_size(period: dict[str, Any], name: str, size: int) -> int | None:
    """Give a figure of a period for a size; None where it is not known."""
    found: int | None = period.get(name, {}).get(str(size))
    return found


def proposed(amount: int) -> int | None:
    """Give the size whose operation was proposed in 2020 to be this sum; it never came into force.

    >>> proposed(87500), proposed(50000)
    (1, None)
    """
    return next((int(size) for size, sum_ in grid()["proposed"].items() if sum_ == amount), None)


# ---- what a sum means -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Figure:
    """A sum that follows from the grid, and as which of a text's sums it may be announced."""

    amount: float
    size: int
    meaning: str
    purposes: frozenset[str]
    periods: frozenset[str | None]
    of_one_mission: bool = False
    """Such sums are small and round: only a known size and date make them out."""


def meaning(sum_: Funding, size: int | None, *dates: str | None) -> str | None:
    """Tell what figure of the grid a sum equals, in French; several are joined by " ; ". None: it equals none.

    Where the size, or which of the dates counts, is not known, figures of all count; a sum that the grid in force does not
    have may be one of a grid replaced since.

    >>> meaning(Funding(75000, None, "exact", "operation", "year", None), None)
    'fonctionnement, taille 3, par an'
    """
    known = periods_at(*dates)
    in_force = known or tuple(grid()["period"])
    ends = [_meanings(amount, sum_, size, in_force, bool(known)) for amount in (sum_.amount, sum_.amount_max)]
    if sum_.amount_max is not None:
        return f"de « {' ; '.join(ends[0])} » à « {' ; '.join(ends[1])} »" if all(ends) else None
    if ends[0]:
        return " ; ".join(ends[0])
    earlier = tuple(one for one in grid()["period"] if one["from"] < in_force[0]["from"])
    replaced = [f"{one} (grille remplacée depuis)" for one in _meanings(sum_.amount, sum_, size, earlier, False)]
    return " ; ".join(replaced) or None


def _meanings(
    amount: int | None, sum_: Funding, size: int | None, periods: tuple[dict[str, Any], ...], dated: bool
) -> list[str]:
    found = [
        figure.meaning
        for period in periods
        for figure in _figures(period["source"]).get(amount, ())
        if size in (None, figure.size)
        and sum_.purpose in figure.purposes
        and sum_.period in figure.periods
        and (not figure.of_one_mission or (dated and size))
    ]
    return list(dict.fromkeys(found))


_YEARLY: frozenset[str | None] = frozenset({"year", None})
_ONCE: frozenset[str | None] = frozenset({"once", None})


@cache
def _figures(source: str) -> dict[float | None, list[_Figure]]:
    """Give the figures of a period by their amounts."""
    period = next(one for one in grid()["period"] if one["source"] == source)
    found: dict[float | None, list[_Figure]] = defaultdict(list)
    for size in SIZES:
        for figure in (*_whole(period, size), *_of_missions(period, size)):
            found[figure.amount].append(figure)
    return dict(found)


def _whole(period: dict[str, Any], size: int) -> Iterator[_Figure]:
    """Yield operation and ceilings: a year's, an advance, all years', with and without one another."""
    years, part = grid()["years"], grid()["advance_percent"]
    name = period["name"]
    operation = period["operation"][str(size)]
    spent = frozenset({"operation", "startup"})
    yield _Figure(operation, size, f"fonctionnement, taille {size}, par an", spent, frozenset({"year", "once", None}))
    yield _Figure(operation * part / 100, size, f"avance de {part} % du fonctionnement, taille {size}", spent, _ONCE)
    whole = f"fonctionnement, taille {size}, pour les {years} ans du contrat"
    yield _Figure(operation * years, size, whole, frozenset({"operation"}), frozenset({"contract", None}))
    for key, supplement in (("ceiling", "avec"), ("ceiling_without_supplement", "sans")):
        ceiling = of_size(period, key, size)
        if ceiling is None:
            continue
        what = f"taille {size} ({name}"
        what += f", {supplement} le supplément pour les soins non programmés)" if len(_ceilings(period)) > 1 else ")"
        both = f"plafond des missions, fonctionnement compris, {what}"
        any_of = frozenset({"total", "missions"})
        yield _Figure(ceiling, size, f"{both}, par an", any_of, _YEARLY)
        yield _Figure(
            ceiling * years, size, f"{both}, pour les {years} ans du contrat", any_of, frozenset({"contract", None})
        )
        alone = f"plafond des missions, sans le fonctionnement, {what}, par an"
        yield _Figure(ceiling - operation, size, alone, frozenset({"missions"}), _YEARLY)
        twice = f"fonctionnement ajouté au plafond qui le comprend déjà, {what}, par an"
        yield _Figure(ceiling + operation, size, twice, frozenset({"total"}), _YEARLY)


def _ceilings(period: dict[str, Any]) -> list[str]:
    return [key for key in period if key.startswith("ceiling")]


def _of_missions(period: dict[str, Any], size: int) -> Iterator[_Figure]:
    """Yield the parts of each mission, their advance, and what a CPTS gets at its start."""
    part, name = grid()["advance_percent"], period["name"]
    paid = [
        (mission["name"], mission["fixed"][str(size)], mission["variable"][str(size)])
        for mission in period.get("mission", ())
        if str(size) in mission["fixed"] and str(size) in mission["variable"]
    ]
    own, start = frozenset({"missions"}), frozenset({"startup"})
    for mission, fixed, variable in paid:
        what = f"{mission}, taille {size} ({name})"
        yield _Figure(fixed, size, f"part fixe, {what}, par an", own, _YEARLY, of_one_mission=True)
        yield _Figure(variable, size, f"part variable, {what}, par an", own, _YEARLY, of_one_mission=True)
        yield _Figure(fixed + variable, size, f"parts fixe et variable, {what}, par an", own, _YEARLY, True)
        yield _Figure(fixed * part / 100, size, f"avance de {part} % de la part fixe, {what}", own | start, _ONCE, True)
    if paid:
        fixed = sum(one for _, one, _ in paid)
        what = f"de toutes les missions, taille {size} ({name})"
        yield _Figure(fixed, size, f"parts fixes {what}, par an", own, _YEARLY, of_one_mission=True)
        first = period["operation"][str(size)] + fixed * part / 100
        yield _Figure(first, size, f"fonctionnement et avance de {part} % des parts fixes {what}", start, _ONCE, True)

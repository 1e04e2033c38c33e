"""Sums of one text that contradict one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from cpts_extract.check.finding import finding, quoted
from cpts_extract.check.grid import grid
from cpts_extract.models import Cpts, Funding, Warning

_PARTS = frozenset({"operation", "missions", "startup", "project_writing", "other"})
_FIRM = frozenset({"exact", "at_most"})
_MANY = 10
"""More parts than this are not tried in all combinations."""
_ROUNDED = 0.02


def findings(entry: Cpts) -> Iterator[Warning]:
    """Yield totals that are not the sum of their parts, or not as many times a year's as the contract has years."""
    firm = [(n, sum_) for n, sum_ in enumerate(entry.funding) if sum_.bound in _FIRM]
    for number, total in firm:
        if total.purpose == "total" and total.period == "contract":
            yield from _years(entry, number, total, firm)
    totals = [(n, sum_) for n, sum_ in firm if sum_.purpose == "total"]
    if not any(_adds_up(total, firm) for _, total in totals):  # else the parts are of that one
        for number, total in totals:
            yield from _parts(entry, number, total, firm)


def _parts(entry: Cpts, number: int, total: Funding, firm: Sequence[tuple[int, Funding]]) -> Iterator[Warning]:
    """A total beside one sum for operation and one for missions, all of the same period."""
    own = [(n, s) for n, s in firm if s.purpose in {"operation", "missions"} and s.period == total.period]
    if sorted(s.purpose for _, s in own) != ["missions", "operation"]:
        return
    words = " and ".join(quoted(entry, f"funding.{n}").removeprefix("the text: ") for n, _ in own)
    yield finding(
        "funding_parts_differ", entry, f"funding.{number}", f"{total.amount} € in all",
        f"{sum(s.amount for _, s in own)} €, the sum of operation and missions", f"the text: {words}",
    )  # fmt: skip


def _adds_up(total: Funding, firm: Sequence[tuple[int, Funding]]) -> bool:
    """Tell whether some of the parts make up a total."""
    parts = [s.amount for _, s in firm if s.purpose in _PARTS][:_MANY]
    return any(sum(some) == total.amount for k in range(2, len(parts) + 1) for some in combinations(parts, k))


def _years(entry: Cpts, number: int, total: Funding, firm: Sequence[tuple[int, Funding]]) -> Iterator[Warning]:
    """A total of the contract beside one of a year."""
    years = entry.contract_years or grid()["years"]
    of_a_year = [(n, s) for n, s in firm if s.purpose == "total" and s.period == "year" and s.bound == total.bound]
    if len(of_a_year) == 1:
        n, yearly = of_a_year[0]
        if abs(yearly.amount * years - total.amount) > _ROUNDED * total.amount:
            yield finding(
                "funding_years_differ", entry, f"funding.{number}", f"{total.amount} € for the contract",
                f"{yearly.amount * years} €, {years} times {yearly.amount} € a year", quoted(entry, f"funding.{n}"),
            )  # fmt: skip

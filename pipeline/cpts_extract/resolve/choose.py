"""Choose one value among the candidates of a field, and say why."""

from __future__ import annotations

from typing import Any

from cpts_extract.fields.found import Found
from cpts_extract.models import Quantity

ROUNDED = 0.12
"""How far a rounded figure may lie from the exact one beside it and still be the same."""


def choose(found: list[Found]) -> tuple[list[Found], list[Found]]:
    """Give the candidates that say the chosen value, the best ruled first, and the others, each turned down with its reason.

    Several mentions of one value support it. A rounded figure gives way to an exact one near it; a shorter date to a longer
    one that it begins.
    """
    alive = [f for f in found if not f.against]
    lost = [f for f in found if f.against]
    if len(alive) < 2:
        return alive, lost
    support: dict[Any, float] = {}
    for f in alive:
        support[f.value] = 1 - (1 - support.get(f.value, 0.0)) * (1 - min(f.confidence, 0.97))
    first = max(alive, key=lambda f: (round(support[f.value] + _exactness(f, alive), 6), -f.token))
    kept = [f for f in alive if f.value == first.value]
    best = sorted(kept, key=lambda f: (-f.confidence, f.token))
    return best, [*lost, *(f.rejected(_why(first, f)) for f in alive if f.value != first.value)]


def rivals(best: list[Found], found: list[Found]) -> int:
    """Count the other values that stand against the chosen one: not the same less exactly, and not turned down by a rule."""
    return len({f.value for f in found if not f.against and f.value != best[0].value and not _same(best[0], f)})


def _exactness(found: Found, alive: list[Found]) -> float:
    """Favour an exact figure over a rounded one near it, and a full date over its year."""
    value = found.value
    if isinstance(value, Quantity):
        near = [
            f for f in alive if f is not found and isinstance(f.value, Quantity) and _close(f.value.value, value.value)
        ]
        if value.bound == "exact" and any(_rounder(f.value.value, value.value) for f in near):
            return 0.3
        return 0.0
    if isinstance(value, str):
        return 0.02 * len(value) if any(f is not found and value.startswith(f.value) for f in alive) else 0.0
    return 0.0


def _close(a: int, b: int) -> bool:
    return abs(a - b) <= ROUNDED * max(a, b)


def _rounder(a: int, b: int) -> bool:
    """Tell whether ``a`` has more zeros at its end than ``b``, or the same."""
    return len(str(a)) - len(str(a).rstrip("0")) >= len(str(b)) - len(str(b).rstrip("0"))


def _same(first: Found, other: Found) -> bool:
    """Tell whether two candidates say the same with another precision."""
    a, b = first.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _close(a.value, b.value)
    return isinstance(a, str) and isinstance(b, str) and (a.startswith(b) or b.startswith(a))


def _why(first: Found, other: Found) -> str:
    if _same(first, other):
        return f"said more exactly elsewhere ({_show(first.value)})"
    return f"{_show(first.value)} is better supported"


def _show(value: Any) -> str:
    return str(value.value) if isinstance(value, Quantity) else str(value)

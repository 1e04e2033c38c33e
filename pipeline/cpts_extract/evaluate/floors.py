"""Floors: the precision and recall that a set of gold once reached, so that no change lowers them unseen.

A file of floors names the digest of the gold that it was measured on::

    gold = "9f86d0…"

    [floors]
    population = { precision = 1.0, recall = 0.96 }
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

from cpts_extract.errors import EvaluationError
from cpts_extract.evaluate.report import Figures

_HEAD = """\
# The least precision and recall per field, reached on the gold of this digest.
# Written by `cpts-extract evaluate --write-floors`, which lowers none unless the gold has changed and --lower is given.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors by field, as ``(precision, recall)``."""

    gold: str
    fields: dict[str, tuple[float, float]]


def read_floors(path: Path) -> Floors:
    """Read a file of floors.

    Raises:
        EvaluationError: It is none.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        fields = {name: (float(floor["precision"]), float(floor["recall"])) for name, floor in told["floors"].items()}
        return Floors(str(told["gold"]), fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(f"{path}: not a file of floors: {type(error).__name__}: {error}") from error


def reached(gold: str, figures: dict[str, Figures]) -> Floors:
    """Take what was measured for floors, cut to four digits; fields that nothing was measured of have none."""
    return Floors(
        gold,
        {
            name: (_cut(one.precision), _cut(one.recall))
            for name, one in figures.items()
            if one.right + one.wrong + one.missed
        },
    )


def below(floors: Floors, figures: dict[str, Figures]) -> list[str]:
    """Say in one sentence each which floors are not reached."""
    out = []
    for name, floor in floors.fields.items():
        one = figures.get(name)
        if one is None:
            out.append(f"{name}: a floor, but no such field")
            continue
        for what, least, got in zip(("precision", "recall"), floor, (one.precision, one.recall), strict=True):
            if _cut(got) < least:
                out.append(f"{name}: {what} {got:.4f} is below its floor {least:.4f}")
    return out


def lowered(old: Floors, new: Floors) -> list[str]:
    """Say which floors of ``old`` would be lower, or gone, in ``new``."""
    out = []
    for name, floor in old.fields.items():
        if name not in new.fields:
            out.append(f"{name} would have none")
            continue
        for what, before, after in zip(("precision", "recall"), floor, new.fields[name], strict=True):
            if after < before:
                out.append(f"{name} {what} {before:.4f} to {after:.4f}")
    return out


def write_floors(path: Path, floors: Floors) -> None:
    """Write a file of floors."""
    lines = [_HEAD + f'gold = "{floors.gold}"', "", "[floors]"]
    lines += [f"{name} = {{ precision = {p:.4f}, recall = {r:.4f} }}" for name, (p, r) in floors.fields.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cut(share: float) -> float:
    return math.floor(share * 10_000 + 1e-6) / 10_000

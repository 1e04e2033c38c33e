"""How sure a value is: what speaks for it, weighed as right and wrong values of judged releases have taught.

A logistic model over a few signs (`Signs`), one weight a sign and one offset a field, in ``calibration.toml`` beside the
rules; ``benchmarks/calibrate.py`` fits it by cross-validation over whole releases and says what was reached. Its scale is
set so that of the values given 0.9 or more at least 99 in 100 were right in the folds held out.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Funding, Quantity

_LEAST, _MOST = 0.05, 0.99

SIGNS = (
    "rule", "places", "rivals", "named", "several", "default", "heading", "item", "row", "crowded", "rounded",
)  # fmt: skip
"""The names of the signs."""

Signs = Mapping[str, float]
"""What speaks for or against a value, by name."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of the signs, the offsets of the fields, and the scale from log odds to confidence."""

    weights: dict[str, float]
    fields: dict[str, float]
    scale: tuple[tuple[float, float], ...]
    """Knots ``(log odds, confidence)``, rising; straight lines between them."""

    def confidence(self, field: str, seen: Signs) -> float:
        """Give the confidence of a value of a field, between 0.05 and 0.99."""
        odds = self.fields.get(field, self.fields["other"])
        weights = self.weights
        odds += sum([weights.get(name, 0.0) * value for name, value in seen.items() if value])
        return min(max(self.scaled(odds), _LEAST), _MOST)

    def scaled(self, odds: float) -> float:
        """Give the confidence that log odds stand for."""
        if odds <= self.scale[0][0]:
            return self.scale[0][1]
        for (low, bottom), (high, top) in pairwise(self.scale):
            if odds <= high:
                return bottom + (top - bottom) * (odds - low) / (high - low)
        return self.scale[-1][1]


@cache
def calibration() -> Calibration:
    """Read ``calibration.toml``."""
    told = tomllib.loads(files("cpts_patterns").joinpath("calibration.toml").read_text(encoding="utf-8"))
    knots = tuple((float(odds), float(sure)) for odds, sure in told["scale"]["knots"])
    return Calibration(told["weights"], told["fields"], knots)


def weighed(scope: Scope, places: Sequence[Found], rivals: int = 0, shown: int | None = None) -> list[Found]:
    """Give the places that say one value, each with its confidence; the first bears the support of all of them.

    ``rivals`` is the number of other values that the text offers for the same field, ``shown`` the number of places that
    are given (None: all).
    """
    reading = scope.reading
    several = len(scope.subjects) > 1
    out = []
    for number, found in enumerate(places[:shown]):
        sentence = reading.tokens[found.token].sentence
        _, why = scope.owner(found.token)
        value = found.value
        rounded = isinstance(value, (Quantity, Funding)) and value.bound != "exact"
        sure, seen = _weighed(
            found.field, found.confidence, 1 if number else len(places), rivals, why, several, reading.kinds[sentence],
            reading.figures[sentence], rounded,
        )  # fmt: skip
        out.append(found.weighed(sure, seen))
    return out


@lru_cache(maxsize=1 << 14)  # many values are seen alike
def _weighed(
    field: str, told: float, places: int, rivals: int, why: str, several: bool, kind: str, figures: int, rounded: bool
) -> tuple[float, tuple[tuple[str, float], ...]]:
    """Give the confidence of a value, and what speaks for it, by name.

    ``rule``: the log odds that its rule's author gave it; ``places``: how many more say the same (at most 3); ``rivals``:
    whether others say otherwise; ``named``: whether its CPTS is named in the very sentence; ``several``: whether the
    release is about several, ``default``: and the first got it for want of a name; ``heading``, ``item``, ``row``: what it
    stands in; ``crowded``: the logarithm of the other figures of its sentence; ``rounded``: whether its bound is not exact.
    """
    rule = min(max(told, 0.05), 0.99)
    seen = {
        "rule": math.log(rule / (1 - rule)),
        "places": min(places - 1, 3),
        "rivals": rivals > 0,
        "named": why.endswith("in the sentence"),
        "several": several,
        "default": why == "the release's first subject",
        "heading": kind == "heading",
        "item": kind == "item",
        "row": kind == "row",
        "crowded": math.log1p(max(figures - 1, 0)),
        "rounded": rounded,
    }
    signs = {name: float(value) for name, value in seen.items()}
    return calibration().confidence(field, signs), tuple(signs.items())

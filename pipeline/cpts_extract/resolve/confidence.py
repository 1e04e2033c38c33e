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
    return [
        found.weighed(*_sure(found.field, _signs(scope, found, 1 if number else len(places), rivals)))
        for number, found in enumerate(places[:shown])
    ]


@lru_cache(maxsize=1 << 14)
def _sure(field: str, seen: tuple[float, ...]) -> tuple[float, tuple[tuple[str, float], ...]]:
    """Give the confidence of a value with these signs, and them by their names."""
    named = tuple(zip(SIGNS, seen, strict=True))
    return calibration().confidence(field, dict(named)), named


def _signs(scope: Scope, found: Found, places: int, rivals: int) -> tuple[float, ...]:
    """Tell what speaks for a value, in the order of `SIGNS`.

    ``rule``: the log odds that its rule's author gave it; ``places``: how many more say the same (at most 3); ``rivals``:
    whether others say otherwise; ``named``: whether its CPTS is named in the very sentence; ``several``: whether the
    release is about several, ``default``: and the first got it for want of a name; ``heading``, ``item``, ``row``: what it
    stands in; ``crowded``: the logarithm of the other figures of its sentence; ``rounded``: whether its bound is not exact.
    """
    reading = scope.reading
    sentence = reading.tokens[found.token].sentence
    kind = reading.kinds[sentence]
    rule = min(max(found.confidence, 0.05), 0.99)
    _, why = scope.owner(found.token)
    return (
        math.log(rule / (1 - rule)),
        float(min(places - 1, 3)),
        1.0 if rivals > 0 else 0.0,
        1.0 if why.endswith("in the sentence") else 0.0,
        1.0 if len(scope.subjects) > 1 else 0.0,
        1.0 if why == "the release's first subject" else 0.0,
        1.0 if kind == "heading" else 0.0,
        1.0 if kind == "item" else 0.0,
        1.0 if kind == "row" else 0.0,
        math.log1p(max(reading.figures[sentence] - 1, 0)),
        float(isinstance(found.value, (Quantity, Funding)) and found.value.bound != "exact"),
    )

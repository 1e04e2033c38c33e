"""How signs become a confidence."""

from __future__ import annotations

import math

import pytest
from cpts_extract.resolve.confidence import SIGNS, Calibration, calibration

GIVEN = Calibration(
    {"rule": 1.0, "rivals": -2.0},
    {"other": 0.0, "population": 1.0},
    ((-2.0, 0.05), (0.0, 0.5), (3.0, 0.9), (5.0, 0.99)),
)


@pytest.mark.parametrize(
    ("field", "signs", "expected"),
    [
        ("epcis", {"rule": 0.0}, 0.5),
        ("epcis", {"rule": 3.0}, 0.9),
        ("epcis", {"rule": 3.0, "rivals": 1.0}, 0.5 + 0.4 / 3),
        ("population", {"rule": 3.0}, 0.945),
        ("population", {"rule": 99.0}, 0.99),
        ("population", {"rule": -99.0}, 0.05),
    ],
)
def test_signs_are_weighed_and_scaled(field: str, signs: dict[str, float], expected: float) -> None:
    assert math.isclose(GIVEN.confidence(field, signs), expected)


def test_the_calibration_kept_with_the_rules_is_whole() -> None:
    kept = calibration()
    assert set(kept.weights) == set(SIGNS)
    assert "other" in kept.fields
    odds, sure = zip(*kept.scale, strict=True)
    assert list(odds) == sorted(odds)
    assert list(sure) == sorted(sure)
    assert kept.weights["rule"] > 0
    assert kept.weights["rivals"] < 0

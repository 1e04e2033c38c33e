"""What `cpts-extract evaluate --format json` printed, as the site shows it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cpts_extract.errors import ReportError


@dataclass(frozen=True)
class Score:
    """How good one field, or several together, were; shares from 0 to 1."""

    name: str
    precision: float
    recall: float
    f1: float
    right: int
    wrong: int
    missed: int


@dataclass(frozen=True)
class Quality:
    """The scores of one evaluation, compared exactly."""

    version: str | None
    """Of the extractor."""
    releases: int
    fields: list[Score]
    together: list[Score]
    """``core`` and ``all``."""
    whole: int
    """Releases of which every core value is right."""


def read(path: Path) -> Quality:
    """Read the JSON of an evaluation.

    Raises:
        ReportError: It is not there, or is no such JSON.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Quality(
            told.get("version"),
            int(told["releases"]),
            [_score(name, one) for name, one in told["fields"].items()],
            [_score(name, told["micro"][name]) for name in ("core", "all")],
            int(told["whole_records"]["exact"]),
        )
    except OSError as error:
        raise ReportError(f"{path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReportError(f"{path}: not what `cpts-extract evaluate --format json` prints") from error


def _score(name: str, told: dict[str, Any]) -> Score:
    one = told["exact"]
    counts = (int(one[key]) for key in ("right", "wrong", "missed"))
    return Score(name, float(one["precision"]), float(one["recall"]), float(one["f1"]), *counts)

"""Count verdicts: per field, over all of them, per whole record, and by confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from cpts_extract import __version__
from cpts_extract.evaluate.compare import Verdict
from cpts_extract.evaluate.stated import ALSO, CORE, DERIVED, FIELDS

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Edges of the bins of confidence; the last one holds 1."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many values were right, wrong and missed, and the shares that follow."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of the values given, the share that is right; 1 when none was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of the values that gold states, the share that was given; 1 when it states none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both.

        >>> round(Figures(right=8, wrong=2, missed=0).f1, 3), Figures(right=0, wrong=1, missed=1).f1
        (0.889, 0.0)
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def plain(self) -> dict[str, float]:
        """Give the figures by their names."""
        return {
            "precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4),
            "right": self.right, "wrong": self.wrong, "missed": self.missed,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of a span of confidence: how many, and how many of them are right."""

    low: float
    high: float
    values: int
    right: int


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts on a set of releases."""

    releases: tuple[str, ...]
    exact: tuple[Verdict, ...]
    lenient: tuple[Verdict, ...]
    failures: tuple[tuple[str, str], ...] = ()
    """Releases that could not be read, with the reason; all that gold states of them counts as missed."""

    def errors(self) -> list[Verdict]:
        """Give every wrong and missed value, exactly compared."""
        return [verdict for verdict in self.exact if verdict.outcome != "right"]


def figures(verdicts: Iterable[Verdict]) -> dict[str, Figures]:
    """Count per field, and over the fields of ``core`` and ``all``."""
    counted: Counter[tuple[str, str]] = Counter((verdict.field, verdict.outcome) for verdict in verdicts)

    def over(fields: Sequence[str]) -> Figures:
        right, wrong, missed = (
            sum(counted[field, outcome] for field in fields) for outcome in ("right", "wrong", "missed")
        )
        return Figures(right, wrong, missed)

    return {field: over([field]) for field in (*FIELDS, *ALSO)} | {"core": over(CORE), "all": over(FIELDS)}


def whole_records(releases: Sequence[str], verdicts: Iterable[Verdict]) -> int:
    """Count the releases of which every core value is right and none is missed."""
    flawed = {verdict.release for verdict in verdicts if verdict.field in CORE and verdict.outcome != "right"}
    return sum(release not in flawed for release in releases)


def reliability(verdicts: Iterable[Verdict], edges: Sequence[float] = BINS) -> list[Bin]:
    """Hold the confidence of every judged value of ``all`` against what became of it."""
    judged = [
        (verdict.evidence[0].confidence, verdict.outcome == "right")
        for verdict in verdicts
        if verdict.evidence and verdict.outcome != "missed" and verdict.field in FIELDS and verdict.field not in DERIVED
    ]
    bins = []
    for low, high in pairwise(edges):
        inside = [right for sure, right in judged if low <= sure < high or sure == high == edges[-1]]
        bins.append(Bin(low, high, len(inside), sum(inside)))
    return bins


def plain(report: Report, *, errors: bool = False) -> dict[str, Any]:
    """Give a report as plain values, for JSON."""
    exact, lenient = figures(report.exact), figures(report.lenient)

    def both(name: str) -> dict[str, Any]:
        return {"exact": exact[name].plain(), "lenient": lenient[name].plain()}

    number = len(report.releases)
    made: dict[str, Any] = {
        "version": __version__,
        "releases": number,
        "failures": [{"release": release, "reason": reason} for release, reason in report.failures],
        "fields": {field: both(field) for field in FIELDS},
        "micro": {name: both(name) for name in ("core", "all")},
        "also": {field: both(field) for field in ALSO},
        "whole_records": {
            "exact": whole_records(report.releases, report.exact),
            "lenient": whole_records(report.releases, report.lenient),
            "of": number,
        },
        "reliability": [
            {"from": one.low, "to": one.high, "values": one.values, "right": one.right}
            for one in reliability(report.exact)
        ],
    }
    if errors:
        made["errors"] = [
            {
                "release": verdict.release, "cpts": verdict.cpts, "field": verdict.field, "outcome": verdict.outcome,
                "value": verdict.value, "proof": " ".join(verdict.proof.split()),
                "rule": verdict.evidence[0].rule if verdict.evidence else None,
                "confidence": verdict.evidence[0].confidence if verdict.evidence else None,
            }
            for verdict in report.errors()
        ]  # fmt: skip
    return made

"""Fit what a value's confidence comes from, on releases with gold, and say how far it can be trusted.

    python benchmarks/calibrate.py corpus/gold corpus tests/unseen/gold tests/unseen [GOLD RELEASES ...] [--write]

Every judged value is a case: its signs (``resolve.confidence``), and whether gold agrees. Weights are fitted by logistic
regression; five folds, each of whole releases, are held out in turn, and the table printed is of the values held out. The
scale is set there too: 0.9 is where at least 99 in 100 of all values above are right. ``--write`` puts the weights,
fitted on all cases, into ``patterns/cpts_patterns/calibration.toml``. Needs scikit-learn (extra ``calibrate``).
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from cpts_extract.evaluate.compare import compare
from cpts_extract.evaluate.gold import read_gold
from cpts_extract.evaluate.measure import pair
from cpts_extract.evaluate.record import sheet
from cpts_extract.evaluate.stated import DERIVED, FIELDS
from cpts_extract.extract import extract
from cpts_extract.read import read_document
from cpts_extract.resolve.confidence import SIGNS, Calibration
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

TARGET = Path(__file__).resolve().parents[1] / "patterns" / "cpts_patterns" / "calibration.toml"
FOLDS = 5
SURE, SHARE = 0.9, 0.99
"""Of the values given ``SURE`` or more, at least ``SHARE`` are right."""
MARGIN = 2
"""Wrong values more than were seen that the share must bear: it is to hold on texts that nobody has seen."""
FEWEST = 20
"""Cases of a field that give it an offset of its own."""


@dataclass(frozen=True, slots=True)
class Case:
    """A value that was given: its release, field and signs, and whether it is right."""

    release: str
    field: str
    signs: dict[str, float]
    right: bool


def cases(gold: Path, releases: Path) -> list[Case]:
    """Extract every release of a set and judge each value."""
    out = []
    for one in pair(gold, folder=releases):
        found = extract(read_document(one.release))
        signs = {(c.field, c.evidence.start, c.evidence.end): c.signs for c in found.candidates if c.kept}
        for verdict in compare(read_gold(one.gold), sheet(found)):
            if verdict.outcome == "missed" or not verdict.evidence or verdict.field in DERIVED:
                continue
            first = verdict.evidence[0]
            seen = signs.get((verdict.field, first.start, first.end))
            if seen and verdict.field in FIELDS:
                out.append(Case(f"{gold}/{verdict.release}", verdict.field, seen, verdict.outcome == "right"))
    return out


def fit(known: Sequence[Case]) -> tuple[dict[str, float], dict[str, float]]:
    """Give the weights of the signs and the offsets of the fields that explain the cases best."""
    often = {field for field, count in Counter(case.field for case in known).items() if count >= FEWEST}

    def row(case: Case) -> dict[str, float]:
        return {**case.signs, f"field {case.field if case.field in often else 'other'}": 1.0}

    vectors = DictVectorizer(sparse=False)
    model = LogisticRegression(C=0.5, max_iter=2_000).fit(
        vectors.fit_transform([row(case) for case in known]), [case.right for case in known]
    )
    learnt = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    base = float(model.intercept_[0])
    fields = {name[6:]: base + float(weight) for name, weight in learnt.items() if name.startswith("field ")}
    return {name: float(learnt.get(name, 0.0)) for name in SIGNS}, {"other": base, **dict(sorted(fields.items()))}


def odds(case: Case, weights: dict[str, float], fields: dict[str, float]) -> float:
    """Give the log odds that a value is right."""
    return fields.get(case.field, fields["other"]) + sum(weights[name] * value for name, value in case.signs.items())


def held_out(known: Sequence[Case]) -> list[tuple[float, Case]]:
    """Give every case its log odds by a model that saw nothing of its release."""
    releases = sorted({case.release for case in known})
    random.Random(0).shuffle(releases)
    fold = {release: number % FOLDS for number, release in enumerate(releases)}
    out = []
    for number in range(FOLDS):
        model = fit([case for case in known if fold[case.release] != number])
        out += [(odds(case, *model), case) for case in known if fold[case.release] == number]
    return out


def scale(judged: Iterable[tuple[float, Case]]) -> list[tuple[float, float]]:
    """Set the knots from log odds to confidence."""
    ranked = sorted(((round(height, 3), case.right) for height, case in judged), reverse=True)
    number, wrong, sure = 0, 0, ranked[0][0]
    for height, same in groupby(ranked, key=lambda one: one[0]):  # values with the same signs stand or fall together
        rights = [right for _, right in same]
        number, wrong = number + len(rights), wrong + rights.count(False)
        if wrong + MARGIN <= (1 - SHARE) * number:
            sure = height
    sure = max(sure, 0.5)
    return [(-math.log(19), 0.05), (0.0, 0.5), (sure, SURE), (sure + 2.5, 0.99)]


def table(judged: Sequence[tuple[float, Case]], knots: Sequence[tuple[float, float]]) -> list[str]:
    """Write how often values of each confidence were right."""
    given = Calibration({}, {"other": 0.0}, tuple(knots))
    rated = [(given.scaled(height), case.right) for height, case in judged]
    lines = ["confidence     values   right   share"]
    for low, high in pairwise((0.0, 0.5, 0.6, 0.7, 0.8, SURE, 0.95, 1.0)):
        inside = [right for sure, right in rated if low <= sure < high]
        if inside:
            lines.append(f"{low:.2f} to {high:.2f} {len(inside):8} {sum(inside):7}   {sum(inside) / len(inside):.3f}")
    top = [right for sure, right in rated if sure >= SURE]
    lines.append(f"{SURE} or more  {len(top):8} {sum(top):7}   {sum(top) / max(len(top), 1):.4f}")
    lost = sum(not right for sure, right in rated if sure < SURE)
    lines.append(f"of {sum(not right for _, right in rated)} wrong values {lost} lie below {SURE}")
    return lines


def write(
    path: Path,
    weights: dict[str, float],
    fields: dict[str, float],
    knots: Sequence[tuple[float, float]],
    lines: Sequence[str],
) -> None:
    """Write the file that ``resolve.confidence`` reads."""
    head = [
        "What the confidence of a value comes from. Written by benchmarks/calibrate.py; of the values held out:",
        *lines,
    ]
    path.write_text(
        "\n".join(
            [
                *(f"# {line}".rstrip() for line in head), "", "[weights]",
                *(f"{name} = {value:.4f}" for name, value in weights.items()), "", "[fields]",
                *(f"{name} = {value:.4f}" for name, value in fields.items()), "", "[scale]",
                f"knots = [{', '.join(f'[{height:.3f}, {sure}]' for height, sure in knots)}]", "",
            ]
        ),
        encoding="utf-8",
    )  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD RELEASES", help="pairs of folders")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    told = parser.parse_args()
    if len(told.folders) % 2:
        parser.error("give pairs of folders: gold, releases")
    known = [
        case
        for gold, releases in zip(told.folders[::2], told.folders[1::2], strict=True)
        for case in cases(gold, releases)
    ]
    judged = held_out(known)
    knots = scale(judged)
    lines = table(judged, knots)
    print(f"{len(known)} values of {len({case.release for case in known})} releases", *lines, sep="\n")
    if told.write:
        write(TARGET, *fit(known), knots, lines)
        print(f"written: {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

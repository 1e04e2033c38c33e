"""The scores do not fall: floors on corpus/, and what must be reached on the sets of ../shared."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from cpts_extract.evaluate.floors import below, read_floors
from cpts_extract.evaluate.gold import digest
from cpts_extract.evaluate.measure import measure, pair
from cpts_extract.evaluate.report import Figures, Report, figures

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "gold"
RELEASES = Path(__file__).parent / "releases"
FLOORS = read_floors(Path(__file__).parent / "floors.toml")
SHARED = ROOT.parent / "shared"


@cache
def measured(gold: Path, folder: Path | None = None) -> Report:
    return measure(pair(gold, folder=folder))


def shared(gold: str, folder: str) -> dict[str, Figures]:
    if not (SHARED / gold).is_dir():
        pytest.skip("../shared is not there")
    report = measured(SHARED / gold, SHARED / folder)
    assert report.failures == ()
    return figures(report.exact)


def test_the_floors_are_of_this_gold() -> None:
    assert FLOORS.gold == digest(CORPUS), (
        "write them again: cpts-extract evaluate corpus/gold --write-floors tests/floors.toml"
    )


def test_the_core_floors_are_one() -> None:
    fields = ("name", "signature_date", "population", "commune_count", "funding", "missions", "core")
    assert {field: FLOORS.fields[field] for field in fields} == dict.fromkeys(fields, (1.0, 1.0))


def test_no_score_on_the_corpus_is_below_its_floor() -> None:
    report = measured(CORPUS)
    assert report.failures == ()
    assert below(FLOORS, figures(report.exact)) == []


@pytest.mark.parametrize("name", ["learnt", "unseen"])
def test_no_score_on_other_releases_is_below_its_floor(name: str) -> None:
    folder = RELEASES / name
    floors = read_floors(folder / "floors.toml")
    assert floors.gold == digest(folder / "gold"), f"write the floors of {name} again"
    report = measured(folder / "gold", folder)
    assert report.failures == ()
    assert below(floors, figures(report.exact)) == []


@pytest.mark.shared
def test_the_seeds_are_read_right() -> None:
    found = shared("gold", "seeds")
    assert found["core"].f1 == 1.0, found["core"]
    assert found["all"].f1 >= 0.98, found["all"]


@pytest.mark.shared
def test_the_development_releases_are_read_well() -> None:
    found = shared("dev/gold", "dev/releases")
    assert found["core"].f1 >= 0.97, found["core"]
    assert found["core"].precision >= 0.98, found["core"]
    assert found["all"].f1 >= 0.94, found["all"]

"""An unchanged file is told by its size and time where those can be trusted, else by its bytes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from cpts_extract.batch import plan
from cpts_extract.load.query import known

Cpts = Callable[..., Result]

BLAVET = "releases/blavet.txt"
WAREHOUSE = Path("outputs/cpts.duckdb")


def age(path: str, seconds: int) -> None:
    """Let a file have been changed so many seconds ago."""
    then = time.time_ns() - seconds * 10**9
    os.utime(path, ns=(then, then))


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of which the bytes are looked at to plan a run."""
    seen: list[str] = []
    digest_of = plan.digest_of
    monkeypatch.setattr(plan, "digest_of", lambda path: seen.append(str(path)) or digest_of(path))
    return seen


@pytest.fixture(autouse=True)
def old(folder: Path) -> None:
    for path in Path("releases").iterdir():
        age(str(path), 100)


def test_an_old_file_is_not_looked_into_again(cpts: Cpts, looked_into: list[str]) -> None:
    cpts("run", "releases")
    assert "2 releases unchanged" in cpts("run", "releases").stdout
    assert looked_into == []


def test_a_file_that_was_just_changed_is_looked_into(cpts: Cpts, looked_into: list[str]) -> None:
    age(BLAVET, -60)  # as if in the same moment: loading the rules takes longer
    cpts("run", "releases")
    assert known(WAREHOUSE)[BLAVET].stamp is None
    assert "2 releases unchanged" in cpts("run", "releases").stdout
    assert looked_into == [BLAVET]


def test_a_change_is_seen_by_the_time_alone(cpts: Cpts) -> None:
    cpts("run", "releases")
    path = Path(BLAVET)
    path.write_text(path.read_text(encoding="utf-8").replace("57 633", "57 634"), encoding="utf-8")
    age(BLAVET, 50)
    assert "changed                                                1" in cpts("run", "releases").stdout


def test_a_change_is_seen_by_the_size_alone(cpts: Cpts) -> None:
    cpts("run", "releases")
    path, before = Path(BLAVET), Path(BLAVET).stat()
    path.write_text(path.read_text(encoding="utf-8") + "Fin.\n", encoding="utf-8")
    os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert "changed                                                1" in cpts("run", "releases").stdout


def test_a_file_that_was_only_touched_is_unchanged(cpts: Cpts, looked_into: list[str]) -> None:
    cpts("run", "releases")
    age(BLAVET, 30)
    assert "2 releases unchanged" in cpts("run", "releases").stdout
    assert looked_into == [BLAVET]


def test_what_says_nothing_of_cpts_is_recorded_once_and_counted(cpts: Cpts, looked_into: list[str]) -> None:
    Path("releases/piscine.txt").write_text("La piscine rouvre.\n", encoding="utf-8")
    age("releases/piscine.txt", 100)
    told = cpts("run", "releases")
    assert (told.exit_code, "  of which say nothing of CPTS                           1" in told.stdout) == (0, True)
    one = known(WAREHOUSE)["releases/piscine.txt"]
    assert (one.status, one.reason) == ("irrelevant", "says nothing of CPTS")
    assert "3 releases unchanged" in cpts("run", "releases").stdout
    assert looked_into == []

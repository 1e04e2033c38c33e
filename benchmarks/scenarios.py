"""Commands that write to a warehouse, each with what it starts from: what `kills.py` and `faults.py` interrupt.

All that a command may change lies in the folder `CASE` of the working folder, so that it can be begun again and looked at as a whole.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import duckdb
from cpts_extract.load.decided.carry import written
from cpts_extract.load.decided.judge import Judgement, judge
from cpts_extract.load.decided.rows import KEYS
from synthetic import releases

LAYOUTS = Path(__file__).parent.parent / "tests" / "load"
COMMAND = "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"
CASE = Path("case")
WAREHOUSE = CASE / "it.duckdb"
BEFORE = Path("before.duckdb")
"""The warehouse as the command found it; none where there was none."""
SOURCES = '[[source]]\nname = "inbox"\nkind = "folder"\npath = "inbox/"\n'
DECISIONS = "decisions.jsonl"
SETTLING = 31
"""Seconds after which a dropped file counts as complete."""
POOL = 60
"""Drop folders that settle together."""


class Scenario(NamedTuple):
    """A command, and what it starts from."""

    arguments: tuple[str, ...]
    prepare: Callable[[], None]
    """Fills `CASE`, which is empty."""
    again: str = "\0"
    """What the command says, with status 1, where it was done already and cannot be done twice."""


# ---- what they start from -------------------------------------------------------------------------------------------


def texts(number: int) -> None:
    """Write the releases that all scenarios read, and the folder `edited`, of which one is changed later on."""
    for folder in ("releases", "edited"):
        Path(folder).mkdir()
        for name, text, _ in releases(number):
            Path(folder, name).write_text(text, encoding="utf-8")


def nothing() -> None:
    """Start from no warehouse."""


def dropped() -> None:
    """Start from a drop folder full of files, which have settled: many such folders are made at a time, and share the wait."""
    pool = Path("settled")
    pool.mkdir(exist_ok=True)
    if not any(pool.iterdir()):
        for number in range(POOL):
            shutil.copytree("releases", pool / str(number))
        time.sleep(SETTLING)
    # A folder's new name changes nothing about the files in it.
    next(pool.iterdir()).rename(CASE / "inbox")
    (CASE / "sources.toml").write_text(SOURCES, encoding="utf-8")


def loaded() -> None:
    """Start from a warehouse of the releases."""
    _kept("loaded.duckdb", lambda path: _run("releases", path))


def edited() -> None:
    """Start from a warehouse of releases of which one has been written anew since."""

    def load_and_edit(path: Path) -> None:
        _run("edited", path)
        one, other = sorted(Path("edited").iterdir())[:2]
        text = other.read_text(encoding="utf-8")
        one.write_text(f"{text}\nMis à jour.\n", encoding="utf-8")

    _kept("edited.duckdb", load_and_edit)


def decided() -> None:
    """Start from a warehouse of the releases in which values were decided on."""

    def load_and_decide(path: Path) -> None:
        _run("releases", path)
        with duckdb.connect(path, read_only=True) as connection:
            counted = connection.execute(f"SELECT {KEYS['population']} FROM population ORDER BY 1 LIMIT 3").fetchall()
            named = connection.execute(f"SELECT {KEYS['mission']} FROM mission ORDER BY 1 LIMIT 2").fetchall()
        (corrected,), *rejected = counted
        value = {"value": 21000, "bound": "about", "value_max": None}
        judgements = [
            Judgement("correct", "population", corrected, value=value),
            *(Judgement("reject", "population", key) for (key,) in rejected),
            *(Judgement("accept", "mission", key) for (key,) in named),
        ]
        judge(path, judgements, who="la présidente")

    _kept("decided.duckdb", load_and_decide)


def undecided() -> None:
    """Start from a warehouse of the releases, and the decisions that were made in another one."""
    decided()
    (CASE / DECISIONS).write_text("".join(f"{line}\n" for line in written(WAREHOUSE)), encoding="utf-8")
    loaded()


def of_layout_1() -> None:
    """Start from a warehouse of an older layout."""
    _kept("layout_1.duckdb", lambda path: _made_by("layout_1.sql", path))


def of_version_0_3() -> None:
    """Start from a warehouse of this layout that lacks what came into it since."""
    _kept("version_0.3.0.duckdb", lambda path: _made_by("version_0.3.0.sql", path))


def _kept(name: str, make: Callable[[Path], None]) -> None:
    if not Path(name).exists():
        make(Path(name))
    shutil.copy(name, WAREHOUSE)


def _run(folder: str, warehouse: Path) -> None:
    arguments = ["run", folder, "--workers", "0", "--warehouse", str(warehouse)]
    subprocess.run([sys.executable, "-c", COMMAND, *arguments], check=True, stdout=subprocess.DEVNULL)


def _made_by(statements: str, path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute((LAYOUTS / statements).read_text(encoding="utf-8"))


# ---- the scenarios --------------------------------------------------------------------------------------------------


def scenarios(workers: int) -> dict[str, Scenario]:
    """Give the scenarios, with so many processes that read."""
    reading = ("--workers", str(workers), "--warehouse", str(WAREHOUSE))
    return {
        "run": Scenario(("run", "releases", *reading), nothing),
        "run again, one changed": Scenario(("run", "edited", *reading), edited),
        "run --force": Scenario(("run", "releases", "--force", *reading), loaded),
        "collect": Scenario(
            ("collect", str(CASE / "sources.toml"), "--store", str(CASE / "store"), "--warehouse", str(WAREHOUSE)),
            dropped,
        ),
        "merge": Scenario(
            ("merge", "{0}", "{1}", "--who", "la présidente", "--why", "un seul territoire", *reading[2:]),
            loaded,
            "one CPTS already",
        ),
        "run --force, decided": Scenario(("run", "releases", "--force", *reading), decided),
        "decisions": Scenario(("decisions", "import", str(CASE / DECISIONS), *reading[2:]), undecided),
        "migration": Scenario(("run", "releases", *reading), of_layout_1),
        "extension": Scenario(("run", "releases", *reading), of_version_0_3),
    }


def begin(scenario: Scenario) -> tuple[str, ...]:
    """Make all as it was before the command; give its arguments."""
    shutil.rmtree(CASE, ignore_errors=True)
    CASE.mkdir()
    scenario.prepare()
    BEFORE.unlink(missing_ok=True)
    if WAREHOUSE.exists():
        shutil.copy(WAREHOUSE, BEFORE)
    ids = _two_of(WAREHOUSE) if "{0}" in scenario.arguments else ()
    return tuple(argument.format(*ids) for argument in scenario.arguments)


def _two_of(path: Path) -> tuple[str, str]:
    with duckdb.connect(path, read_only=True) as connection:
        rows = connection.execute("SELECT cpts_id FROM cpts ORDER BY cpts_id LIMIT 2").fetchall()
    return rows[0][0], rows[1][0]

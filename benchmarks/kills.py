"""Kill commands by SIGKILL at random moments, and see that nothing is lost, doubled or half there.

Each scenario runs a command that writes to a warehouse, kills it after a random part of the time that it takes undisturbed,
looks at what it left, and goes on: some kills later the command is let finish. After each kill the warehouse must open, and
every release in it be whole, row for row as an undisturbed run makes it; at the end it must hold just what an undisturbed run
makes. Prints how often each was killed, at which state the kills found it, and what was wrong; ends with 1 if anything was.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import duckdb

sys.path.insert(0, str(Path(__file__).parent))

from synthetic import releases

LAYOUTS = Path(__file__).parent.parent / "tests" / "load"
COMMAND = "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"
SOURCES = '[[source]]\nname = "inbox"\nkind = "folder"\npath = "inbox/"\n'
WAIT = 31
"""Seconds after which a dropped file counts as complete."""
RELEASE = ("release", "entry", "population", "signature", "mission", "funding", "evidence")
"""Tables in which each release must be whole."""
IN_A_ROW = 4
"""Kills before the command is let finish."""
OWN = ("run_id", "decision_id", "size", "mtime_ns")
"""Columns that tell of the run itself; so do all of a time."""


class Scenario(NamedTuple):
    """A command, what it starts from, and the files beside its warehouse that are its own."""

    arguments: tuple[str, ...]
    prepare: Callable[[], None]
    once: str | None = None
    """A question whose answer is 1 when it was done, where doing it twice would be something else."""


def main() -> int:
    """Parse the arguments, kill and print; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/kills.py --kills 120 --seed 7",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--kills", type=int, default=120, metavar="N", help="kills in all (default: 120)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="other moments for each seed (default: 1)")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        texts(Path("releases"), 90)
        for name, scenario in SCENARIOS.items():
            wrong += kill(name, scenario, given.kills // len(SCENARIOS), chance)
    return 1 if wrong else 0


# ---- scenarios ------------------------------------------------------------------------------------------------------


def texts(folder: Path, number: int) -> None:
    folder.mkdir()
    for name, text, _ in releases(number):
        (folder / name).write_text(text, encoding="utf-8")


def nothing() -> None:
    """Start from no warehouse."""


def dropped() -> None:
    """Start from a drop folder full of files."""
    Path("sources.toml").write_text(SOURCES, encoding="utf-8")
    for folder in ("inbox", "store"):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree("releases", "inbox")
    time.sleep(WAIT)


def loaded() -> None:
    """Start from a warehouse of the releases."""
    if not Path("loaded.duckdb").exists():
        run(("run", "releases", "--workers", "2", "--warehouse", "loaded.duckdb"))
    shutil.copy("loaded.duckdb", "it.duckdb")


def of_layout_1() -> None:
    """Start from a warehouse of an older layout."""
    with duckdb.connect("it.duckdb") as connection:
        connection.execute((LAYOUTS / "layout_1.sql").read_text(encoding="utf-8"))


def two_of(path: str) -> tuple[str, str]:
    with duckdb.connect(path, read_only=True) as connection:
        rows = connection.execute("SELECT cpts_id FROM cpts ORDER BY cpts_id LIMIT 2").fetchall()
    return rows[0][0], rows[1][0]


SCENARIOS = {
    "run": Scenario(("run", "releases", "--workers", "2"), nothing),
    "run, one process": Scenario(("run", "releases", "--workers", "0"), nothing),
    "run again": Scenario(("run", "releases", "--workers", "2", "--force"), loaded),
    "collect": Scenario(("collect", "sources.toml", "--store", "store"), dropped),
    "merge": Scenario(
        ("merge", "{0}", "{1}", "--who", "la présidente", "--why", "un seul territoire"),
        loaded,
        "SELECT count(*) FROM decision",
    ),
    "migration": Scenario(("run", "releases", "--workers", "2"), of_layout_1),
}


# ---- killing --------------------------------------------------------------------------------------------------------


def kill(name: str, scenario: Scenario, kills: int, chance: random.Random) -> int:
    """Kill a command so often; print a line, and give how much was wrong."""
    begin(scenario)
    arguments = named(scenario)
    before = time.perf_counter()
    run(arguments)
    undisturbed = time.perf_counter() - before
    Path("it.duckdb").rename("truth.duckdb")
    shutil.rmtree("it-truth", ignore_errors=True)
    found: Counter[str] = Counter()
    wrong: list[str] = []
    done = 0
    while done < kills:
        begin(scenario)
        for _ in range(IN_A_ROW):
            if is_done(scenario):
                break
            ended = run(arguments, after=chance.uniform(0.05, 1.0) * undisturbed)
            done += not ended
            found[state(wrong, whole=name != "merge")] += not ended
            if ended:
                break
        if not is_done(scenario):
            run(arguments)
        wrong += [f"after all: {table}" for table in differences()]
    Path("truth.duckdb").unlink()
    told = ", ".join(f"{count} {what}" for what, count in sorted(found.items()) if count)
    print(
        f"{name:18} {done:4} kills ({told}), {len(wrong)} wrong{': ' if wrong else ''}{'; '.join(wrong[:5])}",
        flush=True,
    )
    return len(wrong)


def is_done(scenario: Scenario) -> bool:
    if scenario.once is None:
        return False
    with duckdb.connect("it.duckdb", read_only=True) as connection:
        return connection.execute(scenario.once).fetchall() == [(1,)]


def begin(scenario: Scenario) -> None:
    for path in Path().iterdir():
        if "it.duckdb" in path.name:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    scenario.prepare()


def named(scenario: Scenario) -> tuple[str, ...]:
    ids = two_of("it.duckdb") if "{0}" in scenario.arguments else ("", "")
    return tuple(argument.format(*ids) for argument in scenario.arguments)


def run(arguments: tuple[str, ...], after: float | None = None) -> bool:
    """Run a command, and kill it after some seconds; tell whether it had ended by itself."""
    whole = arguments if "--warehouse" in arguments else (*arguments, "--warehouse", "it.duckdb")
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, *whole], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as going:
        try:
            going.wait(after)
        except subprocess.TimeoutExpired:
            going.send_signal(signal.SIGKILL)
            going.wait()
            return False
        assert going.stderr
        told = going.stderr.read()
    if going.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(whole)} ended with {going.returncode}: {told}")
    return True


# ---- looking --------------------------------------------------------------------------------------------------------


def state(wrong: list[str], *, whole: bool) -> str:
    """Look at what a kill left; say it in a word, and note what is wrong."""
    if not Path("it.duckdb").exists():
        return "before a warehouse was there"
    try:
        with duckdb.connect() as connection:
            connection.execute("ATTACH 'it.duckdb' AS it (READ_ONLY); ATTACH 'truth.duckdb' AS truth (READ_ONLY)")
            tables = {
                row[0]
                for row in connection.execute(
                    "SELECT table_name FROM duckdb_tables() WHERE database_name = 'it'"
                ).fetchall()
            }
            if "entry" not in tables:
                return "with the old warehouse"
            there = connection.execute("SELECT count(*) FROM it.release").fetchall()[0][0]
            goal = connection.execute("SELECT count(*) FROM truth.release").fetchall()[0][0]
            for table in RELEASE if whole else ():
                columns = shared(connection, table, but=("cpts_id",))
                here = f"SELECT {columns} FROM it.{table}"
                ours = f"SELECT {columns} FROM truth.{table} WHERE release_id IN (SELECT release_id FROM it.release)"
                for one, other, what in ((here, ours, "too many"), (ours, here, "too few")):
                    rows = connection.execute(f"SELECT count(*) FROM ({one} EXCEPT ALL {other})").fetchall()[0][0]
                    wrong += [f"{table}: {rows} rows {what}"] * (rows > 0)
    except duckdb.Error as error:
        wrong.append(f"does not open: {error}")
        return "damaged"
    return "with all releases" if there == goal else "with none of them" if not there else "with some releases"


def differences() -> list[str]:
    """List the tables and views in which the warehouse differs from an undisturbed one."""
    found = []
    with duckdb.connect() as connection:
        connection.execute("ATTACH 'it.duckdb' AS it (READ_ONLY); ATTACH 'truth.duckdb' AS truth (READ_ONLY)")
        names = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'truth' AND table_schema = 'main' ORDER BY 1"
        ).fetchall()
        for (name,) in names:
            if name in ("run", "warehouse"):
                continue
            columns = shared(connection, name)
            for one, other in (("it", "truth"), ("truth", "it")):
                sql = f'SELECT {columns} FROM {one}."{name}" EXCEPT ALL SELECT {columns} FROM {other}."{name}"'
                if connection.execute(f"SELECT count(*) FROM ({sql})").fetchall() != [(0,)]:
                    found.append(name)
                    break
    return found


def shared(connection: duckdb.DuckDBPyConnection, table: str, but: tuple[str, ...] = ()) -> str:
    """List the columns that do not tell of the run itself."""
    columns = connection.execute(f'DESCRIBE truth."{table}"').fetchall()
    return ", ".join(
        f'"{name}"' for name, kind, *_ in columns if name not in (*OWN, *but) and not kind.startswith("TIMESTAMP")
    )


if __name__ == "__main__":
    sys.exit(main())

"""What is wrong with a warehouse that something happened to: releases that are half there, lost or doubled, files left beside it.

It is held against the one from before (`scenarios.BEFORE`) and the one that an undisturbed command makes (`TRUTH`).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Self

import duckdb
from scenarios import BEFORE, CASE, WAREHOUSE

TRUTH = Path("truth.duckdb")
RELEASE = ("release", "entry", "population", "signature", "mission", "funding", "warning", "evidence")
"""Tables in which each release must be whole."""
OWN = ("run_id", "decision_id", "size", "mtime_ns")
"""Columns that tell of the run itself; so do all of a time."""
GROUPED = ("cpts_id",)
"""Columns that depend on which releases there are beside."""
NOT_COMPARED = {WAREHOUSE.name, ".collect.lock"}
"""Files whose bytes tell of the run itself."""
LOCK = f".{WAREHOUSE.name}.lock"
"""May stay behind: that of a process that has died holds up nobody, and goes with the next write."""


def state(wrong: list[str]) -> str:
    """Look at what was left in the middle of a command: say it in a word, and note what is wrong.

    Each release must be there as it was before or as the undisturbed command leaves it, in all its tables; none that was
    there before may be gone.
    """
    if not WAREHOUSE.exists():
        wrong += ["the warehouse is gone"] * BEFORE.exists()
        return "before a warehouse was there"
    try:
        with _attached(it=WAREHOUSE, truth=TRUTH, before=BEFORE) as connection:
            if not _has(connection, "it", "entry"):
                return "with the old warehouse"
            here, goal, before = (_digests(connection, database) for database in ("it", "truth", "before"))
    except duckdb.Error as error:
        wrong.append(f"does not open: {error}")
        return "damaged"
    half = [one for one, digest in here.items() if digest not in (goal.get(one), before.get(one))]
    wrong += [f"{len(half)} releases neither as before nor as after"] * bool(half)
    wrong += ["releases are gone"] * (not before.keys() <= here.keys())
    if here == goal:
        return "with all releases"
    return "as before" if here == before else "with some releases" if here else "with none of them"


def contents() -> dict[str, object]:
    """Give of every table and view how many rows it has and a digest of them, but for what tells of the run itself."""
    with _attached(it=WAREHOUSE) as connection:
        names = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'it' AND table_schema = 'main'"
        ).fetchall()
        told = {name: _shared(connection, "it", name) for (name,) in sorted(names) if name not in ("run", "warehouse")}
        return {
            name: connection.execute(
                f'SELECT count(*), sum(hash(fact)::HUGEINT) FROM (SELECT {columns} FROM it."{name}") AS fact'
            ).fetchall()
            for name, columns in told.items()
        }


def listing() -> dict[str, str]:
    """Give the files of the case with digests of their bytes: those of an undisturbed command are all that may be there."""
    return {
        str(path.relative_to(CASE)): ""
        if path.name in NOT_COMPARED
        else hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(CASE.rglob("*"))
        if path.is_file() and path.name != LOCK
    }


class Whole(NamedTuple):
    """All that is there: what the warehouse holds, and the files of the case."""

    contents: dict[str, object]
    files: dict[str, str]

    @classmethod
    def now(cls) -> Self:
        """Look at what is there now."""
        return cls(contents(), listing())

    def differences(self) -> list[str]:
        """List the tables, views and files in which this differs from what is there now."""
        if not WAREHOUSE.exists():
            return ["the warehouse"]
        pairs = zip(self, Whole.now(), strict=True)
        return sorted(name for one, other in pairs for name in {*one, *other} if one.get(name) != other.get(name))


@contextlib.contextmanager
def _attached(**databases: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": 1}) as connection:  # many small tables
        for name, path in databases.items():
            if path.exists():
                connection.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")
            else:
                connection.execute(f"ATTACH ':memory:' AS {name}")
        yield connection


def _digests(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, tuple[tuple[object, ...], ...]]:
    """Give of every release, by table, how many rows it has and a digest of them; nothing of an older layout."""
    if not _has(connection, database, "entry"):
        return {}
    found: dict[str, list[tuple[object, ...]]] = {}
    for table in RELEASE:
        columns = _shared(connection, database, table, but=GROUPED)
        rows = connection.execute(
            f"SELECT release_id, count(*), sum(hash(fact)::HUGEINT) FROM (SELECT {columns} FROM {database}.{table}) AS fact "
            "GROUP BY release_id"
        ).fetchall()
        for release, *told in rows:
            found.setdefault(release, []).append((table, *told))
    return {release: tuple(told) for release, told in found.items()}


def _has(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> bool:
    sql = "SELECT 1 FROM duckdb_tables() WHERE database_name = $1 AND table_name = $2"
    return bool(connection.execute(sql, [database, table]).fetchall())


def _shared(connection: duckdb.DuckDBPyConnection, database: str, table: str, but: tuple[str, ...] = ()) -> str:
    """List the columns that do not tell of the run itself, in the order of their names."""
    columns = connection.execute(f'DESCRIBE {database}."{table}"').fetchall()
    return ", ".join(
        sorted(
            f'"{name}"' for name, kind, *_ in columns if name not in (*OWN, *but) and not kind.startswith("TIMESTAMP")
        )
    )

"""What is wrong with a warehouse that something happened to: releases that are half there, lost or doubled, files left beside it.

It is held against the one from before (`scenarios.BEFORE`) and the one that an undisturbed command makes (`TRUTH`).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

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


def state(wrong: list[str]) -> str:
    """Look at what was left in the middle of a command: say it in a word, and note what is wrong.

    Each release must be there as it was before or as the undisturbed command leaves it, in all its tables; none that was
    there before may be gone.
    """
    if not WAREHOUSE.exists():
        wrong += ["the warehouse is gone"] * BEFORE.exists()
        return "before a warehouse was there"
    try:
        with _attached(WAREHOUSE, TRUTH, BEFORE) as connection:
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


def differences() -> list[str]:
    """List the tables and views in which the warehouse differs from the undisturbed one."""
    found = []
    with _attached(WAREHOUSE, TRUTH) as connection:
        names = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'truth' AND table_schema = 'main' ORDER BY 1"
        ).fetchall()
        for (name,) in names:
            if name in ("run", "warehouse"):
                continue
            columns = _shared(connection, "truth", name)
            for one, other in (("it", "truth"), ("truth", "it")):
                sql = f'SELECT {columns} FROM {one}."{name}" EXCEPT ALL SELECT {columns} FROM {other}."{name}"'
                if connection.execute(f"SELECT count(*) FROM ({sql})").fetchall() != [(0,)]:
                    found.append(name)
                    break
    return found


def listing() -> dict[str, str]:
    """Give the files of the case with digests of their bytes: those of an undisturbed command are all that may be there."""
    return {
        str(path.relative_to(CASE)): ""
        if path.name in NOT_COMPARED
        else hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(CASE.rglob("*"))
        if path.is_file()
    }


@contextlib.contextmanager
def _attached(it: Path, truth: Path, before: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for name, path in (("it", it), ("truth", truth), ("before", before)):
            if path is not None and path.exists():
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

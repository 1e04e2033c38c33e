"""Bring what a warehouse of an older layout holds over into one of this, and keep the old file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa

from cpts_extract.identity.profile import own_id
from cpts_extract.load.ddl import literal, quoted
from cpts_extract.load.schema import TABLES

_MADE_ANEW = {"warehouse", "official_department"}


def migrate(path: Path, draft: Path, version: int) -> None:
    """Copy what a warehouse of an older layout holds into an empty one of this layout.

    Args:
        path: The older one, which is only read.
        draft: The empty one.
        version: The layout that the older one is of.

    Raises:
        duckdb.Error: The old one cannot be read, or the new one not be written.
    """
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {literal(str(path))} AS old (READ_ONLY)")
        connection.execute(f"ATTACH {literal(str(draft))} AS fresh")
        connection.execute("USE old")
        connection.begin()
        _READERS[version](connection)
        _copy(connection)
        connection.execute("INSERT INTO fresh.stale SELECT DISTINCT cpts_id FROM fresh.entry")
        connection.commit()


def _copy(connection: duckdb.DuckDBPyConnection) -> None:
    """Copy every table that the old layout has, or that its reader made (as ``new_NAME``), by the columns that both have."""
    there: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND database_name IN ('old', 'temp')"
    ).fetchall():
        there.setdefault(table, set()).add(column)
    for table in TABLES:
        source = f"new_{table.name}" if f"new_{table.name}" in there else table.name
        columns = [quoted(one.name) for one in table.columns if one.name in there.get(source, ())]
        if columns and table.name not in _MADE_ANEW:
            connection.execute(
                f"INSERT INTO fresh.{quoted(table.name)} ({', '.join(columns)}) SELECT {', '.join(columns)} "
                f"FROM {quoted(source)}"
            )
    connection.execute("UPDATE fresh.warehouse SET created_at = (SELECT created_at FROM warehouse)")


def keep(path: Path, version: int, logs: Iterable[Path]) -> None:
    """Keep a warehouse of an older layout as ``NAME.layout1`` beside it, with its logs, unless an earlier try has.

    Raises:
        OSError: It cannot be kept.
    """
    for number in ("", *(f".{n}" for n in range(2, 100))):
        kept = path.with_name(f"{path.name}.layout{version}{number}")
        if kept.exists() and os.path.samefile(kept, path):
            return
        if not kept.exists():
            for log in logs:
                _link(log, kept.with_name(kept.name + log.name.removeprefix(path.name)))
            _link(path, kept)
            return
    raise FileExistsError(f"{path}: too many files {path.name}.layout{version}.* beside it")


def _link(file: Path, kept: Path) -> None:
    try:
        os.link(file, kept)
    except OSError:
        shutil.copyfile(file, kept)  # a file system without links


# ---- older layouts ----------------------------------------------------------------------------------------------


def _of_1(connection: duckdb.DuckDBPyConnection) -> None:
    """Read layout 1: ``cpts`` were the entries, and nothing told which of them were of one CPTS."""
    rows = connection.execute(
        "SELECT cpts.cpts_id, cpts.name_key, department.code FROM cpts LEFT JOIN department USING (cpts_id)"
    ).fetchall()
    places = [[code] if code else [] for _, _, code in rows]
    own = {
        "entry_id": [entry_id for entry_id, _, _ in rows],
        "own_id": [own_id(key, place, entry_id) for (entry_id, key, _), place in zip(rows, places, strict=True)],
        "departments": places,
    }
    types = pa.schema([("entry_id", pa.string()), ("own_id", pa.string()), ("departments", pa.list_(pa.string()))])
    connection.register("own", pa.table(own, types))
    of_entries = [table.name for table in TABLES if table.has("entry_id") and table.name != "entry"]
    tables = {
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'old'"
        ).fetchall()
    }
    for name in of_entries:
        if name in tables:
            connection.execute(
                f"CREATE TEMP TABLE {quoted(f'new_{name}')} AS SELECT old.* EXCLUDE (cpts_id), old.cpts_id AS entry_id, "
                f"own.own_id AS cpts_id FROM {quoted(name)} AS old LEFT JOIN own ON own.entry_id = old.cpts_id"
            )
    connection.execute(
        "CREATE TEMP TABLE new_entry AS SELECT old.* EXCLUDE (cpts_id), old.cpts_id AS entry_id, own.own_id AS cpts_id, "
        "own.own_id, own.departments FROM cpts AS old JOIN own ON own.entry_id = old.cpts_id"
    )
    connection.execute("CREATE TEMP TABLE new_cpts (nothing INTEGER)")  # made by `identify`
    connection.unregister("own")


_READERS = {1: _of_1}
"""What makes of each older layout the tables that this one has otherwise, as temporary tables ``new_NAME``."""

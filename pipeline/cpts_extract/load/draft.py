"""An empty warehouse under a name of its own: what becomes the warehouse by one rename, or leaves nothing behind."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from cpts_extract import __version__
from cpts_extract.load.ddl import create_statements, known_columns, schema_digest
from cpts_extract.load.official import load_departments
from cpts_extract.load.schema import SCHEMA_VERSION

BLOCK: dict[str, str | bool | int | float | list[str]] = {"default_block_size": "16384"}
"""Many small tables: with DuckDB's blocks of 256 kB a hundred releases take 24 MB, with these 2."""


def draft_of(path: Path) -> Path:
    """Name the draft of a warehouse, in its folder: a rename within one file system is whole or not at all."""
    return path.with_name(f".{path.name}.{os.getpid()}.new")


def make_empty(path: Path) -> None:
    """Make a warehouse without a release.

    Raises:
        duckdb.Error: The file cannot be made.
    """
    with duckdb.connect(path, config=BLOCK) as connection:
        connection.begin()
        for statement in create_statements():
            connection.execute(statement)
        load_departments(connection)
        connection.execute(
            "INSERT INTO warehouse BY NAME SELECT $1 AS schema_version, $2 AS schema_digest, $3 AS columns, "
            "$4 AS project_version, $5::TIMESTAMP AS created_at",
            [SCHEMA_VERSION, schema_digest(), known_columns(), __version__, now()],
        )
        connection.commit()


def remove(draft: Path) -> None:
    """Remove a draft, if it is there, and its log."""
    for file in (draft, draft.with_name(draft.name + ".wal")):
        with contextlib.suppress(OSError):
            file.unlink()


def now() -> datetime:
    """Give the present in UTC, to the second and without a zone, as the warehouse's TIMESTAMP columns have it."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)

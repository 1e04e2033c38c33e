"""The present layout: an empty warehouse of it, and what one lacks of it that was made by an earlier version."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from cpts_extract import __version__
from cpts_extract.load.ddl import create_statements, known_columns, schema_digest
from cpts_extract.load.derive import all_stale
from cpts_extract.load.official import load_departments
from cpts_extract.load.schema import SCHEMA_VERSION
from cpts_extract.load.views import VIEWS

BLOCK: dict[str, str | bool | int | float | list[str]] = {"default_block_size": "16384"}
"""Many small tables: with DuckDB's blocks of 256 kB a hundred releases take 24 MB, with these 2."""

_IS_VIEW = "SELECT 1 FROM duckdb_views() WHERE view_name = $1 AND NOT internal"
"""Whether what is stored now was a mere view."""


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


def extend(connection: duckdb.DuckDBPyConnection) -> bool:
    """Add the tables, columns and views that came into the schema since the warehouse was made; tell whether any did.

    Raises:
        duckdb.Error: They cannot be added.
    """
    if connection.execute("SELECT schema_digest FROM warehouse").fetchall() == [(schema_digest(),)]:
        return False
    connection.begin()
    for view in VIEWS:
        if view.stored and connection.execute(_IS_VIEW, [view.name]).fetchall():
            connection.execute(f"DROP VIEW {view.name}")
    for statement in create_statements():
        connection.execute(statement)
    load_departments(connection)
    all_stale(connection)
    connection.execute(
        "UPDATE warehouse SET schema_digest = $1, columns = $2, project_version = $3",
        [schema_digest(), known_columns(), __version__],
    )
    connection.commit()
    return True


def now() -> datetime:
    """Give the present in UTC, to the second and without a zone, as the warehouse's TIMESTAMP columns have it."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)

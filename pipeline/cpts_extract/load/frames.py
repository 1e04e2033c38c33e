"""The rows of releases as Arrow tables, typed as the warehouse types them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from cpts_extract.load.ddl import quoted, table_statements
from cpts_extract.load.facts import Facts
from cpts_extract.load.schema import TABLES

Frames = dict[str, Any]
"""From a table's name to its rows, a ``pyarrow.Table``."""

RELEASE_TABLES = tuple(table for table in TABLES if table.of_release)


@cache
def _arrow_schemas() -> dict[str, Any]:
    # Asked of DuckDB, so that no second list says which Arrow type stands for which column type.
    with duckdb.connect() as connection:
        for statement in table_statements():
            connection.execute(statement)
        return {
            table.name: connection.sql(f"SELECT * FROM {quoted(table.name)} LIMIT 0").to_arrow_table().schema
            for table in RELEASE_TABLES
        }


def frames(facts: Facts) -> Frames:
    """Make the Arrow tables of one release.

    Raises:
        KeyError: A row lacks a column.
        pyarrow.ArrowException: A value does not fit its column's type.
    """
    made = {}
    for table in RELEASE_TABLES:
        rows = list(table.rows(facts))
        schema = _arrow_schemas()[table.name]
        arrays = [pa.array([row[name.name] for row in rows], name.type) for name in schema]
        for column, array in zip(table.columns, arrays, strict=True):
            if column.required and array.null_count:
                raise ValueError(f"{table.name}.{column.name} is null")
        made[table.name] = pa.Table.from_arrays(arrays, schema=schema)
    return made


def joined(parts: Sequence[Frames]) -> Frames:
    """Put the rows of several releases together, table by table."""
    return {table.name: pa.concat_tables([part[table.name] for part in parts]) for table in RELEASE_TABLES}

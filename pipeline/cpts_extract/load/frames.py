"""The rows of releases: plain tuples of one release, and Arrow tables of many, typed as the warehouse types them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from cpts_extract.load.facts import Facts
from cpts_extract.load.schema import TABLES

ReleaseRows = dict[str, list[tuple[Any, ...]]]
"""From a table's name to what one release gives it: the values of each row in the order of the table's columns.

Tables to which it gives none are left out."""

Frames = dict[str, Any]
"""From a table's name to its rows, a ``pyarrow.Table``; tables without any are left out."""

RELEASE_TABLES = tuple(table for table in TABLES if table.of_release)
"""The tables that releases fill, that of the releases themselves first."""


_ARROW = {
    "VARCHAR": pa.string(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "BOOLEAN": pa.bool_(),
}
"""The types of columns. DuckDB knows them too, but takes a process that only reads 40 MB and a third of a second to load."""


@cache
def arrow_schemas() -> dict[str, Any]:
    """Give the ``pyarrow.Schema`` of each table that releases fill, as DuckDB would."""
    return {
        table.name: pa.schema([(column.name, _arrow(column.type)) for column in table.columns])
        for table in RELEASE_TABLES
    }


def _arrow(written: str) -> Any:
    if written.endswith("[]"):
        return pa.list_(pa.field("l", _arrow(written[:-2])))
    if written.startswith("STRUCT("):
        fields = [field.split() for field in written.removeprefix("STRUCT(").removesuffix(")").split(", ")]
        return pa.struct([(name, _arrow(kind)) for name, kind in fields])
    return _ARROW[written]


def rows_of(facts: Facts) -> ReleaseRows:
    """Make the rows of one release.

    Raises:
        KeyError: A row lacks a column.
        ValueError: A column that must have a value is null.
    """
    made: ReleaseRows = {}
    # What was not read gives no other row, and there may be a hundred times as many such files.
    for table in RELEASE_TABLES if facts.record else RELEASE_TABLES[:1]:
        names, required = _columns(table.name)
        for row in table.rows(facts):
            values = tuple([row[name] for name in names])
            for at in required:
                if values[at] is None:
                    raise ValueError(f"{table.name}.{names[at]} is null")
            made.setdefault(table.name, []).append(values)
    return made


@cache
def _columns(name: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give the names of a table's columns, and the numbers of those that must have a value."""
    [table] = (table for table in RELEASE_TABLES if table.name == name)
    names = tuple(column.name for column in table.columns)
    return names, tuple(at for at, column in enumerate(table.columns) if column.required)


def frames(batch: Sequence[ReleaseRows]) -> Frames:
    """Put the rows of several releases together, table by table.

    Raises:
        pyarrow.ArrowException, TypeError, ValueError, OverflowError: A value does not fit its column's type.
    """
    made = {}
    for table in RELEASE_TABLES:
        rows = [row for release in batch for row in release.get(table.name, ())]
        if rows:
            schema = arrow_schemas()[table.name]
            columns = zip(*rows, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            made[table.name] = pa.Table.from_arrays(arrays, schema=schema)
    return made


def concat(several: Sequence[Frames]) -> Frames:
    """Put rows that were put together already one behind the other, table by table."""
    return {
        table.name: pa.concat_tables([rows[table.name] for rows in several if table.name in rows]).combine_chunks()
        for table in RELEASE_TABLES
        if any(table.name in rows for rows in several)
    }

"""Rows of the warehouse as JSON: taken out, and put back just as they were."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from cpts_extract.load.ddl import literal, quoted
from cpts_extract.load.declare import Row
from cpts_extract.load.schema import TABLES

Rows = dict[str, list[Row]]
"""From a table's name to some of its rows, their values as JSON has them: dates as ISO 8601."""
KEYS: Mapping[str, str] = {table.name: table.key for table in TABLES}


def find(connection: duckdb.DuckDBPyConnection, table: str, where: str, values: Sequence[Any]) -> list[Row]:
    """Give rows in the order of their keys.

    Raises:
        duckdb.Error: They cannot be read.
    """
    key = quoted(KEYS[table])
    rows = connection.execute(
        f"SELECT CAST(to_json(whole_row) AS VARCHAR) FROM (FROM {quoted(table)} WHERE {where} ORDER BY {key}) AS whole_row",
        list(values),
    ).fetchall()
    return [json.loads(row) for (row,) in rows]


def remove(connection: duckdb.DuckDBPyConnection, table: str, keys: Sequence[Any]) -> None:
    """Remove rows by their keys."""
    name, key = quoted(table), quoted(KEYS[table])
    connection.execute(f"DELETE FROM {name} WHERE {key} IN (SELECT unnest($1))", [list(keys)])


def put(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Put rows in, in the place of those that have their keys.

    Raises:
        duckdb.Error: A value does not fit its column.
    """
    if rows:
        columns = next({column.name: column.type for column in one.columns} for one in TABLES if one.name == table)
        remove(connection, table, [row[KEYS[table]] for row in rows])
        for row in rows:
            told = json.dumps({name: row[name] for name in columns}, ensure_ascii=False, default=str)
            connection.execute(
                f"INSERT INTO {quoted(table)} BY NAME "
                f"SELECT unnest(from_json($1::JSON, {literal(json.dumps(columns))}))",
                [told],
            )

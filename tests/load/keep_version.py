"""Write a warehouse as SQL, so that later versions are tested with what this one made: run it when a version is released.

python tests/load/keep_version.py WAREHOUSE > tests/load/version_0.5.0.sql
"""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import duckdb


def main() -> None:
    """Print tables with their rows, then views; no comments."""
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        [(version, layout)] = connection.execute("SELECT project_version, schema_version FROM warehouse").fetchall()
        print(
            f"-- A warehouse as version {version} made it (layout {layout}): tables, views and rows, without comments."
        )
        for name, sql in connection.execute("SELECT table_name, sql FROM duckdb_tables() ORDER BY 1").fetchall():
            print(sql)
            rows = connection.execute(f'FROM "{name}" ORDER BY rowid').fetchall()
            if rows:
                told = ",\n".join(f"({', '.join(map(literal, row))})" for row in rows)
                print(f'INSERT INTO "{name}" VALUES\n{told};')
        # In the order in which they were made: later views read earlier ones.
        for (sql,) in connection.execute(
            "SELECT sql FROM duckdb_views() WHERE NOT internal ORDER BY view_oid"
        ).fetchall():
            print(sql)


def literal(value: Any) -> str:
    """Write a value in SQL."""
    match value:
        case None:
            return "NULL"
        case bool() | int() | float():
            return str(value)
        case list():
            return f"[{', '.join(map(literal, value))}]"
        case dict():
            return f"{{{', '.join(f'{literal(key)}: {literal(item)}' for key, item in value.items())}}}"
        case date():
            return literal(value.isoformat(sep=" ") if hasattr(value, "hour") else value.isoformat())
        case _:
            return "'" + str(value).replace("'", "''") + "'"


if __name__ == "__main__":
    main()

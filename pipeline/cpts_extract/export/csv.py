"""CSV, in UTF-8: a file for each table and view, with commas for programs or with semicolons for spreadsheets in French.

Both: null is an empty cell and an empty text ``""``, lists are JSON. With commas the values are those of the warehouse,
times in UTC as ISO 8601. With semicolons there is a byte order mark, by which Excel knows UTF-8; numbers have a decimal
comma, truth is VRAI or FAUX, times are as spreadsheets read them; and a text that a spreadsheet would take for a formula
has an apostrophe before it.
"""

from __future__ import annotations

import shutil
from codecs import BOM_UTF8
from pathlib import Path

import duckdb

from cpts_extract.export import Step, Written
from cpts_extract.export.selection import EXPORTED, nested, select
from cpts_extract.load.ddl import literal
from cpts_extract.load.declare import Column

_FORMULA = r"^[=+\-@\t\r]"
"""How a text begins that a spreadsheet takes for a formula."""


def write(connection: duckdb.DuckDBPyConnection, folder: Path, step: Step, *, separator: str = ",") -> Written:
    """Write ``csv/NAME.csv``."""
    into = folder / "csv"
    into.mkdir()
    rows = 0
    for thing in EXPORTED:
        file = into / f"{thing.name}.csv"
        if separator == ";":
            rows += copy(connection, select(thing, for_spreadsheets), file, separator)
            _mark(file)
        else:
            rows += copy(connection, select(thing, for_programs), file, separator)
        step(1)
    return Written("csv", "csv", len(EXPORTED), rows)


def copy(connection: duckdb.DuckDBPyConnection, query: str, file: Path, separator: str = ",") -> int:
    """Write the answer to a query as CSV, and tell how many rows it has."""
    how = f"FORMAT csv, HEADER, DELIMITER '{separator}', QUOTE '\"', ESCAPE '\"', NULL ''"
    [(count,)] = connection.execute(f"COPY ({query}) TO {literal(str(file))} ({how})").fetchall()
    return int(count)


def for_programs(column: Column, name: str) -> str:
    """Write a value for programs."""
    if column.type == "TIMESTAMP":
        return f"strftime({name}, '%Y-%m-%dT%H:%M:%SZ')"
    return f"CAST(to_json({name}) AS VARCHAR)" if nested(column) else name


def for_spreadsheets(column: Column, name: str) -> str:
    """Write a value for spreadsheets in French."""
    match column.type:
        case "TIMESTAMP":
            return f"strftime({name}, '%Y-%m-%d %H:%M:%S')"
        case "DOUBLE":
            return f"replace(CAST({name} AS VARCHAR), '.', ',')"
        case "BOOLEAN":
            return f"CASE {name} WHEN true THEN 'VRAI' WHEN false THEN 'FAUX' END"
        case "VARCHAR":
            return f"CASE WHEN regexp_matches({name}, '{_FORMULA}') THEN '''' || {name} ELSE {name} END"
        case _:
            return for_programs(column, name)


def _mark(file: Path) -> None:
    """Put the byte order mark before what is there."""
    unmarked = file.with_name(f"{file.name}.part")
    file.rename(unmarked)
    with unmarked.open("rb") as old, file.open("wb") as new:
        new.write(BOM_UTF8)
        shutil.copyfileobj(old, new)
    unmarked.unlink()

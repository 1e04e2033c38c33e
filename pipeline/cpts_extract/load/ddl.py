"""What follows from the declared schema: the statements that make it, and the data dictionary."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from cpts_extract.load.declare import Column, Table, View
from cpts_extract.load.schema import TABLES
from cpts_extract.load.views import VIEWS

_ALL: tuple[Table | View, ...] = (*TABLES, *VIEWS)
DICTIONARY_COLUMNS = ("table", "column", "type", "key", "comment")


def quoted(name: str) -> str:
    """Quote an identifier for SQL: ``end`` is a word of the language."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text for SQL, where no parameter can stand."""
    return "'" + text.replace("'", "''") + "'"


def _definition(column: Column) -> str:
    return f"{quoted(column.name)} {column.definition}"


def table_statements() -> Iterator[str]:
    """Give the statements that make every table that is not there."""
    for table in TABLES:
        columns = ", ".join(_definition(column) for column in table.columns)
        yield f"CREATE TABLE IF NOT EXISTS {quoted(table.name)} ({columns})"


def create_statements() -> Iterator[str]:
    """Give the statements that make every table that is not there, every view, and every comment.

    They can be run on a warehouse that has a part of it already: columns that it lacks are added, empty.
    """
    yield from table_statements()
    for table in TABLES:
        for column in table.columns:
            if not column.key:  # DuckDB adds no column with a constraint
                yield (f"ALTER TABLE {quoted(table.name)} ADD COLUMN IF NOT EXISTS {quoted(column.name)} {column.type}")
    for view in sorted(VIEWS, key=lambda view: not view.stored):  # what is stored reads nothing by itself
        if view.stored:
            yield f"CREATE OR REPLACE TABLE {quoted(view.name)} ({', '.join(map(_definition, view.columns))})"
        else:
            yield f"CREATE OR REPLACE VIEW {quoted(view.name)} AS {view.sql}"
    for thing in _ALL:
        yield f"COMMENT ON {_kind(thing)} {quoted(thing.name)} IS {literal(thing.comment)}"
        for column in thing.columns:
            yield f"COMMENT ON COLUMN {quoted(thing.name)}.{quoted(column.name)} IS {literal(column.comment)}"


def _kind(thing: Table | View) -> str:
    return "TABLE" if isinstance(thing, Table) or thing.stored else "VIEW"


@cache
def schema_digest() -> str:
    """Give the digest of the layout: it changes with every table, column, view or comment."""
    stored = [view.sql for view in VIEWS if view.stored]
    return hashlib.sha256("\n".join([*create_statements(), *stored]).encode()).hexdigest()


def known_columns() -> list[str]:
    """List every ``table.column`` that is ours."""
    return [f"{table.name}.{column.name}" for table in TABLES for column in table.columns]


def _key(column: Column) -> str:
    return "primary" if column.key else f"→ {column.references}" if column.references else ""


def dictionary() -> list[tuple[str, str, str, str, str]]:
    """List the data dictionary, by `DICTIONARY_COLUMNS`: each table and view by itself, then its columns."""
    lines = []
    for thing in _ALL:
        lines.append((thing.name, "", _kind(thing).lower(), "", thing.comment))
        lines += [(thing.name, column.name, column.type, _key(column), column.comment) for column in thing.columns]
    return lines

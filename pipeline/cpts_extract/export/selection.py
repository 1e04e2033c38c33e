"""What of the warehouse is exported, and in which order: the same rows always come in the same one."""

from __future__ import annotations

from collections.abc import Callable

from cpts_extract.load.ddl import quoted
from cpts_extract.load.declare import Column, Table, View
from cpts_extract.load.schema import TABLES
from cpts_extract.load.views import VIEWS

_WORKING = frozenset({"profile", "stale"})
"""Tables by which runs work: they state nothing that the others do not."""
_NOT_HANDED_ON = frozenset({("decision", "who")})
"""The login of a person."""

EVERYTHING: tuple[Table | View, ...] = (*TABLES, *VIEWS)
EXPORTED = tuple(thing for thing in EVERYTHING if thing.name not in _WORKING)

Write = Callable[[Column, str], str]
"""Gives the SQL of a column's value, from its declaration and its qualified name."""


def columns_of(thing: Table | View, *, without: frozenset[tuple[str, str]] = frozenset()) -> tuple[Column, ...]:
    """Give the columns that are handed on; ``without`` are further ones that are not, as (table, column)."""
    return tuple(one for one in thing.columns if (thing.name, one.name) not in _NOT_HANDED_ON | without)


def plain(column: Column, name: str) -> str:
    """Take a value as it is, but a HUGEINT, which few programs know, as a BIGINT."""
    return f"CAST({name} AS BIGINT)" if column.type == "HUGEINT" else name


def select(thing: Table | View, write: Write = plain, *, columns: tuple[Column, ...] | None = None) -> str:
    """Give the query for the rows of a table, by its key, or of a view, by its columns from the left."""
    chosen = columns_of(thing) if columns is None else columns
    shown = ", ".join(f"{write(one, _name(one))} AS {quoted(one.name)}" for one in chosen)
    order = [one for one in thing.columns if one.key] or list(thing.columns)
    return f"SELECT {shown} FROM {quoted(thing.name)} AS thing ORDER BY {', '.join(map(_name, order))}"


def nested(column: Column) -> bool:
    """Tell whether a column holds lists."""
    return column.type.endswith("[]")


def _name(column: Column) -> str:
    return f"thing.{quoted(column.name)}"

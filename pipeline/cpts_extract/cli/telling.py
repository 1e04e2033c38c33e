"""How the commands speak: one line on stderr for what went wrong, tables for people."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

_UNBOUND = 10_000
"""Width of a table that no terminal shows: its lines are never folded, so that other programs can read them."""


def tell(message: str) -> None:
    """Say on stderr, in one line, what went wrong."""
    click.echo(f"cpts-extract: {' '.join(message.split())}", err=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str | None = None) -> None:
    """Print a table; the cells are shown as they are, nothing in them is taken for markup."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=box.SIMPLE_HEAD, title=None if title is None else Text(title), title_justify="left")
    for row in rows:
        table.add_row(*(Text(cell_text(cell)) for cell in row))
    if sys.stdout.isatty():
        Console(emoji=False, markup=False, highlight=False).print(table)
        return
    page = io.StringIO()
    Console(file=page, width=_UNBOUND, emoji=False, markup=False, highlight=False).print(table)
    click.echo("\n".join(line.rstrip() for line in page.getvalue().strip("\n").split("\n") if line.strip()))


def cell_text(value: Any) -> str:
    """Write a value of the warehouse for people: nothing for null, lists with commas.

    >>> cell_text(None), cell_text(True), cell_text(["a", "b"]), cell_text(0.9)
    ('', 'true', 'a, b', '0.9')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ", ".join(cell_text(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {cell_text(item)}" for key, item in value.items())
    return str(value)


def one_line(text: str) -> str:
    """Put a quotation on one line, whatever line and page breaks it runs over."""
    return " ".join(text.split())

"""How the commands speak: one line on stderr for what went wrong, tables for people."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.table import Table

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that turn the direction of writing."""
_UNBOUND = 10_000
"""Width of a table that goes to a file or a pipe: its lines are not folded, unless COLUMNS says how wide they may be."""
_NARROWEST = 12
"""Characters that a column needs at least, unless all that it holds is shorter."""
_PADDING = 3
"""Characters between two columns."""


def tell(message: str) -> None:
    """Say on stderr, in one line, what went wrong."""
    click.echo(f"cpts-extract: {shown(' '.join(message.split()))}", err=True)


def shown(text: str) -> str:
    r"""Give a text without what would steer a terminal: the name of a file or a release may hold anything.

    >>> shown("a\x1b[2Jb.txt")
    'a\ufffd[2Jb.txt'
    """
    return text if text.isprintable() else _STEERING.sub("\ufffd", text)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str | None = None) -> None:
    """Print a table; the cells are shown as they are, nothing in them is taken for markup.

    Where a terminal is too narrow for its columns, each row becomes a table of its own, a line for every column.
    """
    from rich.console import Console

    cells = [[shown(cell_text(cell)) for cell in row] for row in rows]
    width = _width()
    console = Console(file=io.StringIO(), width=width, emoji=False, markup=False, highlight=False)
    if _fits(columns, cells, width):
        console.print(_table(columns, cells, title))
    else:
        for number, row in enumerate(cells):
            turned = [[name, cell] for name, cell in zip(columns, row, strict=True) if cell]
            console.print(_table(("field", "value"), turned, title if number == 0 else None))
    page = console.file
    assert isinstance(page, io.StringIO)
    click.echo("\n".join(line.rstrip() for line in page.getvalue().strip("\n").split("\n") if line.strip()))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, title=None if title is None else Text(title), title_justify="left")
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _width() -> int:
    """Give how wide lines may be: as the terminal, or as COLUMNS says."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNBOUND


def _fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether every column has room to be read.

    >>> _fits(["a", "b"], [["x" * 99, "y"]], 80), _fits(["name"] * 9, [["x" * 20] * 9], 80)
    (True, False)
    """
    longest = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    return sum(min(length, max(_NARROWEST, len(name))) for name, length in zip(columns, longest, strict=True)) + (
        _PADDING * len(columns)
    ) <= max(width, 1)


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

"""How the commands speak: one line on stderr for what went wrong, tables for people."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

import click

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that turn the direction of writing."""
_UNBOUND = 10_000
"""Width of a table that goes to a file or a pipe: its lines are not folded, unless COLUMNS says how wide they may be."""
_NARROWEST = 12
"""Characters that a column needs at least, unless all that it holds is shorter."""
_LONGEST_WORD = 24
"""Characters of a word that is not broken: names of files and of communes are no longer for the most part."""
_FEW = 5
"""Rows that are rather shown one by one than in several tables."""
_PADDING = 3
"""Characters between two columns."""


def tell(message: str) -> None:
    """Say on stderr, in one line, what went wrong."""
    who = click.style("cpts-extract:", fg="red") if coloured(sys.stderr) else "cpts-extract:"
    click.echo(f"{who} {shown(' '.join(message.split()))}", err=True)


def coloured(stream: TextIO) -> bool:
    """Tell whether colours are shown: on a terminal that has them, where nobody asked for none (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def shown(text: str) -> str:
    r"""Give a text without what would steer a terminal: the name of a file or a release may hold anything.

    >>> shown("a\x1b[2Jb.txt")
    'a\ufffd[2Jb.txt'
    """
    return text if text.isprintable() else _STEERING.sub("\ufffd", text)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str | None = None) -> None:
    """Print a table; the cells are shown as they are, nothing in them is taken for markup.

    Where a terminal is too narrow for its columns: many rows of short cells become several tables, each with the first
    column; any others a table for each row, with a line for every column.
    """
    cells = [[shown(cell_text(cell)) for cell in row] for row in rows]
    width = _width()
    if _fits(columns, cells, width):
        _print(columns, cells, width, title)
    elif len(cells) > _FEW and (parts := _parts(columns, cells, width)):
        for number, part in enumerate(parts):
            kept = [[row[place] for place in part] for row in cells]
            _print([columns[place] for place in part], kept, width, title if number == 0 else None)
    else:
        for number, row in enumerate(cells):
            turned = [[name, cell] for name, cell in zip(columns, row, strict=True) if cell]
            _print(("field", "value"), turned, width, title if number == 0 else None)


def fits(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bool:
    """Tell whether a table can be read as one where it would be printed."""
    return _fits(columns, [[shown(cell_text(cell)) for cell in row] for row in rows], _width())


def wrapped(line: str, indent: int = 0) -> str:
    """Break a line between words where the terminal ends, what follows below its own beginning."""
    width = _width()
    if len(line) <= width:
        return line
    more = " " * min(indent, width // 2)
    return textwrap.fill(line, width, subsequent_indent=more, break_on_hyphens=False, drop_whitespace=True)


def _print(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int, title: str | None) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    bright = coloured(sys.stdout)
    page = io.StringIO()
    console = Console(
        file=page,
        width=width,
        emoji=False,
        markup=False,
        highlight=False,
        force_terminal=bright,
        color_system="standard" if bright else None,
    )
    table = Table(box=box.SIMPLE_HEAD, title=None if title is None else Text(title), title_justify="left")
    for name, least in zip(columns, _least(columns, rows), strict=True):
        table.add_column(Text(name), overflow="fold", min_width=least)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
    click.echo("\n".join(line.rstrip() for line in page.getvalue().strip("\n").split("\n") if line.strip()))


def _width() -> int:
    """Give how wide lines may be: as the terminal, or as COLUMNS says."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNBOUND


def _least(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Give the width that each column needs to be read: that of its longest word, or of all where that is little."""
    return [
        min(
            max(map(len, column)),
            max(_NARROWEST, min(_LONGEST_WORD, max(len(word) for cell in column for word in cell.split() or [""]))),
        )
        for column in zip(columns, *rows, strict=True)
    ]


def _fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether every column has room to be read.

    >>> _fits(["a", "b"], [["x" * 99, "y"]], 80), _fits(["name"] * 9, [["x" * 20] * 9], 80)
    (True, False)
    """
    return sum(least + _PADDING for least in _least(columns, rows)) <= max(width, 1)


def _parts(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[list[int]] | None:
    """Part short columns into tables that fit, each with the first one; None where they are not short.

    >>> _parts(["name", "a", "b", "c"], [["x" * 20, "1", "2", "3"]], 32)
    [[0, 1, 2], [0, 3]]
    """
    first, *others = (least + _PADDING for least in _least(columns, rows))
    if max(others, default=width) > _NARROWEST + _PADDING or first + max(others) > width:
        return None
    parts: list[list[int]] = []
    left = 0
    for place, least in enumerate(others, start=1):
        if least > left:
            parts.append([0])
            left = width - first
        parts[-1].append(place)
        left -= least
    return parts


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

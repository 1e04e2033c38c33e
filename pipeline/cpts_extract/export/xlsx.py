"""XLSX: a sheet for each table and view, after one that says what they mean.

A cell holds 32,767 characters at most, a sheet 1,048,576 rows: a longer text is cut, with a note, and a longer table goes on
in further sheets. Texts are texts, whatever they begin with; characters that XML has not are written as Excel does
(``_x000C_``). Whole numbers of more than 15 digits are texts, since Excel would round them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import count, islice
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cpts_extract.export import Step, Written
from cpts_extract.export.selection import EXPORTED, columns_of, nested, select
from cpts_extract.load.declare import Column, Table, View

MOST_CHARACTERS = 32_767
MOST_ROWS = 1_048_576
_CUT = " […]"
"""Ends a text that was cut."""
_EXACT = 10**15
_AT_ONCE = 10_000
_WIDEST, _NARROWEST = 60, 8
_DATES = {"DATE": "yyyy-mm-dd", "TIMESTAMP": "yyyy-mm-dd hh:mm:ss"}
_FIRST = ("table", "column", "type", "meaning")


def write(connection: duckdb.DuckDBPyConnection, folder: Path, step: Step) -> Written:
    """Write ``cpts.xlsx``; its date of creation is that of the last run, so that the same warehouse gives the same bytes."""
    [(ended,)] = connection.execute("SELECT max(coalesce(finished_at, started_at)) FROM run").fetchall()
    # What is written is not held: each row goes to a file of its sheet when the next one begins.
    options = {"constant_memory": True, "nan_inf_to_errors": True, "default_date_format": _DATES["DATE"]}
    book = xlsxwriter.Workbook(str(folder / "cpts.xlsx"), options)
    try:
        book.set_properties({"title": "CPTS", "created": ended or datetime(1980, 1, 1)})
        sheets = _Sheets(book)
        sheets.write("dictionary", _FIRST, (15, 20, 10, 100), _dictionary())
        rows = 0
        for thing in EXPORTED:
            rows += sheets.write_table(connection, thing)
            step(1)
    finally:
        book.close()
    return Written("xlsx", "cpts.xlsx", 1, rows, sheets.notes())


def _dictionary() -> Iterator[tuple[str, str, str, str]]:
    for thing in EXPORTED:
        yield thing.name, "", "view" if isinstance(thing, View) else "table", thing.comment
        for column in columns_of(thing):
            yield thing.name, column.name, column.type, column.comment


class _Sheets:
    """The sheets of a workbook, and what was cut on the way."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._formats: dict[str, Format] = {kind: book.add_format({"num_format": one}) for kind, one in _DATES.items()}
        self._cut: Counter[str] = Counter()
        self._further: list[str] = []

    def notes(self) -> tuple[str, ...]:
        """Say what does not stand in the workbook as it does in the warehouse."""
        cut = [
            f"{number} {'text' if number == 1 else 'texts'} of {where} cut to the {MOST_CHARACTERS} characters of a cell"
            for where, number in self._cut.items()
        ]
        return (*cut, *(f"{name}: goes on in further sheets, of {MOST_ROWS} rows each" for name in self._further))

    def write_table(self, connection: duckdb.DuckDBPyConnection, thing: Table | View) -> int:
        """Write a table or a view, and tell how many rows it has."""
        columns = columns_of(thing)
        answer = connection.execute(select(thing))
        rows = (row for some in iter(lambda: answer.fetchmany(_AT_ONCE), []) for row in some)
        widths = tuple(min(_WIDEST, max(_NARROWEST, len(one.name) + 2, _usual(one))) for one in columns)
        written = ([_cell(value, one) for value, one in zip(row, columns, strict=True)] for row in rows)
        head, types = (tuple(getattr(one, what) for one in columns) for what in ("name", "type"))
        return self.write(thing.name, head, widths, written, types)

    def write(
        self,
        name: str,
        head: tuple[str, ...],
        widths: tuple[int, ...],
        rows: Iterator[Any],
        types: tuple[str, ...] | None = None,
    ) -> int:
        """Write rows below a head, into as many sheets as they need, and tell how many they are."""
        kinds = types or ("VARCHAR",) * len(head)
        total = 0
        for number in count(1):
            # A sheet more only when there is a row for it; the first one in any case.
            some = islice(rows, MOST_ROWS - 1)
            first = next(some, None)
            if first is None and number > 1:
                return total
            if number == 2:
                self._further.append(name)
            sheet = self._sheet(name if number == 1 else f"{name} ({number})", head, widths)
            for line, row in enumerate(() if first is None else _before(first, some), start=1):
                self._row(sheet, line, row, kinds, name, head)
                total += 1
        raise AssertionError("count ends never")

    def _sheet(self, name: str, head: tuple[str, ...], widths: tuple[int, ...]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, (title, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, self._head)
        return sheet

    def _row(
        self, sheet: Worksheet, line: int, row: Any, types: tuple[str, ...], name: str, head: tuple[str, ...]
    ) -> None:
        for place, (value, kind) in enumerate(zip(row, types, strict=True)):
            if value is None:
                continue
            if isinstance(value, bool):
                sheet.write_boolean(line, place, value)
            elif isinstance(value, str):
                kept = fitting(value)
                if kept is not value:
                    self._cut[f"{name}.{head[place]}"] += 1
                sheet.write_string(line, place, kept)
            elif kind in _DATES:
                sheet.write_datetime(line, place, value, self._formats[kind])
            else:
                sheet.write_number(line, place, value)


def _before(first: Any, others: Iterator[Any]) -> Iterator[Any]:
    yield first
    yield from others


def _usual(column: Column) -> int:
    """Give the width that a column's values have for the most part, in characters."""
    if column.type in _DATES:
        return len(_DATES[column.type])
    return 24 if column.type.startswith("VARCHAR") else _NARROWEST


def _cell(value: Any, column: Column) -> Any:
    """Give what a cell can hold: texts, numbers, truth, dates."""
    if value is None:
        return None
    if nested(column):
        return " ; ".join(map(str, value)) if column.type == "VARCHAR[]" else json.dumps(value, ensure_ascii=False)
    if isinstance(value, int) and abs(value) >= _EXACT:
        return str(value)
    return value


def fitting(text: str) -> str:
    r"""Cut a text to what a cell holds, in the units of UTF-16 in which Excel counts.

    >>> fitting("abc"), len(fitting("é" * 40_000)), fitting("é" * 40_000)[-5:]
    ('abc', 32767, 'é […]')
    >>> len(fitting("\U0001f600" * 20_000).encode("utf-16-le")) // 2
    32766
    """
    units = text.encode("utf-16-le") if len(text) > MOST_CHARACTERS // 2 else b""
    if len(units) // 2 <= MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - len(_CUT))].decode("utf-16-le", errors="ignore") + _CUT

"""Carry decisions from one warehouse to another, as JSON Lines: one decision a line, its keys the columns of ``decision``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cpts_extract.errors import ImpossibleValueError, InputError
from cpts_extract.load.decided.pairs import deciding
from cpts_extract.load.decided.revise import KINDS, revise
from cpts_extract.load.decided.rows import find, put
from cpts_extract.load.decided.stateable import STATEABLE, checked
from cpts_extract.load.declare import Row
from cpts_extract.load.open import open_to_read, refused
from cpts_extract.load.state import DECISION

_COLUMNS = tuple(column.name for column in DECISION.columns)
_REQUIRED = tuple(column.name for column in DECISION.columns if column.required or column.key)
_NUMBERS = frozenset({"decision_id", "in_place_of"})


class Carried(NamedTuple):
    """What became of the decisions of a file."""

    taken: int
    known: int
    """Those that the warehouse had already."""


def written(path: Path) -> Iterator[str]:
    """Give the decisions of a warehouse, a line each, without its end, the earliest first.

    Raises:
        WarehouseError: It cannot be opened or read.
    """
    with open_to_read(path) as connection, refused(path):
        for row in find(connection, "decision", "true", []):
            yield json.dumps(row, ensure_ascii=False)


def take(path: Path, lines: Path) -> Carried:
    """Take the decisions of a file over, and apply them; those that are there already stay as they are.

    A decision on a release that the warehouse does not have waits for it.

    Raises:
        InputError: A line is no decision; nothing is written.
        WarehouseError: The warehouse cannot be opened or written.
    """
    told = [_read(lines, number, line) for number, line in enumerate(_lines(lines), 1) if line.strip()]
    with deciding(path) as draft, draft.transaction() as connection:
        there = {_same(row): row["decision_id"] for row in find(connection, "decision", "true", [])}
        last = max(there.values(), default=0)
        numbers: dict[int, int] = {}
        for row in sorted(told, key=lambda one: int(one["decision_id"])):
            known = there.get(_same(row))
            numbers[row["decision_id"]] = known or last + 1
            if known is None:
                last += 1
                put(
                    connection,
                    "decision",
                    [{**row, "decision_id": last, "in_place_of": numbers.get(row["in_place_of"])}],
                )
        # Whatever two CPTS are told to be, their rows have to be made anew.
        connection.execute("INSERT INTO stale SELECT DISTINCT cpts_id FROM entry ON CONFLICT DO NOTHING")
        revise(connection)
    return Carried(len(told) - sum(_same(row) in there for row in told), sum(_same(row) in there for row in told))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: no text in UTF-8; `cpts-extract decisions export` writes such a file") from error


def _read(path: Path, number: int, line: str) -> Row:
    """Read one line, every column of it, and see that it says something that can be done."""
    where = f"{path}:{number}: no decision"
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: no JSON") from error
    if not isinstance(row, dict) or set(row) - set(_COLUMNS) or any(row.get(name) is None for name in _REQUIRED):
        raise InputError(f"{where}: its keys must be the columns of the table decision")
    row = {name: row.get(name) for name in _COLUMNS}
    if any(not isinstance(row[name], int) for name in _NUMBERS if row[name] is not None):
        raise InputError(f"{where}: decision_id and in_place_of must be numbers")
    if row["kind"] not in (*KINDS, "merge", "split"):
        raise InputError(f"{where}: no such kind: {row['kind']}")
    if row["kind"] in KINDS and row["kind"] != "withdraw" and row["about"] not in (*STATEABLE, "release"):
        raise InputError(f"{where}: nothing can be decided of {row['about']}")
    try:
        for name in ("seen", "value"):
            if row["about"] in STATEABLE and row[name] is not None:
                json.loads(row[name])
        if row["about"] in STATEABLE and row["value"] is not None:
            row["value"] = json.dumps(checked(row["about"], json.loads(row["value"])), ensure_ascii=False)
    except (ValueError, AttributeError, ImpossibleValueError) as error:
        raise InputError(f"{where}: {error}") from error
    return row


def _same(row: Row) -> tuple[Any, ...]:
    """Give what tells two decisions to be one, whatever number a warehouse gave them."""
    return tuple(
        tuple(value) if isinstance(value, list) else _moment(value) if name == "decided_at" else value
        for name, value in row.items()
        if name not in _NUMBERS
    )


def _moment(value: Any) -> str:
    return str(value).replace("T", " ")

"""Columns: a page cut along its gutters, again and again, until each part is read from top to bottom.

A gutter is an empty strip that runs down between two parts of a page, through as many rows of words as it can. The
longest one is found first, because what crosses it (a title above two columns, a note below them) ends it: the part
above is read, then the part at its left, at its right, and the part below. Each part is looked at in the same way.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cpts_extract.read.layout.lines import Line, lines_of
from cpts_extract.read.layout.tables import Row, are_tiles, is_table, rows_of
from cpts_extract.read.page import Ruling
from cpts_extract.read.piece import Piece

_GUTTER = 0.85
"""A gutter between columns of prose is at least this many font sizes wide."""
_WIDE_GUTTER = 2.4
"""From this width on, a gutter may be short: between figures and their labels, between boxes."""
_ROW_OVERLAP = 0.65
"""What overlaps in height by this share of the lower one stands in one row: a mark before its note, not two columns."""
_LONG = 12
"""Beside a gutter that runs through so many rows, a column may have just begun."""
_RUN_GAP = 1.6
"""Lines no further apart than this many font sizes stand close."""
_PROSE_ROWS = 4
_NARROWEST = 3.0
"""What stands beside a gutter is at least this many font sizes wide, so that list marks are no column."""
_MARK = re.compile(r"[-–—•▪■●○◦➢➔→›>❖✓✔]|\d{1,2}[.)°]|[a-h][.)]")


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is read from top to bottom: lines, or the rows of a table."""

    lines: tuple[Line, ...]
    rows: tuple[Row, ...] = ()
    panel: int = 0
    """Number of the part of the page, when gutters run from its top to its bottom."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """An empty strip: between which words, through which rows."""

    x0: float
    x1: float
    first: int
    last: int


def regions(pieces: Sequence[Piece], rulings: Sequence[Ruling]) -> list[Region]:
    """Cut some pieces of a page into what is read from top to bottom, in the order of reading."""
    upright = [piece for piece in pieces if piece.upright]
    turned = [piece for piece in pieces if not piece.upright]
    found = [] if not upright else _cut(upright, rulings, 0, whole=True)
    return [*found, *([Region(tuple(lines_of(turned)))] if turned else [])]


def _cut(pieces: list[Piece], rulings: Sequence[Ruling], panel: int, *, whole: bool = False) -> list[Region]:
    rows = _rows(pieces)
    gutter = _longest(rows, statistics.median(piece.size for piece in pieces))
    if gutter is None:
        return [Region(tuple(lines_of(pieces)), panel=panel)]
    middle = [piece for row in rows[gutter.first : gutter.last + 1] for piece in row]
    found: list[Region] = []
    whole = whole and len(middle) == len(pieces)
    for part in (
        [piece for row in rows[: gutter.first] for piece in row],
        middle,
        [piece for row in rows[gutter.last + 1 :] for piece in row],
    ):
        if part is not middle:
            found += _cut(part, rulings, panel) if part else []
            continue
        left = [piece for piece in part if piece.box[3] <= gutter.x0 + 0.01]
        right = [piece for piece in part if piece.box[1] >= gutter.x1 - 0.01]
        if is_table(left, right, rulings):
            found.append(Region((), rows=tuple(rows_of(part, rulings)), panel=panel))
            continue
        found += _cut(left, rulings, panel, whole=whole)
        panel = found[-1].panel + whole
        found += _cut(right, rulings, panel, whole=whole)
        panel = found[-1].panel
    return found


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Gather pieces into rows that a horizontal cut can part: what stands side by side."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[2] + piece.box[4]):
        if rows and _level(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _level(first: Piece, piece: Piece) -> bool:
    overlap = min(first.box[4], piece.box[4]) - max(first.box[2], piece.box[2])
    return overlap > _ROW_OVERLAP * min(first.height, piece.height)


def _longest(rows: list[list[Piece]], size: float) -> Gutter | None:
    """Find the gutter that runs through the most rows; of equals the widest."""
    best: Gutter | None = None
    for gutter in _gutters(rows, _GUTTER * size):
        longer = best is None or (gutter.last - gutter.first, gutter.x1 - gutter.x0) > (
            best.last - best.first,
            best.x1 - best.x0,
        )
        if longer and (parting := _parting(gutter, rows, size)):
            best = parting
    return best


def _gutters(rows: list[list[Piece]], narrowest: float) -> Iterator[Gutter]:
    """Yield every empty strip, wide enough, that is as long as it can be."""
    left = min(piece.box[1] for row in rows for piece in row)
    right = max(piece.box[3] for row in rows for piece in row)
    open_strips: dict[tuple[float, float], int] = {}  # from its edges to its first row
    for number, row in enumerate(rows):
        gaps = _gaps(row, left, right, narrowest)
        grown: dict[tuple[float, float], int] = dict.fromkeys(gaps, number)
        for (x0, x1), first in open_strips.items():
            whole = False
            for a, b in gaps:
                edges = max(x0, a), min(x1, b)
                if edges[1] - edges[0] >= narrowest:
                    grown[edges] = min(grown.get(edges, first), first)
                    whole = whole or edges == (x0, x1)
            if not whole:
                yield Gutter(x0, x1, first, number - 1)
        open_strips = grown
    for (x0, x1), first in open_strips.items():
        yield Gutter(x0, x1, first, len(rows) - 1)


def _gaps(row: list[Piece], left: float, right: float, narrowest: float) -> list[tuple[float, float]]:
    """Give the gaps of a row that are wide enough, those before its first and after its last word with them."""
    found = []
    at = left
    for piece in sorted(row, key=lambda piece: piece.box[1]):
        if piece.box[1] - at >= narrowest:
            found.append((at, piece.box[1]))
        at = max(at, piece.box[3])
    if right - at >= narrowest:
        found.append((at, right))
    return found


def _parting(gutter: Gutter, rows: list[list[Piece]], size: float) -> Gutter | None:
    """Give the gutter, from where two columns begin, if it parts them: each of some lines, side by side."""
    part = rows[gutter.first : gutter.last + 1]
    left = [[piece for piece in row if piece.box[3] <= gutter.x0 + 0.01] for row in part]
    right = [[piece for piece in row if piece.box[1] >= gutter.x1 - 0.01] for row in part]
    wide = gutter.x1 - gutter.x0 >= _WIDE_GUTTER * size
    least = 2 if wide or len(part) >= _LONG else _PROSE_ROWS
    sides = [[row for row in side if row] for side in (left, right)]
    if min(len(side) for side in sides) < least:
        return None
    start = _start(left, right, size)
    end = len(part)
    if are_tiles(*([piece for row in side for piece in row] for side in sides)):
        end -= _start(left[::-1], right[::-1], size)  # what stands below them is none of them either
    sides = [[row for row in side[start:end] if row] for side in (left, right)]
    if min(len(side) for side in sides) < least:
        return None
    spans = [_span([piece for row in side for piece in row]) for side in sides]
    overlap = min(spans[0][3], spans[1][3]) - max(spans[0][1], spans[1][1])
    if overlap < least * size or any(x1 - x0 < _NARROWEST * size for x0, _, x1, _ in spans):
        return None
    marks = [row for row in sides[0] if _MARK.fullmatch(" ".join(piece.text for piece in row))]
    return (
        None
        if len(marks) > len(sides[0]) / 2
        else replace(gutter, first=gutter.first + start, last=gutter.first + end - 1)
    )


def _start(left: list[list[Piece]], right: list[list[Piece]], size: float) -> int:
    """Find the row where the columns begin: what stands apart above them, a title's short end or a date, is none of them."""
    runs = [_run_ends(side, size) for side in (left, right)]
    start = 0
    while True:
        # The first run of each side: it belongs to the columns once something stands beside it.
        heads = [next(((a, b) for a, b in side if a >= start), None) for side in runs]
        one, other = heads
        if one is None or other is None:
            return start
        if one[1] < other[0]:
            start = one[1] + 1
        elif other[1] < one[0]:
            start = other[1] + 1
        else:
            return start


def _run_ends(rows: list[list[Piece]], size: float) -> list[tuple[int, int]]:
    """Give the first and last row of each run of lines that stand close to each other on one side of a gutter."""
    found: list[tuple[int, int]] = []
    last = (0.0, 0.0)
    for number, row in enumerate(rows):
        if not row:
            continue
        top, bottom = min(piece.box[2] for piece in row), max(piece.box[4] for piece in row)
        if found and max(top - last[1], last[0] - bottom) < _RUN_GAP * size:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
        last = top, bottom
    return found


def _span(pieces: list[Piece]) -> tuple[float, float, float, float]:
    return (
        min(piece.box[1] for piece in pieces),
        min(piece.box[2] for piece in pieces),
        max(piece.box[3] for piece in pieces),
        max(piece.box[4] for piece in pieces),
    )

"""Tables: cells that stand side by side are read row by row, each cell whole, however many lines it takes."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from cpts_extract.read.layout.lines import Line, lines_of
from cpts_extract.read.page import Ruling
from cpts_extract.read.piece import Piece

Row = tuple[tuple[Line, ...], ...]
"""The cells of a row, each of some lines."""

_CELL_GAP = 1.6
_FULL = 0.75
"""A line that fills this share of its column is prose, when most do."""
_PROSE_LENGTH = 22
"""Lines of sentences have at least so many characters."""
_MARK = re.compile(r"[-–—•▪■●○◦➢➔→›>❖✓✔]|\d{1,2}[.)°]|[a-h][.)]")


def is_table(left: Sequence[Piece], right: Sequence[Piece], rulings: Sequence[Ruling]) -> bool:
    """Tell whether what stands on both sides of a gutter is read across it, row by row.

    It is when lines cross the gutter between the rows, or when the lines of both sides stand level and are short.
    """
    edges = [side(piece) for pieces, side in ((left, _right_edge), (right, _left_edge)) for piece in pieces]
    gutter = max(edges[: len(left)]), min(edges[len(left) :])
    top = max(min(piece.box[2] for piece in pieces) for pieces in (left, right))
    bottom = min(max(piece.box[4] for piece in pieces) for pieces in (left, right))
    crossing = {
        round(ruling.top)
        for ruling in rulings
        if ruling.lies and ruling.x0 < gutter[0] and ruling.x1 > gutter[1] and top < ruling.top < bottom
    }
    sides = lines_of(left), lines_of(right)
    if len(crossing) >= 2:
        return True
    if any(_prose(lines) for lines in sides):
        return False
    if crossing:
        return True
    if _MARK.fullmatch(sides[1][0][0].text) or are_tiles(left, right):
        return False
    few, many = sorted((_baselines(lines) for lines in sides), key=len)
    size = statistics.median(piece.size for piece in left)
    level = sum(any(abs(one - other) < 0.25 * size for other in many) for one in few)
    return level >= 0.7 * len(few) and level >= 2


def _right_edge(piece: Piece) -> float:
    return piece.box[3]


def _left_edge(piece: Piece) -> float:
    return piece.box[1]


def _baselines(lines: Sequence[Line]) -> list[float]:
    return [line[0].baseline for line in lines]


def _prose(lines: Sequence[Line]) -> bool:
    """Tell whether most lines are full and long enough to be of sentences."""
    left = min(line[0].box[1] for line in lines)
    right = max(line[-1].box[3] for line in lines)
    full = [line for line in lines if line[-1].box[3] - left >= _FULL * (right - left)]
    length = statistics.mean(sum(len(piece.text) + 1 for piece in line) for line in lines)
    return len(lines) >= 4 and len(full) >= len(lines) / 2 and length >= _PROSE_LENGTH


def are_tiles(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Tell whether the sides are figures in large type with labels in small type under them."""
    sizes = [sorted({round(piece.size) for piece in side}) for side in (left, right)]
    return all(found[-1] >= 1.3 * found[0] for found in sizes) and all(
        any(char.isdigit() for piece in side if round(piece.size) == found[-1] for char in piece.text)
        for side, found in zip((left, right), sizes, strict=True)
    )


def rows_of(pieces: Sequence[Piece], rulings: Sequence[Ruling]) -> list[Row]:
    """Cut the pieces of a table into rows and cells.

    A row ends at a line that is drawn across; where none is drawn, a line of text that stands in one column alone and
    no wider apart than the lines of a paragraph belongs to the cell above it.
    """
    lines = lines_of(pieces)
    left, right = min(piece.box[1] for piece in pieces), max(piece.box[3] for piece in pieces)
    walls = sorted(
        {
            round(ruling.top, 1)
            for ruling in rulings
            if ruling.lies and min(ruling.x1, right) - max(ruling.x0, left) > 0.6 * (right - left)
        }
    )
    bands: list[list[Line]] = []
    for line in lines:
        if bands and _same_row(bands[-1], line, walls):
            bands[-1].append(line)
        else:
            bands.append([line])
    return [_cells(band) for band in bands]


def _same_row(band: list[Line], line: Line, walls: Sequence[float]) -> bool:
    above, below = band[-1][0], line[0]
    inner = [wall for wall in walls if band[0][0].box[2] - 40 < wall < below.box[4] + 40]
    if len(inner) >= 2:
        return not any(above.baseline < wall < below.baseline for wall in walls)
    alone = len(_segments(line)) == 1 and len(_segments(band[0])) > 1
    return alone and below.baseline - above.baseline < 1.35 * below.size


def _cells(band: Sequence[Line]) -> Row:
    """Give the cells of a row from left to right: the parts of its lines that stand above each other."""
    cells: list[list[Line]] = []
    for line in band:
        for segment in _segments(line):
            home = next((cell for cell in cells if _overlap(cell, segment)), None)
            if home is None:
                cells.append([segment])
            else:
                home.append(segment)
    cells.sort(key=lambda cell: min(line[0].box[1] for line in cell))
    return tuple(tuple(cell) for cell in cells)


def _overlap(cell: list[Line], segment: Line) -> bool:
    left, right = min(line[0].box[1] for line in cell), max(line[-1].box[3] for line in cell)
    return segment[0].box[1] < right and segment[-1].box[3] > left


def _segments(line: Line) -> list[Line]:
    """Cut a line at its wide gaps."""
    segments: list[Line] = []
    for piece in line:
        if segments and piece.box[1] - segments[-1][-1].box[3] <= _CELL_GAP * piece.size:
            segments[-1].append(piece)
        else:
            segments.append([piece])
    return segments

"""Furniture: what stands on several pages in the same place, and page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from cpts_extract.read.layout.lines import Line
from cpts_extract.read.page import Page
from cpts_extract.read.piece import Piece

_SAME_PLACE = 6.0
"""How far, in points, a running head or foot may wander from page to page."""
_CELL_GAP = 1.5
_MARGIN = 0.14
"""The share of a page's height at its top and its foot where page numbers stand."""
_NUMBER = re.compile(r"[-–—\s]*(?:page|p\.)?\s*\d{1,3}(?:\s*(?:/|sur|de)\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)


def furniture(pages: Sequence[Page]) -> list[tuple[frozenset[Piece], frozenset[Piece]]]:
    """Give, of each page, the pieces that stand on others too (running heads and feet, a box), and those of its number.

    Digits may change from page to page.
    """
    segments = [_segments(page) for page in pages]
    places: defaultdict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for parts in segments:
        for shape, place in {(_shape(segment), _place(segment)) for segment in parts}:
            places[shape][place] += 1
    least = max(2, len(pages) // 2)
    found = []
    for page, parts in zip(pages, segments, strict=True):
        repeated: set[Piece] = set()
        numbers: set[Piece] = set()
        for segment in parts:
            if _is_number(segment, page):
                numbers.update(segment)
            elif sum(places[_shape(segment)][place] for place in _around(_place(segment))) >= least:
                repeated.update(segment)
        found.append((frozenset(repeated), frozenset(numbers)))
    return found


def _segments(page: Page) -> list[Line]:
    """Give the pieces of each baseline of a page, cut where another column or cell begins."""
    rows: defaultdict[int, Line] = defaultdict(list)
    for piece in page.pieces:
        rows[round(piece.baseline)].append(piece)
    found: list[Line] = []
    for row in rows.values():
        row.sort(key=lambda piece: piece.box[1])
        found.append(row[:1])
        for before, piece in pairwise(row):
            if piece.box[1] - before.box[3] > _CELL_GAP * min(before.size, piece.size):
                found.append([piece])
            else:
                found[-1].append(piece)
    return found


def _shape(segment: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(piece.text for piece in segment))


def _place(segment: Line) -> tuple[int, int]:
    return round(segment[0].box[1] / _SAME_PLACE), round(segment[0].baseline / _SAME_PLACE)


def _around(place: tuple[int, int]) -> list[tuple[int, int]]:
    return [(place[0] + x, place[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]


def _is_number(segment: Line, page: Page) -> bool:
    """Tell whether a segment is the page's number: it stands apart in the margin, and is the number and nothing else."""
    baseline = segment[0].baseline
    if _MARGIN * page.height < baseline < (1 - _MARGIN) * page.height:
        return False
    text = " ".join(piece.text for piece in segment)
    if not _NUMBER.fullmatch(text) or (text.isdigit() and int(text) != page.number):
        return False
    # A digit beside other words may be the mark of a footnote.
    left, right, size = segment[0].box[1], segment[-1].box[3], segment[0].size
    near = (piece for piece in page.pieces if piece not in segment and abs(piece.baseline - baseline) < size)
    return not any(piece.box[1] - right < 2 * size and left - piece.box[3] < 2 * size for piece in near)

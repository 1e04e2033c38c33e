"""Lines and paragraphs: the pieces of one column gathered by their distances.

Distances were measured on 20 PDFs of one column, in units of the font size: the widest gap between two words of a
justified line is 0.9 (2.0 in the worst line, where all gaps are as wide), between a list mark and its text 1.0, the
narrowest between two cells or columns 3.5.
"""

from __future__ import annotations

import math
import statistics
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

from cpts_extract.models import Box
from cpts_extract.read.piece import Piece

_CELL_GAP = 1.6
"""A gap this many font sizes wide parts the cells of a table, unless the whole line is spaced out like this."""
_SURE_CELL_GAP = 3.0
"""A gap this wide parts cells in any line."""
_GLUE_GAP = 0.1
"""Pieces nearer to each other than this are one word: "Vexin" and the footnote mark on it."""
_BASELINE_SHIFT = 0.3
"""How far the baselines of two words of one line may differ, in sizes of the smaller."""
_RAISE = 0.6
"""How far a superscript may stand above the baseline, in sizes of the word that it stands on."""
_MARK_GAP = 0.9
_SMALL = 0.87
"""A superscript is set in a size below this share of its word's."""
_PARAGRAPH_PITCH = 1.25
"""A distance between lines this many times the usual one parts two paragraphs."""
_ENOUGH = 5
"""How many distances are measured before the usual one is believed: those of headings often part two of them."""
CELL_SPACES = "   "
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Line = list[Piece]


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """Gather pieces into lines, from top to bottom and from left to right; text that is turned comes last."""
    lines: list[Line] = []  # the first piece of each is its largest
    baselines: list[tuple[float, int]] = []  # of each line, sorted, with its number
    upright = sorted(
        (piece for piece in pieces if piece.upright), key=lambda piece: (-piece.size, piece.box[2], piece.box[1])
    )
    for piece in upright:
        near = max(_BASELINE_SHIFT * piece.size, _RAISE * upright[0].size)
        low = bisect_left(baselines, (piece.baseline - near, 0))
        high = bisect_right(baselines, (piece.baseline + near, len(lines)))
        homes = (lines[number] for number in sorted(number for _, number in baselines[low:high]))
        home = next((line for line in homes if _beside(line[0], piece) and _belongs(line, piece)), None)
        if home is None:
            insort(baselines, (piece.baseline, len(lines)))
            lines.append([piece])
        else:
            home.append(piece)
    lines.sort(key=lambda line: line[0].baseline)
    turned = sorted((piece for piece in pieces if not piece.upright), key=lambda piece: (piece.box[1], -piece.box[4]))
    return [
        *(_glued(sorted(line, key=lambda piece: piece.box[1])) for line in lines),
        *(list(line) for _, line in groupby(turned, key=lambda piece: piece.box[1])),
    ]


def _beside(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces stand side by side for half the height of the lower one."""
    overlap = min(one.box[4], other.box[4]) - max(one.box[2], other.box[2])
    return overlap >= min(one.height, other.height) / 2


def _belongs(line: Line, piece: Piece) -> bool:
    """Tell whether a piece stands on a line, or is a superscript right behind or before one of its words."""
    if abs(line[0].baseline - piece.baseline) <= _BASELINE_SHIFT * piece.size:
        return True
    # The mark of a note may stand a little before its first word.
    return any(
        _raised(piece, word)
        and (_gap(word, piece) < 2 * _GLUE_GAP * word.size or _gap(piece, word) < _MARK_GAP * word.size)
        for word in line
    )


def _raised(piece: Piece, word: Piece) -> bool:
    """Tell whether a piece is set as a superscript to a word: smaller, and above its baseline."""
    rise = (word.baseline - piece.baseline) / word.size
    return piece.size < _SMALL * word.size and 0.1 < rise < _RAISE


def _gap(left: Piece, right: Piece) -> float:
    """Measure the way from the end of one piece to the start of the next; endless when that begins before it."""
    gap = right.box[1] - left.box[3]
    return gap if gap > -_GLUE_GAP * left.size else math.inf


def _glued(line: Line) -> Line:
    """Join the pieces of one word; digits that stand raised and small become superscript characters."""
    words: list[Piece] = []
    base = line[0]  # the last piece that was no superscript
    for piece, following in zip_longest(line, line[1:]):
        text = piece.text
        if _raised(piece, base) or (following and piece is base and _raised(piece, following)):
            text = text.translate(SUPERSCRIPTS)
        else:
            base = piece
        last = words[-1] if words else None
        if last and piece.box[1] - last.box[3] < _GLUE_GAP * max(last.size, piece.size):
            sure = min(last.confidence, piece.confidence)
            words[-1] = Piece(last.text + text, max(last.size, piece.size), union(last.box, piece.box), confidence=sure)
        else:
            words.append(replace(piece, text=text))
    return words


def union(one: Box, other: Box) -> Box:
    page, x0, top, x1, bottom = one
    return page, min(x0, other[1]), min(top, other[2]), max(x1, other[3]), max(bottom, other[4])


def spaces(line: Line) -> list[str]:
    """Say what stands before each word of a line: nothing, a space, or three where another cell begins."""
    gaps = [(right.box[1] - left.box[3]) / max(left.size, right.size) for left, right in pairwise(line)]
    # Justified type spreads few words over a whole line: then no gap is wider than the others.
    usual = statistics.median(gaps) if len(gaps) > 2 else 0.0
    widest = min(max(_CELL_GAP, 1.5 * usual), _SURE_CELL_GAP)
    return ["", *(CELL_SPACES if gap > widest else " " for gap in gaps)]


def pitches(columns: Sequence[Sequence[Line]]) -> dict[int, float]:
    """Give the usual distance between two lines of a paragraph, for every size of type, in some columns."""
    found: defaultdict[int, list[float]] = defaultdict(list)
    for lines in columns:
        for above, below in pairwise(map(main, lines)):
            if alike(above, below) and below.baseline > above.baseline:
                found[round(below.size)].append(below.baseline - above.baseline)
    # A quarter, not half: where paragraphs and list items are of one line, most distances part two of them.
    return {size: sorted(some)[len(some) // 4] for size, some in found.items() if len(some) >= _ENOUGH}


def paragraphs(lines: Sequence[Line], usual: dict[int, float]) -> list[list[Line]]:
    """Gather the lines of a column into paragraphs: of one size, no wider apart than usual."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _together(main(found[-1][-1]), main(line), usual):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _together(above: Piece, below: Piece, usual: dict[int, float]) -> bool:
    pitch = min(usual.get(round(below.size), 1.35 * below.size), 1.8 * below.size)
    return alike(above, below) and below.baseline - above.baseline <= _PARAGRAPH_PITCH * pitch


def main(line: Line) -> Piece:
    """Give the piece of a line that is set in its largest size."""
    return max(line, key=lambda word: word.size)


def alike(above: Piece, below: Piece) -> bool:
    """Tell whether two pieces are set in the same size, so that they may belong to one paragraph."""
    return abs(above.size - below.size) <= 0.08 * max(above.size, below.size)

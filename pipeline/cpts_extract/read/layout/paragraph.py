"""A paragraph of a page as it stands there, before it is known what it goes on from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cpts_extract.read.layout.lines import CELL_SPACES, Line, main, spaces
from cpts_extract.read.piece import Piece

STARTS_ITEM = re.compile(r"[-–—•▪■●○◦➢➔→›>❖✓✔]|\d{1,2}\s?[.)°-](?!\d)|[a-hA-H][.)]|[¹²³⁴⁵⁶⁷⁸⁹]")
_NARROW = 12
"""In a column narrower than this many font sizes lines are often broken on purpose: a logo, an address."""
_NO_BREAK = re.compile(r"\d+ (?:\d{3}\b.*|%|€)|« \S+|\S+ [:;!?»]")
Spaced = tuple[tuple[str, Piece], ...]
"""The words of a line, each with what stands before it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one size that belong together, a row of a table, or a piece of furniture."""

    page: int
    column: int
    """Counts through the document; two paragraphs of one column are parted by what the page shows between them."""
    lines: tuple[Spaced, ...]
    left: float
    right: float
    """Where the lines of its column begin and end."""
    aside: bool = False
    """Furniture, and what else may stand in the way of a sentence."""

    def flows(self, number: int) -> bool:
        """Tell whether a line goes on with the one above: the next word had no room there, and nothing else parts them."""
        _, last = self.lines[number - 1][-1]
        _, word = self.lines[number][0]
        celled = any(space == CELL_SPACES for line in self.lines[number - 1 : number + 1] for space, _ in line)
        full = self.right - last.box[3] < first_width(self.lines[number])
        narrow = self.right - self.left < _NARROW * last.size
        contact = any("@" in piece.text for line in self.lines[number - 1 : number + 1] for _, piece in line)
        return full and not (narrow or celled or contact or self.aside or STARTS_ITEM.match(word.text))

    @property
    def text(self) -> str:
        return "\n".join("".join(space + piece.text for space, piece in line) for line in self.lines)

    @property
    def size(self) -> float:
        return max(piece.size for line in self.lines for _, piece in line)


def first_width(line: Spaced) -> float:
    """Tell how much room the beginning of a line would have needed in the line above: a space, and what is not parted.

    A figure stays in one line, however many groups of digits it has, and so do the signs that stand behind a word.
    """
    last = 0
    while last + 1 < len(line) and _NO_BREAK.fullmatch(f"{line[last][1].text} {line[last + 1][1].text}"):
        last += 1
    (_, begin), (_, end) = line[0], line[last]
    return end.box[3] - begin.box[1] + 0.2 * begin.size


def spaced(lines: Sequence[Line]) -> tuple[Spaced, ...]:
    """Put before each word of some lines what parts it from the one before."""
    found = [spaces(line) for line in lines]
    celled = [CELL_SPACES in line for line in found]
    left, right = min(line[0].box[1] for line in lines), max(line[-1].box[3] for line in lines)
    if len(lines) > 2 and sum(celled) == 1:
        # One line among others, spread from edge to edge: justified type, cut short by what follows it.
        line = lines[celled.index(True)]
        if line[0].box[1] - left < line[0].size / 2 and right - line[-1].box[3] < line[0].size / 2:
            found[celled.index(True)] = ["", *(" " for _ in line[1:])]
    return tuple(tuple(zip(space, line, strict=True)) for space, line in zip(found, lines, strict=True))


def table_row(cells: tuple[tuple[Line, ...], ...]) -> Spaced:
    """Write the cells of a row side by side, each with all its lines."""
    found: list[tuple[str, Piece]] = []
    for cell in cells:
        for number, line in enumerate(cell):
            for place, piece in enumerate(line):
                first = not number and not place
                found.append((("" if not found else CELL_SPACES) if first else " ", piece))
    return tuple(found)


def usual_size(paragraphs: Sequence[Paragraph]) -> float:
    """Give the size in which most of a document is set."""
    counted: dict[float, int] = {}
    for paragraph in [some for some in paragraphs if not some.aside] or paragraphs:
        for line in paragraph.lines:
            size = round(main([piece for _, piece in line]).size * 2) / 2
            counted[size] = counted.get(size, 0) + sum(len(piece.text) for _, piece in line)
    return max(counted, key=lambda size: counted[size], default=0.0)

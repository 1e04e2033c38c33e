"""A block of a release, and the pieces of the text that it is made of."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "item", "row", "footnote", "contact", "furniture"]
Piece = tuple[int, int]


class Block(NamedTuple):
    """A heading, paragraph, list item, table row, footnote, press contact or piece of furniture."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    """Of a heading: 1 is the highest. Of a list item: 0 is the outermost. Of a row: 2 when heads and cells alternate,
    3 when its cells stand for themselves, 4 when the column's CPTS stands first, 5 when the row's name does."""
    marker: str | None = None
    indent: int = 0
    """Columns that a list item stands in from the left."""
    page: int = 1

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def pieces_of(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of ``text[start:end]`` without emphasis marks and footnote calls."""
    found: list[Piece] = []
    at = start
    for sign in _SIGN.finditer(text, start, end):
        begins = sign.start()
        if begins < at:
            continue
        # A call in brackets may stand behind a space.
        spaced = begins > at and text[begins] == "[" and text[begins - 1].isspace()
        match = (_MARKS.match(text, begins - 1, end) if spaced else None) or _MARKS.match(text, begins, end)
        if match:
            if at < match.start():
                found.append((at, match.start()))
            at = match.end()
    if at < end:
        found.append((at, end))
    return tuple(found) or ((start, end),)


_SIGN = re.compile(r"[*_│┃║\[¹²³⁴⁵⁶⁷⁸⁹]")
"""One of these begins everything that is left out."""
_MARKS = re.compile(
    r"\*+(?=\S)|(?<=\S)\*+"  # emphasis, but not a star that stands alone
    r"|[│┃║]"  # the walls of a box drawn in characters
    r"|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)"
    r"|(?<=[^\W\d])[¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[\w»)])\s?\[\d{1,2}\]|(?<=\d)[¹²³⁴⁵⁶⁷⁸⁹]+(?=\W)"  # calls of footnotes
)

CALLING = frozenset("à au aux avec de des du en et la le les ou par pour soit sur un une".split())
"""Words that a sentence cannot end with."""

"""Figures and their labels: tiles, rows, and tables whose heads say what a column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cpts_extract.read.characters import fold
from cpts_extract.structure.block import Block, Piece
from cpts_extract.structure.lines import NUMBER_ONLY


def tables(text: str, found: list[Block]) -> list[Block]:
    """Read each cell of a table of three columns and more behind the head of its column."""
    out: list[Block] = []
    head: Block | None = None
    for before, block in pairwise([None, *found]):
        assert block is not None
        if block.kind != "row":
            head = head if _goes_on(text, block) else None
            out.append(block)
        elif head is not None and len(block.pieces) == len(head.pieces) + 1 and _heads_cpts(text, head):
            out += [
                block._replace(pieces=(h, block.pieces[0], cell), level=4)
                for h, cell in zip(head.pieces, block.pieces[1:], strict=True)
            ]
        elif head is not None and _figures(text, block) and (heads := _over(text, head, block)) is not None:
            name, *values = block.pieces
            out.append(
                block._replace(pieces=(name, *_behind(heads, values)), level=5)
                if len(heads) == len(values)
                else block._replace(pieces=_behind(heads, block.pieces), level=2)
            )
        else:
            begins = before is None or before.kind != "row" or len(before.pieces) != len(block.pieces)
            if _heads_cpts(text, block) or (len(block.pieces) >= _COLUMNS and begins):
                head = block if not _figures(text, block) else None
            elif len(block.pieces) < _COLUMNS:
                head = None
            elif head is not None and len(head.pieces) == len(block.pieces):
                block = block._replace(pieces=_behind(head.pieces, block.pieces), level=2)
            out.append(block)
    return out


_COLUMNS = 3
"""Cells that the head of a table has at least."""
_GOES_ON = 40
"""Characters of a line inside a table that goes on in one cell."""


def _goes_on(text: str, block: Block) -> bool:
    """Tell whether a line between two rows only goes on in one of their cells."""
    body = text[block.start : block.end].strip()
    return len(body) <= _GOES_ON and not body.endswith((".", ":")) and not any(map(str.isdigit, body))


def _figures(text: str, row: Block) -> bool:
    return any(map(str.isdigit, text[row.start : row.end]))


def _over(text: str, head: Block, row: Block) -> tuple[Piece, ...] | None:
    """Give the heads that stand over the cells of a row: over all, or over all but the name that the row begins with.

    The head over the names themselves says nothing ("Objet"), unless they are names of CPTS. None: they do not fit, as where a
    row of totals leaves a cell empty.
    """
    name = fold(text[slice(*row.pieces[0])])
    named = not any(map(str.isdigit, name))
    if len(row.pieces) == len(head.pieces):
        over_names = fold(text[slice(*head.pieces[0])]).strip(" |*")
        if named and _COUNTS.search(over_names):
            return None
        return head.pieces[1:] if named and over_names != "cpts" else head.pieces
    return head.pieces if named and len(row.pieces) == len(head.pieces) + 1 else None


_COUNTS = re.compile(r"commune|habitant|population|adherent|professionnel|montant|part\b")
"""Heads over figures: a name does not stand under one."""


def _behind(heads: Sequence[Piece], row: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for pair in zip(heads, row, strict=True) for piece in pair)


def _heads_cpts(text: str, row: Block) -> bool:
    """Tell whether a row heads the columns of several CPTS."""
    return len(row.pieces) >= 2 and all(
        re.match(r"(?:la )?(?:cpts|communaute)", fold(text[a:b])) for a, b in row.pieces
    )


def tiles(text: str, found: list[Block]) -> list[Block]:
    """Join a figure that stands alone with the short label under it (or above it), and rows of both."""
    out: list[Block] = []
    number = 0
    while number < len(found):
        block = found[number]
        after = found[number + 1] if number + 1 < len(found) else None
        if after and _lone_figure(text, block) and _label(text, after):
            out.append(after._replace(kind="paragraph", pieces=(*block.pieces, *after.pieces)))
            number += 2
        elif after and block.kind == after.kind == "row" and (pairs := _paired(text, block, after)):
            out += [block._replace(kind="paragraph", pieces=pair) for pair in pairs]
            number += 2
        else:
            out.append(block)
            number += 1
    return out


def _lone_figure(text: str, block: Block) -> bool:
    return block.kind in ("paragraph", "heading", "item") and bool(NUMBER_ONLY.fullmatch(text[block.start : block.end]))


def _label(text: str, block: Block) -> bool:
    body = text[block.start : block.end].strip("* ")
    return (
        block.kind in ("paragraph", "heading") and len(body) <= 60 and not body[:1].isdigit() and not body.endswith(":")
    )


def _paired(text: str, first: Block, second: Block) -> list[tuple[Piece, ...]]:
    """Pair a row of figures with a row of labels, column by column; the figure first."""
    if len(first.pieces) != len(second.pieces) or len(first.pieces) < 2:
        return []

    def figures(row: Sequence[Piece]) -> int:
        return sum(any(map(str.isdigit, text[a:b])) for a, b in row)

    if figures(first.pieces) == len(first.pieces) and figures(second.pieces) <= len(second.pieces) // 2:
        return [(_bare(text, a), b) for a, b in zip(first.pieces, second.pieces, strict=True)]
    if figures(second.pieces) == len(second.pieces) and not figures(first.pieces):
        return [(_bare(text, b), a) for a, b in zip(first.pieces, second.pieces, strict=True)]
    return []


def _bare(text: str, piece: Piece) -> Piece:
    """Cut the brackets around a figure."""
    inside = re.match(r"[\[(\s]*(.*?)[\])\s]*$", text[piece[0] : piece[1]])
    assert inside is not None
    return piece[0] + inside.start(1), piece[0] + inside.end(1)

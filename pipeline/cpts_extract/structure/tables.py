"""Figures and their labels: tiles, rows, and tables whose heads say what a column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
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
        if (
            block.kind == "row"
            and head is not None
            and len(block.pieces) == len(head.pieces) + 1
            and _heads_cpts(text, head)
        ):
            out += [
                replace(block, pieces=(h, block.pieces[0], cell), level=4)
                for h, cell in zip(head.pieces, block.pieces[1:], strict=True)
            ]
            continue
        if block.kind == "row" and _heads_cpts(text, block):
            head = block
        elif block.kind != "row" or len(block.pieces) < 3:
            head = None
        elif before is None or before.kind != "row" or len(before.pieces) != len(block.pieces):
            head = block if not any(c.isdigit() for c in text[block.start : block.end]) else None
        elif head is not None and len(head.pieces) == len(block.pieces):
            pieces = tuple(piece for pair in zip(head.pieces, block.pieces, strict=True) for piece in pair)
            block = replace(block, pieces=pieces, level=2)
        out.append(block)
    return out


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
            out.append(replace(after, kind="paragraph", pieces=(*block.pieces, *after.pieces)))
            number += 2
        elif after and block.kind == after.kind == "row" and (pairs := _paired(text, block, after)):
            out += [replace(block, kind="paragraph", pieces=pair) for pair in pairs]
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
        return sum(any(c.isdigit() for c in text[a:b]) for a, b in row)

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

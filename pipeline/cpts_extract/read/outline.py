"""Web pages and word processor files say what is a heading, an item, a row: here that becomes a text which still shows it.

The signs are those of Markdown, and those that the next stage looks for in any text: ``#`` before a heading, a dash or a
number before an item, a tab between the cells of a row, a raised figure before a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cpts_extract.read.characters import compose, normalise

Kind = Literal["heading", "paragraph", "item", "row", "note"]

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = re.compile(r"[^\S\n\t]+")
_LONGEST_CELL = 300
"""Characters; a cell with more holds paragraphs, and its table is there for the looks."""
_BREAKS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, an item, a row or a footnote; ``cells`` is its text, or the texts of a row's cells."""

    kind: Kind
    cells: tuple[str, ...]
    level: int = 0
    """Of a heading from 1, of an item from 0."""
    marker: str = "-"
    """Of an item: a dash, a number, a letter; of a footnote: its number."""


def written(parts: Iterable[Part]) -> str:
    r"""Write parts one below the other; items and rows that follow each other close, all else with an empty line between.

    >>> written([Part("heading", ("Ses missions",), 2), Part("item", ("prévention",)), Part("item", ("crises",), 1, "a.")])
    '## Ses missions\n\n- prévention\n    a. crises'
    >>> written([Part("row", ("Population", " 72\u202f520\n")), Part("row", ("Communes", "41"))])
    'Population\t72 520\nCommunes\t41'
    """
    lines: list[str] = []
    last: Kind | None = None
    for part in parts:
        cells = [_tidy(cell) for cell in part.cells]
        if not any(cells):
            continue
        if last is not None:
            lines.append("\n" if part.kind == last and last in {"item", "row"} else "\n\n")
        lines.append(_line(part, cells))
        last = part.kind
    return normalise(compose("".join(lines))).replace("\f", "\n")


def _tidy(text: str) -> str:
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()


def _line(part: Part, cells: list[str]) -> str:
    match part.kind:
        case "heading":
            return f"{'#' * min(max(part.level, 1), 6)} {_flat(cells[0])}"
        case "item":
            return f"{'    ' * part.level}{part.marker} {_flat(cells[0])}"
        case "row":
            return "\t".join(_flat(cell) for cell in cells)
        case "note":
            return f"{part.marker.translate(SUPERSCRIPTS)} {_flat(cells[0])}"
        case "paragraph":
            return cells[0]


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def cells_as_parts(rows: Iterable[Sequence[Sequence[Part]]]) -> Iterator[Part]:
    """Give the rows of a table, whose cells hold parts; a table that only arranges texts on a page gives those.

    >>> [part.cells for part in cells_as_parts([[[Part("paragraph", ("Communes",))], [Part("paragraph", ("41",))]]])]
    [('Communes', '41')]
    """
    for row in rows:
        texts = [" ".join(" ".join(part.cells) for part in cell) for cell in row]
        if len(texts) < 2 or any(len(text) > _LONGEST_CELL for text in texts):
            yield from (part for cell in row for part in cell)
        else:
            yield Part("row", tuple(texts))

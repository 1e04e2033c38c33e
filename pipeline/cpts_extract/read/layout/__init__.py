"""Layout: the pieces of pages become a text in the order of reading, with the place of every word.

Whether the pieces were drawn as text or read from an image makes no difference here. In this order: `furniture` is put
aside, `regions` cuts a page into columns and `tables`, `lines` gathers lines and paragraphs, `chains` joins what
columns and pages cut, `write` makes the text and mends `hyphens`.
"""

from __future__ import annotations

from collections.abc import Sequence

from cpts_extract.models import Word
from cpts_extract.read.layout.chains import chains
from cpts_extract.read.layout.furniture import furniture
from cpts_extract.read.layout.lines import main, paragraphs, pitches
from cpts_extract.read.layout.paragraph import Paragraph, spaced, table_row, usual_size
from cpts_extract.read.layout.regions import Region, regions
from cpts_extract.read.layout.tiles import feet_last, notes, tiles
from cpts_extract.read.layout.write import write
from cpts_extract.read.page import Page

__all__ = ["lay_out"]

_LEAFLET_PANELS = 3


def lay_out(pages: Sequence[Page]) -> tuple[str, tuple[Word, ...]]:
    """Put the pieces of all pages of a document into the order of reading."""
    parts: list[tuple[Page, Region, bool]] = []
    for page, (repeated, numbers) in zip(pages, furniture(pages), strict=True):
        body = [piece for piece in page.pieces if piece not in repeated and piece not in numbers]
        # What heads the first page opens the document; on any other page it would come between what goes on.
        top = min((piece.baseline for piece in body), default=page.height) if page.number == 1 else -1.0
        head = [piece for piece in page.pieces if piece in repeated and piece.baseline <= top]
        foot = [piece for piece in page.pieces if piece in repeated and piece.baseline > top]
        parts += [(page, region, True) for region in regions(head, ())]
        parts += [(page, region, False) for region in _cover_first(regions(body, page.rulings), page)]
        parts += [(page, region, True) for some in (foot, list(numbers)) for region in regions(some, ())]
    usual = pitches([region.lines for _, region, aside in parts if not aside])
    found = [
        paragraph
        for column, (page, region, aside) in enumerate(parts)
        for paragraph in _paragraphs(region, page.number, column, usual, aside=aside)
    ]
    size = usual_size(found)
    heights = {page.number: page.height for page in pages}
    return write(chains(notes(tiles(feet_last(found, size, heights), size), size), size), pages)


def _cover_first(parts: list[Region], page: Page) -> list[Region]:
    """Put the cover of a leaflet before its other panels: the outer side of a sheet folded in three bears it at its right."""
    last = max((region.panel for region in parts), default=0)
    if page.number > 1 or page.width < page.height or last + 1 < _LEAFLET_PANELS:
        return parts
    sizes = [0.0] * (last + 1)
    for region in parts:
        for line in region.lines:
            sizes[region.panel] = max(sizes[region.panel], main(line).size)
    if sizes[last] <= max(sizes[:last]):
        return parts
    return sorted(parts, key=lambda region: region.panel != last)


def _paragraphs(region: Region, page: int, column: int, usual: dict[int, float], *, aside: bool) -> list[Paragraph]:
    if region.rows:
        return [Paragraph(page, column, tuple(table_row(row) for row in region.rows), 0.0, 0.0, aside)]
    left = min((line[0].box[1] for line in region.lines), default=0.0)
    right = max((line[-1].box[3] for line in region.lines), default=0.0)
    return [Paragraph(page, column, spaced(lines), left, right, aside) for lines in paragraphs(region.lines, usual)]

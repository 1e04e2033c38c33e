"""A page of a release with quotations marked on it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cpts_extract.models import Box
from cpts_extract.read.pdf.image import page_image

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 150
_MOST_PIXELS = 40_000_000
_MARK = (255, 214, 0)
_EDGE = (200, 60, 0)
_AROUND = 1.5
"""Points between a quotation and its mark."""


def picture(path: Path, page: int, boxes: Iterable[Box]) -> Image:
    """Draw a page of a PDF, counted from 1, with boxes marked as with a text marker."""
    import pypdfium2
    from PIL import Image, ImageChops, ImageDraw

    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        drawn, scale = page_image(document, page, _DPI, _MOST_PIXELS)
    finally:
        document.close()
    marks = Image.new("RGB", drawn.size, "white")
    pen = ImageDraw.Draw(marks)
    for _, x0, top, x1, bottom in boxes:
        corners = (x0 - _AROUND, top - _AROUND, x1 + _AROUND, bottom + _AROUND)
        pen.rectangle(tuple(corner * scale for corner in corners), fill=_MARK, outline=_EDGE, width=2)
    return ImageChops.multiply(drawn, marks)  # what is written stays black

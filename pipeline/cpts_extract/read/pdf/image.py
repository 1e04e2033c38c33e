"""The image of a page, as people are shown it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument


def page_image(document: PdfDocument, number: int, dpi: float, most_pixels: int) -> tuple[Image, float]:
    """Draw a page, counted from 1, in RGB; also tell how many pixels a point has, fewer where the page would be too large."""
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(dpi / 72, (most_pixels / max(width * height, 1.0)) ** 0.5)
    return page.render(scale=scale).to_pil().convert("RGB"), scale

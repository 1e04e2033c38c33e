"""Images of the pages of PDFs, with what the warehouse hides of persons blacked out.

An image is made only of the very bytes that were read: the file must still be at its source with the digest that the
warehouse has. What to hide is known from the text: the file is read again, and the words that the warehouse's text has
masked are covered where they stand. Where the words come out otherwise, nothing is shown, since nothing could be hidden.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cpts_extract.models import Word
    from cpts_extract.read.worker import Worker

_DPI = 110
_MOST_PIXELS = 6_000_000
_MOST_PAGES = 40
"""Pages drawn of one release, those with quotations first in their order."""
_MASK = "█"


@dataclass(frozen=True)
class Picture:
    """The image of a page: WebP, with the size of the page in points, which boxes are measured in."""

    data: bytes
    width: float
    height: float


@dataclass(frozen=True)
class Drawn:
    """The pages of a release that were drawn, by their numbers from 1; or why none was, in French."""

    pages: Mapping[int, Picture]
    reason: str | None = None


Pictures = Mapping[str, Drawn]
"""By ``release_id``; only releases with pages have an entry."""


def draw(source: str, sha256: str, text: str, pages: Iterable[int], worker: Worker | None = None) -> Drawn:
    """Draw some pages of a PDF.

    ``text`` is the warehouse's, with persons masked length for length. ``worker`` reads the file, within its limits.
    """
    path = Path(source)
    try:
        data = path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        data = None
    if data is None:
        return Drawn({}, "Le fichier n'est plus à l'adresse où il a été lu : l'image de ses pages manque.")
    if hashlib.sha256(data).hexdigest() != sha256:
        return Drawn({}, "Le fichier a changé depuis qu'il a été lu : l'image de ses pages n'est pas montrée.")
    hidden = _hidden(source, data, text, worker)
    if hidden is None:
        return Drawn({}, "Les noms de personnes ne peuvent être masqués sur l'image : elle n'est pas montrée.")
    return _draw(data, hidden, sorted(set(pages))[:_MOST_PAGES])


def _hidden(source: str, data: bytes, text: str, worker: Worker | None) -> list[Word] | None:
    """Give the words that the warehouse's text masks; None where the file is not read as it was."""
    from cpts_extract.errors import CptsExtractError
    from cpts_extract.read import read_bytes

    try:
        document = read_bytes(source, data, worker)
    except CptsExtractError:
        return None
    if len(document.text) != len(text) or any(
        one != other and other != _MASK for one, other in zip(document.text, text, strict=True)
    ):
        return None
    return [word for word in document.words if _MASK in text[word.start : word.end]]


def _draw(data: bytes, hidden: list[Word], numbers: list[int]) -> Drawn:
    import pypdfium2
    from PIL import ImageDraw

    from cpts_extract.read.pdf.image import page_image

    drawn = {}
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return Drawn({}, "Le fichier ne peut être dessiné.")
    try:
        for number in numbers:
            if number > len(document):
                continue
            image, scale = page_image(document, number, _DPI, _MOST_PIXELS)
            pen = ImageDraw.Draw(image)
            for word in hidden:
                page, *corners = word.box
                if page == number:
                    pen.rectangle(tuple(corner * scale for corner in corners), fill="black")
            kept = BytesIO()
            image.save(kept, "WEBP", quality=72, method=3)
            drawn[number] = Picture(kept.getvalue(), *document[number - 1].get_size())
    finally:
        document.close()
    return Drawn(drawn)

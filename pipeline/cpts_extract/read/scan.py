"""Pages without a text layer: their words are read from the image by tesseract, which the extra ``ocr`` calls.

Tesseract says of every line its slope, its baseline and the size of its type (in hOCR, its own form of output). So a page
that lay askew on the scanner is set straight by arithmetic, and only one that lies so badly that tesseract reads less of
it is turned and read again. Pieces are straight, because the layout of a page goes by its lines; `Scan.on_page` gives a
box its place on the page as it is seen.
"""

from __future__ import annotations

import math
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cpts_extract.models import Box
from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.outline import SUPERSCRIPTS
from cpts_extract.read.piece import Piece

if TYPE_CHECKING:
    from PIL.Image import Image

HOW_TO_INSTALL = "pip install 'cpts-extract[ocr]' and apt-get install tesseract-ocr tesseract-ocr-fra"

_SPAN = "{http://www.w3.org/1999/xhtml}span"
_DPI = 300
"""A page is drawn with; or with as many dots as its image has, from `_ENOUGH_DPI` on: on 13 pages scanned at 200 dpi, five
words in a row were right for 93 % at 200 dpi and for 91 % at 300, in two thirds of the time."""
_ENOUGH_DPI = 190
_MOST_PIXELS = 40_000_000
"""A page of A4 has 9 million; what is larger is drawn with fewer dots."""
_TURNED_SLOPE = 0.02
"""A page with steeper lines is turned and read again: more than a degree costs tesseract words."""
_UPRIGHT = 0.6
"""The least mean confidence of a page that lies the right way up (0.94; upside down or on its side, it has 0.4)."""
_BULLET = "•"
_GLUED_BULLET = re.compile(r"[^\w\s«\"“(\[]?_+(?=[^\W_])")
"""A bullet and the white space behind it, read as one with a word: "*_accéder", "°__armer"."""
_BULLET_SIGNS = re.compile(r"[^\w\s«»\"“”()\[\]>–—-][^\w\s]{0,2}")
"""What the bullets • ▪ ❖ come out as (+ * ° = # ¢ ...); the marks that are read right are left as they are."""
_BULLET_LETTERS = re.compile("[eoa0«»-]")
"""What a bullet comes out as too, but much smaller than these are."""
_NOTE_MARK = re.compile(r"[1-9](?=[A-ZÀ-Ý][a-zà-ÿ]{2})")
_NOTE_CALL = re.compile(r"(?<=[a-zà-ÿ]{3})[1-9](?=[,.;:)]?$)")
"""A raised digit, read as one of the line, on the first word of a note and behind the word that calls it."""
_BULLET_GAP = 0.6
"""Between a bullet and its item, in sizes of the type: 0.8 to 1.1 on the pages measured, words stand 0.3 to 0.7 apart."""


page_begins: ContextVar[Callable[[], None]] = ContextVar("page_begins", default=lambda: None)
"""Called before a page is read from its image: that takes seconds, and who waits may want to know."""


class NoReaderError(Exception):
    """Scans cannot be read here; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read from the image of a page, its lines level."""

    pieces: tuple[Piece, ...]
    slope: float
    """How much the page's lines fall on a way of one point to the right; they were turned back around `centre`."""
    centre: tuple[float, float]
    quarters: int = 0
    """How often the page was turned right by a quarter before that, for its text to stand upright."""

    def on_page(self, box: Box) -> Box:
        """Give the place of a box on the page as it is seen."""
        page, x0, top, x1, bottom = box
        x, y = _turned(((x0 + x1) / 2, (top + bottom) / 2), self.centre, self.slope)
        half, tall = (x1 - x0) / 2, (bottom - top) / 2 + abs(self.slope) * (x1 - x0) / 2
        width, height = 2 * self.centre[0], 2 * self.centre[1]
        for _ in range(self.quarters):
            x, y, half, tall, width, height = y, width - x, tall, half, height, width
        return page, round(x - half, 2), round(y - tall, 2), round(x + half, 2), round(y + tall, 2)


@dataclass(frozen=True, slots=True)
class _Read:
    """A word as tesseract gives it, in pixels, with what it says of its line."""

    text: str
    left: float
    right: float
    ink: float
    """Height of what is drawn."""
    baseline: float
    """At the middle of the word."""
    size: float
    slope: float
    confidence: float
    line: int


@cache
def missing() -> str | None:
    """Say what is missing to read scans, or None when all is there."""
    try:
        import pytesseract
    except ImportError:
        return f"to read scans: {HOW_TO_INSTALL}"
    there = shutil.which("tesseract") is not None and "fra" in pytesseract.get_languages()
    return None if there else f"to read scans: {HOW_TO_INSTALL}"


def read_scan(data: bytes, page_number: int) -> Scan:
    """Read a page of a PDF from its image; pages are counted from 1.

    Raises:
        NoReaderError: Tesseract, its French data or the extra ``ocr`` is not installed.
    """
    if why := missing():
        raise NoReaderError(why)
    from PIL.Image import Resampling

    page_begins.get()()
    image, dpi = _render(data, page_number)
    words = list(_words(image))
    quarters = 0
    doubtful = sum(word.confidence for word in words) < _UPRIGHT * len(words) or abs(_slope(words)) > 0.5
    if doubtful and (quarters := _quarters(image)):
        image = image.rotate(-90 * quarters, expand=True)
        words = list(_words(image))
    slope = _slope(words)
    turned = 0.0
    if abs(slope) > _TURNED_SLOPE:
        turned = slope
        degrees = math.degrees(math.atan(turned))
        image = image.rotate(degrees, resample=Resampling.BICUBIC, fillcolor=_paper(image))
        words = list(_words(image))
        slope = _slope(words)
    scale = 72 / dpi
    centre = (image.width / 2 * scale, image.height / 2 * scale)
    pieces = tuple(_pieces(list(_cleaned(words)), page_number, scale, slope, centre))
    # The tangents of two small angles add up to that of their sum.
    return Scan(pieces, slope + turned, centre, quarters)


def _render(data: bytes, page_number: int) -> tuple[Image, float]:
    """Draw a page in grey, and tell with how many dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        page = document[page_number - 1]
        width, height = page.get_size()
        own = [
            image.get_px_size()[0] / width * 72 for image in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        ]
        dpi = own[0] if len(own) == 1 and _ENOUGH_DPI <= own[0] < _DPI else _DPI
        dpi = min(dpi, 72 * math.sqrt(_MOST_PIXELS / max(width * height, 1)))
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        return bitmap.to_pil().copy(), dpi
    finally:
        document.close()


def _paper(image: Image) -> int:
    """Give the commonest grey of a page."""
    counts = image.histogram()
    return counts.index(max(counts))


# ---- tesseract --------------------------------------------------------------------------------------------------


def _words(image: Image) -> Iterator[_Read]:
    """Yield the words of an image."""
    import pytesseract

    # It reads one page with several threads that wait for each other: one alone is as fast, and leaves the others' cores.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    found = pytesseract.image_to_pdf_or_hocr(image, lang="fra", config="--psm 3", extension="hocr")
    tree = ElementTree.fromstring(found)
    number = 0
    for line in tree.iter(_SPAN):
        if line.get("class") not in {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}:
            continue
        number += 1
        told = _properties(line)
        left, _, _, bottom = told["bbox"]
        slope, offset = told.get("baseline", (0.0, 0.0))
        for word in line.iter(_SPAN):
            text = "".join(word.itertext()).strip()
            if word.get("class") != "ocrx_word" or not text:
                continue
            mine = _properties(word)
            x0, top, x1, under = mine["bbox"]
            baseline = bottom + offset + slope * ((x0 + x1) / 2 - left)
            confidence = mine.get("x_wconf", [0.0])[0] / 100
            yield _Read(text, x0, x1, under - top, baseline, told["x_size"][0], slope, confidence, number)


def _quarters(image: Image) -> int:
    """Tell how often an image must be turned right by a quarter for its text to stand upright."""
    import pytesseract

    try:
        told = pytesseract.image_to_osd(image, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractError:  # too few characters to tell
        return 0
    return int(told["rotate"]) // 90


def _properties(element: ElementTree.Element) -> dict[str, list[float]]:
    """Take the title of an hOCR element apart: "bbox 1 2 3 4; x_wconf 95"."""
    parts = (part.split() for part in element.get("title", "").split(";"))
    return {name: [float(number) for number in numbers] for name, *numbers in parts}


def _slope(words: list[_Read]) -> float:
    """Tell how steep the lines of a page are: that of the line at the middle of all ink."""
    widths: defaultdict[float, float] = defaultdict(float)
    for word in words:
        if word.confidence > 0.5:
            widths[word.slope] += word.right - word.left
    half = sum(widths.values()) / 2
    for slope in sorted(widths):
        half -= widths[slope]
        if half <= 0:
            return slope
    return 0.0


# ---- pieces -----------------------------------------------------------------------------------------------------


def _cleaned(words: list[_Read]) -> Iterator[_Read]:
    """Yield the words that are some, without what specks, rules and frames come out as."""
    lines: defaultdict[int, list[_Read]] = defaultdict(list)
    for word in words:
        text = normalise(compose(word.text)).strip(" |~¦") if _GLUED_BULLET.match(word.text) else _bare(word.text)
        # Flat ink is a stroke, whatever letter it was taken for.
        if text and (word.ink > 0.15 * word.size or not any(char.isalnum() for char in text)):
            lines[word.line].append(replace(word, text=text))
    for line in lines.values():
        solid = [word.confidence for word in line if any(char.isalnum() for char in word.text)]
        if max(solid, default=0.0) >= 0.3:
            yield from line


def _bare(text: str) -> str:
    return normalise(compose(text)).strip(" |_~¦")


def _pieces(words: list[_Read], page: int, scale: float, slope: float, centre: tuple[float, float]) -> Iterator[Piece]:
    """Yield the words as pieces, level, with bullets put right."""
    sizes = _sizes(words)
    for before, word, following in zip([None, *words], words, [*words[1:], None], strict=False):
        size = sizes[word.size] * scale
        middle = ((word.left + word.right) / 2 * scale, word.baseline * scale)
        x, baseline = _turned(middle, centre, -slope)
        half = (word.right - word.left) / 2 * scale
        edges = (x - half, baseline - 0.8 * size, x + half, baseline + 0.2 * size)
        x0, top, x1, bottom = (round(edge, 2) for edge in edges)
        first = before is None or before.line != word.line
        text = _with_notes(word.text, first=first)
        piece = Piece(text, round(size, 2), (page, x0, top, x1, bottom), True, round(word.confidence, 2))
        if first and (glued := _GLUED_BULLET.match(word.text)):
            yield from _parted(piece, glued.end())
        elif first and following and following.line == word.line and _is_bullet(word, following):
            yield replace(piece, text=_BULLET)
        else:
            yield piece


def _with_notes(text: str, *, first: bool) -> str:
    """Raise the digits of notes again.

    >>> _with_notes("1Allonnes,", first=True), _with_notes("Saumurois1,", first=False)
    ('¹Allonnes,', 'Saumurois¹,')
    """
    if first:
        text = _NOTE_MARK.sub(_raised, text, count=1) if _NOTE_MARK.match(text) else text
    return _NOTE_CALL.sub(_raised, text)


def _raised(digit: re.Match[str]) -> str:
    return digit.group().translate(SUPERSCRIPTS)


def _parted(piece: Piece, at: int) -> Iterator[Piece]:
    """Part a bullet from the word that it was read with."""
    page, x0, top, x1, bottom = piece.box
    edge = round(x0 + (x1 - x0) * at / len(piece.text), 2)
    yield replace(piece, text=_BULLET, box=(page, x0, top, round((x0 + edge) / 2, 2), bottom))
    yield replace(piece, text=piece.text[at:], box=(page, edge, top, x1, bottom))


def _is_bullet(word: _Read, following: _Read) -> bool:
    """Tell whether the first word of a line is a bullet that was taken for something else."""
    if (following.left - word.right) / word.size < _BULLET_GAP:
        return False
    small = word.ink < 0.4 * word.size
    return bool(_BULLET_SIGNS.fullmatch(word.text) or (small and _BULLET_LETTERS.fullmatch(word.text)))


def _sizes(words: list[_Read]) -> dict[float, float]:
    """Give every line's size the nearest common one: what is set in one size is measured a little apart."""
    widths: defaultdict[float, float] = defaultdict(float)
    for word in words:
        widths[word.size] += word.right - word.left
    common: list[float] = []
    given = {}
    for size in sorted(widths, key=lambda size: -widths[size]):
        near = min(common, key=lambda other: abs(other - size), default=math.inf)
        if abs(near - size) > 0.12 * size:
            common.append(near := size)
        given[size] = near
    return given


def _turned(point: tuple[float, float], centre: tuple[float, float], slope: float) -> tuple[float, float]:
    """Turn a point around another, so that what was level falls by the slope."""
    angle = math.atan(slope)
    x, y = point[0] - centre[0], point[1] - centre[1]
    cos, sin = math.cos(angle), math.sin(angle)
    return centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos

"""The words of a PDF page and the lines drawn on it, through pypdfium2.

pdfium tells the place of one character in a microsecond or two, and there are 3 000 on a page. So its first and its
last character are asked for a word, and the others only where the two differ or where the call of a note may stand
between them, as in "Saumurois1," or "000 1.", where it alone is small and raised.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.page import Page, Ruling
from cpts_extract.read.piece import Piece

_WORD = re.compile("[^\\s\x00-\x1f\ufffe\uffff]+[\ufffe\x02]?|[\ufffe\x02]")
"""pdfium writes U+FFFE where a line ends in a hyphen."""
_RAISED = re.compile(r"[\d¹²³*)»\]]")
_REACH = 0.2
"""How far a font reaches below the line, in sizes."""
_BOX_SEGMENTS = 6
"""A path of more strokes than this is no line and no box, so it may be the outline of a letter."""
_THIN = 3.0
"""What is drawn lower or narrower than this is a line."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What else stands on a page: whether it holds images or outlines, the text of neither being known."""

    rulings: tuple[Ruling, ...]
    images: bool
    outlines: bool


def page_of(page: pypdfium2.PdfPage, number: int) -> tuple[Page, Drawn]:
    """Give the words of a page, and what is drawn on it.

    Lines of a page that were all written upwards or downwards are laid down (`Page.turn`).
    """
    frame = _Frame(page)
    drawn = _drawn(page, frame)
    textpage = page.get_textpage()
    try:
        found = list(_words(textpage, frame, number))
    finally:
        textpage.close()
    pieces, turns = [piece for piece, _ in found], [turn for _, turn in found]
    turn = Counter(turns).most_common(1)[0][0] if turns else 0
    width, height, rulings = frame.width, frame.height, drawn.rulings
    if turn:
        laid = _Turn(turn, width, height)
        pieces = [laid.piece(piece, turned == turn) for piece, turned in found]
        rulings = tuple(laid.ruling(ruling) for ruling in rulings)
        if turn != 180:
            width, height = height, width
    return Page(number, width, height, tuple(_once(pieces)), rulings, turn), drawn


class _Frame:
    """Where a point of the page's own space stands, from the top left corner of the page as it is shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.rotation: int = page.get_rotation()
        self.width, self.height = page.get_size()

    def at(self, x: float, y: float) -> tuple[float, float]:
        match self.rotation:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        (xa, ya), (xb, yb) = self.at(x0, y0), self.at(x1, y1)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def shows(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Tell whether a part of a box is on the page."""
        return x1 > 0 and bottom > 0 and x0 < self.width and top < self.height and x1 - x0 < 2 * self.width

    def direction(self, a: float, b: float) -> int:
        """Tell whither a text runs: 0 to the right, 90 downwards, 180 to the left, 270 upwards, in degrees."""
        lying = abs(a) >= abs(b)
        degrees = (0 if a >= 0 else 180) if lying else (270 if b > 0 else 90)
        return (degrees + self.rotation) % 360


@dataclass(frozen=True, slots=True)
class _Turn:
    """Turns a page whose text runs downwards (90), upside down (180) or upwards (270), so that it runs to the right."""

    degrees: int
    width: float
    height: float

    def edges(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        match self.degrees:
            case 90:
                return top, self.width - x1, bottom, self.width - x0
            case 180:
                return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        return self.height - bottom, x0, self.height - top, x1

    def piece(self, piece: Piece, upright: bool) -> Piece:
        edges = (round(edge, 2) for edge in self.edges(*piece.box[1:]))
        return Piece(piece.text, piece.size, (piece.box[0], *edges), upright)  # type: ignore[arg-type]

    def ruling(self, ruling: Ruling) -> Ruling:
        return Ruling(*self.edges(ruling.x0, ruling.top, ruling.x1, ruling.bottom))


def _words(textpage: pypdfium2.PdfTextPage, frame: _Frame, number: int) -> Iterator[tuple[Piece, int]]:
    """Yield each word with the direction in which it runs."""
    pen = _Pen(textpage.raw, frame)
    text = _text(textpage)
    for found in _WORD.finditer(text):
        for start, end in _runs(pen, text, found.start(), found.end()):
            raw = text[start:end].replace("\ufffe", "-").replace("\x02", "-")
            # A soft hyphen on a page is a hyphen that was drawn, in a text it is invisible: so before `compose`.
            word = normalise(compose(raw.replace("\u00ad", "-"))).strip()
            if word:
                size, turn, edges = pen.draw(start, end - 1)
                if not frame.shows(*edges):
                    continue
                yield Piece(word, size, (number, *edges), turn == 0), turn


def _text(textpage: pypdfium2.PdfTextPage) -> str:
    """Give the characters of a page, one for each that pdfium counts."""
    count = pdfium.FPDFText_CountChars(textpage.raw)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return text
    # It leaves out what it has no character for, so that the places no longer agree.
    codes = (pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


class _Pen:
    """Tells how a character was drawn: its size, its direction, where it stands."""

    def __init__(self, textpage: pdfium.FPDF_TEXTPAGE, frame: _Frame) -> None:
        self.textpage = textpage
        self.frame = frame
        self.matrix = pdfium.FS_MATRIX()
        self.rect = pdfium.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def style(self, index: int) -> tuple[float, float, float]:
        """Give size and origin of a character."""
        pdfium.FPDFText_GetCharOrigin(self.textpage, index, self.x, self.y)
        return pdfium.FPDFText_GetFontSize(self.textpage, index), self.x.value, self.y.value

    def draw(self, first: int, last: int) -> tuple[float, int, tuple[float, float, float, float]]:
        """Give size, direction and edges of the run of characters from the first to the last."""
        size, x, y = self.style(first)
        pdfium.FPDFText_GetMatrix(self.textpage, first, self.matrix)
        across = self.matrix.c**2 + self.matrix.d**2
        size = round(size * across**0.5, 2) or 1.0
        turn = self.frame.direction(self.matrix.a, self.matrix.b)
        left, top, right, bottom = self.rectangle(first)
        if last != first:
            other = self.rectangle(last)
            left, top = min(left, other[0]), min(top, other[1])
            right, bottom = max(right, other[2]), max(bottom, other[3])
        x, y = self.frame.at(x, y)
        match turn:  # what fonts tell of their height is seldom true, so the line and the size are taken for it
            case 0:
                top, bottom = y - (1 - _REACH) * size, y + _REACH * size
            case 180:
                top, bottom = y - _REACH * size, y + (1 - _REACH) * size
            case 90:
                left, right = x - _REACH * size, x + (1 - _REACH) * size
            case 270:
                left, right = x - (1 - _REACH) * size, x + _REACH * size
        return size, turn, (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))

    def rectangle(self, index: int) -> tuple[float, float, float, float]:
        pdfium.FPDFText_GetLooseCharBox(self.textpage, index, self.rect)
        return self.frame.box(self.rect.left, self.rect.bottom, self.rect.right, self.rect.top)


def _runs(pen: _Pen, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a word where the size or the line changes."""
    first, last = pen.style(start), pen.style(end - 1)
    plain = first[0] == last[0] and abs(first[2] - last[2]) < 0.1 * first[0]
    if end - start == 1 or (plain and not _RAISED.search(text, start, end)):
        yield start, end
        return
    styles = [pen.style(index) for index in range(start, end)]
    at = start
    for index, (one, other) in enumerate(pairwise(styles), start + 1):
        # Of what runs upwards every character stands on a line of its own: there only the size tells.
        level = abs(one[2] - other[2]) < 0.1 * one[0] or abs(one[1] - other[1]) < 0.1 * one[0]
        if one[0] != other[0] or not level:
            yield at, index
            at = index
    yield at, end


def _once(pieces: list[Piece]) -> list[Piece]:
    """Drop what was drawn twice in one place, as some programs do for bold type, a shadow or a second text layer."""
    kept: list[Piece] = []
    places: set[tuple[str, int, int]] = set()
    for piece in pieces:
        column, row = round(piece.box[1] / 2), round(piece.box[2] / 2)
        near = {(piece.text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}
        if near.isdisjoint(places):
            places.add((piece.text, column, row))
            kept.append(piece)
    return kept


def _drawn(page: pypdfium2.PdfPage, frame: _Frame) -> Drawn:
    """Give the lines and edges of a page's own drawing; those within forms count as outlines alone."""
    rulings: list[Ruling] = []
    images = outlines = False
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        thing = pdfium.FPDFPage_GetObject(page.raw, index)
        match pdfium.FPDFPageObj_GetType(thing):
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                images = True
            case pdfium.FPDF_PAGEOBJ_FORM | pdfium.FPDF_PAGEOBJ_SHADING:
                outlines = True
            case pdfium.FPDF_PAGEOBJ_PATH:
                outlines = outlines or pdfium.FPDFPath_CountSegments(thing) > _BOX_SEGMENTS
                if pdfium.FPDFPageObj_GetBounds(thing, *edges):
                    rulings += _edges(*frame.box(*(edge.value for edge in edges)))
    return Drawn(tuple(rulings), images, outlines)


def _edges(x0: float, top: float, x1: float, bottom: float) -> list[Ruling]:
    """Give a drawn line as itself, and of a box its four edges."""
    if bottom - top < _THIN:
        return [Ruling(x0, (top + bottom) / 2, x1, (top + bottom) / 2)]
    if x1 - x0 < _THIN:
        return [Ruling((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)]
    return [
        Ruling(x0, top, x1, top),
        Ruling(x0, bottom, x1, bottom),
        Ruling(x0, top, x0, bottom),
        Ruling(x1, top, x1, bottom),
    ]

"""Sets a release in a layout, as a publisher would: columns, boxes, quotations, figures, footers, hyphens, any page size.

The texts are those of ``corpus/make_pdfs.py``, which holds them as blocks. What a page shows in one order is drawn in
another when `Look.shuffled` says so, as layout programs do.
"""

from __future__ import annotations

import importlib.util
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

CORPUS = Path(__file__).parents[2] / "corpus"
NOTE = "{note}"
Draw = Callable[[Canvas], None]


@dataclass(frozen=True)
class Look:
    """How a release is set."""

    name: str
    size: tuple[float, float] = (595.3, 841.9)
    margin: float = 48
    columns: int = 1
    gutter: float = 18
    font: Literal["Helvetica", "Times"] = "Helvetica"
    type_size: float = 9.5
    leading: float = 1.3
    justified: bool = False
    hyphens: bool = False
    box: Literal["left", "right", "top", "none"] = "none"
    box_width: float = 120
    tiles: Literal["box", "column", "none"] = "none"
    quote: bool = False
    title_across: bool = True
    shuffled: bool = False
    upside: int = 0
    """How the page is turned, in the file: what is shown is the same."""
    twice: bool = False
    """Every word is drawn twice, as a shadow."""
    footer: str = "Siège de l'association, 1 place du Marché"
    number: str = "Page {page} sur {pages}"


@dataclass(frozen=True)
class Frame:
    """A column of a page that text flows into."""

    page: int
    x: float
    top: float
    width: float
    bottom: float


@dataclass
class Sheet:
    """What is drawn on every page, so far."""

    look: Look
    pages: list[list[Draw]] = field(default_factory=list)

    def page(self, number: int) -> list[Draw]:
        while len(self.pages) <= number:
            self.pages.append([])
        return self.pages[number]

    def text(self, page: int, x: float, top: float, text: str, size: float, style: str = "", spread: float = 0) -> None:
        """Draw the words of a line, the first at ``x``; ``top`` is the distance of the baseline from the page's top."""
        font, height = _font(self.look, style), self.look.size[1]

        def draw(canvas: Canvas) -> None:
            at = x
            for word in text.split(" "):
                body, called, rest = word.partition(NOTE)
                canvas.setFont(font, size)
                for shift in (0, 0.3) if self.look.twice else (0,):
                    canvas.drawString(at + shift, height - top, body)
                at += stringWidth(body, font, size)
                if called:
                    canvas.setFont(font, 0.62 * size)
                    canvas.drawString(at, height - top + 0.36 * size, "1")
                    at += stringWidth("1", font, 0.62 * size)
                    canvas.setFont(font, size)
                    canvas.drawString(at, height - top, rest)
                    at += stringWidth(rest, font, size)
                at += stringWidth(" ", font, size) + spread

        self.page(page).append(draw)

    def line(self, page: int, x0: float, x1: float, top: float) -> None:
        self.page(page).append(lambda canvas: canvas.line(x0, self.look.size[1] - top, x1, self.look.size[1] - top))

    def rectangle(self, page: int, x: float, top: float, width: float, height: float) -> None:
        self.page(page).append(lambda canvas: canvas.rect(x, self.look.size[1] - top - height, width, height))


def _font(look: Look, style: str) -> str:
    names = {
        "Helvetica": {"": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"},
        "Times": {"": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic"},
    }
    return names[look.font][style]


def releases() -> list[Any]:
    """Give the releases of the corpus that are kept as blocks."""
    spec = importlib.util.spec_from_file_location("make_pdfs", CORPUS / "make_pdfs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_pdfs"] = module
    spec.loader.exec_module(module)
    return list(module.RELEASES)


STYLES = {  # size in sizes of the text, style, space above
    "kicker": (1.2, "bold", 0.4),
    "title": (1.75, "bold", 0.8),
    "dateline": (1.0, "", 0.6),
    "heading": (1.2, "bold", 1.1),
    "lead": (1.0, "", 0.7),
    "para": (1.0, "", 0.6),
    "bullet": (1.0, "", 0.3),
    "item": (1.0, "", 0.3),
    "subitem": (1.0, "", 0.3),
}
ACROSS = ("kicker", "title", "dateline")
QUOTE = "« Un soin que l'on partage est un soin que l'on tient. »"
TILES = (("1 234", "rendez-vous pris"), ("plus de", "56", "réunions tenues"))


def typeset(release: Any, look: Look) -> bytes:
    """Set a release."""
    sheet = Sheet(look)
    blocks = list(release.blocks)
    top = look.margin + 20
    head = [block for block in blocks if block[0] in ACROSS] if look.title_across else []
    body = [block for block in blocks if block not in head]
    left, right = look.margin, look.size[0] - look.margin
    if look.box == "left":
        left += look.box_width + 20
    elif look.box == "right":
        right -= look.box_width + 20
    if look.box == "top":
        top += 70
    first = top
    for kind, text in head:
        first = _across(sheet, kind, text, left, right, first)
    frames = _frames(look, left, right, top, first + 14 if head else first)
    _flow(sheet, body, frames)
    last = len(sheet.pages)
    bottom = look.size[1] - look.margin - 40
    _note(sheet, release.footnote, left, right, bottom + 6)
    for page in range(last):
        _box(sheet, release, page)
        sheet.text(page, look.margin, look.size[1] - look.margin + 12, look.footer, 6.5)
        number = look.number.format(page=page + 1, pages=last)
        sheet.text(page, right - 50, look.size[1] - look.margin + 12, number, 6.5)
    return _saved(sheet)


def _frames(look: Look, left: float, right: float, top: float, first: float) -> Iterator[Frame]:
    bottom = look.size[1] - look.margin - 40
    width = (right - left - (look.columns - 1) * look.gutter) / look.columns
    page = 0
    while True:
        for column in range(look.columns):
            x = left + column * (width + look.gutter)
            yield Frame(page, x, top if page else first, width, bottom - (24 if not page else 0))
        page += 1


def _across(sheet: Sheet, kind: str, text: str, left: float, right: float, at: float) -> float:
    scale, style, above = STYLES[kind]
    size = scale * sheet.look.type_size
    at += above * sheet.look.type_size
    for words, _ in _wrapped(text, _font(sheet.look, style), size, right - left, hyphens=False):
        at += 1.2 * size
        sheet.text(0, left, at, words, size, style)
    return at


def _flow(sheet: Sheet, blocks: list[tuple[str, str]], frames: Iterator[Frame]) -> None:
    """Let blocks flow through columns and pages; a paragraph breaks wherever a column is full."""
    look = sheet.look
    frame = next(frames)
    at = frame.top
    for number, (kind, text) in enumerate(blocks):
        scale, style, above = STYLES[kind]
        size = scale * look.type_size
        indent = {"bullet": 10.0, "item": 0.0, "subitem": 12.0}.get(kind, 0.0)
        pitch = look.leading * size
        lines = _wrapped(text, _font(look, style), size, frame.width - indent, hyphens=look.hyphens and not style)
        if number:
            at += above * look.type_size
        if kind == "heading" and at + pitch * (len(lines) + 2) > frame.bottom:
            at = frame.bottom  # no heading at the foot of a column
        for place, (words, ends) in enumerate(lines):
            at += pitch
            if at > frame.bottom:
                frame = next(frames)
                at = frame.top + pitch
                if frame.page == 1 and look.quote and frame.x < look.margin + 200:
                    at = _quote(sheet, frame) + pitch
                if look.tiles == "column" and frame.page == 1 and frame.x > look.margin + 200:
                    at = _tiles(sheet, frame.page, frame.x, frame.top, frame.width) + pitch
            spread = 0.0
            if look.justified and not style and not ends and " " in words:
                room = frame.width - indent - _width(words, _font(look, style), size)
                spread = room / words.count(" ")
            if kind == "bullet" and not place:
                sheet.text(frame.page, frame.x, at, "•", size)
            sheet.text(frame.page, frame.x + indent, at, words, size, style, spread)


def _width(words: str, font: str, size: float) -> float:
    calls = words.count(NOTE)
    return float(stringWidth(words.replace(NOTE, ""), font, size) + calls * stringWidth("1", font, 0.62 * size))


def _wrapped(text: str, font: str, size: float, width: float, *, hyphens: bool) -> list[tuple[str, bool]]:
    """Break a text into lines, each with whether it is the last."""
    lines: list[str] = []
    line = ""
    words = text.split(" ")
    while words:
        word = words.pop(0)
        longer = f"{line} {word}" if line else word
        if _width(longer, font, size) <= width:
            line = longer
            continue
        if hyphens and (cut := _cut(word, line, font, size, width)):
            first, rest = word[:cut], word[cut:]
            lines.append(f"{line} {first}-" if line else f"{first}-")
            line, words = "", [rest, *words]
            continue
        if "-" in word and hyphens:
            head, _, rest = word.partition("-")
            if _width(f"{line} {head}-", font, size) <= width:
                lines.append(f"{line} {head}-")
                line, words = "", [rest, *words]
                continue
        lines.append(line)
        line = word
    lines.append(line)
    return [(line, number == len(lines) - 1) for number, line in enumerate(lines) if line]


def _cut(word: str, line: str, font: str, size: float, width: float) -> int:
    """Find the last place where a word may be cut so that its head fits."""
    if not word.isalpha() or len(word) < 7 or word.isupper() or word[0].isupper():
        return 0
    places = [m.end() for m in re.finditer(r"[aeiouéèê](?=[bcdfgjlmnpqrstv][aeiouéèê])", word)]
    for place in reversed(places):
        if 2 <= place <= len(word) - 3 and _width(f"{line} {word[:place]}-", font, size) <= width:
            return place
    return 0


def _quote(sheet: Sheet, frame: Frame) -> float:
    size = 1.35 * sheet.look.type_size
    at = frame.top
    sheet.line(frame.page, frame.x, frame.x + frame.width, at)
    for words, _ in _wrapped(QUOTE, _font(sheet.look, "italic"), size, frame.width, hyphens=False):
        at += 1.3 * size
        sheet.text(frame.page, frame.x, at, words, size, "italic")
    sheet.line(frame.page, frame.x, frame.x + frame.width, at + 8)
    return at + 12


def _tiles(sheet: Sheet, page: int, x: float, top: float, width: float) -> float:
    """Draw figures in large type, side by side in a column, below each other in a box."""
    size = sheet.look.type_size
    half = width / 2 if width > 150 else 0.0
    at = deepest = top
    for number, tile in enumerate(TILES):
        at = top if half else at
        at += 10
        for part in tile:
            large = part[0].isdigit()
            at += 2.4 * size if large else 1.3 * size
            sheet.text(page, x + number * half, at, part, 2.2 * size if large else size, "bold" if large else "")
        deepest = max(deepest, at)
    return deepest + 12


def _box(sheet: Sheet, release: Any, page: int) -> None:
    look = sheet.look
    if look.box == "none":
        return
    x = look.size[0] - look.margin - look.box_width if look.box == "right" else look.margin
    top = look.margin + 16 if look.box != "top" else look.margin - 12
    size = 7.5
    at = top + 6
    lines = [
        words
        for text in release.contact
        for words, _ in _wrapped(text, _font(look, ""), size, look.box_width - 12, hyphens=False)
    ]
    for number, words in enumerate(lines):
        at += 1.25 * size
        sheet.text(page, x + 6, at, words, size, "" if number else "bold")
    sheet.rectangle(page, x, top, look.box_width, at + 6 - top)
    if look.tiles == "box" and look.box != "top":
        _tiles(sheet, page, x, at + 14, 100)


def _note(sheet: Sheet, text: str, left: float, right: float, top: float) -> None:
    size = 0.76 * sheet.look.type_size
    lines = _wrapped(text, _font(sheet.look, ""), size, right - left - 6, hyphens=False)
    top -= 1.2 * size * max(len(lines) - 3, 0)
    sheet.line(0, left, left + 80, top - 12)
    sheet.text(0, left, top - 0.3 * size, "1", 0.62 * size)
    for number, (words, _) in enumerate(lines):
        sheet.text(0, left + 6, top + 1.2 * size * number, words, size)


def _saved(sheet: Sheet) -> bytes:
    look = sheet.look
    file = BytesIO()
    width, height = look.size
    canvas = Canvas(file, pagesize=(width, height), invariant=True)  # which turns the page by itself
    for number, drawings in enumerate(sheet.pages):
        if look.shuffled:
            random.Random(number).shuffle(drawings)
        match look.upside:  # the page is drawn turned, and turned back by its own mark
            case 90:
                canvas.translate(height, 0)
                canvas.rotate(90)
            case 180:
                canvas.translate(width, height)
                canvas.rotate(180)
            case 270:
                canvas.translate(0, width)
                canvas.rotate(270)
        canvas.setPageRotation(look.upside)
        for draw in drawings:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def blocks_of(release: Any) -> list[str]:
    """Give the blocks of a release as a reader should find them, the call of its note raised, its note last."""
    plain = [re.sub(r"\s+", " ", text.replace(NOTE, "¹")) for _, text in release.blocks]
    return [*plain, f"¹ {release.footnote}"]

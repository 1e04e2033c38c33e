"""PDF files: words and boxes through pdfplumber, lines and paragraphs by their distances.

The plain case: one column, read from top to bottom. Columns, boxes beside the text and scans get no care here; a page
layout that knows them would take the place of `_lines`.

Distances were measured on 20 PDFs (the word, table and leaflet layouts of ../shared/pdfs, and corpus/), in units of the
font size: the widest gap between two words of a justified line is 0.9 (and 2.0 in the worst line of corpus/, where all
gaps are as wide), between a list mark and its text 1.0, the narrowest between two cells or columns 3.5.
"""

from __future__ import annotations

import logging
import math
import re
import statistics
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from cpts_extract.errors import UnreadableError
from cpts_extract.models import Box, Word
from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.piece import Piece
from cpts_extract.read.reading import Reading
from cpts_extract.read.scan import NoReaderError, Scan, missing, read_scan

if TYPE_CHECKING:
    from pdfplumber.page import Page

_CELL_GAP = 1.6
"""A gap this many font sizes wide parts the cells of a table, unless the whole line is spaced out like this."""
_SURE_CELL_GAP = 3.0
"""A gap this wide parts cells in any line."""
_GLUE_GAP = 0.1
"""Pieces nearer to each other than this are one word: "Vexin" and the footnote mark on it."""
_BASELINE_SHIFT = 0.3
"""How far the baselines of two words of one line may differ, in sizes of the smaller."""
_RAISE = 0.6
"""How far a superscript may stand above the baseline, in sizes of the word that it stands on."""
_PARAGRAPH_PITCH = 1.25
"""A distance between lines this many times the usual one parts two paragraphs."""
_CELL_SPACES = "   "
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NO_TEXT_LAYER = "has no text layer"
_NO_CODE = re.compile(r"\(cid:\d+\)")
"""What pdfminer writes for a glyph of which the font does not say the character."""


_Line = list[Piece]


def read_pdf(source: str, data: bytes) -> Reading:
    """Read the text layer of a PDF, or what tesseract reads on its pages of images, with the box of every word.

    Lines are parted by a line feed, paragraphs by an empty line, the cells of a table row by three spaces, pages by a
    form feed. A page that holds an image and no text, or that is broken while others are not, becomes a problem.

    Raises:
        UnreadableError: The PDF is broken, encrypted, without pages, or no page has text.
    """
    pages, problems, scans = _pages(source, data)
    text, words = _join(pages)
    if scans:  # lines were laid out as if the page had not lain askew
        words = tuple(
            replace(word, box=scans[word.box[0]].on_page(word.box)) if word.box[0] in scans else word for word in words
        )
    if not words:
        raise UnreadableError(source, _why_no_text(len(pages), problems))
    if b"%%EOF" not in data:
        problems.append("the end of the file is missing: pages may be lost")
    return Reading(text, words, len(pages), tuple(problems))


def _why_no_text(pages: int, problems: list[str]) -> str:
    broken = [problem for problem in problems if "broken" in problem]
    if broken:
        return f"broken PDF: {broken[0]}"
    count = f"{pages} page{'s' if pages > 1 else ''}"
    if not problems:
        return f"no text: {count}, empty"
    return f"no text layer: {count} of images; {missing() or 'no word is found in them'}"


def _pages(source: str, data: bytes) -> tuple[list[list[_Line]], list[str], dict[int, Scan]]:
    """Give the lines of every page, the problems met, and the pages that were read from their images."""
    import pdfplumber  # here, because it takes half a second and most inputs are texts
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    pages: list[list[_Line]] = []
    problems: list[str] = []
    scans: dict[int, Scan] = {}
    with _quiet():
        try:
            with pdfplumber.open(BytesIO(data)) as pdf:
                for page in pdf.pages:
                    lines, problem = _page(page)
                    if problem == _NO_TEXT_LAYER:
                        lines, problem = _scanned(data, page.page_number, scans)
                    pages.append(lines)
                    if problem:
                        problems.append(f"page {page.page_number} {problem}")
                    page.close()  # its objects would stay in memory until the end
        except Exception as error:  # what pdfminer raises on broken files is of any kind
            if _chain_holds(error, PDFPasswordIncorrect):
                raise UnreadableError(source, "encrypted PDF: it asks for a password") from error
            raise UnreadableError(source, f"broken PDF: {_one_line(error)}") from error
    if not pages:
        # pdfminer says nothing when it cannot follow a damaged table of objects.
        raise UnreadableError(source, "PDF without pages, or damaged so that none is found")
    return pages, problems, scans


def _scanned(data: bytes, number: int, scans: dict[int, Scan]) -> tuple[list[_Line], str | None]:
    """Give the lines of a page of images, and what is wrong with it; note what was read."""
    try:
        scan = read_scan(data, number)
    except NoReaderError as error:
        return [], f"{_NO_TEXT_LAYER} ({error})"
    except Exception as error:
        return [], f"{_NO_TEXT_LAYER}, and its image cannot be read: {_one_line(error)}"
    if not scan.pieces:
        return [], f"{_NO_TEXT_LAYER}, and no word is found in its image"
    scans[number] = scan
    return _lines(list(scan.pieces)), None


def _page(page: Page) -> tuple[list[_Line], str | None]:
    """Give the lines of a page, and what is wrong with it."""
    try:
        lines = _lines(_pieces(page))
    except Exception as error:
        return [], f"is broken: {_one_line(error)}"
    uncoded = sum(piece.text.count("\ufffd") for line in lines for piece in line)
    if uncoded:
        return lines, f"has {uncoded} characters of unknown meaning (\ufffd)"
    # An image, or outlines in place of letters. A page with neither is blank, and nothing of it is lost.
    if not lines and (page.images or page.curves):
        return [], _NO_TEXT_LAYER
    return lines, None


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence pdfminer, which logs a warning for every oddity of a font."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _chain_holds(error: BaseException, kind: type[BaseException]) -> bool:
    """Tell whether an error is of a kind, or wraps one that is, as pdfplumber wraps those of pdfminer."""
    inner = [error.__cause__, error.__context__, *error.args]
    return isinstance(error, kind) or any(isinstance(e, BaseException) and _chain_holds(e, kind) for e in inner)


def _one_line(error: BaseException) -> str:
    """Say an error in one short line.

    >>> _one_line(KeyError("Pages"))
    "KeyError: 'Pages'"
    >>> _one_line(RecursionError())
    'RecursionError'
    """
    message = " ".join(str(error).split())
    # pdfplumber hides it in an error of its own; the limit of memory must be told as such.
    kind = "MemoryError" if _chain_holds(error, MemoryError) else type(error).__name__
    return f"{kind}: {message}"[:120] if message else kind


def _pieces(page: Page) -> list[Piece]:
    """Give the runs of characters of a page, those of one size each."""
    options: dict[str, Any] = {"x_tolerance_ratio": 0.15, "use_text_flow": False, "keep_blank_chars": False}
    page = _without_doubles(page)
    if all(char["upright"] for char in page.chars):
        words = page.extract_words(extra_attrs=["size"], **options)
    else:
        # Turned by a quarter, as the text on a leaflet's edge: it has no size that pdfplumber can tell.
        turned = page.filter(lambda thing: not thing.get("upright", True))
        page = page.filter(lambda thing: thing.get("upright", True))
        words = page.extract_words(extra_attrs=["size"], **options)
        words += turned.extract_words(char_dir_rotated="btt", **options)
    left, top = page.bbox[:2]  # not always (0, 0)
    pieces = []
    for word in words:
        # A soft hyphen on a page is a hyphen that was drawn, in a text it is invisible: so before `compose`.
        text = compose(_NO_CODE.sub("\ufffd", word["text"]).replace("\u00ad", "-"))
        text = normalise(text).strip()
        edges = (word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
        x0, y0, x1, y1 = (round(float(edge), 2) for edge in edges)
        size = float(word.get("size", x1 - x0))
        if text:
            pieces.append(Piece(text, size, (page.page_number, x0, y0, x1, y1), bool(word["upright"])))
    return pieces


def _without_doubles(page: Page) -> Page:
    """Drop letters drawn twice in one place, as some programs do for bold type or a shadow."""
    places = {(char["text"], round(char["x0"]), round(char["top"])) for char in page.chars}
    # Looked at first, because dropping them takes twice as long as reading the page.
    return page.dedupe_chars() if len(places) < 0.98 * len(page.chars) else page


def _lines(pieces: list[Piece]) -> list[_Line]:
    """Gather pieces into lines, from top to bottom and from left to right; text that is turned comes last."""
    lines: list[_Line] = []  # the first piece of each is its largest
    upright = (piece for piece in pieces if piece.upright)
    for piece in sorted(upright, key=lambda piece: (-piece.size, piece.box[2], piece.box[1])):
        home = next((line for line in lines if _beside(line[0], piece) and _belongs(line, piece)), None)
        if home is None:
            lines.append([piece])
        else:
            home.append(piece)
    lines.sort(key=lambda line: line[0].baseline)
    turned = sorted((piece for piece in pieces if not piece.upright), key=lambda piece: (piece.box[1], -piece.box[4]))
    return [
        *(_glued(sorted(line, key=lambda piece: piece.box[1])) for line in lines),
        *(list(line) for _, line in groupby(turned, key=lambda piece: piece.box[1])),
    ]


def _beside(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces stand side by side for half the height of the lower one."""
    overlap = min(one.box[4], other.box[4]) - max(one.box[2], other.box[2])
    return overlap >= min(one.height, other.height) / 2


def _belongs(line: _Line, piece: Piece) -> bool:
    """Tell whether a piece stands on a line, or is a superscript right behind or before one of its words."""
    if abs(line[0].baseline - piece.baseline) <= _BASELINE_SHIFT * piece.size:
        return True
    return any(
        _raised(piece, word) and min(_gap(word, piece), _gap(piece, word)) < 2 * _GLUE_GAP * word.size for word in line
    )


def _raised(piece: Piece, word: Piece) -> bool:
    """Tell whether a piece is set as a superscript to a word: smaller, and above its baseline."""
    rise = (word.baseline - piece.baseline) / word.size
    return piece.size < 0.8 * word.size and 0.1 < rise < _RAISE


def _gap(left: Piece, right: Piece) -> float:
    """Measure the way from the end of one piece to the start of the next; endless when that begins before it."""
    gap = right.box[1] - left.box[3]
    return gap if gap > -_GLUE_GAP * left.size else math.inf


def _glued(line: _Line) -> _Line:
    """Join the pieces of one word; digits that stand raised and small become superscript characters."""
    words: list[Piece] = []
    base = line[0]  # the last piece that was no superscript
    for piece, following in zip_longest(line, line[1:]):
        text = piece.text
        if _raised(piece, base) or (following and piece is base and _raised(piece, following)):
            text = text.translate(_SUPERSCRIPTS)
        else:
            base = piece
        last = words[-1] if words else None
        if last and piece.box[1] - last.box[3] < _GLUE_GAP * max(last.size, piece.size):
            confidence = min(last.confidence, piece.confidence)
            words[-1] = Piece(
                last.text + text, max(last.size, piece.size), _union(last.box, piece.box), True, confidence
            )
        else:
            words.append(replace(piece, text=text))
    return words


def _union(one: Box, other: Box) -> Box:
    page, x0, top, x1, bottom = one
    return page, min(x0, other[1]), min(top, other[2]), max(x1, other[3]), max(bottom, other[4])


def _join(pages: list[list[_Line]]) -> tuple[str, tuple[Word, ...]]:
    """Write the lines of all pages one after another, and note where each word came to stand."""
    parts: list[str] = []
    words: list[Word] = []
    length = 0
    number = 0

    def write(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    for index, lines in enumerate(pages):
        if index:
            write("\f")
        breaks = _line_breaks(lines)
        for line, line_break in zip(lines, breaks, strict=True):
            write(line_break)
            for space, word in zip(_spaces(line), line, strict=True):
                write(space)
                words.append(Word(length, length + len(word.text), number, word.box, word.confidence))
                write(word.text)
            number += 1
    return "".join(parts), tuple(words)


def _spaces(line: _Line) -> list[str]:
    """Say what stands before each word of a line: nothing, a space, or three where another cell begins."""
    gaps = [(right.box[1] - left.box[3]) / max(left.size, right.size) for left, right in pairwise(line)]
    # Justified type spreads few words over a whole line: then no gap is wider than the others.
    usual = statistics.median(gaps) if len(gaps) > 2 else 0.0
    widest = min(max(_CELL_GAP, 1.5 * usual), _SURE_CELL_GAP)
    return ["", *(_CELL_SPACES if gap > widest else " " for gap in gaps)]


def _line_breaks(lines: list[_Line]) -> list[str]:
    """Say what stands before each line of a page: nothing, a line feed, or an empty line where a paragraph begins."""
    mains = [max(line, key=lambda word: word.size) for line in lines]
    pitches: defaultdict[float, list[float]] = defaultdict(list)
    for above, below in pairwise(mains):
        if _alike(above, below):
            pitches[round(below.size)].append(below.baseline - above.baseline)
    usual = {size: statistics.median_low(found) for size, found in pitches.items()}
    breaks = [""] if lines else []
    for above, below in pairwise(mains):
        pitch = min(usual.get(round(below.size), 1.35 * below.size), 1.8 * below.size)
        together = _alike(above, below) and below.baseline - above.baseline <= _PARAGRAPH_PITCH * pitch
        breaks.append("\n" if together else "\n\n")
    return breaks


def _alike(above: Piece, below: Piece) -> bool:
    """Tell whether two lines are set in the same size, so that they may belong to one paragraph."""
    return abs(above.size - below.size) <= 0.08 * max(above.size, below.size)

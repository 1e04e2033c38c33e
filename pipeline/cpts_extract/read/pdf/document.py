"""From the bytes of a PDF to its text: page by page, and what is wrong with each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from cpts_extract.errors import UnreadableError
from cpts_extract.read.layout import lay_out
from cpts_extract.read.page import Page
from cpts_extract.read.pdf import ReadImage
from cpts_extract.read.pdf.ligatures import mend
from cpts_extract.read.pdf.opening import one_line, open_pdf, page_counts_differ
from cpts_extract.read.pdf.words import page_of
from cpts_extract.read.reading import Reading
from cpts_extract.read.scan import NoReaderError, Scan, missing

_NO_TEXT_LAYER = "no text layer"


@dataclass(frozen=True, slots=True)
class _Read:
    """A page, what is wrong with it, and how it was read if that was from its image."""

    page: Page
    problem: str | None = None
    scan: Scan | None = None


def read(source: str, data: bytes, read_image: ReadImage) -> Reading:
    """Read a PDF (see `read_pdf`)."""
    with open_pdf(source, data) as document:
        unread = _unread(document)
        read = [_page(document, number, data, read_image) for number in range(1, len(document) + 1)]
    mended = mend([one.page.pieces for one in read])
    pages = [replace(one.page, pieces=tuple(pieces)) for one, pieces in zip(read, mended, strict=True)]
    problems = [
        f"page {page.number} {problem}"
        for page, one in zip(pages, read, strict=True)
        if (problem := one.problem or _unknown(page))
    ]
    text, words = lay_out(pages)
    scans = {one.page.number: one.scan for one in read if one.scan}
    if scans:  # they were laid out as if they had not lain askew
        words = tuple(
            replace(word, box=scans[word.box[0]].on_page(word.box)) if word.box[0] in scans else word for word in words
        )
    damage = page_counts_differ(data, len(read))
    if not words:
        raise UnreadableError(source, _why_no_text(len(read), problems, damage))
    problems += [*damage, *unread]
    if b"%%EOF" not in data:
        problems.append("the end of the file is missing: pages may be lost")
    return Reading(text, words, len(read), tuple(problems))


def _unread(document: pypdfium2.PdfDocument) -> list[str]:
    """Say what is in the file beside its pages."""
    found = []
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        found.append("JavaScript in it is not run")
    for number in range(document.count_attachments()):
        name = document.get_attachment(number).get_name()
        found.append(f"a file within the PDF is not read: {' '.join(name.split()) or 'without a name'}")
    return found


def _unknown(page: Page) -> str | None:
    count = sum(piece.text.count("\ufffd") for piece in page.pieces)
    return f"has {count} characters of unknown meaning (\ufffd)" if count else None


def _why_no_text(pages: int, problems: list[str], damage: list[str]) -> str:
    broken = [problem for problem in problems if "broken" in problem]
    if broken:
        return f"broken PDF: {broken[0]}"
    if damage and not problems:
        return f"broken PDF: {damage[0]}"
    count = f"{pages} page{'s' if pages > 1 else ''}"
    if not problems:
        return f"no text: {count}, empty"
    failed = next((problem.partition(", and ")[2] for problem in problems if "cannot be read" in problem), None)
    return f"{_NO_TEXT_LAYER}: {count} of images; {missing() or failed or 'no word is found in them'}"


def _page(document: pypdfium2.PdfDocument, number: int, data: bytes, read_image: ReadImage) -> _Read:
    try:
        handle = document[number - 1]
        try:
            page, drawn = page_of(handle, number)
        finally:
            handle.close()
    except Exception as error:
        return _Read(Page(number, 0.0, 0.0, ()), f"is broken: {one_line(error)}")
    # A page with neither text nor image nor outlines is blank, and nothing of it is lost.
    if page.pieces or not (drawn.images or drawn.outlines):
        return _Read(page)
    try:
        scan = read_image(data, number)
    except NoReaderError as error:
        return _Read(page, f"has {_NO_TEXT_LAYER} ({error})")
    except Exception as error:
        return _Read(page, f"has {_NO_TEXT_LAYER}, and its image cannot be read: {one_line(error)}")
    if not scan.pieces:
        return _Read(page, f"has {_NO_TEXT_LAYER}, and no word is found in its image")
    # The lines drawn on it are left out: they may be strokes of letters.
    return _Read(Page(number, 2 * scan.centre[0], 2 * scan.centre[1], scan.pieces), scan=scan)

"""From the bytes of a PDF to its text: page by page, and what is wrong with each."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2

from cpts_extract.errors import UnreadableError
from cpts_extract.read.layout import lay_out
from cpts_extract.read.page import Page
from cpts_extract.read.pdf import ReadImage
from cpts_extract.read.pdf.ligatures import mend
from cpts_extract.read.pdf.opening import one_line, open_pdf, page_counts_differ
from cpts_extract.read.pdf.words import page_of
from cpts_extract.read.reading import Reading


def read(source: str, data: bytes, read_image: ReadImage | None) -> Reading:
    """Read a PDF (see `read_pdf`)."""
    with open_pdf(source, data) as document:
        read = [_page(document, number, data, read_image) for number in range(1, len(document) + 1)]
    mended = mend([page.pieces for page, _ in read])
    pages = [replace(page, pieces=tuple(pieces)) for (page, _), pieces in zip(read, mended, strict=True)]
    problems = [
        f"page {page.number} {problem}"
        for page, (_, broken) in zip(pages, read, strict=True)
        if (problem := broken or _unknown(page))
    ]
    text, words = lay_out(pages)
    damage = page_counts_differ(data, len(read))
    if not words:
        raise UnreadableError(source, _why_no_text(len(read), problems, damage))
    problems += damage
    if b"%%EOF" not in data:
        problems.append("the end of the file is missing: pages may be lost")
    return Reading(text, words, len(read), tuple(problems))


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
    return f"no text layer: {count} of images" if problems else f"no text: {count}, empty"


def _page(
    document: pypdfium2.PdfDocument, number: int, data: bytes, read_image: ReadImage | None
) -> tuple[Page, str | None]:
    """Give a page, and what is wrong with it."""
    try:
        handle = document[number - 1]
        try:
            page, drawn = page_of(handle, number)
        finally:
            handle.close()
    except Exception as error:
        return Page(number, 0.0, 0.0, ()), f"is broken: {one_line(error)}"
    # A page with neither text nor image nor outlines is blank, and nothing of it is lost.
    if page.pieces or not (drawn.images or drawn.outlines):
        return page, None
    seen = read_image(data, number) if read_image else None
    if seen is None:
        return page, "has no text layer"
    return Page(number, page.width, page.height, tuple(seen), page.rulings), None

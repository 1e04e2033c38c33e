"""PDF files: opened by pypdfium2, which mends broken ones; their pages counted by pdfminer too; laid out by `read.layout`."""

from __future__ import annotations

from collections.abc import Callable

from cpts_extract.read.reading import Reading
from cpts_extract.read.scan import Scan, read_scan

__all__ = ["ReadImage", "pdf_says_nothing", "read_pdf"]

ReadImage = Callable[[bytes, int], Scan]
"""Reads the words of a page, given the file and the page's number, from its image; raises `scan.NoReaderError`."""


def read_pdf(source: str, data: bytes, read_image: ReadImage = read_scan) -> Reading:
    """Read the text of a PDF, with the box of every word.

    Lines are parted by a line feed, paragraphs by an empty line, the cells of a table row by three spaces, pages by a
    form feed (see `layout.write`). A page without text that holds an image is given to ``read_image``. A page that
    remains without text, or that is broken while others are not, becomes a problem.

    Raises:
        UnreadableError: The PDF is broken, encrypted, without pages, or no page has text.
    """
    from cpts_extract.read.pdf.document import read  # here, because pypdfium2 takes a fifth of a second to load

    return read(source, data, read_image)


def pdf_says_nothing(data: bytes) -> bool:
    """Tell from a first look that a PDF does not speak of CPTS; False wherever that is not certain."""
    from cpts_extract.read.pdf.look import says_nothing

    return says_nothing(data)

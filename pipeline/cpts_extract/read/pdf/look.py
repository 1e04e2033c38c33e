"""The first look at a PDF: its text layer, as pdfium gives it, before any word is placed."""

from __future__ import annotations

import pypdfium2

from cpts_extract.errors import UnreadableError
from cpts_extract.read.look import speaks_of_cpts
from cpts_extract.read.pdf.opening import open_pdf

_LEAST_LETTERS = 0.5
"""Share of letters among a page's characters, below which its font may have no table that says what they mean."""


def says_nothing(data: bytes) -> bool:
    """Tell that every page has a text that can be read, and none speaks of CPTS.

    False wherever that is not certain: a page without text may be a scan, and a file without its end lacks pages.
    """
    try:
        with open_pdf("", data) as document:
            return b"%%EOF" in data and all(_says_nothing(page) for page in document)
    except (UnreadableError, pypdfium2.PdfiumError):
        return False  # which the reader says better


def _says_nothing(page: pypdfium2.PdfPage) -> bool:
    try:
        layer = page.get_textpage()
        try:
            text = layer.get_text_range()
        finally:
            layer.close()
    finally:
        page.close()
    dense = "".join(text.split())
    letters = sum(map(str.isalpha, dense))
    return bool(dense) and "\ufffd" not in dense and letters >= _LEAST_LETTERS * len(dense) and not speaks_of_cpts(text)

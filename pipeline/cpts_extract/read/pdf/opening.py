"""Opening a PDF, whatever is wrong with it, and telling what is."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium

from cpts_extract.errors import UnreadableError


@contextmanager
def open_pdf(source: str, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF; pdfium rebuilds its table of objects where that is broken.

    Raises:
        UnreadableError: It is broken beyond that, encrypted, or without pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise UnreadableError(source, "encrypted PDF: it asks for a password") from error
        raise UnreadableError(source, f"broken PDF: {one_line(error)}") from error
    except Exception as error:
        raise UnreadableError(source, f"broken PDF: {one_line(error)}") from error
    try:
        if not len(document):
            raise UnreadableError(source, "PDF without pages, or damaged so that none is found")
        yield document
    finally:
        document.close()


def page_counts_differ(data: bytes, pages: int) -> list[str]:
    """Say so if pdfminer finds another number of pages than pdfium: then the file is damaged, and pages may be lost."""
    from pdfminer.pdfdocument import PDFDocument  # here, because it takes a sixth of a second
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    with _quiet():
        try:
            count = sum(1 for _ in PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data)))))
        except MemoryError:
            return ["its pages could not be counted a second time: MemoryError"]
        except Exception:  # what it raises on broken files is of any kind
            return ["the file is damaged: pages may be lost"]
    if count == pages:
        return []
    return [f"the file is damaged: pdfium finds {_pages(pages)}, pdfminer {count}"]


def _pages(count: int) -> str:
    return f"{count} page{'s' if count > 1 else ''}"


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


def one_line(error: BaseException) -> str:
    """Say an error in one short line.

    >>> one_line(KeyError("Pages"))
    "KeyError: 'Pages'"
    >>> one_line(RecursionError())
    'RecursionError'
    """
    message = " ".join(str(error).split())
    kind = type(error).__name__
    return f"{kind}: {message}"[:120] if message else kind

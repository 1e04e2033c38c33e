"""The one registry of readers, one for each kind of container, all with the same face: ``(source, bytes) -> Reading``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from cpts_extract.read.docx import read_docx
from cpts_extract.read.odt import read_odt
from cpts_extract.read.pdf import pdf_says_nothing, read_pdf
from cpts_extract.read.reading import Reading
from cpts_extract.read.text import read_text
from cpts_extract.read.web import read_web

Container = Literal["text", "pdf", "html", "docx", "odt"]
READERS: dict[Container, Callable[[str, bytes], Reading]] = {
    "text": read_text,
    "pdf": read_pdf,
    "html": read_web,
    "docx": read_docx,
    "odt": read_odt,
}


def read_here(container: Container, source: str, data: bytes, first_look: bool = False) -> Reading | None:
    """Read the bytes of a file in this very process; None where a first look was asked for and finds nothing on CPTS.

    What needs unpacking before it can be looked into is read, and looked at by who asked.
    """
    if first_look and container == "pdf" and pdf_says_nothing(data):
        return None
    return READERS[container](source, data)

"""The one registry of readers, one for each kind of container, all with the same face: ``(source, bytes) -> Reading``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from cpts_extract.read.docx import read_docx
from cpts_extract.read.odt import read_odt
from cpts_extract.read.pdf import read_pdf
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


def read_here(container: Container, source: str, data: bytes) -> Reading:
    """Read the bytes of a file in this very process."""
    return READERS[container](source, data)

"""One file, read and its facts extracted, for every command that does so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cpts_extract.errors import RuleError, UnreadableError
from cpts_extract.models import Document, Extraction

if TYPE_CHECKING:
    from cpts_extract.read.worker import Worker


def read_file(path: Path, worker: Worker, least: float = 0.0) -> tuple[Document, Extraction]:
    """Read a file and extract its facts of at least so much confidence; whatever goes wrong is that file's affair alone.

    Raises:
        UnreadableError: It cannot be read, or this project fails at it ("internal error: ...").
        RuleError: A pattern file is wrong: no file can be read.
    """
    from cpts_extract.extract import extract
    from cpts_extract.read import read_document

    try:
        document = read_document(path, worker)
        return document, extract(document, least)
    except (UnreadableError, RuleError):
        raise
    except Exception as error:
        raise UnreadableError(str(path), internal(error)) from error


def internal(error: Exception) -> str:
    """Say in one line that this project failed, not the file."""
    return " ".join(f"internal error: {type(error).__name__}: {error}".split())

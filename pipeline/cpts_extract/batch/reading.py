"""One file, read and its facts extracted, for every command that does so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cpts_extract.errors import IrrelevantError, RuleError, UnreadableError
from cpts_extract.models import Document, Extraction

if TYPE_CHECKING:
    from cpts_extract.read.worker import Worker


def read_file(
    path: Path, worker: Worker, least: float = 0.0, *, first_look: bool = False
) -> tuple[Document, Extraction]:
    """Read a file and extract its facts of at least so much confidence; whatever goes wrong is that file's affair alone.

    Raises:
        As `read_with`.
    """
    from cpts_extract.read import read_document

    return read_with(lambda: read_document(path, worker, first_look=first_look), str(path), least)


def read_with(read: Callable[[], Document], source: str, least: float = 0.0) -> tuple[Document, Extraction]:
    """Extract the facts, of at least so much confidence, of what a function reads.

    Raises:
        IrrelevantError: A first look was asked for, and the file says nothing of CPTS.
        UnreadableError: It cannot be read, or this project fails at it ("internal error: ...").
        RuleError: A pattern file is wrong: no file can be read.
    """
    from cpts_extract.extract import extract

    try:
        document = read()
        return document, extract(document, least)
    except (UnreadableError, IrrelevantError, RuleError):
        raise
    except MemoryError as error:
        raise UnreadableError(source, "needs more memory than it may take") from error
    except Exception as error:
        raise UnreadableError(source, internal(error)) from error


def internal(error: Exception) -> str:
    """Say in one line that this project failed, not the file."""
    return " ".join(f"internal error: {type(error).__name__}: {error}".split())

"""Stage 1: a file becomes a `Document`, its text with the place of every word.

One module for each kind of container, entered in `readers.READERS`. A reader for another kind is one more module, one
entry there, one line in `container_of`, and its suffix in `KNOWN_SUFFIXES`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from pathlib import Path, PurePosixPath

from cpts_extract.errors import IrrelevantError, UnreadableError
from cpts_extract.models import Document, Media
from cpts_extract.read.archive import archive_kind
from cpts_extract.read.look import page_speaks_of_cpts, speaks_of_cpts, without_markup
from cpts_extract.read.readers import Container, read_here
from cpts_extract.read.text import decode
from cpts_extract.read.worker import Worker

__all__ = ["KNOWN_SUFFIXES", "MOST_BYTES", "container_of", "read_bytes", "read_document"]

KNOWN_SUFFIXES: dict[str, Media] = {
    ".txt": "text",
    ".md": "markdown",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".odt": "odt",
}
"""The files that are read, by the lower-case end of their name."""

_HTML = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<(?:/?[a-z]+[1-6]?\b[^<>]*|!--)>", re.IGNORECASE)

MOST_BYTES = 200_000_000
"""The largest file that is read."""
_TOO_LARGE = f"larger than {MOST_BYTES // 1_000_000} MB"
_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENAMETOOLONG: "file name too long",
    errno.ELOOP: "a symbolic link that leads to itself",
}


def read_document(path: Path, worker: Worker | None = None, *, first_look: bool = False) -> Document:
    """Read a release: a text, a Markdown file, a PDF, a web page, a Word file, an OpenDocument text.

    The name's suffix must be a known one, but what the file is read as depends on its bytes: a text named ``.pdf`` is
    read as a text, a PDF named ``.txt`` as a PDF. With a worker, all but texts are read in its process.

    With ``first_look``, what does not speak of CPTS is turned down as early as that shows, see `look`.

    Raises:
        IrrelevantError: A first look was asked for, and the file says nothing of CPTS.
        UnreadableError: There is nothing to read, with the one reason why: no such file, a folder, no regular file,
            permission denied, of an unknown kind, empty, not a text, a broken or encrypted PDF, a PDF without text.
    """
    source = _printable(path)
    return read_bytes(source, _bytes(source, path), worker, first_look=first_look)


def read_bytes(source: str, data: bytes, worker: Worker | None = None, *, first_look: bool = False) -> Document:
    """Read the bytes of a release as `read_document` does; ``source`` is the path or URL that they come from.

    Raises:
        UnreadableError: As `read_document`.
        IrrelevantError: As `read_document`.
    """
    if not data:
        raise UnreadableError(source, "empty file")
    if len(data) > MOST_BYTES:
        raise UnreadableError(source, _TOO_LARGE)
    suffix = KNOWN_SUFFIXES.get(PurePosixPath(source.partition("?")[0] if "://" in source else source).suffix.lower())
    container = container_of(data, suffix)
    if container == "text" and data.startswith(b"PK\x03\x04"):
        raise UnreadableError(source, "an archive, but neither a .docx nor an .odt, or damaged")
    digest = hashlib.sha256(data).hexdigest()
    if first_look and _says_nothing(container, data):
        raise IrrelevantError(source, digest)
    read = worker.read if worker and container != "text" else read_here
    reading = read(container, source, data, first_look)
    if reading is None or (first_look and not reading.problems and not speaks_of_cpts(reading.text)):
        raise IrrelevantError(source, digest)
    return Document(
        source=source,
        sha256=digest,
        media=container if container != "text" else "markdown" if suffix == "markdown" else "text",
        text=reading.text,
        words=reading.words,
        pages=reading.pages,
        status="partial" if reading.problems else "ok",
        problems=reading.problems,
    )


def _says_nothing(container: Container, data: bytes) -> bool:
    """Tell from the bytes alone that a text or a page does not speak of CPTS; what is no text is left to its reader."""
    if container == "html":
        return not page_speaks_of_cpts(data) and bool(without_markup(data).strip())
    return container == "text" and not speaks_of_cpts(data) and bool((decode(data) or "").strip())


def _printable(path: Path) -> str:
    """Name a path in characters that can be printed and stored, whatever bytes the file system gave it."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="backslashreplace")


def _bytes(source: str, path: Path) -> bytes:
    try:
        status = path.stat()
        # Looked at before it is opened: opening a FIFO waits for a writer, reading a device may never end.
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(source, "is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(source, "not a regular file")
        if path.suffix.lower() not in KNOWN_SUFFIXES:
            known = " ".join(KNOWN_SUFFIXES)
            raise UnreadableError(source, f"unknown kind of file: {path.suffix or 'no suffix'} (known: {known})")
        if status.st_size > MOST_BYTES:
            raise UnreadableError(source, _TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
        raise UnreadableError(source, reason) from error
    except ValueError as error:  # a NUL within the name
        raise UnreadableError(source, "not a file name") from error


def container_of(data: bytes, suffix: Media | None) -> Container:
    """Tell what the bytes are, where ``suffix`` is what the file's name or its sender calls them.

    A PDF may bear its mark a little after its beginning. What is nothing else is a text, also when it is none.
    """
    if kind := archive_kind(data):
        return kind
    head = data[:1024]
    bare = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00\t\n\f\r ")
    if bare.startswith(b"%PDF-"):
        return "pdf"
    # Further on the mark could be a text that speaks of PDF files, so there the name must agree.
    if suffix == "pdf" and b"%PDF-" in head:
        return "pdf"
    letters = data[:100_000].replace(b"\x00", b"")  # the zeros of UTF-16
    if _HTML.match(bare.replace(b"\x00", b"")) or (suffix == "html" and _TAG.search(letters)):
        return "html"
    return "text"

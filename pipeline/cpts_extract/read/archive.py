"""Word processor files are ZIP archives: which kind one is, and whether it would inflate to more than a release holds."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Literal

_MOST_BYTES = 200_000_000
"""Inflated; the same as the largest file that is read."""


def archive_kind(data: bytes) -> Literal["docx", "odt"] | None:
    """Tell whether the bytes are those of a .docx or an .odt, whatever the file's name says."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return "odt" if archive.read("mimetype").strip().endswith(b"opendocument.text") else None
    except Exception:  # cut off or damaged: an archive of which nothing can be told
        return None
    return None


def inflates_beyond(data: bytes) -> str | None:
    """Say how large an archive would become, when that is too large; what is read of an entry never exceeds what it declares.

    Raises:
        zipfile.BadZipFile: It is no archive, or a damaged one.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    return f"inflates to {size // 1_000_000} MB, more than {_MOST_BYTES // 1_000_000}" if size > _MOST_BYTES else None

"""Small files that are on the disk whole or not at all, whenever the power goes."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

HALF = ".part"
"""The end of the name that a file has while it is written."""
LOCK = ".collect.lock"
"""The file that is locked in the store of `collect`, and by which that folder is known."""


def write_whole(path: Path, text: str) -> None:
    """Write a text in the place of what is there: under another name first, flushed, then renamed.

    Raises:
        OSError: It cannot be written; what was there is as before.
    """
    half = path.with_name(f".{path.name}{HALF}")
    with half.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, path)
    flush_names(path.parent)


def flush_names(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the file system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

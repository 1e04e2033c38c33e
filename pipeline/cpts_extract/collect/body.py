"""The body of an answer, unpacked and written to a file, piece by piece and never more than may come."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from cpts_extract.collect.addresses import TooLargeError

ENCODINGS = "gzip"
"""What is offered to servers. One kind is enough, and of each other one a bomb of another make would have to be known."""
_PIECE = 1 << 16


class BrokenBodyError(Exception):
    """A body that cannot be unpacked, or is cut off."""


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Give a body as it was before it was packed for the way, in pieces of at most 64 kB when it was.

    Raises:
        BrokenBodyError: It is cut off, damaged, or packed in a way that was not offered.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return iter(pieces)
        case "gzip" | "x-gzip":
            return _gunzip(pieces)
        case _:
            raise BrokenBodyError("packed in a way that was not asked for")


def _gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unzip = zlib.decompressobj(wbits=31)
    came = False
    for piece in pieces:
        came = came or bool(piece)
        while piece:
            if unzip.eof:
                if not piece.startswith(b"\x1f"):
                    return  # what some servers leave behind the end
                unzip = zlib.decompressobj(wbits=31)
            try:
                yield unzip.decompress(piece, _PIECE)
            except zlib.error as error:
                raise BrokenBodyError("the gzip of the answer is damaged") from error
            piece = unzip.unused_data if unzip.eof else unzip.unconsumed_tail
    while came and not unzip.eof:
        try:
            rest = unzip.decompress(b"", _PIECE)
        except zlib.error as error:
            raise BrokenBodyError("the gzip of the answer is damaged") from error
        if not rest:
            raise BrokenBodyError("the gzip of the answer is cut off")
        yield rest


def spool(pieces: Iterable[bytes], folder: Path, most: int) -> tuple[Path, str, int]:
    """Write pieces to a new file in a folder and flush it to the disk; give its path, SHA-256 and size in bytes.

    When this does not end well, the file is gone.

    Raises:
        TooLargeError: There are more than ``most`` bytes.
        OSError: The file cannot be written.
    """
    descriptor, name = tempfile.mkstemp(prefix="fetch-", dir=folder)
    path = Path(name)
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                size += len(piece)
                if size > most:
                    raise TooLargeError
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    return path, digest.hexdigest(), size

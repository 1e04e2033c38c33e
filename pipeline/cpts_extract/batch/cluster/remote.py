"""A file by URL becomes a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpts_extract.batch.cluster.inputs import open_system
from cpts_extract.errors import CptsExtractError, UnreadableError
from cpts_extract.models import Document
from cpts_extract.read import MOST_BYTES, read_bytes

if TYPE_CHECKING:
    from cpts_extract.read.worker import Worker


def read_remote(url: str, worker: Worker, *, first_look: bool = False) -> Document:
    """Read a release by its URL, as `read_document` reads one on the disk.

    Raises:
        UnreadableError: It cannot be had, or not be read.
        IrrelevantError: A first look was asked for, and the file says nothing of CPTS.
    """
    try:
        system, path = open_system(url)
        with system.open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableError(url, "no such file") from error
    except MemoryError:
        raise
    except CptsExtractError as error:
        raise UnreadableError(url, str(error)) from error
    except Exception as error:  # of any kind, by file system
        raise UnreadableError(url, f"could not be fetched: {type(error).__name__}: {error}") from error
    return read_bytes(url, data, worker, first_look=first_look)

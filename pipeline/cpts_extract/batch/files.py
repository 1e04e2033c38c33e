"""Which files a run reads, and the names that they have in the warehouse."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cpts_extract.collect.disk import LOCK
from cpts_extract.load.facts import Stamp

_SETTLED = 2_000_000_000
"""Nanoseconds after a change in which another may not move the time that the file system notes: some count in 2 seconds."""


class File(NamedTuple):
    """A file to read, and its name in the warehouse. Small and soon passed on, since a run may have a million of them."""

    name: str
    """Its path, as the file system has it; or its URL."""
    source: str
    stamp: Stamp | None = None
    """What its file system told of it when it was listed; only of one that is not on a disk here."""

    @property
    def path(self) -> Path:
        return Path(self.name)

    @property
    def is_remote(self) -> bool:
        """Whether it is named by a URL."""
        return "://" in self.name

    def stamp_now(self) -> Stamp | None:
        """Give what tells that it is unchanged, to be taken before it is read; None: it was changed too shortly before."""
        if self.is_remote:
            return self.stamp
        try:
            status = os.stat(self.name)
        except (OSError, ValueError):
            return None
        return settled(Stamp(status.st_size, status.st_mtime_ns))


def settled(stamp: Stamp) -> Stamp | None:
    """Give a stamp that tells for good that a file is unchanged; None: it was changed too shortly before."""
    return stamp if time.time_ns() - stamp.mtime_ns > _SETTLED else None


@dataclass(slots=True)
class Found:
    """What lies under the paths that a user gave."""

    files: list[File] = field(default_factory=list)
    others: int = 0
    """Files in folders that are of no kind that is read."""
    folders: list[str] = field(default_factory=list)
    """The folders among the paths, named as the warehouse would: what it knows below one and is gone has vanished."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Folders that could not be listed, with the reason."""


def source_name(path: Path) -> str:
    r"""Name a file the way the warehouse does: relative to the current folder when below it, absolute otherwise.

    So the same file has the same name whether it was given as ``corpus``, ``./corpus`` or by its whole path. Slashes on
    every system; bytes that are no UTF-8 are written as ``\xe9``.
    """
    whole = Path(os.path.abspath(path))
    here = Path.cwd()
    short = whole.relative_to(here) if whole.is_relative_to(here) and whole != here else whole
    return _printable(short.as_posix())


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def is_collected(source: str) -> bool:
    """Tell that a release is named by a URL, and so came through `collect`.

    >>> is_collected("https://example.org/a.pdf"), is_collected("folder://inbox/a.pdf#0123456789ab"), is_collected("a/b.pdf")
    (True, True, False)
    """
    return "://" in source


def find(paths: Iterable[Path], suffixes: Iterable[str]) -> Found:
    """Find the files to read: each path that is no folder, and in folders, to any depth, the files of known suffixes.

    Sorted within each folder; hidden files and folders and the store of `collect` are passed over; a file that two paths lead
    to comes once. What is no file (a dangling link, a FIFO) counts where its suffix says that it should be one: reading it
    tells what is wrong.
    """
    found = Found()
    known = frozenset(suffixes)
    seen: set[str] = set()
    for path in paths:
        if path.is_dir():
            found.folders.append(source_name(path))
        for name, source in _under(path, known, found) if path.is_dir() else [(str(path), source_name(path))]:
            if source not in seen:
                seen.add(source)
                found.files.append(File(source if name == source else name, source))
    return found


def _under(folder: Path, suffixes: frozenset[str], found: Found) -> Iterator[tuple[str, str]]:
    """Walk the files of known suffixes below a folder: the path of each, and its name in the warehouse."""

    def failed(error: OSError) -> None:
        found.failures.append((source_name(Path(error.filename)), error.strerror or "cannot be listed"))

    for root, folders, names in os.walk(folder, onerror=failed):
        # What `collect` stored is in the warehouse by its URL already, and may be an older version.
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not os.path.lexists(os.path.join(root, name, LOCK))
        )
        beginning = source_name(Path(root, "x")).removesuffix("x")  # once for a folder, however many files it has
        for name in sorted(names):
            if name.startswith("."):
                continue
            if os.path.splitext(name)[1].lower() in suffixes:
                yield os.path.join(root, name), beginning + _printable(name)
            else:
                found.others += 1

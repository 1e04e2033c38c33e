"""A drop folder: which files in it are complete, and where they go when they have been taken.

People and programs copy into it while it is looked at. A file counts as complete when nothing about it has changed for a
while, nobody holds it open for writing (where /proc tells), and its name is not one that programs give to halves. What is taken
goes to ``taken/``, what cannot be read to ``rejected/`` with a note; both are safe to be called again after a crash.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cpts_extract.collect.disk import flush_names, write_whole

TAKEN, REJECTED = "taken", "rejected"
SETTLING = 30.0
"""Seconds without a change after which a file counts as complete."""

_HALVES = re.compile(
    r"\.(?:part|partial|crdownload|download|filepart|opdownload|tmp|temp|swp)$|~$|^~|^\.", re.IGNORECASE
)
_NOTE = ".why.txt"
_LONGEST_NAME = 200
_KINDS = (
    (stat.S_ISLNK, "a symbolic link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a FIFO"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
Mark = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A complete file of a drop folder."""

    path: Path
    name: str
    """Its name in characters that can be printed and stored."""
    sha256: str
    size: int
    """Bytes."""
    mark: Mark
    """Device, inode, size, times of change of content and of inode in nanoseconds: while these are the same, so is the file."""


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """What is in the folder and not taken now, with the reason in one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was found in a drop folder, sorted by name."""

    files: tuple[DroppedFile, ...]
    left: tuple[LeftAlone, ...]


class DropFolder:
    """A folder that files are dropped into.

    Args:
        path: The folder; only what is directly in it counts.
        settling: Seconds without a change after which a file is complete.
        now: The time in seconds since 1970, as the file system counts it.
    """

    def __init__(self, path: Path, *, settling: float = SETTLING, now: Callable[[], float] = time.time) -> None:
        self.path = path
        self._settling = settling
        self._now = now

    def look(self) -> Dropped:
        """Find the complete files.

        Raises:
            OSError: The folder cannot be listed.
        """
        files, left = [], []
        names = sorted(name for name in os.listdir(self.path) if name not in (TAKEN, REJECTED))
        written = _open_for_writing(frozenset(filter(None, (_identity(self.path / name) for name in names))))
        for name in names:
            found = self._one(self.path / name, written)
            if isinstance(found, DroppedFile):
                files.append(found)
            elif found is not None:
                left.append(LeftAlone(_printable(name), found))
        return Dropped(tuple(files), tuple(left))

    def done(self, file: DroppedFile) -> Path | None:
        """Move a file that was taken into ``taken/``; give its new path.

        None: it was moved before, or is another file by now, which then stays for the next look. Nothing is overwritten.
        """
        return self._move(file, TAKEN)

    def set_aside(self, file: DroppedFile, reason: str) -> Path | None:
        """Move a file into ``rejected/``, with its reason in ``NAME.why.txt`` beside it; give its new path.

        None: as for `done`.
        """
        return self._move(file, REJECTED, reason)

    def _one(self, path: Path, written: frozenset[tuple[int, int]]) -> DroppedFile | str | None:
        """Give a complete file, or why it is none; None: it went away meanwhile."""
        try:
            found = path.lstat()
            if reason := self._incomplete(path.name, found, written):
                return reason
            return self._digested(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            return (error.strerror or type(error).__name__).lower()

    def _incomplete(self, name: str, found: os.stat_result, written: frozenset[tuple[int, int]]) -> str | None:
        for is_kind, what in _KINDS:
            if is_kind(found.st_mode):
                return what
        if _HALVES.search(name):
            return "a temporary name"
        if (found.st_dev, found.st_ino) in written:
            return "open for writing"
        # The time of change of the inode too: a copy may bring its time of modification along, old or even to come.
        now = self._now()
        changed = max(found.st_ctime, found.st_mtime if found.st_mtime <= now else 0.0)
        if changed - now > self._settling:
            return "its time of change lies ahead of the clock"
        if now - changed < self._settling:
            return f"changed less than {self._settling:g} s ago"
        return None

    def _digested(self, path: Path) -> DroppedFile | str:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                return "changed while it was read"
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            if _mark(os.fstat(descriptor)) != _mark(before):
                return "changed while it was read"
        return DroppedFile(path, _printable(path.name), sha256, before.st_size, _mark(before))

    def _move(self, file: DroppedFile, into: str, reason: str | None = None) -> Path | None:
        folder = self.path / into
        try:
            if _mark(file.path.lstat()) != file.mark:
                return None
        except FileNotFoundError:
            return None
        folder.mkdir(exist_ok=True)
        target = _room(folder, file, reason is not None)
        if reason is not None:
            note = target.with_name(target.name + _NOTE)
            write_whole(note, f"{' '.join(reason.split())}\nsha256 {file.sha256}\n")
        os.replace(file.path, target)
        flush_names(folder)
        flush_names(self.path)
        return target


def _room(folder: Path, file: DroppedFile, with_note: bool) -> Path:
    """Give a path in a folder that is free, or holds this very content; then nothing is lost by going there."""
    name, suffix = file.path.name, file.path.suffix
    suffix = suffix if len(os.fsencode(suffix)) < 20 else ""
    numbered = f"{name[: len(name) - len(suffix)]}-{file.sha256[:12]}{suffix}"
    whole = f"{file.sha256}{suffix}"
    for candidate in (name, numbered, whole):
        target = folder / candidate
        if len(os.fsencode(candidate)) <= _LONGEST_NAME and _free(target, file, with_note):
            return target
    return folder / whole


def _free(target: Path, file: DroppedFile, with_note: bool) -> bool:
    if os.path.lexists(target) and not _holds(target, file.sha256):
        return False
    note = target.with_name(target.name + _NOTE)
    if not with_note or not os.path.lexists(note):
        return True
    try:
        return f"sha256 {file.sha256}\n" in note.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False


def _holds(path: Path, sha256: str) -> bool:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _open_for_writing(files: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Tell which files, by device and inode, a process holds open for writing: of our own processes, for root of all."""
    held: set[tuple[int, int]] = set()
    for process in _names("/proc") if files else ():
        for descriptor in _names(f"/proc/{process}/fd") if process.isdecimal() else ():
            with contextlib.suppress(OSError, ValueError):
                found = os.stat(f"/proc/{process}/fd/{descriptor}")
                if (found.st_dev, found.st_ino) not in files:
                    continue
                told = Path(f"/proc/{process}/fdinfo/{descriptor}").read_text(encoding="ascii")
                flags = re.search(r"^flags:\s*([0-7]+)", told, re.MULTILINE)
                if flags and int(flags[1], 8) & os.O_ACCMODE != os.O_RDONLY:
                    held.add((found.st_dev, found.st_ino))
    return frozenset(held)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:  # not there, not ours, or ended meanwhile
        return []


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _mark(found: os.stat_result) -> Mark:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _printable(name: str) -> str:
    shown = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in shown)

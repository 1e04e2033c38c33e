"""What was fetched, kept by the digest of its bytes, and notes of what is still to be loaded.

::

    ab/abcdef….pdf     the bytes, whole: written under another name, flushed, renamed
    .incoming/         what is being written; emptied when the next pass begins
    .pending/          a note for each URL whose bytes are here and not in the warehouse yet
    .before.json       what the warehouse held when a pass began that has not told its digest yet
    .collect.lock      locked while a pass is under way; also tells `run` that this folder is not its to read
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from cpts_extract.collect.disk import HALF, LOCK, flush_names, write_whole
from cpts_extract.collect.folder import DroppedFile
from cpts_extract.errors import WarehouseLocked


@dataclass(frozen=True, slots=True)
class Note:
    """Bytes that are in the store and not in the warehouse yet: who published them where."""

    url: str
    source: str
    sha256: str
    at: float
    """When they came, seconds since 1970."""
    status: int | None = None
    answered_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    dropped: str | None = None
    """Path of a dropped file, which is to be moved when it is loaded."""
    mark: tuple[int, int, int, int, int] | None = None
    """Its mark, by which it is known again."""


class Store:
    """A folder of files by digest; made where there is none.

    All methods but `locked` are for whoever holds the lock, and raise OSError when the disk does not do as asked.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.incoming = root / ".incoming"
        self._pending = root / ".pending"
        self._before = root / ".before.json"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the store for a pass, and remove what a killed one left half written. A killed holder holds nothing.

        Raises:
            WarehouseLocked: Another pass holds it.
        """
        for folder in (self.root, self.incoming, self._pending):
            folder.mkdir(parents=True, exist_ok=True)
        with (self.root / LOCK).open("a+", encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                who = file.read().strip()
                raise WarehouseLocked(
                    f"{self.root}: process {who or 'unknown'} is collecting into it; try again when that has ended"
                ) from None
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            self._sweep()
            yield

    def _sweep(self) -> None:
        for left in (*self.incoming.iterdir(), *self._pending.glob(f".*{HALF}"), *self.root.glob(f".*{HALF}")):
            left.unlink()

    # ---- files ------------------------------------------------------------------------------------------------------

    def find(self, sha256: str) -> Path | None:
        """Give the file with a digest, if it is here and whole."""
        for path in (self.root / sha256[:2]).glob(f"{sha256}.*"):
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == sha256:
                    return path
        return None

    def put(self, path: Path, sha256: str) -> Path:
        """Take over a file that is on the disk whole, under a name in ``incoming``; its suffix is kept."""
        if found := self.find(sha256):
            path.unlink()
            return found
        target = self.root / sha256[:2] / f"{sha256}{path.suffix}"
        target.parent.mkdir(exist_ok=True)
        os.replace(path, target)
        flush_names(target.parent)
        flush_names(self.root)
        return target

    def copy(self, dropped: DroppedFile, suffix: str) -> Path | None:
        """Copy a dropped file; None: it is another one by now, or gone."""
        draft = self.incoming / f"{dropped.sha256}{suffix}"
        try:
            with dropped.path.open("rb") as source, draft.open("wb") as file:
                shutil.copyfileobj(source, file)
                file.flush()
                os.fsync(file.fileno())
        except FileNotFoundError:
            return None
        with draft.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != dropped.sha256:
                draft.unlink()
                return None
        return self.put(draft, dropped.sha256)

    # ---- notes ------------------------------------------------------------------------------------------------------

    def note(self, note: Note) -> None:
        """Write down what is to be loaded; its bytes are here already."""
        write_whole(self._path(note), json.dumps(asdict(note)))

    def pending(self) -> list[Note]:
        """Give all notes, in the order in which they were written; one whose bytes are gone is forgotten."""
        notes = []
        for path in self._pending.glob("*.json"):
            told = json.loads(path.read_text(encoding="utf-8"))
            note = Note(**(told | {"mark": told["mark"] and tuple(told["mark"])}))
            if self.find(note.sha256):
                notes.append(note)
            else:
                path.unlink()
        return sorted(notes, key=lambda note: (note.at, note.url, note.source))

    def forget(self, note: Note) -> None:
        """Remove the note of what is loaded."""
        self._path(note).unlink(missing_ok=True)

    def _path(self, note: Note) -> Path:
        key = hashlib.sha256(f"{note.source} {note.url} {note.sha256}".encode()).hexdigest()
        return self._pending / f"{key[:32]}.json"

    # ---- what stood before ------------------------------------------------------------------------------------------

    @property
    def before(self) -> str | None:
        """What was to be kept until the next digest is told."""
        try:
            return self._before.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None

    def keep_before(self, text: str) -> None:
        write_whole(self._before, text)

    def told(self) -> None:
        """Forget it: the digest is told."""
        self._before.unlink(missing_ok=True)

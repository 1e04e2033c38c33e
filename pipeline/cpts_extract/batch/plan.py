"""Which files a run has to read, told by what the warehouse knows of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from cpts_extract.batch.files import File, Found, is_collected
from cpts_extract.errors import UnreadableError

if TYPE_CHECKING:
    from cpts_extract.load.query import Known

How = Literal["added", "changed", "again"]


class Task(NamedTuple):
    """A file that has to be read, and why."""

    file: File
    how: How
    had: bool = False
    """Whether the warehouse has what its bytes gave before: that stays where they cannot be had any more."""


@dataclass(slots=True)
class Plan:
    """What a run has to do."""

    tasks: list[Task] = field(default_factory=list)
    unchanged: int = 0
    lost: dict[str, str] = field(default_factory=dict)
    """Sources that cannot be had any more, with the reason, where the warehouse does not say so yet."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Files that need no reading to be reported: they failed before, and nothing has changed."""
    vanished: int = 0
    """Releases of the folders given whose files are gone."""
    dropped: list[str] = field(default_factory=list)
    """Those of them that are to be dropped."""

    @property
    def is_empty(self) -> bool:
        """Whether the warehouse stays as it is."""
        return not (self.tasks or self.lost or self.dropped)


def plan(files: Iterable[File], known: Mapping[str, Known], fingerprint: str, *, force: bool) -> Plan:
    """Tell which files have to be read.

    Bytes are looked at only where the file's size or time has changed since it was read, or was then too new to tell.
    """
    made = Plan()
    for file in files:
        before = known.get(file.source)
        if before is None:
            made.tasks.append(Task(file, "added"))
            continue
        had = before.sha256 is not None
        same = before.stamp is not None and before.stamp == file.stamp_now()
        if file.is_remote and not (same and had):  # its bytes are far away, or could not be fetched
            made.tasks.append(Task(file, "changed" if before.stamp and file.stamp and had else "again", had))
            continue
        digest = before.sha256 if same else digest_of(file.path)
        if digest is None and had:
            reason = _reason(file)
            made.failures.append((file.source, reason))
            if before.lost != reason:
                made.lost[file.source] = reason
        elif before.sha256 != digest:
            made.tasks.append(Task(file, "changed", had))
        elif force or before.fingerprint != fingerprint or before.lost is not None:
            made.tasks.append(Task(file, "again", had))
        elif before.status == "unreadable":
            made.failures.append((file.source, before.reason or "unreadable"))
        else:
            made.unchanged += 1
    return made


def vanished(found: Found, known: Iterable[str]) -> list[str]:
    """List what the warehouse knows below the folders given of which no file is left, whatever its name."""
    there = {file.source for file in found.files}
    return sorted(
        source
        for source in known
        if source not in there
        and not is_collected(source)
        and any(_below(source, folder) for folder in found.folders)
        and not os.path.lexists(source)
    )


def _below(source: str, folder: str) -> bool:
    here = folder == Path.cwd().as_posix()  # then what lies below it has a relative name
    return not source.startswith("/") if here else source.startswith(f"{folder.rstrip('/')}/")


def digest_of(path: Path) -> str | None:
    """Give the SHA-256 of a file's bytes in hexadecimal; None where they cannot be had."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _reason(file: File) -> str:
    from cpts_extract.read import read_document

    try:
        read_document(file.path)
    except UnreadableError as error:
        return error.reason
    return "could not be read for a moment"

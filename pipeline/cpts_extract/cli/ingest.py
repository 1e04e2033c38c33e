"""Bring the warehouse up to date with files: which have to be read, reading them, loading them in batches."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cpts_extract.cli.files import File, Found, is_collected
from cpts_extract.cli.reading import internal, read_file
from cpts_extract.errors import UnreadableError, WarehouseTooOld
from cpts_extract.load.facts import Read, Unreadable
from cpts_extract.models import Cpts, Record

if TYPE_CHECKING:
    from cpts_extract.load.frames import Frames
    from cpts_extract.load.query import Known
    from cpts_extract.load.write import Writer
    from cpts_extract.read.worker import Worker

How = Literal["added", "changed", "again"]
Progress = Callable[["list[Task]"], "contextlib.AbstractContextManager[Iterable[Task]]"]

BATCH = 64
"""Releases in a transaction: what a killed run has to read again."""
_UNCOUNTED = frozenset({"aliases", "subject", "evidence", "population_verdict"})


@dataclass(frozen=True, slots=True)
class Task:
    """A file that has to be read, with the digest of its bytes and why it has to be."""

    file: File
    sha256: str | None
    how: How


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


@dataclass(slots=True)
class Report:
    """How a run went."""

    how: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    others: int = 0
    vanished: int = 0
    pruned: bool = False
    """Whether what vanished was dropped."""
    cpts: int = 0
    values: Counter[str] = field(default_factory=Counter)
    warnings: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    partial: list[tuple[str, str]] = field(default_factory=list)
    wrote: bool = False

    def take(self, found: Found, plan: Plan) -> None:
        """Take over what is known before anything is read."""
        self.unchanged, self.others, self.vanished = plan.unchanged, found.others, plan.vanished
        self.failures = [*found.failures, *plan.failures]

    def count(self, record: Record) -> None:
        """Count what a record states."""
        self.cpts += len(record.cpts)
        self.warnings += len(record.warnings)
        for entry in record.cpts:
            for name in Cpts.__dataclass_fields__.keys() - _UNCOUNTED:
                value = getattr(entry, name)
                self.values[name] += len(value) if isinstance(value, tuple) else value is not None


# ---- plan -------------------------------------------------------------------------------------------------------


def plan(files: Iterable[File], known: Mapping[str, Known], fingerprint: str, *, force: bool) -> Plan:
    """Tell which files have to be read, by what the warehouse knows of them."""
    made = Plan()
    for file in files:
        before, digest = known.get(file.source), _digest(file.path)
        if digest is None and before is not None and before.sha256 is not None:
            reason = _reason(file)
            made.failures.append((file.source, reason))
            if before.lost != reason:
                made.lost[file.source] = reason
        elif before is None:
            made.tasks.append(Task(file, digest, "added"))
        elif before.sha256 != digest:
            made.tasks.append(Task(file, digest, "changed"))
        elif force or before.fingerprint != fingerprint or before.lost is not None:
            made.tasks.append(Task(file, digest, "again"))
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


def _digest(path: Path) -> str | None:
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


# ---- load -------------------------------------------------------------------------------------------------------


def ingest(
    found: Found,
    paths: Iterable[Path],
    warehouse: Path,
    worker: Worker,
    *,
    force: bool,
    prune: bool = False,
    least: float = 0.0,
    progress: Progress,
) -> Report:
    """Read what is new or changed and load it; a warehouse that is up to date is neither locked nor copied.

    What a killed run had loaded is published, also where nothing else is to be done.
    ``prune`` drops what the warehouse knows from the folders given and is not there any more.

    Raises:
        WarehouseLocked: There is something to do, and another process writes to the warehouse.
        WarehouseError: The warehouse cannot be read or written.
        RuleError: A pattern file is wrong.
    """
    from cpts_extract.load.fingerprint import fingerprint
    from cpts_extract.load.publish import left
    from cpts_extract.load.query import known
    from cpts_extract.load.write import Writer
    from cpts_extract.read.privacy import mask

    def planned(before: Mapping[str, Known]) -> Plan:
        gone = vanished(found, before)
        made = plan(found.files, before, fingerprint(least), force=force)
        made.vanished, made.dropped = len(gone), gone if prune else []
        return made

    before: Mapping[str, Known] | None
    try:
        before = known(warehouse)
        todo = planned(before)
        idle = todo.is_empty and not left(warehouse)
    except WarehouseTooOld:  # which opening to write brings up to date
        before, todo, idle = None, Plan(), False
    report = Report(wrote=not idle, pruned=prune)
    if not idle:
        given = [str(path) for path in paths]
        with Writer(warehouse, mask, fingerprint(least), paths=given, forced=force) as writer:
            # Another run may have been faster, or a killed one have loaded some already.
            if (now := writer.known()) != before:
                todo = planned(now)
            report.take(found, todo)
            _load(writer, worker, todo, report, least, progress)
            if todo.dropped:
                writer.drop(todo.dropped)
            writer.finish(
                **{how: report.how[how] for how in ("added", "changed", "again")},
                unchanged=report.unchanged,
                failed=len(report.failures),
            )
    else:
        report.take(found, todo)
    report.failures.sort()
    return report


def _load(writer: Writer, worker: Worker, todo: Plan, report: Report, least: float, progress: Progress) -> None:
    batch: list[Frames] = []
    lost = todo.lost
    try:
        with progress(todo.tasks) as tasks:
            for task in tasks:
                batch.append(_prepare(writer, worker, task, report, least))
                if len(batch) == BATCH:
                    ready, batch = batch, []
                    writer.load(ready)
    finally:
        # Also when the user interrupts: what has been read is whole, and need not be read again.
        if batch or lost:
            writer.load(batch, lost)


def _read(task: Task, worker: Worker, least: float) -> Read | Unreadable:
    try:
        document, extraction = read_file(task.file.path, worker, least)
    except UnreadableError as error:
        return Unreadable(task.file.source, task.sha256, error.reason)
    return Read(task.file.source, document, extraction.record)


def _prepare(writer: Writer, worker: Worker, task: Task, report: Report, least: float) -> Frames:
    got = _read(task, worker, least)
    try:
        rows = writer.prepare(got)
    except Exception as error:
        got = Unreadable(task.file.source, task.sha256, internal(error))
        rows = writer.prepare(got)
    if isinstance(got, Unreadable):
        report.failures.append((got.source, got.reason))
    else:
        report.how[task.how] += 1
        report.count(got.record)
        if got.document.problems:
            report.partial.append((got.source, "; ".join(got.document.problems)))
    return rows

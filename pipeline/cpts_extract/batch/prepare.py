"""From a file to the rows that the warehouse takes of it: what each process of a run does, over and over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cpts_extract.batch.files import File
from cpts_extract.batch.plan import Task, digest_of
from cpts_extract.batch.reading import internal, read_with
from cpts_extract.errors import IrrelevantError, RuleError, UnreadableError
from cpts_extract.load.facts import Irrelevant, Read, Run, Stamp, Unreadable, gather
from cpts_extract.load.frames import Frames, ReleaseRows, concat, frames, rows_of
from cpts_extract.models import Cpts, Document, Record
from cpts_extract.read.privacy import mask

if TYPE_CHECKING:
    from cpts_extract.read.worker import Limits, Worker

_UNCOUNTED = frozenset({"aliases", "subject", "evidence", "population_verdict", "located"})


@dataclass(frozen=True, slots=True)
class Order:
    """What holds for every file of a run."""

    run: Run
    limits: Limits
    least: float = 0.0
    """Confidence below which values are left out."""


@dataclass(slots=True)
class Prepared:
    """What a file gives the warehouse and the report."""

    task: Task
    rows: ReleaseRows
    failure: str | None = None
    """Why it cannot be read."""
    partial: str | None = None
    """What of it could not be read."""
    irrelevant: bool = False
    lost: bool = False
    """Whether it gives no rows, since its bytes cannot be had any more: what they gave before stays."""
    cpts: int = 0
    warnings: int = 0
    values: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Part:
    """What some files give the warehouse, and what the report is told of each; their `Prepared.rows` are in it, not there."""

    rows: Frames
    prepared: list[Prepared]


def prepare(task: Task, order: Order, worker: Worker, read: Callable[[], None] = lambda: None) -> Prepared:
    """Read a file, extract its facts and make their rows; whatever goes wrong is that file's affair alone.

    ``read`` is called when the file is read, before its facts are sought.

    Raises:
        RuleError: A pattern file is wrong: no file can be read.
    """
    source = task.file.source
    mark = task.file.stamp_now()

    def document_of() -> Document:
        document = _document(task.file, worker)
        read()
        return document

    try:
        document, extraction = read_with(document_of, source, order.least)
        made = Prepared(task, _rows(Read(source, document, extraction.record), order, mark))
        made.partial = "; ".join(document.problems) or None
        _count(made, extraction.record)
        return made
    except IrrelevantError as error:
        return Prepared(task, _rows(Irrelevant(source, error.sha256), order, mark), irrelevant=True)
    except UnreadableError as error:
        return failed(task, error.reason, order, mark)
    except RuleError:
        raise
    except Exception as error:  # of any kind, when rows cannot be made of what was read
        return failed(task, internal(error), order, mark)


def failed(task: Task, reason: str, order: Order, mark: Stamp | None = None) -> Prepared:
    """Give what is told of a file that cannot be read."""
    digest = None if task.file.is_remote else digest_of(task.file.path)
    if digest is None and task.had:
        return Prepared(task, {}, reason, lost=True)
    return Prepared(task, _rows(Unreadable(task.file.source, digest, reason), order, mark), reason)


def framed(batch: Sequence[Prepared], order: Order) -> Part:
    """Put the rows of files together; a release with a value that does not fit its column is one that cannot be read."""
    try:
        return _part(batch)
    except Exception as error:  # of many kinds; with one release alone, it is that one's
        if len(batch) == 1:
            return _part([failed(batch[0].task, internal(error), order)])
        return joined([framed([one], order) for one in batch])


def _part(batch: Sequence[Prepared]) -> Part:
    return Part(frames([one.rows for one in batch]), [replace(one, rows={}) for one in batch])


def joined(parts: Sequence[Part]) -> Part:
    """Put parts together, in their order."""
    return Part(concat([part.rows for part in parts]), [one for part in parts for one in part.prepared])


def _document(file: File, worker: Worker) -> Document:
    if file.is_remote:
        from cpts_extract.batch.cluster.remote import read_remote

        return read_remote(file.name, worker, first_look=True)
    from cpts_extract.read import read_document

    return read_document(file.path, worker, first_look=True)


def _rows(read: Read | Unreadable | Irrelevant, order: Order, mark: Stamp | None) -> ReleaseRows:
    return rows_of(gather(read, order.run, mask, mark))


def _count(made: Prepared, record: Record) -> None:
    made.cpts = len(record.cpts)
    made.warnings = len(record.warnings)
    for entry in record.cpts:
        for name in Cpts.__dataclass_fields__.keys() - _UNCOUNTED:
            value = getattr(entry, name)
            made.values[name] += len(value) if isinstance(value, tuple) else value is not None

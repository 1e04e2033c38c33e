"""From a file to the rows that the warehouse takes of it: what each process of a run does, over and over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cpts_extract.cli.plan import Task, digest_of, stamp
from cpts_extract.cli.reading import internal, read_file
from cpts_extract.errors import IrrelevantError, RuleError, UnreadableError
from cpts_extract.load.facts import Irrelevant, Read, Run, Stamp, Unreadable, gather
from cpts_extract.load.frames import ReleaseRows, rows_of
from cpts_extract.models import Cpts, Record
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
    cpts: int = 0
    warnings: int = 0
    values: Counter[str] = field(default_factory=Counter)


def prepare(task: Task, order: Order, worker: Worker, read: Callable[[], None] = lambda: None) -> Prepared:
    """Read a file, extract its facts and make their rows; whatever goes wrong is that file's affair alone.

    ``read`` is called when the file is read, before its facts are sought.

    Raises:
        RuleError: A pattern file is wrong: no file can be read.
    """
    source, path = task.file.source, task.file.path
    mark = stamp(path)
    try:
        document, extraction = read_file(path, worker, order.least, first_look=True, read=read)
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
    gone = Unreadable(task.file.source, digest_of(task.file.path), reason)
    return Prepared(task, _rows(gone, order, mark), reason)


def _rows(read: Read | Unreadable | Irrelevant, order: Order, mark: Stamp | None) -> ReleaseRows:
    return rows_of(gather(read, order.run, mask, mark))


def _count(made: Prepared, record: Record) -> None:
    made.cpts = len(record.cpts)
    made.warnings = len(record.warnings)
    for entry in record.cpts:
        for name in Cpts.__dataclass_fields__.keys() - _UNCOUNTED:
            value = getattr(entry, name)
            made.values[name] += len(value) if isinstance(value, tuple) else value is not None

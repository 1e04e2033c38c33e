"""Bring the warehouse up to date with files: have them read, and load what they give in batches."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cpts_extract.batch.files import Found
from cpts_extract.batch.plan import Plan, Task, plan, vanished
from cpts_extract.errors import WarehouseTooOld

if TYPE_CHECKING:
    from cpts_extract.batch.cluster import Cluster
    from cpts_extract.batch.prepare import Order, Part, Prepared
    from cpts_extract.load.query import Known
    from cpts_extract.load.write import Writer
    from cpts_extract.read.worker import Limits, Worker

Step = Callable[[int], None]
"""To be told how many more files are read."""
Progress = Callable[[int], "contextlib.AbstractContextManager[Step]"]
"""Given how many files are to be read: within it, a `Step`."""

BATCH = 256
"""Releases in a transaction at most, since a killed run has to read them again; with fewer, each costs more."""
_OFTEN = 10.0
"""Seconds after which a transaction is made of fewer."""
_MOST = 1000
"""Files in one, where most say nothing of CPTS, and are soon looked into again."""
_SOME = 8
"""Files whose rows are put together where this very process reads."""


@dataclass(slots=True)
class Report:
    """How a run went."""

    how: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    others: int = 0
    irrelevant: int = 0
    """Files read that say nothing of CPTS."""
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

    def count(self, one: Prepared) -> None:
        """Count what a file gave."""
        source = one.task.file.source
        if one.failure is not None:
            self.failures.append((source, one.failure))
            return
        self.how[one.task.how] += 1
        self.irrelevant += one.irrelevant
        self.cpts += one.cpts
        self.warnings += one.warnings
        self.values += one.values
        if one.partial:
            self.partial.append((source, one.partial))


@dataclass(frozen=True, slots=True)
class How:
    """How a run reads."""

    limits: Limits
    workers: int
    """Processes that read; 0: this very one does, without limits for texts."""
    cluster: Cluster | None = None
    """Where Dask reads, if it does."""
    least: float = 0.0
    force: bool = False
    prune: bool = False
    """Drop what the warehouse knows from the folders given and is not there any more."""


def ingest(found: Found, paths: Iterable[str], warehouse: Path, how: How, progress: Progress) -> Report:
    """Read what is new or changed and load it; a warehouse that is up to date is neither locked nor copied.

    What a killed run had loaded is published, also where nothing else is to be done.

    Raises:
        WarehouseLocked: There is something to do, and another process writes to the warehouse.
        WarehouseError: The warehouse cannot be read or written.
        RuleError: A pattern file is wrong.
    """
    from cpts_extract.load.fingerprint import fingerprint
    from cpts_extract.load.publish import left
    from cpts_extract.load.query import known

    def planned(before: Mapping[str, Known]) -> Plan:
        gone = vanished(found, before)
        made = plan(found.files, before, fingerprint(how.least), force=how.force)
        made.vanished, made.dropped = len(gone), gone if how.prune else []
        return made

    before: Mapping[str, Known] | None
    try:
        before = known(warehouse)
        todo = planned(before)
        idle = todo.is_empty and not left(warehouse)
    except WarehouseTooOld:  # which opening to write brings up to date
        before, todo, idle = None, Plan(), False
    report = Report(wrote=not idle, pruned=how.prune)
    if idle:
        report.take(found, todo)
    else:
        from cpts_extract.batch.prepare import Order
        from cpts_extract.load.write import Writer
        from cpts_extract.read.privacy import mask

        with (
            _readers(how, len(todo.tasks)) as read,
            Writer(warehouse, mask, fingerprint(how.least), paths=list(paths), forced=how.force) as writer,
        ):
            # Another run may have been faster, or a killed one have loaded some already.
            if (now := writer.known()) != before:
                todo = planned(now)
            before = now = {}  # which may be of a million files
            report.take(found, todo)
            order = Order(writer.run, how.limits, how.least)
            with progress(len(todo.tasks)) as step:
                if how.cluster and todo.tasks:
                    _load_parts(writer, todo, report, order, how.cluster, step)
                else:
                    _load(writer, read(todo.tasks, order, step), todo.lost, report)
            if todo.dropped:
                writer.drop(todo.dropped)
            writer.finish(
                **{one: report.how[one] for one in ("added", "changed", "again")},
                unchanged=report.unchanged,
                failed=len(report.failures),
            )
    report.failures.sort()
    return report


@contextlib.contextmanager
def _readers(how: How, files: int) -> Iterator[Callable[[list[Task], Order, Step], Iterator[Part]]]:
    """Give what has files read, by so many processes or this one; processes start now, while the warehouse is opened."""
    if how.cluster:
        yield lambda tasks, order, step: iter(())
    elif how.workers:
        from cpts_extract.batch.extractors import Extractors

        with Extractors(how.workers) as extractors:
            extractors.start(files)
            yield extractors.run
    else:
        from cpts_extract.read.worker import Worker

        with Worker(how.limits) as worker:
            yield lambda tasks, order, step: _read_here(tasks, order, step, worker)


def _read_here(tasks: Iterable[Task], order: Order, step: Step, worker: Worker) -> Iterator[Part]:
    from cpts_extract.batch.prepare import framed, prepare

    rest = iter(tasks)
    while some := list(islice(rest, _SOME)):
        done = []
        for task in some:
            done.append(prepare(task, order, worker))
            step(1)
        yield framed(done, order)


def _load(writer: Writer, parts: Iterable[Part], lost: Mapping[str, str], report: Report) -> None:
    batch: list[Part] = []
    files = relevant = 0
    since = time.monotonic()
    try:
        for part in parts:
            batch.append(part)
            files += len(part.prepared)
            relevant += sum(not one.irrelevant for one in part.prepared)
            if relevant >= BATCH or files >= _MOST or time.monotonic() - since > _OFTEN:
                ready, batch, files, relevant = batch, [], 0, 0
                _load_batch(writer, ready, {}, report)
                since = time.monotonic()
    finally:
        # Also when the user interrupts: what has been read is whole, and need not be read again.
        if batch or lost:
            _load_batch(writer, batch, lost, report)


def _load_parts(writer: Writer, todo: Plan, report: Report, order: Order, cluster: Cluster, step: Step) -> None:
    from cpts_extract.batch.cluster.engine import parts

    lost = dict(todo.lost)
    with parts(todo.tasks, order, cluster, step) as made:
        for part in made:
            writer.load_tables(part.rows)
            lost |= _counted(part.prepared, report)
        if lost:
            writer.load([], lost)


def _load_batch(writer: Writer, batch: list[Part], lost: Mapping[str, str], report: Report) -> None:
    from cpts_extract.batch.prepare import joined

    whole = joined(batch)
    writer.load_tables(whole.rows, {**lost, **_counted(whole.prepared, report)})


def _counted(batch: Iterable[Prepared], report: Report) -> dict[str, str]:
    """Count what files gave, and give those that cannot be had any more, with the reason."""
    lost = {}
    for one in batch:
        report.count(one)
        if one.lost:
            lost[one.task.file.source] = one.failure or ""
    return lost

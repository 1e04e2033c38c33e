"""Dask: a local cluster, or one that is there; batches of files go to its workers, which write parts.

A worker does not read itself: a process of its own does (`batch.extractors`), as in a run on one machine, with the same limits.
A file that brings this process down costs neither the worker nor the batch.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from distributed import Client, LocalCluster, as_completed

from cpts_extract.batch.cluster import Cluster
from cpts_extract.batch.cluster.parts import has_part, read_part, remove_part, write_part
from cpts_extract.batch.extractors import Extractors
from cpts_extract.batch.plan import Task
from cpts_extract.batch.prepare import Order, Part, joined
from cpts_extract.errors import EngineError
from cpts_extract.load.fingerprint import fingerprint
from cpts_extract.read.worker import Limits

_AHEAD = 4
"""Parts for each worker that Dask is given at a time."""
_RETRIES = 3
_PATIENCE = 60
"""Seconds to wait for a scheduler, and for the first of its workers."""


@contextlib.contextmanager
def parts(
    tasks: Sequence[Task], order: Order, cluster: Cluster, step: Callable[[int], None]
) -> Iterator[Iterator[Part]]:
    """Have parts made of all files, then give them in the order of the files; they are removed when this is left without error.

    A part that is there already, since the run that had it made was killed, is not made again. ``step`` is told how many more
    files are done.

    Raises:
        EngineError: The scheduler does not answer, has no workers, or a part cannot be made.
    """
    batches = list(_batches(tasks, order, cluster))
    with _connected(cluster) as client:
        _make(client, batches, order, step)
    yield (_read(url, order) for url, _ in batches)
    for url, _ in batches:
        remove_part(url)


def _batches(tasks: Sequence[Task], order: Order, cluster: Cluster) -> Iterator[tuple[str, list[Task]]]:
    """Cut the files into batches, each with the URL of its part, which names what it is made of."""
    folder = cluster.parts.rstrip("/") if "://" in cluster.parts else os.path.abspath(cluster.parts)
    rest = iter(tasks)
    while batch := list(islice(rest, cluster.size)):
        known = [(task.file.source, task.how, _mark(task, order)) for task in batch]
        what = json.dumps([order.run.fingerprint, order.least, known])
        digest = hashlib.sha256(what.encode()).hexdigest()[:32]
        # The workers may have another current folder.
        named = [
            task
            if task.file.is_remote
            else task._replace(file=task.file._replace(name=os.path.abspath(task.file.name)))
            for task in batch
        ]
        yield f"{folder}/{digest}.parquet", named


def _mark(task: Task, order: Order) -> Any:
    """Give what tells that a file is as it was; where nothing does, what holds for this run alone."""
    return task.file.stamp_now() or [order.run.run_id, order.run.at.isoformat()]


@contextlib.contextmanager
def _connected(cluster: Cluster) -> Iterator[Client]:
    with contextlib.ExitStack() as stack:
        try:
            address: str | LocalCluster
            if cluster.scheduler is None:
                address = stack.enter_context(
                    LocalCluster(  # type: ignore[no-untyped-call]
                        n_workers=cluster.workers,
                        threads_per_worker=1,
                        dashboard_address=":0",  # any free port: two runs at a time must not meet
                        silence_logs=logging.CRITICAL,
                    )
                )
            else:
                address = cluster.scheduler
            client = stack.enter_context(Client(address, timeout=_PATIENCE, set_as_default=False))  # type: ignore[no-untyped-call]
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            where = cluster.scheduler or "a cluster on this machine"
            raise EngineError(f"{where}: no Dask scheduler with workers: {error}") from error
        yield client


def _make(client: Client, batches: list[tuple[str, list[Task]]], order: Order, step: Callable[[int], None]) -> None:
    """Have every part made, some at a time."""
    rest = iter(batches)

    def submit() -> Iterator[Any]:
        for url, batch in islice(rest, 1):
            yield client.submit(make_part, url, batch, order, key=f"part {url}", retries=_RETRIES, pure=False)

    workers = len(client.scheduler_info(n_workers=-1)["workers"])
    first = [future for _ in range(_AHEAD * workers) for future in submit()]
    futures = as_completed(first, loop=client.loop)  # type: ignore[no-untyped-call]
    for future in futures:
        try:
            step(future.result())
        except EngineError:
            raise
        except Exception as error:  # of any kind: what Dask says, or what went wrong in a worker
            raise EngineError(
                f"a part could not be made ({type(error).__name__}: {error}); what is made stays, and the next run goes on"
            ) from error
        for more in submit():
            futures.add(more)  # type: ignore[no-untyped-call]


def _read(url: str, order: Order) -> Part:
    try:
        return read_part(url, order.run)
    except Exception as error:  # of any kind, by file system
        raise EngineError(f"{url}: cannot be read: {type(error).__name__}: {error}") from error


# ---- in a worker of Dask ----------------------------------------------------------------------------------------

_here = threading.local()
"""The process that reads for this thread of the worker, kept from part to part."""


def make_part(url: str, tasks: list[Task], order: Order) -> int:
    """Make a part unless it is there, and tell how many files it has.

    Raises:
        EngineError: The code or the rules of this worker are others than those of the run.
    """
    if fingerprint(order.least) != order.run.fingerprint:
        raise EngineError(
            "a worker has another version of cpts-extract, of its rules or of a library than this process"
        )
    if not has_part(url):
        write_part(url, joined(list(_extractors(order.limits).run(tasks, order))))
    return len(tasks)


def _extractors(limits: Limits) -> Extractors:
    """Give the process that reads within some limits; it ends by itself when this worker does."""
    if getattr(_here, "limits", None) != limits:
        if hasattr(_here, "extractors"):
            _here.extractors.close()
        _here.limits, _here.extractors = limits, Extractors(1)
    return _here.extractors  # type: ignore[no-any-return]

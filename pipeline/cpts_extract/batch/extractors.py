"""Files are read and their facts found in processes of their own, several at a time, each file within limits.

Each process loads the rules once and serves many files. One that a file brings down, by time, by memory or by a crash, is
ended; the file is tried once more alone, and then is one that cannot be read. The others go on. What comes back is in the
order of the files, whichever process was faster, and no more than some are under way: memory stays flat.

Each process has a pipe of its own: a queue that several share can be left locked for ever by one that is killed.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cpts_extract.errors import RuleError

if TYPE_CHECKING:
    from cpts_extract.batch.plan import Task
    from cpts_extract.batch.prepare import Order, Prepared

_AHEAD = 4
"""Files that a process has before it, so that it need not wait while what it gave is loaded."""
_WINDOW = 64
"""Files for each process that are under way, or done and wait for an earlier one."""
_BASE = 2000
"""Megabytes of address space that the rules, spaCy and DuckDB take before any file is read."""
_FIRST = "La CPTS couvre 3 communes de la Sarthe : Arc, Bar et Col."
"""What is extracted before any file, and loads the rules and the official geography: they count for no file's time."""
_MANY_OBJECTS = 50_000
"""More than the reading of a release makes."""
_MAIN = "from cpts_extract.batch.extractors import serve; serve(int({fd}))"


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class _Process:
    """A process that extracts, and the numbers of the files that it has before it; it is at the first."""

    popen: subprocess.Popen[bytes]
    pipe: Connection
    numbers: deque[int] = field(default_factory=deque)
    order: Order | None = None
    """What it was told of every file."""

    def end(self) -> int:
        self.pipe.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.popen.pid, signal.SIGKILL)
        return self.popen.wait()


class Extractors:
    """So many processes that extract, started when files come for them, or before."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._processes: list[_Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for process in self._processes:
            process.end()
        self._processes.clear()

    def start(self, files: int) -> None:
        """Start as many processes as so many files need: they load the rules while something else is done."""
        while len(self._processes) < min(self._number, files):
            self._processes.append(_started())

    def run(self, tasks: Iterable[Task], order: Order) -> Iterator[Prepared]:
        """Give what each file gives, in their order.

        Raises:
            RuleError: A pattern file is wrong: no file can be read.
        """
        work = _Work(iter(tasks), order, ahead=_WINDOW * self._number)
        while work.fill():
            self._hand_out(work)
            self._listen(work)
            yield from work.ready()

    def _hand_out(self, work: _Work) -> None:
        """Give waiting files to the processes that have the fewest before them."""
        while work.waiting:
            self._forget_dead()
            # A file that brought a process down is tried alone: nothing else may be under way that it could harm.
            busy = [process for process in self._processes if process.numbers]
            if busy and (work.waiting[0] in work.tried or busy[0].numbers[0] in work.tried):
                return
            if len(busy) == len(self._processes) < self._number:
                self._processes.append(_started())
            process = min(self._processes, key=lambda one: len(one.numbers))
            if len(process.numbers) == _AHEAD:
                return
            number = work.waiting.popleft()
            process.numbers.append(number)
            try:
                if process.order is not work.order:
                    process.order = work.order
                    process.pipe.send(work.order)
                process.pipe.send(work.tasks[number])
            except OSError:
                self._listen_to(process, work)

    def _forget_dead(self) -> None:
        """Put away processes that died with no file before them: the next one must not be blamed for it."""
        for process in [one for one in self._processes if not one.numbers and one.popen.poll() is not None]:
            process.end()
            self._processes.remove(process)

    def _listen(self, work: _Work) -> None:
        """Wait until a process answers or dies."""
        busy = {process.pipe: process for process in self._processes if process.numbers}
        for pipe in wait(list(busy)) if busy else ():
            assert isinstance(pipe, Connection)
            self._listen_to(busy[pipe], work)

    def _listen_to(self, process: _Process, work: _Work) -> None:
        try:
            answer: Prepared | RuleError = process.pipe.recv()
        except (EOFError, OSError):
            self._brought_down(process, work)
            return
        if isinstance(answer, RuleError):
            raise answer
        work.done[process.numbers.popleft()] = answer

    def _brought_down(self, process: _Process, work: _Work) -> None:
        """Put a process away, its file back for another try or down as one that cannot be read, the others back."""
        from cpts_extract.batch.prepare import failed

        status = process.end()
        self._processes.remove(process)
        if not process.numbers:
            return
        first = process.numbers.popleft()
        work.waiting.extendleft(reversed(process.numbers))
        if status == -signal.SIGALRM:
            work.done[first] = failed(work.tasks[first], _too_long(work.order.limits.timeout), work.order)
        elif first in work.tried:
            how = f"by signal {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
            work.done[first] = failed(work.tasks[first], f"its extraction ended {how}", work.order)
        else:
            work.tried.add(first)
            work.waiting.appendleft(first)


def _started() -> _Process:
    ours, theirs = Pipe()
    popen = subprocess.Popen(
        [sys.executable, "-P", "-c", _MAIN.format(fd=theirs.fileno())],  # -P: no module of the current folder
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # the terminal's Ctrl-C reaches the command alone, which ends them
        # Each thread of a numerical library would take a core from another process.
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"},
    )
    theirs.close()
    return _Process(popen, ours)


def _too_long(timeout: float) -> str:
    return f"takes more than {timeout:g} seconds to extract"


@dataclass(slots=True)
class _Work:
    """The files: those that wait, those that are done, and in which order they go out."""

    source: Iterator[Task]
    order: Order
    ahead: int
    tasks: dict[int, Task] = field(default_factory=dict)
    waiting: deque[int] = field(default_factory=deque)
    done: dict[int, Prepared] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)
    """Those that brought a process down once."""
    _next_in: int = 0
    _next_out: int = 0

    def fill(self) -> bool:
        """Take files up to the limit, and tell whether anything is left to do."""
        while self._next_in - self._next_out < self.ahead and (task := next(self.source, None)) is not None:
            self.tasks[self._next_in] = task
            self.waiting.append(self._next_in)
            self._next_in += 1
        return self._next_out < self._next_in

    def ready(self) -> Iterator[Prepared]:
        """Give what is done, as far as everything before it is."""
        while (prepared := self.done.pop(self._next_out, None)) is not None:
            self.tried.discard(self._next_out)
            del self.tasks[self._next_out]
            self._next_out += 1
            yield prepared


# ---- in the process ---------------------------------------------------------------------------------------------


def serve(fd: int) -> None:
    """Answer each file with what it gives, until the other end of the pipe is closed.

    An `Order` comes before the first file that it is for.
    """
    import resource

    from cpts_extract.batch.prepare import Order, prepare
    from cpts_extract.extract import extract
    from cpts_extract.models import Document
    from cpts_extract.read.worker import Worker

    with contextlib.suppress(RuleError):  # a wrong pattern file shows again at the first file
        extract(Document("", "", "text", _FIRST))
    gc.freeze()  # the collector need not go over all this again with every few files,
    gc.set_threshold(_MANY_OBJECTS)  # nor over what one file makes while it is read: it leaves hardly any cycle
    with Connection(fd) as pipe, contextlib.suppress(EOFError, ConnectionError):
        order: Order = pipe.recv()
        most = (order.limits.memory + _BASE) * 1_000_000
        with contextlib.suppress(ValueError, OSError):  # less is allowed already, or the system knows no such limit
            resource.setrlimit(resource.RLIMIT_AS, (most, most))

        def begin() -> None:
            # Reading has limits of its own. Nobody catches the alarm, so it ends the process, whatever it is at.
            signal.setitimer(signal.ITIMER_REAL, order.limits.timeout)

        with Worker(order.limits) as worker:
            while True:
                task: Task | Order = pipe.recv()
                if isinstance(task, Order):
                    order = task
                    continue
                try:
                    answer: Prepared | RuleError = prepare(task, order, worker, begin)
                except RuleError as error:
                    answer = error
                signal.setitimer(signal.ITIMER_REAL, 0)
                pipe.send(answer)

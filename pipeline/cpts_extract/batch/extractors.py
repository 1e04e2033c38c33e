"""Files are read and their facts found in processes of their own, several at a time, each file within limits.

Each process loads the rules once and serves many files, some that follow each other at a time: it says of each when it is
done, and gives the rows of all put together. One that a file brings down, by time, by memory or by a crash, is ended; the
file is tried once more alone, and then is one that cannot be read. The others go on. What comes back is in the order of the
files, whichever process was faster, and no more than some are under way: memory stays flat.

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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cpts_extract.errors import RuleError

if TYPE_CHECKING:
    from cpts_extract.batch.plan import Task
    from cpts_extract.batch.prepare import Order, Part

_SPAN = 32
"""Files that a process is given at a time, at most: what it gives is lost with it, and costs a message."""
_AHEAD = 2
"""Spans of files that a process has before it, so that it need not wait while what it gave is loaded."""
_WINDOW = 8 * _SPAN
"""Files for each process that are under way, or done and wait for an earlier one."""
_TURNS = 4
"""How often at least each process gets a share of what is left: else one would be at a long span when the others are done."""
_BASE = 2000
"""Megabytes of address space that the rules, spaCy and Arrow take before any file is read."""
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
    """A process that extracts, and the spans of files that it has before it; it is at the first."""

    popen: subprocess.Popen[bytes]
    pipe: Connection
    spans: deque[range] = field(default_factory=deque)
    past: int = 0
    """Files of the first span that it has done."""
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

    def run(
        self, tasks: Sequence[Task], order: Order, step: Callable[[int], None] = lambda files: None
    ) -> Iterator[Part]:
        """Give what the files give, in their order; ``step`` is told how many more are done.

        Raises:
            RuleError: A pattern file is wrong: no file can be read.
        """
        work = _Work(tasks, order, step, self._number)
        while work.fill():
            self._hand_out(work)
            self._listen(work)
            yield from work.ready()

    def _hand_out(self, work: _Work) -> None:
        """Give what waits to the processes that have the least before them."""
        while work.waiting:
            self._forget_dead()
            # A file that brought a process down is tried alone: nothing else may be under way that it could harm.
            busy = [process for process in self._processes if process.spans]
            if busy and (work.waiting[0].start in work.tried or busy[0].spans[0].start in work.tried):
                return
            if len(busy) == len(self._processes) < self._number:
                self._processes.append(_started())
            process = min(self._processes, key=lambda one: len(one.spans))
            if len(process.spans) == _AHEAD:
                return
            span = work.waiting.popleft()
            process.spans.append(span)
            try:
                if process.order is not work.order:
                    process.order = work.order
                    process.pipe.send(work.order)
                process.pipe.send(work.tasks[span.start : span.stop])
            except OSError:
                self._listen_to(process, work)

    def _forget_dead(self) -> None:
        """Put away processes that died with no file before them: the next one must not be blamed for it."""
        for process in [one for one in self._processes if not one.spans and one.popen.poll() is not None]:
            process.end()
            self._processes.remove(process)

    def _listen(self, work: _Work) -> None:
        """Wait until a process answers or dies."""
        busy = {process.pipe: process for process in self._processes if process.spans}
        for pipe in wait(list(busy)) if busy else ():
            assert isinstance(pipe, Connection)
            self._listen_to(busy[pipe], work)

    def _listen_to(self, process: _Process, work: _Work) -> None:
        try:
            answer: Part | RuleError | None = process.pipe.recv()
        except (EOFError, OSError):
            self._brought_down(process, work)
            return
        if isinstance(answer, RuleError):
            raise answer
        work.step(1)
        if answer is None:  # it is at the next file
            process.past += 1
        else:
            work.put(process.spans.popleft(), answer)
            process.past = 0

    def _brought_down(self, process: _Process, work: _Work) -> None:
        """Put a process away, its file back for another try or down as one that cannot be read, the others back."""
        from cpts_extract.batch.prepare import failed, framed

        status = process.end()
        self._processes.remove(process)
        if not process.spans:
            return
        span = process.spans.popleft()
        first = span.start + process.past
        work.step(-process.past)  # they are read again: what they gave is lost with the process
        back = [range(span.start, first), range(first + 1, span.stop), *process.spans]
        if status == -signal.SIGALRM:
            reason = _too_long(work.order.limits.timeout)
        elif first in work.tried:
            how = f"by signal {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
            reason = f"its extraction ended {how}"
        else:
            work.tried.add(first)
            back.insert(1, range(first, first + 1))
            reason = None
        if reason:
            work.put(range(first, first + 1), framed([failed(work.tasks[first], reason, work.order)], work.order))
            work.step(1)
        work.waiting.extendleft(reversed([files for files in back if files]))


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
    """The files by their numbers: those that wait, those that are done, and in which order they go out."""

    tasks: Sequence[Task]
    order: Order
    step: Callable[[int], None]
    processes: int
    waiting: deque[range] = field(default_factory=deque)
    tried: set[int] = field(default_factory=set)
    """Those that brought a process down once."""
    _done: dict[int, tuple[int, Part]] = field(default_factory=dict)
    """By the first file of a span, the one behind its last, and what they gave."""
    _next_in: int = 0
    _next_out: int = 0

    def fill(self) -> bool:
        """Cut spans of the files up to the limit, and tell whether anything is left to do."""
        while (rest := len(self.tasks) - self._next_in) and self._next_in - self._next_out < _WINDOW * self.processes:
            end = self._next_in + min(max(rest // (_TURNS * self.processes), 1), _SPAN)
            self.waiting.append(range(self._next_in, end))
            self._next_in = end
        return self._next_out < self._next_in

    def put(self, span: range, part: Part) -> None:
        """Take what a span gave."""
        self._done[span.start] = span.stop, part

    def ready(self) -> Iterator[Part]:
        """Give what is done, as far as everything before it is."""
        while (done := self._done.pop(self._next_out, None)) is not None:
            self._next_out, part = done
            yield part


# ---- in the process ---------------------------------------------------------------------------------------------


def serve(fd: int) -> None:
    """Answer each list of files with what they give, until the other end of the pipe is closed; None before it for each but the last.

    An `Order` comes before the first files that it is for.
    """
    import resource

    from cpts_extract.batch.prepare import Order, Prepared, framed, prepare
    from cpts_extract.extract import extract
    from cpts_extract.models import Document
    from cpts_extract.read.worker import Worker

    with contextlib.suppress(RuleError):  # a wrong pattern file shows again at the first file
        extract(Document("", "", "text", _FIRST))
    gc.freeze()  # the collector need not go over all this again with every few files,
    gc.set_threshold(_MANY_OBJECTS)  # nor over what one file makes while it is read: it leaves hardly any cycle
    asked: SimpleQueue[list[Task] | Order | None] = SimpleQueue()
    with Connection(fd) as pipe, contextlib.suppress(ConnectionError):
        # Taken as it comes: else the command could wait to send while this process waits to send to it, for ever.
        Thread(target=_take, args=(pipe, asked), daemon=True).start()
        first = asked.get()
        if not isinstance(first, Order):
            return
        order = first
        most = (order.limits.memory + _BASE) * 1_000_000
        with contextlib.suppress(ValueError, OSError):  # less is allowed already, or the system knows no such limit
            resource.setrlimit(resource.RLIMIT_AS, (most, most))

        def begin() -> None:
            # Reading has limits of its own. Nobody catches the alarm, so it ends the process, whatever it is at.
            signal.setitimer(signal.ITIMER_REAL, order.limits.timeout)

        with Worker(order.limits) as worker:
            while (tasks := asked.get()) is not None:
                if isinstance(tasks, Order):
                    order = tasks
                    continue
                done: list[Prepared] = []
                try:
                    for task in tasks:
                        if done:
                            pipe.send(None)
                        done.append(prepare(task, order, worker, begin))
                        signal.setitimer(signal.ITIMER_REAL, 0)
                    pipe.send(framed(done, order))
                except RuleError as error:
                    signal.setitimer(signal.ITIMER_REAL, 0)
                    pipe.send(error)


def _take(pipe: Connection, asked: SimpleQueue[list[Task] | Order | None]) -> None:
    """Put what is sent into a queue, and None when the other end is closed."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            asked.put(pipe.recv())
    asked.put(None)

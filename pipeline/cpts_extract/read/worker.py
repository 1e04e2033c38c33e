"""Files that programs made are read in a process of its own, with limits of time and memory.

A PDF of a few kilobytes can inflate to gigabytes, or be built so that its reader never ends, or kills it. One such file
must not cost the others: it ends as unreadable, with the reason. One process serves many files, since it takes half a
second until the libraries are loaded; it is ended and a new one started when a file brought it down.

The process is a session of its own: the terminal's Ctrl-C reaches the command alone, which ends the process together with
what it started (tesseract). Should the command be killed, the process ends by itself: at the end of its pipe, or by an
alarm when it hangs.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from types import TracebackType
from typing import Self

from cpts_extract.errors import UnreadableError
from cpts_extract.read import scan
from cpts_extract.read.readers import Container, read_here
from cpts_extract.read.reading import Reading

_Task = tuple[Container, str, bytes, bool]
_SCAN_PAGE = 60.0
"""Seconds more for each page that is read from its image; it takes two to twenty."""
_MOST_SCAN_PAGES = 100
"""So many pages of a file are given more time."""
_PAGE_BEGINS = "a page of a scan"
_ALARM_AFTER = 30
"""Seconds after the limit, when nobody ended the process before."""
_MAIN = "from cpts_extract.read.worker import serve; serve(int({fd}), float({timeout}), int({memory}))"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take."""

    timeout: float = 60.0
    """Seconds; a page that is read from its image has another minute."""
    memory: int = 2000
    """Megabytes (of 10⁶ bytes) of the process."""


class Worker:
    """A process that reads files, started when the first one comes."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process with all that it started, and wait until it is gone."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def read(self, container: Container, source: str, data: bytes, first_look: bool = False) -> Reading | None:
        """Read the bytes of a file, as `read_here` does.

        Raises:
            UnreadableError: The reader says so, or the file brought it down: too much time, too much memory, a crash.
        """
        try:
            told = self._ask((container, source, data, first_look))
        except BaseException:  # also Ctrl-C: the process is in the middle of something
            self.close()
            raise
        if isinstance(told, str):
            raise UnreadableError(source, told)
        return told

    def _ask(self, task: _Task) -> Reading | str | None:
        """Give what the process answers, or in one line why it did not."""
        pipe = self._started()
        deadline = time.monotonic() + self.limits.timeout
        pages = 0
        try:
            pipe.send(task)
            while pipe.poll(max(deadline - time.monotonic(), 0.0)):
                answer: Reading | str | None = pipe.recv()
                if answer != _PAGE_BEGINS:
                    return answer
                pages += 1
                deadline += _SCAN_PAGE if pages <= _MOST_SCAN_PAGES else 0.0
        except (EOFError, ConnectionError):
            return self._ended()
        self.close()
        return f"takes more than {self.limits.timeout:g} seconds to read"

    def _started(self) -> Connection:
        """Give the pipe to the process, which is started when there is none, or it has died since it was last asked."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._pipe is None:
            ours, theirs = Pipe()
            code = _MAIN.format(fd=theirs.fileno(), timeout=self.limits.timeout, memory=self.limits.memory)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", code],  # -P: no module is taken from the current folder
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # of a broken file libraries write what no user can use
                start_new_session=True,
                # Each thread of a numerical library would reserve memory of its own.
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"},
            )
            theirs.close()
            self._pipe = ours
        return self._pipe

    def _ended(self) -> str:
        """Say how the process ended, and put it away."""
        assert self._process is not None
        status = self._process.wait()
        self.close()
        if status == -signal.SIGABRT:  # so libraries in C++ end the process when they are refused memory
            return f"{_too_large(self.limits.memory)}, it seems: its reader ended by signal SIGABRT"
        how = f"by signal {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
        return f"its reader ended {how}"


def _too_large(memory: int) -> str:
    return f"needs more than {memory} MB of memory to be read"


# ---- in the process ---------------------------------------------------------------------------------------------


def serve(fd: int, timeout: float, memory: int) -> None:
    """Answer with a `Reading`, or with the reason why there is none, until the other end of the pipe is closed."""
    import resource

    with contextlib.suppress(ValueError, OSError):  # less is allowed already, or the system knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory * 1_000_000, memory * 1_000_000))
    with Connection(fd) as pipe, contextlib.suppress(EOFError, ConnectionError):

        def page_begins() -> None:
            signal.alarm(signal.alarm(0) + int(_SCAN_PAGE))
            pipe.send(_PAGE_BEGINS)

        scan.page_begins.set(page_begins)
        while True:
            task: _Task = pipe.recv()
            signal.alarm(int(timeout) + _ALARM_AFTER)  # nobody catches it, so it ends the process
            answer = _read(task, memory)
            signal.alarm(0)
            pipe.send(answer)


def _read(task: _Task, memory: int) -> Reading | str | None:
    try:
        return read_here(*task)
    except UnreadableError as error:
        reason = error.reason
    except Exception as error:
        reason = " ".join(f"internal error: {type(error).__name__}: {error}".split())
    return _too_large(memory) if "MemoryError" in reason else reason

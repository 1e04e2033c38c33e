"""Start writers that may be killed: forked from a process that has all libraries loaded, since that takes seconds.

A line of stdin, ``[path, releases, step, seconds]``, is a writer that loads so many releases, each a batch, and is killed at
a step (see `Watch`) or after some seconds; null: it is not. The answer is its exit status, that of a killed one below 0.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest import RICH, mask
from cpts_extract.load.write import Writer


def write(path: Path, releases: int, step: str | None = None) -> None:
    """Load those of the releases that are not there yet, and be killed when a step is done."""

    def watch(done: str) -> None:
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    with Writer(path, mask, "rules-1", watch=watch) as writer:
        known = writer.known()
        for number in range(releases):
            if f"{number}.pdf" not in known:
                writer.load([writer.prepare(replace(RICH, source=f"{number}.pdf"))])
        writer.finish(added=releases - len(known))


def _status(path: str, releases: int, step: str | None, seconds: float | None) -> int:
    child = os.fork()
    if child == 0:
        write(Path(path), releases, step)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for line in sys.stdin:
        print(_status(*json.loads(line)), flush=True)

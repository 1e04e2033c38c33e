"""One process writes to a warehouse at a time: a lock beside it, which says who holds it and ends with its process."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shlex
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from cpts_extract.errors import WarehouseLocked

_LONGEST = 120
"""Characters of the command that are told."""


@contextlib.contextmanager
def lock(warehouse: Path, shown: Path) -> Iterator[None]:
    """Hold the lock of a warehouse, a hidden file beside it. That of a process that has died holds up nobody.

    Args:
        warehouse: The file itself, not a link to it.
        shown: The name by which the user knows it.

    Raises:
        WarehouseLocked: Another process holds it, or this one does already.
        OSError: The folder cannot be written.
    """
    file = warehouse.with_name(f".{warehouse.name}.lock")
    descriptor = _locked(file, shown)
    try:
        since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n{since}\n{_command()}\n".encode(errors="backslashreplace"))
        yield
    finally:
        with contextlib.suppress(OSError):
            file.unlink()  # while it is held, so that it is ours
        os.close(descriptor)


def _locked(file: Path, shown: Path) -> int:
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is(file, descriptor):
                return descriptor
        except BlockingIOError:
            holder = os.pread(descriptor, 4096, 0).decode(errors="replace")
            os.close(descriptor)
            raise WarehouseLocked(f"{shown}: {_who(holder)}; try again when that has ended") from None
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its holder ended and removed it between the two lines above


def _is(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _who(holder: str) -> str:
    lines = holder.splitlines()
    if len(lines) != 3:  # it has it for so short a time that its name is not there yet
        return "another process writes to it"
    pid, since, command = lines
    return f"process {pid} writes to it since {since} ({command})"


def _command() -> str:
    told = " ".join(shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]]).split())
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 4]} ..."

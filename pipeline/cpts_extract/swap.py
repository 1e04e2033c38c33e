"""Replace a folder as a whole: the new one is written beside it and takes its place by one rename."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def swapped(place: Path) -> Iterator[Path]:
    """Give a new folder to write into, which takes the place of ``place`` when all went well and is gone when not.

    What a killed process left beside it is cleared away, and the folder that it had moved aside is put back.

    Raises:
        OSError: It cannot be written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    _clear(place)
    new, old = (place.with_name(f".{place.name}.{os.getpid()}.{state}") for state in ("new", "old"))
    new.mkdir()
    try:
        yield new
        if place.exists():
            place.rename(old)
        new.rename(place)
    except BaseException:
        if old.exists() and not place.exists():
            old.rename(place)
        raise
    finally:
        for one in (new, old):
            shutil.rmtree(one, ignore_errors=True)


def _clear(place: Path) -> None:
    names = re.compile(rf"\.{re.escape(place.name)}\.([0-9]+)\.(new|old)")
    for left in sorted(place.parent.iterdir()):
        found = names.fullmatch(left.name)
        if found and not _runs(int(found[1])):
            if found[2] == "old" and not place.exists():
                left.rename(place)
            else:
                shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    if process == os.getpid():
        return False  # it has the number of one that was killed
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True

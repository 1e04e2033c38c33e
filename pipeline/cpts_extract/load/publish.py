"""Write to a draft beside the warehouse, which takes its place by one rename: readers meet the old one or the new one, whole.

Beside ``cpts.duckdb`` lie, hidden, while something is written::

    .cpts.duckdb.lock           who writes (`lock`)
    .cpts.duckdb.draft-new      a copy that is being made
    .cpts.duckdb.draft-STAMP    what is written to; STAMP tells the file that it was copied from
    .cpts.duckdb.parked.wal     the log that an older version left beside the warehouse, once it is in the draft

A killed process leaves its draft. The next one goes on with it where the warehouse is still the one that it was made
from, since what was committed to it is whole; any other is thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from cpts_extract.errors import WarehouseError, WarehouseLocked, WarehouseTooOld
from cpts_extract.load.derive import steps
from cpts_extract.load.draft import extend, make_empty
from cpts_extract.load.lock import lock
from cpts_extract.load.migrate import keep, migrate
from cpts_extract.load.open import check, holds, open_to_read, refused

Watch = Callable[[str], None]
"""Told of each step when it is done: ``copied``, ``opened``, ``grouped`` (and again for each part of what is stored), ``derived``,
``checkpointed``, ``synced``, ``parked``, ``published``."""

_LOG = "256MB"
"""How long the log of a draft may grow before it is brought into it: until then what it holds lies in memory too. With DuckDB's
16 MB the ends of all tables would be rewritten with every batch."""
_FREE = "1MB"
"""What DuckDB may keep of freed memory."""
_LOGS = (".wal", ".wal.checkpoint", ".wal.recovery")
"""What DuckDB adds to the name of a database for what it has not brought into it yet."""


def unwatched(step: str) -> None:
    """Watch nothing."""


def left(path: Path) -> bool:
    """Tell whether a killed writer left something that the next one goes on with, or one is at work."""
    real = _real(path)
    return _draft_of(real).exists() or bool(_parked_logs(real))


class Publication:
    """The one writer of a warehouse: what is committed to ``connection`` becomes the warehouse when this is left.

    So it does when this is left by an error or Ctrl-C.
    """

    connection: duckdb.DuckDBPyConnection

    def __init__(self, path: Path, *, watch: Watch = unwatched) -> None:
        self.path = path
        self._real = _real(path)
        self._watch = watch
        self._fresh = False
        """Whether the draft differs from the warehouse, though nothing was committed: it was made, migrated, extended."""
        self._loaded = False
        """Whether something was committed that is not published."""

    def __enter__(self) -> Self:
        """Take the lock, and open a draft of the present layout: a new one, or the one that a killed process left.

        Raises:
            WarehouseLocked: Another process writes to the warehouse, or has it open to write.
            WarehouseError: It cannot be opened or copied; it is untouched.
        """
        if self.path.is_dir():
            raise WarehouseError(f"{self.path}: is a folder, not a warehouse; name a file in it")
        with refused(self.path), contextlib.ExitStack() as stack:
            stack.enter_context(_folder(self._real.parent))
            stack.enter_context(lock(self._real, self.path))
            if self._real.exists() and not os.access(self._real, os.W_OK):
                raise WarehouseError(f"{self.path}: may not be written; `chmod u+w` it, or name another file")
            stack.callback(self._tidy)
            _put_logs_back(self._real)
            self._draft = _draft_of(self._real)
            _remove_drafts(self._real, but=self._draft)
            self._loaded = self._draft.exists()
            if not (self._loaded and self._resumed()):
                self._copy()
                self._watch("copied")
                self._open()
            self._watch("opened")
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with refused(self.path), self._stack, contextlib.closing(self.connection):
            if self._loaded or (self._fresh and error is None):
                self._publish()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Write what belongs together: all of it, or nothing where the block is left by an error.

        Raises:
            WarehouseError: It cannot be written.
        """
        with refused(self.path):
            self.connection.begin()
            committed = False
            try:
                yield self.connection
                committed = True  # a Ctrl-C that came meanwhile is raised when it is done
                self.connection.commit()
            except BaseException as error:
                committed &= not isinstance(error, duckdb.Error)
                # A disk that is full ends the transaction by itself; what went wrong is being raised already.
                with contextlib.suppress(duckdb.Error):
                    self.connection.rollback()
                raise
            finally:
                self._loaded |= committed

    # ---- the draft ----------------------------------------------------------------------------------------------

    def _resumed(self) -> bool:
        """Open the draft that is there, if it can be."""
        try:
            self._open()
        except WarehouseLocked:
            raise
        except WarehouseError:
            self._loaded = False
            _remove_drafts(self._real)
            return False
        return True

    def _open(self) -> None:
        with refused(self.path):
            self.connection = duckdb.connect(self._draft)
            try:
                self.connection.execute(f"SET checkpoint_threshold = '{_LOG}'")
                self.connection.execute(f"SET allocator_flush_threshold = '{_FREE}'")
                self.connection.execute(f"SET allocator_bulk_deallocation_flush_threshold = '{_FREE}'")
                check(self.path, self.connection)
                self._fresh |= extend(self.connection)
            except BaseException:
                self.connection.close()
                raise

    def _copy(self) -> None:
        """Make the draft of what is there; it gets its name when it is whole."""
        new = _beside(self._real, "draft-new")
        if not holds(self._real):
            make_empty(new)
            self._fresh = True
        else:
            try:
                # Open meanwhile, so that no other program changes it.
                with open_to_read(self.path):
                    for log in _logs(self._real):
                        shutil.copy(log, f"{self._draft}{log.name.removeprefix(self._real.name)}")
                        self._fresh = True
                    shutil.copy(self._real, new)
            except WarehouseTooOld as old:
                make_empty(new)
                migrate(self._real, new, old.version)
                shutil.copymode(self._real, new)
                self._fresh = True
            there = self._real.stat()
            with contextlib.suppress(PermissionError):
                os.chown(new, there.st_uid, there.st_gid)
        self._refuse_log(new)
        new.rename(self._draft)

    def _refuse_log(self, closed: Path) -> None:
        """Make sure that all is in the file: DuckDB does not say when closing could not bring the log into it.

        Raises:
            WarehouseError: There is a log beside it, which a rename would leave behind.
        """
        if any(log.stat().st_size for log in _logs(closed)):
            raise WarehouseError(f"{self.path}: cannot be written, what it held is unchanged: its log stays")

    def _tidy(self) -> None:
        if not self._loaded:
            _remove_drafts(self._real)

    # ---- publishing ---------------------------------------------------------------------------------------------

    def _publish(self) -> None:
        self.connection.begin()
        for _ in steps(self.connection):
            self.connection.commit()
            self._watch("grouped")
            self.connection.begin()
        self.connection.commit()
        self._watch("derived")
        self.connection.execute("CHECKPOINT")
        self.connection.close()
        self._refuse_log(self._draft)
        self._watch("checkpointed")
        _sync(self._draft)
        self._watch("synced")
        self._keep_older_layout()
        for log in _logs(self._real):
            log.rename(_parked(self._real, log))
        self._watch("parked")
        self._draft.replace(self._real)
        self._loaded = False
        _sync(self._real.parent)
        self._watch("published")
        _put_logs_back(self._real)

    def _keep_older_layout(self) -> None:
        """Keep what is about to be replaced where it is of an older layout, and see that nobody has changed it.

        Raises:
            WarehouseLocked: Another program has it open to write.
            WarehouseError: Another program has changed it; the draft is of no use any more.
        """
        if _draft_of(self._real) != self._draft:
            raise WarehouseError(
                f"{self.path}: another program changed it meanwhile, and it stays as that left it; try again"
            )
        if holds(self._real):
            try:
                open_to_read(self.path).close()
            except WarehouseTooOld as old:
                keep(self._real, old.version, _logs(self._real))


# ---- files beside the warehouse ---------------------------------------------------------------------------------


def _real(path: Path) -> Path:
    """Give the file that a link leads to: it is what is replaced, and the link stays."""
    return Path(os.path.realpath(path))


def _beside(real: Path, name: str) -> Path:
    return real.with_name(f".{real.name}.{name}")


def _draft_of(real: Path) -> Path:
    """Name the draft of a warehouse as it now is: any change of it, or of its log, makes that another name."""
    stamp = []
    for suffix in ("", *_LOGS):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            there = os.stat(f"{real}{suffix}")
            stamp.append((suffix, there.st_ino, there.st_size, there.st_mtime_ns))
    return _beside(real, f"draft-{hashlib.sha256(repr(stamp).encode()).hexdigest()[:16]}")


def _drafts(real: Path) -> list[tuple[str, Path]]:
    """List the files of all drafts, each with the name of its draft: itself, its logs, what did not fit into memory."""
    names = re.compile(f"({re.escape(_beside(real, 'draft-').name)}(?:new|[0-9a-f]{{16}}))(?:[.].*)?", re.DOTALL)
    found = [(names.fullmatch(file.name), file) for file in real.parent.iterdir()]
    return [(match[1], file) for match, file in found if match]


def _remove_drafts(real: Path, *, but: Path | None = None) -> None:
    """Remove the files of all drafts, but those of one that is there."""
    stays = but.name if but is not None and but.exists() else None
    for draft, file in _drafts(real):
        if file.is_dir():
            shutil.rmtree(file, ignore_errors=True)
        elif draft != stays:
            file.unlink(missing_ok=True)


def _logs(path: Path) -> list[Path]:
    return [log for suffix in _LOGS if (log := path.with_name(path.name + suffix)).exists()]


def _parked(real: Path, log: Path) -> Path:
    return _beside(real, f"parked{log.name.removeprefix(real.name)}")


def _parked_logs(real: Path) -> list[tuple[Path, Path]]:
    """List the logs that are parked, each with the name that it had."""
    logs = [real.with_name(real.name + suffix) for suffix in _LOGS]
    return [(parked, log) for log in logs if (parked := _parked(real, log)).exists()]


def _put_logs_back(real: Path) -> None:
    """Give parked logs their names again where the draft that holds them was not published; else they are done with."""
    for parked, log in _parked_logs(real):
        if any(file.name == draft for draft, file in _drafts(real)):
            parked.rename(log)
        else:
            parked.unlink()


def _sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Make a folder, and remove again those of the made ones that stay empty."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for one in missing:
            with contextlib.suppress(OSError):
                one.rmdir()

"""Open a warehouse to read, and refuse what is none of ours, in one line and without a trace."""

from __future__ import annotations

import contextlib
import errno
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from cpts_extract import __version__
from cpts_extract.errors import WarehouseDamaged, WarehouseError, WarehouseLocked, WarehouseTooNew, WarehouseTooOld
from cpts_extract.load.ddl import known_columns, schema_digest
from cpts_extract.load.schema import SCHEMA_VERSION

_LOCKED = re.compile(r"Could not set lock|Conflicting lock|being used by another process", re.IGNORECASE)
_PID = re.compile(r"PID (\d+)")
_DAMAGED = re.compile(
    r"not a valid DuckDB|Could not read enough bytes|Corrupt|checksum|deserializ|INTERNAL|WAL file|invalidated",
    re.IGNORECASE,
)
_FULL = re.compile(r"No space left|disk (is )?full|Could not write|File too large|quota", re.IGNORECASE)
_FULL_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_LATER_DUCKDB = re.compile(r"version number|newer version|storage version", re.IGNORECASE)


# ---- errors -----------------------------------------------------------------------------------------------------


def one_line(error: BaseException) -> str:
    """Put DuckDB's message on one line, without the excerpt of the SQL and the address of its manual."""
    told = re.split(r"\n\s*LINE \d+:|\. See also http", str(error))[0]
    return " ".join(told.split()) or type(error).__name__


def refusal(path: Path, error: BaseException) -> WarehouseError:
    """Say in one line what is wrong with a warehouse, by what DuckDB or the system said."""
    message = one_line(error)
    if _LOCKED.search(message):
        pid = _PID.search(message)
        who = f"process {pid[1]}" if pid else "another process"
        return WarehouseLocked(f"{path}: {who} has it open; try again when that has ended")
    if _FULL.search(message):
        return WarehouseError(
            f"{path}: cannot be written, what it held is unchanged: {message}; make room, and try again"
        )
    if _LATER_DUCKDB.search(message):
        return WarehouseError(
            f"{path}: made by a later version of DuckDB than {duckdb.__version__}: `pip install -U duckdb`"
        )
    if _DAMAGED.search(message):
        return WarehouseDamaged(
            f"{path}: not a DuckDB file, or a damaged one: {message}; move it away, and `cpts-extract run` makes a new one"
        )
    return WarehouseError(f"{path}: {message}")


@contextlib.contextmanager
def refused(path: Path) -> Iterator[None]:
    """Turn errors of DuckDB and of the system into a `WarehouseError` that names the warehouse."""
    try:
        with interruptible():
            yield
    except duckdb.Error as error:
        raise refusal(path, error) from error
    except OSError as error:
        full = "cannot be written, what it held is unchanged: " if error.errno in _FULL_ERRORS else ""
        raise WarehouseError(f"{path}: {full}{error.strerror or error}") from error


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Make of Ctrl-C during a query what it is elsewhere: DuckDB answers it with an error of its own."""
    try:
        yield
    except RuntimeError as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


# ---- open -------------------------------------------------------------------------------------------------------


def open_to_read(
    path: Path, *, shut: bool = False, memory: int | None = None, present: bool = False
) -> duckdb.DuckDBPyConnection:
    """Open a warehouse so that nothing can change it; ``shut`` also keeps SQL from any other file and the network.

    ``memory`` is the most that DuckDB may take, in megabytes; ``present`` refuses one that lacks what came in since an earlier version
    made it, for those who ask for all that there is.

    Raises:
        WarehouseError: It is not there, locked, too new, damaged, or no warehouse of ours.
    """
    if path.is_dir():
        raise WarehouseError(f"{path}: is a folder, not a warehouse; name a file in it")
    if not holds(path):
        what = "an empty file" if path.exists() else "no such warehouse"
        raise WarehouseError(f"{path}: {what}; run `cpts-extract run corpus/` first, or name one that is there")
    # Python objects of this program are no tables either: `SELECT * FROM columns` must not find a variable.
    config: dict[str, str | bool | int | float | list[str]] = {"python_enable_replacements": False}
    if shut:
        # Nor does it write files of its own for what does not fit into memory.
        config |= {"enable_external_access": False, "temp_directory": ""}
    if memory is not None:
        config["memory_limit"] = f"{memory}MB"
    with refused(path):
        connection = _connected(path, config)
    try:
        with refused(path):
            check(path, connection)
            if present:
                _check_present(path, connection)
            if shut:
                connection.execute("SET lock_configuration = true")
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, config: dict[str, str | bool | int | float | list[str]]) -> duckdb.DuckDBPyConnection:
    """Connect, and do so again where the file was replaced meanwhile.

    DuckDB opens a file more than once: it reads the head of one, closes it, and reads the rest of what has that name then.
    """
    while True:
        before = _identity(path)
        try:
            connection = duckdb.connect(path, read_only=True, config=config)
        except duckdb.Error:
            if _identity(path) == before:
                raise
            continue
        if _identity(path) == before:
            return connection
        connection.close()


def _identity(path: Path) -> tuple[int, int]:
    there = path.stat()
    return there.st_ino, there.st_mtime_ns


def _check_present(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    [(digest, project)] = connection.execute("SELECT schema_digest, project_version FROM warehouse").fetchall()
    if digest != schema_digest():
        raise WarehouseError(f"{path}: made by cpts-extract {project}; `cpts-extract run` brings it up to this version")


def holds(path: Path) -> bool:
    """Tell whether there is a file with something in it: one without a byte is as good as none."""
    try:
        return path.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False


def check(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Refuse what is no warehouse of this layout.

    Raises:
        WarehouseError: It is of an older or a later one, or none of ours.
    """
    try:
        rows = connection.execute("SELECT schema_version, project_version FROM warehouse").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        rows = []
    if len(rows) != 1:
        raise WarehouseDamaged(f"{path}: a DuckDB file, but no warehouse of cpts-extract; name another file")
    [(version, project)] = rows
    if version < SCHEMA_VERSION:
        raise WarehouseTooOld(path, version)
    # Additions do not raise the version, so a table that ours does not know tells a later program too.
    columns = [] if version > SCHEMA_VERSION else connection.execute("SELECT columns FROM warehouse").fetchall()[0][0]
    if version > SCHEMA_VERSION or not set(columns) <= set(known_columns()):
        raise WarehouseTooNew(f"{path}: made by cpts-extract {project}, later than this one ({__version__}): upgrade")

"""Open a warehouse, make it where there is none, and refuse what is none of ours, in one line and without a trace."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from cpts_extract import __version__
from cpts_extract.errors import WarehouseDamaged, WarehouseError, WarehouseLocked, WarehouseTooNew, WarehouseTooOld
from cpts_extract.load.ddl import create_statements, known_columns, schema_digest
from cpts_extract.load.draft import draft_of, make_empty, remove
from cpts_extract.load.migrate import migrate
from cpts_extract.load.official import load_departments
from cpts_extract.load.schema import SCHEMA_VERSION

_LOCKED = re.compile(r"Could not set lock|Conflicting lock|being used by another process", re.IGNORECASE)
_PID = re.compile(r"PID (\d+)")
_DAMAGED = re.compile(
    r"not a valid DuckDB|Could not read enough bytes|Corrupt|checksum|deserializ|INTERNAL|WAL file|invalidated",
    re.IGNORECASE,
)
_FULL = re.compile(r"No space left|disk (is )?full|Could not write|File too large|quota", re.IGNORECASE)
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
        return WarehouseError(f"{path}: cannot be written, what it held is unchanged: {message}")
    if _LATER_DUCKDB.search(message):
        return WarehouseError(f"{path}: made by a later version of DuckDB than {duckdb.__version__}")
    if _DAMAGED.search(message):
        return WarehouseDamaged(f"{path}: not a DuckDB file, or a damaged one: {message}")
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
        raise WarehouseError(f"{path}: {error.strerror or error}") from error


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


def open_to_read(path: Path, *, shut: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a warehouse so that nothing can change it; ``shut`` also keeps SQL from any other file and the network.

    Raises:
        WarehouseError: It is not there, locked, too new, damaged, or no warehouse of ours.
    """
    if path.is_dir():
        raise WarehouseError(f"{path}: is a folder, not a warehouse")
    if not holds(path):
        what = "an empty file" if path.exists() else "no such warehouse"
        raise WarehouseError(f"{path}: {what}; `cpts-extract run` makes one")
    # Python objects of this program are no tables either: `SELECT * FROM columns` must not find a variable.
    config: dict[str, str | bool | int | float | list[str]] = {"python_enable_replacements": False}
    if shut:
        config["enable_external_access"] = False
    with refused(path):
        connection = duckdb.connect(path, read_only=True, config=config)
    try:
        with refused(path):
            _check(path, connection)
            if shut:
                connection.execute("SET lock_configuration = true")
    except BaseException:
        connection.close()
        raise
    return connection


def holds(path: Path) -> bool:
    """Tell whether there is a file with something in it: one without a byte is as good as none."""
    try:
        return path.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False


def remove_empty_log(path: Path) -> None:
    """Remove the write-ahead log that a full disk left without a byte beside a warehouse."""
    log = path.with_name(f"{path.name}.wal")
    with contextlib.suppress(OSError):
        if log.stat().st_size == 0:
            log.unlink()


def open_to_write(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a warehouse to write, making it where there is none and bringing an older one up to this layout (`migrate`).

    Raises:
        WarehouseError: As `open_to_read`, or the folder cannot be written; what was there is untouched.
    """
    if not path.is_dir() and not holds(path):
        _make(path)
    # Looked at before it is opened to write: that alone may change a file, and it may be none of ours.
    try:
        open_to_read(path).close()
    except WarehouseTooOld as error:
        with refused(path):
            migrate(path, error.version)
    with refused(path):
        connection = duckdb.connect(path)
    try:
        with refused(path):
            _extend(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    try:
        rows = connection.execute("SELECT schema_version, project_version FROM warehouse").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        rows = []
    if len(rows) != 1:
        raise WarehouseDamaged(f"{path}: a DuckDB file, but no warehouse of cpts-extract")
    [(version, project)] = rows
    if version < SCHEMA_VERSION:
        raise WarehouseTooOld(path, version)
    # Additions do not raise the version, so a table that ours does not know tells a later program too.
    columns = [] if version > SCHEMA_VERSION else connection.execute("SELECT columns FROM warehouse").fetchall()[0][0]
    if version > SCHEMA_VERSION or not set(columns) <= set(known_columns()):
        raise WarehouseTooNew(f"{path}: made by cpts-extract {project}, later than this one ({__version__}): upgrade")


def _extend(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the tables, columns and views that came into the schema since the warehouse was made."""
    if connection.execute("SELECT schema_digest FROM warehouse").fetchall() == [(schema_digest(),)]:
        return
    connection.begin()
    for statement in create_statements():
        connection.execute(statement)
    load_departments(connection)
    connection.execute(
        "UPDATE warehouse SET schema_digest = $1, columns = $2, project_version = $3",
        [schema_digest(), known_columns(), __version__],
    )
    connection.commit()


# ---- make ---------------------------------------------------------------------------------------------------------


def _make(path: Path) -> None:
    """Make an empty warehouse: under another name first, so that a failure leaves nothing behind."""
    missing = [folder for folder in path.parents if not folder.exists()]
    draft = draft_of(path)
    try:
        with refused(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            make_empty(draft)
            _publish(draft, path)
    except BaseException:
        remove(draft)
        for folder in missing:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
    remove(draft)


def _publish(draft: Path, path: Path) -> None:
    """Give the draft its name, unless another run was faster: its warehouse is then the one."""
    try:
        if path.exists() and not holds(path):
            draft.replace(path)  # a file without a byte, as `touch` or mktemp leaves one
            return
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}:
            raise
        if not path.exists():  # a file system without links
            draft.rename(path)

"""Ask a warehouse, and change nothing."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from cpts_extract.errors import WarehouseError
from cpts_extract.load.ddl import quoted
from cpts_extract.load.declare import Table
from cpts_extract.load.facts import Stamp
from cpts_extract.load.open import holds, interruptible, one_line, open_to_read, refused
from cpts_extract.load.schema import TABLES
from cpts_extract.values.cpts_name import fold, name_key

_QUESTIONS = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
_AT_ONCE = 10_000
"""Rows that are fetched at a time: those of a million sources as DuckDB gives them take more room than what is kept."""
_UNKNOWN = re.compile(r"Table with name .* does not exist|column .* not found|does not have a column", re.IGNORECASE)
_ASKED = "only SELECT, DESCRIBE, SHOW, EXPLAIN and SUMMARIZE are answered"


class Known(NamedTuple):
    """What the warehouse knows of a source: enough to tell whether it must be read again."""

    sha256: str | None
    fingerprint: str
    status: str
    reason: str | None
    lost: str | None
    stamp: Stamp | None
    """By which its file was unchanged when it was read; None where that was too shortly after its last change."""


class Answer(NamedTuple):
    """The answer to a query."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


def known(path: Path) -> dict[str, Known]:
    """Tell of every source what it was read from; nothing where there is no warehouse yet.

    Raises:
        WarehouseError: There is one, but it cannot be opened.
    """
    if not path.is_dir() and not holds(path):
        return {}
    with open_to_read(path) as connection, refused(path):
        return known_to(connection)


def known_to(connection: duckdb.DuckDBPyConnection) -> dict[str, Known]:
    """Tell it of an open warehouse.

    Raises:
        duckdb.Error: It cannot be read.
    """
    columns = {row[0] for row in connection.execute("DESCRIBE release").fetchall()}
    stamp = "size, mtime_ns" if "mtime_ns" in columns else "NULL, NULL"  # nobody has written to it since they came in
    rows = connection.execute(f"SELECT source, sha256, fingerprint, status, reason, lost, {stamp} FROM release")
    found: dict[str, Known] = {}
    same: dict[str, str] = {}  # a few fingerprints and reasons come a million times
    while some := rows.fetchmany(_AT_ONCE):
        for source, sha256, fingerprint, status, reason, lost, size, mtime_ns in some:
            found[source] = Known(
                sha256,
                same.setdefault(fingerprint, fingerprint),
                same.setdefault(status, status),
                reason and same.setdefault(reason, reason),
                lost and same.setdefault(lost, lost),
                None if mtime_ns is None else Stamp(size, mtime_ns),
            )
    return found


class Allowed(NamedTuple):
    """What one question may take."""

    seconds: float = 60.0
    memory: int = 2000
    """Megabytes (of 10⁶ bytes) of DuckDB; nothing is put on the disk instead."""
    rows: int = 100_000


_ALLOWED = Allowed()


def query(path: Path, sql: str, allowed: Allowed = _ALLOWED) -> Answer:
    """Answer one question in SQL. Whatever it says, no file is written and none but the warehouse is read.

    Raises:
        WarehouseError: The warehouse cannot be opened, the SQL is wrong or no question, or the answer takes more than is allowed;
            in one line.
    """
    with (
        open_to_read(path, shut=True, memory=allowed.memory) as connection,
        _ended(connection, allowed.seconds) as late,
    ):
        try:
            statement = _question(connection, sql)
            with interruptible():
                result = connection.execute(statement)
                rows = result.fetchmany(allowed.rows + 1)
            if len(rows) > allowed.rows:
                raise WarehouseError(
                    f"the answer has more than {allowed.rows} rows; LIMIT it, or allow more with --rows"
                )
            return Answer([column[0] for column in result.description or []], rows)
        except duckdb.OutOfMemoryException as error:
            raise WarehouseError(
                f"the question needs more than {allowed.memory} MB of memory; ask for less, or allow more with --memory"
            ) from error
        except (duckdb.Error, KeyboardInterrupt) as error:
            if late.is_set():
                raise WarehouseError(
                    f"the question takes more than {allowed.seconds:g} seconds; ask for less, or allow more with --timeout"
                ) from error
            if isinstance(error, KeyboardInterrupt):
                raise
            raise WarehouseError(_told(error)) from error


def _question(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """Take one question out of what was said.

    Raises:
        WarehouseError: It is none, or more than one.
        duckdb.Error: It is no SQL.
    """
    statements = connection.extract_statements(sql)
    if not statements:
        raise WarehouseError(f"no question was asked; {_ASKED}")
    if any(statement.type not in _QUESTIONS for statement in statements):
        raise WarehouseError(f"the warehouse is read-only here; {_ASKED}")
    if len(statements) > 1:
        raise WarehouseError("only one question at a time can be asked")
    return statements[0]


def _told(error: duckdb.Error) -> str:
    message = one_line(error)
    return f"{message}; `cpts-extract schema` lists tables and columns" if _UNKNOWN.search(message) else message


def asked(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] = ()) -> Any:
    """Answer one question with a ``pyarrow.Table``.

    Raises:
        WarehouseError: The SQL is wrong or no question; in one line.
    """
    try:
        with interruptible():
            return connection.sql(_question(connection, sql).query, params=list(parameters)).to_arrow_table()
    except duckdb.Error as error:
        raise WarehouseError(_told(error)) from error


@contextlib.contextmanager
def _ended(connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[threading.Event]:
    """End what a connection is at after some seconds; the event tells that this was done."""
    late = threading.Event()

    def end() -> None:
        late.set()
        connection.interrupt()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


# ---- one CPTS ---------------------------------------------------------------------------------------------------


class Fact(NamedTuple):
    """A fact of one CPTS, as `cpts-extract show` prints it."""

    table: str
    values: dict[str, Any]
    quotation: str | None
    source: str
    page: int | None
    rule: str | None
    confidence: float | None


LISTED = '`cpts-extract query "SELECT cpts_id, name FROM cpts"` lists them'


def matching(path: Path, name: str) -> list[tuple[str, str]]:
    """Find the CPTS that a name may mean: each with its ``cpts_id`` and its name.

    Accents, case and small words do not count. One of just this name is the only answer, else all that contain it.
    """
    with open_to_read(path) as connection, refused(path):
        return matching_in(connection, name)


def matching_in(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[str, str]]:
    """Find them in an open warehouse, as `matching` does.

    Raises:
        duckdb.Error: It cannot be read.
    """
    key, words = name_key(name), fold(name)
    for which, values in (
        ("list_contains(own_ids, $1)", [name]),
        ("cpts_id IN (SELECT cpts_id FROM cpts_name WHERE name_key = $1)", [key]),
        (
            f"cpts_id IN (SELECT cpts_id FROM cpts_name WHERE contains(name_key, $1) OR contains({FOLDED}, $2))",
            [key, words],
        ),
    ):
        found = connection.execute(f"SELECT cpts_id, name FROM cpts WHERE {which} ORDER BY name, cpts_id", values)
        if rows := found.fetchall():
            return rows
    return []


FOLDED = (
    "trim(regexp_replace(strip_accents(replace(replace(lower(name), 'œ', 'oe'), 'æ', 'ae')), '[^a-z0-9]+', ' ', 'g'))"
)
"""A name as `values.cpts_name.fold` has it, in SQL: a million names need not come to Python to be searched."""


def facts_of(path: Path, cpts_id: str) -> list[Fact]:
    """List every fact of one CPTS with its first quotation, table by table, those of the best release first."""
    found = []
    with open_to_read(path) as connection, refused(path):
        _gather(connection, cpts_id)
        for table in TABLES:
            if table.of_cpts:
                values = [column.name for column in table.columns if column.shown]
                rows = connection.execute(_facts_sql(table, values), [cpts_id]).fetchall()
                found += [Fact(table.name, dict(zip(values, row[:-5], strict=True)), *row[-5:]) for row in rows]
    return found


def releases_of(path: Path, cpts_id: str) -> list[Fact]:
    """List what is known of the releases that state a fact of one CPTS, and their warnings."""
    with open_to_read(path) as connection, refused(path):
        _gather(connection, cpts_id)
        releases = connection.execute(_RELEASES_SQL, [cpts_id]).fetchall()
        warnings = connection.execute(_WARNINGS_SQL, [cpts_id]).fetchall()
    found = []
    for subject, kind, released, title, *proof in releases:
        told = {"title": title, "released": released, "kind": kind, "subject": subject}
        found += [
            Fact(name, {"value": value}, *(proof if name == "title" else (None, proof[1], None, None, None)))
            for name, value in told.items()
            if value is not None
        ]
    return found + [Fact("warning", {"value": f"{code}: {message}"}, *proof) for code, message, *proof in warnings]


def _gather(connection: duckdb.DuckDBPyConnection, cpts_id: str) -> None:
    """Gather the entries of one CPTS and all quotations of their releases once: each look for one goes through them all."""
    connection.execute("CREATE OR REPLACE TEMP TABLE told AS SELECT * FROM cpts_entry WHERE cpts_id = $1", [cpts_id])
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE proof AS SELECT evidence_id, quotation, page, rule, confidence FROM evidence "
        "WHERE release_id IN (SELECT release_id FROM told)"
    )


_ORDER = "ORDER BY entry.subject DESC, entry.released_first DESC NULLS LAST, entry.source"
_PROOF = "proof.quotation, entry.source, proof.page, proof.rule, proof.confidence"
_RELEASES_SQL = f"""
    SELECT entry.subject, release.kind, release.released, release.title, {_PROOF}
    FROM told AS entry JOIN release USING (release_id)
        LEFT JOIN proof ON proof.evidence_id = release.title_evidence_id
    WHERE entry.cpts_id = $1 {_ORDER}"""
_WARNINGS_SQL = f"""
    SELECT fact.code, fact.message, {_PROOF}
    FROM told AS entry JOIN warning AS fact USING (release_id)
        LEFT JOIN proof ON proof.evidence_id = fact.evidence_id
    WHERE entry.cpts_id = $1 {_ORDER}, fact.position"""


def _facts_sql(table: Table, values: list[str]) -> str:
    chosen = ", ".join(f"fact.{quoted(name)}" for name in values)
    order = "fact.position" if table.has("position") else f"fact.{quoted(table.key)}"
    return f"""
        SELECT {chosen}, proof.quotation, entry.source, proof.page, proof.rule, proof.confidence
        FROM {quoted(table.name)} AS fact JOIN told AS entry USING (entry_id)
            LEFT JOIN proof ON proof.evidence_id = fact.evidence_id
        WHERE entry.cpts_id = $1
        ORDER BY entry.subject DESC, entry.released_first DESC NULLS LAST, entry.source, {order}"""

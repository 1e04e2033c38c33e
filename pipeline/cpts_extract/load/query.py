"""Ask a warehouse, and change nothing."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
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
    rows = connection.execute(
        f"SELECT source, sha256, fingerprint, status, reason, lost, {stamp} FROM release"
    ).fetchall()
    return {
        source: Known(sha256, fingerprint, status, reason, lost, None if mtime_ns is None else Stamp(size, mtime_ns))
        for source, sha256, fingerprint, status, reason, lost, size, mtime_ns in rows
    }


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
            statements = connection.extract_statements(sql)
            if not statements:
                raise WarehouseError(f"no question was asked; {_ASKED}")
            if any(statement.type not in _QUESTIONS for statement in statements):
                raise WarehouseError(f"the warehouse is read-only here; {_ASKED}")
            if len(statements) > 1:
                raise WarehouseError("only one question at a time can be asked")
            with interruptible():
                result = connection.execute(statements[0])
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
            raise WarehouseError(one_line(error)) from error


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
    rows = connection.execute(
        "SELECT cpts_id, name, coalesce((SELECT list(DISTINCT form.name) FROM cpts_name AS form WHERE form.cpts_id = "
        "cpts.cpts_id), []), own_ids FROM cpts ORDER BY name, cpts_id"
    ).fetchall()
    key, words = name_key(name), fold(name)
    exact = [(cpts_id, shown) for cpts_id, shown, names, _ in rows if key in map(name_key, names)]
    near = [(cpts_id, shown) for cpts_id, shown, names, _ in rows if any(_within(key, words, form) for form in names)]
    by_id = [(cpts_id, shown) for cpts_id, shown, _, own_ids in rows if name in own_ids]
    return by_id or exact or near


def _within(key: str, words: str, form: str) -> bool:
    return key in name_key(form) or words in fold(form)


def facts_of(path: Path, cpts_id: str) -> list[Fact]:
    """List every fact of one CPTS with its first quotation, table by table, those of the best release first."""
    found = []
    with open_to_read(path) as connection, refused(path):
        for table in TABLES:
            if table.of_cpts:
                values = [column.name for column in table.columns if column.shown]
                rows = connection.execute(_facts_sql(table, values), [cpts_id]).fetchall()
                found += [Fact(table.name, dict(zip(values, row[:-5], strict=True)), *row[-5:]) for row in rows]
    return found


def releases_of(path: Path, cpts_id: str) -> list[Fact]:
    """List what is known of the releases that state a fact of one CPTS, and their warnings."""
    with open_to_read(path) as connection, refused(path):
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


_ORDER = "ORDER BY entry.subject DESC, entry.released_first DESC NULLS LAST, entry.source"
_PROOF = "proof.quotation, entry.source, proof.page, proof.rule, proof.confidence"
_RELEASES_SQL = f"""
    SELECT entry.subject, release.kind, release.released, release.title, {_PROOF}
    FROM cpts_entry AS entry JOIN release USING (release_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = release.title_evidence_id
    WHERE entry.cpts_id = $1 {_ORDER}"""
_WARNINGS_SQL = f"""
    SELECT fact.code, fact.message, {_PROOF}
    FROM cpts_entry AS entry JOIN warning AS fact USING (release_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE entry.cpts_id = $1 {_ORDER}, fact.position"""


def _facts_sql(table: Table, values: list[str]) -> str:
    chosen = ", ".join(f"fact.{quoted(name)}" for name in values)
    order = "fact.position" if table.has("position") else f"fact.{quoted(table.key)}"
    return f"""
        SELECT {chosen}, proof.quotation, entry.source, proof.page, proof.rule, proof.confidence
        FROM {quoted(table.name)} AS fact JOIN cpts_entry AS entry USING (entry_id)
            LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
        WHERE entry.cpts_id = $1
        ORDER BY entry.subject DESC, entry.released_first DESC NULLS LAST, entry.source, {order}"""

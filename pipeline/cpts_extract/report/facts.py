"""What the site tells, read from the warehouse once: plain rows, grouped by the page that shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import duckdb

from cpts_extract.load.ddl import quoted
from cpts_extract.load.declare import Summary, Table
from cpts_extract.load.schema import TABLES

Row = dict[str, Any]

_AT_ONCE = 200
"""Texts of releases that are held at the same time."""
_OF_RELEASE = ("funding", "aggregate", "mentioned", "warning")
"""Tables with facts of no CPTS."""
_SUMMARY_OF: dict[str, tuple[Table, Summary]] = {one.name: (table, one) for table in TABLES for one in table.summaries}


@dataclass(frozen=True)
class Fact:
    """What one release states: a row of a table of facts, with its quotations."""

    table: str
    fact_id: str
    release_id: str
    entry_id: str | None
    values: Row
    quotations: tuple[Row, ...]
    """Rows of ``evidence``; empty where the value is implied."""
    confidence: float | None


@dataclass(frozen=True)
class Statement:
    """A row of ``history``: what a release states of a field of ``cpts_summary``, and the fact that it is."""

    field: str
    row: Row
    fact: Fact


@dataclass(frozen=True)
class Facts:
    """All that the pages need but the texts of the releases, which `texts` reads."""

    cpts: list[Row]
    """Rows of ``cpts_summary`` with ``own_ids``, ``reasons`` and ``departments``, by identifier."""
    releases: dict[str, Row]
    """Rows of ``release`` without their texts, by ``release_id``; in the order of their sources."""
    entries: list[Row]
    """Rows of ``entry`` with whether they count (``counts``)."""
    facts: dict[str, list[Fact]]
    """By ``release_id``, in the order of the tables."""
    evidence: dict[str, list[Row]]
    """Quotations by ``release_id``."""
    history: list[Row]
    tables: Mapping[str, list[Row]]
    """Views and tables as they are: what `_PLAIN` names."""
    last_run: Row | None

    @cached_property
    def cpts_by_id(self) -> dict[str, Row]:
        return {row["cpts_id"]: row for row in self.cpts}

    @cached_property
    def entries_of_cpts(self) -> dict[str, list[Row]]:
        """The entries that count, by CPTS: the newest release first."""
        counted = [row for row in self.entries if row["counts"]]
        return grouped(sorted(counted, key=self._standing), "cpts_id")

    @cached_property
    def entries_of_release(self) -> dict[str, list[Row]]:
        return grouped(sorted(self.entries, key=lambda row: row["position"]), "release_id")

    @cached_property
    def facts_of_cpts(self) -> dict[str, list[Fact]]:
        """The facts of entries that count, by CPTS: the best release first."""
        by_entry: dict[str, list[Fact]] = defaultdict(list)
        for some in self.facts.values():
            for fact in some:
                if fact.entry_id is not None:
                    by_entry[fact.entry_id].append(fact)
        return {
            cpts_id: [fact for entry in entries for fact in by_entry[entry["entry_id"]]]
            for cpts_id, entries in self.entries_of_cpts.items()
        }

    @cached_property
    def statements_of_cpts(self) -> dict[str, list[Statement]]:
        """The rows of ``history`` by CPTS, each with its fact."""
        known: dict[tuple[Hashable, ...], Fact] = {}
        for cpts_id, facts in self.facts_of_cpts.items():
            for fact in facts:
                known.setdefault((cpts_id, *self._told(fact)), fact)
                place = fact.values.get("place")
                if fact.table == "signature" and place is not None:
                    known.setdefault((cpts_id, "signature", "place", place, self._source(fact)), fact)
        found: dict[str, list[Statement]] = defaultdict(list)
        for row in self.history:
            table, summary = _SUMMARY_OF[row["field"]]
            column = summary.columns[summary.name]
            name = "cpts_name" if table.name == "entry" else table.name  # the name of an entry is a fact there
            stated = known.get((row["cpts_id"], name, column, row["value"], row["source"]))
            if stated is not None:
                found[row["cpts_id"]].append(Statement(row["field"], row, stated))
        return dict(found)

    def _told(self, fact: Fact) -> tuple[Hashable, ...]:
        column = next((s.columns[s.name] for t, s in _SUMMARY_OF.values() if t.name == fact.table), "name")
        return fact.table, column, text_of(fact.values.get(column)), self._source(fact)

    def _source(self, fact: Fact) -> str:
        return str(self.releases[fact.release_id]["source"])

    def _standing(self, entry: Row) -> tuple[Any, ...]:
        first = entry["released_first"]
        return not entry["subject"], -first.toordinal() if first else 0, entry["source"], entry["position"]


_PLAIN = {
    "coverage": "FROM coverage_by_department ORDER BY department_code",
    "months": "FROM signature_timeline ORDER BY month",
    "population_check": "FROM population_check ORDER BY cpts_id, source, announced",
    "funding_check": "FROM funding_check ORDER BY cpts_id, source, fact_id",
    "missions": "FROM mission_matrix ORDER BY cpts_id",
    "conflicts": "FROM conflict ORDER BY cpts_id, field",
    "duplicates": "FROM possible_duplicate ORDER BY pair_id",
    "aggregates": "FROM aggregate_check ORDER BY scope, indicator, as_of, source, quotation",
    "timeline": "FROM timeline ORDER BY cpts_id, date_first, event",
    "published": "FROM published WHERE present ORDER BY release, url, source",
}


def gather(connection: duckdb.DuckDBPyConnection) -> Facts:
    """Read all of an open warehouse but the texts.

    Raises:
        duckdb.Error: It cannot be read.
    """
    cpts = rows(
        connection,
        "SELECT summary.*, cpts.own_ids, cpts.reasons, cpts.departments "
        "FROM cpts_summary AS summary JOIN cpts USING (cpts_id) ORDER BY cpts_id",
    )
    releases = rows(connection, "SELECT * EXCLUDE (text) FROM release ORDER BY source")
    entries = rows(
        connection,
        "SELECT entry.*, release.source, release.released, release.released_first, counted.entry_id IS NOT NULL AS counts "
        "FROM entry JOIN release USING (release_id) LEFT JOIN cpts_entry AS counted USING (entry_id) ORDER BY entry_id",
    )
    proofs = rows(connection, 'FROM evidence ORDER BY release_id, "start", "end", evidence_id')
    return Facts(
        cpts=cpts,
        releases={row["release_id"]: row for row in releases},
        entries=entries,
        facts=grouped_facts(_facts(connection, proofs)),
        evidence=grouped(proofs, "release_id"),
        history=rows(connection, "FROM history ORDER BY cpts_id, field, released_first NULLS LAST, source, value"),
        tables={name: rows(connection, sql) for name, sql in _PLAIN.items()},
        last_run=next(iter(rows(connection, "FROM run ORDER BY run_id DESC LIMIT 1")), None),
    )


def _facts(connection: duckdb.DuckDBPyConnection, proofs: list[Row]) -> Iterator[Fact]:
    by_id = {row["evidence_id"]: row for row in proofs}
    by_fact = grouped(sorted(proofs, key=lambda row: row["rank"]), "fact_id")
    for table in TABLES:
        if not (table.of_cpts or table.name in _OF_RELEASE):
            continue
        order = "position" if table.has("position") else table.key
        for row in rows(connection, f"FROM {quoted(table.name)} ORDER BY release_id, {quoted(order)}, fact_id"):
            proof = by_id.get(row["evidence_id"])
            quotations = by_fact[proof["fact_id"]] if proof else []
            yield Fact(
                table.name,
                row["fact_id"],
                row["release_id"],
                row.get("entry_id"),
                row,
                tuple(quotations),
                row["confidence"],
            )


def texts(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Read the text of each release that has one, some at a time: ``release_id`` and text, in the order of the identifiers.

    Raises:
        duckdb.Error: It cannot be read.
    """
    found = connection.execute("SELECT release_id, text FROM release WHERE text IS NOT NULL ORDER BY release_id")
    while some := found.fetchmany(_AT_ONCE):
        yield from some


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    """Ask for rows by the names of their columns.

    Raises:
        duckdb.Error: The question is wrong.
    """
    found = connection.execute(sql)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def grouped(some: Iterable[Row], key: str) -> dict[Any, list[Row]]:
    """Put rows together by the value of a column, in their order."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in some:
        found[row[key]].append(row)
    return dict(found)


def grouped_facts(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Put facts together by their release, in their order."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.release_id].append(fact)
    return dict(found)


def text_of(value: Any) -> str | None:
    """Write a value as DuckDB casts it to VARCHAR, which is how ``history`` has it.

    >>> text_of(93), text_of("2024-10"), text_of(None)
    ('93', '2024-10', None)
    """
    return None if value is None else str(value)

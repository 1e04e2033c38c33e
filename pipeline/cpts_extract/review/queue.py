"""What a person should look at, the most important first: each a question that a decision answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import duckdb

from cpts_extract.load.ddl import quoted
from cpts_extract.load.decided.revise import COUNTS
from cpts_extract.load.decided.stateable import STATEABLE, table_of
from cpts_extract.load.views.ranking import SUMMARIES, SURE

Kind = Literal["outdated", "conflict", "pair", "failed", "doubtful", "missing"]
WEIGHT: Mapping[Kind, int] = {"outdated": 90, "conflict": 80, "pair": 70, "failed": 60, "doubtful": 40, "missing": 10}
"""How much each kind of question matters."""
CORE = ("name", "signature_date", "population", "commune_count", "funding", "missions")
"""The fields by which people know a CPTS: what is doubtful of them comes before the rest of its kind."""
_ASKED_FOR = ("signature", "population", "funding", "mission")
"""What a release about a CPTS may be expected to state."""
_SELDOM_SAID = ("leaflet", "generic", "page")
"""Kinds of releases that are not expected to."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question for a person."""

    kind: Kind
    key: str
    """What it is about: a fact, an entry, a decision, a pair, or a field of a CPTS."""
    weight: float
    field: str
    """Key of the field, as pages name it."""
    cpts_id: str | None
    name: str | None
    """Name of the CPTS."""
    release_id: str | None
    """Release that it is asked of; None where several are."""
    facts: tuple[tuple[str, str], ...] = ()
    """The facts to decide on, each with its table."""
    told: tuple[str, ...] = ()
    """What makes it a question: codes of warnings, reasons of likeness, the fields that are missing."""

    @property
    def place(self) -> str:
        """Its address on the page."""
        return f"{self.kind}/{self.key}"

    @property
    def standing(self) -> tuple[float, str, str]:
        """By which questions are sorted: it stays the same while others are answered."""
        return -self.weight, self.name or "", self.place


def items(connection: duckdb.DuckDBPyConnection) -> list[Item]:
    """List all that is open, the most important first. What a decision was taken on that still holds is left out.

    Raises:
        duckdb.Error: The warehouse cannot be read.
    """
    found = [*_outdated(connection), *_conflicts(connection), *_pairs(connection), *_failed(connection)]
    asked = {fact for item in found for fact in item.facts}
    found += [item for item in _doubtful(connection) if item.facts[0] not in asked]
    return sorted([*found, *_missing(connection)], key=lambda item: item.standing)


# ---- facts ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fact:
    table: str
    key: str
    release_id: str
    entry_id: str | None
    cpts_id: str | None
    name: str | None
    confidence: float | None
    start: int | None
    end: int | None


def _facts(connection: duckdb.DuckDBPyConnection, where: str) -> Iterator[_Fact]:
    """Give the facts that count and that no decision holds of; ``where`` is SQL on ``fact`` and its ``proof``."""
    for table in STATEABLE:
        key = "entry_id" if table == "entry" else "fact_id"
        rows = connection.execute(f"""
            SELECT fact.{key}, fact.release_id, fact.entry_id, fact.cpts_id, cpts.name, proof.confidence, proof.start, proof."end"
            FROM {quoted(table)} AS fact JOIN cpts_entry AS counted USING (entry_id) JOIN cpts ON cpts.cpts_id = fact.cpts_id
                LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
            WHERE NOT EXISTS (FROM reviewed WHERE reviewed.fact_id = fact.{key} AND about = '{table}' AND state = 'applied')
                AND {where}
        """).fetchall()
        yield from (_Fact(table, *row) for row in rows)


def _weight(kind: Kind, field: str, more: float = 0.0) -> float:
    return WEIGHT[kind] + (9 if field in CORE else 0) + more


def _doubtful(connection: duckdb.DuckDBPyConnection) -> Iterator[Item]:
    for fact in _facts(connection, f"proof.confidence < {SURE}"):
        field = STATEABLE[fact.table].key
        yield Item(
            "doubtful", f"{fact.table}/{fact.key}", _weight("doubtful", field, round(5 * (1 - (fact.confidence or 0)), 2)),
            field, fact.cpts_id, fact.name, fact.release_id, ((fact.table, fact.key),),
        )  # fmt: skip


def _failed(connection: duckdb.DuckDBPyConnection) -> Iterator[Item]:
    """Give the facts that a check speaks against."""
    by_field: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for fact in _facts(connection, "fact.release_id IN (SELECT release_id FROM warning WHERE field IS NOT NULL)"):
        by_field[fact.release_id, STATEABLE[fact.table].key].append(fact)
    rows = connection.execute("""
        SELECT warning.release_id, warning.field, warning.code, proof.start, proof."end"
        FROM warning LEFT JOIN evidence AS proof USING (evidence_id) WHERE warning.field IS NOT NULL
        ORDER BY warning.release_id, warning.position
    """).fetchall()
    told: dict[_Fact, list[str]] = defaultdict(list)
    for release_id, field, code, start, end in rows:
        if table_of(field) is None:
            continue
        same = by_field[release_id, field.partition(".")[0]]
        numbered = [fact for fact in same if fact.key.endswith(f".{field}")]
        there = [f for f in numbered or same if start is None or f.start is None or (f.start < end and start < f.end)]
        if there:
            told[there[0]].append(code)
    for fact, codes in told.items():
        field = STATEABLE[fact.table].key
        yield Item(
            "failed", f"{fact.table}/{fact.key}", _weight("failed", field), field, fact.cpts_id, fact.name,
            fact.release_id, ((fact.table, fact.key),), tuple(dict.fromkeys(codes)),
        )  # fmt: skip


# ---- CPTS -------------------------------------------------------------------------------------------------------


def _conflicts(connection: duckdb.DuckDBPyConnection) -> Iterator[Item]:
    """Give the fields in which releases contradict one another, until a decision holds of every statement."""
    open_ones = connection.execute("SELECT cpts_id, name, field FROM conflict").fetchall()
    tables = {summary.name: (table, summary) for table, summary in SUMMARIES}
    for cpts_id, name, field in open_ones:
        table, summary = tables[field]
        rows = connection.execute(
            f"SELECT fact.{table.key}, EXISTS (FROM reviewed WHERE fact_id = fact.{table.key} AND about = '{table.name}' "
            f"AND state = 'applied') FROM {quoted(table.name)} AS fact JOIN cpts_entry AS counted USING (entry_id) "
            f"WHERE counted.cpts_id = $1 AND {summary.where} ORDER BY counted.released_first DESC NULLS LAST, 1",
            [cpts_id],
        ).fetchall()
        if not all(decided for _, decided in rows):
            key = STATEABLE[table.name].key
            yield Item(
                "conflict", f"{cpts_id}/{field}", _weight("conflict", key), field, cpts_id, name, None,
                tuple((table.name, fact) for fact, _ in rows),
            )  # fmt: skip


def _pairs(connection: duckdb.DuckDBPyConnection) -> Iterator[Item]:
    rows = connection.execute("""
        SELECT pair.cpts_id, pair.other_id, points, pair.reasons, cpts.name
        FROM possible_duplicate AS pair JOIN cpts USING (cpts_id)
    """).fetchall()
    for cpts_id, other_id, points, reasons, name in rows:
        yield Item(
            "pair", f"{cpts_id}/{other_id}", WEIGHT["pair"] + min(points, 9), "name", cpts_id, name, None, (),
            tuple(reasons),
        )  # fmt: skip


def _outdated(connection: duckdb.DuckDBPyConnection) -> Iterator[Item]:
    """Give the decisions that lost their hold: the source, or the rules' reading, has changed."""
    rows = connection.execute(f"""
        SELECT decision_id, decision.about, reviewed.release_id, one, cpts.name
        FROM decision JOIN reviewed USING (decision_id) LEFT JOIN cpts ON cpts.cpts_id = decision.one
        WHERE state = 'outdated' AND {COUNTS}
    """).fetchall()
    for number, about, release_id, cpts_id, name in rows:
        field = STATEABLE[about].key if about in STATEABLE else "release"
        weight = _weight("outdated", field) if field != "release" else WEIGHT["missing"]
        yield Item("outdated", str(number), weight, field, cpts_id or None, name, release_id)


def _missing(connection: duckdb.DuckDBPyConnection) -> Iterator[Item]:
    """Give the entries that releases are about and of which they state less than expected, as far as rules read."""
    parts = ", ".join(f"EXISTS (FROM {table} WHERE entry_id = entry.entry_id) AS {table}" for table in _ASKED_FOR)
    rows: list[tuple[Any, ...]] = connection.execute(f"""
        SELECT entry.entry_id, entry.release_id, entry.cpts_id, cpts.name, {parts}
        FROM entry JOIN cpts_entry AS counted USING (entry_id) JOIN cpts ON cpts.cpts_id = entry.cpts_id
            JOIN release ON release.release_id = entry.release_id
        WHERE entry.subject AND NOT list_contains($1::VARCHAR[], release.kind) AND NOT EXISTS (
            FROM reviewed JOIN decision USING (decision_id)
            WHERE reviewed.release_id = entry.release_id AND kind = 'complete' AND state = 'applied')
    """, [list(_SELDOM_SAID)]).fetchall()  # fmt: skip
    for entry_id, release_id, cpts_id, name, *there in rows:
        lacks = tuple(table for table, stated in zip(_ASKED_FOR, there, strict=True) if not stated)
        if lacks:
            yield Item(
                "missing", entry_id, WEIGHT["missing"] + len(lacks) / 2, "name", cpts_id, name, release_id, (), lacks
            )

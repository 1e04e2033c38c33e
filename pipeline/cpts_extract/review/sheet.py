"""A release as the reviewing page shows it: what it states, each with its proof and the decision that holds of it, and its text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import duckdb
from markupsafe import Markup

from cpts_extract.load.decided.rows import KEYS, find
from cpts_extract.load.decided.stateable import STATEABLE, stated
from cpts_extract.load.declare import Row
from cpts_extract.pages.marked import Mark, marked
from cpts_extract.pages.wording import fact_text, field_text

_AROUND = 160
"""Characters that are shown on either side of a quotation."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact, or a CPTS that a release names."""

    table: str
    key: str
    entry_id: str | None
    field: str
    row: Row
    seen: str
    """What a person may state of it, as JSON: comes back with the decision, to tell whether it has changed meanwhile."""
    quotation: str | None
    start: int | None
    page: int | None
    rule: str | None
    confidence: float | None
    around: tuple[str, str]
    """The words before and after the quotation."""
    decision: Row | None
    """The decision that holds of it."""

    @property
    def text(self) -> str:
        return fact_text(self.table, self.row)

    @property
    def anchor(self) -> str:
        return f"q-{self.table}-{self.key}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A release with all that it states."""

    release: Row
    """Without its text."""
    entries: tuple[tuple[Row, tuple[Stated, ...]], ...]
    """Each CPTS that it states something of, with that: itself first."""
    rest: tuple[Stated, ...]
    """What it states of no CPTS."""
    text: Markup
    warnings: tuple[Row, ...]
    decisions: tuple[Row, ...]
    """All decisions on it, with their ``state``."""

    def fact(self, table: str, key: str) -> Stated | None:
        """Find a fact; None where it is not there any more."""
        everything = [one for _, some in self.entries for one in some] + list(self.rest)
        return next((one for one in everything if (one.table, one.key) == (table, key)), None)


def sheet(connection: duckdb.DuckDBPyConnection, release_id: str) -> Sheet | None:
    """Read a release; None where it is not there.

    Raises:
        duckdb.Error: The warehouse cannot be read.
    """
    found = find(connection, "release", "release_id = $1", [release_id])
    if not found or found[0]["text"] is None:
        return None
    release = found[0]
    text = release.pop("text")
    proofs = {row["evidence_id"]: row for row in find(connection, "evidence", "release_id = $1", [release_id])}
    decided = decisions(connection, release_id)
    holding = {(row["about"], row["fact_id"]): row for row in decided if row["state"] == "applied" and row["fact_id"]}
    facts = [
        _stated(table, row, text, proofs.get(row["evidence_id"]), holding.get((table, row[KEYS[table]])))
        for table in STATEABLE
        for row in _in_order(find(connection, table, "release_id = $1", [release_id]))
        if not (table == "cpts_name" and not row["is_alias"])
    ]
    entries = [fact for fact in facts if fact.table == "entry"]
    marks = [
        Mark(
            fact.start,
            fact.start + len(fact.quotation),
            fact.anchor,
            fact.field,
            f"{field_text(fact.field)} : {fact.text}",
        )
        for fact in facts
        if fact.start is not None and fact.quotation is not None
    ]
    return Sheet(
        release,
        tuple((one.row, tuple(fact for fact in facts if fact.entry_id == one.entry_id)) for one in entries),
        tuple(fact for fact in facts if fact.entry_id is None),
        marked(text, marks),
        tuple(find(connection, "warning", "release_id = $1", [release_id])),
        tuple(decided),
    )


def decisions(connection: duckdb.DuckDBPyConnection, release_id: str | None = None) -> list[Row]:
    """Give the decisions on a release, or all of the warehouse, the latest first, with what became of them.

    ``state`` is ``applied`` or ``outdated``; ``replaced`` where a later one took its place, ``waiting`` where its release is not there.
    """
    where = "true" if release_id is None else "reviewed.release_id = $1"
    found = connection.execute(
        f"""
        SELECT decision.*, cpts.name, reviewed.release_id, reviewed.fact_id, CASE
            WHEN kind = 'withdraw' OR decision.decision_id IN (SELECT in_place_of FROM decision WHERE in_place_of IS NOT NULL)
                THEN 'replaced'
            WHEN kind IN ('merge', 'split') THEN 'applied' ELSE coalesce(state, 'waiting') END AS state
        FROM decision LEFT JOIN reviewed USING (decision_id) LEFT JOIN cpts ON cpts.cpts_id = decision.one
        WHERE {where} ORDER BY decision_id DESC""",
        [] if release_id is None else [release_id],
    )
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.get("position", 0))


def _stated(table: str, row: Row, text: str, proof: Row | None, decision: Row | None) -> Stated:
    told: dict[str, Any] = proof or {}
    start, end = told.get("start", 0), told.get("end", 0)
    return Stated(
        table, row[KEYS[table]], row["entry_id"], STATEABLE[table].key, row,
        json.dumps(stated(table, row), ensure_ascii=False),
        told.get("quotation"), told.get("start"), told.get("page"), told.get("rule"), row["confidence"],
        (text[max(0, start - _AROUND) : start], text[end : end + _AROUND] if end else ""), decision,
    )  # fmt: skip

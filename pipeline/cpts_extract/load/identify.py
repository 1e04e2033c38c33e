"""Tell which entries of the warehouse are of one CPTS, and write it down: part of every transaction that changes entries."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

from cpts_extract.identity.group import Decision, Grouping, group
from cpts_extract.identity.profile import Profile
from cpts_extract.load.ddl import quoted
from cpts_extract.load.schema import TABLES

_OF_ENTRIES = tuple(table.name for table in TABLES if table.has("entry_id") and table.name != "entry")
_LISTS = {
    "names": "SELECT DISTINCT own_id, cpts_name.name_key AS value FROM cpts_name JOIN entry USING (entry_id)",
    "departments": "SELECT DISTINCT own_id, unnest(departments) AS value FROM entry",
    "regions": "SELECT DISTINCT own_id, code AS value FROM region JOIN entry USING (entry_id)",
    "communes": 'SELECT DISTINCT own_id, coalesce("within", insee) AS value FROM commune JOIN entry USING (entry_id)',
    "epcis": "SELECT DISTINCT own_id, siren AS value FROM epci JOIN entry USING (entry_id)",
    "populations": "SELECT DISTINCT own_id, fact.value FROM population AS fact JOIN entry USING (entry_id)",
    "signed": "SELECT DISTINCT own_id, date AS value FROM signature JOIN entry USING (entry_id)",
}
"""What a `Profile` holds, each as rows of an own identifier and a value."""


def identify(connection: duckdb.DuckDBPyConnection) -> Grouping:
    """Group the entries and write each CPTS' identifier wherever it is not the one there; the caller's transaction."""
    _set_apart(connection)
    grouping = group(profiles(connection), [decision for decision, _ in decisions(connection)])
    found = {own_id: one.cpts_id for one in grouping.groups for own_id in one.own_ids}
    connection.register("found", pa.table({"own_id": list(found), "cpts_id": list(found.values())}, _TEXTS))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE moved AS SELECT entry_id, found.cpts_id FROM entry JOIN found USING (own_id)"
        " WHERE entry.cpts_id <> found.cpts_id"
    )
    connection.unregister("found")
    connection.execute(
        "INSERT INTO stale SELECT entry.cpts_id FROM entry JOIN moved USING (entry_id) UNION SELECT cpts_id FROM moved "
        "ON CONFLICT DO NOTHING"
    )
    for name in ("entry", *_OF_ENTRIES):
        table = quoted(name)
        connection.execute(
            f"UPDATE {table} SET cpts_id = moved.cpts_id FROM moved WHERE {table}.entry_id = moved.entry_id"
        )
    connection.execute("DROP TABLE moved")
    _write_cpts(connection, grouping)
    _write_doubts(connection, grouping)
    return grouping


_TEXTS = pa.schema([("own_id", pa.string()), ("cpts_id", pa.string())])


def profiles(connection: duckdb.DuckDBPyConnection) -> list[Profile]:
    """Give what the entries of each own identifier state."""
    made: dict[str, dict[str, set[Any]]] = {
        own_id: {name: set() for name in _LISTS}
        for (own_id,) in connection.execute("SELECT DISTINCT own_id FROM entry").fetchall()
    }
    for name, sql in _LISTS.items():
        for own_id, value in connection.execute(sql).fetchall():
            if value is not None:
                made[own_id][name].add(value)
    return [Profile(own_id, **{k: frozenset(v) for k, v in values.items()}) for own_id, values in made.items()]


# ---- decisions --------------------------------------------------------------------------------------------------


def decisions(connection: duckdb.DuckDBPyConnection) -> list[tuple[Decision, str]]:
    """Give what a person decided, the earliest first, each with what it said of the second: a CPTS, or a release."""
    rows = connection.execute(
        "SELECT kind, one, other, one_ids, other_ids FROM decision WHERE kind IN ('merge', 'split') ORDER BY decision_id"
    ).fetchall()
    return [
        (Decision(kind, frozenset(ones), frozenset(others), one if kind == "merge" else ""), other)
        for kind, one, other, ones, others in rows
    ]


def apart(own_id: str, release_id: str) -> str:
    """Give the identifier that a CPTS has by an entry that a person set apart from its namesakes.

    >>> apart("76-bray", "ab12cd34ef56ab78")
    '76-bray~ab12cd34'
    """
    return f"{own_id}~{release_id[:8]}"


def _set_apart(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the entries of releases that were set apart identifiers of their own."""
    for decision, other in decisions(connection):
        if decision.kind == "split":
            connection.execute(
                "UPDATE entry SET own_id = own_id || '~' || entry.release_id[:8] FROM release "
                "WHERE entry.release_id = release.release_id AND release.source = $1 "
                "AND list_contains($2::VARCHAR[], own_id || '~' || entry.release_id[:8])",
                [other, sorted(decision.other)],
            )


# ---- what is written --------------------------------------------------------------------------------------------


def _write_cpts(connection: duckdb.DuckDBPyConnection, grouping: Grouping) -> None:
    rows = {
        "cpts_id": [one.cpts_id for one in grouping.groups],
        "own_ids": [list(one.own_ids) for one in grouping.groups],
        "reasons": [list(one.reasons) for one in grouping.groups],
    }
    many = pa.list_(pa.string())
    schema = pa.schema([("cpts_id", pa.string()), ("own_ids", many), ("reasons", many)])
    connection.register("found", pa.table(rows, schema))
    connection.execute("DELETE FROM cpts")
    connection.execute("""
        INSERT INTO cpts BY NAME
        WITH named AS (
            SELECT cpts_id, arg_max(name, (subject, length(name), name)) AS name FROM entry WHERE name IS NOT NULL
            GROUP BY cpts_id
        ), placed AS (
            SELECT cpts_id, list(DISTINCT place ORDER BY place) AS departments
            FROM (SELECT cpts_id, unnest(departments) AS place FROM entry) GROUP BY cpts_id
        )
        SELECT found.*, named.name, coalesce(placed.departments, []) AS departments
        FROM found LEFT JOIN named USING (cpts_id) LEFT JOIN placed USING (cpts_id) ORDER BY cpts_id
    """)
    connection.unregister("found")


def _write_doubts(connection: duckdb.DuckDBPyConnection, grouping: Grouping) -> None:
    rows = [
        {
            "pair_id": f"{doubt.one} {doubt.other}",
            "cpts_id": doubt.one,
            "other_id": doubt.other,
            "points": doubt.likeness.points,
            "reasons": list(doubt.likeness.reasons),
        }
        for doubt in grouping.doubts
    ]
    connection.execute("DELETE FROM possible_duplicate")
    if rows:
        connection.register("found", pa.Table.from_pylist(rows))
        connection.execute("INSERT INTO possible_duplicate BY NAME SELECT * FROM found")
        connection.unregister("found")

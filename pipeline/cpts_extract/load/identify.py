"""Tell which entries of the warehouse are of one CPTS, and write it down: part of every transaction that changes entries."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from cpts_extract.identity.group import Decision, Grouping, group, keys
from cpts_extract.identity.profile import Profile
from cpts_extract.identity.reach import reach
from cpts_extract.load.ddl import quoted
from cpts_extract.load.schema import TABLES

_OF_ENTRIES = tuple(table.name for table in TABLES if table.has("entry_id") and table.name != "entry")
_LISTS = {
    "names": "SELECT own_id, fact.name_key AS value FROM cpts_name AS fact JOIN touched_entry USING (entry_id)",
    "departments": "SELECT own_id, unnest(departments) AS value FROM touched_entry",
    "regions": "SELECT own_id, code AS value FROM region JOIN touched_entry USING (entry_id)",
    "communes": 'SELECT own_id, coalesce("within", insee) AS value FROM commune JOIN touched_entry USING (entry_id)',
    "epcis": "SELECT own_id, siren AS value FROM epci JOIN touched_entry USING (entry_id)",
    "populations": "SELECT own_id, fact.value FROM population AS fact JOIN touched_entry USING (entry_id)",
    "signed": "SELECT own_id, date AS value FROM signature JOIN touched_entry USING (entry_id)",
}
"""What a `Profile` holds, each as rows of an own identifier and a value."""
_MOST = 4
"""Where more than one in so many profiles is touched, all are looked at: what a change can reach need not be found out."""


def identify(connection: duckdb.DuckDBPyConnection) -> None:
    """Group the entries and write each CPTS' identifier wherever it is not the one there; the caller's transaction.

    Entries that no change since the last time can touch (`identity.reach`) are not looked at.
    """
    _set_apart(connection)
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE touched AS
        SELECT own_id FROM entry WHERE cpts_id IN (SELECT cpts_id FROM stale)
        UNION SELECT unnest(own_ids) FROM cpts WHERE cpts_id IN (SELECT cpts_id FROM stale)
    """)
    decided = [decision for decision, _ in decisions(connection)]
    [(touched,)] = connection.execute("SELECT count(*) FROM touched").fetchall()
    if touched:
        _write_profiles(connection)
        inner, profiles = _reached(connection, touched, decided)
        _write(connection, inner, group(profiles, decided))
        connection.execute("DROP TABLE regrouped")
    connection.execute("DROP TABLE touched")


def _reached(
    connection: duckdb.DuckDBPyConnection, touched: int, decided: Sequence[Decision]
) -> tuple[set[str] | None, list[Profile]]:
    """Give the own identifiers whose groups may change, None for all, and the profiles to group."""
    [(whole,)] = connection.execute("SELECT count(*) FROM profile").fetchall()
    if touched * _MOST > whole:
        return None, _profiles(connection, "SELECT * FROM profile")
    changed = connection.execute("""
        SELECT own_id FROM touched
        UNION SELECT unnest(other.own_ids) FROM cpts AS other JOIN (
            SELECT unnest([cpts_id, other_id]) AS cpts_id FROM possible_duplicate
            WHERE cpts_id IN (SELECT cpts_id FROM stale) OR other_id IN (SELECT cpts_id FROM stale)
        ) USING (cpts_id)
    """).fetchall()

    def sharing(own_ids: set[str]) -> dict[str, Profile]:
        connection.register("asked", pa.table({"own_id": pa.array(sorted(own_ids), pa.string())}))
        found = _profiles(
            connection,
            "SELECT * FROM profile WHERE own_id IN (SELECT own_id FROM asked) OR own_id IN ("
            "SELECT own_id FROM (SELECT own_id, unnest(keys) AS key FROM profile) WHERE key IN ("
            "SELECT unnest(keys) FROM profile WHERE own_id IN (SELECT own_id FROM asked)))",
        )
        connection.unregister("asked")
        return {profile.own_id: profile for profile in found}

    found, profiles = reach({own_id for (own_id,) in changed}, sharing, decided)
    return found.inner, list(profiles.values())


# ---- profiles ---------------------------------------------------------------------------------------------------


def _profiles(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Profile]:
    """Read profiles, by a query for rows of ``profile``."""
    names = ", ".join(("own_id", *_LISTS))
    rows = connection.execute(f"SELECT {names} FROM ({sql})").fetchall()
    return [Profile(own_id, *map(frozenset, lists)) for own_id, *lists in rows]


def _write_profiles(connection: duckdb.DuckDBPyConnection) -> None:
    """Write down anew what the entries of the touched own identifiers state."""
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE touched_entry AS
        SELECT entry_id, own_id, departments FROM entry WHERE own_id IN (SELECT own_id FROM touched)
    """)
    lists = ", ".join(f"coalesce({name}.found, []) AS {name}" for name in _LISTS)
    joins = " ".join(
        f"LEFT JOIN (SELECT own_id, list(DISTINCT value ORDER BY value) AS found FROM ({sql}) WHERE value IS NOT NULL "
        f"GROUP BY own_id) AS {name} USING (own_id)"
        for name, sql in _LISTS.items()
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE new_profile AS "
        f"SELECT own_id, {lists} FROM (SELECT DISTINCT own_id FROM touched_entry) {joins}"
    )
    connection.execute("DROP TABLE touched_entry")
    made = _profiles(connection, "SELECT * FROM new_profile")
    keyed = {
        "own_id": pa.array([one.own_id for one in made], pa.string()),
        "keys": pa.array([sorted(map(":".join, keys(one))) for one in made], pa.list_(pa.string())),
    }
    connection.register("keyed", pa.table(keyed))
    connection.execute("DELETE FROM profile WHERE own_id IN (SELECT own_id FROM touched)")
    connection.execute(
        "INSERT INTO profile BY NAME SELECT * FROM new_profile JOIN keyed USING (own_id) ORDER BY own_id"
    )
    connection.unregister("keyed")
    connection.execute("DROP TABLE new_profile")


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

_MANY = pa.list_(pa.string())
_GROUPS = pa.schema([("cpts_id", pa.string()), ("own_ids", _MANY), ("reasons", _MANY)])
_DOUBTS = pa.schema(
    [
        ("pair_id", pa.string()),
        ("cpts_id", pa.string()),
        ("other_id", pa.string()),
        ("points", pa.int32()),
        ("reasons", _MANY),
    ]
)


def _write(connection: duckdb.DuckDBPyConnection, inner: set[str] | None, grouping: Grouping) -> None:
    """Write groups and doubts in the place of those that some own identifiers, or all, had a part in."""
    groups = [one for one in grouping.groups if inner is None or not inner.isdisjoint(one.own_ids)]
    found = {
        "cpts_id": [one.cpts_id for one in groups],
        "own_ids": [list(one.own_ids) for one in groups],
        "reasons": [list(one.reasons) for one in groups],
    }
    connection.register("found", pa.table(found, _GROUPS))
    connection.register("inner_ids", pa.table({"own_id": pa.array(sorted(inner or ()), pa.string())}))
    was = "" if inner is None else "WHERE own_id IN (SELECT own_id FROM inner_ids)"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE regrouped AS "
        f"SELECT cpts_id FROM (SELECT cpts_id, unnest(own_ids) AS own_id FROM cpts) {was} UNION SELECT cpts_id FROM found"
    )
    _move(connection)
    _write_cpts(connection)
    _write_doubts(connection, grouping)
    connection.unregister("inner_ids")
    connection.unregister("found")


def _move(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the identifier of its group at each entry and its facts, and note the CPTS that lose or gain some as stale."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE moved AS SELECT entry_id, entry.cpts_id AS old_id, found.cpts_id FROM entry "
        "JOIN (SELECT cpts_id, unnest(own_ids) AS own_id FROM found) AS found USING (own_id) "
        "WHERE entry.cpts_id <> found.cpts_id"
    )
    if connection.execute("SELECT 1 FROM moved LIMIT 1").fetchall():
        connection.execute(
            "INSERT INTO stale SELECT old_id FROM moved UNION SELECT cpts_id FROM moved ON CONFLICT DO NOTHING"
        )
        for name in ("entry", *_OF_ENTRIES):
            table = quoted(name)
            connection.execute(
                f"UPDATE {table} SET cpts_id = moved.cpts_id FROM moved WHERE {table}.entry_id = moved.entry_id"
            )
    connection.execute("DROP TABLE moved")


def _write_cpts(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("DELETE FROM cpts WHERE cpts_id IN (SELECT cpts_id FROM regrouped)")
    connection.execute("""
        INSERT INTO cpts BY NAME
        WITH stated AS (
            SELECT * FROM entry WHERE cpts_id IN (SELECT cpts_id FROM found)
        ), named AS (
            SELECT cpts_id, arg_max(name, (subject, length(name), name)) AS name FROM stated WHERE name IS NOT NULL
            GROUP BY cpts_id
        ), placed AS (
            SELECT cpts_id, list(DISTINCT place ORDER BY place) AS departments
            FROM (SELECT cpts_id, unnest(departments) AS place FROM stated) GROUP BY cpts_id
        )
        SELECT found.*, named.name, coalesce(placed.departments, []) AS departments
        FROM found LEFT JOIN named USING (cpts_id) LEFT JOIN placed USING (cpts_id) ORDER BY cpts_id
    """)


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
    of_them = "(cpts_id IN (SELECT cpts_id FROM regrouped) OR other_id IN (SELECT cpts_id FROM regrouped))"
    connection.execute(f"DELETE FROM possible_duplicate WHERE {of_them}")
    connection.register("doubts", pa.Table.from_pylist(rows, _DOUBTS))
    connection.execute(f"INSERT INTO possible_duplicate BY NAME SELECT * FROM doubts WHERE {of_them}")
    connection.unregister("doubts")

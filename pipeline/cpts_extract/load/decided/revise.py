"""Apply what people decided of values to the releases as they were read last: part of every transaction that publishes.

A decision holds while the release states what was looked at, in the same words; else it is ``outdated``, changes nothing, and is
to be looked at again. What it takes out or changes is kept in ``reviewed`` as it was read, so that it can be taken back, and
so that reading the release again starts from what the release says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from cpts_extract.identity.profile import own_id
from cpts_extract.load.decided.rows import KEYS, Rows, find, put, remove
from cpts_extract.load.decided.stateable import STATEABLE, following, stated
from cpts_extract.load.declare import Row
from cpts_extract.load.schema import TABLES

KINDS = ("accept", "correct", "reject", "add", "complete", "withdraw")
"""The kinds of decisions on values."""
RULE = "review"
"""What stands in ``evidence.rule`` where a person told the value."""
COUNTS = "decision_id NOT IN (SELECT in_place_of FROM decision WHERE in_place_of IS NOT NULL)"
"""Which decisions no later one has taken the place of, as SQL."""
_OF_ENTRIES = tuple(table.name for table in TABLES if table.has("entry_id") and table.name != "reviewed")
_COLUMNS = {table.name: [column.name for column in table.columns] for table in TABLES}


def revise(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply the decisions that were not applied to what is there now, and take back those that count no more.

    In a release of which anything has to change, all are taken back, and those that count are applied again in their order: what
    comes out never goes by the order in which it was come to.

    Raises:
        duckdb.Error: The warehouse cannot be written.
    """
    asked = f"kind IN ({', '.join(repr(kind) for kind in KINDS if kind != 'withdraw')})"
    if not connection.execute(f"SELECT 1 FROM decision WHERE {asked} LIMIT 1").fetchall():
        return
    places = dict(connection.execute(_PLACES.format(asked=asked)).fetchall())
    applied = dict(connection.execute("SELECT decision_id, release_id FROM reviewed").fetchall())
    changed = {release_id for number, release_id in applied.items() if number not in places}
    changed |= {release_id for number, release_id in places.items() if number not in applied}
    for release_id in sorted(changed):
        for row in reversed(find(connection, "reviewed", "release_id = $1", [release_id])):
            _take_back(connection, row)
        numbers = [number for number, where in places.items() if where == release_id]
        decisions = find(connection, "decision", "decision_id IN (SELECT unnest($1::INTEGER[]))", [numbers])
        # That a release is complete is told of what the other decisions leave.
        for decision in sorted(decisions, key=lambda one: (one["kind"] == "complete", one["decision_id"])):
            _apply(connection, decision, release_id)


_PLACES = f"""
    WITH counts AS (SELECT * FROM decision WHERE {{asked}} AND {COUNTS}),
    named AS (SELECT decision_id, min(release_id) AS found FROM counts JOIN release ON source = other WHERE text IS NOT NULL GROUP BY 1),
    same AS (
        SELECT decision_id, arg_min(release_id, source) AS found FROM counts JOIN release USING (sha256) WHERE text IS NOT NULL GROUP BY 1
    )
    SELECT decision_id, coalesce(named.found, same.found) AS release_id
    FROM counts LEFT JOIN named USING (decision_id) LEFT JOIN same USING (decision_id) WHERE release_id IS NOT NULL"""
"""The query for the release of each decision that counts: that of its name, or else of its bytes. Others wait for theirs to come."""


def said(connection: duckdb.DuckDBPyConnection, release_id: str) -> str:
    """Give a digest of all that a release states, as the decisions leave it."""
    values = [
        [table, row.get("entry_id"), stated(table, row)]
        for table in STATEABLE
        for row in find(connection, table, "release_id = $1", [release_id])
    ]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


# ---- one change -------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Change:
    """What one decision does to the rows of its release."""

    connection: duckdb.DuckDBPyConnection
    decision: Row
    release_id: str
    text: str
    pages: int | None
    taken: Rows = field(default_factory=dict)
    made: dict[str, list[Any]] = field(default_factory=dict)

    def take(self, table: str, where: str, *values: Any) -> None:
        """Take rows out; those that this decision made are no longer made."""
        rows = find(self.connection, table, where, values)
        keys = [row[KEYS[table]] for row in rows]
        remove(self.connection, table, keys)
        made = self.made.get(table, [])
        self.taken.setdefault(table, []).extend(row for row in rows if row[KEYS[table]] not in made)
        self.made[table] = [key for key in made if key not in keys]

    def put(self, table: str, row: Row) -> None:
        key = row[KEYS[table]]
        self.take(table, f'"{KEYS[table]}" = $1', key)
        put(self.connection, table, [row])
        self.made.setdefault(table, []).append(key)


def _apply(connection: duckdb.DuckDBPyConnection, decision: Row, release_id: str) -> None:
    [(text, pages)] = connection.execute(
        "SELECT text, pages FROM release WHERE release_id = $1", [release_id]
    ).fetchall()
    change = _Change(connection, decision, release_id, text, pages)
    about = decision["about"]
    fact: Row | None
    if decision["kind"] == "complete":
        fact = {} if said(connection, release_id) == decision["seen"] else None
    elif decision["kind"] == "add":
        fact = _add(change)
    else:
        fact = _seen(change)
        if fact is not None:
            {"accept": _accept, "correct": _correct, "reject": _reject}[decision["kind"]](change, about, fact)
    gone = decision["kind"] in ("reject", "complete")
    if fact and fact["entry_id"] and decision["kind"] != "accept":
        # Here: the checks take a tenth of a second to import, and every command that writes comes by.
        from cpts_extract.load.decided.recheck import recheck

        for table, row in list(recheck(connection, fact["entry_id"])):
            change.put(table, row)
    _note(connection, [fact or {}])
    reviewed = {
        "decision_id": decision["decision_id"],
        "release_id": release_id,
        "entry_id": fact and fact.get("entry_id"),
        "cpts_id": fact and fact.get("cpts_id"),
        "fact_id": None if fact is None or gone else fact[KEYS[about]],
        "about": about,
        "state": "outdated" if fact is None else "applied",
        "taken": json.dumps(change.taken, ensure_ascii=False),
        "made": json.dumps(change.made, ensure_ascii=False),
    }
    put(connection, "reviewed", [reviewed])


def _take_back(connection: duckdb.DuckDBPyConnection, reviewed: Row) -> None:
    """Put back what a decision took out, and remove what it made."""
    remove(connection, "reviewed", [reviewed["decision_id"]])
    made: dict[str, list[Any]] = json.loads(reviewed["made"])
    taken: Rows = json.loads(reviewed["taken"])
    touched = [row for rows in taken.values() for row in rows]
    for table, keys in made.items():
        for key in keys:
            touched += find(connection, table, f'"{KEYS[table]}" = $1', [key])
        remove(connection, table, keys)
    for table, rows in taken.items():
        put(connection, table, rows)
        if table in _OF_ENTRIES and table != "entry":  # which may be of another CPTS by now
            connection.execute(
                f"UPDATE {table} SET cpts_id = entry.cpts_id FROM entry WHERE {table}.entry_id = entry.entry_id "
                f"AND {table}.release_id = $1 AND {table}.cpts_id <> entry.cpts_id",
                [reviewed["release_id"]],
            )
    _note(connection, touched)


def _note(connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Note the CPTS that rows belong to as changed."""
    for cpts_id in {row["cpts_id"] for row in rows if row.get("cpts_id")}:
        connection.execute("INSERT INTO stale VALUES ($1) ON CONFLICT DO NOTHING", [cpts_id])


# ---- what is meant ----------------------------------------------------------------------------------------------


def _seen(change: _Change) -> Row | None:
    """Find the fact that was looked at, by its value and its words."""
    decision, about = change.decision, change.decision["about"]
    seen = json.loads(decision["seen"])
    rows = [
        row
        for row in find(change.connection, about, "release_id = $1", [change.release_id])
        if stated(about, row) == seen and quotation(change.connection, row) == decision["seen_quotation"]
    ]
    return min(rows, key=lambda row: (_entry_key(change, row) != decision["entry_key"], row[KEYS[about]]), default=None)


def quotation(connection: duckdb.DuckDBPyConnection, row: Mapping[str, Any]) -> str | None:
    """Give the words that prove a fact; None where it has none."""
    found = connection.execute("SELECT quotation FROM evidence WHERE evidence_id = $1", [row["evidence_id"]]).fetchall()
    return found[0][0] if found else None


def _entry_key(change: _Change, row: Row) -> str | None:
    found = find(change.connection, "entry", "entry_id = $1", [row["entry_id"]])
    return found[0]["name_key"] if found else None


def _entry(change: _Change) -> Row | None:
    """Find the entry that something is added to: of the name under which it was looked at, or else the only subject."""
    entries = find(change.connection, "entry", "release_id = $1", [change.release_id])
    named = [one for one in entries if one["name_key"] == change.decision["entry_key"]]
    subjects = [one for one in entries if one["subject"]]
    return next((some[0] for some in (named, subjects) if len(some) == 1), None)


def _place(change: _Change) -> tuple[int, int] | None:
    """Find the words that were selected: where they stood, or else where alone they stand."""
    words, start = change.decision["quotation"], change.decision["start"]
    if words is None:
        return None
    if change.text[start : start + len(words)] != words:
        if change.text.count(words) != 1:
            return None
        start = change.text.index(words)
    return start, start + len(words)


# ---- the kinds of decisions -------------------------------------------------------------------------------------


def _accept(change: _Change, about: str, row: Row) -> None:
    change.put(about, {**row, **_proved(change, about, row)})


def _correct(change: _Change, about: str, row: Row) -> None:
    value = json.loads(change.decision["value"])
    new = {**row, **value, **following(about, value)}
    _drop_warnings(change, about, row)
    change.put(about, {**new, **_proved(change, about, row)})
    _rename(change, about, new)


def _reject(change: _Change, about: str, row: Row) -> None:
    _drop_warnings(change, about, row)
    if about == "entry":
        for table in _OF_ENTRIES:
            change.take(table, "entry_id = $1", row["entry_id"])
    else:
        change.take(about, "fact_id = $1", row["fact_id"])
        change.take("evidence", "fact_id = $1", row["fact_id"])


def _add(change: _Change) -> Row | None:
    """Add a fact that no rule read; None where it has no place any more, or another value has been read for it since."""
    about, value = change.decision["about"], json.loads(change.decision["value"])
    if _place(change) is None:
        return None
    if about == "entry":
        return _add_entry(change, value)
    entry = _entry(change)
    if entry is None:
        return None
    what = STATEABLE[about]
    there = find(change.connection, about, "entry_id = $1", [entry["entry_id"]])
    same = [row for row in there if stated(about, row) == value]
    if same:
        return same[0]
    if there and not what.many:
        return None
    position = max((row.get("position", number) for number, row in enumerate(there)), default=-1) + 1
    key = f"{what.key}.{position}" if what.many else what.key
    row = {
        **dict.fromkeys(_COLUMNS[about]),
        **{name: entry[name] for name in ("release_id", "entry_id", "cpts_id")},
        **({"is_alias": True} if about == "cpts_name" else {}),
        "fact_id": f"{entry['entry_id']}.{key}",
        "position": position,
        **value,
        **following(about, value),
    }
    row = {**row, **_proved(change, about, row)}
    change.put(about, row)
    _rename(change, about, row)
    return row


def _add_entry(change: _Change, value: Row) -> Row:
    release_id = change.release_id
    entries = find(change.connection, "entry", "release_id = $1", [release_id])
    derived = following("entry", value)
    same = [one for one in entries if one["name_key"] == derived["name_key"]]
    if same:
        return same[0]
    position = max((one["position"] for one in entries), default=-1) + 1
    entry_id = f"{release_id}.{position}"
    own = own_id(derived["name_key"], (), entry_id)
    row = {
        **dict.fromkeys(_COLUMNS["entry"]),
        **value,
        **derived,
        "entry_id": entry_id,
        "cpts_id": own,
        "own_id": own,
        "release_id": release_id,
        "position": position,
        "departments": [],
    }
    row = {**row, **_proved(change, "entry", row)}
    change.put("entry", row)
    _rename(change, "entry", row)
    return row


# ---- what goes with a value -------------------------------------------------------------------------------------


def _proved(change: _Change, about: str, row: Row) -> Row:
    """Give a fact a proof of its own that a person stands for: the words that it had, or those that were selected."""
    decision, place = change.decision, _place(change)
    fact_id = f"{row['entry_id']}.name" if about == "entry" else row["fact_id"]
    key = fact_id.removeprefix(f"{row['entry_id'] or row['release_id']}.")
    own = {
        "evidence_id": f"{fact_id}@0",
        "fact_id": fact_id,
        "field": key,
        "rank": 0,
        "confidence": 1.0,
        **({} if decision["kind"] == "accept" else {"rule": RULE}),
    }
    old = find(change.connection, "evidence", "evidence_id = $1", [row["evidence_id"]])
    if place is not None:
        start, end = place
        proof = {
            **{name: row[name] for name in ("release_id", "entry_id", "cpts_id")},
            "start": start,
            "end": end,
            "page": change.text.count("\f", 0, start) + 1 if change.pages else None,
            "boxes": [],
            "quotation": change.text[start:end],
            **own,
        }
    elif old:
        proof = {**old[0], **own}
    else:
        return {"evidence_id": None, "confidence": 1.0}
    change.put("evidence", proof)
    return {"evidence_id": proof["evidence_id"], "confidence": 1.0}


def _drop_warnings(change: _Change, about: str, row: Row) -> None:
    """Take out the warnings on a value that is not stated any more: those on its field, in its words."""
    release_id, key = change.release_id, STATEABLE[about].key
    proof = find(change.connection, "evidence", "evidence_id = $1", [row["evidence_id"]])
    for warning in find(
        change.connection, "warning", "release_id = $1 AND split_part(field, '.', 1) = $2", [release_id, key]
    ):
        words = find(change.connection, "evidence", "evidence_id = $1", [warning["evidence_id"]])
        if proof and words and words[0]["start"] < proof[0]["end"] and proof[0]["start"] < words[0]["end"]:
            change.take("warning", "fact_id = $1", warning["fact_id"])
            change.take("evidence", "fact_id = $1", warning["fact_id"])


def _rename(change: _Change, about: str, row: Row) -> None:
    """Let what an entry is known by follow its name and its département."""
    if about not in ("entry", "department"):
        return
    [entry] = find(change.connection, "entry", "entry_id = $1", [row["entry_id"]])
    places = [row["code"]] if about == "department" else entry["departments"]
    change.put(
        "entry", {**entry, "departments": places, "own_id": own_id(entry["name_key"], places, entry["entry_id"])}
    )
    if about == "entry" and row["name"] is not None:
        form = {name: row[name] for name in ("release_id", "entry_id", "cpts_id", "name", "name_key", "evidence_id")}
        fact_id = f"{row['entry_id']}.name"
        change.put("cpts_name", {**form, "fact_id": fact_id, "is_alias": False, "confidence": 1.0})

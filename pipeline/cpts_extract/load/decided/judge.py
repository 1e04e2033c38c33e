"""Write down what a person decided of values, and apply it at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb

from cpts_extract.errors import WarehouseError
from cpts_extract.load.decided.pairs import deciding
from cpts_extract.load.decided.revise import COUNTS, quotation, revise, said
from cpts_extract.load.decided.rows import KEYS, find, put
from cpts_extract.load.decided.stateable import STATEABLE, Value, checked, stated
from cpts_extract.load.declare import Row
from cpts_extract.load.draft import now

Kind = Literal["accept", "correct", "reject", "add", "complete", "withdraw"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of one value. Which of the attributes are needed goes by ``kind``."""

    kind: Kind
    about: str = "release"
    """Table of the fact; ``release`` for ``complete``."""
    key: str | None = None
    """Of accept, correct and reject: key of the fact's row. Of add: identifier of the entry, or of the release for a new entry. Of
    complete: identifier of the release."""
    seen: Value | None = None
    """Of accept, correct and reject: what the person had before the eyes."""
    value: Value | None = None
    """Of correct and add: the value."""
    quotation: str | None = None
    """Words that prove it, as ``release.text`` has them; of add they are needed."""
    start: int | None = None
    """Where those begin in the text."""
    decision_id: int | None = None
    """Of withdraw: the decision to take back."""


def judge(
    path: Path, judgements: Sequence[Judgement], *, who: str | None = None, why: str | None = None
) -> list[tuple[int, str]]:
    """Write decisions down and apply them; give each one's number and state (``applied``, ``outdated``; ``withdrawn``).

    Raises:
        WarehouseError: It cannot be opened, or what was looked at has changed meanwhile; nothing is written.
        ImpossibleValueError: A value cannot be one of its field; nothing is written.
    """
    with deciding(path) as draft, draft.transaction() as connection:
        return judge_in(connection, judgements, who=who, why=why)


def judge_in(
    connection: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], *, who: str | None, why: str | None
) -> list[tuple[int, str]]:
    """Do what `judge` does in an open transaction; what follows from the facts is not brought up to date (``derive``)."""
    numbers = []
    for judgement in judgements:
        row = {**_decision(connection, judgement), "who": who, "why": why, "decided_at": now().isoformat()}
        [(number,)] = connection.execute("SELECT coalesce(max(decision_id), 0) + 1 FROM decision").fetchall()
        put(connection, "decision", [{**_EMPTY, **row, "kind": judgement.kind, "decision_id": number}])
        numbers.append(number)
        revise(connection)
    states = dict(connection.execute("SELECT decision_id, state FROM reviewed").fetchall())
    return [(number, states.get(number, "withdrawn")) for number in numbers]


_EMPTY: Row = dict.fromkeys(
    ("in_place_of", "sha256", "about", "entry_key", "seen", "value", "seen_quotation", "quotation", "start")
)


def _decision(connection: duckdb.DuckDBPyConnection, judgement: Judgement) -> Row:
    if judgement.kind == "withdraw":
        return _withdrawal(connection, judgement)
    if judgement.kind == "complete":
        release = _release(connection, judgement.key)
        return {**_of(release, None), "about": "release", "seen": said(connection, release["release_id"])}
    about = judgement.about
    value = None if judgement.value is None else _json(checked(about, judgement.value))
    selected = {"quotation": judgement.quotation, "start": judgement.start}
    if judgement.kind == "add":
        entry = _one(connection, "entry", judgement.key) if about != "entry" else None
        release = _release(connection, entry["release_id"] if entry else judgement.key)
        _selected(connection, release, judgement)
        return {**_of(release, entry), "about": about, "value": value, **selected}
    fact = _one(connection, about, judgement.key)
    entry = fact if about == "entry" else _one(connection, "entry", fact["entry_id"]) if fact["entry_id"] else None
    release = _release(connection, fact["release_id"])
    if judgement.quotation is not None:
        _selected(connection, release, judgement)
    if judgement.seen is not None and {**stated(about, fact)} != {**judgement.seen}:
        raise WarehouseError(f"{release['source']}: {about} has changed meanwhile; look at it again")
    return {
        **_of(release, entry),
        "about": about,
        "value": value if judgement.kind == "correct" else None,
        **selected,
        **_before(connection, about, fact),
    }


def _of(release: Row, entry: Row | None) -> Row:
    return {
        "one": entry["cpts_id"] if entry else "",
        "other": release["source"],
        "one_ids": [entry["own_id"]] if entry else [],
        "other_ids": [],
        "sha256": release["sha256"],
        "entry_key": entry["name_key"] if entry else None,
    }


def _before(connection: duckdb.DuckDBPyConnection, about: str, fact: Row) -> Row:
    """Tell what the release states where a decision has changed that already, or where one has lost its hold on it."""
    earlier = find(
        connection,
        "reviewed",
        "release_id = $1 AND about = $2 AND entry_id IS NOT DISTINCT FROM $3 AND fact_id = $4 AND state = 'applied'",
        [fact["release_id"], about, fact["entry_id"], fact[KEYS[about]]],
    )
    if earlier:
        [old] = find(connection, "decision", "decision_id = $1", [earlier[-1]["decision_id"]])
        if old["kind"] != "add":
            return {"in_place_of": old["decision_id"], "seen": old["seen"], "seen_quotation": old["seen_quotation"]}
    return {"seen": _json(stated(about, fact)), "seen_quotation": quotation(connection, fact)}


def _withdrawal(connection: duckdb.DuckDBPyConnection, judgement: Judgement) -> Row:
    found = find(connection, "decision", f"decision_id = $1 AND {COUNTS}", [judgement.decision_id])
    if not found or found[0]["kind"] in ("merge", "split", "withdraw"):
        raise WarehouseError(f"no decision {judgement.decision_id} that could be taken back")
    kept = ("one", "other", "one_ids", "other_ids", "sha256", "about", "entry_key")
    return {**{name: found[0][name] for name in kept}, "in_place_of": judgement.decision_id}


def _selected(connection: duckdb.DuckDBPyConnection, release: Row, judgement: Judgement) -> None:
    [(text,)] = connection.execute("SELECT text FROM release WHERE release_id = $1", [release["release_id"]]).fetchall()
    words, start = judgement.quotation, judgement.start
    if not words or start is None or (text or "")[start : start + len(words)] != words:
        raise WarehouseError(f"{release['source']}: the words that were selected do not stand there; select them again")


def _release(connection: duckdb.DuckDBPyConnection, release_id: str | None) -> Row:
    found = connection.execute(
        "SELECT release_id, source, sha256 FROM release WHERE release_id = $1 AND text IS NOT NULL", [release_id]
    ).fetchall()
    if not found:
        raise WarehouseError(f"no release {release_id} that was read")
    return dict(zip(("release_id", "source", "sha256"), found[0], strict=True))


def _one(connection: duckdb.DuckDBPyConnection, table: str, key: str | None) -> Row:
    if table not in STATEABLE:
        raise WarehouseError(f"nothing can be decided of {table}")
    found = find(connection, table, f'"{KEYS[table]}" = $1', [key])
    if not found:
        raise WarehouseError(f"no {table} {key} there any more; look at the release again")
    return found[0]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

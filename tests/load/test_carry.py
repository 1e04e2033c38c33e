"""Decisions are carried to another warehouse, and made into gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from cpts_extract.errors import InputError
from cpts_extract.evaluate.gold import read_gold
from cpts_extract.export.gold import write
from cpts_extract.export.records import records
from cpts_extract.load.decided.carry import Carried, take, written
from cpts_extract.load.decided.judge import Judgement, judge
from cpts_extract.load.decided.pairs import merge
from cpts_extract.load.facts import Read, release_id
from cpts_extract.load.query import query
from cpts_extract.load.write import Writer
from cpts_extract.models import Cpts, Quantity

State = Callable[..., Read]
Load = Callable[..., None]


@pytest.fixture
def readings(state: State) -> list[Read]:
    return [
        state("a.txt", "2021", [Cpts("CPTS du Bray", located=("60",), population=Quantity(21000))]),
        state("b.txt", "2022", [Cpts("CPTS Bray et Picardie verte", located=("60",), population=Quantity(22000))]),
    ]


def correction(value: int) -> Judgement:
    fact = f"{release_id('a.txt')}.0.population"
    return Judgement("correct", "population", fact, value={"value": value, "bound": "exact"})


def told(path: Path) -> list[tuple[Any, ...]]:
    return query(path, "SELECT cpts_id, value FROM population ORDER BY ALL").rows


def test_they_hold_in_another_warehouse_too_whatever_its_releases_are_called(
    load: Load, warehouse: Path, readings: list[Read], tmp_path: Path
) -> None:
    load(*readings)
    judge(warehouse, [correction(21500), correction(21600)], who="an analyst")
    merge(warehouse, "60-bray", "60-bray-picardie-verte")
    file, other = tmp_path / "decisions.jsonl", tmp_path / "other.duckdb"
    file.write_text("\n".join(written(warehouse)), encoding="utf-8")
    moved = [Read(f"elsewhere/{one.source}", one.document, one.record) for one in readings]
    with Writer(other, str, "rules-1") as writer:
        writer.load([writer.prepare(one) for one in moved])
    judge(other, [Judgement("accept", "population", f"{release_id('elsewhere/b.txt')}.0.population")])
    assert take(other, file) == Carried(3, 0)
    assert told(other) == told(warehouse) == [("60-bray", 21600), ("60-bray", 22000)]
    assert query(other, "SELECT decision_id, in_place_of, who FROM decision ORDER BY 1").rows == [
        (1, None, None), (2, None, "an analyst"), (3, 2, "an analyst"), (4, None, None),
    ]  # fmt: skip
    assert take(other, file) == Carried(0, 3)
    assert query(other, "SELECT count(*) FROM decision").rows == [(4,)]


GOOD = {
    "decision_id": 1, "kind": "reject", "one": "x", "other": "a.txt", "one_ids": [], "other_ids": [],
    "decided_at": "2026-01-01 00:00:00", "about": "population", "seen": "{}",
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "no JSON"),
        ("[1]", "its keys must be the columns of the table decision"),
        (json.dumps({"kind": "reject"}), "its keys must be the columns of the table decision"),
        (json.dumps(GOOD | {"drop": 1}), "its keys must be the columns of the table decision"),
        (json.dumps(GOOD | {"decision_id": "1"}), "decision_id and in_place_of must be numbers"),
        (json.dumps(GOOD | {"kind": "drop"}), "no such kind: drop"),
        (json.dumps(GOOD | {"about": "run"}), "nothing can be decided of run"),
        (
            json.dumps(GOOD | {"kind": "correct", "value": '{"value": "x", "bound": "exact"}'}),
            "value: must be a whole number",
        ),
        (json.dumps(GOOD | {"kind": "correct", "value": "{"}), "Expecting property name"),
    ],
)
def test_a_line_that_is_no_decision_is_named(
    load: Load, warehouse: Path, readings: list[Read], tmp_path: Path, line: str, wrong: str
) -> None:
    load(*readings)
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"{json.dumps(GOOD)}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        take(warehouse, file)
    assert f"{file}:2: no decision: {wrong}" in str(error.value)
    assert query(warehouse, "FROM decision").rows == []


def test_only_a_release_that_was_looked_through_becomes_gold(
    load: Load, warehouse: Path, readings: list[Read], tmp_path: Path
) -> None:
    load(*readings)
    judge(warehouse, [correction(21500), Judgement("accept", "population", f"{release_id('b.txt')}.0.population")])
    judge(warehouse, [Judgement("complete", key=release_id("a.txt"))])
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        assert write(connection, tmp_path / "gold") == (1, 1)
    [file] = (tmp_path / "gold").iterdir()
    assert file.name == "a.json"
    [entry] = read_gold(file).entries
    assert entry.name == "CPTS du Bray"
    assert [one.shown for one in entry.stated["population"]] == ["21500"]


def test_what_was_rejected_leaves_no_gap_in_the_record(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    release = release_id(rich.source)
    judge(warehouse, [Judgement("reject", "funding", f"{release}.0.funding.0")])
    words = rich.document.text.index("75 000 €")
    told = {"amount": 75000, "bound": "exact", "purpose": "operation"}
    judge(warehouse, [Judgement("add", "funding", f"{release}.0", value=told, quotation="75 000 €", start=words)])
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        [record] = records(connection)
    proved = [
        (sum_.amount, record.cpts[0].evidence[f"funding.{n}"][0].text) for n, sum_ in enumerate(record.cpts[0].funding)
    ]
    assert proved == [(380000, "jusqu'à 380 000 € au total"), (75000, "75 000 €")]

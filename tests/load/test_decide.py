"""What a person decides of two CPTS holds at once, and after every later run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.errors import WarehouseError
from cpts_extract.load.decided.pairs import Cpts as Left
from cpts_extract.load.decided.pairs import merge, split
from cpts_extract.load.facts import Read, release_id
from cpts_extract.load.query import query
from cpts_extract.models import Cpts, Quantity

Load = Callable[..., None]
State = Callable[..., Read]


@pytest.fixture
def readings(state: State) -> list[Read]:
    """Two namesakes without a département, one of two forms of a name, and one that is two releases."""
    return [
        state("a.txt", "2021", [Cpts("CPTS du Bray", located=("60",), population=Quantity(21000))]),
        state("b.txt", "2022", [Cpts("CPTS Bray et Picardie verte", located=("60",), population=Quantity(22000))]),
        state("c.txt", "2022", [Cpts("CPTS du Caux", located=("76",))]),
        state("d.txt", "2023", [Cpts("CPTS du Caux", located=("76",))]),
    ]


def ids(warehouse: Path) -> list[tuple[Any, ...]]:
    return query(warehouse, "SELECT source, cpts_id FROM cpts_entry ORDER BY 1").rows


BRAY, VERTE, CAUX = "60-bray", "60-bray-picardie-verte", "76-caux"
APART = f"76-caux~{release_id('d.txt')[:8]}"
UNDECIDED = [("a.txt", BRAY), ("b.txt", VERTE), ("c.txt", CAUX), ("d.txt", CAUX)]
MERGED = [("a.txt", VERTE), ("b.txt", VERTE), ("c.txt", CAUX), ("d.txt", CAUX)]
PARTED = [("a.txt", BRAY), ("b.txt", VERTE), ("c.txt", CAUX), ("d.txt", APART)]


def test_a_doubtful_pair_is_listed_and_not_joined(load: Load, warehouse: Path, readings: list[Read]) -> None:
    load(*readings)
    assert ids(warehouse) == UNDECIDED
    assert query(warehouse, "SELECT cpts_id, other_id, points, reasons FROM possible_duplicate").rows == [
        (
            BRAY, VERTE, 7,
            [
                "one of “bray” and “bray picardie verte” is a part of the other (+2)", "département 60 (+4)",
                "nearly the same population (+1)",
            ],
        )
    ]  # fmt: skip


def test_merged_ones_stay_one_whatever_is_read_again(load: Load, warehouse: Path, readings: list[Read]) -> None:
    load(*readings)
    assert merge(warehouse, VERTE, "CPTS du Bray", who="an analyst", why="one president") == [
        Left(VERTE, "CPTS Bray et Picardie verte", 2)
    ]
    assert ids(warehouse) == MERGED
    assert query(warehouse, "SELECT count(*) FROM possible_duplicate").rows == [(0,)]
    assert query(warehouse, "SELECT population, releases FROM cpts_summary WHERE cpts_id = '60-bray'").rows == []
    load(*readings)
    load(*reversed(readings))
    assert ids(warehouse) == MERGED
    assert query(warehouse, "SELECT kind, one, other, one_ids, other_ids, who, why FROM decision").rows == [
        ("merge", VERTE, BRAY, [VERTE], [BRAY], "an analyst", "one president")
    ]


def test_split_takes_a_merger_back_and_merge_a_split(load: Load, warehouse: Path, readings: list[Read]) -> None:
    load(*readings)
    merge(warehouse, VERTE, BRAY)
    split(warehouse, VERTE, BRAY)
    assert ids(warehouse) == UNDECIDED
    assert query(warehouse, "SELECT count(*) FROM possible_duplicate").rows == [(0,)]
    merge(warehouse, BRAY, VERTE)
    assert ids(warehouse) == [("a.txt", BRAY), ("b.txt", BRAY), *UNDECIDED[2:]]


def test_a_release_is_set_apart_from_a_namesake(load: Load, warehouse: Path, readings: list[Read]) -> None:
    load(*readings)
    assert split(warehouse, "caux", "d.txt") == [Left(CAUX, "CPTS du Caux", 1), Left(APART, "CPTS du Caux", 1)]
    assert ids(warehouse) == PARTED
    load(*readings)
    assert ids(warehouse) == PARTED
    merge(warehouse, CAUX, APART)
    assert ids(warehouse) == UNDECIDED


def test_a_pair_that_is_two_is_doubtful_no_longer(load: Load, warehouse: Path, readings: list[Read]) -> None:
    load(*readings)
    split(warehouse, BRAY, VERTE)
    load(*readings)
    assert ids(warehouse) == UNDECIDED
    assert query(warehouse, "SELECT count(*) FROM possible_duplicate").rows == [(0,)]


def test_decisions_made_before_a_release_comes_hold_for_it(load: Load, warehouse: Path, readings: list[Read]) -> None:
    load(*readings[:3])
    merge(warehouse, VERTE, BRAY)
    load(readings[3])
    assert ids(warehouse) == MERGED


@pytest.mark.parametrize(
    ("decide", "one", "other", "message"),
    [
        (
            merge,
            "nowhere",
            BRAY,
            "{}: no CPTS called 'nowhere'; `cpts-extract query \"SELECT cpts_id, name FROM cpts\"` lists them",
        ),
        (merge, BRAY, BRAY, "60-bray and 60-bray are one CPTS already: 60-bray"),
        (merge, "picardie", "cpts", f"3 CPTS match 'cpts': {VERTE}, {BRAY}, {CAUX}; name one"),
        (split, BRAY, BRAY, "60-bray is all that 60-bray is made of; name a release of it to set apart"),
        (split, BRAY, "c.txt", "c.txt says nothing of 60-bray; `cpts-extract show 60-bray` tells the releases that do"),
    ],
)
def test_what_cannot_be_decided_is_told(
    decide: Any, one: str, other: str, message: str, load: Load, warehouse: Path, readings: list[Read]
) -> None:
    load(*readings)
    before = ids(warehouse)
    with pytest.raises(WarehouseError) as raised:
        decide(warehouse, one, other)
    assert str(raised.value) == message.format(warehouse)
    assert (ids(warehouse), query(warehouse, "SELECT count(*) FROM decision").rows) == (before, [(0,)])


def test_there_must_be_a_warehouse(warehouse: Path) -> None:
    with pytest.raises(WarehouseError):
        merge(warehouse, "a", "b")
    assert not warehouse.exists()

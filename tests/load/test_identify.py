"""What is brought up to date after each change is what a warehouse holds that was made of all at once."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.identity.reach import reach
from cpts_extract.load import derive, identify
from cpts_extract.load.decided.pairs import _decide, _Side
from cpts_extract.load.facts import Read
from cpts_extract.load.write import Writer
from cpts_extract.models import Commune, Cpts, Quantity

State = Callable[..., Read]
NAMES = (
    "CPTS du Bray", "CPTS du Pays de Bray", "CPTS Nord Bray", "CPTS Bray et Picardie verte", "CPTS Picardie verte", "CPTS du Caux",
    "CPTS Pays de Caux", "CPTS Caux et Bray", "CPTS des Deux Vallées", "CPTS du Vexin", "CPTS du Vexyn", None,
)  # fmt: skip
PLACES = (("60",), ("76",), ("60", "76"), ())
COMMUNES = tuple(Commune(f"Commune {n}", f"601{n:02}", f"601{n:02}") for n in range(9))
DERIVED = {
    "entry": "entry_id, own_id, cpts_id", "population": "fact_id, cpts_id", "profile": "*", "cpts": "*", "possible_duplicate": "*",
    "cpts_entry": "*", "cpts_summary": "*", "history": "*", "conflict": "*", "population_check": "*", "funding_check": "*",
    "stale": "*",
}  # fmt: skip


@contextmanager
def writing(path: Path, empty: Path) -> Iterator[Writer]:
    shutil.copy(empty, path)
    with Writer(path, str, "rules-1") as writer:
        yield writer


def settle(writer: Writer, parts: int | None = None) -> None:
    """Bring up to date, as before each publication; or stop after some parts, as a killed process does."""
    connection = writer._connection
    connection.begin()
    for number, _ in enumerate(derive.steps(connection)):
        connection.commit()
        if number == parts:
            return
        connection.begin()
    connection.commit()


def held(writer: Writer) -> dict[str, list[Any]]:
    return {
        table: writer._connection.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()
        for table, columns in DERIVED.items()
    }


def made_up(chance: random.Random, state: State, number: int) -> Read:
    """Make a release up that may be on the CPTS of many others; one in five has the bytes of another."""
    one = Cpts(
        chance.choice(NAMES),
        located=chance.choice(PLACES),
        population=chance.choice((None, Quantity(21345), Quantity(21000), Quantity(60000))),
        signature_date=chance.choice((None, "2021-05-04", "2022-03")),
        communes=tuple(chance.sample(COMMUNES, chance.choice((0, 0, 3, 5)))),
    )
    text = f"The same\n{one.name}\n{chance.randrange(3)}" if chance.random() < 0.2 else ""
    return state(f"{number}.txt", chance.choice((None, "2021", "2023-04")), [one], text=text)


def decide(chance: random.Random, writer: Writer) -> None:
    """Merge, split, or set a release apart."""
    groups = writer._connection.execute("SELECT cpts_id, own_ids FROM cpts ORDER BY 1").fetchall()
    if len(groups) > 1:
        (one, ones), (other, others) = chance.sample(groups, 2)
        kind = chance.choice(("merge", "split"))
        if kind == "split" and len(ones) > 1:
            other, others, ones = ones[-1], ones[-1:], ones[:-1]
        _decide(writer._publication, kind, _Side(one, tuple(ones)), _Side(other, tuple(others)), None, None)


@pytest.mark.parametrize(
    ("most", "seed"),
    [(0, 1), (0, 2), (0, 3), (4, 4)],
    ids=["reached", "reached, too", "reached, again", "all where many"],
)
@pytest.mark.parametrize("killed", [False, True])
def test_changes_one_by_one_leave_what_all_at_once_makes(
    most: int,
    seed: int,
    killed: bool,
    state: State,
    empty_warehouse: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(identify, "_MOST", most)
    monkeypatch.setattr(derive, "_MOST", 1)
    monkeypatch.setattr(derive, "_PARTS", 1000)
    chance = random.Random(seed)
    with (
        writing(tmp_path / "grown.duckdb", empty_warehouse) as grown,
        writing(tmp_path / "new.duckdb", empty_warehouse) as new,
    ):
        there: dict[str, Read] = {}
        for _ in range(8):
            batch = {(read := made_up(chance, state, chance.randrange(20))).source: read for _ in range(4)}
            there |= batch
            grown.load([grown.prepare(read) for read in batch.values()])
            if chance.random() < 0.3:
                gone = chance.choice(sorted(there))
                del there[gone]
                grown.drop([gone])
            if killed and chance.random() < 0.7:
                settle(grown, chance.randrange(6))
            else:
                settle(grown)
            if chance.random() < 0.4:
                decide(chance, grown)
        settle(grown)
        new._connection.register("decided", grown._connection.sql("SELECT * FROM decision").to_arrow_table())
        new._connection.execute("INSERT INTO decision BY NAME SELECT * FROM decided")
        new._connection.unregister("decided")
        new.load([new.prepare(there[source]) for source in chance.sample(sorted(there), len(there))])
        settle(new)
        assert held(grown) == held(new)
        assert len(held(new)["cpts"]) > 1


def test_a_change_is_followed_no_further_than_it_reaches(
    state: State, empty_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of forty CPTS with names and communes of their own, one is looked at again."""
    found: list[set[str]] = []

    def watched(*given: Any) -> Any:
        reached = reach(*given)
        found.append(reached[0].inner | reached[0].outer)
        return reached

    monkeypatch.setattr(identify, "reach", watched)
    letters = "bcdfglmnpr"
    names = [f"CPTS de {a.upper()}a{b}oville" for a in letters for b in letters[:4]]
    with writing(tmp_path / "one.duckdb", empty_warehouse) as writer:
        reads = [state(f"{n}.txt", None, [Cpts(name, located=("76",))]) for n, name in enumerate(names)]
        writer.load([writer.prepare(read) for read in reads])
        settle(writer)
        writer.load([writer.prepare(state("0.txt", "2024", [Cpts(names[0], located=("76",))]))])
        settle(writer)
    assert found[0] >= {"76-baboville"}
    assert len(found[0]) < 8
    assert len(found) == 1

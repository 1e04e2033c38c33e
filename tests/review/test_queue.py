"""What is open is listed, the most important first, until a decision holds of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cpts_extract.load.decided.judge import Judgement, judge
from cpts_extract.review.desk import Desk

Ask = Callable[[str], list[tuple[Any, ...]]]
Command = Callable[..., subprocess.CompletedProcess[str]]
CONFLICT = "conflict/41-vallee-bleue/population"
PAIR = "pair/60-bray/60-bray-picardie-verte"


_EXPECTED = (
    "SELECT entry_id FROM entry JOIN release USING (release_id) WHERE kind <> 'page'"  # a page need not tell all
)


def places(desk: Desk) -> list[str]:
    return [item.place for item in desk.items()]


def test_contradictions_come_before_what_may_be_missing(folder: Path, ask: Ask) -> None:
    desk = Desk(folder / "cpts.duckdb", None)
    missing = [f"missing/{entry}" for (entry,) in ask(_EXPECTED)]
    assert places(desk)[:2] == [CONFLICT, PAIR]
    assert sorted(places(desk)[2:]) == sorted(missing)
    first = desk.items()[0]
    assert [(table, len(key.split("."))) for table, key in first.facts] == [("population", 3)] * 2
    assert (first.name, first.field) == ("CPTS de la Vallée Bleue", "population")
    lacks = {item.name: item.told for item in desk.items()[2:] if item.key.endswith(".0")}
    assert lacks["CPTS du Bois Noir"] == ("funding", "mission")


def test_a_contradiction_is_open_until_every_statement_is_decided(folder: Path) -> None:
    desk = Desk(folder / "cpts.duckdb", None)
    facts = [key for _, key in desk.items()[0].facts]
    judge(desk.path, [Judgement("accept", "population", facts[0])])
    assert places(desk)[0] == CONFLICT
    judge(desk.path, [Judgement("accept", "population", facts[1])])
    assert CONFLICT not in places(desk)


def test_a_rejected_statement_ends_it(folder: Path) -> None:
    desk = Desk(folder / "cpts.duckdb", None)
    judge(desk.path, [Judgement("reject", "population", desk.items()[0].facts[1][1])])
    assert CONFLICT not in places(desk)


def test_a_release_that_was_read_whole_misses_nothing(folder: Path, ask: Ask) -> None:
    desk = Desk(folder / "cpts.duckdb", None)
    [(release,)] = ask("SELECT release_id FROM release WHERE source LIKE '%hostile%'")
    assert f"missing/{release}.0" in places(desk)
    judge(desk.path, [Judgement("complete", key=release)])
    assert f"missing/{release}.0" not in places(desk)


def test_a_decision_comes_back_when_the_source_changes(folder: Path, command: Command) -> None:
    desk = Desk(folder / "cpts.duckdb", None)
    judge(desk.path, [Judgement("accept", "population", desk.items()[0].facts[0][1])])
    newer = folder / "releases" / "sologne-2024.txt"
    newer.write_text(newer.read_text(encoding="utf-8").replace("57 310", "58 000"), encoding="utf-8")
    assert command("run", "releases", "--warehouse", "cpts.duckdb").returncode == 0
    assert places(desk)[:2] == ["outdated/1", CONFLICT]


def test_the_next_question_follows_where_the_answered_one_stood(folder: Path) -> None:
    desk = Desk(folder / "cpts.duckdb", None)
    first = desk.items()[0]
    judge(desk.path, [Judgement("reject", "population", first.facts[1][1])])
    following = desk.after(first.standing)
    assert following is not None
    assert following.place == desk.items()[0].place
    assert desk.before(following.standing) is None
    last = desk.items()[-1]
    assert desk.after(last.standing) == desk.items()[0]

"""The true groups of tests/corpus/identity.toml are about the CPTS that corpus/gold holds, each in one group."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from cpts_extract.values.cpts_name import name_key

HERE = Path(__file__).parent
GOLD = HERE.parent / "corpus" / "gold"
TRUE: dict[str, list[dict[str, Any]]] = tomllib.loads((HERE / "corpus" / "identity.toml").read_text(encoding="utf-8"))


def entries() -> dict[str, list[dict[str, Any]]]:
    """Return the CPTS entries of each release of corpus/."""
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return {record["source"]: record["cpts"] for record in records}


def test_every_entry_of_gold_is_in_a_group() -> None:
    told = Counter(release for group in TRUE["cpts"] for release in group["releases"])
    assert dict(told) == {source: len(cpts) for source, cpts in entries().items() if cpts}


def test_a_group_has_the_name_and_the_departement_that_one_of_its_releases_states() -> None:
    of = entries()
    for group in TRUE["cpts"]:
        assert group["releases"] == sorted(set(group["releases"]))
        named = [c for release in group["releases"] for c in of[release] if c["name"] == group["name"]]
        assert named, group["name"]
        stated = {c["department"]["code"] for c in named if c["department"]}
        assert stated <= {group.get("department")}, group["name"]


def test_a_doubtful_pair_is_of_two_groups() -> None:
    groups = {(group["name"], release) for group in TRUE["cpts"] for release in group["releases"]}
    for pair in TRUE["doubtful"]:
        assert len(pair["names"]) == len(pair["releases"]) == 2
        assert set(zip(pair["names"], pair["releases"], strict=True)) <= groups


def test_namesakes_are_in_groups_of_their_own() -> None:
    """Names alone would put together what lies apart."""
    keys = Counter(name_key(group["name"]) for group in TRUE["cpts"])
    assert [key for key, times in keys.items() if times > 1] == ["confluent", "littoral"]

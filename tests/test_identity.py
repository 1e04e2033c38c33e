"""Each CPTS of corpus/ is known again in all its releases, and no two are taken for one (tests/corpus/identity.toml)."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.extract import extract
from cpts_extract.load.facts import Read
from cpts_extract.load.query import query
from cpts_extract.load.write import Writer
from cpts_extract.read import KNOWN_SUFFIXES, read_document
from cpts_extract.read.privacy import mask
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


# ---- what is made of them ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as `run` loads it."""
    path = tmp_path_factory.mktemp("identity") / "cpts.duckdb"
    files = [path for path in sorted(GOLD.parent.iterdir()) if path.suffix in KNOWN_SUFFIXES]
    with Writer(path, mask, "rules") as writer:
        writer.load(
            [
                writer.prepare(Read(file.name, document := read_document(file), extract(document).record))
                for file in files
            ]
        )
    return path


def test_the_groups_are_the_true_ones(warehouse: Path) -> None:
    rows = query(warehouse, "SELECT list(DISTINCT source ORDER BY source) FROM cpts_entry GROUP BY cpts_id").rows
    assert sorted(sources for (sources,) in rows) == sorted(group["releases"] for group in TRUE["cpts"])


def test_the_doubtful_pairs_are_listed_and_no_others(warehouse: Path) -> None:
    sql = """SELECT [one.name, other.name] FROM possible_duplicate AS pair JOIN cpts AS one USING (cpts_id)
        JOIN cpts AS other ON other.cpts_id = pair.other_id"""
    found = [sorted(names) for (names,) in query(warehouse, sql).rows]
    assert found == [sorted(pair["names"]) for pair in TRUE["doubtful"]]

"""What real releases announce, proved by the official figures and held against the agreement, as `run` loads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from cpts_extract.cli import main
from cpts_extract.load.query import query

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not SEEDS.is_dir():
        pytest.skip("../shared is not there")
    path = tmp_path_factory.mktemp("proofs") / "cpts.duckdb"
    assert CliRunner().invoke(main, ["run", str(SEEDS), "--warehouse", str(path)]).exit_code == 0
    return path


def of_release(warehouse: Path, wanted: str, view: str, stem: str) -> list[tuple[Any, ...]]:
    return query(warehouse, f"SELECT {wanted} FROM {view} WHERE contains(source, '{stem}') ORDER BY ALL").rows


@pytest.mark.shared
@pytest.mark.parametrize(
    ("stem", "announced", "official", "verdict", "vintage", "kind", "percent", "of"),
    [
        ("trois-forets", 57633, 57633, "exact", 2021, "municipal", 0.0, "communes"),
        ("tregor", 99520, 99520, "exact", 2021, "municipal", 0.0, "epci"),
        ("saumurois", 103000, 103473, "within", 2019, "total", 0.46, "epci"),
    ],
)
def test_populations_that_are_proved(
    stem: str,
    announced: int,
    official: int,
    verdict: str,
    vintage: int,
    kind: str,
    percent: float,
    of: str,
    warehouse: Path,
) -> None:
    wanted = "announced, official, verdict, vintage, kind, difference_percent, official_of"
    found = of_release(warehouse, wanted, "population_check", stem)
    assert (announced, official, verdict, vintage, kind, percent, of) in found


@pytest.mark.shared
@pytest.mark.parametrize(
    ("stem", "announced", "reason"),
    [
        ("auray", 85799, "no communes or intercommunalités named"),
        ("ploermel", 72520, "the intercommunalités named: 56 communes (2019), not 53"),
    ],
)
def test_populations_of_which_nothing_can_be_told_say_why(
    stem: str, announced: int, reason: str, warehouse: Path
) -> None:
    found = of_release(warehouse, "announced, verdict, official, reason", "population_check", stem)
    assert (announced, "cannot tell", None, reason) in found


@pytest.mark.shared
def test_a_ceiling_announced_for_something_else_is_flagged_and_left_as_written(warehouse: Path) -> None:
    wanted = "amount, bound, purpose, verdict, code, expected_source, quotation"
    found = [row for row in of_release(warehouse, wanted, "funding_check", "saumurois") if row[0] == 370000]
    assert [row[:6] for row in found] == [
        (370000, "at_most", "missions", "off grid", "funding_off_grid", "ACI of 2019, grid of sums")
    ]
    assert "370" in found[0][6]


@pytest.mark.shared
def test_all_communes_are_linked_and_a_misspelling_is_said(warehouse: Path) -> None:
    sql = """SELECT count(*), count(insee), count(*) FILTER (link_method = 'misspelt')
        FROM commune JOIN cpts_entry USING (entry_id) WHERE contains(source, 'saumurois')"""
    assert query(warehouse, sql).rows == [(45, 45, 1)]
    warned = "SELECT found FROM warning JOIN release USING (release_id) WHERE contains(source, 'saumurois') AND code = 'commune_misspelt'"
    assert query(warehouse, warned).rows == [("Vernueil-le-Fourrier",)]

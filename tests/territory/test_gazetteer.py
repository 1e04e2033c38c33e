"""The packaged tables hold together, and are read only when asked for."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from cpts_extract.territory import gazetteer
from cpts_extract.territory.gazetteer import VINTAGES, Place, communes_of, epci, epcis_of, known_commune, places
from cpts_extract.territory.spelling import key


def rows(table: str) -> list[dict[str, object]]:
    return gazetteer._table(table).to_pylist()


def test_keys_are_those_that_names_are_asked_by() -> None:
    assert [row["name"] for row in rows("communes") if row["key"] != key(str(row["name"]))] == []


def test_départements_stand_together() -> None:
    order = [row["department"] for row in rows("communes")]
    assert order == sorted(order)
    assert sum(len(communes_of(d)) for d in set(order)) == len(order)


def test_counts_of_each_vintage() -> None:
    standing = {
        year: sum(row["kind"] == "commune" and row["first"] <= year <= row["last"] for row in rows("communes"))
        for year in VINTAGES
    }
    # 2020 is not among them: only what stood both before and after does.
    assert standing == {
        2019: 35064, 2020: 35035, 2021: 35059, 2022: 35049, 2023: 35039, 2024: 35029, 2025: 34969, 2026: 34969,
    }  # fmt: skip
    assert Counter(row["vintage"] for row in rows("epcis") if row["kind"] != "EPT") == {
        2019: 1259, 2020: 1255, 2021: 1254, 2022: 1255, 2023: 1255, 2024: 1255, 2025: 1255, 2026: 1255,
    }  # fmt: skip


def test_members_are_communes_of_their_vintage() -> None:
    for year in (2019, 2021, 2022, 2023, 2024, 2025, 2026):
        codes = {r["code"] for r in rows("communes") if r["kind"] == "commune" and r["first"] <= year <= r["last"]}
        assert {code for one in epcis_of(year) for code in one.members} - codes == set()


def test_a_merged_commune_stays_as_delegated_and_former_ones_lead_to_their_heir() -> None:
    assert places("oullins") == (
        Place("69149", "Oullins", "commune", None, "69", "216901496", 2019, 2023),
        Place("69149", "Oullins", "deleguee", "69149", "69", None, 2024, 2026),
    )
    assert places("lambezellec") == (Place("29096", "Lambézellec", "ancienne", "29019", "29", None, 1943, 1945),)


def test_the_cities_known_to_add_up() -> None:
    lannion, saumur = epci("200065928", 2021), epci("200071876", 2019)
    assert lannion is not None
    assert (lannion.municipal, len(lannion.members)) == (99520, 57)
    assert saumur is not None
    assert (saumur.total, len(saumur.members)) == (103473, 45)


@pytest.mark.parametrize(
    ("name", "department", "known"),
    [
        ("Saumur", None, True),
        ("ST CLEMENT DES LEVEES", "49", True),
        ("Coudray-Macouard (Le)", "49", True),
        ("Brézé", "49", True),
        ("Paris 13e", "75", True),
        ("Saumur", "22", False),
        ("Assurance Maladie", None, False),
        ("", None, False),
    ],
)
def test_known_commune(name: str, department: str | None, known: bool) -> None:
    assert known_commune(name, department) is known


def test_help_reads_no_table() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from cpts_extract.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        "print(sorted({'pyarrow', 'rapidfuzz', 'spacy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"

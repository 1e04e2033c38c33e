"""An export says what the warehouse says, in every format, and the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from cpts_extract.export import FORMATS, export
from cpts_extract.export.selection import EXPORTED, columns_of
from cpts_extract.load.ddl import quoted
from cpts_extract.load.decided.judge import Judgement, judge
from cpts_extract.load.facts import Read
from cpts_extract.load.query import query
from cpts_extract.load.record import to_dict
from cpts_extract.load.schema import TABLES
from cpts_extract.load.views import VIEWS
from cpts_extract.read import KNOWN_SUFFIXES
from openpyxl.utils.escape import unescape

from .conftest import ROOT, command

NAMES = [thing.name for thing in EXPORTED]
RELEASES = sorted(f"corpus/{path.name}" for path in (ROOT / "corpus").iterdir() if path.suffix in KNOWN_SUFFIXES)


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def count(held: duckdb.DuckDBPyConnection, name: str) -> int:
    [(number,)] = held.execute(f"SELECT count(*) FROM {quoted(name)}").fetchall()
    return int(number)


# ---- what is exported -------------------------------------------------------------------------------------------


def test_everything_is_exported_but_what_runs_work_by_and_who_decided() -> None:
    assert {thing.name for thing in (*TABLES, *VIEWS)} - set(NAMES) == {"profile", "stale"}
    left_out = [
        (thing.name, column.name) for thing in EXPORTED for column in thing.columns if column not in columns_of(thing)
    ]
    assert left_out == [("decision", "who")]


def test_the_same_warehouse_gives_the_same_bytes(exported: Path, corpus_warehouse: Path, tmp_path: Path) -> None:
    copy = shutil.copy(corpus_warehouse, tmp_path / "copy.duckdb")
    export(Path(copy), FORMATS, tmp_path / "again")
    assert digests(tmp_path / "again") == digests(exported)
    assert len(digests(exported)) == 3 * len(NAMES) + 4


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_folder_is_given_a_file_for_each_table_and_view(
    separator: str, corpus_warehouse: Path, tmp_path: Path
) -> None:
    export(corpus_warehouse, ["csv"], tmp_path / "out", separator=separator)
    assert sorted(file.stem for file in (tmp_path / "out" / "csv").iterdir()) == sorted(NAMES)


# ---- Parquet and CSV --------------------------------------------------------------------------------------------


def test_parquet_has_the_rows_the_types_and_the_meanings(exported: Path, held: duckdb.DuckDBPyConnection) -> None:
    for thing in EXPORTED:
        file = exported / "parquet" / f"{thing.name}.parquet"
        chosen = ", ".join(f"thing.{quoted(column.name)}" for column in columns_of(thing))
        assert (
            held.execute(f"SELECT {chosen} FROM {quoted(thing.name)} AS thing EXCEPT ALL FROM '{file}'").fetchall()
            == []
        )
        assert count(held, thing.name) == pq.read_metadata(file).num_rows
        real = [row[1] for row in held.execute(f"DESCRIBE FROM '{file}'").fetchall()]
        assert real == [column.type.replace("HUGEINT", "BIGINT") for column in columns_of(thing)]
        told = pq.read_schema(file).metadata
        assert told[b"comment"].decode() == thing.comment
        assert json.loads(told[b"columns"]) == {column.name: column.comment for column in columns_of(thing)}


def test_csv_for_programs_says_what_the_warehouse_says(exported: Path, held: duckdb.DuckDBPyConnection) -> None:
    for thing in EXPORTED:
        columns = columns_of(thing)
        types = ", ".join(f"'{c.name}': '{'JSON' if c.type.endswith(']') else c.type}'" for c in columns)
        read = f"FROM read_csv('{exported}/csv/{thing.name}.csv', columns = {{{types}}}, header = true, nullstr = '')"
        shown = ", ".join(
            f"to_json(thing.{quoted(c.name)})" if c.type.endswith("]") else f"thing.{quoted(c.name)}" for c in columns
        )
        assert held.execute(f"SELECT {shown} FROM {quoted(thing.name)} AS thing EXCEPT ALL {read}").fetchall() == []
        assert len(held.execute(read).fetchall()) == count(held, thing.name)


ODD = ["=1+1", "+33", "-5 %", "@x", "a;b", 'a"b', "a\nb", "", None, "é\f\x00\x01\ufffe_x000C_", "x" * 40_000]


@pytest.fixture
def odd(warehouse: Path, load: Callable[..., None], rich: Read) -> Path:
    """A warehouse that holds texts that files of other formats might not bear, as reasons of its fetches."""
    load(rich)
    with duckdb.connect(warehouse) as connection:
        connection.execute(
            "INSERT INTO source VALUES ('s', 'feed', 'u', 'x', NULL, NULL, NULL, '2024-10-09 10:00:01', 0, NULL)"
        )
        for number, text in enumerate(ODD):
            row = [f"{number:02}", "s", "2024-10-09 10:00:01", 200, None, text, None, None, None, None, None]
            connection.execute("INSERT INTO fetched VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("UPDATE release SET mtime_ns = 1728460801123456789")
    return warehouse


def test_csv_for_spreadsheets_is_what_excel_in_french_reads(odd: Path, tmp_path: Path) -> None:
    export(odd, ["csv"], tmp_path / "out", separator=";")

    def read(name: str) -> list[dict[str, str]]:
        content = (tmp_path / "out" / "csv" / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))

    expected = ["'=1+1", "'+33", "'-5 %", "'@x", "a;b", 'a"b', "a\nb", "", "", ODD[9], ODD[10]]
    assert [row["etag"] for row in read("fetched")] == expected
    assert {row["asked_at"] for row in read("fetched")} == {"2024-10-09 10:00:01"}
    assert [row["confidence"] for row in read("founding")] == ["0,9"]
    assert {row["subject"] for row in read("entry")} == {"VRAI", "FAUX"}
    assert [row["items"] for row in read("mission")] == ['["délais","coordination"]']


def test_csv_tells_nothing_from_an_empty_text(odd: Path, tmp_path: Path) -> None:
    export(odd, ["csv"], tmp_path / "out")
    content = (tmp_path / "out" / "csv" / "fetched.csv").read_text(encoding="utf-8")
    assert '07,s,2024-10-09T10:00:01Z,200,,"",,,,,\n08,s,2024-10-09T10:00:01Z,200,,,,,,,\n' in content
    assert "=1+1,," in content


# ---- XLSX -------------------------------------------------------------------------------------------------------


def cells(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}
    finally:
        book.close()


def test_a_workbook_has_a_dictionary_and_a_sheet_for_each_table_and_view(
    exported: Path, held: duckdb.DuckDBPyConnection
) -> None:
    sheets = cells(exported / "cpts.xlsx")
    assert list(sheets) == ["dictionary", *NAMES]
    assert [row[0] for row in sheets["dictionary"] if not row[1]] == NAMES
    for thing in EXPORTED:
        head, *rows = sheets[thing.name]
        assert (list(head), len(rows)) == ([column.name for column in columns_of(thing)], count(held, thing.name))
    head, *rows = sheets["cpts_summary"]
    chosen = ("cpts_id", "population", "population_confidence", "signature_date")
    shown = [tuple(row[head.index(name)] for name in chosen) for row in rows]
    assert shown == held.execute(f"SELECT {', '.join(chosen)} FROM cpts_summary ORDER BY cpts_id").fetchall()


def test_a_workbook_holds_any_text_as_a_text_and_says_what_it_cuts(odd: Path, tmp_path: Path) -> None:
    [written] = export(odd, ["xlsx"], tmp_path / "out")
    head, *rows = cells(tmp_path / "out" / "cpts.xlsx")["fetched"]
    shown = [row[head.index("etag")] for row in rows]
    assert shown[:7] == ODD[:7]
    assert [unescape(str(shown[9])), len(str(shown[10]))] == [ODD[9], 32_767]
    assert written.notes == ("1 text of fetched.etag cut to the 32767 characters of a cell",)
    book = openpyxl.load_workbook(tmp_path / "out" / "cpts.xlsx")
    assert [cell.data_type for cell in next(book["fetched"].iter_cols(min_col=6, max_col=6, min_row=2, max_row=8))] == [
        "s"
    ] * 7
    assert book["release"]["I2"].value == "1728460801123456789"


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(
    odd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpts_extract.export.xlsx.MOST_ROWS", 6)
    [written] = export(odd, ["xlsx"], tmp_path / "out")
    sheets = cells(tmp_path / "out" / "cpts.xlsx")
    parts = [sheets[name] for name in ("fetched", "fetched (2)", "fetched (3)")]
    assert [len(part) for part in parts] == [6, 6, 2]
    assert [row[0] for part in parts for row in part[1:]] == [f"{number:02}" for number in range(len(ODD))]
    assert len({part[0] for part in parts}) == 1
    assert "fetched: goes on in further sheets, of 6 rows each" in written.notes
    assert "fetched (4)" not in sheets


# ---- the records ------------------------------------------------------------------------------------------------


def test_the_records_are_those_that_extract_prints(exported: Path) -> None:
    printed = command("extract", *RELEASES, "--format", "jsonl")
    assert printed.exit_code == 0
    assert (exported / "records.jsonl").read_text(encoding="utf-8") == printed.stdout


def test_a_record_with_something_of_every_field_comes_back(
    load: Callable[..., None], warehouse: Path, rich: Read, tmp_path: Path
) -> None:
    load(rich)
    export(warehouse, ["jsonl"], tmp_path / "out")
    [line] = (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == to_dict(rich.record)


def test_a_record_holds_what_a_person_decided(
    load: Callable[..., None], warehouse: Path, rich: Read, tmp_path: Path
) -> None:
    load(rich)
    [(release_id,)] = query(warehouse, "SELECT release_id FROM release").rows
    fact_id = f"{release_id}.0.funding.0"
    looked = {
        "amount": 75000,
        "amount_max": None,
        "bound": "exact",
        "purpose": "operation",
        "period": "year",
        "payer": None,
    }
    assert judge(warehouse, [Judgement("reject", "funding", fact_id, looked)]) == [(1, "applied")]
    export(warehouse, ["jsonl", "datapackage"], tmp_path / "out")
    expected = to_dict(rich.record)
    entry = expected["cpts"][0]
    del entry["funding"][0], entry["evidence"]["funding.0"]
    entry["evidence"]["funding.0"] = entry["evidence"].pop("funding.1")
    assert json.loads((tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8")) == expected


# ---- the data package -------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_frictionless_accepts_the_data_package(exported: Path) -> None:
    from frictionless import Package

    package = Package(str(exported / "datapackage" / "datapackage.json"))
    report = package.validate()
    assert (report.valid, report.flatten(["name", "type", "note"])) == (True, [])
    assert [resource.name for resource in package.resources] == NAMES


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_frictionless_would_notice_a_fact_without_its_release(exported: Path, tmp_path: Path) -> None:
    from frictionless import Package

    shutil.copytree(exported / "datapackage", tmp_path / "package")
    file = tmp_path / "package" / "data" / "founding.csv"
    head, first, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    cut = first.split(",")
    file.write_text("".join([head, ",".join([cut[0], "nowhere", *cut[2:]]), *rows]), encoding="utf-8")
    told = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    told["resources"] = [one for one in told["resources"] if one["name"] in ("release", "founding")]
    for resource in told["resources"]:
        del resource["hash"], resource["bytes"]
        keys = resource["schema"]["foreignKeys"]
        resource["schema"]["foreignKeys"] = [one for one in keys if one["reference"]["resource"] == "release"]
    (tmp_path / "package" / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    report = Package(str(tmp_path / "package" / "datapackage.json")).validate()
    assert {row[0] for row in report.flatten(["type"])} == {"foreign-key"}


def test_the_data_package_says_what_a_portal_asks_and_has_no_texts(exported: Path) -> None:
    told = json.loads((exported / "datapackage" / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in told["licenses"]] == ["etalab-2.0"]
    assert [bool(one["title"] and one["path"]) for one in told["sources"]] == [True] * 3
    resources = {one["name"]: one for one in told["resources"]}
    fields = {name: [one["name"] for one in resource["schema"]["fields"]] for name, resource in resources.items()}
    assert fields["release"] == [c.name for c in columns_of(EXPORTED[NAMES.index("release")]) if c.name != "text"]
    assert resources["funding"]["schema"]["primaryKey"] == ["fact_id"]
    keys = {tuple(one["fields"]): one["reference"] for one in resources["funding"]["schema"]["foreignKeys"]}
    assert keys[("cpts_id",)] == {"resource": "cpts", "fields": ["cpts_id"]}
    assert [name for name, resource in resources.items() if not resource["description"]] == []
    for name, resource in resources.items():
        content = (exported / "datapackage" / resource["path"]).read_bytes()
        assert (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") == (resource["bytes"], resource["hash"])
        assert re.fullmatch(r"[a-z0-9_.-]+", name)

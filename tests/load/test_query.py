"""A question is answered, and nothing else can be done with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from cpts_extract.errors import WarehouseError
from cpts_extract.load.facts import Read
from cpts_extract.load.query import FOLDED, Allowed, Answer, known, query
from cpts_extract.values.cpts_name import fold

Load = Callable[..., None]

ASKED = "only SELECT, DESCRIBE, SHOW, EXPLAIN and SUMMARIZE are answered"
READ_ONLY = f"the warehouse is read-only here; {ASKED}"


def test_a_question_is_answered(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    sql = "WITH a AS (FROM population) SELECT value AS people, bound, value_max FROM a"
    assert query(warehouse, sql) == Answer(["people", "bound", "value_max"], [(57633, "about", None)])
    assert query(warehouse, "SHOW TABLES").rows[0] == ("aggregate",)
    assert query(warehouse, "SELECT 1 WHERE false") == Answer(["1"], [])


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM release",
        "DROP TABLE release",
        "CREATE TABLE mine(a INTEGER)",
        "CREATE TEMP TABLE mine AS SELECT 1",
        "UPDATE release SET title = 'mine'",
        "COPY release TO '{out}'",
        "COPY (SELECT 1) TO '{out}'",
        "EXPORT DATABASE '{out}'",
        "ATTACH '{out}'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "CHECKPOINT",
        "SELECT 1; DELETE FROM release",
        "SELECT 1; SELECT 2",
        "",
        "-- nothing",
    ],
)
def test_what_is_no_question_is_refused(sql: str, load: Load, warehouse: Path, rich: Read, tmp_path: Path) -> None:
    load(rich)
    before = warehouse.read_bytes()
    with pytest.raises(WarehouseError) as raised:
        query(warehouse, sql.format(out=tmp_path / "out"))
    told = {"SELECT 1; SELECT 2": "only one question at a time can be asked"}
    told |= dict.fromkeys(("", "-- nothing"), f"no question was asked; {ASKED}")
    assert str(raised.value) == told.get(sql, READ_ONLY)
    assert warehouse.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["cpts.duckdb"]


@pytest.mark.parametrize(
    "sql",
    [
        "FROM read_csv('{secret}')",
        "FROM read_text('{secret}')",
        "FROM '{secret}'",
        "FROM glob('{folder}/*')",
        "FROM parquet_scan('{secret}')",
        "FROM read_blob('{secret}')",
        "FROM sniff_csv('{secret}')",
        "FROM 'http://127.0.0.1:9/a.parquet'",
        "SELECT * FROM query('COPY release TO ''{folder}/out.csv''')",
        "SELECT getenv('HOME')",
        "FROM answer",
        "EXPLAIN ANALYZE DELETE FROM release",
        "EXPLAIN ANALYZE COPY release TO '{folder}/out.csv'",
    ],
)
def test_a_question_reaches_nothing_but_the_warehouse(
    sql: str, load: Load, warehouse: Path, rich: Read, tmp_path: Path
) -> None:
    load(rich)
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    answer = __import__("pandas").DataFrame({"a": [1]})  # a frame of this name must not be found from SQL
    before = warehouse.read_bytes()
    with pytest.raises(WarehouseError) as raised:
        query(warehouse, sql.format(secret=secret, folder=tmp_path))
    assert "\n" not in str(raised.value)
    assert warehouse.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cpts.duckdb", "secret.csv"]
    assert len(answer) == 1


@pytest.mark.parametrize(
    ("sql", "allowed", "told"),
    [
        (
            "SELECT count(*) FROM range(100_000_000_000) AS a, range(100_000) AS b WHERE a.range % 7 = b.range % 3",
            Allowed(seconds=0.5),
            "the question takes more than 0.5 seconds; ask for less, or allow more with --timeout",
        ),
        (
            "SELECT list(range) FROM range(100_000_000)",
            Allowed(memory=50),
            "the question needs more than 50 MB of memory; ask for less, or allow more with --memory",
        ),
        (
            "FROM range(11)",
            Allowed(rows=10),
            "the answer has more than 10 rows; LIMIT it, or allow more with --rows",
        ),
    ],
)
def test_a_question_takes_no_more_than_is_allowed(
    sql: str, allowed: Allowed, told: str, load: Load, warehouse: Path, rich: Read, tmp_path: Path
) -> None:
    load(rich)
    with pytest.raises(WarehouseError) as raised:
        query(warehouse, sql, allowed)
    assert str(raised.value) == told
    assert [file.name for file in tmp_path.iterdir()] == ["cpts.duckdb"]
    assert len(query(warehouse, "FROM range(10)", Allowed(rows=10)).rows) == 10


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("SELEC 1", 'Parser Error: syntax error at or near "SELEC"'),
        (
            "SELECT nope FROM population",
            'Binder Error: Referenced column "nope" not found in FROM clause! Candidate bindings: "confidence"; '
            "`cpts-extract schema` lists tables and columns",
        ),
        ("SELECT 'a'::INTEGER", "Conversion Error: Could not convert string 'a' to INT32"),
    ],
)
def test_wrong_sql_is_told_in_one_line(sql: str, told: str, load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    with pytest.raises(WarehouseError) as raised:
        query(warehouse, sql)
    assert str(raised.value) == told


def test_a_warehouse_that_is_not_there_knows_nothing_and_is_not_made(warehouse: Path) -> None:
    assert known(warehouse) == {}
    assert list(warehouse.parent.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["CPTS de l'Œuf-en-Vexin", "  Île & Forêt, n° 2 ", "Æquatoria", "L’ÉTÉ À NOËL", "Ça – là", "3 Forêts", "…", ""],
)
def test_a_name_is_folded_in_sql_as_it_is_in_python(name: str) -> None:
    assert duckdb.execute(f"SELECT {FOLDED} FROM (SELECT $1 AS name)", [name]).fetchall() == [(fold(name),)]

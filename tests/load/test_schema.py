"""The declared schema is the one that DuckDB has, and every part of it is explained."""

from __future__ import annotations

from pathlib import Path

import duckdb
from cpts_extract.load.ddl import create_statements, dictionary, known_columns, table_statements
from cpts_extract.load.frames import arrow_schemas
from cpts_extract.load.publish import Publication
from cpts_extract.load.schema import TABLES
from cpts_extract.load.views import VIEWS

NAMES = [
    "warehouse", "run", "release", "source", "fetched", "publication", "cpts", "decision", "reviewed",
    "possible_duplicate", "profile",
    "stale", "official_department",
    "entry", "cpts_name", "signature", "founding", "milestone", "population", "commune_count",
    "commune", "epci", "department", "region", "professionals", "member", "size_class", "ordinal", "contract",
    "funding", "mission", "aggregate", "mentioned", "warning", "evidence",
]  # fmt: skip


def test_tables_and_views_are_these() -> None:
    assert [table.name for table in TABLES] == NAMES
    views = [
        "published", "cpts_entry", "history", "conflict", "cpts_summary", "funding_detail", "mission_matrix", "timeline",
        "signature_timeline", "population_check", "funding_check", "coverage_by_department", "aggregate_check",
    ]  # fmt: skip
    assert [view.name for view in VIEWS] == views


def test_every_table_view_and_column_bears_its_comment(warehouse: Path) -> None:
    with Publication(warehouse) as draft:
        connection = draft.connection
        things = connection.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal "
            "UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
        columns = connection.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    assert sorted(things) == sorted((thing.name, thing.comment) for thing in (*TABLES, *VIEWS))
    declared = [(thing.name, column.name, column.comment) for thing in (*TABLES, *VIEWS) for column in thing.columns]
    assert sorted(columns) == sorted(declared)
    assert [text for *_, text in (*things, *columns) if not text] == []


def test_every_declared_type_is_the_real_one(warehouse: Path) -> None:
    with Publication(warehouse) as draft:
        connection = draft.connection
        real = {
            thing.name: [tuple(row[:2]) for row in connection.execute(f"DESCRIBE {thing.name}").fetchall()]
            for thing in (*TABLES, *VIEWS)
        }
    assert real == {thing.name: [(c.name, c.type) for c in thing.columns] for thing in (*TABLES, *VIEWS)}


def test_every_table_has_one_key_and_every_reference_leads_to_one() -> None:
    assert {table.name: sum(column.key for column in table.columns) for table in TABLES} == dict.fromkeys(NAMES, 1)
    led = {c.references for thing in (*TABLES, *VIEWS) for c in thing.columns if c.references is not None}
    assert led == {"release", "cpts", "entry", "evidence", "run", "funding", "source", "fetched", "decision"}


def test_every_fact_leads_to_its_evidence() -> None:
    facts = [table for table in TABLES if table.key == "fact_id"]
    assert [table.name for table in facts] == NAMES[NAMES.index("cpts_name") : -1]
    assert [table.name for table in facts if not (table.has("evidence_id") and table.has("confidence"))] == []


def test_names_need_no_quotes_in_sql_but_end() -> None:
    refused = []
    for thing in (*TABLES, *VIEWS):
        for column in thing.columns:
            try:
                duckdb.extract_statements(f"SELECT {column.name} FROM {thing.name}")
            except duckdb.ParserException:
                refused.append((thing.name, column.name))
    assert refused == [("evidence", "end")]


def test_the_dictionary_lists_everything_once() -> None:
    lines = dictionary()
    assert len(lines) == len({(table, column) for table, column, *_ in lines})
    assert [f"{table}.{column}" for table, column, *_ in lines if column and table in NAMES] == known_columns()
    assert lines[0] == ("warehouse", "", "table", "", "One row: what made this file.")
    assert ("funding", "cpts_id", "VARCHAR", "→ cpts", "CPTS that it is about; null: the scheme") in lines


def test_the_statements_can_be_run_again(warehouse: Path) -> None:
    with Publication(warehouse) as draft:
        connection = draft.connection
        before = connection.execute("FROM duckdb_columns() SELECT table_name, column_name, data_type").fetchall()
        for statement in create_statements():
            connection.execute(statement)
        after = connection.execute("FROM duckdb_columns() SELECT table_name, column_name, data_type").fetchall()
    assert after == before


def test_arrow_types_are_those_that_duckdb_gives_its_columns() -> None:
    with duckdb.connect() as connection:
        for statement in table_statements():
            connection.execute(statement)
        for name, schema in arrow_schemas().items():
            assert connection.sql(f'SELECT * FROM "{name}" LIMIT 0').to_arrow_table().schema.equals(schema), name

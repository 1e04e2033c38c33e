"""Judge the population and the sums of an entry again, after a person has changed what it states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import duckdb

from cpts_extract.check.agreement import meant
from cpts_extract.check.territory import population_verdict
from cpts_extract.load.decided.rows import find
from cpts_extract.load.declare import Row
from cpts_extract.load.rows import verdict_columns
from cpts_extract.models import Commune, Cpts, Epci, Funding, Quantity, Record


def recheck(connection: duckdb.DuckDBPyConnection, entry_id: str) -> Iterator[tuple[str, Row]]:
    """Give the rows of an entry's population and sums that have to change, each with its table.

    Raises:
        duckdb.Error: The warehouse cannot be read.
    """

    def rows(table: str) -> list[Row]:
        return find(connection, table, "entry_id = $1", [entry_id])

    population, sums = rows("population"), rows("funding")
    entry = Cpts(
        None,
        signature_date=_first(rows("signature"), "date"),
        population=next((_made(Quantity, row) for row in population), None),
        commune_count=_first(rows("commune_count"), "value"),
        communes=tuple(_made(Commune, row) for row in rows("commune")),
        epcis=tuple(_made(Epci, row) for row in rows("epci")),
        size_class=_first(rows("size_class"), "value"),
        funding=tuple(_made(Funding, row) for row in sums),
    )
    verdict = population_verdict(entry)
    for row in population:
        yield from _changed("population", row, verdict_columns(verdict))
    released = connection.execute(
        "SELECT release.released FROM release JOIN entry USING (release_id) WHERE entry_id = $1", [entry_id]
    ).fetchall()
    dated = Record("", "", "communique", None, released[0][0] if released else None, (entry,), (), (), (), ())
    for row, sum_ in zip(sums, meant(replace(entry, population_verdict=verdict), dated), strict=True):
        yield from _changed("funding", row, {"meaning": sum_.meaning})


def _changed(table: str, row: Row, now: Row) -> Iterator[tuple[str, Row]]:
    if {**row, **now} != row:
        yield table, {**row, **now}


def _made(model: type[Any], row: Row) -> Any:
    return model(**{one.name: row[one.name] for one in fields(model)})


def _first(rows: list[Row], column: str) -> Any:
    return rows[0][column] if rows else None

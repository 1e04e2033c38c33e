"""The records of releases, made again out of their rows: what `cpts-extract extract` prints, without reading a release.

A record has what its contract names: how places were linked, the verdict on a population and the steps before a signature
stand in the warehouse only. Quotations are masked in the warehouse as they are in the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from cpts_extract.load.ddl import quoted
from cpts_extract.models import (
    Aggregate,
    Area,
    Commune,
    Cpts,
    Epci,
    Evidence,
    Funding,
    Mission,
    Ordinal,
    Quantity,
    Record,
    Warning,
)

_AT_ONCE = 2000
"""Releases whose rows are held at a time."""
_TABLES = (
    "entry", "cpts_name", "signature", "founding", "population", "commune_count", "commune", "epci", "department",
    "region", "professionals", "member", "size_class", "ordinal", "contract", "funding", "mission", "aggregate",
    "mentioned", "warning", "evidence",
)  # fmt: skip

Row = Mapping[str, Any]
Rows = Mapping[str, list[Row]]
"""From a table's name to rows of it."""


def records(connection: duckdb.DuckDBPyConnection) -> Iterator[Record]:
    """Give the record of every release that could be read, in the order of their sources.

    Raises:
        duckdb.Error: The warehouse cannot be read.
    """
    releases = connection.execute(
        "SELECT release_id, source, sha256, kind, title, released FROM release "
        "WHERE status IN ('ok', 'partial') ORDER BY source"
    ).fetchall()
    for start in range(0, len(releases), _AT_ONCE):
        some = releases[start : start + _AT_ONCE]
        rows = _rows(connection, [release[0] for release in some])
        for release_id, *told in some:
            yield _record(told, rows[release_id])


def _rows(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> dict[str, dict[str, list[Row]]]:
    """Gather all rows of some releases, in the order in which they were loaded: that of the record."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table in _TABLES:
        answer = connection.execute(
            f"SELECT * FROM {quoted(table)} WHERE release_id IN (SELECT unnest($1)) ORDER BY rowid", [ids]
        )
        names = [column[0] for column in answer.description or []]
        for values in answer.fetchall():
            row = dict(zip(names, values, strict=True))
            found[row["release_id"]][table].append(row)
    return found


def _record(told: list[Any], rows: Rows) -> Record:
    source, sha256, kind, title, released = told
    by_entry: dict[str | None, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table, some in _numbered(rows).items():
        for row in some:
            by_entry[row.get("entry_id")][table].append(row)
    own = by_entry[None]
    proofs = _proofs(own["evidence"])
    warned = [proofs.pop(f"warnings.{number}", (None,))[0] for number in range(len(own["warning"]))]
    return Record(
        source=source,
        sha256=sha256,
        kind=kind,
        title=title,
        released=released,
        cpts=tuple(
            _cpts(row, by_entry[row["entry_id"]])
            for row in sorted(rows.get("entry", []), key=lambda row: row["position"])
        ),
        mentioned=tuple(row["name"] for row in own["mentioned"]),
        scheme_funding=tuple(map(_funding, own["funding"])),
        aggregates=tuple(
            Aggregate(row["scope"], row["indicator"], row["value"], row["as_of"]) for row in own["aggregate"]
        ),
        warnings=tuple(
            Warning(row["code"], row["message"], row["field"], proof)
            for row, proof in zip(own["warning"], warned, strict=True)
        ),
        evidence=proofs,
    )


def _numbered(rows: Rows) -> dict[str, list[Row]]:
    """Put the facts of each list in their order and let their quotations follow: what people rejected or added leaves gaps."""
    keys: dict[tuple[str | None, str], str] = {}
    found = {table: list(some) for table, some in rows.items()}
    for table, some in found.items():
        if table in ("evidence", "entry"):
            continue
        lists: dict[tuple[str | None, str], list[tuple[int, Row]]] = defaultdict(list)
        for row in some:
            name, _, place_told = _key(row).rpartition(".")
            if place_told.isdigit() and name:
                lists[row.get("entry_id"), name].append((int(place_told), row))
        for (entry_id, name), numbered in lists.items():
            for place, (number, _) in enumerate(sorted(numbered, key=lambda one: one[0])):
                keys[entry_id, f"{name}.{number}"] = f"{name}.{place}"
        some.sort(key=_place)
    proofs: list[Row] = [
        {**row, "field": keys.get((row["entry_id"], row["field"]), row["field"])} for row in found.get("evidence", [])
    ]
    found["evidence"] = proofs
    return found


def _key(row: Row) -> str:
    """Give the key of a fact in its entry, or in its release: ``funding.2``."""
    return str(row["fact_id"]).removeprefix(f"{row.get('entry_id') or row['release_id']}.")


def _place(row: Row) -> int:
    number = _key(row).rpartition(".")[2]
    return int(number) if number.isdigit() else -1


def _cpts(entry: Row, rows: Rows) -> Cpts:
    def one(table: str, column: str) -> Any:
        return rows[table][0][column] if rows[table] else None

    def quantity(table: str) -> Quantity | None:
        return next((Quantity(row["value"], row["bound"], row["value_max"]) for row in rows[table]), None)

    def area(table: str) -> Area | None:
        return next((Area(row["name"], row["code"]) for row in rows[table]), None)

    return Cpts(
        name=entry["name"],
        aliases=tuple(row["name"] for row in rows["cpts_name"] if row["is_alias"]),
        subject=entry["subject"],
        signature_date=one("signature", "date"),
        signature_place=one("signature", "place"),
        founded=one("founding", "date"),
        population=quantity("population"),
        commune_count=one("commune_count", "value"),
        communes=tuple(Commune(row["name"], row["insee"]) for row in rows["commune"]),
        epcis=tuple(Epci(row["name"], row["siren"]) for row in rows["epci"]),
        department=area("department"),
        region=area("region"),
        professionals=quantity("professionals"),
        members=quantity("member"),
        size_class=one("size_class", "value"),
        ordinal=next((Ordinal(row["rank"], row["scope"]) for row in rows["ordinal"]), None),
        contract_years=one("contract", "years"),
        funding=tuple(map(_funding, rows["funding"])),
        missions=tuple(
            Mission(row["category"], row["level"], row["title"], tuple(row["items"])) for row in rows["mission"]
        ),
        evidence=_proofs(rows["evidence"]),
    )


def _funding(row: Row) -> Funding:
    return Funding(
        row["amount"], row["amount_max"], row["bound"], row["purpose"], row["period"], row["payer"], row["meaning"]
    )


def _proofs(rows: list[Row]) -> dict[str, tuple[Evidence, ...]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        boxes = tuple((box["page"], box["x0"], box["top"], box["x1"], box["bottom"]) for box in row["boxes"])
        found[row["field"]].append(
            Evidence(row["quotation"], row["start"], row["end"], boxes, row["rule"], row["confidence"])
        )
    return {key: tuple(some) for key, some in found.items()}

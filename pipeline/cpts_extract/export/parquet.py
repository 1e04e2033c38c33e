"""Parquet: a file for each table and view, its columns typed as the warehouse types them."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from cpts_extract.export import Step, Written
from cpts_extract.export.selection import EXPORTED, columns_of, select
from cpts_extract.load.ddl import literal


def write(connection: duckdb.DuckDBPyConnection, folder: Path, step: Step) -> Written:
    """Write ``parquet/NAME.parquet``; what tables and columns mean stands in the files' metadata."""
    into = folder / "parquet"
    into.mkdir()
    rows = 0
    for thing in EXPORTED:
        meanings = {column.name: column.comment for column in columns_of(thing)}
        told = f"{{comment: {literal(thing.comment)}, columns: {literal(json.dumps(meanings, ensure_ascii=False))}}}"
        file = literal(str(into / f"{thing.name}.parquet"))
        how = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {told}"
        [(count,)] = connection.execute(f"COPY ({select(thing)}) TO {file} ({how})").fetchall()
        rows += count
        step(1)
    return Written("parquet", "parquet", len(EXPORTED), rows)

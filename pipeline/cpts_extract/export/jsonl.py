"""JSON Lines: the record of each release, one a line, as `cpts-extract extract --format jsonl` prints it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from cpts_extract.export import Step, Written
from cpts_extract.export.records import records
from cpts_extract.load.record import to_json_line


def write(connection: duckdb.DuckDBPyConnection, folder: Path, step: Step) -> Written:
    """Write ``records.jsonl``; releases that could not be read, or say nothing of CPTS, have no record."""
    number = 0
    with (folder / "records.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for record in records(connection):
            file.write(f"{to_json_line(record)}\n")
            number += 1
    step(1)
    return Written("jsonl", "records.jsonl", 1, number)

"""A part as one Parquet file with one row: the task and report of each of its files as JSON, and for each table of the warehouse
the list of rows that they give it.

Which run it is and when it began are filled in by who loads the part: so that a part can be used by another run than the one
that had it made, which was killed before it loaded it.
"""

from __future__ import annotations

import json
import os
import uuid
from collections import Counter
from dataclasses import fields
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cpts_extract.batch.cluster.inputs import open_system
from cpts_extract.batch.files import File
from cpts_extract.batch.plan import Task
from cpts_extract.batch.prepare import Part, Prepared
from cpts_extract.load.facts import Run
from cpts_extract.load.frames import RELEASE_TABLES, arrow_schemas

_REPORT = "report"


def write_part(url: str, part: Part) -> None:
    """Write a part: all of it, or nothing where this is stopped. Whoever writes the same twice writes the same bytes.

    Args:
        url: Where it is to be.
        part: What it is of.

    Raises:
        OSError: It cannot be written.
    """
    columns: dict[str, Any] = {_REPORT: pa.array([[_report(one) for one in part.prepared]])}
    for name, rows in part.rows.items():
        structs = pa.StructArray.from_arrays(
            [column.combine_chunks() for column in rows.columns], fields=list(arrow_schemas()[name])
        )
        columns[name] = pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), structs)
    buffer = BytesIO()
    pq.write_table(pa.table(columns), buffer, compression="zstd")
    system, path = open_system(url)
    system.makedirs(system._parent(path), exist_ok=True)
    # Under a name of its own first: a file that is seen is whole, on a disk as in an object store.
    new = f"{path}.{uuid.uuid4().hex}.new"
    system.pipe_file(new, buffer.getvalue())
    system.mv(new, path)


def read_part(url: str, run: Run) -> Part:
    """Read a part for a run.

    Raises:
        OSError, pyarrow.ArrowException: It cannot be read.
    """
    system, path = open_system(url)
    with system.open(path, "rb") as file:
        table = pq.read_table(file)
    rows = {}
    for one in RELEASE_TABLES:
        if one.name in table.column_names:
            structs = table[one.name].combine_chunks().flatten()
            rows[one.name] = pa.Table.from_arrays(structs.flatten(), schema=arrow_schemas()[one.name])
    if release := rows.get("release"):
        for name, value in (("run_id", run.run_id), ("extracted_at", run.at)):
            at = release.schema.get_field_index(name)
            field = release.schema.field(at)
            release = release.set_column(at, field, pa.array([value] * release.num_rows, field.type))
        rows["release"] = release
    [reports] = table[_REPORT].to_pylist()
    return Part(rows, [_prepared(report) for report in reports])


def has_part(url: str) -> bool:
    """Tell whether a part is there."""
    system, path = open_system(url)
    return bool(system.exists(path))


def remove_part(url: str) -> None:
    """Remove a part, and its folder where that is empty then."""
    system, path = open_system(url)
    system.rm_file(path)
    if not url.partition("://")[1] and not os.listdir(os.path.dirname(path)):
        os.rmdir(os.path.dirname(path))


def _report(one: Prepared) -> str:
    told = {name.name: getattr(one, name.name) for name in fields(Prepared) if name.name != "rows"}
    told["task"] = {**one.task._asdict(), "file": one.task.file._asdict()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _prepared(report: str) -> Prepared:
    told = json.loads(report)
    task, values = told.pop("task"), told.pop("values")
    return Prepared(Task(File(**task.pop("file")), **task), {}, values=Counter(values), **told)

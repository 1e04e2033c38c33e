"""Gold files of the releases that a person has looked through: what `evaluate` measures with.

Only a release that was told to be ``complete`` is one: of any other nobody knows what is missing.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import duckdb

from cpts_extract.export.records import records
from cpts_extract.load.record import to_dict


class Gold(NamedTuple):
    """What was written, and what was not."""

    files: int
    partly: int
    """Releases of which something was decided that were not told to be complete."""


def write(connection: duckdb.DuckDBPyConnection, folder: Path) -> Gold:
    """Write a gold file for each complete release into a folder, in the place of those of the same name.

    Raises:
        duckdb.Error: The warehouse cannot be read.
        OSError: The folder cannot be written.
    """
    rows = connection.execute(
        "SELECT source, bool_or(decision.kind = 'complete') FROM reviewed JOIN decision USING (decision_id) "
        "JOIN release USING (release_id) WHERE state = 'applied' GROUP BY source"
    ).fetchall()
    complete = {source for source, whole in rows if whole}
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for record in records(connection):
        if record.source in complete:
            stem = _stem(record.source, taken)
            content = json.dumps(_gold(to_dict(record)), ensure_ascii=False, indent=1)
            (folder / f"{stem}.json").write_text(content + "\n", encoding="utf-8")
    return Gold(len(complete), len(rows) - len(complete))


def _stem(source: str, taken: set[str]) -> str:
    """Name a file as its release, numbered where another of that name is there."""
    stem = PurePosixPath(source).stem
    name = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 10**6))) if one not in taken)
    taken.add(name)
    return name


def _gold(record: dict[str, Any]) -> dict[str, Any]:
    """Make of a record what gold files have: of the evidence the words alone."""
    proofs = record.pop("evidence")
    for entry in record["cpts"]:
        own = entry.pop("evidence")
        entry["evidence"] = {key: found[0]["text"] for key, found in own.items() if "." not in key and found}
        for name in ("funding", "missions"):
            for number, item in enumerate(entry[name]):
                item["evidence"] = _words(own, f"{name}.{number}")
    for name in ("scheme_funding", "aggregates"):
        for number, item in enumerate(record[name]):
            item["evidence"] = _words(proofs, f"{name}.{number}")
    record.pop("warnings")
    return record


def _words(proofs: dict[str, Any], key: str) -> str:
    return proofs[key][0]["text"] if proofs.get(key) else ""

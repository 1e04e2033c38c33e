"""The release record as plain values: the project's public contract, in the order of its keys."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from cpts_extract.models import Commune, Cpts, Epci, Funding, Quantity, Record, Warning

_LEFT_OUT: dict[type, frozenset[str]] = {
    Commune: frozenset({"within", "link_method", "vintage"}),
    Epci: frozenset({"link_method", "vintage"}),
    Cpts: frozenset({"located", "milestones", "population_verdict"}),
    Funding: frozenset({"meaning"}),
    Warning: frozenset({"found", "expected", "source"}),
}
"""How a place was linked and what the checks say is told in the warehouse; the record's contract has none of it."""


def to_dict(record: Record) -> dict[str, Any]:
    """Turn a record into dicts, lists and plain values, its keys in the order of the release record's description.

    Last comes ``evidence``, of what belongs to the release and to no CPTS: its title, its date, sums of the scheme.
    """
    made: dict[str, Any] = plain(record)
    return made


def to_json_line(record: Record) -> str:
    """Write a record as one line of JSON, without the line's end; accents stay letters."""
    return json.dumps(to_dict(record), ensure_ascii=False)


def plain(value: Any) -> Any:
    """Turn any of the models into dicts, lists and plain values."""
    if is_dataclass(value):
        out = _LEFT_OUT.get(type(value), frozenset())
        made = {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.name not in out}
        if isinstance(value, Quantity) and value.bound != "range":
            del made["value_max"]
        if isinstance(value, Cpts):
            made["evidence"] = {
                key: item for key, item in made["evidence"].items() if key.partition(".")[0] != "milestones"
            }
        return made
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value

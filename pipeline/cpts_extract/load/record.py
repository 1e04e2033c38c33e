"""The release record as plain values: the project's public contract, in the order of its keys."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from cpts_extract.models import Commune, Cpts, Epci, Quantity, Record

_OF_THE_LINK = {"within", "link_method", "vintage"}
"""How a place was linked is told in the warehouse; the record's contract has its name and code."""

_OF_THE_WAREHOUSE = "milestones"
"""A list of a CPTS that the record's contract has no key for, and its evidence neither; it is a table of the warehouse."""


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
        made = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Quantity) and value.bound != "range":
            del made["value_max"]
        if isinstance(value, Commune | Epci):
            made = {key: item for key, item in made.items() if key not in _OF_THE_LINK}
        if isinstance(value, Cpts):
            del made[_OF_THE_WAREHOUSE]
            made["evidence"] = {
                key: item for key, item in made["evidence"].items() if key.partition(".")[0] != _OF_THE_WAREHOUSE
            }
        return made
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value

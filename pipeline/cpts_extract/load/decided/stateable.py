"""What of each table of facts a person may state, what that must be like, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, get_args

from cpts_extract.errors import ImpossibleValueError
from cpts_extract.load.facts import first_day, precision
from cpts_extract.models import Bound, Category, Event, Level, Period, Purpose
from cpts_extract.territory import gazetteer
from cpts_extract.values.cpts_name import name_key

Value = Mapping[str, Any]
"""From the columns of a row that a person may state to what they hold."""


@dataclass(frozen=True, slots=True)
class Stateable:
    """A table of facts, as a person states them."""

    key: str
    """Key of the field in the record, and in ``evidence.field``."""
    columns: Mapping[str, Callable[[Any], Any]]
    """From each column that is stated to what makes a value of it, or raises ``ValueError`` with what it must be."""
    many: bool = False
    """Whether an entry has several, numbered."""
    needs: frozenset[str] = frozenset()
    """Columns that must have a value."""


# ---- single columns ---------------------------------------------------------------------------------------------


def _count(told: Any) -> int:
    digits = re.sub(r"[\s\u00a0\u202f]", "", str(told))
    if not re.fullmatch(r"[0-9]{1,12}", digits):
        raise ValueError("a whole number")
    return int(digits)


def _date(told: Any) -> str:
    iso = str(told).strip()
    try:
        if re.fullmatch(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?", iso):
            date.fromisoformat(iso + "-01-01"[: 10 - len(iso)] if len(iso) < 10 else iso)
            return iso
    except ValueError:
        pass
    raise ValueError("a date: 2024-10-09, 2024-10 or 2024")


def _words(told: Any) -> str:
    words = " ".join(str(told).split())
    if not words:
        raise ValueError("some words")
    return words


def _yes(told: Any) -> bool:
    if told in (True, False):
        return bool(told)
    if str(told) not in ("true", "false"):
        raise ValueError("true or false")
    return str(told) == "true"


def _list(told: Any) -> list[str]:
    lines = told if isinstance(told, list) else str(told).splitlines()
    return [_words(line) for line in lines if str(line).strip()]


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def choose(told: Any) -> str:
        if told not in allowed:
            raise ValueError(f"one of {', '.join(allowed)}")
        return str(told)

    return choose


def _commune(told: Any) -> str:
    code = str(told).strip().upper()
    if not re.fullmatch(r"[0-9][0-9AB][0-9]{3}", code) or not gazetteer.inhabitants(code):
        raise ValueError("the INSEE code of a commune of 2019 or later")
    return code


def _siren(told: Any) -> str:
    code = str(told).strip()
    if not any(gazetteer.epci(code, vintage) for vintage in gazetteer.VINTAGES):
        raise ValueError("the SIREN number of an intercommunalité of 2019 or later")
    return code


def _department(told: Any) -> str:
    code = str(told).strip().upper()
    if code not in {one.code for one in gazetteer.departments()}:
        raise ValueError("the code of a département")
    return code


def _region(told: Any) -> str:
    code = str(told).strip()
    if code not in {one.region_code for one in gazetteer.departments()}:
        raise ValueError("the code of a région")
    return code


_QUANTITY = {"value": _count, "bound": _one_of(*get_args(Bound)), "value_max": _count}
_NEEDS_VALUE = frozenset({"value", "bound"})
_NAMED = frozenset({"name"})

STATEABLE: Mapping[str, Stateable] = {
    "entry": Stateable("name", {"name": _words, "subject": _yes}, needs=frozenset({"subject"})),
    "cpts_name": Stateable("aliases", {"name": _words}, True, _NAMED),
    "signature": Stateable("signature_date", {"date": _date, "place": _words}),
    "founding": Stateable("founded", {"date": _date}, needs=frozenset({"date"})),
    "milestone": Stateable(
        "milestones", {"event": _one_of(*get_args(Event)), "date": _date}, True, frozenset({"event", "date"})
    ),
    "population": Stateable("population", _QUANTITY, needs=_NEEDS_VALUE),
    "commune_count": Stateable("commune_count", {"value": _count}, needs=frozenset({"value"})),
    "commune": Stateable("communes", {"name": _words, "insee": _commune}, True, _NAMED),
    "epci": Stateable("epcis", {"name": _words, "siren": _siren}, True, _NAMED),
    "department": Stateable("department", {"name": _words, "code": _department}, needs=frozenset({"name", "code"})),
    "region": Stateable("region", {"name": _words, "code": _region}, needs=frozenset({"name", "code"})),
    "professionals": Stateable("professionals", _QUANTITY, needs=_NEEDS_VALUE),
    "member": Stateable("members", _QUANTITY, needs=_NEEDS_VALUE),
    "size_class": Stateable("size_class", {"value": _count}, needs=frozenset({"value"})),
    "ordinal": Stateable("ordinal", {"rank": _count, "scope": _words}, needs=frozenset({"rank", "scope"})),
    "contract": Stateable("contract_years", {"years": _count}, needs=frozenset({"years"})),
    "funding": Stateable(
        "funding",
        {
            "amount": _count,
            "amount_max": _count,
            "bound": _QUANTITY["bound"],
            "purpose": _one_of(*get_args(Purpose)),
            "period": _one_of(*get_args(Period)),
            "payer": _words,
        },
        True,
        frozenset({"amount", "bound", "purpose"}),
    ),
    "mission": Stateable(
        "missions",
        {
            "category": _one_of(*get_args(Category)),
            "level": _one_of(*get_args(Level)),
            "title": _words,
            "items": _list,
        },
        True,
        frozenset({"category", "title", "items"}),
    ),
}
"""From a table's name to what a person may state of it."""


@cache
def table_of(key: str) -> str | None:
    """Give the table that a key of the record (``funding.2``) is kept in; None for one that nobody states."""
    name = key.partition(".")[0]
    return next((table for table, one in STATEABLE.items() if one.key == name), None)


# ---- whole rows -------------------------------------------------------------------------------------------------


def stated(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Give the part of a row that a person may state."""
    return {name: row[name] for name in STATEABLE[table].columns}


def checked(table: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """Make the value of a fact of what a person told, every column of it.

    Raises:
        ImpossibleValueError: It cannot be one.
    """
    what = STATEABLE[table]
    value: dict[str, Any] = {}
    for name, make in what.columns.items():
        given = told.get(name)
        if given is None or (isinstance(given, str) and not given.strip()):
            given = [] if name == "items" else None
        try:
            value[name] = None if given is None else make(given)
        except ValueError as error:
            raise ImpossibleValueError(name, str(error)) from error
        if value[name] is None and name in what.needs:
            raise ImpossibleValueError(name, "given")
    low, high = ("amount", "amount_max") if table == "funding" else ("value", "value_max")
    if high in value:
        if (value["bound"] == "range") != (value[high] is not None):
            raise ImpossibleValueError(high, "given for a range, and only then")
        if value[high] is not None and value[high] <= value[low]:
            raise ImpossibleValueError(high, "more than the lower one")
    if table == "signature" and value == {"date": None, "place": None}:
        raise ImpossibleValueError("date", "given")
    if table == "size_class" and value["value"] not in range(1, 5):
        raise ImpossibleValueError("value", "1 to 4")
    return value


def following(table: str, value: Value) -> dict[str, Any]:
    """Give the columns of a row that follow from what a person states."""
    match table:
        case "signature" | "founding" | "milestone":
            return {"precision": precision(value["date"]), "date_first": first_day(value["date"])}
        case "entry" | "cpts_name":
            return {"name_key": None if value["name"] is None else name_key(value["name"])}
        case "commune":
            code = value["insee"]
            there = [] if code is None else gazetteer.inhabitants(code)["municipal"]
            known = [year for year, count in zip(gazetteer.VINTAGES, there, strict=bool(there)) if count is not None]
            return {"within": code, "vintage": max(known, default=None), "link_method": "exact" if code else "unknown"}
        case "epci":
            siren = value["siren"]
            known = [year for year in gazetteer.VINTAGES if siren and gazetteer.epci(siren, year)]
            return {"vintage": max(known, default=None), "link_method": "exact" if siren else "unknown"}
        case _:
            return {}

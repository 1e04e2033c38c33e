"""Values of a record in words, for the terminal."""

from __future__ import annotations

from typing import Any

from cpts_extract.models import (
    Aggregate,
    Area,
    Commune,
    Epci,
    Funding,
    Milestone,
    Mission,
    Ordinal,
    PopulationVerdict,
    Quantity,
)

_BOUNDS = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


def value_text(value: Any) -> str:
    """Write a value of any field.

    >>> value_text(Quantity(57633, "about")), value_text(Quantity(60, "range", 70)), value_text(Area("Morbihan", "56"))
    ('about 57 633', '60 to 70', 'Morbihan (56)')
    """
    match value:
        case None:
            return ""
        case Quantity():
            return _amount(value.value, value.value_max, value.bound)
        case Area(name=name, code=code) | Commune(name=name, insee=code) | Epci(name=name, siren=code):
            return name if code is None else f"{name} ({code})"
        case Ordinal():
            return f"{value.rank} of {value.scope}"
        case Funding():
            amount = _amount(value.amount, value.amount_max, value.bound)
            return ", ".join(part for part in (f"{amount} €", value.purpose, value.period, value.payer) if part)
        case Mission():
            items = f" [{'; '.join(value.items)}]" if value.items else ""
            return f"{value.category}{f' ({value.level})' if value.level else ''}: {value.title}{items}"
        case Milestone():
            return f"{value.event}: {value.date}"
        case PopulationVerdict(how=how, reason=reason):
            return how if reason is None else f"{how}: {reason}"
        case Aggregate():
            return f"{value.scope}: {value.indicator} {value.value:g}{f' ({value.as_of})' if value.as_of else ''}"
        case tuple() | list():
            return "; ".join(value_text(item) for item in value)
        case _:
            return str(value)


def fact_text(row: dict[str, Any]) -> str:
    """Write a row of a table of facts as the value that it was made from.

    >>> fact_text({"value": 57633, "bound": "about", "value_max": None}), fact_text({"name": "Morbihan", "code": "56"})
    ('about 57 633', 'Morbihan (56)')
    >>> fact_text({"date": "2024-10-09", "precision": "day", "place": "Fleury"}), fact_text({"value": True})
    ('2024-10-09, Fleury', 'yes')
    >>> fact_text({"event": "approval", "date": "2024-03", "precision": "month"})
    'approval: 2024-03'
    """
    match row:
        case {"amount": _, "purpose": _}:
            return value_text(Funding(*(row[name] for name in Funding.__dataclass_fields__)))
        case {"category": category, "level": level, "title": title, "items": items}:
            return value_text(Mission(category, level, title, tuple(items)))
        case {"value": value, "bound": bound, "value_max": high}:
            return value_text(Quantity(value, bound, high))
        case {"name": name, **others} if others.keys() & {"code", "insee", "siren"}:
            return value_text(Area(name, next(iter(others.values()))))
        case {"event": event, "date": date}:
            return value_text(Milestone(event, date))
        case {"rank": rank, "scope": scope}:
            return value_text(Ordinal(rank, scope))
        case {"date": date, **others}:
            return ", ".join(part for part in (date, others.get("place")) if part)
        case {"value": bool(value)}:
            return "yes" if value else "no"
        case _:
            return ", ".join(value_text(value) for value in row.values() if value is not None)


def _amount(low: int, high: int | None, bound: str) -> str:
    return f"{_number(low)} to {_number(high)}" if high is not None else _BOUNDS.get(bound, "") + _number(low)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", " ")

"""A token of the flow, and what a rule matched in it."""

from __future__ import annotations

from typing import NamedTuple

from cpts_extract.annotate.rules import Rule
from cpts_extract.values.areas import AreaName
from cpts_extract.values.dates import DateMention
from cpts_extract.values.money import Money
from cpts_extract.values.numbers import Number


class Token(NamedTuple):
    """A token of the flow: ``flow.text[start:end]``."""

    start: int
    end: int
    text: str
    norm: str
    """Lower case, without accents."""
    tag: str
    """Its type: number, money, date, cpts, ...; ``native`` for a name of
    inhabitants, ``stop`` for a comma, semicolon, dash or bracket, ``sep`` between sentences, else empty."""
    sentence: int
    value: Number | Money | DateMention | AreaName | None = None


class Match(NamedTuple):
    """What one rule matched: tokens ``start`` to ``end``, of which ``value`` holds the value (or -1)."""

    rule: Rule
    start: int
    end: int
    value: int

"""Sums of money in euros: a number of the number grammar, its unit, and the other end of a range.

Choices where French itself is open:

- A sum that is not whole euros ("26,50 €") is left out: what is announced to a CPTS is whole.
- A range is "de A à B", "entre A et B", "A à B" or "A-B", where only B needs the unit; A takes B's scale when it has
  none ("50-60 k€", "1 à 2 millions d'euros"). "passe de A à B" is a change and gives two sums.
- A number without a unit is the low end only when "de" or "entre" introduces it or when B is at most ten times as large
  and it is no year, so that neither "taille 3 - 75 000 €" nor "fixé en 2021 à 75 000 €" is a range.
- "de 50 à 60 000 euros" starts at 50 000: nobody announces a sum that may be 50 euros or 60 000.
- A number beside a sum has its unit where only a unit can be meant: "420 000 euros, dont 75 000 pour le fonctionnement",
  "142 000 euros la première année, 171 500 en 2023", "60 000 pour le fonctionnement et 90 000 € pour les missions".
- "75 000 ou 80 000 euros" says which of two only to somebody who knows: the first has no unit and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from cpts_extract.values.numbers import Number, scale_of, scan_numbers
from cpts_extract.values.spelling import APOSTROPHE, DASH, GAP, OPTIONAL_GAP

_THOUSANDS = {"k": 1_000, "m": 1_000_000, "md": 1_000_000_000, "mds": 1_000_000_000}

_BLANK = r"[ \u00a0\u2009\u202f]?"
# "€", "k€", "M €", "euros", "d'euros", "Md d'euros", "EUR"
_UNIT = re.compile(
    rf"{OPTIONAL_GAP}(?:(?P<scale>k|mds?|m){_BLANK})?(?:d(?:{APOSTROPHE}|e{GAP}))?(?:€(?:uros?)?|euros?|eur)(?!\w)",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(
    r"(?:\A|[^0-9kKmMdDsS\s])\s?(?P<sign>€)\s?\Z"
)  # "€ 75 000", not the unit of a bare "k€ 80 000"
_TO = re.compile(rf"{GAP}(?P<to>à|(?-i:A)|et){GAP}|{OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}", re.IGNORECASE)
_INTRODUCED = re.compile(rf"\b(?:de|(?P<between>entre)){GAP}\Z", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:pass|augment|port|progress|[eé]volu|relev|mont|r[eé]dui|baiss|diminu)[^\W\d_]*\s(?:[\w'’]+\s){0,2}de\s{1,3}\Z",
    re.IGNORECASE,
)
_REACH = 60  # characters before a sum in which its introduction stands
_FOR = (
    rf"(?:pour{GAP}(?!cent)|au{GAP}titre|d(?:e|u){GAP}(?:l['’]|la{GAP})?(?=[A-ZÉ])|en{GAP}(?:19|20)\d\d"
    rf"|la{GAP}(?:premi|deuxi|second|suiv))"
)
_TAIL = re.compile(rf"{GAP}{_FOR}", re.IGNORECASE)
"""What a sum may go on with: what it is for, who pays, which year; a number that counts things goes on with the things."""
_DONT = re.compile(
    rf"\b(?:dont|plus|puis|et|soit|contre)(?:{GAP}(?:environ|quelque))?{GAP}\Z|[,;:(]{GAP}\Z", re.IGNORECASE
)
_TABLE = re.compile(
    r"""(?P<aside>\()?\ben[ ](?:euros|€|(?P<thousands>k€|k[ ]euros|milliers[ ]d['’]euros))(?(aside)\)[^\n¶]{0,80}|[ ]?:?(?=[\n¶]))
    (?P<rows>(?:[\n¶]+[^\n¶\d]{2,60}[ :|.\t]\d[\d\s.,:|–—/-]{0,60}(?=[\n¶]|\Z)){2,40})""",
    re.IGNORECASE | re.VERBOSE,
)
"""The unit in the head of a table, and the rows under it: a label, and numbers to the end of the line."""
_CELL_END = re.compile(r"\s*(?:[\n¶:|]|\Z)|\s{2}|\t")
_ELLIPSIS = 90  # characters between a sum and the number that shares its unit


class Money(NamedTuple):
    """A sum in whole euros, or a range of sums; ``text[start:end]`` goes from its first digit to its unit."""

    start: int
    end: int
    amount: int
    amount_max: int | None = None
    """The upper end, for a range."""


class _Sum(NamedTuple):
    """A number that may be a sum: its value in euros, and whether a unit says so."""

    start: int
    end: int
    value: Decimal
    scale: int
    has_unit: bool


def scan_money(text: str, numbers: Iterable[Number] | None = None) -> list[Money]:
    """Find every sum of money of the text, in order and without overlaps; ``numbers`` are those of `scan_numbers`, if known.

    >>> scan_money("75 000 € et 1,65 million d'euros")
    [Money(start=0, end=8, amount=75000, amount_max=None), Money(start=12, end=32, amount=1650000, amount_max=None)]
    >>> [(m.amount, m.amount_max) for m in scan_money("de 360 000 à 400 000 euros, puis 50-60 k€")]
    [(360000, 400000), (50000, 60000)]
    """
    sums: list[_Sum] = []
    for number in scan_numbers(text) if numbers is None else numbers:
        if not (number.ordinal or number.percent):
            sums.append(_sum(text, number, sums[-1].end if sums else 0))
    sums = _tabled(text, _sharing(text, sums))
    found: list[Money] = []
    i = 0
    while i < len(sums):
        pair = _pair(text, sums[i], sums[i + 1]) if i + 1 < len(sums) else []
        found += pair or _single(sums[i])
        i += 2 if pair else 1
    return found


def parse_money(text: str) -> Money | None:
    """Read the text as one sum or one range of sums; None when it is anything else.

    >>> parse_money("1,2 M€")
    Money(start=0, end=6, amount=1200000, amount_max=None)
    >>> parse_money("75 000 habitants") is parse_money("26,50 €") is None
    True
    """
    sums = scan_money(text)
    if len(sums) != 1 or (text[: sums[0].start] + text[sums[0].end :]).strip():
        return None
    return sums[0]


def _sum(text: str, number: Number, free: int) -> _Sum:
    """Join a number to the unit after it, or to a "€" before it that stands at ``free`` or later: not another sum's."""
    own = 1 if text[number.end - 1].isdigit() else scale_of(text[number.start : number.end])
    unit = _UNIT.match(text, number.end)
    if unit:
        scale = _THOUSANDS.get((unit["scale"] or "").lower(), 1)
        return _Sum(number.start, unit.end(), Decimal(str(number.value)) * scale, own * scale, has_unit=True)
    before = max(free, number.start - 5)
    near = text[before : number.start]
    sign = _SIGN_BEFORE.search(near) if "€" in near else None
    start = before + sign.start("sign") if sign else number.start
    return _Sum(start, number.end, Decimal(str(number.value)), own, has_unit=bool(sign))


def _sharing(text: str, sums: list[_Sum]) -> list[_Sum]:
    """Give the unit of a sum to the numbers of its sentence that are plainly sums too: "dont 75 000 pour les locaux"."""
    out: list[_Sum] = []
    lender: _Sum | None = None
    for number, one in enumerate(sums):
        if _elliptic(text, one):
            led = (
                lender and _near(text, lender.end, one.start) and _DONT.search(text[max(one.start - 20, 0) : one.start])
            )
            following = sums[number + 1 : number + 2]
            if led or any(s.has_unit and _near(text, one.end, s.start) for s in following):
                one = one._replace(has_unit=True)
        lender = one if one.has_unit else lender
        out.append(one)
    return out


def _tabled(text: str, sums: list[_Sum]) -> list[_Sum]:
    """Give the unit that heads a table, "Financement (en euros)", to the numbers that end its rows."""
    out = list(sums)
    lower = text.lower()
    if not any(f"en {unit}" in lower for unit in ("euros", "€", "k", "milliers")):
        return out  # the expression would be tried at every character
    for head in _TABLE.finditer(text):
        scale = _THOUSANDS["k"] if head["thousands"] else 1
        rows = [one for one in range(len(sums)) if head.start("rows") <= sums[one].start < head.end("rows")]
        for number in rows:
            one = out[number]
            if not one.has_unit and _CELL_END.match(text, one.end) and not 1900 <= one.value * scale <= 2099:
                out[number] = one._replace(value=one.value * scale, has_unit=True)
    return out


def _elliptic(text: str, one: _Sum) -> bool:
    return (
        not one.has_unit
        and one.value >= 1_000
        and not 1900 <= one.value <= 2099
        and _TAIL.match(text, one.end) is not None
    )


def _near(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return len(between) <= _ELLIPSIS and not re.search(r"[.!?]\s|\n\s*\n|habitant|\n\s*[-•*]", between)


def _single(lone: _Sum) -> list[Money]:
    """Give a sum that is no part of a range, if it is one: it has a unit and whole euros."""
    whole = lone.has_unit and lone.value == int(lone.value)
    return [Money(lone.start, lone.end, int(lone.value))] if whole else []


def _pair(text: str, low: _Sum, high: _Sum) -> list[Money]:
    """Join two sums on either side of "à", "et" or a dash: one range, two ends of a change, or nothing."""
    joint = _TO.fullmatch(text, low.end, high.start)
    if joint is None or not high.has_unit:
        return []
    before = text[max(0, low.start - _REACH) : low.start]
    introduced = _INTRODUCED.search(before)
    word = (joint["to"] or "").lower()
    if (word == "et") != bool(introduced and introduced["between"]):
        return []
    bottom = low.value
    if not low.has_unit and low.scale == 1 and bottom < 1_000:
        bottom *= high.scale
        if introduced and bottom and bottom * 1_000 < high.value:
            bottom *= 1_000
    changed = word in ("à", "a") and _CHANGE.search(before)
    near = bottom * 10 >= high.value and not 1900 <= low.value <= 2099
    if not (low.has_unit or near or introduced):
        return []
    if bottom != int(bottom) or high.value != int(high.value):
        return []
    if changed:
        return [Money(low.start, low.end, int(bottom)), Money(high.start, high.end, int(high.value))]
    return [Money(low.start, high.end, int(bottom), int(high.value))] if bottom < high.value else []

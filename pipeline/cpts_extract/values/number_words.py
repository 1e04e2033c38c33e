"""French numbers written in words: which words there are, and what a run of them is worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cpts_extract.values.spelling import GAP, HYPHEN, fold

UNITS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9}
TEENS = {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16}
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
TENS_ABROAD = {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
SCALES = {"mille": 1_000, "million": 1_000_000, "milliard": 1_000_000_000}
COLLECTIVES = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1_000,
}  # fmt: skip
"""The nouns that count roughly: "une soixantaine", "deux centaines", "un millier"."""

_ONES = ("un", "une")
CARDINALS = {**UNITS, **TEENS, **TENS, **TENS_ABROAD, "cent": 100, "mille": 1_000}
"""The numbers of one word, but for "zéro" and "un"."""
_PLURALS = {"vingts": "vingt", "cents": "cent", "millions": "million", "milliards": "milliard"}
_ORDINAL_STEMS = {
    "un": "un", "deux": "deux", "trois": "trois", "quatr": "quatre", "cinqu": "cinq", "six": "six", "sept": "sept",
    "huit": "huit", "neuv": "neuf", "dix": "dix", "onz": "onze", "douz": "douze", "treiz": "treize",
    "quatorz": "quatorze", "quinz": "quinze", "seiz": "seize", "vingt": "vingt", "trent": "trente",
    "quarant": "quarante", "cinquant": "cinquante", "soixant": "soixante", "septant": "septante",
    "huitant": "huitante", "octant": "octante", "nonant": "nonante", "cent": "cent", "mill": "mille",
}  # fmt: skip


def _any_of(words: Sequence[str]) -> str:
    """Make an alternation of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_LINK = rf"(?:{HYPHEN}\n?|{GAP})"
# "vingt et un", "soixante-et-onzième": nothing else is joined by "et"
_LINK_ET = rf"(?:{_LINK}et{_LINK}(?=(?:une?|onze|uni[eè]me|onzi[eè]me)(?!\w)))"
_FIRST = rf"(?:{_any_of([*CARDINALS, 'vingts', 'cents'])}|z[eé]ro|une?(?={_LINK}milli(?:on|ard)(?!\w)))"
_NEXT = rf"(?:{_any_of([*CARDINALS, *_ONES, *_PLURALS, *SCALES])})"
_ORDINAL = rf"(?:{_any_of(list(_ORDINAL_STEMS))})i[eè]me"
_EDGE = rf"(?!\w|{HYPHEN}\w)"

_MORE = rf"(?:(?:{_LINK_ET}|{_LINK}){_NEXT}(?!\w)){{0,14}}"

NUMBER_WORDS = rf"(?:{_FIRST}(?!\w){_MORE}(?:(?:{_LINK_ET}|{_LINK}){_ORDINAL})?|{_ORDINAL}){_EDGE}"
"""A run of number words, which may be more than one number ("deux trois")."""

FIRST_NUMBER_WORDS = frozenset(
    [*CARDINALS, *_ONES, "vingts", "cents", "zero", *(stem + "ieme" for stem in _ORDINAL_STEMS)]
)
"""What such a run may begin with, folded."""

_WORD = re.compile(r"[^\W\d_]+")


class WordNumber(NamedTuple):
    """A number read from words, at ``start`` to ``end`` of the run; ``ordinal`` when its last word is one."""

    start: int
    end: int
    value: int
    ordinal: bool


def read_words(run: str) -> list[WordNumber]:
    """Read every number of a run of number words, each as long as French grammar lets it be.

    >>> [n.value for n in read_words("deux mille trois cents")]
    [2300]
    >>> [(n.value, n.ordinal) for n in read_words("trois soixante et onzième")]
    [(3, False), (71, True)]
    """
    spans = [(m.start(), m.end()) for m in _WORD.finditer(run)]
    words = [fold(run[start:end]) for start, end in spans]
    found: list[WordNumber] = []
    i = 0
    while i < len(words):
        value, stop, ordinal = _read(words, i)
        if stop > i and value is not None:
            found.append(WordNumber(spans[i][0], spans[stop - 1][1], value, ordinal))
        i = max(stop, i + 1)
    return found


def _read(words: list[str], i: int) -> tuple[int | None, int, bool]:
    """Read one number at word ``i``: its value, the word after it, whether it is an ordinal."""
    if words[i] == "zero":
        return 0, i + 1, False
    bare: list[str] = []
    ordinal = False
    for word in words[i:]:
        stem = _ORDINAL_STEMS.get(word.removesuffix("ieme")) if word.endswith("ieme") else None
        bare.append(stem or _PLURALS.get(word, word))
        if stem:
            ordinal = True
            break
    value, stop = _cardinal(bare, 0)
    return value, i + stop, ordinal and stop == len(bare)


def _cardinal(words: list[str], i: int) -> tuple[int | None, int]:
    """Read a number of any size at word ``i``: groups below a thousand, each with a smaller scale than the last."""
    total, limit, start = 0, 10**12, i
    while i < len(words):
        group, stop = _below_thousand(words, i, one_allowed=i > start)
        if group is None and _at(words, i) in _ONES and _at(words, i + 1) in ("million", "milliard"):
            group, stop = 1, i + 1
        if group is None and _at(words, i) == "mille":
            group = 1
        if group is None:
            break
        scale = SCALES.get(_at(words, stop), 1)
        if scale >= limit:
            break
        total, limit = total + group * scale, scale
        i = stop + (scale > 1)
        if scale == 1:
            break
    return (total, i) if i > start else (None, start)


def _below_thousand(words: list[str], i: int, *, one_allowed: bool) -> tuple[int | None, int]:
    """Read "deux cent trente", "cent un", "quinze cents" or less at word ``i``."""
    head, stop = _below_hundred(words, i)
    if _at(words, i) == "cent":
        hundreds, stop = 1, i
    elif head is not None and _at(words, stop) == "cent" and (2 <= head <= 9 or 11 <= head <= 19):
        hundreds = head
    else:
        if head is None and one_allowed and _at(words, i) in _ONES and _at(words, i + 1) not in SCALES:
            return 1, i + 1
        return head, stop
    stop += 1
    rest, after = _below_hundred(words, stop)
    if rest is None and _at(words, stop) in _ONES and _at(words, stop + 1) not in ("million", "milliard"):
        rest, after = 1, stop + 1
    return (hundreds * 100 + rest, after) if rest is not None else (hundreds * 100, stop)


def _below_hundred(words: list[str], i: int) -> tuple[int | None, int]:
    """Read "dix-sept", "soixante et onze", "quatre-vingt-un" or less at word ``i``."""
    word = _at(words, i)
    if word == "quatre" and _at(words, i + 1) == "vingt":
        rest, stop = _below_twenty(words, i + 2, one_allowed=True)
        return 80 + rest, stop
    if word in UNITS or word in TEENS:
        return _below_twenty(words, i, one_allowed=False)
    tens = TENS.get(word) or TENS_ABROAD.get(word)
    if tens is None:
        return None, i
    if _at(words, i + 1) == "et":
        extra = 1 if _at(words, i + 2) in _ONES else 11 if tens == 60 and _at(words, i + 2) == "onze" else 0
        return (tens + extra, i + 3) if extra else (tens, i + 1)
    rest, stop = _below_twenty(words, i + 1, one_allowed=True)
    return (tens + rest, stop) if rest < 10 or tens == 60 else (tens, i + 1)


def _below_twenty(words: list[str], i: int, *, one_allowed: bool) -> tuple[int, int]:
    """Read a number from 1 to 19 at word ``i``; zero when there is none."""
    word = _at(words, i)
    if one_allowed and word in _ONES:
        return 1, i + 1
    if word == "dix" and UNITS.get(_at(words, i + 1), 0) >= 7:
        return 10 + UNITS[_at(words, i + 1)], i + 2
    value = UNITS.get(word) or TEENS.get(word) or 0
    return value, i + (value > 0)


def _at(words: list[str], i: int) -> str:
    """Give word ``i``, or nothing beyond the end."""
    return words[i] if i < len(words) else ""

"""The terms of ``terms.toml``: things whose names are several words long, each of them one token to the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

from cpts_extract.annotate.rules import pattern_file
from cpts_extract.errors import RuleError
from cpts_extract.values.scanning import Openers, matches, openers


def scan_terms(folded: str) -> Iterator[re.Match[str]]:
    """Yield the terms of a folded text, each with its type as the match's last group."""
    pattern, first = _terms()
    return matches(pattern, folded, first, folded)


@cache
def _terms() -> tuple[re.Pattern[str], Openers]:
    """The terms, and the words that they begin with."""
    listed = pattern_file("terms")["term"]
    # a space stands for white space of any length, but not where it is optional or one of a class ("[- ]")
    parts = [f"(?P<{t['type']}>{re.sub(r'(?<![-]) (?![?])', '[ ]+', t['pattern'])})" for t in listed]
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w])")
    return pattern, openers([word for t in listed for word in first_words(t["pattern"])], signs=())


def first_words(pattern: str) -> Iterator[str]:
    """Yield the words that what a term's expression matches may begin with.

    >>> list(first_words("(?:l'|les )?agences? (?:de|en) sante|com ?com|cpts"))
    ['l', 'les', 'agences', 'agence', 'com', 'comcom', 'cpts']

    Raises:
        RuleError: A first word is not written out ("medic(?:al|aux)"), and so could not be looked up.
    """
    depths = _depths(pattern)
    bars = [at for at, sign in enumerate(pattern) if sign == "|" and not depths[at]]
    for before, after in pairwise([-1, *bars, len(pattern)]):
        part = pattern[before + 1 : after]
        if part.startswith("(?:"):
            close = _depths(part).index(0)
            yield from first_words(part[3:close])
            if part[close + 1 : close + 2] == "?":
                yield from first_words(part[close + 2 :])
        else:
            found = _FIRST.match(part)
            if found is None or not _BEHIND.match(part, found.end()):
                raise RuleError(f"terms.toml: {pattern!r}: {part!r} does not begin with a whole word")
            word, optional, joined = found.groups()
            yield word
            yield from [word[:-1]] if optional else []
            yield from [word + joined] if joined else []


_FIRST = re.compile(r"([a-z]+)(\??)(?: \?([a-z]+))?")
_BEHIND = re.compile(r"$|[ ',-]|\\\W|\[[- ]+\](?!\?)|\(\?[=!]")
"""What may follow a word that is written out: no letter that would be more of it."""


def _depths(pattern: str) -> list[int]:
    """Give for each sign of an expression how many groups are open behind it."""
    return list(accumulate((sign == "(") - (sign == ")") for sign in pattern))

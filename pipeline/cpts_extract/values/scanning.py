"""Find what a large grammar matches, trying it only where a word or sign stands that a match can begin with.

A regular expression with many alternatives tries them all at every word of a text. Here each word is looked up first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cpts_extract.read.characters import fold

_SIGNS = frozenset("0123456789[(^+")
_START = re.compile(r"[0-9\[(^+]|[^\W0-9]+")


def matches(grammar: re.Pattern[str], text: str, first_words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield what ``grammar.finditer(text)`` does, of a grammar whose matches begin with a digit, one of ``[(^+``, or a word.

    ``first_words`` are those that a match may begin with, folded, up to a digit: "t" for "T1". More do no harm.

    >>> [found.group() for found in matches(re.compile(r"[0-9]+ mai|fin mai"), "le 12 mai, fin mai", frozenset({"fin"}))]
    ['12 mai', 'fin mai']
    """
    done = 0
    for at, word in _starts(text):
        if (word in first_words or word in _SIGNS) and at >= done:
            found = grammar.match(text, at)
            if found:
                yield found
                done = found.end()


@lru_cache(maxsize=2)
def _starts(text: str) -> list[tuple[int, str]]:
    """Give the words of a text, folded, and its digits and signs, each with its place; every grammar asks for the same."""
    return [(found.start(), fold(found.group())) for found in _START.finditer(text)]

"""Find what a large grammar matches, trying it only where a word or sign stands that a match can begin with.

A regular expression with many alternatives tries them all at every word of a text. Here each word is looked up first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cpts_extract.read.characters import fold

_START = re.compile(r"[0-9\[(^+]|[^\W0-9]+")


def matches(grammar: re.Pattern[str], text: str, first_words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield what ``grammar.finditer(text)`` does, of a grammar whose matches begin with a digit, one of ``[(^+``, or a word.

    ``first_words`` are those that a match may begin with, folded (up to a digit: "t" for "T1"); more do no harm.

    >>> [found.group() for found in matches(re.compile(r"[0-9]+ mai|fin mai"), "le 12 mai, fin mai", frozenset({"fin"}))]
    ['12 mai', 'fin mai']
    """
    done = 0
    for start in _START.finditer(text):
        if start.start() >= done and (start.end() - start.start() == 1 or fold(start.group()) in first_words):
            found = grammar.match(text, start.start())
            if found:
                yield found
                done = found.end()

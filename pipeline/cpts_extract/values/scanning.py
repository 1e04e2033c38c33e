"""Find what a large grammar matches, trying it only where a word or sign stands that a match can begin with.

A regular expression with many alternatives tries them all at every word of a text. Here each word is looked up first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate

from cpts_extract.read.characters import fold

Openers = Mapping[str, frozenset[str] | None]
"""What a match may begin with, and what must come next; None: anything."""

DIGITS = frozenset("0123456789")
SIGNS = DIGITS | frozenset("[(^+")
_WORD = re.compile(r"([^\W0-9]+|[0-9](?<![0-9][0-9])|[\[(^+])")
"""A sign, a word, or the first digit of several: no match begins inside a number."""


def openers(
    words: Iterable[str], pairs: Mapping[str, Iterable[str]] | None = None, signs: Iterable[str] = SIGNS
) -> Openers:
    """Make the openers of a grammar whose matches begin with a digit, one of ``[(^+``, or one of some words.

    The words are folded, up to a digit: "t" for "T1". Of the words of ``pairs``, which are as frequent as "la", also the word
    or digit behind is looked at. More than the grammar asks do no harm.
    """
    return {**dict.fromkeys([*signs, *words]), **{word: frozenset(next_) for word, next_ in (pairs or {}).items()}}


def matches(grammar: re.Pattern[str], text: str, first: Openers, folded: str | None = None) -> Iterator[re.Match[str]]:
    """Yield what ``grammar.finditer(text)`` does, of a grammar whose matches begin with what ``first`` says.

    ``folded`` is the folded text, if known.

    >>> [found.group() for found in matches(re.compile(r"[0-9]+ mai|fin mai"), "le 12 mai, fin mai", openers(["fin"]))]
    ['12 mai', 'fin mai']
    """
    words, starts, places = _words(fold(text) if folded is None else folded)
    done = 0
    for number in sorted([number for word in places.keys() & first.keys() for number in places[word]]):
        at = starts[number]
        if at >= done:
            behind = first[words[number]]
            if behind is None or words[number + 1] in behind:
                found = grammar.match(text, at)
                if found:
                    yield found
                    done = found.end()


@lru_cache(maxsize=2)
def _words(folded: str) -> tuple[list[str], list[int], dict[str, list[int]]]:
    """Give the words of a folded text, its digits and signs, then an empty one; where each begins; the numbers of each.

    Every grammar asks for the same.
    """
    parts = _WORD.split(folded)  # what stands between two words, and a word, in turn
    ends = list(accumulate(map(len, parts)))
    words = parts[1::2]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        places[word].append(number)
    return [*words, ""], ends[::2], places

"""Where a quotation stands on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby

from cpts_extract.models import Box, Document, Word


def boxes(document: Document, start: int, end: int) -> tuple[Box, ...]:
    """Give the boxes that cover ``document.text[start:end]``: one for each line that it runs over, in reading order.

    A word that the span touches counts whole. Empty for documents without pages, and for a span of white space.
    """
    first = bisect_right(document.words, start, key=lambda word: word.end)
    last = bisect_left(document.words, end, lo=first, key=lambda word: word.start)
    touched = document.words[first:last] if start < end else ()
    return tuple(_hull(list(line)) for _, line in groupby(touched, key=lambda word: (word.box[0], word.line)))


def _hull(words: list[Word]) -> Box:
    pages, lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return pages[0], min(lefts), min(tops), max(rights), max(bottoms)

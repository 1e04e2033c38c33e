"""Where a quotation stands on the page, and how surely it was read there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby

from cpts_extract.models import Box, Document, Word


def boxes(document: Document, start: int, end: int) -> tuple[Box, ...]:
    """Give the boxes that cover ``document.text[start:end]``: one for each line that it runs over, in reading order.

    A word that the span touches counts whole. Empty for documents without pages, and for a span of white space.
    """
    lines = groupby(_touched(document, start, end), key=lambda word: (word.box[0], word.line))
    return tuple(_hull(list(line)) for _, line in lines)


def legibility(document: Document, start: int, end: int) -> float:
    """Give how surely ``document.text[start:end]`` was read, between 0 and 1: less than 1 only where it comes from an image.

    The mean over its words and not the least of them: tesseract doubts many a word that it read right.
    """
    touched = _touched(document, start, end)
    return sum(word.confidence for word in touched) / len(touched) if touched else 1.0


def _touched(document: Document, start: int, end: int) -> tuple[Word, ...]:
    first = bisect_right(document.words, start, key=lambda word: word.end)
    last = bisect_left(document.words, end, lo=first, key=lambda word: word.start)
    return document.words[first:last] if start < end else ()


def _hull(words: list[Word]) -> Box:
    pages, lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return pages[0], min(lefts), min(tops), max(rights), max(bottoms)

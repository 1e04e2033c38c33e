"""The text of a document, and where each word of its pages came to stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cpts_extract.models import Word
from cpts_extract.read.layout.chains import Chain
from cpts_extract.read.layout.hyphens import Hyphens
from cpts_extract.read.layout.paragraph import Spaced
from cpts_extract.read.page import Page
from cpts_extract.read.piece import Piece

_PUNCTUATION = re.compile(r"[:;?!»)]+")
"""Stays behind the word that it stands behind."""


def write(chains: Sequence[Chain], pages: Sequence[Page]) -> tuple[str, tuple[Word, ...]]:
    r"""Write chains of paragraphs one after another.

    A line ends in a line feed, a paragraph in an empty line, a page in a form feed: ``"\n\f"`` where its last paragraph
    ends with it, ``"\f"`` alone where that goes on. A word that was cut at the end of a line is written whole in that
    line, as two entries with a box each.
    """
    writer = _Writer({page.number: page for page in pages}, _hyphens(chains))
    numbers = [page.number for page in pages]
    for chain in chains:
        writer.paragraph(chain[0].page)
        for part in chain:
            for number, line in enumerate(part.lines):
                writer.line(line, part.page, flows=not number or part.flows(number))
    writer.finish(numbers[-1] if numbers else 1)
    return "".join(writer.parts), tuple(writer.words)


def _hyphens(chains: Sequence[Chain]) -> Hyphens:
    whole: list[str] = []
    ends: list[tuple[str, str]] = []
    count = 0
    for chain in chains:
        lines = [[piece.text for _, piece in line] for part in chain for line in part.lines]
        count += len(lines)
        ends += [(above[-1], below[0]) for above, below in pairwise(lines)]
        cut = {id(above) for above, below in pairwise(lines) if above[-1].endswith("-")}
        for above, line in pairwise([[], *lines]):
            whole += line[id(above) in cut : len(line) - (id(line) in cut)]
    return Hyphens(whole, ends, count)


class _Writer:
    def __init__(self, pages: dict[int, Page], hyphens: Hyphens) -> None:
        self.pages = pages
        self.hyphens = hyphens
        self.parts: list[str] = []
        self.words: list[Word] = []
        self.length = 0
        self.number = -1
        self.page = 1
        self.fresh = True  # whether the next line begins a paragraph

    def paragraph(self, page: int) -> None:
        """Begin a paragraph on a page."""
        if page == self.page:
            self._write("\n\n" if self.parts and not self.parts[-1].endswith("\f") else "")
        else:
            self._write("\n" if self.parts and not self.parts[-1].endswith("\f") else "")
            self._turn_to(page)
        self.fresh = True

    def line(self, line: Spaced, page: int, *, flows: bool) -> None:
        """Write a line; its first word may end one that was begun in the line above."""
        self.number += 1
        rest = list(line)
        if not self.fresh:
            (_, first), last = rest[0], self.words[-1]
            begun = self.parts[-1]
            mended = self.hyphens.joined(begun, first.text) if last.end == self.length else None
            if mended is not None:
                if mended != begun:
                    self.parts[-1] = mended
                    self.length -= len(begun) - len(mended)
                    self.words[-1] = replace(last, end=self.length)
                self._word(first)
                rest = rest[1:]
                while rest and _PUNCTUATION.fullmatch(rest[0][1].text):
                    self._write(rest[0][0])
                    self._word(rest[0][1])
                    rest = rest[1:]
            if page != self.page:
                self._turn_to(page)
            elif rest:
                self._write(" " if flows else "\n")
        for place, (space, piece) in enumerate(rest):
            self._write(space if place else "")
            self._word(piece)
        self.fresh = False

    def finish(self, last: int) -> None:
        if self.page != last:
            self._write("\n" if self.parts else "")
            self._turn_to(last)

    def _turn_to(self, page: int) -> None:
        self._write("\f" * (page - self.page))
        self.page = page

    def _word(self, piece: Piece) -> None:
        box = self.pages[piece.box[0]].on_paper(piece.box)
        for found in re.finditer(r"\S+", piece.text):  # an OCR may leave a space within
            start, end = self.length + found.start(), self.length + found.end()
            self.words.append(Word(start, end, self.number, box, piece.confidence))
        self._write(piece.text)

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

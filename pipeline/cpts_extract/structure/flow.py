"""The text as it is read: sentence by sentence, without what interrupts it, every character with its offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cpts_extract.structure.block import Block, Piece
from cpts_extract.structure.blocks import blocks

SEPARATOR = "¶"
"""Stands between two sentences of the flow; nothing that is read crosses it."""

_END = re.compile(
    r"""[.!?…] (?:
        (?<![.\s][A-Z].) (?<![.!?…].) [.!?…]*+ [\s"»”')\]]* \s+ (?=[«"“(\[—–-]?\s*[A-ZÀ-ÝŒ0-9])  # white space and a capital behind
      | (?<=[a-zà-ÿ»)]{2}\.) (?=[A-ZÀ-Ý][a-zà-ÿ'])                                      # a stop with its space lost
    )""",
    re.VERBOSE,
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s('«])(?:M|MM|Mme|Mmes|Mlle|Dr|Drs|Pr|St|Ste|Sts|art|env|n|p|pp|av|bd|tél|cf|ex|etc|hab|no|Me|lun|mar|jeu|ven|sam|dim|janv|févr|avr|juil|sept|oct|nov|déc|[A-Z])$"
)
_ABBREVIATION = 6
"""Characters that the longest has, and what stands before it, and one more."""
_KEPT_HYPHEN = frozenset(
    "le la les l de du des d en sur sous lès lez et aux au à vous ci là même mêmes elle il on ils nous".split()
)


class Sentence(NamedTuple):
    """A sentence, heading, list item or table row of the flow: ``flow.text[start:end]``."""

    start: int
    end: int
    block: int
    """Number of its block."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The blocks of a release in reading order, as one string whose characters know where they stand in the release."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    _starts: tuple[int, ...]
    _sources: tuple[int, ...]

    def source(self, offset: int) -> int:
        """Give the release's offset of a character of the flow."""
        at = bisect_right(self._starts, offset) - 1
        return self._sources[at] + offset - self._starts[at]

    def span(self, start: int, end: int) -> Piece:
        """Give the release's offsets of ``flow.text[start:end]``."""
        first, last = self.source(start), self.source(end - 1) + 1
        return min(first, last - 1), max(first + 1, last)

    def runs(self, start: int, end: int) -> list[Piece]:
        """Give the unbroken runs of the release that ``flow.text[start:end]`` is made of."""
        found: list[Piece] = []
        for offset in range(start, end):
            at = self.source(offset)
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return found


def flow(text: str) -> Flow:
    r"""Put a normalised text into the order of reading, cut into sentences.

    >>> read = flow("La CPTS couvre les 45 communes du Gr-\nand Val¹, soit\n\n¹ Arc, Bar.\n\n103 000 habitants.")
    >>> [read.text[s.start : s.end] for s in read.sentences]
    ['La CPTS couvre les 45 communes du Grand Val, soit 103 000 habitants.', 'Arc, Bar.']
    """
    found = [block for block in blocks(text) if block.kind != "furniture"]
    builder = _Builder(text)
    for number, block in enumerate(found):
        builder.add(number, block)
    return Flow(
        "".join(builder.parts), tuple(found), tuple(builder.sentences), tuple(builder.starts), tuple(builder.sources)
    )


class _Builder:
    """Writes the flow, and beside it where each run of characters comes from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat = text.replace("\n", " ").replace("\f", " ").replace("\t", " ")
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.sentences: list[Sentence] = []
        self.at = 0

    def add(self, number: int, block: Block) -> None:
        start, first = self.at, len(self.parts)
        for place, piece in enumerate(block.pieces):
            between = self._between(block, place) if block.kind == "row" else ""
            self._add_piece(piece, first_of_block=self.at == start, between=between)
        body = "".join(self.parts[first:])
        for a, b in _sentences(body):
            self.sentences.append(Sentence(start + a, start + b, number))
        # each sentence of a block is closed where it ends; the separator proper stands between blocks
        self._write(SEPARATOR, block.pieces[-1][1] - 1)

    def _between(self, block: Block, place: int) -> str:
        """Give the sign that stands for the wall between two cells of a row; a column headed "CPTS" reads on to the name."""
        if block.level == 2 and place == 1 and self.text[slice(*block.pieces[0])].strip(" |*").lower() == "cpts":
            return " "
        apart = block.level == 3 or (block.level == 2 and place % 2 == 0) or (block.level == 4 and place == 1)
        apart = apart or (block.level == 5 and place > 1 and place % 2 == 1)
        return " ; " if apart else " : "

    def _add_piece(self, piece: Piece, *, first_of_block: bool, between: str) -> None:
        start, end = piece
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and between and self.text[end - 1] in " :|":
            end -= 1
        if start >= end:
            return
        if not first_of_block:
            before = self.parts[-1]
            gap = self.text[piece[0] - 1 : start]
            if between:
                for sign in between:
                    self._write(sign, max(start - 1, 0))
            elif self._mends(before, self.text[start : start + 12]):
                pass
            elif not gap or (before.endswith((" ", "'")) is False and self._gap(piece[0])):
                self._write(" ", max(start - 1, 0))
        for run in _line_runs(self.text, start, end):
            self._add_run(*run)

    def _gap(self, at: int) -> bool:
        """Tell whether white space stands around a piece's beginning: emphasis inside a word leaves none."""
        return self.text[at : at + 1].isspace() or (at > 0 and self.text[at - 1].isspace()) or self._far(at)

    def _far(self, at: int) -> bool:
        last = self.sources[-1] + len(self.parts[-1])
        return any(c.isspace() for c in self.text[last:at]) or at < last

    def _mends(self, before: str, after: str) -> bool:
        """Mend a word that was cut at a line's end; True when no space may stand between the two."""
        if not before.endswith("-") or not after[:1].islower() or not _CUT_WORD.search(before[-2:]):
            return False
        word = _LETTERS.match(after)
        if word and word.group() in _KEPT_HYPHEN:
            return True
        self.parts[-1] = before[:-1]
        self.at -= 1
        return True

    def _add_run(self, start: int, end: int) -> None:
        if self.parts and self.sources and self.text[start - 1 : start].isspace() and self.parts[-1].endswith("-"):
            self._mends(self.parts[-1], self.text[start : start + 12])
        self._write(self.flat[start:end], start)

    def _write(self, part: str, source: int) -> None:
        self.parts.append(part)
        self.starts.append(self.at)
        self.sources.append(source)
        self.at += len(part)


_CUT_WORD = re.compile(r"[^\W\d]-$")
_LETTERS = re.compile(r"[^\W\d]+")
_LINE_HYPHEN = re.compile(r"-(?<=[^\W\d]-)(\s*\n\s*)(?=[^\W\d])")


def _line_runs(text: str, start: int, end: int) -> Iterator[Piece]:
    """Cut a piece where a line ends in a hyphen, so that the word can be mended."""
    at = start
    if text.find("-", start, end) >= 0:
        for match in _LINE_HYPHEN.finditer(text[start:end]):
            yield at, start + match.start(1)
            at = start + match.end(1)
    yield at, end


_STOPS = ".!?…"


def _sentences(body: str) -> Iterator[Piece]:
    """Cut a block into sentences."""
    at, last = 0, len(body.rstrip())
    for match in _END.finditer(body) if any(map(body[:-1].__contains__, _STOPS)) else ():
        if match.group().startswith(".") and _ABBREVIATED.search(
            body[max(at, match.start() - _ABBREVIATION) : match.start()]
        ):
            continue
        end = match.start() + len(match.group().rstrip())
        if end > at:
            yield at, end
        at = match.end()
    if at < last:
        yield at, last

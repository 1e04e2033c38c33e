"""The parts of a release: what stands under which heading, what explains CPTS in general, and the entry of each CPTS."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from cpts_extract.annotate import Reading
from cpts_extract.structure.block import Block

Name = tuple[int, int, int]
"""A place that names a CPTS: first token, last token (exclusive), number of the CPTS."""

_OF_ANY = frozenset(
    "avantages population patients habitants usagers professionnels role objectifs benefices interet".split()
)
"""Words of a question that goes on about CPTS in general."""
_OURS = frozenset("son sa ses notre nos nous ici elle t-elle territoire existe-t-elle fait-elle".split())
"""Words of a heading that asks about this CPTS, not about CPTS in general."""
_LABEL = 6
"""Words that the label of a line may have."""
_BESIDE_A_NAME = 4
"""Words that a line may hold beside the name that it announces."""


@dataclass(frozen=True)
class Parts:
    """The parts of a release, given the places that name a CPTS by their sentence."""

    reading: Reading
    names: dict[int, list[Name]]

    @cached_property
    def sections(self) -> list[int]:
        """For each sentence the sentence of the heading above it (-1: none)."""
        out, current = [], -1
        for number in range(len(self.reading.sentences)):
            if self._kind(number) == "heading" and not self._labels(number):
                current = number
            out.append(current)
        return out

    @cached_property
    def generic(self) -> frozenset[int]:
        """The headings above what explains CPTS in general."""
        found: set[int] = set()
        marked = {
            self.reading.tokens[m.start].sentence
            for m in self.reading.of("scope")
            if m.rule.sets.get("section") == "scheme"
        }
        if not marked:
            return frozenset()
        headings = [n for n in range(len(self.reading.sentences)) if self._kind(n) == "heading"]
        for place, number in enumerate(headings):
            if self.names.get(number):
                continue
            before = headings[place - 1] if place else -2
            same_block = before >= 0 and self._number(before) == self._number(number)
            level = self.reading.block(number).level
            above = next((h for h in reversed(headings[:place]) if self.reading.block(h).level <= level), -2)
            under = above in found and self.reading.block(above).level < level
            asks = self.reading.sentence_text(number).rstrip().endswith("?")
            words = {t.norm for t in self.reading.tokens[slice(*self.reading.sentences[number])]}
            goes_on = above in found and asks and bool(words & _OF_ANY) and not words & _OURS
            if number in marked or (before in found and same_block) or under or goes_on:
                found.add(number)
        return frozenset(found)

    @cached_property
    def entries(self) -> list[int | None]:
        """For each sentence the CPTS in whose entry it stands, where lines that are a name open one for each of several."""
        heads = {n: owner for n in range(len(self.reading.sentences)) if (owner := self._opens(n)) is not None}
        if len(set(heads.values())) < 2:
            return [None] * len(self.reading.sentences)
        inside = {n for n in range(len(self.reading.sentences)) if self._subheading(n, heads)}
        last = max(heads)
        headed_within = any(n < last for n in inside if any(h < n for h in heads))
        out: list[int | None] = []
        open_: int | None = None
        for number in range(len(self.reading.sentences)):
            if number in heads:
                open_ = number
            elif open_ is not None and self._closes(number, open_, headed_within):
                open_ = None
            out.append(None if open_ is None else heads[open_])
        return out

    def _opens(self, sentence: int) -> int | None:
        """Give the CPTS whose entry a sentence opens: a heading, an item or a line of its own that is hardly more than a name."""
        first, last = self.reading.sentences[sentence]
        named = self.names.get(sentence, [])
        owners = {owner for _, _, owner in named}
        if len(owners) != 1:
            return None
        covered = sum(end - start for start, end, _ in named)
        kind = self._kind(sentence)
        if kind == "heading":
            return owners.pop() if not self._labels(sentence) else None
        others = sum(t.tag != "stop" for t in self.reading.tokens[first:last]) - covered
        alone = kind == "item" or self._sizes[self._number(sentence)] == 1
        before = [t for t in self.reading.tokens[first : named[0][0]] if t.tag != "date" and t.text not in "-–—:"]
        return owners.pop() if alone and others <= _BESIDE_A_NAME and len(before) <= 1 else None

    @cached_property
    def _sizes(self) -> Counter[int]:
        """How many sentences each block has."""
        return Counter(sentence.block for sentence in self.reading.flow.sentences)

    def _subheading(self, sentence: int, heads: dict[int, int]) -> bool:
        return sentence not in heads and self._kind(sentence) == "heading" and not self._labels(sentence)

    def _closes(self, sentence: int, head: int, headed_within: bool) -> bool:
        """Tell whether a heading ends an entry: one as high as the entry's own, or any where no entry holds headings."""
        if self._kind(sentence) != "heading" or self._labels(sentence):
            return False
        opened: Block = self.reading.block(head)
        return opened.kind != "heading" or self.reading.block(sentence).level <= opened.level or not headed_within

    def _labels(self, sentence: int) -> bool:
        """Tell whether a heading is a line of label and content: "Priorités : le médecin traitant"; not a title."""
        first, last = self.reading.sentences[sentence]
        colons = [at for at in range(first, last) if self.reading.tokens[at].text == ":"]
        return bool(colons) and sentence > _TITLES and colons[0] - first <= _LABEL and last - colons[0] > 1

    def _kind(self, sentence: int) -> str:
        return self.reading.kinds[sentence]

    def _number(self, sentence: int) -> int:
        return self.reading.flow.sentences[sentence].block


_TITLES = 3
"""Sentences at the top that may be the release's title, however they are written."""

"""Tell in one walk over a sentence which patterns can match in it, and where.

All patterns are walked at once, as bits of one number (the Shift-And algorithm): a bit stands for an element that a pattern
cannot do without, and is set where the elements before it were met. What a gap may pass over is not counted. So nothing
that matches is missed, and what stands around is looked at (see `matching`) only where a pattern comes near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cpts_extract.annotate.rules import RUN, Element
from cpts_extract.annotate.tokens import Token
from cpts_extract.read.characters import fold


def is_capitalised(word: str) -> bool:
    """Tell what the element ``Cap`` asks."""
    return word[:1].isupper()


def needed(element: Element) -> bool:
    """Tell whether a pattern's every match holds a token for an element."""
    return element.get("OP", "") in {"", "+"}


class _Met(dict[str, int]):
    """What is computed for a word, kept for the next time that it stands in a text, up to a number of words."""

    def __init__(self, compute: Callable[[str], int]) -> None:
        self.compute = compute

    def __missing__(self, text: str) -> int:
        if len(self) == _KEPT:
            self.clear()
        self[text] = met = self.compute(text)
        return met


_KEPT = 1 << 14


@dataclass(slots=True)
class Screen:
    """The bits of all patterns, which are known by the numbers that `add` gives them."""

    _first: int = 0
    """The first element of each pattern."""
    _last: dict[int, int] = field(default_factory=dict)
    """The number of a pattern by the bit of its last element."""
    _ends: int = 0
    _late: int = 0
    """Elements that a gap of any words stands before, or an element that may be left out or repeated."""
    _late_in_run: int = 0
    """Elements that a gap stands before which passes over no comma or bracket."""
    _by_norm: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _by_tag: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _capitalised: int = 0
    _size: int = 0
    _met: _Met = field(init=False)
    """The elements that a word meets."""

    def __post_init__(self) -> None:
        self._met = _Met(self._of_word)

    def add(self, elements: Sequence[Element]) -> None:
        """Take in the next pattern; ValueError: it has no element that it cannot do without."""
        self._met.clear()
        began = self._size
        late = in_run = False
        for element in elements:
            operator = element.get("OP", "")
            if needed(element):
                bit = 1 << self._size
                self._size += 1
                self._file(element, bit)
                self._late |= bit * late
                self._late_in_run |= bit * (in_run and not late)
                late, in_run = operator == "+", False
            elif element.get("LEMMA") == RUN:
                in_run = True
            else:
                late = True
        if self._size == began:
            raise ValueError("every element may be left out")
        self._first |= 1 << began
        self._last[self._size] = len(self._last)
        self._ends |= 1 << (self._size - 1)

    def _of_word(self, text: str) -> int:
        met = self._by_norm.get(fold(text), 0)
        if is_capitalised(text):  # most of these meet nothing else: they all have one number, as it is a long one
            return met | self._capitalised if met else self._capitalised
        return met

    def _file(self, element: Element, bit: int) -> None:
        if "IS_TITLE" in element:
            self._capitalised |= bit
        for key, filed in (("NORM", self._by_norm), ("TAG", self._by_tag)):
            asked = element.get(key, {"IN": ()})
            for value in asked["IN"] if isinstance(asked, dict) else (asked,):
                filed[value] |= bit

    def near(self, tokens: Sequence[Token], first: int, last: int) -> dict[int, list[int]]:
        """Give for each pattern that may match in tokens ``first`` to ``last`` the tokens where its last element stands."""
        found: dict[int, list[int]] = {}
        ready = self._first
        over_stops = ready | self._late
        late, closing = self._late | self._late_in_run, self._ends
        # Numbers of thousands of bits: an operation costs as much as a call, so none is done twice.
        moved = 0
        for at, (_, _, text, _, tag, _, _) in enumerate(tokens[first:last], first):
            met = self._met[text]
            if tag:
                met |= self._by_tag.get(tag, 0)
            alive = (moved | ready if moved else ready) & met if met else 0
            if tag == "stop":
                ready &= over_stops
            if not alive:
                moved = 0
                continue
            moved = alive << 1
            ready |= moved & late
            ends = alive & closing
            while ends:
                bit = ends & -ends
                found.setdefault(self._last[bit.bit_length()], []).append(at)
                ends ^= bit
        return found

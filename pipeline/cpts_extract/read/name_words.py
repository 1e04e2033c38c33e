"""The words of a text as names are made of them, and how far a name that begins at one of them goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from operator import add, itemgetter

from cpts_extract.read.characters import fold
from cpts_extract.read.given_names import GIVEN_NAMES
from cpts_extract.read.name_cues import (
    COMMON,
    LINKS,
    LOWER_PARTICLES,
    ORGANISATIONS,
    PARTICLES,
    PLACES,
    PLURAL_TITLES,
    ROLES,
    TITLES,
)

_GIVEN = frozenset(fold(name) for name in GIVEN_NAMES)
_NO_SURNAME = COMMON | ORGANISATIONS | ROLES | TITLES | PLURAL_TITLES
_ANY_TITLE = TITLES | PLURAL_TITLES

_WORD = re.compile(r"(?:[dlnsjtmc]|qu|jusqu|lorsqu|puisqu)(?=['’])|[^\W\d_]+(?:['’-][^\W\d_]+)*", re.IGNORECASE)
_RUN = re.compile(r"(\w+)")
_NEAR = re.compile(r"['’]|\.-|\.? ?|\.? ?\n ?")  # between the words of one name, also over the end of a line
_PLACE_GAP = re.compile(r"['’]|\s?[«\"“]?\s?")
SHORTEST_PROSE_LINE = 40
MOST_NAMES = 3


def is_given_name(word: str) -> bool:
    """Tell whether a folded word is a common given name, or two of them with a hyphen.

    >>> is_given_name("jean-yves"), is_given_name("saint-yves")
    (True, False)
    """
    return all(part in _GIVEN for part in word.split("-"))


@dataclass(frozen=True, slots=True)
class Word:
    """What a word says by itself; an elided article or preposition (d', l') is a word of its own."""

    text: str
    folded: str
    capital: bool
    upper: bool
    given: bool
    """Whether it is a common given name, or two of them with a hyphen."""
    nameable: bool
    """Whether it may be a surname: a capitalised word that no list knows as something else."""
    title: bool
    opens: bool
    """Whether a name can begin with it: a title, a given name, a surname, an initial."""


class Words:
    """A text's words in their order: the word at an index, and where it stands.

    Words come again and again, within a text and from one text to the next: what stands between two spaces is cut and
    looked up in the lists once.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        pieces = text.replace("\n", " ").split(" ")
        places = map(add, accumulate(map(len, pieces), initial=0), range(len(pieces)))
        cuts = list(map(_CUTS.__getitem__, pieces))
        self.words: list[Word] = list(chain.from_iterable(map(itemgetter(0), cuts)))
        self.starts: list[int] = [place + at for place, (_, starts) in zip(places, cuts, strict=True) for at in starts]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.words[index].text)

    def gap(self, index: int) -> str:
        """Give what stands between a word and the next."""
        return self.text[self.end(index) : self.starts[index + 1]]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each folded word stands in the text."""
        return Counter(word.folded for word in self.words)

    def places(self, wanted: Collection[str]) -> dict[str, list[int]]:
        """Give the places of folded runs of letters, digits and low lines, wherever they stand whole."""
        found: dict[str, list[int]] = {run: [] for run in wanted}
        parts = _RUN.split(self.folded) if found else []  # what stands between two runs, and a run, in turn
        ends = list(accumulate(map(len, parts)))
        for run, end in zip(parts[1::2], ends[1::2], strict=True):
            if run in found:
                found[run].append(end - len(run))
        return found


Cut = tuple[tuple[Word, ...], tuple[int, ...]]
"""The words of a piece, and where each begins in it."""


class _Cuts(dict[str, Cut]):
    """Pieces that were cut, kept for the next time that they stand in a text, up to a number of pieces."""

    def __missing__(self, piece: str) -> Cut:
        found = list(_WORD.finditer(piece))
        cut = tuple([_word(word.group()) for word in found]), tuple([word.start() for word in found])
        if len(piece) <= _LONGEST_KEPT:
            if len(self) == _KEPT:
                self.clear()
            self[piece] = cut
        return cut


_KEPT = 1 << 14
_LONGEST_KEPT = 64
"""Characters of a piece that is worth keeping."""
_CUTS = _Cuts()


def _word(text: str) -> Word:
    folded = fold(text)
    capital = text[0].isupper()
    given = capital and is_given_name(folded)
    nameable = capital and folded not in _NO_SURNAME and len(text) > 1
    title = folded in _ANY_TITLE
    opens = title or given or nameable or (capital and len(text) == 1)
    return Word(text, folded, capital, len(text) > 1 and text.isupper(), given, nameable, title, opens)


def near(words: Words, index: int) -> bool:
    """Tell whether the next word can belong to the same name as this one."""
    if index + 1 >= len(words.words):
        return False
    gap = words.gap(index)
    if gap == " ":
        return True
    if not _NEAR.fullmatch(gap) or ("." in gap and len(words[index].text) > 1):  # only an initial has a full stop
        return False
    # A name runs over the end of a line of prose; short lines are a list, and the next is another entry.
    return "\n" not in gap or len(line_at(words.text, words.starts[index])) >= SHORTEST_PROSE_LINE


def surname(words: Words, index: int, most: int = MOST_NAMES) -> int | None:
    """Give the index after the names that begin at a word, each with its particles; None: none does."""
    end = None
    for count in range(most):
        at = index
        while at < len(words) and at - index < 2 and _is_particle(words[at], at > index) and near(words, at):
            # A particle after a first surname opens a second one only with a capital: "Marie LE NOMIX LE SECONDNOM".
            if count and not words[at].capital:
                return end
            at += 1
        if at >= len(words) or not words[at].nameable:
            return end
        end = index = at + 1
        # A second surname stands on the same line: the next line of a contact box is somebody else's.
        if index >= len(words) or words.gap(at) != " ":
            return end
    return end


def _is_particle(word: Word, behind_another: bool) -> bool:
    """Tell whether a word opens a surname; "le" and "la" do so with a capital or after "de" only."""
    return word.folded in PARTICLES and (word.capital or word.folded in LOWER_PARTICLES or behind_another)


def full_name(words: Words, index: int) -> int | None:
    """Give the index after a given name (or an initial) and a surname that begin at a word; None: none does."""
    first = words[index]
    if not (first.nameable or first.given or is_initial(words, index)) or not near(words, index):
        return None
    for _ in range(3):  # J.-P. Nomix
        if not (is_initial(words, index) and index + 2 < len(words) and is_initial(words, index + 1)):
            break
        index += 1
    return surname(words, index + 1)


def is_initial(words: Words, index: int) -> bool:
    word = words[index]
    return len(word.text) == 1 and word.capital and words.text.startswith(".", words.starts[index] + 1)


def is_place(words: Words, index: int) -> bool:
    """Tell whether the words before make a name that of a place: "rue Jean Bart", "hôpital de la Croix Rousse"."""
    at = index - 1
    while at >= 0 and ((gap := words.gap(at)) == " " or _PLACE_GAP.fullmatch(gap)):
        if words[at].folded in PLACES:
            return True
        if words[at].folded not in LINKS or index - at > 2:
            return False
        at -= 1
    return False


def line_at(text: str, position: int) -> str:
    window = text[max(0, position - 400) : position + 400]  # a text may have no line breaks at all
    at = min(position, 400)
    end = window.find("\n", at)
    return window[window.rfind("\n", 0, at) + 1 : end if end >= 0 else len(window)]


def all_places(text: str, word: str) -> Iterator[int]:
    """Give every place of a text where some characters stand."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))

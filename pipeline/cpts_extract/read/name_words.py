"""The words of a text as names are made of them, and how far a name that begins at one of them goes."""

from __future__ import annotations

import re
from typing import NamedTuple

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

_TOKEN = re.compile(r"(?:[dlnsjtmc]|qu|jusqu|lorsqu|puisqu)(?=['’])|[^\W\d_]+(?:['’-][^\W\d_]+)*", re.IGNORECASE)
_NEAR = re.compile(r"['’]|\.-|\.? ?|\.? ?\n ?")  # between the words of one name, also over the end of a line
SHORTEST_PROSE_LINE = 40
MOST_NAMES = 3


def is_given_name(word: str) -> bool:
    """Tell whether a folded word is a common given name, or two of them with a hyphen.

    >>> is_given_name("jean-yves"), is_given_name("saint-yves")
    (True, False)
    """
    return all(part in _GIVEN for part in word.split("-"))


class Token(NamedTuple):
    """A word with its folded form; an elided article or preposition (d', l') is a word of its own."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def upper(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def given(self) -> bool:
        """Whether it is a common given name, or two of them with a hyphen."""
        return self.capital and is_given_name(self.folded)

    @property
    def nameable(self) -> bool:
        """Whether it may be a surname: a capitalised word that no list knows as something else."""
        return self.capital and self.folded not in _NO_SURNAME and (len(self.text) > 1)


def words(text: str) -> list[Token]:
    """Cut a text into its words."""
    folded = fold(text)
    return [Token(m[0], folded[m.start() : m.end()], *m.span()) for m in _TOKEN.finditer(text)]


def gap_after(text: str, tokens: list[Token], index: int) -> str:
    """Give what stands between a token and the next."""
    return text[tokens[index].end : tokens[index + 1].start]


def near(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether the next token can belong to the same name as this one."""
    if index + 1 >= len(tokens):
        return False
    gap = gap_after(text, tokens, index)
    if not _NEAR.fullmatch(gap) or ("." in gap and len(tokens[index].text) > 1):  # only an initial has a full stop
        return False
    # A name runs over the end of a line of prose; short lines are a list, and the next is another entry.
    return "\n" not in gap or len(line_at(text, tokens[index].start)) >= SHORTEST_PROSE_LINE


def surname(text: str, tokens: list[Token], index: int, most: int = MOST_NAMES) -> int | None:
    """Give the index after the names that begin at a token, each with its particles; None: none does."""
    end = None
    for count in range(most):
        at = index
        while at < len(tokens) and at - index < 2 and near(text, tokens, at) and _is_particle(tokens, at, index):
            # A particle after a first surname opens a second one only with a capital: "Marie LE NOMIX LE SECONDNOM".
            if count and not tokens[at].capital:
                return end
            at += 1
        if at >= len(tokens) or not tokens[at].nameable:
            return end
        end = index = at + 1
        # A second surname stands on the same line: the next line of a contact box is somebody else's.
        if index >= len(tokens) or gap_after(text, tokens, at) != " ":
            return end
    return end


def _is_particle(tokens: list[Token], at: int, first: int) -> bool:
    """Tell whether a word opens a surname; "le" and "la" do so with a capital or after "de" only."""
    token = tokens[at]
    return token.folded in PARTICLES and (token.capital or token.folded in LOWER_PARTICLES or at > first)


def full_name(text: str, tokens: list[Token], index: int) -> int | None:
    """Give the index after a given name (or an initial) and a surname that begin at a token; None: none does."""
    first = tokens[index]
    if not near(text, tokens, index) or not (first.nameable or first.given or is_initial(text, first)):
        return None
    for _ in range(3):  # J.-P. Nomix
        if not (is_initial(text, tokens[index]) and index + 2 < len(tokens) and is_initial(text, tokens[index + 1])):
            break
        index += 1
    return surname(text, tokens, index + 1)


def is_initial(text: str, token: Token) -> bool:
    return len(token.text) == 1 and token.capital and text[token.end : token.end + 1] == "."


def is_place(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether the words before make a name that of a place: "rue Jean Bart", "hôpital de la Croix Rousse"."""
    at = index - 1
    while at >= 0 and re.fullmatch(r"['’]|\s?[«\"“]?\s?", gap_after(text, tokens, at)):
        if tokens[at].folded in PLACES:
            return True
        if tokens[at].folded not in LINKS or index - at > 2:
            return False
        at -= 1
    return False


def line_at(text: str, position: int) -> str:
    window = text[max(0, position - 400) : position + 400]  # a text may have no line breaks at all
    at = min(position, 400)
    end = window.find("\n", at)
    return window[window.rfind("\n", 0, at) + 1 : end if end >= 0 else len(window)]

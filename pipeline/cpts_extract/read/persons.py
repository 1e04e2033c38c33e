"""The names of persons in a text, told from those of places and institutions.

Both errors hurt. A name left is a fault of privacy, a commune masked is a fact lost: so a capitalised pair of words is
a person only by a sign of its own (a given name, a title, an office after it, a verb of speech, the contact box), and
never right after a word that makes it a place (rue, hôpital, Saint, CPTS). All communes of 2024 were tried, in lists
and in sentences, with and without their hyphens: two of 35 025 are taken for a person in some of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cpts_extract.read.characters import fold
from cpts_extract.read.given_names import GIVEN_NAMES
from cpts_extract.read.name_cues import (
    ARTICLES,
    COMMON,
    LINKS,
    LOWER_PARTICLES,
    ORGANISATIONS,
    PARTICLES,
    PERSON_SOURCES,
    PLACES,
    PLACES_LIKE_PERSONS,
    PLURAL_TITLES,
    ROLE_LEADS,
    ROLES,
    SPEECH,
    TITLES,
)

__all__ = ["is_given_name", "persons"]

_GIVEN = frozenset(fold(name) for name in GIVEN_NAMES)
_NO_SURNAME = COMMON | ORGANISATIONS | ROLES | TITLES | PLURAL_TITLES

_TOKEN = re.compile(r"(?:[dlnsjtmc]|qu|jusqu|lorsqu|puisqu)(?=['’])|[^\W\d_]+(?:['’-][^\W\d_]+)*", re.IGNORECASE)
_NEAR = re.compile(r"['’]|\.? ?|\.? ?\n ?")  # between the words of one name, also over the end of a line
_SEGMENT_BREAK = re.compile(r" {3,}|\t|\s[–—-]+\s|[|:;,•·()/*_#<>]+|^\s*[-–—.]\s+|\s+-\s*$")
_CONTACT_HEADING = re.compile(r"(?:^|\W)contacts?(?:\W|$)|renseignements|relations? (?:presse|medias?)")
_LONGEST_CONTACT_LINE = 110
_LINES_AFTER_HEADING = 12
_SHORTEST_PROSE_LINE = 40
_MOST_NAMES = 3


def is_given_name(word: str) -> bool:
    """Tell whether a folded word is a common given name, or two of them with a hyphen.

    >>> is_given_name("jean-yves"), is_given_name("saint-yves")
    (True, False)
    """
    return all(part in _GIVEN for part in word.split("-"))


@dataclass(frozen=True, slots=True)
class _Token:
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


def persons(text: str, reachable: Sequence[tuple[int, int, str]]) -> set[tuple[int, int]]:
    """Find the names of persons in a text; ``reachable`` are its e-mail addresses and telephone numbers.

    >>> [text[start:end] for text in ["Pour Anne Le Goff, à l'hôpital Simone Veil"] for start, end in persons(text, [])]
    ['Anne Le Goff']
    """
    tokens = [_Token(m[0], fold(m[0]), *m.span()) for m in _TOKEN.finditer(text)]
    found = set(_in_contact_lines(text, tokens, reachable))
    for index, token in enumerate(tokens):
        if token.folded in TITLES | PLURAL_TITLES:
            found.update(_after_title(text, tokens, index))
        elif token.capital and not _is_place(text, tokens, index):
            end = _full_name(text, tokens, index)
            if end and (_is_certain(text, tokens, index) or _has_sign(text, tokens, index, end)):
                found.add((token.start, tokens[end - 1].end))
            elif token.given and _has_sign(text, tokens, index, index + 1):  # "Sophie, infirmière"
                found.add((token.start, token.end))
    return found


def _gap(text: str, tokens: list[_Token], index: int) -> str:
    """Give what stands between a token and the next."""
    return text[tokens[index].end : tokens[index + 1].start]


def _near(text: str, tokens: list[_Token], index: int) -> bool:
    """Tell whether the next token can belong to the same name as this one."""
    if index + 1 >= len(tokens):
        return False
    gap = _gap(text, tokens, index)
    if not _NEAR.fullmatch(gap) or ("." in gap and len(tokens[index].text) > 1):  # only an initial has a full stop
        return False
    # A name runs over the end of a line of prose; short lines are a list, and the next is another entry.
    return "\n" not in gap or len(_line_at(text, tokens[index].start)) >= _SHORTEST_PROSE_LINE


def _surname(text: str, tokens: list[_Token], index: int, most: int = _MOST_NAMES) -> int | None:
    """Give the index after the names that begin at a token, each with its particles; None: none does."""
    end = None
    for count in range(most):
        at = index
        while at < len(tokens) and at - index < 2 and _near(text, tokens, at) and _is_particle(tokens, at, index):
            # A particle after a first surname opens a second one only with a capital: "Marie LE BARON LE GALL".
            if count and not tokens[at].capital:
                return end
            at += 1
        if at >= len(tokens) or not tokens[at].nameable:
            return end
        end = index = at + 1
        # A second surname stands on the same line: the next line of a contact box is somebody else's.
        if index >= len(tokens) or _gap(text, tokens, at) != " ":
            return end
    return end


def _is_particle(tokens: list[_Token], at: int, first: int) -> bool:
    """Tell whether a word opens a surname; "le" and "la" do so with a capital or after "de" only."""
    token = tokens[at]
    return token.folded in PARTICLES and (token.capital or token.folded in LOWER_PARTICLES or at > first)


def _full_name(text: str, tokens: list[_Token], index: int) -> int | None:
    """Give the index after a given name (or an initial) and a surname that begin at a token; None: none does."""
    first = tokens[index]
    if not _near(text, tokens, index) or not (first.nameable or first.given or _is_initial(text, first)):
        return None
    for _ in range(3):  # J.-P. Durand
        if not (_is_initial(text, tokens[index]) and index + 2 < len(tokens) and _is_initial(text, tokens[index + 1])):
            break
        index += 1
    return _surname(text, tokens, index + 1)


def _is_initial(text: str, token: _Token) -> bool:
    return len(token.text) == 1 and token.capital and text[token.end : token.end + 1] == "."


def _is_place(text: str, tokens: list[_Token], index: int) -> bool:
    """Tell whether the words before make a name that of a place: "rue Jean Bart", "hôpital de la Croix Rousse"."""
    at = index - 1
    while at >= 0 and re.fullmatch(r"['’]|\s?[«\"“]?\s?", _gap(text, tokens, at)):
        if tokens[at].folded in PLACES:
            return True
        if tokens[at].folded not in LINKS or index - at > 2:
            return False
        at -= 1
    return False


def _is_certain(text: str, tokens: list[_Token], index: int) -> bool:
    """Tell whether a pair of words is a person by its given name; a heading in capitals says nothing."""
    token = tokens[index]
    if not token.given or (token.upper and _shouts(text, token.start)):
        return False
    return not fold(text[token.start : token.start + 40]).replace("-", " ").startswith(PLACES_LIKE_PERSONS)


def _shouts(text: str, position: int) -> bool:
    """Tell whether the line is a heading in capitals of more than three words."""
    line = _line_at(text, position)
    return line.isupper() and len(line.split()) > 3 and "@" not in line


def _line_at(text: str, position: int) -> str:
    window = text[max(0, position - 400) : position + 400]  # a text may have no line breaks at all
    at = min(position, 400)
    end = window.find("\n", at)
    return window[window.rfind("\n", 0, at) + 1 : end if end >= 0 else len(window)]


def _has_sign(text: str, tokens: list[_Token], start: int, end: int) -> bool:
    """Tell whether an office follows a pair of capitalised words, or a verb of speech stands before it."""
    before = tokens[start - 1] if start else None
    if before and _near(text, tokens, start - 1):
        if before.folded in SPEECH and text[: before.start].rstrip()[-1:] in tuple('»"”,'):
            return True
        if before.folded in ARTICLES or before.nameable:
            return False
        # "maire de Rosnay en Brenne, président": after "de" only a word such as "demande" makes it a person.
        if before.folded in {"de", "d"} and not (start > 1 and tokens[start - 2].folded in PERSON_SOURCES):
            return False
    return _office_follows(text, tokens, end)


def _office_follows(text: str, tokens: list[_Token], end: int) -> bool:
    if end >= len(tokens) or not re.fullmatch(r",\s|\s?[–—-]\s|\s?\(|\s\|\s|,?\s?\n", _gap(text, tokens, end - 1)):
        return False
    at = end
    while at + 1 < len(tokens) and tokens[at].folded in ROLE_LEADS:
        at += 1
    first, *others = tokens[at].folded.split("-")
    # "vice-présidente" and "sage-femme", but not the commune Chef-Boutonne
    return first in ROLES and all(other in ROLES or other == "femme" for other in others)


def _after_title(text: str, tokens: list[_Token], index: int) -> Iterator[tuple[int, int]]:
    """Find the name after a title, and after a plural title every one of its list."""
    title = tokens[index]
    if title.folded == "m" and not text.startswith(("M. ", "M.\n"), title.start):
        return
    if _is_place(text, tokens, index):
        return
    plural = title.folded in PLURAL_TITLES
    at = index
    while at + 1 < len(tokens) and re.fullmatch(r"\.?\s?" if at == index else r",?\s", _gap(text, tokens, at)):
        if "\n" in _gap(text, tokens, at) and len(_line_at(text, tokens[at].start)) < _SHORTEST_PROSE_LINE:
            return
        at += 1
        if tokens[at].folded == "et" or (tokens[at].folded in TITLES and plural):
            continue
        end = _full_name(text, tokens, at) or _surname(text, tokens, at)
        if end is None:
            return
        yield tokens[at].start, tokens[end - 1].end
        if not plural:
            return
        at = end - 1


# ---- the contact box --------------------------------------------------------------------------------------------


def _in_contact_lines(
    text: str, tokens: list[_Token], reachable: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int]]:
    """Find the names that stand alone between the separators of a contact line."""
    starts = [token.start for token in tokens]
    for start, end in _contact_lines(text, reachable):
        for left, right in _segments(text, start, end):
            inside = tokens[bisect_left(starts, left) : bisect_left(starts, right)]
            if inside and not re.search(r"[\d@]", text[left:right]) and _is_name(text, inside, right, end):
                yield inside[0].start, inside[-1].end


def _contact_lines(text: str, reachable: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Give the short lines with an address or a number, the two above each, and those under "Contact"."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n\f]+", text)]
    starts = [start for start, _ in lines]
    numbers: set[int] = set()
    for start, _, _ in reachable:
        number = bisect_left(starts, start + 1) - 1
        numbers.update(range(number - 2, number + 1))
    for number, (start, end) in enumerate(lines):
        if end - start <= _LONGEST_CONTACT_LINE and _CONTACT_HEADING.search(fold(text[start:end])):
            numbers.update(range(number, number + _LINES_AFTER_HEADING))
    for number in sorted(numbers & set(range(len(lines)))):
        start, end = lines[number]
        if end - start <= _LONGEST_CONTACT_LINE or "@" in text[start:end]:
            yield start, end


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    breaks = [(start, start), *(m.span() for m in _SEGMENT_BREAK.finditer(text, start, end)), (end, end)]
    for (_, left), (right, _) in pairwise(breaks):
        # "Laurence BIZON 02 41 81 78 48": a number parts as well.
        cut = re.search(r"\s(?=[+\d(])|\s(?=\S+@)", text[left:right])
        yield left, left + cut.start() if cut else right


def _is_name(text: str, inside: list[_Token], right: int, line_end: int) -> bool:
    """Tell whether the words of a segment are a person's name and nothing else."""
    first, last = inside[0], inside[-1]
    if len(inside) == 1:
        # "Contact : Laetitia", but no lone word at the end of a line of prose.
        return first.given and bool(re.match(r"\s*(?:[–—|:,(/-]|$)", text[right:line_end]))
    names = [token for token in inside if token.folded not in PARTICLES]
    if len(inside) > 5 or first not in names or len(names) < 2 or not all(t.nameable or t.given for t in names):
        return False
    if first.given or last.given:
        return True
    if last.upper != first.upper and (last.upper or len(inside) == 2):  # Anne LE GOFF, RIOU Gwenvaël
        return True
    rest = text[right : line_end + 60]
    return bool(re.match(r"\s*[–—|:,(-]?\s*(?:[+0]\s?\d|\S+@)", rest)) and len(names) <= _MOST_NAMES

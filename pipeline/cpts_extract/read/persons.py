"""The names of persons in a text, told from those of places and institutions.

Both errors hurt. A name left is a fault of privacy, a commune masked is a fact lost: so a capitalised pair of words is
a person only by a sign of its own (a given name, a title, an office after it, a verb of speech, the contact box), and
never right after a word that makes it a place (rue, hôpital, Saint, CPTS). All communes of 2024 were tried, in lists
and in sentences, with and without their hyphens: two of 35 025 are taken for a person in some of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cpts_extract.read.contacts import Reachable, in_contacts
from cpts_extract.read.name_cues import (
    ARTICLES,
    ORGANISATIONS,
    PERSON_SOURCES,
    PLACES_LIKE_PERSONS,
    PLURAL_TITLES,
    ROLE_LEADS,
    ROLES,
    SPEECH,
    TITLES,
)
from cpts_extract.read.name_words import SHORTEST_PROSE_LINE, Words, full_name, is_place, line_at, near, surname

__all__ = ["persons"]


def persons(words: Words, reachable: Reachable) -> set[tuple[int, int]]:
    """Find the names of persons in a text; ``reachable`` are its e-mail addresses and telephone numbers.

    >>> text = "Pour Anne Le Nomix, à l'hôpital Simone Veil"
    >>> [text[start:end] for start, end in persons(Words(text), [])]
    ['Anne Le Nomix']
    """
    found = set(in_contacts(words, reachable))
    for index in [index for index, word in enumerate(words.words) if word.opens]:
        word = words[index]
        if word.title:
            found.update(_after_title(words, index))
            continue
        end = full_name(words, index)
        if (end or word.given) and not is_place(words, index):
            if end and (_is_certain(words, index) or _has_sign(words, index, end)):
                found.add((words.starts[index], words.end(end - 1)))
            elif word.given and _has_sign(words, index, index + 1):  # "Sophie, infirmière"
                found.add((words.starts[index], words.end(index)))
    return found


def _is_certain(words: Words, index: int) -> bool:
    """Tell whether a pair of words is a person by its given name; a heading in capitals says nothing."""
    start = words.starts[index]
    if not words[index].given or (words[index].upper and _shouts(words.text, start)):
        return False
    return not words.folded[start : start + 40].replace("-", " ").startswith(PLACES_LIKE_PERSONS)


def _shouts(text: str, position: int) -> bool:
    """Tell whether the line is a heading in capitals of more than three words."""
    line = line_at(text, position)
    return line.isupper() and len(line.split()) > 3 and "@" not in line


def _has_sign(words: Words, start: int, end: int) -> bool:
    """Tell whether an office follows a pair of capitalised words, or a verb of speech stands before it."""
    if start and near(words, start - 1):
        before, place = words[start - 1], words.starts[start - 1]
        if before.folded in SPEECH and _QUOTED.search(words.text[max(0, place - 6) : place]):
            return True
        if before.folded in ROLES and before.text.islower() and end - start > 1:  # "l'infirmière Prénomix Nomdefamille"
            return not (end < len(words) and near(words, end - 1) and words[end].folded in ORGANISATIONS)
        if before.folded in ARTICLES or before.nameable:
            return False
        # "maire de Rosnay en Brenne, président": after "de" only a word such as "demande" makes it a person.
        if before.folded in {"de", "d"} and not (start > 1 and words[start - 2].folded in PERSON_SOURCES):
            return False
    return _office_follows(words, end) or (end - start > 1 and _set_apart(words, start, end))


_QUOTED = re.compile(r"[»\"”,]\s*(?:s['’])?$")


def _set_apart(words: Words, start: int, end: int) -> bool:
    """Tell whether a pair of words stands between commas behind an office: "la présidente, Prénomix Nomdefamille, a"."""
    return (
        start > 0
        and words[start - 1].folded in ROLES
        and words[start - 1].text.islower()
        and words.gap(start - 1) == ", "
        and words.text.startswith((",", "."), words.end(end - 1))
    )


def _office_follows(words: Words, end: int) -> bool:
    if end >= len(words) or not _BEFORE_AN_OFFICE.fullmatch(words.gap(end - 1)):
        return False
    at = end
    while at + 1 < len(words) and words[at].folded in ROLE_LEADS:
        at += 1
    first, *others = words[at].folded.split("-")
    # "vice-présidente" and "sage-femme", but not the commune Chef-Boutonne
    return first in ROLES and all(other in ROLES or other == "femme" for other in others)


_BEFORE_AN_OFFICE = re.compile(r",\s|\s?[–—-]\s|\s?\(|\s\|\s|,?\s?\n")


def _after_title(words: Words, index: int) -> Iterator[tuple[int, int]]:
    """Find the name after a title, and after a plural title every one of its list."""
    title = words[index].folded
    if title == "m" and not words.text.startswith(("M. ", "M.\n"), words.starts[index]):
        return
    if is_place(words, index):
        return
    plural = title in PLURAL_TITLES
    at = index
    while at + 1 < len(words) and (_AFTER_A_TITLE if at == index else _AFTER_A_NAME).fullmatch(gap := words.gap(at)):
        if "\n" in gap and len(line_at(words.text, words.starts[at])) < SHORTEST_PROSE_LINE:
            return
        at += 1
        if words[at].folded == "et" or (words[at].folded in TITLES and plural):
            continue
        end = full_name(words, at) or surname(words, at)
        if end is None:
            return
        yield words.starts[at], words.end(end - 1)
        if not plural:
            return
        at = end - 1


_AFTER_A_TITLE, _AFTER_A_NAME = re.compile(r"\.?\s?"), re.compile(r",?\s")

"""The names of persons in a text, told from those of places and institutions.

Both errors hurt. A name left is a fault of privacy, a commune masked is a fact lost: so a capitalised pair of words is
a person only by a sign of its own (a given name, a title, an office after it, a verb of speech, the contact box), and
never right after a word that makes it a place (rue, hôpital, Saint, CPTS). All communes of 2024 were tried, in lists
and in sentences, with and without their hyphens: two of 35 025 are taken for a person in some of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cpts_extract.read.characters import fold
from cpts_extract.read.contacts import in_contacts
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
from cpts_extract.read.name_words import (
    SHORTEST_PROSE_LINE,
    Token,
    full_name,
    gap_after,
    is_place,
    line_at,
    near,
    surname,
    words,
)

__all__ = ["persons"]

_ANY_TITLE = TITLES | PLURAL_TITLES


def persons(text: str, reachable: Sequence[tuple[int, int, str]]) -> set[tuple[int, int]]:
    """Find the names of persons in a text; ``reachable`` are its e-mail addresses and telephone numbers.

    >>> [text[start:end] for text in ["Pour Anne Le Nomix, à l'hôpital Simone Veil"] for start, end in persons(text, [])]
    ['Anne Le Nomix']
    """
    tokens = words(text)
    found = set(in_contacts(text, tokens, reachable))
    for index, token in enumerate(tokens):
        if token.folded in _ANY_TITLE:
            found.update(_after_title(text, tokens, index))
        elif token.capital and not is_place(text, tokens, index):
            end = full_name(text, tokens, index)
            if end and (_is_certain(text, tokens, index) or _has_sign(text, tokens, index, end)):
                found.add((token.start, tokens[end - 1].end))
            elif token.given and _has_sign(text, tokens, index, index + 1):  # "Sophie, infirmière"
                found.add((token.start, token.end))
    return found


def _is_certain(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether a pair of words is a person by its given name; a heading in capitals says nothing."""
    token = tokens[index]
    if not token.given or (token.upper and _shouts(text, token.start)):
        return False
    return not fold(text[token.start : token.start + 40]).replace("-", " ").startswith(PLACES_LIKE_PERSONS)


def _shouts(text: str, position: int) -> bool:
    """Tell whether the line is a heading in capitals of more than three words."""
    line = line_at(text, position)
    return line.isupper() and len(line.split()) > 3 and "@" not in line


def _has_sign(text: str, tokens: list[Token], start: int, end: int) -> bool:
    """Tell whether an office follows a pair of capitalised words, or a verb of speech stands before it."""
    before = tokens[start - 1] if start else None
    if before and near(text, tokens, start - 1):
        if before.folded in SPEECH and re.search(
            r"[»\"”,]\s*(?:s['’])?$", text[max(0, before.start - 6) : before.start]
        ):
            return True
        if before.folded in ROLES and before.text.islower() and end - start > 1:  # "l'infirmière Prénomix Nomdefamille"
            return not (end < len(tokens) and near(text, tokens, end - 1) and tokens[end].folded in ORGANISATIONS)
        if before.folded in ARTICLES or before.nameable:
            return False
        # "maire de Rosnay en Brenne, président": after "de" only a word such as "demande" makes it a person.
        if before.folded in {"de", "d"} and not (start > 1 and tokens[start - 2].folded in PERSON_SOURCES):
            return False
    return _office_follows(text, tokens, end) or (end - start > 1 and _set_apart(text, tokens, start, end))


def _set_apart(text: str, tokens: list[Token], start: int, end: int) -> bool:
    """Tell whether a pair of words stands between commas behind an office: "la présidente, Prénomix Nomdefamille, a"."""
    before = tokens[start - 1] if start else None
    return (
        before is not None
        and before.folded in ROLES
        and before.text.islower()
        and gap_after(text, tokens, start - 1) == ", "
        and text[tokens[end - 1].end : tokens[end - 1].end + 1] in {",", "."}
    )


def _office_follows(text: str, tokens: list[Token], end: int) -> bool:
    if end >= len(tokens) or not re.fullmatch(r",\s|\s?[–—-]\s|\s?\(|\s\|\s|,?\s?\n", gap_after(text, tokens, end - 1)):
        return False
    at = end
    while at + 1 < len(tokens) and tokens[at].folded in ROLE_LEADS:
        at += 1
    first, *others = tokens[at].folded.split("-")
    # "vice-présidente" and "sage-femme", but not the commune Chef-Boutonne
    return first in ROLES and all(other in ROLES or other == "femme" for other in others)


def _after_title(text: str, tokens: list[Token], index: int) -> Iterator[tuple[int, int]]:
    """Find the name after a title, and after a plural title every one of its list."""
    title = tokens[index]
    if title.folded == "m" and not text.startswith(("M. ", "M.\n"), title.start):
        return
    if is_place(text, tokens, index):
        return
    plural = title.folded in PLURAL_TITLES
    at = index
    while at + 1 < len(tokens) and re.fullmatch(r"\.?\s?" if at == index else r",?\s", gap_after(text, tokens, at)):
        if "\n" in gap_after(text, tokens, at) and len(line_at(text, tokens[at].start)) < SHORTEST_PROSE_LINE:
            return
        at += 1
        if tokens[at].folded == "et" or (tokens[at].folded in TITLES and plural):
            continue
        end = full_name(text, tokens, at) or surname(text, tokens, at)
        if end is None:
            return
        yield tokens[at].start, tokens[end - 1].end
        if not plural:
            return
        at = end - 1

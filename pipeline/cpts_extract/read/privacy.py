"""Personal data in a release: e-mail addresses, telephone numbers, and the names of persons.

Nobody who uses the warehouse needs them, so the text that it keeps has them masked, length for length: every offset
stays true. `read.persons` knows a person by the words around; here a name is also known by the e-mail address that is
made of it, and wherever else it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal

from cpts_extract.read.characters import fold
from cpts_extract.read.name_cues import COMMON, ORGANISATIONS, PLACES, ROLES
from cpts_extract.read.name_words import Words, all_places, is_given_name
from cpts_extract.read.persons import persons

__all__ = ["PersonalKind", "mask", "masked", "personal_spans"]

PersonalKind = Literal["email", "phone", "profile", "person"]
Span = tuple[int, int, PersonalKind]

_MASK = "█"
_MASKED = re.compile(r"[^\W_]")

_EMAIL = re.compile(
    r"""
    (?:[\w.+'-]{1,64}-\n)?[\w.+'-]{0,63}[\w+]\s?(?:@|[(\[]\s?(?:at|arobase|a)\s?[)\]])\s?
    \w+(?:-\n?\w+)*                                      # the page of a PDF may break a line after a hyphen
    (?:(?:\.|\s?[(\[]\s?(?:dot|point)\s?[)\]]\s?|\s\.\s)\w+(?:-\n?\w+)*)+
  | \b\w+(?:(?:\.|\s(?:point|dot|tiret)\s)\w+){0,3}\s(?:arobase|at)\s\w+(?:(?:\.|\s(?:point|dot|tiret)\s)\w+)+
    """,
    re.VERBOSE,
)
_AT = re.compile(r"@|[(\[]\s?(?:at|arobase|a)\s?[)\]]")
_AT_IN_WORDS = re.compile(r"at\s(?<=\sat\s)")
_AROBASE = re.compile(r"\sarobase\s")
_BACKWARDS = re.compile(r"\s?[\w+][\w.+'-]{0,63}(?:\n-[\w.+'-]{1,64})?")
"""What stands before the sign of an address, from its end."""
_LOCAL = 132
"""Characters of an address before its sign, and one more."""
_PROFILE = re.compile(
    r"(?:https?://)?(?:\w{1,20}\.)?(?:linkedin\.com/in|(?:facebook|instagram|twitter|x)\.com|threads\.net)/[\w@.%-]*[\w%-]"
    r"|(?<![\w@.])@\w{3,40}\b"
)
"""A page of a social network, or the name somebody has there."""
_COUNTRY = r"(?:\+|\b00)\s?(?:33|262|590|594|596|508|687|689|32|41|352|376|377)[\s.-]?(?:\(0\)[\s.-]?)?[1-9]"
_PHONE = re.compile(
    rf"""
    (?<![\d,])(?<!\d\.)
    (?!(?:\d\d[./-])?\d\d[./-](?:19|20)\d\d(?!\d))     # a date and an hour: 01.02.2021 10h
    (?:
        (?:{_COUNTRY}|0[1-9]) (?:[\s.\-–]{{0,3}}\d\d){{4}}   # 02 97 00 00 00, 02.97..., +33 (0)2 97...
      | 0[1-9] (?:/\d\d){{4}}
      | 0[1-9]\d\d [ .-] \d{{3}} [ .-] \d{{3}}               # 0240 817 848
      | 0 [ .-]? [1-9]\d\d [ .-]? \d{{3}} [ .-]? \d{{3}}     # 0 800 123 456
      | {_COUNTRY} (?:[\s.-]?\d){{8}}
    )
    (?![\d]|[.,]\d)
    (?:\s?(?:/|\bou\b)\s?\d\d(?!\d|[/.,]\d|\s?(?:h|%|€)))*       # a second line: 02 97 00 00 00 / 24
    """,
    re.VERBOSE,
)
_PHONE_BEGINS = re.compile(r"[+0](?<![\d,].)")
_NUMBER_OF_A_FIRM = re.compile(r"(?:siren|siret|rcs|finess|rpps|adeli|tva|iban)\W{0,4}(?:n\W{0,3})?[\w ]{0,12}$")


def mask(text: str) -> str:
    """Replace every letter and digit of personal data by █, so that the length stays the same.

    Give it the whole text of a release and cut afterwards: the contact box is known by its lines.

    >>> mask("Contact presse : Laurence NOMDEFAMILLE – 02 41 81 78 48 – l.nomdefamille@example.org")
    'Contact presse : ████████ ████████████ – ██ ██ ██ ██ ██ – █.████████████@███████.███'
    >>> mask("Le Dr Anne Le Nomix, de la CPTS de Saint-Rémi, à l’hôpital Simone Veil")
    'Le Dr ████ ██ █████, de la CPTS de Saint-Rémi, à l’hôpital Simone Veil'
    """
    return masked(text, personal_spans(text))


def masked(text: str, spans: Sequence[Span]) -> str:
    """Replace every letter and digit of the given spans of a text by █; they follow one another and do not overlap."""
    parts = []
    done = 0
    for start, end, _ in spans:
        parts += [text[done:start], _MASKED.sub(_MASK, text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def personal_spans(text: str) -> list[Span]:
    """Find the personal data of a text: spans that do not overlap, in order, each with its kind.

    >>> personal_spans("M. Nomix : 0 800 123 456")
    [(3, 8, 'person'), (11, 24, 'phone')]
    >>> personal_spans("22 000 habitants, 01/02/2021 10h, SIRET 012 345 678 00017")
    []
    """
    return list(_remembered(text) if len(text) <= _LONGEST_REMEMBERED else _found(text))


def _found(text: str) -> tuple[Span, ...]:
    emails: list[Span] = [(*found.span(), "email") for found in _emails(text)]
    phones: list[Span] = [(*found.span(), "phone") for found in _phones(text) if not _firm(text, found.start())]
    profiles: list[Span] = [
        (*found.span(), "profile") for found in _profiles(text) if not _institutional(found.group())
    ]
    reachable = _apart(sorted(emails + phones + profiles))
    words = Words(text)
    known = persons(words, reachable)
    again = _named_again(words, known) | _named_in_addresses(words, emails)
    # An address comes before the name found within it.
    return tuple(_apart(reachable + [(*span, "person") for span in sorted(known | again)]))


_remembered = lru_cache(maxsize=64)(_found)
"""Who reads a release asks, and who loads it asks again."""
_LONGEST_REMEMBERED = 100_000


def _emails(text: str) -> Iterator[re.Match[str]]:
    """Find the addresses; unless one is spelt out in words, what stands far before a sign is not looked at."""
    if _AT_IN_WORDS.search(text) or ("arobase" in text and _AROBASE.search(text)):
        yield from _EMAIL.finditer(text)
        return
    done = 0
    for sign in _AT.finditer(text):
        at = sign.start()
        before = _BACKWARDS.match(text[max(done, at - _LOCAL) : at][::-1]) if at >= done else None
        for start in range(at - before.end() if before else at, at):
            if found := _EMAIL.match(text, start):
                yield found
                done = found.end()
                break


def _phones(text: str) -> Iterator[re.Match[str]]:
    """Find the telephone numbers; each begins with a zero or a plus."""
    done = 0
    for first in _PHONE_BEGINS.finditer(text):
        if first.start() >= done and (found := _PHONE.match(text, first.start())):
            yield found
            done = found.end()


def _profiles(text: str) -> Iterator[re.Match[str]]:
    """Find the pages and names of social networks: only lines with a sign of one are looked at."""
    done = 0
    for place in sorted(chain.from_iterable(all_places(text, sign) for sign in ("@", ".com/", ".net/"))):
        if place >= done:
            start = text.rfind("\n", done, place) + 1 or done
            end = text.find("\n", place)
            done = end if end >= 0 else len(text)
            yield from _PROFILE.finditer(text, start, done)


def _firm(text: str, start: int) -> bool:
    return bool(_NUMBER_OF_A_FIRM.search(fold(text[max(0, start - 24) : start])))


def _institutional(address: str) -> bool:
    """Tell whether a page or a name in a social network is an institution's: @ARS_Bretagne."""
    parts = re.split(r"[\W_]+|(?<=[a-z])(?=[A-Z])", address.rsplit("/", 1)[-1])
    return "/in/" not in address and not ORGANISATIONS.isdisjoint(map(fold, parts))


def _apart(spans: list[Span]) -> list[Span]:
    """Drop of every two spans that overlap what the longer one covers; a remainder stays as a span of its own."""
    kept: list[Span] = []
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        free = max(start, kept[-1][1]) if kept else start
        if free < end:
            kept.append((free, end, kind))
    return kept


def _named_again(words: Words, known: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Find every other place where a person's name stands, whole or in part, in capitals or over a line's end.

    A part alone is left where the text speaks of a place of that name.
    """
    names = {tuple(words.folded[start:end].split()) for start, end in known}
    # Without a given name the sign was the place, as beside a telephone number: elsewhere it may be a commune.
    whole = {name for name in names if len(name) > 1 and any(map(is_given_name, name))}
    parts = {part for name in names for part in name if len(part) > 3 and part not in _NO_PERSONS}
    places = words.places({_run(name[0]) for name in whole} | set(map(_run, parts)))
    spelt = _Spelt(whole | {(part,) for part in parts if not _elsewise(words, part, places.get(part, ()))})
    return {
        (start, end)
        for starts in places.values()
        for start in starts
        if words.text[start].isupper() and _begins(words.folded, start)
        for end in spelt.ends(words.folded, start, _SPACES)
        if _ends(words.folded, end)
    }


_NO_PERSONS = COMMON | ORGANISATIONS | ROLES | PLACES
_SPACES = re.compile(r"\s+")
_PLACED = re.compile(rf"(?:\b(?:a|aux?|de|du|des|en|sur|vers|{'|'.join(sorted(PLACES))}|\d{{5}})\s|\b[dl]['’]|-)\Z")
"""Folded: what stands before a place."""
_LONGEST_PLACED = max(map(len, PLACES)) + 2


def _elsewise(words: Words, name: str, places: Iterable[int]) -> bool:
    """Tell whether a text uses a name as a place's too, or as a word that has no capital."""
    folded = words.folded
    return any(
        (not words.text[place].isupper() and _begins(folded, place) and _ends(folded, place + len(name)))
        or _PLACED.search(folded, max(0, place - _LONGEST_PLACED), place)
        for place in places
    )


class _Spelt:
    """Names as they are looked for at one place of a text, however many there are."""

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._names = set(names)
        self._beginnings = {name[:number] for name in self._names for number in range(1, len(name))}
        self._lengths = sorted({len(part) for name in self._names for part in name})

    def ends(self, folded: str, at: int, between: re.Pattern[str], said: tuple[str, ...] = ()) -> Iterator[int]:
        """Give where the names end that stand at a place, their parts ``between`` which the pattern matches."""
        for length in self._lengths:
            if at + length > len(folded):
                return
            spelt = (*said, folded[at : at + length])
            if spelt in self._names:
                yield at + length
            if spelt in self._beginnings and (gap := between.match(folded, at + length)):
                yield from self.ends(folded, gap.end(), between, spelt)


def _run(part: str) -> str:
    """Give the letters, digits and low lines that a word begins with."""
    found = re.match(r"\w*", part)
    return found.group() if found else ""


def _begins(folded: str, at: int) -> bool:
    return at == 0 or not (folded[at - 1] == "-" or _IN_A_WORD.match(folded, at - 1))


def _ends(folded: str, at: int) -> bool:
    return not _IN_A_WORD.match(folded, at)


_IN_A_WORD = re.compile(r"[\w-]")


def _named_in_addresses(words: Words, emails: list[Span]) -> set[tuple[int, int]]:
    """Find the names that e-mail addresses are made of: carole.le-nomix@ and "Carole Le Nomix"."""
    text, folded = words.text, words.folded
    boxes: set[tuple[str, ...]] = set()
    for start, end, _ in emails:
        parts = tuple(_LETTERS.findall(_SIGN.split(folded[start:end])[0]))
        # A mailbox may as well be called after a place: oust.broceliande@
        named = any(len(part) == 1 or is_given_name(part) for part in parts)
        if len(parts) >= 2 and len(parts[-1]) >= 3 and named and ORGANISATIONS.isdisjoint(parts):
            boxes.add(parts)
    full = {box for box in boxes if len(box[0]) > 1}
    initials: dict[tuple[str, ...], set[str]] = {}
    for initial, *surname in boxes - full:  # l.nomdefamille@
        initials.setdefault(tuple(surname), set()).add(initial)
    names = _Spelt(order for box in full for order in (box, (*box[1:], box[0])))
    surnames = _Spelt(initials)
    found: set[tuple[int, int]] = set()
    for start in sorted(chain.from_iterable(words.places({part for box in boxes for part in box}).values())):
        if _begins(folded, start):
            found |= {(start, end) for end in names.ends(folded, start, _BETWEEN) if _ends(folded, end)}
        for end in surnames.ends(folded, start, _BETWEEN):
            letters = initials[tuple(_LETTERS.findall(folded, start, end))]
            before = _NAME_BEFORE.search(folded, max(0, start - _LONGEST_NAME), start)
            if before and before[1] in letters and _ends(folded, end):
                found.add((before.start(), end))
            after = _NAME_AFTER.match(folded, end)
            if after and after[1] in letters and _begins(folded, start):
                found.add((start, after.end()))
    return {(start, end) for start, end in found if text[start].isupper() and "@" not in text[end : end + 2]}


_LETTERS = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"\s?[@(\[]")
_BETWEEN = re.compile(r"['-]|\s{1,2}")
_NAME_BEFORE = re.compile(r"(?<![\w-])([^\W\d_])(?:[\w-]*|\.)(?:-|\s{1,2})\Z")
_NAME_AFTER = re.compile(r"(?:['-]|\s{1,2})([^\W\d_])[\w-]*(?!['\w-])")  # "d'Autun" is not d.autun@
"""Folded: the given name of which an address has only the initial."""
_LONGEST_NAME = 100

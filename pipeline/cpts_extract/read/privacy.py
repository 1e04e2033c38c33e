"""Personal data in a release: e-mail addresses, telephone numbers, and the names of persons.

Nobody who uses the warehouse needs them, so the text that it keeps has them masked, length for length: every offset
stays true. `read.persons` knows a person by the words around; here a name is also known by the e-mail address that is
made of it, and wherever else it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from cpts_extract.read.characters import fold
from cpts_extract.read.name_cues import COMMON, ORGANISATIONS, PLACES, ROLES
from cpts_extract.read.name_words import is_given_name
from cpts_extract.read.persons import persons

__all__ = ["PersonalKind", "mask", "masked", "personal_spans"]

PersonalKind = Literal["email", "phone", "profile", "person"]
Span = tuple[int, int, PersonalKind]

_MASK = "█"

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
_AT_IN_WORDS = re.compile(r"\s(?:arobase|at)\s")
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
        parts += [text[done:start], re.sub(r"[^\W_]", _MASK, text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def personal_spans(text: str) -> list[Span]:
    """Find the personal data of a text: spans that do not overlap, in order, each with its kind.

    >>> personal_spans("M. Nomix : 0 800 123 456")
    [(3, 8, 'person'), (11, 24, 'phone')]
    >>> personal_spans("22 000 habitants, 01/02/2021 10h, SIRET 012 345 678 00017")
    []
    """
    emails: list[Span] = [(*found.span(), "email") for found in _emails(text)]
    phones: list[Span] = [(*found.span(), "phone") for found in _PHONE.finditer(text) if not _firm(text, found.start())]
    profiles: list[Span] = [
        (*found.span(), "profile") for found in _PROFILE.finditer(text) if not _institutional(found.group())
    ]
    reachable = _apart(sorted(emails + phones + profiles))
    known = persons(text, reachable)
    again = _named_again(text, known) | _named_in_addresses(text, emails)
    # An address comes before the name found within it.
    return _apart(reachable + [(*span, "person") for span in sorted(known | again)])


def _emails(text: str) -> Iterator[re.Match[str]]:
    """Find the addresses; unless one is spelt out in words, what stands far before a sign is not looked at."""
    if _AT_IN_WORDS.search(text):
        yield from _EMAIL.finditer(text)
        return
    done = 0
    for sign in _AT.finditer(text):
        if sign.start() >= done:
            found = _EMAIL.search(text, max(done, sign.start() - _LOCAL))
            if found is None:
                return
            yield found
            done = found.end()


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


def _named_again(text: str, known: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Find every other place where a person's name stands, whole or in part, in capitals or over a line's end.

    A part alone is left where the text speaks of a place of that name.
    """
    if not known:
        return set()
    folded = fold(text)
    starts: dict[str, list[int]] = {}
    for word in re.finditer(r"(?<![\w-])\w+", folded):
        starts.setdefault(word.group(), []).append(word.start())
    found: set[tuple[int, int]] = set()
    others = _not_persons(text, folded)
    for name in {tuple(folded[start:end].split()) for start, end in known}:
        # Without a given name the sign was the place, as beside a telephone number: elsewhere it may be a commune.
        forms = [name] if len(name) > 1 and any(is_given_name(word) for word in name) else []
        forms += [(word,) for word in name if len(word) > 3 and word not in others]
        for form in forms:
            written = re.compile(_spelt(form, r"\s+"))
            first = re.match(r"\w*", form[0])
            at = starts.get(first.group(), []) if first else []
            found |= {place.span() for start in at if (place := written.match(folded, start)) and text[start].isupper()}
    return found


_PLACED = re.compile(
    rf"(?:\b(?:a|aux?|de|du|des|en|sur|vers|{'|'.join(sorted(PLACES))}|\d{{5}})\s|\b[dl]['’]|-)(?=(\w+))"
)
"""Folded: what stands before a place."""


def _not_persons(text: str, folded: str) -> frozenset[str]:
    """Give the words that a text uses as no person's name: those of places, and those without a capital."""
    placed = {found.group(1) for found in _PLACED.finditer(folded)}
    small = {
        found.group() for found in re.finditer(r"(?<![\w-])\w+(?![\w-])", folded) if not text[found.start()].isupper()
    }
    return COMMON | ORGANISATIONS | ROLES | PLACES | placed | small


def _named_in_addresses(text: str, emails: list[Span]) -> set[tuple[int, int]]:
    """Find the names that e-mail addresses are made of: carole.le-nomix@ and "Carole Le Nomix"."""
    folded = fold(text) if emails else ""
    found: set[tuple[int, int]] = set()
    for start, end, _ in emails:
        parts = re.findall(r"[^\W\d_]+", re.split(r"\s?[@(\[]", folded[start:end])[0])
        # A mailbox may as well be called after a place: oust.broceliande@
        named = any(len(part) == 1 or is_given_name(part) for part in parts)
        if len(parts) < 2 or len(parts[-1]) < 3 or not named or not ORGANISATIONS.isdisjoint(parts):
            continue
        if len(parts[0]) == 1:  # l.nomdefamille@
            parts[0] += r"(?:[\w-]*|\.)(?!')"  # but "d'Autun" is not d.autun@
        for name in (parts, [*parts[1:], parts[0]]):
            found |= {
                (left, right)
                for left, right in (
                    m.span() for m in re.finditer(_spelt(name, r"(?:['’-]|\s{1,2})", escape=False), folded)
                )
                if text[left].isupper() and "@" not in text[right : right + 2]
            }
    return found


def _spelt(name: Sequence[str], between: str, *, escape: bool = True) -> str:
    """Give the pattern of a whole name, its words parted by ``between``."""
    words = [re.escape(word) for word in name] if escape else list(name)
    return rf"(?<![\w-]){between.join(words)}(?![\w-])"

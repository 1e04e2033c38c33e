"""What a single line is: a page mark, a list item, a heading, a row of cells, a line of a press contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

PAGE_MARK = re.compile(r"[-–—\s]*(?:page|p\.)?\s*\d{1,3}(?:\s*(?:/|sur)\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
BULLET = r"(?:[-–—](?![\d%])|\*(?=\s)|[•>›❖✓✔◦▪■□●○➢➤→‣⁃·➔☑♦])"
MARKER = re.compile(
    rf"""(?P<marker>
        (?:{BULLET}\s*)+ (?: (?P<nested>[a-z]|\d{{1,2}})[.)]\s+ )?  (?=\S)   # "- ", "- >", "- a. "
      | (?P<letter>[a-h]|[A-H](?=\)))[.)]\s+                                          # "a. ", "b) "
      | (?P<number>\d{{1,2}})(?:[.)](?!\d)|\s*[-–—]|°)\s+                   # "1. ", "2) ", "3 - "
      | o\s+(?=[A-ZÀ-Ý])                                                    # the bullet that Word leaves behind
    )""",
    re.VERBOSE,
)
ENTRY = re.compile(
    r"""(?: \d{1,2}[/.]\d{1,2}[/.](?:20)?\d{2}
          | (?:(?:\d{1,2}|1er)\s+)? (?:janv|f[ée]vr|mars|avr|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c)\w*\.? \s+ 20\d{2}
          | 20\d{2}
        ) \s* [:–—─|-] \s""",
    re.VERBOSE | re.IGNORECASE,
)
"""How a line of a chronicle begins: "03/05/2021 – ", "Mai 2021 : "."""
HASH = re.compile(r"#{1,6}\s+")
FOOTNOTE = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|\(\d{1,2}\)|\*(?=[^*\s])(?![^*]*\*))\s*(?=\S)")
CELL_GAPS = ("\t", "   ", "....", "……", "___")
"""One of these stands in every `CELL_GAP`."""
CELL_GAP = re.compile(r"\t+|[ ]{3,}|\s*\.{4,}\s*|\s*…{2,}\s*|\s*_{3,}\s*")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++\s?@\s?[\w-]+\.[\w.]+")
PHONE = re.compile(r"(?:\+33\s?|0(?<!\w.))[1-9█](?:[\s.\-/]?[\d█]{2}){4}\b")
CONTACT_HEAD = re.compile(
    r"[\W_]*(?:vos\s+)?(?:contacts?|relations?|service|attachée?s?)\s*(?:de\s+)?(?:presse|press|médias?)?\b[^.]{0,40}",
    re.IGNORECASE,
)
CONTACT_LEAD = re.compile(
    r"[\W_]*(?:contacts?(?:\s+(?:presse|médias?))?|relations?\s+presse|presse|rédaction|nous\s+(?:joindre|contacter)|renseignements)"
    r"\s*[\W_]*(?::|$)",
    re.IGNORECASE,
)
NUMBER_ONLY = re.compile(
    r"[\W_]*(?:(?:plus|près|moins)\s+de\s+|environ\s+|\+\s*(?:de\s+)?)?\d{1,3}(?:[ .]?\d{3})*(?:[.,]\d+)?[\W_]*(?:€|euros|%|M€|k€)?[\W_]*",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\b(?:population|habitants?|communes?|professionnels?|adherents?|membres?|financement|montant|taille|superficie|epci)\b"
)
"""Folded words that say what the figure beside them counts."""


class Line(NamedTuple):
    """A line without the white space around it: ``text[start:end]``."""

    start: int
    end: int
    text: str
    indent: int
    blank_before: int
    """How many empty lines stand above it."""
    new_page: bool


_FRAME = " \t\n\f\r\v\u00a0│┃║"
"""White space, and the walls of a box drawn in characters around lines."""
_RULE = re.compile(r"[\u2500-\u257f\s]{2,}")
"""A line that is the edge of such a box, or a rule."""


_LINE = re.compile(r"[^\n\f]*(?:\n|\f|$)")


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that hold something."""
    blank = 1
    new_page = False
    for match in _LINE.finditer(text):
        raw = match.group()
        inside = raw.lstrip(_FRAME)
        body = inside.rstrip(_FRAME)
        if body and not _RULE.fullmatch(body):
            start = match.start() + len(raw) - len(inside)
            wide = raw.expandtabs(4) if raw[0].isspace() else ""
            indent = len(wide) - len(wide.lstrip())
            yield Line(start, start + len(body), body, indent, blank, new_page)
            blank, new_page = 0, False
        elif raw:
            blank += 1
        if raw.endswith("\f"):
            new_page = True  # a page that ends with its line ends a paragraph only where the line feed stands before


def is_terminated(text: str) -> bool:
    """Tell whether a line ends with a stop or a comma, whatever closes behind it.

    >>> is_terminated("« Ma santé. » **"), is_terminated("du Val")
    (True, False)
    """
    bare = ""
    while bare != text:
        bare, text = text, text.rstrip().rstrip('"»”*_)]')
    return text.endswith(_TERMINALS)


_TERMINALS = tuple(".!?…;:,")


def is_page_mark(text: str) -> bool:
    """Tell whether a line is a page's number and nothing else.

    >>> [is_page_mark(t) for t in ("— 1/3 —", "-- page 2 --", "Page 2 sur 4", "43", "2 communes")]
    [True, True, True, False, False]
    """
    return bool(PAGE_MARK.fullmatch(text)) and not text.strip().isdigit()


def is_contact(text: str) -> bool:
    """Tell whether a line holds an e-mail address or a telephone number."""
    return bool(("@" in text and (EMAIL.search(text) or "█@█" in text)) or PHONE.search(text))


def is_boxed(text: str) -> bool:
    """Tell whether a line is drawn between two bars, as a box in plain text is, and is no row of a table.

    >>> is_boxed("| Nous écrire     |"), is_boxed("| Communes | 12 |")
    (True, False)
    """
    return text.startswith("|") and text.endswith("|") and text.count("|") == 2 and len(text) > 2


@lru_cache(maxsize=1024)
def is_upper(text: str) -> bool:
    """Tell whether a line is set in capitals.

    >>> is_upper("LES MISSIONS DE LA CPTS"), is_upper("Les missions de la CPTS")
    (True, False)
    """
    if text[1:].islower():
        return False
    letters = "".join(filter(str.isalpha, text))
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


_WALL = re.compile(r"\s*\|\s*")


def cells(line: Line) -> list[tuple[int, int]]:
    """Cut a line into its cells: at tabs, wide gaps, dot leaders or the bars of a Markdown table.

    >>> row = "Fonctionnement ........ 60 000 €"
    >>> [row[a:b] for a, b in cells(Line(0, len(row), row, 0, 0, False))]
    ['Fonctionnement', '60 000 €']
    """
    walled = line.text.count("|") >= 2
    if not walled and not any(map(line.text.__contains__, CELL_GAPS)):
        return [(line.start, line.end)]
    found, at = [], 0
    for match in (_WALL if walled else CELL_GAP).finditer(line.text):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(line.text)))
    return [(line.start + a, line.start + b) for a, b in found if a < b]

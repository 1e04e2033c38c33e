"""The characters of a release: what is made uniform, and where that may change the length of the text.

Three steps, in this order:

`compose`
    once, on what a file or a page gives, **before** offsets are counted. It may change the length.
`normalise`
    one character for one character. `Document.text` is its result.
`fold`
    one character for one character: the key that rules match on. Offsets found in ``fold(text)`` hold in ``text``.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

_COMPOSED = re.compile(
    "[\r\x85\u00ad\u2028\u2029\ufb00-\ufb06\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""What `compose` changes, apart from accents that are characters of their own."""
_LINE_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# A soft hyphen is where a word *may* break: never before a capital or a digit. There, as at the end of a line, it is a
# hyphen that was drawn ("Saint\u00adAubin", from PDF files whose fonts give the hyphen that code).
_HIDDEN_SOFT_HYPHEN = re.compile("(?<=[^\\W\\d_])\u00ad(?=[^\\W\\d_])")

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u2032\u00b4"
_HYPHENS = "\u2010\u2011\u2012\u2212\u00ad"
_SYMBOL_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076"  # the codes that Word's fonts Symbol and Wingdings give to • ▪ ➢ ❖
_KEPT_CONTROLS = "\t\n\f"  # a tab parts the cells of a table, a form feed the pages


def compose(text: str) -> str:
    r"""Compose accents, expand typographic ligatures, unify line breaks, drop what has no width.

    May change the length, so it is called before offsets are counted. Accents written as characters of their own (NFD,
    as macOS writes them) become one character with their letter (NFC). Of the compatibility forms only the ligatures
    ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ are expanded: œ and æ are letters, ½ ² ³ are facts, ¹ is the mark of a footnote.

    >>> compose("signe\u0301 le 1er juin,\r\nau bénéﬁce de l\u2019oﬃce")
    'signé le 1er juin,\nau bénéfice de l’office'
    >>> compose("commu\u00adnauté, Saint\u00adAubin\ufeff") == "communauté, Saint\u00adAubin"
    True
    >>> compose("Cœur¹, 12 m² ½")
    'Cœur¹, 12 m² ½'
    """
    if not _COMPOSED.search(text):
        return unicodedata.normalize("NFC", text)
    text = _LINE_BREAK.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = unicodedata.normalize("NFC", text)
    return _HIDDEN_SOFT_HYPHEN.sub(_soft_hyphen, text)  # looks for letters, so after they are composed


def _soft_hyphen(found: re.Match[str]) -> str:
    following = found.string[found.end()]
    return found[0] if following.isupper() else ""


def _normal(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    if char in _SYMBOL_BULLETS:
        return "•"
    if char in _KEPT_CONTROLS:
        return char
    match unicodedata.category(char):
        case "Zs" | "Cc":
            return " "
        case "Zl" | "Zp":
            return "\n"
    return char


def _folded(char: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)).lower()
    # What would grow or vanish (a lone accent, a letter whose lower case has two characters) stays as it is.
    return letters if len(letters) == 1 else char


class _Normal(dict[int, str]):
    """The table of `normalise` for ``str.translate``, filled as characters come."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _normal(chr(code))
        return result


class _Folded(dict[int, str]):
    """The table of `fold` for ``str.translate``, filled as characters come."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _folded(_normal(chr(code)))
        return result


_WRITTEN = "".join(
    dict.fromkeys(
        "\0\t\n\f"
        + "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
        + "ŒœŸᵉʳ⁰⁴⁵⁶⁷⁸⁹€–—…“”„‹›‰™•◦▪■□●○➢➤→‣⁃➔☑♦❖✓✔│┃║─\u2009\u202f"
        + (_APOSTROPHES + _HYPHENS + _SYMBOL_BULLETS)
    )
)
"""What nearly all releases are written with: at most 256 characters, the first one NUL, as a code of one byte asks for."""
_CODES = codecs.charmap_build(_WRITTEN)
_NORMAL, _FOLDED = _Normal(), _Folded()
_WRITTEN_NORMAL, _WRITTEN_FOLDED = _WRITTEN.translate(_NORMAL), _WRITTEN.translate(_FOLDED)


def _exchanged(text: str, written: str, table: dict[int, str]) -> str:
    """Exchange one character for one character: eight times as fast over a code of one byte, where the text fits into it."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _CODES)[0], "strict", written)[0]
    except UnicodeEncodeError:
        return text.translate(table)


def normalise(text: str) -> str:
    r"""Give a text uniform spaces, apostrophes and hyphens, one character for one character.

    - every space (no-break, narrow no-break, thin, figure, ...) and every control character becomes a plain space; tab,
      line feed and form feed stay;
    - every apostrophe (’ ‘ ʼ ′ ´) becomes ``'``; the quotation marks « » “ ” stay;
    - the hyphens U+2010, U+2011, the figure dash, the minus sign and a soft hyphen that `compose` left become ``-``;
      the dashes – and — stay, because they part a name from a title and open list items;
    - the bullets of Word's symbol fonts (private codes) become ``•``;
    - all else stays: accents, œ, superscript digits, the euro sign.

    Accents must be composed already (`compose`): this function cannot do it and keep the length.

    >>> normalise("72\u202f520\u00a0habitants de l\u2019Oust\u2011Brocéliande")
    "72 520 habitants de l'Oust-Brocéliande"
    >>> normalise("« Ma Santé 2022 » – 6ᵉ\tCPTS¹\x0b")
    '« Ma Santé 2022 » – 6ᵉ\tCPTS¹ '
    """
    return _exchanged(text, _WRITTEN_NORMAL, _NORMAL)


def fold(text: str) -> str:
    """Give the lower-case text without accents, normalised, one character for one character.

    œ and æ stay one character each (only their case changes): as "o" they would make "cour" of "cœur", and "oe" would
    shift the offsets. Who compares names with and without the ligature expands it on both sides.

    >>> fold("À LA GUËRINIÈRE, l’Œuvre du Cœur")
    "a la gueriniere, l'œuvre du cœur"
    >>> len(fold("İstanbul ẞ ŉ")) == len("İstanbul ẞ ŉ")
    True
    """
    return _folded_word(text) if len(text) <= _WORD else _exchanged(text, _WRITTEN_FOLDED, _FOLDED)


_WORD = 32
"""Characters of the longest text whose folded form is kept: words come again and again."""


@lru_cache(maxsize=1 << 15)
def _folded_word(text: str) -> str:
    return text.translate(_FOLDED)

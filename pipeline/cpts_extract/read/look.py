"""The first look: does a file speak of CPTS at all? What does not is turned down before it costs anything.

It sees letters of ASCII alone, in lower case, and nothing between them: no space, line break, hyphen, full stop, accent or
zero of UTF-16. So it needs to know neither encoding nor layout, and takes "C.P.T.S." and words cut at the end of a line.
It errs to one side: what it turns down says no such word; what it lets through may still turn out to say nothing.
"""

from __future__ import annotations

import re
import string
from html import unescape

_OTHERS = bytes(set(range(256)) - set(string.ascii_letters.encode()))
_LOWER = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_NAMED = re.compile(
    rb"communaute?s?(?:(?:pluri)?professionnelle|territoriales?(?:professionnelles?)?(?:de|en)sant|francesant)"
)
"""The term `cpts` of the patterns; an accent may be a letter of its own that is left out, or an "e" beside its accent."""
_MARKUP = re.compile(rb"<[^<>]*>")


def speaks_of_cpts(content: str | bytes) -> bool:
    r"""Tell whether a text, or the bytes of one in any encoding, has a word that a release on a CPTS cannot do without.

    >>> speaks_of_cpts("Les C.P.T.S. du Loiret"), speaks_of_cpts("communauté professionnelle terri-\ntoriale de santé")
    (True, True)
    >>> speaks_of_cpts("La piscine rouvre le 3 mars".encode("utf-16"))
    False
    """
    data = content.encode("ascii", "ignore") if isinstance(content, str) else content
    letters = data.translate(_LOWER, _OTHERS)
    return b"cpts" in letters or (b"communaut" in letters and _NAMED.search(letters) is not None)


def page_speaks_of_cpts(page: bytes) -> bool:
    """Tell it of a web page: also where markup stands between the letters, or they are written as ``&eacute;``."""
    return speaks_of_cpts(page) or speaks_of_cpts(unescape(without_markup(page).decode("latin-1")))


def without_markup(page: bytes) -> bytes:
    """Give what stands between the tags of a web page."""
    return _MARKUP.sub(b"", page)

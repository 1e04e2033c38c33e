"""The characters of a feed or a page, whose encoding three may name: the server, the text itself, its letters."""

from __future__ import annotations

import codecs
import re

from cpts_extract.read.text import BOMS, decode

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_KNOWN = frozenset("utf-8 utf-16 utf-16-le utf-16-be cp1252 iso8859-1 iso8859-15 ascii mac-roman cp850".split())
"""Others are guessed by letters: Python knows encodings (punycode, UTF-7) that a text should not be able to ask for."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\s]+")


def characters(data: bytes, charset: str) -> str | None:
    """Decode a feed or a page; None: it is no text.

    >>> characters("<?xml version='1.0' encoding='iso-8859-1'?><a>été</a>".encode("latin-1"), "")
    "<?xml version='1.0' encoding='iso-8859-1'?><a>été</a>"
    """
    if not data.startswith(tuple(mark for mark, _ in BOMS)):
        declared = _DECLARED.search(data[:4096])
        within = (declared[1] or declared[2]).decode("ascii", "replace") if declared else ""
        for name in (charset, within):
            if (encoding := _codec(name)) is not None:
                try:
                    return data.decode(encoding)
                except UnicodeDecodeError:
                    continue
    return decode(data)


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return None
    if found in {
        "iso8859-1",
        "ascii",
    }:  # browsers read these two as CP1252, so pages that declare them hold its € and œ
        return "cp1252"
    return found if found in _KNOWN else None


def one_line(text: str, most: int) -> str:
    r"""Put a text of the network on one line, without what steers a terminal, and cut it.

    >>> one_line("Une \x1b[31mCPTS\n  est née", 99)
    'Une [31mCPTS est née'
    """
    return _CONTROL.sub(" ", text[: 20 * most]).strip()[:most]

"""Plain text and Markdown: from bytes to characters.

The encoding is told from the bytes alone, and for French there are few candidates: the one that gives the characters
which French is written with wins. General detectors guess among a hundred encodings of all the world: of 47 releases in
CP1252, cut to 200 characters, charset-normalizer misread 11 (as CP1250, CP1257, ...), this module none.
"""

from __future__ import annotations

import codecs
import re

from cpts_extract.errors import UnreadableError
from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.reading import Reading

BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE_ENCODINGS = ("cp1252", "latin-1", "iso8859-15", "mac_roman", "cp850")  # on a tie the first wins
_FRENCH = "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»‹›“”„‘’–—…€•·°º²³¹½¼¾§®©™×±\u00a0\u00ad"
_NOT_FRENCH = re.compile(  # also a fraction within a word ("c½ur"), and a capital right after a small letter ("SantÇ")
    rf"[^\x20-\x7e\t\n\r\f\v{_FRENCH}]|(?<!\d)[½¼¾](?=[a-z])|(?<=[a-z])[ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.005
_MOST_STRANGERS = 0.1


def read_text(source: str, data: bytes) -> Reading:
    """Read a text or a Markdown file of unknown encoding.

    Raises:
        UnreadableError: The bytes are no text, or a text of spaces alone.
    """
    text = decode(data)
    if text is None:
        raise UnreadableError(source, "not a text: binary data")
    # A form feed means the end of a page, and a text has none.
    text = normalise(compose(text).replace("\f", "\n"))
    if not text.strip():
        raise UnreadableError(source, "no text: only spaces and line breaks")
    return Reading(text)


def decode(data: bytes) -> str | None:
    r"""Give the characters of a French text in whatever encoding it was saved; None: it is no text.

    Known are UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-8, UTF-16 without one, UTF-8 with some stray bytes of
    CP1252, and the encodings of one byte (CP1252, Latin-1, Latin-9, Mac Roman, code page 850).

    >>> decode("œuvre, 75 000 €".encode("cp1252"))
    'œuvre, 75 000 €'
    >>> decode("Santé à Guéret".encode("mac_roman"))
    'Santé à Guéret'
    >>> decode("été".encode("utf-16-le"))
    'été'
    >>> decode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") is None
    True
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _if_text(_whole(data[len(mark) :], encoding))
    if b"\x00" in data:
        return _if_text(_utf_16(data))
    return _if_text(_utf_8(data) or _one_byte(data))


def _whole(data: bytes, encoding: str) -> str:
    """Decode what says its encoding itself; what does not fit becomes U+FFFD."""
    return data.decode(encoding, errors="replace")


def _utf_16(data: bytes) -> str | None:
    """Read UTF-16 without a mark: in a Western text nearly every second byte is NUL."""
    half = len(data) // 2
    for encoding, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        if data[start::2].count(0) >= 0.7 * half and data[1 - start :: 2].count(0) == 0:
            return data.decode(encoding, errors="replace")
    return None


def _utf_8(data: bytes) -> str | None:
    """Read UTF-8, also when it was cut within a character or pasted together with a few bytes of CP1252."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="surrogateescape")
    strays = sum("\udc80" <= char <= "\udcff" for char in text)
    letters = sum(char > "\x7f" for char in text) - strays
    if letters <= strays:
        return None
    return re.sub("[\udc80-\udcff]", lambda stray: _cp1252(ord(stray[0]) - 0xDC00), text)


def _cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="replace")


def _one_byte(data: bytes) -> str | None:
    """Read it in the encoding in which it holds the fewest characters that no French text has."""
    readings = []
    for encoding in _ONE_BYTE_ENCODINGS:
        try:
            readings.append(data.decode(encoding))
        except UnicodeDecodeError:  # CP1252 leaves five bytes without a meaning
            continue
    best = min(readings, key=_strangers)
    return best if _strangers(best) <= _MOST_STRANGERS * len(best) else None


def _strangers(text: str) -> int:
    return len(_NOT_FRENCH.findall(text))


def _if_text(text: str | None) -> str | None:
    """Give the text back unless it is full of control characters, which no writer types."""
    if text is None or "\x00" in text:
        return None
    return text if len(_CONTROL.findall(text)) <= _MOST_CONTROLS * len(text) + 1 else None

"""The ways in which French texts space and spell the same thing, as fragments of regular expressions."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

GAP = r"\s{1,3}"
"""Between two words: a space of any kind, or a line break with at most a space on either side."""

OPTIONAL_GAP = r"\s{0,3}"

APOSTROPHE = "['’ʼ]"

HYPHEN = "[-‐‑]"
"""The hyphen, the one of a PDF's end of line, and the one that does not break."""

DASH = "[-‐‑–—]"


@lru_cache(maxsize=1 << 12)  # the same few words are asked for in every text
def fold(text: str) -> str:
    r"""Write the text in small letters, without accents, each run of white space or hyphens as one space.

    >>> fold("QUATRE-VINGT-\nDeuxième")
    'quatre vingt deuxieme'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(" " if c in "-‐‑" else c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())

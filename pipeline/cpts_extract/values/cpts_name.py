"""What two spellings of a CPTS' name have in common, so that releases can be told to speak of the same one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMBERS = {
    "deux": "2",
    "trois": "3",
    "quatre": "4",
    "cinq": "5",
    "six": "6",
    "sept": "7",
    "huit": "8",
    "neuf": "9",
    "dix": "10",
    "onze": "11",
    "douze": "12",
}
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
# What a name drops from one release to the next: articles, prepositions, and the words for "CPTS" itself.
_SMALL = frozenset(["de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "cpts"])
_KINDS = re.compile(r"communautes? (professionnelles? territoriales? de sante|france sante)")


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """Put a text into lower-case words without accents or punctuation, to compare and search it.

    >>> fold("CPTS de l'Œuf-en-Vexin")
    'cpts de l oeuf en vexin'
    """
    plain = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char))))


@lru_cache(maxsize=1 << 12)
def name_key(name: str) -> str:
    """Give the words of a CPTS' name that stay when its spelling drifts; never empty unless the name has no word.

    >>> name_key("CPTS des Deux Vallées"), name_key("CPTS « 2 vallées »")
    ('2 vallees', '2 vallees')
    >>> name_key("Communauté professionnelle territoriale de santé du Pays du Vexin")
    'pays vexin'
    >>> name_key("CPTS St-Malo & co"), name_key("CPTS")
    ('saint malo co', 'cpts')
    """
    folded = fold(name)
    words = [_SAINTS.get(word, word) for word in _KINDS.sub(" ", folded).split()]
    return " ".join(_NUMBERS.get(word, word) for word in words if word not in _SMALL) or folded

"""Ligatures of which a font does not say the characters: they are told by the words that they stand in.

Such a font gives "di?érents", "e?et", "?nancer", each sign of its own for "ff" and "fi". pdfium then writes whatever
character has the glyph's number, often of a script that no French text has.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cpts_extract.read.piece import Piece

_PRIVATE = {"\uf001": "fi", "\uf002": "fl", "\ufb00": "ff", "\uf003": "ff", "\uf004": "ffi", "\uf005": "ffl"}
_LIGATURES = ("fi", "ff", "fl", "ffi", "ffl", "tt", "ti", "ft", "fj", "ct", "st")
_PARTS = (
    "affect affich affil affirm chiffr coeffic coffre différ difficult diffus effect effet effort efficac effectif insuffi "
    "office officiel officine offr raffin réaffirm siffl souffr suffi suffr "
    "afin amplifi bénéfic certifi clarifi confi confirm défi défini diversifi enfin fibre fich fidél figur filial "
    "filièr fille final financ finess fix identifi infirm justifi modifi notifi pacifi planifi profi profil qualifi "
    "ratifi signifi simplifi spécifi vérifi "
    "conflit flash flex flott fluid flux influ inflat réfle réfléch "
    "attein attent attir attrac attrib cette dette lett mett nett quatt "
    "action actif activit anticip articul direction fonction gestion initiat institut mission motiv objectif "
    "partie patient population pratiq relation solution station tiers "
    "acteur contact contract direct impact secteur structur "
    "assist constitu distrib existe histoire installat poste statut stratég "
    "soft fjord"
).split()
"""Parts of French words, each with the letters of a ligature in it."""


def mend(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Write out the ligatures that a document's words tell; a sign that stays unknown becomes U+FFFD.

    >>> box = (1, 0.0, 0.0, 9.0, 9.0)
    >>> read = mend([[Piece(word, 9.0, box) for word in ("di\u0a56érents", "\u0a57nancer", "e\u0a56et", "\u0a58")]])
    >>> [piece.text for piece in read[0]]
    ['différents', 'financer', 'effet', '\ufffd']
    """
    words: defaultdict[str, set[str]] = defaultdict(set)
    for piece in (piece for page in pages for piece in page):
        if not piece.text.isascii():
            for sign in set(piece.text):
                if _is_foreign(sign):
                    words[sign].add(piece.text.lower())
    if not words:
        return [list(page) for page in pages]
    table = str.maketrans({sign: _PRIVATE.get(sign) or _meaning(sign, found) for sign, found in words.items()})
    return [[replace(piece, text=piece.text.translate(table)) for piece in page] for page in pages]


def _is_foreign(sign: str) -> bool:
    """Tell whether no French text holds a character: of another script, private, or without a meaning."""
    if sign < "\u0250":
        return False
    if "\ue000" <= sign <= "\uf8ff":
        return sign in _PRIVATE
    return unicodedata.category(sign) in ("Lo", "Mn", "Mc", "Cn", "Lm", "Nd") and not "\u2070" <= sign <= "\u209f"


def _meaning(sign: str, words: Iterable[str]) -> str:
    """Give the ligature that makes the most words known ones, if it makes more than any other."""
    scores = {ligature: sum(_makes_word(word, sign, ligature) for word in words) for ligature in _LIGATURES}
    best = max(scores, key=lambda ligature: scores[ligature])
    others = max(score for ligature, score in scores.items() if ligature != best)
    return best if scores[best] > others else "\ufffd"


def _makes_word(word: str, sign: str, ligature: str) -> bool:
    at = word.index(sign)
    written = word.replace(sign, ligature)
    for part in _PARTS:
        start = written.find(part, max(at + len(ligature) - len(part), 0))
        if 0 <= start <= at:
            return True
    return False

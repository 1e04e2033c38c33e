"""Words that were cut at the end of a line: which hyphens are the word's own, which the line's.

pdfium gives both the same sign. So the document is asked: the word may stand uncut elsewhere in it, with or without the
hyphen; and a document that cuts words does so in many lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

_KEPT_BEFORE = frozenset(
    "après arrière avant bucco cent chirurgien chirurgiens cinq cinquante contre demi deux dix hospitalo huit masseur "
    "masseurs médico musculo neuf non nouveau peut presque quarante quasi quatre quelques quinze rendez sage sages saint "
    "sainte seize semi sept six socio soixante sous trente trois vice vingt vis".split()
)
"""First parts of compounds that no French word is cut behind."""
_PREFIXES = frozenset(
    "anti auto bio cardio co ex extra inter intra loco lombo macro mi micro mini mono multi "
    "neuro oto para péri pluri poly post pré pro psycho pneumo sur trans tri uro".split()
)
"""First parts of compounds that other words may be cut behind too."""
_KEPT_AFTER = frozenset("ce ci delà dessous dessus elle elles être il ils là même mêmes midi nous vous".split())
_WITHIN_NAMES = frozenset("à au aux d de des du en et l la le les lès lez sous sur".split())
"""Second parts that are kept after a name, "Arvel-/des-Bois", and are the end of any other word, "mala-/des"."""
_MOST_DOUBTS = 0.025
"""The share of the lines that may end in a hyphen of which nothing is known, where no word is cut."""
_ENDS_CUT = re.compile(r"[^\W\d_]-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Hyphens:
    """Knows the words of a document, so that it tells "organi-/sation" from "Saint-/Arvel" and "pluri-/professionnel"."""

    def __init__(self, words: Iterable[str], ends: Iterable[tuple[str, str]] = (), lines: int = 0) -> None:
        """Learn the words of a document.

        Args:
            words: Those that no line's end cuts.
            ends: The last word of a line and the first of the next, for all lines.
            lines: How many lines there are.
        """
        self.words = Counter(match.group() for word in words for match in _WORD.finditer(word.lower()))
        self.parts = Counter(
            f"{one}-{other}"
            for word, number in self.words.items()
            for one, other in pairwise(word.split("-"))
            for _ in range(number)
        )
        doubts = [self._own(first, second) for first, second in ends if _is_cut(first, second)]
        self.cuts = doubts.count(False) > 0 or doubts.count(None) > _MOST_DOUBTS * lines
        """Whether the document cuts words at the ends of its lines."""

    def joined(self, first: str, second: str) -> str | None:
        """Give the first part of a word as it is written before the second; None: the two are two words.

        >>> known = Hyphens(["pluri-professionnel", "Saint-Arvel", "coordination"], [("coordi-", "nation")])
        >>> known.joined("organi-", "sation"), known.joined("Saint-", "Arvel"), known.joined("pluri-", "professionnel")
        ('organi', 'Saint-', 'pluri-')
        >>> known.joined("mala-", "des"), known.joined("Arvel-", "des-Bois"), known.joined("peut-", "être")
        ('mala', 'Arvel-', 'peut-')
        >>> known.joined("coordi-", "nation,"), known.joined("Maine-et-", "Loire"), known.joined("-", "ou")
        ('coordi', 'Maine-et-', None)
        >>> rare = Hyphens(["La", "CPTS"])  # a document that cuts no words, as far as one can see
        >>> rare.joined("pluri-", "professionnel"), rare.joined("asso-", "cie")
        ('pluri-', 'asso')
        """
        if not _is_cut(first, second):
            return None
        own = self._own(first, second)
        if own is None:
            own = not self.cuts and self._may_be_compound(_last(first), _first(second))
        return first if own else first[:-1]

    def _may_be_compound(self, before: str, after: str) -> bool:
        return before in _PREFIXES or (self.words[before] > 0 and self.words[after] > 0)

    def _own(self, first: str, second: str) -> bool | None:
        """Tell whether a hyphen is the word's own; None: nothing says so."""
        if second[:1].isupper():
            return True
        before, after = _last(first), _first(second)
        whole, parted = self.words[before + after], self.parts[f"{before}-{after}"]
        if whole != parted:
            return parted > whole
        named = first[:1].isupper() or "-" in first[:-1]
        return before in _KEPT_BEFORE or after in _KEPT_AFTER or (named and after in _WITHIN_NAMES) or None


def _is_cut(first: str, second: str) -> bool:
    return bool(_ENDS_CUT.search(first)) and second[:1].isalpha()


def _last(text: str) -> str:
    """Give the last part of a word: "val" of "l'Orb-du-Val-"."""
    return re.split(r"[\W\d_]", text[:-1].lower())[-1]


def _first(text: str) -> str:
    return re.split(r"[\W\d_]", text.lower())[0]

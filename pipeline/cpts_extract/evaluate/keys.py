"""What makes two spellings one name: pure functions from a name to what is compared."""

from __future__ import annotations

from cpts_extract.values.cpts_name import fold, name_key

_ARTICLES = frozenset("l le la les d de du des".split())
_KINDS = frozenset(
    "communaute communautes commune communes agglomeration agglo metropole urbaine et en cc ca cu".split()
)
"""What an intercommunalité is called besides its own name."""


def cpts_words(name: str) -> frozenset[str]:
    """Give the words that tell a CPTS from others.

    >>> cpts_words("CPTS des Deux Vallées") == cpts_words("2 vallées")
    True
    """
    return frozenset(name_key(name).split()) - {"cpts"}


def place_words(name: str) -> tuple[str, ...]:
    """Give the words of a place without its articles.

    >>> place_words("Saint-Jean-d'Angély"), place_words("Le Havre")
    (('saint', 'jean', 'angely'), ('havre',))
    """
    words = fold(name).split()
    return tuple(word for word in words if word not in _ARTICLES) or tuple(words)


def place_key(name: str) -> str:
    """Give the letters of a place, so that hyphens and spaces do not count.

    >>> place_key("Côtes d'Armor") == place_key("Côtes-d'Armor")
    True
    """
    return "".join(place_words(name))


def epci_words(name: str) -> frozenset[str]:
    """Give the own words of an intercommunalité.

    >>> epci_words("CC Vexin Communauté") == epci_words("Vexin Communauté")
    True
    """
    words = frozenset(place_words(name))
    return words - _KINDS or words

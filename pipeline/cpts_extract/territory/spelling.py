"""What makes two spellings of a place one: pure functions from a name to its plain words and to its key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "&": " et "})
_SPELT_OUT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les", "s": "sur"}
_SMALL = frozenset("l le la les d de du des".split())
_BRACKETED = re.compile(r"\s*\(([^()]*)\)?")
_ARTICLE = re.compile(r"(?:l[ea]s?|l['’]?)\s*", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:la |les )?(?:villes?|communes?|municipalité|mairie)[ -](?:de[ -]|d['’]|(du|des)[ -])", re.IGNORECASE
)
_CITIES = ("paris", "lyon", "marseille")
_ARRONDISSEMENT = re.compile(rf"^({'|'.join(_CITIES)}) (\d{{1,2}})(?:er|e|eme|ieme|ème)?(?: arrondissement)?$")


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """Write a name in small letters without accents, ligatures or punctuation, its abbreviations spelt out.

    >>> plain("Œting"), plain("St-Pol-lez-Arcy"), plain("L’Île-Tudy"), plain("Quimper s/ Odet")
    ('oeting', 'saint pol les arcy', 'l ile tudy', 'quimper sur odet')
    >>> plain("Paris 13e Arrondissement") == plain("Paris 13ème")
    True
    """
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_JOINED))
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", bare)
    text = " ".join(_spelt_out(word, first=n == 0) for n, word in enumerate(words))
    return _ARRONDISSEMENT.sub(r"\1 \2", text) if text.startswith(_CITIES) else text


def _spelt_out(word: str, *, first: bool) -> str:
    # A name may begin with the letter S or the word "Les"; only inside one are they short for "sur" and "lès".
    return word if first and word in {"s", "lez"} else _SPELT_OUT.get(word, word)


def key(name: str) -> str:
    """Give the letters of a place without its articles: what finds it in the gazetteer, whatever its spelling.

    >>> key("La Forêt-Fouesnant"), key("Val d'Oust"), key("Les")
    ('foretfouesnant', 'valoust', 'les')
    """
    words = plain(name).split()
    return "".join(w for w in words if w not in _SMALL) or "".join(words)


@lru_cache(maxsize=1 << 14)
def upright(name: str) -> str:
    """Turn a name as lists write it into the order of speech.

    What else stands in brackets (delegated communes, a département) is left out: `bracketed` gives it.

    >>> upright("Forêt-Fouesnant (La)"), upright("Quimper (Ville de)"), upright("Isle-d'Espagnac (L')")
    ('La Forêt-Fouesnant', 'Quimper', "L'Isle-d'Espagnac")
    >>> upright("Arc (Bar, Col)"), upright("Relecq-Kerhuon, Le")
    ('Arc', 'Le Relecq-Kerhuon')
    """
    name = " ".join(name.split())
    articles = [inside.strip() for inside in _BRACKETED.findall(name) if _ARTICLE.fullmatch(inside.strip())]
    name = _BRACKETED.sub(" ", name).strip(" ,;.")
    head, _, tail = name.rpartition(",")
    if head and _ARTICLE.fullmatch(tail.strip()):
        name, articles = head.strip(), [tail.strip()]
    for article in articles:
        gap = "" if article.endswith(("'", "’")) else " "
        name = article[0].upper() + article[1:].lower() + gap + name
    return name


def untitled(name: str) -> str:
    """Take away the words that only say that a name is a commune's. Some names begin so: ask for them whole first.

    >>> untitled("Ville de Brest"), untitled("Ville-du-Mans"), untitled("commune de La Flèche"), untitled("Villedieu")
    ('Brest', 'Le Mans', 'La Flèche', 'Villedieu')
    """
    title = _TITLE.match(name)
    if title is None:
        return name
    return {"du": "Le ", "des": "Les "}.get((title[1] or "").lower(), "") + name[title.end() :]


def bracketed(name: str) -> tuple[str, ...]:
    """Give the names that stand in brackets behind a commune's: its delegated communes, or its département.

    >>> bracketed("Arc-les-Bois (Bar, Col et Dun-en-Vexin)"), bracketed("Relecq-Kerhuon (Le)")
    (('Bar', 'Col', 'Dun-en-Vexin'), ())
    """
    return tuple(
        part.strip()
        for inside in _BRACKETED.findall(name)
        if not _ARTICLE.fullmatch(inside.strip()) and not inside.strip().lower().startswith("ville d")
        for part in re.split(r"[,;]| et ", inside)
        if part.strip()
    )


# ---- intercommunalités ------------------------------------------------------------------------------------------

UNSAID = _SMALL | {"et", "en", "a"}
KINDS = frozenset(
    "communaute communautes commune communes agglomeration agglo metropole urbaine intercommunalite interco cc ca cu".split()
)
"""What an intercommunalité is called besides its own name."""


def own_words(name: str) -> str:
    """Give the words that tell an intercommunalité from others, sorted.

    >>> own_words("CA Concarneau Cornouaille Agglomération") == own_words("Concarneau-Cornouaille")
    True
    >>> own_words("Communauté de communes de l'Oust à Brocéliande"), own_words("Métropole")
    ('broceliande oust', 'metropole')
    """
    words = [word for word in plain(name).split() if word not in UNSAID]
    return " ".join(sorted({word for word in words if word not in KINDS} or set(words)))


def all_words(name: str) -> list[str]:
    """Give the own words of an official name in each form that texts use: whole, without brackets, the abbreviation in them.

    >>> all_words("CC du Pays Mornantais (COPAMO)")
    ['copamo', 'copamo mornantais pays', 'mornantais pays']
    """
    return sorted({own_words(form) for form in (name, upright(name), *bracketed(name))})

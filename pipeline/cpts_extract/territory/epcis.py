"""Link the names of intercommunalités to the official ones and their SIREN. Doubt is None, never a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from cpts_extract.models import LinkMethod
from cpts_extract.territory import gazetteer
from cpts_extract.territory.gazetteer import Intercommunality
from cpts_extract.territory.spelling import bracketed, plain, upright

_SMALL = frozenset("l le la les d de du des et en a".split())
_KINDS = frozenset(
    "communaute communautes commune communes agglomeration agglo metropole urbaine intercommunalite interco cc ca cu".split()
)
"""What an intercommunalité is called besides its own name."""
_LEFT_OUT = frozenset({"pays", "grand", "region", "territoire"})
_WRITTEN_KIND = (
    (re.compile(r"\bcc\b|\bcommunaute de communes\b"), "CC"),
    (re.compile(r"\bca\b|\bcommunaute d agglomeration\b"), "CA"),
    (re.compile(r"\bcu\b|\bcommunaute urbaine\b"), "CU"),
)


@dataclass(frozen=True, slots=True)
class EpciLink:
    """LinkMethod a name was linked; ``siren``, ``name`` and ``vintage`` are None where it was not."""

    written: str
    how: LinkMethod
    siren: str | None = None
    name: str | None = None
    """The official name in that vintage: "CA Saumur Val de Loire"."""
    vintage: int | None = None


def own_words(name: str) -> str:
    """Give the words that tell an intercommunalité from others, sorted.

    >>> own_words("CA Lannion-Trégor Communauté") == own_words("Lannion Trégor")
    True
    >>> own_words("Communauté de communes de l'Oust à Brocéliande"), own_words("Métropole")
    ('broceliande oust', 'metropole')
    """
    words = [word for word in plain(name).split() if word not in _SMALL]
    return " ".join(sorted({word for word in words if word not in _KINDS} or set(words)))


def link_epcis(
    names: Sequence[str], vintage: int, departments: Collection[str] = (), communes: Collection[str] = ()
) -> tuple[EpciLink, ...]:
    """Link each name, in the list's order.

    Namesakes are told by ``departments``, where the territory lies, and by ``communes``, codes of some that it holds.

    >>> [(link.siren, link.name) for link in link_epcis(["agglomération Saumur Val de Loire"], 2021)]
    [('200071876', 'CA Saumur Val de Loire')]
    """
    return tuple(_link(name, vintage, frozenset(departments), frozenset(communes)) for name in names)


def _link(written: str, vintage: int, departments: frozenset[str], communes: frozenset[str]) -> EpciLink:
    years = sorted(gazetteer.VINTAGES, key=lambda year: (abs(year - vintage), year))
    around = frozenset().union(*(gazetteer.neighbours().get(d, frozenset()) for d in departments))
    elsewhere = False
    for year in years:
        found = next((known for form in _forms(written) if (known := _by_words(year).get(form))), ())
        near = [one for one in found if not departments or one.departments & departments]
        if not near and len(found) == 1 and found[0].departments & around:
            near = [*found]  # in a département beside: the territory may lie in two
        elsewhere = elsewhere or bool(found)
        one = _one(near, written, communes)
        if one is not None:
            how: LinkMethod = "former" if year < vintage else "exact" if one.name == written else "normalised"
            return EpciLink(written, how, one.siren, one.name, year)
        if near:
            return EpciLink(written, "ambiguous")
    if elsewhere or not departments:
        return EpciLink(written, "ambiguous" if elsewhere else "unknown")
    return _shortened(written, vintage, departments) or _misspelt(written, vintage, departments)


def _forms(name: str) -> tuple[str, ...]:
    """Give the own words of a name, with and without what stands in brackets: "CC du Pays Mornantais (COPAMO)"."""
    return tuple(dict.fromkeys((own_words(name), own_words(upright(name)))))


@cache
def _by_words(vintage: int) -> Mapping[str, tuple[Intercommunality, ...]]:
    """Give the intercommunalités of a vintage by their own words, and by the abbreviation that stands in brackets."""
    found: dict[str, list[Intercommunality]] = defaultdict(list)
    for one in gazetteer.epcis_of(vintage):
        for form in {*_forms(one.name), *map(own_words, bracketed(one.name))}:
            found[form].append(one)
    return {words: tuple(ones) for words, ones in found.items()}


def _one(found: list[Intercommunality], written: str, communes: frozenset[str]) -> Intercommunality | None:
    """Choose among namesakes: the one that holds most of the communes, then the one of the kind that is written."""
    if len(found) > 1 and communes:
        held = [len(one.members & communes) for one in found]
        found = [one for one, n in zip(found, held, strict=True) if n == max(held)]
    if len(found) > 1:
        spelt = plain(written)
        kinds = {kind for pattern, kind in _WRITTEN_KIND if pattern.search(spelt)}
        found = [one for one in found if one.kind in kinds] or found
    return found[0] if len(found) == 1 else None


def _shortened(written: str, vintage: int, departments: frozenset[str]) -> EpciLink | None:
    """Give the intercommunalité of which only "Pays" or "Grand" was left out: "Saint-Malo Agglomération".

    Without the word that says what it is, such a name may be a town's or a wider country's.
    """
    if not _KINDS & set(plain(written).split()):
        return None
    ours = set(own_words(written).split())
    near = {
        one
        for words, ones in _by_words(vintage).items()
        if ours < set(words.split()) and set(words.split()) - ours <= _LEFT_OUT
        for one in ones
        if one.departments & departments
    }
    if len(near) != 1:
        return None
    one = near.pop()
    return EpciLink(written, "normalised", one.siren, one.name, vintage)


def _misspelt(written: str, vintage: int, departments: frozenset[str]) -> EpciLink:
    """Give the intercommunalité of the territory whose name is spelt almost so, where there is one such."""
    ours = own_words(written)
    allowed = 0 if len(ours) < 8 else 1 if len(ours) < 12 else 2
    near = {
        one
        for words, ones in _by_words(vintage).items()
        if OSA.distance(ours.replace(" ", ""), words.replace(" ", "")) <= allowed
        for one in ones
        if one.departments & departments
    }
    if len(near) != 1:
        return EpciLink(written, "ambiguous" if near else "unknown")
    one = near.pop()
    return EpciLink(written, "misspelt", one.siren, one.name, vintage)

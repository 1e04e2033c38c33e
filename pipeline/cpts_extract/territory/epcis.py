"""Link the names of intercommunalités to the official ones and their SIREN. Doubt is None, never a guess."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from cpts_extract.models import LinkMethod
from cpts_extract.territory import gazetteer
from cpts_extract.territory.gazetteer import Intercommunality
from cpts_extract.territory.spelling import KINDS, own_words, plain, upright

_LEFT_OUT = frozenset({"pays", "grand", "region", "territoire"})
_WRITTEN_KIND = (
    (re.compile(r"\bcc\b|\bcommunaute de communes\b"), "CC"),
    (re.compile(r"\bca\b|\bcommunaute d agglomeration\b"), "CA"),
    (re.compile(r"\bcu\b|\bcommunaute urbaine\b"), "CU"),
)


@dataclass(frozen=True, slots=True)
class EpciLink:
    """How a name was linked; ``siren``, ``name`` and ``vintage`` are None where it was not."""

    written: str
    how: LinkMethod
    siren: str | None = None
    name: str | None = None
    """The official name in that vintage: "CA Quimper Bretagne Occidentale"."""
    vintage: int | None = None


def link_epcis(
    names: Sequence[str], vintage: int, departments: Collection[str] = (), communes: Collection[str] = ()
) -> tuple[EpciLink, ...]:
    """Link each name, in the list's order.

    Namesakes are told by ``departments``, where the territory lies, and by ``communes``, codes of some that it holds.

    >>> [(link.siren, link.name) for link in link_epcis(["agglomération Quimper Bretagne Occidentale"], 2021)]
    [('200068120', 'CA Quimper Bretagne Occidentale')]
    """
    return tuple(_link(name, vintage, frozenset(departments), frozenset(communes)) for name in names)


def _link(written: str, vintage: int, departments: frozenset[str], communes: frozenset[str]) -> EpciLink:
    years = sorted(gazetteer.VINTAGES, key=lambda year: (abs(year - vintage), year))
    around = gazetteer.near(departments)
    forms = (own_words(written), own_words(upright(written)))
    elsewhere = False
    for year in years:
        found = next((known for words in forms if (known := gazetteer.epcis_named(words, year))), ())
        near = [one for one in found if not departments or departments & set(one.departments)]
        if not near and len(found) == 1 and around & set(found[0].departments):
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


def _one(found: Sequence[Intercommunality], written: str, communes: frozenset[str]) -> Intercommunality | None:
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
    if not KINDS & set(plain(written).split()):
        return None
    ours = set(own_words(written).split())
    near = [
        one
        for one in gazetteer.epcis_in(departments, vintage)
        if any(ours < set(words.split()) and set(words.split()) - ours <= _LEFT_OUT for words in one.words)
    ]
    return EpciLink(written, "normalised", near[0].siren, near[0].name, vintage) if len(near) == 1 else None


def _misspelt(written: str, vintage: int, departments: frozenset[str]) -> EpciLink:
    """Give the intercommunalité of the territory whose name is spelt almost so, where there is one such."""
    ours = own_words(written)
    allowed = 0 if len(ours) < 8 else 1 if len(ours) < 12 else 2
    near = [
        one
        for one in gazetteer.epcis_in(departments, vintage)
        if any(OSA.distance(ours.replace(" ", ""), words.replace(" ", "")) <= allowed for words in one.words)
    ]
    if len(near) != 1:
        return EpciLink(written, "ambiguous" if near else "unknown")
    return EpciLink(written, "misspelt", near[0].siren, near[0].name, vintage)

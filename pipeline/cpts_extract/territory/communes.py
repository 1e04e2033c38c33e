"""Link the names of a territory's communes to the official ones. Doubt is None, never a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from cpts_extract.models import LinkMethod
from cpts_extract.territory import gazetteer
from cpts_extract.territory.context import Context, codes_of, home, named_epcis
from cpts_extract.territory.gazetteer import Place
from cpts_extract.territory.spelling import bracketed, key, plain, untitled, upright


@dataclass(frozen=True, slots=True)
class CommuneLink:
    """How a name was linked; ``code``, ``name``, ``vintage`` and ``within`` are None where it was not."""

    written: str
    how: LinkMethod
    code: str | None = None
    """INSEE code of what is named: of a delegated commune its own."""
    name: str | None = None
    """The official name."""
    vintage: int | None = None
    """Of the code officiel géographique that has it: the text's own, or the nearest one."""
    within: str | None = None
    """Code of the commune that holds a delegated one, or that took a former one's place; else of itself."""


def link_communes(names: Sequence[str], context: Context) -> tuple[CommuneLink, ...]:
    """Link each name of a territory's list, in the list's order.

    The département stated, the intercommunalités named and the other names of the list decide among namesakes.

    >>> where = Context(2021, department="29")
    >>> [(link.code, link.name, link.how) for link in link_communes(["ST-POL-DE-LEON", "Douarnennez"], where)]
    [('29259', 'Saint-Pol-de-Léon', 'normalised'), ('29046', 'Douarnenez', 'misspelt')]
    """
    vintage = gazetteer.of_communes(context.vintage)
    asked = [_asked(name) for name in names]
    found = [candidates for _, candidates in asked]
    departments = home(found, context)
    named = codes_of(named_epcis(context))
    links = [
        _chosen(name, written, places, departments, named, vintage)
        for name, (written, places) in zip(names, asked, strict=True)
    ]
    around = _around(links, context, vintage)
    links = [
        link
        if link.code
        else _chosen(link.written, written, places, departments, named | around, vintage)
        if places
        else _near(link, written, departments, named | around, {other.code for other in links}, vintage)
        for link, (written, places) in zip(links, asked, strict=True)
    ]
    return tuple(links)


def departments_of(names: Sequence[str], context: Context) -> frozenset[str]:
    """Tell the départements (their codes) that a list of communes lies in; none where nothing decides."""
    return home([places for _, places in map(_asked, names)], context)


def vintage_by(names: Sequence[str], context: Context) -> int:
    """Tell the vintage of a list that bears no date: the last of those in which most of its names are communes.

    >>> vintage_by(["Fleurigné", "Fougères"], Context(2026, department="35"))
    2023
    """
    asked = [places for _, places in map(_asked, names)]
    departments = home(asked, context)
    communes = [
        [(p.first, p.last) for p in places if p.kind == "commune" and p.department in departments] for places in asked
    ]
    standing = {
        year: sum([any(first <= year <= last for first, last in found) for found in communes])
        for year in gazetteer.VINTAGES
    }
    return max(gazetteer.VINTAGES, key=lambda year: (standing[year], year))


@lru_cache(maxsize=1 << 12)  # one list is asked for its départements, its vintage and its links
def _asked(name: str) -> tuple[str, tuple[Place, ...]]:
    """Give a name as it is asked for, and all places in France that bear it."""
    straight = upright(name)
    # A few official names have brackets of their own: "Bors (Canton de Tude-et-Lavalette)".
    for form in (*((name,) if bracketed(name) else ()), straight, untitled(straight)):
        places = gazetteer.places(key(form))
        if places:
            return form, _of_bracketed_department(name, places)
    return untitled(straight), ()


def _of_bracketed_department(name: str, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Keep the places of the département that stands in brackets behind a name: "Arc (49)"."""
    inside = bracketed(name)
    return tuple(p for p in places if p.department in inside) or places


# ---- one name, several places -----------------------------------------------------------------------------------


def _chosen(
    written: str,
    asked: str,
    places: tuple[Place, ...],
    departments: frozenset[str],
    members: frozenset[str],
    vintage: int,
) -> CommuneLink:
    """Choose among the places that bear a name: those of a named intercommunalité, else those of the départements."""
    if not places:
        return CommuneLink(written, "unknown")
    inside = [p for p in places if p.code in members or p.parent in members]
    pool = inside or [p for p in places if p.department in departments]
    if not pool and not departments and len({p.department for p in places}) == 1:
        # The only one in France, and nothing speaks against it; but a word that differs would: "Arcy-de-la-Motte".
        pool = [p for p in places if plain(p.name) == plain(asked)]
    standing = [p for p in pool if not p.past] or pool
    pool = [p for p in standing if plain(p.name) == plain(asked)] or standing
    if not pool:
        return CommuneLink(written, "ambiguous")
    place = pool[0]
    if len(pool) > 1:
        place = min(pool, key=lambda p: _rank(p, vintage))
        best = _rank(place, vintage)
        if any(p.code != place.code and _rank(p, vintage) == best for p in pool):
            return CommuneLink(written, "ambiguous")
    how: LinkMethod = "exact" if place.name == asked.replace("’", "'") == written.replace("’", "'") else "normalised"
    return _linked(written, place, how, vintage)


def _rank(place: Place, vintage: int) -> tuple[int, int]:
    """Rank what a name most likely means: a commune of the day, a part of one, a commune of another day."""
    distance = max(place.first - vintage, vintage - place.last, 0)
    if place.kind in {"commune", "arrondissement"}:
        return (0 if distance == 0 else 2), distance
    return (1 if distance == 0 else 3), distance


def _linked(written: str, place: Place, how: LinkMethod, vintage: int) -> CommuneLink:
    year = gazetteer.VINTAGES[0] if place.past else min(max(vintage, place.first), place.last)
    today = _today(place, vintage)
    if how != "misspelt":
        if place.kind in {"deleguee", "associee", "arrondissement"}:
            how = "delegated"
        elif place.past or place.last < vintage:
            how = "former"
    if place.kind == "renommee" and today:
        return CommuneLink(written, how, today.code, today.name, vintage, today.code)
    holder = today.parent or today.code if today else place.code
    return CommuneLink(written, how, place.code, place.name, year, place.parent or holder)


def _today(place: Place, vintage: int) -> Place | None:
    """Give what has a former place's code at the vintage: a commune rather than a part of one of the same code."""
    if place.stands(vintage) or (not place.past and place.last > vintage):
        return place
    same = [p for p in gazetteer.communes_of(place.department) if p.code == place.code and p.stands(vintage)]
    return min(same, key=lambda p: p.kind != "commune", default=None)


# ---- the names around -------------------------------------------------------------------------------------------


def _around(links: Collection[CommuneLink], context: Context, vintage: int) -> frozenset[str]:
    """Give the communes of the intercommunalités that two or more of the linked names belong to."""
    departments = frozenset(gazetteer.department_of(link.within) for link in links if link.within)
    of = gazetteer.epci_by_commune(departments, vintage)
    count = Counter(of[link.within] for link in links if link.within and link.within in of)
    sirens = tuple(siren for siren, names in count.items() if names >= 2)
    return codes_of(named_epcis(replace(context, vintage=vintage, epcis=sirens))) if sirens else frozenset()


def _near(
    link: CommuneLink,
    asked: str,
    departments: frozenset[str],
    members: frozenset[str],
    taken: set[str | None],
    vintage: int,
) -> CommuneLink:
    """Give the place of the territory whose name is spelt almost so, where one is and no other is nearly as near."""
    ours = key(asked)
    allowed = _allowed(ours)
    if not allowed:
        return link
    near: dict[str, tuple[int, Place]] = {}
    for department in departments:
        for letters, place in _spelt(department):
            if not place.stands(vintage) or place.kind == "arrondissement":
                continue
            distance = OSA.distance(ours, letters, score_cutoff=allowed + 2)
            if place.code not in near or distance < near[place.code][0]:
                near[place.code] = (distance, place)
    ranked = sorted(near.values(), key=lambda item: (item[0], item[1].code))
    if not ranked or ranked[0][0] > allowed:
        return link
    (distance, place), *others = ranked
    inside = bool({place.code, place.parent} & members)
    rivals = [p for d, p in others if d <= distance + (0 if inside else 1)]
    if rivals or place.code in taken:
        return replace(link, how="ambiguous")
    return _linked(link.written, place, "misspelt", vintage)


@cache
def _spelt(department: str) -> tuple[tuple[str, Place], ...]:
    return tuple((key(place.name), place) for place in gazetteer.communes_of(department))


def _allowed(letters: str) -> int:
    """Tell how many letters may differ: none in a short name, up to three in a long one; "Saint" does not count."""
    own = len(letters.removeprefix("sainte").removeprefix("saint"))
    return 0 if own < 6 else 1 if own < 9 else 2 if own < 15 else 3

"""What is known of a territory besides the names to be linked, and the départements that follow from both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cpts_extract.territory import gazetteer
from cpts_extract.territory.gazetteer import Place


@dataclass(frozen=True, slots=True)
class Context:
    """Where a list of names stands: the vintage of the text, and what it says of the territory, in codes."""

    vintage: int
    department: str | None = None
    region: str | None = None
    epcis: tuple[str, ...] = ()
    """SIREN numbers of the intercommunalités named."""


Candidates = Sequence[tuple[Place, ...]]
"""Of each name of a list, all places in France that bear it."""

_SHARE = 0.6
"""What part of a list a département must explain to be told from the list alone."""
_COINCIDENCE = 0.4
"""A stated département that explains less than this part of what another does is about something else."""


def home(candidates: Candidates, context: Context) -> frozenset[str]:
    """Tell the départements that a list of communes lies in: the one stated, else the one that explains most of the list,
    and each other that explains names which those do not.

    Empty where nothing decides.
    """
    first = _first(candidates, context)
    if first is None:
        return frozenset()
    return _widened(candidates, frozenset({first}), context)


def _first(candidates: Candidates, context: Context) -> str | None:
    votes = _votes(candidates)
    stated = context.department
    ranked = votes.most_common(2)
    if stated:
        if ranked and ranked[0][1] >= 3 and votes[stated] < _COINCIDENCE * ranked[0][1]:
            return ranked[0][0]
        return stated
    within = {d: n for d, n in votes.items() if d in gazetteer.departments_in(context.region)}
    named = _named_epcis(context)
    tied = {d: n for d, n in votes.items() if d in named}
    pool = Counter(tied or within or votes)
    ranked = pool.most_common(2)
    if not ranked:
        return next(iter(named)) if len(named) == 1 else None
    (best, most), *others = ranked
    if others and others[0][1] == most:
        return None
    alone = 1 if tied or within else 2  # a single name tells no département, where nothing else points to it
    return best if most >= max(_SHARE * len(candidates), alone) else None


def _votes(candidates: Candidates) -> Counter[str]:
    """Count for each département the names that it has; a part of a commune, or a former one, counts half."""
    votes: Counter[str] = Counter()
    for found in candidates:
        worth: dict[str, float] = {}
        for place in found:
            worth[place.department] = max(worth.get(place.department, 0), 1 if place.kind == "commune" else 0.5)
        for department, value in worth.items():
            votes[department] += value  # type: ignore[assignment]
    return votes


def _named_epcis(context: Context) -> frozenset[str]:
    return frozenset(d for one in named_epcis(context) for d in one.departments)


def named_epcis(context: Context) -> tuple[gazetteer.Intercommunality, ...]:
    """Give the intercommunalités of a context as they were in its vintage, or else in the last that has them."""
    found = []
    for siren in context.epcis:
        years = sorted(gazetteer.VINTAGES, key=lambda year: (year != context.vintage, -year))
        found += [one for year in years if (one := gazetteer.epci(siren, year))][:1]
    return tuple(found)


def _widened(candidates: Candidates, known: frozenset[str], context: Context) -> frozenset[str]:
    """Add the départements of names that the known ones do not have: near ones for two such names, far ones for more."""
    while len(known) < 4:
        rest = [found for found in candidates if found and not {p.department for p in found} & known]
        count: Counter[str] = Counter()
        weight: Counter[str] = Counter()
        for found in rest:
            departments = {p.department for p in found}
            count.update(departments)
            for d in departments:
                weight[d] += 1 / len(departments)  # type: ignore[assignment]
        if not rest:
            break
        near, joined = gazetteer.near(known), _named_epcis(context)
        more = [
            d
            for d in count
            if d in joined or (d in near and count[d] >= 2 and weight[d] >= 1) or (count[d] >= 3 and weight[d] >= 2.5)
        ]
        if not more:
            break
        known |= {max(more, key=lambda d: (count[d], weight[d], d))}
    return known


def codes_of(epcis: Iterable[gazetteer.Intercommunality]) -> frozenset[str]:
    """Give the codes of the communes of intercommunalités."""
    return frozenset(code for one in epcis for code in one.members)

"""The départements that a CPTS lies in, by all that its release says of it: to tell namesakes apart, not to state them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from cpts_extract.models import Cpts
from cpts_extract.territory import gazetteer
from cpts_extract.territory.spelling import key, upright

_NAME = re.compile(r"(?<![\w-])(?:L[ea]s?[ -]|L['’])?[A-ZÀ-ÖŒ][\w'’]+(?:-[\w'’]+)*")
"""What may be the name of a commune: a word with a capital, with what hyphens join to it."""
_RARE = 3
"""Départements that a name may stand in to tell anything."""
_LEAD = 2.5
"""How many times the names of any other département those of the one must be."""


def located(entry: Cpts, text: str = "") -> tuple[str, ...]:
    """Give the codes of the départements of an entry, the surest first; its places must be linked.

    The one stated, those of its communes, else those of its intercommunalités, else that of the place of signature, where
    no other département has a commune of that name, else (of a subject) that in which the towns lie that the text names.
    """
    stated = [entry.department.code] if entry.department and entry.department.code else []
    found = [*stated, *(_of_communes(entry) or _of_epcis(entry))] or _of_signature(entry)
    return tuple(dict.fromkeys(found or (_of_text(text) if entry.subject else [])))


def _of_communes(entry: Cpts) -> list[str]:
    counts = Counter(gazetteer.department_of(one.insee) for one in entry.communes if one.insee)
    return [department for department, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _of_epcis(entry: Cpts) -> list[str]:
    found = [gazetteer.epci(one.siren, one.vintage) for one in entry.epcis if one.siren and one.vintage]
    counts = Counter(department for one in found if one for department in one.departments)
    return [department for department, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _of_signature(entry: Cpts) -> list[str]:
    if not entry.signature_place:
        return []
    places = gazetteer.places(key(upright(entry.signature_place)))
    departments = {place.department for place in places if place.kind == "commune"}
    return sorted(departments) if len(departments) == 1 else []


def _of_text(text: str) -> list[str]:
    """Give the département that two names of communes or more point to, where no other is near.

    >>> _of_text("La CPTS se réunit à Morlaix. Contact : maison de santé de Roscoff"), _of_text("Santé à Paris")
    (['29'], [])
    """
    names: dict[str, set[str]] = defaultdict(set)
    weight: Counter[str] = Counter()
    for name in sorted({found[0] for found in _NAME.finditer(text)}):
        departments = {place.department for place in gazetteer.places(key(upright(name))) if place.kind == "commune"}
        if len(name) > _RARE and len(departments) <= _RARE:
            for department in departments:
                names[department].add(name)
                weight[department] += 1 / len(departments)  # type: ignore[assignment]
    (first, most), (_, second) = [*weight.most_common(2), ("", 0), ("", 0)][:2]
    return [first] if most >= max(2, _LEAD * second) and len(names[first]) > 1 else []

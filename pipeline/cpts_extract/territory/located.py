"""The départements that a CPTS lies in, by all that its release says of it: to tell namesakes apart, not to state them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cpts_extract.models import Cpts
from cpts_extract.territory import gazetteer
from cpts_extract.territory.spelling import key, upright


def located(entry: Cpts) -> tuple[str, ...]:
    """Give the codes of the départements of an entry, the surest first; its places must be linked.

    The one stated, those of its communes, else those of its intercommunalités, else that of the place of signature, where
    no other département has a commune of that name.
    """
    stated = [entry.department.code] if entry.department and entry.department.code else []
    return tuple(dict.fromkeys([*stated, *(_of_communes(entry) or _of_epcis(entry) or _of_signature(entry, stated))]))


def _of_communes(entry: Cpts) -> list[str]:
    counts = Counter(gazetteer.department_of(one.insee) for one in entry.communes if one.insee)
    return [department for department, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _of_epcis(entry: Cpts) -> list[str]:
    found = [gazetteer.epci(one.siren, one.vintage) for one in entry.epcis if one.siren and one.vintage]
    counts = Counter(department for one in found if one for department in one.departments)
    return [department for department, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _of_signature(entry: Cpts, stated: Iterable[str]) -> list[str]:
    if stated or not entry.signature_place:
        return []
    places = gazetteer.places(key(upright(entry.signature_place)))
    departments = {place.department for place in places if place.kind == "commune"}
    return sorted(departments) if len(departments) == 1 else []

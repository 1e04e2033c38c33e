"""Link the places of a release's record to their codes: the stage between resolve and load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cpts_extract.models import Commune, Cpts, Epci, Evidence, Extraction, Warning
from cpts_extract.territory import gazetteer
from cpts_extract.territory.communes import CommuneLink, departments_of, link_communes, vintage_by
from cpts_extract.territory.context import Context
from cpts_extract.territory.epcis import EpciLink, link_epcis
from cpts_extract.territory.located import located

Proofs = dict[str, tuple[Evidence, ...]]


def link(extraction: Extraction, text: str = "") -> Extraction:
    """Give each commune its official name and INSEE code and each intercommunalité its SIREN, where they can be told.

    A commune named twice in two spellings becomes one, with the quotations of both. Names that were corrected, and names
    that could not be told, are warned of. The release's ``text`` serves to locate a CPTS that no place of its own locates.
    """
    record = extraction.record
    linked = [_linked(entry, record.released) for entry in record.cpts]
    entries = [replace(entry, located=found) if (found := located(entry, text)) else entry for entry, _ in linked]
    warnings = [*record.warnings, *(warning for _, warned in linked for warning in warned)]
    return Extraction(replace(record, cpts=tuple(entries), warnings=tuple(warnings)), extraction.candidates)


def _linked(entry: Cpts, released: str | None) -> tuple[Cpts, list[Warning]]:
    """Give an entry with its places linked, and what has to be said of them."""
    if not entry.communes and not entry.epcis:
        return entry, []  # the gazetteer is not even read
    date = released or entry.signature_date or entry.founded
    context = Context(
        gazetteer.vintage_of(date),
        entry.department.code if entry.department else None,
        entry.region.code if entry.region else None,
    )
    names = [commune.name for commune in entry.communes]
    if date is None:
        context = replace(context, vintage=vintage_by(names, context))
    epcis: tuple[EpciLink, ...] = ()
    if entry.epcis:
        epcis = link_epcis([epci.name for epci in entry.epcis], context.vintage, departments_of(names, context))
    if sirens := tuple(one.siren for one in epcis if one.siren):
        context = replace(context, epcis=sirens)
    communes = link_communes(names, context)
    warnings = [
        *_warnings("communes", communes, entry, context.vintage),
        *_warnings("epcis", epcis, entry, context.vintage),
    ]
    kept, proofs = _merged(communes, entry.evidence)
    return replace(entry, communes=kept, epcis=tuple(map(_epci, epcis)), evidence=proofs), warnings


def _merged(links: Sequence[CommuneLink], evidence: Proofs) -> tuple[tuple[Commune, ...], Proofs]:
    """Give each commune once, with all the quotations that name it; the keys of the evidence follow."""
    groups: dict[tuple[str, str | int], tuple[Commune, list[int]]] = {}
    for number, one in enumerate(links):
        commune = Commune(one.name or one.written, one.code, one.within, one.how, one.vintage)
        same = (commune.insee, commune.name) if commune.insee else ("", number)
        groups.setdefault(same, (commune, []))[1].append(number)
    proofs = {key: value for key, value in evidence.items() if not key.startswith("communes.")}
    for position, (_, numbers) in enumerate(groups.values()):
        found = [proof for number in numbers for proof in evidence.get(f"communes.{number}", ())]
        if found:
            proofs[f"communes.{position}"] = tuple(found)
    return tuple(commune for commune, _ in groups.values()), proofs


def _epci(one: EpciLink) -> Epci:
    # The official names begin with an abbreviation that nobody says ("CA Quimper Bretagne Occidentale"): the written one stays.
    return Epci(one.written, one.siren, one.how, one.vintage)


# ---- what has to be said ----------------------------------------------------------------------------------------

_NAMES = {"communes": ("commune", "commune"), "epcis": ("epci", "intercommunalité")}


def _warnings(field: str, links: Iterable[CommuneLink | EpciLink], entry: Cpts, vintage: int) -> Iterator[Warning]:
    code, noun = _NAMES[field]
    for number, one in enumerate(links):
        said = {
            "misspelt": f"“{one.written}” is read as {one.name}, the only {noun} of the territory that is spelt nearly so",
            "unknown": f"“{one.written}” is the name of no {noun}",
            "ambiguous": f"nothing tells which {noun} “{one.written}” is",
        }.get(one.how)
        if said:
            proofs = entry.evidence.get(f"{field}.{number}") or (None,)
            source = f"{noun}s of the COG {one.vintage or vintage}"
            yield Warning(f"{code}_{one.how}", said, field, proofs[0], one.written, one.name, source)

"""Bring an extracted record into the shape that is compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from pathlib import PurePath
from typing import Any

from cpts_extract.evaluate.keys import cpts_words, epci_words, place_key
from cpts_extract.evaluate.stated import PLAIN, QUANTITIES, Entry, Sheet, Stated, unique
from cpts_extract.models import Cpts, Evidence, Extraction, Funding, Record

Sentences = dict[tuple[str, int, int], str]


def sheet(extraction: Extraction) -> Sheet:
    """Bring a record into the shape that is compared, each value with the sentence that says it."""
    record = extraction.record
    said = {(c.field, c.evidence.start, c.evidence.end): c.sentence for c in extraction.candidates if c.kept}
    whole = Entry(None, (), True, {name: unique(values) for name, values in _whole(record, said).items()})
    return Sheet(PurePath(record.source).stem, tuple(_entry(cpts, said) for cpts in record.cpts), whole)


def _whole(record: Record, said: Sentences) -> dict[str, list[Stated]]:
    made = _Maker(record, said)
    return {
        "released": made.one("released", record.released, record.released),
        "kind": [Stated(record.kind, record.kind)],
        "mentioned": [Stated(cpts_words(name), name) for name in record.mentioned],
        "scheme_funding": made.sums("scheme_funding", record.scheme_funding),
        "aggregates": made.many(
            "aggregates",
            (
                ((place_key(a.scope), a.indicator, float(a.value)), f"{a.scope}: {a.indicator} {a.value:g}")
                for a in record.aggregates
            ),
        ),
    }


def _entry(cpts: Cpts, said: Sentences) -> Entry:
    made = _Maker(cpts, said)
    stated = {name: made.one(name, getattr(cpts, name), getattr(cpts, name)) for name in PLAIN}
    for name in QUANTITIES:
        quantity = getattr(cpts, name)
        if quantity:
            stated[name] = made.one(name, quantity.value, quantity.value, quantity.bound)
    for name in ("department", "region"):
        area = getattr(cpts, name)
        if area:
            stated[name] = made.one(name, place_key(area.name), area.name)
    if cpts.signature_place:
        stated["signature_place"] = made.one("signature_place", place_key(cpts.signature_place), cpts.signature_place)
    if cpts.ordinal:
        rank, scope = cpts.ordinal.rank, cpts.ordinal.scope
        stated["ordinal"] = made.one("ordinal", (rank, place_key(scope or "")), f"{rank} of {scope}")
    stated["communes"] = made.many("communes", ((place_key(c.name), c.name) for c in cpts.communes))
    stated["epcis"] = made.many("epcis", ((epci_words(e.name), e.name) for e in cpts.epcis))
    stated["funding"] = made.sums("funding", cpts.funding)
    purposes = (((f.amount, f.purpose), f"{f.amount} {f.purpose}") for f in cpts.funding)
    stated["funding_purpose"] = made.many("funding", purposes)
    stated["missions"] = made.many("missions", ((m.category, m.category) for m in cpts.missions))
    names = tuple(name for name in (cpts.name, *cpts.aliases) if name)
    proof = cpts.evidence.get("name", ())
    quoted = proof[0].text if proof else ""
    return Entry(
        cpts.name,
        names,
        cpts.subject,
        {name: unique(values) for name, values in stated.items()},
        proof=quoted,
        evidence=proof,
    )


class _Maker:
    """Makes values with the proof that a record, or an entry of it, has for them."""

    def __init__(self, holder: Cpts | Record, said: Sentences) -> None:
        self.evidence = holder.evidence
        self.said = said

    def one(self, name: str, key: Hashable, shown: Any, bound: str | None = None) -> list[Stated]:
        if key is None:
            return []
        return [self._made(name, name, key, str(shown), bound)]

    def many(self, name: str, items: Iterable[tuple[Hashable, str]]) -> list[Stated]:
        return [self._made(name, f"{name}.{number}", key, shown) for number, (key, shown) in enumerate(items)]

    def sums(self, name: str, items: tuple[Funding, ...]) -> list[Stated]:
        return self.many(
            name,
            (
                ((f.amount, f.amount_max), f"{f.amount} to {f.amount_max}" if f.amount_max else str(f.amount))
                for f in items
            ),
        )

    def _made(self, name: str, place: str, key: Hashable, shown: str, bound: str | None = None) -> Stated:
        evidence: tuple[Evidence, ...] = self.evidence.get(place, ())
        proof = ""
        if evidence:
            first = evidence[0]
            proof = self.said.get((name, first.start, first.end), first.text)
        return Stated(key, shown, proof, bound=bound, evidence=evidence)

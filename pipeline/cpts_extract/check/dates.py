"""Dates that contradict one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cpts_extract.check.finding import finding, quoted
from cpts_extract.models import Cpts, Evidence, Extraction, Warning
from cpts_extract.read.characters import fold

_DONE = re.compile(
    r"\b(?:a|ont|avons|avez|ai)(?: \w+ment| tous| toutes)* (?:ete |enfin |deja )?"
    r"(?:sign|paraph|conclu|contractualis|officialis|ratifi|scell|appos)(?:e|ee|es|ees|u|ue)?\b"
    r"|\bvien(?:t|nent) de (?:signer|parapher|conclure|contractualiser)\b"
)
"""Folded words of a signing that is past."""
_AHEAD = re.compile(
    r"\b\w+(?:era|eront|dra|dront|ira|iront|ra lieu|rons)\b|\bproch\w+|\bd(?:oit|oivent|evrait|evraient) \w+"
    r"|\bva \w+r\b|\bvont \w+r\b|\bprevu\w*|\ba venir\b|\bfutur\w*"
)
"""Folded words of one that is to come."""
_ANNOUNCED = timedelta(days=366)
"""How long before it a signing may be announced."""


def findings(entry: Cpts, extraction: Extraction) -> Iterator[Warning]:
    """Yield a signature after the release that is told as past or more than a year ahead, and a founding after a signature."""
    signed, released = entry.signature_date, extraction.record.released
    if signed and released and _later(signed, released):
        past = _told_as_past(entry, extraction)
        if past or _first(signed) - _first(released) > _ANNOUNCED:
            yield finding(
                "signature_after_release", entry, "signature_date",
                f"signed on {signed}" if past else f"to be signed on {signed}",
                f"a date no later than {released}" if past else f"a date within a year of {released}",
                _bears(extraction.record.evidence.get("released", ())),
            )  # fmt: skip
    if signed and entry.founded and _later(entry.founded, signed):
        yield finding(
            "founded_after_signature", entry, "founded", f"founded on {entry.founded}", f"a date no later than {signed}",
            quoted(entry, "signature_date"),
        )  # fmt: skip


def _later(one: str, other: str) -> bool:
    """Tell whether a date is surely later than another, each cut to what is known."""
    return one[: len(other)] > other[: len(one)]


def _first(iso: str) -> date:
    return date.fromisoformat(iso + "-01-01"[: 10 - len(iso)])


def _told_as_past(entry: Cpts, extraction: Extraction) -> bool:
    """Tell whether the sentences that date the signing say that it has been, and none that it will be."""
    places = {(proof.start, proof.end) for proof in entry.evidence.get("signature_date", ())}
    said = [
        fold(" ".join(one.sentence.split()))
        for one in extraction.of("signature_date")
        if one.kept and (one.evidence.start, one.evidence.end) in places
    ]
    return any(map(_DONE.search, said)) and not any(map(_AHEAD.search, said))


def _bears(proofs: tuple[Evidence, ...]) -> str:
    return f"the release's own date: “{' '.join(proofs[0].text.split())}”" if proofs else "the release's own date"

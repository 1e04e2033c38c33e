"""Candidates for what the record tells of a release without weighing rivals: its kind, its subjects, its warnings."""

from __future__ import annotations

from collections.abc import Iterator

from cpts_extract.models import Candidate, Document, Evidence, Record

_KINDS = {
    "communique": "its head calls it a communiqué, or the Assurance Maladie speaks in it and nobody is quoted at length",
    "news": "it is dated as published or edited, or it quotes somebody at length",
    "leaflet": "most of it is headings, or it calls itself a leaflet",
    "page": "it speaks of “nous” under headings, or bears no sign of another kind",
    "generic": "it names no CPTS of its own",
}


def told(document: Document, record: Record, field: str) -> Iterator[Candidate]:
    """Yield what the record holds of ``kind``, ``subject`` or ``warnings``, each with why; nothing for other fields."""
    first = Evidence("", 0, 0, (), "none", 0.5)
    if field == "kind":
        yield Candidate(field, record.kind, first, "", None, True, _KINDS[record.kind])
    elif field == "subject":
        for entry in record.cpts:
            (proof, *_) = entry.evidence.get("name", (first,))
            why = (
                "the title or most of the text names it"
                if entry.subject
                else "others are named more, and the title is not"
            )
            yield Candidate(field, entry.subject, proof, "", entry.name, True, why)
    elif field == "warnings":
        for warning in record.warnings:
            about = f"about {warning.field}" if warning.field else "about the release"
            yield Candidate(
                field, f"{warning.code}: {warning.message}", warning.evidence or first, "", None, True, about
            )

"""How one value of the record becomes the columns of one row: what the tables of ``schema`` name as their rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

from cpts_extract.load.declare import Row, Rows
from cpts_extract.load.facts import (
    Convert,
    Facts,
    Irrelevant,
    Read,
    Unreadable,
    cpts_id,
    evidence_id,
    fact_id,
    first_day,
    owner,
    precision,
    proof_columns,
    proofs,
)
from cpts_extract.models import Aggregate, Evidence, Milestone, Mission, PopulationVerdict, Warning
from cpts_extract.values.cpts_name import name_key

# ---- rows that are no single field's ----------------------------------------------------------------------------


def release(facts: Facts) -> Iterator[Row]:
    """Make the one row of the release itself."""
    read = facts.read
    record, document = (read.record, read.document) if isinstance(read, Read) else (None, None)
    known = record.evidence if record else {}
    released = record.released if record else None
    yield {
        "release_id": facts.release_id,
        "run_id": facts.run.run_id,
        "source": read.source,
        **_how(read),
        "lost": None,
        "size": facts.stamp and facts.stamp.size,
        "mtime_ns": facts.stamp and facts.stamp.mtime_ns,
        "media": document.media if document else None,
        "pages": facts.pages or None,
        "kind": record.kind if record else None,
        "title": record.title if record else None,
        **proof_columns(facts, None, "title", known, "title_"),
        "released": released,
        "released_precision": precision(released),
        "released_first": first_day(released),
        **proof_columns(facts, None, "released", known, "released_"),
        "text": facts.text,
        "extracted_at": facts.run.at,
        "fingerprint": facts.run.fingerprint,
        "project_version": facts.run.project_version,
    }


def _how(read: Read | Unreadable | Irrelevant) -> Row:
    match read:
        case Read(document=document):
            reason = "; ".join(document.problems) or None
            return {"status": document.status, "reason": reason, "sha256": document.sha256}
        case Unreadable(reason=reason, sha256=sha256):
            return {"status": "unreadable", "reason": reason, "sha256": sha256}
        case Irrelevant(sha256=sha256):
            return {"status": "irrelevant", "reason": "says nothing of CPTS", "sha256": sha256}


def entry(facts: Facts) -> Iterator[Row]:
    """Make a row for each CPTS of which the release states something."""
    for position, (entry_id, entry) in enumerate(facts.entries):
        yield {
            "entry_id": entry_id,
            "cpts_id": cpts_id(entry, entry_id),
            "own_id": cpts_id(entry, entry_id),
            "release_id": facts.release_id,
            "position": position,
            "subject": entry.subject,
            "name": entry.name,
            "name_key": None if entry.name is None else name_key(entry.name),
            "departments": list(entry.located),
            **proof_columns(facts, entry_id, "name", entry.evidence),
        }


def cpts_name(facts: Facts) -> Iterator[Row]:
    """Make a row for the name of each CPTS entry, and for each of its aliases."""
    for entry_id, entry in facts.entries:
        forms = [("name", entry.name)] if entry.name is not None else []
        forms += [(f"aliases.{n}", alias) for n, alias in enumerate(entry.aliases)]
        for key, name in forms:
            yield {
                "fact_id": fact_id(facts, entry_id, key),
                "release_id": facts.release_id,
                **owner(facts, entry_id),
                "name": name,
                "is_alias": key != "name",
                "name_key": name_key(name),
                **proof_columns(facts, entry_id, key, entry.evidence),
            }


def signature(facts: Facts) -> Iterator[Row]:
    """Make a row for each CPTS entry of which a date or a place of signature is stated."""
    for entry_id, entry in facts.entries:
        if entry.signature_date is None and entry.signature_place is None:
            continue
        # A place without a date is proved by its own quotation: the row must not stand without any.
        key = "signature_place" if entry.signature_date is None else "signature_date"
        place = proof_columns(facts, entry_id, "signature_place", entry.evidence, "place_")
        yield {
            "fact_id": fact_id(facts, entry_id, key),
            "release_id": facts.release_id,
            **owner(facts, entry_id),
            **date(facts, entry.signature_date),
            "place": entry.signature_place,
            **place,
            **proof_columns(facts, entry_id, key, entry.evidence),
        }


def population(facts: Facts) -> Iterator[Row]:
    """Make a row for each CPTS entry of which a population is stated, with what the official figures say of it."""
    for entry_id, entry in facts.entries:
        if entry.population is None:
            continue
        yield {
            "fact_id": fact_id(facts, entry_id, "population"),
            "release_id": facts.release_id,
            **owner(facts, entry_id),
            **asdict(entry.population),
            **verdict_columns(entry.population_verdict),
            **proof_columns(facts, entry_id, "population", entry.evidence),
        }


def verdict_columns(verdict: PopulationVerdict | None) -> Row:
    """Give the columns that tell what the official figures say of a population."""
    return {
        "verdict": verdict and verdict.how,
        "official": verdict and verdict.official,
        "official_vintage": verdict and verdict.vintage,
        "official_kind": verdict and verdict.kind,
        "official_of": verdict and verdict.of,
        "difference_percent": verdict and verdict.difference_percent,
        "verdict_reason": verdict and verdict.reason,
    }


def evidence(facts: Facts) -> Iterator[Row]:
    """Make a row for each quotation, in the words of the masked text."""
    text = facts.text or ""
    for entry_id, key, rank, proof in proofs(facts):
        yield {
            "evidence_id": evidence_id(facts, entry_id, key, rank),
            "release_id": facts.release_id,
            **owner(facts, entry_id),
            "field": key,
            "fact_id": fact_id(facts, entry_id, key),
            "rank": rank,
            "start": proof.start,
            "end": proof.end,
            "page": _page(text, proof, facts.pages),
            "boxes": [dict(zip(("page", "x0", "top", "x1", "bottom"), box, strict=True)) for box in proof.boxes],
            "quotation": text[proof.start : proof.end],
            "rule": proof.rule,
            "confidence": proof.confidence,
        }


def _page(text: str, proof: Evidence, pages: int) -> int | None:
    if proof.boxes:
        return proof.boxes[0][0]
    return text.count("\f", 0, proof.start) + 1 if pages else None


def both(first: Rows, second: Rows) -> Rows:
    """Join the rows of two fields that share a table."""
    return lambda facts: chain(first(facts), second(facts))


# ---- one value, one row -----------------------------------------------------------------------------------------


def single(column: str) -> Convert:
    """Put a plain value into the column named."""
    return lambda facts, value: {column: value}


def same(facts: Facts, value: Any) -> Row:
    """Take the attributes of a value for columns, as they are."""
    return asdict(value)


def date(facts: Facts, value: str | None) -> Row:
    return {"date": value, "precision": precision(value), "date_first": first_day(value)}


def mission(facts: Facts, value: Mission) -> Row:
    return {
        "category": value.category,
        "level": value.level,
        "title": value.title,
        "items": list(value.items),
    }


def milestone(facts: Facts, value: Milestone) -> Row:
    return {"event": value.event, **date(facts, value.date)}


def aggregate(facts: Facts, value: Aggregate) -> Row:
    return {**asdict(value), "as_of_first": first_day(value.as_of)}


def mentioned(facts: Facts, value: str) -> Row:
    return {"name": value, "name_key": name_key(value)}


def warning(facts: Facts, value: Warning) -> Row:
    return {
        "code": value.code,
        "message": value.message,
        "field": value.field,
        "found": value.found,
        "expected": value.expected,
        "expected_source": value.source,
    }

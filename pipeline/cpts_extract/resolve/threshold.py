"""Leave out of a record what is not sure enough for its reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from cpts_extract.models import Candidate, Candidates, Cpts, Evidence, Extraction, Record, Warning

_STAYS = frozenset({"name", "aliases", "subject", "evidence"})
"""What says which CPTS an entry is about: without it its other values would be nobody's."""


def at_least(extraction: Extraction, confidence: float) -> Extraction:
    """Give the extraction without the values below a confidence; each that goes leaves a warning ``low_confidence``.

    A value's confidence is that of the first of its quotations. Names stay, whatever theirs.
    """
    record = extraction.record
    dropped: list[Warning] = []
    entries = tuple(_judged_alone(_without(entry, _COLUMNS, confidence, dropped)) for entry in record.cpts)
    kept: Record = _without(record, ("released", "scheme_funding", "aggregates"), confidence, dropped)
    gone = {(w.field, w.evidence.start, w.evidence.end) for w in dropped if w.evidence}
    candidates = Candidates(lambda field: [_judged(one, gone, confidence) for one in extraction.of(field)])
    return Extraction(replace(kept, cpts=entries, warnings=(*record.warnings, *dropped)), candidates)


_COLUMNS = tuple(field.name for field in fields(Cpts) if field.name not in _STAYS)


def _without(holder: Any, names: Iterable[str], confidence: float, dropped: list[Warning]) -> Any:
    """Give an entry, or a record, without its values below a confidence; those of a list are counted anew."""
    changes: dict[str, Any] = {}
    evidence = dict(holder.evidence)
    for name in names:
        value = getattr(holder, name)
        if isinstance(value, tuple):
            proofs = [evidence.pop(f"{name}.{n}", ()) for n in range(len(value))]
            stay = [n for n, proof in enumerate(proofs) if not _doubtful(name, proof, confidence, dropped)]
            changes[name] = tuple(value[n] for n in stay)
            evidence |= {f"{name}.{place}": proofs[n] for place, n in enumerate(stay) if proofs[n]}
        elif value is not None and _doubtful(name, evidence.get(name, ()), confidence, dropped):
            changes[name] = None
            del evidence[name]
    return replace(holder, **changes, evidence=evidence)


def _judged_alone(entry: Cpts) -> Cpts:
    """Take the verdict on a population away with it."""
    return entry if entry.population else replace(entry, population_verdict=None)


def _doubtful(field: str, proof: tuple[Evidence, ...], confidence: float, dropped: list[Warning]) -> bool:
    if not proof or proof[0].confidence >= confidence:
        return False
    first = proof[0]
    message = f"“{' '.join(first.text.split())}” is left out: {first.confidence:.2f} sure, {confidence:g} asked for"
    dropped.append(Warning("low_confidence", message, field, first))
    return True


def _judged(candidate: Candidate, gone: set[tuple[str | None, int, int]], confidence: float) -> Candidate:
    proof = candidate.evidence
    if not candidate.kept or (candidate.field, proof.start, proof.end) not in gone:
        return candidate
    return replace(candidate, kept=False, reason=f"less sure than the {confidence:g} asked for")

"""Every value leads back to its words: checked on every release, for what was kept and for every candidate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Cpts, Document, Evidence, Extraction, Record
from cpts_extract.read import KNOWN_SUFFIXES, read_document
from cpts_extract.read.privacy import mask

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
UNPROVED = {"subject", "evidence", "population_verdict", "located"}
"""Of a CPTS: no values of the text."""
PROVED = ("title", "released", "mentioned", "scheme_funding", "aggregates")
"""Of the release."""


def releases(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in KNOWN_SUFFIXES]


def shared_releases() -> list[object]:
    folders = [SHARED / "seeds", SHARED / "dev" / "releases"]
    if not all(folder.is_dir() for folder in folders):
        return [pytest.param(None, marks=pytest.mark.skip(reason="../shared is not there"))]
    return list(releases(*folders))


def name(path: object) -> str:
    return path.stem if isinstance(path, Path) else "none"


@pytest.mark.parametrize("path", releases(ROOT / "corpus"), ids=name)
def test_every_value_of_the_corpus_is_proved(path: Path) -> None:
    assert_proved(path)


@pytest.mark.shared
@pytest.mark.parametrize("path", shared_releases(), ids=name)
def test_every_value_of_the_shared_releases_is_proved(path: Path) -> None:
    assert_proved(path)


def assert_proved(path: Path) -> None:
    document = read_document(path)
    extraction = extract(document)
    record = extraction.record
    assert sorted(record.evidence) == sorted(stated(record, PROVED))
    for cpts in record.cpts:
        names = tuple(field.name for field in fields(cpts) if field.name not in UNPROVED)
        assert sorted(cpts.evidence) == sorted(stated(cpts, names))
    assert [fault for where, proof in proofs(extraction) for fault in faults(document, where, proof)] == []


def stated(holder: Cpts | Record, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the evidence key of every value that a record states."""
    for field in names:
        value = getattr(holder, field)
        if isinstance(value, tuple):
            yield from (f"{field}.{number}" for number in range(len(value)))
        elif value is not None:
            yield field


def proofs(extraction: Extraction) -> Iterator[tuple[str, Evidence | None]]:
    """Yield every quotation with where it stands; None for a key that has none."""
    record = extraction.record
    for held in (record.evidence, *(cpts.evidence for cpts in record.cpts)):
        for key, quoted in held.items():
            yield from ((key, proof) for proof in quoted or (None,))
    for candidate in extraction.candidates:
        yield f"candidate {candidate.field}", candidate.evidence
    for warning in record.warnings:
        if warning.evidence:
            yield f"warning {warning.code}", warning.evidence


def faults(document: Document, where: str, proof: Evidence | None) -> Iterator[str]:
    if proof is None:
        yield f"{where}: no quotation"
        return
    if not proof.text.strip() or mask(document.text)[proof.start : proof.end] != proof.text:
        yield f"{where}: {proof.text!r} does not stand at {proof.start}"
    if bool(proof.boxes) != (document.media == "pdf"):
        yield f"{where}: {len(proof.boxes)} boxes in a {document.media}"
    if not 0 < proof.confidence <= 1:
        yield f"{where}: confidence {proof.confidence}"
    if not proof.rule:
        yield f"{where}: no rule"

"""A release as the loader walks it: its identifiers, its facts, and for each fact its proof.

Identifiers are made from the source's name and the fact's place in the record, nothing else: the same input gives the
same rows, and a link to a release survives a correction of the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from cpts_extract.identity.profile import own_id
from cpts_extract.load.declare import Row, Rows
from cpts_extract.models import Cpts, Document, Evidence, Record
from cpts_extract.values.cpts_name import name_key

Proofs = dict[str, tuple[Evidence, ...]]
Mask = Callable[[str], str]
"""What makes personal data illegible, character for character."""


class Stamp(NamedTuple):
    """What tells, without reading it, that a file is as it was."""

    size: int
    """Bytes."""
    mtime_ns: int
    """When it was last changed, in nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, with what was found in it. ``source`` is its name in the warehouse."""

    source: str
    document: Document
    record: Record


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave nothing, with the reason; ``sha256`` is None where not even its bytes could be had."""

    source: str
    sha256: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Irrelevant:
    """A file that says nothing of CPTS, as a first look at it told."""

    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """The run that reads: what is told of each release that it loads."""

    run_id: int
    at: datetime
    """UTC, without a zone."""
    fingerprint: str
    project_version: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A release with everything that its rows are made from."""

    release_id: str
    run: Run
    read: Read | Unreadable | Irrelevant
    stamp: Stamp | None
    text: str | None
    """The extracted text with personal data masked, as long as the original."""
    entries: tuple[tuple[str, Cpts], ...] = field(default=())
    """Each CPTS of which it states something, with the entry's identifier."""

    @property
    def record(self) -> Record | None:
        return self.read.record if isinstance(self.read, Read) else None

    @property
    def pages(self) -> int:
        return self.read.document.pages if isinstance(self.read, Read) else 0


def release_id(source: str) -> str:
    """Give the identifier of a release: 16 hexadecimal digits of the digest of its source's name."""
    return hashlib.sha256(source.encode()).hexdigest()[:16]


def gather(read: Read | Unreadable | Irrelevant, run: Run, mask: Mask, stamp: Stamp | None = None) -> Facts:
    """Put together what the rows of a release are made from; ``stamp`` tells of its file, where that is on a disk.

    Raises:
        ValueError: A quotation is not the masked text at its offsets, or the mask changes the text's length: no row of such a
            release could be trusted.
    """
    identifier = release_id(read.source)
    if not isinstance(read, Read):
        return Facts(identifier, run, read, stamp, None)
    text = read.document.text
    masked = mask(text)
    if len(masked) != len(text):
        raise ValueError(f"the mask makes {len(masked)} characters of {len(text)}")
    entries = tuple((f"{identifier}.{n}", cpts) for n, cpts in enumerate(read.record.cpts))
    facts = Facts(identifier, run, read, stamp, masked, entries)
    for _, key, _, proof in proofs(facts):
        if masked[proof.start : proof.end] != proof.text:
            raise ValueError(f"the quotation of {key} is not the text from {proof.start} to {proof.end}")
    return facts


# ---- proofs: from a fact to its quotations ----------------------------------------------------------------------


def proofs(facts: Facts) -> Iterator[tuple[str | None, str, int, Evidence]]:
    """Walk every quotation of a release: the entry's identifier or None, the field's key, its rank, itself."""
    if facts.record is None:
        return
    owned: list[tuple[str | None, Proofs]] = [(None, _release_proofs(facts.record))]
    owned += [(entry_id, cpts.evidence) for entry_id, cpts in facts.entries]
    for entry_id, by_key in owned:
        for key, found in by_key.items():
            for rank, proof in enumerate(found):
                yield entry_id, key, rank, proof


def _release_proofs(record: Record) -> Proofs:
    warned = {f"warnings.{n}": (w.evidence,) for n, w in enumerate(record.warnings) if w.evidence is not None}
    return {**record.evidence, **warned}


def proof_key(known: Proofs, key: str) -> str | None:
    """Find the key that a fact's quotations stand under: its own, or its list's (``communes`` for ``communes.3``).

    None where the text does not state the value but something else implied it, as a département does its région.
    """
    return next((name for name in (key, key.partition(".")[0]) if known.get(name)), None)


def owner(facts: Facts, entry_id: str | None) -> Row:
    """Give the two columns that lead a fact to its entry and to the CPTS: by this entry alone, until `identify` has looked."""
    entry = dict(facts.entries).get(entry_id or "")
    return {"entry_id": entry_id, "cpts_id": None if entry is None else cpts_id(entry, str(entry_id))}


def cpts_id(entry: Cpts, entry_id: str) -> str:
    """Give the identifier that a CPTS has by one entry alone."""
    return own_id(None if entry.name is None else name_key(entry.name), entry.located, entry_id)


def proof_columns(facts: Facts, entry_id: str | None, key: str, known: Proofs, prefix: str = "") -> Row:
    """Give the two columns that lead a fact to its first quotation, named with an optional prefix."""
    found = proof_key(known, key)
    return {
        f"{prefix}evidence_id": None if found is None else evidence_id(facts, entry_id, found, 0),
        f"{prefix}confidence": None if found is None else known[found][0].confidence,
    }


def fact_id(facts: Facts, entry_id: str | None, key: str) -> str:
    return f"{entry_id or facts.release_id}.{key}"


def evidence_id(facts: Facts, entry_id: str | None, key: str, rank: int) -> str:
    return f"{fact_id(facts, entry_id, key)}@{rank}"


# ---- walkers: a field of the record becomes rows ----------------------------------------------------------------

Convert = Callable[[Facts, Any], Row]


def of_cpts(attribute: str, convert: Convert) -> Rows:
    """Make the rows of a field of `Cpts`: one for its value, or one for each value of its tuple."""

    def rows(facts: Facts) -> Iterator[Row]:
        for entry_id, cpts in facts.entries:
            yield from _rows(facts, entry_id, cpts.evidence, attribute, getattr(cpts, attribute), convert)

    return rows


def of_release(attribute: str, convert: Convert) -> Rows:
    """Make the rows of a field of `Record` that belongs to no CPTS."""

    def rows(facts: Facts) -> Iterator[Row]:
        if facts.record is not None:
            known = _release_proofs(facts.record)
            yield from _rows(facts, None, known, attribute, getattr(facts.record, attribute), convert)

    return rows


def _rows(
    facts: Facts, entry_id: str | None, known: Proofs, attribute: str, value: Any, convert: Convert
) -> Iterator[Row]:
    many = isinstance(value, tuple)
    for position, item in enumerate(value if many else () if value is None else (value,)):
        key = f"{attribute}.{position}" if many else attribute
        yield {
            "fact_id": fact_id(facts, entry_id, key),
            "release_id": facts.release_id,
            **owner(facts, entry_id),
            "position": position,
            **convert(facts, item),
            **proof_columns(facts, entry_id, key, known),
        }


# ---- dates cut to the precision that the text states ------------------------------------------------------------


def precision(iso: str | None) -> str | None:
    """Tell what a date is cut to.

    >>> precision("2024-10-09"), precision("2024-10"), precision("2024"), precision(None)
    ('day', 'month', 'year', None)
    """
    return None if iso is None else {4: "year", 7: "month", 10: "day"}[len(iso)]


def first_day(iso: str | None) -> date | None:
    """Give the first day that a date may mean.

    >>> first_day("2024-10")
    datetime.date(2024, 10, 1)
    """
    return None if iso is None else date.fromisoformat(iso + "-01-01"[: 10 - len(iso)])

"""Whose each found value is, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from typing import NamedTuple

from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Candidate

_SHARED = frozenset({"signature_date", "contract_years", "founded", "missions", "milestones"})
"""Fields that a plural subject shares out: "les CPTS de A et de B ont signé" dates both contracts."""


class Note(NamedTuple):
    """What became of a found value: a candidate is made of it only when somebody looks at it."""

    found: Found
    cpts: str | None
    kept: bool
    reason: str


class Ledger:
    """What was found, by CPTS and field; and what became of it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.found: dict[tuple[int, str], list[Found]] = defaultdict(list)
        self.notes: list[Note] = []

    def add(self, found: Found) -> None:
        """Give one found value to its CPTS, or to nobody."""
        if self.scope.respectively(found.token):
            self.lost([found.rejected("“respectivement”: which is whose is not read")])
            return
        owners, why = self.scope.owners(found.token, shared=found.field in _SHARED)
        if not owners:
            self.lost([found.rejected(f"of {why}")])
        for owner in owners:
            self.found[owner, found.field].append(found)

    def kept(self, owner: int | None, found: Iterable[Found], why: str) -> None:
        """Note what was kept; an owner of None: the release, or somebody else than a CPTS."""
        name = self.scope.named[owner].name if self.scope.named and owner is not None else None
        self.notes += [Note(f, name, True, why) for f in found]

    def lost(self, found: Iterable[Found]) -> None:
        """Note what was not."""
        self.notes += [Note(f, None, False, f.against or "not chosen") for f in found]

    def candidates(self, fields: Container[str], reason: str = "") -> list[Candidate]:
        """Give the candidates of some fields, in the order in which they were noted: those whose reason begins so."""
        found = (n for n in self.notes if n.found.field in fields and n.reason.startswith(reason))
        return [self._candidate(note) for note in found]

    def ordered(self, field: str | None) -> list[Candidate]:
        """Give the candidates of a field, or of all, the kept ones first, in the order of the text."""
        fields = {note.found.field for note in self.notes} if field is None else {field}
        return sorted(self.candidates(fields), key=lambda c: (c.field, not c.kept, c.evidence.start))

    def _candidate(self, note: Note) -> Candidate:
        found, name, kept, reason = note
        reading = self.scope.reading
        sentence = reading.sentence_text(reading.tokens[found.token].sentence)
        signs = dict(found.signs)
        return Candidate(found.field, found.value, found.evidence(reading), sentence, name, kept, reason, signs)

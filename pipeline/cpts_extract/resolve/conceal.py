"""Conceal personal data in all that an extraction quotes or says, so that no command has to think of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cpts_extract.models import Candidate, Candidates, Cpts, Evidence, Extraction, Funding, Mission, Record, Warning
from cpts_extract.read.privacy import masked, personal_spans


def concealed(extraction: Extraction, text: str) -> Extraction:
    """Give an extraction whose quotations and free words hold no personal data of the text that it was read from.

    Quotations are those of the masked text, at the same offsets and as long; a title, a theme, a payer or a message loses
    what stands masked where it was read. Names of CPTS and of places stay: they are facts.
    """
    veil = _Veil(text)
    if not veil.spans:
        return extraction
    candidates = Candidates(lambda field: map(veil.candidate, extraction.of(field)))
    return Extraction(veil.record(extraction.record), candidates)


def concealed_candidates(candidates: tuple[Candidate, ...], text: str) -> tuple[Candidate, ...]:
    """Give candidates whose quotations and sentences hold no personal data of the text that they were read from."""
    return tuple(map(_Veil(text).candidate, candidates))


_RUN = re.compile(r"\w+")
_SPACES = re.compile(r"\s+")


def _places(said: str, written: list[str]) -> Iterator[tuple[int, int]]:
    """Find where words stand one behind the other, whole, with whatever white space between them."""
    first, *others = written
    start = said.find(first)
    while start >= 0:
        end = start + len(first)
        for word in others:
            gap = _SPACES.match(said, end)
            if not gap or not said.startswith(word, gap.end()):
                break
            end = gap.end() + len(word)
        else:
            if not (start and _RUN.match(said, start - 1)) and not _RUN.match(said, end):
                yield start, end
                start = end - 1
        start = said.find(first, start + 1)


class _Veil:
    """What of one text is personal."""

    def __init__(self, text: str) -> None:
        personal = personal_spans(text)
        self.masked = masked(text, personal)
        self.spans = [(start, end, text[start:end]) for start, end, _ in personal]
        self._starts = [start for start, _, _ in self.spans]
        self._ends = [end for _, end, _ in self.spans]
        self._by_run: dict[str, list[int]] = {}
        for number, (_, _, written) in enumerate(self.spans):
            self._by_run.setdefault(_RUN.findall(written)[0], []).append(number)
        self._said: dict[str, str] = {}

    def evidence(self, proof: Evidence) -> Evidence:
        text = self.masked[proof.start : proof.end] if self.spans else proof.text
        return proof if text == proof.text else replace(proof, text=text)

    def proofs(self, known: dict[str, tuple[Evidence, ...]]) -> dict[str, tuple[Evidence, ...]]:
        return {key: tuple(map(self.evidence, found)) for key, found in known.items()}

    def words(self, said: str, proofs: tuple[Evidence, ...] = ()) -> str:
        """Mask in free words what is personal where they were read; without a proof, anywhere in the text."""
        if proofs:
            return self._without(said, {number for proof in proofs for number in self._within(proof)})
        if said not in self._said:
            runs = self._by_run.keys() & set(_RUN.findall(said))
            self._said[said] = self._without(said, {number for run in runs for number in self._by_run[run]})
        return self._said[said]

    def _within(self, proof: Evidence) -> range:
        """Give the numbers of the spans that a quotation touches."""
        return range(bisect_right(self._ends, proof.start), bisect_left(self._starts, proof.end))

    def _without(self, said: str, numbers: set[int]) -> str:
        for number in sorted(numbers):
            written = self.spans[number][2].split()
            said = masked(said, [(start, end, "person") for start, end in _places(said, written)])
        return said

    def value(self, value: Any, proofs: tuple[Evidence, ...]) -> Any:
        """Mask the free words of a value of any field but names."""
        if isinstance(value, Mission):
            title, items = self.words(value.title, proofs), tuple([self.words(item, ()) for item in value.items])
            return value if (title, items) == (value.title, value.items) else replace(value, title=title, items=items)
        if isinstance(value, Funding) and value.payer:
            return replace(value, payer=self.words(value.payer))
        return value

    def candidate(self, candidate: Candidate) -> Candidate:
        if not self.spans:
            return candidate
        proofs = (candidate.evidence,)
        value = candidate.value
        free = candidate.field == "title" and isinstance(value, str)
        shown = self.words(value, proofs) if free else self.value(value, proofs)
        evidence, sentence = self.evidence(candidate.evidence), self.words(candidate.sentence)
        if shown is value and evidence is candidate.evidence and sentence == candidate.sentence:
            return candidate
        return replace(candidate, value=shown, evidence=evidence, sentence=sentence)

    def cpts(self, entry: Cpts) -> Cpts:
        def many(name: str, held: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(self.value(one, entry.evidence.get(f"{name}.{n}", ())) for n, one in enumerate(held))

        return replace(
            entry,
            funding=many("funding", entry.funding),
            missions=many("missions", entry.missions),
            evidence=self.proofs(entry.evidence),
        )

    def warning(self, warning: Warning) -> Warning:
        proof = warning.evidence
        proofs = (proof,) if proof else ()
        return replace(
            warning,
            message=self.words(warning.message, proofs),
            evidence=self.evidence(proof) if proof else None,
            found=warning.found and self.words(warning.found, proofs),
            expected=warning.expected and self.words(warning.expected),
            source=warning.source and self.words(warning.source),
        )

    def record(self, record: Record) -> Record:
        return replace(
            record,
            title=self.words(record.title, record.evidence.get("title", ())) if record.title else record.title,
            cpts=tuple(map(self.cpts, record.cpts)),
            scheme_funding=tuple(self.value(one, ()) for one in record.scheme_funding),
            warnings=tuple(map(self.warning, record.warnings)),
            evidence=self.proofs(record.evidence),
        )

"""What a reader of the record should know: contradictions, doubts, dates whose year is not stated."""

from __future__ import annotations

from collections.abc import Iterator

from cpts_extract.fields.scope import Scope
from cpts_extract.models import Candidate, Cpts, Quantity, Warning
from cpts_extract.values.dates import DateMention, weekday_agrees


def warnings(scope: Scope, candidates: list[Candidate], cpts: tuple[Cpts, ...]) -> Iterator[Warning]:
    """Yield the warnings of a release."""
    for problem in scope.reading.document.problems:
        yield Warning("partly_read", problem)
    yield from _undated(candidates, cpts)
    yield from _contradicted(candidates)
    yield from _counted(cpts)
    yield from _weekdays(scope)


def _undated(candidates: list[Candidate], cpts: tuple[Cpts, ...]) -> Iterator[Warning]:
    """A signing, or a founding, whose date cannot be told."""
    for field in ("signature_date", "founded"):
        if any(getattr(c, field) for c in cpts if c.subject):
            continue
        seen: set[str] = set()
        for candidate in candidates:
            if (
                candidate.field == field
                and candidate.reason.startswith("the year is not stated")
                and candidate.evidence.text not in seen
            ):
                seen.add(candidate.evidence.text)
                yield Warning(
                    "date_without_year", f"“{candidate.evidence.text}”: {candidate.reason}", field, candidate.evidence
                )


def _contradicted(candidates: list[Candidate]) -> Iterator[Warning]:
    for candidate in candidates:
        if candidate.reason.endswith("is better supported"):
            value = candidate.value.value if isinstance(candidate.value, Quantity) else candidate.value
            yield Warning(
                "contradiction",
                f"{candidate.field}: the text also says {value}; {candidate.reason}",
                candidate.field,
                candidate.evidence,
            )


def _counted(cpts: tuple[Cpts, ...]) -> Iterator[Warning]:
    """More communes named than counted."""
    for entry in cpts:
        if entry.commune_count and len(entry.communes) > entry.commune_count:
            yield Warning(
                "commune_count_differs",
                f"{entry.name}: {entry.commune_count} communes are counted, {len(entry.communes)} are named",
                "commune_count",
                entry.evidence["commune_count"][0],
            )


def _weekdays(scope: Scope) -> Iterator[Warning]:
    reading = scope.reading
    for number, token in enumerate(reading.tokens):
        if isinstance(token.value, DateMention) and weekday_agrees(token.value) is False:
            quoted = reading.evidence(number, number + 1, "dates.weekday", 0.9)
            yield Warning("weekday_differs", f"“{quoted.text}” did not fall on that day of the week", None, quoted)

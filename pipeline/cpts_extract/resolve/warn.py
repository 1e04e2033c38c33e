"""What a reader of the record should know: contradictions, doubts, dates whose year is not stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cpts_extract.annotate import Reading
from cpts_extract.models import Candidate, Cpts, Warning
from cpts_extract.resolve.contradictions import BETTER, contradictions
from cpts_extract.resolve.ledger import Ledger
from cpts_extract.values.date_grammar import WEEKDAYS
from cpts_extract.values.date_mention import possible
from cpts_extract.values.dates import DateMention

_NEAR = timedelta(days=31)
"""How far from the release's own date a day may lie whose year is left out, to be surely of that time."""


def warnings(ledger: Ledger, cpts: tuple[Cpts, ...], released: str | None) -> Iterator[Warning]:
    """Yield the warnings of a release, of which ``released`` is its own date."""
    reading = ledger.scope.reading
    for problem in reading.document.problems:
        yield Warning("partly_read", problem)
    yield from _undated(ledger, cpts)
    disputed = {note.found.field for note in ledger.notes if note.reason.endswith(BETTER)}
    if disputed:
        yield from contradictions(ledger.candidates(disputed), cpts)
    yield from _weekdays(reading, released)


def _undated(ledger: Ledger, cpts: tuple[Cpts, ...]) -> Iterator[Warning]:
    """A signing, or a founding, whose date cannot be told."""
    for field in ("signature_date", "founded"):
        if any(getattr(c, field) for c in cpts if c.subject):
            continue
        undated = ledger.candidates({field}, "the year is not stated")
        told: list[Candidate] = []
        for candidate in sorted(undated, key=lambda c: c.evidence.end - c.evidence.start):
            proof = candidate.evidence
            if any(
                proof.text == one.evidence.text or (proof.start < one.evidence.end and one.evidence.start < proof.end)
                for one in told
            ):
                continue  # one date that two words of signing stand beside
            told.append(candidate)
            yield Warning("date_without_year", f"“{proof.text}”: {candidate.reason}", field, proof)


def _weekdays(reading: Reading, released: str | None) -> Iterator[Warning]:
    """A date with the weekday of another one; where its year is left out, it is the one near the release's own date."""
    names = list(WEEKDAYS)
    for number in reading.tagged("date"):
        mention = reading.tokens[number].value
        if not isinstance(mention, DateMention) or mention.weekday is None:
            continue
        day = _day_of(mention, released)
        if day is not None and day.weekday() != mention.weekday:
            quoted = reading.evidence(number, number + 1, "dates.weekday", 0.9)
            right = f"{names[day.weekday()]} {day.isoformat()}"
            message = f"“{quoted.text}” did not fall on that day of the week: it was {right}"
            yield Warning("weekday_differs", message, None, quoted, quoted.text, right, "the calendar")


def _day_of(mention: DateMention, released: str | None) -> date | None:
    """Give the day that is meant; None where the text states no day and month, or nothing sure gives the year."""
    if mention.month is None or mention.day is None:
        return None
    if mention.year is not None:
        return date(mention.year, mention.month, mention.day)
    if released is None or len(released) < len("2024-10-09") or mention.relation not in {None, "this"}:
        return None
    own = date.fromisoformat(released)
    years = [y for y in (own.year - 1, own.year, own.year + 1) if possible(y, mention.month, mention.day)]
    days = [date(y, mention.month, mention.day) for y in years]
    return next((day for day in days if abs(day - own) <= _NEAR), None)

"""The year that a text leaves out: taken from the dateline, the weekday, or an explicit relation, and from nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from cpts_extract.annotate import Reading
from cpts_extract.fields.found import Found
from cpts_extract.values.dates import DateMention, complete, years_for_weekday

IN_FORCE = dt.date(2019, 8, 25)
"""The day on which the ACI came into force: no contract was signed before."""
_BACK = 60
"""Tokens before a date within which it is told what it counts from."""
_PRECISELY = frozenset(", le plus precisement exactement".split())
_SPANS = frozenset("jours semaines semaine mois".split())
HORIZON = dt.date(2027, 12, 31)
"""The last day on which a weekday is looked for, when nothing else tells the year."""


@dataclass(frozen=True)
class Anchors:
    """Completes the dates of one release."""

    reading: Reading
    released: Found | None

    @cached_property
    def _day(self) -> dt.date | None:
        """The release's own date, where it is known to the day."""
        if self.released is None or len(self.released.value) < 10:
            return None
        return dt.date.fromisoformat(self.released.value)

    @cached_property
    def _full(self) -> dict[tuple[int, int], set[int]]:
        """The years that stand beside a day and month somewhere in the release."""
        found: dict[tuple[int, int], set[int]] = {}
        for at in self.reading.tagged("date"):
            date = self.reading.tokens[at].value
            if isinstance(date, DateMention) and date.year and date.month and date.day:
                found.setdefault((date.month, date.day), set()).add(date.year)
        return found

    def made_precise(self, token: int) -> int | None:
        """Give the date right behind one that says the day of it: "à l'automne 2021, le 23 septembre exactement"."""
        tokens = self.reading.tokens
        date = tokens[token].value
        if not isinstance(date, DateMention) or not date.year or date.day:
            return None
        at = token + 1
        while at < min(token + 4, len(tokens)) and tokens[at].norm in _PRECISELY:
            at += 1
        day = tokens[at].value if at < len(tokens) else None
        if (
            tokens[token + 1].text != ","
            or not isinstance(day, DateMention)
            or not day.day
            or not day.month
            or day.year
        ):
            return None
        return at if date.month in (None, day.month) else None

    def complete(self, token: int) -> tuple[str | None, str]:
        """Give a date in ISO 8601 with the precision that is sure, and how it was settled; None with the reason."""
        date = self.reading.tokens[token].value
        assert isinstance(date, DateMention)
        if date.year:
            return date.iso(), "as written"
        if date.offset_days and date.relation == "later":
            return self._days_later(token, date.offset_days), "counted from the day before it"
        if date.month and date.day:
            years = self._full.get((date.month, date.day), set())
            if len(years) == 1:
                return f"{min(years)}-{date.month:02}-{date.day:02}", "the year stands beside the same day elsewhere"
            for vague in range(max(token - 4, 0), token):
                whole = self.reading.tokens[vague].value
                if isinstance(whole, DateMention) and self.made_precise(vague) == token:
                    day = f"{whole.year}-{date.month:02}-{date.day:02}"
                    return day, "the year stands before the day that makes it precise"
        entry = self._year_of_entry(token)
        if entry and date.month:
            return f"{entry}-{date.month:02}" + (f"-{date.day:02}" if date.day else ""), "the year heads the entry"
        if date.month and (year := self._same_year(token)):
            return f"{year}-{date.month:02}" + (f"-{date.day:02}" if date.day else ""), "“de la même année”"
        if self._day:
            bare = (date.weekday is not None or date.day is not None) and not date.month and date.relation is None
            full = complete(date, self._day, direction="past" if bare else "near")
            if full is not None and full.iso():
                return full.iso(), "completed from the release's own date"
        if (
            date.month
            and self.released is not None
            and len(self.released.value) == 7
            and (found := self._from_month(date))
        ):
            return found, "completed from the release's own month"
        if date.month and date.day and (found := self._months_later(token, date)):
            return found, "completed from “… mois plus tard”"
        later = self._years_later(token)
        if later and date.month and date.day:
            return f"{later}-{date.month:02}-{date.day:02}", "completed from “… ans plus tard”"
        if date.month and date.day and date.weekday is not None:
            years_fit = years_for_weekday(date.day, date.month, date.weekday, IN_FORCE, HORIZON)
            if len(years_fit) == 1:
                return f"{years_fit[0]}-{date.month:02}-{date.day:02}", "the only year with that weekday"
        return None, "the year is not stated, and nothing sure gives it"

    def _from_month(self, date: DateMention) -> str | None:
        """Complete a day and month from a release that bears its month only."""
        assert self.released is not None
        assert date.month
        year, month = int(self.released.value[:4]), int(self.released.value[5:7])
        if date.relation == "next":
            year += date.month < month
        elif date.relation == "last":
            year -= date.month > month
        else:
            year += (date.month < month - 6) - (date.month > month + 6)
        if date.day is None:
            return f"{year}-{date.month:02}"
        try:
            full = dt.date(year, date.month, date.day)
        except ValueError:
            return None
        if date.weekday is not None and full.weekday() != date.weekday:
            return None
        return full.isoformat()

    def _year_of_entry(self, token: int) -> int | None:
        """Give the year that opens a timeline's entry, or heads it: "2021 : la convention est signée le 14 avril"."""
        reading = self.reading
        sentence = reading.tokens[token].sentence
        block = reading.flow.sentences[sentence].block
        while sentence > 0 and reading.flow.sentences[sentence - 1].block == block:
            sentence -= 1
        if (year := self._opening_year(sentence)) is not None:
            return year
        first, last = reading.sentences[max(sentence - 1, 0)]
        return self._opening_year(sentence - 1) if sentence and last - first == 1 else None

    def _opening_year(self, sentence: int) -> int | None:
        """Give the year that stands alone before a colon or dash, or alone in its line."""
        first, last = self.reading.sentences[sentence]
        date = self.reading.tokens[first].value
        if not isinstance(date, DateMention) or date.month or date.relation or date.edge:
            return None
        alone = last - first == 1 or self.reading.tokens[first + 1].text in {":", "–", "—", "-", "|", "."}
        return date.year if alone else None

    def _same_year(self, token: int) -> int | None:
        """Give the year that "de la même année" behind a date means: that of the date before it."""
        tokens = self.reading.tokens
        if [t.norm for t in tokens[token + 1 : token + 5]] != ["de", "la", "meme", "annee"]:
            return None
        earlier = (tokens[at].value for at in range(token - 1, max(token - 60, -1), -1))
        return next((d.year for d in earlier if isinstance(d, DateMention) and d.year), None)

    def _days_later(self, token: int, days: int) -> str | None:
        """Count "le lendemain" from the day that is told before it."""
        tokens = self.reading.tokens
        for at in range(token - 1, max(token - _BACK, -1), -1):
            if isinstance(tokens[at].value, DateMention):
                day, _ = self.complete(at)
                if day is None or len(day) < 10:
                    return None
                return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
        return None

    def _months_later(self, token: int, date: DateMention) -> str | None:
        """Complete the day behind "six mois plus tard": the first one after the date that is told before it."""
        tokens = self.reading.tokens
        before = [t.norm for t in tokens[max(token - 8, 0) : token]]
        if not any(before[n : n + 2] == ["plus", "tard"] and before[n - 1] in _SPANS for n in range(1, len(before))):
            return None
        for at in range(token - 1, max(token - _BACK, -1), -1):
            base = tokens[at].value
            if isinstance(base, DateMention) and base.year and base.month:
                year = base.year + ((date.month or 0, date.day or 0) < (base.month, base.day or 0))
                return f"{year}-{date.month:02}-{date.day:02}"
        return None

    def _years_later(self, token: int) -> int | None:
        """Give the year that "cinq ans plus tard" before a date means, counted from a year stated just before it."""
        tokens = self.reading.tokens
        for at in range(token - 1, max(token - 6, -1), -1):
            date = tokens[at].value
            if isinstance(date, DateMention) and date.offset_years:
                for earlier in range(at - 1, max(at - 60, -1), -1):
                    base = tokens[earlier].value
                    if isinstance(base, DateMention) and base.year:
                        return base.year + date.offset_years
        return None

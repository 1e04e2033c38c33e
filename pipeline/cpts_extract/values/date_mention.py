"""A date as a text states it, and the calendar: what completes it, what contradicts it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

Relation = Literal["this", "last", "next", "today", "yesterday", "later"]
Direction = Literal["past", "near"]

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each season begins."""

_HALF_A_YEAR = 183  # days


class DateMention(NamedTuple):
    """A date with the parts that the text states, and no others."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday, as written: it may contradict the date."""
    relation: Relation | None = None
    """"ce jeudi" is ``this``, "mars dernier" ``last``, "prochain" ``next``, "cinq ans plus tard" ``later``."""
    offset_years: int | None = None
    """Of ``later``: 5 for "cinq ans plus tard"."""
    offset_days: int | None = None
    """Of ``later``: 1 for "le lendemain"; of ``yesterday``: 2 for "avant-hier", as many as said for "il y a trois jours"."""
    edge: str | None = None
    """Which part of the year or month: ``start``, ``mid``, ``end``, ``spring`` to ``winter``, ``quarter1`` to
    ``quarter4``, ``half1``, ``half2``, ``back_to_school`` (la rentrée)."""
    unit: Literal["month", "week"] | None = None
    """What "le mois dernier" and "la semaine prochaine" count in; a year when nothing but ``relation`` is set."""

    def iso(self) -> str | None:
        """Write the date as ISO 8601, cut to what is known; None without a year, or with a day but no month.

        An edge is not written: "fin janvier 2021" is 2021-01 and "fin 2020" is 2020.

        >>> DateMention(0, 9, 2024, 10, 9).iso(), DateMention(0, 8, 2020, edge="end").iso()
        ('2024-10-09', '2020')
        """
        if self.year is None or (self.day is not None and self.month is None):
            return None
        month = f"-{self.month:02d}" if self.month else ""
        return f"{self.year:04d}{month}" + (f"-{self.day:02d}" if self.day else "")


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Tell whether some calendar has this date: 29 February without a year is possible, 31 April never is.

    >>> possible(None, 2, 29), possible(2021, 2, 29), possible(2021, 4, 31), possible(None, None, 31)
    (True, False, False, True)
    """
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    return 1 <= day <= (calendar.monthrange(year or 2000, month)[1] if month else 31)


def weekday_agrees(mention: DateMention) -> bool | None:
    """Tell whether the weekday as written is the date's; None when the text does not state all of both.

    >>> weekday_agrees(DateMention(0, 23, 2024, 10, 9, weekday=2)), weekday_agrees(DateMention(0, 8, None, 10, 9))
    (True, None)
    """
    if mention.weekday is None or mention.year is None or mention.month is None or mention.day is None:
        return None
    return date(mention.year, mention.month, mention.day).weekday() == mention.weekday


def years_for_weekday(day: int, month: int, weekday: int, first: date, last: date) -> list[int]:
    """List the years in which this day and month fall on this weekday, between two dates, both included.

    >>> years_for_weekday(12, 5, 2, date(2019, 6, 20), date(2026, 1, 1))
    [2021]
    """
    return [
        year
        for year in range(first.year, last.year + 1)
        if possible(year, month, day) and first <= date(year, month, day) <= last
        if date(year, month, day).weekday() == weekday
    ]


def complete(mention: DateMention, anchor: date, *, direction: Direction = "near") -> DateMention | None:
    """Fill the parts that the text leaves out from the date of the release; None where that does not settle them.

    What the relation allows, with ``anchor`` the release's own date:

    - ``today``, ``yesterday``: the anchor, the day before it, or as many days as "avant-hier" and "il y a trois jours" say.
    - day and month, or a day alone, with ``this`` or no relation: the nearest to the anchor, at most half a year away;
      with ``direction="past"`` none after it. ``last``: the latest on or before, ``next``: the earliest on or after it.
    - a weekday alone: ``this``: the latest on or before the anchor, ``last`` strictly before, ``next`` strictly after,
      all within seven days; without a relation as ``this`` when ``direction="past"``, else None.
    - a month, with or without an edge: as day and month, but not the anchor's own month for ``last`` and ``next``.
    - "l'an dernier", "cette année", "le mois prochain": counted from the anchor's year or month. "la semaine dernière"
      and "cinq ans plus tard" are None: the one is no date, the other counts from something else than the release.

    A weekday that disagrees with the date so found is None, and so is one that disagrees with a date stated whole.

    >>> complete(DateMention(0, 18, None, 5, 12, weekday=2, relation="this"), date(2021, 5, 14)).iso()
    '2021-05-12'
    >>> complete(DateMention(0, 18, None, 5, 12, weekday=3, relation="this"), date(2021, 5, 14)) is None
    True
    """
    if mention.relation == "later" or mention.unit == "week":
        return None
    if mention.relation in ("today", "yesterday"):
        return _on(mention, anchor - timedelta(mention.offset_days or mention.relation == "yesterday"))
    if mention.year is not None:
        return None if weekday_agrees(mention) is False else mention
    if mention.day is not None:
        return _complete_day(mention, anchor, direction)
    if mention.weekday is not None:
        return _complete_weekday(mention, anchor, direction)
    if mention.month is not None:
        return _complete_month(mention, anchor, direction)
    return _complete_year(mention, anchor)


def _on(mention: DateMention, day: date) -> DateMention | None:
    """Put the mention on this day, unless its weekday contradicts."""
    if mention.weekday is not None and mention.weekday != day.weekday():
        return None
    return mention._replace(year=day.year, month=day.month, day=day.day)


def _complete_day(mention: DateMention, anchor: date, direction: Direction) -> DateMention | None:
    """Complete a day, with or without its month, among the days of the years around the anchor."""
    assert mention.day is not None
    months = [mention.month] if mention.month else range(1, 13)
    dates = ((year, month, mention.day) for year in range(anchor.year - 2, anchor.year + 3) for month in months)
    days = [day for day in (date(*one) for one in dates if possible(*one)) if abs((day - anchor).days) <= 366]
    if mention.relation == "last":
        days = [d for d in days if d <= anchor][-1:]
    elif mention.relation == "next":
        days = [d for d in days if d >= anchor][:1]
    else:
        days = [d for d in days if abs((d - anchor).days) <= _HALF_A_YEAR and (direction == "near" or d <= anchor)]
        nearest = min((abs((d - anchor).days) for d in days), default=0)
        days = [d for d in days if abs((d - anchor).days) == nearest]
    return _on(mention, days[0]) if len(days) == 1 else None


def _complete_weekday(mention: DateMention, anchor: date, direction: Direction) -> DateMention | None:
    """Complete a weekday that stands alone."""
    back = (anchor.weekday() - (mention.weekday or 0)) % 7
    if mention.relation == "last":
        return _on(mention, anchor - timedelta(back or 7))
    if mention.relation == "next":
        return _on(mention, anchor + timedelta(7 - back))
    if mention.relation == "this" or direction == "past":
        return _on(mention, anchor - timedelta(back))
    return None


def _complete_month(mention: DateMention, anchor: date, direction: Direction) -> DateMention | None:
    """Complete a month that has no day."""
    back = (anchor.month - (mention.month or 0)) % 12
    if mention.relation == "last":
        months = -back
    elif mention.relation == "next":
        months = (12 - back) % 12
    elif back > 6 and direction == "near":
        return _in_month(mention, anchor, 12 - back)
    else:
        return None if back > 6 or (back == 6 and direction == "near") else _in_month(mention, anchor, -back)
    return _in_month(mention, anchor, months) if months else None


def _in_month(mention: DateMention, anchor: date, months: int) -> DateMention:
    """Put the mention in the month that is so many months after the anchor's."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return mention._replace(year=year, month=month + 1)


def _complete_year(mention: DateMention, anchor: date) -> DateMention | None:
    """Complete "l'an dernier", "le mois prochain", "cet été"."""
    step = {"last": -1, "this": 0, "next": 1}.get(mention.relation or "")
    if step is None:
        return None
    if mention.unit == "month":
        return _in_month(mention, anchor, step)
    if mention.edge is None:
        return mention._replace(year=anchor.year + step)
    begins = SEASONS.get(mention.edge)
    if begins is None or mention.edge == "winter":  # a winter lies in two years
        return None
    if step == 0:
        return mention._replace(year=anchor.year)
    if begins <= anchor.month <= begins + 2:
        return None
    other_year = anchor.month < begins if step < 0 else anchor.month >= begins
    return mention._replace(year=anchor.year + (step if other_year else 0))

"""Dates in French text, with no more precision than the text states."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from cpts_extract.values.date_grammar import (
    DATE,
    EDGES,
    LISTED_DAY,
    OPENERS,
    RANKS,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    YEAR,
    day_number,
    month_number,
    relation_of,
)
from cpts_extract.values.date_mention import (
    DateMention,
    Direction,
    Relation,
    complete,
    possible,
    weekday_agrees,
    years_for_weekday,
)
from cpts_extract.values.number_words import CARDINALS
from cpts_extract.values.scanning import matches
from cpts_extract.values.spelling import fold

__all__ = [
    "DateMention",
    "Direction",
    "Relation",
    "complete",
    "parse_span",
    "scan_dates",
    "scan_years",
    "weekday_agrees",
    "years_for_weekday",
]

# What may surround a date of the grammar for dateparser to make more of it: no hour, which it would take for a year.
_UNITS: dict[str, Literal["month", "week"]] = {"mois": "month", "semaine": "week"}
_SHORT_YEAR = re.compile(r"[^0-9]*(?:\s[0-9]{2})?\s*")


def scan_dates(text: str, folded: str | None = None) -> list[DateMention]:
    """Find every date of the text, in order and without overlaps; impossible ones are left out.

    ``folded`` is the folded text, if known.

    A year alone counts only where a word makes it one ("en 2019", "fin 2020", "été 2021") or in brackets, "(2021)".
    The days of a list share its month and year, each with its own words for a span.

    >>> [d.iso() for d in scan_dates("mercredi 9 octobre 2024, mai 2025, 09/10/24, dès 2019, 2025 habitants, 31 avril")]
    ['2024-10-09', '2025-05', '2024-10-09', '2019']
    >>> scan_dates("Ce jeudi 12 mai") == [DateMention(0, 15, None, 5, 12, weekday=3, relation="this")]
    True
    >>> [d.iso() for d in scan_dates("du 28 février au 4 mars 2022")]
    ['2022-02-28', '2022-03-04']
    """
    return [
        mention
        for match in matches(DATE, text, OPENERS, folded)
        for mention in _read(match)
        if possible(mention.year, mention.month, mention.day)
    ]


def scan_years(text: str) -> list[DateMention]:
    """Find every bare year from 2000 to 2039, whatever stands around it: also the year of a full date.

    >>> [(y.start, y.year) for y in scan_years("2025 habitants le 9 octobre 2024, 2022-2026, 15/09/2020")]
    [(0, 2025), (28, 2024), (34, 2022), (39, 2026)]
    """
    return [DateMention(*match.span(), year=int(match[0])) for match in YEAR.finditer(text)]


def parse_span(text: str) -> DateMention | None:
    """Read the whole text as one date: with the grammar of this module, then what that does not know with dateparser.

    dateparser adds full dates only (day, month and year all in the text, so that nothing is invented): days in words
    ("neuf octobre 2024"), months between hyphens ("9-oct-2024"), short weekdays and years ("lun. 3 mai 21").

    >>> parse_span("fin janvier dernier").edge, parse_span("le neuf octobre 2024").iso(), parse_span("72 520")
    ('end', '2024-10-09', None)
    """
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    own = scan_dates(text)
    if len(own) == 1 and (own[0].start, own[0].end) == (start, end):
        return own[0]
    if len(own) > 1 or (own and not _SHORT_YEAR.fullmatch(text[: own[0].start] + text[own[0].end :])):
        return None
    found = _ask_dateparser(text)
    return DateMention(start, end, found.year, found.month, found.day) if found else None


def _ask_dateparser(text: str) -> datetime | None:
    """Let dateparser read a full date."""
    import dateparser  # 0.4 s, for the rare span that the grammar does not know

    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: datetime | None = dateparser.parse(text, languages=["fr"], settings=settings)
    return found


def _read(match: re.Match[str]) -> Iterator[DateMention]:
    """Make the mentions of one match, by the form that matched."""
    if match["digits"]:
        yield from _read_digits(match)
    elif match["day"]:
        yield from _read_days(match)
    elif match["part"]:
        yield from _read_part(match)
    elif match["month"]:
        yield from _read_months(match)
    elif match["year"] or match["bracketed"]:
        edge = _edge(match["year_edge"])
        start = match.start("year_edge") if edge else match.end() - 4
        yield DateMention(start, match.end(), int(match["year"] or match["bracketed"]), edge=edge)
    elif match["season"]:
        yield from _read_season(match)
    elif match["iso_month"]:
        yield DateMention(*match.span(), int(match["iso_year"]), int(match["iso_month"]))
    elif match["only_day"]:
        yield DateMention(*match.span(), day=day_number(match["only_day"]))
    elif match["alone"]:
        yield _read_weekday(match)
    else:
        yield _read_relative(match)


def _read_digits(match: re.Match[str]) -> Iterator[DateMention]:
    """Read "09/10/2024", "06.11.20", "2023-12-13"; a two-digit year is of this century, up to 2049."""
    parts = re.findall("[0-9]+", match["digits"])
    day, month, year = (int(part) for part in (parts if len(parts[0]) < 4 else parts[::-1]))
    year += 2000 * (year < 50)
    if 1950 <= year < 2050 and month and day:
        weekday = _weekday(match["digits_weekday"])
        relation = relation_of(match["digits_this"], None)
        yield DateMention(match.start(), match.end(), year, month, day, weekday, relation)


def _read_days(match: re.Match[str]) -> Iterator[DateMention]:
    """Read a day and month with the days listed before it."""
    month = month_number(match["day_month"])
    year = int(match["day_year"]) if match["day_year"] else None
    relation = relation_of(match["day_this"], match["day_soon"])
    start = match.start()
    if match["day_list"]:
        for listed in LISTED_DAY.finditer(match.string, *match.span("day_list")):
            own = month_number(listed["month"]) if listed["month"] else month
            end = listed.start("joint")
            shared = _shared_year(year, own, month, fold(listed["joint"]))
            yield DateMention(start, end, shared, own, day_number(listed["day"]), _weekday(listed["weekday"]), relation)
            start = listed.end()
    weekday = _weekday(match["day_weekday"])
    yield DateMention(start, match.end(), year, month, day_number(match["day"]), weekday, relation)


def _shared_year(year: int | None, month: int, last_month: int, joint: str) -> int | None:
    """Give the year of a listed day from that of the list; None where it need not be the same."""
    if year is None or (joint.endswith(" le") and month != last_month):
        return None
    if month <= last_month:
        return year
    return year - 1 if joint == "au" else None


def _read_months(match: re.Match[str]) -> Iterator[DateMention]:
    """Read a month with its edge, its year, and the month that it follows in a range; nothing for a word alone."""
    month = month_number(match["month"])
    year = int(match["month_year"]) if match["month_year"] else None
    relation = relation_of(None, match["month_soon"])
    edge = _edge(match["month_edge"])
    if not (match["month_introduced"] or match["month_edge"] or year or relation):
        return
    start = match.start("month_edge") if edge else match.start("month_first" if match["month_first"] else "month")
    if match["month_first"]:
        first = month_number(match["month_first"])
        yield DateMention(
            start, match.end("month_first"), year if first <= month else None, first, relation=relation, edge=edge
        )
        start, edge = match.start("month"), None
    yield DateMention(start, match.end(), year, month, relation=relation, edge=edge)


def _read_part(match: re.Match[str]) -> Iterator[DateMention]:
    """Read "premier trimestre 2022", "2e semestre de l'année 2021", "T1 2022"."""
    if match["part_short"]:
        half, rank = match["part_short"][0] in "sS", int(match["part_short"][1])
    else:
        half, written = fold(match["part_kind"]) == "semestre", fold(match["part_rank"])
        most = 2 if half else 4
        rank = int(written[0]) if written[0].isdigit() else RANKS.get(written, most)
        if rank > most:
            return
    edge = f"half{rank}" if half else f"quarter{rank}"
    yield DateMention(match.start(), match.end(), int(match["part_year"]), edge=edge)


def _read_season(match: re.Match[str]) -> Iterator[DateMention]:
    """Read "été 2021", "cet automne", "l'hiver dernier"; nothing for a season alone, or "a été"."""
    year = int(match["season_year"]) if match["season_year"] else None
    relation = relation_of(match["season_this"], match["season_soon"])
    season = SEASONS[fold(match["season"])]
    elided = match.string[max(0, match.start("season") - 1) : match.start("season")] in ("'", "’")
    if year or match["season_this"] or (relation and (season != "summer" or elided)):
        yield DateMention(match.start(), match.end(), year, relation=relation, edge=season)


def _read_weekday(match: re.Match[str]) -> DateMention:
    """Read a weekday without a month: "ce jeudi", "mardi dernier", "ce jeudi 24"."""
    day = day_number(match["alone_day"]) if match["alone_day"] else None
    relation = relation_of(match["alone_this"], match["alone_soon"])
    return DateMention(match.start(), match.end(), None, None, day, _weekday(match["alone"]), relation)


def _read_relative(match: re.Match[str]) -> DateMention:
    """Read what counts from another date: "aujourd'hui", "l'an dernier", "cinq ans plus tard"."""
    span = match.span()
    if match["years_later"]:
        written = fold(match["years_later"])
        years = int(written) if written.isdigit() else CARDINALS.get(written, 1)
        return DateMention(*span, relation="later", offset_years=years)
    if match["next_day"]:
        return DateMention(*span, relation="later", offset_days=1 + (fold(match["next_day"]) == "surlendemain"))
    if match["unit"]:
        unit = _UNITS.get(fold(match["unit"]))
        return DateMention(*span, relation=relation_of(None, match["unit_soon"]), unit=unit)
    if match["this_year"]:
        return DateMention(*span, relation="this")
    if match["before_yesterday"] or match["days_ago"]:
        days = CARDINALS[fold(match["days_ago"])] if match["days_ago"] else 2
        return DateMention(*span, relation="yesterday", offset_days=days)
    return DateMention(*span, relation="today" if match["today"] else "yesterday")


def _edge(words: str | None) -> str | None:
    """Give the edge that "début", "mi-", "fin du mois de" begin with."""
    return EDGES[fold(words).split()[0]] if words else None


def _weekday(word: str | None) -> int | None:
    """Give the number of a weekday as written."""
    return {**WEEKDAYS, **SHORT_WEEKDAYS}[fold(word)] if word else None

"""Dates: tables of what texts write, traps among them, the calendar, and properties over generated dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from cpts_extract.values.date_mention import Direction, possible
from cpts_extract.values.dates import (
    DateMention,
    complete,
    parse_span,
    scan_dates,
    scan_years,
    weekday_agrees,
    years_for_weekday,
)
from hypothesis import given, settings
from hypothesis import strategies as st

PROPERTY = settings(database=None, deadline=None, max_examples=300)

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


def d(year: int | None = None, month: int | None = None, day: int | None = None, **more: object) -> DateMention:
    """Make a mention whose place does not matter yet."""
    return DateMention(0, 0, year, month, day, **more)  # type: ignore[arg-type]


# one date in its sentence: the text, the words of the date, the date
DATES = [
    ("Le mercredi 9 octobre 2024 à Auray", "mercredi 9 octobre 2024", d(2024, 10, 9, weekday=WEDNESDAY)),
    ("Ce mercredi 9 octobre, la CPTS", "Ce mercredi 9 octobre", d(None, 10, 9, weekday=WEDNESDAY, relation="this")),
    ("jeudi 17 février", "jeudi 17 février", d(None, 2, 17, weekday=THURSDAY)),
    ("ce 12 mai", "ce 12 mai", d(None, 5, 12, relation="this")),
    ("ce 12 mai 2021", "ce 12 mai 2021", d(2021, 5, 12, relation="this")),
    ("mercredi, le 9 octobre 2024", "mercredi, le 9 octobre 2024", d(2024, 10, 9, weekday=WEDNESDAY)),
    ("le 1er juillet 2021", "1er juillet 2021", d(2021, 7, 1)),
    ("le 1^{er} juillet", "1^{er} juillet", d(None, 7, 1)),
    ("le premier juillet 2021", "premier juillet 2021", d(2021, 7, 1)),
    ("le 12 mai\n2021", "12 mai\n2021", d(2021, 5, 12)),
    ("le 12\u00a0mai\u202f2021", "12\u00a0mai\u202f2021", d(2021, 5, 12)),
    ("le 12 mai 2021 450 professionnels", "12 mai 2021", d(2021, 5, 12)),
    ("le 12 mai 2 000 habitants", "12 mai", d(None, 5, 12)),
    ("le 17 décembre 2020 à 14h30", "17 décembre 2020", d(2020, 12, 17)),
    ("le 20 juin 2019 à 18 h 04", "20 juin 2019", d(2019, 6, 20)),
    ("12 DECEMBRE 2020", "12 DECEMBRE 2020", d(2020, 12, 12)),
    ("1ER AOUT 2021", "1ER AOUT 2021", d(2021, 8, 1)),
    ("15 févr. 2021", "15 févr. 2021", d(2021, 2, 15)),
    ("3 déc. 2020", "3 déc. 2020", d(2020, 12, 3)),
    ("3 sept 2020", "3 sept 2020", d(2020, 9, 3)),
    ("le 29 février", "29 février", d(None, 2, 29)),
    ("09/10/2024", "09/10/2024", d(2024, 10, 9)),
    ("09 / 10 / 2024", "09 / 10 / 2024", d(2024, 10, 9)),
    ("9/10/24", "9/10/24", d(2024, 10, 9)),
    ("17.12.2020.", "17.12.2020", d(2020, 12, 17)),
    ("06.11.20", "06.11.20", d(2020, 11, 6)),
    ("13-12-2023", "13-12-2023", d(2023, 12, 13)),
    ("2023-12-13", "2023-12-13", d(2023, 12, 13)),
    ("mercredi 09/10/2024", "mercredi 09/10/2024", d(2024, 10, 9, weekday=WEDNESDAY)),
    ("Mai 2025", "Mai 2025", d(2025, 5)),
    ("en mai 2025", "mai 2025", d(2025, 5)),
    ("FEVRIER 2021", "FEVRIER 2021", d(2021, 2)),
    ("en mai", "mai", d(None, 5)),
    ("au mois d'août", "août", d(None, 8)),
    ("depuis septembre,", "septembre", d(None, 9)),
    ("en mars dernier", "mars dernier", d(None, 3, relation="last")),
    ("en juin prochain", "juin prochain", d(None, 6, relation="next")),
    ("fin janvier dernier", "fin janvier dernier", d(None, 1, relation="last", edge="end")),
    ("à la mi-mars 2022", "mi-mars 2022", d(2022, 3, edge="mid")),
    ("fin du mois de mai 2021", "fin du mois de mai 2021", d(2021, 5, edge="end")),
    ("début mai", "début mai", d(None, 5, edge="start")),
    ("courant mai 2021", "mai 2021", d(2021, 5)),
    ("depuis le COVID-19 mars 2020", "mars 2020", d(2020, 3)),
    ("en 2019", "2019", d(2019)),
    ("dès 2019.", "2019", d(2019)),
    ("depuis 2018", "2018", d(2018)),
    ("l'année 2021", "2021", d(2021)),
    ("à l'horizon 2030", "2030", d(2030)),
    ("d'ici à 2022", "2022", d(2022)),
    ("courant 2021", "2021", d(2021)),
    ("en 2021 450 professionnels", "2021", d(2021)),
    ("la CPTS (2021)", "2021", d(2021)),
    ("fin 2020", "fin 2020", d(2020, edge="end")),
    ("début de l'année 2022", "début de l'année 2022", d(2022, edge="start")),
    ("mi-2021", "mi-2021", d(2021, edge="mid")),
    ("au printemps 2026", "printemps 2026", d(2026, edge="spring")),
    ("été 2021", "été 2021", d(2021, edge="summer")),
    ("à l'automne 2021", "automne 2021", d(2021, edge="autumn")),
    ("rentrée 2022", "rentrée 2022", d(2022, edge="back_to_school")),
    ("l'été dernier", "été dernier", d(relation="last", edge="summer")),
    ("cet hiver", "cet hiver", d(relation="this", edge="winter")),
    ("premier trimestre 2022", "premier trimestre 2022", d(2022, edge="quarter1")),
    ("3e trimestre 2021", "3e trimestre 2021", d(2021, edge="quarter3")),
    ("dernier trimestre 2021", "dernier trimestre 2021", d(2021, edge="quarter4")),
    ("second semestre 2021", "second semestre 2021", d(2021, edge="half2")),
    ("1er semestre de l'année 2021", "1er semestre de l'année 2021", d(2021, edge="half1")),
    ("T1 2022", "T1 2022", d(2022, edge="quarter1")),
    ("ce mercredi", "ce mercredi", d(weekday=WEDNESDAY, relation="this")),
    ("ce jeudi matin", "ce jeudi", d(weekday=THURSDAY, relation="this")),
    ("jeudi dernier", "jeudi dernier", d(weekday=THURSDAY, relation="last")),
    ("vendredi prochain", "vendredi prochain", d(weekday=FRIDAY, relation="next")),
    ("jeudi, à Vannes", "jeudi", d(weekday=THURSDAY)),
    ("ce jeudi 24 à Vannes", "ce jeudi 24", d(None, None, 24, weekday=THURSDAY, relation="this")),
    ("ce jeudi 24 communes", "ce jeudi", d(weekday=THURSDAY, relation="this")),
    ("le 14 février dernier", "14 février dernier", d(None, 2, 14, relation="last")),
    ("l'an dernier", "l'an dernier", d(relation="last")),
    ("l’année prochaine", "l’année prochaine", d(relation="next")),
    ("cette année", "cette année", d(relation="this")),
    ("le mois dernier", "le mois dernier", d(relation="last", unit="month")),
    ("la semaine dernière", "la semaine dernière", d(relation="last", unit="week")),
    ("Aujourd'hui", "Aujourd'hui", d(relation="today")),
    ("ce jour", "ce jour", d(relation="today")),
    ("hier", "hier", d(relation="yesterday")),
    ("avant-hier soir", "avant-hier", d(relation="yesterday", offset_days=2)),
    ("il y a trois jours,", "il y a trois jours", d(relation="yesterday", offset_days=3)),
    ("cinq ans plus tard", "cinq ans plus tard", d(relation="later", offset_years=5)),
    ("Un an après", "Un an après", d(relation="later", offset_years=1)),
    ("2 ans\nplus tard", "2 ans\nplus tard", d(relation="later", offset_years=2)),
]

# several dates in a text: their words with what they say
LISTS = [
    ("du 3 au 7 mars 2022", [("3", d(2022, 3, 3)), ("7 mars 2022", d(2022, 3, 7))]),
    ("les 3 et 4 mars 2022", [("3", d(2022, 3, 3)), ("4 mars 2022", d(2022, 3, 4))]),
    ("9 et 10 octobre 2024", [("9", d(2024, 10, 9)), ("10 octobre 2024", d(2024, 10, 10))]),
    ("les 3, 4 et 5 mars", [("3", d(None, 3, 3)), ("4", d(None, 3, 4)), ("5 mars", d(None, 3, 5))]),
    ("3-4 mars 2022", [("3", d(2022, 3, 3)), ("4 mars 2022", d(2022, 3, 4))]),
    (
        "lundi 3 et mardi 4 mars 2022",
        [("lundi 3", d(2022, 3, 3, weekday=MONDAY)), ("mardi 4 mars 2022", d(2022, 3, 4, weekday=TUESDAY))],
    ),
    ("du 28 février au 4 mars 2022", [("28 février", d(2022, 2, 28)), ("4 mars 2022", d(2022, 3, 4))]),
    ("du 28 décembre au 4 janvier 2022", [("28 décembre", d(2021, 12, 28)), ("4 janvier 2022", d(2022, 1, 4))]),
    ("le 12 mai et le 17 juin 2021", [("12 mai", d(None, 5, 12)), ("17 juin 2021", d(2021, 6, 17))]),
    ("mai-juin 2021", [("mai", d(2021, 5)), ("juin 2021", d(2021, 6))]),
    ("Communiqué n°2 - 12 mai 2021", [("12 mai 2021", d(2021, 5, 12))]),
    ("Page 1 / 12 mai 2021", [("12 mai 2021", d(2021, 5, 12))]),
    ("Vannes, le 09/10/2024, en 2019", [("09/10/2024", d(2024, 10, 9)), ("2019", d(2019))]),
    ("du 30 au 31 avril 2021", [("30", d(2021, 4, 30))]),
]

NOTHING = [
    "2 000 habitants, 2025 habitants, en 2025 habitants, en 2000 €",
    "2022-2026, en 2019-2020, 2021",
    "31 février 2021, 29 février 2021, 31/04/2021, 2021-13-01, 45/10/2024",
    "02.90.79.81.44, 02-90-79-81-44, 02/90/79/81/44",
    "ce jour-là, cette année-là, il y a huit jours, il y a quinze jours",
    "les mercredis, 3 sept communes, taille 3, avenant 2",
    "a été 2 fois, a été prochain, l'été, au printemps, mars",
    "5e trimestre 2021, troisième semestre 2022",
    "quelques années plus tard, dix-huit mois plus tard, deux ans et demi plus tard",
    "Saint-Mars 2021, 1/3, 3.5.21, 192.168.10.20",
]


@pytest.mark.parametrize(("text", "words", "mention"), DATES)
def test_one_date(text: str, words: str, mention: DateMention) -> None:
    start = text.index(words)
    assert scan_dates(text) == [mention._replace(start=start, end=start + len(words))]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_several_dates(text: str, expected: list[tuple[str, DateMention]]) -> None:
    found = scan_dates(text)
    assert [(text[m.start : m.end], m._replace(start=0, end=0)) for m in found] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_date(text: str) -> None:
    assert scan_dates(text) == []


def test_years() -> None:
    text = "2025 habitants, le 9 octobre 2024, 2022-2026, 15/09/2020, 2 021, 12021, x2021, 2040, 1999"
    assert [(text[y.start : y.end], y.iso()) for y in scan_years(text)] == [
        ("2025", "2025"), ("2024", "2024"), ("2022", "2022"), ("2026", "2026"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mention", "iso"),
    [
        (d(2024, 10, 9), "2024-10-09"),
        (d(2024, 10), "2024-10"),
        (d(2024), "2024"),
        (d(2024, edge="end"), "2024"),
        (d(2024, edge="summer"), "2024"),
        (d(2024, 1, edge="end"), "2024-01"),
        (d(None, 10, 9), None),
        (d(2024, None, 9), None),
        (d(relation="today"), None),
    ],
)
def test_iso(mention: DateMention, iso: str | None) -> None:
    assert mention.iso() == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("mercredi 9 octobre 2024", "2024-10-09"),
        (" 9 octobre 2024\n", "2024-10-09"),
        ("octobre 2024", "2024-10"),
        ("le neuf octobre 2024", "2024-10-09"),
        ("9-oct-2024", "2024-10-09"),
        ("lun. 3 mai 2021", "2021-05-03"),
        ("3 mai 21", "2021-05-03"),
    ],
)
def test_parse_span(text: str, iso: str) -> None:
    mention = parse_span(text)
    assert mention is not None
    assert mention.iso() == iso
    assert (mention.start, mention.end) == (len(text) - len(text.lstrip()), len(text.rstrip()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "72 520",
        "2024",
        "il y a 3 jours",
        "demain",
        "31 février 2021",
        "3 et 4 mai 2021",
        "12 mai 18 h 04",
        "le neuf octobre",
    ],
)
def test_parse_span_invents_nothing(text: str) -> None:
    assert parse_span(text) is None


ANCHOR = date(2021, 5, 14)  # a Friday


@pytest.mark.parametrize(
    ("text", "direction", "iso"),
    [
        ("aujourd'hui", "near", "2021-05-14"),
        ("hier", "near", "2021-05-13"),
        ("ce mercredi 12 mai", "near", "2021-05-12"),
        ("ce jeudi 12 mai", "near", None),
        ("le 12 mai", "near", "2021-05-12"),
        ("le 20 mai", "near", "2021-05-20"),
        ("le 20 mai", "past", None),
        ("le 20 décembre", "near", "2020-12-20"),
        ("le 20 octobre", "past", None),
        ("le 20 octobre", "near", "2021-10-20"),
        ("le 16 octobre dernier", "near", "2020-10-16"),
        ("le 14 mai dernier", "near", "2021-05-14"),
        ("le 14 mai prochain", "near", "2021-05-14"),
        ("le 13 mai prochain", "near", "2022-05-13"),
        ("le 29 février", "near", None),
        ("ce vendredi", "near", "2021-05-14"),
        ("ce jeudi", "near", "2021-05-13"),
        ("ce samedi", "past", "2021-05-08"),
        ("vendredi dernier", "near", "2021-05-07"),
        ("jeudi dernier", "near", "2021-05-13"),
        ("vendredi prochain", "near", "2021-05-21"),
        ("samedi prochain", "near", "2021-05-15"),
        ("jeudi", "near", None),
        ("jeudi", "past", "2021-05-13"),
        ("ce mercredi 12.", "near", "2021-05-12"),
        ("ce jeudi 12.", "near", None),
        ("en mars", "near", "2021-03"),
        ("en mars dernier", "near", "2021-03"),
        ("en juin dernier", "near", "2020-06"),
        ("en mai dernier", "near", None),
        ("en juin prochain", "near", "2021-06"),
        ("en juin", "past", None),
        ("en novembre", "near", None),
        ("fin janvier dernier", "near", "2021-01"),
        ("l'an dernier", "near", "2020"),
        ("l'an prochain", "near", "2022"),
        ("cette année", "near", "2021"),
        ("le mois dernier", "near", "2021-04"),
        ("la semaine dernière", "near", None),
        ("l'été dernier", "near", "2020"),
        ("au printemps dernier", "near", None),
        ("l'automne prochain", "near", "2021"),
        ("l'hiver dernier", "near", None),
        ("cet été", "near", "2021"),
        ("cinq ans plus tard", "near", None),
        ("mercredi 9 octobre 2024", "near", "2024-10-09"),
        ("jeudi 9 octobre 2024", "near", None),
        ("en 2019", "near", "2019"),
    ],
)
def test_complete(text: str, direction: Direction, iso: str | None) -> None:
    (mention,) = scan_dates(text)
    completed = complete(mention, ANCHOR, direction=direction)
    assert (completed and completed.iso()) == iso
    if completed:
        assert (completed.start, completed.end, completed.weekday) == (mention.start, mention.end, mention.weekday)


def test_complete_turns_the_year() -> None:
    (mention,) = scan_dates("le mois dernier")
    completed = complete(mention, date(2021, 1, 3))
    assert completed is not None
    assert completed.iso() == "2020-12"


def test_weekdays() -> None:
    assert weekday_agrees(d(2024, 10, 9, weekday=WEDNESDAY)) is True
    assert weekday_agrees(d(2024, 10, 9, weekday=MONDAY)) is False
    assert weekday_agrees(d(2024, 10, 9)) is None
    assert weekday_agrees(d(None, 10, 9, weekday=WEDNESDAY)) is None


def test_years_for_weekday() -> None:
    first, last = date(2019, 6, 20), date(2026, 12, 31)
    assert years_for_weekday(12, 5, WEDNESDAY, first, last) == [2021]
    assert years_for_weekday(24, 10, THURSDAY, first, last) == [2019, 2024]
    assert years_for_weekday(20, 6, THURSDAY, first, date(2019, 6, 20)) == [2019]
    assert years_for_weekday(19, 6, WEDNESDAY, first, last) == [2024]
    assert years_for_weekday(29, 2, THURSDAY, first, last) == [2024]
    assert years_for_weekday(30, 2, THURSDAY, first, last) == []


def test_possible_months() -> None:
    assert [month for month in range(-1, 15) if possible(2021, month, 31)] == [1, 3, 5, 7, 8, 10, 12]


MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
]  # fmt: skip
SHORT = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
BARE = str.maketrans("éû", "eu")

FORMS: dict[str, Callable[[date], str]] = {
    "in words": lambda x: f"{x.day} {MONTHS[x.month - 1]} {x.year}",
    "with weekday": lambda x: f"{WEEKDAYS[x.weekday()]} {x.day} {MONTHS[x.month - 1]} {x.year}",
    "two digits": lambda x: f"{x.day:02d} {MONTHS[x.month - 1]} {x.year}",
    "ordinal": lambda x: ("1er" if x.day == 1 else str(x.day)) + f" {MONTHS[x.month - 1]} {x.year}",
    "raised ordinal": lambda x: ("1^{er}" if x.day == 1 else str(x.day)) + f" {MONTHS[x.month - 1]} {x.year}",
    "capitals": lambda x: f"{WEEKDAYS[x.weekday()]} {x.day} {MONTHS[x.month - 1]} {x.year}".translate(BARE).upper(),
    "short month": lambda x: f"{x.day} {SHORT[x.month - 1]} {x.year}",
    "no-break spaces": lambda x: f"{x.day}\u00a0{MONTHS[x.month - 1]}\u202f{x.year}",
    "wrapped": lambda x: f"{x.day} {MONTHS[x.month - 1]}\n{x.year}",
    "slashes": lambda x: f"{x.day:02d}/{x.month:02d}/{x.year}",
    "slashes, one digit": lambda x: f"{x.day}/{x.month}/{x.year}",
    "slashes, short year": lambda x: f"{x.day:02d}/{x.month:02d}/{x.year % 100:02d}",
    "points": lambda x: f"{x.day:02d}.{x.month:02d}.{x.year}",
    "points, short year": lambda x: f"{x.day:02d}.{x.month:02d}.{x.year % 100:02d}",
    "hyphens": lambda x: f"{x.day:02d}-{x.month:02d}-{x.year}",
    "iso": lambda x: x.isoformat(),
}  # fmt: skip
FRAMES = [("Signé le ", " à Vannes."), ("(", ")"), ("Vannes, le\n", ", 12 communes"), ("", ""), ("**", "**")]
DAYS = st.dates(date(2016, 1, 1), date(2035, 12, 31))


@settings(database=None, deadline=None, max_examples=800)
@given(day=DAYS, form=st.sampled_from(sorted(FORMS)), frame=st.sampled_from(FRAMES))
def test_dates_in_any_form_read_back(day: date, form: str, frame: tuple[str, str]) -> None:
    written = FORMS[form](day)
    weekday = day.weekday() if form in ("with weekday", "capitals") else None
    mention = DateMention(len(frame[0]), len(frame[0] + written), day.year, day.month, day.day, weekday)
    assert scan_dates(frame[0] + written + frame[1]) == [mention]
    assert parse_span(written) == mention._replace(start=0, end=len(written))
    assert mention.iso() == day.isoformat()
    assert weekday_agrees(mention) is (None if weekday is None else True)


@PROPERTY
@given(day=DAYS, before=st.integers(0, 180), direction=st.sampled_from(["past", "near"]))
def test_a_date_of_the_last_months_is_completed(day: date, before: int, direction: Direction) -> None:
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    (mention,) = scan_dates(text)
    completed = complete(mention, day + timedelta(before), direction=direction)
    assert completed is not None
    assert completed.iso() == day.isoformat()
    assert day.year in years_for_weekday(day.day, day.month, day.weekday(), date(2016, 1, 1), date(2035, 12, 31))


PIECES = [
    "1er", "3", "9", "12", "31", "2021", "2", "000", "2024", "09/10/2024", "17.12.20", "2023-12-13", "/", ".", ",",
    "-", "et", "au", "à", "le", "les", "du", "en", "ce", "cet", "l'", "lundi", "jeudis", "mars", "mai", "sept",
    "déc.", "février", "FEVRIER", "août", "dernier", "prochaine", "fin", "début", "mi", "courant", "mois", "de",
    "année", "été", "hiver", "trimestre", "premier", "semestre", "an", "ans", "plus", "tard", "après", "hier",
    "aujourd'hui", "cinq", "un", "habitants", "€", "(", ")", " ", " ", " ", " ", " ", "\n", "\u00a0", "-", "-",
]  # fmt: skip


@settings(database=None, deadline=None, max_examples=2000)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_mentions_are_sorted_apart_and_read_back(text: str) -> None:
    mentions = scan_dates(text)
    edges = [edge for m in mentions for edge in (m.start, m.end)]
    assert edges == sorted(edges)
    for m in mentions:
        assert m.start < m.end
        assert text[m.start : m.end] == text[m.start : m.end].strip()
        assert possible(m.year, m.month, m.day)
        again = scan_dates(text[m.start : m.end])
        if len(again) == 1:  # alone it may say less (the day of a list, a year after "en"), but nothing else
            pairs = zip(m[2:], again[0][2:], strict=True)
            assert all(alone in (whole, None) for whole, alone in pairs)


@PROPERTY
@given(st.text(max_size=60))
def test_any_text_is_scanned(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in scan_dates(text) + scan_years(text))


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        " ",
        "1 000 ",
        "3, ",
        "3 et ",
        "les 3, ",
        "lundi ",
        "lundi 3, ",
        "mars ",
        "mai et ",
        "12/",
        "12.",
        "fin ",
        "un ",
        "en ",
    ],
)
def test_time_grows_with_length_alone(unit: str, cost_ratio: Callable[[Callable[[str], object], str], float]) -> None:
    assert cost_ratio(scan_dates, unit * (15_000 // len(unit))) < 30

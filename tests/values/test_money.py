"""Money: tables of what texts write, traps among them, and properties over generated sums."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.values.money import Money, parse_money, scan_money
from hypothesis import assume, given, settings
from hypothesis import strategies as st

PROPERTY = settings(database=None, deadline=None, max_examples=300)

# the text, and its sums: their words, the amount, the upper end
SUMS: list[tuple[str, list[tuple[str, int, int | None]]]] = [
    ("75 000 € par an", [("75 000 €", 75000, None)]),
    ("75\u202f000\u202f€", [("75\u202f000\u202f€", 75000, None)]),
    ("soit 75\n000\neuros", [("75\n000\neuros", 75000, None)]),
    ("75000€", [("75000€", 75000, None)]),
    ("75.000 euros", [("75.000 euros", 75000, None)]),
    ("75 000,00 €", [("75 000,00 €", 75000, None)]),
    ("98 000€/an", [("98 000€", 98000, None)]),
    ("75k€", [("75k€", 75000, None)]),
    ("370 k€", [("370 k€", 370000, None)]),
    ("75 K€", [("75 K€", 75000, None)]),
    ("87,5 k€", [("87,5 k€", 87500, None)]),
    ("1,2 M€", [("1,2 M€", 1200000, None)]),
    ("2.9M€", [("2.9M€", 2900000, None)]),
    ("0,3 M€", [("0,3 M€", 300000, None)]),
    ("0,5 Md€", [("0,5 Md€", 500000000, None)]),
    ("1,2 million d'euros", [("1,2 million d'euros", 1200000, None)]),
    ("1,2 million d’euros", [("1,2 million d’euros", 1200000, None)]),
    ("2 millions d'euros", [("2 millions d'euros", 2000000, None)]),
    ("1,65 million d'euros", [("1,65 million d'euros", 1650000, None)]),
    ("2 millions et demi d'euros", [("2 millions et demi d'euros", 2500000, None)]),
    ("1,2 M d'euros", [("1,2 M d'euros", 1200000, None)]),
    ("75 000 EUR", [("75 000 EUR", 75000, None)]),
    ("75 000 EUROS", [("75 000 EUROS", 75000, None)]),
    ("soixante-quinze mille euros", [("soixante-quinze mille euros", 75000, None)]),
    ("une centaine de milliers d'euros", [("une centaine de milliers d'euros", 100000, None)]),
    ("€ 75 000 par an", [("€ 75 000", 75000, None)]),
    ("75 000 € 80 000 habitants", [("75 000 €", 75000, None)]),
    ("dix mille€ 80 000 habitants", [("dix mille€", 10000, None)]),
    ("12 euros de l'heure", [("12 euros", 12, None)]),
    ("de 360 000 à 400 000 euros", [("360 000 à 400 000 euros", 360000, 400000)]),
    ("DE 360 000 A 400 000 EUROS", [("360 000 A 400 000 EUROS", 360000, 400000)]),
    ("360 000 à 400 000 euros", [("360 000 à 400 000 euros", 360000, 400000)]),
    ("de 360 000 € à 400 000 €", [("360 000 € à 400 000 €", 360000, 400000)]),
    ("entre 185 000 € et 380 000 €", [("185 000 € et 380 000 €", 185000, 380000)]),
    ("entre 185 000\net 380 000 euros", [("185 000\net 380 000 euros", 185000, 380000)]),
    ("50-60 k€", [("50-60 k€", 50000, 60000)]),
    ("50 – 60 k€", [("50 – 60 k€", 50000, 60000)]),
    ("entre 50 et 60 k€", [("50 et 60 k€", 50000, 60000)]),
    ("50 k€ à 60 k€", [("50 k€ à 60 k€", 50000, 60000)]),
    ("1 à 2 millions d'euros", [("1 à 2 millions d'euros", 1000000, 2000000)]),
    ("de 1,2 à 1,5 M€", [("1,2 à 1,5 M€", 1200000, 1500000)]),
    ("de 800 000 à 1,2 million d'euros", [("800 000 à 1,2 million d'euros", 800000, 1200000)]),
    ("de cinquante à soixante mille euros", [("cinquante à soixante mille euros", 50000, 60000)]),
    ("de 0 à 75 000 €", [("0 à 75 000 €", 0, 75000)]),
    (
        "s'étend de 185 000 euros par an pour les plus petites communautés à 380 000 euros pour les plus vastes",
        [("185 000 euros", 185000, None), ("380 000 euros", 380000, None)],
    ),
    ("75 000 € et 90 000 €", [("75 000 €", 75000, None), ("90 000 €", 90000, None)]),
    ("75 000 € ou 90 000 €", [("75 000 €", 75000, None), ("90 000 €", 90000, None)]),
    ("passe de 60 000 € à 75 000 €", [("60 000 €", 60000, None), ("75 000 €", 75000, None)]),
    ("est passé de 60 000 à 75 000 €", [("60 000", 60000, None), ("75 000 €", 75000, None)]),
    ("de 75 000 € à 60 000 €", [("75 000 €", 75000, None), ("60 000 €", 60000, None)]),
    ("50 000 et 60 000 euros", [("60 000 euros", 60000, None)]),
    ("75 000 ou 80 000 euros", [("80 000 euros", 80000, None)]),
    ("de 50 à 60 000 euros", [("50 à 60 000 euros", 50000, 60000)]),
    ("entre 90 et 110 000 €", [("90 et 110 000 €", 90000, 110000)]),
    (
        "420 000 euros par an, dont 75 000 pour le fonctionnement",
        [("420 000 euros", 420000, None), ("75 000", 75000, None)],
    ),
    ("340 000 euros, dont 95 000 de l'État", [("340 000 euros", 340000, None), ("95 000", 95000, None)]),
    (
        "142 000 euros la première année pleine, 171 500 en 2023",
        [("142 000 euros", 142000, None), ("171 500", 171500, None)],
    ),
    (
        "60 000 pour le fonctionnement et 90 000 € pour les missions",
        [("60 000", 60000, None), ("90 000 €", 90000, None)],
    ),
    ("287 000 € pour 75 000 habitants, dont 12 000 enfants", [("287 000 €", 287000, None)]),
    ("Avec 50 000 €, la CPTS, qui compte 62 000 habitants, dont 9 000 de plus de 75 ans", [("50 000 €", 50000, None)]),
    (
        "Financement (en euros)\nFonctionnement : 50 000\nPrévention : 8 000 : 8 500",
        [("50 000", 50000, None), ("8 000", 8000, None), ("8 500", 8500, None)],
    ),
    ("Budget 2024 (en k€)\nFonctionnement 60\nMissions 120", [("60", 60000, None), ("120", 120000, None)]),
    ("En euros constants, rien ne change.\nCommunes : 27\nHabitants : 14 516\n", []),
    ("60 000 € en 2021, dont 2022 pour une part", [("60 000 €", 60000, None)]),
    ("fixé en 2021 à 75 000 €", [("75 000 €", 75000, None)]),
    ("2021 - 75 000 €", [("75 000 €", 75000, None)]),
    ("taille 3 - 75 000 €", [("75 000 €", 75000, None)]),
    ("la CPTS de taille 2 à 60 000 €", [("60 000 €", 60000, None)]),
    ("en 2021 450 000 €", [("450 000 €", 450000, None)]),
    ("40 % à 75 000 €", [("75 000 €", 75000, None)]),
]

NOTHING = [
    "des euros, quelques milliers d'euros, un euro",
    "75 000 habitants, 75 k, 75 M, 1,2 million d'habitants",
    "26,50 €, 0,5 euro",
    "75 000 européens, 12 eurêka",
    "57,633 €",
    "40 % €, 6e €",
    "02 90 79 81 44 €",
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert [(text[m.start : m.end], m.amount, m.amount_max) for m in scan_money(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_money(text: str) -> None:
    assert scan_money(text) == []


@pytest.mark.parametrize("text", ["", "75 000", "75 000 € par an", "75 000 € et 90 000 €", "de 1 à 2 k€"])
def test_parse_money_refuses_more_or_less_than_a_sum(text: str) -> None:
    assert parse_money(text) is None


def test_parse_money_strips() -> None:
    assert parse_money(" 50-60 k€\n") == Money(1, 9, 50_000, 60_000)


def _grouped(n: int, separator: str) -> str:
    return f"{n:,}".replace(",", separator)


UNITS = [" €", "€", "\u00a0€", "\n€", " euros", "\neuros", "euros", " EUR", " EUROS"]
SPACES = st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009", "."])
FRAMES = [("un budget de ", " par an"), ("(", ")"), ("jusqu'à **", "**."), ("soit\n", ", dont"), ("", "")]


@PROPERTY
@given(n=st.integers(1, 9_999_999), space=SPACES, unit=st.sampled_from(UNITS), frame=st.sampled_from(FRAMES))
def test_sums_in_digits_read_back(n: int, space: str, unit: str, frame: tuple[str, str]) -> None:
    written = _grouped(n, space) + unit
    start = len(frame[0])
    assert scan_money(frame[0] + written + frame[1]) == [Money(start, start + len(written), n)]
    assert parse_money(written) == Money(0, len(written), n)


@PROPERTY
@given(n=st.integers(2, 9_999_999), frame=st.sampled_from(FRAMES))
def test_sums_in_words_read_back(n: int, frame: tuple[str, str], in_words: Callable[[int], str]) -> None:
    written = in_words(n) + (" d'euros" if n % 1_000_000 == 0 else " euros")
    start = len(frame[0])
    assert scan_money(frame[0] + written + frame[1]) == [Money(start, start + len(written), n)]


@PROPERTY
@given(
    tenths=st.integers(1, 9_999),
    unit=st.sampled_from(
        [("k€", 100), (" K€", 100), ("M€", 100_000), (" millions d'euros", 100_000), (" Md€", 100_000_000)]
    ),
    frame=st.sampled_from(FRAMES),
)
def test_scaled_sums_read_back(tenths: int, unit: tuple[str, int], frame: tuple[str, str]) -> None:
    written = f"{tenths / 10:g}".replace(".", ",") + unit[0]
    start = len(frame[0])
    assert scan_money(frame[0] + written + frame[1]) == [Money(start, start + len(written), tenths * unit[1])]


@PROPERTY
@given(
    low=st.integers(1_000, 999_999),
    high=st.integers(1_000, 999_999),
    form=st.sampled_from([("de ", " à "), ("entre ", " et "), ("de ", " € à "), ("entre ", " euros\net ")]),
)
def test_ranges_read_back(low: int, high: int, form: tuple[str, str]) -> None:
    assume(low < high)
    written = _grouped(low, " ") + form[1] + _grouped(high, "\u202f") + " euros"
    text = f"soit {form[0]}{written} par an"
    start = text.index(written)
    assert scan_money(text) == [Money(start, start + len(written), low, high)]


PIECES = [
    "1", "2", "3", "50", "75", "000", "400", "2021", "2,5", "1,2", "k", "K", "M", "Md", "€", "euros", "EUR",
    "d'euros", "million", "millions", "mille", "cent", "et", "à", "A", "de", "entre", "-", "–", "%", "e", "passe",
    "ou", "par", "taille", ".", ",", "(", ")", " ", " ", " ", " ", "\n", "\u202f",
]  # fmt: skip


@settings(database=None, deadline=None, max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_mentions_are_sorted_apart_and_read_back(text: str) -> None:
    sums = scan_money(text)
    edges = [edge for m in sums for edge in (m.start, m.end)]
    assert edges == sorted(edges)
    for m in sums:
        assert m.start < m.end
        assert m.amount_max is None or m.amount < m.amount_max
        again = parse_money(text[m.start : m.end])
        # None: only its surroundings made it a sum or a range ("entre A et B")
        assert again is None or (again.amount, again.amount_max) == (m.amount, m.amount_max)


@PROPERTY
@given(st.text(max_size=60))
def test_any_text_is_scanned(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in scan_money(text))


@pytest.mark.parametrize("unit", ["1", " ", "1 000 ", "75 € à ", "1 à ", "5 000 à ", "entre 1 € et ", "€", "50-"])
def test_time_grows_with_length_alone(unit: str, cost_ratio: Callable[[Callable[[str], object], str], float]) -> None:
    assert cost_ratio(scan_money, unit * (15_000 // len(unit))) < 30

"""Normalising and folding keep the length, so that offsets stay true."""

from __future__ import annotations

import unicodedata

import pytest
from cpts_extract.read.characters import compose, fold, normalise
from hypothesis import given
from hypothesis import strategies as st

# Hypothesis draws from all of Unicode; the second kind is what releases are written with.
TEXTS = st.text() | st.text(
    alphabet="aeéÉœŒİßŉſK \u00a0\u202f\u2009\u2019\u2011\u2013\u00ad\u0301ﬁ¹½€\t\n\r\f\x0b\uf0b7"
)


@given(TEXTS)
def test_normalise_keeps_the_length_and_does_nothing_twice(text: str) -> None:
    assert len(normalise(text)) == len(text)
    assert normalise(normalise(text)) == normalise(text)


@given(TEXTS)
def test_fold_keeps_the_length_and_does_nothing_twice(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert fold(normalise(text)) == fold(text)


@given(TEXTS)
def test_a_character_becomes_the_same_whatever_stands_around_it(text: str) -> None:
    assert normalise(text) == "".join(map(normalise, text))
    assert fold(text) == "".join(map(fold, text))


@given(TEXTS)
def test_compose_does_nothing_twice(text: str) -> None:
    assert compose(compose(text)) == compose(text)


@given(TEXTS)
def test_compose_leaves_no_carriage_return_and_no_decomposed_letter(text: str) -> None:
    composed = compose(text)
    assert "\r" not in composed
    assert unicodedata.is_normalized("NFC", composed)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("72\u00a0520", "72 520"),
        ("72\u202f520", "72 520"),
        ("72\u2009520", "72 520"),
        ("72\u2007520", "72 520"),
        ("72\u3000520", "72 520"),
        ("l\u2019ARS d\u2018Auray qu\u02bcune l\u00b4ARS", "l'ARS d'Auray qu'une l'ARS"),
        ("Oust\u2010Brocéliande\u2011Ouest\u00adEst \u22125", "Oust-Brocéliande-Ouest-Est -5"),
        ("« Ma Santé » “2022” – mission — socle", "« Ma Santé » “2022” – mission — socle"),
        ("a\tb\nc\fd\x0be\x00f\x85g", "a\tb\nc\fd e f g"),
        ("\uf0b7 un \uf0a7 deux", "• un • deux"),
        ("Saumurois¹, 6\u1d49, m², ½, œuvre, 75 000 €", "Saumurois¹, 6\u1d49, m², ½, œuvre, 75 000 €"),
    ],
)
def test_normalise(given_text: str, expected: str) -> None:
    assert normalise(given_text) == expected


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("e\u0301te\u0301", "été"),
        ("bénéﬁce, conﬂit, oﬀre, oﬃce, baﬄe", "bénéfice, conflit, offre, office, baffle"),
        ("communau\u00adté", "communauté"),
        ("Saint\u00adAubin", "Saint\u00adAubin"),
        ("commu\u00ad\nnauté", "commu\u00ad\nnauté"),
        ("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"),
        ("CPTS\u200b du\ufeff Trégor\u2060", "CPTS du Trégor"),
        ("cœur, Lætitia, m², ¹, ½, €", "cœur, Lætitia, m², ¹, ½, €"),
    ],
)
def test_compose(given_text: str, expected: str) -> None:
    assert compose(given_text) == expected


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("SANTÉ, Île, Ça, NOËL, Ÿ", "sante, ile, ca, noel, y"),
        ("Œuvre, Æ", "œuvre, æ"),
        ("İ ẞ ŉ ǰ", "i ß ŉ j"),
        ("L\u2019ARS\u00a0Ille\u2011et\u2011Vilaine", "l'ars ille-et-vilaine"),
        ("\u0301", "\u0301"),
    ],
)
def test_fold(given_text: str, expected: str) -> None:
    assert fold(given_text) == expected

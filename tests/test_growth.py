"""The work on a text grows with its length, also where nobody would write it so: a wrong file must not hold up a run.

Ratios of processor times within one run, with a wide margin: a text four times as long asks for four times the work where it
is linear, sixteen times where it is quadratic. `benchmarks/growth.py` measures more shapes.

Reading, structuring and masking take any file, however wrong, so they are tried with a megabyte and with four, and with
less of what asks for more.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Document
from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.privacy import mask
from cpts_extract.read.text import read_text
from cpts_extract.structure import flow

LONGER, MOST = 4, 9
Shape = Callable[[int], str]


def names(number: int) -> str:
    """Give as many capitalised words of six letters, each another one."""
    syllables = [a + b for a in "bcdfgklmnprstv" for b in "aeiou"]
    several = len(syllables)
    return ", ".join(
        (syllables[n // several**2 % several] + syllables[n // several % several] + syllables[n % several]).title()
        for n in range(number)
    )


def taken(text: str) -> float:
    """Give the processor's seconds that a text takes."""
    document = Document("text.txt", "0" * 64, "text", normalise(compose(text)))
    gc.collect()
    gc.disable()  # its passes go over all that other tests have left, not over this text alone
    try:
        before = time.process_time()
        extract(document)
        return time.process_time() - before
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        pytest.param(lambda size: "7" * size, 250_000, id="a million digits"),
        pytest.param(lambda size: "La CPTS" + " " * size + "du Lac", 500_000, id="two million spaces"),
        pytest.param(lambda size: "La CPTS\n" + "\n" * size + "du Lac", 150_000, id="600 000 empty lines"),
        pytest.param(lambda size: "•" * size, 40_000, id="160 000 bullets"),
        pytest.param(lambda size: f"Elle regroupe les communes de {names(size)}.", 2_500, id="10 000 names"),
        pytest.param(lambda size: f"Les CPTS {names(size)} ont signé.", 200, id="800 CPTS"),
        pytest.param(lambda size: "30 000 € " * size, 500, id="2 000 sums"),
        pytest.param(lambda size: "les habitants du territoire " * size, 200, id="a line of 3 200 words"),
    ],
)
def test_a_text_four_times_as_long_takes_no_nine_times_as_long(shape: Shape, size: int) -> None:
    taken(shape(20))  # what is made once only
    short = max(min(taken(shape(size)) for _ in range(2)), 0.02)
    # A neighbour on the machine may make one try dear, hardly three.
    assert any(taken(shape(LONGER * size)) < MOST * short for _ in range(3))


MEGABYTE = 1_000_000


def repeated(unit: str) -> Shape:
    return lambda size: unit * (size // len(unit.encode()))


def numbered(unit: str) -> Shape:
    """Repeat a unit with another name in it each time."""
    return lambda size: "".join(map(unit.format, names(size // len(unit.format("Nomdix"))).split(", ")))


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        pytest.param(repeated("7"), MEGABYTE, id="digits"),
        pytest.param(repeated("0 "), MEGABYTE // 4, id="zeros"),
        pytest.param(lambda size: "La CPTS" + " " * size + "du Lac", MEGABYTE, id="spaces"),
        pytest.param(lambda size: "La CPTS\n" + "\n" * size + "du Lac", MEGABYTE // 8, id="empty lines"),
        pytest.param(repeated("•"), MEGABYTE, id="bullets"),
        pytest.param(repeated("A"), MEGABYTE, id="a word in capitals"),
        pytest.param(repeated("LES MISSIONS "), MEGABYTE, id="words in capitals"),
        pytest.param(repeated("é"), MEGABYTE, id="letters with accents"),
        pytest.param(repeated("*_[("), MEGABYTE // 16, id="marks"),
        pytest.param(repeated("x@a-"), MEGABYTE // 16, id="addresses that do not end"),
        pytest.param(repeated("06 12 34 56 78 "), MEGABYTE // 8, id="telephone numbers"),
        pytest.param(numbered("Jean {}, directeur.\n"), MEGABYTE // 16, id="persons"),
        pytest.param(numbered("j.{0}@example.org Contact : {0}\n"), MEGABYTE // 16, id="contacts"),
        pytest.param(numbered("¹ {}\n\n"), MEGABYTE // 16, id="footnotes"),
    ],
)
def test_reading_structuring_and_masking_four_times_as_much_takes_no_eight_times_as_long(
    shape: Shape, size: int
) -> None:
    def spent(data: bytes) -> float:
        before = time.process_time()
        text = read_text("text.txt", data).text
        flow(text)
        mask(text)
        return time.process_time() - before

    # Another text each time: what is masked is remembered for whoever asks again.
    assert any(
        spent(first + shape(LONGER * size).encode()) < 8 * max(spent(first + shape(size).encode()), 0.02)
        for first in (b"1\n", b"2\n", b"3\n")
    )

"""The work on a text grows with its length, also where nobody would write it so: a wrong file must not hold up a run.

Ratios of processor times within one run, with a wide margin: a text four times as long asks for four times the work where it
is linear, sixteen times where it is quadratic. `benchmarks/growth.py` measures more shapes.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Document
from cpts_extract.read.characters import compose, normalise

LONGER, MOST = 4, 9


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
    before = time.process_time()
    extract(document)
    return time.process_time() - before


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
    ],
)
def test_a_text_four_times_as_long_takes_no_nine_times_as_long(shape: Callable[[int], str], size: int) -> None:
    taken(shape(20))  # what is made once only
    short = max(min(taken(shape(size)) for _ in range(2)), 0.02)
    assert taken(shape(LONGER * size)) < MOST * short

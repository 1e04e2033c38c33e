"""What the tests of several value parsers need: an independent writer of French numbers, and a check of their cost."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

SMALL = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
TENS = [
    "_", "dix", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt",
]  # fmt: skip


def _below_hundred(n: int) -> str:
    if n < 20:
        return SMALL[n]
    ten, one = divmod(n, 10)
    if ten in (7, 9):
        one += 10
    if one == 0:
        return "quatre-vingts" if ten == 8 else TENS[ten]
    joint = " et " if one in (1, 11) and ten < 8 else "-"
    return TENS[ten] + joint + SMALL[one]


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if hundreds == 0:
        return _below_hundred(rest)
    head = "cent" if hundreds == 1 else f"{SMALL[hundreds]} cent"
    return f"{head} {_below_hundred(rest)}" if rest else head + ("s" if hundreds > 1 else "")


def _in_words(n: int) -> str:
    millions, rest = divmod(n, 1_000_000)
    thousands, ones = divmod(rest, 1_000)
    parts = []
    if millions:
        parts.append(_below_thousand(millions) + (" million" if millions == 1 else " millions"))
    if thousands:
        written = _below_thousand(thousands)
        written = written.removesuffix("s") if written.endswith(("cents", "vingts")) else written
        parts.append("mille" if thousands == 1 else f"{written} mille")
    if ones or n == 0:
        parts.append(_below_thousand(ones))
    return " ".join(parts)


@pytest.fixture(scope="session")
def in_words() -> Callable[[int], str]:
    """Write a number in French, spelled as before 1990."""
    return _in_words


@pytest.fixture(scope="session")
def cost_ratio() -> Callable[[Callable[[str], object], str], float]:
    """Tell how many times as long a scan takes for a text eight times as long: 8 when linear, 64 when quadratic."""

    def measure(scan: Callable[[str], object], text: str) -> float:
        def seconds(sample: str) -> float:
            started = time.process_time()
            scan(sample)
            return time.process_time() - started

        return min(seconds(text * 8) / max(seconds(text), 0.002) for _ in range(3))

    return measure

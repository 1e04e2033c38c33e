"""Measure how the time of a text grows with its length, on shapes that nobody writes but a damaged file may hold.

Prints for each shape the ratio of the processor times of a text four times as long and of the text itself: 4 is linear, 16
quadratic. What is quadratic costs nothing in a release of a few pages; it tells how long a wrong file may hold up a run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from cpts_extract.extract import extract
from cpts_extract.models import Document
from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.privacy import mask

Shape = Callable[[int], str]


def main() -> int:
    """Parse the arguments, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/growth.py --rounds 3",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--rounds", type=int, default=2, metavar="N", help="how often each is timed; the best counts (default: 2)"
    )
    given = parser.parse_args()
    for heading, work, shapes in (("extract", read, SHAPES), ("mask", mask, MASKED)):
        print(f"{heading:<28}{'size':>8}{'ms':>10}{'4 times as long':>18}")
        for name, (shape, size) in shapes.items():
            work(shape(50))  # what is made once only
            short, long = (taken(work, shape(length), given.rounds) for length in (size, 4 * size))
            print(f"{name:<28}{size:>8}{1000 * short:>10.1f}{long / short:>17.1f}x")
    return 0


def read(text: str) -> object:
    """Extract from a text, as from a file that holds it."""
    return extract(Document("text.txt", "0" * 64, "text", normalise(compose(text))))


def taken(work: Callable[[str], object], text: str, rounds: int) -> float:
    """Give the processor's seconds, the best of several rounds."""
    best = float("inf")
    for number in range(rounds):
        another = text + "\n" * number  # what is personal in a text is remembered
        before = time.process_time()
        work(another)
        best = min(best, time.process_time() - before)
    return best


def word(number: int) -> str:
    """Give a capitalised word of six letters, another for each number."""
    return "".join(
        "bcdfgklmnprstv"[number // 14**place % 14] + "aeiou"[(number + place) % 5] for place in range(3)
    ).title()


def repeated(unit: str) -> Shape:
    """Repeat a unit up to a size in characters."""
    return lambda size: unit * (size // len(unit))


def numbered(unit: str) -> Shape:
    """Repeat a unit with another name in it each time."""
    return lambda size: "".join(unit.format(word(n)) for n in range(size // len(unit.format(word(0)))))


SHAPES: dict[str, tuple[Shape, int]] = {
    "one line of words": (repeated("les habitants du territoire de santé "), 6_000),
    "short lines": (repeated("ab\n"), 4_000),
    "figures and labels": (repeated("1\nArc\n"), 2_000),
    "grouped digits": (repeated("1 000 "), 4_000),
    "digits": (repeated("7"), 2_000),
    "a long word": (repeated("a"), 2_000),
    "ellipses": (repeated("…"), 2_000),
    "hyphens": (repeated("Saint-"), 4_000),
    "brackets": (repeated("("), 4_000),
    "items": (repeated("• item\n"), 6_000),
    "capitalised words": (numbered("{} "), 2_500),
    "names with a comma": (lambda size: "La CPTS regroupe les communes de " + numbered("{}, ")(size), 4_000),
    "CPTS in a list": (lambda size: f"Les CPTS {numbered('{}, ')(size)} ont signé.", 1_800),
    "sums": (repeated("30 000 € "), 2_000),
    "dates of signatures": (repeated("signé le 12 mars 2021, "), 2_000),
}
MASKED: dict[str, tuple[Shape, int]] = {
    "telephone numbers": (repeated("06 12 34 56 78 "), 80_000),
    "addresses that do not end": (repeated("x@a-"), 80_000),
    "initials": (repeated("J. "), 80_000),
    "names": (numbered("Jean {}, directeur.\n"), 40_000),
    "names and numbers": (numbered("{} Nomix\n02 97 00 00 00\n"), 40_000),
    "addresses": (numbered("j.{}@example.org\n"), 40_000),
}


if __name__ == "__main__":
    raise SystemExit(main())

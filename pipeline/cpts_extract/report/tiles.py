"""Where each département lies on a map of tiles: one square each, in a grid of 12 columns, so that no contours are needed.

Neighbours stay near one another as far as a grid allows; what lies overseas stands in rows of its own below.
"""

from __future__ import annotations

from collections.abc import Mapping

_FRANCE = """
 .  .  .  .  .  .  62 59 .  .  .  .
 .  .  .  .  76 80 60 02 08 .  .  .
 .  .  50 14 27 95 93 51 55 54 57 67
 29 22 35 61 78 92 75 94 10 52 88 68
 .  56 53 72 28 91 77 89 21 70 90 .
 .  44 49 37 41 45 18 58 71 39 25 .
 .  85 79 86 36 23 03 42 69 01 74 .
 .  .  17 16 87 19 63 43 38 73 .  .
 .  .  33 24 46 15 48 07 26 05 .  .
 .  .  40 47 82 12 30 84 04 06 .  .
 .  .  64 32 31 81 34 13 83 .  2B .
 .  .  .  65 09 11 66 .  .  .  2A .
"""
_OVERSEAS = """
 971 972 973 974 976
 975 977 978 986 987 988
"""


def _placed(drawn: str, first: int) -> dict[str, tuple[int, int]]:
    return {
        code: (column, row)
        for row, line in enumerate(drawn.strip("\n").split("\n"), first)
        for column, code in enumerate(line.split(), 1)
        if code != "."
    }


PLACES: Mapping[str, tuple[int, int]] = {
    **_placed(_FRANCE, 1),
    **_placed(_OVERSEAS, _FRANCE.strip("\n").count("\n") + 3),
}
"""Column and row, from 1, of every département and territory that people live in for good."""
EDGES = (10.0, 25.0, 50.0, 75.0)
"""Percent of inhabitants covered from which on a tile is of the next shade."""


def shade(share: float | None) -> int:
    """Give the shade of a tile: 0 where nothing is known, else 1 to 5.

    >>> shade(None), shade(0.0), shade(9.9), shade(10.0), shade(76.8)
    (0, 1, 1, 2, 5)
    """
    return 0 if share is None else 1 + sum(share >= edge for edge in EDGES)

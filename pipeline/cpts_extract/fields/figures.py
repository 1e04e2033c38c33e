"""Figures with what they count, as the fields of counts read them: each CPTS's share, and how small one may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cpts_extract.fields.found import Found, counts
from cpts_extract.fields.scope import Scope
from cpts_extract.values.numbers import Number


def counted(scope: Scope, file: str, field: str) -> Iterator[Found]:
    """Yield the quantities that a file's rules read; those of "respectivement" one for each figure."""
    for found in counts(scope.reading, file, field):
        yield from _dealt_out(scope, found)


def at_least(found: Found, least: int) -> Found:
    """Give a count back, turned down where it is too small to be one."""
    return found.rejected("too few") if found.value.value < least else found


def _dealt_out(scope: Scope, found: Found) -> list[Found]:
    """Give one value for each figure that "respectivement" deals out, or the one found."""
    series = scope.series(found.token)
    if len(series) < 2:
        return [found]
    out = []
    for token in series:
        number = scope.reading.tokens[token].value
        if isinstance(number, Number) and isinstance(number.value, int):
            start = min(found.start, token)
            out.append(replace(found, token=token, start=start, value=replace(found.value, value=number.value)))
    return out

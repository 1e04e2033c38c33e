"""Gather lines into paragraphs: what was wrapped is joined, what was broken on purpose is not."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from cpts_extract.read.characters import fold
from cpts_extract.structure.block import CALLING
from cpts_extract.structure.lines import (
    CONTACT_LEAD,
    COUNTED,
    ENTRY,
    FOOTNOTE,
    HASH,
    MARKER,
    NUMBER_ONLY,
    Line,
    cells,
    is_boxed,
    is_contact,
    is_page_mark,
    is_terminated,
    is_upper,
    lines,
)

WRAPPED_BELOW = 140
"""A text whose longest line is longer than this is not wrapped: there, every line break is meant."""


_YEAR = re.compile(r"20[12]\d")
"""A year alone in its line: it heads what a timeline tells of it."""
_MONTH = re.compile(r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre")
_CUT_WORD = re.compile(r"[^\W\d]-$")
_THOUSANDS = re.compile(r"\d{3}\b")
_SHORT = 20
"""Characters of a line that may stand by itself whatever it ends in: a panel's "Bon à"."""


def paragraphs(text: str) -> list[list[Line]]:
    """Give the lines of a text in groups, each a paragraph, a heading, a list item or a row."""
    return _notes(text, _labelled(_gathered(list(lines(text)))))


def _gathered(found: list[Line]) -> list[list[Line]]:
    """Gather the lines that belong together: wrapped lines, a row of figures with its row of labels."""
    width = _width(found)
    groups: list[list[Line]] = []
    for before, line in pairwise([None, *found]):
        assert line is not None
        if before is None or not groups or _breaks(before, line, width):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _width(found: list[Line]) -> int:
    """Estimate the width at which a text was wrapped, from the lines that the next one plainly goes on with."""
    wrapped = sorted(
        len(a.text)
        for a, b in pairwise(found)
        if not b.blank_before
        and lower_start(b)
        and not is_terminated(a.text)
        and not MARKER.match(b.text)
        and len(a.text) > 30
    )
    neighbours = [a for a, b in pairwise(found) if not b.blank_before] + [
        b for _, b in pairwise(found) if not b.blank_before
    ]
    longest = max((len(line.text) for line in neighbours), default=0)
    if len(wrapped) >= 3 and wrapped[-1] <= WRAPPED_BELOW:
        return wrapped[(9 * len(wrapped)) // 10]
    return longest if longest <= WRAPPED_BELOW else 10**9


def _notes(text: str, groups: list[list[Line]]) -> list[list[Line]]:
    """Put the mark of a footnote that a page sets on a line of its own, "1" above "Arc, Bar", back before its text."""
    out: list[list[Line]] = []
    for group in groups:
        if out and len(out[-1]) == 1 and (mark := SUPERSCRIPT.get(out[-1][0].text)) and mark in text:
            out[-1] = [*out[-1], *group]
        else:
            out.append(group)
    return out


SUPERSCRIPT = dict(zip("123456789", "¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def _labelled(groups: list[list[Line]]) -> list[list[Line]]:
    """Turn runs of "label, figure, label, figure" the right way round: elsewhere the figure comes first."""
    if not any(NUMBER_ONLY.fullmatch(line.text) for group in groups for line in group):
        return groups
    flat = [(number, line) for number, group in enumerate(groups) for line in group]
    out: list[list[Line]] = []
    at = reach = 0
    while at < len(flat):
        run = reach if reach > at and (reach - at) % 2 == 0 else at  # the rest of a run that was followed before
        while run + 1 < len(flat) and is_label(flat[run][1]) and NUMBER_ONLY.fullmatch(flat[run + 1][1].text):
            run += 2
        reach = max(reach, run)
        pairs = (run - at) // 2
        ends = (
            run >= len(flat) or not is_label(flat[run][1]) or flat[run][1].blank_before > flat[run - 1][1].blank_before
        )
        if pairs >= 2 and ends and COUNTED.search(fold(flat[at][1].text)):
            out += [[flat[n][1], flat[n + 1][1]] for n in range(at, run, 2)]
            at = run
            continue
        number, line = flat[at]
        if out and at and flat[at - 1][0] == number and out[-1][-1] is flat[at - 1][1]:
            out[-1].append(line)
        else:
            out.append([line])
        at += 1
    return out


def is_label(line: Line) -> bool:
    return (
        len(line.text) <= 60
        and not line.text[:1].isdigit()
        and not line.text.endswith((".", ";", ","))
        and any(map(str.isalpha, line.text))
    )


def _breaks(before: Line, line: Line, width: int) -> bool:
    """Tell whether a new paragraph begins with ``line``."""
    if line.new_page and not line.blank_before:
        return False  # a reader of pages puts a line feed before the form feed unless the paragraph goes on
    if line.blank_before or is_page_mark(before.text) or is_page_mark(line.text):
        return True
    if only_marker(before) or _CUT_WORD.search(before.text[-2:]):
        return False
    if before.text[-1:].isdecimal() and _THOUSANDS.match(line.text) and len(before.text) > 20:
        return False
    if (
        MARKER.match(line.text)
        or (ENTRY.match(line.text) and not _calls(before, line))
        or only_marker(line)
        or HASH.match(line.text)
        or HASH.match(before.text)
    ):
        return True
    if FOOTNOTE.match(line.text) or CONTACT_LEAD.match(line.text) or is_contact(before.text) != is_contact(line.text):
        return True
    if is_boxed(before.text) != is_boxed(line.text):
        return True
    rows = len(cells(before)), len(cells(line))
    if max(rows) > 1:
        return True
    if is_upper(before.text) != is_upper(line.text) and not lower_start(line):
        return True
    if is_upper(before.text) and is_upper(line.text):
        return is_terminated(before.text)
    if _calls(before, line) and len(before.text) > _SHORT:
        return False
    deliberate = len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= 0.9 * width
    if not deliberate:
        return False
    if NUMBER_ONLY.fullmatch(before.text) and (lower_start(line) or not _YEAR.fullmatch(before.text)):
        return False
    return (is_terminated(before.text) and not before.text.endswith(",")) or not lower_start(line)


def _calls(before: Line, line: Line) -> bool:
    """Tell whether a line cannot end where it does: in a small word, or between a month and its year."""
    last = before.text.rsplit(maxsplit=1)[-1].casefold()
    return last in CALLING or bool(_MONTH.fullmatch(last) and _YEAR.match(line.text))


def lower_start(line: Line) -> bool:
    return line.text.lstrip("«\"“'*_ ")[:1].islower()


def only_marker(line: Line) -> bool:
    return line.text in _BARE_MARKERS


_BARE_MARKERS = frozenset("-–•*>❖✓▪o")


def repeated_lines(groups: list[list[Line]]) -> dict[str, int]:
    """Lines that stand on several pages or three times and more, short and without a sentence: headers and footers.

    Each with the place where it stands first.
    """
    counted = Counter(line.text for group in groups for line in group if len(line.text) < 100)
    paged = any(line.new_page for group in groups for line in group)
    least = 2 if paged else 3
    repeated = {
        text
        for text, times in counted.items()
        if times >= least and len(text) > 3 and any(map(str.isalpha, text)) and not text.endswith((".", ":", ";", ","))
    }
    first: dict[str, int] = {}
    for line in [line for group in groups for line in group] if repeated else ():
        if line.text in repeated:
            first.setdefault(line.text, line.start)
    return first

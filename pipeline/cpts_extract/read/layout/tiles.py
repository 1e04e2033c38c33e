"""Figures in large type and notes in small type: what a page sets apart from its text by size."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from cpts_extract.read.layout.lines import SUPERSCRIPTS
from cpts_extract.read.layout.paragraph import Paragraph, Spaced

_FIGURE = re.compile(r"(?:[^\W\d]+\s+){0,2}[+~≈]?\s?\d[\d .,]*\s?(?:%|€|k€|M€|euros|millions)?", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:plus|près|moins) (?:de|d')|environ|quelque|jusqu'à|au (?:moins|plus)|\+ (?:de|d')|soit", re.IGNORECASE
)
_SMALL = 0.94
"""Below this share of the usual size, type is small."""
_FOOT = 0.75
"""The foot of a page begins at this share of its height."""
_LONGEST_LABEL = 60
_CALL = re.compile("(?<=[^\\W\\d])[¹²³⁴⁵⁶⁷⁸⁹]|(?<=[»)])[¹²³⁴⁵⁶⁷⁸⁹]")
_NOTE = re.compile(r"([1-9])(?:\s+|(?=[^\W\d]))[^\W\d_]")


def tiles(paragraphs: Sequence[Paragraph], usual: float) -> list[Paragraph]:
    """Write a figure in large type in one line with the bound above and the label below: "plus de 103 000 habitants"."""
    out: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        before = paragraphs[number - 1] if number else None
        figure = _is_figure(paragraph, usual)
        if before is not None and before.column == paragraph.column:
            bound = figure and _BOUND.fullmatch(before.text)
            label = not figure and _is_figure(before, usual) and _is_label(before, paragraph)
            if bound or label:
                out[-1] = replace(out[-1], lines=(_one_line(out[-1], paragraph),), aside=True)
                continue
        out.append(replace(paragraph, aside=True) if figure else paragraph)
    return out


def _is_label(figure: Paragraph, below: Paragraph) -> bool:
    """Tell whether a paragraph is the label of the figure above it: short, in small type, close to it."""
    (_, large), (_, small) = figure.lines[-1][0], below.lines[0][0]
    close = small.box[2] - large.baseline < max(0.8 * large.size, 1.2 * small.size)
    return len(below.text) <= _LONGEST_LABEL and small.size <= 0.85 * large.size and close


def _is_figure(paragraph: Paragraph, usual: float) -> bool:
    return paragraph.size > 1.2 * usual and bool(_FIGURE.fullmatch(paragraph.text.replace("\n", " ")))


def _one_line(above: Paragraph, below: Paragraph) -> Spaced:
    words = [piece for line in (*above.lines, *below.lines) for _, piece in line]
    return tuple((" " if number else "", piece) for number, piece in enumerate(words))


def feet_last(paragraphs: Sequence[Paragraph], usual: float, heights: Mapping[int, float]) -> list[Paragraph]:
    """Put small type at the foot of a column behind all columns of its page: a note, the address of the sender."""
    out: list[Paragraph] = []
    for number, page in groupby(paragraphs, key=lambda paragraph: paragraph.page):
        body: list[Paragraph] = []
        feet: list[Paragraph] = []
        for _, column in groupby(page, key=lambda paragraph: paragraph.column):
            parts = list(column)
            last = len(parts)
            while last and _is_foot(parts[last - 1], usual, heights[number]):
                last -= 1
            body += parts[:last]
            feet += parts[last:]
        out += [*body, *feet]
    return out


def _is_foot(paragraph: Paragraph, usual: float, height: float) -> bool:
    _, first = paragraph.lines[0][0]
    return not paragraph.aside and paragraph.size < _SMALL * usual and first.baseline > _FOOT * height


def notes(paragraphs: Sequence[Paragraph], usual: float) -> list[Paragraph]:
    """Write the figure that begins a note in small type as the superscript that calls it, where one does."""
    called = {call.translate(_PLAIN) for paragraph in paragraphs for call in _CALL.findall(paragraph.text)}
    out = []
    for paragraph in paragraphs:
        mark = _NOTE.match(paragraph.text)
        if mark and mark[1] in called and paragraph.size < _SMALL * usual:
            (space, first), *rest = paragraph.lines[0]
            raised = replace(first, text=first.text[0].translate(SUPERSCRIPTS) + first.text[1:])
            paragraph = replace(paragraph, lines=(((space, raised), *rest), *paragraph.lines[1:]))
        out.append(paragraph)
    return out


_PLAIN = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")

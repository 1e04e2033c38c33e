"""Sentences that a column, a page, or something between two columns cuts: their parts are joined again.

What stood between (a press contact, a footnote, a quotation in large type, figures, a running foot) is read before or
after the paragraph, always on its own page, so that the form feeds of the text stay where the pages end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cpts_extract.read.layout.paragraph import STARTS_ITEM, Paragraph, first_width

Chain = list[Paragraph]
"""The parts of one paragraph, in their order."""

_CLOSED = re.compile(r"[.!?…:;][\s\"»”')\]\d¹²³⁴⁵⁶⁷⁸⁹]*$|»$")
_MOST_BETWEEN = 40
"""How many paragraphs may stand between two parts of one: a box of contacts or a row of figures has many."""


def chains(paragraphs: Sequence[Paragraph], usual: float) -> list[Chain]:
    """Join paragraphs to those that go on with them, and order the chains that come out.

    Args:
        paragraphs: Those of all pages, in the order of reading.
        usual: The size in which most of the document is set. What is set in another is not carried over.
    """
    found: list[Chain] = []
    waiting: Chain | None = None  # the last chain of the body, which may go on
    for paragraph in paragraphs:
        between = [] if waiting is None else found[_place(found, waiting) + 1 :]
        if waiting is not None and goes_on(waiting[-1], paragraph, [chain[0] for chain in between], usual):
            if waiting[-1].page != paragraph.page and waiting[0].page == waiting[-1].page:
                # On the page that ends here they would come after its end.
                early = [chain for chain in between if chain[0].page == waiting[-1].page]
                at = _place(found, waiting)
                found = [*found[:at], *early, waiting, *(chain for chain in between if chain not in early)]
            waiting.append(paragraph)
            continue
        found.append([paragraph])
        if not paragraph.aside and _is_body(paragraph, usual):
            waiting = found[-1]
        elif len(between) > _MOST_BETWEEN:
            waiting = None
    return found


def _place(found: Sequence[Chain], waiting: Chain) -> int:
    """Find a chain, from the end, as itself: another may hold the same words."""
    return next(number for number in range(len(found) - 1, -1, -1) if found[number] is waiting)


def goes_on(before: Paragraph, paragraph: Paragraph, between: Sequence[Paragraph], usual: float) -> bool:
    """Tell whether a paragraph goes on with the sentence of one before it, from another column, page, or past something."""
    if paragraph.aside or not _is_body(before, usual) or not _is_body(paragraph, usual):
        return False
    tail, head = before.text.rstrip(), paragraph.text
    if _CLOSED.search(tail) or STARTS_ITEM.match(head) or "   " in head or "   " in tail.rsplit("\n", 1)[-1]:
        return False
    if (before.column == paragraph.column and not between) or not _like_columns(before, paragraph):
        return False
    if head.lstrip('«"“( ')[:1].islower():
        return tail.endswith("-") or _was_full(before, paragraph, slack=1.0)
    if tail.endswith("-"):
        return False
    # It begins with a capital or a figure. A heading would part the two, so none may stand between them.
    if any(some.column in (before.column, paragraph.column) and some.size > 0.94 * usual for some in between):
        return False
    return (
        not (head.isupper() or tail.isupper()) and len(head) > 20 and _was_long(before) and _was_full(before, paragraph)
    )


def _like_columns(before: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether the columns of two paragraphs are as wide, or begin at the same place."""
    one, other = before.right - before.left, paragraph.right - paragraph.left
    return min(one, other) >= 0.6 * max(one, other) or abs(before.left - paragraph.left) < 3


def _was_full(before: Paragraph, paragraph: Paragraph, slack: float = 0.0) -> bool:
    """Tell whether the first word would not have fitted in the last line before it, with some font sizes to spare."""
    _, last = before.lines[-1][-1]
    return before.right - last.box[3] < first_width(paragraph.lines[0]) + slack * last.size


def _was_long(before: Paragraph) -> bool:
    (_, first), (_, last) = before.lines[-1][0], before.lines[-1][-1]
    return last.box[3] - first.box[1] > 0.7 * (before.right - before.left)


def _is_body(paragraph: Paragraph, usual: float) -> bool:
    """Tell whether a paragraph is of the usual size, and begins at the left of its column as no date line does."""
    begin = min(line[0][1].box[1] for line in paragraph.lines)
    at_left = begin - paragraph.left <= 0.35 * (paragraph.right - paragraph.left)
    return abs(paragraph.size - usual) <= 0.06 * usual and at_left

"""A text with its quotations marked, as HTML: what any release holds is shown as text, never as markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape


class Mark(NamedTuple):
    """A quotation to mark: ``text[start:end]``, with the identifier that links lead to and the key of its field."""

    start: int
    end: int
    anchor: str
    field: str
    label: str
    """What a reader is told of it: the field's name and its value."""
    href: str = ""
    """Where its words lead when they are followed, as to the value that they prove; nowhere when empty."""


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """Write a text as HTML with each quotation in a ``mark``; where several overlap, each piece names all that cover it.

    The first piece of a quotation has its anchor as ``id``, every piece all anchors in ``data-marks``, all fields in ``data-fields``
    and all labels in ``title``; it leads where the shortest of its quotations does. Marks of no width are left out; those that
    reach beyond the text are cut.

    >>> print(marked("a <b> c", [Mark(2, 5, "e1", "population", "Population")]))
    a <mark id="e1" data-marks="e1" data-fields="population" title="Population">&lt;b&gt;</mark> c
    """
    kept = [one for one in marks if 0 <= one.start < min(one.end, len(text))]
    opened, closed = defaultdict(list), defaultdict(list)
    for one in kept:
        opened[one.start].append(one)
        closed[min(one.end, len(text))].append(one)
    cuts = sorted({0, len(text), *opened, *closed})
    pieces, active, begun = [], list[Mark](), set[str]()
    for start, end in pairwise(cuts):
        active = [one for one in active if one not in closed.get(start, ())] + opened.get(start, [])
        words = str(escape(text[start:end]))
        pieces.append(_mark(words, active, begun) if active else words)
    return Markup("".join(pieces))  # every part of it was escaped, one by one: Markup.format takes ten times as long


def _mark(words: str, active: list[Mark], begun: set[str]) -> str:
    new = [one.anchor for one in active if one.anchor not in begun]
    begun.update(new)
    before = "".join(f'<a id="{escape(anchor)}"></a>' for anchor in new[1:])
    own = f' id="{escape(new[0])}"' if new else ""
    anchors = escape(" ".join(one.anchor for one in active))
    fields = escape(" ".join(dict.fromkeys(one.field for one in active)))
    labels = escape(" ; ".join(dict.fromkeys(one.label for one in active)))
    href = min(active, key=lambda one: one.end - one.start).href
    shown = f'<a href="{escape(href)}">{words}</a>' if href else words
    return f'{before}<mark{own} data-marks="{anchors}" data-fields="{fields}" title="{labels}">{shown}</mark>'

"""Cut a release into blocks, and put each piece of furniture aside so that it interrupts nothing.

A block holds pieces of the text, not a copy of it: what stands between two pieces (a marker, a footnote's call, a page
number that fell inside the sentence) is left out of what is read, and every character keeps its offset.
"""

from __future__ import annotations

import re

from cpts_extract.read.characters import fold
from cpts_extract.structure.asides import contacts, footnotes, joined, titles
from cpts_extract.structure.block import CALLING, Block, pieces_of
from cpts_extract.structure.lines import (
    COUNTED,
    FOOTNOTE,
    HASH,
    MARKER,
    NUMBER_ONLY,
    Line,
    cells,
    is_page_mark,
    is_upper,
)
from cpts_extract.structure.paragraphs import SUPERSCRIPT, is_label, only_marker, paragraphs, repeated_lines
from cpts_extract.structure.tables import tables, tiles

HEADING_LENGTH = 120
_RULE = re.compile(r"[|\s:\-+=_*.]+")
_GLUED = re.compile(r"([1-9])(?=[A-ZÀ-Ý«\n]|$)")
"""The call of a footnote that stands right before its text."""


def blocks(text: str) -> list[Block]:
    r"""Cut a normalised text into its blocks, in reading order.

    >>> [(b.kind, "A\n\n43\ncommunes"[b.start : b.end]) for b in blocks("A\n\n43\ncommunes")]
    [('heading', 'A'), ('paragraph', '43\ncommunes')]
    """
    groups = paragraphs(text)
    found: list[Block] = []
    page = 1
    repeated = repeated_lines(groups)
    for number, group in enumerate(groups):
        page += sum(line.new_page for line in group)
        made = _blocks_of(text, group, groups, number, repeated)
        found += made if page == 1 else [block._replace(page=page) for block in made]
    return tables(text, tiles(text, footnotes(text, joined(text, depths(titles(text, contacts(text, found)))))))


def _blocks_of(
    text: str, group: list[Line], groups: list[list[Line]], number: int, repeated: dict[str, int]
) -> list[Block]:
    """Say what one group of lines is."""
    first, whole = group[0], text[group[0].start : group[-1].end]
    start = first.start
    if is_page_mark(whole) or (first.text in repeated and len(group) == 1 and not MARKER.match(first.text)):
        if first.text in repeated and repeated[first.text] == start:
            return [_heading(text, group)]
        return [Block("furniture", ((start, group[-1].end),))]
    if only_marker(first) and len(group) > 1:
        pieces = pieces_of(text, group[1].start, group[-1].end)
        return [Block("item", pieces, marker=first.text, indent=first.indent)]
    if (
        len(group) == 2
        and is_label(first)
        and NUMBER_ONLY.fullmatch(group[1].text)
        and COUNTED.search(fold(first.text))
    ):
        return [
            Block("row", (*pieces_of(text, first.start, first.end), *pieces_of(text, group[1].start, group[1].end)))
        ]
    if _RULE.fullmatch(whole):
        return [Block("furniture", ((start, group[-1].end),))]
    if len(group) == 1 and len(cells(first)) > 1:
        mixed = all(
            any(c.isdigit() for c in text[a:b]) and any(c.isalpha() for c in text[a:b]) for a, b in cells(first)
        )
        names = len(cells(first)) >= 3 and not any(c.isdigit() for c in first.text)
        return [
            Block(
                "row",
                level=3 if mixed or names else 0,
                pieces=tuple(
                    piece
                    for cell in cells(first)
                    for piece in pieces_of(text, *cell)
                    if text[piece[0] : piece[1]].strip()
                ),
            )
        ]
    # What begins with two letters bears no mark.
    if not first.text[:2].isalpha() or len(first.text) == 1:
        block = _numbered_heading(text, groups, number) or _marked(text, group)
        if block:
            return [block]
    if _is_heading(whole, group, groups, number):
        return [_heading(text, group)]
    return [Block("paragraph", pieces_of(text, start, group[-1].end))]


def _numbered_heading(text: str, groups: list[list[Line]], number: int) -> Block | None:
    """Give the heading that a numbered line in capitals is where no item stands beside it: "2. LES ÉTAPES"."""
    group = groups[number]
    marker = MARKER.match(group[0].text)
    if len(group) > 1 or marker is None or not marker["number"]:
        return None
    start = group[0].start + marker.end()
    beside = [MARKER.match(groups[at][0].text) for at in (number - 1, number + 1) if 0 <= at < len(groups)]
    if not is_upper(text[start : group[0].end]) or number + 1 == len(groups) or any(beside):
        return None
    return Block("heading", pieces_of(text, start, group[0].end), level=2)


def _marked(text: str, group: list[Line]) -> Block | None:
    """Give the footnote, the heading or the item that a group of lines is by the mark that it begins with."""
    first, whole = group[0], text[group[0].start : group[-1].end]
    start = first.start
    glued = _GLUED.match(first.text)
    if glued and SUPERSCRIPT[glued[1]] in text and len(whole) > 12:
        return Block("footnote", pieces_of(text, start + 1, group[-1].end), marker=SUPERSCRIPT[glued[1]])
    footnote = FOOTNOTE.match(first.text)
    if footnote and not MARKER.match(first.text):
        mark = footnote.group().strip()
        return Block("footnote", pieces_of(text, start + footnote.end(), group[-1].end), marker=mark)
    hashes = HASH.match(first.text)
    if hashes:
        level = hashes.group().count("#")
        return Block("heading", pieces_of(text, start + hashes.end(), group[-1].end), level=level)
    marker = MARKER.match(first.text)
    if marker and not _bold(first.text):
        name = (marker["letter"] or marker["number"] or marker["nested"] or marker.group()).strip()
        pieces = pieces_of(text, start + marker.end(), group[-1].end)
        return Block("item", pieces, marker=name, indent=first.indent)
    return None


def _heading(text: str, group: list[Line]) -> Block:
    whole = text[group[0].start : group[-1].end]
    level = 2 if is_upper(whole) else 3
    return Block("heading", pieces_of(text, group[0].start, group[-1].end), level=level)


def _bold(text: str) -> bool:
    return text.startswith("**") and text.rstrip(" :").endswith("**")


def _is_heading(whole: str, group: list[Line], groups: list[list[Line]], number: int) -> bool:
    """A short line that is no sentence and stands above something."""
    if len(whole) > HEADING_LENGTH or number + 1 == len(groups):
        return False
    plain = whole.strip("*_ ")
    if not any(map(str.isalpha, plain)):
        return False
    if is_upper(plain):
        return True
    alone = group[0].blank_before and len(plain) <= 40 and plain[0].isupper()
    if plain.endswith((".", ";", "…")) or (plain.endswith(",") and not alone):
        return False
    if not plain[0].isupper() and not plain[0].isdigit() and plain[0] not in '«"“':
        return False
    if plain.rsplit(maxsplit=1)[-1] in CALLING:
        return False
    if len(plain.split()) > 18 or NUMBER_ONLY.fullmatch(plain) or (plain[0].isdigit() and not plain.endswith(":")):
        return False
    return len(group) == 1 or _bold(whole) or len(plain) <= 90


def depths(found: list[Block]) -> list[Block]:
    """Give each list item its depth: letters under numbers, another bullet under the first, what is indented under what is not."""
    out: list[Block] = []
    stack: list[tuple[str, int]] = []
    for block in found:
        if block.kind in ("paragraph", "heading", "row"):
            stack = []
        if block.kind == "item":
            kind = _marker_class(block.marker or "")
            same = [n for n, (other, _) in enumerate(stack) if other == kind]
            level = max((n for n in same if stack[n][1] <= block.indent - 2), default=None) if same else None
            if same and (level is None or level != len(stack) - 1):
                at = next((n for n in reversed(same) if stack[n][1] <= block.indent + 1), same[0])
                del stack[at + 1 :]
            else:
                stack.append((kind, block.indent))
            if len(stack) > 1:
                block = block._replace(level=len(stack) - 1)
        out.append(block)
    return out


def _marker_class(marker: str) -> str:
    """The kind of a marker, so that "a." and "b." are one kind.

    >>> [_marker_class(m) for m in ("1.", "- a.", "b", "•", "- >")]
    ['1', 'a', 'a', '•', '- >']
    """
    bare = marker.strip(" .)-–—°") or marker
    if bare.isdigit():
        return "1"
    return "a" if len(bare) == 1 and bare.isalpha() and bare != "o" else marker.replace(" ", " ").strip()

"""Cut a release into blocks, and put each piece of furniture aside so that it interrupts nothing.

A block holds pieces of the text, not a copy of it: what stands between two pieces (a marker, a footnote's call, a page
number that fell inside the sentence) is left out of what is read, and every character keeps its offset.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from cpts_extract.read.characters import fold
from cpts_extract.structure.lines import (
    COUNTED,
    CONTACT_HEAD,
    CONTACT_LEAD,
    FOOTNOTE,
    HASH,
    MARKER,
    NUMBER_ONLY,
    TERMINAL,
    Line,
    cells,
    is_boxed,
    is_contact,
    is_page_mark,
    is_upper,
    lines,
)

BlockKind = Literal["heading", "paragraph", "item", "row", "footnote", "contact", "furniture"]
Piece = tuple[int, int]

WRAPPED_BELOW = 140
"""A text whose longest line is longer than this is not wrapped: there, every line break is meant."""
HEADING_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row, footnote, press contact or piece of furniture."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    """Of a heading: 1 is the highest. Of a list item: 0 is the outermost. Of a row: 2 when heads and cells alternate,
    3 when its cells stand for themselves, 4 when the column's CPTS stands first."""
    marker: str | None = None
    page: int = 1

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def blocks(text: str) -> list[Block]:
    """Cut a normalised text into its blocks, in reading order.

    >>> [(b.kind, "A\\n\\n43\\ncommunes"[b.start : b.end]) for b in blocks("A\\n\\n43\\ncommunes")]
    [('heading', 'A'), ('paragraph', '43\\ncommunes')]
    """
    groups = _notes(text, _labelled(list(_paragraphs(list(lines(text))))))
    found: list[Block] = []
    page = 1
    repeated = _repeated(groups)
    for number, group in enumerate(groups):
        page += sum(line.new_page for line in group)
        found += [replace(block, page=page) for block in _blocks_of(text, group, groups, number, repeated)]
    return _tables(text, _tiles(text, _footnotes(text, _joined(text, _depths(_contacts(text, found))))))


# ---- lines into paragraphs --------------------------------------------------------------------------------------


def _paragraphs(found: list[Line]) -> list[list[Line]]:
    """Gather the lines that belong together: wrapped lines, a row of figures with its row of labels."""
    width = _width(found)
    groups: list[list[Line]] = []
    for before, line in pairwise([None, *found]):
        assert line is not None
        if before is None or not groups or _breaks(before, line, groups[-1], width):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _width(found: list[Line]) -> int:
    """Estimate the width at which a text was wrapped, from the lines that the next one plainly goes on with."""
    wrapped = sorted(
        len(a.text) for a, b in pairwise(found)
        if not b.blank_before and _lower_start(b) and not TERMINAL.search(a.text) and not MARKER.match(b.text) and len(a.text) > 30
    )
    longest = max((len(line.text) for line in found), default=0)
    if len(wrapped) >= 3 and wrapped[-1] <= WRAPPED_BELOW:
        return wrapped[(9 * len(wrapped)) // 10]
    return longest if longest <= WRAPPED_BELOW else 10**9


def _notes(text: str, groups: list[list[Line]]) -> list[list[Line]]:
    """Put the mark of a footnote that a page sets on a line of its own, "1" above "Arc, Bar", back before its text."""
    out: list[list[Line]] = []
    for group in groups:
        if out and len(out[-1]) == 1 and (mark := _SUPERSCRIPT.get(out[-1][0].text)) and mark in text:
            out[-1] = [*out[-1], *group]
        else:
            out.append(group)
    return out


_SUPERSCRIPT = dict(zip("123456789", "¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def _labelled(groups: list[list[Line]]) -> list[list[Line]]:
    """Turn runs of "label, figure, label, figure" the right way round: elsewhere the figure comes first."""
    flat = [(number, line) for number, group in enumerate(groups) for line in group]
    out: list[list[Line]] = []
    at = 0
    while at < len(flat):
        run = at
        while run + 1 < len(flat) and _is_label(flat[run][1]) and NUMBER_ONLY.fullmatch(flat[run + 1][1].text):
            run += 2
        pairs = (run - at) // 2
        ends = run >= len(flat) or not _is_label(flat[run][1]) or flat[run][1].blank_before > flat[run - 1][1].blank_before
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


def _is_label(line: Line) -> bool:
    return len(line.text) <= 60 and not line.text[:1].isdigit() and not line.text.endswith((".", ";", ",")) and any(c.isalpha() for c in line.text)


def _breaks(before: Line, line: Line, group: list[Line], width: int) -> bool:
    """Tell whether a new paragraph begins with ``line``."""
    if line.blank_before or is_page_mark(before.text) or is_page_mark(line.text):
        return True
    if _only_marker(before):
        return False
    if MARKER.match(line.text) or _only_marker(line) or HASH.match(line.text) or HASH.match(before.text):
        return True
    if FOOTNOTE.match(line.text) or CONTACT_LEAD.match(line.text) or is_contact(before.text) != is_contact(line.text):
        return True
    if is_boxed(before.text) != is_boxed(line.text):
        return True
    rows = len(cells(before)), len(cells(line))
    if max(rows) > 1:
        return True
    if is_upper(before.text) != is_upper(line.text) and not _lower_start(line):
        return True
    if is_upper(before.text) and is_upper(line.text):
        return bool(TERMINAL.search(before.text))
    deliberate = len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= 0.9 * width
    if not deliberate:
        return False
    if NUMBER_ONLY.fullmatch(before.text):
        return False
    return bool(TERMINAL.search(before.text)) and not before.text.endswith(",") or not _lower_start(line)


def _lower_start(line: Line) -> bool:
    return line.text.lstrip("«\"“'*_ ")[:1].islower()


def _only_marker(line: Line) -> bool:
    return bool(re.fullmatch(r"[-–•*>❖✓▪o]", line.text))


def _repeated(groups: list[list[Line]]) -> set[str]:
    """Lines that stand on several pages or three times and more, short and without a sentence: headers and footers."""
    counted = Counter(line.text for group in groups for line in group if len(line.text) < 100)
    paged = any(line.new_page for group in groups for line in group)
    least = 2 if paged else 3
    return {
        text for text, times in counted.items()
        if times >= least and any(c.isalpha() for c in text) and not text.endswith((".", ":", ";", ",")) and len(text) > 3
    }


# ---- paragraphs into blocks -------------------------------------------------------------------------------------


def _blocks_of(
    text: str, group: list[Line], groups: list[list[Line]], number: int, repeated: set[str]
) -> list[Block]:
    """Say what one group of lines is."""
    first, whole = group[0], text[group[0].start : group[-1].end]
    start = first.start
    if is_page_mark(whole) or (first.text in repeated and len(group) == 1 and not MARKER.match(first.text)):
        if first.text in repeated and _first_time(first, groups):
            return [_heading(text, group)]
        return [Block("furniture", ((start, group[-1].end),))]
    if _only_marker(first) and len(group) > 1:
        return [Block("item", _pieces(text, group[1].start, group[-1].end), marker=first.text)]
    if len(group) == 2 and _is_label(first) and NUMBER_ONLY.fullmatch(group[1].text) and COUNTED.search(fold(first.text)):
        return [Block("row", (*_pieces(text, first.start, first.end), *_pieces(text, group[1].start, group[1].end)))]
    if re.fullmatch(r"[|\s:\-+=_*.]+", whole):
        return [Block("furniture", ((start, group[-1].end),))]
    if len(group) == 1 and len(cells(first)) > 1:
        mixed = all(any(c.isdigit() for c in text[a:b]) and any(c.isalpha() for c in text[a:b]) for a, b in cells(first))
        names = len(cells(first)) >= 4 and not any(c.isdigit() for c in first.text)
        return [Block("row", level=3 if mixed or names else 0, pieces=tuple(piece for cell in cells(first) for piece in _pieces(text, *cell) if text[piece[0] : piece[1]].strip()))]
    glued = re.match(r"([1-9])(?=[A-ZÀ-Ý«\n]|$)", first.text)
    if glued and _SUPERSCRIPT[glued[1]] in text and len(whole) > 12:
        return [Block("footnote", _pieces(text, start + 1, group[-1].end), marker=_SUPERSCRIPT[glued[1]])]
    footnote = FOOTNOTE.match(first.text)
    if footnote and not MARKER.match(first.text):
        mark = footnote.group().strip()
        return [Block("footnote", _pieces(text, start + footnote.end(), group[-1].end), marker=mark)]
    hashes = HASH.match(first.text)
    if hashes:
        level = hashes.group().count("#")
        return [Block("heading", _pieces(text, start + hashes.end(), group[-1].end), level=level)]
    marker = MARKER.match(first.text)
    if marker and not _bold(first.text):
        name = (marker["letter"] or marker["number"] or marker.group()).strip()
        return [Block("item", _pieces(text, start + marker.end(), group[-1].end), marker=name)]
    if _is_heading(whole, group, groups, number):
        return [_heading(text, group)]
    return [Block("paragraph", _pieces(text, start, group[-1].end))]


def _first_time(line: Line, groups: list[list[Line]]) -> bool:
    return next(other.start for group in groups for other in group if other.text == line.text) == line.start


def _heading(text: str, group: list[Line]) -> Block:
    whole = text[group[0].start : group[-1].end]
    level = 2 if is_upper(whole) else 3
    return Block("heading", _pieces(text, group[0].start, group[-1].end), level=level)


def _bold(text: str) -> bool:
    return text.startswith("**") and text.rstrip(" :").endswith("**")


def _is_heading(whole: str, group: list[Line], groups: list[list[Line]], number: int) -> bool:
    """A short line that is no sentence and stands above something."""
    plain = whole.strip("*_ ")
    if len(whole) > HEADING_LENGTH or number + 1 == len(groups) or not any(c.isalpha() for c in plain):
        return False
    if is_upper(plain):
        return True
    alone = group[0].blank_before and len(plain) <= 40 and plain[0].isupper()
    if plain.endswith((".", ";", "…")) or plain.endswith(",") and not alone:
        return False
    if not plain[0].isupper() and not plain[0].isdigit() and plain[0] not in "«\"“":
        return False
    if plain.rsplit(maxsplit=1)[-1] in _CALLING:
        return False
    if len(plain.split()) > 18 or NUMBER_ONLY.fullmatch(plain) or plain[0].isdigit() and not plain.endswith(":"):
        return False
    return len(group) == 1 or _bold(whole) or len(plain) <= 90


def _pieces(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of ``text[start:end]`` without emphasis marks and footnote calls."""
    found: list[Piece] = []
    at = start
    for match in _MARKS.finditer(text, start, end):
        if at < match.start():
            found.append((at, match.start()))
        at = match.end()
    if at < end:
        found.append((at, end))
    return tuple(found) or ((start, end),)


_MARKS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)|(?<=[^\W\d])[¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[\w»)])\s?\[\d{1,2}\]|(?<=\d)[¹²³⁴⁵⁶⁷⁸⁹]+(?=\W)")


_CALLING = frozenset("à au aux avec de des du en et la le les ou par pour soit sur un une".split())
"""Words that a sentence cannot end with."""


# ---- what interrupts --------------------------------------------------------------------------------------------


def _contacts(text: str, found: list[Block]) -> list[Block]:
    """Mark the press contacts: their heading, and the blocks up to the last one with an address or a number."""
    marked = list(found)
    for number, block in enumerate(found):
        if is_boxed(text[block.start : block.end]):
            near = text[found[max(number - 4, 0)].start : found[min(number + 4, len(found) - 1)].end]
            if is_contact(near):
                marked[number] = replace(block, kind="contact")
    for number, block in enumerate(found):
        body = text[block.start : block.end]
        if CONTACT_LEAD.match(body) or (len(body) < 60 and CONTACT_HEAD.fullmatch(body)):
            last = number
            for ahead in range(number + 1, min(number + 10, len(found))):
                other = text[found[ahead].start : found[ahead].end]
                if is_contact(other):
                    last = ahead
                elif found[ahead].kind == "heading" and len(other) > 60 or len(other) > 160:
                    break
            for inside in range(number, last + 1):
                marked[inside] = replace(marked[inside], kind="contact")
        elif is_contact(body) and len(body) < 300 and marked[number].kind != "contact":
            marked[number] = replace(block, kind="contact")
    return marked


def _joined(text: str, found: list[Block]) -> list[Block]:
    """Join a paragraph that furniture, a contact or a footnote cut in two."""
    out: list[Block] = []
    aside: list[Block] = []
    open_at: dict[str, int] = {}
    for block in found:
        if block.kind in ("contact", "furniture"):
            aside.append(block)
            out.append(block)
            continue
        note = open_at.get("footnote")
        body = open_at.get("body")
        interrupted = bool(aside) or (bool(out) and out[-1].kind == "footnote")
        if block.kind in ("paragraph", "heading") and interrupted:
            target = None
            if note is not None and aside and _unfinished(text, out[note], comma=True):
                target = note
            elif body is not None and _unfinished(text, out[body]) and _goes_on(text, out[body], block):
                target = body
            if target is not None:
                out[target] = replace(out[target], pieces=(*out[target].pieces, *block.pieces))
                aside = []
                continue
        out.append(block)
        if block.kind == "footnote":
            open_at["footnote"] = len(out) - 1
        else:
            open_at = {"body": len(out) - 1}
            aside = []
    return out


def _unfinished(text: str, block: Block, comma: bool = False) -> bool:
    tail = text[block.start : block.end].rstrip(" *_")
    return tail.endswith(("," , "-")) if comma else not TERMINAL.search(tail) or tail.endswith(("," , "-"))


def _goes_on(text: str, before: Block, block: Block) -> bool:
    """Tell whether a block reads on from the one before it."""
    head = text[block.start : block.end].lstrip("*_ «\"")
    tail = text[before.start : before.end].rstrip(" *_")
    if head[:1].islower() or (tail.endswith((",", "-")) and before.kind != "heading"):
        return True
    last = tail.rsplit(maxsplit=1)[-1]
    return before.kind == "paragraph" and head[:1].isdigit() and (len(tail) > 60 or last in _CALLING)


def _depths(found: list[Block]) -> list[Block]:
    """Give each list item its depth: letters under numbers, another bullet under the first."""
    out: list[Block] = []
    stack: list[str] = []
    for block in found:
        if block.kind in ("paragraph", "heading", "row"):
            stack = []
        if block.kind == "item":
            kind = _marker_class(block.marker or "")
            if kind in stack:
                del stack[stack.index(kind) + 1 :]
            else:
                stack.append(kind)
            block = replace(block, level=len(stack) - 1)
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


def _footnotes(text: str, found: list[Block]) -> list[Block]:
    """Move each footnote behind the block that calls it."""
    notes = [block for block in found if block.kind == "footnote"]
    out = [block for block in found if block.kind != "footnote"]
    for note in notes:
        call = re.compile(r"(?<=[\w»)])\s?" + re.escape((note.marker or "").strip()))
        at = next(
            (n for n, block in enumerate(out) if call.search(text[block.start : block.end + 4])),
            max((n for n, block in enumerate(out) if block.start < note.start), default=-1),
        )
        out.insert(at + 1, note)
    return out


def _tables(text: str, found: list[Block]) -> list[Block]:
    """Read each cell of a table of three columns and more behind the head of its column."""
    out: list[Block] = []
    head: Block | None = None
    for before, block in pairwise([None, *found]):
        assert block is not None
        if block.kind == "row" and head is not None and len(block.pieces) == len(head.pieces) + 1 and _heads_cpts(text, head):
            out += [replace(block, pieces=(h, block.pieces[0], cell), level=4) for h, cell in zip(head.pieces, block.pieces[1:], strict=True)]
            continue
        if block.kind == "row" and _heads_cpts(text, block):
            head = block
        elif block.kind != "row" or len(block.pieces) < 3:
            head = None
        elif before is None or before.kind != "row" or len(before.pieces) != len(block.pieces):
            head = block if not any(c.isdigit() for c in text[block.start : block.end]) else None
        elif head is not None and len(head.pieces) == len(block.pieces):
            pieces = tuple(piece for pair in zip(head.pieces, block.pieces, strict=True) for piece in pair)
            block = replace(block, pieces=pieces, level=2)
        out.append(block)
    return out


def _heads_cpts(text: str, row: Block) -> bool:
    """Tell whether a row heads the columns of several CPTS."""
    return len(row.pieces) >= 2 and all(re.match(r"(?:la )?(?:cpts|communaute)", fold(text[a:b])) for a, b in row.pieces)


def _tiles(text: str, found: list[Block]) -> list[Block]:
    """Join a figure that stands alone with the short label under it (or above it), and rows of both."""
    out: list[Block] = []
    number = 0
    while number < len(found):
        block = found[number]
        after = found[number + 1] if number + 1 < len(found) else None
        if after and _lone_figure(text, block) and _label(text, after):
            out.append(replace(after, kind="paragraph", pieces=(*block.pieces, *after.pieces)))
            number += 2
        elif after and block.kind == after.kind == "row" and (pairs := _paired(text, block, after)):
            out += [replace(block, kind="paragraph", pieces=pair) for pair in pairs]
            number += 2
        else:
            out.append(block)
            number += 1
    return out


def _lone_figure(text: str, block: Block) -> bool:
    return block.kind in ("paragraph", "heading", "item") and bool(NUMBER_ONLY.fullmatch(text[block.start : block.end]))


def _label(text: str, block: Block) -> bool:
    body = text[block.start : block.end].strip("* ")
    return block.kind in ("paragraph", "heading") and len(body) <= 60 and not body[:1].isdigit() and not body.endswith(":")


def _paired(text: str, first: Block, second: Block) -> list[tuple[Piece, ...]]:
    """Pair a row of figures with a row of labels, column by column; the figure first."""
    if len(first.pieces) != len(second.pieces) or len(first.pieces) < 2:
        return []
    def figures(row: Sequence[Piece]) -> int:
        return sum(any(c.isdigit() for c in text[a:b]) for a, b in row)
    if figures(first.pieces) == len(first.pieces) and figures(second.pieces) <= len(second.pieces) // 2:
        return [(_bare(text, a), b) for a, b in zip(first.pieces, second.pieces, strict=True)]
    if figures(second.pieces) == len(second.pieces) and not figures(first.pieces):
        return [(_bare(text, b), a) for a, b in zip(first.pieces, second.pieces, strict=True)]
    return []


def _bare(text: str, piece: Piece) -> Piece:
    """Cut the brackets around a figure."""
    inside = re.match(r"[\[(\s]*(.*?)[\])\s]*$", text[piece[0] : piece[1]])
    assert inside is not None
    return piece[0] + inside.start(1), piece[0] + inside.end(1)

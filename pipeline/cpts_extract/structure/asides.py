"""Put aside what interrupts: press contacts, furniture, footnotes; and join what they cut in two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque

from cpts_extract.structure.block import CALLING, Block
from cpts_extract.structure.lines import CONTACT_HEAD, CONTACT_LEAD, is_boxed, is_contact, is_terminated, is_upper


def contacts(text: str, found: list[Block]) -> list[Block]:
    """Mark the press contacts: their heading, and the blocks up to the last one with an address or a number."""
    marked = list(found)
    for number, block in enumerate(found) if "|" in text else ():
        if is_boxed(text[block.start : block.end]):
            near = text[found[max(number - 4, 0)].start : found[min(number + 4, len(found) - 1)].end]
            if is_contact(near):
                marked[number] = block._replace(kind="contact")
    for number, block in enumerate(found):
        body = text[block.start : block.end]
        if CONTACT_LEAD.match(body) or (len(body) < 60 and CONTACT_HEAD.fullmatch(body)):
            last = number
            for ahead in range(number + 1, min(number + 10, len(found))):
                other = text[found[ahead].start : found[ahead].end]
                if is_contact(other):
                    last = ahead
                elif (found[ahead].kind == "heading" and len(other) > 60) or len(other) > 160:
                    break
                elif last > number and _tells(other):
                    break  # what goes on behind a box is no part of it, though an address stands further down
            for inside in range(number, last + 1):
                marked[inside] = marked[inside]._replace(kind="contact")
        elif len(body) < 300 and marked[number].kind != "contact" and is_contact(body):
            marked[number] = block._replace(kind="contact")
    return marked


def _tells(body: str) -> bool:
    """Tell whether a block is a sentence, or leads into a list."""
    return len(body.split()) >= _SENTENCE and body.rstrip().endswith((".", ":", ";"))


_SENTENCE = 5
"""Words that a sentence has at least."""


def titles(text: str, found: list[Block]) -> list[Block]:
    """Join a heading that is the word CPTS alone, or ends with a small word, to the lines under it that finish the name."""
    out: list[Block] = []
    for block in found:
        above = out[-1] if out else None
        body = text[block.start : block.end].strip("*_ ")
        if (
            above is not None
            and above.kind == "heading"
            and block.kind in ("heading", "paragraph")
            and len(body) <= _TITLE_LINE
            and _title_goes_on(text[above.start : above.end].strip("*_ "), body)
            and text[above.end : block.start].count("\n") == 1
        ):
            out[-1] = above._replace(pieces=(*above.pieces, *block.pieces))
        else:
            out.append(block)
    return out


_TITLE_LINE = 60
"""Characters of a line that a title set in several lines may have."""


def _title_goes_on(above: str, below: str) -> bool:
    opened = above.casefold() == "cpts" or above.rsplit(maxsplit=1)[-1].casefold() in CALLING
    joined = below.casefold().startswith(("& ", "et ", "– ", "de ", "du ", "des ", "d'"))
    return opened or (joined and (above.startswith("CPTS") or (is_upper(below) and above.isupper())))


def joined(text: str, found: list[Block]) -> list[Block]:
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
                out[target] = out[target]._replace(pieces=(*out[target].pieces, *block.pieces))
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
    return tail.endswith((",", "-")) if comma else not is_terminated(tail) or tail.endswith((",", "-"))


def _goes_on(text: str, before: Block, block: Block) -> bool:
    """Tell whether a block reads on from the one before it."""
    head = text[block.start : block.end].lstrip('*_ «"')
    tail = text[before.start : before.end].rstrip(" *_")
    if head[:1].islower() or (tail.endswith((",", "-")) and before.kind != "heading"):
        return True
    called = tail.split()[-1:]
    return before.kind == "paragraph" and head[:1].isdigit() and (len(tail) > 60 or not CALLING.isdisjoint(called))


def footnotes(text: str, found: list[Block]) -> list[Block]:
    """Move each footnote behind the block that calls it; behind the last one before it where none does."""
    notes = [block for block in found if block.kind == "footnote"]
    if not notes:
        return found
    rest = [block for block in found if block.kind != "footnote"]
    starts = [block.start for block in rest]
    behind: list[deque[Block]] = [deque() for _ in range(len(rest) + 1)]  # the first stands before all
    calls = {mark: re.compile(r"(?<=[\w»)])\s?" + re.escape(mark)) for mark in dict.fromkeys(map(_mark, notes))}
    callers = {mark: _caller(text, rest, mark, call) for mark, call in calls.items()}
    noted: dict[str, list[tuple[int, Block]]] = {}
    last = 0
    for note in notes:
        place = callers[_mark(note)]
        # A note that was moved up may call as well: where it stands before the block that does, it comes first.
        above = [(at, behind[at].index(one)) for at, one in noted.get(_mark(note), ()) if place is None or at < place]
        if above:
            place, number = min(above)
            behind[place].insert(number + 1, note)
        elif place is None:
            place = max(bisect_left(starts, note.start), last)
            behind[place].append(note)
        else:
            behind[place].appendleft(note)
        last = max(last, place)
        body = text[note.start : note.end + _PAST]
        if _CALL.search(body):
            for mark in [mark for mark, call in calls.items() if call.search(body)]:
                noted.setdefault(mark, []).append((place, note))
    return [*behind[0], *(one for block, own in zip(rest, behind[1:], strict=True) for one in (block, *own))]


_PAST = 4
"""Characters behind a block in which its call may stand."""
_CALL = re.compile(r"(?<=[\w»)])\s?[¹²³⁴⁵⁶⁷⁸⁹*\[(]")
"""How every call begins."""


def _mark(note: Block) -> str:
    return (note.marker or "").strip()


def _caller(text: str, found: list[Block], mark: str, call: re.Pattern[str]) -> int | None:
    """Give the number, from 1, of the first block that calls a footnote."""
    for number, block in enumerate(found, 1):
        if text.find(mark, block.start, block.end + _PAST) >= 0 and call.search(text[block.start : block.end + _PAST]):
            return number
    return None

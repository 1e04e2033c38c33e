"""Web pages: the main text without menus and banners, through trafilatura, with its headings, lists and tables.

Nothing is fetched, whatever a page refers to. The date of publication often stands in the page's head alone, or in a line
that trafilatura leaves out; then the text gets the line that pages show, so that the date can be quoted like any other.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from cpts_extract.errors import UnreadableError
from cpts_extract.read.characters import fold
from cpts_extract.read.outline import SUPERSCRIPTS, Part, written
from cpts_extract.read.reading import Reading
from cpts_extract.read.text import BOMS, decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HOW_TO_INSTALL = "pip install 'cpts-extract[web]'"

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_XML_HEAD = re.compile(r"\s*<\?xml[^>]*\?>")
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_DATE = rf"(?:\d{{1,2}}(?:er)?\s+(?:{'|'.join(_MONTHS)})\s+20\d\d|\d\d?[/.]\d\d?[/.]20\d\d)"
_PUBLISHED = re.compile(
    rf"\b(?:publiée?|mise? en ligne|postée?|parue?)\s+(?:le\s+)?(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+|dimanche\s+)?{_DATE}",
    re.I,
)
_DATELINE = re.compile(rf"^[^\n.]{{2,40}},\s+(?:le\s+)?(?:\w+di\s+)?{_DATE}", re.MULTILINE)
_BLOCKS = frozenset({"head", "p", "ab", "list", "item", "table", "quote", "div", "fw", "code", "body", "main"})
_LISTS = frozenset({"list"})
_HIDDEN = " or ".join(f"ancestor::{tag}" for tag in ("script", "style", "noscript", "footer", "aside", "nav"))
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
"""Control characters that are no white space, as they are or by their numbers."""
_TOP = 1000
"""Characters of a text in which its own date is looked for."""


def read_web(source: str, data: bytes) -> Reading:
    """Read the main text of a web page, with its title and the date of its publication.

    Raises:
        UnreadableError: The bytes are no text, the page has no main text, or trafilatura is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise UnreadableError(source, f"a web page: to read it, {HOW_TO_INSTALL}") from error
    page = _decoded(data)
    if page is None:
        raise UnreadableError(source, "not a text: binary data")
    page = _CONTROL.sub("", page)  # libraries stumble over them: one makes trafilatura find nothing at all
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_formatting=True, favor_recall=True
    )
    if found is None or not "".join(found.body.itertext()).strip():
        raise UnreadableError(source, "no text: a web page without a main text")
    return Reading(written(_headed(page, found.title, list(_blocks(found.body)))))


def _decoded(data: bytes) -> str | None:
    """Read the page's characters: by its mark, by what it declares where that is true, else by the looks of its letters."""
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith(tuple(mark for mark, _ in BOMS)):
        name = (declared[1] or declared[2]).decode("ascii").lower()
        # Browsers read these two as CP1252 as well, so pages that declare them hold its € and œ.
        name = "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name
        try:
            if codecs.lookup(name).name != "utf-16":  # a page that can be searched for it is no UTF-16
                return _XML_HEAD.sub("", data.decode(name), count=1)
        except (LookupError, UnicodeDecodeError):
            pass
    text = decode(data)
    return None if text is None else _XML_HEAD.sub("", text, count=1)


# ---- what stands above the text ---------------------------------------------------------------------------------


def _headed(page: str, title: str | None, parts: list[Part]) -> list[Part]:
    """Put the title and the date above the text, where it does not begin with them."""
    top = written(parts)[:_TOP]
    if title and " ".join(fold(title).split()) not in " ".join(fold(top).split()):
        parts = [Part("heading", (title,), 1), *parts]
    if _PUBLISHED.search(top) or _DATELINE.search(top):
        return parts
    line = _shown_date(page) or _declared_date(page)
    dated = [Part("paragraph", (line,))] if line else []
    at = 1 if parts[0].kind == "heading" else 0
    return [*parts[:at], *dated, *parts[at:]]


def _shown_date(page: str) -> str | None:
    """Give the words "publié le ..." that the page shows near its title, where it shows one date only."""
    from lxml import html

    # Not by removing what is hidden: lxml refuses to write the control characters that it has read.
    shown = "".join(html.document_fromstring(page).xpath(f"//text()[not({_HIDDEN})]"))
    seen = [" ".join(found[0].split()) for found in _PUBLISHED.finditer(" ".join(shown.split()))]
    return seen[0] if len(set(seen)) == 1 else None


def _declared_date(page: str) -> str | None:
    """Write the date of publication that the page's head declares, and nothing that is guessed from its text."""
    import htmldate
    from lxml import html

    tree = html.document_fromstring(page)
    head = html.document_fromstring("<html><head></head><body></body></html>")
    for told in tree.xpath("//meta|//script[@type='application/ld+json']"):
        told.tail = None
        head.head.append(told)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = htmldate.find_date(head, extensive_search=False, original_date=True)
    if found is None:
        return None
    day = date.fromisoformat(found)
    return f"Publié le {'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


# ---- the text ---------------------------------------------------------------------------------------------------


def _blocks(element: Element) -> Iterator[Part]:
    """Yield the parts of an element that holds blocks; text between them is a paragraph."""
    for inline, block in _runs(element, _BLOCKS):
        if inline.strip():
            yield Part("paragraph", (inline,))
        if block is None:
            return
        match block.tag:
            case "head":
                level = re.sub(r"\D", "", block.get("rend") or "") or "2"
                yield Part("heading", ("".join(_inline(block)),), int(level))
            case "list":
                yield from _items(block, 0)
            case "table":
                yield from _rows(block)
            case _:
                yield from _blocks(block)


def _runs(element: Element, blocks: frozenset[str]) -> Iterator[tuple[str, Element | None]]:
    """Yield the text before each block of an element, with the block; at the end the text behind the last one."""
    text = [_plain(element.text)]
    for child in element:
        if child.tag in blocks:
            yield "".join(text), child
            text = [_plain(child.tail)]
        else:
            text += [*_inline(child), _plain(child.tail)]
    yield "".join(text), None


def _inline(element: Element) -> Iterator[str]:
    """Yield the text of an element, the blocks in it parted by line breaks."""
    if not isinstance(element.tag, str):  # a comment
        return
    if element.tag == "lb":
        yield "\n"
    raised = element.get("rend") == "#sup"
    yield _plain(element.text).translate(SUPERSCRIPTS) if raised else _plain(element.text)
    for child in element:
        if child.tag in _BLOCKS:
            yield "\n"
        yield from _inline(child)
        yield _plain(child.tail)


def _plain(text: str | None) -> str:
    """Give a text as a browser shows it: the line breaks of its source are spaces."""
    return re.sub(r"\s+", " ", text or "")


def _items(element: Element, depth: int) -> Iterator[Part]:
    """Yield the items of a list and those of the lists in them; a list of terms gives rows of a term and its text."""
    term = ""
    for number, item in enumerate(element.iterchildren("item"), 1):
        marker = f"{number}." if element.get("rend") == "ol" else "-"
        role = (item.get("rend") or "")[:2]
        for text, nested in _runs(item, _LISTS):
            if role == "dt":
                term = text
            elif role == "dd":
                yield Part("row", (term, text))
            elif text.strip():
                yield Part("item", (text,), depth, marker)
            if nested is not None:
                yield from _items(nested, depth + 1)


def _rows(table: Element) -> Iterator[Part]:
    for row in table.iter("row"):
        cells = tuple("".join(_inline(cell)) for cell in row if cell.tag == "cell")
        yield Part("row" if len(cells) > 1 else "paragraph", cells)

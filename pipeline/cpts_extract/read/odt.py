"""OpenDocument texts, as LibreOffice writes them: headings, lists with their numbers, tables, footnotes, frames."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from cpts_extract.errors import UnreadableError
from cpts_extract.read.archive import inflates_beyond
from cpts_extract.read.outline import SUPERSCRIPTS, Part, cells_as_parts, written
from cpts_extract.read.reading import Reading

HOW_TO_INSTALL = "pip install 'cpts-extract[office]'"

_UNSEEN = frozenset({"text:tracked-changes", "office:annotation", "text:sequence-decls", "office:forms"})
_HOLDERS = frozenset({"text:section", "office:text", "text:index-body", "draw:text-box", "text:list-header"})


def read_odt(source: str, data: bytes) -> Reading:
    """Read an OpenDocument text.

    Raises:
        UnreadableError: It is damaged, would inflate beyond bounds, has no text, or odfdo is not installed.
    """
    try:
        import odfdo
    except ImportError as error:
        raise UnreadableError(source, f"an OpenDocument text: to read it, {HOW_TO_INSTALL}") from error
    try:
        if reason := inflates_beyond(data):
            raise UnreadableError(source, reason)
        text = written(_Document(odfdo.Document(BytesIO(data))).parts())
    except UnreadableError:
        raise
    except Exception as error:  # what odfdo and lxml raise on damaged files is of any kind
        raise UnreadableError(
            source, f"broken OpenDocument text: {' '.join(f'{type(error).__name__}: {error}'.split())}"[:200]
        ) from error
    if not text.strip():
        raise UnreadableError(source, "no text: an OpenDocument text without a word")
    return Reading(text)


class _Document:
    """What has to be known while a file is walked through: its footnotes, and how its lists are numbered."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.notes: list[Part] = []

    def parts(self) -> Iterator[Part]:
        yield from self._blocks(self.document.body)
        yield from self.notes

    def _blocks(self, element: Any) -> Iterator[Part]:
        for child in element.children:
            match child.tag:
                case "text:h":
                    level = child.get_attribute("text:outline-level") or "1"
                    yield Part("heading", ("".join(self._text(child, [])),), int(level))
                case "text:p":
                    yield from self._paragraph(child)
                case "text:list":
                    yield from self._items(child, 0, child.get_attribute("text:style-name"))
                case "table:table":
                    yield from self._table(child)
                case "draw:frame":
                    yield from self._blocks(child)
                case tag if tag in _HOLDERS:
                    yield from self._blocks(child)

    def _paragraph(self, element: Any) -> Iterator[Part]:
        boxes: list[Any] = []
        yield Part("paragraph", ("".join(self._text(element, boxes)),))
        for box in boxes:
            yield from self._blocks(box)

    def _text(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        """Yield the text of a paragraph; its frames are put aside, of a footnote only the mark is left."""
        yield element.text or ""
        for child in element.children:
            match child.tag:
                case "text:line-break":
                    yield "\n"
                case "text:tab":
                    yield "\t"
                case "text:s":
                    yield " "
                case "draw:frame" | "draw:text-box":
                    boxes.append(child)
                case "text:note":
                    yield self._note(child)
                case tag if tag not in _UNSEEN:
                    yield from self._text(child, boxes)
            yield child.tail or ""

    def _note(self, element: Any) -> str:
        """Keep a footnote for the end, and give its mark."""
        body = next((child for child in element.children if child.tag == "text:note-body"), None)
        texts = ["".join(self._text(child, [])) for child in body.children] if body is not None else []
        number = str(len(self.notes) + 1)
        self.notes.append(Part("note", (" ".join(texts),), marker=number))
        return number.translate(SUPERSCRIPTS)

    def _items(self, element: Any, depth: int, style: str | None) -> Iterator[Part]:
        """Yield the items of a list and those of the lists in them; a list in a list is numbered by the outer one's style."""
        number = 0
        for item in element.children:
            first = True
            for child in item.children:
                if child.tag == "text:list":
                    yield from self._items(child, depth + 1, child.get_attribute("text:style-name") or style)
                elif child.tag in {"text:p", "text:h"}:
                    text = "".join(self._text(child, []))
                    if child.tag == "text:h":  # a numbered heading
                        yield Part("heading", (text,), int(child.get_attribute("text:outline-level") or "1"))
                    elif first:
                        number += 1
                        yield Part("item", (text,), depth, self._marker(style, depth, number))
                    else:
                        yield Part("paragraph", (text,))
                    first = False

    def _marker(self, style: str | None, depth: int, number: int) -> str:
        """Write the marker that is shown before an item."""
        found = self.document.get_style("list", style) if style else None
        for level in found.children if found is not None else ():
            if level.get_attribute("text:level") == str(depth + 1) and level.tag == "text:list-level-style-number":
                letters = (level.get_attribute("style:num-format") or "1") in {"a", "A"} and number <= 26
                return f"{chr(96 + number)}." if letters else f"{number}."
        return "-"

    def _table(self, element: Any) -> Iterator[Part]:
        yield from cells_as_parts([self._cells(row) for row in _rows(element)])

    def _cells(self, row: Any) -> list[list[Part]]:
        return [list(self._blocks(cell)) for cell in row.children if cell.tag == "table:table-cell"]


def _rows(element: Any) -> Iterator[Any]:
    for child in element.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            yield from _rows(child)

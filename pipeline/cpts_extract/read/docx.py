"""Word files: headings, lists with their numbers, tables, footnotes, text boxes, through python-docx.

python-docx opens the package and knows styles; its paragraphs leave out text boxes, footnotes and the numbers that Word
writes before items, so those are taken from the elements themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from cpts_extract.errors import UnreadableError
from cpts_extract.read.archive import inflates_beyond
from cpts_extract.read.outline import SUPERSCRIPTS, Part, cells_as_parts, written
from cpts_extract.read.reading import Reading

HOW_TO_INSTALL = "pip install 'cpts-extract[office]'"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_UNSEEN = frozenset({f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")} | {_FALLBACK})
"""Deleted text, codes of fields, and the copy of a text box for old versions of Word."""


def read_docx(source: str, data: bytes) -> Reading:
    """Read a Word file: the first header, the text, its footnotes, the footer.

    Raises:
        UnreadableError: It is damaged, would inflate beyond bounds, has no text, or python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise UnreadableError(source, f"a Word file: to read it, {HOW_TO_INSTALL}") from error
    try:
        if reason := inflates_beyond(data):
            raise UnreadableError(source, reason)
        text = written(_Document(docx.Document(BytesIO(data))).parts())
    except UnreadableError:
        raise
    except Exception as error:  # what python-docx and lxml raise on damaged files is of any kind
        raise UnreadableError(
            source, f"broken Word file: {' '.join(f'{type(error).__name__}: {error}'.split())}"[:200]
        ) from error
    if not text.strip():
        raise UnreadableError(source, "no text: a Word file without a word")
    return Reading(text)


class _Document:
    """What has to be known while a file is walked through: its styles, the counters of its lists, its footnotes."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.styles = {style.style_id: style for style in document.styles}
        self.counts: defaultdict[tuple[str, int], int] = defaultdict(int)
        self.notes: list[str] = []

    def parts(self) -> Iterator[Part]:
        section = self.document.sections[0] if len(self.document.sections) else None
        if section is not None:
            yield from self._first(section.first_page_header, section.header)
        yield from self._blocks(self.document.element.body)
        yield from self._footnotes()
        if section is not None:
            yield from self._first(section.first_page_footer, section.footer)

    def _first(self, *candidates: Any) -> Iterator[Part]:
        """Yield the first of a section's headers, or of its footers, that holds something."""
        for candidate in candidates:
            found = [] if candidate.is_linked_to_previous else list(self._blocks(candidate._element))
            if any(any(cell.strip() for cell in part.cells) for part in found):
                yield from found
                return

    def _blocks(self, element: Any) -> Iterator[Part]:
        for child in element:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"}:
                yield from self._blocks(child)

    def _paragraph(self, element: Any) -> Iterator[Part]:
        boxes: list[Any] = []
        text = "".join(self._text(element, boxes))
        level = self._heading(element)
        listed = self._list(element)
        if level is not None:
            yield Part("heading", (text,), level)
        elif listed is not None and text.strip():
            yield Part("item", (text,), listed[1], self._marker(*listed))
        else:
            yield Part("paragraph", (text,))
        for box in boxes:
            yield from self._blocks(box)

    def _text(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        """Yield the text of a paragraph as it is seen; its text boxes are put aside."""
        for child in element:
            if child.tag in _UNSEEN:
                continue
            if child.tag == f"{_W}txbxContent":
                boxes.append(child)
            elif child.tag == f"{_W}t":
                raised = child.getparent().find(f"{_W}rPr/{_W}vertAlign")
                up = raised is not None and raised.get(f"{_W}val") == "superscript"
                text = child.text or ""
                yield text.translate(SUPERSCRIPTS) if up and text.strip().isdigit() else text
            elif child.tag in {f"{_W}br", f"{_W}cr"}:
                yield "\n"
            elif child.tag == f"{_W}tab":
                yield "\t"
            elif child.tag == f"{_W}noBreakHyphen":
                yield "-"
            elif child.tag == f"{_W}footnoteReference":
                self.notes.append(child.get(f"{_W}id"))
                yield str(len(self.notes)).translate(SUPERSCRIPTS)
            else:
                yield from self._text(child, boxes)

    def _style_chain(self, element: Any) -> Iterator[Any]:
        """Yield the style of a paragraph and those that it is based on."""
        told = element.find(f"{_W}pPr/{_W}pStyle")
        style = self.styles.get(told.get(f"{_W}val")) if told is not None else None
        seen: set[str] = set()
        while style is not None and style.style_id not in seen:
            seen.add(style.style_id)
            yield style
            style = style.base_style

    def _heading(self, element: Any) -> int | None:
        for style in self._style_chain(element):
            name = (style.name or "").lower()
            if name in {"title", "titre"}:
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
        return None

    def _list(self, element: Any) -> tuple[str, int] | None:
        """Give the list that a paragraph is an item of, and the depth of the item."""
        for holder in (element, *(style.element for style in self._style_chain(element))):
            told = holder.find(f"{_W}pPr/{_W}numPr")
            if told is not None and (number := told.find(f"{_W}numId")) is not None:
                depth = told.find(f"{_W}ilvl")
                kind = number.get(f"{_W}val")
                return None if kind == "0" else (kind, int(depth.get(f"{_W}val")) if depth is not None else 0)
        return None

    def _marker(self, kind: str, depth: int) -> str:
        """Count an item, and write the marker that Word shows before it."""
        self.counts[kind, depth] += 1
        for counted in [key for key in self.counts if key[0] == kind and key[1] > depth]:
            del self.counts[counted]
        count = self.counts[kind, depth]
        match self._format(kind, depth):
            case "bullet" | "none" | None:
                return "-"
            case "lowerLetter" | "upperLetter" if count <= 26:
                return f"{chr(96 + count)}."
            case _:
                return f"{count}."

    def _format(self, kind: str, depth: int) -> str | None:
        """Look up how the items of a list are numbered."""
        try:
            numbering = self.document.part.numbering_part.element
        except NotImplementedError:  # python-docx makes no part where a file has none
            return None
        told = numbering.xpath(f"./w:num[@w:numId='{int(kind)}']/w:abstractNumId/@w:val")
        formats = numbering.xpath(
            f"./w:abstractNum[@w:abstractNumId='{told[0]}']/w:lvl[@w:ilvl='{depth}']/w:numFmt/@w:val"
            if told
            else "./none"
        )
        return str(formats[0]) if formats else None

    def _table(self, element: Any) -> Iterator[Part]:
        rows = [[list(self._blocks(cell)) for cell in row.findall(f"{_W}tc")] for row in element.findall(f"{_W}tr")]
        yield from cells_as_parts(rows)

    def _footnotes(self) -> Iterator[Part]:
        from lxml import etree

        related = [link.target_part for link in self.document.part.rels.values() if link.reltype == _FOOTNOTES]
        if not related or not self.notes:
            return
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        tree = etree.fromstring(related[0].blob, parser)
        texts = {
            note.get(f"{_W}id"): " ".join("".join(self._text(line, [])) for line in note.iter(f"{_W}p"))
            for note in tree.findall(f"{_W}footnote")
        }
        for number, name in enumerate(list(self.notes), 1):
            yield Part("note", (texts.get(name, ""),), marker=str(number))

"""What came from the network: a release of a kind that is read, told from its bytes, or why it is none."""

from __future__ import annotations

import json
import re
from pathlib import Path

from cpts_extract.errors import UnreadableError
from cpts_extract.models import Media
from cpts_extract.read import container_of
from cpts_extract.read.text import decode

SUFFIXES: dict[Media, str] = {"text": ".txt", "pdf": ".pdf", "html": ".html", "docx": ".docx", "odt": ".odt"}
"""The name that a file needs to be read as what it is."""

_HEAD = 100_000
_CALLED: dict[str, Media] = {"application/pdf": "pdf", "text/html": "html", "application/xhtml+xml": "html"}
_TEXTS = frozenset({"", "text/plain", "text/markdown", "application/octet-stream", "binary/octet-stream"})
_OTHER_TEXT = re.compile(r"\s*(?:<\?xml|<(?:rss|feed|svg)\b|\{\\rtf)", re.IGNORECASE)


def media_of(path: Path, content_type: str) -> Media:
    """Tell what kind of release a file is, as the stage ``read`` will.

    The bytes decide; what the server calls it only helps where they leave a doubt: whether tags are a page, and whether
    characters are a text that somebody wrote.

    Raises:
        UnreadableError: It is of none of the kinds that are read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise UnreadableError(str(path), "an empty file")
    archive = head.startswith(b"PK\x03\x04")
    container = container_of(path.read_bytes() if archive else head, _CALLED.get(content_type))
    if archive and container == "text":
        raise UnreadableError(str(path), "an archive, but neither a .docx nor an .odt, or damaged")
    if container != "text":
        return container
    text = decode(head)
    if text is None:
        raise UnreadableError(str(path), "of no kind that is read: binary data")
    if not text.strip():
        raise UnreadableError(str(path), "of no kind that is read: only spaces and line breaks")
    if content_type not in _TEXTS or _OTHER_TEXT.match(text) or (len(head) < _HEAD and _is_json(text)):
        called = f", called {content_type}" if content_type not in _TEXTS else ""
        raise UnreadableError(str(path), f"of no kind that is read: characters, but not a text{called}")
    return "text"


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False

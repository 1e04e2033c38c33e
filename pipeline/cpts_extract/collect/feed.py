"""The items of a feed (RSS, Atom), through feedparser, which is given characters and fetches nothing."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser

from cpts_extract.collect.characters import characters, one_line
from cpts_extract.collect.item import LONGEST_TEXT, LONGEST_TITLE, Item, Listing, once
from cpts_extract.collect.urls import BadUrlError, web_url

_TAG = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_PDF = re.compile(r"\.pdf(?:$|[?#])", re.IGNORECASE)


def read_feed(data: bytes, url: str, charset: str = "") -> Listing:
    """Give the items of a feed that was fetched from ``url``, whatever its bytes are: nothing is raised.

    An entry gives its link and each PDF that it encloses. Of broken XML what can be read is given, with a problem. A feed that
    declares entities is not read: feedparser drops the plain ones but not those that hide, and no feed needs them.
    """
    text = characters(data, charset)
    if text is None or not text.strip():
        return Listing((), ("not a feed: binary data" if data.strip() else "not a feed: empty",))
    if _ENTITY.search(text):
        return Listing((), ("not read: it declares entities",))
    try:
        # As a stream: feedparser takes a bare string for the URL or the file that it should open.
        parsed = feedparser.parse(
            BytesIO(text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        refused: Counter[str] = Counter()
        items = once(item for entry in parsed.entries for item in _items(entry, url, refused))
    except Exception as error:  # of any kind, on what no feed holds
        return Listing((), (f"not a feed: {type(error).__name__}",))
    problems = [f"{times} links left out: {reason}" for reason, times in refused.items()]
    if parsed.bozo:
        problems.insert(0, f"broken XML: {one_line(str(parsed.get('bozo_exception', '')), 150)}")
    if not items and not parsed.get("version"):
        return Listing((), ("not a feed: neither RSS nor Atom",))
    return Listing(items, tuple(problems))


def _items(entry: Any, url: str, refused: Counter[str]) -> Iterator[Item]:
    title = _plain(entry.get("title"), LONGEST_TITLE)
    said = [entry.get("summary"), *(part.get("value") for part in entry.get("content") or ())]
    text = _plain(" ".join(str(part) for part in said if part), LONGEST_TEXT)
    enclosures = [link for link in entry.get("links") or () if link.get("rel") == "enclosure"]
    pdfs = [
        link for link in enclosures if "pdf" in str(link.get("type", "")).lower() or _PDF.search(link.get("href", ""))
    ]
    for link in [entry.get("link"), *(one.get("href") for one in pdfs)]:
        if link:
            try:
                yield Item(web_url(str(link), url), title, text)
            except BadUrlError as error:
                refused[str(error)] += 1


def _plain(value: Any, most: int) -> str:
    return one_line(html.unescape(_TAG.sub(" ", str(value or "")[: 20 * most])), most)

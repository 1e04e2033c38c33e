"""The links of a page that lists releases, each with the words around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import html

from cpts_extract.collect.characters import characters, one_line
from cpts_extract.collect.item import LONGEST_TEXT, LONGEST_TITLE, Item, Listing, once
from cpts_extract.collect.urls import BadUrlError, web_url

_ENTRIES = frozenset("article li tr dd section".split())
"""What holds one entry of a list, as pages are written."""
_HOLDERS = frozenset("html body main nav header footer aside form ul ol dl table thead tbody tfoot".split())
_UNSEEN = "//script|//style|//noscript|//template"
_SEVERAL = "several"


def read_listing(data: bytes, url: str, links: re.Pattern[str], charset: str = "") -> Listing:
    """Give the links of a page, fetched from ``url``, whose absolute URL ``links`` is found in; nothing is raised.

    The title of an item is the words of its link. Its text is the largest part of the page that holds this link and no
    other of those, but no more than one entry of a list: what a card or a line of a table says of its link.
    """
    text = characters(data, charset)
    if text is None or not text.strip():
        return Listing((), ("not a page: binary data" if data.strip() else "not a page: empty",))
    refused: Counter[str] = Counter()
    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        for unseen in tree.xpath(_UNSEEN):
            unseen.drop_tree()
        anchors = tree.xpath("//a[@href]")
        items = once(_items(tree, anchors, _base(tree, url), links, refused))
    except Exception as error:  # of any kind, on what no page holds
        return Listing((), (f"not a page: {type(error).__name__}",))
    problems = () if anchors else ("a page without a link",)
    return Listing(items, (*problems, *(f"{times} links left out: {reason}" for reason, times in refused.items())))


def _base(tree: Any, url: str) -> str:
    for given in tree.xpath("//base/@href")[:1]:
        try:
            return web_url(str(given), url)
        except BadUrlError:
            break
    return url


def _items(tree: Any, anchors: list[Any], base: str, links: re.Pattern[str], refused: Counter[str]) -> Iterator[Item]:
    followed: dict[Any, str] = {}
    for anchor in anchors:
        try:
            url = web_url(anchor.get("href"), base)
        except BadUrlError as error:
            if "password" in str(error):  # mailto: and its like are no wonder on a page
                refused[str(error)] += 1
            continue
        if links.search(url):
            followed[anchor] = url
    sole = _sole(followed)
    texts: dict[Any, str] = {}
    for anchor, url in followed.items():
        part = _part(anchor, sole)
        if part not in texts:
            texts[part] = _words(part, LONGEST_TEXT)
        yield Item(url, _title(anchor), texts[part])


def _sole(followed: dict[Any, str]) -> dict[Any, str]:
    """Tell, of each element that holds links, to which one URL they lead, or that they lead to several."""
    sole: dict[Any, str] = {}
    for anchor, url in followed.items():
        element, told = anchor, url
        while element is not None:
            known = sole.get(element)
            told = told if known in (None, told) else _SEVERAL
            if known == told:  # so are all that hold it
                break
            sole[element] = told
            element = element.getparent()
    return sole


def _part(anchor: Any, sole: dict[Any, str]) -> Any:
    part = anchor
    while part.tag not in _ENTRIES:
        above = part.getparent()
        if above is None or above.tag in _HOLDERS or sole[above] == _SEVERAL:
            break
        part = above
    return part


def _title(anchor: Any) -> str:
    told = [_words(anchor, LONGEST_TITLE), anchor.get("aria-label"), anchor.get("title"), *anchor.xpath(".//img/@alt")]
    return next((line for line in (one_line(str(words or ""), LONGEST_TITLE) for words in told) if line), "")


def _words(element: Any, most: int) -> str:
    """Give the words of an element on one line, those of each element within apart from the next."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > 20 * most:
            break
    return one_line(" ".join(pieces), most)

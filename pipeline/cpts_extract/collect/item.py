"""What a feed or a page lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

LONGEST_TITLE = 300
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class Item:
    """A link to what may be a release."""

    url: str
    """Absolute, http or https, without a fragment."""
    title: str
    """On one line; empty when there is none."""
    text: str
    """What is said about it, on one line, without tags."""

    def matches(self, pattern: re.Pattern[str] | None) -> bool:
        """Tell whether a pattern is found in the title, the link or the text; without a pattern every item matches."""
        return pattern is None or any(pattern.search(part) for part in (self.title, unquote(self.url), self.text))


@dataclass(frozen=True, slots=True)
class Listing:
    """What could be read of a feed or a page."""

    items: tuple[Item, ...]
    """In their order, each URL once."""
    problems: tuple[str, ...] = ()
    """Why it may not be all, each in one line."""


def once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Keep each URL once, where it comes first, with the first title and the first text that is not empty."""
    kept: dict[str, Item] = {}
    for item in items:
        first = kept.setdefault(item.url, item)
        if not (first.title and first.text):
            kept[item.url] = Item(item.url, first.title or item.title, first.text or item.text)
    return tuple(kept.values())

"""One source looked at, and one item of it fetched."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from cpts_extract.collect.feed import read_feed
from cpts_extract.collect.fetch import Fetcher
from cpts_extract.collect.folder import DropFolder, Dropped
from cpts_extract.collect.item import Item
from cpts_extract.collect.listing import read_listing
from cpts_extract.collect.media import SUFFIXES, media_of
from cpts_extract.collect.results import Answer, Failed, Fetched, NotModified, Validators
from cpts_extract.collect.sources import FolderSource, WebSource
from cpts_extract.errors import UnreadableError

_LARGEST_LISTING = 10_000_000
"""Bytes of a feed or a page that lists releases."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a feed or a page lists."""

    items: tuple[Item, ...]
    """Those that match, in their order, each URL once."""
    others: int
    """How many do not match."""
    problems: tuple[str, ...]
    """Why it may not be all, each in one line."""
    validators: Validators | None
    """To be kept once all items are dealt with, and as long as the source's settings are the same: what a server calls
    unchanged is not looked through again. None where something could not be read, so that it is asked for again."""


def look(
    source: WebSource, fetcher: Fetcher, scratch: Path, known: Validators | None = None
) -> Listed | NotModified | Failed:
    """Ask a feed or a page what it lists; ``scratch`` is a folder for files that are gone again at the end.

    Raises:
        OSError: ``scratch`` cannot be written to.
    """
    answer = fetcher.fetch(source.url, scratch, known=known, allow_private=source.allow_private, size=_LARGEST_LISTING)
    if not isinstance(answer, Answer):
        return answer
    try:
        data = answer.path.read_bytes()
    finally:
        answer.path.unlink()
    if source.links is None:
        listing = read_feed(data, answer.final_url, answer.charset)
    else:
        listing = read_listing(data, answer.final_url, source.links, answer.charset)
    if listing.problems and not listing.items:
        return Failed(source.url, "; ".join(listing.problems), passing=True, status=answer.status)
    items = tuple(item for item in listing.items if item.matches(source.match))
    validators = None if listing.problems else answer.validators
    return Listed(items, len(listing.items) - len(items), listing.problems, validators)


def look_into(source: FolderSource, folder: DropFolder | None = None) -> Dropped | Failed:
    """List the complete files of a drop folder; ``folder`` is one with other settings than the usual ones."""
    try:
        return (folder or DropFolder(source.path)).look()
    except OSError as error:
        return Failed(str(source.path), (error.strerror or type(error).__name__).lower(), passing=True)


def fetch_item(
    item: Item, source: WebSource, fetcher: Fetcher, folder: Path, known: Validators | None = None
) -> Fetched | NotModified | Failed:
    """Fetch what an item links to into a new file in ``folder``; what is no release of a kind that is read has failed.

    Raises:
        OSError: ``folder`` cannot be written to.
    """
    answer = fetcher.fetch(item.url, folder, known=known, allow_private=source.allow_private)
    if not isinstance(answer, Answer):
        return answer
    try:
        media = media_of(answer.path, answer.content_type)
        path = answer.path.with_suffix(SUFFIXES[media])
        os.replace(answer.path, path)
    except UnreadableError as error:
        answer.path.unlink()
        return Failed(answer.url, error.reason, passing=False, status=answer.status)
    except BaseException:
        with contextlib.suppress(OSError):
            answer.path.unlink()
        raise
    return Fetched(
        answer.url, answer.final_url, path, answer.sha256, answer.size, answer.status, media, answer.validators
    )

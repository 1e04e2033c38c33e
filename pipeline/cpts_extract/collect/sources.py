"""sources.toml: where new releases are looked for."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cpts_extract.collect.urls import BadUrlError, web_url
from cpts_extract.errors import SourcesError

DEFAULT_DELAY = 2.0

_LONGEST_DELAY = 3600
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_CONTACT = re.compile(r"[\x21-\x27\x2a-\x5b\x5d-\x7e]{1,200}")
"""Printable, without spaces, brackets and backslashes: what a comment of a user agent may hold as it is."""
_SETTINGS = frozenset({"contact", "delay", "source"})
_KEYS: dict[str, frozenset[str]] = {
    "feed": frozenset({"url", "match", "allow_private"}),
    "page": frozenset({"url", "links", "match", "allow_private"}),
    "folder": frozenset({"path"}),
}
_NEEDED: dict[str, tuple[str, ...]] = {"feed": ("url",), "page": ("url", "links"), "folder": ("path",)}


@dataclass(frozen=True, slots=True)
class WebSource:
    """A feed (RSS, Atom), or a page whose links lead to releases."""

    name: str
    kind: Literal["feed", "page"]
    url: str
    match: re.Pattern[str] | None = None
    """What an item must hold, in its title, its link or its text; None: every item counts."""
    links: re.Pattern[str] | None = None
    """For a page: what the absolute URL of a link must hold to be followed."""
    allow_private: bool = False
    """Whether addresses of private and loopback networks may be asked: for the source itself, its items and its redirects."""


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A folder that files are dropped into."""

    name: str
    path: Path
    """A relative one begins at the folder of sources.toml."""


Source = WebSource | FolderSource


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a sources.toml says."""

    sources: tuple[Source, ...]
    contact: str | None = None
    """An e-mail address or a URL, for the owners of the hosts that are asked."""
    delay: float = DEFAULT_DELAY
    """Seconds between two requests to one host."""


def read_sources(path: Path) -> Sources:
    """Read a sources.toml.

    Raises:
        SourcesError: It cannot be read, is no TOML, or says something that is not known or not right; the message names
            the file, the source and the setting, and repeats no URL with a password.
    """
    try:
        told = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise SourcesError(f"{path}: {(error.strerror or type(error).__name__).lower()}") from error
    except UnicodeDecodeError as error:
        raise SourcesError(f"{path}: not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SourcesError(f"{path}: not TOML: {error}") from error
    top = _Table(str(path), told)
    top.only(_SETTINGS)
    entries = told.get("source", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise top.wrong("source", "must be written [[source]]")
    if not entries:
        raise SourcesError(f"{path}: no source")
    sources = tuple(_source(str(path), number, entry, path.parent) for number, entry in enumerate(entries, start=1))
    names = [source.name.lower() for source in sources]
    for source in sources:
        if names.count(source.name.lower()) > 1:
            raise SourcesError(f"{path}: source {source.name!r}: this name stands twice")
    return Sources(sources, _contact(top), _delay(top))


def _source(file: str, number: int, entry: dict[str, Any], folder: Path) -> Source:
    name = _Table(f"{file}: source {number}", entry).text("name", needed=True)
    if not _NAME.fullmatch(name or ""):
        raise SourcesError(
            f"{file}: source {number}: name: may hold letters without accents, digits, dots and hyphens, at most 64"
        )
    table = _Table(f"{file}: source {name!r}", entry)
    kind = table.text("kind", needed=True)
    if kind not in _KEYS:
        raise table.wrong("kind", f"must be one of {', '.join(_KEYS)}")
    table.only(_KEYS[kind] | {"name", "kind"}, f"of a {kind}")
    for key in _NEEDED[kind]:
        table.text(key, needed=True)
    if kind == "folder":
        if "\0" in entry["path"]:
            raise table.wrong("path", "not a path")
        return FolderSource(entry["name"], folder / entry["path"])
    return WebSource(
        entry["name"],
        "page" if kind == "page" else "feed",
        table.url("url"),
        table.pattern("match"),
        table.pattern("links"),
        table.truth("allow_private"),
    )


def _contact(top: _Table) -> str | None:
    contact = top.text("contact")
    if contact is not None and not _CONTACT.fullmatch(contact):
        raise top.wrong("contact", "must be an e-mail address or a URL")
    return contact


def _delay(top: _Table) -> float:
    delay = top.told.get("delay", DEFAULT_DELAY)
    if isinstance(delay, bool) or not isinstance(delay, int | float):
        raise top.wrong("delay", "must be a number of seconds")
    if not math.isfinite(delay) or not 0 <= delay <= _LONGEST_DELAY:
        raise top.wrong("delay", f"must be from 0 to {_LONGEST_DELAY} seconds")
    return float(delay)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file; what is wrong with it is told with where it stands."""

    where: str
    told: dict[str, Any]

    def wrong(self, key: str, what: str) -> SourcesError:
        return SourcesError(f"{self.where}: {key}: {what}")

    def only(self, known: frozenset[str], of: str = "") -> None:
        if unknown := sorted(self.told.keys() - known):
            raise self.wrong(repr(unknown[0]), f"no setting {of}".rstrip() + f" (known: {', '.join(sorted(known))})")

    def text(self, key: str, *, needed: bool = False) -> str | None:
        value = self.told.get(key)
        if value is None and not needed:
            return None
        if value is None:
            raise self.wrong(key, "missing")
        if not isinstance(value, str):
            raise self.wrong(key, "must be a text in quotation marks")
        if not value.strip():
            raise self.wrong(key, "empty")
        return value

    def url(self, key: str) -> str:
        try:
            return web_url(self.text(key, needed=True) or "")
        except BadUrlError as error:
            raise self.wrong(key, str(error)) from None

    def pattern(self, key: str) -> re.Pattern[str] | None:
        told = self.text(key)
        try:
            return None if told is None else re.compile(told, re.IGNORECASE)
        except (re.error, OverflowError, RecursionError) as error:
            raise self.wrong(key, f"not a regular expression: {error}") from error

    def truth(self, key: str) -> bool:
        value = self.told.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

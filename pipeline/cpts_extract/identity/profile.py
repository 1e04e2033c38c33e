"""What is known of a CPTS by its entries, and the identifier that it has by them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import cpts_patterns

_NAMES = 100_000
"""Names of which is kept what was told of them: each is held against many."""
_NUMBER = re.compile(r"\d+(er|e|eme)?")


@cache
def settings() -> dict[str, Any]:
    """Read ``identity.toml``."""
    return tomllib.loads((files(cpts_patterns) / "identity.toml").read_text(encoding="utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(settings()["words"][name].split())


@dataclass(frozen=True, slots=True)
class Profile:
    """What the entries of one identifier state."""

    own_id: str
    names: frozenset[str] = frozenset()
    """Keys of all forms of its name (`values.cpts_name.name_key`)."""
    departments: frozenset[str] = frozenset()
    """Codes of those that it lies in."""
    regions: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    """INSEE codes."""
    epcis: frozenset[str] = frozenset()
    """SIREN numbers."""
    populations: frozenset[int] = frozenset()
    signed: frozenset[str] = frozenset()
    """Dates, cut to the precision that is stated."""


def own_id(name_key: str | None, departments: Sequence[str], entry_id: str) -> str:
    """Give the identifier that a CPTS has by one entry alone: its département's code and the words of its name.

    It is made of what is stated, so that no order of files and no second run changes it. Where the name could be anybody's
    and no département is known, or where there is no name, the entry's own identifier makes it one of a kind.

    >>> own_id("pays auge", ["14"], "ab12.0"), own_id("auge", [], "ab12.0"), own_id("2 vallees", [], "ab12.0"), own_id(None, [], "ab12.0")
    ('14-pays-auge', 'auge', '2-vallees-ab12.0', 'ab12.0')
    """
    if not name_key:
        return entry_id
    words = re.sub(r"\W+", "-", name_key)
    if departments:
        return f"{departments[0].lower()}-{words}"
    return words if is_distinctive(name_key) else f"{words}-{entry_id}"


@lru_cache(_NAMES)
def core(name_key: str) -> frozenset[str]:
    """Give the words of a name but for those that are dropped from one release to the next; all where none is left.

    >>> sorted(core("pays auge")), sorted(core("pays"))
    (['auge'], ['pays'])
    """
    words = frozenset(name_key.split())
    return words - _words("dropped") or words


@lru_cache(_NAMES)
def is_distinctive(name_key: str) -> bool:
    """Tell whether a name has a word of its own, which others do not have by chance.

    >>> is_distinctive("pays auge"), is_distinctive("2 vallees"), is_distinctive("nord")
    (True, False, False)
    """
    return bool(own_words([name_key]))


def own_words(name_keys: Iterable[str]) -> frozenset[str]:
    """Give the words of names that are their own."""
    return frozenset(
        word
        for name_key in name_keys
        for word in name_key.split()
        if word not in _words("common") and not _NUMBER.fullmatch(word) and len(word) > 2
    )


@lru_cache(_NAMES)
def tells_apart(word: str) -> bool:
    """Tell whether a word that only one of two names has makes them names of two.

    >>> tells_apart("nord"), tells_apart("2"), tells_apart("6eme"), tells_apart("pays")
    (True, True, True, False)
    """
    return word in _words("opposed") or _NUMBER.fullmatch(word) is not None

"""The one shape that gold and record are brought into before they are compared."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from cpts_extract.fields import FIELDS as REGISTRY
from cpts_extract.fields import keys_of
from cpts_extract.models import Evidence

CORE = ("name", "signature_date", "population", "commune_count", "funding", "missions")
FIELDS = (
    "name", "signature_date", "population", "commune_count", "professionals", "members", "department", "founded", "bound",
    "communes", "epcis", "funding", "funding_purpose", "scheme_funding", "missions",
)  # fmt: skip
"""What the figure "all" counts."""
ALSO = (
    "signature_place", *(one.key for one in REGISTRY if one.key not in FIELDS), "region",
    "released", "kind", "mentioned", "aggregates",
)  # fmt: skip
"""What is told beside it: gold files do not all hold these. A field that is added to the registry stands here."""

QUANTITIES = keys_of("quantity")
PLAIN = keys_of("date", "count")
"""Fields whose values are compared as they are."""
DERIVED = frozenset({"bound", "funding_purpose"})
"""Parts of another field's values: they have no proof of their own."""
_FACTS = (
    "signature_date", "population", "commune_count", "professionals", "members", "founded", "communes", "funding", "missions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that gold or a record states."""

    key: Hashable
    """What is compared."""
    shown: str
    """The value for people."""
    proof: str = ""
    """The sentence or the quotation that says it."""
    others: tuple[Hashable, ...] = ()
    """Of gold: second readings that the text allows."""
    required: bool = True
    """Of gold: whether a record without it misses something."""
    bound: str | None = None
    evidence: tuple[Evidence, ...] = ()
    """Of a record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is stated of one CPTS, or of the release as a whole."""

    name: str | None
    names: tuple[str, ...]
    subject: bool
    stated: dict[str, tuple[Stated, ...]]
    """By field."""
    spare: dict[str, frozenset[Hashable]] = field(default_factory=dict)
    """Of gold: values that are neither asked for nor wrong."""
    unjudged: frozenset[str] = frozenset()
    """Of gold: fields of which it says nothing, so that no value is wrong."""
    proof: str = ""
    """Of the name."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def counts(self) -> bool:
        """Tell whether it must be found: a CPTS that the release is about, or states a fact of."""
        return self.subject or any(self.stated.get(name) for name in _FACTS)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole release: what it states of each CPTS, and of itself."""

    stem: str
    entries: tuple[Entry, ...]
    whole: Entry


def unique(values: list[Stated]) -> tuple[Stated, ...]:
    """Keep each key once, the first."""
    seen: dict[Any, Stated] = {}
    for value in values:
        seen.setdefault(value.key, value)
    return tuple(seen.values())

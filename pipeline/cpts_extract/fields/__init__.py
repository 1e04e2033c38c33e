"""Stage 3a: one module a field, and the registry of them all.

To add a field: its rules in ``patterns/cpts_patterns``, its module here, its line in `FIELDS`, its table in ``load.schema``,
its test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cpts_extract.fields import (
    agreement,
    commune_count,
    communes,
    epcis,
    founding,
    members,
    missions,
    population,
    professionals,
    signature,
)
from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a CPTS: its key in the record, what finds it, and whether a CPTS has one or many."""

    key: str
    find: Callable[[Scope, Anchors], list[Found]]
    shape: Literal["one", "many"] = "one"


FIELDS: tuple[Field, ...] = (
    Field("signature_date", signature.signature_date),
    Field("founded", founding.founded),
    Field("population", lambda scope, _: population.population(scope)),
    Field("commune_count", lambda scope, _: commune_count.commune_count(scope)),
    Field("professionals", lambda scope, _: professionals.professionals(scope)),
    Field("members", lambda scope, _: members.members(scope)),
    Field("size_class", lambda scope, _: agreement.size_class(scope)),
    Field("ordinal", lambda scope, _: agreement.ordinal(scope)),
    Field("contract_years", lambda scope, _: agreement.contract_years(scope)),
    Field("communes", lambda scope, _: communes.communes(scope), "many"),
    Field("epcis", lambda scope, _: epcis.epcis(scope), "many"),
    Field("missions", lambda scope, _: missions.missions(scope), "many"),
)

FIELD_KEYS = (
    "name",
    *(field.key for field in FIELDS),
    "signature_place",
    "department",
    "region",
    "funding",
    "scheme_funding",
    "aggregates",
    "released",
    "title",
)
"""Every field that ``explain`` knows."""

"""Stage 3a: one module a field, and the registry of them all.

To add a field: its rules in ``patterns/cpts_patterns``, its module here, its line in `FIELDS`, its table in ``load.schema``,
its test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Literal

from cpts_extract.fields import (
    agreement,
    commune_count,
    communes,
    epcis,
    founding,
    members,
    milestones,
    missions,
    population,
    professionals,
    signature,
)
from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Cpts, Record

Kind = Literal["date", "quantity", "count", "rank", "communes", "epcis", "missions", "milestones"]
"""What the values of a field are: how they are compared with gold, and which figures may be near misses."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a CPTS: its key in the record, what finds it, what its values are, and by which words a text speaks of it.

    A CPTS has one value of it, or many where ``shape`` says so. The words are folded; a text may carry them further:
    "habitant" stands for "habitants" too.
    """

    key: str
    find: Callable[[Scope, Anchors], list[Found]]
    kind: Kind
    words: tuple[str, ...]
    shape: Literal["one", "many"] = "one"


SIGNED = ("sign", "contractualis", "paraph", "conclu", "aci", "accord conventionnel", "convention")
COUNTED = ("professionnel", "soignant", "praticien")
MONEY = ("financ", "aide", "dotation", "enveloppe", "budget", "remuner", "subvention", "euro", "€")

FIELDS: tuple[Field, ...] = (
    Field("signature_date", signature.signature_date, "date", SIGNED),
    Field("founded", founding.founded, "date", ("cree", "creation", "fond", "constitu", "vu le jour", "naissance")),
    Field(
        "population",
        lambda scope, _: population.population(scope),
        "quantity",
        ("habitant", "population", "administre"),
    ),
    Field("commune_count", lambda scope, _: commune_count.commune_count(scope), "count", ("commune", "village")),
    Field("professionals", lambda scope, _: professionals.professionals(scope), "quantity", COUNTED),
    Field("members", lambda scope, _: members.members(scope), "quantity", ("adherent", "membre", "adhesion")),
    Field("size_class", lambda scope, _: agreement.size_class(scope), "count", ("taille",)),
    Field("ordinal", lambda scope, _: agreement.ordinal(scope), "rank", ("cpts", "communaute professionnelle")),
    Field("contract_years", lambda scope, _: agreement.contract_years(scope), "count", ("ans", "annee", "duree")),
    Field("communes", lambda scope, _: communes.communes(scope), "communes", ("commune", "ville"), "many"),
    Field(
        "epcis",
        lambda scope, _: scope.once(epcis.epcis),
        "epcis",
        ("intercommunal", "agglomeration", "metropole", "communaute de communes", "communautes de communes"),
        "many",
    ),
    Field("missions", lambda scope, _: missions.missions(scope), "missions", ("mission", "axe", "objectif"), "many"),
    Field(
        "milestones",
        milestones.milestones,
        "milestones",
        ("projet de sante", "lettre d'intention", "avis favorable"),
        "many",
    ),
)

_HELD = frozenset({"cpts", "evidence", "source", "sha256", "population_verdict"})
FIELD_KEYS = tuple(
    dict.fromkeys(one.name for holder in (Cpts, Record) for one in fields(holder) if one.name not in _HELD)
)
"""Every field of the record, of a CPTS and of the release: what ``explain`` knows."""


def keys_of(*kinds: Kind) -> tuple[str, ...]:
    """List the fields whose values are of these kinds, in the order of the registry."""
    return tuple(one.key for one in FIELDS if one.kind in kinds)

"""Read gold files: the release record with what only a reader can add.

Besides the keys of the record, an entry of ``cpts`` may hold:

==================  =================================================================================================
``<field>_alt``        second readings that the text allows: a value, a quantity, or a list of either; null: may be left out
``<field>_resolved``   a date that the text leaves incomplete and its context completes: welcome, not asked for
``<field>_optional``   of communes, funding and missions: neither asked for nor wrong
``epcis_official``     the official names of ``epcis``, in their order
==================  =================================================================================================

and a mission ``"basis": "generic"`` is said of CPTS in general: neither asked for nor wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any, get_args

from cpts_extract.errors import EvaluationError
from cpts_extract.evaluate.keys import cpts_words, epci_words, place_key
from cpts_extract.evaluate.stated import ALSO, PLAIN, QUANTITIES, Entry, Sheet, Stated, unique
from cpts_extract.models import Purpose

_PLACES = ("department", "region", "signature_place")
_SILENT = ("department", "region", "founded")
"""Where gold has no value, one may be implied: it is not judged."""
_ONES = (*PLAIN, *QUANTITIES, *_PLACES)

Json = dict[str, Any]


def gold_files(folder: Path) -> dict[str, Path]:
    """List a folder's gold files by their stems.

    Raises:
        EvaluationError: There are none.
    """
    found = {path.stem: path for path in sorted(folder.glob("*.json"))}
    if not found:
        raise EvaluationError(f"{folder}: no gold files (.json) there")
    return found


def digest(folder: Path) -> str:
    """Give a digest of a folder's gold files, their names and all that they hold."""
    whole = hashlib.sha256()
    for path in gold_files(folder).values():
        content = path.read_bytes()
        whole.update(f"{path.name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def read_gold(path: Path) -> Sheet:
    """Read one gold file.

    Raises:
        EvaluationError: It is no gold file.
    """
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        return Sheet(path.stem, tuple(_entry(cpts) for cpts in gold["cpts"]), _whole(gold))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(f"{path}: not a gold file: {type(error).__name__}: {error}") from error


def _whole(gold: Json) -> Entry:
    stated = {
        "released": _one(gold, "released"),
        "kind": _one(gold, "kind"),
        "mentioned": unique([Stated(cpts_words(name), name) for name in gold.get("mentioned", [])]),
        "aggregates": unique([_aggregate(item) for item in gold.get("aggregates", [])]),
        "scheme_funding": unique([_sum(item) for item in gold.get("scheme_funding", [])]),
    }
    spare: dict[str, frozenset[Hashable]] = {"scheme_funding": frozenset(_amounts(gold.get("scheme_optional", [])))}
    return Entry(None, (), True, stated, spare, frozenset(name for name in ALSO if name not in gold))


def _entry(cpts: Json) -> Entry:
    stated = {name: _one(cpts, name) for name in _ONES}
    stated["ordinal"] = tuple(
        Stated(
            (rank["rank"], place_key(rank["scope"] or "")),
            f"{rank['rank']} of {rank['scope']}",
            _proof(cpts, "ordinal"),
        )
        for rank in [cpts.get("ordinal")]
        if rank
    )
    stated["communes"] = unique([_place(item, _proof(cpts, "communes")) for item in cpts.get("communes", [])])
    stated["epcis"] = _epcis(cpts)
    stated["funding"] = unique([_sum(item) for item in cpts.get("funding", [])])
    stated["funding_purpose"] = _purposes(cpts)
    stated["missions"], spare_missions = _missions(cpts)
    spare_sums = frozenset(_amounts(cpts.get("funding_optional", [])))
    spare: dict[str, frozenset[Hashable]] = {
        "communes": frozenset(place_key(_name(item)) for item in cpts.get("communes_optional", [])),
        "funding": spare_sums,
        "funding_purpose": frozenset(
            (low, purpose) for low, high in spare_sums if high is None for purpose in get_args(Purpose)
        ),
        "missions": spare_missions,
    }
    spare |= {
        name: frozenset([cpts[f"{name}_resolved"]])
        for name in _ONES
        if f"{name}_resolved" in cpts and not cpts.get(name)
    }
    unjudged = {name for name in ALSO if name not in cpts} | {name for name in _SILENT if not cpts.get(name)}
    names = tuple(name for name in (cpts["name"], *cpts.get("aliases", [])) if name)
    proof = _proof(cpts, "name")
    return Entry(cpts["name"], names, bool(cpts.get("subject")), stated, spare, frozenset(unjudged), proof)


# ---- single values ----------------------------------------------------------------------------------------------


def _one(holder: Json, name: str) -> tuple[Stated, ...]:
    """Read a field of one value with its second readings."""
    value, other = holder.get(name), holder.get(f"{name}_alt", [])
    others = other if isinstance(other, list) else [other]
    keys = [_key(name, item) for item in (value, *others) if item is not None]
    if not keys:
        return ()
    stated = value if value is not None else next(item for item in others if item is not None)
    bound = value.get("bound") if isinstance(value, dict) else None
    required = value is not None and None not in others
    return (Stated(keys[0], _shown(stated), _proof(holder, name), tuple(keys[1:]), required, bound),)


def _key(name: str, value: Any) -> Hashable:
    if name in _PLACES:
        return place_key(_name(value))
    plain: Hashable = value["value"] if isinstance(value, dict) else value
    return plain


def _shown(value: Any) -> str:
    return str(value.get("value", value.get("name"))) if isinstance(value, dict) else str(value)


def _proof(holder: Json, name: str) -> str:
    proofs = holder.get("evidence")
    return str(proofs.get(name, "")) if isinstance(proofs, dict) else ""


def _name(value: Any) -> str:
    return str(value["name"] if isinstance(value, dict) else value)


# ---- lists ------------------------------------------------------------------------------------------------------


def _place(item: Any, proof: str) -> Stated:
    return Stated(place_key(_name(item)), _name(item), proof)


def _epcis(cpts: Json) -> tuple[Stated, ...]:
    found = []
    for number, item in enumerate(cpts.get("epcis", [])):
        listed = [cpts.get(key, []) for key in ("epcis_alt", "epcis_official")]
        others = tuple(epci_words(_name(names[number])) for names in listed if number < len(names) and names[number])
        found.append(Stated(epci_words(_name(item)), _name(item), _proof(cpts, "epcis"), others))
    return unique(found)


def _sum(item: Json) -> Stated:
    low, high = item["amount"], item.get("amount_max")
    return Stated((low, high), f"{low} to {high}" if high else str(low), item.get("evidence", ""))


def _amounts(items: Iterable[Any]) -> list[tuple[int, int | None]]:
    return [(item["amount"], item.get("amount_max")) if isinstance(item, dict) else (item, None) for item in items]


def _purposes(cpts: Json) -> tuple[Stated, ...]:
    """Read what each sum is for, with the second purposes that the text allows."""
    second = [(item["amount"], item["purpose"]) for item in cpts.get("funding_purpose_alt", [])]
    return unique(
        [
            Stated(
                (item["amount"], item.get("purpose")),
                f"{item['amount']} {item.get('purpose')}",
                item.get("evidence", ""),
                tuple(pair for pair in second if pair[0] == item["amount"]),
            )
            for item in cpts.get("funding", [])
        ]
    )


def _missions(cpts: Json) -> tuple[tuple[Stated, ...], frozenset[Hashable]]:
    own, spare = [], {"autre", *cpts.get("missions_optional", [])}
    for mission in cpts.get("missions", []):
        category, proof = mission["category"], mission.get("evidence", "")
        if mission.get("basis") == "generic":
            spare.add(category)
        elif category != "autre":
            own.append(Stated(category, category, proof))
        elif "accès aux soins" in proof.lower():
            spare.add(
                "medecin_traitant"
            )  # access to care in general: who reads it as access to a physician is not wrong
    return unique(own), frozenset(spare)


def _aggregate(item: Json) -> Stated:
    key = (place_key(item["scope"]), item["indicator"], float(item["value"]))
    return Stated(key, f"{item['scope']}: {item['indicator']} {item['value']}", item.get("evidence", ""))

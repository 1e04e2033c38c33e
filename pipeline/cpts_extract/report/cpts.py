"""The page of one CPTS: its facts, what its releases said over the years, its territory, its checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cpts_extract.pages import reasons, wording
from cpts_extract.report.facts import Fact, Facts, Row, Statement, grouped
from cpts_extract.report.links import cpts_page, release_page, statement_anchor
from cpts_extract.report.proofs import Proof, Prover
from cpts_extract.territory import gazetteer

SHOWN = (
    "signature_date", "signature_place", "letter_of_intent", "founded", "approval", "population", "commune_count",
    "size_class", "professionals", "members", "ordinal_rank", "contract_years", "funding_total", "department", "region",
)  # fmt: skip
"""Fields of ``cpts_summary`` in the order of the page; the name stands above."""


@dataclass(frozen=True)
class Value:
    """A value with its date, its confidence and its quotations."""

    anchor: str
    text: str
    released: str | None
    release: str
    release_href: str
    confidence: float | None
    why: str
    shown: bool
    proofs: list[Proof]


@dataclass(frozen=True)
class Place:
    """A commune or intercommunalité of the territory."""

    anchor: str
    name: str
    code: str | None
    within: str | None
    how: str
    population: int | None
    year: int
    proofs: list[Proof]


@dataclass(frozen=True)
class Checks:
    """What was held against something else, by CPTS or by release."""

    facts: Facts

    @cached_property
    def population(self) -> Mapping[str, list[Row]]:
        return grouped(self.facts.tables["population_check"], "cpts_id")

    @cached_property
    def funding(self) -> Mapping[str, list[Row]]:
        return grouped(self.facts.tables["funding_check"], "cpts_id")

    @cached_property
    def conflicts(self) -> Mapping[str, list[Row]]:
        return grouped(self.facts.tables["conflicts"], "cpts_id")

    @cached_property
    def timeline(self) -> Mapping[str, list[Row]]:
        return grouped(self.facts.tables["timeline"], "cpts_id")

    @cached_property
    def duplicates(self) -> Mapping[str, list[tuple[str, Row]]]:
        """The other of each pair that may be one, by CPTS."""
        found: dict[str, list[tuple[str, Row]]] = {}
        for row in self.facts.tables["duplicates"]:
            for one, other in ((row["cpts_id"], row["other_id"]), (row["other_id"], row["cpts_id"])):
                found.setdefault(one, []).append((other, row))
        return found


def name_of(row: Mapping[str, Any] | None) -> str:
    """Name a CPTS, also one that no text names."""
    return (row and row["name"]) or "CPTS sans nom"


def page(row: Row, facts: Facts, checks: Checks, prover: Prover) -> dict[str, Any]:
    """Give what the template of the page needs."""
    cpts_id = row["cpts_id"]
    said = facts.statements_of_cpts.get(cpts_id, [])
    own = facts.facts_of_cpts.get(cpts_id, [])
    by_field: dict[str, list[Statement]] = {}
    for one in said:
        by_field.setdefault(one.field, []).append(one)
    conflicts = checks.conflicts.get(cpts_id, [])
    contradicted = {one["field"] for one in conflicts}
    values = {
        field: [_value(one, facts, prover) for one in sorted(some, key=lambda s: not s.row["shown"])]
        for field, some in by_field.items()
    }
    return {
        "cpts": row,
        "name": name_of(row),
        "href": cpts_page(cpts_id),
        "name_value": next(iter(values.get("name", [])), None),
        "others": _other_names(own, name_of(row)),
        "shown": [(field, values[field][0], field in contradicted) for field in SHOWN if field in values],
        "history": [
            (field, sorted(values[field], key=lambda one: one.released or ""))
            for field in ("name", *SHOWN)
            if len(values.get(field, ())) > 1
        ],
        "timeline": [
            (wording.EVENTS.get(one["event"], one["event"]), one["date"]) for one in checks.timeline.get(cpts_id, [])
        ],
        "sums": _sums(own, checks.funding.get(cpts_id, []), facts, prover),
        "missions": _missions(own, facts, prover),
        "communes": _communes(own, prover),
        "epcis": _epcis(own, prover),
        "year": gazetteer.VINTAGES[-1],
        "population_checks": [_population(one) for one in checks.population.get(cpts_id, [])],
        "warnings": _warnings(facts, cpts_id, prover),
        "conflicts": [
            one
            | {
                "why": wording.WHY.get(one["why"], one["why"]),
                "shown_text": _plain(one["field"], one["shown"]),
                "stated_text": [_plain(one["field"], value) for value in one["stated"]],
            }
            for one in conflicts
        ],
        "duplicates": [
            (cpts_page(other), name_of(facts.cpts_by_id.get(other)), list(map(reasons.likeness, pair["reasons"])))
            for other, pair in checks.duplicates.get(cpts_id, [])
        ],
        "reasons": list(map(reasons.likeness, row["reasons"])),
        "releases": [
            (release_page(one["release_id"]), facts.releases[one["release_id"]], one)
            for one in _once(facts.entries_of_cpts.get(cpts_id, []), "release_id")
        ],
    }


def _value(one: Statement, facts: Facts, prover: Prover) -> Value:
    fact, row = one.fact, one.row
    rows: Iterable[Row] = fact.quotations
    if one.field == "signature_place" and fact.values["place_evidence_id"]:
        proofs = prover.of_id(fact.release_id, fact.values["place_evidence_id"])
    else:
        proofs = prover.of(rows)
    return Value(
        anchor=_anchor(one),
        text=value_text(one.field, row["value"], fact),
        released=row["released"],
        release=row["source"],
        release_href=release_page(fact.release_id),
        confidence=row["confidence"],
        why=wording.WHY.get(row["why"], row["why"]),
        shown=row["shown"],
        proofs=proofs,
    )


def _anchor(one: Statement) -> str:
    """Give the anchor of a statement; of two fields that one fact states, the second has one of its own."""
    anchor = statement_anchor(one.fact.fact_id)
    if one.field == "funding_total":
        return f"{anchor}-total"
    return f"{anchor}-place" if one.field == "signature_place" and one.fact.values["date"] else anchor


def value_text(field: str, value: str, fact: Fact) -> str:
    """Write a value of a field of ``cpts_summary`` with its bound.

    ``value`` is as ``history`` has it, ``fact`` the row that states it.
    """
    match field:
        case "signature_date" | "founded" | "letter_of_intent" | "approval":
            return wording.date_text(value)
        case "signature_place" | "name":
            return value
        case "size_class":
            return f"taille {value}"
        case "department" | "region":
            return wording.fact_text(field, fact.values)
        case _:
            return wording.fact_text(fact.table, fact.values)


def _plain(field: str, value: str | None) -> str:
    """Write a value of which only the text is known."""
    if value is None:
        return "—"
    if field in {"signature_date", "founded", "letter_of_intent", "approval"}:
        return wording.date_text(value)
    if value.isdecimal():
        number = wording.number_text(int(value))
        return f"{number}\u00a0€" if field == "funding_total" else number
    return value


def _once(rows: Iterable[Row], key: str) -> list[Row]:
    return list({row[key]: row for row in reversed(list(rows))}.values())[::-1]


def _other_names(own: list[Fact], name: str) -> list[str]:
    forms = (fact.values["name"] for fact in own if fact.table == "cpts_name")
    return [form for form in dict.fromkeys(forms) if form != name]


def _sums(own: list[Fact], checked: list[Row], facts: Facts, prover: Prover) -> list[dict[str, Any]]:
    verdicts = {one["fact_id"]: one for one in checked}
    return [
        {
            "anchor": statement_anchor(fact.fact_id),
            "value": fact.values,
            "text": wording.amount_text(fact.values),
            "released": facts.releases[fact.release_id]["released"],
            "check": verdicts.get(fact.fact_id),
            "confidence": fact.confidence,
            "proofs": prover.of(fact.quotations),
        }
        for fact in own
        if fact.table == "funding"
    ]


def _missions(own: list[Fact], facts: Facts, prover: Prover) -> list[tuple[str, list[dict[str, Any]]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for fact in own:
        if fact.table == "mission":
            found.setdefault(fact.values["category"], []).append(
                {
                    "anchor": statement_anchor(fact.fact_id),
                    "title": fact.values["title"],
                    "level": wording.LEVELS.get(fact.values["level"] or ""),
                    "items": fact.values["items"],
                    "released": facts.releases[fact.release_id]["released"],
                    "confidence": fact.confidence,
                    "proofs": prover.of(fact.quotations),
                }
            )
    return [(key, found[key]) for key in wording.MISSIONS if key in found]


# ---- territory --------------------------------------------------------------------------------------------------


def _communes(own: list[Fact], prover: Prover) -> list[Place]:
    found: dict[str, Place] = {}
    for fact in own:
        if fact.table != "commune":
            continue
        value = fact.values
        code = value["insee"]
        found.setdefault(
            code or value["name"],
            Place(
                statement_anchor(fact.fact_id),
                value["name"],
                code,
                value["within"] if value["within"] != code else None,
                wording.LINKS.get(value["link_method"] or "", ""),
                _inhabitants(code),
                gazetteer.VINTAGES[-1],
                prover.of(fact.quotations[:1]),
            ),
        )
    return sorted(found.values(), key=lambda place: (place.code or "~", place.name))


def _inhabitants(code: str | None) -> int | None:
    series = gazetteer.inhabitants(code) if code else {}
    return series["municipal"][-1] if series else None


def _epcis(own: list[Fact], prover: Prover) -> list[Place]:
    found: dict[str, Place] = {}
    for fact in own:
        if fact.table != "epci":
            continue
        value = fact.values
        siren, vintage = value["siren"], value["vintage"] or gazetteer.VINTAGES[-1]
        official = gazetteer.epci(siren, vintage) if siren else None
        found.setdefault(
            siren or value["name"],
            Place(
                statement_anchor(fact.fact_id),
                official.name if official else value["name"],
                siren,
                None,
                wording.LINKS.get(value["link_method"] or "", ""),
                official.municipal if official else None,
                vintage,
                prover.of(fact.quotations[:1]),
            ),
        )
    return list(found.values())


# ---- checks -----------------------------------------------------------------------------------------------------


def _population(row: Row) -> dict[str, Any]:
    return row | {
        "announced_text": wording.quantity_text(row["announced"], row["bound"]),
        "verdict_text": wording.VERDICTS.get(row["verdict"] or "", row["verdict"] or "non vérifiée"),
        "why": reasons.population(row),
    }


def _warnings(facts: Facts, cpts_id: str, prover: Prover) -> list[dict[str, Any]]:
    """Give the warnings of the releases on a CPTS; in a release on several, those that the text does not tie to another."""
    found = []
    for entry in _once(facts.entries_of_cpts.get(cpts_id, []), "release_id"):
        release_id = entry["release_id"]
        others = {
            one["name"]
            for one in facts.entries_of_release.get(release_id, [])
            if one["cpts_id"] != cpts_id and one["name"]
        }
        found += [
            warning(fact, facts, prover)
            for fact in facts.facts.get(release_id, [])
            if fact.table == "warning" and not any(fact.values["message"].startswith(f"{name}: ") for name in others)
        ]
    return found


def warning(fact: Fact, facts: Facts, prover: Prover) -> dict[str, Any]:
    """Give a warning in French, with its quotation and its release."""
    value = fact.values
    return {
        "anchor": statement_anchor(fact.fact_id),
        "code": value["code"],
        "title": wording.WARNINGS.get(value["code"], value["code"]),
        "message": reasons.warning(value),
        "original": value["message"],
        "release_href": release_page(fact.release_id),
        "release": facts.releases[fact.release_id],
        "proofs": prover.of(fact.quotations[:1]),
    }

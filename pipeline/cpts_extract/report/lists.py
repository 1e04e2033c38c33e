"""The pages that list: all CPTS with what they are searched by, all releases, missions, sums, and what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cpts_extract.check import grid
from cpts_extract.load.views.ranking import SURE
from cpts_extract.pages import reasons, wording
from cpts_extract.report.cpts import name_of, warning
from cpts_extract.report.facts import Facts, Row
from cpts_extract.report.links import cpts_page, release_page, statement_anchor, value_anchor
from cpts_extract.report.proofs import Prover
from cpts_extract.report.release import title_of
from cpts_extract.values.cpts_name import fold, name_key

_MISSIONS = tuple(wording.MISSIONS)


@dataclass(frozen=True)
class Listed:
    """A CPTS as it is searched and filtered."""

    href: str
    name: str
    row: Row
    department: str
    """Code; empty where none is told."""
    department_name: str
    region: str
    year: str
    """Year of signature, empty where none is stated."""
    size: str
    size_told: bool
    """Whether the size is stated, or follows from the population announced."""
    missions: Sequence[str]
    words: str
    """What a search looks through: folded names of the CPTS, its places and its identifiers."""


def listed(facts: Facts) -> list[Listed]:
    """List all CPTS by name."""
    named = {row["department_code"]: row for row in facts.tables["coverage"]}
    found = []
    for row in facts.cpts:
        code = row["department_code"] or next(iter(row["departments"]), "")
        official = named.get(code)
        size = size_of(row)
        names = [
            *(row["names"] or []), *(row["communes"] or []), *(row["epcis"] or []), *row["own_ids"],
            row["region"] or "", *(named[one]["department"] for one in row["departments"] if one in named),
        ]  # fmt: skip
        found.append(
            Listed(
                cpts_page(row["cpts_id"]),
                name_of(row),
                row,
                code if official else "",
                official["department"] if official else row["department"] or "",
                row["region"] or (official["region"] if official else ""),
                (row["signature_date"] or "")[:4],
                str(size or ""),
                row["size_class"] is not None,
                [name for name in _MISSIONS if name in (row["missions"] or [])],
                " ".join(dict.fromkeys(fold(" ".join([name_of(row), *names])).split())),
            )
        )
    return sorted(found, key=lambda one: (name_key(one.name), one.href))


def named(row: Row, facts: Facts) -> str:
    """Name the CPTS of a row of another table as its page does."""
    return name_of(facts.cpts_by_id.get(row["cpts_id"]))


def size_of(row: Row) -> int | None:
    """Give the size of a CPTS: as stated, else by its population where that leaves no doubt."""
    if row["size_class"] is not None:
        return int(row["size_class"])
    low, high = row["population"], row["population_max"] or row["population"]
    if low is None or row["population_bound"] in {"at_least", "at_most"}:
        return None
    sizes = {grid.size_of(value) for value in (low, high)}
    return sizes.pop() if len(sizes) == 1 else None


def search(facts: Facts) -> dict[str, Any]:
    """Give what the page of search needs: all CPTS, and the choices that each filter offers."""
    found = listed(facts)
    departments = sorted({(one.department, one.department_name) for one in found if one.department})
    return {
        "listed": found,
        "regions": sorted({one.region for one in found if one.region}, key=fold),
        "departments": departments,
        "years": sorted({one.year for one in found if one.year}),
        "missions": [name for name in _MISSIONS if any(name in one.missions for one in found)],
        "sizes": sorted({one.size for one in found if one.size}),
    }


# ---- releases ---------------------------------------------------------------------------------------------------


def releases(facts: Facts) -> dict[str, Any]:
    """Give what the list of releases needs, the newest first."""
    rows = sorted(
        facts.releases.values(),
        key=lambda row: (row["released_first"] is None, -_day(row["released_first"]), row["source"]),
    )
    told = [
        (
            release_page(row["release_id"]),
            title_of(row),
            row,
            wording.STATUSES.get(row["status"], row["status"]),
            [
                (cpts_page(one["cpts_id"]), name_of(facts.cpts_by_id.get(one["cpts_id"]) or one))
                for one in facts.entries_of_release.get(row["release_id"], [])
                if one["subject"]
            ],
        )
        for row in rows
    ]
    return {"releases": told, "statuses": Counter(row["status"] for row in rows)}


def _day(value: Any) -> int:
    return value.toordinal() if value else 0


# ---- missions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Matrix:
    """Which missions are stated: how many CPTS of each région, out of those of which any mission is known."""

    missions: Sequence[str]
    total: Sequence[int]
    known: int
    regions: Sequence[tuple[str, int, Sequence[int]]]
    """Région, CPTS there with a mission, of those how many have each."""


def matrix(facts: Facts) -> Matrix:
    """Count missions by région."""
    regions = {one.row["cpts_id"]: one.region or "Région inconnue" for one in listed(facts)}
    rows = [row for row in facts.tables["missions"] if row["parcours"] is not None]
    by_region: dict[str, list[Row]] = {}
    for row in rows:
        by_region.setdefault(regions.get(row["cpts_id"], "Région inconnue"), []).append(row)
    return Matrix(
        _MISSIONS,
        _count(rows),
        len(rows),
        [(region, len(some), _count(some)) for region, some in sorted(by_region.items(), key=lambda one: fold(one[0]))],
    )


def _count(rows: Iterable[Row]) -> list[int]:
    some = list(rows)
    return [sum(bool(row[name]) for row in some) for name in _MISSIONS]


def missions(facts: Facts) -> dict[str, Any]:
    """Give what the page of the whole matrix needs: a row for each CPTS."""
    of_id = {row["cpts_id"]: row for row in facts.tables["missions"]}
    rows = [(one.href, one.name, of_id[one.row["cpts_id"]]) for one in listed(facts) if one.row["cpts_id"] in of_id]
    return {"rows": rows, "missions": _MISSIONS}


# ---- sums -------------------------------------------------------------------------------------------------------


def sums(facts: Facts, prover: Prover) -> list[dict[str, Any]]:
    """Give every announced sum with its verdict, those off the grid first."""
    rank = {"off grid": 0, "cannot tell": 1, "on grid": 2}
    quoted = {fact.fact_id: fact for some in facts.facts.values() for fact in some if fact.table == "funding"}
    rows = sorted(
        facts.tables["funding_check"],
        key=lambda row: (rank.get(row["verdict"], 3), name_key(named(row, facts)), row["fact_id"]),
    )
    return [
        row
        | {
            "href": f"{cpts_page(row['cpts_id'])}#{statement_anchor(row['fact_id'])}",
            "cpts": named(row, facts),
            "text": wording.amount_text(row),
            "proofs": prover.of(quoted[row["fact_id"]].quotations[:1]),
        }
        for row in rows
    ]


# ---- totals -----------------------------------------------------------------------------------------------------


def totals(facts: Facts) -> list[dict[str, Any]]:
    """Give what releases state of France, then of its parts, beside what is counted here; each with its words."""
    known: dict[tuple[Hashable, ...], str] = {}
    for release_id, some in facts.facts.items():
        source = facts.releases[release_id]["source"]
        for fact in some:
            if fact.table == "aggregate":
                of = (source, *(fact.values[name] for name in ("scope", "indicator", "value")))
                known.setdefault(of, f"{release_page(release_id)}#{value_anchor(fact.fact_id)}")
    rows = sorted(facts.tables["aggregates"], key=lambda row: row["scope"] != "France")
    return [
        row
        | {
            "indicator_text": wording.INDICATORS.get(row["indicator"], row["indicator"]),
            "verdict_text": wording.COMPARED.get(row["verdict"], row["verdict"]),
            "href": known[row["source"], row["scope"], row["indicator"], row["stated"]],
        }
        for row in rows
    ]


# ---- doubts -----------------------------------------------------------------------------------------------------


def doubts(facts: Facts, announced: Sequence[dict[str, Any]], prover: Prover) -> dict[str, Any]:
    """Gather all that a reader should look at again; ``announced`` is what `sums` gave."""
    return {
        "conflicts": [
            (f"{cpts_page(row['cpts_id'])}#contradictions", named(row, facts), row) for row in facts.tables["conflicts"]
        ],
        "duplicates": [
            (
                [(cpts_page(one), name_of(facts.cpts_by_id.get(one))) for one in (row["cpts_id"], row["other_id"])],
                row,
                list(map(reasons.likeness, row["reasons"])),
            )
            for row in facts.tables["duplicates"]
        ],
        "populations": [
            (f"{cpts_page(row['cpts_id'])}#controles", named(row, facts), row, reasons.population(row))
            for row in facts.tables["population_check"]
            if row["verdict"] == "differs"
        ],
        "sums": [row for row in announced if row["verdict"] == "off grid"],
        "warnings": [
            warning(fact, facts, prover)
            for release in facts.releases.values()
            for fact in facts.facts.get(release["release_id"], [])
            if fact.table == "warning"
        ],
        "unsure": _unsure(facts),
        "unread": [
            (release_page(row["release_id"]), row, wording.STATUSES.get(row["status"], row["status"]))
            for row in facts.releases.values()
            if row["status"] in {"partial", "unreadable"} or row["lost"]
        ],
        "aggregates": [row for row in totals(facts) if row["verdict"] == "more known"],
    }


def _unsure(facts: Facts) -> list[dict[str, Any]]:
    """Give the values shown whose confidence is low, the least sure first."""
    found = []
    for cpts_id, statements in facts.statements_of_cpts.items():
        for one in statements:
            sure = one.row["confidence"]
            if one.row["shown"] and sure is not None and sure < SURE:
                found.append(
                    {
                        "href": f"{cpts_page(cpts_id)}#{statement_anchor(one.fact.fact_id)}",
                        "name": name_of(facts.cpts_by_id.get(cpts_id)),
                        "field": one.field,
                        "value": one.row["value"],
                        "confidence": sure,
                    }
                )
    return sorted(found, key=lambda one: (one["confidence"], one["href"], one["field"]))

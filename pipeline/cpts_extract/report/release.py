"""The page of one release: its values, its text with every quotation marked, its pages with the boxes drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cpts_extract.pages import wording
from cpts_extract.pages.marked import Mark, marked
from cpts_extract.report.cpts import name_of, warning
from cpts_extract.report.facts import Fact, Facts, Row
from cpts_extract.report.links import box_anchor, cpts_page, file_name, release_page, value_anchor, words_anchor
from cpts_extract.report.pictures import Drawn
from cpts_extract.report.proofs import Prover

_AROUND = 1.5
"""Points between a quotation and its box."""


@dataclass(frozen=True)
class Told:
    """A value on the page of its release."""

    anchor: str
    field: str
    text: str
    confidence: float | None
    quotations: list[tuple[str, str, str | None]]
    """Words, the anchor in the text, the anchor on the page's image."""


def image_name(release_id: str, number: int) -> str:
    """Give the address of the image of a page, from the site's root."""
    return f"images/{file_name(release_id).removesuffix('.html')}-{number}.webp"


def title_of(release: Row) -> str:
    """Name a release: by its title, or else by its source."""
    return " ".join((release["title"] or "").split()) or str(release["source"])


def page(release: Row, text: str, facts: Facts, prover: Prover, drawn: Drawn | None) -> dict[str, Any]:
    """Give what the template of the page needs; ``text`` is empty where the release has none."""
    release_id = release["release_id"]
    own = facts.facts.get(release_id, [])
    proofs = facts.evidence.get(release_id, [])
    boxed = {row["evidence_id"] for row in proofs if drawn and any(box["page"] in drawn.pages for box in row["boxes"])}
    back = _back(release, own, proofs)
    named = {fact.fact_id: fact for fact in own}
    return {
        "release": release,
        "title": title_of(release),
        "href": release_page(release_id),
        "kind": wording.KINDS.get(release["kind"] or "", release["kind"]),
        "media": wording.MEDIA.get(release["media"] or "", release["media"]),
        "status": wording.STATUSES.get(release["status"], release["status"]),
        "own": _own(release, proofs, boxed),
        "groups": [
            (name_of(entry), cpts_page(entry["cpts_id"]), entry, _values(own, entry["entry_id"], boxed))
            for entry in facts.entries_of_release.get(release_id, [])
        ],
        "rest": _values([fact for fact in own if fact.table != "warning"], None, boxed),
        "warnings": [
            (value_anchor(fact.fact_id), warning(fact, facts, prover), _quotations(fact, boxed))
            for fact in own
            if fact.table == "warning"
        ],
        "text": marked(text, [_mark(row, back, named) for row in proofs]),
        "has_text": bool(text.strip()),
        "fields": sorted({_field(row) for row in proofs}, key=wording.field_text),
        "pages": _pages(release_id, drawn, proofs, back, named) if drawn else [],
        "no_picture": drawn.reason if drawn else None,
        "published": [one for one in facts.tables["published"] if one["release"] == release["source"]],
    }


def _back(release: Row, own: list[Fact], proofs: list[Row]) -> dict[str, str]:
    """Tell to which value each quotation leads back: the anchor by ``evidence_id``."""
    by_fact: dict[str, str] = {}
    for fact in own:
        for row in fact.quotations:
            by_fact.setdefault(row["fact_id"], value_anchor(fact.fact_id))
        place = fact.values.get("place_evidence_id")
        if place:
            by_fact.setdefault(place.rpartition("@")[0], value_anchor(fact.fact_id))
    for name in ("title", "released"):
        if release[f"{name}_evidence_id"]:
            by_fact.setdefault(release[f"{name}_evidence_id"].rpartition("@")[0], f"v-{name}")
    return {row["evidence_id"]: by_fact.get(row["fact_id"], "valeurs") for row in proofs}


def _field(row: Row) -> str:
    return str(row["field"].partition(".")[0])


def _label(row: Row, named: dict[str, Fact]) -> str:
    fact = named.get(row["fact_id"])
    name = wording.field_text(row["field"])
    return f"{name} : {_text(fact)}" if fact else name


def _text(fact: Fact) -> str:
    return " ".join(wording.fact_text(fact.table, fact.values).split())


def _mark(row: Row, back: dict[str, str], named: dict[str, Fact]) -> Mark:
    return Mark(
        row["start"],
        row["end"],
        words_anchor(row["evidence_id"]),
        _field(row),
        _label(row, named),
        f"#{back[row['evidence_id']]}",
    )


def _values(own: list[Fact], entry_id: str | None, boxed: set[str]) -> list[Told]:
    return [
        Told(
            value_anchor(fact.fact_id),
            _field_of(fact),
            _text(fact),
            fact.confidence,
            _quotations(fact, boxed),
        )
        for fact in own
        if fact.entry_id == entry_id
    ]


def _field_of(fact: Fact) -> str:
    """Name the field of a fact as its evidence has it, so that its colour is the one of its words."""
    return fact.fact_id.removeprefix(f"{fact.entry_id or fact.release_id}.").partition(".")[0]


def _quotations(fact: Fact, boxed: set[str]) -> list[tuple[str, str, str | None]]:
    return [_quotation(row, boxed) for row in fact.quotations]


def _quotation(row: Row, boxed: set[str]) -> tuple[str, str, str | None]:
    key = row["evidence_id"]
    return row["quotation"], words_anchor(key), box_anchor(key) if key in boxed else None


def _own(release: Row, proofs: list[Row], boxed: set[str]) -> list[Told]:
    """Give the title and the date of the release itself."""
    by_id = {row["evidence_id"]: row for row in proofs}
    found = []
    for name, text in (("title", release["title"]), ("released", wording.date_text(release["released"]))):
        if text:
            proof = by_id.get(release[f"{name}_evidence_id"])
            quotations = [_quotation(proof, boxed)] if proof else []
            found.append(Told(f"v-{name}", name, " ".join(text.split()), release[f"{name}_confidence"], quotations))
    return found


def _pages(
    release_id: str, drawn: Drawn, proofs: list[Row], back: dict[str, str], named: dict[str, Fact]
) -> list[dict[str, Any]]:
    pages: dict[int, dict[str, Any]] = {
        number: {
            "number": number,
            "image": image_name(release_id, number),
            "width": picture.width,
            "height": picture.height,
            "marks": [],
        }
        for number, picture in sorted(drawn.pages.items())
    }
    for row in proofs:
        by_page: dict[int, list[tuple[float, float, float, float]]] = {}
        for box in row["boxes"]:
            if box["page"] in pages:
                left, top = box["x0"] - _AROUND, box["top"] - _AROUND
                width, height = box["x1"] + _AROUND - left, box["bottom"] + _AROUND - top
                by_page.setdefault(box["page"], []).append(
                    (round(left, 1), round(top, 1), round(width, 1), round(height, 1))
                )
        for place, (number, boxes) in enumerate(sorted(by_page.items())):
            anchor = box_anchor(row["evidence_id"])
            pages[number]["marks"].append(
                {
                    "anchor": anchor if place == 0 else f"{anchor}-{number}",
                    "mark": words_anchor(row["evidence_id"]),
                    "field": _field(row),
                    "label": _label(row, named),
                    "boxes": boxes,
                }
            )
    return list(pages.values())

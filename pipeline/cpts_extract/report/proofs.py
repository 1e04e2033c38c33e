"""From a value to the words that say so: what a page needs to open a quotation and lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cpts_extract.report.facts import Facts, Row
from cpts_extract.report.links import box_anchor, release_page, words_anchor
from cpts_extract.report.pictures import Pictures


@dataclass(frozen=True)
class Proof:
    """A quotation, with the addresses of its words and, where the page's image is there, of its box."""

    words: str
    source: str
    released: str | None
    href: str
    page: int | None
    page_href: str | None
    rule: str
    confidence: float


@dataclass(frozen=True)
class Prover:
    """Makes proofs, with what is known of releases and of the images of their pages."""

    facts: Facts
    pictures: Pictures

    def of(self, rows: Iterable[Row]) -> list[Proof]:
        """Make a proof of each row of ``evidence``."""
        return [self._proof(row) for row in rows]

    def of_id(self, release_id: str, evidence_id: str | None) -> list[Proof]:
        """Make the proof of one quotation by its identifier; none where there is none."""
        found = (row for row in self.facts.evidence.get(release_id, []) if row["evidence_id"] == evidence_id)
        return self.of(found)

    def _proof(self, row: Row) -> Proof:
        release_id, evidence_id = row["release_id"], row["evidence_id"]
        release = self.facts.releases[release_id]
        page = release_page(release_id)
        drawn = self.pictures.get(release_id)
        boxed = drawn is not None and any(box["page"] in drawn.pages for box in row["boxes"])
        return Proof(
            row["quotation"],
            release["source"],
            release["released"],
            f"{page}#{words_anchor(evidence_id)}",
            row["page"],
            f"{page}#{box_anchor(evidence_id)}" if boxed else None,
            row["rule"],
            row["confidence"],
        )

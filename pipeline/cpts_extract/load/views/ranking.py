"""Which statement of a fact is the best one: the order that the summary and the history share."""

from __future__ import annotations

from collections.abc import Iterator

from cpts_extract.load.declare import Summary, Table
from cpts_extract.load.schema import TABLES

SURE = 0.8
"""The confidence from which on a value is not doubtful: a doubtful one never hides a sure one, however new it is."""

ENTRIES, PROOFS = "entry_to_tell", "proof_to_tell"
"""While stored views are brought up to date: the rows of `cpts_entry` of which they are made, and the quotations for them."""
SUMMARIES: tuple[tuple[Table, Summary], ...] = tuple((table, one) for table in TABLES for one in table.summaries)


def ranked(summary: Summary) -> str:
    """Name the table of the ranked statements of a fact, while stored views are brought up to date: several are made of it."""
    return f"ranked_{summary.name}"


def ranking(table: Table, summary: Summary) -> str:
    """Write the query for every statement of a fact with its rank among those on its CPTS, and why it is before the next.

    A release about the CPTS before one that only speaks of it, sure before doubtful, exact before rounded, newer before
    older, and at last the more confident. Equals go by what they say: which name the same bytes have is chance where they were
    published in several places.
    """
    value = f'fact."{summary.columns[summary.name]}"'
    order = {
        "subject": ("of a release about it", "entry.subject"),
        "sure": ("sure before doubtful", f"(coalesce(proof.confidence, 1) >= {SURE})"),
        "exact": ("exact before rounded", summary.exact),
        "first": ("newer", "entry.released_first"),
        "confidence": ("more confident", "proof.confidence"),
    }
    # One of each window and no more: to plan them takes DuckDB longer than to fill them.
    this = f"struct_pack({', '.join(f'{name} := {what}' for name, (_, what) in order.items())})"
    reasons = " ".join(
        f"WHEN this.{name} IS DISTINCT FROM next.{name} THEN '{why}'" for name, (why, _) in order.items()
    )
    by = ", ".join(f"{what} DESC NULLS LAST" for _, what in order.values())
    return f"""
    SELECT * EXCLUDE (this, next, many, least, most), CASE
            WHEN many = 1 THEN 'only statement'
            WHEN least = most THEN 'all agree'
            WHEN next IS NULL THEN 'last'
            {reasons}
            ELSE 'first of equals'
        END AS why
    FROM (
        SELECT fact.*, CAST({value} AS VARCHAR) AS shown_value, entry.source, entry.subject AS of_subject, entry.released,
            entry.released_first, proof.quotation, proof.confidence AS proof_confidence, {this} AS this,
            row_number() OVER ranking AS standing, lead({this}) OVER ranking AS next, count(*) OVER everything AS many,
            min({value}) OVER everything AS least, max({value}) OVER everything AS most
        FROM {table.name} AS fact JOIN {ENTRIES} AS entry USING (entry_id)
            LEFT JOIN {PROOFS} AS proof ON proof.evidence_id = fact.{summary.evidence}
        WHERE {summary.where}
        WINDOW ranking AS (
                PARTITION BY entry.cpts_id ORDER BY {by}, {value}, proof.quotation, entry.source, fact.{table.key}
            ),
            everything AS (PARTITION BY entry.cpts_id)
    )"""


def contradicted(table: Table, summary: Summary) -> str:
    """Write the query for the CPTS whose releases contradict one another in a field."""
    return f"""
    SELECT entry.cpts_id, '{summary.name}' AS field FROM {ENTRIES} AS entry JOIN {table.name} AS fact USING (entry_id)
    WHERE {summary.where} GROUP BY entry.cpts_id HAVING {summary.conflict}"""


def _proved() -> Iterator[str]:
    for table, summary in SUMMARIES:
        yield f"SELECT fact.{summary.evidence} AS evidence_id FROM {table.name} AS fact JOIN {ENTRIES} USING (entry_id)"
    yield f"SELECT fact.evidence_id FROM funding AS fact JOIN {ENTRIES} USING (entry_id)"
    yield (
        "SELECT evidence_id FROM warning WHERE code LIKE 'funding_%' AND release_id IN "
        f"(SELECT release_id FROM {ENTRIES})"
    )


PROVED = " UNION ".join(_proved())
"""The query for the quotations that stored views need."""

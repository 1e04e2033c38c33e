"""Views that lay one kind of fact out: sums, missions, signatures."""

from __future__ import annotations

from typing import get_args

from cpts_extract.load.declare import Column, View
from cpts_extract.load.views.entry import CPTS_ID
from cpts_extract.models import Category

FUNDING = View(
    "funding_detail",
    "One row for each sum announced, of a CPTS or of the scheme, with the words that announce it.",
    (
        Column("name", "VARCHAR", "CPTS as cpts_summary names it; null: the scheme, or a CPTS never named"),
        Column("cpts_id", "VARCHAR", "The CPTS; null: the national scheme or somebody else", references="cpts"),
        Column("department", "VARCHAR", "Département of the CPTS"),
        Column("amount", "BIGINT", "Euros; the lower sum of a range"),
        Column("amount_max", "BIGINT", "Upper sum of a range in euros, else null"),
        Column("bound", "VARCHAR", "exact, about, at_least, at_most or range"),
        Column("purpose", "VARCHAR", "startup, operation, missions, total, project_writing or other"),
        Column("period", "VARCHAR", "year, once or contract; null where unsaid"),
        Column("payer", "VARCHAR", "Who pays, as written; null where unsaid"),
        Column("meaning", "VARCHAR", "What sum of the agreement's grid it equals, in French; several joined by ;"),
        Column("quotation", "VARCHAR", "The words that announce it"),
        Column("page", "INTEGER", "Page they stand on; null for media without pages"),
        Column("source", "VARCHAR", "Path of the release"),
        Column("released", "VARCHAR", "Date of the release, cut to the precision it states"),
        Column("rule", "VARCHAR", "Pattern that matched"),
        Column("confidence", "DOUBLE", "How sure that rule is, from 0 to 1"),
        Column("fact_id", "VARCHAR", "Row of funding", references="funding"),
    ),
    """
SELECT summary.name, fact.cpts_id, summary.department, fact.amount, fact.amount_max, fact.bound, fact.purpose,
    fact.period, fact.payer, fact.meaning, fact.quotation, fact.page, fact.source, fact.released, fact.rule,
    fact.confidence, fact.fact_id
FROM funding_check AS fact LEFT JOIN cpts_summary AS summary ON summary.cpts_id = fact.cpts_id
UNION ALL
SELECT NULL, NULL, NULL, fact.amount, fact.amount_max, fact.bound, fact.purpose, fact.period, fact.payer, fact.meaning,
    proof.quotation, proof.page, release.source, release.released, proof.rule, fact.confidence, fact.fact_id
FROM (SELECT * FROM funding WHERE entry_id IS NULL) AS fact JOIN release USING (release_id)
    LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id AND proof.entry_id IS NULL
QUALIFY dense_rank() OVER (PARTITION BY release.sha256 ORDER BY release.lost IS NOT NULL, release.source) = 1
""",
)
MISSIONS = View(
    "mission_matrix",
    "One row for each CPTS, a column for each mission of the agreement: true where a release states it, false where it "
    "states others only, null where no release states any.",
    (
        Column("name", "VARCHAR", "CPTS as cpts_summary names it"),
        CPTS_ID,
        Column("department", "VARCHAR", "Département"),
        *(Column(name, "BOOLEAN", f"Whether the mission {name} is stated") for name in get_args(Category)),
    ),
    "SELECT name, cpts_id, department, "
    + ", ".join(f"list_contains(missions, '{name}') AS {name}" for name in get_args(Category))
    + " FROM cpts_summary",
)
_EVENTS = ("letter_of_intent", "founded", "approval", "signature_date")
"""Columns of cpts_summary, in the order in which things happen."""

TIMELINE = View(
    "timeline",
    "One row for each step of a CPTS of which a date is stated: letter of intent, founding, approval of the health project, "
    "signature; the best statement of each.",
    (
        CPTS_ID,
        Column("name", "VARCHAR", "CPTS as cpts_summary names it"),
        Column("event", "VARCHAR", "letter_of_intent, founding, approval or signature"),
        Column("date", "VARCHAR", "ISO 8601, cut to the precision that the text states"),
        Column("date_first", "DATE", "First day that the date may mean"),
        Column("quotation", "VARCHAR", "The words that state it"),
        Column("source", "VARCHAR", "Path of the release"),
        Column("confidence", "DOUBLE", "How sure it is, from 0 to 1"),
    ),
    " UNION ALL ".join(
        f"SELECT cpts_id, name, '{event.removesuffix('_date').replace('founded', 'founding')}' AS event, {event} AS date, "
        f"{event}_first AS date_first, {event}_quote AS quotation, {event}_source AS source, "
        f"{event}_confidence AS confidence FROM cpts_summary WHERE {event} IS NOT NULL"
        for event in _EVENTS
    )
    + " ORDER BY cpts_id, date_first, event",
)
SIGNATURES = View(
    "signature_timeline",
    "One row for each month in which a CPTS signed. Left out: signatures of which only the year is known.",
    (
        Column("month", "DATE", "First day of the month"),
        Column("signatures", "BIGINT", "CPTS that signed in it"),
        Column("cumulative", "HUGEINT", "CPTS that signed in it or before"),
        Column("population", "HUGEINT", "Inhabitants of those that signed in it, where stated"),
        Column("cumulative_population", "HUGEINT", "Inhabitants of those that signed in it or before, where stated"),
        Column("names", "VARCHAR[]", "CPTS that signed in it"),
    ),
    """
WITH monthly AS (
    SELECT CAST(date_trunc('month', signature_date_first) AS DATE) AS month, count(*) AS signatures,
        sum(population) AS population, list(name ORDER BY name) AS names
    FROM cpts_summary WHERE length(signature_date) >= 7 GROUP BY ALL
)
SELECT month, signatures, sum(signatures) OVER (ORDER BY month) AS cumulative, population,
    sum(population) OVER (ORDER BY month) AS cumulative_population, names
FROM monthly ORDER BY month
""",
)

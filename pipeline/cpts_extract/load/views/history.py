"""What releases say over the years: every statement with its date, and what they contradict one another in."""

from __future__ import annotations

from cpts_extract.load.declare import Column, Summary, Table, View
from cpts_extract.load.views.entry import CPTS_ID
from cpts_extract.load.views.ranking import ENTRIES, SUMMARIES, ranked


def _statements(table: Table, summary: Summary) -> str:
    bound = "bound" if table.has("bound") else "NULL"
    return f"""
SELECT cpts_id, '{summary.name}' AS field, shown_value AS value, {bound} AS bound, released, released_first, source, quotation,
    proof_confidence AS confidence, of_subject AS subject, standing = 1 AS shown, why
FROM {ranked(summary)}"""


HISTORY = View(
    "history",
    "One row for each statement of a field of cpts_summary, dated by its release: the series of a CPTS over the years.",
    (
        CPTS_ID,
        Column("field", "VARCHAR", "Column of cpts_summary"),
        Column("value", "VARCHAR", "What is stated, as text"),
        Column("bound", "VARCHAR", "Of counts and sums: exact, about, at_least, at_most or range"),
        Column("released", "VARCHAR", "Date of the release, cut to the precision it states"),
        Column("released_first", "DATE", "First day that this date may mean"),
        Column("source", "VARCHAR", "Path of the release"),
        Column("quotation", "VARCHAR", "The words that state it"),
        Column("confidence", "DOUBLE", "How sure it is, from 0 to 1"),
        Column("subject", "BOOLEAN", "Whether the release is about the CPTS"),
        Column("shown", "BOOLEAN", "Whether cpts_summary shows it"),
        Column(
            "why",
            "VARCHAR",
            "Why it stands before the next one, as <field>_why of cpts_summary tells of the first; or: last",
        ),
    ),
    " UNION ALL ".join(_statements(*one) for one in SUMMARIES),
    stored=True,
)


CONFLICT = View(
    "conflict",
    "One row for each field in which the releases on a CPTS contradict one another; rounded figures and shorter dates agree.",
    (
        CPTS_ID,
        Column("name", "VARCHAR", "Its name"),
        Column("field", "VARCHAR", "Column of cpts_summary"),
        Column("shown", "VARCHAR", "The value that cpts_summary shows, as text"),
        Column("why", "VARCHAR", "Why it shows that one"),
        Column("stated", "VARCHAR[]", "All values that are stated"),
        Column("sources", "VARCHAR[]", "The releases that state them"),
    ),
    f"""
WITH contradicted AS (
    SELECT cpts_id, unnest(conflict_fields) AS field FROM cpts_summary WHERE cpts_id IN (SELECT cpts_id FROM {ENTRIES})
)
SELECT cpts_id, any_value(cpts.name) AS name, field, any_value(history.value) FILTER (history.shown) AS shown,
    any_value(history.why) FILTER (history.shown) AS why, list(DISTINCT history.value ORDER BY history.value) AS stated,
    list(DISTINCT history.source ORDER BY history.source) AS sources
FROM contradicted JOIN history USING (cpts_id, field) JOIN cpts USING (cpts_id)
GROUP BY cpts_id, field
""",
    stored=True,
)

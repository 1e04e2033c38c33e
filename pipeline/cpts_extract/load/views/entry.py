"""``cpts_entry``: the entries that count, each with its release."""

from __future__ import annotations

from cpts_extract.load.declare import Column, View

READING = "reading"
"""The table of the releases that count, while stored views are brought up to date."""
CPTS_ID = Column("cpts_id", "VARCHAR", "The CPTS", references="cpts")

ENTRY = View(
    "cpts_entry",
    "One row for each entry that counts, with its release: the same bytes under two names count once, and of what was "
    "collected only what its URL gives at present.",
    (
        Column("entry_id", "VARCHAR", "Identifier of the entry, as in the tables of facts", references="entry"),
        CPTS_ID,
        Column("release_id", "VARCHAR", "Release that it stands in", references="release"),
        Column("name", "VARCHAR", "Name in that release"),
        Column("subject", "BOOLEAN", "Whether that release is about it"),
        Column("source", "VARCHAR", "Path of that release"),
        Column("released", "VARCHAR", "Date of that release, cut to the precision it states"),
        Column("released_first", "DATE", "First day that this date may mean"),
    ),
    f"""
SELECT entry_id, cpts_id, release_id, name, subject, source, released, released_first
FROM entry JOIN release USING (release_id) JOIN {READING} USING (release_id)
WHERE cpts_id IN (SELECT cpts_id FROM stale)
""",
    stored=True,
)

COUNTED = """
SELECT release_id FROM release WHERE status <> 'unreadable'
    AND release_id NOT IN (SELECT release FROM published GROUP BY release HAVING NOT bool_or(present))
QUALIFY row_number() OVER (PARTITION BY sha256 ORDER BY lost IS NOT NULL, source) = 1
"""
"""The query for the releases that count."""

"""``published``: who published what where, and which version is the present one."""

from __future__ import annotations

from cpts_extract.load.declare import Column, View

PUBLISHED = View(
    "published",
    "One row for each source, URL and version that was collected. What is not present any more counts in no other view.",
    (
        Column("release", "VARCHAR", "The release", references="release"),
        Column("source", "VARCHAR", "Source that lists it", references="source"),
        Column("url", "VARCHAR", "Where it was found", references="fetched"),
        Column("sha256", "VARCHAR", "Digest of its bytes"),
        Column("first_at", "TIMESTAMP", "When it was found there first, UTC"),
        Column("present", "BOOLEAN", "Whether the URL gave this version the last time that it gave any"),
    ),
    """
SELECT publication.release, publication.source, publication.url, publication.sha256, publication.first_at,
    publication.release IS NOT DISTINCT FROM fetched.release AS present
FROM publication LEFT JOIN fetched USING (url)
ORDER BY publication.url, publication.first_at, publication.source
""",
)

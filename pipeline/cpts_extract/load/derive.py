"""Bring up to date what follows from the facts, before a warehouse is published: which entries are of one CPTS, and
``cpts_summary``, which is stored since it takes a second to make and everybody asks it.

Whatever changes entries notes whose rows are out of date in the table ``stale``, in the same transaction. So a draft that
a killed process left is brought up to date by the next one, and a run costs what it changes.
"""

from __future__ import annotations

import duckdb

from cpts_extract.load.identify import identify
from cpts_extract.load.views.entry import ENTRY
from cpts_extract.load.views.summary import ENTRIES, SUMMARY


def note_stale(connection: duckdb.DuckDBPyConnection, releases: str) -> None:
    """Note the CPTS of some releases as out of date; ``releases`` is a query for their identifiers."""
    connection.execute(
        f"INSERT INTO stale SELECT DISTINCT cpts_id FROM entry WHERE release_id IN ({releases}) ON CONFLICT DO NOTHING"
    )


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Group the entries, and make the rows of the CPTS that have changed anew; the caller's transaction.

    Raises:
        duckdb.Error: The warehouse cannot be written.
    """
    identify(connection)
    [(number,)] = connection.execute("SELECT count(*) FROM stale").fetchall()
    if number:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {ENTRIES} AS SELECT * FROM ({ENTRY.sql}) "
            "WHERE cpts_id IN (SELECT cpts_id FROM stale)"
        )
        connection.execute("DELETE FROM cpts_summary WHERE cpts_id IN (SELECT cpts_id FROM stale)")
        connection.execute(f"INSERT INTO cpts_summary BY NAME {SUMMARY.sql}")
        connection.execute(f"DROP TABLE {ENTRIES}")
        connection.execute("DELETE FROM stale")


def all_stale(connection: duckdb.DuckDBPyConnection) -> None:
    """Note every CPTS as out of date: the layout of what is derived has changed."""
    connection.execute("INSERT INTO stale SELECT DISTINCT cpts_id FROM entry ON CONFLICT DO NOTHING")

"""Bring up to date what follows from the facts, before a warehouse is published: what people decided of them, which entries are
of one CPTS, and the views that are stored since to make them of a million releases takes minutes, and everybody asks them.

Whatever changes entries notes whose rows are out of date in the table ``stale``, in the same transaction, and a CPTS is taken
from it in the one that makes its rows anew. So a draft that a killed process left is brought up to date by the next one, and
a run costs what it changes.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from cpts_extract.load.decided.revise import revise
from cpts_extract.load.fingerprint import grouping_fingerprint
from cpts_extract.load.identify import identify
from cpts_extract.load.views import VIEWS
from cpts_extract.load.views.entry import COUNTED, ENTRY, READING
from cpts_extract.load.views.history import CONFLICT
from cpts_extract.load.views.ranking import ENTRIES, PROOFS, PROVED, SUMMARIES, ranked, ranking

_MOST, _PARTS = 2_500, 20
"""Entries whose rows are made at a time, and of more than so many times as many a part of all: memory should grow little with
their number, while each time costs a look through all proofs."""
_MADE = [view for view in VIEWS if view.stored and view not in (ENTRY, CONFLICT)] + [CONFLICT]
"""The stored views in the order in which they are made: conflicts are told by the summary and the history."""


def note_stale(connection: duckdb.DuckDBPyConnection, releases: str) -> None:
    """Note the CPTS of some releases as out of date; ``releases`` is a query for their identifiers."""
    connection.execute(
        f"INSERT INTO stale SELECT DISTINCT cpts_id FROM entry WHERE release_id IN ({releases}) ON CONFLICT DO NOTHING"
    )


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply decisions, group the entries, and make the rows of the CPTS that have changed anew; the caller's transaction.

    Raises:
        duckdb.Error: The warehouse cannot be written.
    """
    for _ in steps(connection):
        pass


def steps(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Do what `derive` does, and yield where the caller may commit: what is done then need not be done again.

    Raises:
        duckdb.Error: The warehouse cannot be written.
    """
    if connection.execute("SELECT grouped_by FROM warehouse").fetchall() != [(grouping_fingerprint(),)]:
        all_stale(connection)
        connection.execute("UPDATE warehouse SET grouped_by = $1", [grouping_fingerprint()])
    revise(connection)
    identify(connection)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {READING} AS {COUNTED}")
    _note_turned(connection)
    if connection.execute("SELECT 1 FROM stale LIMIT 1").fetchall():
        yield from _tell(connection)
    connection.execute(f"DROP TABLE {READING}")


def _note_turned(connection: duckdb.DuckDBPyConnection) -> None:
    """Note the CPTS of the releases that count now and did not, or the other way round: others of their bytes may have changed."""
    connection.execute(f"""
        INSERT INTO stale
        SELECT cpts_id FROM cpts_entry WHERE release_id NOT IN (SELECT release_id FROM {READING})
        UNION SELECT cpts_id FROM entry WHERE release_id IN (SELECT release_id FROM {READING})
            AND release_id NOT IN (SELECT release_id FROM cpts_entry)
        ON CONFLICT DO NOTHING
    """)


def _tell(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Make the rows of the stale CPTS anew, some at a time."""
    stale = "cpts_id IN (SELECT cpts_id FROM stale)"
    for view in (ENTRY, *_MADE):
        connection.execute(f"DELETE FROM {view.name} WHERE {stale}")
    connection.execute(f"INSERT INTO {ENTRY.name} BY NAME {ENTRY.sql} ORDER BY cpts_id, source")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE part AS SELECT cpts_id, (sum(count(*)) OVER (ORDER BY cpts_id) - 1) "
        f"// greatest({_MOST}, sum(count(*)) OVER () // {_PARTS}) AS number "
        f"FROM {ENTRY.name} WHERE {stale} GROUP BY cpts_id"
    )
    for (number,) in connection.execute("SELECT DISTINCT number FROM part ORDER BY number").fetchall():
        yield
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {ENTRIES} AS SELECT * FROM {ENTRY.name} "
            f"WHERE cpts_id IN (SELECT cpts_id FROM part WHERE number = {int(number)})"
        )
        connection.execute(
            f'CREATE OR REPLACE TEMP TABLE {PROOFS} AS SELECT evidence_id, start, "end", page, quotation, rule, confidence FROM evidence '
            f"WHERE release_id IN (SELECT release_id FROM {ENTRIES}) AND evidence_id IN ({PROVED})"
        )
        for table, summary in SUMMARIES:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {ranked(summary)} AS {ranking(table, summary)}")
        for view in _MADE:
            connection.execute(f"INSERT INTO {view.name} BY NAME {view.sql}")
        for made in (ENTRIES, PROOFS, *(ranked(summary) for _, summary in SUMMARIES)):
            connection.execute(f"DROP TABLE {made}")
        connection.execute(
            f"DELETE FROM stale WHERE cpts_id IN (SELECT cpts_id FROM part WHERE number = {int(number)})"
        )
    connection.execute("DROP TABLE part")
    connection.execute("DELETE FROM stale")


def all_stale(connection: duckdb.DuckDBPyConnection) -> None:
    """Note every CPTS as out of date: the layout of what is derived, or the rules, have changed."""
    connection.execute("INSERT INTO stale SELECT DISTINCT cpts_id FROM entry ON CONFLICT DO NOTHING")

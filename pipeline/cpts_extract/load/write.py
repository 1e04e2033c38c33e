"""Load batches of releases, each batch in one transaction: a stopped run leaves whole releases, old or new."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from cpts_extract import __version__
from cpts_extract.load.ddl import quoted
from cpts_extract.load.declare import Row
from cpts_extract.load.derive import note_stale
from cpts_extract.load.draft import now
from cpts_extract.load.facts import Irrelevant, Mask, Read, Run, Unreadable, gather
from cpts_extract.load.frames import RELEASE_TABLES, Frames, ReleaseRows, frames, rows_of
from cpts_extract.load.open import refused
from cpts_extract.load.publish import Publication, Watch, unwatched
from cpts_extract.load.query import Known, known_to

State = Mapping[str, Sequence[Row]]
"""From the table's name (``source``, ``fetched``, ``publication``) to whole rows, each key once."""


class Writer:
    """The one writer of a warehouse, for the length of a run: `prepare` each release, `load` batches, then `finish`."""

    def __init__(
        self,
        path: Path,
        mask: Mask,
        fingerprint: str,
        *,
        paths: Sequence[str] = (),
        forced: bool = False,
        watch: Watch = unwatched,
    ) -> None:
        self._path = path
        self._mask = mask
        self._fingerprint = fingerprint
        self._paths = list(paths)
        self._forced = forced
        self._begun = False
        self._publication = Publication(path, watch=watch)

    def __enter__(self) -> Self:
        """Take the lock of the warehouse, and open a draft of it (`Publication`).

        Raises:
            WarehouseLocked: Another process writes to it.
            WarehouseError: It cannot be opened to write.
        """
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._publication)
            with refused(self._path):
                [(last,)] = self._connection.execute("SELECT coalesce(max(run_id), 0) FROM run").fetchall()
            self._run = Run(last + 1, now(), self._fingerprint, __version__)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        return self._publication.connection

    def known(self) -> dict[str, Known]:
        """Tell what the draft knows of every source: as `query.known` does of the warehouse, or more where a killed run left it.

        Raises:
            WarehouseError: It cannot be read.
        """
        with refused(self._path):
            return known_to(self._connection)

    @property
    def run(self) -> Run:
        """The run that is told of each release."""
        return self._run

    def prepare(self, read: Read | Unreadable | Irrelevant) -> ReleaseRows:
        """Make the rows of a release."""
        return rows_of(gather(read, self._run, self._mask))

    def load(
        self, batch: Sequence[ReleaseRows], lost: Mapping[str, str] | None = None, *, state: State | None = None
    ) -> None:
        """Load releases in one transaction, each in the place of what its source gave before.

        Args:
            batch: What `prepare` gave, each source at most once.
            lost: Sources that were read once and cannot be any more, with the reason: their facts are kept.
            state: Rows of what was collected, each in the place of the one with its key. Alone they are no run.

        Raises:
            WarehouseError: They cannot be written; the warehouse is as before this batch.
            pyarrow.ArrowException, TypeError, ValueError, OverflowError: As `frames` does; the warehouse likewise.
        """
        self.load_tables(frames(batch) if batch else None, lost, state=state)

    def load_tables(
        self, rows: Frames | None, lost: Mapping[str, str] | None = None, *, state: State | None = None
    ) -> None:
        """Load releases whose rows are put together already, table by table; else as `load`."""
        is_run = bool(rows or lost or state is None)
        with self._publication.transaction():
            if is_run:
                self._begin_run()
            if rows:
                self._replace(rows)
            if lost:
                self._mark(lost)
            if state:
                self._put_state(state)
        self._begun = self._begun or is_run

    def _put_state(self, state: State) -> None:
        """Put rows of what was collected; where a URL gives another release than before, which versions count changes."""
        fetched = state.get("fetched", ())
        told = {"url": [row["url"] for row in fetched], "release": [row["release"] for row in fetched]}
        self._connection.register("told", pa.table(told, pa.schema([("url", pa.string()), ("release", pa.string())])))
        self._connection.execute(
            "CREATE OR REPLACE TEMP TABLE turned AS SELECT url FROM told LEFT JOIN fetched USING (url) "
            "WHERE told.release IS DISTINCT FROM fetched.release"
        )
        self._connection.unregister("told")
        for table, rows in state.items():
            self._put(table, rows)
        note_stale(self._connection, "SELECT release FROM publication JOIN turned USING (url)")
        self._connection.execute("DROP TABLE turned")

    def _put(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            name = quoted(table)
            schema = self._connection.sql(f"SELECT * FROM {name} LIMIT 0").to_arrow_table().schema
            self._connection.register("loaded", pa.Table.from_pylist(list(rows), schema))
            self._connection.execute(f"INSERT OR REPLACE INTO {name} BY NAME SELECT * FROM loaded")
            self._connection.unregister("loaded")

    def _begin_run(self) -> None:
        if not self._begun:
            self._connection.execute(
                "INSERT OR IGNORE INTO run BY NAME SELECT $1 AS run_id, $2::TIMESTAMP AS started_at, $3 AS project_version, "
                "$4 AS fingerprint, $5::VARCHAR[] AS paths, $6 AS forced",
                [self._run.run_id, self._run.at, __version__, self._fingerprint, self._paths, self._forced],
            )

    def _replace(self, rows: Frames) -> None:
        self._connection.register("loaded", rows["release"])
        # Only what is there has to go: of new releases no table needs to be looked through.
        self._connection.execute(
            "CREATE OR REPLACE TEMP TABLE known_release AS SELECT release_id FROM release "
            "WHERE release_id IN (SELECT release_id FROM loaded)"
        )
        self._connection.unregister("loaded")
        if self._connection.execute("SELECT 1 FROM known_release LIMIT 1").fetchall():
            note_stale(self._connection, "SELECT release_id FROM known_release")
            for table in RELEASE_TABLES:
                self._connection.execute(
                    f"DELETE FROM {quoted(table.name)} WHERE release_id IN (SELECT release_id FROM known_release)"
                )
        self._connection.execute("DROP TABLE known_release")
        for table in RELEASE_TABLES:
            if table.name in rows:
                self._connection.register("loaded", rows[table.name])
                self._connection.execute(f"INSERT INTO {quoted(table.name)} BY NAME SELECT * FROM loaded")
                if table.name == "entry":
                    self._connection.execute(
                        "INSERT INTO stale SELECT DISTINCT cpts_id FROM loaded ON CONFLICT DO NOTHING"
                    )
                self._connection.unregister("loaded")

    def drop(self, sources: Sequence[str]) -> None:
        """Remove releases and all that they gave, in one transaction.

        Raises:
            WarehouseError: The warehouse cannot be written; it is as before.
        """
        with self._publication.transaction() as connection:
            self._begin_run()
            gone = "release_id IN (SELECT release_id FROM release WHERE list_contains($1::VARCHAR[], source))"
            connection.execute(
                "INSERT INTO stale SELECT DISTINCT cpts_id FROM entry JOIN release USING (release_id) "
                "WHERE list_contains($1::VARCHAR[], source) ON CONFLICT DO NOTHING",
                [list(sources)],
            )
            # The table of the releases itself last: the others are found by it.
            for table in sorted(RELEASE_TABLES, key=lambda table: table.name == "release"):
                connection.execute(f"DELETE FROM {quoted(table.name)} WHERE {gone}", [list(sources)])
        self._begun = True

    def _mark(self, lost: Mapping[str, str]) -> None:
        self._connection.register("loaded_lost", pa.table({"source": list(lost), "reason": list(lost.values())}))
        self._connection.execute(
            "UPDATE release SET lost = loaded_lost.reason FROM loaded_lost WHERE release.source = loaded_lost.source"
        )
        lost_releases = "SELECT release_id FROM release JOIN loaded_lost USING (source)"
        note_stale(self._connection, lost_releases)  # of two with the same bytes, the one that is there counts
        self._connection.unregister("loaded_lost")

    def finish(self, **counts: int) -> None:
        """Write down how the run ended: ``added``, ``changed``, ``again``, ``unchanged``, ``failed``."""
        if self._begun:
            values = ", ".join(f"{quoted(name)} = {int(count)}" for name, count in counts.items())
            with self._publication.transaction() as connection:
                connection.execute(
                    f"UPDATE run SET finished_at = $1::TIMESTAMP{', ' if values else ''}{values} WHERE run_id = $2",
                    [now(), self._run.run_id],
                )

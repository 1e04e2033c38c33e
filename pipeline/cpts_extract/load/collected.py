"""What the warehouse knows of what was collected: its sources, each URL, and who published what where."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from cpts_extract.errors import WarehouseTooOld
from cpts_extract.load.declare import Row
from cpts_extract.load.open import holds, open_to_read, refused


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the table ``source``."""

    name: str
    kind: str
    location: str
    settings: str
    looked_at: datetime
    answered_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class FetchedRow:
    """A row of the table ``fetched``."""

    url: str
    source: str
    asked_at: datetime
    status: int | None = None
    answered_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    release: str | None = None
    fingerprint: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """A row of the table ``publication``."""

    source: str
    url: str
    sha256: str
    release: str
    first_at: datetime

    @property
    def publication_id(self) -> str:
        return f"{self.source} {self.url} {self.sha256[:12]}"


@dataclass(frozen=True, slots=True)
class CollectedRelease:
    """A release that was collected; ``source`` is its name in the table ``release``."""

    release_id: str
    source: str
    sha256: str
    fingerprint: str
    lost: str | None = None
    unreadable: str | None = None
    """Why it cannot be read."""


StateRow = SourceRow | FetchedRow | PublicationRow


@dataclass(slots=True)
class Collected:
    """All of it, as of one moment; `put` keeps it in step with what is written."""

    sources: dict[str, SourceRow] = field(default_factory=dict)
    fetched: dict[str, FetchedRow] = field(default_factory=dict)
    """By URL."""
    publications: dict[str, PublicationRow] = field(default_factory=dict)
    releases: dict[str, CollectedRelease] = field(default_factory=dict)
    """By the digest of their bytes."""

    def put(self, row: StateRow) -> None:
        match row:
            case SourceRow():
                self.sources[row.name] = row
            case FetchedRow():
                self.fetched[row.url] = row
            case PublicationRow():
                self.publications[row.publication_id] = row

    def unreadable(self, sha256: str | None) -> str | None:
        """Say why the release with a digest cannot be read; None: it can, or there is none."""
        release = self.releases.get(sha256 or "")
        return release.unreadable if release else None


def state_rows(rows: list[StateRow]) -> dict[str, list[Row]]:
    """Sort rows by their tables, of those with one key the last one, as `Writer.load` takes them."""
    latest = Collected()
    for row in rows:
        latest.put(row)
    return {
        "source": [asdict(row) for row in latest.sources.values()],
        "fetched": [asdict(row) for row in latest.fetched.values()],
        "publication": [{"publication_id": row.publication_id, **asdict(row)} for row in latest.publications.values()],
    }


def collected(path: Path) -> Collected:
    """Tell what was collected; nothing where there is no warehouse yet, or one from before there was this.

    Raises:
        WarehouseError: There is one, but it cannot be opened.
    """
    found = Collected()
    if not path.is_dir() and not holds(path):
        return found
    try:
        connection = open_to_read(path)
    except WarehouseTooOld:
        return found  # its layout had none of this
    with connection, refused(path):
        if not connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'publication'").fetchall():
            return found
        for name, kind in (("source", SourceRow), ("fetched", FetchedRow), ("publication", PublicationRow)):
            columns = list(kind.__dataclass_fields__)
            for row in connection.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall():
                found.put(kind(*row))
        releases = connection.execute(
            "SELECT release_id, source, sha256, fingerprint, lost, CASE status WHEN 'unreadable' THEN reason END FROM release "
            "WHERE release_id IN (SELECT release FROM publication)"
        ).fetchall()
    found.releases = {row[2]: CollectedRelease(*row) for row in releases}
    return found

"""What the warehouse holds at one moment, as far as a person who follows it wants to hear of changes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cpts_extract.errors import WarehouseTooOld
from cpts_extract.load.open import holds, open_to_read, refused


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything by its identifier; plain enough to be kept as JSON."""

    releases: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """Release to its source, title, date, status, reason."""
    present: dict[str, str] = field(default_factory=dict)
    """URL to the release that it gives at present."""
    irrelevant: list[str] = field(default_factory=list)
    """URLs that gave nothing on CPTS."""
    names: dict[str, str | None] = field(default_factory=dict)
    """CPTS of which something counts, to its name."""
    ids: dict[str, str] = field(default_factory=dict)
    """Every identifier that a CPTS has, or has by single entries, to the CPTS."""
    spoken: dict[str, list[str]] = field(default_factory=dict)
    """Release to the CPTS that it speaks of."""
    values: dict[str, dict[str, list[str | None]]] = field(default_factory=dict)
    """CPTS to field to the value that is shown and its source."""
    conflicts: dict[str, dict[str, dict[str, list[str]]]] = field(default_factory=dict)
    """CPTS to field to all values that are stated, and their sources."""
    duplicates: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Pair to the two CPTS, and what speaks for and against."""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Standing:
        """Read what `to_json` wrote.

        Raises:
            ValueError: It is something else.
        """
        try:
            return cls(**json.loads(text))
        except TypeError as error:
            raise ValueError("not a standing") from error


def standing(path: Path) -> Standing:
    """Look at all of a warehouse; nothing where there is none yet.

    Raises:
        WarehouseError: There is one, but it cannot be opened.
    """
    if not path.is_dir() and not holds(path):
        return Standing()
    try:
        connection = open_to_read(path)
    except WarehouseTooOld:
        return Standing()
    found = Standing()
    with connection, refused(path):
        connection.execute("SET threads = 1")  # many small tables: twice as fast as with two
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        for release, *told in connection.execute(
            "SELECT release_id, source, title, released, status, reason FROM release"
        ).fetchall():
            found.releases[release] = dict(zip(("source", "title", "released", "status", "reason"), told, strict=True))
        if "fetched" in tables:
            urls = "SELECT url, release, sha256 FROM fetched WHERE sha256 IS NOT NULL ORDER BY url"
            for url, release, _ in connection.execute(urls).fetchall():
                if release is None:
                    found.irrelevant.append(url)
                else:
                    found.present[url] = release
        for cpts_id, release in connection.execute(
            "SELECT DISTINCT cpts_id, release_id FROM cpts_entry ORDER BY ALL"
        ).fetchall():
            found.spoken.setdefault(release, []).append(cpts_id)
        counted = {cpts_id for spoken in found.spoken.values() for cpts_id in spoken}
        for cpts_id, name, own_ids in connection.execute("SELECT cpts_id, name, own_ids FROM cpts").fetchall():
            if cpts_id in counted:
                found.names[cpts_id] = name
                found.ids.update(dict.fromkeys((*own_ids, cpts_id), cpts_id))
        contradicted = set(connection.execute("SELECT cpts_id, field FROM conflict").fetchall())
        for cpts_id, name, value, source, shown in connection.execute(
            "SELECT cpts_id, field, value, source, shown FROM history ORDER BY ALL"
        ).fetchall():
            if shown:
                found.values.setdefault(cpts_id, {})[name] = [value, source]
            if (cpts_id, name) in contradicted:
                against = found.conflicts.setdefault(cpts_id, {}).setdefault(name, {"stated": [], "sources": []})
                against["stated"] += [value] if value not in against["stated"] else []
                against["sources"] += [source] if source not in against["sources"] else []
        for pair, one, other, reasons in connection.execute(
            "SELECT pair_id, cpts_id, other_id, reasons FROM possible_duplicate"
        ).fetchall():
            if {one, other} <= counted:
                found.duplicates[pair] = {"cpts": [one, other], "reasons": reasons}
    return found

"""The digest of a pass: what is new, what changed, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from cpts_extract.cli.collecting import Outcome
from cpts_extract.load.standing import Standing

TROUBLE = 3
"""Passes in a row that a source has failed for, from which on a person should look."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Digest:
    """Lists of plain rows, as they are written to JSON."""

    started_at: str
    finished_at: str
    new_releases: list[Row]
    """``release`` (its name in the warehouse), ``title``, ``released``, ``urls``, ``cpts`` (their names)."""
    changed_releases: list[Row]
    """``url``, ``release``, ``before`` (the version before), ``title``, ``cpts``."""
    new_cpts: list[Row]
    """``cpts_id``, ``name``."""
    changed_values: list[Row]
    """Of CPTS known before: ``cpts_id``, ``name``, ``field``, ``before``, ``after``, ``source``; null: no value."""
    conflicts: list[Row]
    """New ones: ``cpts_id``, ``name``, ``field``, ``stated``, ``sources``."""
    possible_duplicates: list[Row]
    """New ones: ``cpts`` (their identifiers), ``names``, ``reasons``."""
    unreadable: list[Row]
    """New ones: ``release``, ``reason``."""
    irrelevant: list[str]
    """New URLs that gave nothing on CPTS."""
    failed: list[Row]
    """What could not be had in this pass: ``url``, ``source``, ``reason``."""
    sources: list[Row]
    """Sources that failed in this pass: ``name``, ``failures`` (passes in a row), ``reason``."""
    counts: dict[str, int]
    stopped: bool
    """Whether the pass was ended before its end."""

    @property
    def in_trouble(self) -> list[Row]:
        return [source for source in self.sources if source["failures"] >= TROUBLE]

    @property
    def needs_somebody(self) -> bool:
        """Whether a person should look."""
        return bool(self.conflicts or self.possible_duplicates or self.unreadable or self.in_trouble)

    def to_dict(self) -> dict[str, Any]:
        return {**asdict(self), "in_trouble": self.in_trouble, "needs_somebody": self.needs_somebody}


def digest(outcome: Outcome, started: datetime, finished: datetime) -> Digest:
    """Make the digest of a pass."""
    before, after = outcome.before or Standing(), outcome.after or Standing()
    changed = list(_changed_releases(before, after))
    versions = {row["release"] for row in changed}
    return Digest(
        started.isoformat() + "Z",
        finished.isoformat() + "Z",
        [row for row in _new_releases(before, after) if row["release"] not in versions],
        changed,
        [
            {"cpts_id": one, "name": name}
            for one, name in sorted(after.names.items())
            if not any(after.ids.get(known) == one for known in before.ids)
        ],
        list(_changed_values(before, after)),
        list(_conflicts(before, after)),
        [
            {"cpts": pair["cpts"], "names": [after.names.get(one) for one in pair["cpts"]], "reasons": pair["reasons"]}
            for key, pair in sorted(after.duplicates.items())
            if key not in before.duplicates
        ],
        [
            {"release": told["source"], "reason": told["reason"]}
            for release, told in sorted(after.releases.items(), key=lambda one: str(one[1]["source"]))
            if told["status"] == "unreadable" and before.releases.get(release, told | {"status": ""}) != told
        ],
        [url for url in after.irrelevant if url not in set(before.irrelevant)],
        [{"url": row.url, "source": row.source, "reason": row.error} for row in outcome.failed],
        [{"name": row.name, "failures": row.failures, "reason": row.error} for row in outcome.sources if row.failures],
        dict(sorted(outcome.counts.items())),
        outcome.stopped,
    )


def _about(after: Standing, release: str) -> Row:
    told = after.releases[release]
    return {
        "release": told["source"],
        "title": told["title"],
        "released": told["released"],
        "cpts": [after.names.get(one) or one for one in after.spoken.get(release, [])],
    }


def _new_releases(before: Standing, after: Standing) -> Iterator[Row]:
    urls: dict[str, list[str]] = {}
    for url, release in after.present.items():
        urls.setdefault(release, []).append(url)
    for release in sorted(urls, key=urls.__getitem__):
        if release not in before.releases and after.releases[release]["status"] != "unreadable":
            yield {**_about(after, release), "urls": urls[release]}


def _changed_releases(before: Standing, after: Standing) -> Iterator[Row]:
    for url, release in after.present.items():
        earlier = before.present.get(url, release)
        if earlier != release:
            yield {"url": url, **_about(after, release), "before": after.releases[earlier]["source"]}


def _changed_values(before: Standing, after: Standing) -> Iterator[Row]:
    earlier: dict[tuple[str, str], str | None] = {}
    for cpts_id, fields in before.values.items():
        for name, (value, _) in fields.items():
            earlier[after.ids.get(cpts_id, cpts_id), name] = value
    known = {after.ids.get(cpts_id, cpts_id) for cpts_id in before.names}
    later = {
        (cpts_id, name): (value, source)
        for cpts_id, fields in after.values.items()
        for name, (value, source) in fields.items()
        if cpts_id in known
    }
    for cpts_id, name in sorted({*earlier, *later}):
        was, (now, source) = earlier.get((cpts_id, name)), later.get((cpts_id, name), (None, None))
        if was != now:
            yield {
                "cpts_id": cpts_id,
                "name": after.names.get(cpts_id),
                "field": name,
                "before": was,
                "after": now,
                "source": source,
            }


def _conflicts(before: Standing, after: Standing) -> Iterator[Row]:
    known = {
        (after.ids.get(cpts_id, cpts_id), name, tuple(told["stated"]))
        for cpts_id, fields in before.conflicts.items()
        for name, told in fields.items()
    }
    for cpts_id, fields in sorted(after.conflicts.items()):
        for name, told in sorted(fields.items()):
            if (cpts_id, name, tuple(told["stated"])) not in known:
                yield {"cpts_id": cpts_id, "name": after.names.get(cpts_id), "field": name, **told}


# ---- for people -------------------------------------------------------------------------------------------------


def lines(told: Digest) -> Iterator[tuple[str, str, str]]:
    """Write a digest for the terminal: for each row what it is, whose, and more."""
    for row in told.new_releases:
        yield "new release", row["release"], "; ".join(row["cpts"]) or (row["title"] or "")
    for row in told.changed_releases:
        yield "changed release", row["url"], "; ".join(row["cpts"])
    for row in told.new_cpts:
        yield "new CPTS", row["name"] or row["cpts_id"], ""
    for row in told.changed_values:
        yield "changed value", row["name"] or row["cpts_id"], f"{row['field']}: {row['before']} → {row['after']}"
    for row in told.conflicts:
        yield "conflict", row["name"] or row["cpts_id"], f"{row['field']}: {', '.join(row['stated'])}"
    for row in told.possible_duplicates:
        yield "possible duplicate", " / ".join(row["cpts"]), "; ".join(row["reasons"])
    for row in told.unreadable:
        yield "unreadable", row["release"], row["reason"]
    for url in told.irrelevant:
        yield "nothing on CPTS", url, ""
    for row in told.failed:
        yield "not fetched", row["url"], row["reason"]
    for row in told.sources:
        often = f" ({row['failures']} passes in a row)" if row["failures"] >= TROUBLE else ""
        yield "source failed", row["name"], f"{row['reason']}{often}"

"""One pass over the sources: look, fetch what is new into the store, and have it taken into the warehouse.

Killed at any point, the next pass goes on from there: bytes are stored and noted before they are loaded, a release comes into
the warehouse in one transaction with what is known of its URLs, and only then the note is forgotten, a dropped file moved,
and the validators of the listing kept.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cpts_extract.cli.intake import Intake, moment, move
from cpts_extract.collect.clock import Clock
from cpts_extract.collect.fetch import Fetcher
from cpts_extract.collect.folder import SETTLING, DropFolder, DroppedFile
from cpts_extract.collect.item import Item
from cpts_extract.collect.look import fetch_item, look, look_into
from cpts_extract.collect.media import SUFFIXES, media_of
from cpts_extract.collect.results import Failed, Fetched, NotModified, Validators
from cpts_extract.collect.sources import FolderSource, Source, Sources, WebSource
from cpts_extract.collect.store import Note, Store
from cpts_extract.errors import UnreadableError
from cpts_extract.load.collected import FetchedRow, SourceRow
from cpts_extract.load.standing import Standing, standing
from cpts_extract.read import KNOWN_SUFFIXES

if TYPE_CHECKING:
    from cpts_extract.read.worker import Worker

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Outcome:
    """What one pass came to."""

    before: Standing | None = None
    """What the warehouse held before the first thing was loaded that nobody was told of; None: nothing was loaded."""
    after: Standing | None = None
    sources: list[SourceRow] = field(default_factory=list)
    """The sources that were looked at, as they stand now."""
    failed: list[FetchedRow] = field(default_factory=list)
    """What could not be had in this pass."""
    counts: Counter[str] = field(default_factory=Counter)
    """Of URLs ``asked``, ``fetched``, ``unchanged``, ``failed``, of files ``dropped``, and those of `Intake`."""
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Pass:
    """What a pass works with."""

    told: Sources
    warehouse: Path
    store: Store
    worker: Worker
    fetcher: Fetcher
    clock: Clock = field(default_factory=Clock)
    least: float = 0.0
    """As for `read_file`."""
    stopping: Callable[[], bool] = lambda: False
    """Whether to end after the present document."""
    settling: float = SETTLING
    """Seconds without a change after which a dropped file is complete."""


def collect(one: Pass, tell: Callable[[Outcome], None]) -> Outcome:
    """Make one pass, and tell what it came to; what was not told to its end is told by the next pass.

    Raises:
        WarehouseLocked: Another process collects into the store, or has the warehouse open.
        WarehouseError: The warehouse cannot be opened or written.
        RuleError: A pattern file is wrong.
        OSError: The store or a drop folder cannot be written to.
    """
    with one.store.locked():
        _untold(one.store)
        running = _Running(one)
        running.run()
        outcome = running.outcome
        if (before := _untold(one.store)) is not None:
            outcome.before, outcome.after = before, standing(one.warehouse)
        tell(outcome)
        one.store.told()
        return outcome


def _untold(store: Store) -> Standing | None:
    """Give what the warehouse held before what nobody was told of yet; what another version wrote is dropped."""
    text = store.before
    try:
        return None if text is None else Standing.from_json(text)
    except ValueError:
        store.told()
        return None


class _Running:
    """A pass under way."""

    def __init__(self, one: Pass) -> None:
        self.outcome = Outcome()
        self._one = one
        self._store = one.store
        names = [source.name for source in one.told.sources]
        self._intake = Intake(one.warehouse, one.store, one.worker, paths=names, least=one.least, stop=self._stop)
        self._known = self._intake.known
        self._asked: dict[str, str | None] = {}
        """URLs that were asked in this pass, with the reason where one failed and may be had in a later pass."""

    def run(self) -> None:
        self._intake.take_in()
        self._intake.read_again()
        for source in self._one.told.sources:
            if self._stop():
                break
            row = self._look(source)
            if not self.outcome.stopped:
                self._intake.put(row)
                self.outcome.sources.append(row)
        self._intake.save()
        self.outcome.counts += self._intake.counts

    def _stop(self) -> bool:
        self.outcome.stopped = self.outcome.stopped or self._one.stopping()
        return self.outcome.stopped

    def _now(self) -> datetime:
        return moment(self._one.clock.now())

    # ---- one source -------------------------------------------------------------------------------------------------

    def _look(self, source: Source) -> SourceRow:
        """Look at a source, deal with all that it lists, and give how it stands then."""
        settings, before = _settings(source), self._known.sources.get(source.name)
        if isinstance(source, WebSource):
            row = SourceRow(source.name, source.kind, source.url, settings, self._now())
            known = _validators(before) if before and before.settings == settings else None
            validators, trouble = self._web(source, known)
        else:
            row = SourceRow(source.name, "folder", str(source.path), settings, self._now())
            validators, trouble = None, self._folder(source)
        if trouble is None:
            return replace(row, **_columns(validators))
        failures = 1 + (before.failures if before else 0)
        _log.warning("source failed", extra={"source": source.name, "reason": trouble, "failures": failures})
        return replace(row, failures=failures, error=trouble)

    def _web(self, source: WebSource, known: Validators | None) -> tuple[Validators | None, str | None]:
        """Give the validators of the listing that may be kept, and why not all was had."""
        found = look(source, self._one.fetcher, self._store.incoming, known)
        if isinstance(found, Failed):
            return None, found.reason
        if isinstance(found, NotModified):
            _log.info("source unchanged", extra={"source": source.name})
            return found.validators, None
        _log.info("source lists", extra={"source": source.name, "items": len(found.items), "others": found.others})
        for problem in found.problems:
            _log.warning("source read in part", extra={"source": source.name, "reason": problem})
        missed = []
        for item in found.items:
            if self._stop():
                return None, None
            if reason := self._item(item, source):
                missed.append(f"{item.url}: {reason}")
        self._intake.take_in()
        if missed:
            return None, f"{len(missed)} of {len(found.items)} items could not be had, {missed[0]}"
        return found.validators, None

    def _item(self, item: Item, source: WebSource) -> str | None:
        """Fetch an item into the store unless it is known; give the reason when it failed and may be had in a later pass."""
        before = self._known.fetched.get(item.url)
        if item.url not in self._asked and not (before and _is_settled(before)):
            self._asked[item.url] = self._ask(item, source, before)
        self._intake.published(item.url, source.name, self._now())
        return self._asked.get(item.url)

    def _ask(self, item: Item, source: WebSource, before: FetchedRow | None) -> str | None:
        counts, about = self.outcome.counts, {"source": source.name, "url": item.url}
        counts["asked"] += 1
        found = fetch_item(item, source, self._one.fetcher, self._store.incoming, _validators(before))
        row = replace(before or FetchedRow(item.url, source.name, self._now()), asked_at=self._now())
        if isinstance(found, Failed):
            counts["failed"] += 1
            _log.warning("not fetched", extra={**about, "reason": found.reason})
            row = replace(row, status=found.status, error=found.reason)
            self._intake.put(row)
            self.outcome.failed.append(row)
            return found.reason if found.passing else None
        columns = _columns(found.validators)
        if isinstance(found, Fetched) and not (before and before.sha256 == found.sha256):
            counts["fetched"] += 1
            _log.info("fetched", extra={**about, "bytes": found.size})
            self._store.put(found.path, found.sha256)
            self._store.note(Note(item.url, source.name, found.sha256, self._one.clock.now(), found.status, **columns))
            return None
        counts["unchanged"] += 1
        if isinstance(found, Fetched):
            found.path.unlink()
        status = found.status if isinstance(found, Fetched) else 304
        self._intake.put(replace(row, status=status, error=self._known.unreadable(row.sha256), **columns))
        return None

    # ---- one folder -------------------------------------------------------------------------------------------------

    def _folder(self, source: FolderSource) -> str | None:
        """Take what was dropped into a folder; give the reason when it cannot be listed."""
        folder = DropFolder(source.path, settling=self._one.settling, now=self._one.clock.now)
        found = look_into(source, folder)
        if isinstance(found, Failed):
            return found.reason
        for left in found.left:
            _log.info("left alone", extra={"source": source.name, "file": left.name, "reason": left.reason})
        for file in found.files:
            if self._stop():
                return None
            self._take(file, source, folder)
        self._intake.take_in()
        return None

    def _take(self, file: DroppedFile, source: FolderSource, folder: DropFolder) -> None:
        url = f"folder://{source.name}/{file.name}#{file.sha256[:12]}"
        if before := self._known.fetched.get(url):
            move(folder, file, before.error)
            return
        about = {"source": source.name, "file": file.name}
        try:
            suffix = file.path.suffix.lower()
            suffix = suffix if suffix in KNOWN_SUFFIXES else SUFFIXES[media_of(file.path, "")]
        except UnreadableError as error:
            _log.warning("set aside", extra={**about, "reason": error.reason})
            row = FetchedRow(url, source.name, self._now(), error=error.reason)
            self._intake.put(row)
            self.outcome.failed.append(row)
            folder.set_aside(file, error.reason)
            return
        except FileNotFoundError:  # taken away meanwhile
            return
        if self._store.copy(file, suffix):
            self.outcome.counts["dropped"] += 1
            _log.info("dropped", extra={**about, "bytes": file.size})
            at = self._one.clock.now()
            self._store.note(Note(url, source.name, file.sha256, at, dropped=str(file.path), mark=file.mark))


def _settings(source: Source) -> str:
    """Give the digest of all that decides what is found in a source."""
    told = [getattr(source, name) for name in type(source).__dataclass_fields__]
    return hashlib.sha256(repr([getattr(value, "pattern", value) for value in told]).encode()).hexdigest()[:16]


def _is_settled(row: FetchedRow) -> bool:
    """Tell that a URL need not be asked again: it gave nothing on CPTS, or a file of a kind that is not read."""
    return (row.sha256 is not None and row.release is None) or (row.sha256 is None and row.status == 200)


def _validators(row: SourceRow | FetchedRow | None) -> Validators | None:
    if row is None or row.answered_url is None:
        return None
    return Validators(row.answered_url, row.etag, row.last_modified)


def _columns(validators: Validators | None) -> dict[str, Any]:
    """Give the columns of a row that keep validators."""
    if validators is None:
        return {"answered_url": None, "etag": None, "last_modified": None}
    return {
        "answered_url": validators.url,
        "etag": validators.etag,
        "last_modified": validators.last_modified,
    }

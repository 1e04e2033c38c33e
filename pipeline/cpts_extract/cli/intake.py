"""From the store into the warehouse: what is noted there is read and loaded, together with who published it where."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpts_extract.batch.reading import internal, read_file
from cpts_extract.collect.folder import DropFolder, DroppedFile
from cpts_extract.collect.store import Note, Store
from cpts_extract.errors import IrrelevantError, RuleError, UnreadableError
from cpts_extract.load.collected import (
    CollectedRelease,
    FetchedRow,
    PublicationRow,
    StateRow,
    collected,
    state_rows,
)
from cpts_extract.load.facts import Read, Unreadable, release_id
from cpts_extract.load.fingerprint import fingerprint
from cpts_extract.load.standing import standing
from cpts_extract.load.write import Writer
from cpts_extract.models import Document, Record
from cpts_extract.read.privacy import mask

if TYPE_CHECKING:
    from cpts_extract.load.frames import ReleaseRows
    from cpts_extract.read.worker import Worker

_BATCH = 64
"""Releases in a transaction."""
_LOST = "no longer in the store"
_NO_MORE = "it gives nothing on CPTS any more; the version before is kept"
_CPTS = re.compile(r"\bcpts\b|communautés?\s+professionnelles?\s+territoriales?", re.IGNORECASE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Task:
    """Bytes of the store that have to be read, or whose release is there and has come from elsewhere too."""

    sha256: str
    notes: tuple[Note, ...]
    again: bool = False


class Intake:
    """The way into the warehouse, for one pass; ``known`` is what the warehouse knows, kept in step."""

    def __init__(
        self,
        warehouse: Path,
        store: Store,
        worker: Worker,
        *,
        paths: Sequence[str],
        least: float,
        stop: Callable[[], bool],
    ) -> None:
        self.known = collected(warehouse)
        self.counts: Counter[str] = Counter()
        """Of releases: ``added``, ``changed``, ``again``, ``failed``; of files without a word on CPTS: ``irrelevant``."""
        self._warehouse = warehouse
        self._store = store
        self._worker = worker
        self._paths = paths
        self._least = least
        self._stop = stop
        self._fingerprint = fingerprint(least)
        self._rows: list[StateRow] = []

    def put(self, row: StateRow) -> None:
        """Have a row written with the next transaction."""
        self.known.put(row)
        self._rows.append(row)

    def published(self, url: str, source: str, at: datetime) -> None:
        """See to it that the present version of a URL, if there is one, is known as this source's too."""
        row = self.known.fetched.get(url)
        if row and row.release and row.sha256:
            found = PublicationRow(source, url, row.sha256, row.release, at)
            if found.publication_id not in self.known.publications:
                self.put(found)

    def take_in(self) -> None:
        """Load what is stored and noted, and all that waits to be written; then forget the notes and move dropped files."""
        notes = self._store.pending()
        groups: dict[str, list[Note]] = {}
        for note in notes:
            if not self._is_loaded(note):
                groups.setdefault(note.sha256, []).append(note)
        done = self._load([_Task(sha256, tuple(group)) for sha256, group in groups.items()])
        for note in notes:
            if note in done or self._is_loaded(note):
                self._settle(note)

    def read_again(self) -> None:
        """Load once more, from the store, what other rules or code had read."""
        stale = [one for one in self.known.releases.values() if one.fingerprint != self._fingerprint or one.lost]
        tasks = [_Task(one.sha256, (), again=True) for one in stale]
        irrelevant: dict[str, list[Note]] = {}
        for row in self.known.fetched.values():
            if row.sha256 and row.release is None and row.fingerprint != self._fingerprint:
                irrelevant.setdefault(row.sha256, []).append(_note(row, row.sha256))
        tasks += [_Task(sha256, tuple(notes)) for sha256, notes in irrelevant.items()]
        self._load(tasks)

    def save(self) -> None:
        """Write what waits to be written."""
        if self._rows:
            with self._writer() as writer:
                writer.load([], state=state_rows(self._rows))
                writer.finish()
            self._rows.clear()

    # ---- one transaction --------------------------------------------------------------------------------------------

    def _writer(self) -> Writer:
        return Writer(self._warehouse, mask, self._fingerprint, paths=self._paths)

    def _load(self, tasks: Sequence[_Task]) -> set[Note]:
        """Load what has to be, a batch in a transaction; give the notes that were dealt with."""
        done: set[Note] = set()
        if not tasks:
            return done
        if self._store.before is None:
            self._store.keep_before(standing(self._warehouse).to_json())
        counts: Counter[str] = Counter()
        with self._writer() as writer:
            for start in range(0, len(tasks), _BATCH):
                rows: list[ReleaseRows] = []
                lost: dict[str, str] = {}
                for task in self._until_stopped(tasks[start : start + _BATCH]):
                    self._one(writer, task, rows, lost, counts)
                    done.update(task.notes)
                writer.load(rows, lost, state=state_rows(self._rows))
                self._rows.clear()
            writer.finish(
                **{how: counts[how] for how in ("added", "changed", "again", "failed")},
                unchanged=len(self.known.releases) - counts["added"] - counts["changed"] - counts["again"],
            )
        self.counts += counts
        return done

    def _until_stopped(self, tasks: Iterable[_Task]) -> Iterator[_Task]:
        for task in tasks:
            if self._stop():
                return
            yield task

    def _one(
        self, writer: Writer, task: _Task, rows: list[ReleaseRows], lost: dict[str, str], counts: Counter[str]
    ) -> None:
        """Read the bytes of a task, unless their release is there, and put the rows of all who published them."""
        release = self.known.releases.get(task.sha256)
        if release is None or task.again:
            path = self._store.find(task.sha256)
            if path is not None:
                made, reason = self._read(writer, path, task, release)
                if made is not None:
                    rows.append(made)
                    how = (
                        "again" if task.again else "changed" if any(map(self._is_new_version, task.notes)) else "added"
                    )
                    counts["failed" if reason else how] += 1
                    source = release.source if release else self._name(task)
                    self._tell_urls(task.sha256, reason)
                    release = CollectedRelease(
                        release_id(source), source, task.sha256, self._fingerprint, unreadable=reason
                    )
                    self.known.releases[task.sha256] = release
                else:
                    counts["irrelevant"] += 1
            elif release is not None and release.lost != _LOST:
                lost[release.source] = _LOST
        for note in task.notes:
            self._publish(note, release)

    def _read(
        self, writer: Writer, path: Path, task: _Task, release: CollectedRelease | None
    ) -> tuple[ReleaseRows | None, str | None]:
        """Give the rows of a release, and why it cannot be read; no rows: it has nothing to do with CPTS."""
        source = release.source if release else self._name(task)
        try:
            document, extraction = read_file(path, self._worker, self._least, first_look=release is None)
            if release is None and _is_irrelevant(document, extraction.record):
                raise IrrelevantError(source, task.sha256)
            return writer.prepare(Read(source, document, extraction.record)), None
        except IrrelevantError:
            _log.info("nothing on CPTS", extra={"release": source})
            return None, None
        except UnreadableError as error:
            reason = error.reason
        except RuleError:
            raise
        except Exception as error:  # of any kind, when rows cannot be made of what was read
            reason = internal(error)
        _log.warning("unreadable", extra={"release": source, "reason": reason})
        return writer.prepare(Unreadable(source, task.sha256, reason)), reason

    def _name(self, task: _Task) -> str:
        """Name a release: by its URL, with the beginning of its digest where another version has that name."""
        url = task.notes[0].url
        taken = {release.source for release in self.known.releases.values()}
        return f"{url}#{task.sha256[:12]}" if url in taken else url

    def _is_new_version(self, note: Note) -> bool:
        row = self.known.fetched.get(note.url)
        return row is not None and row.release is not None

    def _publish(self, note: Note, release: CollectedRelease | None) -> None:
        before = self.known.fetched.get(note.url)
        if release is None and before and before.release:
            # A page of maintenance or a notice that it has gone: to be asked again, without the validators of that.
            self.put(replace(before, asked_at=moment(note.at), status=note.status, answered_url=None, error=_NO_MORE))
            return
        self.put(
            FetchedRow(
                note.url,
                before.source if before else note.source,
                moment(note.at),
                note.status,
                note.answered_url,
                note.etag,
                note.last_modified,
                note.sha256,
                release.release_id if release else None,
                self._fingerprint,
                release.unreadable if release else None,
            )
        )
        self.published(note.url, note.source, moment(note.at))

    def _tell_urls(self, sha256: str, reason: str | None) -> None:
        """Put with each URL that gives these bytes at present by what they were read, and whether they can be."""
        before = self.known.unreadable(sha256)
        for row in list(self.known.fetched.values()):
            if row.sha256 == sha256:
                error = reason if row.error == before else row.error
                self.put(replace(row, fingerprint=self._fingerprint, error=error))

    # ---- after it ---------------------------------------------------------------------------------------------------

    def _is_loaded(self, note: Note) -> bool:
        row = self.known.fetched.get(note.url)
        return row is not None and row.sha256 == note.sha256

    def _settle(self, note: Note) -> None:
        if note.dropped and note.mark:
            path = Path(note.dropped)
            file = DroppedFile(path, path.name, note.sha256, note.mark[2], note.mark)
            move(DropFolder(path.parent), file, self.known.fetched[note.url].error)
        self._store.forget(note)


def move(folder: DropFolder, file: DroppedFile, error: str | None) -> None:
    """Move a dropped file that is dealt with out of the way.

    Raises:
        OSError: It cannot be moved.
    """
    if error is None:
        folder.done(file)
    else:
        folder.set_aside(file, error)


def moment(seconds: float) -> datetime:
    """Give a time since 1970 as the warehouse's TIMESTAMP columns have it: UTC, to the second, without a zone."""
    return datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None)


def _note(row: FetchedRow, sha256: str) -> Note:
    at = row.asked_at.replace(tzinfo=UTC).timestamp()
    return Note(row.url, row.source, sha256, at, row.status, row.answered_url, row.etag, row.last_modified)


def _is_irrelevant(document: Document, record: Record) -> bool:
    """Tell that a text was read as a whole and has nothing to do with CPTS."""
    stated = record.cpts or record.mentioned or record.aggregates or record.scheme_funding
    return document.status == "ok" and not stated and not _CPTS.search(document.text)

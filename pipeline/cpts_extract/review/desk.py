"""What lies on a reviewer's desk: the warehouse as it is, the questions that are open, the decisions taken since the page was opened."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from cpts_extract.load.ddl import schema_digest
from cpts_extract.load.decided import pairs
from cpts_extract.load.decided.judge import Judgement, judge
from cpts_extract.load.open import open_to_read, refused
from cpts_extract.load.publish import Publication
from cpts_extract.review.queue import Item, items


class Desk:
    """One warehouse and one person. What reads may go on at once, what writes waits for its turn."""

    def __init__(self, path: Path, who: str | None) -> None:
        self.path = path
        self.who = who
        self.taken: list[int] = []
        """Numbers of the decisions that were taken here and can be taken back, the last one last."""
        self._turn = threading.Lock()
        self._stamp: tuple[int, ...] = ()
        self._items: list[Item] = []

    def prepare(self) -> None:
        """Bring a warehouse of an earlier version up to date: it may lack what decisions are written to.

        Raises:
            WarehouseError: It cannot be opened, or not be written.
        """
        with open_to_read(self.path) as connection, refused(self.path):
            present = connection.execute("SELECT schema_digest FROM warehouse").fetchall() == [(schema_digest(),)]
        if not present:
            with Publication(self.path):
                pass  # opening it to write brings it up to date

    @contextlib.contextmanager
    def open(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the warehouse as it is now; nothing can be written, and no other file be read.

        Raises:
            WarehouseError: It cannot be opened or read.
        """
        with open_to_read(self.path, shut=True, memory=2000) as connection, refused(self.path):
            yield connection

    def items(self) -> list[Item]:
        """List the open questions, looked for again when the warehouse has changed.

        Raises:
            WarehouseError: It cannot be opened or read.
        """
        there = self.path.stat() if self.path.exists() else None
        stamp = (there.st_ino, there.st_size, there.st_mtime_ns) if there else ()
        if stamp != self._stamp or not stamp:
            with self.open() as connection:
                self._items, self._stamp = items(connection), stamp
        return self._items

    def find(self, place: str) -> Item | None:
        """Find an open question by its address."""
        return next((item for item in self.items() if item.place == place), None)

    def after(self, standing: tuple[float, str, str]) -> Item | None:
        """Give the question that follows, whether or not the one that stood there is still open; the first after the last."""
        open_ones = self.items()
        later = (item for item in open_ones if item.standing > standing)
        return next(later, open_ones[0] if open_ones else None)

    def before(self, standing: tuple[float, str, str]) -> Item | None:
        """Give the question before one; None before the first."""
        earlier = [item for item in self.items() if item.standing < standing]
        return earlier[-1] if earlier else None

    def decide(self, judgements: Sequence[Judgement], why: str | None) -> None:
        """Write decisions down.

        Raises:
            WarehouseError, ImpossibleValueError: As `judge` does.
        """
        with self._turn:
            made = judge(self.path, judgements, who=self.who, why=why)
            for judgement, (number, _) in zip(judgements, made, strict=True):
                if judgement.kind != "withdraw":
                    self.taken.append(number)
                elif judgement.decision_id in self.taken:
                    self.taken.remove(judgement.decision_id)

    def decide_pair(self, kind: str, one: str, other: str, why: str | None) -> None:
        """Say that two CPTS are one (``merge``), or two (``split``).

        Raises:
            WarehouseError: As `pairs.merge` and `pairs.split` do.
        """
        with self._turn:
            {"merge": pairs.merge, "split": pairs.split}[kind](self.path, one, other, who=self.who, why=why)

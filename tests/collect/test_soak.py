"""Two hundred passes over a site that changes, with faults and kills: in the end all is as after one clean pass."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from cpts_extract.collect import store as stores
from cpts_extract.errors import WarehouseError
from cpts_extract.load import derive, publish, write

from .passing import Place, feed, kept, page, release
from .server import Handle, Handler, raw, reply

PASSES = int(os.environ.get("CPTS_EXTRACT_SOAK_PASSES", "200"))
"""How many passes; a longer soak is asked for by hand."""
REAL = PASSES * 12 // 200
"""How many of them are processes that are killed."""
SOURCES = """
[[source]]
name = "page"
kind = "page"
url = "{url}/list"
links = "txt$"
allow_private = true
[[source]]
name = "feed"
kind = "feed"
url = "{url}/feed"
allow_private = true
[[source]]
name = "inbox"
kind = "folder"
path = "inbox"
"""
NAMES = """
d'Aval de Brume de Clairval du Dru d'Estran de Fauve de Grisaille du Houx d'Iris de Jade du Kiosque de Lune
de Mousse de Nuage d'Ombre de Paille du Quai de Rosée
""".replace(" d", "\nd").split("\n")[1:-1]
POINTS: tuple[tuple[Any, str], ...] = (
    (stores.Store, "put"),
    (stores.Store, "copy"),
    (stores.Store, "note"),
    (stores.Store, "forget"),
    (stores.Store, "keep_before"),
    (stores.Store, "told"),
    (stores, "write_whole"),
    (stores.os, "replace"),
    (stores.os, "fsync"),
    (publish, "steps"),
    (derive, "identify"),
    (derive, "_note_turned"),
    (write.Writer, "load"),
    (write.Writer, "finish"),
    (write.Writer, "_replace"),
)
"""Where a pass is killed, before or after what is done there."""


class Killed(BaseException):
    """The end of a pass that no code of it may stop."""


@dataclass
class Site:
    """What is published, and how it changes."""

    place: Place
    chance: random.Random
    bodies: dict[str, bytes] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    dropped: list[bytes] = field(default_factory=list)
    faults: bool = False
    asked: Callable[[], None] = lambda: None

    def change(self) -> None:
        known = sorted(url for url in self.bodies if "n" not in url)
        match self.chance.randrange(7) if known else 0:
            case 0 if len(known) < 12:
                self._put(f"/{len(known)}.txt", release(f"du Pays {NAMES[len(known)]}", self._population()))
            case 1 | 0 | 2:
                url = self.chance.choice(known)
                self._put(url, release(f"du Pays {NAMES[int(url[1:-4])]}", self._population()))
            case 3:
                self._put(self.chance.choice(known), self.bodies[self.chance.choice(known)])
            case 4:
                self.listed ^= {self.chance.choice(known)}
            case 5 if len(self.dropped) < 6:
                body = release(f"du Pays {NAMES[12 + len(self.dropped)]}", self._population())
                self.dropped.append(body)
                drop(self.place, len(self.dropped), body)
            case _:
                self._put(f"/n{self.chance.randrange(3)}.txt", b"Une vague de froid est attendue.")
        self.publish()

    def _population(self) -> int:
        return 20_000 + 1_000 * self.chance.randrange(5)

    def _put(self, url: str, body: bytes) -> None:
        self.bodies[url] = body
        self.listed.add(url)

    def publish(self) -> None:
        listed = sorted(self.listed)
        pages = {url: kept(body, str(hash(body))) for url, body in self.bodies.items()}
        pages["/list"] = page(
            *(url for url in listed if int(url.strip("/n.tx")) % 3), etag=str(listed) + str(self.bodies)
        )
        pages["/feed"] = feed(*(url for url in listed if int(url.strip("/n.tx")) % 2 == 0))
        self.place.server.pages = {url: self._odd(handle) for url, handle in pages.items()}

    def _odd(self, handle: Handle) -> Handle:
        """Answer otherwise now and then."""

        def odd(handler: Handler) -> None:
            self.asked()
            broken = (reply(503), reply(404), raw(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nx"), raw(b""))
            (self.chance.choice(broken) if self.faults and self.chance.random() < 0.3 else handle)(handler)

        return odd


def drop(place: Place, number: int, body: bytes) -> None:
    (place.folder / "inbox").mkdir(exist_ok=True)
    (place.folder / "inbox" / f"{number}.txt").write_bytes(body)


# ---- kills ----------------------------------------------------------------------------------------------------------


@contextmanager
def ends_at(where: tuple[Any, str], after: bool, times: int, error: BaseException) -> Iterator[None]:
    """Raise an error when something is done for the n-th time, before or after it."""
    holder, name = where
    real, left = getattr(holder, name), [times]

    def ending(*arguments: Any, **more: Any) -> Any:
        left[0] -= 1
        if left[0] == 0 and not after:
            raise error
        result = real(*arguments, **more)
        if left[0] == 0:
            raise error
        return result

    with mock.patch.object(holder, name, ending):
        yield


FORKING = """
import os, sys
from pathlib import Path
from cpts_extract.cli import main
from cpts_extract.cli import collecting
from cpts_extract.batch.reading import read_file
read_file(Path(sys.argv[1]), None)
for line in sys.stdin:
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            main(["collect", *line.split()], standalone_mode=False)
        finally:
            os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""Starts processes that need not load everything first."""


@dataclass
class Processes:
    """Passes as processes."""

    place: Place
    parent: subprocess.Popen[str]

    def killed(self, site: Site, chance: random.Random) -> bool:
        """Make a pass, and kill it at a random moment; tell whether that came before its end."""
        assert self.parent.stdin is not None
        assert self.parent.stdout is not None
        settings = self.place.settings()
        self.parent.stdin.write(f"{settings} --warehouse {self.place.warehouse} --store {self.place.store.root}\n")
        self.parent.stdin.flush()
        child = int(self.parent.stdout.readline())
        left = [chance.randrange(1, 5)]
        ended = threading.Event()

        def kill(wait: float) -> None:
            if not ended.wait(wait):
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)

        def asked() -> None:
            left[0] -= 1
            if left[0] == 0:
                threading.Thread(target=kill, args=[chance.choice([0.0, 0.1, 0.3, 0.6, 1.0])], daemon=True).start()

        site.asked = asked
        status = int(self.parent.stdout.readline())
        ended.set()
        site.asked = lambda: None
        return os.waitstatus_to_exitcode(status) == -signal.SIGKILL


@pytest.fixture
def processes(place: Place) -> Iterator[Processes]:
    text = place.folder / "any.txt"
    text.write_bytes(release("du Val", 1000))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", FORKING, str(text)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as parent:
        yield Processes(place, parent)
        assert parent.stdin is not None
        parent.stdin.close()


def soak(
    place: Place, processes: Processes, seed: int, watching: AbstractContextManager[Any] | None = None
) -> tuple[Site, Counter[str]]:
    """Make all the passes while ``watching`` (whoever reads the warehouse beside them) is entered; count what happened."""
    chance = random.Random(seed)
    site, happened = Site(place, chance), Counter[str]()
    real = set(chance.sample(range(PASSES), REAL))
    for _ in range(10):
        site.change()
    with watching or nullcontext():
        for number in range(PASSES):
            if number in real or chance.random() < 0.06:
                for _ in range(chance.randrange(1, 4)):
                    site.change()
                    happened["changes"] += 1
            if number in real:
                happened["processes killed"] += processes.killed(site, chance)
                continue
            site.faults = chance.random() < 0.3
            error: BaseException = (
                Killed() if chance.random() < 0.7 else OSError(errno.ENOSPC, "No space left on device")
            )
            where, after = chance.choice(POINTS), chance.random() < 0.5
            try:
                with ends_at(where, after, chance.randrange(1, 4), error):
                    told = place.go()
                happened["passes whole"] += 1
                happened["faults of the network"] += len(told.failed) + len(told.sources)
            except (Killed, OSError) as raised:
                happened["killed" if isinstance(raised, Killed) else "faults of the disk"] += 1
            except WarehouseError:  # how it tells of a fault of the disk
                happened["faults of the disk"] += 1
            site.faults = False
    site.listed = set(site.bodies)
    site.publish()
    return site, happened


# ---- who reads meanwhile ----------------------------------------------------------------------------------------

READER = """
import os, sys, threading, duckdb
# DuckDB opens a file twice; where another one has taken its name between, it says so.
def connect(path):
    before = os.stat(path)
    try:
        return duckdb.connect(path, read_only=True)
    except duckdb.Error:
        if os.path.samestat(before, os.stat(path)):
            raise
        return connect(path)
done = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), done.set())).start()
opened, torn = 0, 0
while not done.wait(0.05):
    with connect(sys.argv[1]) as connection:
        torn += connection.execute(
            "SELECT (SELECT count(*) FROM stale) + (SELECT count(*) FROM entry ANTI JOIN cpts USING (cpts_id))"
            " + (SELECT count(*) FROM evidence ANTI JOIN release USING (release_id))"
        ).fetchone()[0]
    opened += 1
print(opened, torn)
"""


@contextmanager
def read_all_the_time(warehouse: Path, found: list[int]) -> Iterator[None]:
    """Open the warehouse over and over in another process, as any DuckDB client does; give how often, and what was torn."""
    command = [sys.executable, "-c", READER, str(warehouse)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as reader:
        try:
            yield
        finally:
            told, trouble = reader.communicate()
    assert (trouble, reader.returncode) == ("", 0)
    found += map(int, told.split())


# ---- what is there in the end ---------------------------------------------------------------------------------------


def facts(place: Place) -> dict[str, list[Any]]:
    """Give everything that the present versions state, by their digests."""
    columns = [name for (name,) in place.ask(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = 'cpts_summary' AND NOT column_name LIKE '%source%'"
    )]  # fmt: skip
    return {
        "summary": place.ask(f"SELECT {', '.join(columns)} FROM cpts_summary ORDER BY cpts_id"),
        "published": sorted(
            (source, place.path(url).rpartition("/")[2], sha256)
            for source, url, sha256 in place.ask("SELECT source, url, sha256 FROM published WHERE present")
        ),
        "evidence": place.ask(
            'SELECT sha256, field, rank, start, "end", quotation, rule, evidence.confidence FROM evidence '
            "JOIN release USING (release_id) WHERE release_id IN (SELECT release FROM published WHERE present) ORDER BY ALL"
        ),
        "irrelevant": place.ask("SELECT right(url, 7), sha256 FROM fetched WHERE release IS NULL ORDER BY url"),
        "conflicts": place.ask("SELECT cpts_id, field, stated FROM conflict ORDER BY ALL"),
    }


def test_two_hundred_passes_with_kills_leave_what_one_clean_pass_gives(
    place: Place, processes: Processes, empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place.sources = SOURCES
    (place.folder / "inbox").mkdir()
    found: list[int] = []
    site, happened = soak(place, processes, seed=2026, watching=read_all_the_time(place.warehouse, found))
    opened, torn = found
    assert (opened > PASSES, torn) == (True, 0), "it can always be opened, and is whole"
    print(dict(happened), flush=True)
    place.go()
    clean = Place(tmp_path_factory.mktemp("clean"), place.server, place.waits, SOURCES)
    shutil.copy(empty_warehouse, clean.warehouse)
    for number, body in enumerate(site.dropped, start=1):
        drop(clean, number, body)
    clean.go()
    here, there = facts(place), facts(clean)
    for name, rows in here.items():
        assert [one for one in rows if one not in there[name]] == [one for one in there[name] if one not in rows], name
    assert here == there
    empty = [name for name, rows in facts(clean).items() if not rows and name != "conflicts"]
    assert empty == [], "there is something to compare"

    [(releases, digests)] = place.ask("SELECT count(*), count(DISTINCT sha256) FROM release")
    assert releases == digests, "nothing came twice"
    stored = {path.stem for path in place.store.root.glob("??/*")}
    assert {sha256 for (sha256,) in place.ask("SELECT sha256 FROM release")} <= stored
    hidden = [path.name for folder in (".incoming", ".pending") for path in (place.store.root / folder).iterdir()]
    assert hidden == []
    assert place.go().counts.keys() <= {"asked", "unchanged"}, "nothing is left to do"
    assert happened["processes killed"] > REAL // 2
    assert min(happened.values()) > 3, happened

"""A site, a warehouse and a store, and passes over them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cpts_extract.cli.collecting import Outcome, Pass, collect
from cpts_extract.cli.digest import Digest, digest
from cpts_extract.cli.intake import moment
from cpts_extract.collect.fetch import Fetcher, Limits
from cpts_extract.collect.sources import read_sources
from cpts_extract.collect.store import Store
from cpts_extract.load.query import query
from cpts_extract.read.worker import Limits as WorkerLimits
from cpts_extract.read.worker import Worker

from .server import Handle, Handler, Server, reply
from .waiting import Waits


def release(name: str, population: int, day: int = 9, month: str = "octobre") -> bytes:
    """Write a release on the signature of a CPTS."""
    return (
        f"La CPTS {name} signe son contrat\n\nVannes, le {day + 1} {month} 2024\n\n"
        f"La CPTS {name} a signé l'accord conventionnel interprofessionnel (ACI) le {day} {month} 2024 à Vannes.\n"
        f"Elle couvre {population} habitants.\n"
    ).encode()


def kept(body: bytes, etag: str) -> Handle:
    """Answer 304 to whoever has this version, else with it."""

    def handle(handler: Handler) -> None:
        known = handler.headers.get("if-none-match") == f'"{etag}"'
        reply(304 if known else 200, b"" if known else body, etag=f'"{etag}"', content_type="text/plain")(handler)

    return handle


def page(*links: str, etag: str = "") -> Handle:
    """Answer with a page that lists these links, and, with an ETag, with 304 to whoever has it."""
    body = "".join(f"<li><a href='{link}'>Une CPTS</a></li>" for link in links).encode()
    return kept(body, etag) if etag else reply(200, body, content_type="text/html")


def feed(*links: str) -> Handle:
    entries = "".join(f"<item><title>Une CPTS</title><link>{link}</link></item>" for link in links)
    return reply(200, f"<rss version='2.0'><channel>{entries}</channel></rss>".encode())


PAGE = """
[[source]]
name = "page"
kind = "page"
url = "{url}/list"
links = "txt$"
allow_private = true
"""


@dataclass
class Place:
    """Where passes are made, in a folder of their own."""

    folder: Path
    server: Server
    waits: Waits
    sources: str = PAGE
    told: list[Digest] = field(default_factory=list)

    @property
    def warehouse(self) -> Path:
        return self.folder / "cpts.duckdb"

    @property
    def store(self) -> Store:
        return Store(self.folder / "collected")

    def settings(self) -> Path:
        path = self.folder / "sources.toml"
        path.write_text("delay = 0\n" + self.sources.format(url=self.server.url("")), encoding="utf-8")
        return path

    def go(self, **more: Any) -> Digest:
        """Make a pass, an hour after the one before."""
        self.waits.at += 3600
        clock = self.waits.clock
        started = moment(clock.now())
        with Worker(WorkerLimits()) as worker:
            fetcher = Fetcher(delay=0, clock=clock, limits=Limits(silence=5))
            one = Pass(read_sources(self.settings()), self.warehouse, self.store, worker, fetcher, clock, settling=0)
            collect(replace(one, **more), lambda outcome: self._tell(outcome, started))
        return self.told[-1]

    def _tell(self, outcome: Outcome, started: Any) -> None:
        self.told.append(digest(outcome, started, moment(self.waits.clock.now())))

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        return query(self.warehouse, sql).rows

    def path(self, url: str) -> str:
        """Cut a URL of the server to its path."""
        return url.removeprefix(self.server.url(""))

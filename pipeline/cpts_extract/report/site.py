"""Write the site: into a folder beside the one asked for, which takes its place when all is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from cpts_extract import __version__
from cpts_extract.errors import ReportError
from cpts_extract.load.open import open_to_read, refused
from cpts_extract.pages import wording
from cpts_extract.pages.shell import environment, static
from cpts_extract.read.worker import Limits, Worker
from cpts_extract.report import cpts, facts, home, lists, release
from cpts_extract.report.facts import Facts, Row
from cpts_extract.report.links import cpts_page, file_name, release_page
from cpts_extract.report.pictures import Drawn, draw
from cpts_extract.report.proofs import Prover
from cpts_extract.report.quality import Quality
from cpts_extract.swap import swapped

MARK = ".cpts-extract-report"
"""The file by which a folder is known to be a site of ours, which the next one may replace."""
Step = Callable[[int], None]
Progress = Callable[[int], AbstractContextManager[Step]]


class Made(NamedTuple):
    """What was written."""

    cpts: int
    releases: int
    pages: int


def write(warehouse: Path, out: Path, quality: Quality | None, progress: Progress) -> Made:
    """Write the site of a warehouse; what stood there before is gone when the new one is whole, and not before.

    ``progress(total)`` is a context that gives a function to call with the number of pages written.

    Raises:
        WarehouseError: The warehouse cannot be read.
        ReportError: ``out`` is something that this program did not make.
    """
    out = out.resolve()
    may_replace(out)
    with open_to_read(warehouse, present=True) as connection, refused(warehouse):
        known = facts.gather(connection)
        total = len(known.cpts) + len(known.releases)
        with swapped(out) as folder, progress(total) as step:
            (folder / MARK).write_text(
                "Made by cpts-extract report, which replaces this folder as a whole.\n", encoding="utf-8"
            )
            return _Writer(folder, known, quality, warehouse.name, step).all(dict(facts.texts(connection)))


def may_replace(out: Path) -> None:
    """Make sure that nothing is lost where the site goes.

    Raises:
        ReportError: There is a file, or a folder with something in it that is no site of ours.
    """
    if out.is_dir():
        if any(out.iterdir()) and not (out / MARK).is_file():
            raise ReportError(f"{out}: is a folder that this program did not make; name another one, or remove it")
    elif out.exists() or out.is_symlink():
        raise ReportError(f"{out}: is no folder")


class _Writer:
    """Writes pages, counts them, and knows what all of them show."""

    def __init__(self, folder: Path, known: Facts, quality: Quality | None, warehouse: str, step: Step) -> None:
        self.folder = folder
        self.known = known
        self.quality = quality
        self.step = step
        self.pages = 0
        self.templates = environment("cpts_extract.report")
        last = known.last_run
        self.shared = {
            "version": __version__,
            "warehouse": warehouse,
            "updated": wording.date_text((last["finished_at"] or last["started_at"]).date()) if last else "",
            "MISSIONS": wording.MISSIONS,
            "PURPOSES": wording.PURPOSES,
            "PERIODS": wording.PERIODS,
            "VERDICTS": wording.VERDICTS,
            "WHY": wording.WHY,
            "STATUSES": wording.STATUSES,
        }

    def all(self, texts: Mapping[str, str]) -> Made:
        known = self.known
        for name in ("cpts", "communiques"):
            (self.folder / name).mkdir()
        self._static()
        drawn = self._pictures(texts)
        prover, checks = Prover(known, drawn), cpts.Checks(known)
        sums = lists.sums(known, prover)
        doubts = lists.doubts(known, sums, prover)
        front = home.page(known, doubts, self.quality)
        self._page("index.html", "home.html", front, "accueil")
        self._page("totaux.html", "totals.html", {"aggregates": front["aggregates"]}, "")
        self._page("recherche.html", "search.html", lists.search(known), "recherche")
        self._page("communiques.html", "releases.html", lists.releases(known), "communiques")
        self._page("missions.html", "missions.html", lists.missions(known), "missions")
        self._page("montants.html", "sums.html", {"sums": sums}, "montants")
        self._page("doutes.html", "doubts.html", doubts, "doutes")
        for row in known.cpts:
            self._page(cpts_page(row["cpts_id"]), "cpts.html", cpts.page(row, known, checks, prover), "")
            self.step(1)
        for own_id, targets in aliases(known.cpts).items():
            values = {"own_id": own_id, "targets": [(file_name(r["cpts_id"]), cpts.name_of(r)) for r in targets]}
            self._page(cpts_page(own_id), "alias.html", values, "")
        for release_id, row in known.releases.items():
            values = release.page(row, texts.get(release_id, ""), known, prover, drawn.get(release_id))
            self._page(release_page(release_id), "release.html", values, "")
            self.step(1)
        return Made(len(known.cpts), len(known.releases), self.pages)

    def _page(self, address: str, template: str, values: dict[str, Any], here: str) -> None:
        root = "../" * address.count("/")
        told = self.templates.get_template(template).render({**self.shared, **values, "root": root, "here": here})
        (self.folder / address).write_bytes(_encoded(told))
        self.pages += 1

    def _static(self) -> None:
        for name, data in static().items():
            (self.folder / name).write_bytes(data)
        for one in files("cpts_extract.report").joinpath("static").iterdir():
            (self.folder / one.name).write_bytes(one.read_bytes())

    def _pictures(self, texts: Mapping[str, str]) -> dict[str, Drawn]:
        (self.folder / "images").mkdir()
        drawn = {}
        with Worker(Limits()) as worker:
            for release_id, row in self.known.releases.items():
                if row["media"] == "pdf" and row["sha256"] and release_id in texts:
                    proofs = self.known.evidence.get(release_id, [])
                    pages = {1, *(box["page"] for proof in proofs for box in proof["boxes"])}
                    drawn[release_id] = one = draw(row["source"], row["sha256"], texts[release_id], pages, worker)
                    for number, picture in one.pages.items():
                        (self.folder / release.image_name(release_id, number)).write_bytes(picture.data)
        return drawn


def aliases(rows: list[Row]) -> dict[str, list[Row]]:
    """Give, for each other identifier of a CPTS, the CPTS that it leads to; several where a person split them."""
    taken = {row["cpts_id"] for row in rows}
    found: dict[str, list[Row]] = {}
    for row in rows:
        for own_id in row["own_ids"]:
            if own_id not in taken:
                found.setdefault(own_id, []).append(row)
    return dict(sorted(found.items()))


def _encoded(text: str) -> bytes:
    """Encode a page; what no encoding can hold (a lone surrogate) and NUL, which HTML forbids, become U+FFFD."""
    return text.replace("\x00", "\ufffd").encode("utf-8", errors="replace")

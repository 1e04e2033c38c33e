"""Measure the warehouse at the size of many releases: loading, publishing, asking, and publishing a few changed ones.

Some synthetic releases (`benchmarks/synthetic.py`) are really extracted. Their rows are multiplied by SQL with other
identifiers, names, départements, communes, sources and dates, so that there are tens of thousands of CPTS with many releases
each, some of which contradict one another. The rows go through the `Writer` in batches, as those of `cpts-extract run` do; the
time in which they are made is not counted.

Prints rows a second, seconds, bytes; for every view the best of several rounds for one CPTS, for the number of rows, and for a
typical aggregation; then what a second publication costs that changes ten releases, beside a mere copy of the file. Seconds
depend on the machine; what ought to hold anywhere is that questions do not take longer than the ratios tell. One million
releases take about half an hour, 20 GB of disk and 4 GB of memory.
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import synthetic
from cpts_extract.extract import extract
from cpts_extract.identity.profile import own_words
from cpts_extract.load.facts import Read
from cpts_extract.load.frames import RELEASE_TABLES, Frames, frames
from cpts_extract.load.query import facts_of, matching, releases_of
from cpts_extract.load.write import Writer
from cpts_extract.models import Document
from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.privacy import mask
from cpts_extract.territory import gazetteer
from cpts_extract.values.cpts_name import name_key

BASE = 120
"""Releases that are really extracted."""
NAMES = 800
"""Times that each CPTS of these is named anew before one comes again, with a later date."""
CHANGED = 10
"""Releases that the second publication changes."""
LETTERS = "bcdfglmnprstvz"
VIEWS: dict[str, tuple[str, str]] = {
    "cpts_summary": ("cpts_id", "SELECT department, count(*), sum(population) FROM cpts_summary GROUP BY ALL"),
    "history": ("cpts_id", "SELECT field, count(*), count(DISTINCT value) FROM history WHERE shown GROUP BY field"),
    "conflict": ("cpts_id", "SELECT field, count(*) FROM conflict GROUP BY field"),
    "timeline": ("cpts_id", "SELECT event, left(date, 4) AS year, count(*) FROM timeline GROUP BY ALL"),
    "coverage_by_department": (
        "department_code",
        "SELECT region, sum(cpts) FROM coverage_by_department GROUP BY region",
    ),
    "funding_check": ("cpts_id", "SELECT verdict, purpose, count(*), sum(amount) FROM funding_check GROUP BY ALL"),
    "population_check": (
        "cpts_id",
        "SELECT verdict, count(*), median(announced) FROM population_check GROUP BY verdict",
    ),
    "aggregate_check": ("scope", "SELECT indicator, verdict, count(*) FROM aggregate_check GROUP BY ALL"),
    "published": ("url", "SELECT source, count(*) FROM published WHERE present GROUP BY source"),
    "funding_detail": ("cpts_id", "SELECT purpose, sum(amount) FROM funding_detail GROUP BY purpose"),
    "mission_matrix": ("cpts_id", "SELECT crise, count(*) FROM mission_matrix GROUP BY crise"),
    "signature_timeline": ("month", "SELECT max(cumulative) FROM signature_timeline"),
    "cpts_entry": ("cpts_id", "SELECT left(released, 4), count(*) FROM cpts_entry GROUP BY ALL"),
}
"""Views, each with the column by which one row of it is asked for, and a typical aggregation."""


def main() -> int:
    """Parse the arguments, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/warehouse.py --number 1000000 --folder /big/disk --keep",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--number", type=int, default=20_000, metavar="N", help="how many releases (default: 20000)")
    parser.add_argument("--batch", type=int, default=2_000, metavar="N", help="releases a transaction (default: 2000)")
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="where the warehouse is made (default: a temporary one)"
    )
    parser.add_argument("--keep", action="store_true", help="keep the warehouse, and use the one that is there")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often a question is asked (default: 3)")
    given = parser.parse_args()
    if given.number < BASE:
        parser.error(f"--number must be {BASE} or more")
    folder = given.folder or Path(tempfile.mkdtemp(prefix="cpts-warehouse-"))
    folder.mkdir(parents=True, exist_ok=True)
    warehouse = folder / f"{given.number}.duckdb"
    try:
        made = Multiplied(given.number)
        if not (given.keep and warehouse.exists()):
            load(warehouse, made, given.number, given.batch)
        ask(warehouse, given.rounds)
        change(warehouse, made)
    finally:
        if not given.keep:
            warehouse.unlink(missing_ok=True)
            if not given.folder:
                shutil.rmtree(folder)
    return 0


# ---- rows -------------------------------------------------------------------------------------------------------


class Multiplied:
    """Rows of releases: those of `BASE` extracted ones, and copies of them under other names."""

    def __init__(self, number: int) -> None:
        """Extract, and prepare to multiply."""
        self._connection = duckdb.connect()
        began = time.perf_counter()
        reads = [_read(one) for one in synthetic.releases(BASE)]
        with tempfile.TemporaryDirectory() as folder, Writer(Path(folder) / "none.duckdb", mask, "synthetic") as writer:
            base = frames([writer.prepare(read) for read in reads])
        self._filled = base.keys()
        self.rows_each = sum(len(rows) for rows in base.values()) / BASE
        print(f"{BASE} releases extracted in {time.perf_counter() - began:.0f} s, {self.rows_each:.1f} rows each")
        for table, rows in base.items():
            self._connection.register("loaded", rows)
            self._connection.execute(f'CREATE TABLE "{table}" AS SELECT * FROM loaded')
            self._connection.unregister("loaded")
        self._name(reads, number)

    def _name(self, reads: list[Read], number: int) -> None:
        """Say how each release is renamed in each copy, and in which département it lies."""
        names = {one.code: one.name for one in gazetteer.departments() if len(one.code) == 2}
        metropolitan = list(names)
        ciphers = [_cipher(name) for name in range(min(NAMES, number // BASE + 1))]
        rows = []
        for read in reads:
            [cpts] = read.record.cpts
            key = name_key(cpts.name or "")
            made_up = sorted(own_words([key]))
            written = [word for word in (cpts.name or "").split() if name_key(word) in made_up]
            for name, cipher in enumerate(ciphers):
                place = metropolitan[(metropolitan.index(cpts.located[0]) + name) % len(metropolitan)]
                words = [word.lower().translate(cipher).capitalize() for word in written]
                both = (written * 2)[:2], (words * 2)[:2]
                rows.append((read.source, name, cpts.located[0], place, names[place], *both[0], *both[1]))
        columns = ("source", "copied", "old_place", "new_place", "place_name", "old_1", "old_2", "new_1", "new_2")
        named = pa.table(dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)))
        self._connection.register("named", named)
        self._connection.execute(
            "CREATE TABLE renamed AS SELECT release_id, row_number() OVER (PARTITION BY copied ORDER BY release_id) AS n, named.* "
            "FROM named JOIN release USING (source)"
        )
        self._connection.execute("CREATE MACRO key_of(word) AS lower(strip_accents(word))")

    def batch(self, first: int, number: int, changed: int = 0) -> Frames:
        """Make the rows of some releases; ``changed`` makes others of the same sources."""
        self._connection.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE wanted AS
            SELECT renamed.*, i // {BASE} // {NAMES} AS round, i // {BASE} AS copy,
                left(sha256(source || ' ' || i // {BASE}), 16) AS new_id,
                abs(hash(source || ' ' || i // {BASE})::HUGEINT) % 10 = 0 AS differs
            FROM range({first}, {first + number}) AS numbers(i)
                JOIN renamed ON copied = i // {BASE} % {NAMES} AND n = i % {BASE} + 1"""
        )
        made: Frames = {}
        for table in (table for table in RELEASE_TABLES if table.name in self._filled):
            columns = ", ".join(_renewed(table.name, column.name, changed) for column in table.columns)
            made[table.name] = self._connection.sql(
                f'SELECT {columns} FROM "{table.name}" AS fact JOIN wanted USING (release_id)'
            ).to_arrow_table()
        return made

    def published(self) -> dict[str, list[dict[str, Any]]]:
        """Make the rows of what was collected: one URL for each release of the last batch."""
        at = datetime.datetime(2026, 1, 1)
        rows = self._connection.execute("SELECT new_id, sha256(new_id) FROM wanted").fetchall()
        urls = [f"https://example.org/{release}" for release, _ in rows]
        fetched = [
            {"url": url, "source": f"source {n % 50}", "asked_at": at, "status": 200, "answered_url": None, "etag": None,
             "last_modified": None, "sha256": sha256, "release": release, "fingerprint": "synthetic", "error": None}
            for n, (url, (release, sha256)) in enumerate(zip(urls, rows, strict=True))
        ]  # fmt: skip
        publications = [
            {"publication_id": f"{one['source']} {one['url']} {one['sha256'][:8]}", "source": one["source"],
             "url": one["url"], "sha256": one["sha256"], "release": one["release"], "first_at": at}
            for one in fetched
        ]  # fmt: skip
        return {"fetched": fetched, "publication": publications}


def _read(made: synthetic.Synthetic) -> Read:
    document = Document(made.name, "0" * 64, "text", normalise(compose(made.text)))
    return Read(made.name, document, extract(document).record)


def _cipher(number: int) -> dict[int, str]:
    """Give another consonant for each, so that words stay words of the same length."""
    others = list(LETTERS)
    if number:
        random.Random(number).shuffle(others)
    return str.maketrans(LETTERS, "".join(others))


def _renewed(table: str, column: str, changed: int) -> str:
    """Write the SQL of one column of a copy."""
    this = f'fact."{column}"'
    words = f"replace(replace({this}, old_1, new_1), old_2, new_2)"
    key = f"replace(replace({this}, key_of(old_1), key_of(new_1)), key_of(old_2), key_of(new_2))"
    code = f"new_place || right('00' || (({this}[3:]::INTEGER + copy // 96 * 17) % 900)::VARCHAR, 3)"
    later = "INTERVAL (round) MONTH"
    match table, column:
        case _, "release_id":
            made = "new_id"
        case _, name if name in {"fact_id", "entry_id"} or name.endswith("evidence_id"):
            made = f"new_id || {this}[17:]"
        case _, "cpts_id" | "own_id":
            made = f"CASE WHEN {this} IS NULL THEN NULL ELSE new_place || {key}[3:] END"
        case "release", "source":
            made = f"'synthetic/' || copy || '/' || {this}"
        case "release", "sha256":
            made = f"sha256(new_id || '{changed or ''}')"
        case "release", "released":
            made = f"strftime({this}::DATE + {later}, '%Y-%m-%d')"
        case "release", "released_first":
            made = f"({this} + {later})::DATE"
        case "population", "value":
            made = (
                f"CASE WHEN differs OR {changed} > 0 THEN {this} + 10 * (3 * round + n % 3) + {changed} ELSE {this} END"
            )
        case _, "name_key":
            made = key
        case "entry", "departments":
            made = "[new_place]"
        case "aggregate", "scope":
            made = "place_name"
        case "department", "code":
            made = "new_place"
        case "commune", "insee" | "within":
            made = f"CASE WHEN {this} IS NULL THEN NULL ELSE {code} END"
        case _, "text" | "title" | "quotation" | "name":
            made = words
        case _:
            made = this
    return f'{made} AS "{column}"'


# ---- what is measured -------------------------------------------------------------------------------------------


def load(warehouse: Path, made: Multiplied, number: int, batch: int) -> None:
    """Load and publish."""
    warehouse.unlink(missing_ok=True)
    rows, taken, cpu, state = 0, 0.0, 0.0, 0.0
    with Writer(warehouse, mask, "synthetic") as writer:
        for first in range(0, number, batch):
            frames = made.batch(first, min(batch, number - first))
            published = made.published()
            before, before_cpu = time.perf_counter(), time.process_time()
            writer.load_tables(frames)
            taken += time.perf_counter() - before
            cpu += time.process_time() - before_cpu
            before = time.perf_counter()
            writer.load([], state=published)
            state += time.perf_counter() - before
            rows += sum(map(len, frames.values()))
            if first // batch % 50 == 49:
                print(
                    f"  {rows:,} rows, {rows / taken:,.0f} a second, {_memory():,.1f} GB", file=sys.stderr, flush=True
                )
        writer.finish(added=number)
        before, before_cpu = time.perf_counter(), time.process_time()
    derived, derived_cpu = time.perf_counter() - before, time.process_time() - before_cpu
    print(f"loaded     {number:,} releases, {rows:,} rows in {taken:.1f} s ({cpu:.1f} s of processors)")
    print(f"           {rows / taken:,.0f} rows a second; what was collected, {2 * number:,} rows: {state:.1f} s")
    print(f"published  in {derived:.1f} s ({derived_cpu:.1f} s of processors)")
    print(f"memory     {_memory():.1f} GB at most; file {warehouse.stat().st_size / 2**30:.2f} GB")


def ask(warehouse: Path, rounds: int) -> None:
    """Time every view, `show`, and what a run asks first."""
    with duckdb.connect(warehouse, read_only=True) as connection:
        [(cpts, releases)] = connection.execute("SELECT count(*), sum(releases) FROM cpts_summary").fetchall()
        print(f"{cpts:,} CPTS, {releases:,} entries that count, {_count(connection, 'conflict'):,} conflicts")
        [(cpts_id, name)] = connection.execute(
            "SELECT cpts_id, name FROM cpts_summary ORDER BY hash(cpts_id) LIMIT 1"
        ).fetchall()
        print(f"{'view':<24}{'rows':>12}{'one':>10}{'count':>10}{'typical':>10}   seconds")
        for view, (column, typical) in VIEWS.items():
            [(one,)] = connection.execute(f"SELECT {column} FROM {view} LIMIT 1").fetchall() or [(None,)]
            asked = [cpts_id if column == "cpts_id" else one]
            times = (
                _best(
                    lambda v=view, c=column, a=asked: _rows(connection, f"SELECT * FROM {v} WHERE {c} = $1", a), rounds
                ),
                _best(lambda v=view: _count(connection, v), rounds),
                _best(lambda t=typical: _rows(connection, t, []), rounds),
            )
            print(
                f"{view:<24}{_count(connection, view):>12,}" + "".join(f"{taken:>10.3f}" for taken in times), flush=True
            )
    shown = _best(lambda: (matching(warehouse, name), facts_of(warehouse, cpts_id), releases_of(warehouse, cpts_id)), 2)
    print(f"show       {shown:.2f} s")
    print("known      {} sources in {} s, {} MB".format(*_child("known", warehouse)))


def change(warehouse: Path, made: Multiplied) -> None:
    """Publish a few changed releases."""
    copy = warehouse.with_suffix(".copy")
    began = time.perf_counter()
    shutil.copy(warehouse, copy)
    copied = time.perf_counter() - began
    copy.unlink()
    frames = made.batch(0, CHANGED, changed=int(time.time()) % 100_000)
    steps: dict[str, float] = {}
    began = last = time.perf_counter()

    def watch(step: str) -> None:
        nonlocal last
        steps[step], last = time.perf_counter() - last, time.perf_counter()

    with Writer(warehouse, mask, "synthetic", watch=watch) as writer:
        writer.load_tables(frames)
        writer.finish(changed=CHANGED)
        steps["loaded"], last = time.perf_counter() - last, time.perf_counter()
    print(f"changed    {CHANGED} releases in {time.perf_counter() - began:.2f} s; a mere copy takes {copied:.2f} s")
    print("           " + ", ".join(f"{step} {taken:.2f}" for step, taken in steps.items()))


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any]) -> list[Any]:
    return connection.execute(sql, values).fetchall()


def _count(connection: duckdb.DuckDBPyConnection, view: str) -> int:
    return int(_rows(connection, f"SELECT count(*) FROM {view}", [])[0][0])


def _best(work: Callable[[], object], rounds: int) -> float:
    return min(_times(work, rounds))


def _times(work: Callable[[], object], rounds: int) -> Iterator[float]:
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        yield time.perf_counter() - began


def _memory() -> float:
    """Give the most memory that this process had, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _child(what: str, warehouse: Path) -> list[str]:
    """Ask a process of its own, whose memory is that of the question alone."""
    code = (
        "import sys, time, resource; from pathlib import Path; from cpts_extract.load.query import known; "
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; began = time.perf_counter(); "
        f"found = {what}(Path(sys.argv[1])); took = time.perf_counter() - began; "
        "print(len(found), round(took, 2), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    told = subprocess.run([sys.executable, "-c", code, str(warehouse)], check=True, capture_output=True, text=True)
    return told.stdout.split()


if __name__ == "__main__":
    sys.exit(main())

"""Measure `run` over many files: one worker and two, Dask, files that say nothing of CPTS, and files that are unchanged.

Prints files a second and ratios within this run, the processor's seconds, and the peak memory of the command itself, which
should not grow with the number of files. The releases are synthetic (`benchmarks/synthetic.py`).
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from synthetic import releases

RELEVANT = 100
"""Of the files that say nothing of CPTS, one in so many is a release all the same."""
COMMAND = """
import resource, sys
sys.argv[0] = "cpts-extract"
from cpts_extract.cli import main
try:
    main()
finally:
    with open(sys.argv[sys.argv.index("--warehouse") + 1] + ".peak", "w") as told:
        told.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""
SILENT = "La piscine municipale rouvre le 3 mars. " * 50


class Taken(NamedTuple):
    """What a command took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes."""
    peak: float
    """Megabytes of the command itself."""


def main() -> int:
    """Parse the arguments, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/scaling.py --number 2000 --silent 100000",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--number", type=int, default=400, metavar="N", help="releases (default: 400)")
    parser.add_argument(
        "--silent", type=int, default=20_000, metavar="N", help="files that say nothing (default: 20000)"
    )
    parser.add_argument("--no-dask", action="store_true", help="leave Dask out")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        print(f"{'':44} {'files/s':>9} {'ratio':>7} {'cpu s':>8} {'peak MB':>8}")
        relevant(given.number, dask=not given.no_dask)
        silent(given.silent)
    return 0


def relevant(number: int, *, dask: bool) -> None:
    """Print what releases take, by who reads them, and a second run over them."""
    Path("releases").mkdir()
    for name, text, _ in releases(number):
        Path("releases", name).write_text(text, encoding="utf-8")
    age("releases")
    ways = {"1 worker": ["--workers", "1"], "2 workers": ["--workers", "2"]}
    if dask:
        ways["Dask, 2 workers"] = ["--engine", "dask", "--workers", "2"]
    base = 0.0
    for name, options in ways.items():
        taken = run("releases", *options, "--warehouse", f"{len(name)}.duckdb")
        base = base or taken.wall
        tell(f"{number} releases, {name}", number, taken, base)
    tell("the same again, unchanged", number, run("releases", "--warehouse", f"{len('2 workers')}.duckdb"), base)


def silent(number: int) -> None:
    """Print what files take of which hardly any is a release, against reading their bytes."""
    Path("silent").mkdir()
    for at in range(number):
        Path("silent", f"{at:07}.txt").write_text(f"{at} {SILENT}", encoding="utf-8")
    for name, text, _ in releases(number // RELEVANT):
        Path("silent", name).write_text(text, encoding="utf-8")
    age("silent")
    total = number + number // RELEVANT
    before = time.perf_counter()
    for path in Path("silent").iterdir():
        path.read_bytes()
    reading = time.perf_counter() - before
    print(f"{f'{total} files, their bytes alone':44} {total / reading:9.0f} {1:7.2f}")
    tell(f"{total} files, 1 % releases", total, run("silent", "--warehouse", "silent.duckdb"), reading)
    tell("the same again, unchanged", total, run("silent", "--warehouse", "silent.duckdb"), reading)


def age(folder: str) -> None:
    """Let files be old enough that their time tells whether they have changed."""
    then = time.time() - 100
    for path in Path(folder).iterdir():
        os.utime(path, (then, then))


def run(*arguments: str) -> Taken:
    """Run the command in a process of its own."""
    before, cpu = time.perf_counter(), children()
    subprocess.run([sys.executable, "-c", COMMAND, "run", *arguments], check=True, stdout=subprocess.DEVNULL)
    peak = int(Path(f"{arguments[-1]}.peak").read_text())
    return Taken(time.perf_counter() - before, children() - cpu, peak / 1000)


def children() -> float:
    """Give the processor's seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tell(name: str, number: int, taken: Taken, base: float) -> None:
    """Print a line; the ratio is how many times as fast as the first one."""
    print(
        f"{name:44} {number / taken.wall:9.0f} {base / taken.wall:7.2f} {taken.cpu:8.1f} {taken.peak:8.0f}", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())

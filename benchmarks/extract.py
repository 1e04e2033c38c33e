"""Time each stage of the extraction, and the start-up of the command.

Prints milliseconds a release for each stage, the best of several rounds, and each as a ratio to the cheapest thing that
must be done with a text: cutting it into words with one regular expression. Ratios of one run can be compared between
machines; milliseconds cannot. Start-up times are ratios to ``import spacy`` in a fresh interpreter.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from cpts_extract.annotate import read_through
from cpts_extract.read import KNOWN_SUFFIXES, read_document
from cpts_extract.read.privacy import mask
from cpts_extract.resolve import resolve
from cpts_extract.structure.flow import flow

WORD = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
COMMAND = "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"


def main() -> int:
    """Parse the arguments, measure and print; 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/extract.py corpus/ --rounds 5",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a release, or a folder of releases")
    parser.add_argument(
        "--rounds", type=int, default=3, metavar="N", help="how often each is timed; the best counts (default: 3)"
    )
    parser.add_argument("--no-start", action="store_true", help="leave out the start-up times")
    given = parser.parse_args()
    releases = [release for path in given.paths for release in _releases(path)]
    if not releases or given.rounds < 1:
        parser.error("no release to read there" if not releases else "--rounds must be 1 or more")
    stages(releases, given.rounds)
    if not given.no_start:
        start_up(releases[0], given.rounds)
    return 0


def _releases(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix.lower() in KNOWN_SUFFIXES)
    return [path] if path.is_file() else []


def stages(releases: Sequence[Path], rounds: int) -> None:
    """Print what each stage takes."""
    documents = [read_document(path) for path in releases]
    readings = [
        read_through(document) for document in documents
    ]  # and what is made once only, before anything is timed
    number = len(releases)
    endings = map("\n".__mul__, count())  # what is personal in a text is remembered: another one each time

    def timed(work: Callable[[], object]) -> float:
        return 1000 * _best(work, rounds) / number

    unit = timed(lambda: [WORD.findall(document.text) for document in documents])
    structure = timed(lambda: [flow(document.text) for document in documents])
    rows = [("words by regular expression", unit)]
    for suffixes, kind in (((".txt", ".md"), "read, text"), ((".pdf",), "read, PDF")):
        some = [path for path in releases if path.suffix.lower() in suffixes]
        if some:
            rows.append((kind, 1000 * _best(partial(_read, some), rounds) / len(some)))
    rows += [
        ("structure", structure),
        ("annotate", max(timed(lambda: [read_through(document) for document in documents]) - structure, 0.0)),
        ("fields and resolve", timed(lambda: [resolve(reading) for reading in readings])),
        ("mask", timed(lambda: [mask(document.text + next(endings)) for document in documents])),
    ]
    characters = sum(len(document.text) for document in documents) // number
    print(f"{number} releases of {characters} characters on average, best of {rounds} rounds")
    print(f"{'stage':28} {'ms a release':>13} {'ratio':>8}")
    for name, taken in rows:
        print(f"{name:28} {taken:13.2f} {taken / unit:8.1f}")


def _read(releases: Sequence[Path]) -> None:
    for path in releases:
        read_document(path)


def start_up(release: Path, rounds: int) -> None:
    """Print what a fresh interpreter takes for the help and for a first extraction."""
    spacy = _best(lambda: _run("-c", "import spacy"), rounds)
    rows = [
        ('python -c "import spacy"', spacy),
        ("cpts-extract --help", _best(lambda: _run("-c", COMMAND, "--help"), rounds)),
        (f"cpts-extract extract {release.name}", _best(lambda: _run("-c", COMMAND, "extract", str(release)), rounds)),
    ]
    print(f"\n{'start-up':52} {'ms':>8} {'ratio':>8}")
    for name, taken in rows:
        print(f"{name:52} {1000 * taken:8.0f} {taken / spacy:8.2f}")


def _best(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        before = time.perf_counter()
        work()
        taken.append(time.perf_counter() - before)
    return min(taken)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())

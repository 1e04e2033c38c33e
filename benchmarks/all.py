"""Run every benchmark, in about five minutes, and keep what they print in `results.md` beside this file.

Ratios of one run can be compared between machines; seconds cannot.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

from cpts_extract import __version__

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
LIBRARIES = ("spacy", "duckdb", "pyarrow", "pypdfium2", "distributed")
RUNS = {
    "Text, and start-up": ["extract.py", str(CORPUS), "--rounds", "3"],
    "Where the time of a text goes": ["hotspots.py", str(CORPUS), "--top", "25"],
    "PDF": ["pdf.py", *sorted(map(str, CORPUS.glob("*.pdf"))), "--rounds", "2"],
    "Growth with the length of a text": ["growth.py", "--rounds", "1"],
    "Official figures": ["territory.py", str(CORPUS)],
    "Many files: workers, Dask, first look, unchanged": ["scaling.py"],
    "Warehouse": ["warehouse.py"],
    "Static site": ["report.py"],
    "Decisions": ["review.py"],
    "Peers": ["compare.py"],
}


def main() -> int:
    """Parse the arguments, run all, write the results; 1 when one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", metavar="WORD", default="", help="only those whose heading holds a word; nothing is kept"
    )
    given = parser.parse_args()
    told = [f"# Results of {datetime.date.today()}", "", machine(), ""]
    failed = False
    for heading, (script, *arguments) in RUNS.items():
        if given.only.lower() not in heading.lower():
            continue
        before = time.perf_counter()
        shown = " ".join([script, *(os.path.relpath(one, HERE.parent) if "/" in one else one for one in arguments[:3])])
        print(f"\n## {heading}\n\n{shown}\n", flush=True)
        done = subprocess.run([sys.executable, str(HERE / script), *arguments], stdout=subprocess.PIPE, text=True)
        print(done.stdout, f"({time.perf_counter() - before:.0f} s)", flush=True)
        failed |= done.returncode != 0
        told += [f"## {heading}", "", "```", done.stdout.strip("\n"), "```", ""]
    if not given.only and not failed:
        (HERE / "results.md").write_text("\n".join(told), encoding="utf-8")
    return 1 if failed else 0


def machine() -> str:
    """Say on what the figures were measured."""
    libraries = ", ".join([f"cpts-extract {__version__}", *(f"{name} {version(name)}" for name in LIBRARIES)])
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = len(os.sched_getaffinity(0))
    return f"{platform.machine()}, {cores} cores, {memory:.0f} GB; Python {platform.python_version()}, {libraries}."


if __name__ == "__main__":
    sys.exit(main())

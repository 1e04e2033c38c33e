"""Measure what the official geography adds to the time of a run: reading its tables once, then linking and checking.

Prints CPU milliseconds and shares of the whole, from reading a file to its checked record. Shares of one run can be
compared between machines; milliseconds cannot.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from cpts_extract.annotate import read_through
from cpts_extract.check import check
from cpts_extract.read import KNOWN_SUFFIXES, read_document
from cpts_extract.resolve import resolve
from cpts_extract.territory.record import link


def main() -> int:
    """Parse the arguments, measure and print; 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/territory.py corpus/",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a folder of releases")
    given = parser.parse_args()
    files = [file for path in given.paths for file in sorted(path.iterdir()) if file.suffix.lower() in KNOWN_SUFFIXES]
    if not files:
        parser.error("no release to read there")
    extraction, territory = 0.0, 0.0
    first = True
    for file in files:
        began = time.process_time()
        document = read_document(file)
        found = resolve(read_through(document))
        reached = time.process_time()
        check(link(found, document.text))
        done = time.process_time()
        if first:  # what is made once: the rules on one side, the tables on the other
            print(
                f"once: rules and first release {1000 * (reached - began):.0f} ms, tables {1000 * (done - reached):.0f} ms"
            )
            first = False
        extraction += reached - began
        territory += done - reached
    whole = extraction + territory
    print(f"{len(files)} releases: {1000 * whole / len(files):.1f} ms a release, start included")
    print(
        f"linking and checks: {1000 * territory / len(files):.1f} ms a release, {100 * territory / whole:.1f} % of the whole"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

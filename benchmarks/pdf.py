"""How many pages a second are read, against plain pdfplumber on the same files in the same run.

Usage: ``python benchmarks/pdf.py FOLDER_OR_FILE... [--rounds N]``. Reading here is `read_document`: words, boxes, the
order of reading, the page count of a second library. pdfplumber's is ``extract_text``, which orders nothing.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
from cpts_extract.read import read_document


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3, help="each is timed this often, and the fastest counts")
    options = parser.parse_args(arguments)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    print(f"{'files':28} {'pages':>6} {'pages/s':>9} {'pdfplumber':>11} {'ratio':>7}")
    for path in options.paths:
        files = sorted(path.rglob("*.pdf")) if path.is_dir() else [path]
        if not files:
            print(f"{path} holds no PDF", file=sys.stderr)
            return 1
        pages = sum(read_document(file).pages for file in files)  # and what is loaded once, before anything is timed
        _plain(files[:1])
        own = _best(lambda files=files: [read_document(file) for file in files], options.rounds)
        plain = _best(lambda files=files: _plain(files), options.rounds)
        print(f"{path.name:28} {pages:6} {pages / own:9.1f} {pages / plain:11.1f} {plain / own:7.1f}")
    return 0


def _plain(files: Sequence[Path]) -> None:
    for file in files:
        with pdfplumber.open(file) as pdf:
            for page in pdf.pages:
                page.extract_text()


def _best(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        before = time.process_time()
        work()
        taken.append(time.process_time() - before)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())

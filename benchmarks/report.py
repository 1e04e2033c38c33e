"""Measure the static site of many releases: CPU seconds by what is made, and the size of the home page.

The releases are those of `synthetic.py`, read and loaded as `cpts-extract run` does; three are on one CPTS. Shares of one
run can be compared between machines; seconds cannot.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cpts_extract.report.site import write

HERE = Path(__file__).parent


def main() -> int:
    """Parse the arguments, measure and print; 1 when the home page is too large."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/report.py --number 3000",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--number", type=int, default=900, metavar="N", help="how many releases (default: 900)")
    parser.add_argument("--warehouse", type=Path, metavar="FILE", help="a warehouse that is there, instead")
    parser.add_argument(
        "--most", type=int, default=1_000_000, metavar="BYTES", help="the most of the home page (default: 1000000)"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        warehouse = given.warehouse or load(Path(folder), given.number)
        out = Path(folder) / "report"
        began, cpu = time.perf_counter(), time.process_time()
        made = write(warehouse, out, None, unseen)
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
        home = (out / "index.html").stat().st_size
        whole = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        print(f"{made.pages} pages of {made.cpts} CPTS and {made.releases} releases")
        print(f"{cpu:.1f} s of CPU ({1000 * cpu / made.pages:.1f} ms a page), {took:.1f} s by the clock")
        print(f"home page {home / 1000:.0f} kB, whole site {whole / 1e6:.0f} MB")
        for path in sorted(out.glob("*.html")):
            print(f"  {path.name}: {path.stat().st_size / 1000:.0f} kB")
    return 1 if home > given.most else 0


def load(folder: Path, number: int) -> Path:
    """Make releases and load them into a new warehouse."""
    texts, warehouse = folder / "texts", folder / "cpts.duckdb"
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run([sys.executable, HERE / "synthetic.py", texts, "--number", str(number)], **quiet)
    command = "import sys; from cpts_extract.cli import main; main(sys.argv[1:])"
    subprocess.run([sys.executable, "-c", command, "run", texts, "--warehouse", warehouse], **quiet)
    return warehouse


@contextlib.contextmanager
def unseen(pages: int) -> Iterator[Callable[[int], None]]:
    """Show no progress."""
    yield lambda count: None


if __name__ == "__main__":
    sys.exit(main())

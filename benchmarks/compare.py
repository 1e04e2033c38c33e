"""Compare with peers: processor time for the same text releases, start-up included, in one run.

The peers are `peers/plain.py`, a script of regular expressions, and `peers/with_edsnlp.py` (`pip install edsnlp`), which is
left out where that is not there. Neither tells whose a value is, or links communes, or checks anything: they are what one would
write instead, not the same work.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from synthetic import releases

PEERS = Path(__file__).parent / "peers"
EXTRACT = "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"
WAYS = {
    "regular expressions": [str(PEERS / "plain.py")],
    "edsnlp": [str(PEERS / "with_edsnlp.py")],
    "cpts-extract extract": ["-c", EXTRACT, "extract", "--format", "jsonl"],
}


def main() -> int:
    """Parse the arguments, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/compare.py --number 1000",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="texts (default: synthetic ones)")
    parser.add_argument("--number", type=int, default=100, metavar="N", help="synthetic releases (default: 100)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = given.paths or synthetic(Path(folder), given.number)
        size = sum(path.stat().st_size for path in files) / len(files)
        print(
            f"{f'{len(files)} texts of {size / 1000:.1f} kB':28} {'cpu s':>8} {'ms a text':>10} {'after start':>12} {'ratio':>7}"
        )
        own = 0.0
        for name, command in reversed(WAYS.items()):
            if name != "edsnlp" or find_spec("edsnlp"):
                start, taken = cpu(command, files[:1]), cpu(command, files)
                own = own or taken
                each, after = 1000 * taken / len(files), 1000 * (taken - start) / max(len(files) - 1, 1)
                print(f"{name:28} {taken:8.1f} {each:10.1f} {after:12.1f} {taken / own:7.2f}", flush=True)
    return 0


def synthetic(folder: Path, number: int) -> list[Path]:
    """Write synthetic releases."""
    made = []
    for name, text, _ in releases(number):
        made.append(folder / name)
        made[-1].write_text(text, encoding="utf-8")
    return made


def cpu(command: Sequence[str], files: Sequence[Path]) -> float:
    """Give the processor's seconds of a command on files."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *command, *map(str, files)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())

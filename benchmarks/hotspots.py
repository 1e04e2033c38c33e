"""Show where the time of an extraction goes: by module, and by function.

Runs the releases once for what is made only once, and once under cProfile, which makes calls look dearer than they are.
Times are shares of the whole: compare them, not milliseconds. For milliseconds a release see `benchmarks/extract.py`.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import cpts_extract
from cpts_extract.extract import extract
from cpts_extract.read import KNOWN_SUFFIXES, read_document

ROOT = Path(cpts_extract.__file__).parent


def main() -> int:
    """Parse the arguments, measure and print; 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/hotspots.py corpus/ --top 20",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder of releases")
    parser.add_argument("--top", type=int, default=25, metavar="N", help="functions that are printed (default: 25)")
    given = parser.parse_args()
    documents = [
        read_document(path) for path in sorted(given.folder.iterdir()) if path.suffix.lower() in KNOWN_SUFFIXES
    ]
    if not documents:
        parser.error("no release to read there")
    for document in documents:
        extract(document)
    # What is personal in a text is remembered, so the second time it is another one.
    documents = [replace(document, text=document.text + "\n") for document in documents]
    profile = cProfile.Profile()
    profile.enable()
    for document in documents:
        extract(document)
    profile.disable()
    report(profile, given.top)
    return 0


def report(profile: cProfile.Profile, top: int) -> None:
    """Print the share of each module of the package, then of the functions that take most; what they call is not counted.

    What Python and other libraries take is counted with the function of the package that called them.
    """
    stats: dict[tuple[str, int, str], Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    own: dict[tuple[str, int, str], float] = defaultdict(float)
    for place, (_, _, time, _, callers) in stats.items():
        if _ours(place):
            own[place] += time
        else:
            for caller, (_, _, part, _) in callers.items():
                own[caller if _ours(caller) else ("elsewhere", 0, "")] += part
    modules: dict[str, float] = defaultdict(float)
    for (file, _, _), time in own.items():
        modules[_named(file)] += time
    whole = sum(own.values())
    print("module                                   share")
    for name, time in sorted(modules.items(), key=lambda item: -item[1])[:top]:
        print(f"{name:40}{100 * time / whole:5.1f} %")
    print("\nfunction" + " " * 50 + "calls   share")
    for (file, line, name), time in sorted(own.items(), key=lambda item: -item[1])[:top]:
        calls = stats[file, line, name][1] if (file, line, name) in stats else 0
        print(f"{f'{_named(file)}:{line} {name}':56}{calls:8}{100 * time / whole:6.1f} %")


def _ours(place: tuple[str, int, str]) -> bool:
    return place[0].startswith(str(ROOT))


def _named(file: str) -> str:
    return str(Path(file).relative_to(ROOT)) if file.startswith(str(ROOT)) else file


if __name__ == "__main__":
    sys.exit(main())

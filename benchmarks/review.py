"""Measure what a decision takes on the reviewing page: from the sending of the form until the next question is there.

What a browser takes to draw is not counted. The releases are those of `synthetic.py`, read and loaded as `cpts-extract run`
does; the first value of each question is accepted. Ratios to a picture that the same server sends can be compared between machines.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parent))

from report import load

SERVE = "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"
ACCEPT = re.compile(r'<form method="post" action="/decision" data-key="a">(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'name="([^"]+)" value="([^"]*)"')
BROWSER = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
QUESTION = re.compile(r'href="(/question/[^"]+)"')


def main() -> int:
    """Parse the arguments, measure and print; 1 when no question was open."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/review.py --number 3000 --decisions 100",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--number", type=int, default=300, metavar="N", help="how many releases (default: 300)")
    parser.add_argument("--decisions", type=int, default=20, metavar="N", help="how many decisions (default: 20)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(load(Path(folder), given.number)) as root:
        places = [unescape(one) for one in dict.fromkeys(QUESTION.findall(asked(root, "/")))]
        base = statistics.median(taken(root, "/icon.svg") for _ in range(20))
        decisions = [taken(root, "/decision", accepting(root, place)) for place in places[: given.decisions]]
    if not decisions:
        print("no question is open")
        return 1
    middle, longest = statistics.median(decisions), max(decisions)
    print(f"{given.number} releases, {len(places)} questions on the first page, {len(decisions)} decisions")
    print(f"{'':10} {'s':>8} {'ratio':>8}")
    for name, seconds in (("picture", base), ("decision", middle), ("longest", longest)):
        print(f"{name:10} {seconds:8.3f} {seconds / base:8.1f}")
    print(f"a hundred of them: {100 * statistics.mean(decisions) / 60:.1f} min")
    return 0


@contextmanager
def served(warehouse: Path) -> Iterator[str]:
    """Serve a warehouse; give the address."""
    command = [
        sys.executable,
        "-c",
        SERVE,
        "review",
        "--warehouse",
        str(warehouse),
        "--port",
        "0",
        "--who",
        "la présidente",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert server.stdout
            address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+", line)))
            BROWSER.open(address).close()  # it bears the key, which is a cookie from then on
            yield address.partition("/?")[0]
        finally:
            server.terminate()


def accepting(root: str, place: str) -> dict[str, str]:
    """Give the form that accepts the first value of a question."""
    form = ACCEPT.search(asked(root, place))
    assert form, f"{place} has no value to accept"
    return {name: unescape(value) for name, value in FIELD.findall(form[1])}


def taken(root: str, path: str, form: dict[str, str] | None = None) -> float:
    """Give the seconds until an answer is there, and what it leads to."""
    before = time.perf_counter()
    asked(root, path, form)
    return time.perf_counter() - before


def asked(root: str, path: str, form: dict[str, str] | None = None) -> str:
    """Ask for a page, or send a form; give the text of the page that comes in the end."""
    request = urllib.request.Request(root + path, urlencode(form).encode() if form else None, {"Origin": root})
    with BROWSER.open(request, timeout=60) as answer:
        return str(answer.read().decode("utf-8"))


if __name__ == "__main__":
    sys.exit(main())

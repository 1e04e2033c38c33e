"""Install the lowest version of every direct dependency that pyproject.toml allows, each as a wheel, and run the tests with them.

In `.lowest`, a virtual environment of its own, which is kept for the next time. Arguments go to pytest. What dependencies need
themselves is left to pip. 1 where they cannot be installed together, else what pytest says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

PLACE = Path(".lowest")
EXTRAS = "calibrate,dev"
TESTS = """
tests/values tests/fields tests/load tests/read tests/cli tests/batch tests/collect
tests/pages tests/report tests/export tests/test_corpus.py
""".split()
_BOUND = re.compile(r"([\w.-]+)\s*>=\s*([\w.]+)")


def main() -> int:
    """Install and test."""
    venv.create(PLACE, with_pip=True, clear=False)
    constraints = PLACE / "lowest.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in bounds()), encoding="utf-8")
    python = [str(PLACE / "bin" / "python"), "-m"]
    wheels = {**os.environ, "PIP_ONLY_BINARY": ":all:"}
    install = [*python, "pip", "install", "-q", "-c", str(constraints), "-e", f".[{EXTRAS}]"]
    if subprocess.run(install, env=wheels).returncode:
        return 1
    # An old version beside a later one of what it needs says what has become of that; so it does to a user, who sees nothing of it.
    quiet = ["-W", "ignore::DeprecationWarning"]
    return subprocess.run([*python, "pytest", "-q", "-n", "auto", *quiet, *(sys.argv[1:] or TESTS)]).returncode


def bounds() -> list[tuple[str, str]]:
    """List the dependencies with their lowest versions.

    Raises:
        ValueError: One has no lower bound.
    """
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = []
    for one in [*project["dependencies"], *(one for extra in EXTRAS.split(",") for one in _of(extra, project))]:
        bound = _BOUND.match(one)
        if bound is None:
            raise ValueError(f"pyproject.toml: {one!r} has no lower bound")
        found.append((bound[1], bound[2]))
    return sorted(set(found))


def _of(extra: str, project: dict[str, dict[str, list[str]]]) -> list[str]:
    """List the dependencies of an extra, and of the extras that it takes in."""
    found = []
    for one in project["optional-dependencies"][extra]:
        taken = re.fullmatch(rf"{project['name']}\[(.*)\]", one)
        found += [more for name in taken[1].split(",") for more in _of(name, project)] if taken else [one]
    return found


if __name__ == "__main__":
    sys.exit(main())

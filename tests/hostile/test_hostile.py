"""No input crashes or hangs a run: each file is named with its reason, the others are loaded, limits are kept.

One run over all of `make.CASES`, with two workers, as a user would start it.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import duckdb
import pytest

pytestmark = pytest.mark.xdist_group("hostile")  # one run for all tests, not one in each process of pytest

COMMAND = [sys.executable, "-c", "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"]
TIMEOUT = 6
MEMORY = 1000
"""Megabytes."""
RULES = 3000
"""Megabytes more that a process may take for the rules and libraries, see `batch.extractors`."""


def _make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hostile_make", Path(__file__).parent / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make = _make()


class Ran(NamedTuple):
    """How the run over all files ended."""

    status: int
    stdout: str
    stderr: str
    peak: int
    """Most megabytes that one of its processes took."""
    releases: dict[str, tuple[Any, ...]]
    """From the file's name to status and reason."""
    names: list[str]
    """Of the CPTS found in good.txt and the likes."""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    folder = tmp_path_factory.mktemp("hostile")
    list(make.make_all(folder / "files"))
    limits = ["--timeout", str(TIMEOUT), "--memory", str(MEMORY), "--workers", "2", "--warehouse", "all.duckdb"]
    peak = 0
    with subprocess.Popen(
        [*COMMAND, "run", "files", *limits], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        while run.poll() is None:
            peak = max([peak, *(resident(process) for process in family(run.pid))])
            time.sleep(0.2)
        assert run.stdout
        assert run.stderr
        told = run.stdout.read(), run.stderr.read()
    with duckdb.connect(folder / "all.duckdb", read_only=True) as connection:
        rows = connection.execute("SELECT source, status, reason FROM release").fetchall()
        names = [row[0] for row in connection.execute("SELECT DISTINCT name FROM cpts ORDER BY 1").fetchall()]
    yield Ran(run.returncode, *told, peak, {source: tuple(rest) for source, *rest in rows}, names)
    for path in (folder / "files").iterdir():
        if path.is_file() and path.stat().st_size > 10_000_000:
            path.unlink()


def test_the_status_says_that_files_failed_and_nothing_else_is_said(ran: Ran) -> None:
    assert ran.status == 1
    assert "Traceback" not in ran.stderr
    assert all(re.match(r"cpts-extract: files/", line) for line in ran.stderr.splitlines())


@pytest.mark.parametrize(
    "case", make.CASES, ids=lambda case: os.fsdecode(case.name).encode("ascii", "replace").decode()
)
def test_each_file_has_its_status_and_reason(case: Any, ran: Ran) -> None:
    if case.name == "forbidden.txt" and os.geteuid() == 0:
        pytest.skip("the superuser may read every file")
    source = "files/" + os.fsencode(case.name).decode("utf-8", errors="backslashreplace")
    if case.status == "absent":
        assert source not in ran.releases
        return
    status, reason = ran.releases[source]
    assert status in case.status.split("|"), reason
    assert re.search(case.reason, reason or "")


def test_what_fails_costs_no_other_its_facts(ran: Ran) -> None:
    assert {"CPTS du Val", "CPTS de la Plaine"} <= set(ran.names)
    assert "CPTS du Piège" not in ran.names
    assert ran.releases["files/folder-loop/in-a-loop.txt"] == ("ok", None)
    assert not [source for source in ran.releases if "again" in source]


def test_every_file_that_failed_is_named_on_a_line(ran: Ran) -> None:
    failed = [source for source, (status, _) in ran.releases.items() if status == "unreadable"]
    assert len(failed) > 15
    for source in failed:
        # Of a name that would steer the terminal only what does not.
        name = re.escape(" ".join(source.split())).replace("\x1b", ".").replace("\u202e", ".")
        assert re.search(f"(?m)^cpts-extract: {name}: ", ran.stderr), source
    assert "\x1b" not in ran.stderr


def test_memory_stays_within_the_limits(ran: Ran) -> None:
    assert 0 < ran.peak < MEMORY + RULES


# ---- processes ------------------------------------------------------------------------------------------------------


def family(process: int) -> list[int]:
    """List a process and all that it and its descendants have started."""
    found = [process]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def resident(process: int) -> int:
    """Give the megabytes that a process takes."""
    try:
        told = Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", told)
    return int(found[1]) // 1000 if found else 0

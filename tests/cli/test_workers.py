"""``run --workers``: the same as one process gives, whatever happens to the processes that read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import Result
from cpts_extract.batch.extractors import Extractors, cores
from cpts_extract.batch.files import File
from cpts_extract.batch.plan import Task
from cpts_extract.batch.prepare import Order
from cpts_extract.load.facts import Run
from cpts_extract.read.worker import Limits

Cpts = Callable[..., Result]

COMMAND = [sys.executable, "-c", "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"]
FACTS = (
    "SELECT source, status, reason, sha256, text, name, value FROM release LEFT JOIN entry USING (release_id) "
    "LEFT JOIN population USING (entry_id) ORDER BY release.rowid, entry.rowid"
)
HARM = """
import os, signal, sys, time
import cpts_extract.read as reading
from cpts_extract.models import Document

reads = reading.read_document

def read_document(path, *given, **more):
    document = reads(path, *given, **more)
    if "meurt" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "mange" in document.text:
        bytearray(10**12)
    if "meurt" not in document.text and "dure" in document.text:
        object.__setattr__(document, "text", Slow(document.text))
    return document

class Slow(str):
    def __getattribute__(self, name):
        time.sleep(60)

reading.read_document = read_document
"""


def text(number: int, more: str = "") -> str:
    return (
        f"La CPTS du Val {number} signe son contrat\n\nLa CPTS du Val {number} a signé l'ACI le 9 octobre 2024. "
        f"Elle couvre {50_000 + number} habitants.\n{more}\n"
    )


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with forty releases in ``releases/``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "releases").mkdir()
    for number in range(40):
        (tmp_path / "releases" / f"{number:02}.txt").write_text(text(number), encoding="utf-8")
    return tmp_path


@pytest.fixture
def harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let words of a text do to the process that reads it what files of the world may do."""
    (tmp_path / "harm").mkdir()
    (tmp_path / "harm" / "sitecustomize.py").write_text(HARM, encoding="utf-8")
    before = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "harm"), *([before] if before else [])]))


def facts(warehouse: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return connection.execute(FACTS).fetchall()


def test_several_processes_give_what_one_gives_in_the_same_order(many: Path, cpts: Cpts) -> None:
    (many / "releases" / "07.txt").write_text("La piscine rouvre le 3 mars 2024.\n", encoding="utf-8")
    (many / "releases" / "08.pdf").write_bytes(b"%PDF-1.7 broken")
    told = [cpts("run", "releases", "--workers", workers, "--warehouse", f"{workers}.duckdb") for workers in (0, 3)]
    assert [result.exit_code for result in told] == [1, 1]
    assert told[0].output.replace("0.duckdb", "3.duckdb") == told[1].output
    assert facts("0.duckdb") == facts("3.duckdb")
    assert len(facts("3.duckdb")) == 41


@pytest.mark.usefixtures("harm")
def test_a_file_that_brings_its_process_down_is_named_and_the_others_are_read(many: Path, cpts: Cpts) -> None:
    for number, what in ((3, "Elle meurt."), (4, "Elle meurt."), (11, "Elle mange."), (39, "Elle dure.")):
        (many / "releases" / f"{number:02}.txt").write_text(text(number, what), encoding="utf-8")
    result = cpts("run", "releases", "--workers", 2, "--timeout", 5)
    assert result.exit_code == 1
    assert result.stderr == (
        "cpts-extract: releases/03.txt: its extraction ended by signal SIGKILL\n"
        "cpts-extract: releases/04.txt: its extraction ended by signal SIGKILL\n"
        "cpts-extract: releases/11.txt: needs more memory than it may take\n"
        "cpts-extract: releases/39.txt: takes more than 5 seconds to extract\n"
    )
    assert [row[1] for row in facts("outputs/cpts.duckdb")].count("ok") == 36


def test_long_names_and_long_answers_do_not_wait_for_each_other(many: Path) -> None:
    """What is asked and what is answered are both more than a pipe takes at a time."""
    (many / "long.txt").write_text(text(1, "La piscine rouvre le 3 mars. " * 400), encoding="utf-8")
    tasks = [Task(File("./" * (1800 + number) + "long.txt", f"{'x' * 4000}{number}"), "added") for number in range(160)]
    order = Order(Run(1, datetime(2026, 1, 1), "", ""), Limits())
    with Extractors(1) as extractors:
        parts = list(extractors.run(tasks, order))
    assert [one.failure for part in parts for one in part.prepared] == [None] * 160
    assert parts[0].rows["release"].num_rows == 32


@pytest.mark.usefixtures("harm")
def test_each_file_is_counted_once_though_it_is_read_again(many: Path) -> None:
    (many / "releases" / "20.txt").write_text(text(20, "Elle meurt."), encoding="utf-8")
    names = [str(path) for path in sorted((many / "releases").iterdir())]
    told: list[int] = []
    with Extractors(1) as extractors:
        tasks = [Task(File(name, name), "added") for name in names]
        order = Order(Run(1, datetime(2026, 1, 1), "", ""), Limits())
        parts = list(extractors.run(tasks, order, told.append))
    assert [one.task.file.name for part in parts for one in part.prepared] == names
    assert sum(told) == len(names)
    assert min(told) < 0


def test_processes_killed_in_the_middle_cost_nothing(many: Path, cpts: Cpts) -> None:
    cpts("run", "releases", "--warehouse", "undisturbed.duckdb")
    command = [*COMMAND, "run", "releases", "--workers", "2", "--warehouse", "killed.duckdb"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        while len(killed := children(run.pid)) < 2:
            time.sleep(0.01)
        for child in killed:
            os.kill(child, signal.SIGKILL)
        assert run.wait(120) == 0, run.stderr and run.stderr.read()
    assert facts("killed.duckdb") == facts("undisturbed.duckdb")


def test_no_process_outlives_the_command(many: Path) -> None:
    command = [*COMMAND, "run", "releases", "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while not (started := children(run.pid)):
            time.sleep(0.01)
        run.kill()
    deadline = time.monotonic() + 60
    while any(Path(f"/proc/{child}").exists() for child in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [child for child in started if Path(f"/proc/{child}").exists()]


def children(parent: int) -> set[int]:
    """List the processes that a process has started and that read for it."""
    try:
        listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return {int(one) for one in listed if "extractors" in Path(f"/proc/{one}/cmdline").read_text()}
    except FileNotFoundError:
        return set()


def test_the_cores_that_may_be_used_are_counted() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)

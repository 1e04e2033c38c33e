"""A folder is there whole or as it was, whatever kills the process that replaces it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from cpts_extract.swap import swapped

KILLED = """
import os, pathlib, signal, sys
from cpts_extract.swap import swapped
place = pathlib.Path("out")
if sys.argv[1] == "between the renames":
    rename = pathlib.Path.rename
    def renamed(one, other):
        rename(one, other)
        os.kill(os.getpid(), signal.SIGKILL)
    pathlib.Path.rename = renamed
with swapped(place) as new:
    (new / "a.txt").write_text("half")
    if sys.argv[1] == "while it is written":
        os.kill(os.getpid(), signal.SIGKILL)
"""


def content(folder: Path) -> list[tuple[str, str]]:
    return [
        (str(file.relative_to(folder)), file.read_text()) for file in sorted(folder.rglob("*")) if not file.is_dir()
    ]


def test_the_new_one_takes_the_place_of_all_that_was_there(tmp_path: Path) -> None:
    for text in ("one", "two"):
        with swapped(tmp_path / "deep" / "out") as new:
            (new / f"{text}.txt").write_text(text)
    assert content(tmp_path) == [("deep/out/two.txt", "two")]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    with swapped(tmp_path / "out") as new:
        (new / "a.txt").write_text("whole")
    with suppress(KeyboardInterrupt), swapped(tmp_path / "out") as new:
        (new / "a.txt").write_text("half")
        raise KeyboardInterrupt
    assert content(tmp_path) == [("out/a.txt", "whole")]


@pytest.mark.parametrize("moment", ["while it is written", "between the renames"])
def test_what_a_killed_process_left_is_cleared_away_by_the_next(tmp_path: Path, moment: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").write_text("whole")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run([sys.executable, "-c", KILLED, moment], cwd=tmp_path, env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    with suppress(KeyboardInterrupt), swapped(tmp_path / "out"):
        assert content(tmp_path) == [("out/a.txt", "whole")]
        raise KeyboardInterrupt
    assert content(tmp_path) == [("out/a.txt", "whole")]


def test_what_a_running_process_writes_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / f".out.{os.getppid()}.new"
    other.mkdir()
    with swapped(tmp_path / "out"):
        pass
    assert sorted(one.name for one in tmp_path.iterdir()) == [other.name, "out"]

"""What is printed fits the terminal, has colours only there, and is little where little is asked for."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cpts = Callable[..., Result]

ROOT = Path(__file__).parent.parent.parent
START = "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
TWELVE = (
    "SELECT name, signature_date, population, population_quote, population_source, commune_count, commune_count_quote, "
    "name_source, name_why, releases, sources, names FROM cpts_summary ORDER BY name"
)
NUMBERS = (
    "SELECT name, " + ", ".join(f"{n} * 1000 AS number_{n}" for n in range(1, 10)) + " FROM range(6), cpts_summary"
)


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", TWELVE],
        ["query", NUMBERS],
        ["show", "blavet"],
        ["extract", "releases/blavet.txt"],
        ["explain", "releases/blavet.txt", "signature_date"],
        ["explain", "releases/oust.md", "funding"],
        ["rules", "--releases", "releases"],
        ["evaluate", "gold", "--releases", "releases", "--errors"],
        ["schema"],
    ],
    ids=lambda words: " ".join(words)[:30],
)
def test_no_line_is_longer_than_the_terminal_and_no_word_is_broken(
    arguments: list[str], folder: Path, cpts: Cpts, monkeypatch: pytest.MonkeyPatch
) -> None:
    cpts("run", "releases")
    (folder / "gold").mkdir()
    (folder / "gold" / "blavet.json").write_text('{"cpts": [{"name": "CPTS du Blavet", "population": {"value": 1}}]}')
    words = {word for word in re.findall(r"\S+", cpts(*arguments).stdout) if len(word) <= 24 and "─" not in word}
    merged = {"quotation", "source", "confidence", "CPTS"}  # heads of columns that a narrow table shares
    for width in (60, 80, 200):
        monkeypatch.setenv("COLUMNS", str(width))
        printed = cpts(*arguments).stdout
        assert [line for line in printed.splitlines() if len(line) > width] == []
        broken = words - set(re.findall(r"\S+", printed)) - {"field", "value"}
        assert {word for word in broken if f"({word}" not in printed and f"{word})" not in printed} <= merged


def test_many_rows_of_numbers_become_tables_that_share_the_first_column(
    folder: Path, cpts: Cpts, monkeypatch: pytest.MonkeyPatch
) -> None:
    cpts("run", "releases")
    monkeypatch.setenv("COLUMNS", "66")
    heads = [line.split() for line in cpts("query", NUMBERS).stdout.splitlines() if "number" in line]
    assert heads == [["name", *(f"number_{n}" for n in some)] for some in ((1, 2, 3, 4), (5, 6, 7, 8), (9,))]


# ---- colours ----------------------------------------------------------------------------------------------------


def on_terminal(folder: Path, *arguments: str, **more: str) -> tuple[str, str]:
    """Run a command on a terminal of its own; give what stood on stdout and on stderr."""
    streams = [pty.openpty(), pty.openpty()]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm", **more}
    environment = {name: value for name, value in environment.items() if value}
    command = [sys.executable, "-c", START, *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=streams[0][1], stderr=streams[1][1], env=environment) as process:
        for _, end in streams:
            os.close(end)
        read = {one: b"" for one, _ in streams}
        while read_from := select.select([one for one in read if one >= 0], [], [], 60)[0]:
            for one in read_from:
                try:
                    some = os.read(one, 65536)
                except OSError:
                    some = b""
                read[one] += some
            if process.poll() is not None and not some:
                break
    for one in read:
        os.close(one)
    out, err = (text.decode(errors="replace").replace("\r\n", "\n") for text in read.values())
    return out, err


@pytest.mark.parametrize(
    ("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)]
)
def test_colours_are_for_terminals_where_nobody_asked_for_none(
    more: dict[str, str], coloured: bool, folder: Path
) -> None:
    out, _ = on_terminal(folder, "explain", "releases/blavet.txt", "population", **more)
    assert ("57 633" in out, bool(ESCAPE.search(out))) == (True, coloured)
    _, err = on_terminal(folder, "query", "SELECT 1", **more)
    assert ("no such warehouse" in err, bool(ESCAPE.search(err))) == (True, coloured)


def test_nothing_is_coloured_where_no_terminal_is(folder: Path, cpts: Cpts) -> None:
    told = [cpts("run", "releases"), cpts("query", "FROM cpts"), cpts("explain", "releases/blavet.txt", "population")]
    assert [one.output for one in told if ESCAPE.search(one.output)] == []


# ---- quiet ------------------------------------------------------------------------------------------------------


def test_progress_is_on_stderr_and_quiet_has_none(folder: Path) -> None:
    out, err = on_terminal(folder, "run", "releases", "--warehouse", "a.duckdb")
    assert ("releases read" in out, "Reading" in err, "Reading" in out) == (True, True, False)
    assert on_terminal(folder, "run", "releases", "--warehouse", "b.duckdb", "--quiet") == ("", "")
    out, err = on_terminal(folder, "export", "--format", "csv", "--to", "out", "--warehouse", "a.duckdb")
    assert ("a.duckdb: written" in out, "Writing" in err) == (True, True)
    assert on_terminal(folder, "export", "--format", "csv", "--to", "out", "--warehouse", "a.duckdb", "-q") == ("", "")


def test_quiet_still_tells_errors(folder: Path, cpts: Cpts) -> None:
    (folder / "releases" / "empty.txt").touch()
    result = cpts("run", "releases", "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "cpts-extract: releases/empty.txt: empty file\n")


# ---- errors that say what to do ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "Blavet"], "run `cpts-extract run corpus/` first"),
        (["export", "--format", "csv", "--to", "out"], "run `cpts-extract run corpus/` first"),
        (["query", "FROM nope", "--warehouse", "w.duckdb"], "`cpts-extract schema` lists tables and columns"),
        (
            ["query", "SELECT nope FROM cpts", "--warehouse", "w.duckdb"],
            "`cpts-extract schema` lists tables and columns",
        ),
        (["show", "Trégor", "--warehouse", "w.duckdb"], "`cpts-extract query"),
        (["merge", "Trégor", "Blavet", "--warehouse", "w.duckdb"], "`cpts-extract query"),
        (["show", "Blavet", "--warehouse", "releases/oust.md"], "move it away, and `cpts-extract run` makes a new one"),
        (["show", "Blavet", "--warehouse", "releases"], "name a file in it"),
        (["explain", "releases/oust.md", "population", "--image", "a.png"], "leave --image out"),
    ],
)
def test_an_error_says_what_to_do_next(arguments: list[str], told: str, folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases", "--warehouse", "w.duckdb")
    result = cpts(*arguments)
    assert (result.exit_code, result.stderr.count("\n"), told in result.stderr) == (1, 1, True)


def test_an_error_of_the_system_names_the_file_and_the_reason(folder: Path, cpts: Cpts) -> None:
    (folder / "gold").mkdir()
    (folder / "gold" / "blavet.json").write_text('{"cpts": [{"name": "CPTS du Blavet"}]}')
    result = cpts("evaluate", "gold", "--releases", "releases", "--write-floors", "nowhere/floors.toml")
    assert (result.exit_code, result.stderr) == (1, "cpts-extract: nowhere/floors.toml: No such file or directory\n")

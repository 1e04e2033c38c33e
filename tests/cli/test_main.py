"""What holds for every command: it explains itself, starts fast, and fails in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result
from cpts_extract import __version__
from cpts_extract.cli import main
from cpts_extract.load.ddl import dictionary

from .heavy import HEAVY

Cpts = Callable[..., Result]

COMMANDS = (
    "run collect sources extract explain show report export query review merge split decisions schema evaluate rules completion"
).split()
START = "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"


def shell(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}
    command = [sys.executable, "-c", START, *arguments]
    return subprocess.run(command, capture_output=True, encoding="latin-1", env=environment, check=False)


def test_the_commands_come_in_the_order_of_their_use() -> None:
    assert list(main.commands) == COMMANDS


@pytest.mark.parametrize("module", ["cpts_extract.cli", "cpts_extract.load.ddl", "cpts_extract.load.fingerprint"])
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    code = f"import {module}, sys, json; print(json.dumps(sorted(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert HEAVY & set(json.loads(done.stdout)) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str, cpts: Cpts) -> None:
    result = cpts(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {command} ")
    examples = result.stdout.partition("Examples:\n")[2].rstrip("\n").split("\n")
    assert [line.strip().startswith(("cpts-extract ", "echo ")) for line in examples] == [True] * len(examples)
    options = [one for one in main.commands[command].params if isinstance(one, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_every_command_that_uses_a_warehouse_has_the_same_default() -> None:
    defaults = {
        name: parameter.default
        for name, command in main.commands.items()
        for parameter in command.params
        if parameter.name == "warehouse"
    }
    assert defaults == dict.fromkeys(
        "run collect show report export query review merge split".split(), Path("outputs/cpts.duckdb")
    )


def test_the_version_is_told(cpts: Cpts) -> None:
    assert cpts("--version").stdout == f"cpts-extract, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["run"],
        ["run", "--nope", "a"],
        ["extract"],
        ["extract", "--format", "xml", "a.txt"],
        ["explain", "a.txt"],
        ["explain", "a.txt", "nope"],
        ["show"],
        ["query"],
        ["schema", "--format", "xml"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], folder: Path, cpts: Cpts) -> None:
    result = cpts(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
    assert [file.name for file in folder.iterdir()] == ["releases"]


@pytest.mark.parametrize("arguments", [["show", "Blavet"], ["query", "SELECT 1"]])
def test_a_warehouse_that_is_not_there_is_one_line_and_status_1(arguments: list[str], folder: Path, cpts: Cpts) -> None:
    result = cpts(*arguments)
    told = "cpts-extract: outputs/cpts.duckdb: no such warehouse; run `cpts-extract run corpus/` first, or name one that is there\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


def test_a_reader_who_goes_away_is_no_error() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", START, "schema", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_that_knows_no_accents_is_no_error() -> None:
    for encoding in ("ascii", "latin-1"):  # neither has the arrow of the data dictionary
        done = shell("schema", PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 2 + len(dictionary()))

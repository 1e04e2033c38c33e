"""The documentation is true: what README shows exists and runs, and every command stands in it."""

from __future__ import annotations

import csv
import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import duckdb
import pytest
from click.testing import CliRunner, Result
from cpts_extract import __version__
from cpts_extract.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TEN = README.partition("\n## Ten questions\n")[2].partition("\n## ")[0]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def shown() -> Iterator[list[str]]:
    """Yield the arguments of every call of cpts-extract that README shows."""
    for block in blocks("sh"):
        for line in block.splitlines():
            for part in line.split("&&"):
                words = shlex.split(part, comments=True)
                if words and Path(words[0]).name == "cpts-extract":
                    yield words[1:]


SHOWN = list(shown())
EXAMPLES = [words for block in blocks("sh") for line in block.splitlines() if line.startswith("cpts-extract ")
            for words in [shlex.split(line, comments=True)[1:]]]  # fmt: skip


def options(command: str) -> set[str]:
    parameters = main.commands[command].params
    return {name for one in parameters if isinstance(one, click.Option) for name in one.opts} | {"--help", "-h"}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of corpus/ in which nobody has decided anything."""
    path = tmp_path_factory.mktemp("docs") / "cpts.duckdb"
    assert call(["run", "corpus/"], path).exit_code == 0
    return path


@pytest.fixture(scope="module")
def warehouse(untouched: Path) -> Path:
    """A warehouse of corpus/ for the examples, some of which decide."""
    return Path(shutil.copy(untouched, untouched.with_name("decided.duckdb")))


def call(arguments: list[str], warehouse: Path) -> Result:
    """Run a command in the project's folder; one that takes a warehouse takes this one."""
    command: click.Command = main.commands[arguments[0]]
    if isinstance(command, click.Group) and len(arguments) > 1:
        command = command.commands.get(arguments[1], command)
    if any(one.name == "warehouse" for one in command.params):
        arguments = [*arguments, "--warehouse", str(warehouse)]
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        return CliRunner().invoke(main, arguments)
    finally:
        os.chdir(here)


def test_every_command_stands_in_readme() -> None:
    assert list(dict.fromkeys(words[0] for words in EXAMPLES)) == list(main.commands)


def test_every_option_in_readme_is_real() -> None:
    wrong = [
        (words[0], word)
        for words in SHOWN
        for word in words[1:]
        if word.startswith("-") and word != "-" and word not in options(words[0])
    ]
    assert wrong == []
    known = {option for command in main.commands for option in options(command)}
    inline = re.findall(r"(?<![\w-])(--[a-z][a-z-]*)", "\n".join(re.findall(r"`([^`\n]+)`", README)))
    assert [option for option in inline if option not in known] == []


def test_every_command_that_readme_speaks_of_exists() -> None:
    named = re.findall(r"`cpts-extract ([a-z-]+)", README)
    assert [name for name in named if name not in main.commands] == []


@pytest.mark.parametrize("command", list(main.commands))
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert f"cpts-extract {command} " in result.stdout.partition("Examples:\n")[2] + " "


@pytest.mark.parametrize("command", list(main.commands))
def test_the_options_in_help_examples_are_real(command: str) -> None:
    examples = CliRunner().invoke(main, [command, "--help"]).stdout.partition("Examples:\n")[2]
    used = re.findall(r"(?<!\S)--[a-z-]+", examples)
    assert [option for option in used if option not in options(command)] == []


@pytest.mark.parametrize("arguments", EXAMPLES, ids=lambda words: " ".join(words)[:60])
def test_every_example_of_readme_runs(arguments: list[str], warehouse: Path) -> None:
    result = call(arguments, warehouse)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.strip()


def statements() -> list[str]:
    text = re.sub(r"^--.*$", "", "\n".join(block for block in blocks("sql") if block not in TEN), flags=re.MULTILINE)
    return [one.strip() for one in text.split(";") if one.strip()]


@pytest.mark.parametrize("sql", statements(), ids=lambda sql: sql[:60])
def test_the_sql_of_readme_runs_and_finds_something(sql: str, warehouse: Path) -> None:
    result = call(["query", sql, "--format", "csv"], warehouse)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("\n") > 1


def answers() -> list[tuple[str, str, list[list[str]]]]:
    """Give each of the ten questions, its SQL, and the answer that README states: the head and the rows."""
    found = re.findall(
        r"^\d+\. ([^\n]*\?)\n\n```sql\n(.*?);\n```\n\n((?:\|[^\n]*\|\n)+)", TEN, re.DOTALL | re.MULTILINE
    )
    tables = [[[c.strip() for c in line.strip("|").split("|")] for line in t.splitlines()] for *_, t in found]
    return [(q, sql, [head, *rows]) for (q, sql, _), (head, _, *rows) in zip(found, tables, strict=True)]


def test_there_are_ten_questions() -> None:
    assert len(answers()) == 10


@pytest.mark.parametrize(
    ("question", "sql", "answer"), answers(), ids=lambda one: one[:50] if isinstance(one, str) else ""
)
def test_each_question_has_the_answer_that_readme_states(
    question: str, sql: str, answer: list[list[str]], untouched: Path
) -> None:
    result = call(["query", sql, "--format", "csv"], untouched)
    told = list(csv.reader(io.StringIO(result.stdout)))
    assert (result.stderr, [[" ".join(cell.split()) for cell in row] for row in told]) == ("", answer)


def test_the_python_of_readme_runs(untouched: Path) -> None:
    [block] = blocks("python")
    names: dict[str, Any] = {}
    *first, last = block.replace("outputs/cpts.duckdb", untouched.as_posix()).splitlines()
    exec("\n".join(first), names)
    assert "<mark" in eval(last, names)._repr_html_()


def test_the_dictionary_names_every_table_and_column(warehouse: Path) -> None:
    told = CliRunner().invoke(main, ["schema", "--format", "markdown"]).stdout
    sections = {part.split(" ")[0]: re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) for part in told.split("## ")[1:]}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() WHERE NOT internal GROUP BY 1"
        ).fetchall()
    assert sections == dict(rows)


def test_the_changelog_begins_with_this_version_after_what_is_unreleased() -> None:
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[versions[0] == "Unreleased"] == __version__


def test_the_folders_that_readme_names_are_there() -> None:
    named = re.findall(r"`((?:pipeline|patterns|tests|corpus|benchmarks)/[\w./-]*)`", README)
    assert [name for name in named if not (ROOT / name).exists()] == []

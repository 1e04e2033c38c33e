"""A shell completes commands, options, choices and fields, by the script that `completion` prints."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from cpts_extract.cli import main
from cpts_extract.fields import FIELD_KEYS

from .heavy import HEAVY

Cpts = Callable[..., Result]

ASK = """
source "$SCRIPT"
complete -p cpts-extract
COMP_WORDS=(cpts-extract $LINE "$WORD")
COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_cpts_extract_completion cpts-extract "$WORD" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
PROGRAM = f"""#!{sys.executable}
import sys
sys.argv[0] = "cpts-extract"
from cpts_extract.cli import main
main()
"""


@pytest.fixture
def bash(tmp_path: Path, cpts: Cpts) -> Callable[[str, str], list[str]]:
    """Ask bash what it would complete: the words before, and the one that is begun."""
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "cpts-extract"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    script = tmp_path / "script.bash"
    script.write_text(cpts("completion", "bash").stdout)

    def ask(line: str, word: str) -> list[str]:
        environment = {
            **os.environ,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(sys.path),
            "SCRIPT": str(script),
            "LINE": line,
            "WORD": word,
        }
        command = ["bash", "--norc", "--noprofile", "-c", ASK]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.stderr == ""
        registered, *offered = done.stdout.splitlines()
        assert registered == "complete -o nosort -F _cpts_extract_completion cpts-extract"
        return [one for one in offered if one]

    return ask


@pytest.mark.parametrize(
    ("line", "word", "offered"),
    [
        ("", "", list(main.commands)),
        ("", "ex", ["extract", "explain", "export"]),
        ("sources", "", ["check"]),
        ("run", "--pru", ["--prune"]),
        ("export --format", "", ["parquet", "csv", "xlsx", "jsonl", "datapackage", "all"]),
        ("explain release.pdf", "comm", ["commune_count", "communes"]),
        ("explain release.pdf", "", list(FIELD_KEYS)),
        ("completion", "", ["bash", "zsh", "fish"]),
    ],
)
def test_bash_completes(line: str, word: str, offered: list[str], bash: Callable[[str, str], list[str]]) -> None:
    assert bash(line, word) == offered


def test_completing_imports_nothing_heavy() -> None:
    code = "import sys, atexit; sys.argv = ['cpts-extract']; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))"
    run = f"{code}; from cpts_extract.cli import main; main()"
    more = {
        "_CPTS_EXTRACT_COMPLETE": "bash_complete",
        "COMP_WORDS": "cpts-extract explain a.pdf pop",
        "COMP_CWORD": "3",
    }
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout == "plain,population\n"
    assert HEAVY & set(done.stderr.split()) == set()


@pytest.mark.parametrize(
    ("shell", "marks"),
    [
        ("zsh", ["#compdef cpts-extract", "_CPTS_EXTRACT_COMPLETE=zsh_complete cpts-extract"]),
        ("fish", ["_CPTS_EXTRACT_COMPLETE=fish_complete", "complete --no-files --command cpts-extract"]),
    ],
)
def test_the_scripts_of_other_shells_ask_this_program(shell: str, marks: list[str], cpts: Cpts, tmp_path: Path) -> None:
    result = cpts("completion", shell)
    assert (result.exit_code, [mark for mark in marks if mark not in result.stdout]) == (0, [])
    if shutil.which(shell):
        (tmp_path / "script").write_text(result.stdout)
        done = subprocess.run([shell, "-n", str(tmp_path / "script")], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_another_shell_is_wrong_usage(cpts: Cpts) -> None:
    assert cpts("completion", "powershell").exit_code == 2

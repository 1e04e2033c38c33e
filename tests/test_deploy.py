"""What `deploy/` shows is right: systemd takes the units without a word, they are closed, and the commands in them exist."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from cpts_extract.cli import main
from cpts_extract.cli.repeat import seconds

DEPLOY = Path(__file__).parent.parent / "deploy"
PROGRAM = "/opt/cpts-extract/bin/cpts-extract"
EXPOSURE = 1.4
"""What `systemd-analyze security` gives the service, from 0 (closed) to 10; it may only fall."""
needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not there")


@pytest.fixture
def units(tmp_path: Path) -> list[str]:
    """The units with a program that is there."""
    paths = []
    for name in ("cpts-extract.service", "cpts-extract.timer"):
        text = (DEPLOY / name).read_text(encoding="utf-8").replace(PROGRAM, "/bin/true")
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / name))
    return paths


def analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False)


@needs_systemd
def test_systemd_takes_the_units_without_a_word(units: list[str]) -> None:
    done = analyze("verify", *units)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_systemd
def test_systemd_says_what_is_wrong(units: list[str]) -> None:
    service = Path(units[0])
    service.write_text(service.read_text(encoding="utf-8").replace("MemoryMax=", "MemoryMost="), encoding="utf-8")
    assert "MemoryMost" in analyze("verify", *units).stderr


@needs_systemd
def test_the_service_is_as_closed_as_it_was(units: list[str]) -> None:
    done = analyze("security", "--offline=true", units[0])
    assert (done.returncode, done.stderr) == (0, "")
    found = re.search(r"exposure level for \S+: ([\d.]+)", done.stdout)
    assert found
    assert float(found[1]) <= EXPOSURE


def commands() -> dict[str, list[str]]:
    """Give the arguments of each call of cpts-extract, by its file."""
    service = (DEPLOY / "cpts-extract.service").read_text(encoding="utf-8").replace("\\\n", " ")
    crontab = (DEPLOY / "crontab").read_text(encoding="utf-8")
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    entry, command = (
        json.loads(re.search(rf"^{key} (.*)$", container, re.MULTILINE)[1]) for key in ("ENTRYPOINT", "CMD")
    )  # type: ignore[index]
    return {
        "service": shlex.split(re.search(r"^ExecStart=(.*)$", service, re.MULTILINE)[1])[1:],  # type: ignore[index]
        "crontab": shlex.split(re.search(r"bin/cpts-extract (.*) 2>>", crontab)[1]),  # type: ignore[index]
        "container": [*entry, *command][1:],
    }


@pytest.mark.parametrize(
    ("where", "arguments"), commands().items(), ids=lambda one: one if isinstance(one, str) else ""
)
def test_the_commands_and_their_options_exist(where: str, arguments: list[str]) -> None:
    command, *options = arguments
    known = {name for parameter in main.commands[command].params for name in parameter.opts}
    assert [option for option in options if option.startswith("--") and option not in known] == []
    assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0
    if "--every" in options:
        assert seconds(options[options.index("--every") + 1]) == 6 * 3600


def test_the_crontab_has_lines_of_five_times_and_a_command() -> None:
    lines = [line for line in (DEPLOY / "crontab").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [bool(re.match(r"(?:[\d*/,-]+\s+){5}\S", line)) for line in lines if line] == [True]

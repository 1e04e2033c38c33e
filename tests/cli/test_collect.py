"""``collect`` as the shell runs it: what it prints, its exit status, its log, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from cpts_extract.cli.repeat import seconds
from cpts_extract.collect.store import Store

Cpts = Callable[..., Result]
START = "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def sources(folder: Path) -> Iterator[Path]:
    """A sources.toml whose one page lists the releases of the current folder."""
    site = ThreadingHTTPServer(("127.0.0.1", 0), lambda *rest: _Quiet(*rest, directory=str(folder / "releases")))  # type: ignore[arg-type]
    site.daemon_threads = True
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    path = folder / "sources.toml"
    path.write_text(
        f'delay = 0\n[[source]]\nname = "page"\nkind = "page"\nurl = "http://127.0.0.1:{site.server_port}/"\n'
        'links = "txt$|md$"\nallow_private = true\n'
    )
    yield path
    site.shutdown()
    thread.join()
    site.server_close()


def test_a_pass_prints_a_digest_and_writes_it(sources: Path, cpts: Cpts) -> None:
    result = cpts("collect", sources, "--digest", "digest.json")
    assert result.exit_code == 0
    kinds = [line.split("  ")[1].strip() for line in result.stdout.splitlines() if line.startswith("  ")]
    assert kinds[1:] == ["new release", "new release", "new CPTS", "new CPTS"]
    told = json.loads(Path("digest.json").read_text(encoding="utf-8"))
    assert [row["name"] for row in told["new_cpts"]] == ["CPTS du Blavet", "CPTS de l'Oust"]
    assert (told["counts"], told["needs_somebody"]) == ({"added": 2, "asked": 2, "fetched": 2}, False)
    assert cpts("collect", sources).stdout == "Nothing new: outputs/cpts.duckdb is as it was.\n"


def test_a_quiet_pass_says_nothing_and_loads_all_the_same(sources: Path, cpts: Cpts) -> None:
    result = cpts("collect", sources, "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert cpts("query", "SELECT count(*) FROM release", "--format", "csv").stdout.splitlines()[1] == "2"


def test_the_log_is_on_stderr_in_either_form(sources: Path, cpts: Cpts) -> None:
    lines = [json.loads(line) for line in cpts("collect", sources, "--log-format", "json").stderr.splitlines()]
    assert [line["event"] for line in lines] == ["source lists", "fetched", "fetched", *["digest"] * 4, "pass ended"]
    assert {"at", "level", "event", "source", "url", "bytes"} == set(lines[1])
    assert lines[-1] | {"at": ""} == {
        "at": "", "level": "info", "event": "pass ended", "added": 2, "asked": 2, "fetched": 2,
        "needs_somebody": False, "stopped": False,
    }  # fmt: skip
    text = cpts("collect", sources).stderr.splitlines()
    assert [line.partition(" ")[2] for line in text][-1] == (
        "info: pass ended asked=2 unchanged=2 needs_somebody=False stopped=False"
    )


def test_a_conflict_is_status_3_once(sources: Path, cpts: Cpts) -> None:
    blavet = Path("releases/blavet.txt").read_text(encoding="utf-8")
    Path("releases/other.txt").write_text(blavet.replace("57 633", "61 000"), encoding="utf-8")
    assert cpts("collect", sources).exit_code == 3
    assert cpts("collect", sources).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.toml"], "cpts-extract: none.toml: no such file or directory\n"),
        (
            ["sources.toml", "--warehouse", "releases"],
            "cpts-extract: releases: is a folder, not a warehouse; name a file in it\n",
        ),
    ],
)
def test_an_error_is_one_line_and_status_1(arguments: list[str], told: str, sources: Path, cpts: Cpts) -> None:
    result = cpts("collect", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


@pytest.mark.parametrize("wrong", [["--every", "soon"], ["--every", "0s"], ["--log-format", "xml"], []])
def test_wrong_usage_is_status_2(wrong: list[str], folder: Path, cpts: Cpts) -> None:
    assert cpts("collect", *(["sources.toml", *wrong] if wrong else [])).exit_code == 2


def test_a_second_one_says_who_is_collecting_and_is_status_4(sources: Path, cpts: Cpts) -> None:
    with Store(Path("corpus/collected")).locked():
        result = cpts("collect", sources)
    told = (
        f"cpts-extract: corpus/collected: process {os.getpid()} is collecting into it; try again when that has ended\n"
    )
    assert (result.exit_code, result.stdout, result.stderr) == (4, "", told)


@pytest.mark.parametrize("text", ["", "6", "h", "-1h", "6 hours", "0.5s", "1h30m"])
def test_what_is_no_time_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no time span"):
        seconds(text)


# ---- again and again ------------------------------------------------------------------------------------------------


def start(*arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", START, "collect", *map(str, arguments), "--log-format", "json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def wait_for(process: subprocess.Popen[str], event: str) -> dict[str, object]:
    assert process.stderr is not None
    for line in process.stderr:
        told: dict[str, object] = json.loads(line)
        if told["event"] == event:
            return told
    raise AssertionError(f"it ended without {event!r}")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_within_a_second_while_it_sleeps(number: signal.Signals, sources: Path) -> None:
    with start(sources, "--every", "6h") as process:
        wait_for(process, "next pass")
        began = time.monotonic()
        process.send_signal(number)
        assert process.wait(10) == 0
        assert time.monotonic() - began < 1
        assert process.stdout is not None
        assert process.stdout.read().count("new release") == 2


def test_a_pass_that_fails_does_not_end_the_loop(sources: Path) -> None:
    with Store(Path("corpus/collected")).locked():
        process = start(sources, "--every", "1s")
        assert "is collecting into it" in str(wait_for(process, "pass failed")["reason"])
    with process:
        wait_for(process, "fetched")
        process.send_signal(signal.SIGTERM)  # in the midst of a pass, which ends after the present document
        _, rest = process.communicate(timeout=30)
        assert process.returncode == 0
        told = [json.loads(line) for line in rest.splitlines()]
        assert [line["stopped"] for line in told if line["event"] == "pass ended"] == [True]

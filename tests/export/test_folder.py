"""An export is there whole or not at all, and takes no place that is not its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cpts_extract.errors import ExportError, NotInstalledError
from cpts_extract.export import export, require
from cpts_extract.export.folder import MANIFEST, replaced

from .conftest import command


def write(folder: Path, **files: str) -> None:
    with replaced(folder) as new:
        for name, text in files.items():
            (new / name).write_text(text)


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_later_export_replaces_an_earlier_one(tmp_path: Path) -> None:
    write(tmp_path / "deep" / "out", a="1", b="2")
    write(tmp_path / "deep" / "out", a="3")
    assert listing(tmp_path / "deep") == ["out"]
    assert listing(tmp_path / "deep" / "out") == ["a", MANIFEST]
    told = json.loads((tmp_path / "deep" / "out" / MANIFEST).read_text())
    assert told["files"] == {"a": "sha256:4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"}


def test_an_empty_folder_is_taken_and_a_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(tmp_path / "link", a="1")
    assert (tmp_path / "link").is_symlink()
    assert listing(tmp_path / "real") == ["a", MANIFEST]


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (lambda out: (out / "mine.txt").write_text("x"), "holds mine.txt, which no export wrote"),
        (lambda out: (out / MANIFEST).write_text("{}"), f"holds {MANIFEST}, which no export wrote"),
        (lambda out: (write(out, a="1"), (out / "mine.txt").write_text("x")), "holds mine.txt, which no export wrote"),
        (lambda out: (write(out, a="1"), (out / "a").write_text("2")), "a was changed since it was exported"),
    ],
)
def test_what_no_export_wrote_is_never_replaced(prepare: Callable[[Path], object], told: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    prepare(out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(ExportError) as raised:
        write(out, a="9")
    assert str(raised.value) == f"{out}: {told}; move it away, or name another folder"
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert listing(tmp_path) == ["out"]


def test_a_file_and_the_folder_that_one_is_in_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="is a file; --to names a folder"):
        write(tmp_path / "file", a="1")
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    with pytest.raises(ExportError, match="is the folder that you are in"):
        write(Path(), a="1")


def test_what_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "out", a="1")

    def fail() -> None:
        with replaced(tmp_path / "out") as new:
            (new / "a").write_text("2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (listing(tmp_path), (tmp_path / "out" / "a").read_text()) == (["out"], "1")


def test_something_put_there_meanwhile_is_kept(tmp_path: Path) -> None:
    def meanwhile() -> None:
        with replaced(tmp_path / "out") as new:
            (new / "a").write_text("2")
            (tmp_path / "out").mkdir()
            (tmp_path / "out" / "mine.txt").write_text("x")

    with pytest.raises(ExportError, match=r"mine\.txt"):
        meanwhile()
    assert (listing(tmp_path), listing(tmp_path / "out")) == (["out"], ["mine.txt"])


def test_a_terminated_export_leaves_nothing(corpus_warehouse: Path, tmp_path: Path) -> None:
    code = "import sys; from cpts_extract.cli import main; main()"
    arguments = ["export", "--format", "all", "--to", tmp_path / "out", "--warehouse", corpus_warehouse]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        until = time.monotonic() + 60
        while not any(tmp_path.glob(".out.*.new/csv/*")) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, (b"", b"cpts-extract: interrupted\n"))
    assert list(tmp_path.iterdir()) == []


# ---- the command ------------------------------------------------------------------------------------------------


def test_the_command_tells_what_it_wrote(
    corpus_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    done = command(
        "export", "--format", "jsonl", "--format", "csv", "--to", tmp_path / "out", "--warehouse", corpus_warehouse
    )
    assert (done.exit_code, done.stderr) == (0, "")
    rows = [line.split()[:3] for line in done.stdout.splitlines()[3:]]
    assert rows == [["csv", f"{tmp_path}/out/csv", "46"], ["jsonl", f"{tmp_path}/out/records.jsonl", "1"]]
    assert listing(tmp_path / "out") == ["csv", MANIFEST, "records.jsonl"]
    again = command("export", "--format", "jsonl", "--to", tmp_path / "out", "--warehouse", corpus_warehouse, "-q")
    assert (again.exit_code, again.output, listing(tmp_path / "out")) == (0, "", [MANIFEST, "records.jsonl"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["--to", "out"],
        ["--format", "csv"],
        ["--format", "ods", "--to", "out"],
        ["--format", "csv", "--separator", "tab", "--to", "out"],
        ["--format", "parquet", "--separator", ";", "--to", "out"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert command("export", *arguments).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_no_warehouse_and_a_foreign_folder_are_one_line_and_status_1(corpus_warehouse: Path, tmp_path: Path) -> None:
    done = command(
        "export", "--format", "csv", "--to", tmp_path / "deep" / "out", "--warehouse", tmp_path / "none.duckdb"
    )
    assert (done.exit_code, done.stderr.count("\n"), list(tmp_path.iterdir())) == (1, 1, [])
    (tmp_path / "mine.txt").write_text("x")
    done = command("export", "--format", "csv", "--to", tmp_path, "--warehouse", corpus_warehouse)
    told = f"cpts-extract: {tmp_path}: holds mine.txt, which no export wrote; move it away, or name another folder\n"
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", told)


def test_a_missing_extra_is_one_line_that_says_what_to_install(
    corpus_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpts_extract.extras.find_spec", lambda name: None)
    with pytest.raises(NotInstalledError) as raised:
        export(corpus_warehouse, ["csv", "xlsx"], tmp_path / "out")
    assert str(raised.value) == "to write XLSX, pip install 'cpts-extract[export]' (not there: xlsxwriter)"
    assert list(tmp_path.iterdir()) == []
    require(["parquet", "csv", "jsonl", "datapackage"])

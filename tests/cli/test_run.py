"""``run`` brings the warehouse up to date, tells what it did, and never stops at one file."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cpts_extract.extract
import duckdb
import pytest
from click.testing import Result
from cpts_extract.errors import RuleError
from cpts_extract.load import fingerprint as load_fingerprint
from cpts_extract.load.publish import Publication

Cpts = Callable[..., Result]

WAREHOUSE = Path("outputs/cpts.duckdb")
COUNTED = (
    "releases read",
    "new",
    "changed",
    "again (rules, code or threshold changed, or --force)",
    "unchanged",
    "failed",
)


def ask(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(WAREHOUSE, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def change(sql: str) -> None:
    with duckdb.connect(WAREHOUSE) as connection:
        connection.execute(sql)


def counts(result: Result) -> tuple[int, ...]:
    """Read the closing table: releases read, new, changed, again, unchanged, failed."""
    lines = dict(line.strip().rsplit(None, 1) for line in result.stdout.split("\n") if line.startswith("  "))
    return tuple(int(lines[name]) for name in COUNTED)


# ---- what it loads --------------------------------------------------------------------------------------------------


def test_a_first_run_makes_the_warehouse_and_tells_what_it_found(folder: Path, cpts: Cpts) -> None:
    result = cpts("run", "releases")
    assert (result.exit_code, result.stderr) == (0, "")
    assert counts(result) == (2, 2, 0, 0, 0, 0)
    assert result.stdout.startswith("outputs/cpts.duckdb\n")
    assert ask("SELECT name, signature_date, population, commune_count FROM cpts_summary ORDER BY name") == [
        ("CPTS de l'Oust", "2022-03-02", 42000, None),
        ("CPTS du Blavet", "2024-10-09", 57633, 11),
    ]
    assert ask("SELECT source, status, reason FROM release ORDER BY 1") == [
        ("releases/blavet.txt", "ok", None),
        ("releases/oust.md", "ok", None),
    ]
    told = "paths, forced, added, changed, again, unchanged, failed, finished_at >= started_at"
    assert ask(f"SELECT {told} FROM run") == [(["releases"], False, 2, 0, 0, 0, 0, True)]
    assert [file.name for file in WAREHOUSE.parent.iterdir()] == ["cpts.duckdb"]


def test_every_quotation_is_the_text_and_no_contact_is_in_it(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    wrong = 'substr("text", start + 1, "end" - start) <> quotation'
    assert ask(f"SELECT * FROM evidence JOIN release USING (release_id) WHERE {wrong}") == []
    private = "contains(text, 'Nomdefamille') OR contains(text, '02 97') OR contains(text, 'example')"
    assert ask(f"SELECT {private}, length(text) FROM release WHERE source = 'releases/blavet.txt'") == [
        (False, len((folder / "releases" / "blavet.txt").read_text(encoding="utf-8")))
    ]


def test_a_second_run_changes_nothing_and_says_so(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    before, changed = WAREHOUSE.read_bytes(), WAREHOUSE.stat().st_mtime_ns
    result = cpts("run", "releases")
    said = "Nothing changed: outputs/cpts.duckdb is as it was (2 releases unchanged).\n"
    assert (result.exit_code, result.stdout, result.stderr) == (0, said, "")
    assert (WAREHOUSE.read_bytes() == before, WAREHOUSE.stat().st_mtime_ns) == (True, changed)


def test_a_changed_file_replaces_what_it_gave(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    file = folder / "releases" / "blavet.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("57 633", "60 000"), encoding="utf-8")
    assert counts(cpts("run", "releases")) == (1, 0, 1, 0, 1, 0)
    assert ask("SELECT value FROM population ORDER BY 1") == [(42000,), (60000,)]


def test_changed_rules_read_everything_again(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    change("UPDATE release SET fingerprint = 'of older rules'")
    assert counts(cpts("run", "releases")) == (2, 0, 0, 2, 0, 0)
    assert ask("SELECT count(*) FROM release WHERE fingerprint = 'of older rules'") == [(0,)]


def test_force_reads_everything_again(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    assert counts(cpts("run", "--force", "releases")) == (2, 0, 0, 2, 0, 0)
    assert ask("SELECT run_id, forced FROM run ORDER BY 1") == [(1, False), (2, True)]


def test_a_file_has_one_name_however_it_is_given(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases", folder / "releases" / "oust.md", "./releases/../releases")
    assert ask("SELECT source FROM release ORDER BY 1") == [("releases/blavet.txt",), ("releases/oust.md",)]
    assert cpts("run", folder).stdout.startswith("Nothing changed: ")


def test_folders_are_read_to_any_depth_and_other_files_counted(folder: Path, cpts: Cpts) -> None:
    deep = folder / "releases" / "a" / "b"
    deep.mkdir(parents=True)
    (folder / "releases" / "oust.md").rename(deep / "OUST.MD")
    for name in ("notes.doc", "gold.json", ".hidden.txt"):
        (deep / name).write_text("x")
    (deep / ".git").mkdir()
    (deep / ".git" / "a.txt").write_text("x")
    result = cpts("run", "releases")
    assert (result.exit_code, counts(result)) == (0, (2, 2, 0, 0, 0, 0))
    assert result.stdout.endswith("\n2 files of other kinds not read.\n")
    assert ask("SELECT source FROM release ORDER BY 1") == [("releases/a/b/OUST.MD",), ("releases/blavet.txt",)]


def test_an_empty_folder_is_no_error_and_makes_no_warehouse(folder: Path, cpts: Cpts) -> None:
    (folder / "empty").mkdir()
    result = cpts("run", "empty")
    assert (result.exit_code, result.stdout) == (
        0,
        "Nothing to read: no file of a known kind there (.txt .md .pdf .html .docx .odt).\n",
    )
    assert not WAREHOUSE.exists()


# ---- what fails -----------------------------------------------------------------------------------------------------


def test_files_that_fail_are_told_and_recorded_and_the_others_go_on(folder: Path, cpts: Cpts) -> None:
    (folder / "releases" / "empty.txt").write_text("")
    (folder / "releases" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "letter.doc").write_bytes(b"PK")
    result = cpts("run", "letter.doc", "none.txt", "releases")
    assert (result.exit_code, counts(result)) == (1, (2, 2, 0, 0, 0, 4))
    recorded = dict(ask("SELECT source, reason FROM release WHERE status = 'unreadable' ORDER BY 1"))
    assert list(recorded) == ["letter.doc", "none.txt", "releases/broken.pdf", "releases/empty.txt"]
    assert recorded["none.txt"] == "no such file"
    assert recorded["letter.doc"].startswith("unknown kind of file")
    assert result.stderr == "".join(f"cpts-extract: {source}: {reason}\n" for source, reason in recorded.items())

    before = WAREHOUSE.read_bytes()
    again = cpts("run", "letter.doc", "none.txt", "releases")
    assert (again.exit_code, again.stderr) == (1, result.stderr)
    assert again.stdout == "Nothing changed: outputs/cpts.duckdb is as it was (2 releases unchanged).\n"
    assert WAREHOUSE.read_bytes() == before


def test_a_file_that_vanishes_keeps_its_facts(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    file = folder / "releases" / "blavet.txt"
    content = file.read_text(encoding="utf-8")
    file.unlink()
    quiet = cpts("run", "releases")
    assert (quiet.exit_code, quiet.stdout) == (
        0,
        "Nothing changed: outputs/cpts.duckdb is as it was (1 releases unchanged; "
        "vanished (their facts stay; drop them with --prune): 1).\n",
    )
    for _ in range(2):
        named = cpts("run", "releases/blavet.txt")
        assert (named.exit_code, named.stderr) == (1, "cpts-extract: releases/blavet.txt: no such file\n")
    assert ask("SELECT status, lost FROM release ORDER BY source") == [("ok", "no such file"), ("ok", None)]
    assert ask("SELECT population FROM cpts_summary WHERE name = 'CPTS du Blavet'") == [(57633,)]
    assert ask("SELECT count(*) FROM run") == [(2,)]
    file.write_text(content, encoding="utf-8")
    assert counts(cpts("run", "releases")) == (1, 0, 0, 1, 1, 0)
    assert ask("SELECT status, lost FROM release ORDER BY source") == [("ok", None), ("ok", None)]


def test_prune_drops_what_is_gone_from_the_folders_given(folder: Path, cpts: Cpts) -> None:
    (folder / "others").mkdir()
    for name in ("others/old.txt", "releases/late.txt"):
        (folder / name).write_text((folder / "releases" / "oust.md").read_text(encoding="utf-8"), encoding="utf-8")
    cpts("run", "releases", "others")
    for name in ("others/old.txt", "releases/blavet.txt"):
        (folder / name).unlink()
    (folder / "releases" / "late.txt").write_text("La CPTS du Blavet est née.", encoding="utf-8")
    assert "  vanished (their facts stay; drop them with --prune)   1\n" in re.sub(
        " {3,}", "   ", cpts("run", "releases").stdout
    )
    assert "  vanished (dropped)   1\n" in re.sub(" {3,}", "   ", cpts("run", "releases", "--prune").stdout)
    known = [("others/old.txt",), ("releases/late.txt",), ("releases/oust.md",)]
    assert ask("SELECT source FROM release ORDER BY 1") == known
    orphans = "SELECT count(*) FROM evidence ANTI JOIN release USING (release_id)"
    assert ask(orphans) == [(0,)]
    assert cpts("run", "releases", "--prune").stdout.startswith("Nothing changed: ")


def test_what_is_no_file_in_a_folder_is_named(folder: Path, cpts: Cpts) -> None:
    os.mkfifo(folder / "releases" / "pipe.txt")
    (folder / "releases" / "link.pdf").symlink_to("nowhere.pdf")
    (folder / "releases" / "link").symlink_to("nowhere")
    result = cpts("run", "releases")
    assert (result.exit_code, result.stderr) == (
        1,
        "cpts-extract: releases/link.pdf: no such file\ncpts-extract: releases/pipe.txt: not a regular file\n",
    )
    assert counts(result) == (2, 2, 0, 0, 0, 2)


def test_an_error_of_ours_is_that_files_alone(folder: Path, cpts: Cpts, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = cpts_extract.extract.extract

    def fail(document: Any, least: float) -> Any:
        if document.source.endswith("oust.md"):
            raise ZeroDivisionError("division\nby zero")
        return extract(document, least)

    monkeypatch.setattr(cpts_extract.extract, "extract", fail)
    result = cpts("run", "releases")
    reason = "internal error: ZeroDivisionError: division by zero"
    assert (result.exit_code, result.stderr) == (1, f"cpts-extract: releases/oust.md: {reason}\n")
    assert ask("SELECT source, status, reason FROM release ORDER BY 1") == [
        ("releases/blavet.txt", "ok", None),
        ("releases/oust.md", "unreadable", reason),
    ]


def test_a_wrong_rule_stops_the_run_in_one_line(folder: Path, cpts: Cpts, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Any, least: float) -> Any:
        raise RuleError("population.toml: no pattern")

    monkeypatch.setattr(cpts_extract.extract, "extract", fail)
    result = cpts("run", "releases")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "cpts-extract: population.toml: no pattern\n")


def test_a_damaged_warehouse_stops_the_run_before_anything_is_read(folder: Path, cpts: Cpts) -> None:
    Path("old.duckdb").write_text("no database")
    result = cpts("run", "releases", "--warehouse", "old.duckdb")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("cpts-extract: old.duckdb: not a DuckDB file, or a damaged one: ")
    assert result.stderr.count("\n") == 1
    assert Path("old.duckdb").read_text() == "no database"


def start(*arguments: str, code: str = "pass") -> subprocess.Popen[str]:
    """Start a command in a process of its own, after some code."""
    code = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        f"sys.argv[0] = 'cpts-extract'; {code}; from cpts_extract.cli import main; main()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


BATCH = 64
SLOW = (
    f"import cpts_extract.batch.ingest; cpts_extract.batch.ingest.BATCH = {BATCH}; "
    "import time, cpts_extract.read as reading; reads = reading.read_document; "
    "reading.read_document = lambda *given, **more: (time.sleep(0.03), reads(*given, **more))[1]"
)
"""Lets each file take some time, and a batch be of fewer, so that a run can be met in the middle on any machine."""


def wait_for_a_batch(process: subprocess.Popen[str]) -> None:
    """Wait until a run has committed something: that is in the log of its draft, which stands still again."""
    size, before = 0, 0
    while size == 0 or size != before:
        assert process.poll() is None
        time.sleep(0.3)
        logs = WAREHOUSE.parent.glob(".cpts.duckdb.draft-????????????????.wal")
        size, before = sum(log.stat().st_size for log in logs), size


@pytest.fixture
def many(folder: Path) -> int:
    """Many releases in the folder, so that a run can be met in the middle; gives how many."""
    text = (folder / "releases" / "blavet.txt").read_text(encoding="utf-8")
    for number in range(200):
        (folder / "releases" / f"{number}.txt").write_text(f"{text}\n{number}", encoding="utf-8")
    return 202


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_so_and_leaves_whole_releases(number: signal.Signals, many: int) -> None:
    with start("run", "releases", code=SLOW) as process:
        wait_for_a_batch(process)
        assert not WAREHOUSE.exists()
        process.send_signal(number)
        told = process.communicate()
    assert (process.returncode, *told) == (130, "", "cpts-extract: interrupted\n")
    assert [file.name for file in WAREHOUSE.parent.iterdir()] == ["cpts.duckdb"]
    loaded = ask("SELECT count(*), count(DISTINCT release_id) FROM release")[0]
    assert loaded == ask("SELECT count(*), count(DISTINCT release_id) FROM population")[0]
    assert 0 < loaded[0] < many
    assert ask("SELECT finished_at FROM run") == [(None,)]


def test_a_killed_run_is_gone_on_with(many: int, cpts: Cpts) -> None:
    with start("run", "releases", code=SLOW) as process:
        wait_for_a_batch(process)
        process.kill()
    assert not WAREHOUSE.exists()
    read, added, _, _, unchanged, _ = counts(cpts("run", "releases"))
    assert (read, unchanged) == (added, many - added)
    assert unchanged >= BATCH
    assert ask("SELECT run_id, added, finished_at IS NULL FROM run ORDER BY 1") == [
        (1, None, True),
        (2, added, False),
    ]
    assert cpts("run", "releases").stdout.startswith("Nothing changed: ")


def test_what_a_run_had_loaded_that_was_killed_before_its_end_is_published_by_the_next(
    folder: Path, cpts: Cpts
) -> None:
    with start("run", "releases", code="os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL)") as process:
        process.communicate()
    assert (process.returncode, WAREHOUSE.exists()) == (-signal.SIGKILL, False)
    assert counts(cpts("run", "releases")) == (0, 0, 0, 0, 2, 0)
    assert ask("SELECT count(*) FROM population") == [(2,)]
    assert cpts("run", "releases").stdout.startswith("Nothing changed: ")


def test_of_two_runs_the_second_names_the_first_and_has_a_status_of_its_own(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    with Publication(WAREHOUSE):
        same = cpts("run", "releases", "--force")
        merged = cpts("merge", "CPTS du Blavet", "CPTS de l'Oust")
        asked = cpts("show", "Blavet")
    for result in (same, merged):
        assert (result.exit_code, result.stdout) == (4, "")
        who = rf"process {os.getpid()} writes to it since [-\d]+ [:\d]+\S+ \(.*\)"
        wanted = rf"cpts-extract: outputs/cpts\.duckdb: {who}; try again when that has ended\n"
        assert re.fullmatch(wanted, result.stderr)
    assert (asked.exit_code, asked.stderr) == (0, "")
    assert counts(cpts("run", "releases", "--force")) == (2, 0, 0, 2, 0, 0)


def test_a_run_plans_again_when_another_was_faster(folder: Path, cpts: Cpts, monkeypatch: pytest.MonkeyPatch) -> None:
    fingerprint = load_fingerprint.fingerprint
    runs = []

    def faster(least: float) -> str:
        if not runs:  # a whole run between the first look at the warehouse and the lock
            runs.append(None)
            runs.append(cpts("run", "releases"))
        return fingerprint(least)

    monkeypatch.setattr(load_fingerprint, "fingerprint", faster)
    second = cpts("run", "releases")
    assert (counts(runs[1]), counts(second)) == ((2, 2, 0, 0, 0, 0), (0, 0, 0, 0, 2, 0))
    assert ask("SELECT count(*) FROM run") == [(1,)]


def test_a_run_brings_a_warehouse_of_an_older_layout_over(folder: Path, cpts: Cpts) -> None:
    WAREHOUSE.parent.mkdir()
    change((Path(__file__).parents[1] / "load" / "layout_1.sql").read_text(encoding="utf-8"))
    [(held,)] = ask("SELECT count(*) FROM release")
    assert counts(cpts("run", "releases")) == (2, 2, 0, 0, 0, 0)
    assert ask("SELECT count(*) FROM release") == [(held + 2,)]


def test_an_unchanged_run_needs_no_lock_and_copies_nothing(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    before = WAREHOUSE.parent.stat().st_mtime_ns  # any file that is made, renamed or removed would change it
    assert cpts("run", "releases").stdout.startswith("Nothing changed: ")
    assert WAREHOUSE.parent.stat().st_mtime_ns == before


def test_another_threshold_reads_everything_again(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    assert counts(cpts("run", "releases", "--min-confidence", "0.999")) == (2, 0, 0, 2, 0, 0)
    assert ask("SELECT count(*) FROM population") == [(0,)]
    assert ask("SELECT count(*) > 0 FROM warning WHERE code = 'low_confidence'") == [(True,)]
    assert cpts("run", "releases", "--min-confidence", "0.999").stdout.startswith("Nothing changed: ")

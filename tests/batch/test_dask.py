"""``run --engine dask`` gives what one process gives, whichever way the files come and whatever is killed."""

from __future__ import annotations

import functools
import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from cpts_extract.batch import cluster
from cpts_extract.errors import NotInstalledError

pytestmark = pytest.mark.xdist_group("dask")  # clusters one after the other, on a machine of few cores

COMMAND = [sys.executable, "-c", "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"]
SLOW = """
import time
import cpts_extract.read as reading
reads = reading.read_document

def read_document(path, *given, **more):
    time.sleep(0.2)
    with open("read.log", "a", encoding="utf-8") as log:
        log.write(f"{path}\\n")
    return reads(path, *given, **more)

reading.read_document = read_document
"""


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, "run", *map(str, arguments)], capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with releases, and ``plain.duckdb``, which one process made of them."""
    folder = tmp_path_factory.mktemp("dask")
    (folder / "releases").mkdir()
    for number in range(24):
        text = (
            f"La CPTS du Val {number} signe son contrat\n\nLa CPTS du Val {number} a signé l'ACI le 9 octobre 2024. "
            f"Elle couvre {50_000 + number} habitants.\n"
        )
        (folder / "releases" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "releases" / "25.txt").write_text("La piscine rouvre.\n", encoding="utf-8")
    (folder / "releases" / "26.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "releases" / "notes.log").write_text("no release", encoding="utf-8")
    for path in (folder / "releases").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))  # no run finds it too fresh to keep its stamp
    subprocess.run(
        [*COMMAND, "run", "releases", "--workers", "0", "--warehouse", "plain.duckdb"], cwd=folder, check=False
    )
    return folder


@pytest.fixture(autouse=True)
def here(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plain)
    for left in [*plain.glob("dask.duckdb*"), *plain.glob(".dask.duckdb.draft*")]:
        left.unlink()


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each file take a fifth of a second, so that a process can be killed in the middle."""
    (tmp_path / "sitecustomize.py").write_text(SLOW, encoding="utf-8")
    before = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *([before] if before else [])]))


def assert_same() -> None:
    """Compare every table of the two warehouses but what tells of the run itself."""
    with duckdb.connect() as connection:
        connection.execute("ATTACH 'plain.duckdb' (READ_ONLY); ATTACH 'dask.duckdb' (READ_ONLY)")
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'plain'").fetchall()
        assert ("evidence",) in tables
        order = "SELECT source FROM {}.release ORDER BY rowid"
        assert (
            connection.execute(order.format("plain")).fetchall() == connection.execute(order.format("dask")).fetchall()
        )
        for (table,) in tables:
            if table not in ("run", "warehouse"):
                columns = "* EXCLUDE (extracted_at)" if table == "release" else "*"
                rows = [
                    connection.execute(f'SELECT {columns} FROM {one}."{table}" ORDER BY ALL').fetchall()
                    for one in ("plain", "dask")
                ]
                assert rows[0] == rows[1], table


def test_a_cluster_on_this_machine_gives_the_same_rows_in_the_same_order() -> None:
    result = run("releases", "--engine", "dask", "--workers", 2, "--part-files", 5, "--warehouse", "dask.duckdb")
    assert result.returncode == 1
    assert (
        result.stderr
        == "cpts-extract: releases/26.pdf: broken PDF: PdfiumError: Failed to load document (PDFium: Data format error).\n"
    )
    assert "1 file of other kinds not read." in result.stdout
    assert_same()
    assert not Path(".dask.duckdb.parts").exists()
    again = run("releases", "--engine", "dask", "--warehouse", "dask.duckdb")
    assert "Nothing changed" in again.stdout


@pytest.mark.usefixtures("slow")
def test_a_worker_of_dask_killed_in_the_middle_costs_nothing() -> None:
    arguments = ["releases", "--engine", "dask", "--workers", "2", "--part-files", "4", "--warehouse", "dask.duckdb"]
    with subprocess.Popen([*COMMAND, "run", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as going:
        reader = wait_for(lambda: descendants(going.pid, "extractors"))
        worker = parent(reader[0])
        assert worker != going.pid
        os.kill(worker, signal.SIGKILL)
        going.wait(240)
    assert_same()


@pytest.mark.usefixtures("slow")
def test_parts_of_a_killed_run_are_used_by_the_next() -> None:
    arguments = ["releases", "--engine", "dask", "--workers", "1", "--part-files", "3", "--warehouse", "dask.duckdb"]
    for file in Path("releases").iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))  # else nothing tells that it is unchanged
    with subprocess.Popen([*COMMAND, "run", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as going:
        wait_for(lambda: list(Path(".dask.duckdb.parts").glob("*.parquet"))[2:])
        going.kill()
    wait_for(lambda: not any(time.time() - part.stat().st_mtime < 2 for part in Path(".dask.duckdb.parts").iterdir()))
    parts = list(Path(".dask.duckdb.parts").glob("*.parquet"))
    reports = [
        report for part in parts for [of_files] in [pq.read_table(part)["report"].to_pylist()] for report in of_files
    ]
    made = {Path(json.loads(report)["task"]["file"]["name"]).name for report in reports}
    Path("read.log").unlink()
    assert run(*arguments).returncode == 1
    read = {Path(line).name for line in Path("read.log").read_text(encoding="utf-8").splitlines()}
    assert len(made) >= 9
    assert (read & made, len(read | made)) == (set(), 26)
    with duckdb.connect("dask.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM cpts").fetchall() == [(24,)]


@pytest.fixture
def server() -> Iterator[str]:
    """Serve the current folder on the loopback."""
    handler = functools.partial(Quiet, directory=os.getcwd())
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


def test_files_come_by_url_folder_and_manifest_through_a_scheduler(server: str) -> None:
    Path("list.jsonl").write_text(
        "".join(
            json.dumps({"url": url}) + "\n"
            for url in (f"{server}/releases/00.txt", "releases/01.txt", f"{server}/none.txt")
        ),
        encoding="utf-8",
    )
    pq.write_table(pa.table({"url": [f"{server}/releases/02.txt", f"{server}/releases/00.txt"]}), "list.parquet")
    Path("folder").mkdir(exist_ok=True)
    Path("folder/03.txt").write_bytes(Path("releases/03.txt").read_bytes())
    scheduler = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
    ]
    with subprocess.Popen(scheduler, stderr=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stderr
            address = next(line.split()[-1] for line in serving.stderr if "Scheduler at" in line)
            worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--no-dashboard", "--nthreads", "1"]
            with subprocess.Popen(worker, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as working:
                inputs = ["list.jsonl", "list.parquet", f"file://{os.getcwd()}/folder"]
                cluster_ = ["--engine", "dask", "--scheduler", address, "--parts", f"file://{os.getcwd()}/parts"]
                result = run(*inputs, *cluster_, "--warehouse", "dask.duckdb")
                working.terminate()
        finally:
            serving.terminate()
            serving.stderr and serving.stderr.read()
    assert (result.returncode, result.stderr) == (1, f"cpts-extract: {server}/none.txt: no such file\n")
    with duckdb.connect("dask.duckdb", read_only=True) as connection:
        rows = connection.execute(
            "SELECT source, population.value FROM release LEFT JOIN population USING (release_id) ORDER BY release.rowid"
        ).fetchall()
    assert rows == [
        ("releases/01.txt", 50_001),
        (f"{server}/releases/00.txt", 50_000),
        (f"{server}/none.txt", None),
        (f"{server}/releases/02.txt", 50_002),
        (f"file://{os.getcwd()}/folder/03.txt", 50_003),
    ]


def test_what_a_url_gave_stays_while_it_cannot_be_fetched(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    file = tmp_path / "web" / "00.txt"
    file.write_bytes(Path("releases/00.txt").read_bytes())
    os.utime(file, (1_700_000_000, 1_700_000_000))
    arguments = [f"file://{file}", "--engine", "dask", "--workers", "1", "--warehouse", "dask.duckdb"]
    asked = "SELECT lost, value FROM release LEFT JOIN population USING (release_id)"

    def told() -> list[tuple[str | None, int | None]]:
        with duckdb.connect("dask.duckdb", read_only=True) as connection:
            return connection.execute(asked).fetchall()

    assert run(*arguments).returncode == 0
    assert told() == [(None, 50_000)]
    Path("gone.jsonl").write_text(json.dumps({"url": f"file://{file}"}) + "\n", encoding="utf-8")
    file.rename(tmp_path / "elsewhere.txt")
    away = run("gone.jsonl", *arguments[1:])  # a manifest is not held against what is there
    assert (away.returncode, away.stderr) == (1, f"cpts-extract: file://{file}: no such file\n")
    assert told() == [("no such file", 50_000)]
    (tmp_path / "elsewhere.txt").rename(file)
    assert run(*arguments).returncode == 0
    assert told() == [(None, 50_000)]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["http://127.0.0.1:9/a.txt"], 2, "a URL is read by --engine dask"),
        (["releases", "--scheduler", "tcp://127.0.0.1:9"], 2, "--part-files are for --engine dask"),
        (["releases", "--part-files", "5"], 2, "--part-files are for --engine dask"),
        (["releases", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--workers", "2"], 2, "--workers is for"),
        (["none.jsonl", "--engine", "dask"], 1, "cpts-extract: none.jsonl: no such file\n"),
        (["list.parquet.jsonl", "--engine", "dask"], 1, "no manifest, which has a path or URL in `url` of each row"),
        (["strange://a", "--engine", "dask"], 1, "cpts-extract: strange://a: Protocol not known: strange\n"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(arguments: list[str], status: int, told: str) -> None:
    Path("list.parquet.jsonl").write_text("no json", encoding="utf-8")
    result = run(*arguments, "--warehouse", "dask.duckdb")
    assert result.returncode == status
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert not Path("dask.duckdb").exists()


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cpts_extract.extras.find_spec", lambda name: None)
    with pytest.raises(NotInstalledError, match=r"pip install 'cpts-extract\[distributed\]'"):
        cluster.require()


# ---- processes ------------------------------------------------------------------------------------------------------


def wait_for(look: object) -> list[int]:
    deadline = time.monotonic() + 120
    while not (found := look()) and time.monotonic() < deadline:  # type: ignore[operator]
        time.sleep(0.05)
    assert found
    return found


def descendants(ancestor: int, what: str) -> list[int]:
    """List the processes that a process or its descendants have started whose command line holds a word."""
    found = []
    for one in filter(str.isdigit, os.listdir("/proc")):
        try:
            command = Path(f"/proc/{one}/cmdline").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        above = int(one)
        while above not in (0, ancestor):
            above = parent(above)
        if above == ancestor and what in command:
            found.append(int(one))
    return found


def parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except FileNotFoundError:
        return 0

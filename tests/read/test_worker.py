"""Reading in another process: its limits, and what becomes of it."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from cpts_extract.errors import UnreadableError
from cpts_extract.read import read_document
from cpts_extract.read.reading import Reading
from cpts_extract.read.worker import Limits, Worker

Draw = Callable[[Any], None]
MEGABYTE = 1_000_000
ABORTED = "needs more than 500 MB of memory to be read, it seems: its reader ended by signal SIGABRT"
"""What pdfium leaves behind when it is refused memory."""


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(Limits()) as started:
        yield started


@pytest.fixture
def release(make_pdf: Callable[..., Path], write: Callable[..., Draw]) -> Path:
    return make_pdf(write((72, 100, "La CPTS du Trégor", 10)))


def pid(worker: Worker) -> int:
    assert worker._process is not None
    return worker._process.pid


def gone(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    return False


def reason(path: Path, worker: Worker) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_document(path, worker)
    assert caught.value.source == path.as_posix()
    return caught.value.reason


def bomb(path: Path, megabytes: int) -> Path:
    """Write a PDF whose page inflates to so many megabytes of spaces."""
    press = zlib.compressobj(9)
    first = press.compress(b" " * MEGABYTE) + press.flush(zlib.Z_FULL_FLUSH)
    again = press.compress(b" " * MEGABYTE) + press.flush(zlib.Z_FULL_FLUSH)  # depends on nothing before it
    stream = first + again * (megabytes - 1)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )
    path.write_bytes(data + end)
    return path


def test_what_is_read_is_the_same(release: Path, worker: Worker, tmp_path: Path) -> None:
    assert read_document(release, worker) == read_document(release)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 200)
    with pytest.raises(UnreadableError) as here:
        read_document(tmp_path / "broken.pdf")
    assert reason(tmp_path / "broken.pdf", worker) == here.value.reason


def test_one_process_serves_many_files_and_texts_need_none(release: Path, worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("La CPTS", encoding="utf-8")
    assert read_document(tmp_path / "a.txt", worker).text == "La CPTS"
    assert worker._process is None
    read_document(release, worker)
    first = pid(worker)
    read_document(release, worker)
    assert pid(worker) == first


def test_a_page_that_inflates_to_gigabytes(release: Path, tmp_path: Path) -> None:
    path = bomb(tmp_path / "bomb.pdf", 3000)
    assert path.stat().st_size < 4 * MEGABYTE
    with Worker(Limits(memory=500)) as worker:
        assert reason(path, worker) == ABORTED
        assert read_document(release, worker).text == "La CPTS du Trégor"


def test_a_page_that_takes_too_long(release: Path, tmp_path: Path, worker: Worker) -> None:
    path = bomb(tmp_path / "long.pdf", 300)  # minutes of work
    read_document(release, worker)
    slow = pid(worker)
    worker.limits = Limits(timeout=0.5)
    assert reason(path, worker) == "takes more than 0.5 seconds to read"
    assert gone(slow)
    worker.limits = Limits()
    assert read_document(release, worker).text == "La CPTS du Trégor"


def test_a_process_that_hangs(release: Path, worker: Worker) -> None:
    read_document(release, worker)
    stopped = pid(worker)
    os.kill(stopped, signal.SIGSTOP)
    worker.limits = Limits(timeout=0.5)
    assert reason(release, worker) == "takes more than 0.5 seconds to read"
    assert gone(stopped)


def test_a_process_that_is_refused_memory_in_a_library_of_another_language(release: Path, worker: Worker) -> None:
    read_document(release, worker)
    Timer(0.3, os.kill, (pid(worker), signal.SIGABRT)).start()
    os.kill(pid(worker), signal.SIGSTOP)
    Timer(0.6, os.kill, (pid(worker), signal.SIGCONT)).start()
    assert reason(release, worker) == (
        "needs more than 2000 MB of memory to be read, it seems: its reader ended by signal SIGABRT"
    )


def test_a_process_that_is_killed_while_it_reads(release: Path, worker: Worker, tmp_path: Path) -> None:
    read_document(release, worker)
    Timer(0.3, os.kill, (pid(worker), signal.SIGKILL)).start()
    assert reason(bomb(tmp_path / "long.pdf", 300), worker) == "its reader ended by signal SIGKILL"
    assert read_document(release, worker).text == "La CPTS du Trégor"


def test_a_process_that_died_in_between(release: Path, worker: Worker) -> None:
    read_document(release, worker)
    dead = pid(worker)
    os.kill(dead, signal.SIGKILL)
    while worker._process is not None and worker._process.poll() is None:
        time.sleep(0.01)
    assert read_document(release, worker).text == "La CPTS du Trégor"
    assert gone(dead)
    assert pid(worker) != dead


def test_ctrl_c_ends_it(release: Path, worker: Worker, tmp_path: Path) -> None:
    read_document(release, worker)
    busy = pid(worker)
    Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        read_document(bomb(tmp_path / "long.pdf", 300), worker)
    assert gone(busy)


def test_it_is_ended_with_the_block(release: Path) -> None:
    with Worker(Limits()) as worker:
        read_document(release, worker)
        number = pid(worker)
    assert gone(number)


def test_it_ends_when_the_command_is_killed(release: Path) -> None:
    code = """
import sys, time
from pathlib import Path
from cpts_extract.read import read_document
from cpts_extract.read.reading import Reading
from cpts_extract.read.worker import Limits, Worker
worker = Worker(Limits())
read_document(Path(sys.argv[1]), worker)
print(worker._process.pid, flush=True)
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", code, str(release)], stdout=subprocess.PIPE, text=True) as command:
        assert command.stdout is not None
        number = int(command.stdout.readline())
        command.kill()
    for _ in range(600):
        if gone(number):
            break
        time.sleep(0.05)
    assert gone(number)


def test_the_batch_goes_on(release: Path, tmp_path: Path) -> None:
    bomb(tmp_path / "bomb.pdf", 3000)
    (tmp_path / "z.txt").write_text("La CPTS du Val Clair couvre 12 communes.", encoding="utf-8")
    command = [sys.executable, "-c", "from cpts_extract.cli import main; main()", "run", ".", "--memory", "500"]
    done = subprocess.run(
        [*command, "--warehouse", "w.duckdb"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (
        1,
        f"cpts-extract: bomb.pdf: {ABORTED}\n",
    )
    assert [line.split() for line in done.stdout.splitlines() if "releases read" in line] == [["releases", "read", "2"]]


def test_a_page_of_a_scan_has_time_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ["a page of a scan", "a page of a scan", Reading("La CPTS")]
    waits: list[float] = []

    class Pipe:
        def send(self, task: object) -> None:
            assert task == ("pdf", "a.pdf", b"%PDF-", False)

        def poll(self, wait: float) -> bool:
            waits.append(wait)
            return True

        def recv(self) -> object:
            return told.pop(0)

    with Worker(Limits(timeout=10)) as worker:
        monkeypatch.setattr(worker, "_started", Pipe)
        assert worker.read("pdf", "a.pdf", b"%PDF-") == Reading("La CPTS")
    assert [math.ceil(wait / 10) for wait in waits] == [1, 7, 13]

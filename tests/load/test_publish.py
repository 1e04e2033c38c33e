"""What is written is seen whole or not at all, by whoever reads and whenever the writer is killed; one writes at a time."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shutil
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from cpts_extract.errors import WarehouseError, WarehouseLocked
from cpts_extract.load.facts import Read, Unreadable
from cpts_extract.load.publish import Publication, left
from cpts_extract.load.query import known, query
from cpts_extract.load.schema import SCHEMA_VERSION, TABLES
from cpts_extract.load.write import Writer

HERE = Path(__file__).parent
STEPS = ["copied", "opened", "grouped", "checkpointed", "synced", "parked", "published"]
RELEASES = 3

Load = Callable[..., None]
Mask = Callable[[str], str]
Rows = list[tuple[Any, ...]]


def start(*command: object) -> subprocess.Popen[str]:
    """Start Python in another process, on this project."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, *map(str, command)], stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment
    )


@pytest.fixture(scope="module")
def written() -> Iterator[Callable[..., int]]:
    """Load releases in another process, killed at a step or after some seconds; gives its exit status (`nursery`)."""
    with start(HERE / "nursery.py") as nursery:

        def written(path: Path, releases: int, *, step: str | None = None, seconds: float | None = None) -> int:
            assert nursery.stdin is not None
            assert nursery.stdout is not None
            nursery.stdin.write(json.dumps([str(path), releases, step, seconds]) + "\n")
            nursery.stdin.flush()
            return int(nursery.stdout.readline())

        yield written
        nursery.communicate()


def everything(warehouse: Path) -> dict[str, Rows]:
    """Give every row of every table but the list of runs, without times and numbers of runs."""
    found = {}
    with duckdb.connect(warehouse, read_only=True) as connection:
        for table in TABLES:
            columns = [f'"{c.name}"' for c in table.columns if c.type != "TIMESTAMP" and c.name != "run_id"]
            if table.name != "run":
                found[table.name] = connection.execute(f"SELECT {', '.join(columns)} FROM {table.name} ORDER BY ALL")
                found[table.name] = found[table.name].fetchall()
    return found


@pytest.fixture(scope="module")
def undisturbed(written: Callable[..., int], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Rows]]:
    """The warehouse before and after its releases are loaded, where nobody is killed."""
    path = tmp_path_factory.mktemp("undisturbed") / "cpts.duckdb"
    states = []
    for releases in (0, RELEASES):
        assert written(path, releases) == 0
        states.append(everything(path))
    return states


@pytest.fixture
def empty(warehouse: Path, empty_warehouse: Path) -> Path:
    shutil.copy(empty_warehouse, warehouse)
    return warehouse


def listing(warehouse: Path) -> list[str]:
    return sorted(file.name for file in warehouse.parent.iterdir())


def drafts(warehouse: Path) -> list[str]:
    return [name for name in listing(warehouse) if ".draft-" in name and not name.endswith(".wal")]


# ---- read while it is written ---------------------------------------------------------------------------------------

READER = """
    import os, sys, threading, duckdb
    done = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), done.set())).start()
    print("reading", flush=True)
    # DuckDB opens a file twice; where another one has taken its name between, it says so.
    def connect(path):
        before = os.stat(path)
        try:
            return duckdb.connect(path, read_only=True)
        except duckdb.Error:
            if os.path.samestat(before, os.stat(path)):
                raise
            return connect(path)
    opened, seen = 0, set()
    while not done.is_set():
        with connect(sys.argv[1]) as connection:
            seen.add(tuple(connection.execute(sql).fetchone()[0] for sql in sys.argv[2:]))
        opened += 1
    print(opened, sorted(seen))
"""


class Reader:
    """Another process that opens a warehouse over and over and asks it, as any DuckDB client does."""

    def __init__(self, warehouse: Path, *questions: str) -> None:
        self._process = start("-c", textwrap.dedent(READER), warehouse, *questions)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "reading\n"

    def seen(self) -> tuple[int, list[tuple[int, ...]]]:
        """End it; gives how often it opened the warehouse, and what different answers it got."""
        told, trouble = self._process.communicate()
        assert (trouble, self._process.returncode) == ("", 0)
        opened, _, answers = told.partition(" ")
        return int(opened), eval(answers)


def test_readers_open_it_all_the_time_and_see_whole_passes_only(empty: Path, rich: Read, cpts_mask: Mask) -> None:
    counted = [f"SELECT count(*) FROM {name}" for name in ("release", "entry", "evidence")]
    reader = Reader(empty, *counted)
    for one in range(3):
        with Writer(empty, cpts_mask, "rules-1") as writer:
            for batch in range(10):
                writer.load([writer.prepare(replace(rich, source=f"{one}-{batch}.pdf"))])
                assert len(known(empty)) == 10 * one
    opened, seen = reader.seen()
    assert opened > 100
    assert set(seen) <= {(n, 2 * n, 28 * n) for n in (0, 10, 20, 30)}
    assert (seen[0], listing(empty)) == ((0, 0, 0), ["cpts.duckdb"])
    assert len(known(empty)) == 30


@pytest.mark.parametrize("layout", sorted(HERE.glob("layout_*.sql")), ids=lambda path: path.stem)
def test_readers_open_it_while_it_is_brought_to_this_layout(layout: Path, warehouse: Path) -> None:
    change(warehouse, layout.read_text(encoding="utf-8"))
    held = len(query_raw(warehouse, "FROM release"))
    reader = Reader(warehouse, "SELECT schema_version FROM warehouse", "SELECT count(*) FROM release")
    with Publication(warehouse):
        pass
    time.sleep(0.2)
    opened, seen = reader.seen()
    assert opened > 20
    older = int(layout.stem.removeprefix("layout_"))
    assert seen == [(older, held), (SCHEMA_VERSION, held)]
    assert listing(warehouse) == ["cpts.duckdb", f"cpts.duckdb.layout{older}"]


def change(warehouse: Path, sql: str) -> None:
    with duckdb.connect(warehouse) as connection:
        connection.execute(sql)


def query_raw(warehouse: Path, sql: str) -> Rows:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return connection.execute(sql).fetchall()


# ---- killed -----------------------------------------------------------------------------------------------------


def test_a_kill_at_any_moment_leaves_it_whole_and_the_next_run_completes_it(
    empty: Path, written: Callable[..., int], undisturbed: list[dict[str, Rows]]
) -> None:
    before = empty.read_bytes()
    began = time.monotonic()
    assert written(empty, RELEASES) == 0
    takes = time.monotonic() - began
    moments = random.Random(25)
    statuses, resumed = list[int](), 0
    # On a busy machine more of them end before the kill.
    while (statuses.count(-9) <= 15 or resumed <= 5) and len(statuses) < 75:
        shutil.rmtree(empty.parent)
        empty.parent.mkdir()
        empty.write_bytes(before)
        statuses.append(written(empty, RELEASES, seconds=moments.uniform(0, takes)))
        assert everything(empty) in undisturbed
        resumed += left(empty)
        assert written(empty, RELEASES) == 0
        assert everything(empty) == undisturbed[1]
        assert listing(empty) == ["cpts.duckdb"]
    assert statuses.count(-9) > 15
    assert resumed > 5


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_it_whole_and_the_next_run_completes_it(
    step: str, empty: Path, written: Callable[..., int], undisturbed: list[dict[str, Rows]]
) -> None:
    assert written(empty, RELEASES, step=step) == -9
    assert everything(empty) == undisturbed[step == "published"]
    assert left(empty) == (step != "published")
    assert written(empty, RELEASES) == 0
    assert (everything(empty), listing(empty)) == (undisturbed[1], ["cpts.duckdb"])


@pytest.mark.parametrize("step", STEPS)
def test_a_first_run_that_is_killed_is_gone_on_with(
    step: str, warehouse: Path, written: Callable[..., int], undisturbed: list[dict[str, Rows]]
) -> None:
    assert written(warehouse, RELEASES, step=step) == -9
    assert warehouse.exists() == (step == "published")
    assert written(warehouse, RELEASES) == 0
    assert (everything(warehouse), listing(warehouse)) == (undisturbed[1], ["cpts.duckdb"])


def test_what_a_killed_run_loaded_is_not_loaded_again(
    empty: Path, written: Callable[..., int], cpts_mask: Mask
) -> None:
    assert written(empty, RELEASES, step="checkpointed") == -9
    assert known(empty) == {}
    with Writer(empty, cpts_mask, "rules-1") as writer:
        assert sorted(writer.known()) == ["0.pdf", "1.pdf", "2.pdf"]
    assert sorted(known(empty)) == ["0.pdf", "1.pdf", "2.pdf"]
    assert query(empty, "SELECT run_id, added, finished_at IS NULL FROM run").rows == [(1, 3, False)]


@pytest.mark.parametrize("damage", [b"no database", b""])
def test_a_draft_that_cannot_be_opened_is_thrown_away(
    damage: bytes, empty: Path, written: Callable[..., int], undisturbed: list[dict[str, Rows]]
) -> None:
    assert written(empty, RELEASES, step="synced") == -9
    [draft] = drafts(empty)
    empty.with_name(draft).write_bytes(damage)
    assert written(empty, RELEASES) == 0
    assert (everything(empty), listing(empty)) == (undisturbed[1], ["cpts.duckdb"])


def test_a_draft_of_another_warehouse_is_thrown_away(empty: Path, written: Callable[..., int], cpts_mask: Mask) -> None:
    assert written(empty, RELEASES, step="synced") == -9
    change(empty, "UPDATE warehouse SET project_version = 'mine'")
    assert not left(empty)
    with Writer(empty, cpts_mask, "rules-1") as writer:
        assert writer.known() == {}
        assert len(drafts(empty)) == 1
        writer.load([writer.prepare(Unreadable("a.pdf", "ab12", "encrypted"))])
    assert query(empty, "SELECT project_version FROM warehouse").rows == [("mine",)]
    assert (list(known(empty)), listing(empty)) == (["a.pdf"], ["cpts.duckdb"])


# ---- ended by an error ------------------------------------------------------------------------------------------


def test_an_error_publishes_the_batches_before_it(empty: Path, cpts_mask: Mask) -> None:
    def load() -> None:
        with Writer(empty, cpts_mask, "rules-1") as writer:
            writer.load([writer.prepare(Unreadable("a.pdf", "ab12", "encrypted"))])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load()
    assert (list(known(empty)), listing(empty)) == (["a.pdf"], ["cpts.duckdb"])


def test_ctrl_c_during_a_commit_costs_nothing(empty: Path, cpts_mask: Mask) -> None:
    """It is raised when the commit is done; nothing tells the two apart but that DuckDB raised no error of its own."""

    class Interrupted:
        def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
            self._connection = connection
            self._raised = False

        def __getattr__(self, name: str) -> Any:
            return getattr(self._connection, name)

        def commit(self) -> None:
            self._connection.commit()
            if not self._raised:
                self._raised = True
                raise KeyboardInterrupt

    def load() -> None:
        with Publication(empty) as draft:
            draft.connection = Interrupted(draft.connection)  # type: ignore[assignment]
            with draft.transaction() as connection:
                connection.execute("UPDATE warehouse SET project_version = 'committed'")

    with pytest.raises(KeyboardInterrupt):
        load()
    assert query(empty, "SELECT project_version FROM warehouse").rows == [("committed",)]


def test_an_error_before_anything_is_loaded_leaves_the_file_as_it_was(empty: Path, cpts_mask: Mask) -> None:
    before = (empty.read_bytes(), empty.stat().st_ino)
    with pytest.raises(ZeroDivisionError), Writer(empty, cpts_mask, "rules-1"):
        raise ZeroDivisionError
    assert ((empty.read_bytes(), empty.stat().st_ino), listing(empty)) == (before, ["cpts.duckdb"])


def test_who_loads_nothing_leaves_the_file_as_it_was(empty: Path, cpts_mask: Mask) -> None:
    before = (empty.read_bytes(), empty.stat().st_ino)
    with Writer(empty, cpts_mask, "rules-1") as writer:
        writer.finish(added=0)
    assert ((empty.read_bytes(), empty.stat().st_ino), listing(empty)) == (before, ["cpts.duckdb"])


FULL = """
    import random, resource, signal, sys
    from pathlib import Path
    from cpts_extract.errors import WarehouseError
    from cpts_extract.load.facts import Unreadable
    from cpts_extract.load.write import Writer
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path, limit = Path(sys.argv[1]), int(sys.argv[2])
    limit += path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with Writer(path, str, "rules-1") as writer:
            writer.load([writer.prepare(Unreadable("a.pdf", "ab12", "encrypted"))])
            reason = random.Random(1).randbytes(2_000_000).hex()  # nothing that could be compressed
            writer.load([writer.prepare(Unreadable("b.pdf", None, reason))])
    except WarehouseError as error:
        print(error)
"""


@pytest.mark.parametrize(("more", "loaded"), [(-1000, []), (1_000_000, ["a.pdf"])], ids=["copying", "loading"])
def test_a_full_disk_is_told_in_one_line_and_costs_no_batch_before(more: int, loaded: list[str], empty: Path) -> None:
    told, trouble = start("-c", textwrap.dedent(FULL), empty, more).communicate()
    assert (told.count("\n"), trouble) == (1, "")
    assert told.startswith(f"{empty}: cannot be written, what it held is unchanged: ")
    assert (list(known(empty)), listing(empty)) == (loaded, ["cpts.duckdb"])


# ---- two at a time ----------------------------------------------------------------------------------------------

HOLDER = """
    import sys
    from pathlib import Path
    from cpts_extract.load.publish import Publication
    sys.argv = ["/somewhere/cpts-extract", "run", sys.argv[1]]
    with Publication(Path(sys.argv[2])):
        print("held", flush=True)
        sys.stdin.read()
"""


@pytest.mark.parametrize("name", ["cpts.duckdb", "link.duckdb"])
def test_the_second_writer_is_told_who_holds_it(name: str, empty: Path, cpts_mask: Mask) -> None:
    (empty.parent / "link.duckdb").symlink_to("cpts.duckdb")
    path = empty.with_name(name)
    holder = start("-c", textwrap.dedent(HOLDER), empty)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(WarehouseLocked) as raised:
        Writer(path, cpts_mask, "rules-1").__enter__()
    assert known(path) == {}
    holder.communicate()
    told = str(raised.value)
    since = told.partition(" since ")[2][:25]
    who = f"process {holder.pid} writes to it since {since} (cpts-extract run {empty})"
    assert told == f"{path}: {who}; try again when that has ended"
    assert abs(dt.datetime.fromisoformat(since).timestamp() - time.time()) < 60
    with Writer(path, cpts_mask, "rules-1") as writer:
        writer.load([writer.prepare(Unreadable("a.pdf", "ab12", "encrypted"))])
    assert list(known(path)) == ["a.pdf"]


def test_the_lock_of_a_dead_process_holds_up_nobody(empty: Path, written: Callable[..., int]) -> None:
    assert written(empty, 1, step="opened") == -9
    assert ".cpts.duckdb.lock" in listing(empty)
    assert written(empty, 1) == 0
    assert listing(empty) == ["cpts.duckdb"]


def test_a_change_by_another_program_is_not_overwritten(empty: Path, cpts_mask: Mask) -> None:
    def load() -> None:
        with Writer(empty, cpts_mask, "rules-1") as writer:
            writer.load([writer.prepare(Unreadable("a.pdf", "ab12", "encrypted"))])
            change(empty, "UPDATE warehouse SET project_version = 'mine'")

    with pytest.raises(WarehouseError) as raised:
        load()
    assert (
        str(raised.value) == f"{empty}: another program changed it meanwhile, and it stays as that left it; try again"
    )
    assert query(empty, "SELECT project_version FROM warehouse").rows == [("mine",)]
    with Writer(empty, cpts_mask, "rules-1") as writer:
        writer.load([writer.prepare(Unreadable("b.pdf", "ab12", "encrypted"))])
    assert (list(known(empty)), listing(empty)) == (["b.pdf"], ["cpts.duckdb"])


def test_it_is_not_replaced_under_a_program_that_may_change_it(empty: Path, cpts_mask: Mask) -> None:
    def load() -> None:
        with Writer(empty, cpts_mask, "rules-1") as writer:
            writer.load([writer.prepare(Unreadable("a.pdf", "ab12", "encrypted"))])
            holders.append(start("-c", code, empty))
            assert holders[0].stdout is not None
            assert holders[0].stdout.readline() == "held\n"

    code = "import sys, duckdb; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    holders: list[subprocess.Popen[str]] = []
    with pytest.raises(WarehouseLocked) as raised:
        load()
    holders[0].communicate()
    assert str(raised.value) == f"{empty}: process {holders[0].pid} has it open; try again when that has ended"
    assert (known(empty), left(empty)) == ({}, True)
    with Writer(empty, cpts_mask, "rules-1"):
        pass
    assert (list(known(empty)), listing(empty)) == (["a.pdf"], ["cpts.duckdb"])


# ---- what lies beside it ----------------------------------------------------------------------------------------

LOGGED = """
    import os, sys, duckdb
    held = duckdb.connect(sys.argv[1])
    held.execute("UPDATE warehouse SET project_version = 'in the log'")
    os._exit(0)
"""


@pytest.mark.parametrize("step", [None, *STEPS])
def test_the_log_of_an_older_version_is_brought_in_whenever_its_writer_is_killed(
    step: str | None, empty: Path, written: Callable[..., int]
) -> None:
    start("-c", textwrap.dedent(LOGGED), empty).communicate()
    assert listing(empty) == ["cpts.duckdb", "cpts.duckdb.wal"]
    assert written(empty, 1, step=step) == (-9 if step else 0)
    # For the moment between two renames it is as it was at its last checkpoint: whole, and the log is not lost.
    moment = step == "parked"
    assert (query_raw(empty, "SELECT project_version FROM warehouse") == [("in the log",)]) is not moment
    assert left(empty) == (step not in {None, "published"} or (empty.parent / ".cpts.duckdb.parked.wal").exists())
    assert written(empty, 1) == 0
    assert query_raw(empty, "SELECT project_version FROM warehouse") == [("in the log",)]
    assert (list(known(empty)), listing(empty)) == (["0.pdf"], ["cpts.duckdb"])


def test_a_link_and_the_rights_of_its_file_stay(empty: Path, cpts_mask: Mask) -> None:
    link = empty.parent / "elsewhere" / "link.duckdb"
    link.parent.mkdir()
    link.symlink_to(empty)
    empty.chmod(0o640)
    with Writer(link, cpts_mask, "rules-1") as writer:
        assert [stat.S_IMODE(empty.with_name(name).stat().st_mode) for name in drafts(empty)] == [0o640]
        writer.load([writer.prepare(Unreadable("a.pdf", "ab12", "encrypted"))])
    assert (link.is_symlink(), stat.S_IMODE(empty.stat().st_mode)) == (True, 0o640)
    assert (list(known(empty)), listing(empty), listing(link)) == (
        ["a.pdf"],
        ["cpts.duckdb", "elsewhere"],
        ["link.duckdb"],
    )


def test_files_of_the_user_with_like_names_are_left_alone(empty: Path, written: Callable[..., int]) -> None:
    names = [".cpts.duckdb.draft", ".cpts.duckdb.draft-mine", ".other.duckdb.draft-0123456789abcdef", "draft-new"]
    for name in names:
        empty.with_name(name).touch()
    for name in (".cpts.duckdb.draft-0123456789abcdef", ".cpts.duckdb.draft-new"):
        empty.with_name(name).touch()
    empty.with_name(".cpts.duckdb.draft-0123456789abcdef.tmp").mkdir()
    assert written(empty, 1) == 0
    assert listing(empty) == sorted([*names, "cpts.duckdb"])


def test_where_nothing_may_be_written_one_line_says_so(cpts_mask: Mask) -> None:
    path = Path("/proc/self/cpts.duckdb")
    with pytest.raises(WarehouseError, match=r"^/proc/self/cpts\.duckdb: [A-Z][a-z ]+$"):
        Writer(path, cpts_mask, "rules-1").__enter__()

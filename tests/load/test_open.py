"""A warehouse that cannot be opened says why in one line, and stays as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from cpts_extract import __version__
from cpts_extract.errors import WarehouseDamaged, WarehouseError, WarehouseLocked, WarehouseTooNew
from cpts_extract.load.facts import Read
from cpts_extract.load.open import open_to_read
from cpts_extract.load.publish import Publication
from cpts_extract.load.query import known, query

Load = Callable[..., None]


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Run Python in another process, on this project."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment)


def write(path: Path) -> None:
    with Publication(path):
        pass


def change(warehouse: Path, sql: str) -> None:
    with duckdb.connect(warehouse) as connection:
        connection.execute(sql)


# ---- locked -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("opened", [open_to_read, write])
def test_a_locked_warehouse_names_who_holds_it(
    opened: Callable[[Path], object], load: Load, warehouse: Path, rich: Read
) -> None:
    load(rich)
    holder = python(
        """
        import sys, duckdb
        held = duckdb.connect(sys.argv[1])
        print("held", flush=True)
        sys.stdin.read()
        """,
        warehouse,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WarehouseLocked) as raised:
            opened(warehouse)
    finally:
        holder.kill()
        holder.communicate()
    assert str(raised.value) == f"{warehouse}: process {holder.pid} has it open; try again when that has ended"
    assert list(known(warehouse)) == [rich.source]


# ---- replaced meanwhile -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("refused", [False, True], ids=["opened", "refused"])
def test_it_is_opened_again_where_it_was_replaced_while_it_was_opened(
    refused: bool, load: Load, warehouse: Path, empty_warehouse: Path, rich: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(rich)
    new = warehouse.rename(warehouse.with_name("new.duckdb"))
    shutil.copy(empty_warehouse, warehouse)
    connect = duckdb.connect

    def replaced(path: Path, **how: Any) -> duckdb.DuckDBPyConnection:
        """Do what DuckDB does when another file takes the name between its reading of the head and of the rest."""
        if new.exists():
            new.replace(path)
            if refused:
                raise duckdb.SerializationException("Failed to deserialize: field id mismatch")
        return connect(path, **how)

    monkeypatch.setattr(duckdb, "connect", replaced)
    with open_to_read(warehouse) as connection:
        assert connection.execute("SELECT source FROM release").fetchall() == [(rich.source,)]


def test_who_reads_the_head_of_the_old_file_and_the_rest_of_the_new_one_sees_the_old_one(
    load: Load, warehouse: Path, rich: Read
) -> None:
    load(rich)
    old = warehouse.read_bytes()
    load(replace(rich, source="other.pdf"))
    new = warehouse.read_bytes()
    assert new[:HEAD] != old[:HEAD]
    # A checkpoint writes where nothing stood, so that the one before can be gone back to; a publication makes one only.
    warehouse.write_bytes(old[:HEAD] + new[HEAD:])
    assert list(known(warehouse)) == [rich.source]


HEAD = 3 * 4096
"""What DuckDB reads of a file before it opens it for good."""


# ---- of another version -----------------------------------------------------------------------------------------


def test_a_later_layout_is_refused_and_untouched(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    change(warehouse, "UPDATE warehouse SET schema_version = 3, project_version = '9.1.0'")
    before = warehouse.read_bytes()
    for opened in (open_to_read, write):
        with pytest.raises(WarehouseTooNew) as raised:
            opened(warehouse)
        said = f"{warehouse}: made by cpts-extract 9.1.0, later than this one ({__version__}): upgrade"
        assert str(raised.value) == said
    assert warehouse.read_bytes() == before


def test_a_column_of_a_later_program_is_refused_too(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    change(warehouse, "UPDATE warehouse SET columns = list_append(columns, 'population.census'), project_version = '9'")
    with pytest.raises(WarehouseTooNew):
        open_to_read(warehouse)


def test_a_warehouse_that_lacks_a_table_and_a_column_gets_them(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    change(
        warehouse,
        "DROP VIEW signature_timeline; DROP VIEW mission_matrix; DROP VIEW funding_detail; DROP TABLE cpts_summary;"
        "DROP TABLE conflict; DROP TABLE history; CREATE VIEW history AS SELECT 1 AS of_before;"
        "DROP TABLE mission; ALTER TABLE funding DROP COLUMN payer; UPDATE warehouse SET schema_digest = 'of before', "
        "columns = list_filter(columns, lambda name: name NOT LIKE 'mission.%' AND name <> 'funding.payer')",
    )
    load(rich)
    assert query(warehouse, "SELECT category FROM mission").rows == [("medecin_traitant",)]
    assert query(warehouse, "SELECT DISTINCT payer FROM funding ORDER BY 1").rows == [("l'Assurance Maladie",), (None,)]
    assert query(warehouse, "SELECT count(*) FROM cpts_summary").rows == [(2,)]


# ---- damaged, or none of ours -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"no database at all" * 1000,
        lambda content: content[:5000],
        lambda content: content[:4096] + bytes(3 * 4096) + content[4 * 4096 :],
    ],
    ids=["text", "cut", "zeroed"],
)
def test_a_damaged_warehouse_is_refused_and_untouched(
    damage: Callable[[bytes], bytes], load: Load, warehouse: Path, rich: Read
) -> None:
    load(rich)
    content = damage(warehouse.read_bytes())
    warehouse.write_bytes(content)
    for opened in (open_to_read, write):
        with pytest.raises(WarehouseDamaged) as raised:
            opened(warehouse)
        told = str(raised.value)
        assert told.startswith(f"{warehouse}: not a DuckDB file, or a damaged one: ")
        assert "\n" not in told
    assert warehouse.read_bytes() == content
    assert [file.name for file in warehouse.parent.iterdir()] == ["cpts.duckdb"]


def test_a_file_without_a_byte_is_a_warehouse_that_is_not_there_yet(load: Load, warehouse: Path, rich: Read) -> None:
    warehouse.touch()
    assert known(warehouse) == {}
    with pytest.raises(
        WarehouseError,
        match=r"cpts\.duckdb: an empty file; run `cpts-extract run corpus/` first, or name one that is there$",
    ):
        open_to_read(warehouse)
    write(warehouse)
    load(rich)
    assert list(known(warehouse)) == [rich.source]
    assert [file.name for file in warehouse.parent.iterdir()] == ["cpts.duckdb"]


@pytest.mark.parametrize("sql", ["CREATE TABLE mine(a INTEGER)", "CREATE TABLE warehouse(schema_version INTEGER)"])
def test_a_database_of_somebody_else_is_refused_and_untouched(sql: str, warehouse: Path) -> None:
    change(warehouse, sql)
    before = warehouse.read_bytes()
    with pytest.raises(WarehouseDamaged) as raised:
        write(warehouse)
    assert str(raised.value) == f"{warehouse}: a DuckDB file, but no warehouse of cpts-extract; name another file"
    assert warehouse.read_bytes() == before


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    told = []
    for path in (tmp_path, tmp_path / "none.duckdb"):
        with pytest.raises(WarehouseError) as raised:
            open_to_read(path)
        told.append(str(raised.value))
    assert told == [
        f"{tmp_path}: is a folder, not a warehouse; name a file in it",
        f"{tmp_path / 'none.duckdb'}: no such warehouse; run `cpts-extract run corpus/` first, or name one that is there",
    ]


# ---- making one -------------------------------------------------------------------------------------------------


def test_making_one_makes_its_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b" / "cpts.duckdb")
    assert [file.name for file in (tmp_path / "a" / "b").iterdir()] == ["cpts.duckdb"]


def test_a_failed_making_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WarehouseError) as raised:
        write(tmp_path / "file" / "deep" / "cpts.duckdb")
    assert str(raised.value) == f"{tmp_path / 'file' / 'deep' / 'cpts.duckdb'}: Not a directory"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


FULL = """
    import random, resource, signal, sys
    from pathlib import Path
    from cpts_extract.errors import WarehouseError
    from cpts_extract.load.facts import Read, Unreadable
    from cpts_extract.load.write import Writer
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path, limit = Path(sys.argv[1]), int(sys.argv[2])
    limit += path.stat().st_size if path.exists() else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with Writer(path, str, "rules-1") as writer:
            reason = random.Random(1).randbytes(2_000_000).hex()  # nothing that could be compressed
            writer.load([writer.prepare(Unreadable(f"{n}.txt", None, f"{reason}{n}")) for n in range(4)])
    except WarehouseError as error:
        print(error)
"""


def test_a_full_disk_is_told_and_leaves_no_half_made_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cpts.duckdb"
    told, trouble = python(FULL, path, 20_000).communicate()
    assert (told.count("\n"), trouble) == (1, "")
    assert told.startswith(f"{path}: cannot be written, what it held is unchanged: ")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_warehouse_as_it_was(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    told, trouble = python(FULL, warehouse, 100_000).communicate()
    assert (told.count("\n"), trouble) == (1, "")
    assert told.startswith(f"{warehouse}: cannot be written, what it held is unchanged: ")
    assert [file.name for file in warehouse.parent.iterdir()] == ["cpts.duckdb"]
    assert list(known(warehouse)) == [rich.source]
    assert query(warehouse, "SELECT count(*) FROM evidence").rows == [(28,)]

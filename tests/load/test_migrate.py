"""A warehouse of an older layout becomes one of this layout, with all that it held, and is kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from cpts_extract.cli import main
from cpts_extract.errors import WarehouseError, WarehouseTooOld
from cpts_extract.load import publish
from cpts_extract.load.ddl import schema_digest
from cpts_extract.load.migrate import migrate
from cpts_extract.load.open import open_to_read
from cpts_extract.load.publish import Publication
from cpts_extract.load.query import known, query
from cpts_extract.load.schema import SCHEMA_VERSION

LAYOUTS = sorted(Path(__file__).parent.glob("layout_*.sql"))


@pytest.fixture(params=LAYOUTS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A warehouse as an earlier version made it."""
    path = tmp_path / "cpts.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(request.param.read_text(encoding="utf-8"))
    return path


def test_every_layout_that_was_released_is_here() -> None:
    assert [path.stem for path in LAYOUTS] == [f"layout_{n}" for n in range(1, SCHEMA_VERSION)]


def test_an_older_layout_is_not_read_but_told(old: Path) -> None:
    with pytest.raises(WarehouseTooOld) as raised:
        open_to_read(old)
    assert str(raised.value) == f"{old}: of the older layout 1; `cpts-extract run` brings it up to this one"


def test_opening_to_write_brings_all_over_and_keeps_the_old_file(old: Path) -> None:
    before = old.read_bytes()
    with duckdb.connect(old, read_only=True) as connection:
        releases = connection.execute("SELECT source, sha256, text FROM release ORDER BY 1").fetchall()
        facts = connection.execute("SELECT fact_id, value, evidence_id FROM population ORDER BY 1").fetchall()
        proofs = connection.execute("SELECT evidence_id, quotation, boxes FROM evidence ORDER BY 1").fetchall()
        created = connection.execute("SELECT created_at FROM warehouse").fetchall()
    with Publication(old):
        pass
    assert query(old, "SELECT source, sha256, text FROM release ORDER BY 1").rows == releases
    assert query(old, "SELECT fact_id, value, evidence_id FROM population ORDER BY 1").rows == facts
    assert query(old, "SELECT evidence_id, quotation, boxes FROM evidence ORDER BY 1").rows == proofs
    assert query(old, "SELECT created_at, schema_version FROM warehouse").rows == [(*created[0], SCHEMA_VERSION)]
    assert sorted(file.name for file in old.parent.iterdir()) == ["cpts.duckdb", "cpts.duckdb.layout1"]
    assert (old.parent / "cpts.duckdb.layout1").read_bytes() == before


def test_the_entries_of_layout_1_get_their_cpts(old: Path) -> None:
    with Publication(old):
        pass
    assert query(old, "SELECT cpts_id, name FROM cpts ORDER BY 1").rows == [
        ("16-charente-limousine", "CPTS Charente Limousine"),
        ("16-ouest-charente", "CPTS Ouest Charente"),
        ("16-ruffecois", "CPTS du Ruffécois"),
        ("16-sud-charente", "CPTS du Sud Charente"),
        ("21-terres-auxois", "CPTS Terres d'Auxois"),
        ("40-littoral-sud-landes", "CPTS Littoral Sud Landes"),
    ]
    lost = "SELECT count(*) FROM population LEFT JOIN cpts USING (cpts_id) WHERE cpts.cpts_id IS NULL"
    assert query(old, lost).rows == [(0,)]


def test_a_migration_that_fails_leaves_the_old_file_and_nothing_else(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def full(path: Path, version: int, logs: Iterable[Path]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish, "keep", full)
    with pytest.raises(WarehouseError) as raised, Publication(old):
        pass
    assert str(raised.value) == f"{old}: cannot be written, what it held is unchanged: No space left on device"
    assert (old.read_bytes(), [file.name for file in old.parent.iterdir()]) == (before, ["cpts.duckdb"])


def test_a_migration_that_could_not_be_brought_out_of_the_log_is_none(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def logged(path: Path, draft: Path, version: int) -> None:
        migrate(path, draft, version)
        with duckdb.connect(draft) as connection:
            connection.execute("PRAGMA disable_checkpoint_on_shutdown")
            connection.execute("UPDATE warehouse SET created_at = now()")

    monkeypatch.setattr(publish, "migrate", logged)
    with pytest.raises(WarehouseError) as raised, Publication(old):
        pass
    assert str(raised.value) == f"{old}: cannot be written, what it held is unchanged: its log stays"
    assert (old.read_bytes(), [file.name for file in old.parent.iterdir()]) == (before, ["cpts.duckdb"])


def test_a_copy_kept_by_an_earlier_try_is_not_written_over(old: Path) -> None:
    other = old.parent / "cpts.duckdb.layout1"
    other.write_text("something else")
    with Publication(old):
        pass
    assert other.read_text() == "something else"
    assert sorted(file.name for file in old.parent.iterdir()) == [
        "cpts.duckdb",
        "cpts.duckdb.layout1",
        "cpts.duckdb.layout1.2",
    ]


# ---- earlier versions of this layout, which additions bring up to date ------------------------------------------------


VERSIONS = sorted(Path(__file__).parent.glob("version_*.sql"))
OLDER = [path for path in VERSIONS if schema_digest() not in path.read_text(encoding="utf-8")]
"""Those that lack what came into this layout since."""
FACTS = (
    "SELECT name, signature_date, population, population_quote, commune_count, missions FROM cpts_summary ORDER BY cpts_id",
    "SELECT cpts_id, field, value, source, quotation FROM history ORDER BY ALL",
    "SELECT evidence_id, quotation, boxes FROM evidence ORDER BY 1",
    "SELECT source, sha256, text FROM release ORDER BY 1",
)


@pytest.fixture(params=VERSIONS, ids=lambda path: path.stem)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A warehouse of this layout as an earlier version made it."""
    path = tmp_path / "cpts.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(request.param.read_text(encoding="utf-8"))
    return path


def _stamped(warehouse: Path) -> bool:
    """Tell whether the version that made a warehouse kept sizes and times of files."""
    return ("size",) in query(warehouse, "SELECT column_name FROM (DESCRIBE release)").rows


def test_a_warehouse_of_an_earlier_version_is_read_as_it_is(earlier: Path) -> None:
    before = earlier.read_bytes()
    assert [one.stamp is not None for one in known(earlier).values()] == [_stamped(earlier)] * 2
    assert [query(earlier, sql).rows for sql in FACTS if not query(earlier, sql).rows] == []
    assert earlier.read_bytes() == before


def test_writing_brings_a_warehouse_of_an_earlier_version_up_to_date(earlier: Path) -> None:
    before, stamped = [query(earlier, sql).rows for sql in FACTS], _stamped(earlier)
    with Publication(earlier):
        pass
    assert [query(earlier, sql).rows for sql in FACTS] == before
    assert query(earlier, "SELECT schema_digest FROM warehouse").rows == [(schema_digest(),)]
    told = "SELECT size IS NOT NULL, mtime_ns IS NOT NULL FROM release"
    assert query(earlier, told).rows == [(stamped, stamped)] * 2


@pytest.mark.parametrize("earlier", OLDER, indirect=True, ids=lambda path: path.stem)
@pytest.mark.parametrize("command", ["report --out made", "export --format jsonl --to made", "decisions gold made"])
def test_what_tells_all_asks_for_a_warehouse_of_this_version(
    earlier: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(earlier.parent)
    version = query(earlier, "SELECT project_version FROM warehouse").rows[0][0]
    done = CliRunner().invoke(main, [*command.split(), "--warehouse", "cpts.duckdb"])
    told = (
        f"cpts-extract: cpts.duckdb: made by cpts-extract {version}; `cpts-extract run` brings it up to this version\n"
    )
    assert (done.exit_code, done.stderr) == (1, told)
    assert not Path("made").exists()

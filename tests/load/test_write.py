"""What goes into the warehouse comes out of it, once, and with its proof."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cpts_extract import __version__
from cpts_extract.load.facts import Read, Unreadable, gather, release_id
from cpts_extract.load.query import Known, known, query
from cpts_extract.load.schema import TABLES
from cpts_extract.load.write import Writer
from cpts_extract.models import Document, Evidence, Quantity

Load = Callable[..., None]
Mask = Callable[[str], str]

ID = release_id("releases/trois-forets.pdf")
NAMES = [table.name for table in TABLES if table.of_cpts or table.name in {"aggregate", "mentioned", "warning"}]
PLUMBING = {"fact_id", "release_id", "entry_id", "cpts_id"}


def rows(warehouse: Path, table: str) -> list[dict[str, Any]]:
    answer = query(warehouse, f"FROM {table} ORDER BY ALL")
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def facts(warehouse: Path, table: str) -> dict[str, tuple[Any, ...]]:
    """Give a table by the end of each fact's identifier, its evidence by the end of its own."""
    found = {}
    for row in rows(warehouse, table):
        values = [value for name, value in row.items() if name not in PLUMBING]
        found[row["fact_id"].removeprefix(f"{ID}.")] = tuple(
            value.removeprefix(f"{ID}.") if isinstance(value, str) else value for value in values
        )
    return found


def everything(warehouse: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every table, without what tells the time."""
    found = {}
    for table in TABLES:
        told = [c.name for c in table.columns if c.type != "TIMESTAMP" and c.name != "run_id"]
        chosen = ", ".join(f'"{name}"' for name in told)
        found[table.name] = query(warehouse, f"SELECT {chosen} FROM {table.name} ORDER BY ALL").rows
    return found


# ---- one release, whole -----------------------------------------------------------------------------------------


def test_every_fact_of_a_release_comes_back(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    assert {name: facts(warehouse, name) for name in NAMES} == {
        "cpts_name": {
            "0.aliases.0": ("CPTS 3 Forêts", True, "3 forets", "0.aliases.0@0", 0.9),
            "0.name": ("CPTS des Trois Forêts", False, "3 forets", "0.name@0", 0.95),
            "1.name": ("CPTS Bruyères", False, "bruyeres", "1.name@0", 0.9),
        },
        "signature": {
            "0.signature_date": (
                "2024-10-09", "day", dt.date(2024, 10, 9), "Vannes", "0.signature_place@0", 0.8,
                "0.signature_date@0", 0.97,
            )
        },
        "founding": {"0.founded": ("2023-03", "month", dt.date(2023, 3, 1), "0.founded@0", 0.9)},
        "population": {
            "0.population": (
                57633, "about", None, "within", 57314, 2021, "municipal", "communes", -0.55, "11 communes",
                "0.population@0", 0.9,
            )
        },
        "milestone": {
            "0.milestones.0": (0, "approval", "2024-02", "month", dt.date(2024, 2, 1), "0.milestones.0@0", 0.9)
        },
        "commune_count": {
            "0.commune_count": (11, "0.commune_count@0", 0.9),
            "1.commune_count": (9, "1.commune_count@0", 0.9),
        },
        "commune": {
            "0.communes.0": (0, "Ménéac", "56129", "56129", "misspelt", 2024, "0.communes@0", 0.9),
            "0.communes.1": (1, "Évriguet", None, None, None, None, "0.communes@0", 0.9),
        },
        "epci": {"0.epcis.0": (0, "Ploërmel Communauté", "200067197", "normalised", 2024, "0.epcis.0@0", 0.9)},
        "department": {"0.department": ("Morbihan", "56", "0.department@0", 0.9)},
        "region": {"0.region": ("Bretagne", "53", None, None)},
        "professionals": {"0.professionals": (60, "range", 70, "0.professionals@0", 0.9)},
        "member": {"0.members": (52, "exact", None, "0.members@0", 0.9)},
        "size_class": {"0.size_class": (2, "0.size_class@0", 0.9)},
        "ordinal": {"0.ordinal": (6, "Morbihan", "0.ordinal@0", 0.9)},
        "contract": {"0.contract_years": (5, "0.contract_years@0", 0.9)},
        "funding": {
            "0.funding.0": (
                0, 75000, None, "exact", "operation", "year", None, "fonctionnement, taille 3, par an", "0.funding.0@0", 0.9,
            ),
            "0.funding.1": (
                1, 380000, None, "at_most", "total", None, "l'Assurance Maladie", None, "0.funding.1@0", 0.9,
            ),
            "scheme_funding.0": (0, 50000, None, "exact", "operation", "year", None, None, "scheme_funding.0@0", 0.9),
        },
        "mission": {
            "0.missions.0": (
                0, "medecin_traitant", "socle", "accès à un médecin traitant", ["délais", "coordination"],
                "0.missions.0@0", 0.9,
            )
        },
        "aggregate": {
            "aggregates.0": (
                0, "France", "cpts_count", 800.0, "2024-05", dt.date(2024, 5, 1), "aggregates.0@0", 0.9,
            )
        },
        "mentioned": {"mentioned.0": (0, "CPTS du Couesnon", "couesnon", "mentioned.0@0", 0.9)},
        "warning": {
            "warnings.0": (0, "contact", "████████ ████████████ stands in the text.", None, None, None, None, "warnings.0@0", 0.5),
            "warnings.1": (1, "no_region", "The region is implied.", "region", "Morbihan", "Bretagne", "COG 2024", None, None),
        },
    }  # fmt: skip


def test_the_release_itself_comes_back(load: Load, warehouse: Path, rich: Read, cpts_mask: Mask) -> None:
    load(rich)
    [release] = rows(warehouse, "release")
    [run] = rows(warehouse, "run")
    assert release == {
        "release_id": ID,
        "run_id": 1,
        "source": "releases/trois-forets.pdf",
        "status": "partial",
        "reason": "Page 3 holds no text.",
        "lost": None,
        "sha256": rich.document.sha256,
        "size": None,
        "mtime_ns": None,
        "media": "pdf",
        "pages": 2,
        "kind": "communique",
        "title": "Naissance de la CPTS des Trois Forêts",
        "title_evidence_id": f"{ID}.title@0",
        "title_confidence": 0.9,
        "released": "2024-10-10",
        "released_precision": "day",
        "released_first": dt.date(2024, 10, 10),
        "released_evidence_id": f"{ID}.released@0",
        "released_confidence": 0.99,
        "text": cpts_mask(rich.document.text),
        "extracted_at": run["started_at"],
        "fingerprint": "rules-1",
        "project_version": __version__,
    }
    assert rows(warehouse, "entry") == [
        {
            "entry_id": f"{ID}.0", "cpts_id": "56-3-forets", "own_id": "56-3-forets", "release_id": ID, "position": 0,
            "subject": True, "name": "CPTS des Trois Forêts", "name_key": "3 forets", "departments": ["56"],
            "evidence_id": f"{ID}.0.name@0", "confidence": 0.95,
        },
        {
            "entry_id": f"{ID}.1", "cpts_id": "bruyeres", "own_id": "bruyeres", "release_id": ID, "position": 1,
            "subject": False, "name": "CPTS Bruyères", "name_key": "bruyeres", "departments": [],
            "evidence_id": f"{ID}.1.name@0", "confidence": 0.9,
        },
    ]  # fmt: skip
    assert rows(warehouse, "cpts") == [
        {
            "cpts_id": "56-3-forets", "name": "CPTS des Trois Forêts", "departments": ["56"],
            "own_ids": ["56-3-forets"], "reasons": [],
        },
        {"cpts_id": "bruyeres", "name": "CPTS Bruyères", "departments": [], "own_ids": ["bruyeres"], "reasons": []},
    ]  # fmt: skip
    assert {name: run[name] for name in ("run_id", "paths", "forced", "added", "failed")} == {
        "run_id": 1, "paths": ["releases"], "forced": False, "added": 1, "failed": 0,
    }  # fmt: skip
    assert run["finished_at"] >= run["started_at"]


def test_a_quotation_comes_back_with_its_boxes(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    found = [row for row in rows(warehouse, "evidence") if row["fact_id"] == f"{ID}.0.members"]
    start = rich.document.text.index("52 adhérents")
    later = rich.document.text.index("52 adhérents", start + 1)
    shared = {
        "release_id": ID,
        "entry_id": f"{ID}.0",
        "cpts_id": "56-3-forets",
        "field": "members",
        "fact_id": f"{ID}.0.members",
    }
    assert found == [
        {
            "evidence_id": f"{ID}.0.members@0", **shared, "rank": 0, "start": start, "end": start + 12, "page": 1,
            "boxes": [], "quotation": "52 adhérents", "rule": "members.count", "confidence": 0.9,
        },
        {
            "evidence_id": f"{ID}.0.members@1", **shared, "rank": 1, "start": later, "end": later + 12, "page": 2,
            "boxes": [
                {"page": 2, "x0": 72.0, "top": 100.5, "x1": 200.0, "bottom": 112.25},
                {"page": 2, "x0": 72.0, "top": 112.5, "x1": 90.0, "bottom": 124.0},
            ],
            "quotation": "52 adhérents", "rule": "members.compose", "confidence": 0.7,
        },
    ]  # fmt: skip


def test_every_fact_has_a_quotation_that_is_there_and_every_quotation_is_the_text(
    load: Load, warehouse: Path, rich: Read
) -> None:
    load(rich)
    without = {}
    for table in TABLES:
        for column in table.columns:
            if column.references == "evidence":
                sql = (
                    f"SELECT count(*) FILTER (fact.{column.name} IS NULL), "
                    f"count(*) FILTER (fact.{column.name} IS NOT NULL AND evidence.evidence_id IS NULL) "
                    f"FROM {table.name} AS fact LEFT JOIN evidence ON evidence.evidence_id = fact.{column.name}"
                )
                without[f"{table.name}.{column.name}"] = query(warehouse, sql).rows[0]
    # The two that the record gives without a quotation; none leads nowhere.
    implied = {"region.evidence_id": (1, 0), "warning.evidence_id": (1, 0)}
    assert {name: counts for name, counts in without.items() if counts != (0, 0)} == implied
    wrong = 'substr("text", start + 1, "end" - start) <> quotation'
    assert query(warehouse, f"SELECT * FROM evidence JOIN release USING (release_id) WHERE {wrong}").rows == []
    assert query(warehouse, "SELECT count(*) FROM evidence").rows == [(28,)]


def test_personal_data_is_nowhere_in_the_warehouse(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    held = json.dumps(everything(warehouse), default=str, ensure_ascii=False)
    assert ("Prénomix" in held, "Nomdefamille" in held, "02 97" in held) == (False, False, False)
    assert "Contact : ████████ ████████████, ██████████████." in held
    content = warehouse.read_bytes()
    assert b"Nomdefamille" not in content


# ---- again, changed, lost, unreadable ---------------------------------------------------------------------------


def test_two_builds_hold_the_same_rows(tmp_path: Path, rich: Read, cpts_mask: Mask) -> None:
    built = []
    for name in ("first", "second"):
        path = tmp_path / f"{name}.duckdb"
        with Writer(path, cpts_mask, "rules-1") as writer:
            writer.load([writer.prepare(rich)])
        built.append(everything(path))
    assert built[0] == built[1]
    assert [name for name, rows in built[0].items() if not rows] == [
        "source", "fetched", "publication", "decision", "reviewed", "possible_duplicate", "stale",
    ]  # fmt: skip


def test_a_release_read_again_replaces_itself(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    before = everything(warehouse)
    load(rich)
    after = everything(warehouse)
    before["run"] *= 2
    assert after == before
    assert query(warehouse, "SELECT run_id FROM release").rows == [(2,)]


def test_no_key_comes_twice_though_no_index_guards_it(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich, replace(rich, source="another.pdf"))
    load(rich)
    twice = {t.name: query(warehouse, f"SELECT count(*) - count(DISTINCT {t.key}) FROM {t.name}").rows for t in TABLES}
    assert twice == {table.name: [(0,)] for table in TABLES}


def test_a_changed_release_leaves_nothing_of_what_it_gave_before(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    poorer = replace(rich.record.cpts[1], population=Quantity(9))
    load(replace(rich, record=replace(rich.record, cpts=(poorer,), scheme_funding=(), warnings=())))
    counts = {table.name: len(rows(warehouse, table.name)) for table in TABLES if table.of_release}
    assert counts == {
        "release": 1, "reviewed": 0, "entry": 1, "cpts_name": 1, "signature": 0, "founding": 0, "milestone": 0,
        "population": 1, "commune_count": 1,
        "commune": 0, "epci": 0, "department": 0, "region": 0, "professionals": 0, "member": 0, "size_class": 0,
        "ordinal": 0, "contract": 0, "funding": 0, "mission": 0, "aggregate": 1, "mentioned": 1, "warning": 0,
        "evidence": 7,
    }  # fmt: skip


def test_an_unreadable_file_is_recorded_with_its_reason(load: Load, warehouse: Path) -> None:
    load(Unreadable("a.pdf", "ab12", "encrypted"), Unreadable("b.txt", None, "no such file"))
    assert known(warehouse) == {
        "a.pdf": Known("ab12", "rules-1", "unreadable", "encrypted", None, None),
        "b.txt": Known(None, "rules-1", "unreadable", "no such file", None, None),
    }
    assert query(warehouse, "SELECT text, kind, title, media FROM release").rows == [(None, None, None, None)] * 2


def test_a_file_that_becomes_unreadable_loses_its_facts(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    load(Unreadable(rich.source, "ab12", "encrypted"))
    assert {table.name: len(rows(warehouse, table.name)) for table in TABLES if table.of_release} == {
        table.name: 1 if table.name == "release" else 0 for table in TABLES if table.of_release
    }


def test_a_lost_file_keeps_its_facts_and_says_so(load: Load, warehouse: Path, rich: Read) -> None:
    load(rich)
    load(lost={rich.source: "no such file"})
    problem = "Page 3 holds no text."
    assert known(warehouse) == {
        rich.source: Known(rich.document.sha256, "rules-1", "partial", problem, "no such file", None)
    }
    assert len(rows(warehouse, "population")) == 1


# ---- doubt stops a release, not a batch -------------------------------------------------------------------------


def test_a_quotation_that_is_not_the_text_is_refused(rich: Read, cpts_mask: Mask, warehouse: Path) -> None:
    wrong = Evidence("57 633 habitants", 0, 16, (), "population.covers", 0.9)
    entry = replace(rich.record.cpts[0], evidence={"population": (wrong,)})
    read = replace(rich, record=replace(rich.record, cpts=(entry,)))
    with (
        Writer(warehouse, cpts_mask, "rules-1") as writer,
        pytest.raises(ValueError, match=r"^the quotation of population is not the text from 0 to 16$"),
    ):
        writer.prepare(read)


def test_a_mask_that_moves_the_text_is_refused(rich: Read) -> None:
    length = len(rich.document.text)
    with pytest.raises(ValueError, match=rf"^the mask makes {length + 1} characters of {length}$"):
        gather(rich, None, lambda text: text + " ")  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [2**70, "many", None])
def test_a_value_that_fits_no_column_is_refused_before_anything_is_written(
    value: Any, rich: Read, cpts_mask: Mask, warehouse: Path, load: Load
) -> None:
    entry = replace(rich.record.cpts[0], population=Quantity(value))
    other = replace(rich, record=replace(rich.record, cpts=(entry,)))
    with Writer(warehouse, cpts_mask, "rules-1") as writer:
        with pytest.raises((ValueError, OverflowError)):
            writer.load([writer.prepare(rich), writer.prepare(replace(other, source="b.txt"))])
        writer.load([writer.prepare(rich)])
    verdict = ("within", 57314, 2021, "municipal", "communes", -0.55, "11 communes")
    assert facts(warehouse, "population") == {"0.population": (57633, "about", None, *verdict, "0.population@0", 0.9)}


def test_an_empty_text_makes_a_release_without_facts(warehouse: Path, load: Load, rich: Read) -> None:
    empty = replace(rich.record, cpts=(), mentioned=(), scheme_funding=(), aggregates=(), warnings=(), evidence={})
    load(Read("a.txt", Document("a.txt", "ab12", "text", ""), replace(empty, title=None, released=None)))
    assert query(warehouse, "SELECT status, text, pages FROM release").rows == [("ok", "", None)]

"""In a notebook the warehouse gives frames, and shows releases and CPTS with what proves them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import cpts_extract
import nbformat
import pandas as pd
import pytest
from cpts_extract import open_warehouse
from cpts_extract.errors import NotInstalledError, NotThereError, WarehouseError
from cpts_extract.load.facts import Read
from cpts_extract.load.schema import TABLES
from cpts_extract.load.views import VIEWS
from cpts_extract.notebook import Release, Warehouse
from cpts_extract.pages.marked import Mark

from .load.conftest import TEXT, empty_warehouse, load, mask, rich, warehouse  # noqa: F401  # releases made by hand

ROOT = Path(__file__).parent.parent


@pytest.fixture
def opened(load: Callable[..., None], warehouse: Path, rich: Read) -> Warehouse:  # noqa: F811
    load(rich)
    return open_warehouse(warehouse)


# ---- frames -----------------------------------------------------------------------------------------------------


def test_the_package_stays_light_until_a_warehouse_is_asked_for() -> None:
    code = "import cpts_extract, sys; print(*sys.modules); cpts_extract.open_warehouse; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    before, after = (set(line.split()) for line in done.stdout.splitlines())
    heavy = {"pandas", "duckdb", "numpy", "pyarrow", "spacy"}
    assert (heavy & before, heavy & after, "cpts_extract.notebook" in after - before) == (set(), set(), True)
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        cpts_extract.nope  # noqa: B018


def test_the_summary_is_a_frame_with_a_row_for_each_cpts(opened: Warehouse) -> None:
    summary = opened.summary
    assert list(summary["name"]) == ["CPTS des Trois Forêts", "CPTS Bruyères"]
    assert summary["population"].dtype == pd.Int64Dtype()
    assert [None if pd.isna(one) else one for one in summary["population"]] == [57633, None]
    assert list(summary["signature_date_first"].dropna()) == [pd.Timestamp("2024-10-09")]


def test_every_table_and_view_can_be_had(opened: Warehouse) -> None:
    assert opened.tables == [thing.name for thing in (*TABLES, *VIEWS)]
    told = {name: list(opened.table(name).columns) for name in opened.tables}
    assert told == {thing.name: [column.name for column in thing.columns] for thing in (*TABLES, *VIEWS)}
    assert list(opened.table("funding")["amount"]) == [75000, 380000, 50000]
    with pytest.raises(NotThereError, match="no table 'nope'; there are warehouse, run, release"):
        opened.table("nope")


def test_a_question_in_sql_may_have_parameters(opened: Warehouse) -> None:
    sql = "SELECT name, sum(amount) AS euros, true AS yes FROM funding_detail WHERE name = ? GROUP BY 1"
    frame = opened.query(sql, ["CPTS des Trois Forêts"])
    assert frame.to_dict("records") == [{"name": "CPTS des Trois Forêts", "euros": 455000, "yes": True}]
    assert frame["euros"].dtype == pd.Int64Dtype()


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM release", "read-only"),
        ("COPY release TO 'x.csv'", "read-only"),
        ("SELECT 1; SELECT 2", "only one question"),
        ("FROM nope", "`cpts-extract schema` lists tables"),
        ("FROM 'pyproject.toml'", "."),
    ],
)
def test_nothing_is_written_and_no_other_file_is_read(sql: str, told: str, opened: Warehouse) -> None:
    before = opened.path.read_bytes()
    with pytest.raises(WarehouseError, match=re.escape(told)):
        opened.query(sql)
    assert opened.path.read_bytes() == before


# ---- open and close ---------------------------------------------------------------------------------------------


def test_a_run_may_write_while_a_notebook_is_open(
    opened: Warehouse,
    load: Callable[..., None],  # noqa: F811
    rich: Read,  # noqa: F811
) -> None:
    import duckdb

    assert len(opened.table("run")) == 1
    load(rich)
    assert len(opened.table("run")) == 2
    with duckdb.connect(opened.path) as other:  # not even one that needs the file for itself
        other.execute("UPDATE run SET forced = true")
    assert list(opened.table("run")["forced"]) == [True, True]


def test_a_closed_warehouse_says_so(opened: Warehouse) -> None:
    with opened as same:
        assert len(same.summary) == 2
    asks: list[Callable[[], object]] = [
        lambda: opened.summary,
        lambda: opened.tables,
        lambda: opened.query("SELECT 1"),
        lambda: opened.cpts("Bruyères"),
        lambda: opened.release("trois"),
    ]
    for ask in asks:
        with pytest.raises(WarehouseError, match="was closed; open_warehouse opens it again"):
            ask()
    assert repr(opened) == f"<warehouse {opened.path}, closed>"


def test_a_warehouse_that_is_not_there_and_a_missing_extra_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WarehouseError, match="run `cpts-extract run corpus/` first"):
        open_warehouse(tmp_path / "none.duckdb")
    monkeypatch.setattr("cpts_extract.extras.find_spec", lambda name: None)
    with pytest.raises(NotInstalledError, match=r"pip install 'cpts-extract\[notebook\]'"):
        open_warehouse(tmp_path / "none.duckdb")


# ---- what a notebook shows --------------------------------------------------------------------------------------


def shown_text(html: str) -> str:
    body = html.partition('<div class="text">')[2].removesuffix("</div></div>")
    return re.sub(r"<[^>]*>", "", body).replace("&#39;", "'").replace("&amp;", "&")


def test_a_release_is_shown_whole_with_its_quotations_marked(opened: Warehouse) -> None:
    release = opened.release("trois-forets")
    html = release._repr_html_()
    assert shown_text(html) == mask(TEXT)
    assert re.findall(r'data-fields="population" title="([^"]*)">([^<]*)</mark>', html) == [
        ("Population (population.covers, 0.90)", "57 633 habitants")
    ]
    assert "releases/trois-forets.pdf · 10 octobre 2024 · Page 3 holds no text." in html
    assert repr(release) == f"<release releases/trois-forets.pdf: {len(release.marks)} quotations>"


def test_a_cpts_is_shown_in_french_with_its_proofs(opened: Warehouse) -> None:
    cpts = opened.cpts("trois forets")
    html = cpts._repr_html_()
    row = "<tr><th>Population</th><td>environ 57\u202f633</td><td><q>57 633 habitants</q></td><td><small>{}</small></td></tr>"
    assert row.format("releases/trois-forets.pdf, page 1") in html
    assert "9 octobre 2024, Vannes" in html
    facts = cpts.facts
    assert list(facts.columns) == ["table", "value", "quotation", "source", "page", "rule", "confidence"]
    assert list(facts[facts["table"] == "commune"]["value"]) == ["Ménéac (56129)", "Évriguet"]
    assert len(facts) == html.count("<tr>") - 1


def test_what_a_release_holds_is_never_markup() -> None:
    evil = "<script>alert(1)</script> & \"'"
    release = Release(evil, evil, None, "ok", None, evil, marks=(Mark(0, 8, evil, evil, evil),))
    html = release._repr_html_()
    assert ("<script" in html, shown_text(html).replace("&lt;", "<").replace("&gt;", ">")) == (
        False,
        evil.replace('"', "&#34;"),
    )


def test_the_style_leaves_letters_and_ground_to_the_notebook(opened: Warehouse) -> None:
    style = opened.release("trois-forets")._repr_html_().partition("</style>")[0]
    assert re.findall(r"(?<![-\w])(?:color|background): ([^;]+);", style) == ["rgba(255, 196, 0, .35)", "inherit"]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda one: one.release("nowhere"), "no release 'nowhere'; warehouse.table('release') has them all"),
        (lambda one: one.cpts("Trégor"), "no CPTS called 'Trégor'; warehouse.summary has them all"),
        (lambda one: one.cpts("cpts"), "2 CPTS match 'cpts': CPTS Bruyères"),
    ],
)
def test_what_is_not_there_is_told(ask: Callable[[Warehouse], object], told: str, opened: Warehouse) -> None:
    with pytest.raises(NotThereError, match=re.escape(told)):
        ask(opened)


# ---- the example ------------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_example_notebook_runs_and_is_kept_without_outputs(tmp_path: Path) -> None:
    from click.testing import CliRunner
    from cpts_extract.cli import main
    from nbclient import NotebookClient

    notebook = nbformat.read(ROOT / "corpus" / "analyse.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in cells] == [[]] * len(cells)
    (tmp_path / "corpus").mkdir()
    for name in ("vimeu-2022.pdf", "charente-2022.txt"):
        (tmp_path / "corpus" / name).write_bytes((ROOT / "corpus" / name).read_bytes())
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        assert CliRunner().invoke(main, ["run", "corpus", "--workers", "0", "-q"]).exit_code == 0
    finally:
        os.chdir(here)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path / "corpus")}})
    client.execute(env=environment)
    told = ["".join(one["data"].get("text/html", one["data"]["text/plain"]) for one in cell.outputs) for cell in cells]
    assert [number for number, one in enumerate(told[:-1]) if not one] == []
    assert ("22\u202f885" in told[6], "<mark" in told[8], told[-1]) == (True, True, "")

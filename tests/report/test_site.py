"""The site is whole: every link leads somewhere, every quotation can be cited, and what stood there before is not lost."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import duckdb
import pytest
from click.testing import CliRunner
from cpts_extract.cli import main
from cpts_extract.evaluate.stated import ALSO, FIELDS
from cpts_extract.load.decided.judge import Judgement, judge
from cpts_extract.load.facts import Read, release_id
from cpts_extract.pages import wording
from cpts_extract.pages.shell import POLICY
from cpts_extract.report import site as writing
from cpts_extract.report.cpts import name_of
from cpts_extract.report.links import cpts_page, release_page, words_anchor
from cpts_extract.report.site import MARK, aliases

from .making import ROOT, hostile, inside, run

pytestmark = pytest.mark.xdist_group("report")
VOID = {"meta", "link", "input", "img", "br", "rect", "path"}


class Reading(HTMLParser):
    """A page: its anchors, its links, the text of each mark, and what is not well-formed."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.faults: list[str] = []
        self.marks: dict[str, str] = {}
        self.policies: list[str] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.ids.append(told["id"])
        self.links += [told[name] for name in ("href", "src", "action") if name in told]
        if tag == "meta" and told.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(told["content"])
        if tag == "script" and "src" not in told:
            self.faults.append("a script in the page")
        self.faults += [f"{name} on <{tag}>" for name in told if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self._open.append((tag, told.get("data-marks", "").split() if tag == "mark" else []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for _, marks in self._open:
            for anchor in marks:
                self.marks[anchor] = self.marks.get(anchor, "") + data


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Reading]:
    return {path.relative_to(site).as_posix(): Reading(path) for path in sorted(site.rglob("*.html"))}


def test_there_is_a_page_for_each_cpts_each_release_and_each_list(pages: dict[str, Reading], corpus: Path) -> None:
    with duckdb.connect(str(corpus), read_only=True) as connection:
        own = connection.execute("SELECT DISTINCT unnest(own_ids) FROM cpts").fetchall()
        releases = connection.execute("SELECT release_id FROM release").fetchall()
    lists = "index recherche communiques missions montants doutes totaux".split()
    assert sorted(pages) == sorted(
        [f"{name}.html" for name in lists]
        + [cpts_page(one) for (one,) in own]
        + [release_page(one) for (one,) in releases]
    )


def test_every_link_and_every_anchor_leads_somewhere(pages: dict[str, Reading], site: Path) -> None:
    lost = []
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = (site / name).parent / unquote(parts.path) if parts.path else site / name
            relative = target.resolve().relative_to(site).as_posix()
            here = not parts.scheme and not parts.netloc and target.is_file()
            if not here or (parts.fragment and unquote(parts.fragment) not in pages[relative].ids):
                lost.append((name, link))
    assert lost == []


def test_pages_are_well_formed_with_no_script_style_or_handler_in_them(
    pages: dict[str, Reading], hostile_site: Path
) -> None:
    more = {path.name: Reading(path) for path in hostile_site.rglob("*.html")}
    for name, page in {**pages, **more}.items():
        twice = [one for one, number in Counter(page.ids).items() if number > 1]
        assert (name, page.faults, twice, page.policies) == (name, [], [], [POLICY])


def test_every_quotation_of_the_warehouse_is_marked_with_its_own_anchor(
    pages: dict[str, Reading], corpus: Path
) -> None:
    with duckdb.connect(str(corpus), read_only=True) as connection:
        proofs = connection.execute("SELECT evidence_id, release_id, quotation FROM evidence").fetchall()
    assert len(proofs) > 1000
    for evidence_id, release, quotation in proofs:
        page = pages[release_page(release)]
        anchor = words_anchor(evidence_id)
        assert (anchor in page.ids, page.marks[anchor].split()) == (True, quotation.split())


def test_the_same_warehouse_gives_the_same_bytes(site: Path, corpus: Path, tmp_path: Path) -> None:
    with inside(ROOT):
        run("report", "--warehouse", corpus, "--out", tmp_path / "again")
    assert _digests(tmp_path / "again") == _digests(site)


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_home_page_says_that_no_evaluation_was_given_and_how_to_make_one(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "Aucune évaluation n'a été donnée à ce rapport" in home.replace("&#39;", "'")
    assert "cpts-extract evaluate corpus/gold --format json" in home


# ---- what stood there before ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small(load: Callable[..., Path]) -> Path:
    """A warehouse of one release."""
    return load(hostile())


def call(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(map(str, ("report", *arguments))))
    return result.exit_code, result.stderr


def test_a_new_site_takes_the_place_of_the_one_before_and_stale_pages_vanish(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    assert call("--warehouse", small, "--out", out) == (0, "")
    (out / "cpts" / "stale.html").write_text("old", encoding="utf-8")
    assert call("--warehouse", small, "--out", out) == (0, "")
    assert not (out / "cpts" / "stale.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_value_that_a_person_decided_says_so(load: Callable[..., Path], tmp_path: Path) -> None:
    warehouse = load(hostile())
    entry = f"{release_id(hostile().source)}.0"
    judge(warehouse, [Judgement("accept", "population", f"{entry}.population")])
    assert call("--warehouse", warehouse, "--out", tmp_path / "report") == (0, "")
    told = [page.read_text(encoding="utf-8").count("vérifié par une personne") for page in tmp_path.rglob("*.html")]
    assert sorted(told)[-3:] == [0, 1, 2]  # on the page of the release; on that of the CPTS with its proof


@pytest.mark.parametrize(
    ("kind", "told"), [("folder", "is a folder that this program did not make"), ("file", "is no folder")]
)
def test_what_this_program_did_not_make_is_not_replaced(small: Path, tmp_path: Path, kind: str, told: str) -> None:
    out = tmp_path / "thesis"
    kept = out / "chapter.txt" if kind == "folder" else out
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine", encoding="utf-8")
    status, line = call("--warehouse", small, "--out", out)
    assert (status, kept.read_text(encoding="utf-8")) == (1, "mine")
    assert told in line
    assert line.count("\n") == 1


def test_a_site_that_fails_half_way_leaves_the_one_before(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report"
    call("--warehouse", small, "--out", out)
    before = sorted(path.relative_to(out) for path in out.rglob("*"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.release, "page", full)
    status, line = call("--warehouse", small, "--out", out)
    assert status == 1
    assert "No space left on device" in line
    assert sorted(path.relative_to(out) for path in out.rglob("*")) == before
    assert (out / MARK).is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


@pytest.mark.parametrize("told", ["no file", "{}", "[]", "not JSON", '{"releases": 1, "fields": {"a": 1}}'])
def test_an_evaluation_that_is_none_is_refused_in_one_line(small: Path, tmp_path: Path, told: str) -> None:
    path = tmp_path / "quality.json"
    if told != "no file":
        path.write_text(told, encoding="utf-8")
    status, line = call("--warehouse", small, "--out", tmp_path / "report", "--quality", path)
    assert (status, line.count("\n"), (tmp_path / "report").exists()) == (1, 1, False)
    assert "quality.json" in line


def test_the_scores_of_an_evaluation_are_shown(small: Path, tmp_path: Path) -> None:
    score = {"exact": {"precision": 0.5, "recall": 0.25, "f1": 0.3333, "right": 1, "wrong": 1, "missed": 3}}
    told = {
        "version": "0.0.7", "releases": 7, "fields": {"population": score}, "micro": {"core": score, "all": score},
        "whole_records": {"exact": 5, "lenient": 5, "of": 7},
    }  # fmt: skip
    (tmp_path / "quality.json").write_text(json.dumps(told), encoding="utf-8")
    assert call("--warehouse", small, "--out", tmp_path / "out", "--quality", tmp_path / "quality.json") == (0, "")
    home = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "Sur 7 documents" in home
    assert "(version 0.0.7 de cpts-extract)" in home
    assert re.search(r'<th scope="row">Population</th><td class="n">0,500</td><td class="n">0,250</td>', home)


def test_an_evaluation_kept_beside_the_warehouse_is_read(load: Callable[..., Path], tmp_path: Path) -> None:
    warehouse = load(hostile())
    (warehouse.parent / "quality.json").write_text("no evaluation", encoding="utf-8")
    status, line = call("--warehouse", warehouse, "--out", tmp_path / "out")
    assert (status, "quality.json: not what" in line) == (1, True)


def test_every_field_that_is_evaluated_has_a_french_name() -> None:
    assert [name for name in (*FIELDS, *ALSO, "core", "all") if name not in wording.FIELDS] == []


def test_a_missing_library_is_one_line(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    monkeypatch.setattr("cpts_extract.extras.find_spec", lambda name: None)
    assert call("--warehouse", small) == (
        1,
        "cpts-extract: to make a report, pip install 'cpts-extract[report]' (not there: altair, vl_convert)\n",
    )


# ---- addresses --------------------------------------------------------------------------------------------------


def test_an_identifier_of_two_that_were_split_leads_to_both() -> None:
    rows = [{"cpts_id": "a", "own_ids": ["a", "old"]}, {"cpts_id": "b", "own_ids": ["b", "a", "old"]}]
    assert aliases(rows) == {"old": rows}


@pytest.mark.parametrize(
    ("row", "name"), [(None, "CPTS sans nom"), ({"name": None}, "CPTS sans nom"), ({"name": "CPTS A"}, "CPTS A")]
)
def test_a_cpts_that_no_text_names_is_called_so(row: dict[str, str | None] | None, name: str) -> None:
    assert name_of(row) == name


def test_a_cpts_without_a_name_and_a_release_without_a_cpts_have_pages(
    load: Callable[..., Path], tmp_path: Path
) -> None:
    nameless = hostile()
    assert nameless.record is not None
    (entry,) = nameless.record.cpts
    proofs = {key: found for key, found in entry.evidence.items() if key != "name"}
    record = replace(nameless.record, cpts=(replace(entry, name=None, evidence=proofs),))
    warehouse = load(Read(nameless.source, nameless.document, record))
    assert call("--warehouse", warehouse, "--out", tmp_path / "out") == (0, "")
    (page,) = (tmp_path / "out" / "cpts").iterdir()
    assert "<h1>CPTS sans nom</h1>" in page.read_text(encoding="utf-8")

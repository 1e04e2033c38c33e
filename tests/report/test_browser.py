"""The site in a real browser, opened from its folder: found, read, cited, and nothing runs or is asked of any network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe
from cpts_extract.report.links import release_page
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run"
pytestmark = [
    pytest.mark.xdist_group("report"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed to open the pages in"),
]


class Watched(NamedTuple):
    """A page, and what it should not do."""

    page: Page
    asked: list[str]
    """Requests to anything but files."""
    dialogs: list[str]
    errors: list[str]

    def quiet(self) -> bool:
        return not (self.asked or self.dialogs or self.errors)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def watched(browser: Browser, width: int = 1200, scheme: str = "light", javascript: bool = True) -> Watched:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=javascript,
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    found = Watched(page, [], [], [])
    page.on("request", lambda one: None if one.url.startswith("file:") else found.asked.append(one.url))
    page.on("dialog", lambda one: (found.dialogs.append(one.message), one.dismiss()))
    page.on("pageerror", lambda one: found.errors.append(str(one)))
    page.on("console", lambda one: found.errors.append(one.text) if one.type == "error" else None)
    return found


@pytest.fixture
def here(browser: Browser) -> Iterator[Watched]:
    found = watched(browser)
    yield found
    found.page.context.close()


@pytest.fixture(scope="module")
def pdf_page(corpus: Path) -> str:
    with duckdb.connect(str(corpus), read_only=True) as connection:
        [(release_id,)] = connection.execute("SELECT release_id FROM release WHERE source LIKE '%vimeu%'").fetchall()
    return release_page(release_id)


def address(site: Path, page: str = "index.html") -> str:
    return f"{site.as_uri()}/{page}"


# ---- what a newcomer does ---------------------------------------------------------------------------------------


def test_a_newcomer_finds_a_cpts_by_one_of_its_communes(here: Watched, site: Path) -> None:
    page = here.page
    page.goto(address(site))
    page.get_by_label("Chercher une CPTS").fill("briancon")
    page.get_by_role("button", name="Chercher").click()
    expect(page.locator("#count")).to_have_text("1 CPTS sur 38")
    page.get_by_role("link", name="CPTS du Briançonnais").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("CPTS du Briançonnais")
    assert page.url.endswith("/cpts/05-brianconnais.html")
    assert here.quiet()


def test_a_figure_opens_its_quotation_on_the_page_of_the_pdf(here: Watched, site: Path) -> None:
    page = here.page
    page.goto(address(site, "cpts/80-vimeu.html"))
    fact = page.locator("#population")
    assert "22 885" in fact.inner_text()
    fact.locator("summary").click()
    fact.get_by_role("link", name="sur l'image de la page 1").first.click()
    box = page.locator("a:target")
    expect(box).to_have_count(1)
    assert box.get_attribute("id") == "b-0-population-0"
    assert box.locator("rect").first.is_visible()
    marked = page.locator("mark.on")
    assert re.sub(r"\s", " ", marked.inner_text()) == "22 885 habitants"
    assert page.locator(".sheet img").first.evaluate("one => one.decode().then(() => one.naturalWidth > 500)")
    assert here.quiet()


def test_a_click_goes_from_a_value_to_its_words_and_back(here: Watched, site: Path, pdf_page: str) -> None:
    page = here.page
    page.goto(address(site, pdf_page))
    value = page.locator("#v-0-population")
    value.locator(".where a").first.click()
    assert page.url.endswith("#q-0-population-0")
    page.locator("mark:target a").click()
    assert page.url.endswith("#v-0-population")
    assert value.evaluate("one => one.matches(':target')")
    page.locator("#q-0-population-0 a").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#v-0-population")


def test_the_box_of_a_quotation_lies_on_its_words(here: Watched, site: Path, corpus: Path, pdf_page: str) -> None:
    page = here.page
    page.goto(address(site, pdf_page))
    page.evaluate("document.querySelectorAll('img').forEach(one => one.loading = 'eager')")
    sheet = page.locator(".sheet img").first.bounding_box()
    drawn = page.locator("#b-0-population-0 rect").first.bounding_box()
    with duckdb.connect(str(corpus), read_only=True) as connection:
        [(boxes,)] = connection.execute(
            "SELECT boxes FROM evidence JOIN release USING (release_id) WHERE source LIKE '%vimeu%' AND field = 'population'"
        ).fetchall()
    assert sheet is not None
    assert drawn is not None
    scale = sheet["width"] / 595.3  # A4, as corpus/make_pdfs.py sets it
    found = [(drawn["x"] - sheet["x"]) / scale, (drawn["y"] - sheet["y"]) / scale]
    assert found == pytest.approx([boxes[0]["x0"], boxes[0]["top"]], abs=3)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("mission=qualite", 6),
        ("departement=16", 4),
        ("region=Normandie", 3),
        ("annee=2023", 6),
        ("taille=4", 1),
        ("conflits=1", 4),
        ("signe=1", 35),
        ("q=littoral&departement=62", 1),
        ("q=zzz", 0),
    ],
)
def test_filters_work_from_the_address(here: Watched, site: Path, corpus: Path, query: str, number: int) -> None:
    here.page.goto(f"{address(site, 'recherche.html')}?{query}")
    assert here.page.locator("#results > li:visible").count() == number
    assert here.page.locator("#count").inner_text() == f"{number} CPTS sur 38"


def test_a_newcomer_filters_by_mission(here: Watched, site: Path, corpus: Path) -> None:
    with duckdb.connect(str(corpus), read_only=True) as connection:
        [(number,)] = connection.execute("SELECT count(*) FROM mission_matrix WHERE crise").fetchall()
    page = here.page
    page.goto(address(site, "recherche.html"))
    page.get_by_label("Mission").select_option(label="Crise sanitaire grave")
    assert page.locator("#results > li:visible").count() == number
    assert page.url.endswith("?mission=crise")
    page.get_by_role("button", name="Tout effacer").click()
    page.wait_for_function("document.getElementById('count').textContent === '38 CPTS sur 38'")
    assert here.quiet()


def test_without_javascript_all_is_readable_and_the_list_is_whole(browser: Browser, site: Path) -> None:
    found = watched(browser, javascript=False)
    found.page.goto(address(site, "recherche.html"))
    assert found.page.locator("#results > li:visible").count() == 38
    assert found.page.locator("#filters").is_hidden()
    assert "JavaScript" in found.page.locator("noscript").inner_text()
    found.page.context.close()


def test_another_identifier_of_a_cpts_leads_to_its_page(here: Watched, site: Path) -> None:
    here.page.goto(address(site, "cpts/70-pays-lure.html"))
    here.page.wait_for_url("**/cpts/70-lure.html")


# ---- hostile texts ----------------------------------------------------------------------------------------------


def test_what_a_release_holds_is_shown_as_text_and_runs_nothing(here: Watched, hostile_site: Path) -> None:
    pages = sorted(hostile_site.rglob("*.html"))
    assert len(pages) > 8
    for one in pages:
        here.page.goto(one.as_uri())
        here.page.mouse.move(300, 300)
        assert here.page.evaluate("document.querySelectorAll('script:not([src]), [onerror], [onload]').length") == 0
    assert (here.asked, here.dialogs, here.errors) == ([], [], [])
    here.page.goto(next((hostile_site / "communiques").glob("*.html")).as_uri())
    assert '<script>alert("x")</script>' in here.page.locator(".text").inner_text()
    assert "{{ 7 * 7 }}" in here.page.locator(".text").inner_text()


def test_no_page_asks_any_network(here: Watched, site: Path) -> None:
    for one in sorted(site.rglob("*.html")):
        if 'http-equiv="refresh"' not in one.read_text(encoding="utf-8"):  # those lead to one of the others
            here.page.goto(one.as_uri())
    assert (here.asked, here.dialogs, here.errors) == ([], [], [])


# ---- for everybody ----------------------------------------------------------------------------------------------

KINDS = ("index.html", "recherche.html", "cpts/80-vimeu.html", "cpts/74-4-rivieres.html", "pdf",
         "missions.html", "montants.html", "doutes.html", "communiques.html", "totaux.html")  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(browser: Browser, site: Path, pdf_page: str, kind: str, scheme: str) -> None:
    found = watched(browser, 1000, scheme)
    found.page.goto(address(site, pdf_page if kind == "pdf" else kind))
    found.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    # Nothing but the colours is another in the dark.
    asked = {"runOnly": ["color-contrast"]} if scheme == "dark" else None
    violations = Axe().run(found.page, options=asked).response["violations"]
    found.page.context.close()
    serious = [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in violations
               if one["impact"] in {"serious", "critical"}]  # fmt: skip
    assert serious == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_on_a_telephone(browser: Browser, site: Path, pdf_page: str, kind: str) -> None:
    found = watched(browser, 360)
    found.page.goto(address(site, pdf_page if kind == "pdf" else kind))
    found.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    width = found.page.evaluate("document.documentElement.scrollWidth")
    found.page.context.close()
    assert width == 360

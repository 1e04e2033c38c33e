"""A reviewer at work, in a real browser on a real server."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

Ask = Callable[[str], list[tuple[Any, ...]]]
Command = Callable[..., subprocess.CompletedProcess[str]]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run"
expect.set_options(timeout=60_000)
pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed to open the pages in"),
]


class Reviewer(NamedTuple):
    """A page, and what it should not do."""

    page: Page
    root: str
    trouble: list[str]
    """Dialogs, errors of scripts, and requests to anybody else."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture
def reviewer(browser: Browser, server: str) -> Iterator[Reviewer]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(20_000)
    page, root, trouble = context.new_page(), server.partition("/?")[0], list[str]()
    page.on("request", lambda one: None if one.url.startswith(root) else trouble.append(one.url))
    page.on("dialog", lambda one: (trouble.append(one.message), one.dismiss()))
    page.on("pageerror", lambda one: trouble.append(str(one)))
    page.goto(server)
    yield Reviewer(page, root, trouble)
    context.close()
    assert trouble == []


def select(page: Page, words: str) -> None:
    """Select words of the text, as with a mouse."""
    page.evaluate(
        """words => {
            const text = document.querySelector("[data-text]");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode());) {
                const at = node.data.indexOf(words);
                if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
            }
            throw new Error("no such words");
        }""",
        words,
    )


def test_a_corrected_population_stands_when_the_pipeline_runs_again(
    reviewer: Reviewer, ask: Ask, command: Command
) -> None:
    page = reviewer.page
    page.get_by_role("link", name="CPTS de la Vallée Bleue").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("CPTS de la Vallée Bleue : population")
    card = page.locator("section.card").filter(has_text="sologne-2024.txt")
    expect(card.get_by_role("heading")).to_contain_text("57\u202f310")
    card.get_by_text("Corriger", exact=True).click()
    card.get_by_label("Nombre").fill("52 310")
    card.get_by_label("Pourquoi").fill("faute de frappe")
    card.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("CPTS de la Vallée Bleue : population")
    told = [("52310", "une relectrice", "faute de frappe")]
    sql = "SELECT population::VARCHAR, who, why FROM cpts_summary, decision WHERE cpts_id = '41-vallee-bleue'"
    assert ask(sql) == told
    assert command("run", "releases", "--force", "--warehouse", "cpts.duckdb").returncode == 0
    assert ask(sql) == told
    assert ask("FROM conflict") == []
    page.goto(f"{reviewer.root}/decisions")
    expect(page.locator("ol.open li")).to_contain_text(["57\u202f310 → 52\u202f310"])


def press(page: Page, key: str) -> None:
    """Press a key on a page whose script is there: on a busy machine it is seen before it can listen."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_keys_decide_and_undo(reviewer: Reviewer, ask: Ask) -> None:
    page = reviewer.page
    press(page, "n")
    expect(page.get_by_role("heading", level=1)).to_contain_text("population")
    press(page, "2")
    expect(page.locator("[data-card='2']")).to_have_attribute("data-on", "")
    press(page, "r")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("population")
    assert ask("SELECT kind FROM decision") == [("reject",)]
    assert ask("SELECT value FROM population WHERE cpts_id = '41-vallee-bleue'") == [(57310,)]
    press(page, "u")
    expect(page.get_by_role("heading", name="Décisions")).to_be_visible()
    assert sorted(ask("SELECT value FROM population WHERE cpts_id = '41-vallee-bleue'")) == [(52310,), (57310,)]


def test_no_key_decides_of_what_was_not_chosen(reviewer: Reviewer, ask: Ask) -> None:
    page = reviewer.page
    [(release,)] = ask("SELECT release_id FROM release WHERE source LIKE '%2023%'")
    page.goto(f"{reviewer.root}/communique/{release}")
    press(page, "a")
    press(page, "r")
    press(page, "2")
    expect(page.locator("[data-card='2']").first).to_have_attribute("open", "")
    assert ask("FROM decision") == []


@pytest.mark.parametrize(
    ("keys", "left"), [("2a", ["60-bray-picardie-verte"]), ("r", ["60-bray", "60-bray-picardie-verte"])]
)
def test_two_that_may_be_one_are_joined_or_parted(reviewer: Reviewer, ask: Ask, keys: str, left: list[str]) -> None:
    page = reviewer.page
    place = f"{reviewer.root}/question/pair/60-bray/60-bray-picardie-verte"
    page.goto(place)
    press(page, "a")  # nothing is chosen
    for key in keys:
        press(page, key)
    page.wait_for_url("**/question/missing/**")
    assert [one for (one,) in ask("SELECT cpts_id FROM cpts WHERE cpts_id LIKE '60-%' ORDER BY 1")] == left
    assert ask("FROM possible_duplicate") == []
    page.goto(f"{reviewer.root}/decisions")
    expect(page.locator("ol.open li")).to_have_count(1)


def test_a_missing_value_is_added_by_selecting_its_words(reviewer: Reviewer, ask: Ask) -> None:
    page = reviewer.page
    [(release,)] = ask("SELECT release_id FROM release WHERE source LIKE '%2023%'")
    page.goto(f"{reviewer.root}/communique/{release}")
    press(page, "m")
    page.get_by_label("Champ").select_option("professionals")
    select(page, "41 libéraux")
    form = page.locator("[data-chosen='professionals']")
    expect(form.get_by_label("Mots")).to_have_value("41 libéraux")
    form.get_by_label("Nombre").fill("41")
    form.get_by_role("button", name="Ajouter").click()
    expect(page.locator(".card").filter(has_text="Professionnels de santé")).to_contain_text("ajoutée")
    assert ask("SELECT professionals, professionals_quote FROM cpts_summary WHERE professionals IS NOT NULL") == [
        (41, "41 libéraux")
    ]


def test_an_impossible_value_is_told_and_what_was_typed_is_kept(reviewer: Reviewer, ask: Ask) -> None:
    page = reviewer.page
    press(page, "n")
    card = page.locator("[data-card='1']")
    card.get_by_text("Corriger", exact=True).click()
    card.get_by_label("Nombre").fill("beaucoup")
    card.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alert")).to_have_text("Nombre : un nombre entier.")
    expect(page.locator("[data-card='1']").get_by_label("Nombre")).to_have_value("beaucoup")
    assert ask("FROM decision") == []


def test_a_page_full_of_markup_shows_it_as_text(reviewer: Reviewer, ask: Ask) -> None:
    page = reviewer.page
    [(release,)] = ask("SELECT release_id FROM release WHERE source LIKE '%hostile%'")
    page.goto(f"{reviewer.root}/communique/{release}")
    text = page.locator("[data-text]")
    expect(text).to_contain_text('<script>alert(1)</script><img src="https://example.org/x.png"')
    expect(text).to_contain_text("</div></main><svg onload=alert(3)> javascript:alert(4) {{ 7 * 7 }}")
    assert page.locator("main img, main script, main svg").count() == 0
    for place in ("/", f"/question/missing/{release}.0"):
        page.goto(f"{reviewer.root}{place}")
        assert page.locator("main img, main script, main svg").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_no_page_scrolls_sideways(reviewer: Reviewer, ask: Ask, scheme: str) -> None:
    page = reviewer.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    [(release,)] = ask("SELECT release_id FROM release WHERE source LIKE '%2023%'")
    page.goto(f"{reviewer.root}/communique/{release}")
    page.locator(".card").first.get_by_role("button", name="Accepter").or_(
        page.locator(".card summary").first
    ).first.click()
    for place in (
        "/",
        "/question/conflict/41-vallee-bleue/population",
        f"/question/missing/{release}.0",
        f"/communique/{release}",
        "/decisions",
    ):
        page.goto(f"{reviewer.root}{place}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = [
            (one["id"], [node["html"] for node in one["nodes"]][:3])
            for one in Axe().run(page).response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert found == [], place
        for width in (360, 800):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        page.set_viewport_size({"width": 1200, "height": 900})

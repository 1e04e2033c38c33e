"""What a page lists: the links that are to be followed, each with the words around it."""

from __future__ import annotations

import random
import re

import pytest
from cpts_extract.collect.item import Item, Listing
from cpts_extract.collect.listing import read_listing
from hypothesis import given, settings
from hypothesis import strategies as st

URL = "https://example.org/presse/liste.html"
LINKS = re.compile(r"\.pdf$|/communique/", re.IGNORECASE)
PAGE = """<!doctype html><html><head><title>Presse</title><meta charset="utf-8"></head><body>
<nav><a href="/">Accueil</a> <a href="mailto:presse@example.org">CPTS</a></nav>
<main><p>Tous nos communiqués sur les CPTS</p>
<ul>
  <li><h3>Une CPTS est née</h3><p>Le 3 mars 2024</p><div class="bouton"><a href="a.pdf#page=1">Lire la <b>suite</b></a></div></li>
  <li><a href="/communique/b"><img src="b.png" alt="Affiche"></a> <a href="/themes/sante">Santé</a> <h3>Grippe</h3>
      <a href="/communique/b">La grippe</a></li>
</ul>
<table><tr><td>2023</td><td><a href="https://www.example.org/C.PDF" title="Le contrat"></a></td></tr>
       <tr><td>2022</td><td><a href="d.pdf">D</a></td></tr></table>
</main></body></html>"""
ITEMS = (
    Item("https://example.org/presse/a.pdf", "Lire la suite", "Une CPTS est née Le 3 mars 2024 Lire la suite"),
    Item("https://example.org/communique/b", "Affiche", "Santé Grippe La grippe"),
    Item("https://www.example.org/C.PDF", "Le contrat", "2023"),
    Item("https://example.org/presse/d.pdf", "D", "2022 D"),
)


def read(text: str | bytes, charset: str = "") -> Listing:
    return read_listing(text.encode() if isinstance(text, str) else text, URL, LINKS, charset)


def test_links_come_in_their_order_with_the_words_of_their_entry() -> None:
    assert read(PAGE) == Listing(ITEMS)


def test_words_before_and_between_the_entries_are_of_none() -> None:
    flat = "<h2>Les CPTS</h2><p><a href='1.pdf'>Un</a> en mars</p><p>Rien</p><div>En mai <a href='2.pdf'>Deux</a></div>"
    for page in ("<body>{}</body>", "<body><div><div>{}</div></div></body>"):
        assert [item.text for item in read(page.format(flat)).items] == ["Un en mars", "En mai Deux"]


def test_the_words_of_a_whole_page_are_not_those_of_its_only_link() -> None:
    for page in ("<body>Les CPTS {}</body>", "<body><main>Les CPTS {}</main></body>", "<ul>Les CPTS {}</ul>"):
        assert [item.text for item in read(page.format("<p>Un <a href='1.pdf'>lien</a></p>")).items] == ["Un lien"]


def test_the_base_of_a_page_counts() -> None:
    for base, url in [("/x/", "https://example.org/x/1.pdf"), ("javascript:1", "https://example.org/presse/1.pdf")]:
        assert [item.url for item in read(f"<base href='{base}'><a href='1.pdf'>1</a>").items] == [url]


def test_what_is_not_seen_is_not_read() -> None:
    page = "<p><script>CPTS</script><style>CPTS</style><!-- CPTS <a href='2.pdf'>2</a> --><a href='1.pdf'>1</a></p>"
    assert read(page).items == (Item("https://example.org/presse/1.pdf", "1", "1"),)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_the_encoding_may_be_declared(encoding: str) -> None:
    assert read(PAGE.replace("utf-8", encoding).encode(encoding)) == Listing(ITEMS)
    assert read(PAGE.replace("utf-8", "").encode(encoding), encoding) == Listing(ITEMS)
    assert read(f'<?xml version="1.0" encoding="{encoding}"?>{PAGE}'.encode(encoding)) == Listing(ITEMS)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not a page: empty"),
        (b"%PDF-1.7\x00\xff\x01\x02", "not a page: binary data"),
        (b"<html><body><div id=app></div><script src=x></script></body></html>", "a page without a link"),
        (b"Bonjour", "a page without a link"),
        (
            b"<a href='https://a:s3cret@example.org/a.pdf'>a</a>",
            "1 links left out: a URL with a user name or a password",
        ),
    ],
)
def test_what_lists_nothing_is_told(data: bytes, problem: str) -> None:
    assert read(data) == Listing((), (problem,))


def test_a_page_whose_links_are_others_lists_nothing_and_has_no_problem() -> None:
    assert read("<a href='/'>Accueil</a>") == Listing(())


def test_many_links_in_one_part_take_no_longer_each() -> None:
    for page in ("<div>{}</div>", "<div>" * 200 + "{}"):
        listing = read(page.format("".join(f"CPTS <a href='{n}.pdf'>{n}</a> " for n in range(3000))))
        assert [item.title for item in listing.items] == [str(n) for n in range(3000)]


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_nothing_is_raised_for_any_bytes(data: bytes) -> None:
    assert read(data).items == ()


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.binary(max_size=9), st.integers(1, 20))
def test_nothing_is_raised_for_a_page_with_any_damage(chance: random.Random, noise: bytes, times: int) -> None:
    data = bytearray(PAGE.encode())
    for _ in range(times):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(9)] = noise
    assert len(read(bytes(data)).items) <= 5

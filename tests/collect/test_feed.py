"""What a feed lists, of whatever kind and however broken."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from cpts_extract.collect.feed import read_feed
from cpts_extract.collect.item import Item, Listing
from hypothesis import given, settings
from hypothesis import strategies as st

URL = "https://example.org/feeds/rss.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Presse</title>
{}
</channel></rss>"""
ENTRY = "<item><title>Une CPTS</title><link>https://example.org/a</link><description>Elle est née</description></item>"
ITEM = Item("https://example.org/a", "Une CPTS", "Elle est née")


def rss(*entries: str) -> bytes:
    return RSS.format("\n".join(entries)).encode()


def test_rss_gives_link_title_and_text() -> None:
    entry = """<item><title>La &lt;b&gt;CPTS&lt;/b&gt; &amp;amp; son
      contrat</title><link> /a?b=1&amp;c=2#top </link>
      <description><![CDATA[<p>Le <em>contrat</em></p><p>est signé</p>]]></description>
      <content:encoded><![CDATA[<p>En entier</p>]]></content:encoded></item>"""
    items = (Item("https://example.org/a?b=1&c=2", "La CPTS & son contrat", "Le contrat est signé En entier"),)
    assert read_feed(rss(entry), URL) == Listing(items)


def test_atom_gives_them_too() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Presse</title>
      <entry><title type="html">Une &lt;i&gt;CPTS&lt;/i&gt;</title><link href="../a"/><link rel="self" href="/x"/>
      <summary>Elle est née</summary></entry></feed>"""
    assert read_feed(atom.encode(), URL) == Listing((ITEM,))


def test_enclosed_pdfs_are_items_beside_the_link() -> None:
    entry = """<item><title>T</title><link>/a</link><enclosure url="/a.pdf?v=1" type="application/octet-stream"/>
      <enclosure url="/b" type="application/pdf"/><enclosure url="/c.mp3" type="audio/mpeg"/></item>"""
    found = [item.url for item in read_feed(rss(entry), URL).items]
    assert found == [f"https://example.org/{end}" for end in ("a", "a.pdf?v=1", "b")]


def test_a_link_comes_once_where_it_stands_first() -> None:
    other = ENTRY.replace("org/a", "org/b")
    assert [item.url[-1] for item in read_feed(rss(other, ENTRY, other, ENTRY), URL).items] == ["b", "a"]


def test_links_that_are_not_followed_are_counted() -> None:
    links = ["mailto:a@example.org", "https://a:s3cret@example.org/", "https://b:s3cret@example.org/"]
    listing = read_feed(rss(ENTRY, *(f"<item><link>{link}</link></item>" for link in links)), URL)
    assert listing == Listing(
        (ITEM,),
        ("1 links left out: neither http nor https", "2 links left out: a URL with a user name or a password"),
    )


def test_control_characters_do_not_come_through() -> None:
    entry = ENTRY.replace("Une", "Une \x7f31m &#x202e;")
    assert read_feed(rss(entry), URL).items[0].title == "Une 31m CPTS"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "utf-16"])
def test_the_encoding_may_be_declared(encoding: str) -> None:
    data = RSS.format(ENTRY).replace("UTF-8", encoding).encode(encoding)
    assert read_feed(data, URL) == Listing((ITEM,))


def test_the_encoding_may_be_given_by_the_server_or_by_nobody() -> None:
    text = RSS.format(ENTRY).replace(' encoding="UTF-8"', "")
    for charset in ("iso-8859-1", "utf-8", "", "punycode", "no such"):
        assert read_feed(text.encode("latin-1"), URL, charset) == Listing((ITEM,))


def test_encodings_in_which_anything_can_hide_are_not_asked_for() -> None:
    data = RSS.format(ENTRY.replace("Une CPTS", "+AOk-").replace("é", "e")).replace("UTF-8", "utf-7")
    assert read_feed(data.encode(), URL, "utf-7").items[0].title == "+AOk-"


# ---- what is broken -------------------------------------------------------------------------------------------------


def test_of_broken_xml_what_can_be_read_is_given() -> None:
    broken = rss(
        ENTRY, "<item><title>Coûts & <b>missions</title><link>/b</link></item>", ENTRY.replace("org/a", "org/c")
    )
    listing = read_feed(broken, URL)
    assert [item.url for item in listing.items] == [f"https://example.org/{end}" for end in "abc"]
    assert [problem.partition(":")[0] for problem in listing.problems] == ["broken XML"]


def test_of_a_feed_cut_off_what_came_is_given() -> None:
    listing = read_feed(rss(ENTRY, ENTRY.replace("org/a", "org/b"))[:-100], URL)
    assert listing.items == (ITEM,)
    assert [problem.partition(":")[0] for problem in listing.problems] == ["broken XML"]


def test_space_before_the_declaration_is_no_matter() -> None:
    assert read_feed(b"\n\n " + rss(ENTRY), URL) == Listing((ITEM,))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not a feed: empty"),
        (b" \n", "not a feed: empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a feed: binary data"),
        (b"<!doctype html><html><body><a href='/a'>a</a></body></html>", "not a feed: neither RSS nor Atom"),
        (b"Bonjour", "not a feed: neither RSS nor Atom"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "not a feed: neither RSS nor Atom"),
    ],
)
def test_what_is_no_feed_is_told(data: bytes, problem: str) -> None:
    assert read_feed(data, URL) == Listing((), (problem,))


def test_a_feed_without_entries_is_one() -> None:
    assert read_feed(rss(), URL) == Listing(())


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE rss [{LAUGHS}]>",
        f"<!DOCTYPE rss [\n{LAUGHS.replace('>', '>' + chr(10))}]>",
        f"<!-- <rss -->\n<!DOCTYPE rss [{LAUGHS}]>",  # feedparser takes the head to end at the first <
        '<!DOCTYPE rss [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
        '<!-- <rss -->\n<!DOCTYPE rss [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % j SYSTEM "https://example.org/evil.dtd"> %j;]>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_expanded(doctype: str, encoding: str) -> None:
    text = RSS.format(ENTRY.replace("Une", "&j;")).replace("<rss", f"{doctype}\n<rss", 1).replace("UTF-8", encoding)
    assert read_feed(text.encode(encoding), URL) == Listing((), ("not read: it declares entities",))


def test_a_doctype_that_lies_elsewhere_is_not_fetched() -> None:
    for doctype in (
        'SYSTEM "file:///etc/passwd"',
        'PUBLIC "-//Netscape//DTD RSS 0.91//EN" "https://example.org/rss.dtd"',
    ):
        assert read_feed(rss(ENTRY).replace(b"<rss", f"<!DOCTYPE rss {doctype}>\n<rss".encode(), 1), URL).items == (
            ITEM,
        )


@pytest.mark.parametrize("name", ["secret.xml", "http://example.org/"])
def test_bytes_that_are_a_name_are_not_opened(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.xml").write_bytes(rss(ENTRY))
    monkeypatch.chdir(tmp_path)
    assert read_feed(name.encode(), URL) == Listing((), ("not a feed: neither RSS nor Atom",))


# ---- much and anything ----------------------------------------------------------------------------------------------


def test_ten_thousand_entries_are_read() -> None:
    entries = [f"<item><link>https://example.org/{n}</link></item>" for n in range(10_000)]
    found = read_feed(rss(*entries), URL)
    assert [item.url for item in found.items] == [f"https://example.org/{n}" for n in range(10_000)]
    assert found.problems == ()


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_nothing_is_raised_for_any_bytes(data: bytes) -> None:
    assert read_feed(data, URL).items == ()


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.binary(max_size=9), st.integers(1, 20))
def test_nothing_is_raised_for_a_feed_with_any_damage(chance: random.Random, noise: bytes, times: int) -> None:
    data = bytearray(rss(ENTRY, ENTRY.replace("org/a", "org/b")))
    for _ in range(times):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(9)] = noise
    assert len(read_feed(bytes(data), URL).items) <= 3

"""A source is looked at, and its items are fetched: only releases of a kind that is read become files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from cpts_extract.collect import require
from cpts_extract.collect.fetch import Fetcher
from cpts_extract.collect.folder import DropFolder, Dropped
from cpts_extract.collect.item import Item
from cpts_extract.collect.look import Listed, fetch_item, look, look_into
from cpts_extract.collect.media import SUFFIXES
from cpts_extract.collect.results import Failed, Fetched, NotModified, Validators
from cpts_extract.collect.sources import FolderSource, WebSource
from cpts_extract.errors import NotInstalledError
from cpts_extract.read import KNOWN_SUFFIXES, read_document

from .server import Server, reply

FEED = b"""<rss version="2.0"><channel>
<item><title>Une CPTS</title><link>/a</link></item>
<item><title>Grippe</title><link>/b</link><description>Rien</description></item>
<item><title>Grippe</title><link>/communaut%C3%A9-professionnelle</link></item>
<item><title>Grippe</title><link>/c</link><description>avec la cpts</description></item></channel></rss>"""
PAGE = b"<ul><li>La CPTS <a href='/a.pdf'>Lire</a><li>La grippe <a href='/b.pdf'>Lire</a></ul>"
MATCH = re.compile("CPTS|communauté professionnelle|communauté-professionnelle", re.IGNORECASE)


def source(server: Server, links: str | None = None, match: re.Pattern[str] | None = MATCH) -> WebSource:
    compiled = None if links is None else re.compile(links)
    kind = "feed" if links is None else "page"
    return WebSource("a", kind, server.url("/list"), match=match, links=compiled, allow_private=True)


def listed(result: object) -> Listed:
    assert isinstance(result, Listed)
    return result


# ---- looking --------------------------------------------------------------------------------------------------------


def test_of_a_feed_what_matches_in_title_link_or_text_is_listed(
    server: Server, fetcher: Fetcher, scratch: Path
) -> None:
    server.pages["/list"] = reply(200, FEED, etag='"1"')
    found = listed(look(source(server), fetcher, scratch))
    assert [item.url.removeprefix(server.url("")) for item in found.items] == [
        "/a",
        "/communaut%C3%A9-professionnelle",
        "/c",
    ]
    assert (found.others, found.problems, found.validators) == (1, (), Validators(server.url("/list"), '"1"'))
    assert list(scratch.iterdir()) == []


def test_of_a_page_the_links_that_match_are_listed(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    server.pages["/list"] = reply(200, PAGE, content_type="text/html")
    found = listed(look(source(server, r"\.pdf$"), fetcher, scratch))
    assert found == Listed(
        (Item(server.url("/a.pdf"), "Lire", "La CPTS Lire"),), 1, (), Validators(server.url("/list"))
    )
    assert len(listed(look(source(server, r"\.pdf$", match=None), fetcher, scratch)).items) == 2


def test_links_are_relative_to_where_the_list_was_found(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    server.pages |= {"/list": reply(301, location="/x/list"), "/x/list": reply(200, b"<a href='a.pdf'>CPTS</a>")}
    found = listed(look(source(server, "pdf"), fetcher, scratch))
    assert [item.url for item in found.items] == [server.url("/x/a.pdf")]


def test_an_unchanged_list_is_told(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    server.pages["/list"] = reply(304)
    known = Validators(server.url("/list"), '"1"')
    assert look(source(server), fetcher, scratch, known) == NotModified(server.url("/list"), known)


def test_a_list_with_a_problem_is_asked_for_again(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    server.pages["/list"] = reply(200, FEED[:-20], etag='"1"')
    found = listed(look(source(server), fetcher, scratch))
    assert (len(found.items), len(found.problems), found.validators) == (3, 1, None)


def test_what_lists_nothing_readable_has_failed(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    server.pages["/list"] = reply(200, b"<html>maintenance</html>")
    for links, reason in [(None, "not a feed: neither RSS nor Atom"), ("pdf", "a page without a link")]:
        assert look(source(server, links), fetcher, scratch) == Failed(server.url("/list"), reason, True, 200)
    server.pages["/list"] = reply(404)
    assert look(source(server), fetcher, scratch) == Failed(server.url("/list"), "answers 404", False, 404)


def test_a_list_is_smaller_than_a_release_may_be(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    server.pages["/list"] = reply(200, b"x" * 10_000_001)
    assert look(source(server), fetcher, scratch) == Failed(server.url("/list"), "larger than 10 MB", False)


def test_a_drop_folder_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    dropped = look_into(FolderSource("a", tmp_path), DropFolder(tmp_path, settling=0))
    assert isinstance(dropped, Dropped)
    assert [file.name for file in dropped.files] == ["a.txt"]
    none = tmp_path / "none"
    assert look_into(FolderSource("a", none)) == Failed(str(none), "no such file or directory", passing=True)


# ---- fetching -------------------------------------------------------------------------------------------------------


def archive(**files: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj"
HTML = b"<!doctype html><html><body><h1>Une CPTS</h1></body></html>"
DOCX = archive(word__document_xml=b"<w/>")
ODT = archive(mimetype=b"application/vnd.oasis.opendocument.text")
TEXT = "Le contrat est signé.".encode()


def fetched(
    data: bytes, called: str, server: Server, fetcher: Fetcher, scratch: Path
) -> Fetched | NotModified | Failed:
    server.pages["/a"] = reply(200, data, **({"content_type": called} if called else {}))
    return fetch_item(Item(server.url("/a"), "", ""), source(server), fetcher, scratch)


@pytest.mark.parametrize(
    ("data", "called", "media"),
    [
        (PDF, "application/pdf", "pdf"),
        (PDF, "text/html", "pdf"),
        (PDF, "", "pdf"),
        (b"\n\n" + PDF, "image/png", "pdf"),
        (b"junk" + PDF, "application/pdf", "pdf"),
        (HTML, "text/html; charset=utf-8", "html"),
        (HTML, "text/plain", "html"),
        (HTML, "application/pdf", "html"),
        (b"<p>Une <b>CPTS</b></p>", "text/html", "html"),
        (HTML.decode().encode("utf-16"), "", "html"),
        (DOCX, "application/octet-stream", "docx"),
        (ODT, "text/plain", "odt"),
        (TEXT, "text/plain", "text"),
        (TEXT, "", "text"),
        (TEXT.decode().encode("latin-1"), "application/octet-stream", "text"),
        (b"[1] est un nombre", "text/plain", "text"),
    ],
)
def test_the_kind_is_told_from_the_bytes(
    data: bytes, called: str, media: str, server: Server, fetcher: Fetcher, scratch: Path
) -> None:
    result = fetched(data, called, server, fetcher, scratch)
    assert isinstance(result, Fetched)
    assert (result.media, result.path.suffix, result.path.read_bytes()) == (media, SUFFIXES[result.media], data)
    assert (result.url, result.final_url, result.size, list(scratch.iterdir())) == (
        server.url("/a"),
        server.url("/a"),
        len(data),
        [result.path],
    )


@pytest.mark.parametrize(
    ("data", "called", "reason"),
    [
        (b"", "application/pdf", "an empty file"),
        (b" \n", "text/plain", "of no kind that is read: only spaces and line breaks"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "application/pdf", "of no kind that is read: binary data"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "application/msword", "of no kind that is read: binary data"),
        (archive(a=b"a"), "application/pdf", "an archive, but neither a .docx nor an .odt, or damaged"),
        (DOCX[:-30], "", "an archive, but neither a .docx nor an .odt, or damaged"),
        (b'{"error": "none"}', "text/plain", "of no kind that is read: characters, but not a text"),
        (b"{\\rtf1 CPTS}", "", "of no kind that is read: characters, but not a text"),
        (FEED, "", "of no kind that is read: characters, but not a text"),
        (b"a;b\n1;2", "text/csv", "of no kind that is read: characters, but not a text, called text/csv"),
        (b"Maintenance", "text/html", "of no kind that is read: characters, but not a text, called text/html"),
    ],
)
def test_what_is_of_no_kind_that_is_read_has_failed(
    data: bytes, called: str, reason: str, server: Server, fetcher: Fetcher, scratch: Path
) -> None:
    assert fetched(data, called, server, fetcher, scratch) == Failed(server.url("/a"), reason, False, 200)
    assert list(scratch.iterdir()) == []


def test_what_was_fetched_is_read_as_what_it_is(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    result = fetched(TEXT, "text/plain", server, fetcher, scratch)
    assert isinstance(result, Fetched)
    document = read_document(result.path)
    assert (document.media, document.sha256, document.text) == (result.media, result.sha256, TEXT.decode())


def test_every_kind_that_is_fetched_has_a_name_that_is_read() -> None:
    assert {media: KNOWN_SUFFIXES[suffix] for media, suffix in SUFFIXES.items()} == {media: media for media in SUFFIXES}


def test_an_unchanged_item_is_told(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    server.pages["/a"] = reply(304)
    known = Validators(server.url("/a"), '"1"')
    item = Item(server.url("/a"), "", "")
    assert fetch_item(item, source(server), fetcher, scratch, known) == NotModified(server.url("/a"), known)


def test_items_of_a_source_that_may_not_ask_private_addresses_are_refused(
    server: Server, fetcher: Fetcher, scratch: Path
) -> None:
    asking = replace(source(server), allow_private=False)
    result = fetch_item(Item(server.url("/a"), "", ""), asking, fetcher, scratch)
    assert isinstance(result, Failed)
    assert "127.0.0.1, a loopback address" in result.reason
    assert server.asked == []


# ---- what is needed -------------------------------------------------------------------------------------------------


def test_a_library_that_is_missing_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    require()
    monkeypatch.setattr("cpts_extract.extras.find_spec", lambda name: None if name == "protego" else object())
    with pytest.raises(NotInstalledError) as missing:
        require()
    assert str(missing.value) == "to ask sources, pip install 'cpts-extract[collect]' (not there: protego)"


def test_nothing_of_the_warehouse_is_needed() -> None:
    code = "import cpts_extract.collect.look, json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(json.loads(done.stdout))
    assert {name for name in modules if name.startswith(("cpts_extract.load", "duckdb", "pandas", "spacy"))} == set()

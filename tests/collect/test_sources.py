"""sources.toml says what it should, or what is wrong is told in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cpts_extract.collect.sources import FolderSource, Sources, WebSource, read_sources
from cpts_extract.errors import SourcesError

WHOLE = r"""
contact = "equipe@example.org"
delay = 3

[[source]]
name = "feed-1"
kind = "feed"
url = "https://example.org/rss.xml#top"
match = "CPTS|communauté professionnelle"

[[source]]
name = "page.2"
kind = "page"
url = "http://localhost:8080/presse"
links = "\\.pdf$|/communique/"
allow_private = true

[[source]]
name = "inbox"
kind = "folder"
path = "inbox/"
"""
FEED = '[[source]]\nname = "a"\nkind = "feed"\n'
GOOD = f'{FEED}url = "https://example.org/"\n'


def told(tmp_path: Path, text: str | bytes) -> Sources:
    file = tmp_path / "sources.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_sources(file)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    assert told(tmp_path, WHOLE) == Sources(
        contact="equipe@example.org",
        delay=3.0,
        sources=(
            WebSource(
                "feed-1",
                "feed",
                "https://example.org/rss.xml",
                match=re.compile("CPTS|communauté professionnelle", re.IGNORECASE),
            ),
            WebSource(
                "page.2",
                "page",
                "http://localhost:8080/presse",
                links=re.compile(r"\.pdf$|/communique/", re.IGNORECASE),
                allow_private=True,
            ),
            FolderSource("inbox", tmp_path / "inbox"),
        ),
    )


def test_little_is_needed(tmp_path: Path) -> None:
    assert told(tmp_path, "\ufeff" + GOOD) == Sources((WebSource("a", "feed", "https://example.org/"),), None, 2.0)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "no source"),
        (b"\xff", "not UTF-8"),
        ("source = 1", "source: must be written [[source]]"),
        ("source = [1]", "source: must be written [[source]]"),
        ('[source]\nname = "a"', "source: must be written [[source]]"),
        ("a = ", "not TOML: Invalid value (at end of document)"),
        ("delays = 1\n" + GOOD, "'delays': no setting (known: contact, delay, source)"),
        ("delay = true\n" + GOOD, "delay: must be a number of seconds"),
        ('delay = "2"\n' + GOOD, "delay: must be a number of seconds"),
        ("delay = -1\n" + GOOD, "delay: must be from 0 to 3600 seconds"),
        ("delay = nan\n" + GOOD, "delay: must be from 0 to 3600 seconds"),
        ("contact = 1\n" + GOOD, "contact: must be a text in quotation marks"),
        ('contact = "a\\r\\nb"\n' + GOOD, "contact: must be an e-mail address or a URL"),
        ('contact = "équipe"\n' + GOOD, "contact: must be an e-mail address or a URL"),
        ("[[source]]\n", "source 1: name: missing"),
        (GOOD + '[[source]]\nname = "../b"', "source 2: name: may hold letters without accents, digits, dots and hyphens, at most 64"),
        ("[[source]]\nname = 1", "source 1: name: must be a text in quotation marks"),
        (GOOD + GOOD.replace('"a"', '"A"'), "source 'a': this name stands twice"),
        ('[[source]]\nname = "a"', "source 'a': kind: missing"),
        ('[[source]]\nname = "a"\nkind = "rss"', "source 'a': kind: must be one of feed, page, folder"),
        (FEED, "source 'a': url: missing"),
        (FEED + "url = 1", "source 'a': url: must be a text in quotation marks"),
        (FEED + 'url = " "', "source 'a': url: empty"),
        (FEED + 'url = "ftp://example.org/"', "source 'a': url: neither http nor https"),
        (FEED + 'url = "example.org/rss"', "source 'a': url: neither http nor https"),
        (FEED + 'url = "https://a:s3cret@example.org/"', "source 'a': url: a URL with a user name or a password"),
        (GOOD + 'match = "("', "source 'a': match: not a regular expression: missing ), unterminated subpattern at position 0"),
        (GOOD + "match = 1", "source 'a': match: must be a text in quotation marks"),
        (GOOD + 'allow_private = "yes"', "source 'a': allow_private: must be true or false"),
        (GOOD + 'links = "x"', "source 'a': 'links': no setting of a feed (known: allow_private, kind, match, name, url)"),
        (GOOD + 'urls = "x"', "source 'a': 'urls': no setting of a feed (known: allow_private, kind, match, name, url)"),
        (GOOD.replace("feed", "page"), "source 'a': links: missing"),
        (GOOD.replace("feed", "page") + 'links = "+"', "source 'a': links: not a regular expression: nothing to repeat at position 0"),
        (FEED.replace("feed", "folder"), "source 'a': path: missing"),
        (FEED.replace("feed", "folder") + 'path = "a\\u0000"', "source 'a': path: not a path"),
        (FEED.replace("feed", "folder") + 'path = "a"\nurl = ""', "source 'a': 'url': no setting of a folder (known: kind, name, path)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_line(text: str | bytes, error: str, tmp_path: Path) -> None:
    with pytest.raises(SourcesError) as wrong:
        told(tmp_path, text)
    assert str(wrong.value) == f"{tmp_path / 'sources.toml'}: {error}"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match=r"none\.toml: no such file or directory$"):
        read_sources(tmp_path / "none.toml")

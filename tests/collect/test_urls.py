"""URLs are made absolute in one spelling, or refused without being repeated."""

from __future__ import annotations

import contextlib

import pytest
from cpts_extract.collect.urls import BadUrlError, shown, web_url
from hypothesis import given
from hypothesis import strategies as st

BASE = "https://example.org/press/list?page=2"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("a.pdf", "https://example.org/press/a.pdf"),
        ("/a.pdf", "https://example.org/a.pdf"),
        ("//www.example.org/a", "https://www.example.org/a"),
        ("?page=3", "https://example.org/press/list?page=3"),
        ("a.pdf#page=3", "https://example.org/press/a.pdf"),
        (" HTTP://Example.ORG:80/a/../b ", "http://example.org/b"),
        ("a\n b.pdf", "https://example.org/press/a%20b.pdf"),
        ("été.pdf", "https://example.org/press/%C3%A9t%C3%A9.pdf"),
        ("https://santé.example.org/", "https://xn--sant-epa.example.org/"),
        ("http://[2606:4700::1111]/a", "http://[2606:4700::1111]/a"),
        ("http://example.org:8080/@name", "http://example.org:8080/@name"),
    ],
)
def test_urls_have_one_spelling(text: str, url: str) -> None:
    assert web_url(text, BASE) == url
    assert web_url(url) == url


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mailto:equipe@example.org", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("data:text/plain,a", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("ftp://example.org/a", "neither http nor https"),
        ("http://s3cret@example.org/", "a URL with a user name or a password"),
        ("http://name:s3cret@example.org/", "a URL with a user name or a password"),
        ("http://s3cret%40:@example.org/", "a URL with a user name or a password"),
        ("http://example.org\\@s3cret.example.org/", "a URL with a user name or a password"),
        ("http://[::1", "not a URL"),
        ("http://example.org:port/", "not a URL"),
        ("http://example.org:99999/", "a URL whose port is none"),
        ("http://a b/", "a URL whose host is none"),
        ("http://%31/", "a URL whose host is none"),
        ("http://example.org/\x1b[31m", "not a URL"),
        ("http://example.org/\ud800", "not a URL"),
        ("/" + "é" * 400, "a URL of more than 2000 characters"),
        ("x" * 2001, "a URL of more than 2000 characters"),
    ],
)
def test_others_are_refused(text: str, reason: str) -> None:
    with pytest.raises(BadUrlError) as refused:
        web_url(text, BASE)
    assert str(refused.value) == reason
    assert (refused.value.__cause__, "s3cret" in str(refused.value.__context__)) == (None, False)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("https://name:s3cret@example.org/a", "https://example.org/a"),
        ("https://name:s3/cr@et@example.org/a", "https://example.org/a"),
        ("name:s3cret@example.org", "example.org"),
        ("http://a\x1b[31m\n/é", "http://a\\x1b[31m /\\xe9"),
    ],
)
def test_a_refused_url_is_printed_without_what_is_secret(text: str, printed: str) -> None:
    assert shown(text).replace("\x1b", "\\x1b") == printed


@given(st.text(), st.sampled_from(["", BASE]))
def test_nothing_else_is_raised(text: str, base: str) -> None:
    with contextlib.suppress(BadUrlError):
        url = web_url(text, base)
        assert (url.isascii(), url.isprintable(), url.startswith(("http://", "https://"))) == (True, True, True)
        assert web_url(url) == url
    assert "\n" not in shown(text)

"""URLs as they come from users, pages, feeds and redirects: made absolute, or refused without being repeated."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import httpx

_LONGEST = 2000
_BREAKS = dict.fromkeys(map(ord, "\t\r\n"))
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f.]*:[0-9a-f:.]+(%[a-z0-9_.-]+)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z]+:", re.IGNORECASE)
_USER = re.compile(r"^(\s*[a-z]+:[/\\]+)?.*@", re.IGNORECASE | re.DOTALL)


class BadUrlError(ValueError):
    """A URL that is not asked. The message is the reason, and never repeats the URL: it may hold a password."""


def web_url(text: str, base: str = "") -> str:
    """Make a URL absolute, without its fragment, in one spelling.

    Raises:
        BadUrlError: It is no URL, too long, neither http nor https, without a host, or holds a user name or a password.

    >>> web_url("../a b.pdf#page=2", "https://Example.org/press/list")
    'https://example.org/a%20b.pdf'
    >>> web_url("https://name:secret@example.org/")
    Traceback (most recent call last):
    cpts_extract.collect.urls.BadUrlError: a URL with a user name or a password
    """
    text = text.strip().translate(_BREAKS)  # as browsers do
    if len(text) > _LONGEST:
        raise BadUrlError(f"a URL of more than {_LONGEST} characters")
    try:
        whole = urljoin(base, text).partition("#")[0]
        scheme = _SCHEME.match(whole)
        url = httpx.URL(scheme[0].lower() + whole[scheme.end() :] if scheme else whole)
        host, port = url.raw_host.decode("ascii"), url.port
    except Exception:  # of many kinds, and their messages repeat what they were given
        raise BadUrlError("not a URL") from None
    if url.scheme not in {"http", "https"}:
        raise BadUrlError("neither http nor https")
    if url.userinfo or "@" in url.netloc.decode("latin-1"):
        raise BadUrlError("a URL with a user name or a password")
    if not _HOST.fullmatch(host):
        raise BadUrlError("a URL without a host" if not host else "a URL whose host is none")
    if port is not None and not 0 < port < 65536:
        raise BadUrlError("a URL whose port is none")
    whole = str(url)
    if len(whole) > _LONGEST:
        raise BadUrlError(f"a URL of more than {_LONGEST} characters")
    return whole


def shown(text: str) -> str:
    """Give a URL that was refused so that it can be printed: on one line, without user name and password, not too long.

    >>> shown("https://name:secret@example.org/a")
    'https://example.org/a'
    """
    return " ".join(_USER.sub(r"\1", text).encode("ascii", "backslashreplace").decode().split())[:200]

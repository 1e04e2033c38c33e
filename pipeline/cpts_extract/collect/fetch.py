"""One URL, asked politely: as robots.txt allows, not too often, with redirects judged one by one, retries and limits."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass, replace
from pathlib import Path

import httpcore
import httpx

from cpts_extract import __version__
from cpts_extract.collect.addresses import (
    AddressRefusedError,
    Budget,
    Guard,
    Resolver,
    TooLargeError,
    TooSlowError,
    UnknownHostError,
    look_up,
)
from cpts_extract.collect.body import ENCODINGS, BrokenBodyError, spool, unpacked
from cpts_extract.collect.clock import Clock
from cpts_extract.collect.exchange import TROUBLES, ask, in_words, is_distrust
from cpts_extract.collect.pace import Pace, back_off, retry_after
from cpts_extract.collect.results import Answer, Failed, NotModified, Validators
from cpts_extract.collect.robots import LARGEST as LARGEST_ROBOTS
from cpts_extract.collect.robots import Rules, rules
from cpts_extract.collect.urls import BadUrlError, shown, web_url

_TRIED_AGAIN = frozenset({429, 500, 502, 503, 504})
_MAY_PASS = _TRIED_AGAIN | {408, 425}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_VALIDATOR = re.compile(r"[\x20-\x7e\xa1-\xff]{1,1000}")
"""What is kept of an ETag or a date and sent back; an odder one is as good as none."""
_ASIDE = 1_000_000
"""Bytes that head and packing of an answer may have beside its body."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What asking one URL may take."""

    size: int = 50_000_000
    """Bytes of a body, unpacked, and about as many as they come."""
    seconds: float = 120.0
    """For one request and its whole answer, however steadily it drips."""
    silence: float = 20.0
    """Seconds for a connection, and between two parts of an answer."""
    redirects: int = 5
    attempts: int = 3
    """How often a URL is asked when it fails in a way that may pass at once."""
    longest_wait: float = 120.0
    """Seconds between two requests, or before another attempt, that a host may ask for; beyond, it is left for this pass."""


@dataclass(frozen=True, slots=True)
class _Redirect:
    to: str


@dataclass(frozen=True, slots=True)
class _Again:
    """Worth another attempt; ``failed`` is the outcome when there is none."""

    failed: Failed
    host: str
    """Who answered, after redirects."""
    wait: float | None = None


class Fetcher:
    """Asks URLs for one pass: it remembers, of each host, robots.txt, when it was last asked, and whether it wants rest.

    Args:
        contact: Goes into the user agent, so that a host's owner can reach whoever runs this.
        delay: Seconds between the end of one request to a host and the next.
        resolve: Looks hosts up.
        backend: Opens sockets, to addresses that were judged before.
        context: TLS; by default certifi's authorities, whatever SSL_CERT_FILE says.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        delay: float = 2.0,
        limits: Limits | None = None,
        clock: Clock | None = None,
        resolve: Resolver = look_up,
        backend: httpcore.NetworkBackend | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.agent = f"cpts-extract/{__version__}" + (f" (+{contact})" if contact else "")
        self._clock = clock or Clock()
        self._pace = Pace(delay, self._clock)
        self._resolve = resolve
        self._backend = backend
        self._context = context
        self._rules: dict[tuple[str, bool], Rules] = {}
        self._resting: dict[str, Failed] = {}
        self._private: dict[str, str] = {}

    def fetch(
        self,
        url: str,
        folder: Path,
        *,
        known: Validators | None = None,
        allow_private: bool = False,
        size: int | None = None,
    ) -> Answer | NotModified | Failed:
        """Ask a URL, as often as its limits say, and write what comes into a new file in ``folder``.

        With ``allow_private`` every address may be asked, also those that redirects lead to. ``size`` is the most bytes
        of the body, when it is less than the limits say.

        Raises:
            OSError: The file cannot be written.
        """
        return self._fetch(url, folder, known, allow_private, min(size or self.limits.size, self.limits.size), True)

    def _fetch(
        self, url: str, folder: Path, known: Validators | None, allow_private: bool, size: int, obey: bool
    ) -> Answer | NotModified | Failed:
        try:
            start = web_url(url)
        except BadUrlError as error:
            return Failed(shown(url), str(error), passing=False)
        one = _One(start, folder, known, allow_private, size, obey)
        attempt = 0
        while isinstance(outcome := self._follow(one), _Again):
            attempt += 1
            wait = back_off(attempt, self._clock) if outcome.wait is None else outcome.wait
            if wait > self.limits.longest_wait:
                reason = f"asks to wait {wait:.0f} s, longer than {self.limits.longest_wait:g}"
                failed = replace(outcome.failed, reason=f"{outcome.failed.reason} and {reason}", retry_after=wait)
                self._resting[outcome.host] = failed
                return failed
            if attempt == self.limits.attempts:
                return replace(outcome.failed, reason=f"{outcome.failed.reason} ({attempt} attempts)")
            self._clock.sleep(wait)
        return outcome

    def _follow(self, one: _One) -> Answer | NotModified | Failed | _Again:
        at, seen = one.url, set[str]()
        while True:
            if at in seen:
                return one.failed("redirects in a circle")
            if len(seen) > self.limits.redirects:
                return one.failed(f"more than {self.limits.redirects} redirects")
            seen.add(at)
            if refused := self._not_now(one, at):
                return refused
            outcome = self._ask(one, at)
            if not isinstance(outcome, _Redirect):
                return outcome
            try:
                to = web_url(outcome.to, at)
            except BadUrlError as error:
                return one.failed(f"redirects to {error}")
            if at.startswith("https:") and not to.startswith("https:"):
                return one.failed("redirects from https to http")
            at = to

    def _not_now(self, one: _One, at: str) -> Failed | None:
        """Say why a URL is not asked in this pass; wait until it may be."""
        host = _host(at)
        if resting := self._resting.get(host):
            return one.failed(f"{host} wants rest in this pass: {resting.reason}", passing=True)
        delay = 0.0
        if one.obey:
            told = self._robots(one, at)
            if told.refused and not one.allow_private and host in self._private:
                return one.failed(self._private[host])  # the host is refused, not its robots.txt alone
            if told.refused:
                return one.failed(told.refused, passing=True)
            if not told.allow(at):
                return one.failed("robots.txt forbids it")
            delay = told.delay
            if delay > self.limits.longest_wait:
                wants = f"{delay:g} s between requests, longer than {self.limits.longest_wait:g}"
                return one.failed(f"robots.txt of {host} asks for {wants}")
        self._pace.wait(host, delay)
        return None

    def _robots(self, one: _One, at: str) -> Rules:
        """Give the rules of a host, which are asked for once."""
        where = str(httpx.URL(at).copy_with(raw_path=b"/robots.txt"))
        key = (where, one.allow_private)
        if key not in self._rules:
            answer = self._fetch(where, one.folder, None, one.allow_private, LARGEST_ROBOTS, False)
            self._rules[key] = _rules_from(answer)
        return self._rules[key]

    def _ask(self, one: _One, at: str) -> Answer | NotModified | Failed | _Redirect | _Again:
        limits = self.limits
        budget = Budget(self._clock, limits.seconds, one.size + _ASIDE)
        guard = Guard(budget, allow_private=one.allow_private, resolve=self._resolve, backend=self._backend)
        asked = {"user-agent": self.agent, "accept": "*/*", "accept-encoding": ENCODINGS, "connection": "close"}
        try:
            with ask(at, asked | _conditions(one.known, at), guard, self._tls(at), limits.silence) as response:
                return self._judge(one, at, response)
        except TROUBLES as error:
            return self._trouble(one, at, error)
        finally:
            self._pace.answered(_host(at))

    def _tls(self, at: str) -> ssl.SSLContext | None:
        """Give what TLS trusts, made when it is needed first: that takes a tenth of a second."""
        if self._context is None and at.startswith("https:"):
            self._context = httpx.create_ssl_context(trust_env=False)
        return self._context

    def _judge(
        self, one: _One, at: str, response: httpcore.Response
    ) -> Answer | NotModified | Failed | _Redirect | _Again:
        headers, status = httpx.Headers(response.headers), response.status
        given = Validators(at, _validator(headers.get("etag")), _validator(headers.get("last-modified")))
        if status == 304 and one.known and one.known.url == at:
            known = one.known
            return NotModified(
                one.url, Validators(at, given.etag or known.etag, given.last_modified or known.last_modified)
            )
        if status in _REDIRECTS and "location" in headers:
            return _Redirect(headers["location"])
        if status not in {200, 203}:
            failed = one.failed(f"answers {status}", status=status, passing=status in _MAY_PASS)
            if status not in _TRIED_AGAIN:
                return failed
            return _Again(failed, _host(at), retry_after(headers.get("retry-after"), self._clock.now()))
        length = headers.get("content-length", "")
        if length.isascii() and length.isdecimal() and int(length[:18]) > one.size + _ASIDE:
            raise TooLargeError
        pieces = unpacked(response.iter_stream(), headers.get("content-encoding", ""))
        path, sha256, size = spool(pieces, one.folder, one.size)
        kind, charset = _content_type(headers.get("content-type", ""))
        return Answer(one.url, path, sha256, size, status, kind, charset, given)

    def _trouble(self, one: _One, at: str, error: Exception) -> Failed | _Again:
        match error:
            case AddressRefusedError():
                self._private[_host(at)] = str(error)
                return one.failed(str(error))
            case TooLargeError():
                return one.failed(f"larger than {one.size / 1_000_000:g} MB")
            case TooSlowError():
                return one.failed(f"takes more than {self.limits.seconds:g} s", passing=True)
            case httpcore.TimeoutException() if not isinstance(error, httpcore.ConnectTimeout):
                return one.failed(f"nothing came for {self.limits.silence:g} s", passing=True)
        failed = one.failed(in_words(error), passing=True)
        tried_again = isinstance(
            error,
            UnknownHostError
            | BrokenBodyError
            | httpcore.ConnectTimeout
            | httpcore.NetworkError
            | httpcore.ProtocolError,
        )
        return _Again(failed, _host(at)) if tried_again and not is_distrust(error) else failed


@dataclass(frozen=True, slots=True)
class _One:
    """What is asked for, through all its redirects and attempts."""

    url: str
    folder: Path
    known: Validators | None
    allow_private: bool
    size: int
    obey: bool
    """Whether robots.txt is asked first; it is not for robots.txt itself."""

    def failed(self, reason: str, *, passing: bool = False, status: int | None = None) -> Failed:
        return Failed(self.url, reason, passing, status)


def _rules_from(answer: Answer | NotModified | Failed) -> Rules:
    match answer:
        case Answer():
            data = answer.path.read_bytes()
            answer.path.unlink()
            return rules(data)
        # 429 says that the host is asked too much already, so it is no leave to ask more.
        case Failed(status=status) if status is not None and 400 <= status < 500 and status != 429:
            return Rules()
        case Failed(reason=reason):
            return Rules(refused=f"robots.txt cannot be had: {reason}")
        case _:
            return Rules(refused="robots.txt cannot be had: answers 304")


def _host(url: str) -> str:
    return httpx.URL(url).host


def _conditions(known: Validators | None, at: str) -> dict[str, str]:
    if known is None or known.url != at:
        return {}
    asked = {"if-none-match": _validator(known.etag), "if-modified-since": _validator(known.last_modified)}
    return {name: value for name, value in asked.items() if value}


def _validator(value: str | None) -> str | None:
    return value if value and _VALIDATOR.fullmatch(value) else None


def _content_type(value: str) -> tuple[str, str]:
    """Take a Content-Type apart: its name, and the encoding that it gives.

    >>> _content_type('Text/HTML; Charset="UTF-8"'), _content_type("")
    (('text/html', 'utf-8'), ('', ''))
    """
    kind, _, parameters = value.lower().partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", parameters)
    kind = kind.strip()
    return kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind, re.ASCII) else "", charset[1] if charset else ""

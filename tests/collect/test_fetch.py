"""One URL is asked politely, and whatever a server does ends in a file, in "not modified", or in one line that says why not."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import re
import struct
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET

import pytest
from cpts_extract import __version__
from cpts_extract.collect.body import BrokenBodyError, unpacked
from cpts_extract.collect.fetch import Fetcher, Limits
from cpts_extract.collect.results import Answer, Failed, NotModified, Validators
from hypothesis import given
from hypothesis import strategies as st

from .server import Handle, Handler, Server, in_turn, raw, reply
from .waiting import START, Waits

Fetch = Callable[..., Answer | NotModified | Failed]
TEXT = b"Le contrat est sign\xc3\xa9."


@pytest.fixture
def fetch(server: Server, fetcher: Fetcher, scratch: Path) -> Fetch:
    """Ask the server for a path."""

    def fetch(path: str = "/a", known: Validators | None = None) -> Answer | NotModified | Failed:
        return fetcher.fetch(server.url(path), scratch, known=known, allow_private=True)

    return fetch


def failed(result: object) -> tuple[str, bool]:
    """Give why a result has failed, and whether that may pass."""
    assert isinstance(result, Failed)
    return result.reason, result.passing


# ---- what comes -----------------------------------------------------------------------------------------------------


def test_what_comes_is_a_file_with_its_digest(server: Server, fetch: Fetch, scratch: Path) -> None:
    seen = formatdate(START, usegmt=True)
    server.pages["/a"] = reply(200, TEXT, content_type="Text/Plain; charset=UTF-8", etag='"1"', last_modified=seen)
    answer = fetch()
    assert isinstance(answer, Answer)
    assert answer == Answer(
        url=server.url("/a"),
        path=answer.path,
        sha256=hashlib.sha256(TEXT).hexdigest(),
        size=len(TEXT),
        status=200,
        content_type="text/plain",
        charset="utf-8",
        validators=Validators(server.url("/a"), '"1"', seen),
    )
    assert answer.path.read_bytes() == TEXT
    assert list(scratch.iterdir()) == [answer.path]  # nothing of robots.txt is left


def test_the_file_is_named_by_nothing_of_the_network(server: Server, fetch: Fetch, scratch: Path) -> None:
    path = "/..%2f..%2fetc/passwd%00.pdf"
    server.pages[path] = reply(200, TEXT, content_disposition='attachment; filename="../../evil.pdf"')
    answer = fetch(path)
    assert isinstance(answer, Answer)
    assert answer.path.parent == scratch
    assert re.fullmatch(r"fetch-\w{8}", answer.path.name)


def test_the_request_says_who_asks(server: Server, waits: Waits, scratch: Path) -> None:
    server.pages["/a"] = reply(200, TEXT, set_cookie="seen=1")
    fetcher = Fetcher(contact="equipe@example.org", delay=0, clock=waits.clock)
    for _ in range(2):
        fetcher.fetch(server.url("/a"), scratch, allow_private=True)
    assert dict(server.asked[-1][1]) == {
        "Host": f"127.0.0.1:{server.server_port}",
        "user-agent": f"cpts-extract/{__version__} (+equipe@example.org)",
        "accept": "*/*",
        "accept-encoding": "gzip",
        "connection": "close",
    }  # and no cookie


def test_an_empty_body_is_an_empty_file(server: Server, fetch: Fetch) -> None:
    server.pages["/a"] = reply(200, b"", content_encoding="gzip")
    answer = fetch()
    assert isinstance(answer, Answer)
    assert answer.size == 0


def test_headers_with_odd_bytes_do_no_harm(server: Server, fetch: Fetch) -> None:
    head = b'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nETag: "\xe9\xff"\r\nX-\xc3\xa9: 1\r\nContent-Type: \xff\xfe\r\n\r\ntext'
    server.pages["/a"] = raw(head)
    assert failed(fetch())[0].startswith("not an answer of HTTP, or one cut off: ")
    server.pages["/a"] = raw(head.replace(b"X-\xc3\xa9: 1\r\n", b""))
    answer = fetch()
    assert isinstance(answer, Answer)
    assert (answer.content_type, answer.validators.etag) == ("", '"éÿ"')
    server.pages["/a"] = reply(304)
    assert isinstance(fetch(known=answer.validators), NotModified)
    assert server.asked[-1][1]["if-none-match"] == '"éÿ"'


# ---- conditional requests -------------------------------------------------------------------------------------------


def test_what_is_known_is_asked_for_with_its_validators(server: Server, fetch: Fetch) -> None:
    known = Validators(server.url("/a"), '"1"', "Thu, 01 Jan 2026 00:00:00 GMT")
    server.pages["/a"] = reply(304, etag='"2"')
    assert fetch(known=known) == NotModified(server.url("/a"), replace(known, etag='"2"'))
    sent = server.asked[-1][1]
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"1"', "Thu, 01 Jan 2026 00:00:00 GMT")


def test_validators_are_sent_to_the_url_that_gave_them_alone(server: Server, fetch: Fetch) -> None:
    server.pages |= {"/a": reply(302, location="/b"), "/b": reply(304)}
    known = Validators(server.url("/b"), '"1"')
    assert fetch(known=known) == NotModified(server.url("/a"), known)
    assert [headers["if-none-match"] for path, headers in server.asked if path in "/a /b".split()] == [None, '"1"']


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', "", "x" * 1001, "\x00", "€"])
def test_validators_that_no_header_can_hold_are_not_sent(etag: str, server: Server, fetch: Fetch) -> None:
    server.pages["/a"] = reply(200, TEXT)
    assert isinstance(fetch(known=Validators(server.url("/a"), etag)), Answer)
    assert server.asked[-1][1]["if-none-match"] is None


def test_a_304_that_nobody_asked_for_has_failed(server: Server, fetch: Fetch) -> None:
    server.pages["/a"] = reply(304)
    assert failed(fetch()) == ("answers 304", False)


def test_an_etag_may_change_without_the_bytes(server: Server, fetch: Fetch) -> None:
    server.pages["/a"] = in_turn(reply(200, TEXT, etag='"1"'), reply(200, TEXT, etag='"2"'))
    one = fetch()
    assert isinstance(one, Answer)
    two = fetch(known=one.validators)
    assert isinstance(two, Answer)
    assert (one.sha256, one.validators.etag, two.validators.etag) == (two.sha256, '"1"', '"2"')


def test_the_same_bytes_under_three_urls_have_one_digest(server: Server, fetch: Fetch) -> None:
    server.pages |= {"/a": reply(200, TEXT), "/b?x=1": reply(200, TEXT), "/c": reply(302, location="/a")}
    answers = [fetch(path) for path in ("/a", "/b?x=1", "/c")]
    assert [answer.sha256 for answer in answers if isinstance(answer, Answer)] == [hashlib.sha256(TEXT).hexdigest()] * 3
    assert [answer.final_url for answer in answers if isinstance(answer, Answer)] == [
        server.url(path) for path in ("/a", "/b?x=1", "/a")
    ]


# ---- redirects ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/a", "redirects in a circle"),
        ("/b", "redirects in a circle"),
        ("#again", "redirects in a circle"),
        ("http://name:secret@example.org/", "redirects to a URL with a user name or a password"),
        ("ftp://example.org/", "redirects to neither http nor https"),
        ("file:///etc/passwd", "redirects to neither http nor https"),
        ("http://[::1", "redirects to not a URL"),
        ("/" + "x" * 2001, "redirects to a URL of more than 2000 characters"),
    ],
)
def test_redirects_that_lead_nowhere_end(location: str, reason: str, server: Server, fetch: Fetch) -> None:
    server.pages |= {"/a": reply(301, location=location), "/b": reply(308, location="/a")}
    assert failed(fetch()) == (reason, False)


def test_redirects_without_end_are_not_followed_for_ever(server: Server, fetch: Fetch) -> None:
    server.pages |= {f"/{n}": reply(302, location=f"/{n + 1}") for n in range(20)}
    assert failed(fetch("/0")) == ("more than 5 redirects", False)
    assert server.paths == [f"/{n}" for n in range(6)]


def test_a_redirect_without_a_target_has_failed(server: Server, fetch: Fetch) -> None:
    server.pages["/a"] = reply(302)
    assert failed(fetch()) == ("answers 302", False)


# ---- errors and retries ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "passing"),
    [(204, False), (206, False), (401, False), (403, False), (404, False), (408, True), (501, False)],
)
def test_what_another_attempt_does_not_change_is_asked_once(
    status: int, passing: bool, server: Server, fetch: Fetch
) -> None:
    server.pages["/a"] = reply(status)
    assert fetch() == Failed(server.url("/a"), f"answers {status}", passing, status)
    assert server.paths == ["/a"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_asked_again_after_a_while(status: int, server: Server, fetch: Fetch, waits: Waits) -> None:
    server.pages["/a"] = in_turn(reply(status), reply(status), reply(200, TEXT))
    assert isinstance(fetch(), Answer)
    assert (server.paths, waits.slept) == (["/a"] * 3, [1.5, 3.0])


def test_attempts_come_to_an_end(server: Server, fetch: Fetch, waits: Waits) -> None:
    server.pages["/a"] = reply(503)
    assert fetch() == Failed(server.url("/a"), "answers 503 (3 attempts)", True, 503)
    assert (server.paths, waits.slept) == (["/a"] * 3, [1.5, 3.0])


@pytest.mark.parametrize(
    ("value", "slept"),
    [
        ("7", [7.0]),
        ("0", [0.0]),
        (formatdate(START + 30, usegmt=True), [30.0]),
        (formatdate(START - 30, usegmt=True), [0.0]),
        ("soon", [1.5]),
        ("-5", [1.5]),
        ("1e9", [1.5]),
    ],
)
def test_a_server_says_when_to_come_again(
    value: str, slept: list[float], server: Server, fetch: Fetch, waits: Waits
) -> None:
    server.pages["/a"] = in_turn(reply(429, retry_after=value), reply(200, TEXT))
    assert isinstance(fetch(), Answer)
    assert waits.slept == slept


@pytest.mark.parametrize("value", ["3600", formatdate(START + 3600, usegmt=True)])
def test_a_server_that_wants_long_rest_is_left_for_this_pass(
    value: str, server: Server, fetch: Fetch, waits: Waits
) -> None:
    server.pages |= {"/a": reply(503, retry_after=value), "/b": reply(200, TEXT)}
    reason = "answers 503 and asks to wait 3600 s, longer than 120"
    assert fetch() == Failed(server.url("/a"), reason, True, 503, 3600.0)
    assert failed(fetch("/b")) == (f"127.0.0.1 wants rest in this pass: {reason}", True)
    assert (server.paths, waits.slept) == (["/a"], [])


def reset(handler: Handler) -> None:
    handler.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


@pytest.mark.parametrize(
    ("handle", "reason"),
    [
        pytest.param(reset, "the connection broke: Connection reset by peer", id="reset"),
        pytest.param(raw(b""), "not an answer of HTTP, or one cut off: Server disconnected", id="closed at once"),
        pytest.param(raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "not an answer of HTTP, or one cut off: ", id="another protocol"),
        pytest.param(raw(bytes(range(256)) * 9), "not an answer of HTTP, or one cut off: ", id="garbage"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nA: " + b"x" * 200_000), "not an answer of HTTP, ", id="a head without end"),
        pytest.param(reply(200, TEXT, content_length="99"), "not an answer of HTTP, or one cut off: peer closed", id="short"),
        pytest.param(
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"), "not an answer of HTTP, ", id="cut chunk"
        ),
        pytest.param(
            reply(200, gzip.compress(TEXT * 99)[:-9], content_encoding="gzip"), "the gzip of the answer is cut off", id="cut"
        ),
        pytest.param(
            reply(200, b"\x1f\x8b" + TEXT, content_encoding="gzip"), "the gzip of the answer is damaged", id="bad gzip"
        ),
        pytest.param(reply(200, TEXT, content_encoding="br"), "packed in a way that was not asked for", id="brotli"),
        pytest.param(reply(200, TEXT, content_encoding="gzip, gzip"), "packed in a way that was not asked for", id="twice"),
    ],
)  # fmt: skip
def test_a_broken_answer_is_asked_for_again_and_leaves_no_file(
    handle: Handle, reason: str, server: Server, fetch: Fetch, scratch: Path
) -> None:
    server.pages["/a"] = handle
    told, passing = failed(fetch())
    assert (told.startswith(reason), told.endswith(" (3 attempts)"), passing) == (True, True, True), told
    assert (told.isascii(), told.isprintable(), len(told) < 250) == (True, True, True)
    assert (server.paths, list(scratch.iterdir())) == (["/a"] * 3, [])
    server.pages["/a"] = in_turn(handle, reply(200, TEXT))
    assert isinstance(fetch(), Answer)


def test_what_is_longer_than_it_says_ends_where_it_says(server: Server, fetch: Fetch) -> None:
    server.pages["/a"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntext and more")
    answer = fetch()
    assert isinstance(answer, Answer)
    assert answer.path.read_bytes() == b"text"


def test_nobody_there_is_told(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    with Server() as gone:
        url = gone.url("/")
    result = fetcher.fetch(url, scratch, allow_private=True)
    assert failed(result) == ("robots.txt cannot be had: no connection: Connection refused (3 attempts)", True)


# ---- limits ---------------------------------------------------------------------------------------------------------


def endless(handler: Handler) -> None:
    """Send 300 MB, of which nothing says how much it will be."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(300):
        handler.wfile.write(b"x" * 1_000_000)


@pytest.mark.parametrize(
    "handle",
    [
        pytest.param(endless, id="300 MB"),
        pytest.param(reply(200, b"", content_length="300000000"), id="announced"),
        pytest.param(reply(200, gzip.compress(b"\0" * 300_000_000, 1), content_encoding="gzip"), id="gzip bomb"),
    ],
)
def test_too_much_is_cut_with_little_memory(handle: Handle, server: Server, fetcher: Fetcher, scratch: Path) -> None:
    fetcher.limits = Limits(size=20_000_000)
    server.pages["/a"] = handle
    tracemalloc.start()
    try:
        result = fetcher.fetch(server.url("/a"), scratch, allow_private=True)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert failed(result) == ("larger than 20 MB", False)
    assert (list(scratch.iterdir()), most < 10_000_000) == ([], True)


def test_bytes_count_as_they_come_too(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    fetcher.limits = Limits(size=100_000)
    server.pages["/a"] = raw(
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"") * 100_000
    )  # 2 MB
    result = fetcher.fetch(server.url("/a"), scratch, allow_private=True)
    assert failed(result) == ("larger than 0.1 MB", False)


def drip(head: bytes, part: bytes) -> Handle:
    """Send one part after the other, quickly enough for each, for a minute or until the test is over."""

    def handle(handler: Handler) -> None:
        handler.wfile.write(head)
        for _ in range(3000):
            handler.wfile.write(part)
            if handler.server.over.wait(0.02):
                return

    return handle


@pytest.mark.parametrize(
    "handle",
    [
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"), id="body"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nA: ", b"x"), id="head"),
        pytest.param(drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="answers before the answer"),
    ],
)
def test_a_slow_drip_ends(handle: Handle, server: Server, waits: Waits, scratch: Path) -> None:
    fetcher = Fetcher(delay=0, clock=replace(waits.clock, steady=time.monotonic))
    server.pages |= {"/a": handle, "/first": reply(200, TEXT)}
    fetcher.fetch(server.url("/first"), scratch, allow_private=True)  # so that robots.txt is known
    fetcher.limits = Limits(seconds=0.3)
    result = fetcher.fetch(server.url("/a"), scratch, allow_private=True)
    assert failed(result) == ("takes more than 0.3 s", True)
    assert server.paths == ["/first", "/a"]


def test_a_server_that_never_answers_is_given_up(server: Server, fetch: Fetch, fetcher: Fetcher) -> None:
    def never(handler: Handler) -> None:
        handler.server.over.wait(60)

    server.pages |= {"/a": never, "/first": reply(200, TEXT)}
    fetch("/first")
    fetcher.limits = Limits(silence=0.2)
    assert failed(fetch()) == ("nothing came for 0.2 s", True)


def test_a_disk_that_is_full_is_an_error_of_this_machine(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.pages["/a"] = reply(200, TEXT)
    with pytest.raises(FileNotFoundError):
        fetcher.fetch(server.url("/a"), tmp_path / "none", allow_private=True)


# ---- pace and robots.txt --------------------------------------------------------------------------------------------


def test_a_host_is_given_time_between_requests(server: Server, waits: Waits, scratch: Path) -> None:
    server.pages["/a"] = reply(200, TEXT)
    fetcher = Fetcher(delay=2.0, clock=waits.clock, resolve=lambda host, port: ["127.0.0.1"])
    for host in ("127.0.0.1", "127.0.0.1", "b.example.org"):
        fetcher.fetch(f"http://{host}:{server.server_port}/a", scratch, allow_private=True)
    assert waits.slept == [2.0, 2.0, 2.0]  # robots.txt, a, a; robots.txt, a


def test_robots_txt_is_asked_once_and_obeyed(server: Server, fetch: Fetch) -> None:
    server.pages |= {
        "/robots.txt": reply(
            200, b"User-agent: *\nDisallow: /private/\n\nUser-agent: cpts-extract\nDisallow: /ours/\n"
        ),
        "/ours/a": reply(200, TEXT),
        "/private/a": reply(200, TEXT),
        "/b": reply(302, location="/ours/a"),
    }
    assert failed(fetch("/ours/a")) == ("robots.txt forbids it", False)
    assert failed(fetch("/b")) == ("robots.txt forbids it", False)
    assert isinstance(fetch("/private/a"), Answer)  # the rules for us alone count
    assert [path for path, _ in server.asked] == ["/robots.txt", "/b", "/private/a"]


@pytest.mark.parametrize(
    "handle",
    [
        reply(404),
        reply(403),
        reply(410),
        reply(200),
        reply(200, b"<html>Bonjour</html>"),
        reply(200, b"# R\xe8gles\x00"),
    ],
)
def test_without_rules_all_is_allowed(handle: Handle, server: Server, fetch: Fetch) -> None:
    server.pages |= {"/robots.txt": handle, "/a": reply(200, TEXT)}
    assert isinstance(fetch(), Answer)


@pytest.mark.parametrize(
    ("handle", "reason"),
    [
        (reply(500), "answers 500 (3 attempts)"),
        (reply(429), "answers 429 (3 attempts)"),
        (reply(302, location="/robots.txt"), "redirects in a circle"),
        (reply(200, b"#" * 500_001), "larger than 0.5 MB"),
    ],
)
def test_rules_that_cannot_be_had_close_a_host_for_this_pass(
    handle: Handle, reason: str, server: Server, fetch: Fetch
) -> None:
    server.pages |= {"/robots.txt": handle, "/a": reply(200, TEXT)}
    assert [failed(fetch()) for _ in range(2)] == [(f"robots.txt cannot be had: {reason}", True)] * 2
    assert server.paths == []
    assert len(server.asked) == (3 if "attempts" in reason else 1)


def test_the_delay_of_robots_txt_counts_when_it_is_longer(server: Server, waits: Waits, scratch: Path) -> None:
    server.pages |= {"/robots.txt": reply(200, b"User-agent: *\nCrawl-delay: 5"), "/a": reply(200, TEXT)}
    fetcher = Fetcher(delay=2.0, clock=waits.clock)
    fetcher.fetch(server.url("/a"), scratch, allow_private=True)
    assert waits.slept == [5.0]


def test_a_delay_beyond_measure_is_not_waited_for(server: Server, fetch: Fetch, waits: Waits) -> None:
    server.pages |= {"/robots.txt": reply(200, b"User-agent: *\nCrawl-delay: 86400"), "/a": reply(200, TEXT)}
    reason = "robots.txt of 127.0.0.1 asks for 86400 s between requests, longer than 120"
    assert failed(fetch()) == (reason, False)
    assert (server.paths, waits.slept) == ([], [])


# ---- URLs -----------------------------------------------------------------------------------------------------------


def test_a_url_with_a_password_is_refused_and_never_repeated(fetcher: Fetcher, scratch: Path) -> None:
    result = fetcher.fetch("https://name:s3cret@example.org/a", scratch)
    assert result == Failed("https://example.org/a", "a URL with a user name or a password", passing=False)


# ---- unpacking ------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=300_000), st.integers(1, 5000))
def test_what_was_packed_comes_out_in_whatever_pieces_it_comes(data: bytes, length: int) -> None:
    packed = gzip.compress(data[:99]) + gzip.compress(data[99:])
    pieces = [packed[at : at + length] for at in range(0, len(packed), length)]
    out = list(unpacked(pieces, "gzip"))
    assert (b"".join(out), max(map(len, out)) <= 65536) == (data, True)


@given(st.lists(st.binary(min_size=1)))
def test_no_bytes_are_more_than_broken(pieces: list[bytes]) -> None:
    with contextlib.suppress(BrokenBodyError):
        list(unpacked([b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", *pieces], "gzip"))

"""Only this computer, only with the key, and writing only from the page itself."""

from __future__ import annotations

import http.client
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

FORM = {"kind": "withdraw", "decision": "1"}


class Client(NamedTuple):
    """What asks the server, with or without what it wants to see."""

    port: int
    key: str

    @property
    def own(self) -> dict[str, str]:
        return {"origin": f"http://127.0.0.1:{self.port}", "sec-fetch-site": "same-origin"}

    def ask(
        self,
        method: str,
        path: str,
        headers: dict[str, str] | None = None,
        form: dict[str, str] | None = None,
        key: str | None = "right",
    ) -> tuple[int, dict[str, str]]:
        """Ask; give the status and the headers. In paths and headers, PORT and KEY stand for the right ones."""
        given = dict(headers or {})
        if key is not None:
            given["cookie"] = f"cpts_extract_{self.port}={self.key if key == 'right' else key}"
        if form is not None:
            given["content-type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        told = {name: self._told(value) for name, value in given.items()}
        connection.request(method, self._told(path), urlencode(form) if form is not None else None, told)
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return answer.status, found

    def _told(self, text: str) -> str:
        return text.replace("PORT", str(self.port)).replace("KEY", self.key)


@pytest.fixture
def client(standing_server: str) -> Client:
    parts = urlsplit(standing_server)
    assert parts.port is not None
    return Client(parts.port, parse_qs(parts.query)["cle"][0])


@pytest.mark.parametrize(
    ("method", "path", "headers", "key", "status"),
    [
        ("GET", "/", {}, "right", 200),
        ("GET", "/", {"host": "localhost:PORT"}, "right", 200),
        ("GET", "/", {"host": "evil.example.org:PORT"}, "right", 421),
        ("GET", "/", {"host": "127.0.0.1"}, "right", 421),
        ("GET", "/", {}, None, 403),
        ("GET", "/style.css", {}, None, 403),
        ("GET", "/?cle=wrong", {}, None, 403),
        ("GET", "/", {}, "wrong", 403),
        ("GET", "/?cle=KEY", {}, None, 303),
        ("GET", "/?cle=KEY", {"host": "evil.example.org:PORT"}, None, 421),
        ("POST", "/decision", {"origin": "http://127.0.0.1:PORT", "sec-fetch-site": "same-origin"}, None, 403),
        ("POST", "/decision?cle=KEY", {"origin": "http://127.0.0.1:PORT"}, None, 403),
        ("POST", "/decision", {}, "right", 403),
        ("POST", "/decision", {"origin": "http://evil.example.org"}, "right", 403),
        ("POST", "/decision", {"origin": "null"}, "right", 403),
        ("POST", "/decision", {"origin": "http://127.0.0.1:9999"}, "right", 403),
        ("POST", "/decision", {"origin": "http://127.0.0.1:PORT", "sec-fetch-site": "same-site"}, "right", 403),
        ("POST", "/decision", {"origin": "http://127.0.0.1:PORT", "sec-fetch-site": "same-origin"}, "right", 422),
        ("DELETE", "/decision", {}, "right", 403),
        ("DELETE", "/decision", {"origin": "http://127.0.0.1:PORT"}, "right", 405),
        ("GET", "/decision", {}, "right", 404),
        ("GET", "/../../etc/passwd", {}, "right", 404),
        ("GET", "/..%2f..%2fetc%2fpasswd", {}, "right", 404),
        ("GET", "/communique/0123", {}, "right", 404),
        ("GET", "/question/conflict/none/at/all", {}, "right", 303),
        ("GET", "/suite?poids=x", {}, "right", 303),
    ],
)  # fmt: skip
def test_a_request_is_let_through_or_not(
    client: Client, method: str, path: str, headers: dict[str, str], key: str | None, status: int
) -> None:
    assert client.ask(method, path, headers, FORM if method == "POST" else None, key)[0] == status


def test_the_key_becomes_a_cookie_that_no_script_and_no_other_site_gets(client: Client) -> None:
    _, headers = client.ask("GET", "/?cle=KEY", key=None)
    assert headers["location"] == "/"
    assert headers["set-cookie"] == f"cpts_extract_{client.port}={client.key}; HttpOnly; Path=/; SameSite=strict"


def test_every_answer_forbids_what_pages_do_not_need(client: Client) -> None:
    for path in ("/", "/none", "/style.css", "/?cle=KEY"):
        _, headers = client.ask("GET", path)
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="the system does not tell who listens where")
def test_it_listens_on_loopback_only(client: Client) -> None:
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path("/proc/net", name).read_text().splitlines()[1:]]
    listening = [local for _, local, _, state, *_ in lines if state == "0A" and local.endswith(f":{client.port:04X}")]
    assert listening == [f"0100007F:{client.port:04X}"]


def test_what_is_too_long_is_refused(client: Client) -> None:
    assert client.ask("POST", "/decision", client.own, {"why": "x" * 1_000_001})[0] == 413


def test_a_form_with_nonsense_writes_nothing(client: Client, made: Path) -> None:
    before = (made / "cpts.duckdb").read_bytes()
    forms: list[dict[str, str]] = [
        {},
        {"kind": "drop"},
        {"kind": "accept", "about": "population; DROP TABLE entry", "key": "x"},
        {"kind": "accept", "about": "population", "key": "x'; DROP TABLE entry; --"},
        {"kind": "correct", "about": "population", "key": "x", "seen": "{"},
        {"kind": "complete", "key": "../x"},
        {"kind": "withdraw", "decision": "9" * 30},
    ]
    for form in forms:
        assert client.ask("POST", "/decision", client.own, form)[0] == 422, form
    assert (made / "cpts.duckdb").read_bytes() == before

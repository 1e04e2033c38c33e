"""Only addresses of the public network are asked, and the very ones that were judged."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
from pathlib import Path

import pytest
from cpts_extract.collect.addresses import look_up, refusal
from cpts_extract.collect.clock import Clock
from cpts_extract.collect.fetch import Fetcher
from cpts_extract.collect.results import Answer, Failed
from hypothesis import given
from hypothesis import strategies as st

from .server import Rerouted, Server, raw, reply
from .waiting import Waits

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2002:808:808::1"]
)
def test_public_addresses_may_be_asked(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("127.0.0.1", "a loopback address"),
        ("127.8.8.8", "a loopback address"),
        ("::1", "a loopback address"),
        ("10.0.0.1", "a private address"),
        ("172.16.0.1", "a private address"),
        ("172.31.255.255", "a private address"),
        ("192.168.1.1", "a private address"),
        ("100.64.0.1", "a private address"),
        ("192.0.0.9", "a private address"),
        ("192.0.2.1", "a private address"),
        ("192.88.99.1", "a private address"),
        ("198.18.0.1", "a private address"),
        ("0.0.0.0", "a reserved address"),
        ("0.1.2.3", "a private address"),
        ("240.0.0.1", "a reserved address"),
        ("255.255.255.255", "a reserved address"),
        ("169.254.169.254", "a link-local address"),
        ("fe80::1", "a link-local address"),
        ("fe80::1%eth0", "a link-local address"),
        ("224.0.0.1", "a multicast address"),
        ("ff02::1", "a multicast address"),
        ("fc00::1", "a private address"),
        ("fec0::1", "a reserved address"),
        ("2001:db8::1", "a private address"),
        ("2001::1", "a private address"),
        ("3fff::1", "a private address"),
        ("5f00::1", "a reserved address"),
        ("64:ff9b:1::1", "a reserved address"),
        ("::", "a reserved address"),
        ("::7f00:1", "a reserved address"),
        ("::ffff:127.0.0.1", "a loopback address"),
        ("::ffff:10.0.0.1", "a private address"),
        ("2002:7f00:1::1", "a loopback address"),
        ("2002:a9fe:a9fe::", "a link-local address"),
        ("64:ff9b::10.0.0.1", "a private address"),
        ("64:ff9b::169.254.169.254", "a link-local address"),
        ("example.org", "no address"),
    ],
)
def test_others_may_not(address: str, what: str) -> None:
    assert refusal(address) == what


@given(st.ip_addresses())
def test_what_python_knows_as_not_global_is_never_asked(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if not address.is_global and not str(address).startswith("64:ff9b::"):
        assert refusal(str(address)) is not None


def test_the_system_is_asked_for_addresses() -> None:
    assert look_up("127.0.0.1", 80) == ["127.0.0.1"]
    assert look_up("2130706433", 80) == ["127.0.0.1"]  # other spellings of an address are judged as what they lead to


def public(server: Server, waits: Waits, **names: list[str]) -> tuple[Fetcher, Rerouted]:
    """Give a fetcher for which hosts have these addresses, ``public=...`` those of public.example.org."""
    backend = Rerouted(server.server_port)

    def resolve(host: str, port: int) -> list[str]:
        known = {f"{name}.example.org": addresses for name, addresses in names.items()}
        return known[host] if host in known else [str(ipaddress.ip_address(host))]

    return Fetcher(delay=0, clock=waits.clock, resolve=resolve, backend=backend), backend


def test_the_connection_is_made_to_the_address_that_was_judged(server: Server, waits: Waits, scratch: Path) -> None:
    server.pages["/a"] = reply(200, b"text")
    fetcher, backend = public(server, waits, a=[PUBLIC])
    assert isinstance(fetcher.fetch("http://a.example.org/a", scratch), Answer)
    assert backend.asked == [PUBLIC, PUBLIC]  # robots.txt, the page
    assert server.asked[-1][1]["host"] == "a.example.org"


@pytest.mark.parametrize("addresses", [["10.0.0.1"], [PUBLIC, "10.0.0.1"], ["::ffff:10.0.0.1"]])
def test_one_private_address_is_enough_to_refuse_a_host(
    addresses: list[str], server: Server, waits: Waits, scratch: Path
) -> None:
    fetcher, backend = public(server, waits, a=addresses)
    result = fetcher.fetch("http://a.example.org/a", scratch)
    bad = addresses[-1]
    told = f"a.example.org is at {bad}, a private address; only a source with allow_private = true may ask it"
    assert result == Failed("http://a.example.org/a", told, passing=False)
    assert (backend.asked, server.asked, waits.slept) == ([], [], [])


def test_a_name_is_judged_anew_for_every_connection(server: Server, waits: Waits, scratch: Path) -> None:
    backend = Rerouted(server.server_port)
    answers = iter([[PUBLIC], ["127.0.0.1"]])  # for robots.txt, then for the page
    fetcher = Fetcher(delay=0, clock=waits.clock, resolve=lambda host, port: next(answers), backend=backend)
    result = fetcher.fetch("http://a.example.org/a", scratch)
    assert isinstance(result, Failed)
    assert "a.example.org is at 127.0.0.1, a loopback address" in result.reason
    assert (backend.asked, server.paths) == ([PUBLIC], [])


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/x", "http://[::1]/x", "http://b.example.org/x", "//169.254.169.254/x"]
)
def test_a_redirect_to_a_private_address_is_refused(target: str, server: Server, waits: Waits, scratch: Path) -> None:
    server.pages["/a"] = reply(302, location=target)
    fetcher, backend = public(server, waits, a=[PUBLIC], b=["192.168.0.7"])
    result = fetcher.fetch("http://a.example.org/a", scratch)
    assert isinstance(result, Failed)
    assert "only a source with allow_private = true may ask it" in result.reason
    assert backend.asked == [PUBLIC, PUBLIC]


def test_a_redirect_of_robots_txt_to_a_private_address_is_refused(server: Server, waits: Waits, scratch: Path) -> None:
    server.pages["/robots.txt"] = reply(302, location="http://10.0.0.1/robots.txt")
    fetcher, backend = public(server, waits, a=[PUBLIC])
    result = fetcher.fetch("http://a.example.org/a", scratch)
    assert isinstance(result, Failed)
    assert result.reason.startswith("robots.txt cannot be had: 10.0.0.1, a private address; ")
    assert backend.asked == [PUBLIC]


def test_a_source_that_may_ask_private_addresses_may_be_redirected_to_them(
    server: Server, waits: Waits, scratch: Path
) -> None:
    server.pages |= {"/a": reply(302, location="http://10.0.0.1/x"), "/x": reply(200, b"text")}
    fetcher, backend = public(server, waits, a=[PUBLIC])
    assert isinstance(fetcher.fetch("http://a.example.org/a", scratch, allow_private=True), Answer)
    assert backend.asked == [PUBLIC, PUBLIC, "10.0.0.1", "10.0.0.1"]


def test_loopback_is_not_asked_unless_allowed(server: Server, fetcher: Fetcher, scratch: Path) -> None:
    server.pages["/a"] = reply(200, b"text")
    refused = fetcher.fetch(server.url("/a"), scratch)
    assert isinstance(refused, Failed)
    assert "127.0.0.1, a loopback address" in refused.reason
    assert server.asked == []
    assert isinstance(fetcher.fetch(server.url("/a"), scratch, allow_private=True), Answer)


def test_the_next_address_is_tried_when_one_does_not_answer(server: Server, waits: Waits, scratch: Path) -> None:
    server.pages["/a"] = reply(200, b"text")
    with socket.socket() as closed:  # bound and not listening
        closed.bind(("127.0.0.2", server.server_port))
        fetcher = Fetcher(delay=0, clock=waits.clock, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"])
        url = f"http://a.example.org:{server.server_port}/a"
        assert isinstance(fetcher.fetch(url, scratch, allow_private=True), Answer)


def test_a_host_without_an_address_is_asked_again_and_told(waits: Waits, scratch: Path) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    fetcher = Fetcher(delay=0, clock=waits.clock, resolve=resolve)
    failed = Failed(
        "http://a.example.org/",
        "robots.txt cannot be had: no such host: a.example.org (3 attempts)",
        passing=True,
    )
    assert fetcher.fetch("http://a.example.org/", scratch) == failed
    assert waits.slept == [1.5, 3.0]


def test_proxies_of_the_environment_are_no_way_round(
    server: Server, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Server() as proxy:  # never served: whoever connects to it would wait
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url("/"))
        monkeypatch.setenv("no_proxy", "")
        server.pages["/a"] = reply(200, b"text")
        asked = Fetcher(delay=0, clock=Clock())  # made with these variables there
        assert isinstance(asked.fetch(server.url("/a"), scratch, allow_private=True), Answer)
        assert isinstance(asked.fetch(server.url("/a"), scratch), Failed)


# ---- TLS ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def tls(server: Server, tmp_path: Path) -> ssl.SSLContext:
    """Make the server speak TLS as a.example.org; give what trusts it."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a.example.org")])
    now = datetime.datetime.now(datetime.UTC)
    built = x509.CertificateBuilder(
        name, name, key.public_key(), 1, now - datetime.timedelta(1), now + datetime.timedelta(1)
    )
    alternative = x509.SubjectAlternativeName([x509.DNSName("a.example.org")])
    certificate = built.add_extension(alternative, critical=False).sign(key, hashes.SHA256())
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = tmp_path / "server.pem"
    file.write_bytes(private + pem)
    speaks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    speaks.load_cert_chain(file)
    server.tls = speaks
    return ssl.create_default_context(cadata=pem.decode())


def test_tls_is_verified_against_the_name_not_the_address(
    server: Server, tls: ssl.SSLContext, waits: Waits, scratch: Path
) -> None:
    server.pages["/a"] = reply(200, b"text")
    backend = Rerouted(server.server_port)
    fetcher = Fetcher(delay=0, clock=waits.clock, resolve=lambda h, p: [PUBLIC], backend=backend, context=tls)
    assert isinstance(fetcher.fetch("https://a.example.org/a", scratch), Answer)
    assert fetcher.fetch("https://b.example.org/a", scratch) == Failed(
        "https://b.example.org/a",
        "robots.txt cannot be had: no trusted connection: Hostname mismatch, certificate is not valid for 'b.example.org'.",
        passing=True,
    )
    assert waits.slept == []  # asked once: it would not change


def test_a_certificate_of_nobody_is_not_trusted(
    server: Server, tls: ssl.SSLContext, waits: Waits, scratch: Path
) -> None:
    backend = Rerouted(server.server_port)
    fetcher = Fetcher(delay=0, clock=waits.clock, resolve=lambda h, p: [PUBLIC], backend=backend)
    result = fetcher.fetch("https://a.example.org/a", scratch)
    assert isinstance(result, Failed)
    assert result.reason == "robots.txt cannot be had: no trusted connection: self-signed certificate"
    assert server.asked == []


def test_a_redirect_from_https_to_http_is_refused(
    server: Server, tls: ssl.SSLContext, waits: Waits, scratch: Path
) -> None:
    server.pages["/a"] = reply(302, location="http://a.example.org/b")
    backend = Rerouted(server.server_port)
    fetcher = Fetcher(delay=0, clock=waits.clock, resolve=lambda h, p: [PUBLIC], backend=backend, context=tls)
    failed = Failed("https://a.example.org/a", "redirects from https to http", passing=False)
    assert fetcher.fetch("https://a.example.org/a", scratch) == failed


def test_what_speaks_no_tls_is_told(server: Server, waits: Waits, scratch: Path) -> None:
    server.pages["/robots.txt"] = raw(b"")
    backend = Rerouted(server.server_port)
    fetcher = Fetcher(delay=0, clock=waits.clock, resolve=lambda h, p: [PUBLIC], backend=backend)
    result = fetcher.fetch("https://a.example.org/a", scratch)
    assert isinstance(result, Failed)
    assert result.reason.startswith("robots.txt cannot be had: no trusted connection: ")

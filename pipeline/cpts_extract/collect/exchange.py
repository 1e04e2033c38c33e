"""One request and its answer, without redirects, retries, cookies or lasting connections."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx

from cpts_extract.collect.addresses import (
    AddressRefusedError,
    Guard,
    TooLargeError,
    TooSlowError,
    UnknownHostError,
)
from cpts_extract.collect.body import BrokenBodyError

TROUBLES = (
    AddressRefusedError,
    UnknownHostError,
    TooLargeError,
    TooSlowError,
    BrokenBodyError,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
)
"""All that a request ends with when it does not end well."""


@contextmanager
def ask(
    url: str, headers: dict[str, str], guard: Guard, context: ssl.SSLContext | None, silence: float
) -> Iterator[httpcore.Response]:
    """Send a GET, and give the answer with its body still to come.

    httpcore, the engine of httpx, is used without the client above it: that one would keep cookies and read the
    environment for proxies and passwords.

    Raises:
        Exception: One of `TROUBLES`; ``in_words`` says it in words.
    """
    parts = httpx.URL(url)
    target = httpcore.URL(scheme=parts.raw_scheme, host=parts.raw_host, port=parts.port, target=parts.raw_path)
    sent = [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), silence)
    with (
        httpcore.ConnectionPool(context, network_backend=guard) as pool,
        pool.stream("GET", target, headers=sent, extensions={"timeout": timeouts}) as response,
    ):
        yield response


def in_words(trouble: Exception) -> str:
    """Say in one line what went wrong on the way to a host or back; of limits and refusals the caller knows more."""
    match trouble:
        case BrokenBodyError():
            return str(trouble)
        case UnknownHostError():
            return f"no such host: {trouble}"
        case httpcore.ConnectTimeout():
            return "no connection: no answer in time"
        case httpcore.ConnectError():
            what = "no trusted connection" if is_distrust(trouble) else "no connection"
            return f"{what}: {_said(trouble)}"
        case httpcore.NetworkError():
            return f"the connection broke: {_said(trouble)}"
        case _:
            return f"not an answer of HTTP, or one cut off: {_plain(str(trouble))}"


def is_distrust(trouble: Exception) -> bool:
    """Tell whether TLS failed, as with a certificate that is for another host: asking again at once changes nothing."""
    return isinstance(trouble, httpcore.ConnectError) and isinstance(_cause(trouble), ssl.SSLError)


def _cause(trouble: Exception) -> object:
    """Give what httpcore translated: it passes that on as what it raises its own with."""
    return trouble.args[0] if trouble.args else trouble


def _said(trouble: Exception) -> str:
    cause = _cause(trouble)
    return _plain(getattr(cause, "verify_message", None) or getattr(cause, "strerror", None) or str(cause))


def _plain(text: str) -> str:
    """Write what may repeat bytes of the network so that it can be printed."""
    return " ".join("".join(char if char.isascii() and char.isprintable() else " " for char in text).split())[:150]

"""Which addresses of the network may be asked, and connections that are made to no others.

A host's name is looked up once for each connection, every address that it has is judged, and the connection is made to the
address that was judged: a name that changes its address in between wins nothing. There are no lasting connections, so
each request, and each redirect, is judged anew. This happens below HTTP, where httpcore opens its connections: whatever asks
through a `Guard` cannot go round it. Nothing is taken from the environment (HTTP_PROXY and its like).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from ssl import SSLContext
from typing import Any

import httpcore

from cpts_extract.collect.clock import Clock

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host, by name and port; raises OSError where there are none."""

_OPEN_6 = ip_network("2000::/3")
"""All that is handed out of IPv6; what is outside is of no one in the public network."""
_CLOSED = tuple(
    map(
        ip_network,
        # The registries of special-purpose addresses of IANA, IPv4 and IPv6. Spelt out, since what Python's
        # `is_global` says differs from release to release.
        """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
        192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
        2001::/23 2001:db8::/32 3fff::/20""".split(),
    )
)
_TICK = 0.001
"""Seconds that are as good as none: a wait may end a little before its time."""
_NAT64 = ip_network("64:ff9b::/96")


class AddressRefusedError(Exception):
    """A host has an address that may not be asked."""


class UnknownHostError(Exception):
    """A host has no address, or it cannot be looked up now."""


class TooLargeError(Exception):
    """More bytes come than are taken."""


class TooSlowError(Exception):
    """An answer takes more time, as a whole, than it is given."""


def refusal(address: str) -> str | None:
    """Say what an address is when it is not of the public network; None: it may be asked.

    >>> refusal("93.184.216.34"), refusal("10.0.0.1"), refusal("::ffff:127.0.0.1"), refusal("64:ff9b::a9fe:a9fe")
    (None, 'a private address', 'a loopback address', 'a link-local address')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return "no address"
    if isinstance(found, IPv6Address) and (within := _embedded(found)) is not None:
        found = within
    if found.is_loopback:
        return "a loopback address"
    if found.is_link_local:
        return "a link-local address"
    if found.is_multicast:
        return "a multicast address"
    if found.is_unspecified or found.is_reserved:
        return "a reserved address"
    if not found.is_global or any(found in network for network in _CLOSED):
        return "a private address"
    return "a reserved address" if isinstance(found, IPv6Address) and found not in _OPEN_6 else None


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address that packets to an IPv6 address end at: mapped, 6to4, NAT64."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def look_up(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host, for as long as its own settings say."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(slots=True)
class Budget:
    """What one request may still take: seconds on the steady clock, bytes that come in."""

    clock: Clock
    seconds: float
    size: int
    _end: float = field(init=False)
    _came: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._end = self.clock.steady() + self.seconds

    @contextmanager
    def step(self, silence: float | None) -> Iterator[float]:
        """Give the seconds that the next step may take: those left, or ``silence`` when that is less.

        Raises:
            TooSlowError: No time is left, before the step or after it has run out of time.
        """
        if (left := self._left()) <= 0:
            raise TooSlowError
        try:
            yield left if silence is None else min(left, silence)
        except httpcore.TimeoutException as error:
            if self._left() <= 0:
                raise TooSlowError from error
            raise

    def _left(self) -> float:
        left = self._end - self.clock.steady()
        return left if left > _TICK else 0.0

    def count(self, came: int) -> None:
        """Count bytes.

        Raises:
            TooLargeError: They are more than may come.
        """
        self._came += came
        if self._came > self.size:
            raise TooLargeError


class Guard(httpcore.NetworkBackend):
    """Opens the connections of one request, to judged addresses alone, and within its budget of time and bytes.

    What httpcore does above it (names, TLS against the host's name) stays as it is. ``backend`` opens the sockets.
    """

    def __init__(
        self,
        budget: Budget,
        *,
        allow_private: bool,
        resolve: Resolver = look_up,
        backend: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._budget = budget
        self._allow_private = allow_private
        self._resolve = resolve
        self._backend = backend or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            AddressRefusedError: One of its addresses, whichever, may not be asked.
            UnknownHostError: It has none.
        """
        failed: Exception | None = None
        for address in self._judged(host, port):
            try:
                with self._budget.step(timeout) as seconds:
                    stream = self._backend.connect_tcp(address, port, seconds, local_address, socket_options)
                return _Counted(stream, self._budget)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or UnknownHostError(host)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Refuse: no source is a socket of this machine."""
        raise AddressRefusedError("a socket of this machine")

    def _judged(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise UnknownHostError(host) from error
        for address in addresses:
            if not self._allow_private and (what := refusal(address)):
                where = host if host == address else f"{host} is at {address}"
                raise AddressRefusedError(f"{where}, {what}; only a source with allow_private = true may ask it")
        return addresses


class _Counted(httpcore.NetworkStream):
    """A connection whose bytes are counted and whose time is limited as a whole, from its first byte."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with self._budget.step(timeout) as seconds:
            data = self._stream.read(max_bytes, seconds)
        self._budget.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with self._budget.step(timeout) as seconds:
            self._stream.write(buffer, seconds)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        with self._budget.step(timeout) as seconds:
            return _Counted(self._stream.start_tls(ssl_context, server_hostname, seconds), self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

"""A server on this machine that misbehaves as it is told, and a way to take connections to it."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
from collections.abc import Callable
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore

Handle = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Looks up what its server does at a path."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.asked.append((self.path, self.headers))
        self.server.pages.get(self.path, reply(404))(self)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Serves ``pages``, and notes what was ``asked``, in its order."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Handle] = {}
        self.asked: list[tuple[str, Message]] = []
        self.errors: list[BaseException | None] = []
        self.over = threading.Event()
        self.tls: ssl.SSLContext | None = None

    @property
    def paths(self) -> list[str]:
        """What was asked besides robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def finish_request(self, request: socket.socket, client_address: object) -> None:
        if self.tls is None:
            super().finish_request(request, client_address)
            return
        try:
            with self.tls.wrap_socket(request, server_side=True) as speaking:
                super().finish_request(speaking, client_address)
        except ssl.SSLError:  # whoever does not trust goes away
            pass

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # whoever has had enough goes away
            self.errors.append(sys.exception())


def reply(status: int, body: bytes = b"", **headers: str) -> Handle:
    """Answer with these headers (``etag="x"``, ``retry_after="3"``), and a true Content-Length unless they have one."""

    def handle(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in ({"content_length": str(len(body))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return handle


def raw(data: bytes) -> Handle:
    """Answer with these very bytes, and close."""

    def handle(handler: Handler) -> None:
        handler.wfile.write(data)

    return handle


def in_turn(*handles: Handle) -> Handle:
    """Answer in one way after the other, the last one for ever."""
    left = list(handles)

    def handle(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return handle


class Rerouted(httpcore.SyncBackend):
    """Takes every connection to a server on this machine, and notes the addresses that were to be connected to."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[str] = []

    def connect_tcp(self, host: str, port: int, *rest: Any) -> httpcore.NetworkStream:
        self.asked.append(host)
        return super().connect_tcp("127.0.0.1", self.port, *rest)

"""Who may ask: a browser of this computer that knows the key, from the page itself.

The server listens on loopback, but other users of the computer and pages of other sites reach that too. So every request must name
the right host (no other name may be made to lead here), bear the key that the command printed, and come from the page itself
where it writes.
"""

from __future__ import annotations

import hmac
import http.cookies
import secrets
from collections.abc import Iterable
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cpts_extract.pages.shell import POLICY

KEY = "cle"
"""The parameter of the address that bears the key."""
_LONGEST = 1_000_000
"""Bytes of a form."""
_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # a form that is sent has to tell where it comes from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Lets requests through to an application, or answers them itself."""

    def __init__(self, app: ASGIApp, port: int, key: str | None = None) -> None:
        self._app = app
        self.key = key or secrets.token_urlsafe(24)
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self._cookie = f"cpts_extract_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            return await refused(scope, receive, with_headers)
        body = await _body(receive)
        if body is None:
            return await PlainTextResponse("Trop long.", 413)(scope, receive, with_headers)

        async def whole() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        return await self._app(scope, whole, with_headers)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse("Cette page ne répond qu'à cet ordinateur.", 421)
        given = parse_qs(scope["query_string"].decode("ascii", "replace")).get(KEY, [""])[0]
        if scope["method"] == "GET" and given and self._right(given):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self._cookie, self.key, httponly=True, samesite="strict", path="/")
            return answer
        if not self._right(_cookie(headers.getlist("cookie"), self._cookie)):
            return PlainTextResponse("Ouvrez l'adresse que la commande a affichée : elle porte la clé.", 403)
        if scope["method"] not in ("GET", "HEAD") and not self._own(headers):
            return PlainTextResponse("Cette demande ne vient pas de la page elle-même.", 403)
        return None

    def _right(self, key: str) -> bool:
        return hmac.compare_digest(key.encode(), self.key.encode())

    def _own(self, headers: Headers) -> bool:
        """Tell whether a request that writes comes from a page of this very server; all browsers say so."""
        return (
            headers.get("origin") == f"http://{headers.get('host')}"
            and headers.get("sec-fetch-site", "same-origin") == "same-origin"
        )


def _cookie(lines: Iterable[str], name: str) -> str:
    for line in lines:
        try:
            found = http.cookies.SimpleCookie(line).get(name)
        except http.cookies.CookieError:
            continue
        if found:
            return found.value
    return ""


async def _body(receive: Receive) -> bytes | None:
    """Read all that was sent; None where that is too much."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > _LONGEST:
            return None
        more = message.get("more_body", False)
    return b"".join(parts)

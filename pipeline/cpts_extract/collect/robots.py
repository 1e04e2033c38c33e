"""What a host's robots.txt allows."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

AGENT = "cpts-extract"
"""The name that rules for this program go by."""
LARGEST = 500_000
"""Bytes of a robots.txt; RFC 9309 asks that as many are read at least."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked of one host in this pass."""

    _robots: Protego | None = None
    refused: str | None = None
    """Why nothing may be asked."""

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two requests."""
        return (self._robots and self._robots.crawl_delay(AGENT)) or 0.0

    def allow(self, url: str) -> bool:
        """Tell whether a URL may be asked."""
        return self.refused is None and (self._robots is None or self._robots.can_fetch(url, AGENT))


def rules(data: bytes) -> Rules:
    r"""Read a robots.txt; what is none says nothing, and then all is allowed.

    >>> told = rules(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 3")
    >>> told.allow("https://example.org/private/a"), told.allow("https://example.org/a"), told.delay
    (False, True, 3.0)
    """
    try:
        return Rules(Protego.parse(data.decode("utf-8-sig", errors="replace")))
    except Exception as error:  # none is known; rules that cannot be told are not guessed
        return Rules(refused=f"robots.txt cannot be read ({type(error).__name__})")

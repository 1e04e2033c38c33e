"""What brings new releases in: feeds, pages that list releases, drop folders.

This layer talks to the network and to folders: it is told what is known already (validators) and gives back what it found.
Only `store` keeps anything, the bytes themselves; the pass that calls all this and loads what came is `cli.collecting`.
``sources`` reads sources.toml, ``look`` asks one source, ``fetch`` gets one file; a failure of the network is a
`results.Failed` with its reason, never an exception.

::

    sources   sources.toml                       listing, feed   what a page or a feed lists
    look      one source, one item               folder          what was dropped into a folder
    fetch     one URL: redirects, retries        media           what came is a release or not
    exchange  one request and its answer         body            an answer's bytes, into a file
    store     the bytes, by their digest         disk            files that are whole or not there
    addresses which addresses may be asked       robots, pace    whether and when a host may be asked

Needs the extra ``collect``: `require` says so in one line where it is missing. Nothing heavy is imported here.
"""

from __future__ import annotations

from cpts_extract import extras

__all__ = ["require"]

_LIBRARIES = ("httpx", "httpcore", "feedparser", "protego", "lxml", "trafilatura")


def require() -> None:
    """Make sure that the libraries of the extra ``collect`` are there.

    Raises:
        NotInstalledError: One is not; the message says what to install.
    """
    extras.require("collect", "to ask sources", *_LIBRARIES)

"""The warehouse as a static site in French, for people who read neither SQL nor English.

The site needs no server and asks no network: pages, one style, two small scripts that only enhance. Data flows one way:
``facts`` reads the warehouse, the makers of pages put into words and links what it gave, ``site`` writes.

::

    facts      what the warehouse holds, read once      home       key figures, charts, what is doubtful
    links      addresses and anchors that stay          cpts       a page for each CPTS
    charts     Altair to SVG                            release    a page for each release: words and page images
    tiles      where a département lies on the map      lists      search, releases, missions, sums, doubts
    pictures   images of PDF pages, persons hidden      quality    what `evaluate` measured
    site       all of it, written whole or not at all

Needs the extra ``report``: `require` says so in one line where it is missing. Nothing heavy is imported here.
"""

from __future__ import annotations

from cpts_extract import extras

__all__ = ["require"]

_LIBRARIES = ("altair", "vl_convert")


def require() -> None:
    """Make sure that the libraries of the extra ``report`` are there.

    Raises:
        NotInstalledError: One is not; the message says what to install.
    """
    extras.require("report", "to make a report", *_LIBRARIES)

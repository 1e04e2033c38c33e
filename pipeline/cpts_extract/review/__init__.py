"""A local page on which a person looks at what is doubtful, and decides.

::

    queue    what to look at, the most important first      guard    who may ask: this computer, this page, this person
    sheet    a release as the page shows it                 app      the routes
    forms    what a person may state, as form fields        server   loopback, one port

Nothing is decided here: ``load.decided`` writes decisions down and applies them. Needs the extra ``review``: `require` says
so in one line where it is missing.
"""

from __future__ import annotations

from cpts_extract import extras

__all__ = ["require"]

_LIBRARIES = ("starlette", "uvicorn")


def require() -> None:
    """Make sure that the libraries of the extra ``review`` are there.

    Raises:
        NotInstalledError: One is not; the message says what to install.
    """
    extras.require("review", "for the reviewing page", *_LIBRARIES)

"""Whether the libraries of an optional extra are there, told in one line before anything is begun."""

from __future__ import annotations

from importlib.util import find_spec

from cpts_extract.errors import NotInstalledError


def require(extra: str, purpose: str, *libraries: str) -> None:
    """Make sure that the libraries of an extra are there; none is imported.

    Raises:
        NotInstalledError: One is not; the message says for what purpose it is needed, and what to install.
    """
    if missing := [name for name in libraries if find_spec(name) is None]:
        raise NotInstalledError(f"{purpose}, pip install 'cpts-extract[{extra}]' (not there: {', '.join(missing)})")

"""Reading on many machines: Dask hands files out, its workers write what they give as Parquet parts, one process loads those.

``inputs``  files by URL, and manifests of them
``remote``  a file by URL becomes a document
``parts``   the rows of some files, as one Parquet file
``engine``  Dask's part

Only ``engine`` needs Dask; all need fsspec (extra ``distributed``).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from cpts_extract.errors import NotInstalledError

PART_FILES = 100
_LIBRARIES = ("distributed", "fsspec")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where Dask reads, and where its parts go."""

    parts: str
    """URL or path of the folder for the parts, which the workers write and this process reads."""
    scheduler: str | None = None
    """Address of a scheduler; None: a cluster of processes on this machine."""
    workers: int = 1
    """Workers of the cluster on this machine."""
    size: int = PART_FILES
    """Files in a part."""


def require() -> None:
    """Make sure that the libraries of the extra ``distributed`` are there.

    Raises:
        NotInstalledError: One is not; the message says what to install.
    """
    if missing := [name for name in _LIBRARIES if find_spec(name) is None]:
        raise NotInstalledError(
            f"to read with Dask, pip install 'cpts-extract[distributed]' (not there: {', '.join(missing)})"
        )

"""Reading on many machines: Dask hands files out, its workers write what they give as Parquet parts, one process loads those.

``inputs``  files by URL, and manifests of them
``remote``  a file by URL becomes a document
``parts``   the rows of some files, as one Parquet file
``engine``  Dask's part

Only ``engine`` needs Dask; all need fsspec (extra ``distributed``).
"""

from __future__ import annotations

from dataclasses import dataclass

from cpts_extract import extras

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
    extras.require("distributed", "to read with Dask", *_LIBRARIES)

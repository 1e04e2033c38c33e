"""Files by URL of any file system that fsspec knows, and manifests that list them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec

from cpts_extract.batch.files import File, Found, find, settled
from cpts_extract.errors import InputError, NotInstalledError
from cpts_extract.load.facts import Stamp

_MANIFESTS = (".parquet", ".jsonl")
_TIMES = ("mtime", "LastModified", "last_modified", "modified", "updated")
"""What file systems call the time of the last change."""


def find_inputs(given: Iterable[str], suffixes: Collection[str]) -> Found:
    """Find the files to read: paths and folders as `find` does, URLs of files and folders, and manifests of either.

    A manifest is a ``.parquet`` or ``.jsonl`` file with a path or URL in ``url`` of each row. A path stands for itself, relative
    to the current folder. A file that two inputs lead to comes once.

    Raises:
        InputError: A URL leads nowhere, or a manifest cannot be read.
        NotInstalledError: The library for a kind of URL is not there.
    """
    found = Found()
    seen: set[str] = set()
    for one in given:
        for part in _found(one, suffixes):
            found.others += part.others
            found.folders += part.folders
            found.failures += part.failures
            for file in part.files:
                if file.source not in seen:
                    seen.add(file.source)
                    found.files.append(file)
    return found


def _found(one: str, suffixes: Collection[str]) -> Iterator[Found]:
    if PurePosixPath(one).suffix.lower() in _MANIFESTS:
        listed = list(_listed(one))
        yield find([Path(path) for path in listed if "://" not in path], suffixes)
        yield Found(files=[File(url, url) for url in listed if "://" in url])
    elif "://" in one:
        yield _below(one, suffixes)
    else:
        yield find([Path(one)], suffixes)


def _below(url: str, suffixes: Collection[str]) -> Found:
    """Find the files below a URL, or the one that it leads to, sorted."""
    found = Found()
    system, path = open_system(url)
    try:
        if not system.isdir(path):
            return Found(files=[File(url, url, _stamp(system.info(path)))])
        listed: dict[str, dict[str, Any]] = system.find(path, detail=True)
    except FileNotFoundError as error:
        raise InputError(f"{url}: no such file") from error
    except Exception as error:  # of any kind, by file system
        raise InputError(f"{url}: {type(error).__name__}: {error}") from error
    for name, info in sorted(listed.items()):
        if PurePosixPath(name).suffix.lower() in suffixes:
            address = system.unstrip_protocol(name)
            found.files.append(File(address, address, _stamp(info)))
        else:
            found.others += 1
    return found


def _stamp(info: dict[str, Any]) -> Stamp | None:
    """Give size and time of a file, where its file system tells both."""
    size = info.get("size")
    at = next((info[name] for name in _TIMES if info.get(name) is not None), None)
    seconds = at.timestamp() if isinstance(at, datetime) else at
    if not isinstance(size, int) or not isinstance(seconds, int | float):
        return None
    return settled(Stamp(size, int(seconds * 1e9)))


def _listed(manifest: str) -> Iterator[str]:
    system, path = open_system(manifest)
    try:
        with system.open(path, "rb") as file:
            if manifest.lower().endswith(".parquet"):
                import pyarrow.parquet

                yield from map(str, pyarrow.parquet.read_table(file, columns=["url"])["url"].to_pylist())
            else:
                yield from (str(json.loads(line)["url"]) for line in file if line.strip())
    except FileNotFoundError as error:
        raise InputError(f"{manifest}: no such file") from error
    except Exception as error:
        raise InputError(
            f"{manifest}: no manifest, which has a path or URL in `url` of each row ({type(error).__name__}: {error})"
        ) from error


def open_system(url: str) -> tuple[Any, str]:
    """Give the file system of a URL or path, an ``fsspec.AbstractFileSystem``, and the path on it.

    Raises:
        InputError: There is no such kind of URL.
        NotInstalledError: The library for it is not there.
    """
    try:
        return fsspec.url_to_fs(url)  # type: ignore[no-any-return]
    except ImportError as error:
        raise NotInstalledError(f"{url}: {error}") from error
    except ValueError as error:
        raise InputError(f"{url}: {error}") from error

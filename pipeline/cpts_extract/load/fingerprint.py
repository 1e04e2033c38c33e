"""What a reading depends on besides the file: the code, the rules and the version of spaCy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

_PARTS = {"cpts_extract": {".py"}, "cpts_patterns": {".toml"}}
_DATA = {".csv", ".tsv", ".json", ".gz", ".parquet"}
"""Lists (communes, EPCI) that stand beside code or rules change what they read as much as a rule does."""


@cache
def fingerprint() -> str:
    """Give a digest over all code, all rules and spaCy's version: what was read under another is read again."""
    digest = hashlib.sha256(_spacy_version().encode())
    for package, suffixes in _PARTS.items():
        for name, file in sorted(_files(files(package), package)):
            if any(name.endswith(suffix) for suffix in suffixes | _DATA):
                content = file.read_bytes()
                digest.update(f"\n{name} {len(content)}\n".encode())
                digest.update(content)
    return digest.hexdigest()


def _spacy_version() -> str:
    # Read from its metadata: importing it takes two seconds, and an unchanged run needs none of it.
    try:
        return version("spacy")
    except PackageNotFoundError:
        return "none"


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, name)
        else:
            yield name, entry

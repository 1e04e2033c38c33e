"""What a reading depends on besides the file: the code, the rules, the libraries that find and read.

What asks the network, hands out files or talks to people changes no reading, so that edits there make nothing be read again.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

_LIBRARIES = ("spacy", "pytesseract", "trafilatura", "python-docx", "odfdo")
"""Of the optional ones, whether they are there too: what could not be read without them is tried again."""
_PARTS = {"cpts_extract": {".py"}, "cpts_patterns": {".toml"}}
_OTHER = {
    f"cpts_extract/{name}" for name in ("batch", "cli", "collect", "export", "notebook.py", "pages", "report", "review")
}
_DATA = {".csv", ".tsv", ".json", ".gz", ".parquet"}
"""Lists (communes, EPCI) that stand beside code or rules change what they read as much as a rule does."""


@cache
def fingerprint(least: float = 0.0) -> str:
    """Give a digest over the code that reads, all rules and the libraries' versions: what was read under another is read again.

    So is what was read with another threshold of confidence, ``least``.
    """
    tesseract = shutil.which("tesseract") is not None
    digest = hashlib.sha256(f"{[_version(name) for name in _LIBRARIES]} {tesseract}".encode())
    if least:
        digest.update(f"\nat least {least}\n".encode())
    for package, suffixes in _PARTS.items():
        for name, file in sorted(_files(files(package), package)):
            if any(name.endswith(suffix) for suffix in suffixes | _DATA):
                content = file.read_bytes()
                digest.update(f"\n{name} {len(content)}\n".encode())
                digest.update(content)
    return digest.hexdigest()


@cache
def grouping_fingerprint() -> str:
    """Give a digest over the code and the rules that tell which entries are of one CPTS."""
    digest = hashlib.sha256()
    parts = _files(files("cpts_extract") / "identity", "identity")
    for name, file in sorted([*parts, ("identity.toml", files("cpts_patterns") / "identity.toml")]):
        if name.endswith((".py", ".toml")):
            digest.update(f"\n{name}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _version(package: str) -> str:
    # Read from its metadata: importing spaCy takes two seconds, and an unchanged run needs none of it.
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if name in _OTHER:
            continue
        if entry.is_dir():
            yield from _files(entry, name)
        else:
            yield name, entry

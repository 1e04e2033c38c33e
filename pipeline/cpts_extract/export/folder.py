"""The folder of an export: written beside it, swapped in at the end, and never in the place of what somebody else put there."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from cpts_extract import __version__
from cpts_extract.errors import ExportError
from cpts_extract.swap import swapped

MANIFEST = "export.json"
"""Lists the files of an export with their digests: by it the next one knows what it may replace."""


@contextlib.contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give a new folder to write into, which takes the place of ``folder`` when all went well and is gone when not.

    Raises:
        ExportError: The folder holds what no export wrote, or what was changed since; or it is a file.
        OSError: It cannot be written.
    """
    place = folder.resolve()
    _refuse_others(folder, place)
    with swapped(place) as new:
        yield new
        _write_manifest(new)
        _refuse_others(folder, place)  # somebody may have put something there meanwhile


def _refuse_others(shown: Path, place: Path) -> None:
    """Refuse a folder that an export must not replace."""
    if not place.exists():
        return
    if not place.is_dir():
        raise ExportError(f"{shown}: is a file; --to names a folder")
    if Path.cwd().is_relative_to(place):
        raise ExportError(f"{shown}: is the folder that you are in, which cannot be replaced; name one below it")
    found = {path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir()}
    known = _manifest(place)
    if strange := sorted(found - known.keys() - {MANIFEST}) or sorted(found if not known else ()):
        raise ExportError(f"{shown}: holds {strange[0]}, which no export wrote; move it away, or name another folder")
    if changed := sorted(name for name in found & known.keys() if _digest(place / name) != known[name]):
        raise ExportError(
            f"{shown}: {changed[0]} was changed since it was exported; move it away, or name another folder"
        )


def _manifest(place: Path) -> dict[str, str]:
    try:
        told = json.loads((place / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(name): str(digest) for name, digest in told.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _write_manifest(new: Path) -> None:
    files = sorted(path for path in new.rglob("*") if path.is_file())
    told = {
        "made_by": f"cpts-extract {__version__}",
        "files": {path.relative_to(new).as_posix(): _digest(path) for path in files},
    }
    (new / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"

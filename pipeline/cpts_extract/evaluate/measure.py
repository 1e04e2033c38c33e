"""Extract the releases that gold speaks of, and compare each record with its gold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cpts_extract.errors import EvaluationError, RuleError, UnreadableError
from cpts_extract.evaluate.compare import compare
from cpts_extract.evaluate.gold import gold_files, read_gold
from cpts_extract.evaluate.record import sheet
from cpts_extract.evaluate.report import Report
from cpts_extract.extract import extract
from cpts_extract.read import KNOWN_SUFFIXES, read_document


@dataclass(frozen=True, slots=True)
class Pair:
    """A release and its gold file."""

    release: Path
    gold: Path


def pair(gold: Path, releases: Sequence[Path] = (), folder: Path | None = None) -> list[Pair]:
    """Pair gold files and releases by their stems.

    With ``releases`` (files, or folders of them), these and no others; else every gold file with a release of ``folder``,
    by default the folder that the gold folder stands in, or ``releases`` or ``seeds`` beside it.

    Raises:
        EvaluationError: One has no counterpart, or two files have the same stem.
    """
    golds = gold_files(gold)
    if releases:
        given: dict[str, Path] = {}
        for path in (file for one in releases for file in (_in(one) if one.is_dir() else [one])):
            if path.stem not in golds:
                raise EvaluationError(f"{path}: no gold file {path.stem}.json in {gold}")
            if given.setdefault(path.stem, path) != path:
                raise EvaluationError(f"{path}: {given[path.stem]} has the same gold file")
        return [Pair(path, golds[stem]) for stem, path in given.items()]
    where = folder or _beside(gold, golds)
    beside = _in(where)
    return [Pair(_of(stem, path, beside, where), path) for stem, path in golds.items()]


def _beside(gold: Path, stems: Iterable[str]) -> Path:
    """Find the folder of the releases: the gold folder's own, or one beside it."""
    parent = gold.parent if gold.name not in {"", ".."} else gold / ".."
    tried = [parent, parent / "releases", parent / "seeds"]
    wanted = set(stems)
    for folder in tried:
        if folder.is_dir() and wanted & {path.stem for path in _in(folder)}:
            return folder
    raise EvaluationError(f"{gold}: no releases in {', '.join(map(str, tried))}; --releases says where they are")


def _in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in KNOWN_SUFFIXES)


def _of(stem: str, gold: Path, files: Iterable[Path], folder: Path) -> Path:
    named = [path for path in files if path.stem == stem]
    if len(named) > 1:
        source = json.loads(gold.read_text(encoding="utf-8")).get("source")
        named = [path for path in named if path.name == source]
    if len(named) != 1:
        raise EvaluationError(f"{gold}: {'several releases' if named else 'no release'} of that name in {folder}")
    return named[0]


def measure(pairs: Sequence[Pair], least: float = 0.0) -> Report:
    """Extract every release, values of at least so much confidence, and compare it with its gold.

    Raises:
        EvaluationError: A gold file cannot be used.
        RuleError: A pattern file is wrong.
    """
    exact, lenient, failures = [], [], []
    for one in pairs:
        gold = read_gold(one.gold)
        try:
            found = sheet(extract(read_document(one.release), least))
        except UnreadableError as error:
            failures.append((str(one.release), error.reason))
            found = None
        except (EvaluationError, RuleError):
            raise
        except Exception as error:  # as in every command: a failure of ours is told, and the other releases go on
            failures.append((str(one.release), f"internal error: {type(error).__name__}: {error}"))
            found = None
        exact += compare(gold, found)
        lenient += compare(gold, found, lenient=True)
    return Report(tuple(one.gold.stem for one in pairs), tuple(exact), tuple(lenient), tuple(failures))

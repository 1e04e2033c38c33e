"""What the reader of one kind of file gives back: a document without its name."""

from __future__ import annotations

from dataclasses import dataclass

from cpts_extract.models import Word


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, and for files with pages the box of every word."""

    text: str
    """Composed and normalised (see `read.characters`), pages separated by a form feed."""
    words: tuple[Word, ...] = ()
    pages: int = 0
    problems: tuple[str, ...] = ()
    """What could not be read, one sentence each; the rest could."""

"""A piece of a page, whether its text was drawn as text or read from an image."""

from __future__ import annotations

from dataclasses import dataclass

from cpts_extract.models import Box


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one size without a gap, a word or a part of one."""

    text: str
    size: float
    """Of the type, in points."""
    box: Box
    upright: bool = True
    confidence: float = 1.0
    """How sure the reader is of the characters: below 1 where they were read from an image."""

    @property
    def baseline(self) -> float:
        return self.box[4] - 0.2 * self.size  # a font reaches about a fifth of its size below the line

    @property
    def height(self) -> float:
        return self.box[4] - self.box[2]

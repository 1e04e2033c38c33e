"""A page as it is laid out: the pieces of its text and what is drawn between them."""

from __future__ import annotations

from dataclasses import dataclass

from cpts_extract.models import Box
from cpts_extract.read.piece import Piece


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line or the edge of a box: as wide or as high as nothing, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def lies(self) -> bool:
        """Whether it lies, as the line above the footnotes does; else it stands."""
        return self.bottom - self.top < self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of a page, from its text layer or read from its image, as a reader holds it: upright."""

    number: int
    """From 1."""
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rulings: tuple[Ruling, ...] = ()
    turn: int = 0
    """By how many degrees the page was turned, clockwise, so that its lines lie; the boxes of words are turned back."""

    def on_paper(self, box: Box) -> Box:
        """Give a box where it stands on the page as it is shown.

        >>> Page(1, 200.0, 100.0, (), turn=90).on_paper((1, 10.0, 20.0, 50.0, 30.0))
        (1, 20.0, 150.0, 30.0, 190.0)
        """
        number, x0, top, x1, bottom = box
        match self.turn:
            case 90:
                return number, top, round(self.width - x1, 2), bottom, round(self.width - x0, 2)
            case 180:
                edges = (self.width - x1, self.height - bottom, self.width - x0, self.height - top)
                return number, *(round(edge, 2) for edge in edges)  # type: ignore[return-value]
            case 270:
                return number, round(self.height - bottom, 2), x0, round(self.height - top, 2), x1
        return box

"""Stage 3b: give each value to its CPTS, choose among candidates, and write the record."""

from cpts_extract.resolve import near
from cpts_extract.resolve.record import resolve

__all__ = ["near", "resolve"]

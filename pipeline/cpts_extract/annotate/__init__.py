"""Stage 2b: tokens with their types, and what every rule matched, as a `Reading`."""

from cpts_extract.annotate.reading import Match, Reading, Token, read_through

__all__ = ["Match", "Reading", "Token", "read_through"]

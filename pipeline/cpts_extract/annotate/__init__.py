"""Stage 2b: tokens with their types, and what every rule matched, as a `Reading`."""

from cpts_extract.annotate.reading import Reading, read_through
from cpts_extract.annotate.tokens import Match, Token

__all__ = ["Match", "Reading", "Token", "read_through"]

"""How a check says what it found."""

from __future__ import annotations

from cpts_extract.models import Cpts, Warning


def finding(code: str, entry: Cpts, key: str, found: str, expected: str) -> Warning:
    """Make a warning of what the text says and what was expected, with the quotation of the field's key."""
    proofs = entry.evidence.get(key) or (None,)
    subject = f"{entry.name}: " if entry.name else ""
    return Warning(code, f"{subject}the text says {found}; expected {expected}", key.partition(".")[0], proofs[0])

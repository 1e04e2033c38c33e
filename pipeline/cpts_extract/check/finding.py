"""How a check says what it found."""

from __future__ import annotations

from cpts_extract.models import Cpts, Warning


def finding(code: str, entry: Cpts, key: str, found: str, expected: str, source: str) -> Warning:
    """Make a warning of what the text says, what was expected and where that comes from, with the quotation of the field's key."""
    proofs = entry.evidence.get(key) or (None,)
    subject = f"{entry.name}: " if entry.name else ""
    message = f"{subject}the text says {found}; expected {expected} ({source})"
    return Warning(code, message, key.partition(".")[0], proofs[0], found, expected, source)


def quoted(entry: Cpts, key: str) -> str:
    """Give the text's own words for a field, as the source of what was expected."""
    proofs = entry.evidence.get(key)
    return f"the text: “{' '.join(proofs[0].text.split())}”" if proofs else "the text"

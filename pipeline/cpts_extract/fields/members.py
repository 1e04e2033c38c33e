"""Members of a CPTS's association."""

from __future__ import annotations

from cpts_extract.fields.figures import at_least, counted
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope


def members(scope: Scope) -> list[Found]:
    """Read how many have joined the association."""
    return [at_least(f, 2) for f in counted(scope, "members", "members")]

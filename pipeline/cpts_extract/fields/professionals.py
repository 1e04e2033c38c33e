"""Health professionals on a CPTS's territory, or gathered by it."""

from __future__ import annotations

from cpts_extract.fields.figures import at_least, counted
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope


def professionals(scope: Scope) -> list[Found]:
    """Read how many health professionals work on the territory, or are gathered by the CPTS."""
    surer = {m.value for m in scope.reading.of("professionals", "cue")}
    found = [at_least(f, 5) for f in counted(scope, "professionals", "professionals")]
    return [f._replace(confidence=f.confidence + 0.05 * (f.token in surer)) for f in found]

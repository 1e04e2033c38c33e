"""Values of one field, stated in one release, that cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from cpts_extract.models import Candidate, Cpts, Quantity, Warning
from cpts_extract.read.characters import fold

BETTER = "is better supported"
"""How the reason of a candidate ends that another value of its field won over, see `choose`."""
_RIVAL = 2
"""A count this many times another one, or more, is of something else: of a town, of a département."""
_SLIPPED = (9.5, 10.5)
"""But ten times as much, nearly, is a digit too many."""
_OF_THE_CPTS = re.compile(r"\b(?:cpts|communaute|communautes|association|aci|contrat|accord|convention)\b")
"""Folded words without which a date is of something else."""
_OF_SEVERAL = re.compile(
    r"\b(?:[0-9]+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|toutes les) (?:\w+ )?cpts\b"
)
"""Folded words of a sentence that dates the contracts of several."""
_NOWHERE = re.compile(r"\baucune?\b|\bpas encore\b|\bsans cpts\b")
"""Folded words of a sentence on a place that no CPTS covers."""
_DOUBTED = 0.8
"""A rival that its own rules doubt more than this says nothing."""
_MANY = 8
"""More counts of communes than this are not tried in all combinations."""
_OF_A_PART = re.compile(r"\s*(?:de|du|des|d') ?(?:l'|la |le |les )?(?:ex-)?(?:communaute|agglo|canton|cc|metropole)")
"""Folded words behind a count of communes that is of a part."""


def contradictions(candidates: Sequence[Candidate], cpts: tuple[Cpts, ...]) -> Iterator[Warning]:
    """Yield a warning for each other value that the text states of a field, where it is not of something else.

    Left out is what stands in the chosen value's own sentence, of which the rest says what else it is; a count of another
    order; a part of the communes counted; the date of the signature given as that of the founding.
    """
    for rival in candidates:
        if not rival.reason.endswith(BETTER):
            continue
        chosen = _chosen(rival, candidates)
        if chosen is None or not _of_the_same(rival, chosen, candidates, cpts):
            continue
        kept = _show(chosen.value)
        yield Warning(
            "contradiction",
            f"{rival.field}: the text also says {_show(rival.value)}; {rival.reason}",
            rival.field,
            rival.evidence,
            _show(rival.value),
            kept,
            f"the text: “{' '.join(chosen.evidence.text.split())}”",
        )


def _chosen(rival: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """Give the kept candidate that a rival lost against: its reason begins with that value."""
    value = rival.reason.removesuffix(f" {BETTER}")
    return next((c for c in candidates if c.kept and c.field == rival.field and _show(c.value) == value), None)


def _of_the_same(rival: Candidate, chosen: Candidate, candidates: Sequence[Candidate], cpts: tuple[Cpts, ...]) -> bool:
    said = fold(rival.sentence)
    if rival.evidence.confidence < _DOUBTED or _NOWHERE.search(said):
        return False
    if any(c.kept and c.field == rival.field and c.sentence == rival.sentence for c in candidates):
        return False
    if isinstance(rival.value, str):
        signed = {entry.signature_date for entry in cpts}
        told = _OF_THE_CPTS.search(said) is not None and _OF_SEVERAL.search(said) is None
        return told and not (rival.field == "founded" and rival.value in signed)
    one, other = sorted((_number(rival.value), _number(chosen.value)))
    if one == 0 or (other / one >= _RIVAL and not _SLIPPED[0] <= other / one <= _SLIPPED[1]):
        return False
    return rival.field != "commune_count" or not _a_part(rival, chosen, candidates)


def _a_part(rival: Candidate, chosen: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Tell whether a count of communes is of a part: the words behind it say so, or with others it makes up the whole."""
    if rival.value > chosen.value:
        return False
    behind = fold(rival.sentence).partition(fold(rival.evidence.text))[2]
    if _OF_A_PART.match(behind):
        return True
    others = {c.evidence.start: c.value for c in candidates if c.field == "commune_count" and c.value < chosen.value}
    others.pop(rival.evidence.start, None)
    rest = list(others.values())[:_MANY]
    missing = chosen.value - rival.value
    return any(sum(some) == missing for k in range(1, len(rest) + 1) for some in combinations(rest, k))


def _number(value: Quantity | int) -> int:
    return value.value if isinstance(value, Quantity) else value


def _show(value: object) -> str:
    return str(value.value) if isinstance(value, Quantity) else str(value)

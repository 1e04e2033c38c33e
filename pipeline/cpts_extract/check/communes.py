"""How many communes a text counts, against those that it lists and against the parts that it counts one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cpts_extract.check.finding import finding
from cpts_extract.models import Candidate, Cpts, Extraction, Warning

_WHOLE = re.compile(r"(?:[\s*]|suivantes|ci-dessous|ci-après|concernées|membres|sont)*[:(]\s*", re.IGNORECASE)
"""What stands between a count and a list that is all of it: "11 communes :", "les 4 communes suivantes :"."""
_BETWEEN = re.compile(r"\s*(?:,|;|\n|•|\bet\b)\s*")
_PART = "communes.some-of-them"
"""The rule that finds the communes of a part: "Centre Communauté (12 communes)"."""


def findings(entry: Cpts, extraction: Extraction) -> Iterator[Warning]:
    """Yield a count of communes that its list, or the counts of its parts, do not bear out."""
    if entry.commune_count:
        yield from _listed(entry, entry.commune_count, extraction.of("commune_count"))
        if sum(one.commune_count is not None for one in extraction.record.cpts) == 1:
            yield from _parted(entry, entry.commune_count, extraction.of("commune_count"))


def _listed(entry: Cpts, count: int, counts: Sequence[Candidate]) -> Iterator[Warning]:
    """More communes listed than counted; or fewer, where a list right behind the count claims to be whole."""
    known = {commune.within for commune in entry.communes if commune.within}
    if len(known) > count:
        yield finding(
            "commune_count_differs", entry, "commune_count", f"{count} communes", f"at least {len(known)} communes",
            "the text's own list of communes",
        )  # fmt: skip
    elif (listed := _listed_behind(entry, counts)) is not None and listed < count:
        yield finding(
            "commune_count_differs", entry, "commune_count", f"{count} communes", f"{listed} communes",
            "the text's own list of communes, right behind the count",
        )  # fmt: skip


def _listed_behind(entry: Cpts, counts: Sequence[Candidate]) -> int | None:
    """Count the communes of a list that follows a count and ends its sentence; None where there is none, or a doubt of its parts."""
    counted = {(proof.start, proof.end) for proof in entry.evidence.get("commune_count", ())}
    named = {
        proof.start: proof for n in range(len(entry.communes)) for proof in entry.evidence.get(f"communes.{n}", ())
    }
    for one in counts:
        if (one.evidence.start, one.evidence.end) not in counted:
            continue
        sentence, words = one.sentence, one.evidence.text
        if sentence.count(words) != 1:
            continue
        behind = sentence.index(words) + len(words)
        opening = _WHOLE.match(sentence, behind)
        if opening is None:
            continue
        start = one.evidence.end + opening.end() - behind
        items = [item for item in _BETWEEN.split(sentence[opening.end() :].strip(" .)\n")) if item]
        inside = [proof for at, proof in named.items() if start <= at < start + len(sentence) - opening.end()]
        # Each item must be a name that was read as a commune: else the list says more than its names.
        if len(inside) == len(items) and len(items) > 1:
            return len(items)
    return None


def _parted(entry: Cpts, count: int, counts: Sequence[Candidate]) -> Iterator[Warning]:
    """Parts that are counted one by one, each behind the name of what they are of, and add up to another number."""
    parts = [one for one in counts if one.reason == _PART and f"({one.evidence.text}" in one.sentence]
    together = [one for one in parts if abs(one.evidence.start - parts[0].evidence.start) < _NEAR]
    total = sum(one.value for one in together)
    if len(together) < max(2, len(entry.epcis)) or len(together) < len(parts) or total == count:
        return
    shown = ", ".join(f"“{' '.join(one.evidence.text.split())}”" for one in together)
    yield finding(
        "commune_parts_differ", entry, "commune_count", f"{count} communes in all", f"{total} communes, the sum of the parts",
        f"the text: {shown}",
    )  # fmt: skip


_NEAR = 600
"""Within how many characters parts are of one enumeration."""

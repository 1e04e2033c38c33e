"""Compare a record with its gold: a verdict on every value that either of them states."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from cpts_extract.evaluate.keys import cpts_words, epci_words, place_words
from cpts_extract.evaluate.stated import ALSO, FIELDS, QUANTITIES, Entry, Sheet, Stated
from cpts_extract.fields import keys_of
from cpts_extract.models import Evidence

Outcome = Literal["right", "wrong", "missed"]

CLOSE = 0.05
"""How far a quantity may be off and still be near, as a share of the greater one."""
_DATES = frozenset({*keys_of("date"), "released"})
_NUMBERS = frozenset({*QUANTITIES, "commune_count"})
_NAMES: dict[str, Callable[[str], Collection[str]]] = {
    "communes": place_words, "epcis": epci_words, "department": place_words, "region": place_words,
    "signature_place": place_words, "mentioned": cpts_words,
}  # fmt: skip
"""Fields of names, and what gives the words of one."""
_NOBODY = Entry(None, (), False, {})
_OF_RELEASE = ("scheme_funding", "released", "kind", "mentioned", "aggregates")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one value: right, wrong (the record's alone) or missed (gold's alone)."""

    release: str
    cpts: str | None
    field: str
    outcome: Outcome
    value: str
    proof: str
    """The sentence or the quotation that says it; empty where gold quotes none."""
    evidence: tuple[Evidence, ...] = ()


def compare(gold: Sheet, found: Sheet | None, *, lenient: bool = False) -> list[Verdict]:
    """Give a verdict on every value of a release; ``found`` None: nothing could be extracted, all is missed.

    Exact: the same date, figure or name (spelling and articles aside). Lenient: dates to the month, quantities and sums
    within 5 %, names of which one holds all words of the other.
    """
    release = gold.stem
    left = [entry for entry in found.entries if entry.counts] if found else []
    out: list[Verdict] = []
    for wanted in gold.entries:
        if not wanted.counts:
            continue
        entry = _paired(wanted, left, lenient)
        if entry:
            left.remove(entry)
        if wanted.name is not None:
            shown, proof, evidence = (
                (entry.name or "", entry.proof, entry.evidence) if entry else (wanted.name, wanted.proof, ())
            )
            out.append(Verdict(release, wanted.name, "name", "right" if entry else "missed", shown, proof, evidence))
        out += _entry(release, wanted.name, wanted, entry or _NOBODY, lenient)
    for extra in left:
        out.append(Verdict(release, extra.name, "name", "wrong", extra.name or "", extra.proof, extra.evidence))
        unjudged = frozenset({*ALSO, "department", "founded"})  # gold has no entry that could say or leave these out
        out += _entry(release, extra.name, Entry(None, (), False, {}, unjudged=unjudged), extra, lenient)
    for field in _OF_RELEASE:
        out += _field(release, None, field, gold.whole, found.whole if found else _NOBODY, lenient)
    return out


def _paired(wanted: Entry, left: list[Entry], lenient: bool) -> Entry | None:
    """Find the entry that speaks of the CPTS that gold names; of one that the text never names, the subject."""
    if wanted.name is None:
        return next((entry for entry in left if entry.subject), None)
    golds = {cpts_words(name) for name in wanted.names}
    for entry in left:
        if golds & {cpts_words(name) for name in entry.names} - {frozenset()}:
            return entry
    if lenient:
        for entry in left:
            if any(_within(g, cpts_words(name)) for g in golds for name in entry.names):
                return entry
    return None


def _entry(release: str, name: str | None, gold: Entry, found: Entry, lenient: bool) -> Iterator[Verdict]:
    for field in (*FIELDS, *ALSO):
        if field not in {"name", "bound", *_OF_RELEASE}:
            yield from _field(release, name, field, gold, found, lenient)
    for field in QUANTITIES:
        for wanted in gold.stated.get(field, ()):
            for one in found.stated.get(field, ()):
                if wanted.bound and wanted.key == one.key:
                    shown = f"{field} {one.bound}"
                    right = wanted.bound == one.bound
                    yield Verdict(release, name, "bound", "right" if right else "wrong", shown, one.proof, one.evidence)
                    if not right:
                        yield Verdict(release, name, "bound", "missed", f"{field} {wanted.bound}", wanted.proof)


def _field(release: str, name: str | None, field: str, gold: Entry, found: Entry, lenient: bool) -> Iterator[Verdict]:
    wanted = list(gold.stated.get(field, ()))
    left = list(found.stated.get(field, ()))
    for near in (False, True) if lenient else (False,):
        for value in list(left):
            same = next((w for w in wanted if _same(field, w, value, near)), None)
            if same:
                wanted.remove(same)
                left.remove(value)
                yield Verdict(release, name, field, "right", value.shown, value.proof, value.evidence)
    spare = gold.spare.get(field, frozenset())
    for value in left:
        if value.key not in spare and field not in gold.unjudged:
            yield Verdict(release, name, field, "wrong", value.shown, value.proof, value.evidence)
    for missing in wanted:
        if missing.required:
            yield Verdict(release, name, field, "missed", missing.shown, missing.proof)


# ---- what is near -----------------------------------------------------------------------------------------------


def _same(field: str, gold: Stated, found: Stated, near: bool) -> bool:
    keys = (gold.key, *gold.others)
    if not near:
        return found.key in keys
    if field in _NAMES:
        words = _NAMES[field]
        return _within(frozenset(words(gold.shown)), frozenset(words(found.shown)))
    return any(_near(field, key, found.key) for key in keys)


def _near(field: str, a: Any, b: Any) -> bool:
    if field in _DATES:
        return bool(a[:7] == b[:7])
    if field in _NUMBERS:
        return _close(a, b)
    if field in {"funding", "scheme_funding"}:
        return _close(a[0], b[0]) and (a[1] == b[1] or (None not in (a[1], b[1]) and _close(a[1], b[1])))
    if field == "funding_purpose":
        return _close(a[0], b[0]) and a[1] == b[1]
    if field == "aggregates":
        return a[:2] == b[:2] and _close(a[2], b[2])
    return False


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= CLOSE * max(abs(a), abs(b))


def _within(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether one of two names holds all words of the other."""
    return bool(a and b) and (a <= b or b <= a)

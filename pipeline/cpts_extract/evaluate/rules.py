"""What each rule did on a set of releases: how often it fired, what became of what it read, and how much of it was right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from cpts_extract.annotate import Reading, read_through
from cpts_extract.annotate.rules import Rule, rules
from cpts_extract.errors import RuleError, UnreadableError
from cpts_extract.evaluate.compare import Verdict, compare
from cpts_extract.evaluate.gold import read_gold
from cpts_extract.evaluate.record import sheet
from cpts_extract.evaluate.stated import DERIVED
from cpts_extract.models import Candidate, Extraction
from cpts_extract.read import read_document
from cpts_extract.resolve import resolve

RIVAL = ("is better supported", "said more exactly elsewhere")
"""What the reason of a candidate says that lost to another value; all others lost to a rule or to what stands around them."""
_IN_CODE = "code"

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Use:
    """What one rule did."""

    rule: str
    role: str
    """value, reject or cue; ``code``: no pattern, a rule of one of the modules of ``fields``."""
    fired: int
    """Matches; of a rule in code, what it read."""
    releases: int
    kept: int
    lost: int
    conflicted: int
    """Of the lost: those that gave way to another value."""
    against: int
    """Values of other rules that it turned down."""
    right: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float | None:
        """Of its values that gold could judge, the share that is right; None when there are none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None


@dataclass(frozen=True, slots=True)
class Collision:
    """Two rules that speak of the same tokens (the figure, or all of the match) wherever they match, and disagree."""

    rules: tuple[str, str]
    times: int
    say: tuple[str, str]


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What all rules did on a set of releases."""

    releases: int
    uses: tuple[Use, ...]
    collisions: tuple[Collision, ...]
    judged: bool
    failures: tuple[tuple[str, str], ...] = ()

    def never(self) -> list[str]:
        """Name the rules that never fired."""
        return [use.rule for use in self.uses if not use.fired]


class _Tally:
    """What was counted so far."""

    def __init__(self) -> None:
        self.matches: dict[str, set[Place]] = defaultdict(set)
        self.spoken_of: dict[str, set[Place]] = defaultdict(set)
        """The figures that a rule's matches are about; of a match without one, all its tokens."""
        self.read: dict[str, set[Place]] = defaultdict(set)
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, source: str, reading: Reading, extraction: Extraction) -> None:
        for found in reading.matches.values():
            for match in found:
                self.matches[match.rule.id].add((source, match.start, match.end))
                about = (match.start, match.end) if match.value < 0 else (match.value, match.value + 1)
                self.spoken_of[match.rule.id].add((source, *about))
        for candidate in (*extraction.candidates, *_names(extraction)):
            proof = candidate.evidence
            self.read[proof.rule].add((source, proof.start, proof.end))
            self.counts[proof.rule, "kept" if candidate.kept else "lost"] += 1
            if not candidate.kept:
                self.counts[candidate.reason, "against"] += 1
            if not candidate.kept and any(part in candidate.reason for part in RIVAL):
                self.counts[proof.rule, "conflicted"] += 1

    def judge(self, verdicts: Iterable[Verdict]) -> None:
        for verdict in verdicts:
            if verdict.outcome != "missed" and verdict.field not in DERIVED:
                for rule in {proof.rule for proof in verdict.evidence}:
                    self.counts[rule, verdict.outcome] += 1

    def use(self, rule: str, role: str) -> Use:
        places = self.read[rule] if role == _IN_CODE else self.matches[rule]
        numbers = (self.counts[rule, what] for what in ("kept", "lost", "conflicted", "against", "right", "wrong"))
        return Use(rule, role, len(places), len({place[0] for place in places}), *numbers)


def rule_uses(releases: Sequence[tuple[Path, Path | None]]) -> RuleReport:
    """Run every rule over releases, each with its gold file or None.

    Raises:
        EvaluationError: A gold file cannot be used.
        RuleError: A pattern file is wrong.
    """
    tally = _Tally()
    failures = []
    for release, gold in releases:
        wanted = read_gold(gold) if gold else None
        try:
            reading = read_through(read_document(release))
            extraction = resolve(reading)
        except UnreadableError as error:
            failures.append((str(release), error.reason))
            continue
        except RuleError:
            raise
        except Exception as error:  # as in every command: a failure of ours is told, and the other releases go on
            failures.append((str(release), f"internal error: {type(error).__name__}: {error}"))
            continue
        tally.add(str(release), reading, extraction)
        if wanted:
            tally.judge(compare(wanted, sheet(extraction)))
    known = rules()
    uses = [tally.use(rule.id, rule.role) for rule in known]
    uses += [tally.use(rule, _IN_CODE) for rule in sorted(tally.read.keys() - {rule.id for rule in known})]
    judged = any(gold for _, gold in releases)
    return RuleReport(len(releases), tuple(uses), tuple(_collisions(known, tally.spoken_of)), judged, tuple(failures))


def _names(extraction: Extraction) -> Iterable[Candidate]:
    """Give the places where a CPTS is named: names are found before there are candidates."""
    for cpts in extraction.record.cpts:
        for proof in cpts.evidence.get("name", ()):
            yield Candidate("name", cpts.name, proof, proof.text, cpts.name, True, "a name")


def _collisions(known: Sequence[Rule], places: dict[str, set[Place]]) -> Iterable[Collision]:
    """Find the pairs that always match together, at two places or more, and do not say the same."""
    fired = [rule for rule in known if len(places[rule.id]) > 1]
    for a, b in combinations(fired, 2):
        if places[a.id] == places[b.id] and _says(a) != _says(b):
            yield Collision((a.id, b.id), len(places[a.id]), (_says(a), _says(b)))


def _says(rule: Rule) -> str:
    """Say what a match means: its role, the field it speaks of and what it sets."""
    sets = ", ".join(f"{key} {value}" for key, value in sorted(rule.sets.items()))
    return f"{rule.role} of {rule.file}{f' ({sets})' if sets else ''}"

"""Make groups of the profiles that are of one CPTS; list the pairs that may be and were not joined.

The outcome is a function of the profiles and the decisions: neither their order nor an earlier outcome plays a part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import Literal

from cpts_extract.identity.compare import Likeness, compare
from cpts_extract.identity.profile import Profile, core, own_words

_BLOCK = 3
"""Letters of a word by which names of one département are looked at that differ by a letter further on."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of two CPTS: that they are one (``merge``), or that they are two (``split``)."""

    kind: Literal["merge", "split"]
    one: frozenset[str]
    """The own identifiers of the first, as they were when it was decided; the group keeps the one in ``keeps``."""
    other: frozenset[str]
    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one CPTS."""

    cpts_id: str
    own_ids: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    """Why profiles of several identifiers are one, a sentence for each that was joined."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two groups that may be one CPTS."""

    one: str
    other: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Grouping:
    """Every group, in the order of their identifiers, and every doubt."""

    groups: tuple[Group, ...]
    doubts: tuple[Doubt, ...]


def group(profiles: Iterable[Profile], decisions: Sequence[Decision] = ()) -> Grouping:
    """Group profiles. Of two decisions that contradict each other the later one counts.

    >>> found = group([Profile("14-auge", frozenset(["auge"]), frozenset(["14"])), Profile("auge", frozenset(["auge"]))])
    >>> [(one.cpts_id, one.own_ids) for one in found.groups]
    [('14-auge', ('14-auge', 'auge'))]
    """
    known = {profile.own_id: profile for profile in sorted(profiles, key=lambda profile: profile.own_id)}
    # Of all others, which may be a hundred times as many, nothing is asked any more.
    likenesses = {
        pair: likeness
        for pair in _pairs(known.values())
        if (likeness := compare(known[pair[0]], known[pair[1]])).same or likeness.doubtful
    }
    clusters = _Clusters(known, _forbidden(decisions, known))
    for decision, (one, other) in _links(decisions, known):
        clusters.join(one, other, f"decided: {one} and {other} are one", decided=decision)
    edges = sorted(
        ((pair, likeness) for pair, likeness in likenesses.items() if likeness.same),
        key=lambda edge: (-edge[1].points, edge[0]),
    )
    located = {own_id for own_id, profile in known.items() if profile.departments}
    for pair, likeness in edges:
        if len(located.intersection(pair)) in {0, 2}:
            clusters.join(*pair, _reason(pair, likeness))
    _place(clusters, [edge for edge in edges if len(located.intersection(edge[0])) == 1], located)
    return Grouping(clusters.groups(decisions), tuple(_doubts(clusters, likenesses, decisions)))


def _reason(pair: tuple[str, str], likeness: Likeness) -> str:
    return f"{pair[0]} and {pair[1]}: {', '.join(likeness.reasons)}"


def _place(clusters: _Clusters, edges: list[tuple[tuple[str, str], Likeness]], located: set[str]) -> None:
    """Join what has no département to what has one, where only one such group is like it: of two, neither."""
    partners: dict[str, dict[str, tuple[tuple[str, str], Likeness]]] = defaultdict(dict)
    for pair, likeness in edges:
        placed, free = pair if pair[0] in located else pair[::-1]
        partners[clusters.of[free]].setdefault(clusters.of[placed], (pair, likeness))
    for free, found in sorted(partners.items()):
        if len(found) == 1 and not clusters.members[free] & located:
            [(pair, likeness)] = found.values()
            clusters.join(*pair, _reason(pair, likeness))


# ---- which pairs are looked at ----------------------------------------------------------------------------------


def _pairs(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    """Give each pair that has a word, an intercommunalité or a commune in common, once."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for profile in profiles:
        for key in keys(profile):
            blocks[key].append(profile.own_id)
    yield from sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)})


def keys(profile: Profile) -> set[tuple[str, str]]:
    """Give what brings profiles together: only those with one in common are held against each other."""
    own = own_words(profile.names)
    keys = {("word", word) for word in own}
    keys |= {(department, word[:_BLOCK]) for word in own for department in profile.departments}
    keys |= {("name", " ".join(sorted(core(name)))) for name in profile.names}
    keys |= {("epci", siren) for siren in profile.epcis}
    return keys | {("commune", code) for code in profile.communes if len(profile.communes) > 1}


# ---- decisions --------------------------------------------------------------------------------------------------


def _sides(decision: Decision, known: Mapping[str, Profile]) -> tuple[list[str], list[str]]:
    return [one for one in sorted(decision.one) if one in known], [
        one for one in sorted(decision.other) if one in known
    ]


def _latest(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Give the decisions that count, the latest first."""
    seen: set[frozenset[frozenset[str]]] = set()
    for decision in reversed(decisions):
        of = frozenset([decision.one, decision.other])
        if of not in seen:
            seen.add(of)
            yield decision


def _links(decisions: Sequence[Decision], known: Mapping[str, Profile]) -> Iterator[tuple[Decision, tuple[str, str]]]:
    for decision in _latest(decisions):
        if decision.kind == "merge":
            one, other = _sides(decision, known)
            for pair in [*pairwise(one), *pairwise(other), *product(one, other)]:
                yield decision, pair


def _forbidden(decisions: Sequence[Decision], known: Mapping[str, Profile]) -> set[frozenset[str]]:
    """Give the pairs that are two CPTS by a decision, but for those that a later one made one."""
    forbidden: set[frozenset[str]] = set()
    merged: set[frozenset[str]] = set()
    for decision in _latest(decisions):
        pairs = {frozenset(pair) for pair in product(*_sides(decision, known))}
        if decision.kind == "split":
            forbidden |= pairs - merged
        else:
            merged |= pairs
    return forbidden


def _doubts(
    clusters: _Clusters, likenesses: Mapping[tuple[str, str], Likeness], decisions: Sequence[Decision]
) -> Iterator[Doubt]:
    """Give each pair of groups of which two profiles are like each other, with the best likeness."""
    best: dict[tuple[str, str], Likeness] = {}
    for pair, likeness in sorted(likenesses.items()):
        one, other = sorted(clusters.of[own_id] for own_id in pair)
        if one == other or clusters.split_by_decision(one, other):
            continue
        if (one, other) not in best or likeness.points > best[one, other].points:
            best[one, other] = likeness
    names = {cluster: clusters.name(cluster, decisions) for pair in best for cluster in pair}
    found = [
        Doubt(min(names[one], names[other]), max(names[one], names[other]), likeness)
        for (one, other), likeness in best.items()
    ]
    yield from sorted(found, key=lambda doubt: (-doubt.likeness.points, doubt.one, doubt.other))


# ---- groups -----------------------------------------------------------------------------------------------------


class _Clusters:
    """Groups while they are made: each profile begins as its own."""

    def __init__(self, known: Mapping[str, Profile], forbidden: set[frozenset[str]]) -> None:
        self._known = known
        self._forbidden = forbidden
        self.of = {own_id: own_id for own_id in known}
        self.members = {own_id: {own_id} for own_id in known}
        self._reasons: dict[str, list[str]] = {own_id: [] for own_id in known}

    def join(self, one: str, other: str, reason: str, *, decided: Decision | None = None) -> None:
        """Make one group of those of two profiles, unless two of their profiles cannot be one CPTS."""
        first, second = sorted((self.of[one], self.of[other]))
        if first == second or self.split_by_decision(first, second):
            return
        if decided is None and self._apart(first, second):
            return
        self.members[first] |= self.members.pop(second)
        self._reasons[first] += [*self._reasons.pop(second), reason]
        for own_id in self.members[first]:
            self.of[own_id] = first

    def split_by_decision(self, one: str, other: str) -> bool:
        return bool(self._forbidden) and any(
            frozenset(pair) in self._forbidden for pair in product(self.members[one], self.members[other])
        )

    def _apart(self, one: str, other: str) -> bool:
        pairs = product(self.members[one], self.members[other])
        return any(compare(self._known[a], self._known[b]).points < 0 for a, b in pairs)

    def name(self, cluster: str, decisions: Sequence[Decision]) -> str:
        """Give the identifier of a group: the one that a decision keeps, else with a département, the shortest."""
        members = self.members[cluster]
        for decision in reversed(decisions):
            if decision.kind == "merge" and decision.keeps in members:
                return decision.keeps
        return min(members, key=lambda own_id: (not self._known[own_id].departments, len(own_id), own_id))

    def groups(self, decisions: Sequence[Decision]) -> tuple[Group, ...]:
        found = [
            Group(self.name(cluster, decisions), tuple(sorted(members)), tuple(self._reasons[cluster]))
            for cluster, members in self.members.items()
        ]
        return tuple(sorted(found, key=lambda one: one.cpts_id))

"""Tell which profiles a change may group otherwise, so that a change of a few needs no look at all of them.

Groups are made along pairs that are the same and along decisions, never else. So what a change cannot reach over those is
grouped as before. Doubts are told of pairs that lie nearer than others too: the profiles of these are looked at, not regrouped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from cpts_extract.identity.compare import Likeness, compare
from cpts_extract.identity.group import Decision, keys
from cpts_extract.identity.profile import Profile

Sharing = Callable[[set[str]], Mapping[str, Profile]]
"""Gives, for some own identifiers, their profiles and all that share one of their `keys` with one of them."""


class Reach(NamedTuple):
    """Own identifiers: those whose groups may change, and those that have to be grouped beside them to tell doubts."""

    inner: set[str]
    outer: set[str]


def reach(changed: set[str], sharing: Sharing, decisions: Sequence[Decision]) -> tuple[Reach, dict[str, Profile]]:
    """Follow what has changed to all that it may group otherwise.

    Args:
        changed: Own identifiers whose profiles are new, other or gone, with all that were in one group, or in doubt, with them.
        sharing: Where the profiles are.
        decisions: What a person decided.

    Returns:
        What is reached, and the profiles of it.
    """
    seen = _Seen(sharing, [one.one | one.other for one in decisions])
    inner = seen.follow(set(changed), set())
    outer = seen.follow({other for one in inner for other in seen.doubted.get(one, ())} - inner, inner)
    return Reach(inner, outer), {own_id: seen.known[own_id] for own_id in inner | outer if own_id in seen.known}


class _Seen:
    """The profiles that have been met, and how they lie to one another."""

    def __init__(self, sharing: Sharing, decided: Sequence[frozenset[str]]) -> None:
        self._sharing = sharing
        self._decided = decided
        self.known: dict[str, Profile] = {}
        self.doubted: dict[str, set[str]] = {}

    def follow(self, frontier: set[str], but: set[str]) -> set[str]:
        """Give what can be reached over same pairs and decisions, without what has been reached before."""
        reached: set[str] = set()
        while frontier:
            reached |= frontier
            near = self._same(frontier)
            near |= {own_id for ids in self._decided if not ids.isdisjoint(frontier) for own_id in ids}
            frontier = near - reached - but
        return reached

    def _same(self, own_ids: set[str]) -> set[str]:
        """Give what is the same as some profiles, and note what may be."""
        near = self._sharing(own_ids)
        self.known |= near
        blocks: dict[tuple[str, str], list[str]] = {}
        for own_id, profile in near.items():
            for key in keys(profile):
                blocks.setdefault(key, []).append(own_id)
        pairs = {
            pair
            for block in blocks.values()
            for pair in combinations(sorted(block), 2)
            if pair[0] in own_ids or pair[1] in own_ids
        }
        found: set[str] = set()
        for one, other in pairs:
            likeness: Likeness = compare(near[one], near[other])
            if likeness.same:
                found |= {one, other}
            elif likeness.doubtful:
                self.doubted.setdefault(one, set()).add(other)
                self.doubted.setdefault(other, set()).add(one)
        return found

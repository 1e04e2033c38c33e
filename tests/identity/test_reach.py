"""What a change reaches, grouped by itself, is what grouping all again gives."""

from __future__ import annotations

import random

import pytest
from cpts_extract.identity.group import Decision, Grouping, group, keys
from cpts_extract.identity.profile import Profile, own_id
from cpts_extract.identity.reach import Reach, reach

NAMES = (
    "bray", "pays bray", "nord bray", "bray picardie verte", "picardie verte", "caux", "pays caux", "caux bray", "2 vallees",
    "vexin", "vexyn", "littoral",
)  # fmt: skip
COMMUNES = [f"7600{n}" for n in range(8)]


def made_up(chance: random.Random) -> Profile:
    name, places = chance.choice(NAMES), chance.choice((("60",), ("76",), ("60", "76"), ()))
    return Profile(
        own_id(name, places, f"{chance.randrange(2)}.0"),
        frozenset([name]),
        frozenset(places),
        communes=frozenset(chance.sample(COMMUNES, chance.choice((0, 0, 3, 5)))),
        populations=frozenset(chance.sample((21345, 21000, 60000), chance.choice((0, 1)))),
        signed=frozenset(chance.sample(("2021-05-04", "2022-03"), chance.choice((0, 1)))),
    )


def decided(chance: random.Random, whole: Grouping) -> list[Decision]:
    """Decide on two groups, or on parts of one."""
    if len(whole.groups) < 2 or chance.random() < 0.6:
        return []
    one, other = chance.sample(whole.groups, 2)
    ones, others, kind = one.own_ids, other.own_ids, chance.choice(("merge", "split"))
    if kind == "split" and len(ones) > 1:
        ones, others = ones[:1], ones[1:]
    return [Decision(kind, frozenset(ones), frozenset(others), one.cpts_id if kind == "merge" else "")]


def again(changed: set[str], before: Grouping, known: dict[str, Profile], decisions: list[Decision]) -> Grouping:
    """Group what the change reaches, and leave all else as it was."""

    def sharing(own_ids: set[str]) -> dict[str, Profile]:
        wanted = {key for own in own_ids if own in known for key in keys(known[own])}
        return {own: one for own, one in known.items() if own in own_ids or wanted & keys(one)}

    of = {own: one for one in before.groups for own in one.own_ids}
    stale = {of[own].cpts_id for own in changed if own in of}
    doubted = {name for doubt in before.doubts for name in (doubt.one, doubt.other) if {doubt.one, doubt.other} & stale}
    seeds = changed | {own for one in before.groups if one.cpts_id in stale | doubted for own in one.own_ids}
    (inner, _), profiles = reach(seeds, sharing, decisions)
    found = group(profiles.values(), decisions)
    new = [one for one in found.groups if not inner.isdisjoint(one.own_ids)]
    touched = {one.cpts_id for one in new} | {one.cpts_id for one in before.groups if not inner.isdisjoint(one.own_ids)}
    kept = [one for one in before.groups if one.cpts_id not in touched]
    doubts = [doubt for doubt in before.doubts if not {doubt.one, doubt.other} & touched]
    doubts += [doubt for doubt in found.doubts if {doubt.one, doubt.other} & touched]
    return Grouping(
        tuple(sorted([*kept, *new], key=lambda one: one.cpts_id)),
        tuple(sorted(doubts, key=lambda doubt: (-doubt.likeness.points, doubt.one, doubt.other))),
    )


@pytest.mark.parametrize("seed", range(12))
def test_only_what_a_change_reaches_need_be_grouped_again(seed: int) -> None:
    chance = random.Random(seed)
    known: dict[str, Profile] = {}
    decisions: list[Decision] = []
    grown = Grouping((), ())
    for _ in range(40):
        one = made_up(chance)
        changed = {one.own_id}
        if chance.random() < 0.25:
            known.pop(one.own_id, None)
        else:
            known[one.own_id] = one
        for decision in decided(chance, grown):
            decisions.append(decision)
            changed |= decision.one | decision.other
        grown = again(changed, grown, known, decisions)
        assert grown == group(known.values(), decisions)


def test_what_has_nothing_to_do_with_it_is_not_looked_at() -> None:
    known = {one.own_id: one for one in map(auge, ("pays auge", "auge", "gatine", "perche"))}
    assert reach({"14-auge"}, lambda asked: {own: known[own] for own in known if "auge" in own}, []) == (
        Reach({"14-auge", "14-pays-auge"}, set()),
        {own: known[own] for own in ("14-auge", "14-pays-auge")},
    )


def auge(name: str) -> Profile:
    return Profile(own_id(name, ["14"], "x"), frozenset([name]), frozenset(["14"]))

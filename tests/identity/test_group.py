"""Which profiles are of one CPTS, which are of two, and which a person has to look at."""

from __future__ import annotations

from typing import Any

import pytest
from cpts_extract.identity.compare import compare
from cpts_extract.identity.group import Decision, group
from cpts_extract.identity.profile import Profile, own_id
from hypothesis import given, settings
from hypothesis import strategies as st

SIX = [f"1400{n}" for n in range(1, 7)]
OTHER_SIX = [f"1410{n}" for n in range(1, 7)]


def profile(name: str, *departments: str, entry: str = "x", **known: Any) -> Profile:
    """Make the profile of a CPTS of this name key in these départements."""
    values = {key: frozenset(value) for key, value in known.items()}
    return Profile(own_id(name, departments, entry), frozenset([name]), frozenset(departments), **values)


def verdict(one: Profile, other: Profile) -> str:
    likeness = compare(one, other)
    assert likeness.points == compare(other, one).points
    return "same" if likeness.same else "doubtful" if likeness.doubtful else "two"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # the same name: one of its own, or any within a département
        (profile("auge", "14"), profile("auge"), "same"),
        (profile("auge", "14"), profile("auge", "61"), "two"),
        (profile("2 vallees", "14"), profile("2 vallees", entry="y"), "doubtful"),
        (profile("2 vallees"), profile("2 vallees", entry="y"), "doubtful"),
        (profile("2 vallees"), profile("2 vallees", entry="y", populations=[41234]), "doubtful"),
        (profile("2 vallees", populations=[41234]), profile("2 vallees", entry="y", populations=[41234]), "same"),
        (profile("2 vallees", communes=SIX), profile("2 vallees", entry="y", communes=SIX[:4]), "same"),
        # a CPTS over two départements
        (profile("auge", "14", "61"), profile("auge", "61"), "same"),
        # words that names drop
        (profile("pays auge", "14"), profile("auge", "14"), "same"),
        (profile("pays auge", "14"), profile("auge"), "doubtful"),
        (profile("pays auge", "14"), profile("auge", "61"), "two"),
        (profile("pays nord", "14"), profile("nord", "14"), "doubtful"),
        # another order of the words
        (profile("bray picardie", "60"), profile("picardie bray", "60"), "same"),
        # a letter
        (profile("bocage virois", "14"), profile("bocage viroys", "14"), "doubtful"),
        (profile("bocage virois", "14"), profile("bocage viroys"), "two"),
        (profile("bocage virois", "14", populations=[41234]), profile("bocage viroys", "14", populations=[41234]), "same"),
        # a part
        (profile("bray picardie verte", "60"), profile("bray", "60"), "doubtful"),
        (profile("bray picardie verte", "60", communes=SIX), profile("bray", "60", communes=SIX), "same"),
        # told apart on purpose
        (profile("nord bray", "76"), profile("bray", "76"), "two"),
        (profile("nord bray", "76"), profile("sud bray", "76"), "two"),
        (profile("lyon 5e", "69"), profile("lyon 6e", "69"), "two"),
        (profile("nord bray", "76", epcis=["1"]), profile("sud bray", "76", epcis=["1"]), "two"),
        # another name, the same territory: never one without a person
        (profile("bray", "76"), profile("caux", "76"), "two"),
        (profile("bray", "76", epcis=["1"]), profile("caux", "76", epcis=["1"]), "two"),
        (profile("bray", "76", epcis=["1", "2"]), profile("caux", "76", epcis=["1", "2", "3"]), "doubtful"),
        (profile("bray", "76", communes=SIX), profile("caux", "76", communes=SIX), "doubtful"),
        (
            profile("bray", "76", communes=SIX, epcis=["1"], populations=[41234], signed=["2021-05-12"]),
            profile("caux", "76", communes=SIX, epcis=["1"], populations=[41234], signed=["2021-05-12"]),
            "doubtful",
        ),
        # régions
        (profile("auge", "14"), profile("auge", regions=["28"]), "same"),
        (profile("auge", "14"), profile("auge", regions=["53"]), "two"),
        # what contradicts takes away
        (profile("auge", communes=SIX), profile("auge", communes=OTHER_SIX), "doubtful"),
        (profile("auge", populations=[20000]), profile("auge", populations=[90000]), "doubtful"),
        (profile("auge", signed=["2019-10-02"]), profile("auge", signed=["2023"]), "doubtful"),
    ],
)  # fmt: skip
def test_likeness(one: Profile, other: Profile, expected: str) -> None:
    assert verdict(one, other) == expected


def groups(*profiles: Profile, decisions: tuple[Decision, ...] = ()) -> dict[str, tuple[str, ...]]:
    return {one.cpts_id: one.own_ids for one in group(profiles, decisions).groups}


def doubts(*profiles: Profile, decisions: tuple[Decision, ...] = ()) -> list[tuple[str, str]]:
    return [(doubt.one, doubt.other) for doubt in group(profiles, decisions).doubts]


def test_an_entry_without_departement_joins_the_only_one_that_is_like_it() -> None:
    assert groups(profile("auge", "14"), profile("auge")) == {"14-auge": ("14-auge", "auge")}


def test_of_two_namesakes_it_joins_neither_and_both_are_doubtful() -> None:
    three = (profile("auge", "14"), profile("auge", "61"), profile("auge"))
    assert groups(*three) == {"14-auge": ("14-auge",), "61-auge": ("61-auge",), "auge": ("auge",)}
    assert doubts(*three) == [("14-auge", "auge"), ("61-auge", "auge")]


def test_what_speaks_against_it_outweighs_a_likeness_of_names() -> None:
    apart = profile("auge", "14", communes=OTHER_SIX, populations=[120000], epcis=["2"])
    far = profile("pays auge", "14", communes=SIX, populations=[20000], epcis=["1"])
    assert compare(apart, far).points == 6 + 4 - 4 - 3 - 3
    assert groups(apart, far) == {"14-auge": ("14-auge",), "14-pays-auge": ("14-pays-auge",)}


def test_the_identifier_has_a_departement_and_is_short() -> None:
    found = groups(profile("auge"), profile("pays auge", "14"), profile("auge", "14"))
    assert found == {"14-auge": ("14-auge", "14-pays-auge", "auge")}


def test_the_reasons_are_told() -> None:
    [one] = group([profile("pays auge", "14"), profile("auge", "14")]).groups
    said = "14-auge and 14-pays-auge: “auge” and “pays auge” differ by words that names drop (+6), département 14 (+4)"
    assert one.reasons == (said,)


def ids(*own_ids: str) -> frozenset[str]:
    return frozenset(own_ids)


BRAY, VERTE = profile("bray", "60"), profile("bray picardie verte", "60")
MERGE = Decision("merge", ids("60-bray-picardie-verte"), ids("60-bray"), "60-bray-picardie-verte")
SPLIT = Decision("split", ids("60-bray-picardie-verte"), ids("60-bray"))


def test_a_decision_to_merge_joins_and_keeps_the_first_identifier() -> None:
    assert doubts(BRAY, VERTE) == [("60-bray", "60-bray-picardie-verte")]
    assert groups(BRAY, VERTE, decisions=(MERGE,)) == {"60-bray-picardie-verte": ("60-bray", "60-bray-picardie-verte")}
    assert doubts(BRAY, VERTE, decisions=(MERGE,)) == []


def test_a_decision_to_split_parts_and_ends_the_doubt() -> None:
    assert len(groups(BRAY, VERTE, decisions=(SPLIT,))) == 2
    assert doubts(BRAY, VERTE, decisions=(SPLIT,)) == []
    alike = (profile("pays bray", "60"), BRAY)
    parted = Decision("split", ids("60-pays-bray"), ids("60-bray"))
    assert (len(groups(*alike)), len(groups(*alike, decisions=(parted,)))) == (1, 2)


def test_of_two_decisions_the_later_one_counts() -> None:
    assert len(groups(BRAY, VERTE, decisions=(MERGE, SPLIT))) == 2
    assert len(groups(BRAY, VERTE, decisions=(SPLIT, MERGE))) == 1


def test_a_decision_holds_for_entries_that_come_later() -> None:
    assert groups(BRAY, decisions=(MERGE,)) == {"60-bray": ("60-bray",)}
    more = (BRAY, VERTE, profile("bray"))
    assert groups(*more, decisions=(MERGE,)) == {
        "60-bray-picardie-verte": ("60-bray", "60-bray-picardie-verte", "bray")
    }


# ---- whatever the entries ---------------------------------------------------------------------------------------

PROFILES = st.lists(
    st.builds(
        lambda name, departments, epcis, populations, entry: profile(
            name, *departments, entry=str(entry), epcis=epcis, populations=populations
        ),
        st.sampled_from(["auge", "pays auge", "nord auge", "2 vallees", "vallees 2", "bray", "bray verte", "brey"]),
        st.lists(st.sampled_from(["14", "61", "76"]), max_size=2, unique=True),
        st.lists(st.sampled_from(["1", "2"]), max_size=1),
        st.lists(st.sampled_from([20000, 41234, 90000]), max_size=1),
        st.integers(0, 9),
    ),
    max_size=9,
    unique_by=lambda one: one.own_id,
)


@settings(deadline=None)
@given(PROFILES, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_plays_no_part(profiles: list[Profile], chance: Any) -> None:
    shuffled = list(profiles)
    chance.shuffle(shuffled)
    assert group(shuffled) == group(profiles)


@settings(deadline=None)
@given(PROFILES)
def test_no_group_holds_two_that_are_apart_and_none_is_lost(profiles: list[Profile]) -> None:
    known = {one.own_id: one for one in profiles}
    found = group(profiles).groups
    assert sorted(own_id for one in found for own_id in one.own_ids) == sorted(known)
    assert len({one.cpts_id for one in found}) == len(found)
    for one in found:
        assert one.cpts_id in one.own_ids
        for first in one.own_ids:
            for second in one.own_ids:
                assert first == second or compare(known[first], known[second]).points >= 0

"""The screen decides where the Matcher is called; it must miss nothing that matches."""

from __future__ import annotations

from pathlib import Path

import pytest
from cpts_extract.annotate import matching, read_through
from cpts_extract.annotate.rules import Rule, compile_pattern
from cpts_extract.annotate.screen import Screen
from cpts_extract.annotate.tokens import Match
from cpts_extract.models import Document
from cpts_extract.read import read_document

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("name", ["brianconnais-depliant.txt", "littoral-2021.md", "saint-yrieix-2023.md"])
def test_what_the_matcher_finds_near_the_screen_is_what_it_finds_in_whole_sentences(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read_document(CORPUS / name)
    found = read_through(document).matches
    patterns, _ = matching._patterns()

    class Everywhere(Screen):
        def near(self, tokens: object, first: int, last: int) -> dict[int, list[int]]:
            return {number: [] for number in range(len(patterns))}

    monkeypatch.setattr(matching, "_patterns", lambda: (patterns, Everywhere()))
    monkeypatch.setattr(matching, "_windows", lambda pattern, ends, first, last: [(first, last)])
    assert _told(found) == _told(read_through(document).matches)


def _told(matches: dict[str, tuple[Match, ...]]) -> list[tuple[str, int, int, int]]:
    return [(m.rule.id, m.start, m.end, m.value) for many in matches.values() for m in many]


@pytest.mark.parametrize(
    ("pattern", "text", "ends"),
    [
        ("couvre 12", "elle couvre 12 lieues", [2]),
        ("couvre 12", "elle couvre les 12 lieues", []),
        ("couvre ..2 lieues", "elle couvre 12 lieues et 13 lieues", [3, 6]),
        ("couvre ..2 lieues", "elle couvre 12, puis 13 lieues", []),
        ("couvre ...2 lieues", "elle couvre 12, puis 13 lieues", [6]),
        ("les? grandes? lieues", "elle couvre 12 lieues", [3]),
        ("de Cap", "le maire de Bourg et de rien", [3]),
    ],
)
def test_the_screen_tells_where_a_pattern_may_end(pattern: str, text: str, ends: list[int]) -> None:
    screen = Screen()
    for elements in compile_pattern(Rule("population.test", "value", ()), pattern)[0]:
        screen.add(elements)
    tokens = read_through(Document("x.txt", "", "text", text)).tokens
    assert screen.near(tokens, 0, len(tokens) - 1) == ({0: ends} if ends else {})


def test_a_pattern_that_may_be_left_out_as_a_whole_is_no_pattern() -> None:
    with pytest.raises(ValueError, match="every element"):
        Screen().add([{"NORM": "a", "OP": "?"}])


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("!<number> ..4 lieues", 0),
        ("de !<number> ..4 lieues", 1),
        ("de ..4 !<number> lieues", -2),
        ("de ..4 !<number>", -1),
        ("de ..4 !<number> ..4 lieues", None),
        ("de ..4 lieues", None),
    ],
)
def test_where_the_value_stands_in_a_match_is_known_unless_gaps_stand_on_both_sides(
    pattern: str, place: int | None
) -> None:
    (elements,), marked = compile_pattern(Rule("population.test", "value", ()), pattern)
    assert matching.Pattern(Rule("population.test", "value", ()), tuple(elements), marked).place == place

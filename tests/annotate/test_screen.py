"""The screen decides where a pattern is tried; it must miss nothing that spaCy's Matcher finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from cpts_extract.annotate import matching, read_through
from cpts_extract.annotate.matching import Pattern
from cpts_extract.annotate.rules import Rule, compile_pattern
from cpts_extract.annotate.screen import Screen
from cpts_extract.annotate.tokens import Match, Token
from cpts_extract.models import Document
from cpts_extract.read import read_document

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("name", ["brianconnais-depliant.txt", "littoral-2021.md", "saint-yrieix-2023.md"])
def test_what_is_found_near_the_screen_is_what_spacy_finds_in_whole_sentences(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read_document(CORPUS / name)
    found = read_through(document).matches
    patterns, _ = matching._patterns()

    class Everywhere(Screen):
        def near(self, tokens: object, first: int, last: int) -> dict[int, list[int]]:
            return {number: [] for number in range(len(patterns))} if last > first else {}

    def by_spacy(
        self: Pattern, tokens: Sequence[Token], first: int, last: int, ends: Sequence[int]
    ) -> Iterator[tuple[int, int, int]]:
        for start, end, value in self.aligned(tokens, first, last):
            yield start, end, -1 if self.marked is None else value

    monkeypatch.setattr(matching, "_patterns", lambda: (patterns, Everywhere()))
    monkeypatch.setattr(Pattern, "matches", by_spacy)
    assert _told(found) == _told(read_through(document).matches)


@pytest.mark.parametrize(
    "pattern",
    [
        "couvre 12",
        "le? val ..3 lieues",
        "le ...4 val",
        "val+ ..3 lieues",
        "le* val* lieues",
        "le val ..3",
        "le val? lieues? Cap? le*",
        "val+",
        "!12|13 ..3 lieues",
        "le ..3 !12|13",
        "le ..3 !12|13 ..3 lieues",
        "Cap ..1 !12|13 lieues",
    ],
)
def test_a_pattern_matches_what_it_matches_in_spacy(pattern: str) -> None:
    text = "Le val, le val val Bourg couvre 12 lieues lieues et le Val couvre, le le 13 lieues"
    tokens = read_through(Document("x.txt", "", "text", text)).tokens
    (elements,), marked = compile_pattern(Rule("population.test", "value", ()), pattern)
    screen = Screen()
    screen.add(elements)
    asked = Pattern(Rule("population.test", "value", ()), tuple(elements), marked)
    last = len(tokens) - 1
    near = screen.near(tokens, 0, last)
    found = set(asked.matches(tokens, 0, last, near[0]))
    assert found
    assert found == {(a, b, -1 if marked is None else at) for a, b, at in asked.aligned(tokens, 0, last)}


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
    assert Pattern(Rule("population.test", "value", ()), tuple(elements), marked).place == place

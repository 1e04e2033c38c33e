"""Run every rule over a release's tokens, sentence by sentence, with spaCy's Matcher.

A Matcher over all patterns would try each of them at every token. Here every pattern has a Matcher of its own, which is
called only on the few tokens that may be a match of it, see `screen`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from cpts_extract.annotate.rules import RUN, VALUE_TYPES, Element, Rule, compile_pattern, rules
from cpts_extract.annotate.screen import Screen, is_capitalised
from cpts_extract.annotate.tokens import Match, Token
from cpts_extract.errors import RuleError
from cpts_extract.read.characters import fold

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern of a rule, with its Matcher, which is built when it is first called."""

    rule: Rule
    elements: tuple[Element, ...]
    marked: int | None
    """The element that holds the value."""

    @cached_property
    def longest(self) -> int | None:
        """Tokens of its longest match; None: no limit.

        >>> rule = Rule("population.x", "value", ())
        >>> Pattern(rule, ({"NORM": "a"}, {"OP": "{0,4}"}, {"NORM": "b", "OP": "?"}), None).longest
        6
        >>> Pattern(rule, ({"NORM": "a", "OP": "+"},), None).longest is None
        True
        """
        operators = [element.get("OP", "?") for element in self.elements]
        if not {"+", "*"}.isdisjoint(operators):
            return None
        return sum(1 if operator == "?" else _most(operator) for operator in operators)

    @cached_property
    def open_end(self) -> bool:
        """Whether a match may go on behind the last element that is needed."""
        return "OP" in self.elements[-1]

    @cached_property
    def place(self) -> int | None:
        """Where the value stands in every match, counted as one counts in a list; None: only the Matcher's alignment tells."""
        if self.marked is None or any("OP" in element for element in self.elements[: self.marked + 1]):
            behind = self.elements[self.marked or 0 :]
            return None if self.marked is None or any("OP" in element for element in behind) else -len(behind)
        return self.marked

    @cached_property
    def matcher(self) -> Matcher:
        from spacy.matcher import Matcher

        matcher = Matcher(_vocab(), validate=False)
        aligned = self.marked is not None and self.place is None
        matcher.add(self.rule.id, [list(self.elements)] if aligned or self.open_end else _spread(self.elements))
        return matcher

    def matches(self, doc: Any, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the matches in some tokens: where each begins and ends, and the token of its value, or -1."""
        if self.marked is not None and self.place is None:
            for _, first, last, aligned in self.matcher(doc[start:end], with_alignments=True):  # type: ignore[misc]
                at = aligned.index(self.marked) if self.marked in aligned else 0
                yield start + first, start + last, start + first + at
            return
        for _, first, last in self.matcher(doc[start:end]):
            first, last = start + first, start + last
            yield first, last, -1 if self.place is None else self.place + (first if self.place >= 0 else last)


def _most(operator: str) -> int:
    """Give how many tokens a gap passes over at most: 4 for ``{0,4}``."""
    return int(operator.removeprefix("{0,").removesuffix("}"))


def _spread(elements: tuple[Element, ...]) -> list[list[Element]]:
    """Write a pattern with gaps as one pattern for each width of them.

    To the Matcher a gap of 12 is twelve elements that may be left out, of which it follows every choice: 4096.
    """
    spread: list[list[Element]] = [[]]
    for element in elements:
        operator = element.get("OP", "")
        if operator.startswith("{") and len(spread) * (_most(operator) + 1) <= _SPREAD:
            passed = {key: value for key, value in element.items() if key != "OP"}
            spread = [[*before, *([passed] * width)] for before in spread for width in range(_most(operator) + 1)]
        else:
            for before in spread:
                before.append(element)
    return spread


_SPREAD = 256
"""Patterns that one is spread to at most."""


@cache
def _vocab() -> Vocab:
    from spacy.attrs import IS_TITLE, LOWER, NORM
    from spacy.vocab import Vocab

    return Vocab(lex_attr_getters={LOWER: str.lower, NORM: fold, IS_TITLE: is_capitalised})


@cache
def _patterns() -> tuple[tuple[Pattern, ...], Screen]:
    """Give every pattern, and the screen that knows them by their places."""
    found: list[Pattern] = []
    screen = Screen()
    for rule in rules():
        for written in rule.patterns:
            variants, marked = compile_pattern(rule, written)
            for elements in variants:
                try:
                    screen.add(elements)
                except ValueError as error:
                    raise RuleError(f"{rule.file}.toml: {rule.id}: {written!r}: {error}") from error
                found.append(Pattern(rule, tuple(elements), marked))
    return tuple(found), screen


def run_rules(tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...]) -> dict[str, tuple[Match, ...]]:
    """Give the matches of all rules by their file, in the order of the text.

    Of a rule's matches that hold the same value the shortest is kept.
    """
    from spacy.tokens import Doc

    doc = Doc(
        _vocab(),
        words=[t.text for t in tokens],
        tags=[t.tag or "_" for t in tokens],
        lemmas=["_" if t.tag == "stop" else RUN for t in tokens],
    )
    best: dict[tuple[str, int], Match] = {}
    for first, last in sentences:
        if last > first:
            for match in _sentence_matches(doc, tokens, first, last):
                place = (match.rule.id, match.value if match.value >= 0 else -match.start - 2)
                kept = best.get(place)
                if kept is None or (match.end - match.start, match.start) < (kept.end - kept.start, kept.start):
                    best[place] = match
    out: dict[str, list[Match]] = {}
    for match in sorted(best.values(), key=lambda m: (m.start, m.end, m.rule.id)):
        out.setdefault(match.rule.file, []).append(match)
    return {file: tuple(found) for file, found in out.items()}


def _sentence_matches(doc: Any, tokens: tuple[Token, ...], first: int, last: int) -> Iterator[Match]:
    patterns, screen = _patterns()
    for number, ends in screen.near(tokens, first, last).items():
        pattern = patterns[number]
        for left, right in _windows(pattern, ends, first, last):
            for start, end, value in pattern.matches(doc, left, right):
                if pattern.rule.sets.get("whole") and not _is_whole(tokens, first, last, start, end):
                    continue
                if pattern.marked is None:
                    value = next((n for n in range(start, end) if tokens[n].tag in VALUE_TYPES), -1)
                yield Match(pattern.rule, start, end, value)


def _windows(pattern: Pattern, ends: list[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of a sentence that hold the matches of a pattern whose last element stands at ``ends``."""
    if pattern.longest is None or pattern.open_end:
        yield first, last
        return
    left = right = first
    for end in ends:
        begins = end + 1 - pattern.longest
        if begins >= right > first:
            yield left, right
        if begins >= right or right == first:
            left = max(begins, first)
        right = end + 1
    yield left, right


def _is_whole(tokens: tuple[Token, ...], first: int, last: int, start: int, end: int) -> bool:
    """Tell whether a match is its whole sentence, but for a closing sign."""
    return start == first and (end == last or (end == last - 1 and tokens[last - 1].text in ":.;,"))

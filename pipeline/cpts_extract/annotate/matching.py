"""Run every rule over a release's tokens, sentence by sentence, with spaCy's Matcher.

A Matcher over all patterns would try each of them at every token. Here every pattern has a Matcher of its own, which is
called only on the few tokens that may be a match of it, see `screen`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cpts_extract.annotate.rules import RUN, VALUE_TYPES, Element, Rule, compile_pattern, rules
from cpts_extract.annotate.screen import Screen, is_capitalised
from cpts_extract.annotate.tokens import Match, Token
from cpts_extract.errors import RuleError
from cpts_extract.read.characters import fold

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a rule, with its Matcher."""

    rule: Rule
    matcher: Matcher
    marked: int | None
    longest: int | None
    """Tokens of its longest match; None: no limit."""
    open_end: bool
    """Whether its last element may be left out or repeated, so that a match may go on behind the last that is needed."""


@cache
def _vocab() -> Vocab:
    from spacy.attrs import IS_TITLE, LOWER, NORM
    from spacy.vocab import Vocab

    return Vocab(lex_attr_getters={LOWER: str.lower, NORM: fold, IS_TITLE: is_capitalised})


@cache
def _patterns() -> tuple[tuple[Pattern, ...], Screen]:
    """Build every pattern, and the screen that knows them by their places."""
    from spacy.matcher import Matcher

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
                matcher = Matcher(_vocab(), validate=False)
                matcher.add(rule.id, [elements])
                found.append(Pattern(rule, matcher, marked, _longest(elements), "OP" in elements[-1]))
    return tuple(found), screen


def _longest(elements: list[Element]) -> int | None:
    """Give how many tokens a pattern matches at most; None: any number.

    >>> _longest([{"NORM": "a"}, {"OP": "{0,4}"}, {"NORM": "b", "OP": "?"}]), _longest([{"NORM": "a", "OP": "+"}])
    (6, None)
    """
    operators = [element.get("OP", "?") for element in elements]
    if not {"+", "*"}.isdisjoint(operators):
        return None
    return sum(1 if operator == "?" else int(operator.strip("{}").split(",")[1]) for operator in operators)


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
            for _, start, end, aligned in pattern.matcher(doc[left:right], with_alignments=True):  # type: ignore[misc]
                start, end = left + start, left + end
                if pattern.rule.sets.get("whole") and not _is_whole(tokens, first, last, start, end):
                    continue
                yield Match(pattern.rule, start, end, _value(tokens, start, aligned, pattern.marked))


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


def _value(tokens: tuple[Token, ...], start: int, aligned: list[int], marked: int | None) -> int:
    """Give the token that holds the value: that of the marked element, else the first of a type that can."""
    for offset, element in enumerate(aligned):
        token = tokens[start + offset]
        if (marked is None and token.tag in VALUE_TYPES) or (marked is not None and element == marked):
            return start + offset
    return -1 if marked is None else start

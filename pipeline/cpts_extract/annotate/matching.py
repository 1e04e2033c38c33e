"""Run every rule over a release's tokens, sentence by sentence, with spaCy's Matcher.

A Matcher over all patterns would try each of them at every token. Here every pattern has a Matcher of its own, which is
called only on the sentences that hold all the words and types that the pattern cannot do without: of a thousand patterns
some fifteen a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cpts_extract.annotate.rules import VALUE_TYPES, Element, Rule, compile_pattern, rules
from cpts_extract.annotate.tokens import Match, Token
from cpts_extract.read.characters import fold

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

RUN = "run"
"""The lemma of every token that is no stop: what the gap ``..4`` may pass over."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a rule, with its Matcher and what a sentence must hold for it to match."""

    rule: Rule
    matcher: Matcher
    marked: int | None
    needs: tuple[frozenset[str], ...]
    """Sets of words and types ("<number>"): of each at least one must stand in the sentence."""


@cache
def _vocab() -> Vocab:
    from spacy.attrs import IS_TITLE, LOWER, NORM
    from spacy.vocab import Vocab

    return Vocab(lex_attr_getters={LOWER: str.lower, NORM: fold, IS_TITLE: _capitalised})


def _capitalised(word: str) -> bool:
    return word[:1].isupper()


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """Build every pattern, and file it under each word or type of its narrowest need."""
    from spacy.matcher import Matcher

    filed: dict[str, list[Pattern]] = {}
    for rule in rules():
        for written in rule.patterns:
            variants, marked = compile_pattern(rule, written)
            for elements in variants:
                matcher = Matcher(_vocab(), validate=False)
                matcher.add(rule.id, [elements])
                needs = tuple(sorted((need for element in elements if (need := _need(element))), key=_breadth))
                pattern = Pattern(rule, matcher, marked, needs)
                for anchor in needs[0] if needs else ("",):
                    filed.setdefault(anchor, []).append(pattern)
    return {anchor: tuple(found) for anchor, found in filed.items()}


def _need(element: Element) -> frozenset[str]:
    """What an element asks of a sentence; nothing if it may be left out.

    >>> sorted(_need({"NORM": {"IN": ["a", "b"]}})), sorted(_need({"TAG": "number"})), sorted(_need({"NORM": "a", "OP": "?"}))
    (['a', 'b'], ['<number>'], [])
    """
    if element.get("OP", "+") != "+":
        return frozenset()
    for key, form in (("NORM", "{}"), ("TAG", "<{}>")):
        asked: Any = element.get(key)
        if asked is not None:
            return frozenset(form.format(a) for a in (asked["IN"] if isinstance(asked, dict) else [asked]))
    return frozenset()


def _breadth(need: frozenset[str]) -> tuple[bool, int]:
    """Rank a need: words before types, few before many."""
    return any(n.startswith("<") for n in need), len(need)


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
    filed = _patterns()
    held = {t.norm for t in tokens[first:last]} | {f"<{t.tag}>" for t in tokens[first:last] if t.tag}
    span = doc[first:last]
    for anchor in sorted(held | {""}):
        for pattern in filed.get(anchor, ()):
            if all(not need.isdisjoint(held) for need in pattern.needs):
                for _, start, end, aligned in pattern.matcher(span, with_alignments=True):  # type: ignore[misc]
                    if pattern.rule.sets.get("whole") and not _is_whole(tokens, first, last, start, end):
                        continue
                    value = _value(tokens, first + start, aligned, pattern.marked)
                    yield Match(pattern.rule, first + start, first + end, value)


def _is_whole(tokens: tuple[Token, ...], first: int, last: int, start: int, end: int) -> bool:
    """Tell whether a match is its whole sentence, but for a closing sign."""
    closed = first + end == last or (first + end == last - 1 and tokens[last - 1].text in ":.;,")
    return start == 0 and closed


def _value(tokens: tuple[Token, ...], start: int, aligned: list[int], marked: int | None) -> int:
    """Give the token that holds the value: that of the marked element, else the first of a type that can."""
    for offset, element in enumerate(aligned):
        token = tokens[start + offset]
        if (marked is None and token.tag in VALUE_TYPES) or (marked is not None and element == marked):
            return start + offset
    return -1 if marked is None else start

"""Find where the patterns of the rules match a release's tokens, sentence by sentence.

Patterns are written for spaCy's Matcher, and match what it matches; but it would try each of them at every token. Here one
walk over a sentence tells where a pattern's last needed element may stand (see `screen`), and what stands before and behind
it is compared there, element by element. The Matcher itself is asked only which token of a match holds the value, where there
are two that may: gaps on both sides of it leave that open.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from cpts_extract.annotate.rules import RUN, VALUE_TYPES, Element, Rule, compile_pattern, rules
from cpts_extract.annotate.screen import Screen, is_capitalised, needed
from cpts_extract.annotate.tokens import Match, Token
from cpts_extract.errors import RuleError
from cpts_extract.read.characters import fold

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab


class _Step(NamedTuple):
    """What an element of a pattern asks of a token, and of how many in a row."""

    column: int
    """Of `Token`: what it asks of."""
    values: Container[str]
    among: bool
    """Whether the token is one of the values, or none of them."""
    least: int
    most: int | None


class _Capitalised:
    """All words with a capital."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and is_capitalised(word)


_TEXT, _NORM, _TAG = map(Token._fields.index, ("text", "norm", "tag"))


def _step(element: Element) -> _Step:
    operator = element.get("OP", "")
    least = 0 if operator in {"?", "*"} or operator.startswith("{") else 1
    most = None if operator in {"+", "*"} else _most(operator) if operator.startswith("{") else 1
    asked = next((key for key in element if key != "OP"), "")
    if asked == "IS_TITLE":
        return _Step(_TEXT, _Capitalised(), True, least, most)
    if asked in {"", "LEMMA"}:
        return _Step(_TAG, frozenset(["stop"] if asked else []), False, least, most)
    values = element[asked]
    listed = frozenset(values["IN"] if isinstance(values, dict) else [values])
    return _Step(_NORM if asked == "NORM" else _TAG, listed, True, least, most)


def _most(operator: str) -> int:
    """Give how many tokens a gap passes over at most: 4 for ``{0,4}``."""
    return int(operator.removeprefix("{0,").removesuffix("}"))


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern of a rule."""

    rule: Rule
    elements: tuple[Element, ...]
    marked: int | None
    """The element that holds the value."""

    @cached_property
    def place(self) -> int | None:
        """Where the value stands in every match, counted as one counts in a list; None: only the Matcher's alignment tells."""
        if self.marked is None or any("OP" in element for element in self.elements[: self.marked + 1]):
            behind = self.elements[self.marked or 0 :]
            return None if self.marked is None or any("OP" in element for element in behind) else -len(behind)
        return self.marked

    @cached_property
    def whole(self) -> bool:
        """Whether it must match a whole sentence."""
        return bool(self.rule.sets.get("whole"))

    @cached_property
    def fixed(self) -> int | None:
        """Tokens of every match, of a pattern without gaps: the screen has seen them all."""
        return None if any("OP" in element for element in self.elements) else len(self.elements)

    @cached_property
    def before(self) -> tuple[_Step, ...]:
        """What is asked before the last needed element, the nearest to it first."""
        return tuple(_step(element) for element in reversed(self.elements[: self._last]))

    @cached_property
    def behind(self) -> tuple[_Step, ...]:
        """What may follow the last needed element."""
        last = _step(self.elements[self._last])
        again = [] if last.most == 1 else [last._replace(least=0)]
        return (*again, *map(_step, self.elements[self._last + 1 :]))

    @cached_property
    def _last(self) -> int:
        return max(number for number, element in enumerate(self.elements) if needed(element))

    def matches(
        self, tokens: Sequence[Token], first: int, last: int, ends: Sequence[int]
    ) -> Iterable[tuple[int, int, int]]:
        """Give the matches in tokens ``first`` to ``last``: where each begins and ends, and the token of its value, or -1.

        ``ends`` are the tokens where the last needed element may stand.
        """
        place, fixed = self.place, self.fixed
        if self.marked is not None and place is None:
            return self._valued(tokens, first, last, ends)
        if fixed:
            return [(at + 1 - fixed, at + 1, -1 if place is None else at + 1 - fixed + place) for at in ends]
        found: list[tuple[int, int, int]] = []
        for at in ends:
            starts = _reached(self.before, tokens, at, first - 1, -1)
            stops = _reached(self.behind, tokens, at, last, 1) if starts and self.behind else (at,)
            for start in starts:
                for stop in stops:
                    value = -1 if place is None else place + (start if place >= 0 else stop + 1)
                    found.append((start, stop + 1, value))
        return found

    def _valued(
        self, tokens: Sequence[Token], first: int, last: int, ends: Sequence[int]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield the matches of a pattern whose value stands anywhere in them."""
        assert self.marked is not None
        if not needed(self.elements[self.marked]):
            yield from self.aligned(tokens, first, last)
            return
        found: dict[tuple[int, int], set[int]] = {}
        between = self.before[: self._last - self.marked]
        before = self.before[self._last - self.marked :]
        for at in ends:
            for value in _reached(between, tokens, at, first - 1, -1):
                for start in _reached(before, tokens, value, first - 1, -1):
                    for stop in _reached(self.behind, tokens, at, last, 1):
                        found.setdefault((start, stop + 1), set()).add(value)
        if any(len(values) > 1 for values in found.values()):
            yield from self.aligned(tokens, first, last)
            return
        for (start, end), values in found.items():
            yield start, end, values.pop()

    def aligned(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """Yield what spaCy's Matcher finds in tokens ``first`` to ``last``, as `matches` does."""
        from spacy.tokens import Doc

        doc = Doc(
            _vocab(),
            words=[t.text for t in tokens[first:last]],
            tags=[t.tag or "_" for t in tokens[first:last]],
            lemmas=["_" if t.tag == "stop" else RUN for t in tokens[first:last]],
        )
        for _, start, end, aligned in self._matcher(doc, with_alignments=True):  # type: ignore[misc]
            at = aligned.index(self.marked) if self.marked in aligned else 0
            yield first + start, first + end, first + start + at

    @cached_property
    def _matcher(self) -> Matcher:
        from spacy.matcher import Matcher

        matcher = Matcher(_vocab(), validate=False)
        matcher.add(self.rule.id, [list(self.elements)])
        return matcher


def _reached(steps: Sequence[_Step], tokens: Sequence[Token], at: int, limit: int, way: int) -> Sequence[int]:
    """Give every token that the last of some steps may end at, which follow each other from a token on.

    ``way`` is 1 to follow them towards the end of the sentence, -1 towards its beginning; ``limit`` is no longer in it.
    """
    places: Sequence[int] = (at,)
    for column, values, among, least, most in steps:
        further: list[int] = []
        for place in places:
            if not least and place not in further:
                further.append(place)
            passed = 0
            while passed != most:
                place += way
                if place == limit or (tokens[place][column] in values) is not among:
                    break
                passed += 1
                if place not in further:
                    further.append(place)
        if not further:
            return ()
        places = further
    return places


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
    patterns, screen = _patterns()
    best: dict[tuple[str, int], Match] = {}
    for first, last in sentences:
        for number, ends in screen.near(tokens, first, last).items():
            pattern = patterns[number]
            rule = pattern.rule
            for start, end, value in pattern.matches(tokens, first, last, ends):
                if pattern.whole and not _is_whole(tokens, first, last, start, end):
                    continue
                if pattern.marked is None:
                    value = _first_value(tokens, start, end)
                place = (rule.id, value if value >= 0 else -start - 2)
                kept = best.get(place)
                if kept is None or (end - start, start) < (kept.end - kept.start, kept.start):
                    best[place] = Match(rule, start, end, value)
    out: dict[str, list[Match]] = {}
    for match in sorted(best.values(), key=lambda m: (m.start, m.end, m.rule.id)):
        out.setdefault(match.rule.file, []).append(match)
    return {file: tuple(found) for file, found in out.items()}


def _first_value(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Give the first token that may hold a value, or -1."""
    for at in range(start, end):
        if tokens[at].tag in VALUE_TYPES:
            return at
    return -1


def _is_whole(tokens: tuple[Token, ...], first: int, last: int, start: int, end: int) -> bool:
    """Tell whether a match is its whole sentence, but for a closing sign."""
    return start == first and (end == last or (end == last - 1 and tokens[last - 1].text in ":.;,"))

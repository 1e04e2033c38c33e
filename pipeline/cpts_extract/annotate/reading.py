"""Read a release once through: type its tokens, run every rule, and keep the outcome without any spaCy object.

The flow (see ``structure``) is cut into tokens by one scanner: dates, sums, numbers and the terms of ``terms.toml`` are
single tokens of their type, so that "le 9 avril 2024" or "72 520 habitants" are two or three elements to a rule. The rules
match over them what they match in spaCy's Matcher (see ``matching``). Its own French tokenizer is not used: it costs seconds
to load and splits narrow no-break spaces and village names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from cpts_extract.annotate.matching import run_rules
from cpts_extract.annotate.rules import SEPARATOR_TAG, Role
from cpts_extract.annotate.terms import scan_terms
from cpts_extract.annotate.tokens import Match, Token
from cpts_extract.models import Document, Evidence
from cpts_extract.read.boxes import boxes, legibility
from cpts_extract.read.characters import fold
from cpts_extract.structure.block import Block, BlockKind
from cpts_extract.structure.flow import SEPARATOR, Flow, Sentence, flow
from cpts_extract.values.areas import scan_areas
from cpts_extract.values.date_grammar import SHORT_WEEKDAYS
from cpts_extract.values.dates import DateMention, parse_span, scan_dates, scan_years
from cpts_extract.values.money import scan_money
from cpts_extract.values.number_words import FIRST_NUMBER_WORDS
from cpts_extract.values.numbers import scan_numbers
from cpts_extract.values.scanning import matches, openers

_WORD = re.compile(
    r"""(   (?=[LDJMTNSCQPldjmtnscqp]) (?i:lorsqu|puisqu|jusqu|quelqu|[ldjmtnscq]|qu)' (?=\w|$)  # an elided word, with its apostrophe
      | \w+ (?:[.'-]\w+)*                                          # a word, its hyphens and inner apostrophes with it
      | [^\w\s]                                                    # a sign
    )""",
    re.VERBOSE,
)
_SPACES = re.compile(r" {2,}")
_NATIVES = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ-]*(?:ois|ais|iens|ains|éens|ards|ins|ans|ots)")
"""What the inhabitants of a place are called: "Aveyronnais", "Morbihannais", "Costarmoricains"."""
_FIGURES = frozenset({"number", "money", "date"})
_STOPS = frozenset(',;()[]«»"“”–—')


@dataclass(frozen=True, eq=False)
class Reading:
    """A release with its blocks, sentences, tokens and matches."""

    document: Document
    flow: Flow
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    """First and last token (exclusive) of every sentence."""
    matches: dict[str, tuple[Match, ...]]
    """By the rule's file, in the order of the text."""

    def block(self, sentence: int) -> Block:
        """Give the block that a sentence stands in."""
        return self.flow.blocks[self.flow.sentences[sentence].block]

    @cached_property
    def kinds(self) -> tuple[BlockKind, ...]:
        """The kind of the block that each sentence stands in."""
        return tuple([self.flow.blocks[sentence.block].kind for sentence in self.flow.sentences])

    def sentence_text(self, sentence: int) -> str:
        """Give a sentence as it is read."""
        text = self._texts.get(sentence)
        if text is None:
            found: Sentence = self.flow.sentences[sentence]
            text = self._texts[sentence] = _as_read(self.flow.text[found.start : found.end])
        return text

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {}

    def text(self, start: int, end: int) -> str:
        """Give the words of tokens ``start`` to ``end`` as they are read."""
        return _as_read(self.flow.text[self.tokens[start].start : self.tokens[end - 1].end])

    def evidence(self, start: int, end: int, rule: str, confidence: float, keep: int | None = None) -> Evidence:
        """Quote tokens ``start`` to ``end``.

        The quotation is a slice of the release. Where something foreign stands inside (a footnote, a page's foot), it is
        cut down to the run that holds the token ``keep`` (by default the first one), unless what stands between is short.
        A rule's confidence is lowered by the doubt that words were read right.
        """
        asked = start, end, start if keep is None else keep, rule, confidence
        quoted = self._quoted.get(asked)
        if quoted is None:  # the same is asked for a candidate and for its value
            quoted = self._quoted[asked] = self._quote(*asked)
        return quoted

    @cached_property
    def _quoted(self) -> dict[tuple[int, int, int, str, float], Evidence]:
        return {}

    def _quote(self, start: int, end: int, keep: int, rule: str, confidence: float) -> Evidence:
        a, b = self.tokens[start].start, self.tokens[end - 1].end
        first, last = self.flow.span(a, b)
        if not 0 <= last - first - (b - a) <= 60:
            held = self.flow.source(self.tokens[keep].start)
            for run in _merged(self.flow.runs(a, b)):
                if run[0] <= held < run[1]:
                    first, last = run
        text = self.document.text[first:last]
        if not self.document.words:  # no page, and nothing read from an image
            return Evidence(text, first, last, (), rule, round(confidence, 3))
        confidence = round(confidence * legibility(self.document, first, last), 3)
        return Evidence(text, first, last, boxes(self.document, first, last), rule, confidence)

    def of(self, file: str, role: Role | None = None) -> tuple[Match, ...]:
        """Give the matches of a file's rules, of one role or of all."""
        return self.matches.get(file, ()) if role is None else self._by_role.get((file, role), ())

    def within(self, sentence: int, file: str, role: Role) -> Sequence[Match]:
        """Give the matches of a file's rules of one role that begin in a sentence."""
        place = file, role
        if place not in self._by_sentence:
            found = self._by_sentence[place] = {}
            for match in self.of(file, role):
                found.setdefault(self.tokens[match.start].sentence, []).append(match)
        return self._by_sentence[place].get(sentence, ())

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, str], dict[int, list[Match]]]:
        return {}

    @cached_property
    def _by_role(self) -> dict[tuple[str, str], tuple[Match, ...]]:
        found: dict[tuple[str, str], list[Match]] = {}
        for file, many in self.matches.items():
            for match in many:
                found.setdefault((file, match.rule.role), []).append(match)
        return {place: tuple(many) for place, many in found.items()}

    def tagged(self, tag: str) -> Sequence[int]:
        """Give the tokens of a type."""
        return self._by_tag.get(tag, ())

    @cached_property
    def _by_tag(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, tag in enumerate(self._tags):
            if tag:
                found.setdefault(tag, []).append(at)
        return found

    @cached_property
    def _tags(self) -> list[str]:
        return list(map(attrgetter("tag"), self.tokens))

    def capitals(self, sentence: int) -> Sequence[int]:
        """Give the capitalised tokens of a sentence."""
        first, last = self.sentences[sentence]
        return self._capitals[bisect_left(self._capitals, first) : bisect_left(self._capitals, last)]

    @cached_property
    def _capitals(self) -> list[int]:
        return [at for at, text in enumerate(map(attrgetter("text"), self.tokens)) if text[:1].isupper()]

    def places(self, norm: str) -> Sequence[int]:
        """Give the tokens that are a word, folded."""
        found: list[int] = []
        for _ in range(self.words.count(norm)):
            found.append(self.words.index(norm, found[-1] + 1 if found else 0))
        return found

    @cached_property
    def words(self) -> list[str]:
        """The tokens as words, folded."""
        return list(map(attrgetter("norm"), self.tokens))

    @cached_property
    def norms(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence, folded."""
        return tuple([frozenset(self.words[first:last]) for first, last in self.sentences])

    @cached_property
    def tags(self) -> tuple[frozenset[str], ...]:
        """The types of each sentence's tokens; empty for a token that has none."""
        return tuple([frozenset(self._tags[first:last]) for first, last in self.sentences])

    @cached_property
    def figures(self) -> tuple[int, ...]:
        """How many numbers, sums and dates each sentence holds."""
        counts = [0] * len(self.sentences)
        for tag in _FIGURES:
            for at in self.tagged(tag):
                counts[self.tokens[at].sentence] += 1
        return tuple(counts)


def _as_read(text: str) -> str:
    return _SPACES.sub(" ", text) if "  " in text else text


def _merged(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join runs that only a mark or a line break parts."""
    out: list[tuple[int, int]] = []
    for run in runs:
        if out and 0 <= run[0] - out[-1][1] <= 8:
            out[-1] = (out[-1][0], run[1])
        else:
            out.append(run)
    return out


def read_through(document: Document) -> Reading:
    """Give a release's tokens and all that the rules matched in them."""
    read = flow(document.text)
    tokens, sentences = _tokens(read)
    return Reading(document, read, tokens, sentences, run_rules(tokens, sentences))


# ---- tokens -----------------------------------------------------------------------------------------------------


def _tokens(read: Flow) -> tuple[tuple[Token, ...], tuple[tuple[int, int], ...]]:
    """Cut every sentence into tokens, with a separator token after each."""
    folded = fold(read.text)
    typed = list(_typed(read.text, folded))
    starts = [item[0] for item in typed]
    found: list[Token] = []
    ranges: list[tuple[int, int]] = []
    for number, sentence in enumerate(read.sentences):
        first = len(found)
        at = sentence.start
        inside = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        for start, end, tag, value in typed[inside]:
            if start < at or end > sentence.end:
                continue
            if read.text[at:start] not in {"", " "}:
                found += _words(read.text, at, start, number)
            found.append(Token(start, end, read.text[start:end], folded[start:end], tag, number, value))
            at = end
        if at < sentence.end:
            found += _words(read.text, at, sentence.end, number)
        ranges.append((first, len(found)))
        found.append(Token(sentence.end, sentence.end, SEPARATOR, SEPARATOR, SEPARATOR_TAG, number))
    return tuple(found), tuple(ranges)


def _words(text: str, start: int, end: int, sentence: int) -> list[Token]:
    found = []
    parts = _WORD.split(text[start:end])  # what stands between two words, and a word, in turn
    for gap, word in zip(parts[::2], parts[1::2], strict=False):
        start += len(gap)
        end = start + len(word)
        norm, tag = _KNOWN[word]
        # as Token(...) does, but three times as fast: there is one for every word
        found.append(_token(Token, (start, end, word, norm, tag, sentence, None)))
        start = end
    return found


_token = tuple.__new__


class _Known(dict[str, tuple[str, str]]):
    """Words folded and with their types, kept for the next time that they stand in a text, up to a number of words."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) == _KEPT:
            self.clear()
        tag = "stop" if word in _STOPS else "native" if word[0].isupper() and _NATIVES.fullmatch(word) else ""
        self[word] = found = fold(word), tag
        return found


_KEPT = 1 << 14
_KNOWN = _Known()


def _typed(text: str, folded: str) -> Iterator[tuple[int, int, str, Any]]:
    """Find dates, sums, numbers and terms; where two overlap, the first in that order wins."""
    found: list[tuple[int, int, str, Any]] = []
    dates = scan_dates(text, folded)
    found += [(d.start, d.end, "date", d) for d in _unusual_dates(text, folded, dates)]
    found += [(d.start, d.end, "date", d) for d in dates]
    found += [
        (y.start, y.end, "date", y) for y in scan_years(text) if _HEADS.match(text, y.end) and _headed(text, y.start)
    ]
    numbers = scan_numbers(text, folded)
    found += [(m.start, m.end, "money", m) for m in scan_money(text, numbers)]
    for n in numbers:
        found.append((n.start, n.end, "percent" if n.percent else "ordinal" if n.ordinal else "number", n))
    found += [(match.start(), match.end(), str(match.lastgroup), None) for match in scan_terms(folded)]
    found += [(a.start, a.end, "department" if a.department else "region", a) for a in scan_areas(text, folded)]
    order = {"date": 0, "money": 1, "percent": 2, "ordinal": 2, "number": 2}
    taken: list[tuple[int, int]] = []
    chosen = []
    for item in sorted(found, key=lambda i: (order.get(i[2], 3), i[0])):
        at = bisect_right(taken, (item[0], 1 << 60))
        if (at and taken[at - 1][1] > item[0]) or (at < len(taken) and taken[at][0] < item[1]):
            continue
        taken.insert(at, (item[0], item[1]))
        chosen.append(item)
    yield from sorted(chosen, key=lambda i: i[0])


_UNUSUAL = re.compile(
    r"""\b(?: (?:lun|mar|mer|jeu|ven|sam|dim)\.[ ] )?
    (?: \d{1,2} | premier | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | treize | quatorze
      | quinze | seize | dix-(?:sept|huit|neuf) | vingt(?:-\w+|[ ]et[ ]un)? | trente(?:[ ]et[ ]un)? )
    [ -] (?:janv?|févr?|mars|avr|mai|juin|juil|août|sept?|oct|nov|déc)[a-zé]*\.? [ -] \d{2,4}\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Dates in a form that the project's own grammar leaves to dateparser: "neuf octobre 2024", "9-oct-2024", "3 mai 21"."""
_UNUSUAL_OPENERS = openers(
    FIRST_NUMBER_WORDS - {"un", "une"} | {"premier", *(word.strip(".") for word in SHORT_WEEKDAYS)}
)


def _unusual_dates(text: str, folded: str, known: list[DateMention]) -> Iterator[DateMention]:
    """Read the dates of unusual form that the grammar did not read whole."""
    whole = {d.end for d in known if d.year and d.day}
    for match in matches(_UNUSUAL, text, _UNUSUAL_OPENERS, folded):
        if match.end() not in whole and (date := parse_span(match.group())) is not None and date.iso():
            yield date._replace(start=match.start(), end=match.end())


_HEADS = re.compile(rf"\s*(?:[:–—]|{SEPARATOR})")


def _headed(text: str, at: int) -> bool:
    """Tell whether a sentence begins at a character: a year there, before a colon, is the date of a timeline."""
    return at == 0 or text[:at].rstrip()[-1:] in {SEPARATOR, ""}

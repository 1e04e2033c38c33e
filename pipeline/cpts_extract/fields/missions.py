"""Missions that a CPTS takes on, in the seven categories of the agreement, with the themes listed under each."""

from __future__ import annotations

import re

from cpts_extract.annotate import Match, Reading
from cpts_extract.fields.found import Found
from cpts_extract.fields.mission_places import Places
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Category, Level, Mission

_LONGEST_ITEM = 220
_TELLS = frozenset(["nous", "elle", "elles", "on", "il", "ils", "la", "un", "une"])
"""What opens a clause, not a list of themes, behind a colon."""
_MARKS = frozenset(":(;.")
"""What themes may stand behind, or what ends the search for them."""
_SHORT = 8
"""Words of a line that says a level of what stands below it, at most."""


def missions(scope: Scope) -> list[Found]:
    """Read every place that speaks of a mission, in the order of the text."""
    reading = scope.reading
    places = Places.of(scope)
    levels = _levels(scope)
    out: list[Found] = []
    done: set[tuple[str, int]] = set()
    for match in _tightest(reading):
        category: Category = match.rule.sets["category"]
        sentence = reading.tokens[match.start].sentence
        if (category, sentence) in done or not places.reads(match):
            continue
        level = _level(reading, match, levels[sentence])
        value = Mission(category, level, _title(reading, match, sentence), _items(scope, match, sentence))
        found = Found("missions", value, match.start, match.end, match.start, match.rule.id, match.rule.confidence)
        against = places.against(match)
        if against:
            found = found.rejected(against)
        else:
            done.add((category, sentence))
        if reading.kinds[sentence] in {"item", "heading"}:
            found = found._replace(confidence=found.confidence + 0.04)
        out.append(found)
    return out


def _tightest(reading: Reading) -> list[Match]:
    """Give the matches but for those that hold another of the same rule: "facilitera l'accès et organisera des parcours"."""
    found = list(reading.of("missions", "value"))
    by_end: dict[tuple[str, int], int] = {}
    for match in found:
        place = match.rule.id, match.end
        by_end[place] = max(by_end.get(place, 0), match.start)
    return [m for m in found if by_end[m.rule.id, m.end] == m.start]


def _levels(scope: Scope) -> list[Level | None]:
    """For each sentence the level that it stands under: "missions socles", said before it in its block or in a heading."""
    reading = scope.reading
    stated = {reading.tokens[m.start].sentence: m.rule.sets["level"] for m in _level_cues(reading)}
    if not stated:
        return [None] * len(reading.sentences)
    missions = {reading.tokens[m.start].sentence for m in reading.of("missions", "value")}
    out: list[Level | None] = []
    current: Level | None = None
    within: int | None = None  # the block that a level said in running text holds for
    for number in range(len(reading.sentences)):
        block, place = reading.block(number), reading.flow.sentences[number].block
        if within not in {None, place} or (block.kind == "heading" and number not in missions):
            current = within = None
        out.append(current if block.kind in {"item", "heading", "paragraph"} else None)
        if number in stated:
            current = stated[number]
            first, last = reading.sentences[number]
            leads = block.kind == "heading" or last - first <= _SHORT or reading.tokens[last - 1].text == ":"
            within = None if leads else place
    return out


def _level_cues(reading: Reading) -> list[Match]:
    return [m for m in reading.of("missions", "cue") if "level" in m.rule.sets]


def _level(reading: Reading, match: Match, above: Level | None) -> Level | None:
    """Give the level said in the sentence of a match, before it or else behind it; where none is said, the one above it."""
    sentence = reading.tokens[match.start].sentence
    cues = [m for m in reading.within(sentence, "missions", "cue") if "level" in m.rule.sets]
    before = [m for m in cues if m.start <= match.start]
    behind = [m for m in cues if m.start > match.start and not m.rule.sets.get("onward")]
    level: Level | None = above
    if before or behind:
        level = (before[-1] if before else behind[0]).rule.sets["level"]
    return level


def _title(reading: Reading, match: Match, sentence: int) -> str:
    """Give the mission as written: the item or heading up to its colon, or the words of the rule."""
    block = reading.block(sentence)
    first, last = reading.sentences[sentence]
    if block.kind in {"item", "heading"} or last - first <= 16:
        end = next(
            (
                n
                for n in range(match.end, last)
                if reading.tokens[n].text in ":;(," or reading.tokens[n].norm == "notamment"
            ),
            last,
        )
        start = first if match.start - first <= 10 else match.start
        return reading.text(start, end).strip(" .;:,")
    return reading.text(match.start, match.end)


def _items(scope: Scope, match: Match, sentence: int) -> tuple[str, ...]:
    """Give the themes listed under a mission: nested items, what stands behind its colon, or in its brackets."""
    reading = scope.reading
    nested = _nested(scope, sentence)
    if nested:
        return nested
    last = _next_mission(reading, match, sentence)
    for at in [n for n, word in enumerate(reading.words[match.end - 1 : last], match.end - 1) if word in _MARKS]:
        if reading.tokens[at].text == ":" and at + 1 < last:
            told = reading.tokens[at + 1].norm in _TELLS or any(t.tag == "money" for t in reading.tokens[at:last])
            return () if told else _split(reading.text(at + 1, last))
        if reading.tokens[at].text == "(":
            close = next((n for n in range(at, last) if reading.tokens[n].text == ")"), last)
            inside = reading.text(at + 1, close) if close > at + 1 else ""
            if not any(t.tag == "money" for t in reading.tokens[at:close]) and len(inside) > 3:
                return _split(inside)
        if reading.tokens[at].text in {";", "."}:
            break
    return ()


def _next_mission(reading: Reading, match: Match, sentence: int) -> int:
    """Give the token at which a sentence comes to another mission: what stands behind it is no theme of this one."""
    _, last = reading.sentences[sentence]
    for other in reading.within(sentence, "missions", "value"):
        plain = not {"topic", "theme", "head"} & other.rule.sets.keys()
        if match.end <= other.start < last and plain and other.rule.sets["category"] != match.rule.sets["category"]:
            return other.start
    return last


def _nested(scope: Scope, sentence: int) -> tuple[str, ...]:
    reading = scope.reading
    block = reading.block(sentence)
    out = []
    last_block = reading.flow.sentences[sentence].block
    if block.kind not in {"item", "heading"} and not reading.sentence_text(sentence).rstrip().endswith(":"):
        return ()
    for number in range(sentence + 1, len(reading.sentences)):
        other = reading.block(number)
        own = reading.flow.sentences[number].block
        if own == last_block:
            continue
        if other.kind != "item" or (block.kind == "item" and other.level <= block.level):
            break
        if own != last_block:
            out.append(reading.sentence_text(number).strip(" .;,"))
            last_block = own
    return tuple(out)


def _split(text: str) -> tuple[str, ...]:
    """Cut a run of themes at its commas, semicolons and its last "et".

    >>> _split("dengue, chikungunya et cyclone.")
    ('dengue', 'chikungunya', 'cyclone')
    """
    text = re.sub(r"\([^)]*(?:€|euros)[^)]*\)", "", text).strip(" .;,")
    if len(text) > 3 * _LONGEST_ITEM:
        return ()
    parts = [
        p
        for piece in re.split(r"\s*[;,]\s*", text)
        for p in re.split(r"\s+et\s+(?=(?:l[ae]s?|des?|du|un|une)?\s*\w+$)", piece)
    ]
    return tuple(p.strip(" .»«") for p in parts if p.strip(" .»«") and len(p) <= _LONGEST_ITEM)

"""Missions that a CPTS takes on, in the seven categories of the agreement, with the themes listed under each."""

from __future__ import annotations

import re
from dataclasses import replace

from cpts_extract.annotate import Match, Reading
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Category, Level, Mission

_LONGEST_ITEM = 220


def missions(scope: Scope) -> list[Found]:
    """Read every place that speaks of a mission, in the order of the text."""
    reading = scope.reading
    turned = list(reading.of("missions", "reject"))
    others = {
        reading.tokens[m.start].sentence for m in reading.of("missions", "cue") if m.rule.sets.get("scope") == "scheme"
    }
    put_off = {reading.tokens[m.start].sentence for m in reading.of("missions", "cue") if m.rule.sets.get("against")}
    levels = _levels(scope)
    listed = _listed(scope)
    out: list[Found] = []
    done: set[tuple[str, int]] = set()
    for match in reading.of("missions", "value"):
        category: Category = match.rule.sets["category"]
        sentence = reading.tokens[match.start].sentence
        if (category, sentence) in done or (match.rule.sets.get("listed") and sentence not in listed):
            continue
        value = Mission(category, levels[sentence], _title(reading, match, sentence), _items(scope, match, sentence))
        found = Found("missions", value, match.start, match.end, match.start, match.rule.id, match.rule.confidence)
        against = next((r.rule.id for r in turned if r.start < match.end and match.start < r.end), None)
        lead = scope.lead(sentence) if reading.block(sentence).kind == "item" else None
        if against:
            found = found.rejected(against)
        elif reading.block(sentence).kind == "contact":
            found = found.rejected("in a press contact")
        elif lead is not None and (lead in others or scope.owner(_first(scope, lead))[0] is None):
            found = found.rejected("in a list of what CPTS do in general")
        elif sentence in put_off:
            found = found.rejected("missions.put-off")
        elif sentence in others:
            found = found.rejected("said of CPTS in general")
        else:
            done.add((category, sentence))
        if reading.block(sentence).kind in {"item", "heading"}:
            found = replace(found, confidence=found.confidence + 0.04)
        out.append(found)
    return out


def _listed(scope: Scope) -> set[int]:
    """The sentences that stand in a list of what the CPTS does: its items, and the paragraphs under such a heading."""
    reading = scope.reading
    leading = {reading.tokens[m.start].sentence for m in reading.of("missions", "cue") if m.rule.sets.get("leads")}
    found = set()
    for number in range(len(reading.sentences)):
        kind = reading.block(number).kind
        lead = scope.lead(number) if kind == "item" else None
        section = scope.sections[number]
        if (
            number in leading
            or lead in leading
            or (section in leading and kind != "contact")
            or _block_led(reading, number, leading)
        ):
            found.add(number)
    return found


def _block_led(reading: Reading, number: int, leading: set[int]) -> bool:
    """Tell whether an earlier sentence of the same paragraph, or the one just before, leads into what is done."""
    block = reading.flow.sentences[number].block
    before = range(max(number - 8, 0), number)
    return number - 1 in leading or any(n in leading and reading.flow.sentences[n].block == block for n in before)


def _first(scope: Scope, sentence: int) -> int:
    first, last = scope.reading.sentences[sentence]
    return max(last - 1, first)


def _levels(scope: Scope) -> list[Level | None]:
    """For each sentence whether it stands under "missions socles" or "missions complémentaires"."""
    reading = scope.reading
    stated: dict[int, Level] = {}
    for match in reading.of("missions", "cue"):
        if "level" in match.rule.sets:
            stated[reading.tokens[match.start].sentence] = match.rule.sets["level"]
    out: list[Level | None] = []
    current: Level | None = None
    for number in range(len(reading.sentences)):
        block = reading.block(number)
        if number in stated:
            current = stated[number]
        elif block.kind == "heading" and not any(
            reading.tokens[m.start].sentence == number for m in reading.of("missions", "value")
        ):
            current = None
        here = stated.get(number)
        out.append(here or (current if block.kind in {"item", "heading", "paragraph"} else None))
    return out


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
    _, last = reading.sentences[sentence]
    for at in range(match.end, last):
        if reading.tokens[at].text == ":" and at + 1 < last:
            return _split(reading.text(at + 1, last))
        if reading.tokens[at].text == "(":
            close = next((n for n in range(at, last) if reading.tokens[n].text == ")"), last)
            inside = reading.text(at + 1, close) if close > at + 1 else ""
            if not any(t.tag == "money" for t in reading.tokens[at:close]) and len(inside) > 3:
                return _split(inside)
        if reading.tokens[at].text in {";", "."}:
            break
    return ()


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

"""When the letter of intent was sent or accepted, and when the ARS approved the health project.

The rules tell the events; each gets a date of its sentence that is nearer to it than to a signing or anything else told
there (`happenings`), or the date that heads its entry in a chronicle. An event without a date is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cpts_extract.annotate import Match, Reading
from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.found import Found
from cpts_extract.fields.happenings import FAR, Happening, date_above, date_tokens, dealt, others, signing
from cpts_extract.fields.scope import Scope
from cpts_extract.fields.signing import acts
from cpts_extract.models import Milestone
from cpts_extract.values.dates import DateMention

_LAW = "2016"
"""Year of the law that made CPTS (2016-01-26): no milestone is older."""
_FURTHER = 3
"""How much further off the health project counts than the word of its approval."""
_SECOND = frozenset({"favorable", "vert"})
"""What ends a word of approval that is two: "avis favorable", "feu vert"."""
_AUXILIARIES = frozenset("a ont est sont avait avaient était étaient fut furent sera seront".split())
"""What a clause of its own holds, behind the word of an event."""
_THEREUPON = frozenset("apres suite grace depuis suivant".split())
"""What stands between the date of something and the event that came before it: "versée le 3 mai après validation du projet"."""
_TO = frozenset({"a", "au", "-", "–"})
"""What joins the ends of a period: "les années 2022 à 2026"."""
_SINCE = frozenset({"depuis", "des"})
_TO_THE_DAY = len("2024-10-09")
"""Only a release's date known to the day is surely its own: a month may be one of a chronicle's."""
_DASHES = frozenset(":–—─-|")
_LONGEST = 40
"""Tokens of a quotation, at most; a longer one is cut to its date."""
_HEADED = 0.06
"""What a date that heads the entry takes off."""


def milestones(scope: Scope, anchors: Anchors) -> list[Found]:
    """Read the dated events before the signing, in the order of the text."""
    reading = scope.reading
    by_sentence: dict[int, list[_Event]] = {}
    for event in _events(reading):
        by_sentence.setdefault(reading.tokens[event.word].sentence, []).append(event)
    signings = scope.once(acts) if by_sentence else []
    out: list[Found] = []
    for sentence, events in by_sentence.items():
        signed = [a for a in signings if a.sentence == sentence and a.against is None]
        inside = {n for event in events for n in event.words} | {n for act in signed for n in range(act.start, act.end)}
        told = [event.happening for event in events]
        told += [signing(reading, sentence, signed)] if signed else []
        told += others(reading, sentence, inside)
        excluded = _no_event(reading, sentence, anchors)
        taken = dealt(reading, sentence, told, excluded)
        for token, (n, distance) in taken.items():
            if n < len(events) and distance <= FAR and token not in excluded:
                out.append(_found(reading, anchors, events[n], token, 0.002 * distance))
        head = _heading(reading, sentence, anchors)
        if head is not None:
            dated = {n for n, _ in taken.values()}
            left = [event for n, event in enumerate(events) if n not in dated]
            out += [_found(reading, anchors, event, head, _HEADED) for event in left]
    return sorted(out, key=lambda found: found.token)


# ---- events -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Event:
    """An event that a sentence tells by one word, which several rules may match."""

    word: int
    match: Match
    """The surest."""
    words: frozenset[int]
    """The tokens that are its own: the word of it, what it happens to, and all that a spanning rule matched."""
    near: frozenset[int]
    """Those of them that a date stands by."""
    against: str | None

    @property
    def happening(self) -> Happening:
        places = tuple((n, n + 1, 0 if n in self.near else _FURTHER) for n in sorted(self.words))
        return Happening(str(self.match.rule.sets["event"]), places)


def _events(reading: Reading) -> Iterator[_Event]:
    by_word: dict[int, list[Match]] = {}
    for match in reading.of("milestones", "cue"):
        if "of_project" not in match.rule.sets or _speaks_of_project(reading, match):
            by_word.setdefault(match.value, []).append(match)
    rejects = list(reading.of("milestones", "reject"))
    for word, found in by_word.items():
        nearest = min(found, key=lambda m: m.end - m.start)  # "la lettre déposée et le projet de santé validé"
        matches = [m for m in found if m.rule.sets["event"] == nearest.rule.sets["event"]]
        near = {word, word - 1} if reading.tokens[word].norm in _SECOND else {word}
        near |= {n for m in matches if m.rule.sets.get("span") for n in range(m.start, m.end)}
        things = {n for m in matches for n in range(m.start, m.end) if reading.tokens[n].tag in {"project", "letter"}}
        against = next((m.rule.id for m in rejects if m.start <= word < m.end), None)
        surest = max(matches, key=lambda m: m.rule.confidence)
        yield _Event(word, surest, frozenset(near | things), frozenset(near), against)


def _speaks_of_project(reading: Reading, match: Match) -> bool:
    """Tell whether the health project is spoken of where a commission decides: in its sentence, or one beside it in the block."""
    sentence = reading.tokens[match.start].sentence
    block = reading.flow.sentences[sentence].block
    near = [n for n in (sentence - 1, sentence, sentence + 1) if 0 <= n < len(reading.sentences)]
    beside = [n for n in near if reading.flow.sentences[n].block == block]
    return any(t.tag == "project" for n in beside for t in reading.tokens[slice(*reading.sentences[n])])


# ---- their dates ------------------------------------------------------------------------------------------------


def _heading(reading: Reading, sentence: int, anchors: Anchors) -> int | None:
    """Give the date that a chronicle's entry stands under or opens with: "2021 : l'association naît, l'ARS valide le projet"."""
    dates = date_tokens(reading, sentence)
    if dates:
        opens = len(dates) == 1 and dates[0] <= reading.sentences[sentence][0] + 1
        return dates[0] if opens and reading.tokens[dates[0] + 1].text in _DASHES else None
    above = date_above(reading, sentence, anchors)
    if above is None:
        return None
    between = reading.flow.sentences[sentence].block - reading.flow.sentences[reading.tokens[above].sentence].block
    return above if between <= 1 else None  # some chronicles set the year below what they tell


def _no_event(reading: Reading, sentence: int, anchors: Anchors) -> set[int]:
    """The dates of a sentence that are no event's: a start, an end, a period's, one that is none by itself, the dateline beside others."""
    marks = [m for m in reading.of("signature", "cue") if "date" in m.rule.sets]
    edges = {m.value for m in marks if m.rule.sets["date"] == "end" or reading.tokens[m.start].norm in _SINCE}
    dates = date_tokens(reading, sentence)
    out = set()
    for token in dates:
        date = _date(reading, token)
        own = anchors.released is not None and token == anchors.released.token and len(dates) > 1
        if (
            token in edges
            or _of_period(reading, token)
            or own
            or (date.relation == "later" and date.offset_days is None)
        ):
            out.add(token)
    return out


def _of_period(reading: Reading, token: int) -> bool:
    """Tell whether a date begins or ends a period: "de mars à mai 2022", "les années 2022 à 2026", "d'ici mars"."""
    before, behind = reading.tokens[max(token - 3, 0) : token], reading.tokens[token + 1 : token + 3]
    begins = behind[0].norm in _TO and behind[-1].tag in {"date", "number"}
    ends = len(before) > 1 and before[-1].norm in _TO and before[-2].tag == "date"
    return begins or ends or not {t.norm for t in before}.isdisjoint({"entre", "ici"})


def _date(reading: Reading, token: int) -> DateMention:
    date = reading.tokens[token].value
    assert isinstance(date, DateMention)
    return date


def _found(reading: Reading, anchors: Anchors, event: _Event, token: int, less: float) -> Found:
    value, how = anchors.complete(token)
    start, end = min(token, *event.words), max(token, *event.words) + 1
    if end - start > _LONGEST:
        start, end = token, token + 1
    rule = event.match.rule
    milestone = Milestone(rule.sets["event"], value) if value else None
    found = Found("milestones", milestone, start, end, token, rule.id, rule.confidence - less)
    against = event.against or _elsewhere(reading, event, token) or _impossible(reading, anchors, token, value, how)
    return found.rejected(against) if against else found


def _elsewhere(reading: Reading, event: _Event, token: int) -> str | None:
    """Tell whether a date stands in a clause behind the event's: "validé, il sera mis en œuvre en mars"."""
    behind = {t.text.lower() for t in reading.tokens[event.word + 1 : token]} & _AUXILIARIES
    before = {t.norm for t in reading.tokens[token + 1 : event.word]} & _THEREUPON
    return "of another clause of the sentence" if behind or before else None


def _impossible(reading: Reading, anchors: Anchors, token: int, value: str | None, how: str) -> str | None:
    """Tell why a date cannot be a milestone's, or not surely."""
    if value is None:
        return how
    if value < _LAW:
        return "before CPTS existed (law of 2016-01-26)"
    own = anchors.released.value if anchors.released else None
    if own and (value > own if len(own) == _TO_THE_DAY else int(value[:4]) > int(own[:4]) + 1):
        return "after the release itself"
    if how.startswith("completed from the release") and _may_be_earlier(reading, token, value):
        return "the year is not stated, and may be that of the date before it"
    return None


def _may_be_earlier(reading: Reading, token: int, value: str) -> bool:
    """Tell whether a day without a year may be of the year told before it: "née le 24 septembre 2020. En décembre, ...".

    "dernier" and the like say which year is meant.
    """
    date = _date(reading, token)
    block = reading.flow.sentences[reading.tokens[token].sentence].block
    for at in range(token - 1, -1, -1):
        if date.relation is not None or reading.flow.sentences[reading.tokens[at].sentence].block != block:
            return False
        before = reading.tokens[at].value
        if isinstance(before, DateMention) and before.year:
            follows = (before.month or 13, before.day or 0) <= (date.month or 0, date.day or 31)
            return before.year != int(value[:4]) and follows
    return False

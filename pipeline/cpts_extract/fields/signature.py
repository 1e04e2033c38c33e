"""When and where the contract (ACI) was signed.

First the events: sentences that say that a contract with Assurance Maladie and ARS was or will be signed. Then the date of
each: the nearest one in the sentence that is no other event's, or the one of the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cpts_extract.annotate import Match, Reading
from cpts_extract.annotate.rules import words
from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope
from cpts_extract.values.dates import DateMention

NATIONAL = frozenset({"2019-06-20", "2019-06", "2021-12-20", "2021-12"})
"""When the national agreement and its avenant 2 were signed: no CPTS's own date."""
FAR = 45
"""Tokens between a date and the signing that it dates, at most."""


@dataclass(frozen=True, slots=True)
class Event:
    """A signing: tokens ``start`` to ``end`` of a sentence."""

    rule: str
    confidence: float
    start: int
    end: int
    sentence: int
    against: str | None


def signature_date(scope: Scope, anchors: Anchors) -> list[Found]:
    """Read the dates on which contracts were or will be signed."""
    out: list[Found] = []
    for event in _events(scope):
        dated = _dates(scope.reading, event, anchors)
        if event.against:
            out += [f.rejected(event.against) for f in _found(anchors, event, dated[:1])]
        else:
            out += _found(anchors, event, dated)
    return out + list(_listed(scope, anchors))


# ---- events -----------------------------------------------------------------------------------------------------


def _events(scope: Scope) -> Iterator[Event]:
    reading = scope.reading
    turned = list(reading.of("signature", "reject"))
    told: set[int] = set()
    for match in reading.of("signature", "cue"):
        if "event" in match.rule.sets or match.rule.id == "signature.contracts-signed-here":
            continue
        sentence = reading.tokens[match.start].sentence
        if match.rule.id == "signature.its-turn" and not told & {sentence - 1, sentence - 2, sentence - 3}:
            continue
        against = next((r.rule.id for r in turned if r.start < match.end and match.start < r.end), None)
        if against is None and scope.is_generic(sentence) and not scope.names_in(sentence):
            against = "in a box that explains CPTS in general"
        if (
            against is None
            and match.rule.id not in {"signature.contractualise", "signature.its-turn"}
            and not _of_the_agreement(reading, match, sentence)
        ):
            against = "a contract, but nothing says that it is the one with Assurance Maladie and ARS"
        told.add(sentence)
        yield Event(match.rule.id, match.rule.confidence, match.start, match.end, sentence, against)
    yield from _composed(scope, told)


def _composed(scope: Scope, told: set[int]) -> Iterator[Event]:
    """Find the signings that are said in no fixed phrase: a contract, its parties and an act that concludes it, together.

    "C'est là que fut signé, il y a deux ans, le 30 juin 2021, l'ACI"; "l'accord passé en juin 2023 avec la CPAM".
    """
    reading = scope.reading
    acts, strong = frozenset(words()["sealed"]), frozenset(words()["signs"] + words()["signed"] + words()["signature"])
    contract = frozenset(words()["contract"])
    turned = {reading.tokens[m.start].sentence for m in reading.of("signature", "reject")}
    for number, (first, last) in enumerate(reading.sentences):
        if number in told or number in turned or scope.is_generic(number) or not _date_tokens(reading, number):
            continue
        here = reading.tokens[first:last]
        near = [
            t
            for n in (number - 1, number + 1)
            if 0 <= n < len(reading.sentences)
            for t in reading.tokens[slice(*reading.sentences[n])]
        ]
        act = next((n for n, t in enumerate(here, first) if t.norm in strong), None)
        worth = 1.5 if act is not None else 1.0
        if act is None:
            act = next((n for n, t in enumerate(here, first) if t.norm in acts), None)
        if act is None:
            continue
        worth += 2.0 if any(t.tag == "aci" for t in here) else 1.0 if any(t.norm in contract for t in here) else 0.0
        both = {"am", "ars"} <= {t.tag for t in here}
        if worth < 2.0 and not (both and reading.tokens[act].norm in words()["signature"]):
            worth += (
                1.0 if any(t.tag == "aci" for t in near) else 0.5 if any(t.norm in contract for t in near) else -9.0
            )
        worth += sum(
            1.0 if any(t.tag == kind for t in here) else 0.5 if any(t.tag == kind for t in near) else 0.0
            for kind in ("am", "ars")
        )
        if worth >= 3.0:
            yield Event(
                "signature.contract-with-its-parties", 0.78 + 0.02 * min(worth, 5.0), act, act + 1, number, None
            )


def _of_the_agreement(reading: Reading, match: Match, sentence: int) -> bool:
    """Tell whether a contract or convention is the ACI: its name, or its parties beside it."""
    tokens = reading.tokens
    own = {t.norm for t in tokens[match.start : match.end]}
    if any(t.tag == "aci" for t in tokens[match.start : match.end]) or own & {"signataire", "signataires"}:
        return True
    dated = match.rule.id == "signature.signed-on" and not own & {"convention", "conventions"}
    if dated and any(t.tag == "cpts" for t in tokens[slice(*reading.sentences[sentence])]):
        return True
    first, last = (
        reading.sentences[max(sentence - 1, 0)][0],
        reading.sentences[min(sentence + 1, len(reading.sentences) - 1)][1],
    )
    here = tokens[slice(*reading.sentences[sentence])]
    near = tokens[first:last]
    partners = {t.tag for t in here} & {"am", "ars", "aci"}
    if any(t.norm in {"convention", "conventions"} for t in tokens[match.start : match.end]):
        return bool(partners)
    return bool(partners or {t.tag for t in near} & {"am", "ars", "aci"} or any(t.tag == "ordinal" for t in here))


# ---- dates ------------------------------------------------------------------------------------------------------


def _dates(reading: Reading, event: Event, anchors: Anchors) -> list[tuple[int, float]]:
    """Give the tokens of the dates that may be an event's, the likeliest first, each with a confidence."""
    others = {m.value: m.rule.sets["event"] for m in reading.of("signature", "cue") if "event" in m.rule.sets}
    created = {m.value for m in reading.of("founding", "value")} - {m.value for m in reading.of("founding", "reject")}
    found = []
    for token in _date_tokens(reading, event.sentence):
        distance = max(event.start - token, token - event.end + 1, 0)
        if (
            distance > FAR
            or _vague(reading, token)
            or ((others.get(token) == "approval" or token in created) and not _right_at(event, token))
        ):
            continue
        if others.get(token) == "start" and not _day(reading, token) and not _right_at(event, token):
            continue
        if anchors.complete(token)[0] in NATIONAL:
            continue
        if anchors.released is not None and token == anchors.released.token and _others(reading, token):
            continue  # the dateline of a sentence that says "hier"
        if others.get(token) == "meeting" and distance > 4:
            continue
        found.append((token, event.confidence - 0.002 * distance, distance))
    if found:
        return [(token, sure) for token, sure, _ in sorted(found, key=lambda f: (f[2], f[0]))]
    year = _year_above(reading, event.sentence)
    if year is not None:
        return [(year, event.confidence - 0.12)]
    after = event.sentence + 1
    if after < len(reading.sentences) and _same_passage(reading, event.sentence, after, headings=True):
        today = [
            t
            for t in _date_tokens(reading, after)
            if _date(reading, t).relation in {"today", "this"} and t not in others
        ]
        opening = [t.norm for t in reading.tokens[slice(*reading.sentences[after])]][:2]
        if not today and opening in (["c'", "etait"], ["c'", "est"]) and not reading.tokens[event.start].tag:
            today = [t for t in _date_tokens(reading, after)[:1] if _date(reading, t).month and t not in others]
        if today:
            return [(today[0], event.confidence - 0.1)]
    before = event.sentence - 1
    if before >= 0 and _same_passage(reading, before, event.sentence):
        near = [
            t
            for t in _date_tokens(reading, before)
            if not _vague(reading, t) and (t not in others or (others[t] == "start" and _day(reading, t)))
        ]
        here = {t.norm for t in reading.tokens[slice(*reading.sentences[event.sentence])]}
        if near and ("jour-la" in here or _tells_the_day(reading, before, near[-1])):
            return [(near[-1], event.confidence - 0.1)]
    return []


def _others(reading: Reading, token: int) -> bool:
    """Tell whether a sentence holds another date that is no vague one."""
    here = _date_tokens(reading, reading.tokens[token].sentence)
    return any(other != token and not _vague(reading, other) for other in here)


def _year_above(reading: Reading, sentence: int) -> int | None:
    """Give the year that heads a part of a timeline, where the sentence stands under one."""
    for number in range(sentence - 1, -1, -1):
        if (
            reading.block(number).kind == "heading"
            or reading.flow.sentences[number].start + 6 > reading.flow.sentences[number].end
        ):
            first, last = reading.sentences[number]
            date = reading.tokens[first].value
            return first if last - first == 1 and isinstance(date, DateMention) and date.year else None
    return None


def _day(reading: Reading, token: int) -> int | None:
    return _date(reading, token).day


def _date(reading: Reading, token: int) -> DateMention:
    date = reading.tokens[token].value
    assert isinstance(date, DateMention)
    return date


def _right_at(event: Event, token: int) -> bool:
    """Tell whether the date stands inside the words of the event itself, or right behind them."""
    return event.start <= token <= event.end + 1


def _date_tokens(reading: Reading, sentence: int) -> list[int]:
    first, last = reading.sentences[sentence]
    return [n for n in range(first, last) if isinstance(reading.tokens[n].value, DateMention)]


def _vague(reading: Reading, token: int) -> bool:
    """Tell whether a date is none by itself: "cinq ans plus tard", a bare weekday."""
    date = reading.tokens[token].value
    assert isinstance(date, DateMention)
    return date.relation == "later" or (date.edge == "end" and not date.month)


def _same_passage(reading: Reading, before: int, sentence: int, headings: bool = False) -> bool:
    """Tell whether two sentences stand in one paragraph, or in neighbouring ones without a heading between."""
    block = reading.flow.sentences[sentence].block
    kinds = {"paragraph", "item", "heading"} if headings else {"paragraph", "item"}
    return block - reading.flow.sentences[before].block <= 1 and reading.block(before).kind in kinds


def _tells_the_day(reading: Reading, sentence: int, token: int) -> bool:
    """Tell whether the sentence before sets the scene: "ce mercredi 12 mai", or a birth."""
    date = reading.tokens[token].value
    assert isinstance(date, DateMention)
    norms = {t.norm for t in reading.tokens[slice(*reading.sentences[sentence])]}
    bare = date.weekday is not None and not date.day and not date.month
    return (
        date.relation == "this"
        or bare
        or (token - reading.sentences[sentence][0] <= 1 and date.day is not None)
        or bool(norms & set(words()["born"]))
        or reading.tokens[token - 1].norm in {"ce", "cette"}
    )


def _found(anchors: Anchors, event: Event, dated: list[tuple[int, float]]) -> list[Found]:
    out = []
    for place, (token, sure) in enumerate(dated):
        value, how = anchors.complete(token)
        start, end = min(event.start, token), max(event.end, token + 1)
        if end - start > 40:
            start, end = token, token + 1
        found = Found("signature_date", value, start, end, token, event.rule, sure + 0.004 * len(value or ""))
        if value is None:
            found = found.rejected(how)
        elif anchors.released is not None and int(value[:4]) > int(anchors.released.value[:4]) + 1:
            found = found.rejected("years after the release itself")
        elif value < "2017":
            found = found.rejected("before any contract of a CPTS")
        elif place:
            found = found.rejected("another date stands nearer to the signing")
        if value and how != "as written":
            found = replace(found, confidence=found.confidence - 0.04)
        out.append(found)
    return out


def _listed(scope: Scope, anchors: Anchors) -> Iterator[Found]:
    """Read the dates in a list that "contrats signés :" leads into: one CPTS and one date an item."""
    reading = scope.reading
    leads = {
        reading.tokens[m.start].sentence
        for m in reading.of("signature", "cue")
        if m.rule.id == "signature.contracts-signed-here"
    }
    for number in range(len(reading.sentences)):
        if reading.block(number).kind != "item" or scope.lead(number) not in leads or not scope.names_in(number):
            continue
        for token in _date_tokens(reading, number)[:1]:
            value, how = anchors.complete(token)
            first, last = reading.sentences[number]
            found = Found("signature_date", value, first, last, token, "signature.contracts-signed-here", 0.88)
            yield found if value else found.rejected(how)


# ---- place ------------------------------------------------------------------------------------------------------


def signature_place(scope: Scope, dates: list[Found]) -> list[Found]:
    """Read where the contract was signed: the town behind "à" in the sentence that dates the signing."""
    reading = scope.reading
    out = []
    for date in dates:
        if date.against:
            continue
        first, last = reading.sentences[reading.tokens[date.token].sentence]
        for at in range(first, last - 1):
            name_end = _town_end(reading, at, last)
            if name_end is None:
                continue
            place = reading.text(at + 1, name_end)
            near = abs(at - date.token) <= 14
            if near:
                out.append(
                    Found("signature_place", place, at, name_end, date.token, "signature.place", date.confidence - 0.1)
                )
                break
    return out


def _town_end(reading: Reading, at: int, last: int) -> int | None:
    """Give the end of the town's name behind an "à", or None."""
    tokens = reading.tokens
    if tokens[at].norm != "a" or tokens[at].text.lower() not in {"à", "a"} or tokens[at].text == "a":
        return None
    end = at + 1
    while end < last and tokens[end].text[:1].isupper() and tokens[end].tag in {"", "native", "department"}:
        end += 1
        if end + 1 < last and tokens[end].norm in {"d'", "l'", "en", "sur"} and tokens[end + 1].text[:1].isupper():
            end += 1
    return end if end > at + 1 and len(tokens[at + 1].text) > 1 else None

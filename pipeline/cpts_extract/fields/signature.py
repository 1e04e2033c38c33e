"""When and where the contract (ACI) was signed.

First the signings (`signing`), then the date of each: one of its sentence that is no other event's (`happenings`), the date
that heads its entry in a chronicle, or that of the sentence before or behind that tells the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from cpts_extract.annotate import Reading
from cpts_extract.annotate.rules import words
from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.found import Found
from cpts_extract.fields.happenings import claimed, date_above, date_tokens, dates_of_signing, says_more
from cpts_extract.fields.scope import PLACE, POINTED_AT, Scope
from cpts_extract.fields.signing import Act, acts
from cpts_extract.values.date_grammar import WEEKDAYS
from cpts_extract.values.dates import DateMention
from cpts_extract.values.numbers import Number

NATIONAL = frozenset({"2019-06-20", "2019-06", "2021-12-20", "2021-12"})
"""When the national agreement and its avenant 2 were signed: no CPTS's own date."""
_VERBS = frozenset({"signature.sign", "signature.contractualise"})
"""What is a signing of its own, beside one that is turned down."""
_STATES = frozenset({"signature.under-contract", "signature.contractualise", "signature.dated-contract"})
"""What lasts, so that "depuis" tells its first day."""
_THAT_DAY = frozenset("y jour-la matin-la soir-la foulee".split()) | {f"{day}-la" for day in WEEKDAYS}
_POINTED = frozenset({PLACE, POINTED_AT})
"""Why a date is one CPTS's, where a sentence deals dates out."""
_SEVERAL = frozenset("deux trois quatre cinq six sept huit plusieurs chacune".split())
_BEHIND_ITS_NAME = 4
"""Tokens between a CPTS in a list and its date, at most."""
_CEREMONY = frozenset("signature ceremonie evenement moment c' cela ceci reunis".split())
"""Words of the sentence behind a signing that go on about it."""


def signature_date(scope: Scope, anchors: Anchors) -> list[Found]:
    """Read the dates on which contracts were or will be signed."""
    found: dict[int, list[Act]] = {}
    for act in scope.once(acts):
        found.setdefault(act.sentence, []).append(act)
    out: list[Found] = []
    for sentence, here in found.items():
        good = [a for a in here if a.against is None]
        if any((a.against or "").startswith("signature.") for a in here):  # "un avenant à son contrat", beside the verb
            good = [a for a in good if a.rule in _VERBS]
        if good:
            out += _found(scope, anchors, good, _dates(scope, sentence, good, anchors))
        else:
            dated = dates_of_signing(scope.reading, sentence, here, set())[:1]
            turned = _found(scope, anchors, here, [(t, 0.0) for t, _ in dated])
            out += [f.rejected(here[0].against or "") for f in turned]
    return out + list(_listed(scope, anchors))


# ---- dates ------------------------------------------------------------------------------------------------------


def _dates(scope: Scope, sentence: int, here: list[Act], anchors: Anchors) -> list[tuple[int, float]]:
    """Give the tokens of the dates that may be a signing's, the likeliest first, each with what it takes off."""
    reading = scope.reading
    found = dates_of_signing(reading, sentence, here, _excluded(reading, sentence, here, anchors))
    if found:
        return [(token, 0.002 * distance) for token, distance in found]
    above = date_above(reading, sentence, anchors)
    if above is not None:
        return [(above, 0.06)]
    behind = sentence + 1
    if behind < len(reading.sentences) and _same_passage(reading, sentence, behind, headings=True):
        token = _told_behind(
            reading, behind, _excluded(reading, behind, [], anchors), reading.kinds[sentence] == "heading"
        )
        if token is not None:
            return [(token, 0.1)]
    before = sentence - 1
    if before >= 0 and _same_passage(reading, before, sentence):
        away = _excluded(reading, before, [], anchors)
        near = [t for t in date_tokens(reading, before) if t not in away]
        norms = {t.norm for t in reading.tokens[slice(*reading.sentences[sentence])]}
        that_day = bool(norms & _THAT_DAY)
        tells = (
            _may_tell(reading, before, near[-1], here) and _tells_the_day(reading, before, near[-1]) if near else False
        )
        if near and (that_day or tells):
            return [(near[-1], 0.1)]
    return []


def _excluded(reading: Reading, sentence: int, here: list[Act], anchors: Anchors) -> set[int]:
    """The dates of a sentence that are no signing's: an end, a start without a day, the dateline, a national date."""
    out = set()
    marks = {
        m.value: m.rule.sets["date"] for m in reading.within(sentence, "signature", "cue") if "date" in m.rule.sets
    }
    lasting = any(a.rule in _STATES or reading.tokens[a.start].norm.startswith(("li", "signataire")) for a in here)
    dates = date_tokens(reading, sentence)
    for token in dates:
        date = _date(reading, token)
        starts = marks.get(token) == "start" and not lasting and not date.day and date.relation is None
        own = anchors.released is not None and token == anchors.released.token
        others = any(t != token and not _vague(_date(reading, t)) for t in dates)
        if (
            starts
            or marks.get(token) == "end"
            or _vague(date)
            or anchors.complete(token)[0] in NATIONAL
            or (own and others)
        ):
            out.add(token)
    return out


def _vague(date: DateMention) -> bool:
    """Tell whether a date is none by itself: "cinq ans plus tard"."""
    return date.relation == "later" and date.offset_days is None


def _date(reading: Reading, token: int) -> DateMention:
    date = reading.tokens[token].value
    assert isinstance(date, DateMention)
    return date


def _told_behind(reading: Reading, sentence: int, away: set[int], headed: bool) -> int | None:
    """Give the date of the sentence behind a signing that goes on about it: "La cérémonie s'est tenue hier"."""
    dates = [t for t in date_tokens(reading, sentence) if t not in away]
    if not dates or claimed(reading, sentence):
        return None
    if len(dates) == 1 and not says_more(reading, sentence):
        return dates[0]
    today = [t for t in dates if _date(reading, t).relation in {"today", "yesterday", "this"}]
    if today:
        return today[0]
    if headed and dates[0] == reading.sentences[sentence][0] and _date(reading, dates[0]).day:
        return dates[0]
    opening = {t.norm for t in reading.tokens[slice(*reading.sentences[sentence])][:4]}
    return dates[0] if opening & _CEREMONY and _date(reading, dates[0]).month else None


def _same_passage(reading: Reading, before: int, sentence: int, headings: bool = False) -> bool:
    """Tell whether two sentences stand in one paragraph, or in neighbouring ones without a heading between."""
    block = reading.flow.sentences[sentence].block
    kinds = {"paragraph", "item", "heading"} if headings else {"paragraph", "item"}
    return block - reading.flow.sentences[before].block <= 1 and reading.kinds[before] in kinds


def _may_tell(reading: Reading, sentence: int, token: int, here: list[Act]) -> bool:
    """Tell whether the date before a signing may be its own too: nothing else claims it, or a birth of that very day."""
    date = _date(reading, token)
    of_that_day = date.weekday is not None or date.relation is not None
    born = of_that_day or any(a.rule == "signature.birth-by-signature" for a in here)
    return claimed(reading, sentence) <= ({"birth"} if born else set())


def _tells_the_day(reading: Reading, sentence: int, token: int) -> bool:
    """Tell whether the sentence before sets the scene: "ce mercredi 12 mai", or a birth."""
    date = _date(reading, token)
    norms = {t.norm for t in reading.tokens[slice(*reading.sentences[sentence])]}
    bare = date.weekday is not None and not date.day and not date.month
    return (
        date.relation in {"this", "today", "yesterday"}
        or bare
        or (token - reading.sentences[sentence][0] <= 1 and date.day is not None)
        or bool(norms & set(words()["born"]))
        or reading.tokens[token - 1].norm in {"ce", "cette"}
    )


def _found(scope: Scope, anchors: Anchors, here: list[Act], dated: list[tuple[int, float]]) -> list[Found]:
    """Complete the dates of a signing; all but the likeliest are turned down."""
    out = []
    for place, (stated, less) in enumerate(dated):
        token = anchors.made_precise(stated) or stated
        act = max(here, key=lambda a: (a.worth, -abs(a.start - token)))
        value, how = anchors.complete(token)
        start, end = min(act.start, token), max(act.end, token + 1)
        if end - start > 40:
            start, end = token, token + 1
        found = Found("signature_date", value, start, end, token, act.rule, act.confidence - less)
        if value is None:
            found = found.rejected(how)
        elif anchors.released is not None and int(value[:4]) > int(anchors.released.value[:4]) + 1:
            found = found.rejected("years after the release itself")
        elif value < "2017":
            found = found.rejected("before any contract of a CPTS")
        elif place and not _of_another(scope, dated[0][0], token):
            found = found.rejected("another date stands nearer to the signing")
        if value:
            longer = 0.004 * len(value) - (0.04 if how != "as written" else 0.0)
            found = found._replace(confidence=found.confidence + longer)
        out.append(found)
    return out


def _of_another(scope: Scope, first: int, token: int) -> bool:
    """Tell whether a date is another CPTS's than the first: "A a signé le 3 mai, B le 4 juin", "le 3 mai pour A, ..."."""
    owners, why = scope.owners(token, shared=True)
    others, first_why = scope.owners(first, shared=True)
    if why in _POINTED and owners and (first_why not in _POINTED or not set(owners) & set(others)):
        return True
    names = [n for n in scope.names_in(scope.reading.tokens[token].sentence) if n[1] <= token]
    behind = bool(names) and first < names[-1][0] and token - names[-1][1] <= _BEHIND_ITS_NAME
    return behind and scope.owner(token)[0] != scope.owner(first)[0]


def _listed(scope: Scope, anchors: Anchors) -> Iterator[Found]:
    """Read the dates in a list that "contrats signés :" leads into: a date behind each CPTS."""
    reading = scope.reading
    told = {a.sentence for a in scope.once(acts) if a.against is None and _counts(scope, a.sentence)}
    yield from _dated_entries(scope, anchors, told)
    leads = {reading.tokens[m.start].sentence for m in reading.of("signature", "cue") if "lead" in m.rule.sets}
    for number in range(len(reading.sentences)) if leads else ():
        if not leads & {scope.lead(number), scope.sections[number]} or number in leads:
            continue
        names = scope.names_in(number)
        for token in date_tokens(reading, number):
            before = [name for name in names if name[1] <= token]
            if not before or token - before[-1][1] > _BEHIND_ITS_NAME:
                continue
            value, how = anchors.complete(token)
            found = Found(
                "signature_date", value, before[-1][0], token + 1, token, "signature.contracts-signed-here", 0.88
            )
            yield found if value else found.rejected(how)


def _counts(scope: Scope, sentence: int) -> bool:
    """Tell whether a signing is that of several CPTS that the sentence does not name: "quatre CPTS ont conclu leur accord"."""
    tokens = scope.reading.tokens[slice(*scope.reading.sentences[sentence])]
    plural = any(t.norm in _SEVERAL or (isinstance(t.value, Number) and (t.value.value or 0) > 1) for t in tokens)
    subjects = sum(one.subject for one in scope.named)
    return plural and (
        not scope.names_in(sentence)
        or any(isinstance(t.value, Number) and t.value.value == subjects > 1 for t in tokens)
    )


def _dated_entries(scope: Scope, anchors: Anchors, told: set[int]) -> Iterator[Found]:
    """Read the date that each entry behind a signing of several opens with: "1) Jeudi 19 novembre - CPTS du Val"."""
    reading = scope.reading
    for number in range(min(told, default=len(reading.sentences)) + 1, len(reading.sentences)):
        names = scope.names_in(number)
        dates = date_tokens(reading, number) if len(names) == 1 else []
        if not dates or claimed(reading, number):
            continue
        first, _ = reading.sentences[number]
        start, end, _ = names[0]
        token = dates[0]
        opens = token <= first + 1 and 0 < start - token <= 3
        brackets = start <= first + 2 and reading.tokens[end].text in "(:–-" and end < token <= end + 3
        if (opens or brackets) and _date(reading, token).day:
            value, how = anchors.complete(token)
            low, high = min(start, token), max(end, token + 1)
            found = Found("signature_date", value, low, high, token, "signature.contracts-signed-here", 0.97)
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

"""Figures with what they count, as the fields of counts read them.

Beside the figures that stand with their noun ("640 soignants") there are those that leave it to what was said before: an
answer ("Les soignants ? Ils seraient 334"), a figure taken up again ("Nous étions 44 adhérents. Nous sommes 151").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from cpts_extract.annotate import Match, Reading
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.found import Found, against, bound_of, counts
from cpts_extract.fields.names import key
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Quantity
from cpts_extract.values.numbers import Number

_LISTS = {
    "population": "inhabitant",
    "communes": "commune",
    "professionals": "professional",
    "members": "member",
}
"""By file of rules the word list of what it counts."""
_ANAPHORA = 0.86
"""Confidence of a figure that leaves out what it counts."""
_IN_COLUMNS = 0.93
"""Confidence of a figure in the row of a table whose columns are headed by names."""
_REACH = 60
"""How many tokens before a figure what it counts may stand."""
_BARE = frozenset(
    "environ aujourd'hui desormais maintenant actuellement precisement exactement sur dans a au en dont sans contre".split()
)
"""Words behind a figure that are not what it counts."""
_DEFINITE = frozenset("les aux des ses nos leurs".split())
"""Before a figure they say that it is there, and not only hoped for: "fédérer les 410 professionnels"."""
_TOGETHER, _MOST_PARTS = 120, 20
"""Tokens over which parts and their total stand, and how many parts there may be."""
_PARTS_AND_WHOLE = 3
"""Figures that two parts and their total are."""
_NO_PLACE = frozenset(
    "territoire perimetre population bassin secteur zone permanence total ensemble siege antenne objectif".split()
)
"""Words that label a figure of the whole."""
_LABEL = 7
"""Tokens of the name of a place that begins a sentence, and its colon."""
_TOTAL = 0.06
"""What a figure that is said to be the sum is surer than its parts."""


def counted(scope: Scope, file: str, field: str) -> Iterator[Found]:
    """Yield the quantities that a file's rules read, and those that take up again what it counts.

    Those of "respectivement" come one for each figure. A figure of another time is turned down, a total is surer.
    """
    reading = scope.reading
    people = file in {"professionals", "members"}
    earlier = {
        m.value
        for m in reading.of("figures", "reject")
        if m.rule.id == "figures.then" or (people and reading.tokens[m.value - 1].norm not in _DEFINITE)
    }
    totals = {m.value for m in reading.of("figures", "cue") if m.rule.id == "figures.in-all"}
    found = list(counts(reading, file, field))
    found += _in_columns(scope, file, field, {f.token for f in found})
    found += _taken_up(reading, file, field, {f.token for f in found})
    apart = len(found) < _PARTS_AND_WHOLE or len(scope.subjects) > 1
    parts = set[int]() if apart else _parts(scope, found, totals) | _by_place(scope, found)
    for one in found:
        if one.token in parts:
            one = one._replace(against="the figure of a part, beside those of others")
        whole = [f for f in found if f.token in totals and f.token > one.token and f.value.value > one.value.value]
        if any(reading.tokens[f.token].sentence == reading.tokens[one.token].sentence for f in whole):
            one = one.rejected("a part of the total behind it")
        if one.token in earlier:
            one = one.rejected("a figure of another time")
        elif reading.tokens[one.token - 1].norm == "sur" and one.value.value <= 10 and file != "communes":
            one = one.rejected("a share: one in so many")
        elif counts_other(reading, one, file):
            one = one.rejected("counts what stands behind it")
        if one.token in totals:
            one = one._replace(confidence=one.confidence + _TOTAL)
        yield from _dealt_out(scope, one)


def _parts(scope: Scope, found: Sequence[Found], totals: Collection[int]) -> set[int]:
    """Give the figures that add up to the one behind them, which says so: "(13 communes) et (26 communes), soit 39".

    Or to the one before them in their sentence: "39 communes : 13 ici, 26 là".
    """
    tokens = scope.reading.tokens
    figures = sorted((one.token, one.value.value) for one in found)
    whole = {one.token for one in found if not one.against}
    parts: set[int] = set()
    for way, behind in ((figures, True), (figures[::-1], False)):
        for last, (at, total) in enumerate(way):
            if at not in whole or (behind and at not in totals):
                continue
            summed, left = set[int](), total
            for token, value in reversed(way[max(last - _MOST_PARTS, 0) : last]):
                summed.add(token)
                left -= value
                apart = abs(at - token) > _TOGETHER or not (behind or tokens[at].sentence == tokens[token].sentence)
                if left <= 0 or apart:
                    break
            if left == 0 and len(summed) > 1 and _of_one(scope, min(*summed, at), max(*summed, at)):
                parts |= summed
    return parts


def _by_place(scope: Scope, found: Sequence[Found]) -> set[int]:
    """Give the figures of several places, each in a sentence that its name begins: "Arc : 70 soignants. Bar : 38 soignants.".

    None where no figure of the whole stands elsewhere: the names may be those of CPTS.
    """
    reading = scope.reading
    places = {one.token: reading.tokens[one.token].sentence for one in found if _begun_by_a_place(scope, one.token)}
    if not any(one.token not in places and not one.against for one in found):
        return set()
    beside = [pair for pair in pairwise(sorted(set(places.values()))) if pair[1] - pair[0] <= 2]
    several = {sentence for pair in beside for sentence in pair}
    return {token for token, sentence in places.items() if sentence in several}


def _begun_by_a_place(scope: Scope, token: int) -> bool:
    reading = scope.reading
    sentence = reading.tokens[token].sentence
    if ":" not in reading.norms[sentence]:
        return False
    first, _ = reading.sentences[sentence]
    colon = next((at for at in range(first, min(first + _LABEL, token)) if reading.tokens[at].text == ":"), first)
    label = reading.tokens[first:colon]
    named = any(first <= mention.start < colon for named in scope.named for mention in named.mentions)
    return (
        bool(label)
        and not named
        and all((t.text[:1].isupper() and not t.tag) or t.norm in word_set("joining") for t in label)
        and _counted_things().isdisjoint(t.norm for t in label)
        and _NO_PLACE.isdisjoint(t.norm for t in label)
        and any(len(t.norm) > 3 for t in label)
    )


@cache
def _counted_things(*others: str) -> frozenset[str]:
    """Give the words for what figures count, but for that of some files."""
    return frozenset().union(*(word_set(name) for file, name in _LISTS.items() if file not in others))


def _of_one(scope: Scope, first: int, last: int) -> bool:
    """Tell whether no two CPTS are named where figures stand."""
    first, _ = scope.reading.sentences[scope.reading.tokens[first].sentence]
    return sum(any(first <= mention.start < last for mention in named.mentions) for named in scope.named) < 2


def at_least(found: Found, least: int) -> Found:
    """Give a count back, turned down where it is too small to be one."""
    return found.rejected("too few") if found.value.value < least else found


def counts_other(reading: Reading, found: Found, file: str) -> bool:
    """Tell whether a figure counts another noun that stands right behind it: "quatre communes l'ont rejointe".

    Behind a figure that its noun came before ("Habitants : 72 520 Communes : 53") a capital begins the next label.
    """
    behind = reading.tokens[found.token + 1]
    if found.end == found.token + 1:
        own = word_set(_LISTS[file])
        return not (_is_bare(reading, found.token) or behind.text[:1].isupper() or behind.norm in own)
    others = _counted_things(file, "professionals") if file == "members" else _counted_things(file)
    return behind.norm in others and behind.norm not in word_set(_LISTS[file]) and behind.norm != "personnes"


def _taken_up(reading: Reading, file: str, field: str, taken: set[int]) -> Iterator[Found]:
    """Yield the figures whose noun stands in the question before them, or with the figure before them."""
    again = [m for m in reading.of("figures", "cue") if m.rule.id == "figures.again"]
    for match in again:
        behind = reading.tokens[match.value + 1]
        closed = behind.tag in {"stop", "sep"} or behind.text in {".", ";", ":", "!"}
        if (
            match.value not in taken
            and _is_bare(reading, match.value)
            and _last_counted(reading, match.start, closed=closed) == file
        ):
            taken.add(match.value)
            reasons = against(reading, file)
            for found in _found(reading, field, match, match.value):
                yield found.rejected(reasons[found.token]) if found.token in reasons else found
    question = f"{file}.question"
    for match in reading.of(file, "cue"):
        if match.rule.id != question:
            continue
        token = _answer(reading, match)
        if token is not None and token not in taken:
            taken.add(token)
            yield from _found(reading, field, match, token)


def _in_columns(scope: Scope, file: str, field: str, taken: set[int]) -> Iterator[Found]:
    """Yield the figures of a table's row whose columns are those of CPTS: "Communes : Bocage : 58 ; Littoral : 23"."""
    reading = scope.reading
    if "row" not in reading.kinds:
        return
    counted, tokens = word_set(_LISTS[file]), reading.tokens
    known = {key(name) for named in scope.named for name in (named.name, *named.aliases)}
    for number, (first, last) in enumerate(reading.sentences):
        if reading.kinds[number] != "row" or tokens[first].norm not in counted:
            continue
        marks = [tokens[at].text for at in range(first, last) if tokens[at].text in {":", ";"}]
        if len(marks) < 4 or marks != [":", *([":", ";"] * len(marks))[: len(marks) - 1]]:
            continue  # other cells stand there than names with their figures
        cells = reading.sentence_text(number).partition(":")[2].split(";")
        if any(key(f"CPTS {cell.rpartition(':')[0]}") not in known for cell in cells):
            continue
        for at in range(first, last):
            ends = at + 1 == last or tokens[at + 1].text == ";"
            figure = tokens[at].value
            if not isinstance(figure, Number) or figure.percent or figure.ordinal:
                continue
            if at not in taken and ends and isinstance(figure.value, int):
                bound, start = bound_of(reading, at, at)
                yield Found(field, Quantity(figure.value, bound), start, at + 1, at, "figures.in-columns", _IN_COLUMNS)


def _found(reading: Reading, field: str, match: Match, token: int) -> Iterator[Found]:
    number = reading.tokens[token].value
    if isinstance(number, Number) and isinstance(number.value, int) and not number.percent and not number.ordinal:
        bound, start = bound_of(reading, token, min(match.start, token))
        start = start if reading.tokens[start].sentence == reading.tokens[token].sentence else token
        yield Found(field, Quantity(number.value, bound), start, token + 1, token, match.rule.id, _ANAPHORA)


def _is_bare(reading: Reading, token: int) -> bool:
    behind = reading.tokens[token + 1]
    if behind.norm == "et" and reading.tokens[token - 1].norm != "entre":
        return reading.tokens[token + 2].tag == "number"  # which counts something else
    return behind.tag in {"stop", "sep"} or behind.norm in _BARE or not behind.norm[:1].isalnum()


def _last_counted(reading: Reading, at: int, *, closed: bool) -> str | None:
    """Give the file that counts what was spoken of last before a token, in its sentence or the one before.

    Where nothing follows the figure (``closed``), those who are spoken of by their joining are members, too.
    """
    sentence = reading.tokens[at].sentence
    for token in reversed(reading.tokens[max(at - _REACH, 0) : at]):
        if token.sentence < sentence - 1:
            return None
        if token.norm in word_set("joins") or (closed and token.norm in {"adhesion", "adhesions"}):
            return "members"
        for file, name in _LISTS.items():
            if token.norm in word_set(name) and token.norm != "personnes":
                return file
    return None


def _answer(reading: Reading, question: Match) -> int | None:
    """Give the first figure of the sentence behind a question, where it opens it."""
    sentence = reading.tokens[question.start].sentence + 1
    if sentence >= len(reading.sentences):
        return None
    first, last = reading.sentences[sentence]
    return next((n for n in range(first, min(first + 5, last)) if reading.tokens[n].tag == "number"), None)


def _dealt_out(scope: Scope, found: Found) -> list[Found]:
    """Give one value for each figure that "respectivement" deals out, or the one found."""
    series = scope.series(found.token)
    if len(series) < 2:
        return [found]
    out = []
    for token in series:
        number = scope.reading.tokens[token].value
        if isinstance(number, Number) and isinstance(number.value, int):
            start = min(found.start, token)
            out.append(found._replace(token=token, start=start, value=replace(found.value, value=number.value)))
    return out

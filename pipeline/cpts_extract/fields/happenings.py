"""Which of the things that a sentence tells a date belongs to: each takes the date nearest to it, the nearest pair first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, repeat

from cpts_extract.annotate import Reading
from cpts_extract.fields.anchors import Anchors
from cpts_extract.fields.signing import Act
from cpts_extract.values.dates import DateMention

FAR = 60
"""What may lie between a date and the signing that it dates, at most."""
_STOPS = {
    ",": 3,
    ";": 12,
    ":": 5,
    "–": 5,
    "—": 5,
    "─": 5,
    "|": 3,
    "(": 2,
    ")": 2,
    "et": 1,
    "puis": 6,
    "avant": 3,
    "apres": 3,
}
"""How much further away a mark puts what stands behind it."""
_OBJECTS = frozenset("contrat contrats convention accord".split())
_THAT_DAY = frozenset("y jour jour-la date moment avec par lors grace".split())
"""What joins a birth's date to the signing that made it: "née le 3 mai, jour de la signature"."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a sentence tells: a signing, or something else."""

    kind: str
    places: tuple[tuple[int, int, int], ...]
    """Its words: first and last token (exclusive), and how far off the word counts for more."""


def date_tokens(reading: Reading, sentence: int) -> list[int]:
    """Give the dates of a sentence."""
    first, last = reading.sentences[sentence]
    dates = reading.tagged("date")
    return list(dates[bisect_left(dates, first) : bisect_left(dates, last)])


def date_above(reading: Reading, sentence: int, anchors: Anchors) -> int | None:
    """Give the date that heads a chronicle's entry, where the sentence stands under one."""
    for number in range(sentence - 1, max(sentence - 7, -1), -1):
        dates = date_tokens(reading, number)
        if len(dates) == 1 and not says_more(reading, number):
            own = anchors.released is not None and dates[0] == anchors.released.token
            date = reading.tokens[dates[0]].value
            return None if own or (isinstance(date, DateMention) and date.relation) else dates[0]
        if reading.kinds[number] == "heading" or dates:
            return None
    return None


def says_more(reading: Reading, sentence: int) -> bool:
    """Tell whether a sentence says anything but dates."""
    here = reading.tokens[slice(*reading.sentences[sentence])]
    return any(t.tag not in {"date", "stop"} and t.text not in ":.-–•|" and t.norm != "le" for t in here)


def dates_of_signing(reading: Reading, sentence: int, found: list[Act], excluded: set[int]) -> list[tuple[int, int]]:
    """Give the dates of a sentence that are its signing's, the nearest first, each with its distance."""
    told = [signing(reading, sentence, found)] if found else []
    told += others(reading, sentence, {n for act in found for n in range(act.start, act.end)})
    taken = dealt(reading, sentence, told, excluded)
    dates = [date for date in date_tokens(reading, sentence) if date not in excluded]
    out = [
        (date, distance)
        for date, (n, distance) in taken.items()
        if date not in excluded and told[n].kind == "signing" and distance <= FAR
    ]
    if out:
        out += [(date, FAR) for date in dates if date not in taken]
    return out


def dealt(reading: Reading, sentence: int, told: list[Happening], excluded: set[int]) -> dict[int, tuple[int, int]]:
    """Deal the dates of a sentence to what it tells: for each its happening's place in the list and the distance, the nearest first.

    A date that is excluded may be taken, but leaves what took it undated.
    """
    dates = date_tokens(reading, sentence)
    pairs = sorted(
        (_distance(reading, date, happening, dates), n, date) for date in dates for n, happening in enumerate(told)
    )
    taken: dict[int, tuple[int, int]] = {}
    dated: set[int] = set()
    for distance, n, date in pairs:
        if date in taken or n in dated:
            continue
        taken[date] = n, distance
        if date not in excluded:
            dated.add(n)
    return taken


def claimed(reading: Reading, sentence: int) -> set[str]:
    """Give the kinds of what else a sentence tells, that its date may belong to."""
    return {happening.kind for happening in others(reading, sentence, set())}


def signing(reading: Reading, sentence: int, found: list[Act]) -> Happening:
    """Make one happening of the words of signing of a sentence."""
    return Happening("signing", tuple(_words(reading, sentence, found)))


def _words(reading: Reading, sentence: int, found: list[Act]) -> Iterator[tuple[int, int, int]]:
    """The words of a signing, and behind them its object."""
    first, last = reading.sentences[sentence]
    for act in found:
        yield act.start, act.end, 0
    if "aci" not in reading.tags[sentence] and _OBJECTS.isdisjoint(reading.norms[sentence]):
        return
    opens = min(act.start for act in found)
    for n in range(first, last):
        token = reading.tokens[n]
        if token.tag == "aci" or token.norm in _OBJECTS:
            yield n, n + 1, 2 if n > opens else 3


def others(reading: Reading, sentence: int, inside: set[int]) -> Iterator[Happening]:
    """Yield what else a sentence tells that a date may belong to, but for what begins at a token of ``inside``."""
    for match in reading.within(sentence, "signature", "cue"):
        kind = match.rule.sets.get("event")
        if kind and match.start not in inside:
            yield Happening(kind, ((match.start, match.end, 0),))


def _distance(reading: Reading, date: int, happening: Happening, dates: list[int]) -> int:
    """Measure how far a date stands from what happens, over the marks between them."""
    fuller = not _day(reading, date) and any(_day(reading, d) for d in dates)
    # What stands further off than this is too far whatever the marks between; long enumerations have hundreds of places.
    near = [place for place in happening.places if place[0] - 2 * FAR < date < place[1] + 2 * FAR]
    away = 6 * fuller + min(
        (_gap(reading, date, start, end, dates) + more for start, end, more in near), default=2 * FAR
    )
    if happening.kind == "signing":
        start = min((start for start, _, _ in happening.places if start > date), default=date)
        joint = {t.norm for t in reading.tokens[max(start - 4, date + 1) : start + 1]}
        own = any(start < d <= start + 8 for d in dates)  # "né en mai, ... par un ACI signé le 17 novembre"
        if date < start <= date + 20 and joint & _THAT_DAY and not own:
            return 0
        where = any(t.text.lower() == "où" for t in reading.tokens[date + 1 : start])
        if where and len(dates) == 1:  # "née jeudi à la mairie, où ils ont signé"
            return 0
    return away


def _day(reading: Reading, token: int) -> bool:
    date = reading.tokens[token].value
    return isinstance(date, DateMention) and date.day is not None


@lru_cache(maxsize=1)
def _stops_before(reading: Reading, sentence: int) -> list[int]:
    """For each token of a sentence what the marks before it add to a distance."""
    return [0, *accumulate(map(_STOPS.get, reading.words[slice(*reading.sentences[sentence])], repeat(0)))]


def _gap(reading: Reading, date: int, start: int, end: int, dates: list[int]) -> int:
    if start <= date < end:
        return 0
    low, high = (end, date) if end <= date else (date + 1, start)
    sentence = reading.tokens[date].sentence
    first, _ = reading.sentences[sentence]
    stops = _stops_before(reading, sentence)
    gap = high - low + stops[high - first] - stops[low - first] if high > low else 0
    gap += 8 * (bisect_left(dates, high) - bisect_left(dates, low))
    if high == start:  # a date before what happens: less likely its own, but for the one that opens the sentence
        if reading.tokens[date + 1].norm in {"et", "puis"}:
            gap += 10  # "validé le 8 décembre et signé le 23 mars"
        opens = date - first <= 2
        gap = gap // 2 + 1 if opens else gap + (3 if gap else 1)
    return gap

"""Every place that names a CPTS of the release, also where only a part of its name stands there."""

from __future__ import annotations

import re
from collections import Counter

from cpts_extract.annotate import Reading
from cpts_extract.fields.names import Named, key
from cpts_extract.fields.parts import Name
from cpts_extract.read.characters import fold

_ARTICLES = frozenset("de du des d' la le les l'".split())
_BEFORE_BARE = frozenset("celle celui de du des d' cote pour".split())
_BEFORE_PART = frozenset("l' le la les du de d' des cote a au".split())
_CARDINALS = frozenset("nord sud est ouest centre".split())


def named_places(reading: Reading, named: list[Named]) -> list[Name]:
    """Give every place that names one of the CPTS: ``(start, end, number of the CPTS)``, in order."""
    found = [(m.start, m.end, number) for number, one in enumerate(named) for m in one.mentions]
    taken = {token for start, end, _ in found for token in range(start, end)}
    found += _whole_names(reading, named, taken)
    if len(named) > 1:
        taken |= {start for start, _, _ in found}
        found += _parts_of_names(reading, named, taken)
    return sorted(found)


def _whole_names(reading: Reading, named: list[Named], taken: set[int]) -> list[Name]:
    """The places where a whole name stands without the word CPTS: "celle du Centre Morne"."""
    tokens = reading.tokens
    found = []
    for number, one in enumerate(named):
        for form in {one.name, *one.aliases}:
            core = [w for w in re.findall(r"[\w'-]+", fold(form))[1:] if w not in _ARTICLES]
            if not core or len(" ".join(core)) < 4:
                continue
            for at in reading.places(core[0]):
                if at in taken:
                    continue
                if tokens[at].text[:1].isupper() and (len(core) > 1 or tokens[at - 1].norm in _BEFORE_BARE):
                    here = [t.norm for t in tokens[at : at + len(core) + 3] if t.norm not in _ARTICLES][: len(core)]
                    if here == core:
                        found.append((at, at + len(core), number))
                elif _alone(reading, at, len(core)) and [t.norm for t in tokens[at : at + len(core)]] == core:
                    found.append((at, at + len(core), number))
    return found


def _alone(reading: Reading, at: int, size: int) -> bool:
    """Tell whether so many tokens are a whole sentence: a name that heads a paragraph."""
    first, last = reading.sentences[reading.tokens[at].sentence]
    return at == first and last - first <= size + 1


def _parts_of_names(reading: Reading, named: list[Named], taken: set[int]) -> list[Name]:
    """The places where a word that only one of the names holds stands by itself: "Dans l'Est", "celle du Val", "le nord mise"."""
    tokens = reading.tokens
    subjects = [number for number, one in enumerate(named) if one.subject]
    keys = {number: key(named[number].name) for number in subjects}
    holders = Counter(word for held in keys.values() for word in held)
    own = {n: {w for w in keys[n] if len(w) > 2 and holders[w] == 1} for n in subjects}
    found = []
    for at in [n for n, before in enumerate(reading.words[:-1], 1) if before in _BEFORE_PART]:
        token = tokens[at]
        cardinal = token.norm in _CARDINALS and token.text.islower() and not _goes_on(reading, at)
        if at in taken or not (token.text[:1].isupper() or cardinal):
            continue
        words = token.norm.replace("-", " ").split()
        owners = [n for n in subjects if not own[n].isdisjoint(words)]
        if len(owners) == 1:
            found.append((at, at + 1, owners[0]))
    return found


def _goes_on(reading: Reading, at: int) -> bool:
    """Tell whether a cardinal point is a part of something larger: "le nord du département", "au sud de la Loire"."""
    return reading.tokens[at + 1].norm in {"de", "du", "des", "d'", "-"}

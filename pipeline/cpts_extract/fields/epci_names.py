"""Intercommunalités found by their official names, where the text says of them that a CPTS covers them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from cpts_extract.annotate import Token
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.scope import Scope
from cpts_extract.structure.flow import SEPARATOR
from cpts_extract.territory import gazetteer
from cpts_extract.territory.spelling import KINDS, UNSAID, own_words, plain, upright
from cpts_extract.values.areas import AreaName

_SMALL = frozenset("de du des d' la le les l' celle celui celles ceux".split())
_LONGEST = 14
"""Tokens of the longest official name."""
_STOPS = frozenset('.:;()[]«»"“”?!•|*/') | {SEPARATOR}
_NEAR = 6
"""Tokens before a name within which a word says what it is named for."""
_POSTCODE = re.compile(r"(?<!\d)(?<!\d )(\d{5}) (?=[A-ZÀ-Ý]{2}|[A-ZÀ-Ý][a-zà-ÿ])")
_PLURAL = ("communautes", "intercommunalites", "epci", "agglomerations", "metropoles")


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens ``start`` to ``end`` that are the name of an intercommunalité of the release's départements."""

    start: int
    end: int
    words: str
    """Its own words, see `spelling.own_words`."""
    told: int
    """The token that tells whose it is: its first, or the label of the cell that it goes on with."""


def covered(scope: Scope, covering: frozenset[int]) -> list[Named]:
    """Find the official names of intercommunalités that are said to be covered, in the order of the text.

    ``covering`` are the sentences that speak of what is covered. Nothing is found, nor the gazetteer read, where the text
    names no département and no région.
    """
    departments = _departments(scope)
    if not departments:
        return []
    known, words = _official(departments)
    found = []
    for sentence, (first, last) in enumerate(scope.reading.sentences):
        if scope.is_generic(sentence) or scope.reading.kinds[sentence] == "contact":
            continue
        here = [n for n in _names(scope, first, last, known, words) if not _of_something_else(scope, n)]
        if not here:
            continue
        sure = [n for n in here if _is_covered(scope, n, departments, sentence in covering)]
        cell = _goes_on(scope, sentence)
        found += [
            n if cell is None else replace(n, told=cell)
            for n in here
            if n in sure or _joined(scope.reading.tokens, n, sure)
        ]
    return found


def _departments(scope: Scope) -> frozenset[str]:
    """Give the codes of the départements that the text names; else those of its régions and of its postcodes."""
    reading = scope.reading
    found = (reading.tokens[at].value for tag in ("department", "region") for at in reading.tagged(tag))
    areas = [area for area in found if isinstance(area, AreaName)]
    named = frozenset(a.department.code for a in areas if a.department and a.department.code)
    regions = {a.region.code for a in areas if a.region}
    around = frozenset(d for code in regions for d in gazetteer.departments_in(code))
    return named or around | frozenset(map(gazetteer.department_of, _POSTCODE.findall(scope.reading.flow.text)))


@lru_cache(maxsize=256)
def _official(departments: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the own words of the départements' intercommunalités of all vintages, by name and one by one.

    Without the abbreviations in brackets.
    """
    names = {one.name for year in gazetteer.VINTAGES for one in gazetteer.epcis_in(departments, year)}
    known = frozenset(own_words(form) for name in names for form in (name, upright(name)))
    return known, frozenset(word for name in known for word in name.split())


def _names(scope: Scope, first: int, last: int, known: frozenset[str], known_words: frozenset[str]) -> Iterator[Named]:
    """Find the longest names from each capital on, as far as there are words of names."""
    tokens = scope.reading.tokens
    sentence = tokens[first].sentence
    starts = scope.reading.capitals(sentence)
    if "epci" in scope.reading.tags[sentence]:
        starts = sorted({*starts, *(_behind(tokens, n) for n in range(first, last) if tokens[n].tag == "epci")})
    done = first
    for at in starts:
        if not done <= at < last or tokens[at].tag in {"epci", "cpts"}:
            continue
        if not _own_and_kinds(tokens[at].text)[0] <= known_words:
            continue  # as nearly all capitals
        best = None
        words: set[str] = set()
        for end in range(at, min(at + _LONGEST, last)):
            if tokens[end].text in _STOPS:
                break
            own, kinds = _own_and_kinds(tokens[end].text)
            if not own <= known_words:
                break
            new = not own <= words  # else the next name may have begun
            words |= own
            if (new or (kinds and tokens[end].text[:1].isupper())) and (key := " ".join(sorted(words))) in known:
                best = Named(at, end + 1, key, at)
        if best:
            yield best
            done = best.end


@lru_cache(maxsize=1 << 15)
def _own_and_kinds(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the plain words of a token that tell a name, and those that say what it is the name of."""
    said = frozenset(plain(text).split()) - UNSAID
    return said - KINDS, said & KINDS


def _behind(tokens: tuple[Token, ...], at: int) -> int:
    """Give the token behind the word for an intercommunalité, over small words: "communauté de communes du pays ..."."""
    at += 1
    while tokens[at].norm in _SMALL:
        at += 1
    return at


def _before(tokens: tuple[Token, ...], at: int, first: int) -> int:
    """Give the token before a name, over articles and prepositions."""
    at -= 1
    while at >= first and tokens[at].norm in _SMALL:
        at -= 1
    return at


# ---- what a name is named for -----------------------------------------------------------------------------------


def _of_something_else(scope: Scope, name: Named) -> bool:
    """Tell whether a name is a CPTS's, or named for its people, its money or a contract, or as what is not covered."""
    tokens = scope.reading.tokens
    sentence = tokens[name.start].sentence
    first, _ = scope.reading.sentences[sentence]
    # Without the word CPTS, its bare name may be that of the intercommunalité: `_is_covered` asks more of it.
    mentions = [m for m in scope.names_in(sentence) if any(t.tag == "cpts" for t in tokens[m[0] : m[1]])]
    if any(start <= name.start < end or start < name.end <= end for start, end, _ in mentions):
        return True
    since = max([first, name.start - _NEAR, *(end for _, end, _ in mentions if end <= name.start)])
    near = tokens[since : name.start]
    before = _before(tokens, name.start, first)
    return (
        (before >= first and tokens[before].tag == "cpts")
        or any(t.tag in {"cls", "money"} for t in tokens[first : name.start])
        or any(t.norm in word_set("epci-officers") or t.norm in word_set("epci-apart") for t in near)
    )


def _is_covered(scope: Scope, name: Named, departments: frozenset[str], covering: bool) -> bool:
    """Tell whether the words around a name say that it is an intercommunalité and is covered."""
    tokens = scope.reading.tokens
    sentence = tokens[name.start].sentence
    first, last = scope.reading.sentences[sentence]
    if _labelled(scope, name):
        return True
    before = _before(tokens, name.start, first)
    kinds = {w for t in tokens[name.start : name.end] for w in plain(t.text).split()} & KINDS
    headed = bool(kinds) or (before >= first and tokens[before].tag == "epci")
    listed = any(t.tag == "epci" and t.norm.startswith(_PLURAL) for t in tokens[first:last])
    counted = _counted(tokens, name, first, last)
    told = listed or (headed and (covering or counted != ""))
    if told or _also_a_place(scope, name, departments):
        return told
    cpts = {own_words(form) for named in scope.named for form in (named.name, *named.aliases)}
    cpts = {" ".join(w for w in form.split() if w != "cpts") for form in cpts}
    if counted:
        return name.words not in cpts or counted == "behind"
    near = {t.norm for t in tokens[max(before - 3, first) : before + 1]}
    return bool(near & word_set("epci-covering")) and name.words not in cpts


def _also_a_place(scope: Scope, name: Named, departments: frozenset[str]) -> bool:
    """Tell whether a name may mean a town or a département as well."""
    written = scope.reading.text(name.start, name.end)
    one = name.end - name.start == 1 and scope.reading.tokens[name.start].tag in {"department", "region"}
    return one or any(gazetteer.known_commune(written, d) for d in departments)


def _counted(tokens: tuple[Token, ...], name: Named, first: int, last: int) -> str:
    """Tell where the number of its communes stands: "behind" it, as in "Val Clair (12)", "before" it, or nowhere ("")."""
    end = name.end
    if end + 1 < last and tokens[end].text in {"(", ":"} and tokens[end + 1].tag == "number":
        behind = tokens[end + 2] if end + 2 < last else None
        if behind is not None and (
            behind.norm.startswith("commune") or (tokens[end].text == "(" and behind.text == ")")
        ):
            return "behind"
    before = _before(tokens, name.start, first)
    if before > first and tokens[before].text == "," and tokens[before + 1].norm == "celles":
        before -= 1
    communes = [n for n in range(first, before + 1) if tokens[n].norm in {"communes", "villes", "villages"}]
    if before > first and tokens[before].norm in {"communes", "villes", "villages"}:
        return "before" if tokens[before - 1].tag == "number" or tokens[before - 1].norm in {"les", "des"} else ""
    return "before" if before > first and tokens[before].tag == "number" and communes else ""


def _labelled(scope: Scope, name: Named) -> bool:
    """Tell whether a name stands in a cell or line under "Intercommunalités", or in what goes on with one."""
    tokens, sentence = scope.reading.tokens, scope.reading.tokens[name.start].sentence
    first, _ = scope.reading.sentences[sentence]
    for at in range(name.start - 1, first, -1):
        if tokens[at].text in {SEPARATOR, "."}:
            return False
        if tokens[at].text == ":":
            return any(t.tag == "epci" for t in tokens[max(at - 4, first) : at])
    if sentence == 0 or not tokens[first].text[:1].isupper():
        return False
    above = tokens[slice(*scope.reading.sentences[sentence - 1])]
    return (0 < len(above) <= 4 and above[-1].tag == "epci") or _goes_on(scope, sentence) is not None


def _goes_on(scope: Scope, sentence: int) -> int | None:
    """Give the label of the cell of intercommunalités that a short line goes on with: the line above ends in a comma."""
    tokens, sentences = scope.reading.tokens, scope.reading.sentences
    for number in range(sentence, 0, -1):
        above = tokens[slice(*sentences[number - 1])]
        if sentences[number][1] - sentences[number][0] > 8 or not above or above[-1].text != ",":
            return None
        label = max((n for n, t in enumerate(above) if t.text == ":"), default=0)
        if label:
            return sentences[number - 1][0] + label - 1 if above[label - 1].tag == "epci" else None
    return None


def _joined(tokens: tuple[Token, ...], name: Named, sure: list[Named]) -> bool:
    """Tell whether a name stands in a row with one that is covered: "la communauté de communes A et celle de B"."""
    for other in sure:
        one, two = sorted((name, other), key=lambda n: n.start)
        between = tokens[one.end : two.start]
        if between and all(
            t.norm in _SMALL | {",", "et", "puis", "ainsi", "que", "•", "(", ")", "communes"}
            or t.tag in {"epci", "number"}
            for t in between
        ):
            return True
    return False

"""Communes named as part of a territory: lists in prose, items, footnotes, brackets, in every usual spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cpts_extract.annotate import Reading, Token
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.epcis import epcis
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Commune
from cpts_extract.territory import gazetteer
from cpts_extract.values.numbers import Number

_ARTICLES = {"le": "Le ", "la": "La ", "les": "Les ", "l'": "L'", "l": "L'"}
_BEFORE_A_NAME = frozenset("et la a à commune communes ville villes de d' du des par celles le les l'".split())
_PREFIXES = {**_ARTICLES, "du": "Le ", "des": "Les "}


@dataclass(frozen=True, slots=True)
class Item:
    """A name in a list: tokens ``start`` to ``end``, as the official spelling has it as far as that can be told."""

    start: int
    end: int
    name: str


def communes(scope: Scope) -> list[Found]:
    """Read the communes that are named as part of a CPTS's territory, in the order of the text."""
    reading = scope.reading
    left_out = {
        reading.tokens[m.start].sentence for m in reading.of("communes", "cue") if m.rule.id == "communes.left-out"
    }
    excepted: dict[int, list[int]] = {}
    for match in reading.of("communes", "cue"):
        if match.rule.id == "communes.except":
            excepted.setdefault(reading.tokens[match.start].sentence, []).append(match.end)
    covered = {n for e in scope.once(epcis) if not e.against for n in range(e.start, e.end)}
    out: list[Found] = []
    seen: set[int] = set()
    for rule, sure, items in _lists(scope):
        for item in items:
            if item.start in seen or not covered.isdisjoint(range(item.start, item.end)):
                continue
            seen.add(item.start)
            found = Found("communes", Commune(item.name), item.start, item.end, item.start, rule, sure)
            if ((len(items) == 1 and rule in _IN_PROSE) or _cut_off(reading, item, items)) and not _known(item):
                found = found.rejected("the name of no commune")
            sentence = reading.tokens[item.start].sentence
            if any(at <= item.start for at in excepted.get(sentence, ())):
                found = found.rejected("communes.except")
            if sentence in left_out and rule != "communes.footnote":
                found = found.rejected("communes.left-out")
            out.append(found)
    return out


_IN_PROSE = frozenset({"communes.list-follows", "communes.poles", "communes.covered"})


def _known(item: Item) -> bool:
    return gazetteer.known_commune(item.name)


def _cut_off(reading: Reading, item: Item, items: list[Item]) -> bool:
    """Tell whether a name is the last of its block, with no stop behind it, in a list of known ones: the text may be cut."""
    _, last = reading.sentences[reading.tokens[item.start].sentence]
    return item is items[-1] and item.end == last and len(items) > 2 and all(map(_known, items[:-1]))


# ---- where lists stand ------------------------------------------------------------------------------------------


def _lists(scope: Scope) -> Iterator[tuple[str, float, list[Item]]]:
    reading = scope.reading
    lead_in, counting = _leads(reading), _counting(reading)
    for number, (first, last) in enumerate(reading.sentences):
        kind = reading.kinds[number]
        lead = scope.lead(number) if kind == "item" else number - 1
        if kind == "footnote" and _calls_communes(scope, number):
            yield "communes.footnote", 0.93, _items(reading, first, last, open_end=True)
        elif kind == "item" and (lead in lead_in or scope.sections[number] in lead_in):
            colon = next((at + 1 for at in range(first, last) if reading.tokens[at].text == ":"), first)
            items, stop = _read_list(reading, colon, last, open_end=False)
            if items and (colon > first or stop >= last - 1):
                yield "communes.item", 0.9, items
        elif kind in {"paragraph", "heading"} and (
            lead in lead_in or not counting.isdisjoint((number - 1, number + 1))
        ):
            colon = next((at + 1 for at in range(first, last - 1) if reading.tokens[at].text == ":"), first)
            items, stop = max(
                (_read_list(reading, start, last, open_end=False) for start in {first, colon}), key=lambda r: len(r[0])
            )
            if len(items) >= 3 and stop >= last - 1:
                yield "communes.paragraph", 0.9, items
    yield from _as_many_as_counted(scope)
    yield from _long_lists(scope)
    yield from _making_up(scope)
    for match in reading.of("communes", "cue"):
        if match.rule.id in {"communes.left-out", "communes.except", "communes.of-an-epci"}:
            continue
        sentence = reading.tokens[match.start].sentence
        first, last = reading.sentences[sentence]
        if scope.is_generic(sentence):
            continue
        items = _items(reading, match.end, last, open_end=False)
        if reading.kinds[sentence] == "row" and match.start == first:
            items = [item for item in items if not _heads_a_figure(reading, item)]
        explicit = any(
            t.norm in {"commune", "communes", "savoir", "villes"} for t in reading.tokens[match.start : match.end]
        )
        if match.rule.id == "communes.of-its-people" and (len(items) < _ITS_TOWNS or _names_an_area(reading, items)):
            continue  # "les soignants de Bar": a reader's own, or those of another place
        alone = explicit and (reading.tokens[match.end - 1].text not in ":(" or reading.kinds[sentence] == "row")
        if len(items) >= (1 if alone else 2):
            yield match.rule.id, 0.88, items


def _heads_a_figure(reading: Reading, item: Item) -> bool:
    """Tell whether a name heads a column of a table: "Communes : Bocage : 58 ; Littoral : 23"."""
    return reading.tokens[item.end].text == ":" and reading.tokens[item.end + 1].tag == "number"


_ITS_TOWNS = 3
"""So many towns of "les habitants de A, B et C" are the territory's, where it is not said."""


def _names_an_area(reading: Reading, items: list[Item]) -> bool:
    """Tell whether a list holds a département or région: "les soignants du Nord, de l'Aisne et de l'Oise"."""
    return any(t.tag in {"department", "region"} for i in items for t in reading.tokens[i.start : i.end])


LONG = 5
"""So many names in a row, with nothing but commas between, are taken for communes wherever they stand."""


_SPOKEN = frozenset({"commune", "communes", "villages"})
_COUNTED = frozenset({"communes", "villes", "villages"})
_CANTONS = frozenset({"canton", "cantons"})


def _long_lists(scope: Scope) -> Iterator[tuple[str, float, list[Item]]]:
    reading = scope.reading
    if all(_SPOKEN.isdisjoint(norms) for norms in reading.norms):
        return
    for number, (first, last) in enumerate(reading.sentences):
        if last - first < 2 * LONG - 1 or scope.is_generic(number) or reading.kinds[number] == "contact":
            continue
        capitals = reading.capitals(number)
        if len(capitals) < LONG:
            continue
        at = first
        while at <= capitals[-LONG]:  # from further on there are too few names
            items, stop = _read_list(reading, at, last, open_end=False)
            if (
                len(items) >= LONG
                and _CANTONS.isdisjoint(reading.words[max(at - 4, first) : at + 2])
                and not any(reading.tokens[i.start].tag in {"department", "region"} for i in items)
            ):
                yield "communes.long-list", 0.85, items
            resume = max(stop, at) if items else at
            marks = (n for n in range(resume, last) if reading.tokens[n].text in {":", ",", "–", ";", "*"})
            at = max(next(marks, last - 1) + 1, at + 1)


def _making_up(scope: Scope) -> Iterator[tuple[str, float, list[Item]]]:
    """Lists that begin a sentence and make up the territory: "Arc, Bar et Col forment le territoire"."""
    reading = scope.reading
    for number, (first, last) in enumerate(reading.sentences):
        if reading.norms[number].isdisjoint(_COUNTED) and reading.norms[number].isdisjoint(word_set("making-up")):
            continue
        items = _items(reading, first, last, open_end=False)
        verb = next(
            (n for n in range(first, min(last, first + 40)) if reading.tokens[n].norm in word_set("making-up")), None
        )
        behind = reading.tokens[items[-1].end + 1 : items[-1].end + 3] if items else ()
        counted = behind[0].value if len(behind) == 2 and behind[1].norm in _COUNTED else None
        if (
            isinstance(counted, Number)
            and counted.value == len(items)
            and reading.tokens[items[-1].end].text in {":", ","}
        ):
            yield "communes.as-many-as-counted", 0.9, items
            continue
        if len(items) < 2 or verb is None or not items[-1].end <= verb <= items[-1].end + 6:
            continue
        verb = next((n for n in range(items[-1].end, verb) if reading.tokens[n].norm in {"sont", "font"}), verb)
        closing = (
            _item(reading, items[-1].end + 1, verb) if reading.tokens[items[-1].end].text in {"et", "ou"} else None
        )
        yield "communes.making-up", 0.88, [*items, closing] if closing else items


def _as_many_as_counted(scope: Scope) -> Iterator[tuple[str, float, list[Item]]]:
    """Lists behind "les 2 communes du territoire, A et B" that hold just as many names as are counted."""
    reading = scope.reading
    for match in reading.of("communes", "value"):
        number = reading.tokens[match.value].value
        _, last = reading.sentences[reading.tokens[match.value].sentence]
        for at in range(match.end, min(match.end + 16, last)):
            if reading.tokens[at].text in {",", ":", "(", "–", "-"}:
                items = _items(reading, at + 1, last, open_end=False)
                if isinstance(number, Number) and len(items) == number.value:
                    yield "communes.as-many-as-counted", 0.93, items
                    break


_LEADING = frozenset({"commune", "communes", "intercommunalites", "villes"})


def _leads(reading: Reading) -> set[int]:
    """The sentences that lead into a list of communes: they speak of communes and end in a colon, or head a section."""
    found = set()
    for number, (first, last) in enumerate(reading.sentences):
        if reading.norms[number].isdisjoint(_LEADING) and "epci" not in reading.tags[number]:
            continue
        tokens = reading.tokens[first:last]
        one_epci = any(t.tag == "epci" and not t.norm.startswith(("communautes", "intercommunalites")) for t in tokens)
        if not tokens or not (one_epci or not reading.norms[number].isdisjoint(_LEADING)):
            continue
        if tokens[-1].text == ":" or reading.kinds[number] == "heading":
            found.add(number)
    return found


def _calls_communes(scope: Scope, note: int) -> bool:
    """Tell whether a footnote is called where communes are spoken of."""
    reading = scope.reading
    block = reading.flow.sentences[note].block
    before = [n for n in range(note) if reading.flow.sentences[n].block == block - 1]
    listed = len(_items(reading, *reading.sentences[note], open_end=True)) >= 5
    return listed and any(
        t.norm in {"communes", "commune", "territoire", "agglomeration", "villes"} or t.tag == "epci"
        for n in before
        for t in reading.tokens[slice(*reading.sentences[n])]
    )


def _counting(reading: Reading) -> set[int]:
    """The sentences that count communes."""
    return {reading.tokens[at].sentence for at in reading.tagged("number") if reading.words[at + 1] == "communes"}


# ---- reading a list ---------------------------------------------------------------------------------------------


def _items(reading: Reading, first: int, last: int, *, open_end: bool) -> list[Item]:
    """Read the names of a list from token ``first`` on, up to what is no name (or, with ``open_end``, over it)."""
    return _read_list(reading, first, last, open_end=open_end)[0]


def _read_list(reading: Reading, first: int, last: int, *, open_end: bool) -> tuple[list[Item], int]:
    """Give the names of a list, and the token where it ends."""
    tokens, parts = reading.tokens, _parts(reading)
    out: list[Item] = []
    at = first
    while at < last:
        if (at, last) not in parts:
            end = _part_end(tokens, at, last)
            parts[at, last] = _item(reading, at, end), end
        item, end = parts[at, last]
        if item is None and end != at:
            part = reading.words[at:end]
            opening = "savoir" if "savoir" in part else ":" if out else ""
            if opening in part:
                at += part.index(opening) + 1
                continue
            joined = part[0] == "ainsi" or not _ONWARD.isdisjoint(part)
            if not open_end and not joined:
                closing = _closing(reading, at, end) if len(out) > 1 and tokens[at - 1].norm == "et" else None
                if closing:
                    out.append(closing)
                    at = closing.end
                break
        elif item is not None:
            out.append(item)
        at = end + 1
        if end < last and tokens[end].text in ".!?":
            break
        while (
            at < last and tokens[at].norm in {"et", "ainsi", "que", "puis", "de", "plus"} and tokens[at].text.islower()
        ):
            if tokens[at].norm == "de" and tokens[at + 1].text[:1].isupper():
                break
            at += 1
    return _without_area(reading, out), at


_ONWARD = frozenset({"passant", "jusqu'"})


@lru_cache(maxsize=1)
def _parts(reading: Reading) -> dict[tuple[int, int], tuple[Item | None, int]]:
    """What is read of the parts of a release's lists, by their first token and the end of their sentence: many lists are
    tried from several places.
    """
    return {}


def _closing(reading: Reading, at: int, end: int) -> Item | None:
    """Read the last name of a list whose sentence goes on behind it: "Arc, Bar et Col en font partie"."""
    tokens = reading.tokens
    stop = at
    while stop < end and (tokens[stop].text[:1].isupper() or tokens[stop].norm in word_set("commune-joining")):
        stop += 1
    while stop > at and tokens[stop - 1].text[:1].islower():
        stop -= 1
    return _item(reading, at, stop) if at < stop < end else None


def _without_area(reading: Reading, items: list[Item]) -> list[Item]:
    """Drop a single name that is a département's: "7 communes de Haute-Savoie"."""
    if len(items) == 1 and reading.tokens[items[0].start].tag in {"department", "region"}:
        return []
    return items


_LONGEST = 200
"""Tokens of a part of a list. Where none ends sooner it is no list, and to look on from each of many places takes for ever."""


_PARTING = frozenset("( ) [ ] , ; – — / • · . | * - et ou ainsi".split())


def _part_end(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """Give the token that ends a list's part: a comma, semicolon, dash, stop or "et" outside brackets."""
    depth = 0
    last = min(last, at + _LONGEST)
    for n in range(at, last):
        text = tokens[n].text
        if text not in _PARTING and tokens[n].norm not in _PARTING:
            continue  # as nearly all
        if text in {"(", "["}:
            depth += 1
        elif text in {")", "]"}:
            depth -= 1
            if depth < 0:
                return n
        elif (
            depth == 0
            and (
                text in {",", ";", "–", "—", "/", "•", "·", ".", "|", "*"}
                or (text == "-" and _loose(tokens, n))
                or (tokens[n].norm == "et" and n > at and not _within_a_name(tokens, at, n, last))
                or (text == "ou" and n > at)
            )
        ) or (depth == 0 and n > at and tokens[n].norm == "ainsi" and tokens[n + 1].norm == "que"):
            return n
    return last


def _within_a_name(tokens: tuple[Token, ...], at: int, joint: int, last: int) -> bool:
    """Tell whether an "et" stands inside one official name: "Beynac et Cazenac"."""
    if not tokens[at].text[:1].isupper() or joint + 1 >= last or not tokens[joint + 1].text[:1].isupper():
        return False
    end = _part_end(tokens, joint + 1, last)
    return end - at <= 9 and gazetteer.known_commune(" ".join(t.text for t in tokens[at:end]))


def _loose(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a hyphen stands between spaces."""
    return tokens[at].start > tokens[at - 1].end and tokens[at + 1].start > tokens[at].end


def _item(reading: Reading, start: int, end: int) -> Item | None:
    """Read one part of a list as a commune's name, or None."""
    tokens = reading.tokens
    while start < end and tokens[start].norm in _BEFORE_A_NAME and not tokens[start].text[:1].isupper():
        if tokens[start].norm in {"du", "des", "l'", "la", "le", "les"}:
            break
        start += 1
    prefix = ""
    if start < end and tokens[start].text.islower():
        prefix = _PREFIXES.get(tokens[start].norm, "")
        if not prefix:
            return None
    name = stop = start + bool(prefix)
    while stop < end and tokens[stop].text not in _OPENING and tokens[stop].tag not in _FIGURES:
        stop += 1
    words = tokens[name:stop]
    if not words or len(words) > 9 or not _name_like(words):
        return None
    text = reading.flow.text[words[0].start : words[-1].end]
    if (stop < end and tokens[stop].text not in _OPENING) or _stretch(words, text):
        return None
    inverted = _inverted(tokens, stop, end)
    return Item(start, end if inverted else stop, official(inverted + prefix + text))


_OPENING = frozenset(":([")
_FIGURES = frozenset({"number", "date"})


def _stretch(words: tuple[Token, ...], text: str) -> bool:
    """Tell whether tokens name where something begins and ends: "d'Arc à Bar"."""
    return any(t.norm in {"à", "a"} for t in words[1:]) and not gazetteer.known_commune(text)


def _inverted(tokens: tuple[Token, ...], stop: int, end: int) -> str:
    """Give the article that stands in brackets behind a name: "Isle (L')"."""
    if stop < end and tokens[stop].text == "(":
        inside = "".join(t.norm for t in tokens[stop + 1 : end] if t.text != ")")
        return _ARTICLES.get(inside.strip(), "")
    return ""


def _name_like(words: tuple[Token, ...]) -> bool:
    """Tell whether tokens can be a commune's name: capitals joined by small words, nothing typed."""
    if (
        not words[0].text[:1].isupper()
        or words[0].norm in word_set("no-commune")
        or words[-1].norm in word_set("commune-joining")
    ):
        return False
    small_run = 0
    for token in words:
        if token.tag not in {"", "native", "department", "region"} or (token.text in ".!?\"«»'" and token.text != "'"):
            return False
        if token.text[:1].isupper():
            small_run = 0
        elif token.norm in word_set("commune-joining") or token.text == "-":
            small_run += 1
        else:
            return False
        if small_run > 3 or token.norm in {"communaute", "agglomeration", "metropole"}:
            return False
    return True


_LOWER = frozenset("de du des d la le les l sur sous en lès lez et aux au à".split())


@lru_cache(maxsize=1 << 12)
def official(name: str) -> str:
    """Write a commune's name the official way as far as spelling alone tells.

    >>> official("St Arc les Bois"), official("Ste-Luce"), official("Vallon du Bois")
    ('Saint-Arc-les-Bois', 'Sainte-Luce', 'Vallon-du-Bois')
    """
    name = re.sub(r"\s+", " ", name).strip()
    if name.isupper() and len(name) > 3:
        name = re.sub(r"\w+", lambda m: m[0].lower() if m[0].lower() in _LOWER else m[0].capitalize(), name)
    name = re.sub(r"\bS(?:AIN)?T[ -](?=\w)", "Saint-", name, flags=re.IGNORECASE)
    name = re.sub(r"\bS(?:AIN)?TE[ -](?=\w)", "Sainte-", name, flags=re.IGNORECASE)
    article = re.match(r"(?:Le |La |Les |L')", name)
    head, tail = (article.group(), name[article.end() :]) if article else ("", name)
    return head + re.sub(r" ?- ?| ", "-", tail).replace("'-", "'")

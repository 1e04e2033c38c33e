"""Find the places that name a CPTS: behind the word CPTS, behind "baptisée", or as items of a list of CPTS."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cpts_extract.annotate import Reading, Token
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.name_grammar import CLOSING, OPENING, clause_end, name_end
from cpts_extract.read.characters import fold
from cpts_extract.values.areas import area_of
from cpts_extract.values.numbers import Number

_OF = frozenset("de du des d' d".split())
_IN = frozenset("à sur".split()) | {"a"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a CPTS is named: tokens ``start`` to ``end``, the head word included."""

    start: int
    end: int
    name: str
    """As written, beginning with ``CPTS``."""
    rule: str
    located: bool = False
    """Whether what stands before it makes it a place rather than a name: "la 9e CPTS de Marseille"."""
    plural: bool = False
    """Whether it is one of several that share a head: "les CPTS de A, B et C"."""


def headed(reading: Reading) -> Iterator[Mention]:
    """Read the name behind each word CPTS."""
    tokens = reading.tokens
    for at in reading.tagged("cpts"):
        token = tokens[at]
        if reading.kinds[token.sentence] == "contact":
            continue
        plural = token.norm.startswith("communautes") or tokens[at - 1].norm in {
            "les",
            "des",
            "ces",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "aux",
        }
        in_town = tokens[at + 1].norm in _IN and tokens[at + 1].text.islower() and tokens[at + 2].text[:1].isupper()
        names = _whole(reading, list(_names_at(reading, at + 1 + in_town, plural)))
        if in_town and names:
            start, end, _ = names[0]
            names = [(start - 1, end, _text(reading, start - 1, end))]
        if plural and len(names) == 1 and tokens[names[0][0]].norm in _OF:
            continue  # "les quatre CPTS du Val": where they lie
        located = _locating(tokens, at) or plural or in_town
        for start, end, text in names:
            area = _is_area(text)
            if area in {"country", "region"} or (
                area and (located or tokens[at - 1].norm not in {"la", "cette", "notre"})
            ):
                continue
            first = at if start == names[0][0] else start
            placed = in_town or (
                located and not plural and text.split()[0].lower().rstrip("'") in {"de", "du", "des", "d", "d'", "l"}
            )
            yield Mention(first, end, f"CPTS {text}", "names.behind-the-word", placed, len(names) > 1)


def _locating(tokens: tuple[Token, ...], at: int) -> bool:
    before = tokens[max(at - 3, 0) : at]
    return any(t.tag == "ordinal" or t.norm in word_set("locating") for t in before)


@lru_cache(maxsize=1 << 12)
def _is_area(text: str) -> str:
    """Tell whether a name is that of a région, a département or the country."""
    bare = re.sub(r"^(?:(?:du|des|de la|de l'|de|d'|la|le|les|l')\s*)+", "", fold(text))
    if bare in {"france", "france entiere", "republique"}:
        return "country"
    area = area_of(bare)
    return (
        ""
        if area is None
        else "region"
        if area_of(bare, "region") and not area_of(bare, "department")
        else "department"
    )


def _names_at(reading: Reading, at: int, plural: bool) -> Iterator[tuple[int, int, str]]:
    """Yield the name, or with a plural head the names, that begin at a token: ``(start, end, text)``."""
    tokens = reading.tokens
    if tokens[at].text == "(" and tokens[at + 1].tag == "cpts" and tokens[at + 2].text == ")":
        at += 3
    if (
        tokens[at].norm in {"dite", "denommee", "nommee", "baptisee", "intitulee", "appelee", ","}
        and tokens[at + 1].text in OPENING
    ):
        at += 1
    end = name_end(reading, at, plural)
    if end is None:
        return
    start = at
    yield start, end, _text(reading, start, end)
    while plural:
        comma = tokens[end].text == ","
        if not comma and tokens[end].norm != "et":
            return
        start = end + 1 + (comma and tokens[end + 1].norm == "et")
        if tokens[start].tag == "cpts":
            return
        following = name_end(reading, start, plural)
        if following is None:
            return
        end = following
        yield start, end, _text(reading, start, end)


def _whole(reading: Reading, parts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join the two sides of an "et" inside a name: in "A et B, C et D" and "A, B et C et D" commas part the names."""
    tokens = reading.tokens
    if not any(tokens[end].text == "," for _, end, _ in parts):
        return parts
    out = parts[:1]
    for place, (start, end, text) in enumerate(parts[1:], 1):
        last = place == len(parts) - 1
        if tokens[out[-1][1]].norm == "et" and not last and tokens[start].norm not in {"de", "du", "des", "d'"}:
            out[-1] = (out[-1][0], end, _text(reading, out[-1][0], end))
        else:
            out.append((start, end, text))
    return out


def _text(reading: Reading, start: int, end: int) -> str:
    text = reading.text(start, end).strip(' «»"“”')
    return re.sub(r"\s+", " ", re.sub(r"[«»\"“”]\s*", "", text)).strip()


def over_the_word(reading: Reading) -> Iterator[Mention]:
    """Read the name that stands as a title over the words "communauté professionnelle territoriale de santé", as in a logo."""
    tokens = reading.tokens
    for number in range(1, min(len(reading.sentences), _LOGO)):
        first, last = reading.sentences[number]
        alone = last - first <= _BESIDE_THE_WORD and any(t.tag == "cpts" for t in tokens[first:last])
        begin, end = reading.sentences[number - 1]
        if not alone or reading.kinds[number - 1] != "heading" or any(t.tag == "cpts" for t in tokens[begin:end]):
            continue
        stop = name_end(reading, begin, plural=False)
        if stop is not None and stop >= end and not _is_area(_text(reading, begin, end)):
            yield Mention(begin, end, f"CPTS {_text(reading, begin, end)}", "names.over-the-word")


_LOGO = 6
"""Sentences at the top in which a title over the word is looked for."""
_BESIDE_THE_WORD = 3


def announced(reading: Reading) -> Iterator[Mention]:
    """Read the names behind "baptisée", and the other CPTS behind "après celle de"."""
    tokens = reading.tokens
    for match in reading.of("names"):
        if not _speaks_of_cpts(reading, tokens[match.start].sentence):
            continue
        if match.rule.id == "names.baptised" and not _is_what_is_named(reading, match.start, match.end):
            continue
        if match.rule.id == "names.and-those" and not _behind_cpts(reading, match.start):
            continue
        if match.rule.id == "names.that-one" and not _opens_behind_cpts(reading, match.start):
            continue
        if _those_are_communes(tokens, match.end - 1):
            continue
        several = match.rule.id == "names.those-of" and _several(reading, match.end)
        if tokens[match.end].tag == "cpts":
            continue
        for start, end, text in _names_at(reading, match.end, several):
            named = (
                any(t.text in OPENING for t in tokens[match.end : match.end + 2])
                or tokens[start].text[:1].isupper()
                or match.rule.id in {"names.those-of", "names.and-those", "names.that-one"}
            )
            if not named or _is_area(text):
                continue
            if not several and tokens[end - 1].text not in CLOSING:
                end = clause_end(tokens, end)
            yield Mention(start, end, f"CPTS {_text(reading, start, end)}", match.rule.id, plural=several)


def _is_what_is_named(reading: Reading, at: int, end: int) -> bool:
    """Tell whether what "baptisée" stands behind may be a CPTS: one is spoken of before it in the sentence, or nothing is.

    A name in quotation marks needs no such sign.
    """
    first, _ = reading.sentences[reading.tokens[at].sentence]
    before = reading.tokens[first:at]
    return (
        len(before) < 2
        or reading.tokens[end].text in OPENING
        or any(t.tag in {"cpts", "aci"} or t.norm in word_set("named-so") for t in before)
    )


def _behind_cpts(reading: Reading, at: int) -> bool:
    """Tell whether CPTS are spoken of before a token in its sentence."""
    first, _ = reading.sentences[reading.tokens[at].sentence]
    return any(t.tag == "cpts" for t in reading.tokens[first:at])


def _opens_behind_cpts(reading: Reading, at: int) -> bool:
    """Tell whether a token opens a sentence behind one that counts CPTS: "Trois CPTS sont nées. Celle de Rivebourg ..."."""
    sentence = reading.tokens[at].sentence
    first, _ = reading.sentences[sentence]
    if at != first or not sentence or reading.tokens[at + 1].norm not in _OF:
        return False
    before = reading.tokens[slice(*reading.sentences[sentence - 1])]
    return any(a.tag in {"number", "ordinal"} and b.tag == "cpts" for a, b in itertools.pairwise(before))


def _those_are_communes(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether "celles" takes up communes: "12 communes, celles du Val d'Or"."""
    return tokens[at].norm == "celles" and any(
        t.norm in {"commune", "communes", "villes", "villages"} for t in tokens[max(at - 3, 0) : at]
    )


def _several(reading: Reading, at: int) -> bool:
    """Tell whether "celle" begins a list of names: "celle d'Arc, de Bar et de Col", but not "celle d'Arc et de Bar"."""
    tokens = reading.tokens
    if tokens[at - 1].norm == "celles":
        return True
    end = name_end(reading, at, plural=False)
    return end is not None and tokens[end].text == "," and tokens[end + 1].norm in {"de", "du", "d'", "des"}


def _speaks_of_cpts(reading: Reading, sentence: int) -> bool:
    first, last = max(sentence - 2, 0), min(sentence + 3, len(reading.sentences))
    return any(
        "cpts" in reading.tags[n] or not reading.norms[n].isdisjoint({"communaute", "communautes"})
        for n in range(first, last)
    )


def siblings(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Read "Rivebourg, 5 communes" as a name where the other items of the list begin with CPTS."""
    tokens = reading.tokens
    led = {
        tokens[m.start].sentence
        for m in mentions
        if 0 <= m.start - reading.sentences[tokens[m.start].sentence][0] <= (tokens[m.start - 1].norm in {"la", "le"})
    }
    items = [n for n in led if reading.kinds[n] == "item"]
    if len(items) < 2:
        return []
    found = []
    for number, (first, last) in enumerate(reading.sentences):
        block = reading.block(number)
        if block.kind != "item" or number in led or not any(abs(number - other) <= 4 for other in items):
            continue
        if reading.flow.sentences[number].start != next(
            s.start for s in reading.flow.sentences if s.block == reading.flow.sentences[number].block
        ):
            continue
        end = name_end(reading, first, plural=False)
        counted = any(t.tag == "number" for t in tokens[first:last])
        if end and end <= last and tokens[end].text in ",(:–-" and counted:
            found.append(Mention(first, end, f"CPTS {_text(reading, first, end)}", "names.item-among-cpts"))
    return found


def listed(reading: Reading) -> Iterator[Mention]:
    """Read the names that "quatre CPTS ont signé :" leads into, in the same sentence or as items of a list."""
    tokens = reading.tokens
    for number, (first, last) in enumerate(reading.sentences):
        if "cpts" not in reading.tags[number] or ":" not in reading.norms[number]:
            continue
        several = any(
            t.tag == "cpts"
            and (
                tokens[at - 1].tag == "number"
                or tokens[at - 1].norm in {"nouvelles", "les", "ces"}
                or t.norm.startswith("communautes")
            )
            for at, t in enumerate(tokens[first:last], first)
        )
        colon = next((at for at in range(last - 1, first, -1) if tokens[at].text == ":"), None)
        if (
            not several
            or colon is None
            or any(t.norm in {"missions", "objectifs", "enjeux"} for t in tokens[first:last])
        ):
            continue
        if colon < last - 2:
            names = list(_names_at(reading, colon + 1, True))
            if len(names) >= 2 and names[-1][1] >= last - 1:
                for start, end, text in names:
                    yield Mention(start, end, f"CPTS {text}", "names.list-of-cpts", plural=True)
            continue
        yield from _items_led(reading, number)


def enumerated(reading: Reading) -> Iterator[Mention]:
    """Read the names that a count of CPTS announces: "deux CPTS, A et B", "les trois CPTS du département (A, B et C)"."""
    tokens = reading.tokens
    for at in reading.tagged("cpts"):
        count = next((t.value.value for t in tokens[max(at - 2, 0) : at] if isinstance(t.value, Number)), None)
        if not isinstance(count, int) or count < 2:
            continue
        opening = next((n for n in range(at + 1, min(at + 6, len(tokens))) if tokens[n].text in ",(:–—"), None)
        if opening is None or any(t.tag == "sep" for t in tokens[at:opening]):
            continue
        names = list(_names_at(reading, opening + 1, True))
        if len(names) == count and not any(_is_area(text) for _, _, text in names):
            for start, end, text in names:
                yield Mention(start, end, f"CPTS {text}", "names.list-of-cpts", plural=True)


def _items_led(reading: Reading, lead: int) -> Iterator[Mention]:
    for number in range(lead + 1, len(reading.sentences)):
        first, last = reading.sentences[number]
        if reading.kinds[number] not in {"item", "row"}:
            return
        end = name_end(reading, first, plural=False)
        if (
            end is not None
            and end < last
            and reading.tokens[end].text in ",(:–-"
            and not _is_area(_text(reading, first, end))
        ):
            yield Mention(first, end, f"CPTS {_text(reading, first, end)}", "names.list-of-cpts", plural=True)

"""Find the names of CPTS in a release, tell which are variants of one name, and which CPTS the release is about.

A name is what stands behind the word CPTS (or behind "baptisée", or as an item in a list of CPTS): capitalised words and
figures, the small words that join them, or whatever stands in quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from cpts_extract.annotate import Reading, Token
from cpts_extract.annotate.rules import words
from cpts_extract.read.characters import fold
from cpts_extract.structure.lines import is_upper
from cpts_extract.values.areas import area_of

_SMALL = frozenset("cpts de du des d la le les l et en communaute professionnelle territoriale sante".split())
_NUMBERS = {
    "deux": "2",
    "trois": "3",
    "quatre": "4",
    "cinq": "5",
    "six": "6",
    "sept": "7",
    "huit": "8",
    "neuf": "9",
    "dix": "10",
}
_OPENING, _CLOSING = frozenset("«\"“'"), frozenset("»\"”'")
_TITLE_WORDS = frozenset("dr docteur mme m madame monsieur le la".split())
_LONGEST = 14
"""Tokens that a name may have."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a CPTS is named: tokens ``start`` to ``end``, the head word included."""

    start: int
    end: int
    name: str
    """As written, beginning with ``CPTS``."""
    rule: str
    plural: bool = False
    """Whether it is one of several that share a head: "les CPTS de A, B et C"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A CPTS of the release: its forms and the places where it is named."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    subject: bool


def key(name: str) -> frozenset[str]:
    """Give the words that tell a name from others: folded, figures for numbers, without articles.

    >>> key("CPTS des Trois Forêts") == key("CPTS 3 Forêts")
    True
    """
    parts = re.findall(r"[a-z0-9œæ]+", fold(name))
    return frozenset(_NUMBERS.get(word, word) for word in parts if word not in _SMALL)


def find(reading: Reading) -> list[Named]:
    """Give the CPTS that a release names, the subjects first.

    The first one is what the release is most about. An empty list: no CPTS is named.
    """
    mentions = _settled(reading, [*_headed(reading), *_announced(reading)])
    mentions += [
        m
        for m in (*_siblings(reading, mentions), *_listed(reading))
        if all(m.start >= o.end or o.start >= m.end for o in mentions)
    ]
    groups = _bracketed(reading, _groups(sorted(mentions, key=lambda m: m.start)))
    if not groups:
        return []
    weights = [_weight(reading, group) for group in groups]
    top = max(weights)
    titled = _titled(reading)
    named = [
        (
            weight,
            Named(*_forms(reading, group), tuple(group), weight >= 0.5 * top or any(m.start < titled for m in group)),
        )
        for weight, group in zip(weights, groups, strict=True)
    ]
    return [found for _, found in sorted(named, key=lambda pair: (-pair[0], pair[1].mentions[0].start))]


# ---- reading one name -------------------------------------------------------------------------------------------


def _headed(reading: Reading) -> Iterator[Mention]:
    """Read the name behind each word CPTS."""
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        if token.tag != "cpts" or reading.block(token.sentence).kind == "contact":
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
        names = list(_names_at(reading, at + 1, plural))
        located = _locating(tokens, at) or plural
        for start, end, text in names:
            area = _is_area(text)
            if area in {"country", "region"} or (
                area and (located or tokens[at - 1].norm not in {"la", "cette", "notre"})
            ):
                continue
            first = at if start == names[0][0] else start
            yield Mention(first, end, f"CPTS {text}", "names.behind-the-word", len(names) > 1)


def _locating(tokens: tuple[Token, ...], at: int) -> bool:
    before = tokens[max(at - 3, 0) : at]
    return any(t.tag == "ordinal" or t.norm in words()["locating"] for t in before)


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
        and tokens[at + 1].text in _OPENING
    ):
        at += 1
    end = _name_end(reading, at, plural)
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
        following = _name_end(reading, start, plural)
        if following is None or (not comma and following - start < 1):
            return
        end = following
        yield start, end, _text(reading, start, end)


def _text(reading: Reading, start: int, end: int) -> str:
    text = reading.text(start, end).strip(' «»"“”')
    return re.sub(r"\s+", " ", re.sub(r"[«»\"“”]\s*", "", text)).strip()


def _name_end(reading: Reading, at: int, plural: bool) -> int | None:
    """Give the token behind the name that begins at ``at``, or None."""
    tokens = reading.tokens
    joining = frozenset(words()["joining"])
    start = at
    while tokens[start].norm in {"de", "du", "des", "d'", "la", "le", "les", "l'", "&", "dite"} and start - at < 3:
        start += 1
    if tokens[start].text in _OPENING:
        return _quoted_end(tokens, start)
    capitals = is_upper(reading.sentence_text(tokens[at].sentence))
    if tokens[start].tag == "epci" and tokens[start].norm.startswith(("communaute", "intercommunalite")):
        return None
    if not _starts_name(tokens, start) or (capitals and (plural or tokens[start].norm in words()["verbal"])):
        return None
    end = start + 1
    if _is_figure(tokens[start]) or tokens[start].text == "&":
        end += 1
    while end - start < _LONGEST:
        token = tokens[end]
        if (_part(token) or _geographic(tokens, end)) and not (capitals and token.norm in words()["verbal"]):
            end += 1
            continue
        ahead = end
        while tokens[ahead].norm in joining and not (plural and tokens[ahead].norm == "et") and ahead - end < 3:
            ahead += 1
        if (
            ahead > end
            and (_part(tokens[ahead]) or _geographic(tokens, ahead))
            and not (capitals and tokens[ahead].norm in words()["verbal"])
            and _joins(tokens, end, ahead)
        ):
            end = ahead + 1
            continue
        break
    if not plural:
        end = _town_list_end(tokens, start, end)
    return _adjective_end(tokens, end)


def _joins(tokens: tuple[Token, ...], end: int, ahead: int) -> bool:
    """Tell whether the small words between two parts may stand in a name: one "et", no article behind it."""
    between = [t.norm for t in tokens[end:ahead]]
    return not (
        between[0] == "et" and len(between) > 1 and between[1] in {"la", "le", "les", "l'"}
    ) and between not in (["à"], ["a"])


def _starts_name(tokens: tuple[Token, ...], at: int) -> bool:
    if tokens[at].text == "&" and tokens[at + 1].text.isalpha():
        return True
    if _is_figure(tokens[at]) and not tokens[at].text[:1].isupper():
        return (tokens[at + 1].text[:1].isupper() and _part(tokens[at + 1])) or tokens[at + 1].norm.startswith(
            "arrondissement"
        )
    return _part(tokens[at]) or _geographic(tokens, at)


def _geographic(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a small word of geography begins or goes on a name: a capital follows it over small words."""
    if tokens[at].norm not in words()["geographic"] or tokens[at].tag not in {"", "epci"}:
        return False
    ahead = at + 1
    while ahead < at + 4 and tokens[ahead].norm in words()["joining"] and tokens[ahead].norm != "et":
        ahead += 1
    return _part(tokens[ahead]) and tokens[ahead].tag not in {"number"}


def _is_figure(token: Token) -> bool:
    return token.tag in {"number", "ordinal"} and len(token.text) <= 8


def _part(token: Token) -> bool:
    """Tell whether a token can be a word of a name: capitalised, or a figure glued to one."""
    if token.tag in {"number", "ordinal"}:
        return (
            token.text[:1].isupper()
            or (token.text.isdigit() and len(token.text) <= 2)
            or bool(re.fullmatch(r"\d{1,2}(?:e|er|ème)", token.text))
        )
    if token.tag in {"epci", "department", "region"}:
        return token.text[:1].isupper()
    return (token.tag in {"", "native", "pathway"} and token.text[:1].isupper() and token.norm not in _TITLE_WORDS) or (
        token.tag == "" and token.text[:1].isupper() and token.norm in {"le", "la"}
    )


def _clause_end(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """Go on to the comma or stop that closes the clause, where it is near: "baptisée Entre Loire et sucs, elle"."""
    for ahead in range(end, min(end + 4, len(tokens))):
        if tokens[ahead].tag in {"stop", "sep"} or tokens[ahead].text == ".":
            return ahead
        if tokens[ahead].tag:
            break
    return end


def _quoted_end(tokens: tuple[Token, ...], opening: int) -> int | None:
    for end in range(opening + 1, min(opening + _LONGEST, len(tokens))):
        if tokens[end].tag == "sep":
            return None
        if tokens[end].text in _CLOSING:
            inside = tokens[opening + 1 : end]
            return end + 1 if inside and any(t.text[:1].isupper() or t.tag == "number" for t in inside) else None
    return None


def _town_list_end(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Go on over ", B, C et D" where a name is a list of towns: capitals only, closed by "et" and followed by a verb or stop."""
    at, parts = end, 1
    while tokens[at].text == "," and _part(tokens[at + 1]) and parts < 8:
        at += 2
        while _part(tokens[at]) or (tokens[at].norm in {"de", "sur", "en", "sous", "-"} and _part(tokens[at + 1])):
            at += 1
        parts += 1
    if parts > 1 and tokens[at].norm == "et" and _part(tokens[at + 1]):
        at += 2
        while _part(tokens[at]) or (tokens[at].norm in {"de", "sur", "en", "sous", "-"} and _part(tokens[at + 1])):
            at += 1
        return at
    return at if parts > 2 and tokens[at].norm in _AFTER_NAME else end


def _adjective_end(tokens: tuple[Token, ...], end: int) -> int:
    """Take in a small adjective of place that closes a name: "des Cévennes ardéchoises"."""
    token = tokens[end]
    if token.norm in _repeated_tails(tokens):
        return end + 1
    if token.tag or not token.text.isalpha() or not token.text.islower() or len(token.text) < 5:
        return end
    endings = tuple(words()["adjective-ending"])
    following = tokens[end + 1]
    closes = following.tag in {"sep", "stop", "date"} or following.norm in _AFTER_NAME or following.text in ".!?"
    of_people = bool(re.fullmatch(r"\w{3,}(?:ais|aise|aises|ois|oise|oises|ien|ienne|éen|éenne|ard|arde)", token.text))
    return (
        end + 1 if token.norm.endswith(endings) and (closes or of_people) and token.norm not in _NO_ADJECTIVE else end
    )


@lru_cache(maxsize=4)
def _repeated_tails(tokens: tuple[Token, ...]) -> frozenset[str]:
    """The small words that close the name of a CPTS in one place and stand behind the same capital in another.

    "CPTS de l'Anjou bleu :" in a title makes "bleu" a part of the name wherever "Anjou" stands before it.
    """
    behind: Counter[tuple[str, str]] = Counter()
    closing: set[tuple[str, str]] = set()
    for at, token in enumerate(tokens[:-1]):
        if token.text[:1].islower() and token.text.isalpha() and len(token.text) > 3 and not token.tag and at:
            before = tokens[at - 1]
            if before.text[:1].isupper() and any(t.tag == "cpts" for t in tokens[max(at - 8, 0) : at]):
                behind[before.norm, token.norm] += 1
                if tokens[at + 1].tag in {"sep", "stop"} or tokens[at + 1].text in ":.!?":
                    closing.add((before.norm, token.norm))
    return frozenset(tail for (head, tail), times in behind.items() if times > 1 and (head, tail) in closing)


_AFTER_NAME = frozenset(
    "a ont est sont et voit signe signent contractualise couvre compte regroupe reunit se s' vient peut dispose qui en avec au pour par ,".split()
)
_NO_ADJECTIVE = frozenset(
    "fois trois jamais parfois toutefois mois choix combien rien bien palais projet souhaite desormais jamais aussi aupres mais francais commune moins tripartite conventionnel interprofessionnel".split()
)


# ---- other ways to name -----------------------------------------------------------------------------------------


def _announced(reading: Reading) -> Iterator[Mention]:
    """Read the names behind "baptisée", and the other CPTS behind "après celle de"."""
    tokens = reading.tokens
    for match in reading.of("names"):
        if not _speaks_of_cpts(reading, tokens[match.start].sentence):
            continue
        several = match.rule.id == "names.those-of"
        if tokens[match.end].tag == "cpts":
            continue
        for start, end, text in _names_at(reading, match.end, several):
            named = (
                any(t.text in _OPENING for t in tokens[match.end : match.end + 2])
                or tokens[start].text[:1].isupper()
                or several
            )
            if not named or _is_area(text):
                continue
            if not several and tokens[end - 1].text not in _CLOSING:
                end = _clause_end(tokens, start, end)
            yield Mention(start, end, f"CPTS {_text(reading, start, end)}", match.rule.id, several)


def _speaks_of_cpts(reading: Reading, sentence: int) -> bool:
    first, last = max(sentence - 2, 0), min(sentence + 3, len(reading.sentences))
    return any(
        t.tag == "cpts" or t.norm in {"communaute", "communautes"}
        for a, b in reading.sentences[first:last]
        for t in reading.tokens[a:b]
    )


def _siblings(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Read "La Bièvre, 5 communes" as a name where the other items of the list begin with CPTS."""
    tokens = reading.tokens
    led = {tokens[m.start].sentence for m in mentions if m.start == reading.sentences[tokens[m.start].sentence][0]}
    items = [n for n in led if reading.block(n).kind == "item"]
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
        end = _name_end(reading, first, plural=False)
        counted = any(t.tag == "number" for t in tokens[first:last])
        if end and end <= last and tokens[end].text in ",(:–-" and counted:
            found.append(Mention(first, end, f"CPTS {_text(reading, first, end)}", "names.item-among-cpts"))
    return found


def _listed(reading: Reading) -> Iterator[Mention]:
    """Read the names that "quatre CPTS ont signé :" leads into, in the same sentence or as items of a list."""
    tokens = reading.tokens
    for number, (first, last) in enumerate(reading.sentences):
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
                    yield Mention(start, end, f"CPTS {text}", "names.list-of-cpts", True)
            continue
        yield from _items_led(reading, number)


def _items_led(reading: Reading, lead: int) -> Iterator[Mention]:
    for number in range(lead + 1, len(reading.sentences)):
        first, last = reading.sentences[number]
        if reading.block(number).kind not in {"item", "row"}:
            return
        end = _name_end(reading, first, plural=False)
        if (
            end is not None
            and end < last
            and reading.tokens[end].text in ",(:–-"
            and not _is_area(_text(reading, first, end))
        ):
            yield Mention(first, end, f"CPTS {_text(reading, first, end)}", "names.list-of-cpts", True)


# ---- which are one, and which the release is about --------------------------------------------------------------


def _settled(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Drop the doubles, and cut names in capitals down to a name that stands elsewhere in small letters."""
    seen: dict[int, Mention] = {}
    for mention in mentions:
        old = seen.get(mention.end)
        if old is None or mention.start < old.start:
            seen[mention.end] = mention
    shouted = {
        m
        for m in seen.values()
        if is_upper(reading.sentence_text(reading.tokens[m.start].sentence)) and is_upper(m.name[5:])
    }
    plain = {key(m.name): m.name for m in seen.values() if m not in shouted}
    out = []
    for mention in seen.values():
        name = mention.name
        if mention in shouted:
            inside = [k for k in plain if k and k <= key(name)]
            name = plain[max(inside, key=len)] if inside else "CPTS " + _unshout(name[5:])
        if key(name):
            out.append(Mention(mention.start, mention.end, name, mention.rule, mention.plural))
    return out


def _unshout(text: str) -> str:
    """Write a name in capitals the usual way.

    >>> _unshout("BAIE DE SOMME"), _unshout("DU BASSIN D'AUCH")
    ('Baie de Somme', "du Bassin d'Auch")
    """
    small = {"de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "sur", "sous"}
    if len(text.split()) == 1 and len(text) <= 6:
        return text
    return re.sub(r"\w+", lambda m: m.group().lower() if m.group().lower() in small else m.group().capitalize(), text)


def _groups(mentions: list[Mention]) -> list[list[Mention]]:
    """Gather the mentions that name one CPTS: the same words, or some of the words of exactly one other name."""
    by_key: dict[frozenset[str], list[Mention]] = {}
    for mention in mentions:
        by_key.setdefault(key(mention.name), []).append(mention)
    keys = sorted(by_key, key=len)
    for small in keys:
        larger = [k for k in by_key if small < k and not _apart(by_key[small], by_key[k])]
        largest = [k for k in larger if not any(k < other for other in larger)]
        if len(largest) == 1:
            by_key[largest[0]] += by_key.pop(small)
    return [sorted(group, key=lambda m: m.start) for group in by_key.values()]


def _bracketed(reading: Reading, groups: list[list[Mention]]) -> list[list[Mention]]:
    """Join a short form that stands in brackets behind a name: "Sud-Ouest Mayennais (CPTS SOM)"."""
    ends = {m.end: n for n, group in enumerate(groups) for m in group}
    out = [list(group) for group in groups]
    for number, group in enumerate(groups):
        for mention in group:
            owner = ends.get(mention.start - 1)
            if owner is not None and owner != number and reading.tokens[mention.start - 1].text == "(" and out[owner]:
                out[owner] += out[number]
                out[number] = []
                break
    return [sorted(group, key=lambda m: m.start) for group in out if group]


def _apart(some: list[Mention], others: list[Mention]) -> bool:
    """Tell whether two names stand side by side as two: in one list, or under one plural head."""
    return any(a.plural and b.plural and abs(a.start - b.start) < 40 for a in some for b in others)


def _forms(reading: Reading, group: list[Mention]) -> tuple[str, tuple[str, ...]]:
    """Give the fullest form and the others."""
    counted = Counter(m.name for m in group)
    first = {m.name: m.start for m in reversed(group)}
    order = sorted(counted, key=lambda n: (-len(key(n)), -counted[n], first[n]))
    others = list(order[1:])
    for mention in group:
        others += [f"CPTS {a}" for a in _acronym(reading.tokens, mention.end)]
    return order[0], tuple(dict.fromkeys(o for o in others if o != order[0]))


def _acronym(tokens: tuple[Token, ...], end: int) -> list[str]:
    if (
        tokens[end].text == "("
        and tokens[end + 2].text == ")"
        and re.fullmatch(r"(?!CPTS)[A-Z][A-Z0-9]{1,9}", tokens[end + 1].text)
    ):
        return [tokens[end + 1].text]
    return []


@cache
def _aside() -> frozenset[str]:
    return frozenset(
        "rejoint rejoignant voisine voisines voisin voisins derriere outre ainsi releve relevent depend dependent rattachee rattachees rattaches choisi"
        " siege tournees propre ailleurs prefere preferent appartiennent".split()
    )


def _weight(reading: Reading, group: list[Mention]) -> float:
    """Weigh how much a release is about a CPTS: title and headings count more, asides little."""
    weight = 0.0
    for mention in group:
        token = reading.tokens[mention.start]
        before = [t.norm for t in reading.tokens[max(mention.start - 6, 0) : mention.start]]
        aside = any(w in _aside() for w in before) or bool({"apres", "avec"} & set(before[-3:]))
        kind = reading.block(token.sentence).kind
        worth = 0.3 if aside or mention.rule == "names.those-of" else 2.5 if kind == "heading" else 1.0
        weight += worth + (1.5 if token.sentence < 4 and not aside else 0)
    return weight


def _titled(reading: Reading) -> int:
    """Give the token where the release's title ends: the first headings that name a CPTS."""
    for number, (_, last) in enumerate(reading.sentences[:8]):
        if reading.block(number).kind == "heading" and any(
            t.tag == "cpts" for t in reading.tokens[slice(*reading.sentences[number])]
        ):
            return last
    return 0

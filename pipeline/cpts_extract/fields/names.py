"""Tell which CPTS a release names, which mentions are variants of one name, and which CPTS the release is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from cpts_extract.annotate import Reading, Token
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.name_mentions import Mention, announced, enumerated, headed, listed, over_the_word, siblings
from cpts_extract.read.characters import fold
from cpts_extract.structure.lines import is_upper
from cpts_extract.values.cpts_name import name_key

_KIND = frozenset("cpts communaute professionnelle territoriale sante".split())
"""Words that tell no CPTS from another: "Mans Couleurs Santé" is "Mans Couleurs"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A CPTS of the release: its forms and the places where it is named."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    subject: bool


@lru_cache(maxsize=1 << 12)
def key(name: str) -> frozenset[str]:
    """Give the words that tell a name from others: folded, figures for numbers, without articles.

    >>> key("CPTS des Trois Monts") == key("CPTS 3 Monts")
    True
    """
    return frozenset(name_key(name).split()) - _KIND


def find(reading: Reading) -> list[Named]:
    """Give the CPTS that a release names, the subjects first.

    The first one is what the release is most about. An empty list: no CPTS is named.
    """
    said = _sure([*headed(reading), *announced(reading)])
    mentions = _settled(reading, said or list(over_the_word(reading)))
    mentions += [
        m
        for m in (*siblings(reading, mentions), *listed(reading), *enumerated(reading))
        if all(m.start >= o.end or o.start >= m.end for o in mentions)
    ]
    groups = _initials(_bracketed(reading, _groups(reading, sorted(mentions, key=lambda m: m.start))))
    if not groups:
        return []
    weights = [_weight(reading, group) for group in groups]
    top = max(weights)
    titled = _titled(reading)
    asides = _only_asides(reading, groups)
    named = [
        (
            weight,
            Named(
                *_forms(reading, group),
                tuple(group),
                not asides and (weight >= 0.5 * top or any(m.start < titled and not _aside(reading, m) for m in group)),
            ),
        )
        for weight, group in zip(weights, groups, strict=True)
    ]
    return [found for _, found in sorted(named, key=lambda pair: (-pair[0], pair[1].mentions[0].start))]


def _sure(mentions: list[Mention]) -> list[Mention]:
    """Drop "celle du Val" where the release names other CPTS and none of that name: it may tell where one lies."""
    names = {key(m.name) for m in mentions if m.rule != "names.that-one"}
    return [m for m in mentions if m.rule != "names.that-one" or not names or key(m.name) in names]


def _settled(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Drop the doubles, and cut names in capitals down to a name that stands elsewhere in small letters."""
    seen: dict[int, Mention] = {}
    for mention in mentions:
        old = seen.get(mention.end)
        if old is None or mention.start < old.start:
            seen[mention.end] = mention
    sure = {key(m.name) for m in seen.values() if not m.located}
    if sure:
        seen = {end: m for end, m in seen.items() if not m.located or key(m.name) in sure}
    shouted = {
        m
        for m in seen.values()
        if is_upper(m.name[5:]) and is_upper(reading.sentence_text(reading.tokens[m.start].sentence))
    }
    plain = {key(m.name): m.name for m in seen.values() if m not in shouted}
    out = []
    for mention in seen.values():
        name = mention.name
        if mention in shouted:
            inside = [k for k in plain if k and k <= key(name)]
            name = plain[max(inside, key=len)] if inside else "CPTS " + _unshout(name[5:])
        if key(name):
            out.append(replace(mention, name=name) if name != mention.name else mention)
    return out


def _unshout(text: str) -> str:
    """Write a name in capitals the usual way.

    >>> _unshout("VAL DE RIVE"), _unshout("DU BASSIN D'ARC")
    ('Val de Rive', "du Bassin d'Arc")
    """
    small = {"de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "sur", "sous"}
    if len(text.split()) == 1 and len(text) <= 6:
        return text
    return re.sub(r"\w+", lambda m: m.group().lower() if m.group().lower() in small else m.group().capitalize(), text)


def _groups(reading: Reading, mentions: list[Mention]) -> list[list[Mention]]:
    """Gather the mentions that name one CPTS: the same words, or some of the words of exactly one other name."""
    by_key: dict[frozenset[str], list[Mention]] = {}
    for mention in mentions:
        by_key.setdefault(key(mention.name), []).append(mention)
    keys = sorted(by_key, key=len)
    for small in keys:
        larger = [k for k in by_key if small < k and not _apart(reading, by_key[small], by_key[k])]
        largest = [k for k in larger if not any(k < other for other in larger)]
        if len(largest) == 1:
            by_key[largest[0]] += by_key.pop(small)
    return [sorted(group, key=lambda m: m.start) for group in by_key.values()]


def _initials(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Join a short form to the name that it is the initials of: "CPTS ABC" to "CPTS Arc, Bar et Col"."""
    out = [list(group) for group in groups]
    for short in out:
        form = short[0].name.removeprefix("CPTS ") if short else ""
        if not re.fullmatch(r"[A-Z]{3,8}", form):
            continue
        for long in out:
            capitals = "".join(re.findall(r"\b[A-ZÀ-Ý]", long[0].name.removeprefix("CPTS "))) if long else ""
            if long is not short and fold(capitals) == fold(form):
                long += short
                short.clear()
                break
    return [sorted(group, key=lambda m: m.start) for group in out if group]


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


def _apart(reading: Reading, some: list[Mention], others: list[Mention]) -> bool:
    """Tell whether two names stand side by side as two: under one plural head, or each as "la CPTS ..." in one sentence."""
    return any(
        abs(a.start - b.start) < _SIDE_BY_SIDE and ((a.plural and b.plural) or (_of_its_own(reading, a, b)))
        for a in some
        for b in others
    )


_SIDE_BY_SIDE = 40
"""Tokens between two names that stand side by side."""


def _of_its_own(reading: Reading, one: Mention, other: Mention) -> bool:
    tokens = reading.tokens
    articles = {tokens[m.start - 1].norm for m in (one, other)}
    return tokens[one.start].sentence == tokens[other.start].sentence and articles == {"la"}


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
        end + 2 < len(tokens)
        and tokens[end].text == "("
        and tokens[end + 2].text == ")"
        and re.fullmatch(r"(?!CPTS)[A-Z][A-Z0-9]{1,9}", tokens[end + 1].text)
    ):
        return [tokens[end + 1].text]
    return []


def _weight(reading: Reading, group: list[Mention]) -> float:
    """Weigh how much a release is about a CPTS: title and headings count more, asides little."""
    weight = 0.0
    for mention in group:
        token = reading.tokens[mention.start]
        aside = _aside(reading, mention)
        kind = reading.kinds[token.sentence]
        worth = 0.3 if aside or mention.rule == "names.those-of" else 2.5 if kind == "heading" else 1.0
        weight += worth + (1.5 if token.sentence < 4 and not aside else 0)
    return weight


def _aside(reading: Reading, mention: Mention) -> bool:
    """Tell whether a CPTS is named only to compare or to place another: "un an après la CPTS A", "à l'instar de la CPTS A"."""
    before = [t.norm for t in reading.tokens[max(mention.start - 6, 0) : mention.start]]
    return any(w in word_set("beside-name") for w in before) or any(
        w.split()[-1:] in (["apres"], ["avec"]) for w in before[-3:]
    )


def _only_asides(reading: Reading, groups: list[list[Mention]]) -> bool:
    """Tell whether a text that explains CPTS in general names some only in passing, late and in no heading."""
    places = [reading.tokens[m.start].sentence for group in groups for m in group]
    if min(places) <= max(_EARLY, len(reading.sentences) / 2) or speaks_of_one(reading, min(places)):
        return False
    general = any(reading.tokens[at].sentence < min(places) / 2 for at in reading.tagged("cpts"))
    return general and all(reading.kinds[n] != "heading" for n in places)


def speaks_of_one(reading: Reading, until: int) -> bool:
    """Tell whether the sentences before one speak of a certain CPTS without its name: "la CPTS", "cette CPTS"."""
    end = reading.sentences[until][0]
    tokens = reading.tokens[:end]
    return any(
        here.norm in {"la", "cette", "notre", "leur"} and "cpts" in {after.tag, later.tag}
        for here, after, later in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


_EARLY = 15
"""Sentences in which a release on a CPTS has named it."""


def _titled(reading: Reading) -> int:
    """Give the token where the release's title ends: the first headings that name a CPTS."""
    for number, (_, last) in enumerate(reading.sentences[:8]):
        if reading.kinds[number] == "heading" and any(
            t.tag == "cpts" for t in reading.tokens[slice(*reading.sentences[number])]
        ):
            return last
    return 0

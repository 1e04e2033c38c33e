"""Intercommunalités that a CPTS covers, wholly or in part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from cpts_extract.annotate import Reading, Token
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields import epci_names
from cpts_extract.fields.found import Found
from cpts_extract.fields.names import key as name_key
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Epci
from cpts_extract.structure.flow import SEPARATOR
from cpts_extract.territory.spelling import own_words
from cpts_extract.values.numbers import Number

_JOINING = frozenset("de du des d' la le les l' et en sur sous entre".split())
_TAILED = re.compile(
    r"(?<![\w-])(?:[A-ZÀ-ÝŒ][\w'-]*+ ++(?:(?:de|du|des|d'|la|le|les|l'|en|et|sur) ?){0,2}){1,8}"
    r"(?:[Cc]ommunauté|COMMUNAUTÉ|[Aa]gglomération|AGGLOMÉRATION|Agglo|Métropole|MÉTROPOLE)(?![\w-])"
    r"(?:(?<=Agglo) (?:Pays|Val|Terres?)(?: (?:de |du |d'|des )?[A-ZÀ-Ý][\w'-]+)+)?"
    r"(?! (?:de |d'|professionnelle|territoriale|urbaine|[Pp]rofessionnelle))"
)
_TAIL = re.compile(  # each form begins with a letter, not with a class of them: so it is looked for three times as fast
    r"(?:communauté|Communauté|COMMUNAUTÉ|agglomération|Agglomération|AGGLOMÉRATION|Agglo|Métropole|MÉTROPOLE)(?![\w-])"
    r"(?! (?:de |d'|professionnelle|territoriale|urbaine|[Pp]rofessionnelle))"
)


def epcis(scope: Scope) -> list[Found]:
    """Read the intercommunalités that are named as territory, in the order of the text."""
    reading = scope.reading
    covering = {reading.tokens[m.start].sentence for m in reading.of("epcis", "cue") if m.rule.id == "epcis.covers"}
    counting = {reading.tokens[m.start].sentence for m in reading.of("communes", "value")} | {
        reading.tokens[m.start].sentence for m in reading.of("population", "value")
    }
    out: dict[str, Found] = {}
    taken: list[tuple[int, int]] = []
    official = epci_names.covered(scope, frozenset(covering | counting))
    for one in official:
        name = _trim(reading, one.start, one.end)
        out.setdefault(one.words, Found("epcis", Epci(name), one.start, one.end, one.told, "epcis.official", 0.92))
    for rule, start, end, name, sure in [*_listed(scope), *_headed(reading), *_tailed(reading), *_counted(reading)]:
        sentence = reading.tokens[start].sentence
        found = Found("epcis", Epci(name), start, end, start, rule, sure)
        before = {t.norm for t in reading.tokens[max(start - 8, reading.sentences[sentence][0]) : start]}
        if before & word_set("epci-officers") and rule != "epcis.list-follows":
            found = found.rejected("named for its officers, not as territory")
        elif rule != "epcis.list-follows" and sentence not in covering and sentence not in counting:
            found = found.rejected("nothing says that it is part of the territory")
        elif scope.is_generic(sentence) or reading.kinds[sentence] == "contact":
            found = found.rejected("not in the release's own body")
        elif rule == "epcis.of-the-communes" and any(name_key(name) <= name_key(n.name) for n in scope.named):
            found = found.rejected("the CPTS's own name")
        elif any(start < s < end or s < start < e for s, e in taken) or any(
            start < one.end and one.start < end for one in official
        ):
            found = found.rejected("part of a longer name")
        else:
            taken.append((start, end))
        key = own_words(name)
        if key not in out or (out[key].against and not found.against):
            out[key] = found
    return sorted(out.values(), key=lambda f: f.start)


def _listed(scope: Scope) -> Iterator[tuple[str, int, int, str, float]]:
    """The items of a list that "2 communautés de communes :" leads into, and lists in brackets behind the head."""
    reading = scope.reading
    leads = {reading.tokens[m.start].sentence for m in reading.of("epcis", "cue") if m.rule.id == "epcis.list-follows"}
    for number, (first, last) in enumerate(reading.sentences):
        if reading.kinds[number] != "item" or scope.lead(number) not in leads:
            continue
        end = first
        while end < last and _belongs(reading.tokens, end):
            end += 1
        if end > first:
            yield "epcis.list-follows", first, end, reading.text(first, end), 0.92
    for match in reading.of("epcis", "cue"):
        if match.rule.id != "epcis.list-follows" or reading.tokens[match.end - 1].text not in {"(", ",", ":"}:
            continue
        _, last = reading.sentences[reading.tokens[match.start].sentence]
        head = next(t for t in reading.tokens[match.start : match.end] if t.tag == "epci")
        if head.norm.startswith(("communautes", "intercommunalites", "epci", "agglomerations")):
            count = next(
                (
                    t.value.value
                    for t in reading.tokens[max(match.start - 1, 0) : match.end]
                    if isinstance(t.value, Number)
                ),
                None,
            )
            yield from _named_in_a_row(reading, match.end, last, count if isinstance(count, int) else None)


def _named_in_a_row(
    reading: Reading, at: int, last: int, count: int | None
) -> Iterator[tuple[str, int, int, str, float]]:
    """Read "A pour l'essentiel, puis B et C" up to the bracket or the sentence's end.

    A name may hold an "et": the last part is cut there only while fewer names were read than ``count``.
    """
    tokens = reading.tokens
    parts: list[tuple[int, int]] = []
    while at < last and tokens[at].text not in ").":
        while (
            at < last
            and tokens[at].norm
            in {"et", "puis", ",", "la", "le", "celle", "celles", "de", "l'", "les", "a", "savoir", "du"}
            and not tokens[at].text[:1].isupper()
        ):
            at += 1
        start = at
        if at < last and tokens[at].tag == "epci":
            at += 1
            while at < last and tokens[at].norm in _JOINING:
                at += 1
        while at < last and _belongs(tokens, at):
            at += 1
        if at == start:
            break
        if any(t.text[:1].isupper() for t in tokens[start:at]):
            parts.append((start, at))
        while at < last and tokens[at].text not in {",", ")", "."} and tokens[at].norm != "et":
            at += 1
    while parts and (count is None or len(parts) < count):
        start, end = parts[-1]
        cut = next((n for n in range(end - 1, start, -1) if tokens[n].norm == "et"), None)
        if cut is None:
            break
        behind = cut + 1
        while (
            behind < end
            and tokens[behind].norm in {"la", "le", "de", "les", "l'", "celle", "du"}
            and not tokens[behind].text[:1].isupper()
        ):
            behind += 1
        parts[-1:] = [(start, cut), (behind, end)]
        if count is None:
            break
    for start, end in parts:
        yield "epcis.list-follows", start, end, _trim(reading, start, end), 0.88


def _belongs(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if token.text[:1].isupper() and token.tag in {"", "native", "epci", "department", "region", "number"}:
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else token
    if _small_figure(token):
        return following.text[:1].isupper()
    return (token.norm in _JOINING or token.text == "-") and (
        following.text[:1].isupper() or following.norm in _JOINING or _small_figure(following)
    )


def _small_figure(token: Token) -> bool:
    """Tell whether a token is a figure as names hold it: "Val des 2 Monts"."""
    return token.tag == "number" and token.text.isdigit() and len(token.text) == 1


def _trim(reading: Reading, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", reading.text(start, end)).strip(" ,;:.")


def _headed(reading: Reading) -> Iterator[tuple[str, int, int, str, float]]:
    """Read "communauté de communes des sources du lac d'Annecy": the head, small words, and a name that ends in a capital."""
    tokens = reading.tokens
    for at in reading.tagged("epci"):
        token = tokens[at]
        if token.norm.startswith(("intercommunalite", "epci")) or token.norm in {
            "agglo",
            "agglomeration",
            "agglomerations",
            "metropole",
            "metropoles",
        }:
            continue
        end, best = at + 1, at + 1
        if token.norm.startswith("communautes"):
            continue
        while (
            end < len(tokens)
            and end - at < 12
            and tokens[end].tag in {"", "native", "epci", "department", "region", "number"}
            and (tokens[end].text.isalpha() or "'" in tokens[end].text or "-" in tokens[end].text)
        ):
            small_run = end - best
            if tokens[end].text[:1].isupper():
                best = end + 1
            elif small_run > 4 or (
                tokens[end].norm in {"et", "a", "est", "qui", "ainsi", "soit", "avec", "dans"}
                and not tokens[end + 1].text[:1].isupper()
            ):
                break
            end += 1
        more = best
        while (
            best > at + 1
            and tokens[more].text == ","
            and tokens[more + 1].text[:1].isupper()
            and tokens[more + 1].tag == ""
            and tokens[at + 1].text[:1].isupper()
        ):
            more += 2
        if more > best and tokens[more].norm == "et" and tokens[more + 1].text[:1].isupper():
            more += 2
        best = more
        if best > at + 1:
            yield "epcis.headed", at, best, _trim(reading, at, best), 0.88


def _counted(reading: Reading) -> Iterator[tuple[str, int, int, str, float]]:
    """Read "Val d'Or (23 communes)", "les 55 communes de Val d'Or": a name beside the number of its communes."""
    tokens = reading.tokens
    for at in reading.tagged("number"):
        if not 2 <= at < len(tokens) - 2 or not tokens[at + 1].norm.startswith("commune"):
            continue
        if tokens[at - 1].text == "(" and tokens[at + 2].text == ")":
            start = at - 1
            while start > 0 and _belongs(tokens, start - 1):
                start -= 1
            while start < at - 1 and not tokens[start].text[:1].isupper() and tokens[start].tag != "epci":
                start += 1
            if start < at - 1:
                yield "epcis.list-follows", start, at - 1, _trim(reading, start, at - 1), 0.9
        elif (
            tokens[at + 2].norm in {"de", "du", "d'", "des"} and tokens[at].value is not None and tokens[at].text != "1"
        ):
            start = at + 3
            end = start
            while _belongs(tokens, end):
                end += 1
            alone = tokens[end].text in {",", ".", ":", SEPARATOR} or tokens[end].text.islower()
            typed = tokens[start].tag == "epci" or (
                end > start and all(t.tag in {"department", "region"} or t.norm in _JOINING for t in tokens[start:end])
            )
            if (
                end > start
                and alone
                and tokens[end].norm != "et"
                and not typed
                and not (tokens[end].text == "," and tokens[end + 1].text[:1].isupper())
            ):
                yield "epcis.of-the-communes", start, end, _trim(reading, start, end), 0.8


def _tailed(reading: Reading) -> Iterator[tuple[str, int, int, str, float]]:
    """Read "Rivebourg-Valmont Communauté": a name with its kind at the end."""
    text = reading.flow.text
    sentences = reading.flow.sentences
    # The tail is looked for first: the expressions are tried at every capital.
    tailed = {bisect_right(sentences, tail.start(), key=attrgetter("start")) - 1 for tail in _TAIL.finditer(text)}
    found = [m for n in sorted(tailed) for m in _TAILED.finditer(text, sentences[n].start, sentences[n].end)]
    if "-Agglo" in text or "-Communauté" in text:
        found += re.finditer(r"(?<![\w-])(?:[A-ZÀ-Ý]\w*+-)++(?:Agglomération|Communauté|Agglo)(?!\w)", text)
    for match in found:
        first = bisect_left(reading.tokens, match.start(), key=attrgetter("start"))
        last = bisect_left(reading.tokens, match.end(), key=attrgetter("start"))
        while first < last and reading.tokens[first].norm in {"le", "la", "les", "communes"}:
            first += 1
        if (
            last - first < 1
            or reading.tokens[first].tag == "epci"
            or reading.tokens[first].norm in {"une", "un", "cette", "notre", "l'", "communaute"}
        ):
            continue
        if any(t.tag in {"cpts", "sep", "ars", "am"} for t in reading.tokens[first:last]):
            continue
        yield "epcis.tailed", first, last, _trim(reading, first, last), 0.88

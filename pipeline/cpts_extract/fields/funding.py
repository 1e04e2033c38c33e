"""Sums of money: whose they are, what for, how often, who pays (ACI of 2019-06-20 and its avenant 2)."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from cpts_extract.annotate import Match, Reading
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.found import Found, bound_of
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Funding, Period, Purpose
from cpts_extract.read.characters import fold
from cpts_extract.values.money import Money

_PURPOSES: tuple[Purpose, ...] = ("startup", "project_writing", "operation", "missions", "total", "other")
_SMALLEST = 1_000
"""Euros; less is a fee, a fare or a wage."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with whether it is a CPTS's: ``scheme`` sums are of the national scheme or of somebody else."""

    found: Found
    scheme: bool


def funding(scope: Scope) -> list[Sum]:
    """Read every sum, in the order of the text."""
    reading = scope.reading
    cues: dict[int, list[Match]] = {}
    for match in reading.of("funding"):
        cues.setdefault(match.value, []).append(match)
    out: list[Sum] = []
    for match in reading.of("funding", "value"):
        money = reading.tokens[match.value].value
        assert isinstance(money, Money)
        out.append(_sum(scope, match, money, cues[match.value]))
    return _referring(reading, _ranges(reading, out))


def _sum(scope: Scope, match: Match, money: Money, cues: list[Match]) -> Sum:
    reading = scope.reading
    token = match.value
    bound, _ = bound_of(reading, token, token)
    purpose, rule, sure, start, end = _purpose(reading, token, cues)
    if _local_payer(reading, token):
        purpose, rule = "other", "funding.paid-locally"
    if purpose == "other" and _of_a_mission(reading, token):
        purpose, rule = "missions", "funding.beside-a-mission"
    period = _period(cues, purpose) or _period_above(scope, reading.tokens[token].sentence)
    if money.amount_max:
        bound = "range"
    value = Funding(money.amount, money.amount_max, bound, purpose, period, _payer(reading, token))
    found = Found("funding", value, start, end, token, rule, sure)
    if money.amount < _SMALLEST:
        found = found.rejected("too small for a sum of the contract")
    sentence = reading.tokens[token].sentence
    owner, _why = scope.owner(token)
    elsewhere = next((c.rule.id for c in cues if c.rule.role == "reject"), None)
    if elsewhere == "funding.of-somebody-else" and _given_to_it(reading, token):
        elsewhere = None
    if elsewhere == "funding.of-any-cpts" and (named := scope.names_in(sentence)) and named[0][0] < token:
        elsewhere = None
    if (
        elsewhere is None
        and not _given_to_it(reading, token)
        and (_paid_locally(reading, token) or _disclaimed(reading, sentence))
    ):
        elsewhere = "funding.of-somebody-else"
    section = scope.sections[sentence]
    foreign = section >= 0 and any(t.tag in {"cls", "msp"} for t in reading.tokens[slice(*reading.sentences[section])])
    scheme = bool(elsewhere) or owner is None or foreign
    if scheme:
        found = replace(found, value=replace(value, purpose=_scheme_purpose(value, elsewhere, foreign)))
    return Sum(replace(found, rule=elsewhere if elsewhere else rule), scheme)


def _given_to_it(reading: Reading, token: int) -> bool:
    """Tell whether a town or région gives the sum to the CPTS: "lui accorde", "à la CPTS", "pour équiper la CPTS"."""
    first, last = reading.sentences[reading.tokens[token].sentence]
    before = reading.tokens[max(first, token - 12) : token]
    after = reading.tokens[token : min(last, token + 14)]
    near = any(
        a.norm in {"la", "cette", "notre", "l'"}
        and (b.tag == "cpts" or b.norm in {"association", "structure", "communaute"})
        for a, b in itertools.pairwise(after)
    )
    offered = any(
        a.norm in {"a", "de", "pour"} and b.norm in {"la", "cette", "notre"} and c.tag == "cpts"
        for a, b, c in zip(before, before[1:], before[2:], strict=False)
    )
    return (
        any(t.norm == "lui" for t in reading.tokens[first:token])
        or offered
        or (near and not any(t.norm in {"pas", "sans"} for t in after))
    )


def _paid_locally(reading: Reading, token: int) -> bool:
    """Tell whether a town, département or région pays, as the subject before the sum or behind it: "du Département"."""
    _, last = reading.sentences[reading.tokens[token].sentence]
    if any(t.tag in {"am", "ars"} for t in reading.tokens[max(token - 12, 0) : min(token + 10, last)]):
        return False
    behind = reading.tokens[token : min(token + 10, last)]
    return _local_payer(reading, token) or any(
        a.norm in {"du", "de", "la", "le"}
        and ((b.norm in word_set("local-payer") and b.text[:1].isupper()) or b.tag == "epci")
        for a, b in itertools.pairwise(behind)
    )


_DISCLAIMERS = re.compile(
    r"rien a voir|sans rapport|sans lien|autre chose|autre histoire|hors contrat|roulera a part|ne figurent pas"
    r"|ne (?:passe|passera|revient|reviendra|finance) pas"
)


def _disclaimed(reading: Reading, sentence: int) -> bool:
    """Tell whether the sentence itself, or the next, says that a sum has nothing to do with the contract."""
    numbers = [n for n in (sentence, sentence + 1) if n < len(reading.sentences)]
    here, *following = [fold(reading.sentence_text(n)).lstrip("| ") for n in numbers]
    return bool(_DISCLAIMERS.search(here)) or any(
        (_DISCLAIMERS.search(t) and t.startswith(("cet ", "cette ", "ce ", "ces ", "l'enveloppe")))
        or re.match(r"c'est\b.*(?:national|une cpts)", t)
        for t in following
    )


def _scheme_purpose(value: Funding, elsewhere: str | None, foreign: bool) -> Purpose:
    return "other" if elsewhere == "funding.of-somebody-else" or foreign else value.purpose


def _purpose(reading: Reading, token: int, cues: list[Match]) -> tuple[Purpose, str, float, int, int]:
    """Tell what a sum is for, from the nearest words that say so."""
    scored: list[tuple[float, Match]] = []
    first, _ = reading.sentences[reading.tokens[token].sentence]
    for cue in cues:
        if cue.rule.role != "cue" or "purpose" not in cue.rule.sets:
            continue
        distance = (cue.end - 1 - token) if cue.start == token else (token - cue.start)
        between = [t.norm for t in reading.tokens[min(cue.start, token) : max(cue.end, token + 1)]]
        crossed = sum(t.tag == "money" for t in reading.tokens[cue.start : cue.end]) - 1
        if set(between) & _BREAKS or {t.norm for t in reading.tokens[cue.start + 1 : cue.start + 3]} & _INCLUDED:
            distance += 10
        if (cue.start == token and set(between[1:4]) & {"pour", "sont", "dedies", "afin", "consacres", "destines"}) or (
            cue.start < token and cue.start - first <= 2
        ):
            distance -= 4
        elif cue.start < token and "et" in between:
            distance += 3
        weak = 14 if cue.rule.id == "funding.any-aid" else 3 if cue.rule.sets["purpose"] == "total" else 0
        if weak and _local_payer(reading, token):
            continue
        scored.append((distance + weak + 12 * crossed + 4 * between.count(";") + 2 * between.count(","), cue))
    if not scored:
        return "other", "funding.sum", 0.8, token, token + 1
    _, best = min(scored, key=lambda s: (s[0], _PURPOSES.index(s[1].rule.sets["purpose"])))
    return (
        best.rule.sets["purpose"],
        best.rule.id,
        best.rule.confidence,
        min(best.start, token),
        max(best.end, token + 1),
    )


def _of_a_mission(reading: Reading, token: int) -> bool:
    """Tell whether the sentence names a mission before the sum: "Mission 3 : développer la prévention, ... (17 500 €)"."""
    first, _ = reading.sentences[reading.tokens[token].sentence]
    lead = {t.norm for t in reading.tokens[first : first + 4]} & {"mission", "axe", "volet"}
    return bool(lead) and any(first <= m.start < token for m in reading.of("missions", "value"))


def _local_payer(reading: Reading, token: int) -> bool:
    """Tell whether a town, département or région is the one who pays: its aid is never the contract's total."""
    first, _ = reading.sentences[reading.tokens[token].sentence]
    before = reading.tokens[first:token]
    return any(t.norm in word_set("local-payer") or t.tag == "epci" for t in before) and not any(
        t.tag in {"am", "ars"} for t in before
    )


def _period(cues: list[Match], purpose: Purpose) -> Period | None:
    stated: list[Period] = [
        c.rule.sets["period"] for c in cues if "period" in c.rule.sets and c.rule.id in _PERIOD_RULES
    ]
    for period in ("contract", "year", "once"):
        if period in stated:
            return period
    return "once" if purpose in {"startup", "project_writing"} else None


def _period_above(scope: Scope, sentence: int) -> Period | None:
    """Tell the period that a table's or a list's lead states for all its sums: "pour une année pleine", "par an :"."""
    reading = scope.reading
    if reading.block(sentence).kind not in {"item", "row"} and "(" not in reading.sentence_text(sentence):
        return None
    section = scope.sections[sentence]
    for number in range(sentence - 1, max(sentence - 12, section - 1, -1), -1):
        text = fold(reading.sentence_text(number))
        leads = reading.block(number).kind in {"heading", "row"} or (text.endswith((":", ".")) and number >= section)
        if leads and re.search(r"\bpar an\b|\bannuel|chaque annee|une annee|premiere annee|l'annee\b", text):
            return "year"
    return None


_BREAKS = frozenset("ajoute ajoutent hors".split())
"""Words that set what stands on their other side apart: "s'y ajoute"."""
_INCLUDED = frozenset("compris comprises comprise".split())
"""Behind a purpose they say that the sum holds it besides others: "fonctionnement compris"."""
_PERIOD_RULES = frozenset({"funding.each-year", "funding.whole-contract", "funding.paid-once"})
_PAYERS = {"ars": "ARS", "am": "Assurance Maladie", "Région": "Région"}


def _payer(reading: Reading, token: int) -> str | None:
    """Name who pays, where the sentence names one: a subject before the sum, or "du côté de", "par", "versés par"."""
    first, last = reading.sentences[reading.tokens[token].sentence]
    for at in range(token + 1, min(token + 9, last)):
        t = reading.tokens[at]
        if t.tag == "money":
            break
        if (
            t.tag in {"ars", "am"}
            and reading.tokens[at - 1].norm in {"l'", "la", "le"}
            and reading.tokens[at - 2].norm in {"par", "de"}
        ):
            return _PAYERS[t.tag]
    for at in range(token - 1, first - 1, -1):
        t = reading.tokens[at]
        if t.tag in {"ars", "am"}:
            return _PAYERS[t.tag]
    return None


def _referring(reading: Reading, sums: list[Sum]) -> list[Sum]:
    """Give a sum the purpose of those it adds up or takes up: "65 000 € : 40 000 € pour ... et 25 000 € pour ...", "ces 152 500 €"."""
    out: list[Sum] = []
    for number, item in enumerate(sums):
        value, token = item.found.value, item.found.token
        taken_up = reading.tokens[token - 1].norm in {"ces", "cette"}
        purpose = out[-1].found.value.purpose if taken_up and out else None
        for size in (2, 3, 4):
            parts = sums[number + 1 : number + 1 + size]
            same = {p.found.value.purpose for p in parts}
            beside = all(reading.tokens[p.found.token].sentence == reading.tokens[token].sentence for p in parts)
            if (
                len(parts) == size
                and beside
                and len(same) == 1
                and sum(p.found.value.amount for p in parts) == value.amount
            ):
                purpose = same.pop()
        for size in (2, 3, 4):
            before = out[-size:] if len(out) >= size else []
            beside = all(reading.tokens[p.found.token].sentence == reading.tokens[token].sentence for p in before)
            if before and beside and sum(p.found.value.amount for p in before) == value.amount:
                item = Sum(replace(item.found, value=replace(value, purpose="total")), item.scheme)
                purpose = None
        if purpose and (value.purpose == "other" or taken_up or item.found.rule == "funding.any-aid"):
            item = Sum(replace(item.found, value=replace(value, purpose=purpose)), item.scheme)
        out.append(item)
    return out


def _ranges(reading: Reading, sums: list[Sum]) -> list[Sum]:
    """Join "s'étend de 185 000 € pour les plus petites à 380 000 € pour les plus vastes" to one range."""
    out: list[Sum] = []
    for item in sums:
        before = out[-1] if out else None
        if before and _one_range(reading, before.found, item.found):
            low, high = before.found.value, item.found.value
            value = replace(
                low,
                amount_max=high.amount,
                bound="range",
                purpose=low.purpose if low.purpose != "other" else high.purpose,
            )
            joined = replace(before.found, value=value, end=item.found.token + 1, start=before.found.token)
            out[-1] = Sum(joined, before.scheme or item.scheme)
        else:
            out.append(item)
    return out


def _one_range(reading: Reading, low: Found, high: Found) -> bool:
    tokens = reading.tokens
    if tokens[low.token].sentence != tokens[high.token].sentence or low.value.amount_max or high.value.amount_max:
        return False
    between = [t.norm for t in tokens[low.token + 1 : high.token]]
    opened = tokens[low.token - 1].norm in {"de", "entre"} or tokens[low.token - 2].norm in {"de", "entre"}
    closing = between[-1:] in (["a"], ["et"]) and (between[-1:] == ["a"] or tokens[low.token - 1].norm == "entre")
    return (
        opened
        and closing
        and len(between) <= 14
        and low.value.amount < high.value.amount
        and "s'"
        in [t.norm for t in tokens[max(low.token - 4, 0) : low.token]]
        + (["s'"] if len(between) <= 3 or "petites" in between else [])
    )

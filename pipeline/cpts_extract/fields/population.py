"""Inhabitants of a CPTS's territory."""

from __future__ import annotations

import itertools
import re

from cpts_extract.annotate import Reading
from cpts_extract.fields.figures import counted
from cpts_extract.fields.found import Found
from cpts_extract.fields.scope import Scope
from cpts_extract.fields.towns import of_a_town
from cpts_extract.models import Quantity
from cpts_extract.values.numbers import Number

LARGEST_POPULATION = 700_000
"""No CPTS covers more inhabitants; what exceeds it is a région's or the country's figure."""
SMALLEST_POPULATION = 1_000
THRESHOLDS = frozenset({40_000, 80_000, 175_000})
"""The limits of the four sizes, ACI of 2019-06-20."""
_WIDEST = 1.25
"""How much larger the upper end of a range may be: what is wider tells of several territories."""
_ANY = "population.count-of-inhabitants"


def population(scope: Scope) -> list[Found]:
    """Read the inhabitants of each CPTS's territory."""
    reading = scope.reading
    cues = [m for m in reading.of("population", "cue") if m.value >= 0]
    covers = {m.value for m in cues}
    covered = {m.value for m in cues if m.rule.id == "population.covered"}
    towns = _towns(reading)
    parts = {m.value for m in reading.of("population", "value") if _of_a_part(scope, m.value)}
    out = []
    for found in counted(scope, "population", "population"):
        value, token = found.value.value, found.token
        if found.against == "population.of-an-area" and _in_a_name(scope, token - 3, token):
            found = found._replace(against=None)
        sentence = reading.tokens[token].sentence
        low = _low_end(reading, token, value) if found.against == "population.class-of-size" else None
        if low is not None:
            found = found._replace(value=Quantity(low, "range", value), start=token - 3, against=None)
            value = low
        if value > LARGEST_POPULATION:
            found = found.rejected("more inhabitants than any CPTS has")
        elif value < SMALLEST_POPULATION:
            found = found.rejected("too few inhabitants for a CPTS")
        elif token in parts and (len(parts) > 1 or _of_a_town(reading, token)):
            found = found.rejected("the figure of a part, in brackets behind its name")
        elif of_a_town(scope, token, token in covered):
            found = found.rejected("the figure of a town named beside it")
        elif reading.tokens[token + 1].norm == "personnes" and token not in covers and found.rule == _ANY:
            found = found.rejected("nothing says that they live there")
        elif token in towns and not _in_a_name(scope, token - 3, token):
            found = found.rejected("one of the figures of several towns")
        elif (
            value in {1_000, 10_000, 100_000}
            and reading.tokens[token - 1].norm in {"pour", "/"}
            and found.value.bound == "exact"
        ):
            found = found.rejected("a rate for so many inhabitants")
        elif value in THRESHOLDS and _speaks_of_size(reading, sentence):
            found = found.rejected("a limit of the agreement's sizes")
        elif _with_share(reading, sentence, token):
            found = found.rejected("stands beside the number of CPTS of a territory")
        bonus = 0.06 if token in covers else 0.0
        bonus -= 0.25 if token in parts else 0.1 if _quoted(reading, token) else 0.0
        bonus -= {"exact": 0.0, "at_least": 0.05, "about": 0.06}.get(found.value.bound, 0.1)
        out.append(found._replace(confidence=found.confidence + bonus))
    return out


def _low_end(reading: Reading, token: int, high: int) -> int | None:
    """Give the lower end of a range that a figure ends, and that is none of the agreement's sizes: "entre 31 000 et 33 000"."""
    if token < 3 or [reading.tokens[at].norm for at in (token - 3, token - 1)] != ["entre", "et"]:
        return None
    figure = reading.tokens[token - 2].value
    low = figure.value if isinstance(figure, Number) else None
    if not isinstance(low, int) or THRESHOLDS & {low, high} or not low < high <= _WIDEST * low:
        return None
    return low


def _in_a_name(scope: Scope, first: int, last: int) -> bool:
    """Tell whether the name of a CPTS stands among tokens: "la CPTS Sud Vienne, 42 000 habitants"."""
    return any(m.start < last and first < m.end for named in scope.named for m in named.mentions)


def _of_a_town(reading: Reading, token: int) -> bool:
    """Tell whether a figure in brackets stands behind a town: "la ville de Col (8 400 habitants)"."""
    return any(
        t.norm in {"ville", "commune", "bourg", "chef-lieu", "village"}
        for t in reading.tokens[max(token - 6, 0) : token]
    )


def _quoted(reading: Reading, token: int) -> bool:
    """Tell whether a figure stands in somebody's own words, between quotation marks."""
    first, _ = reading.sentences[reading.tokens[token].sentence]
    before = [t.text for t in reading.tokens[first:token]]
    return before.count("«") > before.count("»")


def _of_a_part(scope: Scope, token: int) -> bool:
    """Tell whether a figure stands in brackets behind a name that is no CPTS's: "la Vallée (28 communes, 41 749 habitants)"."""
    tokens = scope.reading.tokens
    opening = next((n for n in range(token - 1, max(token - 6, 0), -1) if tokens[n].text in "()"), 0)
    if not opening or tokens[opening].text != "(" or tokens[opening - 1].tag == "cpts":
        return False
    named = any(m.start < opening <= m.end + 1 for n in scope.named for m in n.mentions)
    return tokens[opening - 1].text[:1].isupper() and not named


def _towns(reading: Reading) -> set[int]:
    """The figures of a list of towns: "Arc : 3 600 habitants, Bar : 540 habitants"."""
    found: dict[int, list[int]] = {}
    for match in reading.of("population", "value"):
        before = list(reading.tokens[max(match.value - 2, 0) : match.value])
        if (
            len(before) == 2
            and before[1].text in ":("
            and before[0].text[:1].isupper()
            and before[0].norm not in {"population", "habitants"}
        ):
            found.setdefault(reading.flow.sentences[reading.tokens[match.value].sentence].block, []).append(match.value)
    blocks = sorted(found)
    many = {b for b in blocks if len(found[b]) > 1 or any(abs(b - other) <= 2 for other in blocks if other != b)}
    return {token for block in many for token in found[block]}


def _speaks_of_size(reading: Reading, sentence: int) -> bool:
    text = " ".join(t.norm for t in reading.tokens[slice(*reading.sentences[sentence])])
    return bool(
        re.search(r"\b(?:taille|tailles|seuil|seuils|tranche|categorie|plus grandes|plus vastes|plus petites)\b", text)
    )


def _with_share(reading: Reading, sentence: int, token: int) -> bool:
    """Tell whether the sentence counts several CPTS before the figure: "31 CPTS couvrent 2,1 millions d'habitants"."""
    first, _ = reading.sentences[sentence]
    before = reading.tokens[first:token]
    return any(a.tag == "number" and b.tag == "cpts" for a, b in itertools.pairwise(before))

"""Class of size, rank in a territory, years of the contract (ACI of 2019-06-20, article on sizes and duration)."""

from __future__ import annotations

from cpts_extract.annotate import Reading
from cpts_extract.fields.found import Found, against, values
from cpts_extract.fields.scope import Scope
from cpts_extract.models import Ordinal
from cpts_extract.values.areas import AreaName
from cpts_extract.values.numbers import Number

_USUAL = 5
"""Years of every ACI (article on its length): another figure is more often of another agreement."""


def size_class(scope: Scope) -> list[Found]:
    """Read the size, 1 to 4."""
    return [f if f.value in {1, 2, 3, 4} else f.rejected("there are four sizes") for f in _numbers(scope, "size_class")]


def contract_years(scope: Scope) -> list[Found]:
    """Read for how many years the contract is signed; years of which the sentence says no contract are left."""
    reading = scope.reading
    headed = {
        reading.tokens[m.start].sentence for m in reading.of("agreement", "cue") if m.rule.id == "agreement.headed"
    }
    out = [
        Found("contract_years", m.rule.sets["years"], m.start, m.end, m.end - 1, m.rule.id, m.rule.confidence)
        for m in reading.of("agreement", "cue")
        if "years" in m.rule.sets
    ]
    for found in _numbers(scope, "contract_years"):
        if not 1 <= found.value <= 10:
            found = found.rejected("no such length of a contract")
        elif reading.tokens[found.token].sentence not in headed:
            found = found.rejected("no contract in the sentence")
        elif found.value != _USUAL and not _speaks_of_a_contract(reading, found.token):
            found = found.rejected("not the length of an ACI, and no ACI in the sentence")
        out.append(found)
    return out


def _speaks_of_a_contract(reading: Reading, token: int) -> bool:
    sentence = reading.tokens[token].sentence
    return "aci" in reading.tags[sentence] or any(w.startswith("contrat") for w in reading.norms[sentence])


def _numbers(scope: Scope, field: str) -> list[Found]:
    reasons = against(scope.reading, "agreement")
    out = []
    for match in values(scope.reading, "agreement", field):
        number = scope.reading.tokens[match.value].value
        if isinstance(number, Number) and isinstance(number.value, int) and not number.percent:
            found = Found(
                field, number.value, match.start, match.end, match.value, match.rule.id, match.rule.confidence
            )
            out.append(found.rejected(reasons[match.value]) if match.value in reasons else found)
    return out


def ordinal(scope: Scope) -> list[Found]:
    """Read which CPTS of its département or région it is: "la 6e CPTS du Morbihan"."""
    reading = scope.reading
    reasons = against(reading, "agreement")
    out = []
    for match in values(reading, "agreement", "ordinal"):
        number = reading.tokens[match.value].value
        if not isinstance(number, Number) or not isinstance(number.value, int):
            continue
        sentence = reading.tokens[match.value].sentence
        first, last = reading.sentences[sentence]
        window = range(match.value, min(match.value + 12, last))
        before = range(match.value, max(match.value - 16, first), -1)
        at = next((n for n in (*window, *before) if isinstance(reading.tokens[n].value, AreaName)), match.value)
        place = reading.tokens[at].value
        found = Found("ordinal", None, match.start, match.end, match.value, match.rule.id, match.rule.confidence)
        if match.value in reasons:
            found = found.rejected(reasons[match.value])
        if not isinstance(place, AreaName):
            scoped = any(reading.tokens[n].norm in {"departement", "region"} for n in (*window, *before))
            out.append(
                found._replace(value=Ordinal(number.value, "département"))
                if scoped
                else found.rejected("no territory beside it")
            )
            continue
        area = place.department or place.region
        assert area is not None
        out.append(
            found._replace(
                value=Ordinal(number.value, area.name), start=min(match.start, at), end=max(match.end, at + 1)
            )
        )
    return out

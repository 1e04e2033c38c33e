"""What sums say of each other: a total beside its parts, a sum taken up again, the two ends of a range."""

from __future__ import annotations

from dataclasses import replace

from cpts_extract.annotate import Reading
from cpts_extract.fields.found import Found
from cpts_extract.models import Purpose

_APART = 4
"""Sentences over which a total and its parts may stand apart."""
_PARTS = 8
_VARIES = frozenset("etend etendent varie varient oscille oscillent va vont allant comprise comprises situe".split())


def added_up(reading: Reading, sums: list[Found]) -> list[Found]:
    """Give a sum that others beside it add up to their common purpose, or ``total`` where they serve several."""
    out = list(sums)
    for number, item in enumerate(sums):
        parts = _parts(reading, sums, number)
        if not parts:
            continue
        purposes: set[Purpose] = {p.value.purpose for p in parts}
        purpose: Purpose = purposes.pop() if len(purposes) == 1 else "total"
        if purpose in {"other", "total"} and item.value.purpose != "other":
            purpose = "total"
        out[number] = item._replace(value=replace(item.value, purpose=purpose))
    return [_taken_up(reading, out, number) for number in range(len(out))]


def yearly(reading: Reading, sums: list[Found]) -> list[Found]:
    """Give "a year" to the sums of the contract that stand in one sentence, or beside each other in a table, with one so paid."""
    told = {reading.tokens[f.token].sentence for f in sums if f.value.period == "year"}
    rows = {reading.flow.sentences[n].block for n in told if reading.kinds[n] == "row"}
    out = []
    for f in sums:
        sentence = reading.tokens[f.token].sentence
        beside = sentence in told or reading.flow.sentences[sentence].block in rows
        if beside and f.value.period is None and f.value.purpose in {"operation", "missions", "total"}:
            f = f._replace(value=replace(f.value, period="year"))
        out.append(f)
    return out


def _parts(reading: Reading, sums: list[Found], number: int) -> list[Found]:
    """Find the neighbours of a sum, all before it or all behind it, that add up to it."""
    whole = sums[number]
    if whole.value.amount_max:
        return []
    for step in (1, -1):
        parts: list[Found] = []
        for other in sums[number + 1 :] if step > 0 else reversed(sums[:number]):
            apart = abs(reading.tokens[other.token].sentence - reading.tokens[whole.token].sentence)
            if apart > _APART + len(parts) or len(parts) == _PARTS or other.value.amount_max:
                break
            parts.append(other)
            if sum(p.value.amount for p in parts) >= whole.value.amount:
                break
        if len(parts) > 1 and sum(p.value.amount for p in parts) == whole.value.amount:
            return parts
    return []


def _taken_up(reading: Reading, sums: list[Found], number: int) -> Found:
    """Give "ces 152 500 €" the purpose of the sums just before it."""
    item = sums[number]
    if number and reading.tokens[item.token - 1].norm in {"ces", "cette"}:
        return item._replace(value=replace(item.value, purpose=sums[number - 1].value.purpose))
    return item


def ranges(reading: Reading, sums: list[Found]) -> list[Found]:
    """Join "s'étend de 185 000 € pour les plus petites à 380 000 € pour les plus vastes" to one range."""
    out: list[Found] = []
    for item in sums:
        if out and _one_range(reading, out[-1], item):
            low, high = out[-1].value, item.value
            purpose = low.purpose if low.purpose != "other" else high.purpose
            value = replace(low, amount_max=high.amount, bound="range", purpose=purpose)
            out[-1] = out[-1]._replace(value=value, start=out[-1].token, end=item.token + 1)
        else:
            out.append(item)
    return out


def _one_range(reading: Reading, low: Found, high: Found) -> bool:
    tokens = reading.tokens
    if tokens[low.token].sentence != tokens[high.token].sentence or low.value.amount_max or high.value.amount_max:
        return False
    before = [t.norm for t in tokens[max(low.token - 6, 0) : low.token]]
    between = [t.norm for t in tokens[low.token + 1 : high.token]]
    joined = (before[-1:], between[-1:]) in ((["de"], ["a"]), (["entre"], ["et"]))
    return joined and len(between) <= 14 and low.value.amount < high.value.amount and bool(_VARIES & {*before})

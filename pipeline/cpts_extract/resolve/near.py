"""What came near where no rule read a value: figures of the right kind, sentences that speak of the field."""

from __future__ import annotations

from cpts_extract.annotate import Reading
from cpts_extract.fields import COUNTED, FIELDS, MONEY, SIGNED
from cpts_extract.models import Candidate
from cpts_extract.read.characters import fold
from cpts_extract.values.dates import DateMention
from cpts_extract.values.money import Money
from cpts_extract.values.numbers import Number

_FIGURES: dict[str, type[Number] | type[Money] | type[DateMention]] = {
    **{one.key: DateMention if one.kind == "date" else Number for one in FIELDS if one.shape == "one"},
    **dict.fromkeys(("funding", "scheme_funding"), Money),
    "released": DateMention,
    "aggregates": Number,
}
"""The kind of figure that a field is read from; the other fields are read from words."""
_NAME = ("cpts", "communaute professionnelle", "communautes professionnelles")
WORDS: dict[str, tuple[str, ...]] = {
    **{one.key: one.words for one in FIELDS},
    **dict.fromkeys(("name", "aliases", "mentioned"), _NAME),
    "signature_place": SIGNED,
    "department": ("departement",),
    "region": ("region",),
    "released": ("communique", "publi", "le"),
    **dict.fromkeys(("funding", "scheme_funding"), MONEY),
    "aggregates": (*_NAME, "region", "departement", "national", *COUNTED),
}
"""The words by which a text speaks of a field, folded."""
_RANGES = {"population": (500, 1_000_000), "commune_count": (1, 400), "size_class": (1, 4), "contract_years": (1, 12)}
MOST = 8
_FAR = 25
"""Words between a figure and a word of its field, from which on nothing ties them together."""


def near_misses(reading: Reading, field: str) -> tuple[Candidate, ...]:
    """Give what may be meant as a value of a field, the nearest first, at most eight.

    A figure counts when a word of the field stands in its sentence; of fields that are read from words, each sentence
    that holds one counts.
    """
    heads = [at for at in range(len(reading.tokens)) if _begins(reading, at, WORDS.get(field, ()))]
    kind = _FIGURES.get(field)
    if kind is None:
        firsts: dict[int, int] = {}
        for at in heads:
            firsts.setdefault(reading.tokens[at].sentence, at)
        return tuple(_candidate(reading, field, at, _spoken(reading, field, at)) for at in list(firsts.values())[:MOST])
    found: list[tuple[int, int, int]] = []
    for at, token in enumerate(reading.tokens):
        if isinstance(token.value, kind) and _may_be(field, token.value, token.text):
            nearest = min(
                (head for head in heads if reading.tokens[head].sentence == token.sentence),
                key=lambda head: abs(head - at),
                default=None,
            )
            if nearest is not None and abs(nearest - at) <= _FAR:
                found.append((abs(nearest - at), at, nearest))
    return tuple(_candidate(reading, field, at, _apart(reading, at, head)) for _, at, head in sorted(found)[:MOST])


def missing(reading: Reading, field: str) -> str:
    """Say in one sentence what a text lacks for a field of which nothing came near."""
    words = WORDS.get(field, ())
    if not words:
        return "no rule reads this field from single words"
    shown = ", ".join(f"“{word}”" for word in words)
    if not any(_begins(reading, at, words) for at in range(len(reading.tokens))):
        return f"the text holds none of the words that speak of it: {shown}"
    return f"no figure of its kind stands in a sentence with one of its words: {shown}"


def _begins(reading: Reading, at: int, words: tuple[str, ...]) -> bool:
    """Tell whether one of the words, or the first of several, begins at a token."""
    for word in words:
        parts = word.split()
        tokens = [fold(token.text) for token in reading.tokens[at : at + len(parts)]]
        if len(tokens) == len(parts) and tokens[:-1] == parts[:-1] and tokens[-1].startswith(parts[-1]):
            return True
    return False


def _may_be(field: str, value: Number | Money | DateMention, text: str) -> bool:
    """Leave out percentages, ranks and years where a field cannot be one, and figures far beyond what it may be."""
    if not isinstance(value, Number):
        return True
    if value.percent or value.ordinal != (field == "ordinal"):
        return False
    if len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100:
        return False
    low, high = _RANGES.get(field, (1, 10_000_000))
    return low <= value.value <= high


def _candidate(reading: Reading, field: str, at: int, reason: str) -> Candidate:
    token = reading.tokens[at]
    proof = reading.evidence(at, at + 1, "none", 0.05)
    return Candidate(field, token.text, proof, reading.sentence_text(token.sentence), None, False, reason)


def _apart(reading: Reading, at: int, head: int) -> str:
    between = abs(head - at) - 1
    how = "right beside" if between < 1 else f"{between} {'word' if between == 1 else 'words'} from"
    return f"{how} “{reading.tokens[head].text}”, but no rule joins the two in this wording"


def _spoken(reading: Reading, field: str, at: int) -> str:
    return f"“{reading.tokens[at].text}” speaks of it, but no rule reads a value of {field} in this wording"

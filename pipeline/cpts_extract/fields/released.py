"""The date that the release itself bears: dateline, header, "publié le"."""

from __future__ import annotations

from cpts_extract.annotate import Reading
from cpts_extract.fields.found import Found, values
from cpts_extract.structure.lines import is_upper
from cpts_extract.values.dates import DateMention

_NEAR_THE_TOP = 10
"""Sentences of the release in which a bare date is taken for its own."""
_MASTHEAD = frozenset(
    "lettre numero n bulletin communique journal gazette dossier edition newsletter presse depliant guide plaquette "
    "brochure flash magazine livret fiche identite actualites actualite".split()
)
"""Words of a header that bears a date."""


def released(reading: Reading) -> Found | None:
    """Give the release's own date, or None."""
    found = []
    for match in values(reading, "released", "released"):
        date = reading.tokens[match.value].value
        if not isinstance(date, DateMention) or date.iso() is None:
            continue
        sentence = reading.tokens[match.value].sentence
        first, last = reading.sentences[sentence]
        others = [t for t in reading.tokens[first:last] if t.tag not in {"date", "stop"} and t.text not in "-–|:.°·"]
        town = reading.tokens[match.start].tag != "date"
        dateline = match.rule.id == "released.dateline" and town and (len(others) <= 10 or match.start <= first + 1)
        alone = match.rule.id == "released.alone" and (
            (len(others) <= 1 and not _labelled(reading, sentence))
            or _masthead(reading, sentence, len(others))
            or (sentence < 4 and match.value == first and len(others) <= 6)
        )
        stated = dateline or match.rule.id == "released.published" or (alone and (date.day or date.month))
        placed = sentence < _NEAR_THE_TOP or (dateline and sentence > len(reading.sentences) - 6)
        if stated and placed:
            worth = match.rule.confidence - 0.02 * sentence
            found.append(Found("released", date.iso(), match.start, match.end, match.value, match.rule.id, worth))
    bare = {f.value for f in found if f.rule == "released.alone"}
    if len(bare) > 1:  # a chronicle dates each of its steps: none is the release's own
        found = [f for f in found if f.rule != "released.alone"]
    return max(found, key=lambda f: (f.confidence > 0.8, len(f.value), f.confidence), default=None)


def _labelled(reading: Reading, sentence: int) -> bool:
    """Tell whether a date alone is a cell's, behind its label: "Date de création de l'association"."""
    block = reading.flow.sentences[sentence].block
    return (
        sentence > 0
        and reading.flow.sentences[sentence - 1].block == block
        and reading.block(sentence).kind != "heading"
    )


def _masthead(reading: Reading, sentence: int, others: int) -> bool:
    """Tell whether a sentence is a header: a letter's number, a leaflet's line in capitals."""
    text = reading.sentence_text(sentence)
    block = reading.block(sentence)
    words = {t.norm for t in reading.tokens[slice(*reading.sentences[sentence])]}
    named = bool(words & _MASTHEAD)
    return (block.kind == "heading" or named) and others <= 9 and (named or is_upper(text)) and text[-1:] not in "?.!"

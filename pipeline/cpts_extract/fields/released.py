"""The date that the release itself bears: dateline, header, "publié le"."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from cpts_extract.annotate import Match, Reading
from cpts_extract.fields.found import Found, values
from cpts_extract.structure.lines import is_upper
from cpts_extract.values.dates import DateMention

_NEAR_THE_TOP = 10
"""Sentences of the release in which a bare date is taken for its own."""
_NEAR_THE_END = 6
"""Sentences at its end in which a dateline, or what says when it was published, may stand."""
_MANY = 17
"""Words beside its date that no header has."""
_MASTHEAD = frozenset(
    "lettre numero n bulletin communique journal gazette dossier edition newsletter presse depliant guide plaquette "
    "brochure flash magazine livret fiche identite actualites actualite".split()
)
"""Words of a header that bears a date."""

_ITSELF = (
    frozenset("article texte communique mis mise derniere presse page actualite document billet info contenu".split())
    | _MASTHEAD
)
"""What a text calls itself where it says when it was published."""

_JOINED = frozenset("le du de au depuis des en jusqu'au avant apres et a".split())
_DONE = frozenset(
    "publie publiee poste postee paru parue modifie actualise actualisee redige diffuse mis mise en".split()
)
"""What may have been done to something else than the text: "un rapport publié le 3 mai"."""


def released(reading: Reading) -> Found | None:
    """Give the release's own date, or None."""
    found = []
    for match in values(reading, "released", "released"):
        date = reading.tokens[match.value].value
        if not isinstance(date, DateMention) or date.iso() is None:
            continue
        sentence = reading.tokens[match.value].sentence
        if _NEAR_THE_TOP <= sentence <= len(reading.sentences) - _NEAR_THE_END:
            continue
        first, last = reading.sentences[sentence]
        others = _others(reading, sentence)
        town = reading.tokens[match.start].tag != "date"
        dateline = match.rule.id == "released.dateline" and town and (others <= 10 or match.start <= first + 1)
        alone = match.rule.id == "released.alone" and (
            (others <= 1 and not _labelled(reading, sentence) and reading.tokens[match.value - 1].text != ":")
            or _masthead(reading, sentence, others)
            or (sentence < 4 and match.value == first and others <= 6)
            or (sentence < 4 and match.value == last - 1 and others <= 16 and _ends_its_line(reading, match.value))
        )
        if match.rule.id == "released.dateline" and _told(reading, match.start):
            dateline = False
        stated = (
            dateline
            or (match.rule.id == "released.published" and _of_itself(reading, match))
            or (alone and (date.day or date.month))
        )
        placed = sentence < _NEAR_THE_TOP or (
            (dateline or match.rule.id == "released.published") and sentence > len(reading.sentences) - _NEAR_THE_END
        )
        if stated and placed:
            worth = match.rule.confidence - 0.02 * sentence
            found.append(Found("released", date.iso(), match.start, match.end, match.value, match.rule.id, worth))
    bare = {f.value for f in found if f.rule == "released.alone"}
    if len(bare) > 1:  # a chronicle dates each of its steps: none is the release's own
        found = [f for f in found if f.rule != "released.alone"]
    return max(found, key=lambda f: (f.confidence > 0.8, len(f.value), f.confidence), default=None)


def _told(reading: Reading, town: int) -> bool:
    """Tell whether a sentence says that something took place in a town: "À Rivebourg, le 3 mai", but "Fait à Rivebourg"."""
    before = [t.norm for t in reading.tokens[max(town - 2, 0) : town]]
    return before[-1:] == ["a"] and before != ["fait", "a"]


def _of_itself(reading: Reading, match: Match) -> bool:
    """Tell whether what is said to be published is the text itself, not a decree or a report that it speaks of."""
    first, _ = reading.sentences[reading.tokens[match.start].sentence]
    opening, word = reading.tokens[first : match.start], reading.tokens[match.start]
    if word.norm == "date" and word.text.lower() == "date":  # "Date : 3 mai 2023", but "le bail date du 3 mai 2023"
        return (
            not any(t.text.isalnum() for t in opening)
            and (reading.tokens[match.start + 1].tag == "date" or word.sentence < 2)
            and reading.tokens[match.start + 1].norm != "du"
        )
    if word.norm not in _DONE:
        return True
    return not opening or not opening[-1].text.isalnum() or any(t.norm in _ITSELF for t in opening)


def _ends_its_line(reading: Reading, token: int) -> bool:
    """Tell whether a whole date stands at the end of a header without a word that joins it: "Assurance Maladie   27.11.2020"."""
    date, before = reading.tokens[token].value, reading.tokens[token - 1]
    first, last = reading.sentences[before.sentence]
    told = any(first <= m.start < last for file in ("signature", "founding") for m in reading.of(file, "cue"))
    tags = {t.tag for t in reading.tokens[first:last]}
    header = before.text != ":" or (reading.kinds[before.sentence] == "row" and bool(tags & {"am", "ars"}))
    whole = isinstance(date, DateMention) and date.day is not None
    return whole and not told and header and before.norm not in _JOINED


def _labelled(reading: Reading, sentence: int) -> bool:
    """Tell whether a date alone is a cell's, behind its label: "Date de création de l'association"."""
    if sentence and any(
        reading.tokens[m.start].sentence == sentence - 1
        for f in ("signature", "founding")
        for m in reading.of(f, "cue")
    ):
        return True
    block = reading.flow.sentences[sentence].block
    return sentence > 0 and reading.flow.sentences[sentence - 1].block == block and reading.kinds[sentence] != "heading"


@lru_cache(maxsize=8)
def _others(reading: Reading, sentence: int) -> int:
    """Count the tokens of a sentence that are neither dates nor signs, up to `_MANY`."""
    tokens = reading.tokens[slice(*reading.sentences[sentence])]
    others = (t for t in tokens if t.tag not in {"date", "stop"} and t.text not in "-–|:.°·")
    return len([*islice(others, _MANY)])


def _masthead(reading: Reading, sentence: int, others: int) -> bool:
    """Tell whether a sentence is a header: a letter's number, a leaflet's line in capitals."""
    text = reading.sentence_text(sentence)
    block = reading.block(sentence)
    words = reading.norms[sentence]
    named = bool(words & _MASTHEAD)
    return (block.kind == "heading" or named) and others <= 9 and (named or is_upper(text)) and text[-1:] not in "?.!"

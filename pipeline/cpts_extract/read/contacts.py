"""The names that stand in contact lines, and those that a label, a verb or a number beside them gives away.

Here a name needs no list of given names: within a contact box every run of capitalised words is one, unless it belongs to
an institution or a place; outside of one, it is what follows "joindre", "présidente :", "le secrétariat est tenu par".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cpts_extract.read.characters import fold
from cpts_extract.read.name_cues import ARTICLES, COMMON, LINKS, ORGANISATIONS, PARTICLES, ROLE_LEADS, ROLES, TITLES
from cpts_extract.read.name_words import SHORTEST_PROSE_LINE, Words, all_places, full_name, is_initial, is_place, near

Reachable = Sequence[tuple[int, int, str]]
"""The e-mail addresses, telephone numbers and pages of a text: start, end, kind."""

_SEGMENT_BREAK = re.compile(r" {3,}|\t|\s[–—-]+\s|[|:;,•·()/*_#<>]+|^\s*[-–—.]\s+|\s+-\s*$")
_CUT = re.compile(r"\s(?=[+\d(])|\s(?=\S+@)")
_ADDRESS = re.compile(r"[\d@]")
_CONTACT_HEADINGS = ("contact", "renseignements", "relation", "interlocut")
_CONTACT_HEADING = re.compile(r"(?<!\w)contacts?(?!\w)|renseignements|relations? (?:presse|medias?)|interlocut")
_LINE = re.compile(r"[^\n\f]+")
_LONGEST_CONTACT_LINE = 110
_LINES_AFTER_HEADING = 12

_INTERCOMMUNAL = frozenset("communaute agglomeration agglo metropole interco intercommunalite cedex littoral".split())
"""Behind a place: "Dinan Agglomération" is no person."""

_NO_SENTENCE = ORGANISATIONS | ROLES | ROLE_LEADS | LINKS | COMMON | PARTICLES | {"en", "pour", "web", "externe"}
"""Small words that may stand beside a name in a contact line."""

_LABEL = re.compile(
    r"(?:^|[\n.;,|(•–-] {0,3})(?:l[ea] |les )?(?:[a-z]+[- ])?"
    r"(?:(?:co|vice)-?)?(?:president|coordinat|coordonnat|tresori|secretai|secretariat|direct|responsable|referent|charge|"
    r"redact|photo|credit|contact|presse|service|attache|interlocut|animat|chef|renseignement|relation|communication|"
    r"porteu|signatai|auteur|texte|delegue|dossier suivi)[^\n.:;,]{0,60}?\s?:\s{0,3}(?=\w)"
)
"""Folded: what stands before a colon and a person."""
_LABEL_END = re.compile(r":\s{0,3}(?=\w)")
_REACHING = (
    "joindre", "contacter", "contactez", "appelez", "appeler", "adresser a", "adressez-vous a", "demander", "aupres de",
)  # fmt: skip
_REACH = re.compile(rf"\b(?:{'|'.join(_REACHING)})\s(?=\w)")
_BY = re.compile(
    r"\b(?:assure|tenu|porte|pilote|anime|coordonne|preside|dirige|represente|mene|redige|gere|suivi|fonde|signe|ecrit|recueilli)e?s?\s"
    r"(?:conjointement\s)?par\s(?=\w)|(?:^|\n)\W{0,3}par\s(?=\w)"  # the second: above an article
)
_BY_END = re.compile(r"par\s(?=\w)")
_LONGEST_BY = 60
"""Characters that stand at most from the verb to the name, and some more."""
_AND = re.compile(r"(?:,|\set|\s/)\s")
_BRACKET = re.compile(r"\s?\([^()\n]{1,60}\)(?:,|\set|\s/|\s?;)\s(?=\w)")
_OFFICE = re.compile(r"secretariat|accueil|permanence|standard")
_BEFORE_A_NUMBER = re.compile(r"\W*(?:(?:au|tel\w*|portable|port|mobile|mail|courriel|par|a l'adresse)\W+){0,3}")
_ALONE = re.compile(r"\s*(?:[–—|:,(/\n.;]|- |$)")


def in_contacts(words: Words, reachable: Reachable) -> Iterator[tuple[int, int]]:
    """Find the names of contact lines, and those that a label, a verb or a telephone number gives away elsewhere."""
    for start, end in _contact_lines(words, reachable):
        for left, right in _segments(words.text, start, end):
            inside = range(bisect_left(words.starts, left), bisect_left(words.starts, right))
            if inside and not _ADDRESS.search(words.text, left, right):
                yield from _in_segment(words, inside, right, end)
    yield from _introduced(words)
    yield from _beside(words, reachable)


# ---- the contact box --------------------------------------------------------------------------------------------


def _contact_lines(words: Words, reachable: Reachable) -> Iterator[tuple[int, int]]:
    """Give the short lines with an address or a number, the two above each, and those under "Contact"."""
    heads = [
        place
        for heading in _CONTACT_HEADINGS
        for place in all_places(words.folded, heading)
        if _CONTACT_HEADING.match(words.folded, place)
    ]
    if not heads and not reachable:
        return
    lines = [found.span() for found in _LINE.finditer(words.text)]
    starts = [start for start, _ in lines]
    numbers: set[int] = set()
    for start, _, _ in reachable:
        number = bisect_left(starts, start + 1) - 1
        numbers.update(range(number - 2, number + 1))
    for head in heads:
        number = bisect_left(starts, head + 1) - 1
        start, end = lines[number]
        if end - start <= _LONGEST_CONTACT_LINE:
            numbers.update(range(number, number + _LINES_AFTER_HEADING))
    for number in sorted(numbers):
        if 0 <= number < len(lines):
            start, end = lines[number]
            if end - start <= _LONGEST_CONTACT_LINE or words.text.find("@", start, end) >= 0:
                yield start, end


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    breaks = [(start, start), *(m.span() for m in _SEGMENT_BREAK.finditer(text, start, end)), (end, end)]
    for (_, left), (right, _) in pairwise(breaks):
        # "Prénomix NOMDEFAMILLE 02 00 00 00 00": a number parts as well.
        cut = _CUT.search(text, left, right)
        yield left, cut.start() if cut else right


def _in_segment(words: Words, inside: range, right: int, line_end: int) -> Iterator[tuple[int, int]]:
    """Find the names of a segment that holds nothing but names, offices and institutions: a sentence is none."""
    if any(not words[at].capital and _NO_SENTENCE.isdisjoint(words[at].folded.split("-")) for at in inside):
        return
    text = words.text
    at = inside.start
    while at < inside.stop:
        end = min(_run(words, at) or 0, inside.stop)
        if end > at and not _of_a_place(words, at, end, reached=end == inside.stop and _number_follows(text, right)):
            several = end - at > 1
            whole = at == inside.start and end == inside.stop
            if several and (not whole or _looks_like_a_name(words, at, end, right)):
                yield words.starts[at], words.end(end - 1)
            elif (
                not several
                and whole
                and _ALONE.match(text[right : line_end + 1])
                and (words[at].given or _after_a_label(text, words.starts[at]) or _institution_follows(words, end))
            ):
                yield words.starts[at], words.end(at)
        at = max(end, at + 1)


def _looks_like_a_name(words: Words, start: int, end: int, right: int) -> bool:
    """Tell whether a line or a cell of capitalised words only is a person's: a town may stand there as well."""
    first, last = words[start], words[end - 1]
    place = words.starts[start]
    if (
        any(words[at].given for at in range(start, end))
        or is_initial(words, start)
        or _after_a_label(words.text, place)
    ):
        return True
    if last.upper != first.upper and (
        last.upper or end - start == 2
    ):  # Prénomix LE NOMDEFAMILLE, NOMDEFAMILLE Prénomix
        return True
    if _number_follows(words.text, right):
        return True
    # A town that stands there is one of which the text speaks elsewhere too; two words in capitals are a heading.
    return not (first.upper and last.upper) and words.text.count(words.text[place : words.end(end - 1)]) == 1


def _institution_follows(words: Words, at: int) -> bool:
    """Tell whether brackets say whom somebody works for: "Prénomix (ARS)"."""
    return at < len(words) and words[at].folded in ORGANISATIONS and words.text[words.starts[at] - 1] == "("


def _number_follows(text: str, at: int) -> bool:
    return bool(_NUMBER.match(text[at : at + 60]))


_NUMBER = re.compile(r"\s*[–—|:,(-]?\s*(?:(?:[Tt][ée]l\w*|[Pp]ort\w*)[.\s:]*)?(?:[+0]\s?\d|\S+\s?@)")


def _after_a_label(text: str, start: int) -> bool:
    """Tell whether a contact's label stands right before: "Contact presse : "."""
    window = max(0, start - 90)
    line = fold(text[max(text.rfind("\n", window, start) + 1, window) : start])
    labels = [m for m in _LABEL.finditer(line + "x") if m.end() == len(line)]
    return bool(labels) or bool(_PRESS.search(line))


_PRESS = re.compile(r"(?:contacts?|presse|renseignements?)\W*$")


# ---- elsewhere --------------------------------------------------------------------------------------------------


def _introduced(words: Words) -> Iterator[tuple[int, int]]:
    """Find the names after a label ("Présidente de la CPTS : "), after "joindre" and after "présidée par"."""
    text, starts = words.text, words.starts
    for cue, lead, lead_end in _leads(text, words.folded):
        at = bisect_left(starts, lead_end)
        end = _run(words, at) if at < len(words) and starts[at] == lead_end else None
        while end and not _of_a_place(words, at, end, reached=False):
            if end - at == 1 and not _lone(words, at, cue, lead, lead_end):
                break
            yield starts[at], words.end(end - 1)
            at = end + 1 if end < len(words) and words[end].folded == "et" else end
            bracket = _BRACKET.match(text, words.end(end - 1))
            if bracket:  # "Prénomix Nomdefamille (CPAM), Autrenomix Secondnom (ARS)"
                at = bisect_left(starts, bracket.end())
            if at >= len(words) or not (bracket or _AND.fullmatch(text[words.end(end - 1) : starts[at]])):
                break
            following = _run(words, at)
            end = following if following and following - at > 1 else None


def _leads(text: str, folded: str) -> Iterator[tuple[re.Pattern[str], int, int]]:
    """Give each cue before a capital, with where it begins and ends; a pattern is tried only where a word of it stands."""
    done = colon = 0
    for ending in _LABEL_END.finditer(folded):
        # No line break stands within a label, but one may stand right before its colon.
        line = folded.rfind("\n", colon, max(ending.start() - 1, 0))
        label = _LABEL.search(folded, max(done, colon, line), ending.end() + 1)
        colon = ending.start() + 1
        if label:
            done = label.end()
            if text[done].isupper():
                yield _LABEL, label.start(), done
    for word in _REACHING:
        for place in all_places(folded, word):
            reach = _REACH.match(folded, place)
            if reach and text[reach.end()].isupper():
                yield _REACH, place, reach.end()
    for ending in _BY_END.finditer(folded):
        if text[ending.end()].isupper():
            for verb in _BY.finditer(folded, max(ending.start() - _LONGEST_BY, 0), ending.end() + 1):
                if verb.end() == ending.end():
                    yield _BY, verb.start(), verb.end()


def _lone(words: Words, at: int, cue: re.Pattern[str], lead: int, lead_end: int) -> bool:
    """Tell whether one word alone is a person there: it may be a town, or whoever signs."""
    word, end, folded = words[at], words.end(at), words.folded
    if word.given:
        return True
    if cue is _BY:
        return bool(_OFFICE.search(folded, max(0, lead - 60), lead))
    if cue is _REACH:
        return bool(_AT_A_NUMBER.match(folded[end : end + 8])) or _number_follows(words.text, end)
    town = "signatai" in folded[lead:lead_end] or words.counts[word.folded] > 1
    return not town and bool(_ALONE.match(words.text[end : end + 5]))


_AT_A_NUMBER = re.compile(r"\s(?:au|par|a l')\s")


def _beside(words: Words, reachable: Reachable) -> Iterator[tuple[int, int]]:
    """Find the names right before a number or an address, in a sentence too: "Prénomix Nomdefamille au 02 …"."""
    for start, _, _ in reachable:
        last = bisect_left(words.starts, start) - 1
        while last >= 0 and not words[last].capital and start - words.end(last) < 30:
            last -= 1
        if last < 0 or not _BEFORE_A_NUMBER.fullmatch(words.folded, words.end(last), start):
            continue
        for at in range(max(0, last - 4), last):
            if _run(words, at) == last + 1 and not _of_a_place(words, at, last + 1, reached=True):
                yield words.starts[at], words.end(last)
                break


# ---- runs -------------------------------------------------------------------------------------------------------


def _run(words: Words, at: int) -> int | None:
    """Give the index after the run of names that begins at a word; initials count, None: none begins."""
    word = words[at]
    if not (word.nameable or word.given or is_initial(words, at)) or word.folded in TITLES:
        return None
    end = full_name(words, at)
    if end:
        return end
    if near(words, at) and is_initial(words, at + 1) and words.gap(at) in {" ", "."}:
        return at + 2  # Prénomix N.
    return at + 1 if word.nameable or word.given else None


def _of_a_place(words: Words, start: int, end: int, *, reached: bool) -> bool:
    """Tell whether a run belongs to an institution or a place that stands before or behind it."""
    if is_place(words, start):
        return True
    if end < len(words) and near(words, end - 1) and {*words[end].folded.split("-")} & _INTERCOMMUNAL:
        return True
    if not start or not _TOUCHING.fullmatch(gap := words.gap(start - 1)):
        return False
    before = words[start - 1]
    if "\n" in gap and len(before.text) < SHORTEST_PROSE_LINE:
        return False
    if before.folded in ARTICLES or before.folded in {
        "de",
        "d",
    }:  # "auprès de Prénomix Nomdefamille", but "CPAM de Loire Armor"
        return not (start > 1 and words[start - 2].folded == "aupres")
    return before.folded in ORGANISATIONS and not (reached and end - start > 1) and before.folded not in {
        "contact", "contacts", "presse", "communication", "tel", "mail", "courriel", "service",
    }  # fmt: skip


_TOUCHING = re.compile(r"['’]|\s?")

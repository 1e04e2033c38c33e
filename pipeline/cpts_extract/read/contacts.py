"""The names that stand in contact lines, and those that a label, a verb or a number beside them gives away.

Here a name needs no list of given names: within a contact box every run of capitalised words is one, unless it belongs to
an institution or a place; outside of one, it is what follows "joindre", "présidente :", "le secrétariat est tenu par".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cpts_extract.read.characters import fold
from cpts_extract.read.name_cues import ARTICLES, COMMON, LINKS, ORGANISATIONS, PARTICLES, ROLE_LEADS, ROLES, TITLES
from cpts_extract.read.name_words import SHORTEST_PROSE_LINE, Token, full_name, is_initial, is_place, near

_SEGMENT_BREAK = re.compile(r" {3,}|\t|\s[–—-]+\s|[|:;,•·()/*_#<>]+|^\s*[-–—.]\s+|\s+-\s*$")
_CONTACT_HEADING = re.compile(r"(?:^|\W)contacts?(?:\W|$)|renseignements|relations? (?:presse|medias?)|interlocut")
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
_REACH = re.compile(
    r"\b(?:joindre|contacter|contactez|appelez|appeler|adresser a|adressez-vous a|demander|aupres de)\s(?=\w)"
)
_BY = re.compile(
    r"\b(?:assure|tenu|porte|pilote|anime|coordonne|preside|dirige|represente|mene|redige|gere|suivi|fonde|signe|ecrit|recueilli)e?s?\s"
    r"(?:conjointement\s)?par\s(?=\w)|(?:^|\n)\W{0,3}par\s(?=\w)"  # the second: above an article
)
_AND = re.compile(r"(?:,|\set|\s/)\s")
_BRACKET = re.compile(r"\s?\([^()\n]{1,60}\)(?:,|\set|\s/|\s?;)\s(?=\w)")
_OFFICE = re.compile(r"secretariat|accueil|permanence|standard")
_BEFORE_A_NUMBER = re.compile(r"\W*(?:(?:au|tel\w*|portable|port|mobile|mail|courriel|par|a l'adresse)\W+){0,3}")
_ALONE = re.compile(r"\s*(?:[–—|:,(/\n.;]|- |$)")


def in_contacts(text: str, tokens: list[Token], reachable: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Find the names of contact lines, and those that a label, a verb or a telephone number gives away elsewhere."""
    starts = [token.start for token in tokens]
    lines = list(_contact_lines(text, reachable))
    for start, end in lines:
        for left, right in _segments(text, start, end):
            inside = range(bisect_left(starts, left), bisect_left(starts, right))
            if inside and not re.search(r"[\d@]", text[left:right]):
                yield from _in_segment(text, tokens, inside, right, end)
    yield from _introduced(text, tokens, starts)
    yield from _beside(text, tokens, starts, reachable)


# ---- the contact box --------------------------------------------------------------------------------------------


def _contact_lines(text: str, reachable: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Give the short lines with an address or a number, the two above each, and those under "Contact"."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n\f]+", text)]
    starts = [start for start, _ in lines]
    numbers: set[int] = set()
    for start, _, _ in reachable:
        number = bisect_left(starts, start + 1) - 1
        numbers.update(range(number - 2, number + 1))
    for number, (start, end) in enumerate(lines):
        if end - start <= _LONGEST_CONTACT_LINE and _CONTACT_HEADING.search(fold(text[start:end])):
            numbers.update(range(number, number + _LINES_AFTER_HEADING))
    for number in sorted(numbers & set(range(len(lines)))):
        start, end = lines[number]
        if end - start <= _LONGEST_CONTACT_LINE or "@" in text[start:end]:
            yield start, end


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    breaks = [(start, start), *(m.span() for m in _SEGMENT_BREAK.finditer(text, start, end)), (end, end)]
    for (_, left), (right, _) in pairwise(breaks):
        # "Prénomix NOMDEFAMILLE 02 00 00 00 00": a number parts as well.
        cut = re.search(r"\s(?=[+\d(])|\s(?=\S+@)", text[left:right])
        yield left, left + cut.start() if cut else right


def _in_segment(text: str, tokens: list[Token], inside: range, right: int, line_end: int) -> Iterator[tuple[int, int]]:
    """Find the names of a segment that holds nothing but names, offices and institutions: a sentence is none."""
    if any(not tokens[at].capital and _NO_SENTENCE.isdisjoint(tokens[at].folded.split("-")) for at in inside):
        return
    at = inside.start
    while at < inside.stop:
        end = min(_run(text, tokens, at) or 0, inside.stop)
        if end > at and not _of_a_place(
            text, tokens, at, end, reached=end == inside.stop and _number_follows(text, right)
        ):
            several = end - at > 1
            whole = at == inside.start and end == inside.stop
            first = tokens[at]
            if several and (not whole or _looks_like_a_name(text, tokens, at, end, right)):
                yield first.start, tokens[end - 1].end
            elif (
                not several
                and whole
                and _ALONE.match(text[right : line_end + 1])
                and (first.given or _after_a_label(text, first.start) or _institution_follows(text, tokens, end))
            ):
                yield first.start, first.end
        at = max(end, at + 1)


def _looks_like_a_name(text: str, tokens: list[Token], start: int, end: int, right: int) -> bool:
    """Tell whether a line or a cell of capitalised words only is a person's: a town may stand there as well."""
    first, last = tokens[start], tokens[end - 1]
    if any(t.given for t in tokens[start:end]) or is_initial(text, first) or _after_a_label(text, first.start):
        return True
    if last.upper != first.upper and (
        last.upper or end - start == 2
    ):  # Prénomix LE NOMDEFAMILLE, NOMDEFAMILLE Prénomix
        return True
    # A town that stands there is one of which the text speaks elsewhere too; two words in capitals are a heading.
    alone = text.count(text[first.start : last.end]) == 1 and not (first.upper and last.upper)
    return alone or _number_follows(text, right)


def _institution_follows(text: str, tokens: list[Token], at: int) -> bool:
    """Tell whether brackets say whom somebody works for: "Prénomix (ARS)"."""
    return at < len(tokens) and tokens[at].folded in ORGANISATIONS and text[tokens[at].start - 1] == "("


def _number_follows(text: str, at: int) -> bool:
    return bool(
        re.match(r"\s*[–—|:,(-]?\s*(?:(?:[Tt][ée]l\w*|[Pp]ort\w*)[.\s:]*)?(?:[+0]\s?\d|\S+\s?@)", text[at : at + 60])
    )


def _after_a_label(text: str, start: int) -> bool:
    """Tell whether a contact's label stands right before: "Contact presse : "."""
    line = fold(text[max(text.rfind("\n", 0, start) + 1, start - 90) : start])
    labels = [m for m in _LABEL.finditer(line + "x") if m.end() == len(line)]
    return bool(labels) or bool(re.search(r"(?:contacts?|presse|renseignements?)\W*$", line))


# ---- elsewhere --------------------------------------------------------------------------------------------------


def _introduced(text: str, tokens: list[Token], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Find the names after a label ("Présidente de la CPTS : "), after "joindre" and after "présidée par"."""
    folded = fold(text)
    words = Counter(token.folded for token in tokens)
    for cue in (_LABEL, _REACH, _BY):
        for lead in cue.finditer(folded):
            at = bisect_left(starts, lead.end())
            end = _run(text, tokens, at) if at < len(tokens) and tokens[at].start == lead.end() else None
            while end and not _of_a_place(text, tokens, at, end, reached=False):
                if end - at == 1 and not _lone(text, folded, tokens[at], cue, lead, words):
                    break
                yield tokens[at].start, tokens[end - 1].end
                at = end + 1 if end < len(tokens) and tokens[end].folded == "et" else end
                bracket = _BRACKET.match(text, tokens[end - 1].end)
                if bracket:  # "Prénomix Nomdefamille (CPAM), Autrenomix Secondnom (ARS)"
                    at = bisect_left(starts, bracket.end())
                if at >= len(tokens) or not (bracket or _AND.fullmatch(text[tokens[end - 1].end : tokens[at].start])):
                    break
                following = _run(text, tokens, at)
                end = following if following and following - at > 1 else None


def _lone(text: str, folded: str, token: Token, cue: re.Pattern[str], lead: re.Match[str], words: Counter[str]) -> bool:
    """Tell whether one word alone is a person there: it may be a town, or whoever signs."""
    if token.given:
        return True
    if cue is _BY:
        return bool(_OFFICE.search(folded, max(0, lead.start() - 60), lead.start()))
    if cue is _REACH:
        return bool(re.match(r"\s(?:au|par|a l')\s", folded[token.end : token.end + 8])) or _number_follows(
            text, token.end
        )
    towns = "signatai" in lead.group() or words[token.folded] > 1
    return not towns and bool(_ALONE.match(text[token.end : token.end + 5]))


def _beside(
    text: str, tokens: list[Token], starts: list[int], reachable: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int]]:
    """Find the names right before a number or an address, in a sentence too: "Prénomix Nomdefamille au 02 …"."""
    for start, _, _ in reachable:
        last = bisect_left(starts, start) - 1
        while last >= 0 and not tokens[last].capital and start - tokens[last].end < 30:
            last -= 1
        if last < 0 or not _BEFORE_A_NUMBER.fullmatch(fold(text[tokens[last].end : start])):
            continue
        for at in range(max(0, last - 4), last):
            if _run(text, tokens, at) == last + 1 and not _of_a_place(text, tokens, at, last + 1, reached=True):
                yield tokens[at].start, tokens[last].end
                break


# ---- runs -------------------------------------------------------------------------------------------------------


def _run(text: str, tokens: list[Token], at: int) -> int | None:
    """Give the index after the run of names that begins at a token; initials count, None: none begins."""
    token = tokens[at]
    if not (token.nameable or token.given or is_initial(text, token)) or token.folded in TITLES:
        return None
    end = full_name(text, tokens, at)
    if end:
        return end
    following = tokens[at + 1] if near(text, tokens, at) else None
    if following and is_initial(text, following) and text[token.end : following.start] in {" ", "."}:
        return at + 2  # Prénomix N.
    return at + 1 if token.nameable or token.given else None


def _of_a_place(text: str, tokens: list[Token], start: int, end: int, *, reached: bool) -> bool:
    """Tell whether a run belongs to an institution or a place that stands before or behind it."""
    if is_place(text, tokens, start):
        return True
    if end < len(tokens) and near(text, tokens, end - 1) and {*tokens[end].folded.split("-")} & _INTERCOMMUNAL:
        return True
    if not start or not re.fullmatch(r"['’]|\s?", text[tokens[start - 1].end : tokens[start].start]):
        return False
    before = tokens[start - 1]
    if "\n" in text[before.end : tokens[start].start] and len(text[before.start : before.end]) < SHORTEST_PROSE_LINE:
        return False
    if before.folded in ARTICLES | {"de", "d"}:  # "auprès de Prénomix Nomdefamille", but "CPAM de Loire Armor"
        return not (start > 1 and tokens[start - 2].folded == "aupres")
    return before.folded in ORGANISATIONS and not (reached and end - start > 1) and before.folded not in {
        "contact", "contacts", "presse", "communication", "tel", "mail", "courriel", "service",
    }  # fmt: skip

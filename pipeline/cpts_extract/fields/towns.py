"""Whether a figure of inhabitants is of one town that is only spoken of: "les 7 900 habitants d'Arcy", "Arcy (7 900 habitants)"."""

from __future__ import annotations

from cpts_extract.annotate import Reading
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.names import key
from cpts_extract.fields.scope import Scope
from cpts_extract.read.characters import fold

_BETWEEN = frozenset("ses leurs les environ quelque pres de d' plus moins avec et , ( : soit".split())
"""Words between a town and its figure."""
_TIES = frozenset("avec , ( : ses".split())
"""Those of them that make the figure the town's."""
_COUNTS = frozenset("compte comptait abrite abritait recense denombre totalise depasse atteint".split())
_GOES_ON = frozenset("sont seront pourront vont vivent ont auront beneficient beneficieront resident disposent".split())
"""Verbs that make the inhabitants the subject of a clause of their own."""
_JOINERS = frozenset("de du des d' la le les l' sur sous en les-".split())
_BEFORE = frozenset("a de d' dont comme et que ou ville commune bourg : entre".split())
"""Words that the name of a town may stand behind; behind an article it is more than a town, behind a noun a person's."""
_AREAS = frozenset(
    "territoire perimetre secteur bassin pays region arrondissement canton agglomeration vallee cote presqu'ile".split()
)
"""Nouns whose complement is more than a town: "le bassin de Col"."""
_WHOLE = frozenset(
    "communaute agglomeration agglo agglopole intercom metropole pays vallee vallees val monts terres bassin".split()
)
"""Words in a name of more than a town."""


def of_a_town(scope: Scope, token: int, covered: bool) -> bool:
    """Tell whether a figure of inhabitants is of a town named beside it, that no CPTS of the release is called after.

    ``covered``: whether a verb says that the figure is of what a CPTS covers.
    """
    tokens = scope.reading.tokens
    behind = [t.norm for t in tokens[token + 1 : token + 4]]
    if not covered and len(behind) == 3 and behind[1] in {"de", "d'", "a"} and _is_name(scope, token + 3):
        end = token + 4
        while tokens[end].norm in _JOINERS and _is_name(scope, end + 1):
            end += 2
        return tokens[end].text not in {"et", ","} and _names_a_town(scope, token + 3, end)
    at = token - 1
    if tokens[at].norm in _COUNTS or (tokens[at - 1].norm in _COUNTS and tokens[at].norm in _BETWEEN):
        at -= tokens[at].norm not in _COUNTS
        return _ends_town(scope, at)
    tied = False
    while at > 0 and token - at < 7 and tokens[at].norm in _BETWEEN:
        tied |= tokens[at].norm in _TIES
        at -= 1
    goes_on = len(behind) > 1 and behind[1] in _GOES_ON and tokens[at + 1].text == ","
    return tied and not goes_on and _ends_town(scope, at + 1)


def _is_name(scope: Scope, at: int) -> bool:
    token = scope.reading.tokens[at]
    return token.tag == "" and token.text[:1].isupper() and not token.text.isupper()


def _ends_town(scope: Scope, end: int) -> bool:
    """Tell whether the name of a town ends before a token."""
    tokens = scope.reading.tokens
    if not _is_name(scope, end - 1):
        return False
    start = end - 1
    while start > 0 and (
        _is_name(scope, start - 1) or (tokens[start - 1].norm in _JOINERS and start > 1 and _is_name(scope, start - 2))
    ):
        start -= 1
    return _names_a_town(scope, start, end)


def _names_a_town(scope: Scope, start: int, end: int) -> bool:
    reading = scope.reading
    words = {w for t in reading.tokens[start:end] for w in fold(t.text).replace("-", " ").split()}
    called = {w for named in scope.named for name in (named.name, *named.aliases) for w in key(name)}
    if words & (called | _WHOLE) or _is_common(reading, start, end):
        return False
    before = [t.norm for t in reading.tokens[max(start - 2, 0) : start]]
    first, _ = reading.sentences[reading.tokens[start].sentence]
    if start > first and before[-1] not in _BEFORE and reading.tokens[start - 1].tag != "stop":
        return False
    if before[-1:] in (["de"], ["d'"]) and before[0] in _AREAS:
        return False
    return not (before[-1:] in (["et"], [","]) and start > 1 and _is_name(scope, start - 2))


def _is_common(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a word is capital only because it begins a sentence: "Elle compte"."""
    token = reading.tokens[start]
    first, _ = reading.sentences[token.sentence]
    if end - start > 1 or start != first or "-" in token.text:
        return token.norm in word_set("no-commune")
    return token.norm in word_set("no-commune") | word_set("inhabitant") | word_set("territory") | word_set(
        "they"
    ) or any(t.text == token.text.lower() for t in reading.tokens)

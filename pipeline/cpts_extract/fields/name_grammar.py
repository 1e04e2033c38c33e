"""Read one name of a CPTS: where it ends, given where it may begin.

A name is made of capitalised words and figures, the small words that join them, small words of geography before a capital, or
whatever stands in quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from cpts_extract.annotate import Reading, Token
from cpts_extract.annotate.rules import word_set, words
from cpts_extract.structure.lines import is_upper

OPENING, CLOSING = frozenset("«\"“'"), frozenset("»\"”'")
_TITLE_WORDS = frozenset("dr docteur mme m madame monsieur le la total ensemble totaux".split())
_OF_PEOPLE = re.compile(r"[a-zà-ÿ]{3,}(?:ais|aise|aises|ois|oise|oises|ien|ienne|éen|éenne|ard|arde)")
"""An adjective of a place: "arcois", "de l'agglomération arcoise"."""
LONGEST = 14
"""Tokens that a name may have."""


def name_end(reading: Reading, at: int, plural: bool) -> int | None:
    """Give the token behind the name that begins at ``at``, or None."""
    tokens = reading.tokens
    joining, verbal = word_set("joining"), word_set("verbal")
    sentence = tokens[at].sentence
    start = at
    while tokens[start].norm in {"de", "du", "des", "d'", "la", "le", "les", "l'", "dite"} and start - at < 3:
        start += 1
    if tokens[start].text in OPENING:
        return _quoted_end(tokens, start)
    if tokens[start].tag == "epci" and tokens[start].norm.startswith(("communaute", "intercommunalite")):
        return None
    if not _starts_name(tokens, start) or ((plural or tokens[start].norm in verbal) and _capitals(reading, sentence)):
        return None
    end = start + 1
    if (_is_figure(tokens[start]) or tokens[start].text == "&") and tokens[end].tag != "sep":
        end += 1
    while end - start < LONGEST:
        token = tokens[end]
        if tokens[end - 1].norm == "bassin" and _of_life(tokens, end):
            end += 2
            continue
        if _counts(tokens, end):
            break
        if (_part(token) or _geographic(tokens, end)) and not (token.norm in verbal and _capitals(reading, sentence)):
            end += 1
            continue
        ahead = end
        while tokens[ahead].norm in joining and not (plural and tokens[ahead].norm == "et") and ahead - end < 3:
            ahead += 1
        if (
            ahead > end
            and (_part(tokens[ahead]) or _geographic(tokens, ahead))
            and not _counts(tokens, ahead)
            and not _opens_a_list(tokens, end, ahead)
            and not (tokens[ahead].norm in verbal and _capitals(reading, sentence))
            and _joins(tokens, end, ahead)
        ):
            end = ahead + 1
            continue
        break
    while end - 1 > start and tokens[end - 1].norm in joining:
        end -= 1  # in capitals the small words look like parts of a name
    if not plural:
        end = _town_list_end(tokens, end)
    return _company_end(tokens, _surroundings_end(tokens, _adjective_end(reading, end)))


@lru_cache(maxsize=8)
def _capitals(reading: Reading, sentence: int) -> bool:
    """Tell whether a sentence stands in capitals."""
    text = reading.sentence_text(sentence)
    small = sum([len(word) for word in text.split() if word.islower()])
    return small < 0.2 * len(text) and is_upper(text)  # most are seen not to without a look at each letter


def _joins(tokens: tuple[Token, ...], end: int, ahead: int) -> bool:
    """Tell whether the small words between two parts may stand in a name: one "et", no article behind it, no dash that ends it."""
    between = [t.norm for t in tokens[end:ahead]]
    if between[-1] in {"–", "-"} and tokens[ahead].norm in word_set("page"):
        return False
    return not (
        between[0] == "et" and len(between) > 1 and between[1] in {"la", "le", "les", "l'"}
    ) and between not in (["à"], ["a"])


def _starts_name(tokens: tuple[Token, ...], at: int) -> bool:
    if tokens[at].text == "&" and tokens[at + 1].text.isalpha():
        return True
    if _is_figure(tokens[at]) and not tokens[at].text[:1].isupper():
        return (tokens[at + 1].text[:1].isupper() and _part(tokens[at + 1])) or tokens[at + 1].norm.startswith(
            "arrondissement"
        )
    return _part(tokens[at]) or _geographic(tokens, at)


def _geographic(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a small word of geography begins or goes on a name: a capital follows it over small words."""
    if tokens[at].norm not in word_set("geographic") or tokens[at].tag not in {"", "epci"}:
        return False
    if _OF_PEOPLE.fullmatch(tokens[at + 1].text):
        return True
    ahead = at + 1
    if _of_life(tokens, ahead):
        ahead += 2
    while ahead < at + 4 and tokens[ahead].norm in word_set("joining") and tokens[ahead].norm != "et":
        ahead += 1
    return _part(tokens[ahead]) and tokens[ahead].tag not in {"number"}


def _counts(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a number counts what stands behind it, and is no part of a name: "CPTS du Val – 12 communes"."""
    if at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    counted = behind.text.islower() and behind.norm.endswith("s") and len(behind.norm) > 3
    return tokens[at].tag == "number" and tokens[at].text.isdigit() and (counted or behind.tag in {"number", "doctor"})


def _opens_a_list(tokens: tuple[Token, ...], end: int, ahead: int) -> bool:
    """Tell whether a dash behind a name leads into an enumeration: "CPTS du Val – Arc-sur-Bêle, Bar, Col – 38 communes"."""
    if tokens[end].text not in {"–", "-"}:
        return False
    at = _town_end(tokens, ahead)
    return tokens[at].text == "," and tokens[at + 1].text[:1].isupper()


def _of_life(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether "de vie" or "de santé" stands at a token, as behind "bassin"."""
    return tokens[at].norm == "de" and tokens[at + 1].norm in {"vie", "sante", "population"}


def _is_figure(token: Token) -> bool:
    return token.tag in {"number", "ordinal"} and len(token.text) <= 8


def _part(token: Token) -> bool:
    """Tell whether a token can be a word of a name: capitalised, or a figure glued to one."""
    if token.tag in {"number", "ordinal"}:
        return (
            token.text[:1].isupper()
            or (token.text.isdigit() and len(token.text) <= 2)
            or bool(re.fullmatch(r"\d{1,2}(?:e|er|ème)", token.text))
        )
    if token.tag in {"epci", "department", "region"}:
        return token.text[:1].isupper()
    return (token.tag in {"", "native", "pathway"} and token.text[:1].isupper() and token.norm not in _TITLE_WORDS) or (
        token.tag == "" and token.text[:1].isupper() and token.norm in {"le", "la"}
    )


def clause_end(tokens: tuple[Token, ...], end: int) -> int:
    """Go on to the comma or stop that closes the clause, where it is near: "baptisée Entre Bois et sources, elle"."""
    for ahead in range(end, min(end + 4, len(tokens))):
        if tokens[ahead].tag in {"stop", "sep"} or tokens[ahead].text == ".":
            return ahead
        if tokens[ahead].tag:
            break
    return end


def _quoted_end(tokens: tuple[Token, ...], opening: int) -> int | None:
    for end in range(opening + 1, min(opening + LONGEST, len(tokens))):
        if tokens[end].tag == "sep":
            return None
        if tokens[end].text in CLOSING:
            inside = tokens[opening + 1 : end]
            return end + 1 if inside and any(t.text[:1].isupper() or t.tag == "number" for t in inside) else None
    return None


def _town_list_end(tokens: tuple[Token, ...], end: int) -> int:
    """Go on over ", B, C et D" where a name is a list of towns: capitals only, closed by "et" and followed by a verb or stop."""
    at, parts = end, 1
    while tokens[at].text == "," and _part(tokens[at + 1]) and parts < 8:
        at = _town_end(tokens, at + 1)
        parts += 1
    if parts > 1 and tokens[at].norm == "et" and _part(tokens[at + 1]):
        return _town_end(tokens, at + 1)
    return at if parts > 2 and tokens[at].norm in word_set("after-name") else end


def _town_end(tokens: tuple[Token, ...], at: int) -> int:
    """Give the token behind a town of such a list: capitals, and the small words that join them ("Val d'Arc")."""
    while True:
        ahead = at
        while ahead - at < 3 and tokens[ahead].norm in word_set("joining") and tokens[ahead].norm not in {"et", "&"}:
            ahead += 1
        if not _part(tokens[ahead]):
            return at
        at = ahead + 1


def _surroundings_end(tokens: tuple[Token, ...], end: int) -> int:
    """Take in "et ses environs", "et de son agglomération" behind a name."""
    if tokens[end].norm != "et":
        return end
    of = end + 1 + (tokens[end + 1].norm == "de")
    last = of + (tokens[of].norm in {"son", "sa", "ses", "les", "leurs"})
    return last + 1 if tokens[last].norm in word_set("surroundings") else end


def _company_end(tokens: tuple[Token, ...], end: int) -> int:
    """Take in "& co" behind a name."""
    return end + 2 if tokens[end].text == "&" and tokens[end + 1].norm in {"co", "cie"} else end


def _adjective_end(reading: Reading, end: int) -> int:
    """Take in a small adjective of place that closes a name: "des Monts aveyronnais"."""
    tokens = reading.tokens
    token = tokens[end]
    if len(token.norm) > 3 and token.norm in _repeated_tails(reading):
        return end + 1
    if token.tag or not token.text.isalpha() or not token.text.islower() or len(token.text) < 5:
        return end
    endings = tuple(words()["adjective-ending"])
    following = tokens[end + 1]
    closes = (
        following.tag in {"sep", "stop", "date"}
        or following.norm in word_set("after-name")
        or following.text in ".!?(|;:"
    )
    of_people = bool(_OF_PEOPLE.fullmatch(token.text))
    return (
        end + 1
        if token.norm.endswith(endings) and (closes or of_people) and token.norm not in word_set("no-adjective")
        else end
    )


@lru_cache(maxsize=1)
def _repeated_tails(reading: Reading) -> frozenset[str]:
    """The small words that close the name of a CPTS in one place and stand behind the same capital in another.

    "CPTS du Vallon bleu :" in a title makes "bleu" a part of the name wherever "Vallon" stands before it.
    """
    tokens = reading.tokens
    behind: Counter[tuple[str, str]] = Counter()
    closing: set[tuple[str, str]] = set()
    near = {at for cpts in reading.tagged("cpts") for at in range(cpts + 1, min(cpts + 9, len(tokens) - 1))}
    for at in near:
        token = tokens[at]
        if token.text[:1].islower() and token.text.isalpha() and len(token.text) > 3 and not token.tag:
            before = tokens[at - 1]
            if before.text[:1].isupper():
                behind[before.norm, token.norm] += 1
                if tokens[at + 1].tag in {"sep", "stop"} or tokens[at + 1].text in ":.!?":
                    closing.add((before.norm, token.norm))
    return frozenset(tail for (head, tail), times in behind.items() if times > 1 and (head, tail) in closing)

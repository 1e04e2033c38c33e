r"""Numbers in French text: digits however grouped, words, ordinals, percentages and rough counts.

What looks like a number and is none is skipped whole: telephone numbers, dates in digits, times, addresses of the web,
footnote marks, and digits inside identifiers ("COVID-19", "L. 1434-12", "2022-2026").

Choices where French itself is open:

- "57,633" could be a decimal or English grouping: doubt, so no number, unless "%" or "millions" settles it; "57.633" is
  grouped, as French decimals take a comma; "2.9" is a number only before "%", "€" or a scale ("2.9 millions").
- "taille 3 120 000 habitants" reads 3 120 000: nothing in the digits tells where the first number ends.
- Digits group over a line break ("103\n000"), but a number that begins its line only does so before a group that
  begins with 0, as figures set one under the other ("45\n103 000") are two.
- "un" and "une" alone are articles; "quelques milliers" and "des centaines" have no value. "24 h" and "14h30" are
  times.
- A sign is not read: "-5 %" is 5 %.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from cpts_extract.values.number_words import COLLECTIVES, FIRST_NUMBER_WORDS, NUMBER_WORDS, SCALES, read_words
from cpts_extract.values.scanning import matches, openers
from cpts_extract.values.spelling import DASH, GAP, HYPHEN, OPTIONAL_GAP, fold

SPACE = r"[ \t\u00a0\u2007\u2009\u202f]"
_WRAP = r"[ \u00a0]?\r?\n ?"

# Digits: grouped by spaces, grouped by points, or plain; more than one space is a column, not a number. A plain run of
# four digits or more before a dash is a year or a code ("2022-2026", "1434-12").
_GROUP = r"[0-9]{3}(?![0-9])"
_SPACED_AND_WRAPPED = rf"(?<!\n)(?<!\n )(?<!\n  )[1-9][0-9]{{0,2}}(?:(?:{SPACE}|{_WRAP}){_GROUP})+"
_SPACED = rf"[1-9][0-9]{{0,2}}(?:(?:{SPACE}|{_WRAP}(?=0)){_GROUP})+"
_POINTED = rf"[1-9][0-9]{{0,2}}(?:\.{_GROUP})+"
_PLAIN = rf"(?:0|[1-9][0-9]{{0,14}})(?![0-9])(?!(?<=[0-9]{{4}}){DASH}[0-9])"
_DIGITS = rf"(?:{_SPACED_AND_WRAPPED}|{_SPACED}|{_POINTED}|{_PLAIN})"
_DECIMALS = r"(?P<mark>[.,])(?P<decimals>[0-9]{1,6})(?![0-9])"

# Where digits may begin: not inside a word, not after "COVID-", "24h/" or "p.", not glued to a closing mark.
_DIGITS_START = r"(?<![\w/»”)\]}^])(?<![^\W\d_][-‐‑–.@#&])"
# Where they may end: at a mark, a space, a unit of money ("75k€"), a raised note mark, or a range's dash ("55-65").
_RANGE_END = rf"{DASH}[1-9][0-9]{{0,2}}(?![0-9]|\s?h(?!\w)|{DASH}\w|[./][0-9])"
_MONEY = r"(?:k|m|mds?)?(?:€|euros?(?!\w)|eur(?!\w))"
_DIGITS_END = (
    rf"(?={_MONEY}|[⁰¹²³⁴-⁹]"
    rf"|{_RANGE_END}|(?!\w|[.,:/@][0-9]|[.@/][^\W\d_]|{DASH}\w))"
)

_SCALE = r"(?:mille|millions?|milliards?)(?!\w)"
_COLLECTIVE = rf"(?:{'|'.join(COLLECTIVES)})s?(?!\w)(?:{GAP}de{GAP}(?:milliers|millions|milliards)(?!\w))?"
_HALF = rf"{GAP}et{GAP}demie?(?!\w)"
_PERCENT = rf"{OPTIONAL_GAP}%|{GAP}pour{GAP}cent(?!\w|{GAP}mille)|{GAP}pourcents?(?!\w)"
_PER_MILLE = rf"{OPTIONAL_GAP}‰|{GAP}pour{GAP}mille(?!\w)"

_ORDINAL_MARK = r"(?:\^?\{?|<sup>)(?:i?[eè]mes?|ers?|[eè]?res?|nde?s?|des?|es?|ᵉʳ?)(?:\}|</sup>)?(?!\w)"

_WORD_START = r"(?<!\w)(?<!\w[-‐‑.@])"
_FIRST_OF_ALL = rf"(?:premi(?:er|[eè]re)|(?:(?<=\bla\s)|(?<=\bsa\s)|(?<=\bcette\s))seconde)(?!\w|{HYPHEN}\w)"
_ROUGH = (
    rf"(?:une?(?:{GAP}(?:bonne?|petite?|grosse?|large))?{GAP}(?:demie?{HYPHEN}(?:millions?|milliards?)(?!\w)"
    rf"|(?:demie?{HYPHEN})?{_COLLECTIVE})|(?:la|cette){GAP}(?!quarantaine){_COLLECTIVE}(?={GAP}d(?:e|['’])))(?:{_HALF})?"
)

_SKIPPED = "|".join(
    (
        r"(?:https?://|www\.)\S+",
        r"\[\^?[0-9]{1,3}\]|\^\{?[0-9]{1,3}\}?|(?<=[^\W\d_]|»)\([0-9]{1,2}\)",  # footnote marks
        r"(?<![0-9])(?:\+|00)33[ .]?(?:\(0\)[ .]?)?[1-9](?:[ .-]?[0-9]{2}){4}(?![0-9])",  # telephone numbers
        rf"(?<![0-9])0[1-9](?:(?:{SPACE}|[.\-/\n])?[0-9]{{2}}){{4}}(?![0-9])",
        rf"(?<![0-9])0(?:{SPACE}[0-9]{{3}}){{2,3}}(?![0-9])",
        r"(?<!\w)[0-9]{1,2}\s?/\s?[0-9]{1,2}\s?/\s?(?:[0-9]{4}|[0-9]{2})(?!\w)",  # dates with spaces
        r"(?<!\w)[0-9]{1,2}\s?h(?:\s?[0-9]{2})?(?![\w'’])(?:/[0-9]+)?",  # times, "24h/24"
        rf"(?<!\w)[0-9]{{1,2}}{GAP}heures?{GAP}[0-9]{{2}}(?!\w)",
        rf"(?<!\w)[0-9]+{GAP}cents?(?!\w)",  # "2 cents": two hundred or two cents?
    )
)

_NUMBER = re.compile(
    rf"(?:(?P<skipped>{_SKIPPED})"
    rf"|{_DIGITS_START}(?:(?P<rank>[1-9][0-9]{{0,3}})(?:{_ORDINAL_MARK}|{GAP}[eè]me(?!\w))"
    rf"|(?P<digits>{_DIGITS})(?:{_DECIMALS})?{_DIGITS_END}(?P<scale>{GAP}(?:{_SCALE}|{_COLLECTIVE})(?:{_HALF})?)?"
    rf"(?:(?P<percent>{_PERCENT})|(?P<per_mille>{_PER_MILLE})|(?P<money>(?={OPTIONAL_GAP}{_MONEY})))?)"
    rf"|(?P<no_number>[0-9]+(?:[.,:/]?[0-9]|{DASH}[0-9]|\w)*+)"
    rf"|{_WORD_START}(?!sept\.?{GAP}(?:19|20)[0-9]{{2}}(?!\w))(?:(?P<first>{_FIRST_OF_ALL})|(?P<rough>{_ROUGH})"
    rf"|(?P<words>{NUMBER_WORDS})(?!@|\.\w)(?P<word_scale>{GAP}{_COLLECTIVE}|(?<=on|ns|rd|ds){_HALF})?"
    rf"(?P<word_percent>{_PERCENT})?))",
    re.IGNORECASE,
)
_COLLECTIVE_WORDS = (*COLLECTIVES, *(f"{noun}s" for noun in COLLECTIVES))
_BEHIND_UN = (
    *_COLLECTIVE_WORDS,
    *"bon bonne petit petite gros grosse large demi demie million millions milliard milliards".split(),
)
_OPENERS = openers(
    FIRST_NUMBER_WORDS - {"un", "une"} | {"premier", "premiere", "seconde", "cette", "http", "https", "www"},
    {"la": _COLLECTIVE_WORDS, "un": _BEHIND_UN, "une": _BEHIND_UN},
)


class Number(NamedTuple):
    """A number and where it stands: ``text[start:end]`` is all that was read, sign of percent and scale included."""

    start: int
    end: int
    value: int | float
    """An int whenever it is whole."""
    approximate: bool = False
    """Counted with a rough noun: "une soixantaine", "trois centaines"."""
    ordinal: bool = False
    """A rank: "6e", "6^{ème}", "première"."""
    percent: bool = False


def scan_numbers(text: str, folded: str | None = None) -> list[Number]:
    """Find every number of the text, in order and without overlaps; ``folded`` is the folded text, if known.

    >>> [(n.value, n.percent) for n in scan_numbers("57.633 habitants, soit 68,78 % de la population en 2021")]
    [(57633, False), (68.78, True), (2021, False)]
    >>> [n.value for n in scan_numbers("en 2021 450 professionnels, le 02 90 79 81 44, COVID-19, à 18 h 04")]
    [2021, 450]
    >>> scan_numbers("une bonne soixantaine de soignants")
    [Number(start=0, end=21, value=60, approximate=True, ordinal=False, percent=False)]
    """
    return [number for match in matches(_NUMBER, text, _OPENERS, folded) for number in _read(match)]


def parse_number(text: str) -> int | float | None:
    """Read the text as one number; None when it is none, or more than one, or a number among other words.

    >>> parse_number("2,9 millions"), parse_number("soixante-quinze mille"), parse_number("6^{ème}")
    (2900000, 75000, 6)
    >>> parse_number("57,633") is parse_number("40 ans") is None
    True
    """
    numbers = scan_numbers(text.strip())
    if len(numbers) != 1 or (numbers[0].start, numbers[0].end) != (0, len(text.strip())):
        return None
    return numbers[0].value


def scale_of(text: str) -> int:
    """Multiply out the scale words that the text ends with: 1 000 000 for "2,9 millions", 1 for "290".

    >>> scale_of("2,9 millions"), scale_of("deux centaines de milliers"), scale_of("290")
    (1000000, 100000, 1)
    """
    product = 1
    for word in reversed(fold(text).removesuffix(" et demi").removesuffix(" et demie").split()):
        factor = _FACTORS.get(word)
        if factor is None and word != "de":
            break
        product *= factor or 1
    return product


_FACTORS = {form: factor for word, factor in (SCALES | COLLECTIVES).items() for form in (word, word + "s")}
_GROUPS = re.compile("[0-9]+")
_MOST_GROUPS = 4  # more groups of three digits than "999 999 999 999" has are a row of figures


def _read(match: re.Match[str]) -> list[Number]:
    """Make the numbers of one match: none of what is skipped, several of a run of words."""
    start, end = match.span()
    if match["digits"]:
        value = _digits_value(match)
        approximate = _is_rough(match["scale"])
        return [] if value is None else [Number(start, end, value, approximate, percent=bool(match["percent"]))]
    if match["rank"]:
        return [Number(start, end, int(match["rank"]), ordinal=True)]
    if match["first"]:
        return [Number(start, end, 2 if fold(match["first"]) == "seconde" else 1, ordinal=True)]
    if match["rough"]:
        return [Number(start, end, _plain(_scaled(Decimal(1), match["rough"])), approximate=True)]
    return _read_run(match) if match["words"] else []


def _digits_value(match: re.Match[str]) -> int | float | None:
    """Read digits with their decimals and their scale; None in doubt."""
    digits, decimals, scale = match["digits"], match["decimals"], match["scale"]
    groups = _GROUPS.findall(digits)
    settled = bool(scale or match["percent"])
    if match["per_mille"] or len(groups) > _MOST_GROUPS:
        return None
    if "." in digits and settled:  # "1.125 million": one million or a thousand?
        return None
    if decimals and len(groups) == 1:
        if match["mark"] == "." and not settled and match["money"] is None:  # a section, a day and month, a version
            return None
        if len(decimals) == 3 and not settled and digits != "0":
            return None
    if not (decimals or scale):
        return int("".join(groups))
    value = Decimal("".join(groups) + "." + (decimals or "0"))
    return _plain(_scaled(value, scale) if scale else value)


def _scaled(count: Decimal, scale: str) -> Decimal:
    """Multiply by a scale and its halves: "2 millions et demi", "une demi-douzaine"."""
    words, factor = fold(scale).split(), scale_of(scale)
    if words[-1].startswith("demi"):
        return count * factor + Decimal(factor) / 2
    return count * factor / (2 if "demi" in words or "demie" in words else 1)


def _plain(value: Decimal) -> int | float:
    """Give the number as an int when it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _is_rough(scale: str | None) -> bool:
    """Tell whether the scale is a rough noun, "milliers" or "dizaines de milliers"."""
    return scale is not None and any(word.removesuffix("s") in COLLECTIVES for word in fold(scale).split())


def _read_run(match: re.Match[str]) -> list[Number]:
    """Make the numbers of a run of number words; what follows the run belongs to the last of them."""
    start, stop = match.span("words")
    numbers = [Number(start + n.start, start + n.end, n.value, ordinal=n.ordinal) for n in read_words(match["words"])]
    scale, percent = match["word_scale"], match["word_percent"]
    if not numbers or not (scale or percent):
        return numbers
    last = numbers.pop()
    if last.end != stop or last.ordinal:
        return numbers
    value, rough = Decimal(last.value), _is_rough(scale)
    if rough:
        value = _scaled(value, scale)
    elif scale:
        value += Decimal(scale_of(match["words"])) / 2
    return [*numbers, Number(last.start, match.end(), _plain(value), rough, percent=bool(percent))]

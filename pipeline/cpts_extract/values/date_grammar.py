"""The fragments that French dates are made of, and the one regular expression made of them."""

from __future__ import annotations

import re

from cpts_extract.values.date_mention import Relation
from cpts_extract.values.number_words import CARDINALS
from cpts_extract.values.scanning import DIGITS, openers
from cpts_extract.values.spelling import APOSTROPHE, DASH, GAP, HYPHEN, OPTIONAL_GAP, fold

WEEKDAYS = {"lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6}
SHORT_WEEKDAYS = {f"{word[:3]}.": number for word, number in WEEKDAYS.items()}

_MONTH_FORMS = (
    (1, "janvier", "janv", "jan"), (2, "fevrier", "fevr", "fev"), (3, "mars",), (4, "avril", "avr"), (5, "mai",),
    (6, "juin",), (7, "juillet", "juil", "juill"), (8, "aout",), (9, "septembre", "sept"), (10, "octobre", "oct"),
    (11, "novembre", "nov"), (12, "decembre", "dec"),
)  # fmt: skip
MONTHS = {form: month for month, *forms in _MONTH_FORMS for form in forms}

EDGES = {"debut": "start", "mi": "mid", "fin": "end", "courant": None}
SEASONS = {"printemps": "spring", "ete": "summer", "automne": "autumn", "hiver": "winter", "rentree": "back_to_school"}
RANKS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4}

# Fragments. Small ones have no groups; a named group is a part of the date, and its span is part of the mention.
_ALONE = r"(?<!\w)(?<!\w[-‐‑])(?<![0-9][.,/])"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_ANY_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:lun|mar|mer|jeu|ven|sam|dim)\.)"
_DAY = r"(?:1\s?(?:\^?\{?er\}?|ᵉʳ)|premier|(?:0?[1-9]|[12][0-9]|3[01])(?![0-9]))"
_YEAR = (
    rf"(?:19[5-9][0-9]|20[0-4][0-9])(?!\w|{DASH}\w|[.,/][0-9]|{OPTIONAL_GAP}[€%]"
    rf"|{GAP}(?:euros|habitants|patients|professionnels|personnes)(?!\w))"
)
_SHORT_MONTH = r"(?:janv?|f[eé]vr?|avr|juill?|sept|oct|nov|d[eé]c)"  # with its point, or before a year: "sept" is 7
_MONTH = (
    r"(?:(?:janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre)(?!\w)"
    rf"|{_SHORT_MONTH}\.(?!\w)|{_SHORT_MONTH}(?={GAP}{_YEAR}))"
)
_SOON = r"(?:derni(?:er|[eè]re)|prochaine?|pass[eé]e?)(?!\w)"
_OF = rf"(?:d(?:e|u){GAP}mois{GAP}d(?:e{GAP}|{APOSTROPHE})|de{GAP}l{APOSTROPHE}ann[eé]e{GAP}|d(?:e{GAP}|{APOSTROPHE}))"
_OF_YEAR = rf"(?:de{GAP}l{APOSTROPHE}ann[eé]e{GAP}|d{APOSTROPHE}ann[eé]e{GAP}|de{GAP})"

# "3 au", "lundi 3 et", "28 février -": days before the last one of a list or a range
_AND = rf"(?:{GAP}(?:et|au|ou|&)(?:{GAP}le)?{GAP}|\s?{DASH}\s?|\s?/\s?)"
_LISTED_DAY = rf"(?:{_WEEKDAY}s?{GAP})?{_DAY}(?:{GAP}{_MONTH})?"
_INTRODUCED = r"(?:(?<=\bles\s)|(?<=\bces\s)|(?<=\ble\s)|(?<=\bdu\s)|(?<=\bdes\s))"
# introduced, or joined closely, since "Communiqué n° 2 - 12 mai" is no list
_LIST = (
    rf"(?:(?:{_INTRODUCED}|(?={_WEEKDAY})){_LISTED_DAY}(?:\s?,{GAP}{_LISTED_DAY}){{0,6}}{_AND}"
    rf"|{_LISTED_DAY}(?:{GAP}(?:et|au|ou){GAP}|{DASH}))"
)

_DAY_IN_WORDS = (
    rf"(?:(?P<day_this>ce){GAP})?(?P<day_list>{_LIST})?(?:(?P<day_weekday>{_ANY_WEEKDAY})\s?,?{GAP}(?:le{GAP})?)?"
    rf"(?P<day>{_DAY}){GAP}(?P<day_month>{_MONTH})(?:{GAP}(?P<day_year>{_YEAR}))?(?:{GAP}(?P<day_soon>{_SOON}))?"
)
_DAY_IN_DIGITS = (
    rf"(?:(?P<digits_this>ce){GAP})?(?:(?P<digits_weekday>{_ANY_WEEKDAY})\s?,?{GAP}(?:le{GAP})?)?"
    rf"(?P<digits>[0-9]{{1,2}}\s?/\s?[0-9]{{1,2}}\s?/\s?(?:[0-9]{{4}}|[0-9]{{2}})"
    rf"|[0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{4}}|[0-9]{{2}}\.[0-9]{{2}}\.[0-9]{{2}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|[0-9]{{1,2}}{HYPHEN}[0-9]{{1,2}}{HYPHEN}[0-9]{{4}}|[0-9]{{2}}{HYPHEN}[0-9]{{2}}{HYPHEN}[0-9]{{2}})"
    rf"(?!\w|[./]?[0-9]|{DASH}\w)"
)
_MONTH_INTRODUCED = (
    rf"(?:en|d[eè]s|depuis|jusqu{APOSTROPHE}(?:en|[aà])|d{APOSTROPHE}ici(?:{GAP}[aà])?|avant|apr[eè]s"
    rf"|[aà]{GAP}partir{GAP}de|mois{GAP}de){GAP}|(?:mois|partir){GAP}d{APOSTROPHE}"
)
_EDGE = rf"(?:(?:d[eé]but|fin|courant)(?:{GAP}{_OF}?)|mi(?:{HYPHEN}|{GAP}))"
_MONTH_ALONE = (
    rf"(?P<month_introduced>{_MONTH_INTRODUCED})?(?P<month_edge>{_EDGE})?"
    rf"(?:(?P<month_first>{_MONTH})(?:{GAP}(?:et|[aà]|ou){GAP}|\s?{DASH}\s?|\s?/\s?))?"
    rf"(?P<month>{_MONTH})(?:{GAP}(?:{_OF_YEAR})?(?P<month_year>{_YEAR}))?(?:{GAP}(?P<month_soon>{_SOON}))?"
)
_YEAR_INTRODUCED = (
    rf"(?:en|d[eè]s|depuis|ann[eé]es?|l{APOSTROPHE}an|jusqu{APOSTROPHE}en|d{APOSTROPHE}ici(?:{GAP}[aà])?|avant"
    rf"|[aà]{GAP}partir{GAP}de|horizon){GAP}"
)
_YEAR_ALONE = rf"(?:(?P<year_edge>{_EDGE}(?:{_OF_YEAR})?)|{_YEAR_INTRODUCED})(?P<year>{_YEAR})"
_SEASON = (
    rf"(?:(?P<season_this>ce|cet|cette){GAP})?(?P<season>printemps|[eé]t[eé]|automne|hiver|rentr[eé]e)(?!\w)"
    rf"(?:{GAP}(?:scolaire|universitaire)(?!\w))?(?:{GAP}(?:{_OF_YEAR})?(?P<season_year>{_YEAR}))?"
    rf"(?:{GAP}(?P<season_soon>{_SOON}))?"
)
_PART_OF_YEAR = (
    rf"(?P<part>(?P<part_rank>1\s?(?:\^?\{{?er\}}?|ᵉʳ)|premier|seconde?|deuxi[eè]me|troisi[eè]me|quatri[eè]me|dernier"
    rf"|[2-4]\s?(?:\^?\{{?(?:[eè]me|nd|e)\}}?|ᵉ)){GAP}(?P<part_kind>trimestre|semestre)|(?P<part_short>T[1-4]|S[12]))"
    rf"{GAP}(?:{_OF_YEAR})?(?P<part_year>{_YEAR})"
)
_FEW = "deux|trois|quatre|cinq|six"  # "huit jours" and "quinze jours" are a week and a fortnight
_RELATIVE = (
    rf"(?P<today>aujourd{APOSTROPHE}hui|ce{GAP}jour(?!\w|{HYPHEN})"
    rf"|ce{GAP}(?:matin|midi|soir)(?!\w|{HYPHEN})|cet{GAP}apr[eè]s-midi)|(?P<before_yesterday>avant{HYPHEN}hier)(?!\w)|il{GAP}y{GAP}a{GAP}(?P<days_ago>{_FEW}){GAP}jours(?!\w)|(?P<yesterday>hier)(?!\w)"
    rf"|(?:l{APOSTROPHE}|le{GAP}|la{GAP})(?P<unit>an|ann[eé]e|mois|semaine){GAP}(?P<unit_soon>{_SOON})"
    rf"|le{GAP}(?P<next_day>(?:sur)?lendemain)(?!\w|{HYPHEN}|{GAP}d(?:e|u|es)(?!\w)|{GAP}d{APOSTROPHE})"
    rf"|cette{GAP}(?P<this_year>ann[eé]e)(?!\w|{HYPHEN})"
    rf"|(?P<years_later>une?|[0-9]{{1,2}}|{'|'.join(w for w in CARDINALS)}){GAP}(?:ans?|ann[eé]es?){GAP}"
    rf"(?:plus{GAP}tard|apr[eè]s)(?!\w|{HYPHEN})"
)
_WEEKDAY_ALONE = (
    rf"(?:(?P<alone_this>ce){GAP})?(?P<alone>{_WEEKDAY})(?!\w|{HYPHEN}l)"
    rf"(?:{GAP}(?P<alone_day>{_DAY})(?=\s?(?:[,.;:)]|\Z)|{GAP}(?:[aà]|au|en|derni|prochain|matin|soir|apr[eè]s)))?"
    rf"(?:{GAP}(?P<alone_soon>{_SOON}))?"
)

_BEFORE_DAY = "(?=[0-9cpdjlmsv])"  # a day, "ce", "premier", a weekday: elsewhere the longest forms are not tried
_BEHIND_NUMBER = (  # most numbers are no day and no year
    rf"(?:\s?(?:[/,^{{eèᵉ]|nd|{DASH})|\.[0-9]"
    rf"|{GAP}(?:&|an|au|courant|et|ou|jan|f[eé]v|ma[ir]|avr|ju[il]|ao[uû]|sep|oct|nov|d[eé]c))"
)
DATE = re.compile(
    rf"(?=[a-zàé]|[0-9]{{1,4}}+{_BEHIND_NUMBER}){_ALONE}(?:{_BEFORE_DAY}(?:{_DAY_IN_DIGITS}|{_DAY_IN_WORDS})|{_RELATIVE}|{_PART_OF_YEAR}"
    rf"|(?![0-9])(?:{_MONTH_ALONE}|{_YEAR_ALONE}|{_SEASON}|{_WEEKDAY_ALONE})"
    rf"|(?P<only_day>(?<=,\sle\s){_DAY}(?=\s?,)|(?<=\ble\s){_DAY}(?={GAP}courant(?!\w))))|(?<=\()(?P<bracketed>{_YEAR})(?=\))"
    r"|(?<=date\s)(?P<iso_year>20[0-4][0-9])-(?P<iso_month>0[1-9]|1[0-2])(?![\w-])",
    re.IGNORECASE,
)
_UNIT_WORDS = ("an", "ans", "annee", "annees", "mois", "semaine")
_BEHIND_EN = (*DIGITS, *MONTHS, *EDGES)
_BEHIND_EDGE = (*DIGITS, *MONTHS, "d", "de", "du")
_BEHIND_RANK = ("semestre", "trimestre")
_NAMED_DAYS = [*WEEKDAYS, *(f"{word}s" for word in WEEKDAYS), *(word.strip(".") for word in SHORT_WEEKDAYS)]
OPENERS = openers(
    ["aujourd", "hier", "premier", *MONTHS, *SEASONS, *_NAMED_DAYS],
    {
        **dict.fromkeys(CARDINALS.keys() - MONTHS.keys(), _UNIT_WORDS),
        **dict.fromkeys(["courant", "debut", "fin", "mi"], _BEHIND_EDGE),
        **dict.fromkeys(["apres", "depuis", "des", "en"], _BEHIND_EN),  # "dès"
        **dict.fromkeys(["deuxieme", "dernier", "quatrieme", "second", "seconde", "troisieme"], _BEHIND_RANK),
        **dict.fromkeys(["annee", "annees", "horizon", "s", "t"], DIGITS),
        "a": ("partir",),
        "avant": (*_BEHIND_EN, "hier"),
        "ce": (*DIGITS, *SEASONS, *_NAMED_DAYS, "jour", "matin", "midi", "premier", "soir"),
        "cet": (*SEASONS, "apres"),
        "cette": (*SEASONS, "annee"),
        "d": ("ici",),
        "il": ("y",),
        "jusqu": ("a", "en"),
        "l": _UNIT_WORDS,
        "la": _UNIT_WORDS,
        "le": (*_UNIT_WORDS, "lendemain", "surlendemain"),
        "mois": ("d", "de"),
        "partir": ("d",),
        "un": _UNIT_WORDS,
        "une": _UNIT_WORDS,
    },
)
"""What `DATE` may begin with."""
LISTED_DAY = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})s?{GAP})?(?P<day>{_DAY})(?:{GAP}(?P<month>{_MONTH}))?(?P<joint>\s?,{GAP}|{_AND})",
    re.IGNORECASE,
)
# What stands before is looked at last, since a search for "20" is fast.
YEAR = re.compile(r"20[0-3][0-9](?<!\w[0-9]{4})(?<![0-9][.,/][0-9]{4})(?!\w|[.,/][0-9])")


def month_number(word: str) -> int:
    """Give the number of a month in full or short.

    >>> month_number("FEVRIER"), month_number("déc."), month_number("août")
    (2, 12, 8)
    """
    return MONTHS[fold(word).removesuffix(".")]


def day_number(word: str) -> int:
    """Give the number of a day: "12", "09", "1^{er}", "premier".

    >>> day_number("09"), day_number("1^{er}"), day_number("premier")
    (9, 1, 1)
    """
    digits = re.match("[0-9]+", word)
    return int(digits[0]) if digits else 1


def relation_of(this: str | None, soon: str | None) -> Relation | None:
    """Give the relation of "ce" before a date, or of "dernier", "passé", "prochain" after it.

    >>> relation_of("Ce", None), relation_of(None, "dernière"), relation_of(None, "prochain"), relation_of(None, None)
    ('this', 'last', 'next', None)
    """
    if soon:
        return "next" if fold(soon).startswith("prochain") else "last"
    return "this" if this else None

"""Why, in French: the warehouse says it in English, by sentences of its own making.

A sentence that no pattern knows stays as it is; the pages mark it as English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from cpts_extract.pages.wording import SERIES, date_text, number_text


class Told(NamedTuple):
    """A sentence and the language that it is in."""

    text: str
    language: str


_POPULATION = (
    (r"no communes or intercommunalités named", "ni communes ni intercommunalités nommées"),
    (r"no communes are named", "aucune commune nommée"),
    (r"a place without a code: (.*)", r"un lieu sans code : \1"),
    (r"a part of a commune: (.*)", r"une partie de commune : \1"),
    (r"only one commune is named", "une seule commune nommée"),
    (r"(\d+) of (\d+) communes named", r"\1 communes nommées sur \2"),
    (r"(\d+) communes named, (\d+) counted", r"\1 communes nommées, \2 comptées"),
    (
        r"no vintage has inhabitants for all the communes named",
        "aucun millésime n'a la population de toutes les communes nommées",
    ),
    (r"an intercommunalité without a code: (.*)", r"une intercommunalité sans code : \1"),
    (
        r"the intercommunalités? named: (\d+) communes \((\d+)\), not (\d+|None)",
        r"les intercommunalités nommées comptent \1 communes (\2), et non \3",
    ),
    (
        r"no vintage has all the intercommunalités named",
        "aucun millésime n'a toutes les intercommunalités nommées",
    ),
)
_LIKENESS = (
    (r"both are called (“.*”)", r"toutes deux appelées \1"),
    (r"(“.*”) and (“.*”) differ by words that names drop", r"\1 et \2 ne diffèrent que par des mots souvent omis"),
    (r"(“.*”) and (“.*”) differ by one letter", r"\1 et \2 ne diffèrent que d'une lettre"),
    (r"one of (“.*”) and (“.*”) is a part of the other", r"de \1 et \2, l'un contient l'autre"),
    (r"their names differ", "leurs noms diffèrent"),
    (r"(“.*”) and (“.*”) tell two apart", r"\1 et \2 distinguent deux CPTS"),
    (r"of different départements", "de départements différents"),
    (r"of different régions", "de régions différentes"),
    (r"different intercommunalités", "intercommunalités différentes"),
    (r"an intercommunalité in common", "une intercommunalité en commun"),
    (r"(\d+) intercommunalités in common", r"\1 intercommunalités en commun"),
    (r"(\d+) of (\d+) communes in common", r"\1 communes en commun sur \2"),
    (r"no commune in common", "aucune commune en commun"),
    (r"the same population", "même population"),
    (r"the same rounded population", "même population arrondie"),
    (r"nearly the same population", "populations presque égales"),
    (r"very different populations", "populations très différentes"),
    (r"signed on the same day", "signature le même jour"),
    (r"signed in the same month", "signature le même mois"),
    (r"signed in different years", "signatures d'années différentes"),
    (r"((?:département|région) .*)", r"\1"),
)
_WARNED = (
    (r"(\d+) inhabitants", r"\1 habitants"),
    (r"(\d+) communes in all", r"\1 communes en tout"),
    (r"(\d+) communes, the sum of the parts", r"\1 communes, somme des parties"),
    (r"at least (\d+) communes", r"au moins \1 communes"),
    (r"(\d+) years", r"\1 ans"),
    (r"size (\d)", r"taille \1"),
    (r"size (\d) by its population of (\d+)", r"taille \1 d'après sa population de \2"),
    (
        r"(\d+), the nearest official figure of the (\w+) named",
        r"\1, le chiffre officiel le plus proche pour les \2 nommées",
    ),
    (r"signed on (\d[\d-]*)", r"signature : \1"),
    (r"to be signed on (\d[\d-]*)", r"signature prévue : \1"),
    (r"founded on (\d[\d-]*)", r"création : \1"),
    (r"a date no later than (\d[\d-]*)", r"une date au plus tard : \1"),
    (r"a date within a year of (\d[\d-]*)", r"une date à moins d'un an de : \1"),
    (r"(\d+) € in all", r"\1 € en tout"),
    (r"(\d+) €, the sum of operation and missions", r"\1 €, somme du fonctionnement et des missions"),
    (r"(\d+) € for the contract", r"\1 € pour la durée du contrat"),
    (r"(\d+) €, (\d+) times (\d+) € a year", r"\1 €, soit \2 fois \3 € par an"),
    (r"(\d+) €", r"\1 €"),
    (r"(\d+) communes", r"\1 communes"),
)
_SOURCES = (
    (r"the text: (.*)", r"le texte : \1"),
    (r"the text", "le texte"),
    (r"the text's own list of communes", "la liste de communes du texte"),
    (
        r"the text's own list of communes, right behind the count",
        "la liste de communes du texte, juste après le nombre",
    ),
    (r"the calendar", "le calendrier"),
    (r"ACI of 2019, duration of the contract", "ACI de 2019, durée du contrat"),
    (r"ACI of 2019, sizes", "ACI de 2019, tailles"),
    (r"ACI of 2019, grid of sums", "ACI de 2019, grille des montants"),
    (r"members of (.*), COG (\d+)", r"membres de \1, COG \2"),
    (r"(.*) of the COG (\d+)", r"\1 du COG \2"),
    (
        r"(.*) of the COG (\d+), populations légales \((municipal|total)\)",
        r"\1 du COG \2, populations légales (\3)",
    ),
)
_MESSAGES = (
    (r"(“.*”) is the name of no intercommunalité", r"\1 n'est le nom d'aucune intercommunalité"),
    (r"(“.*”) is the name of no commune", r"\1 n'est le nom d'aucune commune"),
    (
        r"(“.*”): the year is not stated, and nothing sure gives it",
        r"\1 : l'année n'est pas dite, et rien de sûr ne la donne",
    ),
)
_ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_LONG = re.compile(r"(?<![\d-])\d{5,}(?![\d-])")


def population(row: Mapping[str, Any]) -> Told:
    """Say what a row of ``population_check`` was held against, or why it could not be."""
    if row["official"] is not None:
        of = {"communes": "des communes nommées", "epci": "des intercommunalités nommées"}.get(
            row["official_of"] or "", ""
        )
        series = SERIES.get(row["kind"] or "", row["kind"] or "")
        return Told(f"{series} {of}, COG {row['vintage']} : {number_text(row['official'])} habitants", "fr")
    if not row["reason"]:
        return Told("", "fr")
    return _joined([_told(part, _POPULATION) for part in row["reason"].split("; ")], " ; ")


def likeness(reason: str) -> Told:
    """Say why two may be one CPTS.

    >>> likeness("a-b and c: of different régions (-2)")
    Told(text='a-b et c : de régions différentes (-2)', language='fr')
    """
    pair = re.fullmatch(r"([\w-]+) and ([\w-]+): (.*)", reason)
    parts = [_points(part) for part in _apart(pair[3] if pair else reason)]
    told = _joined(parts, ", ")
    return Told(f"{pair[1]} et {pair[2]} : {told.text}", told.language) if pair else told


def _apart(reasons: str) -> list[str]:
    """Part reasons behind their points."""
    return re.findall(r"(?:^|(?<=\), )).*?\([+-]\d+\)(?=, |$)", reasons) or [reasons]


def _points(reason: str) -> Told:
    found = re.fullmatch(r"(.*) (\([+-]\d+\))", reason)
    if found is None:
        return _told(reason, _LIKENESS)
    told = _told(found[1], _LIKENESS)
    return Told(f"{told.text} {found[2]}", told.language)


def warning(row: Mapping[str, Any]) -> Told:
    """Say a row of ``warning``: what was found, what was expected and where that comes from; else its own sentence."""
    if row["found"] and row["expected"]:
        found, expected = (_told(row[name], _WARNED) for name in ("found", "expected"))
        source = _told(row["expected_source"] or "", _SOURCES)
        where = f" ({source.text})" if source.text else ""
        text = f"le texte dit {found.text} ; attendu : {expected.text}{where}"
        return Told(text, _language(found, expected, source))
    return _told(row["message"], _MESSAGES)


def _told(text: str, patterns: tuple[tuple[str, str], ...]) -> Told:
    for pattern, french in patterns:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return Told(_written(found.expand(french)), "fr")
    return Told(text, "en" if text else "fr")


def _written(text: str) -> str:
    text = _ISO.sub(lambda found: date_text(found[0]), text)
    return _LONG.sub(lambda found: number_text(int(found[0])), text)


def _joined(parts: list[Told], by: str) -> Told:
    return Told(by.join(part.text for part in parts), _language(*parts))


def _language(*parts: Told) -> str:
    return "en" if any(part.language == "en" for part in parts) else "fr"

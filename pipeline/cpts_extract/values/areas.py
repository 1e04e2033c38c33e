"""Départements and régions by name: find them in a text, and give their INSEE codes.

Source of names and codes: INSEE, code officiel géographique at 2024-01-01 (Licence Ouverte 2.0), in
``patterns/cpts_patterns/areas.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import cpts_patterns

from cpts_extract.models import Area
from cpts_extract.read.characters import fold
from cpts_extract.values.scanning import Openers, matches, openers

Level = Literal["department", "region"]


class AreaName(NamedTuple):
    """The name of a département or région in a text: ``text[start:end]``. Some names are both (La Réunion)."""

    start: int
    end: int
    department: Area | None
    region: Area | None


@cache
def _tables() -> tuple[dict[str, Area], dict[str, Area], dict[str, str]]:
    """Départements and régions by folded name, and the région's code of each département's."""
    data = tomllib.loads((files(cpts_patterns) / "areas.toml").read_text(encoding="utf-8"))
    regions: dict[str, Area] = {}
    by_code: dict[str, Area] = {}
    for line in data["regions"]:
        code, _, name = line.partition(" ")
        regions[_bare(name)] = by_code[code] = Area(name, code)
    for alias, code in data["region_aliases"].items():
        regions[_bare(alias)] = by_code[code]
    departments, parents = {}, {}
    for line in data["departments"]:
        code, name, region = re.fullmatch(r"(\S+) (.+) (\S+)", line).groups()  # type: ignore[union-attr]
        departments[_bare(name)] = Area(name, code)
        parents[code] = region
    return departments, regions, parents


def _bare(name: str) -> str:
    """Fold a name, without article, hyphens or apostrophes."""
    return re.sub(r"^la ", "", re.sub(r"[-' ]+", " ", fold(name).strip()))


def area_of(name: str, level: Level | None = None) -> Area | None:
    """Give the département (or else région) of a name, in any spelling of case, accents and hyphens.

    With ``level`` only one of the two kinds is looked up.

    >>> area_of("Cotes d'Armor"), area_of("ILE DE FRANCE"), area_of("Vexin")
    (Area(name="Côtes-d'Armor", code='22'), Area(name='Île-de-France', code='11'), None)
    """
    departments, regions, _ = _tables()
    found = departments.get(_bare(name)) if level != "region" else None
    return found or (regions.get(_bare(name)) if level != "department" else None)


@cache
def _pattern() -> tuple[re.Pattern[str], Openers]:
    """The names, and the words that they begin with."""
    departments, regions, _ = _tables()
    names = sorted({*departments, *regions}, key=len, reverse=True)
    pattern = re.compile(
        r"(?<![\w-])(?<!-[dl]')(?:la )?("
        + "|".join(re.escape(n).replace(r"\ ", "[-' ]+") for n in names)
        + r")(?![\w-]|')"
    )
    first = {name.split(" ")[0] for name in names}
    return pattern, openers(first, {"la": first}, signs=())


def scan_areas(text: str, folded: str | None = None) -> list[AreaName]:
    """Find the names of départements and régions, written with a capital; ``folded`` is the folded text, if known.

    >>> [(a.department, a.region) for a in scan_areas("la CPAM de l'Aude, en Occitanie")]
    [(Area(name='Aude', code='11'), None), (None, Area(name='Occitanie', code='76'))]
    """
    departments, regions, _ = _tables()
    found = []
    pattern, first = _pattern()
    folded = fold(text) if folded is None else folded
    for match in matches(pattern, folded, first, folded):
        if text[match.start(1)].isupper():
            name = _bare(match.group(1))
            found.append(AreaName(match.start(), match.end(), departments.get(name), regions.get(name)))
    return found

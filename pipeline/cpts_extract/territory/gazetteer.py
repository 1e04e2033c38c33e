"""The packaged tables of the official geography, read when first asked for.

Nothing is read at import: the tables cost a fifth of a second, and most commands need none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Literal

from cpts_extract.territory.spelling import key, upright

if TYPE_CHECKING:
    import pyarrow as pa

PlaceKind = Literal["commune", "deleguee", "associee", "arrondissement", "ancienne", "renommee"]

VINTAGES = tuple(range(2019, 2027))
"""Years of the code officiel géographique, each as of its first of January."""
_OF_COMMUNES = {2020: 2019}
"""The tables have the intercommunalités of 2020 but not its communes. Of those of 2019 all but one stand among their members."""


@dataclass(frozen=True, slots=True)
class Place:
    """A commune, or a part of one, with the vintages that it stood in; or a name of before the first of them: of a commune
    that was merged (``ancienne``) or that has another name since (``renommee``), with the years in which it bore it.
    """

    code: str
    """INSEE code, of a delegated commune its own."""
    name: str
    kind: PlaceKind
    parent: str | None
    """Code of the commune that it is a part of, or that took its place."""
    department: str
    siren: str | None
    first: int
    last: int

    @property
    def past(self) -> bool:
        return self.kind in {"ancienne", "renommee"}

    def stands(self, vintage: int) -> bool:
        return not self.past and self.first <= vintage <= self.last


@dataclass(frozen=True, slots=True)
class Intercommunality:
    """An EPCI à fiscalité propre, or an EPT of the Grand Paris, in one vintage."""

    row: int
    """Where its members stand."""
    siren: str
    name: str
    kind: str
    """CC, CA, CU, METRO, MET69 or EPT."""
    vintage: int
    municipal: int
    total: int
    departments: Sequence[str]
    """Codes of those that it lies in."""
    words: Sequence[str]
    """Its own words in every form of its name (`spelling.all_words`)."""

    @property
    def members(self) -> frozenset[str]:
        """INSEE codes of its communes."""
        return _members(self.row)


def vintage_of(date: str | None) -> int:
    """Give the vintage in force at a date cut to any precision; the last one where there is none.

    >>> vintage_of("2021-03-12"), vintage_of("2017"), vintage_of("2031-05"), vintage_of(None)
    (2021, 2019, 2026, 2026)
    """
    return VINTAGES[-1] if date is None else min(max(int(date[:4]), VINTAGES[0]), VINTAGES[-1])


def of_communes(vintage: int) -> int:
    """Give the vintage whose communes serve for another: 2019 for 2020, each other for itself."""
    return _OF_COMMUNES.get(vintage, vintage)


def department_of(code: str) -> str:
    """Give the département of an INSEE code.

    >>> department_of("49299"), department_of("2A004"), department_of("97411")
    ('49', '2A', '974')
    """
    return code[:3] if code.startswith(("97", "98")) else code[:2]


# ---- communes ---------------------------------------------------------------------------------------------------


@cache
def _table(name: str) -> pa.Table:
    from pyarrow.parquet import ParquetFile

    with as_file(files("cpts_extract.territory") / "gazetteer" / f"{name}.parquet") as path, ParquetFile(path) as file:
        return file.read()


@cache
def _columns(name: str, of: type) -> list[list[Any]]:
    """Give the columns of a table that a class has fields for, in their order.

    Of the many rows of a table only a few are asked for: each is made when it is.
    """
    return [_table(name)[field].to_pylist() for field in of.__slots__ if field != "row"]  # type: ignore[attr-defined]


def _place(row: int) -> Place:
    return Place(*(column[row] for column in _columns("communes", Place)))


@cache
def _rows_by(column: str) -> Mapping[str, tuple[int, ...]]:
    """Give the rows of communes.parquet by the value of a column.

    Tuples, since the garbage collector forgets those that hold numbers, but visits ten thousands of lists again and again.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for row, value in enumerate(_table("communes")[column].to_pylist()):
        rows[value].append(row)
    return {value: tuple(found) for value, found in rows.items()}


@cache
def places(place_key: str) -> tuple[Place, ...]:
    """Give all places of a key (`spelling.key`), in France and in all vintages."""
    return tuple(_place(row) for row in _rows_by("key").get(place_key, ()))


@cache
def communes_of(department: str) -> tuple[Place, ...]:
    """Give all places of a département (its code), in all vintages, in the order of their codes."""
    return tuple(_place(row) for row in _rows_by("department").get(department, ()))


def known_commune(name: str, department: str | None = None) -> bool:
    """Tell whether a name, in any spelling, is a commune's or was one's, in a département (its code) or anywhere.

    >>> known_commune("FORET-FOUESNANT (LA)"), known_commune("Quimper", "29"), known_commune("Quimper", "50")
    (True, True, False)
    """
    found = places(key(upright(name)))
    return any(department in (None, place.department) for place in found)


# ---- intercommunalités ------------------------------------------------------------------------------------------


@cache
def _epci(row: int) -> Intercommunality:
    return Intercommunality(row, *(column[row] for column in _columns("epcis", Intercommunality)))


@cache
def _epci_rows(what: Literal["vintage", "siren", "words", "departments"]) -> Mapping[tuple[str, int], tuple[int, ...]]:
    """Give the rows of epcis.parquet by a value of a column (by nothing for the vintage alone) and the vintage."""
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    table = _table("epcis")
    vintages = table["vintage"].to_pylist()
    values = [""] * len(vintages) if what == "vintage" else table[what].to_pylist()
    for row, (value, vintage) in enumerate(zip(values, vintages, strict=True)):
        for part in (value,) if isinstance(value, str) else value:
            found[part, vintage].append(row)
    return {asked: tuple(rows) for asked, rows in found.items()}


def _epcis_by(
    what: Literal["vintage", "siren", "words", "departments"], value: str, vintage: int
) -> tuple[Intercommunality, ...]:
    return tuple(map(_epci, _epci_rows(what).get((value, vintage), ())))


@cache
def _members(row: int) -> frozenset[str]:
    return frozenset(_table("epcis")["members"][row].as_py())


def epcis_of(vintage: int) -> tuple[Intercommunality, ...]:
    """Give the intercommunalités of a vintage."""
    return _epcis_by("vintage", "", vintage)


@cache
def epci(siren: str, vintage: int) -> Intercommunality | None:
    """Give an intercommunalité in a vintage."""
    (one,) = _epcis_by("siren", siren, vintage) or (None,)
    return one


def epcis_named(words: str, vintage: int) -> tuple[Intercommunality, ...]:
    """Give the intercommunalités of a vintage whose name has these own words (`spelling.own_words`)."""
    return _epcis_by("words", words, vintage)


def epcis_in(departments: Iterable[str], vintage: int) -> tuple[Intercommunality, ...]:
    """Give the intercommunalités of a vintage that lie in one of the départements, or partly."""
    return _epcis_in(frozenset(departments), vintage)


@lru_cache(maxsize=1 << 10)
def _epcis_in(departments: frozenset[str], vintage: int) -> tuple[Intercommunality, ...]:
    found = {one.siren: one for d in sorted(departments) for one in _epcis_by("departments", d, vintage)}
    return tuple(found.values())


@lru_cache(maxsize=1 << 7)
def epci_by_commune(departments: frozenset[str], vintage: int) -> Mapping[str, str]:
    """Give the SIREN of each commune's EPCI à fiscalité propre."""
    return {code: one.siren for one in epcis_in(departments, vintage) if one.kind != "EPT" for code in one.members}


# ---- départements and régions -----------------------------------------------------------------------------------


@cache
def _departments() -> Mapping[str, dict[str, Any]]:
    return {row["code"]: row for row in _table("areas").to_pylist() if row["kind"] == "department"}


@dataclass(frozen=True, slots=True)
class Department:
    """A département in the last vintage."""

    code: str
    name: str
    region_code: str
    region: str
    population: int
    """Population municipale: its communes added up."""


def departments() -> tuple[Department, ...]:
    """Give the départements of the last vintage, in the order of their codes.

    >>> [(one.name, one.region) for one in departments() if one.code == "56"]
    [('Morbihan', 'Bretagne')]
    """
    inhabitants_of: dict[str, int] = defaultdict(int)
    series = _table("populations")["municipal"].to_pylist()
    communes = _table("communes")
    # By columns: a `Place` for each of 40 000 rows takes half a second.
    asked = zip(*(communes[name].to_pylist() for name in ("code", "department", "kind", "last")), strict=True)
    for code, department, kind, until in asked:
        if kind == "commune" and until == VINTAGES[-1] and code in _population_rows():
            inhabitants_of[department] += series[_population_rows()[code]][-1] or 0
    regions = {row["code"]: row["name"] for row in _table("areas").to_pylist() if row["kind"] == "region"}
    return tuple(
        Department(code, row["name"], row["region"], regions[row["region"]], inhabitants_of[code])
        for code, row in sorted(_departments().items())
        if row["region"] in regions
    )


def near(departments: Iterable[str]) -> frozenset[str]:
    """Give the départements near some: those of their régions, and those that an intercommunalité joins to them."""
    return frozenset(other for d in departments if d in _departments() for other in _departments()[d]["near"])


def region_of(department: str) -> str | None:
    """Give the région of a département, both by their codes; None for a code that is none.

    >>> region_of("56"), region_of("2A"), region_of("99")
    ('53', '94', None)
    """
    row = _departments().get(department)
    return row["region"] if row else None


@cache
def departments_in(region: str | None) -> frozenset[str]:
    """Give the départements of a région; none for None."""
    return frozenset(code for code, row in _departments().items() if row["region"] == region)


# ---- inhabitants ------------------------------------------------------------------------------------------------


@cache
def _population_rows() -> Mapping[str, int]:
    return {code: row for row, code in enumerate(_table("populations")["code"].to_pylist())}


@cache
def inhabitants(code: str) -> Mapping[str, Sequence[int | None]]:
    """Give the inhabitants of a commune: of each series (``municipal``, ``municipal_epci``, ``total_epci``) a number for
    each of `VINTAGES`, None where the tables have none; nothing for a code that they do not know.
    """
    row = _population_rows().get(code)
    table = _table("populations")
    return {} if row is None else {name: table[name][row].as_py() for name in table.column_names if name != "code"}

"""Build the tables of ``pipeline/cpts_extract/territory/gazetteer`` from releases of @etalab/decoupage-administratif.

    python patterns/build_gazetteer.py FOLDER

FOLDER holds the packages, each unpacked into a folder named after its version (``FOLDER/1.1.1/package/data/...``). What
is not there yet is fetched by ``npm pack``. Only this script needs npm: the tables are kept with the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from cpts_extract.territory.spelling import all_words, key

PACKAGE = "@etalab/decoupage-administratif"
VERSIONS = {
    2019: "0.7.0", 2020: "0.8.0", 2021: "1.1.1", 2022: "2.3.1", 2023: "3.1.1", 2024: "4.1.0", 2025: "5.3.0", 2026: "6.0.0"
}  # fmt: skip
"""The version that holds the code officiel géographique at the first of January of each year."""
WITHOUT_COMMUNES = {2020}
"""Vintages of which the package has the intercommunalités only: its communes are those of the year before."""
KINDS = {
    "commune-actuelle": "commune",
    "commune-deleguee": "deleguee",
    "commune-associee": "associee",
    "arrondissement-municipal": "arrondissement",
}
GAZETTEER = Path(__file__).parent.parent / "pipeline" / "cpts_extract" / "territory" / "gazetteer"

Thing = dict[str, Any]


def main() -> None:
    """Write every table, and say how large it is."""
    packages = Path(sys.argv[1])
    for version in VERSIONS.values():
        if not (packages / version).is_dir():
            fetch(version, packages)
    read = {year: Vintage(packages / version / "package" / "data") for year, version in VERSIONS.items()}
    write("communes", COMMUNES, communes(read))
    write("populations", POPULATIONS, populations(read))
    write("epcis", EPCIS, epcis(read))
    write("areas", AREAS, areas(read))


def fetch(version: str, packages: Path) -> None:
    """Fetch a version of the package through npm, and unpack it."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{PACKAGE}@{version}"], cwd=packages, check=True, capture_output=True, text=True
    )
    with tarfile.open(packages / packed.stdout.split()[-1]) as archive:
        archive.extractall(packages / version, filter="data")


class Vintage:
    """The files of one version."""

    def __init__(self, data: Path) -> None:
        self.communes = self._read(data / "communes.json")
        self.epcis = self._read(data / "epci.json")
        territories = data / "ept.json"
        self.epts = self._read(territories) if territories.exists() else []
        self.departments = self._read(data / "departements.json")
        self.regions = self._read(data / "regions.json")
        history = data / "historique-communes.json"
        self.history = self._read(history) if history.exists() else []

    @staticmethod
    def _read(file: Path) -> list[Thing]:
        things: list[Thing] = json.loads(file.read_text(encoding="utf-8"))
        return things


# ---- spans of years ---------------------------------------------------------------------------------------------


def spans(stood: dict[tuple[Any, ...], set[int]], years: Iterable[int]) -> Iterator[tuple[tuple[Any, ...], int, int]]:
    """Give each thing with the first and the last vintage that it stands in, once for each unbroken run of them."""
    order = list(years)
    for thing, present in stood.items():
        first: int | None = None
        for at, year in enumerate(order):
            if year in present and first is None:
                first = year
            if first is not None and (year not in present or at == len(order) - 1):
                yield thing, first, year if year in present else order[at - 1]
                first = None


# ---- communes ---------------------------------------------------------------------------------------------------

COMMUNES = pa.schema(
    {
        "key": pa.string(), "code": pa.string(), "name": pa.string(), "kind": pa.string(),
        "parent": pa.string(), "department": pa.string(), "siren": pa.string(),
        "first": pa.int16(), "last": pa.int16(),
    }
)  # fmt: skip


def communes(read: dict[int, Vintage]) -> list[Thing]:
    """Give the communes of all vintages, what is part of one, and those that were merged or renamed before the first."""
    siren: dict[tuple[str, int], str] = {}
    stood: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for year, vintage in read.items():
        for epci in vintage.epcis:
            siren |= {(member["code"], year): member["siren"] for member in epci["membres"]}
        if year in WITHOUT_COMMUNES:
            continue
        for place in vintage.communes:
            if place.get("siren"):
                siren[place["code"], year] = place["siren"]
            parent = place.get("chefLieu") or place.get("commune")
            stood[place["code"], place["nom"], KINDS[place["type"]], parent, department_of(place)].add(year)
    covered = [year for year in read if year not in WITHOUT_COMMUNES]
    rows = [
        {
            "code": code,
            "name": name,
            "kind": kind,
            "parent": parent,
            "department": department,
            "first": first,
            "last": last,
        }
        for (code, name, kind, parent, department), first, last in spans(stood, covered)
    ]
    known = {(row["department"], key(row["name"])) for row in rows}
    rows += [row for row in former(read[min(read)].history) if (row["department"], key(row["name"])) not in known]
    for row in rows:
        # A commune that others join gets a new number with its new name: the one of the row's own last year counts.
        own = siren.get((row["code"], row["last"])) if row["kind"] == "commune" else None
        row |= {"key": key(row["name"]), "siren": own}
    return sorted(rows, key=lambda row: (row["department"], row["code"], row["kind"], row["first"], row["name"]))


def department_of(place: Thing) -> str:
    """Give the département of a commune; that of a collectivité d'outre-mer is its own code, which older versions leave out."""
    code: str = place["code"]
    return place.get("departement") or code[: 3 if code.startswith(("97", "98")) else 2]


def former(history: list[Thing]) -> Iterator[Thing]:
    """Yield the communes that ended before the first vintage, each with the commune that took its place.

    One that only changed its name is told from one that was merged: it is the same commune still.
    """
    by_id = {thing["id"]: thing for thing in history}
    seen = set()
    for thing in history:
        if thing["type"] != "COM" or "dateFin" not in thing or "successeur" not in thing:
            continue
        heir, reasons = thing, set()
        while heir.get("successeur") in by_id:
            reasons.add(heir.get("raisonFin"))
            heir = by_id[heir["successeur"]]
        parent = by_id.get(heir.get("pole", ""), heir)["code"]
        department = parent[:3] if parent.startswith("97") else parent[:2]
        row = (thing["code"], thing["nom"], parent, department)
        if row not in seen and thing["code"][: len(department)] == department:
            seen.add(row)
            last = int(thing["dateFin"][:4])
            kind = "renommee" if reasons == {"changement de nom"} and thing["code"] == parent else "ancienne"
            yield {"code": row[0], "name": row[1], "kind": kind, "parent": parent, "department": department,
                   "first": int(thing.get("dateDebut", "1943")[:4]), "last": last}  # fmt: skip


# ---- inhabitants ------------------------------------------------------------------------------------------------

SERIES = ("municipal", "municipal_epci", "total_epci")
POPULATIONS = pa.schema({"code": pa.string(), **dict.fromkeys(SERIES, pa.list_(pa.int32()))})


def populations(read: dict[int, Vintage]) -> list[Thing]:
    """Give the inhabitants of every commune and arrondissement: of each series a list, one number for each vintage.

    ``municipal`` stands in the file of communes; the two others stand with the members of intercommunalités, and are
    often of another census.
    """
    counts: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: {series: {} for series in SERIES})
    for year, vintage in read.items():
        for place in vintage.communes if year not in WITHOUT_COMMUNES else ():
            if "population" in place:
                counts[place["code"]]["municipal"][year] = place["population"]
        for epci in vintage.epcis:
            for member in epci["membres"]:
                if "populationTotale" in member:
                    counts[member["code"]]["municipal_epci"][year] = member["populationMunicipale"]
                    counts[member["code"]]["total_epci"][year] = member["populationTotale"]
    return [
        {"code": code, **{series: [by_year.get(year) for year in read] for series, by_year in of_code.items()}}
        for code, of_code in sorted(counts.items())
    ]


# ---- intercommunalités ------------------------------------------------------------------------------------------

EPCIS = pa.schema(
    {
        "siren": pa.string(), "vintage": pa.int16(), "name": pa.string(), "kind": pa.string(),
        "municipal": pa.int32(), "total": pa.int32(), "departments": pa.list_(pa.string()), "words": pa.list_(pa.string()),
        "members": pa.list_(pa.string()),
    }
)  # fmt: skip


def epcis(read: dict[int, Vintage]) -> list[Thing]:
    """Give the intercommunalités of every vintage, with the codes of their communes.

    The établissements publics territoriaux of the Métropole du Grand Paris stand among them where the package has them,
    with the sums of their communes.
    """
    rows = []
    for year, vintage in read.items():
        for epci in sorted([*vintage.epcis, *vintage.epts], key=lambda epci: str(epci["code"])):
            members = epci["membres"]
            name = " ".join(epci["nom"].split())
            sums = [
                epci.get(n, sum(m.get(n, 0) for m in members)) for n in ("populationMunicipale", "populationTotale")
            ]
            rows.append(
                {
                    "siren": epci["code"], "vintage": year, "name": name, "kind": epci["type"],
                    "municipal": sums[0], "total": sums[1], "members": sorted(member["code"] for member in members),
                    "departments": sorted({department_of(member) for member in members}), "words": all_words(name),
                }
            )  # fmt: skip
    return rows


# ---- départements and régions -----------------------------------------------------------------------------------

AREAS = pa.schema(
    {
        "kind": pa.string(), "code": pa.string(), "name": pa.string(), "region": pa.string(),
        "near": pa.list_(pa.string()), "first": pa.int16(), "last": pa.int16(),
    }
)  # fmt: skip


def areas(read: dict[int, Vintage]) -> list[Thing]:
    """Give the départements and régions of all vintages; the collectivités d'outre-mer stand among both.

    ``near`` a département are those of its région, and those that an intercommunalité joins to it.
    """
    stood: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for year, vintage in read.items():
        for area in vintage.departments:
            stood["department", area["code"], area["nom"], area["region"]].add(year)
        for area in vintage.regions:
            stood["region", area["code"], area["nom"], None].add(year)
    near: dict[str, set[str]] = defaultdict(set)
    for vintage in read.values():
        joined = [{department_of(member) for member in epci["membres"]} for epci in vintage.epcis]
        joined += [
            {area["code"] for area in vintage.departments if area["region"] == region["code"]}
            for region in vintage.regions
        ]
        for together in joined:
            for department in together:
                near[department] |= together - {department}
    return [
        {
            "kind": kind, "code": code, "name": name, "region": region, "first": first, "last": last,
            "near": sorted(near[code]) if kind == "department" else [],
        }
        for (kind, code, name, region), first, last in spans(stood, read)
    ]  # fmt: skip


def write(name: str, schema: pa.Schema, rows: list[Thing]) -> None:
    """Write a table, the same rows always as the same bytes."""
    file = GAZETTEER / f"{name}.parquet"
    table = pa.Table.from_pylist(rows, schema=schema)
    pq.write_table(table, file, compression="zstd", compression_level=19, use_dictionary=True, write_statistics=False)
    print(f"{file.name}: {len(rows)} rows, {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()

"""A release's record with its places linked."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.extract import extract
from cpts_extract.load.record import to_dict
from cpts_extract.models import Area, Commune, Cpts, Epci, Evidence, Extraction, Record, Warning
from cpts_extract.read import read_document
from cpts_extract.territory.record import link

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "corpus"
SHARED = HERE.parent.parent.parent / "shared"
LISTS = tomllib.loads((HERE / "communes.toml").read_text(encoding="utf-8"))["list"]


def quoted(text: str, start: int) -> Evidence:
    return Evidence(text, start, start + len(text), (), "communes.list", 0.9)


def extraction(*communes: str, epcis: tuple[str, ...] = (), released: str | None = "2021-03-12") -> Extraction:
    proofs = {f"communes.{n}": (quoted(name, 10 * n),) for n, name in enumerate(communes)}
    proofs |= {f"epcis.{n}": (quoted(name, 900 + 10 * n),) for n, name in enumerate(epcis)}
    entry = Cpts(
        "CPTS du Haut Arc",
        communes=tuple(map(Commune, communes)),
        epcis=tuple(map(Epci, epcis)),
        department=Area("Maine-et-Loire", "49"),
        evidence={"name": (quoted("CPTS du Haut Arc", 500),), **proofs},
    )
    return Extraction(Record("a.txt", "0", "communique", None, released, (entry,), (), (), (), ()), ())


def test_codes_names_and_methods() -> None:
    record = link(extraction("SAUMUR", "Brézé", "Xyzville", epcis=("agglomération Saumur Val de Loire",))).record
    assert record.cpts[0].communes == (
        Commune("Saumur", "49328", "49328", "normalised", 2021),
        Commune("Brézé", "49046", "49060", "delegated", 2021),
        Commune("Xyzville", None, None, "unknown", None),
    )
    assert record.cpts[0].epcis == (Epci("agglomération Saumur Val de Loire", "200071876", "normalised", 2021),)
    assert record.warnings == (
        Warning(
            "commune_unknown",
            "“Xyzville” is the name of no commune",
            "communes",
            quoted("Xyzville", 20),
            "Xyzville",
            None,
            "communes of the COG 2021",
        ),
    )


def test_a_misspelling_is_corrected_and_warned_of() -> None:
    record = link(extraction("Saumur", "Vernueil-le-Fourrier")).record
    assert record.cpts[0].communes[1] == Commune("Vernoil-le-Fourrier", "49369", "49369", "misspelt", 2021)
    message = "“Vernueil-le-Fourrier” is read as Vernoil-le-Fourrier, the only commune of the territory that is spelt nearly so"
    assert record.warnings == (
        Warning(
            "commune_misspelt",
            message,
            "communes",
            quoted("Vernueil-le-Fourrier", 10),
            "Vernueil-le-Fourrier",
            "Vernoil-le-Fourrier",
            "communes of the COG 2021",
        ),
    )


def test_two_spellings_of_one_commune_are_one_with_both_quotations() -> None:
    given = extraction("Coudray-Macouard (Le)", "Saumur", "Le Coudray-Macouard", "Vivy")
    entry = link(given).record.cpts[0]
    assert [commune.name for commune in entry.communes] == ["Le Coudray-Macouard", "Saumur", "Vivy"]
    assert entry.evidence == {
        "name": (quoted("CPTS du Haut Arc", 500),),
        "communes.0": (quoted("Coudray-Macouard (Le)", 0), quoted("Le Coudray-Macouard", 20)),
        "communes.1": (quoted("Saumur", 10),),
        "communes.2": (quoted("Vivy", 30),),
    }


def test_a_text_without_a_date_is_linked_by_the_last_year_that_has_its_names() -> None:
    """Oullins stood to the end of 2023."""
    given = extraction("Oullins", "Irigny", released=None)
    rhone = replace(given.record.cpts[0], department=Area("Rhône", "69"))
    record = link(replace(given, record=replace(given.record, cpts=(rhone,)))).record
    assert record.cpts[0].communes == (
        Commune("Oullins", "69149", "69149", "exact", 2023),
        Commune("Irigny", "69100", "69100", "exact", 2023),
    )


def test_a_record_without_places_stays_as_it_is_but_located() -> None:
    given = extraction()
    [entry] = given.record.cpts
    assert link(given) == replace(given, record=replace(given.record, cpts=(replace(entry, located=("49",)),)))


@pytest.mark.parametrize(
    ("given", "text", "expected"),
    [
        ({"communes": ("Saumur", "Allonnes", "Gennes-Val-de-Loire")}, "", ("49",)),
        ({"communes": ("Saumur", "Doué-en-Anjou"), "epcis": ("Loudunais",)}, "", ("49",)),
        ({"epcis": ("CC du Pays Loudunais",)}, "", ("86",)),
        ({"place": "Perros-Guirec"}, "", ("22",)),
        ({"place": "Saint-Aubin"}, "Perros-Guirec et Lannion", ("22",)),
        ({}, "Les soignants de Perros-Guirec et de Lannion se réunissent.", ("22",)),
        ({}, "Les soignants de Perros-Guirec et de Lannion se réunissent à Paris.", ()),
        ({}, "Les soignants de Perros-Guirec, Tréguier et Lannion se réunissent à Paris.", ("22",)),
        ({}, "Les soignants de Perros-Guirec se réunissent.", ()),
        ({}, "Des gens de Perros-Guirec, Lannion, Saumur et Allonnes.", ()),
    ],
)
def test_departements_are_told_by_places(given: dict[str, Any], text: str, expected: tuple[str, ...]) -> None:
    made = extraction(*given.get("communes", ()), epcis=given.get("epcis", ()))
    entry = replace(made.record.cpts[0], department=None, signature_place=given.get("place"))
    [found] = link(replace(made, record=replace(made.record, cpts=(entry,))), text).record.cpts
    assert found.located == expected


def test_the_contract_shows_names_and_codes_only() -> None:
    made = to_dict(link(extraction("SAUMUR", epcis=("Xyz Communauté",))).record)["cpts"][0]
    assert made["communes"] == [{"name": "Saumur", "insee": "49328"}]
    assert made["epcis"] == [{"name": "Xyz Communauté", "siren": None}]


def linked(path: Path) -> list[list[str]]:
    """Give the communes of each CPTS of a release, as ``communes.toml`` writes them."""
    record = extract(read_document(path)).record
    return [[f"{c.insee} {c.name}" for c in cpts.communes if c.insee] for cpts in record.cpts if cpts.communes]


def expected(release: str) -> list[list[str]]:
    return [case["communes"] for case in LISTS if case["release"] == release]


OF_CORPUS = {path.stem: path for path in sorted(CORPUS.glob("*.*")) if expected(path.stem) and path.suffix != ".py"}


@pytest.mark.parametrize("release", OF_CORPUS)
def test_every_commune_of_the_corpus(release: str) -> None:
    assert [sorted(found) for found in linked(OF_CORPUS[release])] == [sorted(codes) for codes in expected(release)]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize("release", ["saumurois-2021", "tregor-2021", "trois-forets-2024"])
def test_every_commune_of_real_releases(release: str) -> None:
    found = linked(SHARED / "seeds" / f"{release}.txt")
    assert [sorted(names) for names in found] == [sorted(codes) for codes in expected(release)]

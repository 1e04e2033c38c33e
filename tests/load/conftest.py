"""Releases made by hand, so that the warehouse is tested without reading or extracting anything."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from cpts_extract.load.facts import Read, Unreadable
from cpts_extract.load.publish import Publication
from cpts_extract.load.write import Writer
from cpts_extract.models import (
    Aggregate,
    Area,
    Commune,
    Cpts,
    Document,
    Epci,
    Evidence,
    Funding,
    Milestone,
    Mission,
    Ordinal,
    PopulationVerdict,
    Quantity,
    Record,
    Warning,
)

TEXT = (
    "Naissance de la CPTS des Trois Forêts\n"
    "Vannes, le 10 octobre 2024\n"
    "Le contrat de la CPTS 3 Forêts a été signé à Vannes le 9 octobre 2024. Elle couvre environ 57 633 habitants "
    "de 11 communes, dont Ménéac et Évriguet (Ploërmel Communauté), et compte 60 à 70 professionnels, 52 adhérents. "
    "C'est la 6e CPTS du Morbihan, de taille 2, fondée en mars 2023, pour cinq ans en Bretagne. Elle reçoit 75 000 € "
    "par an pour fonctionner, jusqu'à 380 000 € au total.\f"
    "Missions socles : accès à un médecin traitant (délais, coordination). 52 adhérents la composent.\n"
    "La CPTS Bruyères n'a que 9 communes. En France, 800 CPTS existent au 1er mai 2024 ; "
    "l'accord prévoit 50 000 € par an.\n"
    "Son projet de santé a été validé en février 2024.\n"
    "Contact : Prénomix Nomdefamille, 02 97 00 00 00. La CPTS du Couesnon est voisine.\n"
)


def mask(text: str) -> str:
    """Mask the one contact of the text, as `read.privacy` would."""
    return re.sub(r"Prénomix|Nomdefamille|02 97 00 00 00", lambda found: "█" * len(found[0]), text)


def quote(words: str, rule: str, confidence: float = 0.9, *, at: int = 0, page: int | None = None) -> Evidence:
    start = TEXT.index(words, at)
    boxes = () if page is None else ((page, 72.0, 100.5, 200.0, 112.25), (page, 72.0, 112.5, 90.0, 124.0))
    return Evidence(words, start, start + len(words), boxes, rule, confidence)


FORETS = Cpts(
    name="CPTS des Trois Forêts",
    aliases=("CPTS 3 Forêts",),
    signature_date="2024-10-09",
    signature_place="Vannes",
    founded="2023-03",
    population=Quantity(57633, "about"),
    population_verdict=PopulationVerdict("within", 57314, 2021, "municipal", "communes", -0.55, "11 communes"),
    commune_count=11,
    communes=(Commune("Ménéac", "56129", "56129", "misspelt", 2024), Commune("Évriguet")),
    epcis=(Epci("Ploërmel Communauté", "200067197", "normalised", 2024),),
    department=Area("Morbihan", "56"),
    region=Area("Bretagne", "53"),
    professionals=Quantity(60, "range", 70),
    members=Quantity(52),
    size_class=2,
    ordinal=Ordinal(6, "Morbihan"),
    contract_years=5,
    funding=(
        Funding(75000, None, "exact", "operation", "year", None, "fonctionnement, taille 3, par an"),
        Funding(380000, None, "at_most", "total", None, "l'Assurance Maladie"),
    ),
    missions=(Mission("medecin_traitant", "socle", "accès à un médecin traitant", ("délais", "coordination")),),
    milestones=(Milestone("approval", "2024-02"),),
    located=("56",),
    evidence={
        "name": (quote("CPTS des Trois Forêts", "names.full", 0.95),),
        "aliases.0": (quote("CPTS 3 Forêts", "names.alias"),),
        "signature_date": (quote("9 octobre 2024", "signature.passive", 0.97, page=1),),
        "signature_place": (quote("Vannes", "signature.place", 0.8, at=60),),
        "founded": (quote("mars 2023", "founding.founded"),),
        "population": (quote("57 633 habitants", "population.covers"),),
        "commune_count": (quote("11 communes", "communes.count"),),
        "communes": (quote("Ménéac et Évriguet", "communes.list"),),
        "epcis.0": (quote("Ploërmel Communauté", "epcis.named"),),
        "department": (quote("Morbihan", "areas.ordinal"),),
        "professionals": (quote("60 à 70 professionnels", "professionals.counts"),),
        "members": (
            quote("52 adhérents", "members.count"),
            quote("52 adhérents", "members.compose", 0.7, at=TEXT.index("\f"), page=2),
        ),
        "size_class": (quote("taille 2", "agreement.size"),),
        "ordinal": (quote("6e CPTS du Morbihan", "names.ordinal"),),
        "contract_years": (quote("cinq ans", "agreement.years"),),
        "funding.0": (quote("75 000 €", "funding.operation"),),
        "funding.1": (quote("jusqu'à 380 000 € au total", "funding.total"),),
        "missions.0": (quote("accès à un médecin traitant", "missions.doctor"),),
        "milestones.0": (quote("validé en février 2024", "milestones.approved"),),
    },
)
BRUYERES = Cpts(
    name="CPTS Bruyères",
    subject=False,
    commune_count=9,
    evidence={
        "name": (quote("CPTS Bruyères", "names.full"),),
        "commune_count": (quote("9 communes", "communes.count"),),
    },
)
RECORD = Record(
    source="releases/trois-forets.pdf",
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    kind="communique",
    title="Naissance de la CPTS des Trois Forêts",
    released="2024-10-10",
    cpts=(FORETS, BRUYERES),
    mentioned=("CPTS du Couesnon",),
    scheme_funding=(Funding(50000, None, "exact", "operation", "year", None),),
    aggregates=(Aggregate("France", "cpts_count", 800, "2024-05"),),
    warnings=(
        Warning(
            "contact", "████████ ████████████ stands in the text.", None, quote("Contact", "warnings.contact", 0.5)
        ),
        Warning("no_region", "The region is implied.", "region", None, "Morbihan", "Bretagne", "COG 2024"),
    ),
    evidence={
        "title": (quote("Naissance de la CPTS des Trois Forêts", "released.title"),),
        "released": (quote("10 octobre 2024", "released.dateline", 0.99),),
        "scheme_funding.0": (quote("50 000 € par an", "funding.scheme"),),
        "aggregates.0": (quote("800 CPTS", "aggregates.count"),),
        "mentioned.0": (quote("CPTS du Couesnon", "names.full"),),
    },
)
DOCUMENT = Document(
    RECORD.source, RECORD.sha256, "pdf", TEXT, pages=2, status="partial", problems=("Page 3 holds no text.",)
)
RICH = Read(RECORD.source, DOCUMENT, RECORD)


@pytest.fixture
def rich() -> Read:
    """A release that states something of every field."""
    return RICH


@pytest.fixture
def record() -> Record:
    return RECORD


@pytest.fixture
def cpts_mask() -> Callable[[str], str]:
    return mask


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """The path of a warehouse that is not there yet."""
    return tmp_path / "cpts.duckdb"


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without releases, made once: making one takes longer than any test of it."""
    path = tmp_path_factory.mktemp("empty") / "cpts.duckdb"
    with Publication(path):
        pass
    return path


@pytest.fixture
def load(warehouse: Path, empty_warehouse: Path) -> Callable[..., None]:
    """Load releases into the warehouse, in one batch and one run."""

    def load(*reads: Read | Unreadable, lost: dict[str, str] | None = None) -> None:
        if not warehouse.exists():
            shutil.copy(empty_warehouse, warehouse)
        with Writer(warehouse, mask, "rules-1", paths=["releases"]) as writer:
            writer.load([writer.prepare(read) for read in reads], lost)
            writer.finish(added=len(reads), changed=0, again=0, unchanged=0, failed=0)

    return load


@pytest.fixture
def state() -> Callable[..., Read]:
    """Make a small release on one CPTS out of statements: ``population="57 633 habitants"``."""

    def state(source: str, released: str | None, entries: Sequence[Cpts], *, text: str = "") -> Read:
        body = text or f"{source} {released}\n" + "\n".join(str(entry.name) for entry in entries)
        proved = tuple(replace(entry, evidence=_prove(entry, body), located=_located(entry)) for entry in entries)
        digest = hashlib.sha256(body.encode()).hexdigest()
        record = Record(source, digest, "communique", None, released, proved, (), (), (), ())
        return Read(source, Document(source, digest, "text", body), record)

    return state


def _located(entry: Cpts) -> tuple[str, ...]:
    return (entry.department.code,) if entry.department and entry.department.code else entry.located


def _prove(entry: Cpts, text: str) -> dict[str, tuple[Evidence, ...]]:
    """Prove every value of an entry by its name: where a quotation lies does not matter here."""
    words = str(entry.name)
    start = text.index(words)
    proof = (Evidence(words, start, start + len(words), (), "test.rule", 0.9),)
    stated = [
        key
        for key in Cpts.__dataclass_fields__
        if key not in {"evidence", "subject", "located"} and getattr(entry, key)
    ]
    return {key: entry.evidence.get(key, proof) for key in stated}

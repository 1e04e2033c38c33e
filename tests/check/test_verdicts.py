"""An announced population gets a verdict, an announced sum its meaning; neither changes what was announced."""

from __future__ import annotations

import pytest
from cpts_extract.check import check
from cpts_extract.models import Commune, Cpts, Epci, Extraction, Funding, PopulationVerdict, Quantity, Record

TWO = (Commune("Acigné", "35001", "35001", "exact", 2021), Commune("Gosné", "35121", "35121", "exact", 2021))
LANNION = Epci("Lannion-Trégor Communauté", "200065928", "normalised", 2021)
OLD, NEW = "2021-05-12", "2024-04-09"


def judged(entry: Cpts, released: str | None = OLD, scheme: tuple[Funding, ...] = ()) -> Record:
    record = Record("a.txt", "0", "communique", None, released, (entry,), (), scheme, (), ())
    return check(Extraction(record, ())).record


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({"communes": TWO}, None),
        ({"population": Quantity(9)}, PopulationVerdict("cannot tell", reason="no communes or intercommunalités named")),
        (
            {"population": Quantity(99520), "epcis": (LANNION,), "communes": TWO, "commune_count": 57},
            PopulationVerdict(
                "exact", 99520, 2021, "municipal", "epci", 0.0,
                "99520 is the sum of the intercommunalités of the COG 2021, populations légales (municipal)",
            ),
        ),
        (
            {"population": Quantity(8800, "about"), "communes": TWO},
            PopulationVerdict(
                "within", 8801, 2021, "municipal", "communes", 0.01,
                "8801 is the sum of the communes of the COG 2021, populations légales (municipal)",
            ),
        ),
        (
            {"population": Quantity(20000), "communes": TWO},
            PopulationVerdict(
                "differs", 9209, 2025, "total", "communes", -53.95,
                "9209 is the sum of the communes of the COG 2025, populations légales (total)",
            ),
        ),
    ],
)  # fmt: skip
def test_verdicts(values: dict[str, object], verdict: PopulationVerdict | None) -> None:
    assert judged(Cpts("CPTS du Haut Arc", **values)).cpts[0].population_verdict == verdict  # type: ignore[arg-type]


OPERATION = "fonctionnement, taille {}, par an"
WITH = "(ACI de 2019, avec le supplément pour les soins non programmés)"
WITHOUT = "(ACI de 2019, sans le supplément pour les soins non programmés)"


def sum_(amount: int, purpose: str, period: str | None = "year", **more: object) -> Funding:
    values = {"amount_max": None, "bound": "exact", "purpose": purpose, "period": period, "payer": None, **more}
    return Funding(amount, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "released", "funding", "meaning"),
    [
        (3, OLD, sum_(75000, "operation"), OPERATION.format(3)),
        (None, None, sum_(75000, "operation"), OPERATION.format(3)),
        (2, OLD, sum_(75000, "operation"), None),
        (3, OLD, sum_(75000, "project_writing"), None),
        (3, OLD, sum_(375000, "operation", "contract"), "fonctionnement, taille 3, pour les 5 ans du contrat"),
        (3, OLD, sum_(56250, "startup", "once"), "avance de 75 % du fonctionnement, taille 3"),
        (3, OLD, sum_(370000, "total"), f"plafond des missions, fonctionnement compris, taille 3 {WITH}, par an"),
        (3, OLD, sum_(315000, "total"), f"plafond des missions, fonctionnement compris, taille 3 {WITHOUT}, par an"),
        (3, OLD, sum_(295000, "missions"), f"plafond des missions, sans le fonctionnement, taille 3 {WITH}, par an"),
        (
            3, OLD, sum_(445000, "total"),
            f"fonctionnement ajouté au plafond qui le comprend déjà, taille 3 {WITH}, par an",
        ),
        (
            4, NEW, sum_(2900000, "total", "contract"),
            "plafond des missions, fonctionnement compris, taille 4 (ACI, avenant 2), pour les 5 ans du contrat",
        ),
        (
            3, NEW, sum_(370000, "total"),
            f"plafond des missions, fonctionnement compris, taille 3 {WITH}, par an (grille remplacée depuis)",
        ),
        (3, NEW, sum_(22500, "missions"), "part fixe, réponse aux crises, taille 3 (ACI, avenant 2), par an"),
        (
            3, NEW, sum_(67500, "missions", None),
            "avance de 75 % de la part fixe, accès aux soins, taille 3 (ACI, avenant 2) ; "
            "part variable, réponse aux crises, taille 3 (ACI, avenant 2), par an",
        ),
        (
            3, NEW, sum_(225000, "startup", "once"),
            "fonctionnement et avance de 75 % des parts fixes de toutes les missions, taille 3 (ACI, avenant 2)",
        ),
        (3, None, sum_(22500, "missions"), None),  # such figures are too common without a date
        (None, NEW, sum_(22500, "missions"), None),
        (1, NEW, sum_(22500, "missions"), None),  # not known for that size
    ],
)  # fmt: skip
def test_a_sum_that_equals_a_figure_of_the_grid_gets_its_meaning(
    size: int | None, released: str | None, funding: Funding, meaning: str | None
) -> None:
    (entry,) = judged(Cpts("CPTS du Haut Arc", size_class=size, funding=(funding,)), released).cpts
    assert (entry.funding[0].amount, entry.funding[0].meaning) == (funding.amount, meaning)


def test_the_operation_announced_tells_the_size_of_the_other_sums() -> None:
    other = sum_(185000, "missions")
    (entry,) = judged(Cpts("CPTS du Haut Arc", funding=(sum_(60000, "operation"), other))).cpts
    assert [one.meaning for one in entry.funding] == [OPERATION.format(2), None]


def test_a_range_of_the_scheme_means_the_figures_of_two_sizes() -> None:
    scheme = (sum_(50000, "operation", bound="range", amount_max=90000),)
    (found,) = judged(Cpts("CPTS du Haut Arc"), scheme=scheme).scheme_funding
    assert found.meaning == f"de « {OPERATION.format(1)} » à « {OPERATION.format(4)} »"

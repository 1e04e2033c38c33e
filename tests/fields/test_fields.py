"""Counts, sizes, ranks, years, founding and places: which figure is whose, and what it counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Area, Cpts, Ordinal, Quantity, Record

Read = Callable[[str], Cpts]
ReadAll = Callable[[str], Record]

# ---- population -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS du Val Clair couvre 30 450 habitants.", Quantity(30450)),
        ("La CPTS du Val Clair couvre une population de 30.450 habitants.", Quantity(30450)),
        ("La CPTS du Val Clair s'adresse à 30450 personnes.", Quantity(30450)),
        ("Le territoire de la CPTS du Val Clair compte plus de 103 000 habitants.", Quantity(103000, "at_least")),
        ("La CPTS du Val Clair rassemble près de 50 000 habitants.", Quantity(50000, "about")),
        ("La CPTS du Val Clair rassemble environ 50 000 habitants.", Quantity(50000, "about")),
        ("La CPTS du Val Clair couvre une soixantaine de milliers d'habitants.", Quantity(60000, "about")),
        ("Avec ses 30 450 habitants, la CPTS du Val Clair est la plus petite.", Quantity(30450)),
        ("La CPTS du Val Clair couvre 30 450 habitants, dont 3 200 sans médecin traitant.", Quantity(30450)),
        ("La CPTS du Val Clair couvre 30 450 habitants. 6 200 habitants ont plus de 65 ans.", Quantity(30450)),
        ("La CPTS du Val Clair couvre 30 450 habitants. Le département en compte 750 000.", Quantity(30450)),
        (
            "La CPTS du Val Clair couvre 30 450 habitants. Bourg-Neuf, la plus grande ville, en compte 8 400.",
            Quantity(30450),
        ),
        ("CPTS du Val Clair\n\nPopulation : 30 450", Quantity(30450)),
        ("CPTS du Val Clair\n\nHabitants : 30 450", Quantity(30450)),
        ("CPTS du Val Clair\n\n30 450\nhabitants", Quantity(30450)),
        ("CPTS du Val Clair\n\nPopulation ........ 30 450 habitants", Quantity(30450)),
        pytest.param(
            "La CPTS du Val Clair couvre 0,12 million d'habitants.",
            Quantity(120000),
        ),
        ("La CPTS du Val Clair couvre 30 450 âmes.", Quantity(30450)),
        ("La CPTS du Val Clair couvre trente mille habitants.", Quantity(30000)),
    ],
)
def test_population(cpts: Read, text: str, expected: Quantity | None) -> None:
    assert cpts(text).population == expected


@pytest.mark.parametrize(
    "text",
    [
        "La CPTS du Val Clair est née. Les CPTS de taille 3 comptent de 80 000 à 175 000 habitants.",
        "La CPTS du Val Clair est née. En Bretagne, 31 CPTS couvrent 2,9 millions d'habitants.",
        "La CPTS du Val Clair aide les 3 200 patients sans médecin traitant.",
        pytest.param(
            "La CPTS du Val Clair est née. La ville de Bourg Neuf (8 400 habitants) accueille son siège.",
        ),
        "La CPTS du Val Clair est née. Sa voisine, la CPTS du Haut Pays, couvre 41 000 habitants.",
        "La CPTS du Val Clair a réuni 2 300 personnes lors de sa fête.",
        "La CPTS du Val Clair est née. On y compte 78 médecins pour 100 000 habitants.",
    ],
)
def test_no_population_of_something_else(record: ReadAll, text: str) -> None:
    found = {c.name: c.population for c in record(text).cpts}
    assert found["CPTS du Val Clair"] is None


def test_a_neighbours_population_is_the_neighbours(record: ReadAll) -> None:
    text = (
        "La CPTS du Val Clair couvre 30 450 habitants et signe son contrat avec l'ARS et la CPAM. "
        "Plus au nord, la CPTS du Haut Pays en couvre 41 000."
    )
    assert record(text).cpts[0].population == Quantity(30450)


# ---- communes counted -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS du Val Clair couvre 53 communes.", 53),
        ("La CPTS du Val Clair agit dans les douze communes de la vallée.", 12),
        ("La CPTS du Val Clair et ses 45 communes signent leur contrat.", 45),
        ("La CPTS du Val Clair réunit 23 villes et villages.", 23),
        ("CPTS du Val Clair\n\nNombre de communes : 14", 14),
        ("CPTS du Val Clair\n\nCommunes\n14\n\nHabitants\n30 450", 14),
        ("La CPTS du Val Clair couvre 20 communes, dont 12 communes rurales.", 20),
        (
            "La CPTS du Val Clair couvre 20 communes : Val Communauté (12 communes) et Haut Pays Communauté (8 communes).",
            20,
        ),
        ("La CPTS du Val Clair couvre 12 communes de la Drôme et de l'Isère.", 12),
        ("La CPTS du Val Clair couvre 12 communes. Dans 5 communes, il n'y a plus de médecin.", 12),
        ("12 communes composent la CPTS du Val Clair.", 12),
        pytest.param(
            "La CPTS du Val Clair couvre 12 communes sur les 20 que compte la communauté de communes.",
            12,
        ),
        pytest.param(
            "La CPTS du Val Clair couvre 12 des 20 communes de la communauté de communes.",
            12,
        ),
        ("La CPTS du Val Clair couvre 2 communautés de communes.", None),
        pytest.param(
            "La CPTS du Val Clair est née. Le département compte 264 communes.",
            None,
        ),
        ("La CPTS du Val Clair est née. L'Ille-et-Vilaine compte désormais 11 CPTS.", None),
        ("La CPTS du Val Clair est née. Une vingtaine de communes voisines l'envient.", None),
    ],
)
def test_commune_count(cpts: Read, text: str, expected: int | None) -> None:
    assert cpts(text).commune_count == expected


# ---- professionals and members ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "professionals", "members"),
    [
        ("La CPTS du Val Clair réunit 320 professionnels de santé.", Quantity(320), None),
        ("La CPTS du Val Clair compte 88 adhérents.", None, Quantity(88)),
        ("La CPTS du Val Clair compte 88 adhérents sur 320 professionnels de santé.", Quantity(320), Quantity(88)),
        ("La CPTS du Val Clair rassemble plus de cinq cents professionnels de santé.", Quantity(500, "at_least"), None),
        ("La CPTS du Val Clair compte une soixantaine de membres.", None, Quantity(60, "about")),
        ("La CPTS du Val Clair réunit environ 450 professionnels de santé.", Quantity(450, "about"), None),
        ("CPTS du Val Clair\n\n320\nprofessionnels de santé\n\n88\nadhérents", Quantity(320), Quantity(88)),
        ("La CPTS du Val Clair compte 41 médecins généralistes.", None, None),
        ("La CPTS du Val Clair a envoyé un questionnaire à 600 professionnels de santé.", None, None),
        ("La CPTS du Val Clair est née. 120 professionnels de santé ont assisté à la soirée de lancement.", None, None),
    ],
)
def test_professionals_and_members(
    cpts: Read, text: str, professionals: Quantity | None, members: Quantity | None
) -> None:
    found = cpts(text)
    assert (found.professionals, found.members) == (professionals, members)


# ---- what ties it to the agreement ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS du Val Clair, de taille 2, signe.", 2),
        ("La CPTS du Val Clair relève de la taille 3.", 3),
        ("La CPTS du Val Clair (taille 1) signe.", 1),
        pytest.param(
            "CPTS du Val Clair\n\n| Indicateur | Valeur |\n|---|---|\n| Taille | 4 |\n| Communes | 12 |",
            4,
        ),
        pytest.param(
            "CPTS du Val Clair\n\n| Indicateur | Valeur |\n|---|---|\n| Taille de la CPTS | 4 |",
            4,
        ),
        pytest.param(
            "CPTS du Val Clair\n\nTaille : 2",
            2,
        ),
        ("La CPTS du Val Clair a une équipe de taille modeste, 3 personnes.", None),
        pytest.param(
            "La CPTS du Val Clair est née. Une CPTS de taille 4 dépasse 175 000 habitants.",
            None,
        ),
    ],
)
def test_size_class(cpts: Read, text: str, expected: int | None) -> None:
    assert cpts(text).size_class == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS du Val Clair est la 6e CPTS du Morbihan.", Ordinal(6, "Morbihan")),
        ("La CPTS du Val Clair est la 6ème CPTS constituée dans le Morbihan.", Ordinal(6, "Morbihan")),
        ("La CPTS du Val Clair est la première CPTS d'Ardèche.", Ordinal(1, "Ardèche")),
        ("La CPTS du Val Clair est la deuxième CPTS de la région Occitanie.", Ordinal(2, "Occitanie")),
        ("La CPTS du Val Clair est la troisième CPTS du département.", Ordinal(3, "département")),
        ("La CPTS du Val Clair a tenu sa deuxième assemblée dans le Morbihan.", None),
    ],
)
def test_ordinal(cpts: Read, text: str, expected: Ordinal | None) -> None:
    assert cpts(text).ordinal == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS du Val Clair a signé un contrat de cinq ans avec l'ARS et la CPAM.", 5),
        ("La CPTS du Val Clair a signé son ACI pour 5 ans.", 5),
        ("La CPTS du Val Clair a signé son ACI, d'une durée de 5 ans.", 5),
        pytest.param(
            "La CPTS du Val Clair signe un contrat quinquennal avec l'ARS.",
            5,
        ),
        ("La CPTS du Val Clair travaille depuis 5 ans à son projet.", None),
        ("La CPTS du Val Clair suit les patients de plus de 70 ans.", None),
        ("La CPTS du Val Clair suivra les enfants de 6 ans.", None),
    ],
)
def test_contract_years(cpts: Read, text: str, expected: int | None) -> None:
    assert cpts(text).contract_years == expected


# ---- founding ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS du Val Clair a vu le jour le 3 mars 2020.", "2020-03-03"),
        ("L'association qui porte la CPTS du Val Clair a été créée en octobre 2019.", "2019-10"),
        ("La CPTS du Val Clair, née en 2018, compte 88 adhérents.", "2018"),
        (
            "La CPTS du Val Clair a été fondée en 2020 et elle est liée depuis le 06/06/2022 par un contrat à la CPAM.",
            "2020",
        ),
        ("L'assemblée générale constitutive de la CPTS du Val Clair s'est tenue le 11 mars 2020.", "2020-03-11"),
        ("La CPTS du Val Clair a inauguré ses locaux le 14 avril 2022.", None),
        ("La CPTS du Val Clair a vu son projet de santé approuvé le 22 octobre 2021.", None),
        ("La CPTS du Val Clair a déposé sa lettre d'intention le 12 mai 2021.", None),
        ("La CPTS du Val Clair a signé son ACI le 14 avril 2022.", None),
    ],
)
def test_founded(cpts: Read, text: str, expected: str | None) -> None:
    assert cpts(text).founded == expected


# ---- where it lies ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "department", "region"),
    [
        (
            "La CPTS du Val Clair a signé avec la CPAM de l'Aude et l'ARS Occitanie.",
            Area("Aude", "11"),
            Area("Occitanie", "76"),
        ),
        ("Dans le Morbihan, la CPTS du Val Clair signe son contrat.", Area("Morbihan", "56"), None),
        ("La CPTS du Val Clair, première CPTS du département de la Drôme, signe.", Area("Drôme", "26"), None),
        (
            "LA CPTS DU VAL CLAIR SIGNE AVEC L'ARS BRETAGNE ET LA CPAM DES COTES-D'ARMOR.",
            Area("Côtes-d'Armor", "22"),
            Area("Bretagne", "53"),
        ),
        ("La CPTS du Val Clair signe son contrat.", None, None),
        ("La CPTS du Val Clair agit sur dix communes du Nord.", None, None),
        ("La CPTS du Val Clair signe avec la CPAM du Nord.", Area("Nord", "59"), None),
        (
            "La CPTS du Val Clair réunit les soignants du Territoire de Belfort.",
            Area("Territoire de Belfort", "90"),
            None,
        ),
    ],
)
def test_department_and_region(cpts: Read, text: str, department: Area | None, region: Area | None) -> None:
    found = cpts(text)
    assert (found.department, found.region) == (department, region)


# ---- the release's own date -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Communiqué de presse\n\nBourg Neuf, le 16 décembre 2021\n\nLa CPTS du Val Clair agit.", "2021-12-16"),
        ("Publié le 3 mars 2022\n\nLa CPTS du Val Clair agit.", "2022-03-03"),
        ("Communiqué de presse – 16/12/2021\n\nLa CPTS du Val Clair agit.", "2021-12-16"),
        ("LA LETTRE DE LA CPTS DU VAL CLAIR\nNuméro 1 – février 2024\n\nElle agit.", "2024-02"),
        pytest.param(
            "La CPTS du Val Clair agit.\n\nElle a signé son ACI le 16 décembre 2021.",
            None,
        ),
        (
            "Histoire de la CPTS du Val Clair\n\nMars 2020. Première réunion.\n\nJuin 2021. Création.\n\nMai 2022. Signature.",
            None,
        ),
    ],
)
def test_released(record: ReadAll, text: str, expected: str | None) -> None:
    assert record(text).released == expected

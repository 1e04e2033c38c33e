"""Sentences as any author may write them: size, rank and years, and what is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]
SIGNED = "La CPTS du Val Clair a signé son contrat. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SIGNED + "Les patients sont suivis sur 3 ans.", None),
        (SIGNED + "Elle signe un contrat quinquennal avec l'ARS.", 5),
        (SIGNED + "Leur contrat court sur un quinquennat.", 5),
        (SIGNED + "Un conseil de douze membres, élu pour trois ans.", None),
        (SIGNED + "Durée : trois ans, par tacite reconduction.", None),
        (SIGNED + "Le contrat engage les parties sur cinq exercices.", 5),
        ("La CPTS du Val Clair a signé pour cinq nouvelles années.", 5),
        ("L'ARS, la CPAM et la CPTS du Val Clair sont liées pour cinq ans.", 5),
        (SIGNED + "D'une durée de cinq ans, ce contrat prévoit des aides.", 5),
        (SIGNED + "Cet accord de cinq ans fixe les missions.", 5),
        (SIGNED + "Il est conclu pour une période de 5 ans.", 5),
        (SIGNED + "La convention est renouvelable au bout de 5 ans.", None),
        (SIGNED + "Les passages aux urgences ont reculé de 11 % en trois ans.", None),
        (SIGNED + "Le contrat fait suite à deux ans de travail.", None),
        (SIGNED + "Après deux ans de préparation, le contrat est signé.", None),
        (SIGNED + "La présidente est élue pour trois ans.", None),
        (SIGNED + "Le coordinateur est recruté pour 2 ans.", None),
        (SIGNED + "Le dépistage est proposé aux femmes de 50 ans, tous les 2 ans.", None),
        (SIGNED + "Les acteurs s'engagent ensemble pour cinq ans.", 5),
        (SIGNED + "Le projet de santé est établi pour 5 ans.", None),
        (SIGNED + "Un financement pluriannuel sur 5 ans est prévu par ce contrat.", 5),
        ("La CPTS du Val Clair et l'ARS s'engagent pour cinq ans.", 5),
        (
            "La CPTS du Val Clair a signé hier l'accord conventionnel interprofessionnel "
            "(ACI) qui la lie pour cinq ans à l'Assurance Maladie.",
            5,
        ),
        (SIGNED + "Ce contrat, d'une durée de 5 ans, lui garantit un financement.", 5),
        (SIGNED + "Valable cinq ans, l'accord est renouvelable.", 5),
        (SIGNED + "Un contrat pluriannuel de cinq ans.", 5),
        (SIGNED + "Durant les 5 années du contrat, elle touchera 75 000 € par an.", 5),
        (SIGNED + "Le contrat local de santé est signé pour 5 ans.", None),
        (SIGNED + "En cinq ans, le contrat a permis de recruter.", None),
        (SIGNED + "Le coordinateur a signé un contrat de travail de 3 ans.", None),
    ],
)
def test_contract_years(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert entry.contract_years == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SIGNED + "Elle se range dans la troisième taille.", 3),
        (SIGNED + "Elle relève de la taille 2.", 2),
        (SIGNED + "Elle est de taille trois.", 3),
        pytest.param(
            SIGNED + "C'est une CPTS de taille 2.",
            2,
            marks=pytest.mark.xfail(strict=True, reason="“une CPTS de” is taken for CPTS in general (fields/scope.py)"),
        ),
        (SIGNED + "Taille ............................ 1", 1),
        (SIGNED + "Taille de la CPTS : 2", 2),
        (SIGNED + "Classée en taille 4, elle percevra des aides.", 4),
        pytest.param(
            SIGNED + "Elle appartient à la catégorie 3 (80 000 à 175 000 habitants).",
            3,
            marks=pytest.mark.xfail(strict=True, reason="“3 (80 000” reads no class"),
        ),
        (SIGNED + "Les CPTS de taille 1 reçoivent 50 000 €, celles de taille 2 60 000 €.", None),
        (SIGNED + "L'équipe est de petite taille : 3 personnes.", None),
        ("La CPTS du Val Clair (taille 2) a signé.", 2),
        ("La CPTS du Val Clair, de taille 3, a signé.", 3),
        ("La CPTS du Val Clair, CPTS de taille 3, a signé.", 3),
        (SIGNED + "Avec 45 600 habitants, elle est classée en taille 2.", 2),
        (SIGNED + "Taille de la CPTS 2", 2),
        (SIGNED + "Elle passe de la taille 1 à la taille 2.", 2),
    ],
)
def test_size_class(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert entry.size_class == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS du Val Clair est la 5e à voir le jour dans le Tarn.", 5),
        ("C'est la deuxième CPTS du Lot : la CPTS du Val Clair est née.", 2),
        ("La CPTS du Val Clair, neuvième de l'Hérault, a signé.", 9),
        ("La CPTS du Val Clair est la toute première du département.", 1),
        ("Première du genre en Meuse, la CPTS du Val Clair a signé.", 1),
        ("La CPTS du Val Clair devient la sixième de Loire-Atlantique.", 6),
        ("La CPTS du Val Clair est la 17ème CPTS constituée dans l'Hérault.", 17),
        ("Une cinquième CPTS voit le jour en Maine-et-Loire : la CPTS du Val Clair.", 5),
        ("La CPTS du Val Clair a signé le troisième contrat du Var.", 3),
        ("La CPTS du Val Clair est la quatrième de Bretagne à signer.", 4),
        ("La CPTS du Val Clair a organisé la troisième édition de sa journée dans le Tarn.", None),
        ("La CPTS du Val Clair a signé. La première réunion dans le Tarn a eu lieu.", None),
        ("C'est la 3e CPTS de l'Aveyron. La CPTS du Val Clair a signé.", 3),
        ("La CPTS du Val Clair, troisième CPTS à voir le jour dans l'Aveyron, a signé.", 3),
        ("Après celles du Haut et du Bas, la CPTS du Val Clair est la troisième de l'Aveyron.", 3),
        ("La CPTS du Val Clair a signé le 3e ACI de l'Aveyron.", 3),
        ("La CPTS du Val Clair est la troisième communauté professionnelle territoriale de santé aveyronnaise.", None),
        ("La CPTS du Val Clair lance le premier bus santé de l'Aveyron.", None),
        ("La CPTS du Val Clair a signé. Premier hôpital de l'Aveyron, le centre d'Orville est partenaire.", None),
        ("La CPTS du Val Clair a signé, une première en Aveyron.", None),
    ],
)
def test_ordinal(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert (entry.ordinal.rank if entry.ordinal else None) == expected

"""Sentences as any author may write them: inhabitants of the territory, and what is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]
SIGNED = "La CPTS du Val Clair a signé son contrat. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "CPTS du Val Clair\n\nNombre de communes                       38\nPopulation       "
            "                        97 850\n\nLa ville attire, et les 7 900 habitants "
            "d'Orvillers ont vu deux cabinets fermer.",
            97850,
        ),
        ("La CPTS du Val Clair est née. Population ............. 41 302\nCommunes .............. 21", 41302),
        (SIGNED + "18 133 personnes y habitent, un tiers ayant plus de 65 ans.", 18133),
        (SIGNED + "96 773 Martiniquais vivent dans le Nord.", 96773),
        (SIGNED + "La population ? « 48 713 précisément », dit la coordinatrice.", 48713),
        (SIGNED + "Romières a 26 habitants, Lodes 7 251. Tous ensemble, cela fait 15 238.", 15238),
        (SIGNED + "76 438 : c'est, d'après l'Insee, le nombre d'habitants de nos 33 communes.", 76438),
        (SIGNED + "33 000 habitants, 38 communes, un peu plus de 180 soignants.", 33000),
        (SIGNED + "En chiffres : 42 000 personnes vaccinées. Population : 71 300.", 71300),
        (SIGNED + "29 212 voisins et voisines, huit communes.", 29212),
        (
            SIGNED + "Elle intervient dans 55 communes, où vivent 36 643 habitants, ainsi que dans "
            "quatre communes voisines, ce qui porte le total à 59 communes et à 38 200 habitants.",
            38200,
        ),
        (SIGNED + "Elle veille sur la santé de 44 200 personnes.", 44200),
        (SIGNED + "Près de 90 000 personnes résident dans son périmètre.", 90000),
        (SIGNED + "Quelque 36 000 Bretons sont concernés.", 36000),
        (SIGNED + "Son territoire est peuplé de 52 862 habitants.", 52862),
        (SIGNED + "Le bassin de vie, peuplé de 52 862 âmes, est vaste.", 52862),
        (SIGNED + "La population du territoire s'élève à 61 200 personnes.", 61200),
        (SIGNED + "La population y est estimée à 61 200 habitants.", 61200),
        (SIGNED + "La population couverte (61 200 habitants) vieillit.", 61200),
        (SIGNED + "L'Insee dénombre 61 200 habitants sur le périmètre.", 61200),
        (SIGNED + "Le territoire regroupe 24 communes pour 61 200 habitants.", 61200),
        (SIGNED + "24 communes, 61 200 habitants : le territoire est vaste.", 61200),
        (SIGNED + "Cela représente 61 200 habitants répartis sur 24 communes.", 61200),
        (SIGNED + "61 200 hab. – 24 communes", 61200),
        (SIGNED + "Elle s'adresse aux 61 200 habitants de ses 24 communes.", 61200),
        (SIGNED + "Elle est au service d'une population de 61 200 habitants.", 61200),
        (SIGNED + "Ce sont 61 200 habitants qui bénéficieront de ses actions.", 61200),
        (SIGNED + "Elle dessert un bassin de 61 200 habitants.", 61200),
        (SIGNED + "Une patientèle de 61 200 personnes.", 61200),
        (SIGNED + "Les 61 200 habitants du territoire pourront en bénéficier.", 61200),
        (SIGNED + "61 200 habitants sont concernés.", 61200),
        (SIGNED + "habitants : 72 520", 72520),
        ("La CPTS du Val Clair en chiffres\n\n72 520\nhabitants\n\n53\ncommunes", 72520),
        pytest.param(
            "CPTS du Val Clair\n\nCommunes | Population | Professionnels\n38 | 97 850 | 420",
            97850,
            marks=pytest.mark.xfail(strict=True, reason="a table whose columns are parted by bars is not read"),
        ),
        (SIGNED + "Clermont, avec ses 273 000 habitants, attire tout le monde.", None),
        (SIGNED + "La préfecture, ville de 44 000 habitants, est à 20 km.", None),
        (SIGNED + "Les 7 900 habitants d'Orvillers ont vu deux cabinets fermer.", None),
        (SIGNED + "42 000 personnes vaccinées en 2021.", None),
        (SIGNED + "À Bourg-Neuf, 8 400 habitants, deux médecins exercent encore.", None),
        (SIGNED + "Bourg-Neuf (8 400 habitants) n'a plus de médecin.", None),
        (SIGNED + "Bourg-Neuf compte 8 400 habitants et deux médecins.", None),
        (SIGNED + "On compte un médecin pour 1 900 habitants.", None),
        (SIGNED + "Plus de 6 000 personnes y sont sans médecin traitant.", None),
        (SIGNED + "6 000 patients n'ont pas de médecin traitant.", None),
        (SIGNED + "Le département compte 640 000 habitants.", None),
        (SIGNED + "La métropole voisine et ses 400 000 habitants captent les soignants.", None),
        (SIGNED + "Dans un canton de 9 000 habitants, il reste un médecin.", None),
        (SIGNED + "Au total, 3 200 personnes ont été dépistées.", None),
        (SIGNED + "2 300 personnes ont assisté à la soirée.", None),
        (SIGNED + "Le quartier prioritaire abrite 4 200 habitants.", None),
        (SIGNED + "La maison de santé accueille 5 200 personnes par an.", None),
        (SIGNED + "En 1975, le pays comptait 52 000 habitants.", None),
        (SIGNED + "L'hôpital emploie 1 400 personnes.", None),
        (SIGNED + "Le territoire perd 1 200 habitants par an.", None),
        (SIGNED + "Le territoire a gagné 1 200 habitants en dix ans.", None),
        (
            SIGNED + "Elle couvre 30 450 habitants, soit 12 % de la population du département (253 000 habitants).",
            30450,
        ),
        (SIGNED + "Avec 30 450 habitants dont 8 400 à Bourg-Neuf, elle est petite.", 30450),
        (SIGNED + "Le territoire compte 30 450 habitants l'hiver et 90 000 personnes l'été.", 30450),
        (SIGNED + "Elle envoie un livret aux 12 000 foyers.", None),
    ],
)
def test_population(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert (entry.population.value if entry.population else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SIGNED + "Elle compte 30 450 habitants et environ 120 professionnels.", "exact"),
        (SIGNED + "Elle compte environ 120 professionnels pour 30 450 habitants.", "exact"),
        (SIGNED + "Elle compte plus de 120 professionnels et 30 450 habitants.", "exact"),
        (SIGNED + "Elle couvre plus de 30 000 habitants.", "at_least"),
        (SIGNED + "Elle couvre 30 000 habitants environ.", "about"),
        (SIGNED + "env. 28 500 hab.", "about"),
        (SIGNED + "En chiffres ronds : 33 000 habitants, 38 communes.", "about"),
        (SIGNED + "Elle couvre un peu moins de 20 000 habitants.", "at_most"),
        (SIGNED + "Elle couvre un territoire de 33 000 habitants au moins.", "at_least"),
        (SIGNED + "Elle couvre 30 450 habitants, dont plus de 25 % ont plus de 65 ans.", "exact"),
        (SIGNED + "Elle couvre 30 450 habitants et jusqu'à 90 000 en été.", "exact"),
        (SIGNED + "Elle couvre quelque 33 000 habitants.", "about"),
        (SIGNED + "Elle couvre au bas mot 33 000 habitants.", "at_least"),
        (SIGNED + "Elle couvre à peu près 33 000 habitants.", "about"),
        (SIGNED + "Elle couvre presque 33 000 habitants.", "about"),
        (SIGNED + "56 395\nhabitants\n\n22\ncommunes*\n\n97\nadhérents au 1er janvier", "exact"),
    ],
)
def test_bound_of_a_population(record: Read, text: str, expected: str | None) -> None:
    entry = record(text).cpts[0]
    assert (entry.population.bound if entry.population else None) == expected

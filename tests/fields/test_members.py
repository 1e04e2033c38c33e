"""Sentences as any author may write them: members of the association, and what is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]
SIGNED = "La CPTS du Val Clair a signé son contrat. "
HEADED = (
    "Communiqué de presse – Orville, le 12 mars 2022\n\nLa CPTS du Val Clair a signé "
    "son accord conventionnel interprofessionnel avec l'ARS et l'Assurance Maladie "
    "le 10 mars 2022.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SIGNED + "Deux cent huit sont membres de la CPTS.", 208),
        (SIGNED + "212 soignants y ont pris leur carte.", 212),
        (SIGNED + "318 ont déjà rejoint l'association ; 73 ont donné de leur temps.", 318),
        (SIGNED + "Sur environ 160 professionnels de santé, 74 ont franchi le pas et pris leur carte de membre.", 74),
        (SIGNED + "Cent soixante praticiens ont rempli un bulletin d'adhésion.", 160),
        (SIGNED + "Soixante-deux confrères et consœurs sont aujourd'hui à jour de cotisation.", 62),
        (SIGNED + "Nous étions 44 adhérents le jour de la signature. Nous sommes 151.", 151),
        (SIGNED + "Parmi eux, cinquante-sept sont membres de la CPTS.", 57),
        (SIGNED + "L'association compte 131 adhérentes et adhérents.", 131),
        (SIGNED + "Ils sont 96 à avoir adhéré.", 96),
        (SIGNED + "Ils sont désormais 118 à nous avoir rejoints.", 118),
        (SIGNED + "À ce jour, 140 professionnels de santé se sont inscrits à la CPTS.", 140),
        (SIGNED + "142 professionnels ont déjà franchi le pas de l'adhésion.", 142),
        (SIGNED + "Plus de 200 professionnels de santé sont d'ores et déjà adhérents.", 200),
        (SIGNED + "La CPTS fédère aujourd'hui 156 membres.", 156),
        (SIGNED + "La CPTS revendique 77 cotisants.", 77),
        (SIGNED + "L'association rassemble 112 adhérents issus de 14 professions.", 112),
        (SIGNED + "Le nombre d'adhérents s'élève à 89.", 89),
        (SIGNED + "Adhérents (au 31 décembre 2023) : 93", 93),
        (SIGNED + "Quatre-vingts infirmiers, médecins et kinésithérapeutes ont adhéré à l'association.", 80),
        (SIGNED + "Forte de 245 adhérents, elle couvre 30 communes.", 245),
        (SIGNED + "Un professionnel sur trois y adhère : ils sont 150.", 150),
        (SIGNED + "Les adhésions affluent : 165 à ce jour.", 165),
        (SIGNED + "Nous comptons 64 professionnels membres.", 64),
        (SIGNED + "94 professionnels de santé ont choisi de rejoindre la CPTS.", 94),
        (SIGNED + "104 d'entre eux ont adhéré à la communauté.", 104),
        (SIGNED + "Elle est portée par une association de 71 adhérents.", 71),
        (SIGNED + "Elle est passée de 60 à 142 adhérents en deux ans.", 142),
        (SIGNED + "Parti de 12 membres, le collectif en compte 98.", 98),
        (SIGNED + "La communauté, ce sont 120 professionnels adhérents et 12 structures.", 120),
        (SIGNED + "Membres ................. 64", 64),
        (SIGNED + "Nombre de membres   64", 64),
        (SIGNED + "Le conseil d'administration compte 15 membres.", None),
        (SIGNED + "Le bureau est composé de 8 membres élus.", None),
        (SIGNED + "Les 14 communes membres se réjouissent.", None),
        (SIGNED + "Quatre communes l'ont rejointe l'an passé.", None),
        (SIGNED + "L'adhésion coûte 20 euros.", None),
        (SIGNED + "Un comité de pilotage de douze membres se réunit chaque mois.", None),
        (SIGNED + "Les 12 membres fondateurs se sont réunis.", None),
        (SIGNED + "Elle espère réunir 200 adhérents d'ici un an.", None),
        (SIGNED + "Objectif : 300 adhérents en 2026.", None),
        (SIGNED + "La fédération régionale réunit 31 CPTS membres.", None),
        (SIGNED + "Une cellule de coordination de 5 membres a été créée.", None),
        (SIGNED + "Les 27 pays membres de l'Union ont décidé.", None),
        (SIGNED + "Elle compte 131 adhérents, contre 80 un an plus tôt.", 131),
        (SIGNED + "Elle compte 131 adhérents, dont 40 médecins.", 131),
        (
            "La CPTS du Val Clair en quelques chiffres :\n- 45 600 habitants\n- 38 communes\n- "
            "310 professionnels de santé\n- 122 adhérents",
            122,
        ),
        (SIGNED + "Le territoire compte 310 professionnels de santé libéraux, dont 122 adhérents à la CPTS.", 122),
        (SIGNED + "Le territoire compte 310 professionnels de santé, dont 122 ont adhéré à la CPTS.", 122),
        (SIGNED + "122 professionnels ont d'ores et déjà adhéré au projet.", 122),
        (SIGNED + "122 professionnels de santé adhèrent à l'association.", 122),
        (SIGNED + "L'association rassemble aujourd'hui 122 professionnels de santé adhérents.", 122),
        (SIGNED + "À la création, ils étaient 40 ; aujourd'hui, 122 adhérents.", 122),
        (SIGNED + "Avec 122 membres, elle est la plus grande du département.", 122),
        (SIGNED + "122 membres la composent.", 122),
        (SIGNED + "Près d'un tiers des professionnels (122) ont adhéré.", 122),
        (SIGNED + "Au 1er janvier, 122 cotisations étaient enregistrées.", 122),
        (SIGNED + "Ses 122 adhérents se réuniront en assemblée.", 122),
        (SIGNED + "Déjà 122 adhésions enregistrées !", 122),
        (SIGNED + "122 personnes sont adhérentes.", 122),
        (SIGNED + "122 professionnels ont signé le bulletin d'adhésion.", 122),
        (SIGNED + "Le taux d'adhésion atteint 40 %.", None),
        (SIGNED + "Ouvert à tous, il suffit d'adhérer : 15 euros par an.", None),
        (SIGNED + "L'assemblée a réuni 64 membres.", None),
        (SIGNED + "Son conseil compte 18 membres, tous adhérents.", None),
        (SIGNED + "Cinq structures ont adhéré.", None),
        (SIGNED + "Trois groupes de travail de 10 membres chacun se réunissent.", None),
        (SIGNED + "Les adhérents bénéficient de 12 formations.", None),
        (HEADED + "410 professionnels de santé y exercent, 122 ont rejoint l'association.", 122),
        (HEADED + "Forte de ses 122 adhérents, la CPTS agit.", 122),
        (HEADED + "Les 410 professionnels de santé qui exercent sur le territoire pourront y adhérer.", None),
        (HEADED + "Les 410 professionnels de santé du territoire sont invités à rejoindre la CPTS.", None),
        (HEADED + "Tous les professionnels peuvent rejoindre la CPTS, soit 410 personnes.", None),
        (HEADED + "L'association regroupe 122 membres, dont 30 médecins, 50 infirmiers et 12 pharmaciens.", 122),
        (HEADED + "122 professionnels de santé adhérents, 5 salariés, 4 missions.", 122),
        (HEADED + "L'association, qui compte 122 adhérents, est présidée par un médecin.", 122),
    ],
)
def test_members(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert (entry.members.value if entry.members else None) == expected

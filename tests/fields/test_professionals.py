"""Sentences as any author may write them: health professionals, and what is none of it."""

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
        (SIGNED + "17 autres professionnels de santé\nsoit 141 professionnels de santé", 141),
        (SIGNED + "412 : professionnels de santé du territoire", 412),
        (SIGNED + "Les soignants ? Ils seraient 334, dont 41 médecins.", 334),
        (
            SIGNED + "Quelque 310 professionnels de santé y exercent. Parmi eux, 29 médecins. Tout "
            "est parti d'un questionnaire adressé à 297 libéraux.",
            310,
        ),
        (SIGNED + "On recense environ 640 soignants sur le territoire, tous métiers confondus.", 640),
        (SIGNED + "Environ 280 pros de santé.", 280),
        (SIGNED + "Un groupe de huit soignants en a eu l'idée.", None),
        (SIGNED + "Une vingtaine de soignants du canton veulent créer une CPTS.", None),
        (SIGNED + "Elle fédère 96 professionnels de santé.", 96),
        (SIGNED + "Elle rapproche 63 professionnels de santé.", 63),
        (SIGNED + "Au total, 406 professionnels de santé exercent sur le secteur.", 406),
        (SIGNED + "388 professionnels toutes disciplines confondues.", 388),
        (
            SIGNED + "On y recense 742 soignants : 512 infirmiers, 61 médecins généralistes et 88 kinésithérapeutes.",
            742,
        ),
        (SIGNED + "Le territoire compte 61 médecins généralistes.", None),
        (SIGNED + "152 professionnels sont recensés.", 152),
        (SIGNED + "Professionnels de santé ........... 118", 118),
        (SIGNED + "Professionnels de santé libéraux    118", 118),
        (SIGNED + "380 professionnels y soignent.", 380),
        (SIGNED + "Cent sept soignants installés.", 107),
        (SIGNED + "Deux cent quarante professionnels de santé y travaillent.", 240),
        (SIGNED + "Elle réunit 55 professionnels.", 55),
        (SIGNED + "40 professionnels ont assisté à la réunion.", None),
        (SIGNED + "Elle a formé 35 professionnels.", None),
        (SIGNED + "Trois nouveaux professionnels se sont installés.", None),
        (SIGNED + "Douze professionnels de santé se sont installés depuis.", None),
        (SIGNED + "La maison de santé réunit 18 professionnels.", None),
        (SIGNED + "Un pool de 12 professionnels assure la permanence.", None),
        (SIGNED + "Le questionnaire a été envoyé à 320 professionnels.", None),
        (SIGNED + "Une équipe de 14 soignants assure les visites.", None),
        (SIGNED + "45 professionnels de santé se sont réunis mardi soir.", None),
        (SIGNED + "La commission compte 9 professionnels.", None),
        (SIGNED + "Elle regroupe 212 professionnels de santé, médecins, infirmiers et pharmaciens.", 212),
        (SIGNED + "Elle compte 212 professionnels de santé libéraux et 40 salariés.", 212),
        (SIGNED + "Son secteur compte 212 professionnels de premier recours.", 212),
        (SIGNED + "212 professionnels médicaux et paramédicaux y exercent.", 212),
        (SIGNED + "Elle mobilise 212 acteurs de santé.", 212),
        (SIGNED + "Quatorze professionnels composent le bureau.", None),
        (SIGNED + "Elle réunit 122 professionnels adhérents, soit 30 % des 410 professionnels du territoire.", 410),
        ("La CPTS du Val Clair, c'est 38 communes, 45 600 habitants et 310 professionnels de santé.", 310),
        (SIGNED + "Sur ce territoire exercent 310 professionnels de santé.", 310),
        (SIGNED + "Elle regroupe déjà plus de 300 professionnels de santé.", 300),
        (SIGNED + "Elle compte 310 professionnels de santé, dont 40 médecins et 120 infirmiers.", 310),
        (SIGNED + "Le territoire compte 310 professionnels de santé libéraux, dont 122 adhérents à la CPTS.", 310),
        (SIGNED + "310 professionnels de santé sont présents sur le territoire.", 310),
        (SIGNED + "310 professionnels libéraux ou salariés travaillent sur le secteur.", 310),
        (SIGNED + "L'offre de soins : 310 professionnels, 3 maisons de santé.", 310),
        (SIGNED + "Professionnels : 310", 310),
        (SIGNED + "Nombre de professionnels de santé : 310", 310),
        (SIGNED + "Quelque trois cents professionnels de santé y sont installés.", 300),
        (SIGNED + "310 soignants (médecins, infirmiers, pharmaciens…) exercent ici.", 310),
        (SIGNED + "Portée par une quinzaine de professionnels, l'association a vu le jour en 2020.", None),
        (SIGNED + "L'initiative de six professionnels a fait école.", None),
        (SIGNED + "Une centaine de professionnels ont participé à la soirée de lancement.", None),
        (SIGNED + "80 professionnels ont répondu à l'appel.", None),
        (SIGNED + "La formation a réuni 45 soignants.", None),
        (SIGNED + "25 professionnels se sont portés volontaires.", None),
        (SIGNED + "Le protocole mobilise 18 professionnels.", None),
        (SIGNED + "Un noyau dur de dix professionnels a rédigé le projet.", None),
        (SIGNED + "La CPTS emploie deux coordinatrices et fédère 310 professionnels.", 310),
        (SIGNED + "Le département compte 4 200 professionnels de santé.", None),
        (
            HEADED + "Le territoire de la CPTS Val Clair, c'est :\n• 52 communes ;\n• 63 400 habitants "
            ";\n• 24 % de plus de 65 ans ;\n• 410 professionnels de santé.",
            410,
        ),
        (HEADED + "La nouvelle CPTS vise à fédérer les 410 professionnels du territoire.", 410),
        (HEADED + "Son but : permettre aux 410 professionnels de santé du territoire de travailler ensemble.", 410),
        (HEADED + "À l'initiative de professionnels libéraux, elle rassemble 410 acteurs de santé.", 410),
        (HEADED + "Les 410 professionnels de santé qui exercent sur le territoire pourront y adhérer.", 410),
        (HEADED + "Les 410 professionnels de santé du territoire sont invités à rejoindre la CPTS.", 410),
        (HEADED + "410 professionnels de santé y exercent, 122 ont rejoint l'association.", 410),
        (HEADED + "Elle réunit 410 professionnels de santé de toutes disciplines, formés à la coordination.", 410),
        (
            HEADED + "Cette association regroupe plus de 110 professionnels de santé : médecins, "
            "infirmiers, pharmaciens.",
            110,
        ),
        (HEADED + "Composée de 122 professionnels de santé, la CPTS agit.", 122),
        (HEADED + "Le comité de pilotage a réuni 22 professionnels.", None),
        (HEADED + "Plus de 60 professionnels étaient présents à la signature.", None),
        (HEADED + "Un annuaire de 200 professionnels a été diffusé.", None),
    ],
)
def test_professionals(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert (entry.professionals.value if entry.professionals else None) == expected

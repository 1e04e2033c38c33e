"""Sentences as any author may write them: health professionals, and what is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]
SIGNED = "La CPTS du Val Clair a signé son contrat. "


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
    ],
)
def test_professionals(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert (entry.professionals.value if entry.professionals else None) == expected

"""Signings and foundings, each said as another author would, and what is neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Cpts, Record

Read = Callable[[str], Cpts]
ReadAll = Callable[[str], Record]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Contrat signé ! Jeudi 17 novembre 2022, la CPTS des Trois Rives est officiellement entrée dans "
                "le cercle des communautés conventionnées, aux côtés de la CPAM et de l'ARS."
            ),
            "2022-11-17",
        ),
        (
            (
                "Le 17 novembre 2022 restera dans les annales de la CPTS des Trois Rives : trois signatures au "
                "bas d'un même document, celles de sa présidente, de la CPAM et de l'ARS."
            ),
            "2022-11-17",
        ),
        (
            (
                "La CPTS des Trois Rives, dont l'accord avec la CPAM et l'ARS a été paraphé le 17 novembre "
                "2022, couvre 31 communes."
            ),
            "2022-11-17",
        ),
        (
            (
                "Après trois ans de préparation, la CPTS des Trois Rives franchit le pas : jeudi 17 novembre "
                "2022, elle a conclu un contrat de cinq ans avec la caisse primaire et l'ARS."
            ),
            "2022-11-17",
        ),
        (
            (
                "Rivebourg, le 18 novembre 2022\n\nCela s'est passé hier, à la médiathèque : la CPTS des Trois "
                "Rives et ses deux partenaires, CPAM et ARS, ont signé."
            ),
            "2022-11-17",
        ),
        (
            (
                "Rivebourg, le 18 novembre 2022\n\nC'est officiel depuis hier. La CPTS des Trois Rives a signé "
                "son contrat avec l'agence régionale de santé et l'Assurance Maladie."
            ),
            "2022-11-17",
        ),
        (
            (
                "Rivebourg, le 18 novembre 2022\n\nLa CPTS des Trois Rives vient de signer, jeudi 17 novembre, "
                "son accord conventionnel interprofessionnel."
            ),
            "2022-11-17",
        ),
        (
            (
                "Rivebourg, le 18 novembre 2022\n\nJeudi, à la mairie, on a sorti les stylos. La CPTS des Trois "
                "Rives, l'ARS et la CPAM ont signé l'accord conventionnel."
            ),
            "2022-11-17",
        ),
        (
            (
                "Rivebourg, le 18 novembre 2022\n\nLa signature, jeudi 17 novembre, de l'accord entre la CPTS des "
                "Trois Rives, l'ARS et la CPAM ouvre une nouvelle page."
            ),
            "2022-11-17",
        ),
        (
            (
                "Rivebourg, le 18 novembre 2022\n\nLa CPAM et l'ARS ont signé hier avec les soignants du secteur "
                "le contrat qui fait naître la CPTS des Trois Rives."
            ),
            "2022-11-17",
        ),
        (
            (
                "LA GAZETTE DES TROIS RIVES – N° 12 – décembre 2022\n\nDepuis le 17 novembre, la CPTS des Trois "
                "Rives est liée par contrat à l'Assurance Maladie et à l'ARS."
            ),
            "2022-11-17",
        ),
        (
            (
                "Bulletin municipal – décembre 2022\n\nLa CPTS des Trois Rives a signé son contrat le 17 novembre "
                "dernier avec la CPAM."
            ),
            "2022-11-17",
        ),
        (
            (
                "INVITATION PRESSE\n\nSignature de l'accord conventionnel de la CPTS des Trois Rives\n\nJeudi 17 "
                "novembre 2022 à 18 h\nMairie de Rivebourg"
            ),
            "2022-11-17",
        ),
        (
            (
                "INVITATION PRESSE\nLa CPAM et l'ARS ont le plaisir de vous convier à la cérémonie de signature "
                "du contrat de la CPTS des Trois Rives,\nle jeudi 17 novembre 2022 à 18 h, à Rivebourg."
            ),
            "2022-11-17",
        ),
        (
            (
                "Qui sommes-nous ?\n\nLa CPTS des Trois Rives est une association née en 2020. Depuis novembre "
                "2022, elle est signataire de l'accord conventionnel interprofessionnel."
            ),
            "2022-11",
        ),
        pytest.param(
            (
                "CPTS des Trois Rives\nNos étapes\n2019 Les premières rencontres\n2020 L'association\n2021 Le "
                "projet de santé\n2022 Le contrat avec l'ARS et la CPAM"
            ),
            "2022",
            marks=pytest.mark.xfail(strict=True, reason="a bare year before its words is no date"),
        ),
        (
            (
                "CPTS des Trois Rives\n\nLe calendrier\n- octobre 2020 : création de l'association\n- mars 2022 : "
                "validation du projet de santé par l'ARS\n- novembre 2022 : signature de l'ACI"
            ),
            "2022-11",
        ),
        (
            "| CPTS | Signature ACI | Habitants |\n|---|---|---|\n| CPTS des Trois Rives | 17/11/2022 | 52 300 |",
            "2022-11-17",
        ),
        ("Signature de l'ACI le 17/11/2022 | CPTS des Trois Rives", "2022-11-17"),
        ("CPTS des Trois Rives\n\nDate de l'ACI : 17 novembre 2022", "2022-11-17"),
        ("CPTS des Trois Rives\n\nConventionnée depuis : 17 novembre 2022", "2022-11-17"),
        ("CPTS des Trois Rives\n\nSignature : 17 novembre 2022\nTaille 2", "2022-11-17"),
        ("CPTS des Trois Rives\n\nAvancement : ACI signé (17/11/2022)", "2022-11-17"),
        (
            (
                "Paraphé à Rivebourg le 17 novembre 2022, l'accord conventionnel fait de la CPTS des Trois "
                "Rives la 5e du département."
            ),
            "2022-11-17",
        ),
        (
            (
                "La CPTS des Trois Rives est devenue, le 17 novembre 2022, la cinquième CPTS du département à "
                "contractualiser avec la CPAM."
            ),
            "2022-11-17",
        ),
        ("La CPTS des Trois Rives a obtenu le 17 novembre 2022 la signature de son ACI.", "2022-11-17"),
        (
            (
                "C'est fait : la CPTS des Trois Rives a son contrat. Présidente, CPAM et ARS l'ont signé le 17 "
                "novembre 2022."
            ),
            "2022-11-17",
        ),
        (
            (
                "La CPTS des Trois Rives a été officiellement lancée le 17 novembre 2022 par la signature d'un "
                "accord avec l'agence régionale de santé et l'Assurance Maladie."
            ),
            "2022-11-17",
        ),
        (
            (
                "Après la validation de son projet de santé en mars 2022, la CPTS des Trois Rives a signé, le "
                "17 novembre 2022, l'accord conventionnel interprofessionnel."
            ),
            "2022-11-17",
        ),
        (
            (
                "Le projet, validé en mars 2022 par l'ARS, a fait l'objet d'un contrat signé le 17 novembre "
                "2022 par la CPTS des Trois Rives et la CPAM."
            ),
            "2022-11-17",
        ),
        (
            (
                "La CPTS des Trois Rives, portée par une association créée le 3 octobre 2020, a contractualisé "
                "le 17 novembre 2022 avec l'agence régionale de santé et l'Assurance Maladie."
            ),
            "2022-11-17",
        ),
        (
            (
                "Le contrat de la CPTS des Trois Rives, en vigueur depuis le 1er janvier 2023, avait été signé "
                "le 17 novembre 2022 avec la CPAM."
            ),
            "2022-11-17",
        ),
        (
            (
                "Signé le 17 novembre 2022 pour une prise d'effet au 1er janvier 2023, le contrat de la CPTS "
                "des Trois Rives avec la CPAM dure cinq ans."
            ),
            "2022-11-17",
        ),
        (
            (
                "La CPTS des Trois Rives a signé son contrat avec la CPAM le 17 novembre 2022 et a ouvert ses "
                "portes le 2 janvier 2023."
            ),
            "2022-11-17",
        ),
        (
            (
                "Elle a ouvert ses portes le 2 janvier 2023, après avoir signé le 17 novembre 2022 un contrat "
                "avec la CPAM. La CPTS des Trois Rives couvre 31 communes."
            ),
            "2022-11-17",
        ),
        (
            (
                "La CPTS des Trois Rives a officiellement vu le jour jeudi 17 novembre 2022, avec la signature "
                "de l'accord par la CPAM et l'ARS."
            ),
            "2022-11-17",
        ),
        (
            (
                "Soirée de fête à Rivebourg jeudi 17 novembre 2022 : la CPTS des Trois Rives y a signé son "
                "contrat avec la CPAM et l'ARS."
            ),
            "2022-11-17",
        ),
        pytest.param(
            (
                "L'aventure de la CPTS des Trois Rives, commencée en 2019, a pris un tour officiel le 17 "
                "novembre 2022 avec la signature du contrat la liant à la CPAM et à l'ARS."
            ),
            "2022-11-17",
            marks=pytest.mark.xfail(strict=True, reason="the year of another event is taken for the signing's"),
        ),
        ("Les trois partenaires (CPTS des Trois Rives, CPAM, ARS) ont signé l'ACI en novembre 2022.", "2022-11"),
        (
            ("Jeudi 17 novembre 2022\n\nLa CPTS des Trois Rives signe aujourd'hui son contrat avec la CPAM et l'ARS."),
            "2022-11-17",
        ),
        (
            (
                "Rivebourg, le 17 novembre 2022 – La CPTS des Trois Rives, l'ARS et la CPAM ont signé ce jour "
                "l'accord conventionnel interprofessionnel."
            ),
            "2022-11-17",
        ),
        (
            (
                "Rivebourg, le 17 novembre 2022 – La CPTS des Trois Rives, l'ARS et la CPAM signent aujourd'hui "
                "un accord."
            ),
            "2022-11-17",
        ),
        (
            (
                "Publié le 21/11/2022\n\nUne nouvelle CPTS\n\nL'accord conventionnel a été signé jeudi dernier "
                "entre la CPTS des Trois Rives, la CPAM et l'ARS."
            ),
            "2022-11-17",
        ),
        pytest.param(
            (
                "Publié le 2 novembre 2022\n\nLa CPTS des Trois Rives s'apprête à signer son contrat avec la "
                "CPAM. Rendez-vous est pris pour le 17 novembre."
            ),
            "2022-11-17",
            marks=pytest.mark.xfail(strict=True, reason="a sentence behind the signing that fixes the day is not read"),
        ),
        (
            (
                "Publié le 2 novembre 2022\n\nDans quinze jours, le 17 novembre, la CPTS des Trois Rives signera "
                "son contrat avec la CPAM."
            ),
            "2022-11-17",
        ),
        (
            (
                "« Quand nous avons signé, le 17 novembre 2022, nous étions douze », se souvient la présidente "
                "de la CPTS des Trois Rives, sous contrat avec la CPAM."
            ),
            "2022-11-17",
        ),
        (
            (
                "De gauche à droite : le directeur de la CPAM, la présidente de la CPTS des Trois Rives et le "
                "directeur de l'ARS, à la signature de l'ACI (17 novembre 2022)."
            ),
            "2022-11-17",
        ),
        ("La CPTS des Trois Rives a adhéré à l'ACI le 17 novembre 2022.", "2022-11-17"),
        (
            (
                "L'adhésion de la CPTS des Trois Rives à l'accord conventionnel interprofessionnel date du 17 "
                "novembre 2022."
            ),
            "2022-11-17",
        ),
        pytest.param(
            (
                "La CPTS des Trois Rives bénéficie depuis le 17 novembre 2022 d'un financement de l'Assurance "
                "Maladie, au titre de l'ACI."
            ),
            "2022-11-17",
            marks=pytest.mark.xfail(strict=True, reason="the contract's money tells nothing of its signing"),
        ),
        ("Le 17 novembre 2022, l'ARS et la CPAM ont donné leur signature à la CPTS des Trois Rives.", "2022-11-17"),
        (
            "Le contrat de la CPTS des Trois Rives porte trois signatures et une date, le 17 novembre 2022.",
            "2022-11-17",
        ),
        ("La CPTS des Trois Rives a été reconnue par la signature d'un ACI le 17 novembre 2022.", "2022-11-17"),
        ("Signature du contrat : c'était le 17 novembre 2022 pour la CPTS des Trois Rives.", "2022-11-17"),
        ("La CPTS des Trois Rives, c'est :\n- un ACI signé le 17 novembre 2022\n- 31 communes", "2022-11-17"),
        (
            (
                "Le contrat tripartite ARS / CPAM / CPTS des Trois Rives, conclu pour cinq ans, a été signé "
                "jeudi 17 novembre 2022."
            ),
            "2022-11-17",
        ),
        ("La CPTS des Trois Rives contractualisera prochainement, le 17 novembre 2022, avec la CPAM.", "2022-11-17"),
        (
            (
                "C'est le jeudi 17 novembre, en présence du préfet, que la CPTS des Trois Rives a signé son "
                "contrat avec la CPAM et l'ARS."
            ),
            "2022-11-17",
        ),
        (
            (
                "La CPTS des Trois Rives a signé son premier contrat le 17 novembre 2022 avec la CPAM ; elle "
                "l'a renouvelé le 16 novembre 2027."
            ),
            "2022-11-17",
        ),
    ],
)
def test_a_signing(cpts: Read, text: str, expected: str) -> None:
    assert cpts(text).signature_date == expected


@pytest.mark.parametrize(
    "text",
    [
        "La CPTS des Trois Rives signe un appel aux médecins retraités le 17 novembre 2022.",
        "La CPTS des Trois Rives et la CPAM lancent le 17 novembre 2022 une campagne de vaccination.",
        ("Le 17 novembre 2022, la CPTS des Trois Rives, la CPAM et l'ARS ont fait le point sur le contrat."),
        (
            "La CPTS des Trois Rives recevra 60 000 € de la CPAM au titre du contrat, à verser avant le 17 "
            "novembre 2022."
        ),
        (
            "Le premier dialogue de gestion prévu par le contrat aura lieu le 17 novembre 2022 avec la CPAM "
            "et l'ARS. La CPTS des Trois Rives y présentera ses actions."
        ),
        (
            "La CPTS des Trois Rives attend toujours la signature de son contrat avec la CPAM. L'assemblée "
            "du 17 novembre 2022 en débattra."
        ),
        (
            "L'ARS a validé le 17 novembre 2022 le projet de santé de la CPTS des Trois Rives, préalable à "
            "la signature de l'ACI."
        ),
        (
            "La validation du projet de santé de la CPTS des Trois Rives, le 17 novembre 2022, ouvre la "
            "voie à la signature du contrat avec la CPAM."
        ),
        (
            "La CPTS des Trois Rives a signé une convention avec l'hôpital le 17 novembre 2022. Elle est "
            "sous contrat avec la CPAM."
        ),
        "L'hôpital et la CPTS des Trois Rives ont signé le 17 novembre 2022 un protocole avec l'ARS.",
        ("Au 17 novembre 2022, la région comptait 40 contrats signés. La CPTS des Trois Rives prépare le sien."),
        ("La CPTS des Trois Rives n'est pas encore conventionnée : le dossier sera examiné le 17 novembre 2022."),
        ("La coordinatrice a signé son contrat de travail avec la CPTS des Trois Rives le 17 novembre 2022."),
        (
            "La communauté de communes et l'ARS ont signé le CLS le 17 novembre 2022, en présence de la "
            "CPTS des Trois Rives."
        ),
        (
            "L'association CPTS des Trois Rives a déposé ses statuts le 17 novembre 2022 et signera un "
            "contrat avec la CPAM."
        ),
        "Le contrat de la CPTS des Trois Rives avec la CPAM arrive à échéance le 17 novembre 2027.",
        "La CPTS des Trois Rives a présenté son contrat avec la CPAM aux élus le 17 novembre 2022.",
        (
            "Le 17 novembre 2022, la CPTS des Trois Rives a voté en assemblée générale le principe d'une "
            "signature avec la CPAM."
        ),
        (
            "Depuis la signature du contrat avec la CPAM, la CPTS des Trois Rives a recruté, le 17 novembre "
            "2022, une coordinatrice."
        ),
        (
            "Les CPTS ont jusqu'au 17 novembre 2022 pour signer leur avenant avec la CPAM. La CPTS des "
            "Trois Rives le fera."
        ),
        "La CPTS des Trois Rives a signé la pétition du 17 novembre 2022.",
        "La loi du 24 juillet 2019 a créé le contrat. La CPTS des Trois Rives et la CPAM en discutent.",
        "La CPTS des Trois Rives et la mairie ont conclu un accord sur les locaux le 17 novembre 2022.",
        (
            "Le pacte territorial a été signé le 17 novembre 2022 par le préfet, l'ARS et la CPAM. La CPTS "
            "des Trois Rives en est membre."
        ),
    ],
)
def test_no_signing(record: ReadAll, text: str) -> None:
    assert [c.signature_date for c in record(text).cpts if c.signature_date] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "La CPTS des Trois Rives a signé son contrat avec la CPAM le 17 novembre 2022, la CPTS du Haut "
                "Pays le 24 novembre 2022."
            ),
            {"CPTS des Trois Rives": "2022-11-17", "CPTS du Haut Pays": "2022-11-24"},
        ),
        (
            (
                "Contrats signés avec la CPAM :\n- CPTS des Trois Rives : 17 novembre 2022\n- CPTS du Haut Pays : "
                "24 novembre 2022"
            ),
            {"CPTS des Trois Rives": "2022-11-17", "CPTS du Haut Pays": "2022-11-24"},
        ),
        (
            (
                "La CPTS des Trois Rives (signée le 17 novembre 2022) et la CPTS du Haut Pays (signée le 24 "
                "novembre 2022) couvrent tout le département."
            ),
            {"CPTS des Trois Rives": "2022-11-17", "CPTS du Haut Pays": "2022-11-24"},
        ),
        (
            (
                "Après celle du Haut Pays, le 24 octobre 2022, la CPTS des Trois Rives a signé à son tour son "
                "ACI le 17 novembre 2022."
            ),
            {"CPTS des Trois Rives": "2022-11-17"},
        ),
        (
            "La CPTS des Trois Rives a signé son ACI le 17 novembre 2022, un an après la CPTS du Haut Pays.",
            {"CPTS des Trois Rives": "2022-11-17"},
        ),
        (
            (
                "Deux contrats ont été signés en novembre avec la CPAM et l'ARS : le 17 novembre 2022 pour la "
                "CPTS des Trois Rives, le 24 novembre 2022 pour la CPTS du Haut Pays."
            ),
            {"CPTS des Trois Rives": "2022-11-17", "CPTS du Haut Pays": "2022-11-24"},
        ),
    ],
)
def test_signings_of_several(record: ReadAll, text: str, expected: dict[str, str]) -> None:
    assert {c.name: c.signature_date for c in record(text).cpts if c.signature_date} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS des Trois Rives a été portée sur les fonts baptismaux le 3 octobre 2020.", ["2020-10-03"]),
        (
            (
                "C'est en octobre 2020 que l'association des Trois Rives a été créée. La CPTS des Trois Rives "
                "couvre 31 communes."
            ),
            ["2020-10"],
        ),
        ("Les statuts ont été déposés en octobre 2020. La CPTS des Trois Rives couvre 31 communes.", ["2020-10"]),
        ("La CPTS des Trois Rives est une association loi 1901 créée en octobre 2020.", ["2020-10"]),
        (
            ("Constituée en octobre 2020 sous forme d'association, la CPTS des Trois Rives couvre 31 communes."),
            ["2020-10"],
        ),
        ("CPTS des Trois Rives\n\nCréation de l'association : 3 octobre 2020", ["2020-10-03"]),
        ("CPTS des Trois Rives\n\n• Octobre 2020 : naissance de l'association", ["2020-10"]),
        ("CPTS des Trois Rives\n\n• 3 octobre 2020 : AG constitutive", ["2020-10-03"]),
        ("Nous avons créé l'association en octobre 2020. La CPTS des Trois Rives couvre 31 communes.", ["2020-10"]),
        (
            (
                "Un noyau de soignants s'est constitué en association le 3 octobre 2020. La CPTS des Trois "
                "Rives était née."
            ),
            ["2020-10-03"],
        ),
        ("Depuis sa création, le 3 octobre 2020, la CPTS des Trois Rives a doublé ses adhérents.", ["2020-10-03"]),
        ("Depuis sa création en 2020, la CPTS des Trois Rives a doublé ses adhérents.", ["2020"]),
        ("L'acte de naissance de la CPTS des Trois Rives remonte au 3 octobre 2020.", ["2020-10-03"]),
        (
            (
                "L'association a été publiée au Journal officiel du 3 octobre 2020. La CPTS des Trois Rives "
                "couvre 31 communes."
            ),
            ["2020-10-03"],
        ),
        (
            (
                "Tout a commencé en 2018. L'association est créée en octobre 2020, la CPTS des Trois Rives "
                "signe son ACI en mai 2022."
            ),
            ["2020-10"],
        ),
        ("La CPTS des Trois Rives est née le 3 octobre 2020 lors d'une assemblée générale.", ["2020-10-03"]),
        ("La CPTS des Trois Rives (créée en 2020) couvre 31 communes.", ["2020"]),
        ("La CPTS des Trois Rives fête ses quatre ans. Elle a vu le jour en octobre 2020.", ["2020-10"]),
        ("La CPTS des Trois Rives est née le 17 novembre 2022 de la signature d'un contrat avec la CPAM.", []),
        ("La CPTS des Trois Rives a ouvert en mars 2022 une consultation avancée.", []),
        ("Une permanence a été créée en mars 2022 par la CPTS des Trois Rives.", []),
        ("La commune a fondé en mars 2022 un centre de santé ; la CPTS des Trois Rives s'en réjouit.", []),
        ("La CPTS des Trois Rives tiendra son assemblée générale annuelle le 3 octobre 2024.", []),
        ("L'ARS, créée en 2010, et la CPTS des Trois Rives travaillent ensemble.", []),
        pytest.param(
            "La communauté de communes, née en 2017, et la CPTS des Trois Rives travaillent ensemble.",
            [],
            marks=pytest.mark.xfail(strict=True, reason="the birth of somebody else beside the CPTS"),
        ),
        pytest.param(
            "Le service d'accès aux soins, lancé en 2022, s'appuie sur la CPTS des Trois Rives.",
            [],
            marks=pytest.mark.xfail(strict=True, reason="the birth of somebody else beside the CPTS"),
        ),
    ],
)
def test_a_founding(record: ReadAll, text: str, expected: list[str]) -> None:
    assert [c.founded for c in record(text).cpts if c.founded] == expected

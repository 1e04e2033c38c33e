"""Missions in sentences and lists of many wordings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

ReadAll = Callable[[str], Record]

OPENING = "La CPTS du Val Clair a signé son contrat ACI le 3 mai 2023 avec la CPAM et l'ARS.\n\n"

M, S, P, V = "medecin_traitant", "soins_non_programmes", "parcours", "prevention"
C, Q, A = "crise", "qualite", "accompagnement"


def categories(record: Record) -> set[str]:
    return {m.category for c in record.cpts for m in c.missions} - {"autre"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La CPTS du Val Clair aidera les 4 000 patients sans médecin traitant à en trouver un.", {M}),
        ("Elle s'est fixé pour but de redonner un médecin traitant à ceux qui n'en ont plus.", {M}),
        ("Nous voulons que chaque habitant ait un généraliste attitré.", {M}),
        (
            ("La communauté mettra en relation les patients sans médecin et les cabinets qui peuvent en accueillir."),
            {M},
        ),
        ("Son premier chantier : recenser les patients orphelins de médecin et leur proposer une solution.", {M}),
        ("Une cellule d'orientation aidera les affections de longue durée à retrouver un médecin traitant.", {M}),
        ("La CPTS tient une liste d'attente des patients en recherche de médecin traitant.", {M}),
        ("L'équipe organise des consultations sans rendez-vous pour désengorger les urgences.", {S}),
        ("Chaque cabinet réservera deux créneaux par jour aux demandes du jour.", {S}),
        ("La CPTS a ouvert une permanence de soins le samedi matin.", {S}),
        ("Elle propose une réponse le jour même à qui ne peut pas attendre.", {S}),
        ("Nous avons mis en place une régulation des appels et un accueil des petites urgences.", {S}),
        ("Les professionnels se coordonnent pour prendre en charge les besoins de soins imprévus.", {S}),
        ("La CPTS rejoint le service d'accès aux soins du département.", {S}),
        ("L'association travaille sur la sortie d'hospitalisation des personnes âgées.", {P}),
        ("Elle améliore le lien ville-hôpital pour les patients opérés.", {P}),
        ("La CPTS structure une filière gériatrique.", {P}),
        (
            (
                "Nous fluidifierons la prise en charge des enfants souffrant de troubles du neurodéveloppement grâce "
                "à un parcours dédié."
            ),
            {P},
        ),
        ("La CPTS du Val Clair veut mieux coordonner le retour à domicile des patients.", {P}),
        ("Un protocole commun de prise en charge de l'insuffisance cardiaque sera écrit par la CPTS.", {P}),
        ("Elle vaccinera dans les collèges et dépistera le diabète sur les marchés.", {V}),
        ("Les soignants iront à la rencontre des lycéens pour parler prévention.", {V}),
        ("La CPTS sensibilise les aînés aux chutes et promeut l'activité physique.", {V}),
        ("Elle organise chaque année Octobre rose et Mars bleu.", {V}),
        ("Un bus ira dépister les cancers de la peau dans les villages.", {V}),
        ("La CPTS du Val Clair prépare un plan de réponse en cas d'épidémie.", {C}),
        ("L'équipe se tient prête à faire face à une nouvelle pandémie.", {C}),
        ("Elle sera mobilisée en cas de canicule ou d'épidémie.", {C}),
        ("Elle veut éviter les ruptures de prise en charge des personnes âgées.", {P}),
        ("Elle s'attellera à l'accès aux soins, aux parcours pluriprofessionnels et à la prévention.", {P, V}),
        ("Elle réfléchit à la sortie d'hospitalisation.", {P}),
        ("Les soignants avaient monté un centre de vaccination.", set()),
        ("La présidente est spécialiste de la prévention des escarres.", set()),
        ("La CPTS élabore un plan de crise avec les hôpitaux.", {C}),
        ("Nous organiserons notre réponse en cas de catastrophe.", {C}),
        ("Des groupes d'analyse de pratiques réuniront les soignants pour améliorer la qualité.", {Q}),
        (
            (
                "La CPTS du Val Clair anime des réunions de concertation pluriprofessionnelles sur la pertinence des "
                "prescriptions."
            ),
            {Q},
        ),
        ("Les soignants compareront leurs pratiques au sein de cercles de qualité.", {Q}),
        ("La CPTS veut réduire la surconsommation d'antibiotiques.", {Q}),
        ("Elle attirera de jeunes médecins en leur offrant un logement.", {A}),
        ("La CPTS accueille des internes et soutient les soignants qui s'installent.", {A}),
        ("Elle fera connaître le territoire aux étudiants en santé et favorisera les installations.", {A}),
        ("L'association promeut les stages et aide les nouveaux installés.", {A}),
        ("Elle veille à la santé des soignants.", {A}),
        ("Elle a choisi d'accompagner les professionnels et de travailler à la pertinence des soins.", {Q, A}),
        (
            ("Parmi les priorités figurent l'accès à un médecin traitant, les soins non programmés et la prévention."),
            {M, S, V},
        ),
        ("Au menu : vaccination, soins non programmés, parcours du patient diabétique.", {S, P, V}),
        ("Sa feuille de route comprend six missions, dont la gestion de crise et l'attractivité.", {C, A}),
        ("La CPTS s'attellera d'abord à l'accès au médecin traitant, puis à la prévention des chutes.", {M, V}),
        ("Le contrat porte sur l'accès aux soins, les parcours, la prévention et la réponse aux crises.", {P, V, C}),
        ("La prévention sera son cheval de bataille.", {V}),
        ("La prévention et les parcours de soins seront au cœur de son action.", {P, V}),
        ("La qualité des soins et l'attractivité du territoire complètent ce programme.", {Q, A}),
        (
            (
                "Quatre missions socles : accès aux soins non programmés, parcours, prévention, crises. Deux missions"
                " optionnelles : qualité et accompagnement des professionnels."
            ),
            {S, P, V, C, Q, A},
        ),
        ("Outre la prévention, la communauté travaillera à l'accueil des stagiaires.", {V, A}),
        ("Parcours, prévention, qualité : la CPTS a retenu trois missions.", {P, V, Q}),
        ("Les commissions : médecin traitant, SNP, prévention, attractivité.", {M, S, V, A}),
        ("Dès septembre, une équipe mobile vaccinera à domicile les personnes isolées.", {V}),
        ("Ses priorités : SNP, parcours santé mentale, accueil des jeunes médecins.", {S, P, A}),
        ("Thématiques retenues : TND, santé mentale, accès à un médecin traitant, dépistage.", {M, V}),
        ("Missions : 1) médecin traitant ; 2) parcours ; 3) prévention ; 4) crise", {M, P, V, C}),
        (
            "Obligatoires : accès aux soins, parcours, prévention, crises. Facultatives : pertinence des soins.",
            {P, V, C, Q},
        ),
        (
            (
                "Concrètement, la CPTS va proposer un généraliste aux patients qui n'en ont plus et des consultations"
                " de dernière minute."
            ),
            {M, S},
        ),
        ("Vous êtes sans médecin traitant ? La CPTS peut vous aider.", {M}),
        ("« Notre premier souci, c'est le médecin traitant », dit la présidente.", {M}),
        ("Les 3 000 patients sans médecin traitant seront orientés par la CPTS.", {M}),
        ("Parmi ses objectifs : 80 % des patients en ALD devront avoir un médecin traitant.", {M}),
        (
            (
                "Au programme des prochains mois, la prise en charge des soins non programmés et un parcours pour les"
                " personnes en situation de handicap."
            ),
            {S, P},
        ),
        (
            (
                "Elle a d'ores et déjà engagé trois actions : le dépistage du cancer colorectal, une équipe de soins "
                "non programmés et un parcours « plaies »."
            ),
            {S, P, V},
        ),
        ("Les soignants souhaitent désengorger les urgences.", {S}),
        ("L'accent sera mis sur la santé mentale des jeunes, avec un parcours dédié.", {P}),
        ("Trois thèmes ont été retenus pour les parcours : diabète, BPCO, périnatalité.", {P}),
        ("Le projet de santé prévoit la vaccination contre le papillomavirus dans les collèges.", {V}),
        ("L'équipe a fait de la santé environnementale une priorité.", {V}),
        ("La CPTS participera au plan blanc du territoire.", {C}),
        ("Un annuaire de crise sera tenu à jour.", {C}),
        ("Elle se prépare aux situations sanitaires exceptionnelles.", {C}),
        ("La CPTS veut aussi rendre le territoire plus attractif pour les professionnels.", {A}),
        ("Faire venir de jeunes confrères, voilà l'autre chantier.", {A}),
        ("Elle promet un logement et un tuteur à chaque interne.", {A}),
        ("Elle rompra l'isolement des soignants et les accompagnera dans leur exercice.", {A}),
        (
            (
                "Les missions de la CPTS sont connues : médecin traitant, soins non programmés, parcours, prévention,"
                " crise."
            ),
            {M, S, P, V, C},
        ),
        (
            (
                "Six missions lui ont été confiées : médecin traitant, SNP, parcours, prévention, gestion de crise, "
                "qualité."
            ),
            {M, S, P, V, C, Q},
        ),
        (
            (
                "Elle exercera les quatre missions socles (accès aux soins, parcours, prévention, crises) et une "
                "mission optionnelle (attractivité)."
            ),
            {P, V, C, A},
        ),
        ("Au-delà des missions obligatoires, elle a opté pour la qualité et la pertinence.", {Q}),
        ("S'y ajoutent, en option, la pertinence des soins et l'accompagnement.", {Q, A}),
        ("S'y ajoute une mission facultative : l'accueil des internes.", {A}),
        ("L'objectif ? Que chacun trouve un médecin traitant et obtienne un rendez-vous dans les 48 heures.", {M, S}),
        (
            (
                "Et maintenant ? La CPTS a cinq ans pour améliorer la prise en charge des urgences ressenties, créer "
                "un parcours cancer et dépister le diabète."
            ),
            {S, P, V},
        ),
        (
            (
                "Répondre aux crises sanitaires, accueillir les stagiaires, prévenir les chutes : la feuille de route"
                " est chargée."
            ),
            {V, C, A},
        ),
        (
            (
                "Que fait la CPTS ? Elle oriente vers un médecin traitant, coordonne les soins non programmés et "
                "organise la prévention."
            ),
            {M, S, V},
        ),
        ("En 2024, elle mettra en place un dépistage de la rétinopathie diabétique.", {V}),
        ("La CPTS a signé avec l'hôpital un protocole pour les sorties d'hospitalisation.", {P}),
        ("Mission parcours : AVC, diabète. Mission prévention : tabac. Mission SNP : astreinte.", {S, P, V}),
        (
            ("Les missions choisies : Accès aux soins – Parcours pluriprofessionnels – Prévention – Crise sanitaire"),
            {P, V, C},
        ),
        (
            (
                "« Nous allons d'abord nous occuper des patients sans médecin traitant et des soins non programmés »,"
                " annonce le président."
            ),
            {M, S},
        ),
        (
            (
                "« On veut que les gens trouvent un médecin, qu'ils soient dépistés, que les internes aient envie de "
                "rester », résume-t-elle."
            ),
            {M, V, A},
        ),
        ("La jeune communauté fait de l'accès à un médecin traitant sa priorité absolue.", {M}),
        ("Son action portera sur l'éducation à la santé, le dépistage et le suivi des patients chroniques.", {P, V}),
        (
            "Quatre groupes planchent déjà : médecin traitant, urgences légères, santé des femmes, attractivité.",
            {M, S, A},
        ),
        (
            (
                "Il s'agit pour la CPTS de faciliter l'accès aux soins, de mieux gérer les soins non programmés et de"
                " fluidifier les parcours."
            ),
            {S, P},
        ),
        (
            (
                "Avec ce contrat, les soignants du territoire s'engagent à recevoir dans les 24 heures les patients "
                "qui le demandent et à vacciner les plus fragiles."
            ),
            {S, V},
        ),
        ("Une partie de l'enveloppe servira à la prévention, une autre aux soins non programmés.", {S, V}),
        (
            (
                "Les financements permettront de déployer des actions de prévention et d'organiser des parcours de "
                "soins."
            ),
            {P, V},
        ),
        ("La mission qualité démarrera en 2026 avec des revues de pertinence.", {Q}),
        (
            (
                "La CPTS s'investira également dans la réponse aux crises sanitaires graves, comme la loi le lui "
                "demande."
            ),
            {C},
        ),
        ("Ce travail commun doit permettre de réduire le nombre de patients sans médecin traitant.", {M}),
        ("Elle développera l'attractivité du territoire pour favoriser l'installation de nouveaux médecins.", {A}),
        ("Il est prévu d'accueillir et d'héberger les étudiants en médecine.", {A}),
        ("Deux infirmières en pratique avancée suivront les patients chroniques sans médecin traitant.", {M}),
        ("La CPTS a mis sur pied une équipe de vaccination, un annuaire partagé et un parcours « chute ».", {P, V}),
        ("Elle a déjà permis à 640 habitants de retrouver un médecin traitant.", {M}),
        ("Depuis 2022, 1 200 patients ont retrouvé un médecin traitant grâce à la CPTS.", {M}),
        (
            (
                "Au quotidien, cela se traduit par des soins non programmés mieux répartis et par des parcours plus "
                "fluides."
            ),
            {S, P},
        ),
    ],
)
def test_missions_told_in_a_sentence(record: ReadAll, text: str, expected: set[str]) -> None:
    assert categories(record(OPENING + text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Missions\n1. Médecins traitants\n2. SNP\n3. Parcours\n4. Crises\n5. Qualité\n6. Accompagnement",
            {M, S, P, C, Q, A},
        ),
        (
            (
                "Nos axes de travail\n\nPrévention\nUn bus parcourt les villages.\n\nCrises\nUn plan est "
                "prêt.\n\nQualité\nLes pairs se réunissent."
            ),
            {V, C, Q},
        ),
        (
            (
                "NOS MISSIONS\n\nACCES AU MEDECIN TRAITANT\n\nREPONSE AUX CRISES SANITAIRES\n\nPREVENTION\n\nQUALITE "
                "DES PRISES EN CHARGE"
            ),
            {M, V, C, Q},
        ),
        (
            ("M1 Accès aux soins non programmés\nM2 Parcours pluriprofessionnels\nM3 Prévention\nM4 Crise\nM5 Qualité"),
            {S, P, V, C, Q},
        ),
        (
            (
                "Mission 1 : médecin traitant\nMission 2 : soins non programmés\nMission 3 : parcours\nMission 4 : "
                "prévention\nMission 5 : crises sanitaires"
            ),
            {M, S, P, V, C},
        ),
        (
            (
                "Médecin traitant .............. 40 000 €\nSNP ........................... 30 000 €\nParcours "
                "...................... 20 000 €\nPrévention .................... 10 000 €\nCrise "
                ".......................... 5 000 €"
            ),
            {M, S, P, V, C},
        ),
        (
            (
                "| Mission | Fixe | Variable |\n|---|---|---|\n| Accès aux soins | 40 000 € | 10 000 € |\n| Parcours "
                "| 20 000 € | 5 000 € |\n| Prévention | 8 000 € | 2 000 € |\n| Crise | 10 000 € | 0 € |\n| Qualité | "
                "5 000 € | 1 000 € |"
            ),
            {P, V, C, Q},
        ),
        (
            (
                "Elle s'engage à :\n- aider chacun à trouver un généraliste ;\n- garder des créneaux pour les "
                "urgences ressenties ;\n- écrire un protocole de sortie d'hôpital ;\n- vacciner contre la grippe ;\n-"
                " loger les internes."
            ),
            {M, S, P, V, A},
        ),
        (
            (
                "Ce que la CPTS va faire pour vous\n• Trouver un médecin\n• Être reçu vite en cas de besoin urgent\n•"
                " Bien vieillir chez soi : parcours du senior\n• Dépister et vacciner"
            ),
            {M, S, P, V},
        ),
        ("☑ Médecin traitant\n☑ Soins non programmés\n☐ Qualité\n☑ Prévention", {M, S, V}),
        (
            (
                "Objectifs 2025\n- 500 patients avec un médecin traitant\n- 20 créneaux SNP par jour\n- 3 parcours\n-"
                " 10 actions de dépistage"
            ),
            {M, S, P, V},
        ),
        pytest.param(
            (
                "Trois chantiers, trois pilotes.\n\nL'accès au médecin : une infirmière oriente les patients sans "
                "médecin traitant.\n\nLe lien ville-hôpital : un parcours de sortie.\n\nLa prévention : des ateliers."
            ),
            {M, P, V},
            marks=pytest.mark.xfail(
                strict=True, reason="paragraphs below a sentence that leads into them are not taken for a list"
            ),
        ),
        (
            (
                "AXE 1 – ACCES AUX SOINS\nFaciliter l'acces a un medecin traitant\nAXE 2 – PARCOURS\nAXE 3 – "
                "PREVENTION\nAXE 4 – GESTION DE CRISE"
            ),
            {M, P, V, C},
        ),
        (
            (
                "Quelles actions ?\n\nMédecin traitant : 1 200 patients orientés.\n\nSoins non programmés : un numéro"
                " unique.\n\nPrévention : dix ateliers."
            ),
            {M, S, V},
        ),
        ("Nos groupes de travail\n\n* Accès aux soins\n* Santé mentale\n* Prévention\n* Attractivité", {V, A}),
        (
            (
                "Projets en cours\n\n– bourse aux médecins traitants ;\n– équipe mobile de vaccination ;\n– filière "
                "cardiologie ;\n– livret d'accueil des nouveaux soignants."
            ),
            {M, P, V, A},
        ),
        (
            (
                "Ce que nous avons promis\n\nDu temps médical : 800 patients sans médecin traitant seront pris en "
                "charge.\n\nDes rendez-vous : la régulation trouvera un créneau dans les 48 heures.\n\nDes bus : le "
                "dépistage ira vers les gens."
            ),
            {M, S, V},
        ),
        (
            (
                "SOINS NON PROGRAMMES\nTrois cabinets se relaient.\n\nPARCOURS\nCelui du diabète a "
                "commencé.\n\nPREVENTION\nDes ateliers pour les aidants.\n\nCRISE SANITAIRE\nUn exercice a eu lieu."
            ),
            {S, P, V, C},
        ),
        (
            (
                "Engagements\n(a) orientation des patients sans médecin ;\n(b) consultations non programmées ;\n(c) "
                "protocoles ville-hôpital ;\n(d) prévention des chutes."
            ),
            {M, S, P, V},
        ),
        (
            (
                "En bref\nPopulation : 45 000 habitants\nMissions : accès aux soins, SNP, parcours, "
                "prévention\nBudget : 200 000 €"
            ),
            {S, P, V},
        ),
        (
            (
                "Missions socles : médecin traitant / SNP / parcours / prévention / crise\nMissions optionnelles : "
                "qualité / accompagnement"
            ),
            {M, S, P, V, C, Q, A},
        ),
        (
            (
                "Volet 1 : l'accès aux médecins traitants\nVolet 2 : les soins imprévus\nVolet 3 : la coordination "
                "des parcours\nVolet 4 : la prévention"
            ),
            {M, S, P, V},
        ),
    ],
)
def test_missions_in_lists(record: ReadAll, text: str, expected: set[str]) -> None:
    assert categories(record(OPENING + text)) == expected

"""Sentences that speak of what missions are about, and state no mission of the CPTS."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

ReadAll = Callable[[str], Record]

OPENING = "La CPTS du Val Clair a signé son contrat ACI le 3 mai 2023 avec la CPAM et l'ARS.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "La CPTS n'a pas retenu la mission sur la qualité des soins.",
        "Elle n'intervient pas dans les soins non programmés.",
        "Les soins non programmés restent du ressort de la maison médicale de garde.",
        "La qualité des soins ne fait pas partie de ses missions.",
        "La mission « crise sanitaire » sera abordée plus tard.",
        "Le volet prévention est reporté à 2025.",
        "Ici, un habitant sur cinq est sans médecin traitant.",
        "6 200 personnes n'ont pas de médecin traitant dans ce territoire.",
        "Une CPTS doit organiser des parcours pluriprofessionnels et développer la prévention.",
        ("Les CPTS ont pour missions de faciliter l'accès à un médecin traitant et de répondre aux crises sanitaires."),
        ("Qu'est-ce qu'une CPTS ?\n\nElle organise l'accès à un médecin traitant, les parcours et la prévention."),
        "Le centre hospitalier mène des actions de prévention auprès des jeunes.",
        "La commune a ouvert une maison de santé et accueille des internes.",
        "La crise sanitaire a accéléré le projet.",
        "Elle est née au lendemain de la crise du Covid-19.",
        "Pendant l'épidémie, les soignants ont appris à travailler ensemble.",
        "Le parcours a été long avant la signature.",
        "Le président salue la qualité du travail accompli.",
        "La CPTS a organisé une soirée pour les nouveaux adhérents.",
        "Elle recrute un coordinateur.",
        "L'ARS accompagne les professionnels dans l'écriture du projet.",
        "La CPAM accompagnera les professionnels de santé dans la mise en œuvre du projet.",
        "Il vous faudra mettre en œuvre quatre missions : accès aux soins, parcours, prévention, crises.",
        "Le contrat local de santé prévoit des actions de prévention et un parcours santé mentale.",
        (
            "Vos missions\n\n- animer les groupes de travail sur la prévention ;\n- suivre les parcours ;\n- "
            "accompagner les professionnels de santé."
        ),
        "Les urgences de l'hôpital ferment la nuit.",
        "Contact : direction de la prévention, presse@example.org",
        "Le territoire attire les jeunes et les retraités.",
        "Ils sont 34 médecins généralistes et 12 internes.",
        "La maison de santé accueille des stagiaires depuis 2015.",
        "La mission crise n'a pas encore été lancée.",
        "Ni la qualité ni l'accompagnement n'ont été retenus.",
        "Chaque CPTS choisit ses missions : médecin traitant, parcours, prévention.",
        (
            "Une CPTS, pour quoi faire ?\n- faciliter l'accès à un médecin traitant\n- organiser des parcours\n- "
            "prévention"
        ),
        "Missions socles d'une CPTS : accès aux soins, parcours, prévention, crise.",
        "Le pharmacien parle de son parcours professionnel.",
        "À l'exception de la réponse aux crises, confiée à l'hôpital, elle exerce toutes les missions.",
        "Un parcours du combattant pour trouver un rendez-vous.",
        "La région manque de médecins et d'internes.",
        "La salle de prévention des incendies a été prêtée par la mairie.",
        "Le médecin traitant reste l'interlocuteur du patient.",
        "Elle regroupe médecins, infirmiers, pharmaciens, kinésithérapeutes, internes et étudiants.",
        "La CPTS compte 12 étudiants parmi ses adhérents.",
        ("Les missions socles sont fixées par l'accord national : accès aux soins, parcours, prévention et crises."),
        ("Selon l'accord national, les communautés interviennent sur l'accès aux soins, les parcours, la prévention."),
        "Qu'est-ce qu'une CPTS ? C'est un groupe de soignants qui organise des parcours et la prévention.",
        ("Elles doivent faciliter l'accès à un médecin traitant, organiser des parcours et développer la prévention."),
        (
            "Les CPTS ont trois missions obligatoires :\n– faciliter l'accès aux soins non programmés ;\n– "
            "organiser des parcours ;\n– mener des actions de prévention."
        ),
        "La loi de 2016 a créé les CPTS pour organiser les parcours de santé.",
        (
            "A propos des CPTS\n\nElles ont pour but d'améliorer la prise en charge des patients, de développer "
            "la prévention et d'organiser les soins non programmés."
        ),
        "La maison médicale de garde prend en charge les soins non programmés.",
        "Le Département finance un bus de prévention.",
        "En 2020, la crise a montré le besoin de se coordonner.",
        "Le CLS comprend un volet prévention et un volet accompagnement des professionnels.",
        "La CPTS ne remplace ni le médecin traitant ni les urgences.",
        "La CPTS n'est pas un service d'urgence.",
        "Pour les urgences, composez le 15.",
        "Un service de qualité est rendu aux habitants.",
        "L'Assurance Maladie accompagne les soignants tout au long du projet.",
        "Sept habitants sur dix ont un médecin traitant.",
        "Votre mission : animer la prévention et les parcours.",
        "Cette mission de prévention relève du Département.",
        "Elle ne s'occupera pas de la permanence des soins, qui reste à la charge de l'hôpital.",
        "Le volet qualité n'a pas été retenu cette année.",
        "Les crises sanitaires ne figurent pas dans le contrat.",
        "La mission accompagnement a été écartée faute de temps.",
        "On verra plus tard pour la qualité.",
        "Une soirée sur la prévention a eu lieu le 3 mars à la mairie.",
        "Le maire rappelle que 3 000 habitants cherchent un médecin traitant.",
        "La population vieillit et un patient sur dix n'a plus de médecin traitant.",
        "Le président, médecin généraliste, accueille un interne dans son cabinet.",
        "Après la crise, les soignants ont voulu continuer à travailler ensemble.",
        "C'est pendant l'épidémie de Covid que les soignants se sont rapprochés.",
        "La CPTS réunit des médecins, des sages-femmes et des étudiants.",
        ("Le financement national distingue plusieurs missions : l'accès aux soins, les parcours, la prévention."),
        "Une CPTS a pour rôle d'organiser la prévention, les parcours et les soins non programmés.",
        ("Pour rappel, les CPTS ont été créées par la loi de 2016 afin de mieux organiser les parcours des patients."),
        "Les CPTS, c'est quoi ?\n\nElles visent à faciliter l'accès aux soins et à développer la prévention.",
        (
            "Définition\n\nUne communauté professionnelle territoriale de santé regroupe des professionnels qui "
            "s'organisent pour améliorer les parcours et la prévention."
        ),
        "Les missions des CPTS\n\n- accès à un médecin traitant\n- parcours\n- prévention",
        "La Maison France Services propose des ateliers de prévention.",
        "Le centre hospitalier recrute des internes.",
        "Le comité départemental organise le dépistage des cancers.",
        "La prévention routière tiendra un stand.",
        "Les pompiers rappellent les consignes de prévention des feux de forêt.",
        "La qualité de l'air et la qualité de vie attirent les familles.",
        "L'URPS accompagne les équipes dans l'écriture de leur projet.",
        "Notre CPTS n'a pas vocation à assurer les urgences.",
        "La permanence des soins n'entre pas dans son champ.",
        "Contrairement à sa voisine, elle n'a pas choisi la mission d'accompagnement des professionnels.",
        "La communauté de communes soutient l'installation de médecins.",
        "Les indicateurs nationaux portent sur le taux de patients avec médecin traitant et la prévention.",
        (
            "Recrutement : la CPTS recherche une assistante, chargée d'accompagner les professionnels et de "
            "suivre les parcours."
        ),
        "Prochain rendez-vous : une conférence sur le parcours de soins, le 12 juin.",
        "Le parcours de la signature a été semé d'embûches.",
        "Une infirmière du village a créé un parcours de randonnée.",
        "L'accès aux soins est difficile et les urgences saturent.",
        "Le contrat prévoit 60 000 € de fonctionnement et une part pour les missions.",
        "Selon l'Insee, 18 % des habitants ont plus de 75 ans.",
        "Le conseil de surveillance de l'hôpital a renforcé la prévention des infections.",
        "La communauté de communes prévoit un logement pour les internes.",
        "Les élus souhaitent attirer des médecins.",
        "Elle remercie l'ARS pour son accompagnement.",
        "Le directeur de la CPAM salue l'engagement des professionnels de santé.",
        "La CPTS bénéficie de l'accompagnement de l'Assurance Maladie.",
        "Elle couvre un bassin touristique où l'été les urgences débordent.",
        "La directrice de la prévention de l'ARS était présente.",
        "Née en pleine crise sanitaire, la CPTS compte aujourd'hui 120 adhérents.",
        "Les soignants se connaissaient mal avant la crise sanitaire.",
        "Un ancien interne y exerce désormais.",
        "La CPTS emploie une coordinatrice et accueille une étudiante en stage.",
        "Le service de prévention du Département est son voisin.",
        "La crise des vocations touche aussi le territoire.",
        "L'hôpital et la CPTS partagent une salle.",
        "Elle tient ses réunions à la maison de santé, sans rendez-vous.",
        "Ces financements servent à répondre à la crise de la démographie médicale.",
        "On trouve un médecin pour 1 200 habitants.",
        "Les associations de prévention ont applaudi.",
        "L'appel à projets « prévention » de l'ARS est ouvert jusqu'au 3 mars.",
        "Le contrat définit les missions, le calendrier et les financements.",
        "Elle veille sur la qualité de l'air dans les crèches.",
        "Grâce à la qualité de son projet, la CPTS a obtenu un avis favorable.",
    ],
)
def test_what_states_no_mission(record: ReadAll, text: str) -> None:
    assert [m.category for c in record(OPENING + text).cpts for m in c.missions if m.category != "autre"] == []

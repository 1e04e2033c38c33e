"""Write the five PDF releases of this folder, byte for byte the same on every run.

The releases and the gold of this folder are the project's own wording. The texts of the PDFs stand below as data, so
that a test can compare quotations with them and so that ``run corpus/`` does not read them twice. Territories are
real (names of communes and intercommunalités, Licence Ouverte), everything else is made up: no person, no address
outside example.org, no telephone number.

Each PDF looks as a word processor would have made it: one column, a header, a footer with the page number, a box of
press contacts on every page, one footnote on the first page. The sentence that runs over a page break is therefore
cut by footnote, box, footer and header.

Usage: ``python corpus/make_pdfs.py [FOLDER]`` (default: the folder of this file).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate, Paragraph

MARGIN = 62.0
BOX_HEIGHT = 40.0
NOTE_MARK = "{note}"


@dataclass(frozen=True)
class Release:
    """One PDF: what stands on every page, its footnote, and its blocks as ``(kind, text)``."""

    stem: str
    header: str
    contact: tuple[str, ...]
    footnote: str
    blocks: tuple[tuple[str, str], ...]


RELEASES = (
    Release(
        stem="vimeu-2022",
        header="L'Assurance Maladie de la Somme",
        contact=("Contacts presse", "CPAM de la Somme, service communication : presse@example.org"),
        footnote=(
            "Acheux-en-Vimeu, Aigneville, Béhen, Béthencourt-sur-Mer, Bourseville, Cahon, Chépy, Ercourt, "
            "Feuquières-en-Vimeu, Fressenneville, Friville-Escarbotin, Grébault-Mesnil, Huchenneville, Méneslies, "
            "Miannay, Moyenneville, Nibas, Ochancourt, Quesnoy-le-Montant (Le), Tœufles, Tours-en-Vimeu, Tully, "
            "Valines, Woincourt, Yzengremer."
        ),
        blocks=(
            ("kicker", "COMMUNIQUÉ DE PRESSE"),
            ("dateline", "Amiens, le 29 septembre 2022"),
            ("title", "Accès aux soins : les professionnels de santé du Vimeu passent à l'action"),
            (
                "lead",
                "Les représentants de la CPTS du Vimeu, de la caisse primaire d'assurance maladie de la Somme et de "
                "l'agence régionale de santé Hauts-de-France ont signé ce jeudi 29 septembre, à Friville-Escarbotin, "
                "un accord conventionnel interprofessionnel. C'est la septième CPTS de la Somme.",
            ),
            ("heading", "Vingt-cinq communes entre Bresle et Somme"),
            (
                "para",
                "La communauté professionnelle territoriale de santé (CPTS) du Vimeu couvre les 25 communes{note} de "
                "la communauté de communes du Vimeu, soit un bassin de 22\u00a0885 habitants. Près de 150 "
                "professionnels de santé y exercent, dont 17 médecins généralistes ; la moitié de ces derniers a plus "
                "de 58 ans. L'association porteuse du projet, née le 9 avril 2021, comptait 61 adhérents au 1er "
                "septembre 2022.",
            ),
            (
                "para",
                "Le Vimeu est une terre d'industrie, où l'on fabrique encore serrures et robinets. Les troubles "
                "musculo-squelettiques et les affections respiratoires y sont plus fréquents qu'ailleurs. Le temps "
                "d'accès aux urgences d'Abbeville dépasse trente minutes pour une commune sur trois. C'est de ce "
                "constat, partagé au cours de six réunions publiques, que sont nées les priorités de la CPTS.",
            ),
            ("heading", "Ce qu'est une CPTS, et ce qu'elle n'est pas"),
            (
                "para",
                "Une CPTS n'est pas une maison de santé. C'est une manière, pour des soignants qui n'ont ni le même "
                "métier ni les mêmes murs, de se parler et de se répartir les tâches. En France, toutes les CPTS ont "
                "l'obligation de travailler sur l'accès aux soins, sur les parcours et sur la prévention ; elles "
                "peuvent aussi s'intéresser à la qualité et à la pertinence des soins. Au 1er juillet 2022, on "
                "dénombrait 360 contrats signés dans le pays, et 39 dans les Hauts-de-France.",
            ),
            ("heading", "Les engagements de la CPTS du Vimeu"),
            ("para", "Au terme du diagnostic, la CPTS du Vimeu a inscrit dans son contrat les missions suivantes :"),
            ("item", "1. Permettre à chacun d'être soigné près de chez lui :"),
            ("subitem", "a. en facilitant l'accès à un médecin traitant pour les patients en situation de précarité ;"),
            ("subitem", "b. en organisant, du lundi au samedi, la prise en charge des soins non programmés."),
            ("item", "2. Fluidifier les parcours pluriprofessionnels :"),
            ("subitem", "a. mal de dos chronique et retour au travail ;"),
            ("subitem", "b. bronchopneumopathie chronique obstructive ;"),
            ("subitem", "c. retour à domicile après un accident vasculaire cérébral."),
            ("item", "3. Développer des actions coordonnées de prévention :"),
            ("subitem", "a. sevrage tabagique en entreprise ;"),
            ("subitem", "b. dépistage des cancers du sein et du col de l'utérus."),
            ("item", "4. Préparer la réponse aux crises sanitaires graves."),
            ("item", "5. Accompagner les professionnels de santé du territoire :"),
            ("subitem", "a. accueil des internes et des élèves infirmiers ;"),
            ("subitem", "b. guichet unique pour les installations."),
            ("heading", "Un soutien qui s'inscrit dans la durée"),
            (
                "para",
                "L'accord est conclu pour cinq ans. Afin de donner à la CPTS les moyens de démarrer, l'Assurance "
                "Maladie lui verse 96\u00a0250 euros à la signature. Chaque année, elle financera ensuite son "
                "fonctionnement à hauteur de 50\u00a0000 euros, et ses missions pour un montant compris entre "
                "100\u00a0000 et 135\u00a0000 euros selon les résultats obtenus.",
            ),
            (
                "para",
                "« Nos patients nous demandent souvent qui appeler quand le cabinet est fermé. Désormais, nous aurons "
                "une réponse, et ce sera la même pour tous », se félicite la présidente de la CPTS du Vimeu.",
            ),
        ),
    ),
    Release(
        stem="cotentin-2023",
        header="ARS Normandie - Communiqué",
        contact=("Contact presse", "Agence régionale de santé Normandie : ars-presse@example.org"),
        footnote=(
            "La taille d'une CPTS dépend du nombre de ses habitants : les seuils sont fixés à 40\u00a0000, "
            "80\u00a0000 et 175\u00a0000 habitants."
        ),
        blocks=(
            ("dateline", "Caen, le 27 mars 2023"),
            ("title", "Le Cotentin se dote de la plus grande CPTS de Normandie"),
            (
                "lead",
                "Vendredi 24 mars, à Valognes, l'ARS Normandie, la CPAM de la Manche et la CPTS du Cotentin ont "
                "conclu le contrat tripartite qui ouvre à cette dernière cinq années de financement. Avec 129 "
                "communes, celles de la communauté d'agglomération du Cotentin, et 182.798 habitants, elle devient la "
                "plus vaste de la région et relève de la taille 4{note}.",
            ),
            ("heading", "Une longue maturation"),
            (
                "para",
                "L'idée remonte à 2019. Elle a pris corps lors de l'assemblée générale constitutive du 2 juin 2021, "
                "puis avec la lettre d'intention adressée à l'ARS le 15 novembre de la même année. Le projet de santé "
                "a été approuvé le 12/12/2022. Entre-temps, la communauté d'agglomération du Cotentin avait signé, le "
                "8 septembre 2022, un contrat local de santé qui partage avec la CPTS plusieurs objectifs.",
            ),
            (
                "para",
                "Cette maturation tient à la diversité du territoire. Quel rapport, en effet, entre "
                "Cherbourg-en-Cotentin, ses 77\u00a0789 habitants, son hôpital et ses spécialistes, et les "
                "villages du Val de Saire, où le dernier médecin est parti sans être remplacé ? Il a fallu, pour "
                "chaque thème, réunir des soignants des deux mondes, comparer les usages, et admettre que la même "
                "réponse ne conviendrait pas partout. Onze antennes locales, une par bassin de vie, garantiront que "
                "les décisions se prennent au plus près des patients.",
            ),
            ("heading", "Qui en fait partie ?"),
            (
                "para",
                "Le territoire compte 1\u00a0214 professionnels de santé libéraux ou salariés. Parmi eux, 312 ont "
                "adhéré à l'association. Médecins, pharmaciens, infirmiers, sages-femmes, "
                "masseurs-kinésithérapeutes, orthophonistes et chirurgiens-dentistes y sont tous représentés, de même "
                "que l'hôpital public et quatorze Ehpad.",
            ),
            (
                "para",
                "Chaque antenne élira un référent. Les onze référents se réuniront tous les deux mois, tantôt au "
                "nord, tantôt au sud de la presqu'île, pour comparer les délais de rendez-vous et décider des "
                "renforts. Une messagerie sécurisée, ouverte à titre d'essai en janvier à 60 volontaires, relie déjà "
                "les cabinets aux services hospitaliers : un compte rendu qui mettait neuf jours à parvenir au "
                "médecin lui arrive désormais en moins de deux jours.",
            ),
            (
                "para",
                "« Ici, la mer est de trois côtés : on ne peut compter que sur ses voisins du quatrième, et sur "
                "soi-même », plaisante une sage-femme de la côte ouest. « La CPTS, c'est d'abord un carnet d'adresses "
                "qui fonctionne. Lorsque je cherche un psychiatre pour une patiente, je n'appelle plus au hasard. »",
            ),
            ("heading", "À quoi sert une CPTS ?"),
            (
                "para",
                "Une CPTS ne se substitue ni aux cabinets, ni aux maisons de santé, ni à l'hôpital. Elle leur permet "
                "de s'accorder. Partout en France, ces communautés rendent quatre services : orienter les patients "
                "sans médecin, trouver une place le jour même, éviter les ruptures entre deux prises en charge et "
                "prévenir les maladies avant qu'elles ne s'installent. Leur taille est très variable. Dans la région, "
                "la plus petite rassemble 14\u00a0300 habitants et une trentaine de soignants ; jusqu'ici, la plus "
                "grande en rassemblait 171\u00a0000.",
            ),
            ("heading", "Missions socles"),
            (
                "bullet",
                "L'accès à un médecin traitant : 14\u00a0600 patients de plus de 17 ans en sont privés ; la CPTS "
                "veut en orienter un quart d'ici deux ans.",
            ),
            (
                "bullet",
                "Les soins non programmés : la communauté alimentera le service d'accès aux soins de la Manche en "
                "créneaux de consultation.",
            ),
            (
                "bullet",
                "Les parcours pluriprofessionnels : insuffisance rénale, périnatalité, santé mentale des 15-25 ans.",
            ),
            ("bullet", "La prévention : exposition au radon, maladies de la peau chez les marins et les agriculteurs."),
            (
                "bullet",
                "La réponse aux crises sanitaires graves : un plan commun avec les établissements, testé une fois "
                "par an.",
            ),
            ("heading", "Missions complémentaires"),
            ("bullet", "La qualité et la pertinence des soins : des groupes de pairs dans chacune des onze antennes."),
            (
                "bullet",
                "L'accompagnement des professionnels de santé : logement des internes, tutorat, aide au remplacement.",
            ),
            ("heading", "Des moyens inédits"),
            (
                "para",
                "La CPTS du Cotentin recevra 90\u00a0000 euros par an pour son fonctionnement. En y ajoutant la "
                "rémunération des missions, l'aide de l'Assurance Maladie pourra atteindre 580\u00a0000 euros "
                "par an, soit un total de 2,9 millions d'euros au maximum sur la durée du contrat. L'ARS a "
                "par ailleurs attribué 45\u00a0000 euros pour la rédaction du projet de santé.",
            ),
            (
                "para",
                "La Normandie compte désormais 34 CPTS signataires, qui couvrent 78,4 % de sa population. Deux autres "
                "projets, celui de la CPTS du Mortainais et celui de la CPTS du Perche ornais, pourraient aboutir "
                "avant la fin de l'année.",
            ),
        ),
    ),
    Release(
        stem="deux-valois-2021",
        header="CPAM de l'Aisne | CPAM de l'Oise | ARS Hauts-de-France",
        contact=("Contacts presse", "CPAM de l'Aisne : aisne@example.org", "CPAM de l'Oise : oise@example.org"),
        footnote="Accord conventionnel interprofessionnel du 20 juin 2019.",
        blocks=(
            ("kicker", "Dossier de presse"),
            ("dateline", "Villers-Cotterêts, le mardi 19 octobre 2021"),
            ("title", "Deux départements, une seule CPTS : les 2 Valois unissent leurs soignants"),
            (
                "lead",
                "Par-delà la limite qui sépare l'Aisne de l'Oise, les professionnels de santé de la communauté "
                "professionnelle territoriale de santé (CPTS) « Des Deux Valois » contractualisent aujourd'hui avec "
                "l'Assurance Maladie et l'agence régionale de santé, dans le cadre de l'ACI{note}. Le contrat a été "
                "paraphé à l'hôtel de ville, en présence d'une centaine d'élus et de soignants.",
            ),
            ("heading", "Deux intercommunalités, 116 communes"),
            (
                "para",
                "La CPTS des Deux Valois s'étend sur 116 communes et compte 86\u00a0483 habitants, ce qui en fait une "
                "CPTS de taille 3. Elle associe deux communautés de communes :",
            ),
            ("bullet", "Retz en Valois (54 communes, 29\u00a0867 habitants) ;"),
            ("bullet", "Pays de Valois (62 communes, 56\u00a0616 habitants)."),
            (
                "para",
                "Un peu moins de quatre cents professionnels de santé y sont installés. L'association, présidée par "
                "une pharmacienne, en regroupe 143 à ce jour, tous à jour de leur adhésion.",
            ),
            (
                "para",
                "Pourquoi franchir la limite d'un département ? Parce que les patients, eux, la franchissent chaque "
                "jour. Ceux de l'est consultent volontiers à l'ouest, et inversement ; les pharmacies échangent leurs "
                "gardes ; les infirmières se relaient d'une rive à l'autre de l'Ourcq. Le découpage administratif "
                "obligeait pourtant chacun à tenir deux listes, deux annuaires, deux plannings. La CPTS y met fin : "
                "un numéro, un agenda et une équipe pour l'ensemble du territoire.",
            ),
            ("heading", "Les trois missions socles"),
            ("item", "Mission 1 - L'accès aux soins"),
            ("bullet", "Faciliter l'accès à un médecin traitant."),
            ("bullet", "Organiser une réponse aux soins non programmés dans la journée."),
            ("item", "Mission 2 - Les parcours autour du patient"),
            ("bullet", "Le parcours de la personne âgée fragile."),
            ("bullet", "Le parcours du patient opéré de la hanche."),
            ("item", "Mission 3 - La prévention"),
            ("bullet", "La santé bucco-dentaire dans les écoles maternelles."),
            ("bullet", "Le rattrapage des vaccinations retardées par l'épidémie."),
            ("heading", "La mission optionnelle"),
            (
                "para",
                "La CPTS des 2 Valois a souhaité y ajouter le développement de la qualité et de la pertinence des "
                "soins : des médecins et des pharmaciens réviseront ensemble les ordonnances des patients de plus de "
                "75 ans qui prennent au moins dix médicaments.",
            ),
            ("heading", "Le financement"),
            (
                "para",
                "À la CPTS des Deux Valois, l'Assurance Maladie apportera 75\u00a0000 euros par an au titre du "
                "fonctionnement et jusqu'à 295\u00a0000 euros par an pour les missions, soit 370\u00a0000 euros par "
                "an au plus. Les deux communautés de communes mettent en outre à la disposition de la CPTS un local "
                "et une enveloppe de 8\u00a0000 euros pour son mobilier.",
            ),
            (
                "para",
                "« On nous disait que ce serait trop compliqué. Cela l'a été. Mais un patient qui cherche un médecin "
                "ne regarde pas la couleur de la carte », sourit un généraliste, membre du bureau.",
            ),
            ("heading", "Les CPTS dans les deux départements"),
            (
                "para",
                "L'Aisne compte deux CPTS sous contrat et l'Oise trois, en comptant dans les deux cas celle qui vient "
                "de signer. Toutes ensemble, elles couvrent plus de 410\u00a0000 habitants.",
            ),
        ),
    ),
    Release(
        stem="domfront-tinchebray-2024",
        header="Domfront Tinchebray Interco - Service presse",
        contact=("Renseignements", "Domfront Tinchebray Interco : interco@example.org"),
        footnote=(
            "Avrilly, Champsecret, Chanu, Domfront en Poiraie (Domfront, La Haute-Chapelle, Rouellé), "
            "Lonlay-l'Abbaye, Ménil-Ciboult (Le), Moncy, Montsecret-Clairefougère, Saint-Bômer-les-Forges, "
            "Saint-Brice, Saint-Christophe-de-Chaulieu, Saint-Gilles-des-Marais, Saint-Pierre-d'Entremont, "
            "Saint-Quentin-les-Chardonnets, Tinchebray-Bocage."
        ),
        blocks=(
            ("kicker", "INFORMATION PRESSE"),
            ("dateline", "Domfront en Poiraie, le 18 juin 2024"),
            ("title", "Bocage ornais : feu vert pour le projet de santé de la future CPTS"),
            (
                "lead",
                "L'agence régionale de santé Normandie a approuvé, le 13 juin 2024, le projet de santé de la CPTS "
                "Domfront-Tinchebray. Dernière marche avant le contrat avec l'Assurance Maladie : la signature de "
                "l'accord conventionnel interprofessionnel est attendue à l'automne, à une date qui reste à fixer.",
            ),
            ("heading", "Où en est le projet ?"),
            (
                "para",
                "La CPTS Domfront-Tinchebray a pour périmètre les 15 communes{note} de Domfront Tinchebray Interco. "
                "Ses 16\u00a0204 habitants vivent, pour la plupart, à plus de vingt minutes d'un service d'urgences. "
                "L'association a tenu son assemblée générale constitutive le 26 janvier 2023, deux mois après l'envoi "
                "de la lettre d'intention, le 15 novembre 2022. Elle réunit aujourd'hui 41 adhérents ; 95 "
                "professionnels de santé exercent sur le territoire.",
            ),
            (
                "para",
                "Le même 13 juin, les élus de l'Interco ont signé avec l'ARS leur contrat local de santé, doté de "
                "60\u00a0000 euros par an. Ce contrat-là concerne l'alimentation, le logement et le transport ; il "
                "ne finance pas la CPTS. L'ARS a en revanche versé à celle-ci 20\u00a0000 euros pour écrire son "
                "projet de santé, ce qui a permis de rémunérer une chargée de mission pendant huit mois.",
            ),
            (
                "para",
                "Pendant ces huit mois, la chargée de mission a rencontré un à un les soignants du bocage, relevé "
                "leurs difficultés et recueilli leurs propositions. Un questionnaire a été distribué dans les "
                "pharmacies : 1\u00a0130 habitants y ont répondu. Trois difficultés reviennent sans cesse. La "
                "première est de trouver un médecin. La deuxième est de savoir à qui s'adresser le soir. La troisième "
                "est de se déplacer, quand on ne conduit plus et que le car ne passe que deux fois par jour.",
            ),
            ("heading", "Ce que la CPTS Domfront-Tinchebray a prévu"),
            ("para", "Son projet de santé s'articule autour de quatre missions :"),
            ("item", "1) aider les patients à trouver un médecin traitant ;"),
            ("item", "2) organiser la prise en charge des soins non programmés, avec l'appui des infirmiers ;"),
            ("item", "3) coordonner un parcours pour les personnes atteintes de la maladie de Parkinson ;"),
            ("item", "4) conduire des actions de prévention du suicide en milieu agricole."),
            (
                "para",
                "« Il nous reste à transformer l'essai. Mais le plus dur, faire asseoir tout le monde à la même "
                "table, est derrière nous », assure le vice-président chargé de la santé.",
            ),
            ("heading", "Et après ?"),
            (
                "para",
                "Une fois sous contrat, toute CPTS de cette taille reçoit 50\u00a0000 euros par an pour son "
                "fonctionnement. Dans l'Orne, quatre CPTS ont déjà franchi ce pas, dont la CPTS du Pays d'Argentan.",
            ),
        ),
    ),
    Release(
        stem="desvres-samer-2026",
        header="Communauté France Santé de Desvres-Samer",
        contact=("Nous contacter", "Secrétariat de la communauté : secretariat@example.org"),
        footnote=(
            "Les CPTS, communautés professionnelles territoriales de santé, prennent peu à peu le nom de "
            "communautés France Santé."
        ),
        blocks=(
            ("kicker", "COMMUNIQUÉ DE PRESSE"),
            ("dateline", "Samer, le 5 février 2026"),
            ("title", "Desvres-Samer : l'une des premières communautés France Santé signe son contrat"),
            (
                "lead",
                "Hier encore CPTS de Desvres-Samer, la communauté France Santé{note} de Desvres-Samer a signé "
                "aujourd'hui sa convention avec l'ARS Hauts-de-France et la CPAM de la Côte d'Opale. Les soignants du "
                "Bas-Boulonnais, dans le Pas-de-Calais, s'engagent ainsi pour cinq ans.",
            ),
            ("heading", "Une communauté à taille humaine"),
            (
                "para",
                "Le périmètre de la communauté comprend 31 communes, toutes membres de la communauté de communes de "
                "Desvres-Samer. Il compte 23\u00a0902 habitants et relève de la taille 1. Les deux bourgs, Desvres et "
                "Samer, en concentrent à eux seuls un peu plus de 9\u00a0500. L'association a été fondée le "
                "14 mai 2024. Elle fédère aujourd'hui 77 adhérents pour 168 professionnels de santé en activité.",
            ),
            (
                "para",
                "Le diagnostic territorial a mis au jour un paradoxe : le littoral voisin attire les praticiens, le "
                "bocage les retient mal. En cinq ans, trois cabinets médicaux ont fermé. Dans le même temps, deux "
                "pharmacies, un cabinet d'infirmiers et une équipe d'orthophonistes se sont agrandis. C'est sur cette "
                "vitalité des métiers dits paramédicaux que la communauté entend s'appuyer, en confiant davantage de "
                "suivis aux infirmiers de pratique avancée et aux pharmaciens, dans le cadre de protocoles écrits "
                "avec les médecins du secteur et relus chaque année par l'ensemble des signataires.",
            ),
            (
                "para",
                "Cette organisation a déjà fait ses preuves. L'hiver dernier, à l'initiative de trois officines, 640 "
                "personnes ont été vaccinées en deux week-ends dans les salles communales. Les soignants y ont vu la "
                "démonstration qu'ils pouvaient agir vite, ensemble, sans attendre d'être plus nombreux. Les élus, qui "
                "avaient prêté les salles et le chauffage, ont depuis proposé de mettre à disposition un véhicule "
                "pour les tournées dans les hameaux.",
            ),
            (
                "para",
                "Reste à trouver des bras. La faculté de Lille enverra six internes au prochain semestre, et un "
                "logement les attend dans l'ancien presbytère de Samer.",
            ),
            ("heading", "Cinq missions pour cinq ans"),
            (
                "para",
                "La communauté France Santé de Desvres-Samer a fait siennes toutes les missions socles. Elle "
                "facilitera l'accès à un médecin traitant, en priorité pour les personnes handicapées. Elle organisera "
                "la réponse aux demandes de soins non programmés, avec deux cabinets ouverts en alternance. Elle "
                "structurera un parcours dédié à l'obésité. Elle conduira des actions de prévention contre le "
                "saturnisme, héritage de l'habitat ancien. Elle se préparera enfin à répondre aux crises sanitaires, "
                "les inondations de l'hiver 2023 étant dans toutes les mémoires.",
            ),
            ("heading", "Combien ?"),
            (
                "para",
                "La communauté percevra 50\u00a0000 euros par an pour fonctionner, versés par l'Assurance Maladie. La "
                "Région lui accorde de son côté une aide unique de 15\u00a0000 euros pour équiper une salle de "
                "téléconsultation.",
            ),
            (
                "para",
                "Dans le Pas-de-Calais, 17 communautés sont à ce jour sous contrat. Parmi elles, la CPTS du Ternois "
                "doit changer de nom au printemps.",
            ),
        ),
    ),
)


def text(release: Release) -> str:
    """Return all that is written in a release, one block a line, without the footnote's mark."""
    lines = [release.header, *release.contact, *(block for _, block in release.blocks), release.footnote]
    return "\n".join(line.replace(NOTE_MARK, "") for line in lines)


def style(name: str, **settings: object) -> ParagraphStyle:
    """Return a paragraph style in the document's fonts; `settings` are those of `ParagraphStyle`."""
    return ParagraphStyle(name, **{"fontName": "Helvetica", "fontSize": 11, "leading": 16, "spaceAfter": 9} | settings)


STYLES = {
    "kicker": style("kicker", fontName="Helvetica-Bold", fontSize=12, spaceAfter=4),
    "dateline": style("dateline", fontName="Helvetica-Oblique", spaceAfter=12),
    "title": style("title", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=12),
    "lead": style("lead", fontName="Helvetica-Bold", alignment=TA_JUSTIFY),
    "heading": style("heading", fontName="Helvetica-Bold", fontSize=12.5, spaceBefore=6, spaceAfter=6),
    "para": style("para", alignment=TA_JUSTIFY, allowWidows=1, allowOrphans=1),
    "item": style("item", leftIndent=14, spaceAfter=4),
    "subitem": style("subitem", leftIndent=34, spaceAfter=3),
    "bullet": style("bullet", leftIndent=28, bulletIndent=14, spaceAfter=4),
}
NOTE = style("note", fontSize=8, leading=10, spaceAfter=0)


def flowable(kind: str, block: str) -> Paragraph:
    """Return a block as a paragraph, its footnote mark raised."""
    markup = re.sub(r"&(?!\w+;)", "&amp;", block).replace(NOTE_MARK, '<super size="7">1</super>')
    return Paragraph(markup, STYLES[kind], bulletText="–" if kind == "bullet" else None)


def page_furniture(release: Release, note: Paragraph | None) -> Callable[[Canvas, BaseDocTemplate], None]:
    """Return what draws header, contact box, footer and, if given, the footnote of a page."""
    width = A4[0] - 2 * MARGIN

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(MARGIN, A4[1] - 38, release.header)
        canvas.drawCentredString(A4[0] / 2, 24, f"Page {document.page}")
        canvas.rect(MARGIN, 40, width, BOX_HEIGHT)
        for number, line in enumerate(release.contact):
            canvas.drawString(MARGIN + 6, 40 + BOX_HEIGHT - 12 - 11 * number, line)
        if note is not None:
            _, height = note.wrap(width, A4[1])
            canvas.line(MARGIN, 92 + height + 4, MARGIN + 140, 92 + height + 4)
            note.drawOn(canvas, MARGIN, 92)

    return draw


def make(release: Release, path: Path) -> None:
    """Write a release to `path` as a PDF."""
    width = A4[0] - 2 * MARGIN
    note = Paragraph(f'<super size="6">1</super> {release.footnote}', NOTE)
    note_height = note.wrap(width, A4[1])[1]
    top = A4[1] - 54

    def frame(bottom: float) -> Frame:
        return Frame(MARGIN, bottom, width, top - bottom, leftPadding=0, rightPadding=0, topPadding=6, bottomPadding=0)

    document = BaseDocTemplate(
        str(path),
        pagesize=A4,
        invariant=1,
        lang="fr",
        title=release.stem,
        author="",
        creator="make_pdfs.py",
        pageCompression=0,  # a compressor is free to change its output from one version to the next
    )
    document.addPageTemplates(
        [
            PageTemplate("first", [frame(92 + note_height + 12)], onPage=page_furniture(release, note)),
            PageTemplate("later", [frame(92)], onPage=page_furniture(release, None)),
        ]
    )
    story: list[Flowable] = [NextPageTemplate("later")]
    story += [flowable(kind, block) for kind, block in release.blocks]
    document.build(story)


def main() -> int:
    """Write every release and return the exit status."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    folder.mkdir(parents=True, exist_ok=True)
    for release in RELEASES:
        make(release, folder / f"{release.stem}.pdf")
    return 0


if __name__ == "__main__":
    sys.exit(main())

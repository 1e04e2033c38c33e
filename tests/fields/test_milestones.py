"""The letter of intent and the approval of the health project: sentences of any author's, then whole releases."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Cpts, Document, Record
from cpts_extract.read import read_document

Read = Callable[[str], Record]
ROOT = Path(__file__).parents[2]
OPENING = "Fleury, le 10 octobre 2024\n\nLa CPTS du Val Clair a signé son contrat avec l'ARS et la CPAM. "
RELEASES = tomllib.loads(Path(__file__).with_name("milestones.toml").read_text(encoding="utf-8"))["release"]


def told(cpts: Cpts) -> str:
    return ", ".join(f"{m.event} {m.date}" for m in cpts.milestones)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("approval 2024-03-03", "L'ARS a validé son projet de santé le 3 mars 2024."),
        ("approval 2024-06-02", "Le projet de santé a été déposé le 3 mars 2024 et validé le 2 juin."),
        ("letter_of_intent 2023-01-12", "La lettre d'intention a été envoyée le 12 janvier 2023."),
        ("letter_of_intent 2023-01-12", "Elle a adressé à l'ARS une lettre d'intention le 12 janvier 2023."),
        (
            "approval 2024-01-15",
            "Le 15 janvier 2024, la commission régionale a rendu un avis favorable sur le projet de santé.",
        ),
        (
            "approval 2024-02-01",
            "Le projet de santé validé le 1er février 2024, le contrat a pu être signé le 9 octobre 2024.",
        ),
        ("approval 2023-12-04", "Validé le 4 décembre 2023 par l'ARS, le projet de santé prévoit quatre missions."),
        ("approval 2023-12-04", "Le 4 décembre 2023, l'agence a donné son accord sur le projet de santé."),
        ("approval 2023-12-04", "Le projet de santé a reçu un avis favorable de l'ARS le 4 décembre 2023."),
        ("letter_of_intent 2022-04-10", "L'ARS a accepté sa lettre d'intention le 10 avril 2022."),
        ("letter_of_intent 2022-04-10", "Le dépôt de la lettre d'intention remonte au 10 avril 2022."),
        ("approval 2021-09-12", "Présenté à l'ARS en juin 2021, le projet de santé a été agréé le 12 septembre 2021."),
        ("letter_of_intent 2020-02-03", "La lettre d'intention date du 3 février 2020."),
        ("letter_of_intent 2020-02-03", "L'ARS a donné son aval à la lettre d'intention le 3 février 2020."),
        ("letter_of_intent 2023-01-12", "C'est le 12 janvier 2023 que la lettre d'intention est partie."),
        (
            "letter_of_intent 2020-09, approval 2021-12",
            "De la lettre d'intention, déposée en septembre 2020, à la validation du projet de santé en décembre 2021, un an a passé.",
        ),
        (
            "approval 2022-09-08",
            "Le projet de santé a été validé par l'ARS en septembre 2022. L'agence a validé le projet de santé le 8 septembre 2022.",
        ),
        ("letter_of_intent 2022-05", "Mai 2022 : lettre d'intention"),
        (
            "approval 2024-05-22",
            "Fruit de deux ans de travail, son projet de santé a obtenu l'agrément de l'ARS Bretagne le 22 mai 2024.",
        ),
        (
            "approval 2024-05-22",
            "Le 22 mai dernier, le directeur général de l'ARS approuvait le projet de santé de la CPTS.",
        ),
        (
            "approval 2024-05",
            "La validation par l'ARS de notre projet de santé, en mai 2024, a ouvert la voie au contrat.",
        ),
        ("approval 2024-05", "C'est en mai 2024 que l'ARS a donné son feu vert au projet de santé."),
        ("approval 2024-05-22", "Date de validation du projet de santé : 22/05/2024"),
        ("approval 2024-05-22", "Projet de santé validé : 22/05/2024"),
        (
            "approval 2024-05-22",
            "La commission de validation des projets de santé, le 22 mai 2024, a émis un avis favorable.",
        ),
        ("approval 2024-05-22", "Nous avons reçu la lettre de validation de notre projet de santé le 22 mai 2024."),
        (
            "letter_of_intent 2022-11-14",
            "Le 14 novembre 2022, les fondateurs déposaient une lettre d'intention auprès de l'ARS.",
        ),
        (
            "letter_of_intent 2022-11-14",
            "Les fondateurs ont fait parvenir leur lettre d'intention à l'ARS le 14 novembre 2022.",
        ),
        ("letter_of_intent 2022-11-14", "Lettre d'intention déposée à l'ARS (14 novembre 2022)"),
        (
            "letter_of_intent 2022-11",
            "La lettre d'intention, validée en novembre 2022 par l'ARS, décrit le territoire.",
        ),
        (
            "letter_of_intent 2022-11-14, approval 2024-05-22",
            "La lettre d'intention a été transmise le 14 novembre 2022 et le projet de santé validé le 22 mai 2024.",
        ),
    ],
)
def test_an_event_has_the_date_that_its_sentence_gives_it(record: Read, expected: str, text: str) -> None:
    assert [told(one) for one in record(OPENING + text).cpts] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Son projet de santé doit être validé par l'ARS avant le 3 mars 2025.",
        "Son projet de santé, approuvé en mars, prévoit quatre missions.",
        "Le contrat local de santé a été validé par l'ARS le 3 mars 2024.",
        "Le budget de la CPTS a été approuvé le 3 mars 2024.",
        "Les statuts ont été approuvés le 3 mars 2024.",
        "Son projet de santé a été adopté par l'assemblée générale le 3 mars 2024.",
        "L'assemblée générale du 3 mars 2024 a validé le projet de santé.",
        "Le projet de santé, déposé le 3 mars 2024, n'a pas encore été validé.",
        "Le projet de santé a été déposé le 3 mars 2024 et sera validé par l'ARS.",
        "Le projet de santé de la maison de santé a été validé le 3 mars 2024.",
        "L'ARS a validé le financement du projet de santé le 3 mars 2024.",
        "Elle rédige une lettre d'intention depuis le 12 janvier 2023.",
        "En 2023, 12 lettres d'intention ont été déposées dans la région.",
        "La commission de sécurité a rendu un avis favorable le 3 mars 2024.",
        "Une fois le projet de santé validé, le contrat est signé le 9 octobre 2024.",
        "Grâce à la validation du projet de santé, le contrat a été signé le 9 octobre 2024.",
        "Le projet de santé a été validé et le contrat signé le 9 octobre 2024.",
        "Le projet de santé ayant reçu l'aval de l'ARS, les locaux ont été inaugurés le 3 mars 2024.",
        "Elle a été créée en mars 2023 et son projet de santé a été validé par l'ARS.",
        "Labellisée par l'ARS le 3 mars 2024, elle compte 40 membres.",
        "Les professionnels ont validé le projet de santé le 3 mars 2024.",
        "L'ARS examinera le projet de santé le 3 mars 2025.",
        "Si le projet de santé est validé le 3 mars 2025, elle recrutera.",
        "Le projet de santé a été refusé le 3 mars 2024.",
        "Le projet de santé, actualisé le 3 mars 2024, prévoit un parcours validé.",
        "Le projet régional de santé a été approuvé le 3 mars 2024.",
        "Le projet immobilier, validé le 3 mars 2024, accueillera la CPTS.",
        "Le projet validé le 3 mars 2024 par la commune prévoit un parking.",
        "Depuis la validation du projet de santé, 40 membres l'ont rejointe en mars 2024.",
        "L'avenant au projet de santé a été validé le 4 décembre 2023.",
        "La révision du projet de santé a été validée par l'ARS le 4 décembre 2023.",
        "Le nouveau projet de santé de l'hôpital a été validé le 4 décembre 2023.",
        "Le projet médical de l'hôpital a été approuvé le 4 décembre 2023.",
        "Le conseil municipal a approuvé le projet de santé le 4 décembre 2023.",
        "La lettre d'intention déposée, l'association a été créée le 10 avril 2022.",
        "Après le dépôt de sa lettre d'intention, elle a recruté une coordinatrice en avril 2022.",
        "Le projet territorial de santé mentale a été validé le 14 décembre 2021.",
        "Une CPTS envoie une lettre d'intention, son projet de santé est validé, puis elle signe : c'est l'accord du 20 juin 2019.",
        "Le projet de santé sera présenté à la commission du 12 septembre 2022.",
        "Le projet de santé a été présenté à l'ARS le 12 septembre 2021.",
        "En septembre 2021, elle a reçu l'agrément pour accueillir des services civiques.",
        "Le comité a donné un avis favorable à sa demande de subvention le 12 septembre 2021.",
        "L'ARS avait donné son feu vert au recrutement prévu par le projet de santé le 12 septembre 2021.",
        "Après réception de la lettre d'intention, l'ARS a versé 30 000 € le 3 février 2020.",
        "Une aide de 30 000 €, versée le 3 février 2020 après validation de la lettre d'intention, a payé un cabinet.",
        "La lettre d'intention acceptée, les groupes de travail se sont réunis dès mars 2020.",
        "Elle attend depuis le 3 mars 2023 la validation de son nouveau projet de santé.",
        "Le projet de santé validé couvre les années 2022 à 2026.",
        "Son projet de santé, validé, prévoit l'ouverture d'un centre en mars 2023.",
        "Le projet de santé validé par l'ARS sera mis en œuvre à partir de septembre 2022.",
        "Le projet de santé validé est valable jusqu'en juin 2027.",
        "L'association est née le 2 mars 2022 et son projet de santé, approuvé depuis, comporte six axes.",
        "L'ARS a versé 30 000 € le 2 mars 2022 pour la rédaction du projet de santé, validé depuis.",
        "Le comité de pilotage a validé le projet de santé le 2 mars 2022.",
        "Le projet de santé a été présenté aux élus le 2 mars 2022, avant validation par l'ARS.",
        "Lors de la réunion du 2 mars 2022, les soignants ont validé le projet de santé.",
        "Le projet de santé a été rédigé entre mars 2022 et mai 2024 puis validé par l'ARS.",
        "L'ARS a validé le projet de santé après un an de travail commencé le 2 mars 2022.",
        "Le schéma régional de santé a été approuvé le 2 mars 2022.",
        "Le projet de santé du pôle de santé voisin a reçu l'aval de l'ARS le 2 mars 2022.",
        "L'ARS a validé le 2 mars 2022 l'ouverture d'un centre de vaccination, prévu par le projet de santé.",
        "La réunion de présentation du projet de santé validé aura lieu le 12 novembre 2024.",
        "Le 12 novembre 2024, la CPTS présentera son projet de santé validé par l'ARS.",
        "Ils souhaitent que l'ARS valide leur projet de santé d'ici mars 2025.",
        "La validation du projet de santé est attendue pour mars 2025.",
        "La validation du projet de santé est prévue en mars 2025.",
        "L'ARS devrait rendre son avis sur le projet de santé en mars 2025.",
        "La lettre d'intention sera déposée d'ici décembre 2024.",
        "Une lettre d'intention devait être envoyée le 2 mars 2022 ; la pandémie en a décidé autrement.",
        "Au 2 mars 2022, l'ARS avait reçu six lettres d'intention.",
        "L'avis favorable du conseil local date du 2 mars 2022.",
        "La coordinatrice, recrutée le 2 mars 2022 grâce à la validation de la lettre d'intention, anime l'équipe.",
        "Les adhérents ont approuvé la lettre d'intention le 2 mars 2022.",
    ],
)
def test_what_is_no_dated_event_of_the_cpts_is_none(record: Read, text: str) -> None:
    assert [told(one) for one in record(OPENING + text).cpts] == [""]


@pytest.mark.xfail(strict=True, reason="the beginning claims the date")
def test_a_letter_that_began_it_all(record: Read) -> None:
    text = "Tout a commencé le 3 février 2020 par une lettre d'intention envoyée à l'ARS."
    assert told(record(OPENING + text).cpts[0]) == "letter_of_intent 2020-02-03"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Elle est née le 24 mai 2023.", ""),
        ("Elle est née le 24 juillet 2023.", "approval 2024-06-02"),
        ("Elle est née le 24 mars 2024.", "approval 2024-06-02"),
        ("Elle compte 40 membres.", "approval 2024-06-02"),
    ],
)
def test_a_day_without_a_year_is_none_where_it_may_follow_a_date_of_another_year(
    record: Read, before: str, expected: str
) -> None:
    text = f"{OPENING}\n\n{before} Son projet de santé a été approuvé le 2 juin."
    assert told(record(text).cpts[0]) == expected


def test_a_chronicle_dates_what_stands_under_a_date_or_behind_it(record: Read) -> None:
    text = """# CPTS du Val Clair

Été 2020
La lettre d'intention part à l'ARS.

- mars 2021 : assemblée générale constitutive
- février 2022 : l'ARS approuve le projet de santé
- 3 juin 2022 : signature de l'ACI
"""
    assert [told(one) for one in record(text).cpts] == ["letter_of_intent 2020, approval 2022-02"]


def test_each_of_several_cpts_has_its_own(record: Read) -> None:
    text = (
        "La CPTS du Val Clair a signé le 3 juin 2022, la CPTS du Haut Bois le 4 mars 2023. "
        "Le projet de santé de la CPTS du Val Clair a été validé en 2021, celui de la CPTS du Haut Bois attend."
    )
    assert {one.name: told(one) for one in record(text).cpts} == {
        "CPTS du Val Clair": "approval 2021",
        "CPTS du Haut Bois": "",
    }


def test_an_event_alone_makes_no_entry(record: Read) -> None:
    text = OPENING + "La CPTS du Haut Bois a déposé sa lettre d'intention le 12 septembre 2022."
    found = record(text)
    assert [(one.name, told(one)) for one in found.cpts] == [("CPTS du Val Clair", "")]
    assert found.mentioned == ("CPTS du Haut Bois",)


def test_the_quotation_holds_the_event_and_its_date() -> None:
    text = OPENING + "Son projet de santé a reçu l'aval de l'ARS le 14 mars 2024."
    [entry] = extract(Document("x.txt", "", "text", text)).record.cpts
    [proof] = entry.evidence["milestones.0"]
    assert proof.text == "projet de santé a reçu l'aval de l'ARS le 14 mars 2024"
    assert proof.rule == "milestones.project-approved"


def _case(release: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=release["missed"])] if "missed" in release else []
    return pytest.param(release["path"], release["states"], marks=marks, id=Path(release["path"]).stem)


@pytest.mark.parametrize(("path", "states"), [_case(release) for release in RELEASES])
def test_releases_give_what_was_annotated(path: str, states: list[list[str]]) -> None:
    record = extract(read_document(ROOT / path)).record
    assert [[one.name, m.event, m.date] for one in record.cpts for m in one.milestones] == states

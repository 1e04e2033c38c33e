"""Which date is the signature's, where it was signed, and where a year that is left out may come from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Cpts, Record

Read = Callable[[str], Cpts]
ReadAll = Callable[[str], Record]
WITH = "avec l'ARS Bretagne et la CPAM du Morbihan"


@pytest.mark.parametrize(
    "text",
    [
        f"La CPTS du Val Clair a signé son contrat le 3 mai 2021 {WITH}.",
        f"Le 3 mai 2021, la CPTS du Val Clair contractualise {WITH}.",
        f"Le contrat de la CPTS du Val Clair a été signé le 3 mai 2021 {WITH}.",
        f"L'accord conventionnel interprofessionnel (ACI) de la CPTS du Val Clair a été signé le 3 mai 2021 {WITH}.",
        pytest.param(
            "L'ARS, la CPAM et la CPTS du Val Clair signent le 3 mai 2021 leur contrat tripartite.",
        ),
        f"Le 3 mai 2021, la CPTS du Val Clair a vu le jour par la signature de son contrat {WITH}.",
        f"Les soignants de la CPTS du Val Clair ont officialisé le 3 mai 2021 leur accord {WITH}.",
        "La signature de l'ACI de la CPTS du Val Clair est intervenue le 03/05/2021.",
        "La CPTS du Val Clair signera son ACI le 3 mai 2021.",
        f"La convention tripartite a été paraphée le lundi 3 mai 2021 par la CPTS du Val Clair {WITH}.",
        "CPTS du Val Clair\n\nDate de signature de l'ACI : 03.05.2021",
        "La CPTS du Val Clair est sous contrat depuis le 3 mai 2021, date de la signature de son ACI.",
        "La CPTS du Val Clair a contractualisé le 3 mai 2021.",
        f"La CPTS du Val Clair est liée depuis le 3 mai 2021 {WITH} par un contrat tripartite.",
        f"Vannes, le 3 mai 2021\n\nLa CPTS du Val Clair signe aujourd'hui son contrat {WITH}.",
        f"La CPTS du Val Clair a conclu le 3 mai 2021 son accord {WITH}.",
        "Le 3 mai 2021, l'ARS Bretagne, la CPAM et les soignants ont acté la naissance de la CPTS du Val Clair en signant son ACI.",
    ],
)
def test_the_signature_is_read(cpts: Read, text: str) -> None:
    assert cpts(text).signature_date == "2021-05-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"La CPTS du Val Clair a signé son contrat en mai 2021 {WITH}.", "2021-05"),
        (f"La CPTS du Val Clair a signé son ACI en 2021 {WITH}.", "2021"),
        (f"La CPTS du Val Clair a signé son ACI {WITH} à l'automne 2021, le 23 septembre exactement.", "2021-09-23"),
        (f"La CPTS du Val Clair a signé son ACI {WITH} en mai 2021, le 4 juin restant un jour de fête.", "2021-05"),
    ],
)
def test_a_date_keeps_its_precision(cpts: Read, text: str, expected: str) -> None:
    assert cpts(text).signature_date == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le projet de santé de la CPTS du Val Clair a été approuvé par l'ARS le 3 mai 2021.",
        "La CPTS du Val Clair a déposé sa lettre d'intention le 3 mai 2021.",
        "La CPTS du Val Clair a tenu son assemblée générale constitutive le 3 mai 2021.",
        "La CPTS du Val Clair a inauguré ses locaux le 3 mai 2021.",
        "La CPTS du Val Clair a vu le jour le 3 mai 2021.",
        "L'ARS et les élus ont signé un contrat local de santé le 3 mai 2021. La CPTS du Val Clair s'en réjouit.",
        "La CPTS du Val Clair organise une soirée le 3 mai 2021.",
        "L'accord national sur les CPTS a été signé le 20 juin 2019. La CPTS du Val Clair s'y inscrit.",
        "La CPTS du Val Clair a signé un partenariat avec l'hôpital le 3 mai 2021.",
        "La CPTS du Val Clair a signé son bail le 3 mai 2021.",
        "La CPTS du Val Clair n'a pas encore signé son ACI. Elle espère le faire le 3 mai 2021.",
        pytest.param(
            "La CPTS du Val Clair s'est réunie le 3 mai 2021 pour préparer la signature de son ACI.",
        ),
        pytest.param(
            "La maison de santé de Bourg-Neuf a signé son ACI le 3 mai 2021. La CPTS du Val Clair la félicite.",
        ),
        "La CPTS du Val Clair espère signer son ACI. Rendez-vous le 3 mai 2021 pour un dépistage.",
    ],
)
def test_another_event_is_no_signature(cpts: Read, text: str) -> None:
    assert cpts(text).signature_date is None


def test_the_signature_among_other_dates(cpts: Read) -> None:
    text = (
        "La CPTS du Val Clair a été créée le 4 février 2019. Sa lettre d'intention date du 5 mars 2020, son projet de santé "
        f"a été approuvé le 6 avril 2021. Elle a signé son ACI le 7 mai 2021 {WITH}. Elle inaugurera ses locaux le 8 juin 2021."
    )
    assert (cpts(text).signature_date, cpts(text).founded) == ("2021-05-07", "2019-02-04")


# ---- years left out ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Vannes, le 5 mai 2021\n\nCe lundi 3 mai, la CPTS du Val Clair a signé son ACI {WITH}.", "2021-05-03"),
        (
            f"Vannes, le 5 janvier 2022\n\nLe 14 décembre dernier, la CPTS du Val Clair a signé son ACI {WITH}.",
            "2021-12-14",
        ),
        (
            f"Vannes, le 14 décembre 2021\n\nLe 5 janvier prochain, la CPTS du Val Clair signera son ACI {WITH}.",
            "2022-01-05",
        ),
        (f"Vannes, le 5 mai 2021\n\nHier, la CPTS du Val Clair a signé son ACI {WITH}.", "2021-05-04"),
        (f"Vannes, le 5 mai 2021\n\nCe jour, la CPTS du Val Clair signe son ACI {WITH}.", "2021-05-05"),
        (f"Vannes, le 7 mai 2021\n\nLundi dernier, la CPTS du Val Clair a signé son ACI {WITH}.", "2021-05-03"),
        (
            f"La CPTS du Val Clair est née en mars 2019. Deux ans plus tard, le 3 mai, elle signe son ACI {WITH}.",
            "2021-05-03",
        ),
        (f"Le mercredi 12 octobre, la CPTS du Val Clair a signé son ACI {WITH}.", "2022-10-12"),
        (f"Le 3 mai, la CPTS du Val Clair a signé son ACI {WITH}. Ce 3 mai 2021 fera date.", "2021-05-03"),
        (
            f"Publié le 5 avril 2023\n\n2020 : naissance de la CPTS du Val Clair.\n2021 : elle signe son ACI le 3 mai {WITH}.",
            "2021-05-03",
        ),
        (
            f"CPTS du Val Clair\n\n2020\nProjet de santé remis en mars.\n\n2021\nSignature de l'ACI le 3 mai {WITH}.",
            "2021-05-03",
        ),
    ],
    ids=[
        "dateline",
        "last",
        "next",
        "yesterday",
        "today",
        "weekday before",
        "years later",
        "the only year with that weekday",
        "the same day elsewhere",
        "the year opens the entry",
        "the year heads the entry",
    ],
)
def test_a_year_from_a_sure_anchor(cpts: Read, text: str, expected: str) -> None:
    assert cpts(text).signature_date == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Le 3 mai, la CPTS du Val Clair a signé son ACI {WITH}.",
        f"Le 14 février dernier, la CPTS du Val Clair a signé son ACI {WITH}. Elle était née en 2019.",
    ],
)
def test_without_an_anchor_the_date_is_null_with_a_warning(record: ReadAll, text: str) -> None:
    found = record(text)
    assert [c.signature_date for c in found.cpts] == [None]
    assert [(w.code, w.field) for w in found.warnings] == [("date_without_year", "signature_date")]
    quoted = found.warnings[0].evidence
    assert quoted is not None
    assert text[quoted.start : quoted.end] == quoted.text


# ---- place ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Le 3 mai 2021, à Bourg-Neuf, la CPTS du Val Clair a signé son ACI {WITH}.", "Bourg-Neuf"),
        (f"La CPTS du Val Clair a signé son ACI le 3 mai 2021 à Vannes {WITH}.", "Vannes"),
        (f"La CPTS du Val Clair a signé son ACI le 3 mai 2021 {WITH}. Elle a ses locaux à Vannes.", None),
    ],
)
def test_signature_place(cpts: Read, text: str, expected: str | None) -> None:
    assert cpts(text).signature_place == expected


def test_each_its_own_date(record: ReadAll) -> None:
    text = "La CPTS du Val Clair a signé son ACI le 3 mai 2021 avec l'ARS. La CPTS du Haut Pays a signé le sien le 4 juin 2022."
    assert {c.name: c.signature_date for c in record(text).cpts} == {
        "CPTS du Val Clair": "2021-05-03",
        "CPTS du Haut Pays": "2022-06-04",
    }


def test_several_contracts_signed_on_one_day(record: ReadAll) -> None:
    text = (
        "Avec la signature, le 3 mai 2021, de deux nouveaux contrats, le Morbihan compte huit CPTS.\n\n"
        "La CPTS du Val Clair couvre 12 communes.\n\nLa CPTS du Haut Pays couvre 15 communes."
    )
    assert {c.name: (c.signature_date, c.department and c.department.name) for c in record(text).cpts} == {
        "CPTS du Val Clair": ("2021-05-03", "Morbihan"),
        "CPTS du Haut Pays": ("2021-05-03", "Morbihan"),
    }


def test_a_plural_subject_signs_on_one_day(record: ReadAll) -> None:
    text = "Les CPTS du Val Clair et du Haut Pays ont signé leur ACI le 3 mai 2021 avec l'ARS et la CPAM."
    assert {c.name: c.signature_date for c in record(text).cpts} == {
        "CPTS du Val Clair": "2021-05-03",
        "CPTS du Haut Pays": "2021-05-03",
    }

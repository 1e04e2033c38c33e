"""Personal data is masked, facts are not: each kind both ways."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from cpts_extract.read import read_document
from cpts_extract.read.given_names import GIVEN_NAMES
from cpts_extract.read.name_cues import PLACES_LIKE_PERSONS
from cpts_extract.read.privacy import mask, personal_spans
from hypothesis import given
from hypothesis import strategies as st


def found(text: str, kind: str) -> list[str]:
    """Give the quotations of one kind; the others have to be empty, so that a test says all."""
    spans = personal_spans(text)
    assert {span[2] for span in spans} <= {kind}
    return [text[start:end] for start, end, _ in spans]


@given(st.text() | st.text(alphabet="AaÉé.,-'@ \n0123456789+()Mm"))
def test_mask_keeps_the_length_and_all_but_letters_and_digits(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    spans = personal_spans(text)
    inside = {at for start, end, _ in spans for at in range(start, end)}
    assert inside >= {at for at, (old, new) in enumerate(zip(text, masked, strict=True)) if old != new}
    assert all(not masked[at].isalnum() for at in inside)
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        (
            "Écrire à communication-vannes.cpam@assurance-maladie.fr.",
            ["communication-vannes.cpam@assurance-maladie.fr"],
        ),
        ("<presse@ars.sante.fr>, contact@cpts-x.fr", ["presse@ars.sante.fr", "contact@cpts-x.fr"]),
        ("[mail](mailto:presse@ars.sante.fr)", ["presse@ars.sante.fr"]),
        ("presse (at) ars.sante.fr", ["presse (at) ars.sante.fr"]),
        ("presse@assurance-\nmaladie.fr", ["presse@assurance-\nmaladie.fr"]),
        ("le-\ntallec@ars.fr", ["le-\ntallec@ars.fr"]),
        ("PRESSE@ARS.FR\nLa CPTS", ["PRESSE@ARS.FR"]),
        ("@ARS_Bretagne, www.ars.sante.fr, 3 contrats @ 5 ans", []),
    ],
)
def test_emails(text: str, emails: list[str]) -> None:
    assert found(text, "email") == emails


@pytest.mark.parametrize(
    "number",
    [
        "02 97 01 02 03",
        "02.97.01.02.03",
        "02-97-01-02-03",
        "02/97/01/02/03",
        "0297010203",
        "02 97 0102 03",
        "02 . 97 . 01 . 02 . 03",
        "02 97 01\n02 03",
        "0297 010 203",
        "+33 2 97 01 02 03",
        "+33297010203",
        "+33 (0)2 97 01 02 03",
        "0033 2 97 01 02 03",
        "+262 262 01 02 03",
        "0 800 123 456",
        "0800 123 456",
        "0 806 000 100",
        "07 65 69 06 08",
    ],
)
def test_telephone_numbers(number: str) -> None:
    assert found(f"Tél. : {number}.", "phone") == [number]
    assert found(f"{number}", "phone") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "57 633 habitants sur 11 communes, 103 000 habitants et 1 103 000 euros",
        "2 903 415 habitants, 10 200 300 400 euros",
        "56000 Vannes, 01000 Bourg-en-Bresse, 03100 03200",
        "le 01/02/2021 à 10 h, le 09.10.2024 10h, 01-02-2021 18 30",
        "SIRET 012 345 678 00017, SIREN 012 345 678",
        "n° SIREN : 01 23 45 67 89",
        "FINESS 010008407, RPPS 10001234567, 61,32 %, 0,25",
        "les numéros 15, 116 117, 3646 et 3646",
        "Bretagne : 22 29 35 56",
        "12 02 97 01 02 031",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        # a given name
        ("À la demande de Maxime Le Gal, masseur kinésithérapeute", ["Maxime Le Gal"]),
        ("lorsque Renan Le Jossec se joint à Maxime Le Gal.", ["Renan Le Jossec", "Maxime Le Gal"]),
        ("Pour Isabelle Monnier, directrice territoriale de l'ARS", ["Isabelle Monnier"]),
        (
            "Anne-Sophie d'Argentré et Jean-Yves de Kersauson Martin",
            ["Anne-Sophie d'Argentré", "Jean-Yves de Kersauson Martin"],
        ),
        ("la présidente de la CPTS, Anne Martin, et Sophie, infirmière", ["Anne Martin", "Sophie"]),
        ("Le projet a été présenté aux élus par le docteur de la maison, Maxime Le\nGal", ["Maxime Le\nGal"]),
        ("**Laurence BIZON** (*ARS*)", ["Laurence BIZON"]),
        # a title
        ("Le Dr RIOU et le docteur Gwenvaël Riou", ["RIOU", "Gwenvaël Riou"]),
        ("MM. Durand et Petit, Mmes Riou, Le Goff et Morvan", ["Durand", "Petit", "Riou", "Le Goff", "Morvan"]),
        ("M. de Kersauson, Mme J. Petit, Madame la Directrice, M. le Préfet", ["de Kersauson", "J. Petit"]),
        ("le Pr. Hamon, la Dre Petit", ["Hamon", "Petit"]),
        # an office, a profession
        ("Gwenvaël Riou, ostéopathe, est à l'origine", ["Gwenvaël Riou"]),
        ("à l'initiative de Gwenvaël Riou, infirmière", ["Gwenvaël Riou"]),
        ("Gwenvaël RIOU – Coordinatrice", ["Gwenvaël RIOU"]),
        ("Gwenvaël Riou (vice-présidente)", ["Gwenvaël Riou"]),
        # who said it
        ("« C'est une chance », explique Gwenvaël Riou.", ["Gwenvaël Riou"]),
        # the contact box
        ("Contact presse :\nGwenvaël RIOU\nARS Bretagne", ["Gwenvaël RIOU"]),
        ("Contact presse\nRIOU Gwenvaël\nCPAM du Morbihan", ["RIOU Gwenvaël"]),
        ("Contact : Laetitia", ["Laetitia"]),
        ("Contacts presse\nAssurance Maladie du Morbihan\nCarole LE TALLEC", ["Carole LE TALLEC"]),
        # the same person again
        ("ANNE MARTIN\nAnne Martin, puis Anne\nMartin", ["ANNE MARTIN", "Anne Martin", "Anne\nMartin"]),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    assert found(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "Gwenvaël Riou – g.riou@ars.fr. Riou Gwenvaël, G. Riou",
            "████████ ████ – █.████@███.██. ████ ████████, █. ████",
        ),
        ("Carole Le Tallec signe. carole.le-tallec@ars.fr", "██████ ██ ██████ signe. ██████.██-██████@███.██"),
        ("CPTS Pays d'Auray : cpts.auray@ars.fr", "CPTS Pays d'Auray : ████.█████@███.██"),
        ("Oust Brocéliande signe. oust.broceliande@ars.fr", "Oust Brocéliande signe. ████.███████████@███.██"),
        ("CPTS D'Auray et Pays D'Auray : d.auray@ars.fr", "CPTS D'Auray et Pays D'Auray : █.█████@███.██"),
        ("Gwenvaël Riou 02 97 01 02 03", "████████ ████ ██ ██ ██ ██ ██"),
        ("Service communication – 02 97 01 02 03", "Service communication – ██ ██ ██ ██ ██"),
    ],
)
def test_names_beside_addresses(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "rue Jean Jaurès, place du Docteur Roux, avenue du Maréchal Foch",
        "l'hôpital Simone Veil, la clinique Jeanne d'Arc, le lycée Jean Moulin, l'Ehpad Louise Michel",
        "le centre hospitalier Camille Claudel, la CPTS Simone Veil, la MSP Marie Curie, la loi Agnès Buzyn",
        "Saint Martin des Champs, Sainte Anne d'Auray, St Jean Brévelay, Saint-Jean-Brévelay",
        "Allonnes, Blou, Le Coudray-Macouard, Saint-Macaire-du-Bois, Saint-Philbert-du-Peuple, Vivy",
        "Lannion, Perros-Guirec, Plestin-les-Grèves, Plouaret, Cavan, Tréguier et Lézardrieux",
        "CPTS Pays de Ploërmel Cœur de Bretagne, CPTS du Val de Lys Romane, CPTS Entre Cèze et Cévennes",
        "Oust Brocéliande Communauté, Lannion-Trégor Communauté, Saumur Val de Loire, Porte Océane du Limousin",
        "le maire de Trois Rivières, président de l'agglomération",
        "Le Val de Loire, médecin par médecin, et La Roche Bernard, présidente de rien",
        "Pierre Bénite, Pierre-Bénite, Marie Galante et Martin-Église",
        "France Santé, France Travail, Ma Santé 2022, Santé publique France, Nancy Couronne, Aude Littoral",
        "UNE OFFRE CLAIRE POUR TOUS LES PATIENTS",
        "Albert\nAlbertacce\nAlex\nAlexain",
        "docteur en pharmacie, professeur de Médecine, M. le Maire, Madame la Présidente",
        "Baume les Messieurs, Bavans, Bavay",
        "Contacts presse\nCPAM du Morbihan\nAgence régionale de santé Bretagne\nPloërmel Communauté\nStandard",
        "Selon l'Assurance Maladie, « tout va bien », explique la CPTS",
    ],
)
def test_places_and_institutions_stay(text: str) -> None:
    assert mask(text) == text


def test_the_given_names_are_in_order_and_once() -> None:
    assert len(set(GIVEN_NAMES)) == len(GIVEN_NAMES)
    assert all(re.fullmatch(r"[^\W\d_]+", name) and name[0].isupper() for name in GIVEN_NAMES)


@pytest.mark.parametrize("place", PLACES_LIKE_PERSONS)
def test_communes_that_begin_with_a_given_name(place: str) -> None:
    text = f"La CPTS a signé à {place.title()}, où elle siège."
    assert mask(text) == text


SHARED = {
    "auray-2020": ["communication-vannes.cpam-vannes@assurance-maladie.fr", "02 90 79 81 44"],
    "ploermel-2024": [
        "Maxime Le Gal",
        "Renan Le Jossec",
        "Maxime Le Gal",
        "Marie LE BARON",
        "coordo.cptspaysdeploermel@gmail.com",
        "07 65 69 06 08",
        "Carole LE TALLEC",
        "carole.le-tallec@assurance-maladie.fr",
        "02 90 79 83 68",
        "Aurélien ROBERT",
        "aurelien.robert@ars.sante.fr",
        "07 61 23 22 78",
    ],
    "saumurois-2021": [
        "Isabelle Monnier",
        "Bénédicte Samson",
        "Laurence BIZON",
        "02 41 81 78 48",
        "laurence.bizon@assurance-maladie.fr",
    ],
    "tregor-2021": ["Amandine Didelot"],
    "trois-forets-2024": [
        *("Bénédicte Bénéteau", "benedicte.beneteau@assurance-maladie.fr", "02 57 87 20 53"),
        *("Aurélien Robert", "aurelien.robert@ars.sante.fr", "02 22 06 72 64"),
        *("Bénédicte Béneteau", "benedicte.beneteau@assurance-maladie.fr", "02 57 87 20 53"),
        *("Aurélien Robert", "aurelien.robert@ars.sante.fr", "02 22 06 72 64"),
        *("Bénédicte Bénéteau", "benedicte.beneteau@assurance-maladie.fr", "02 57 87 20 53"),
        *("Aurélien Robert", "aurelien.robert@ars.sante.fr", "02 22 06 72 64"),
    ],
}


@pytest.mark.shared
@pytest.mark.parametrize(("name", "personal"), SHARED.items())
def test_all_that_is_masked_in_the_seeds(shared: Path, name: str, personal: list[str]) -> None:
    text = read_document(shared / "seeds" / f"{name}.txt").text
    assert [text[start:end] for start, end, _ in personal_spans(text)] == personal


def test_a_name_over_two_pages_or_cells_is_not_joined() -> None:
    assert mask("Jean\fVannes, Jean   Vannes, Jean\n\nVannes") == "Jean\fVannes, Jean   Vannes, Jean\n\nVannes"

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
            "Écrire à communication-vannes.cpam@assurance-maladie.example.org.",
            ["communication-vannes.cpam@assurance-maladie.example.org"],
        ),
        (
            "<presse@ars.example.org>, contact@cpts-x.example.org",
            ["presse@ars.example.org", "contact@cpts-x.example.org"],
        ),
        ("[mail](mailto:presse@ars.example.org)", ["presse@ars.example.org"]),
        ("presse (at) ars.example.org", ["presse (at) ars.example.org"]),
        ("presse@assurance-\nmaladie.example.org", ["presse@assurance-\nmaladie.example.org"]),
        ("le-\nnomix@example.org", ["le-\nnomix@example.org"]),
        ("Écrire à nom.p @ example . org, vite", ["nom.p @ example . org"]),
        ("prenomix point nomix arobase example point org", ["prenomix point nomix arobase example point org"]),
        ("presse[at]example[dot]org", ["presse[at]example[dot]org"]),
        ("PRESSE@EXAMPLE.ORG\nLa CPTS", ["PRESSE@EXAMPLE.ORG"]),
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
        ("À la demande de Maxime Le Nomix, masseur kinésithérapeute", ["Maxime Le Nomix"]),
        ("lorsque Renan Le Secondnom se joint à Maxime Le Nomix.", ["Renan Le Secondnom", "Maxime Le Nomix"]),
        ("Pour Isabelle Nomdefamille, directrice territoriale de l'ARS", ["Isabelle Nomdefamille"]),
        (
            "Anne-Sophie d'Autrenom et Jean-Yves de Nomdefamille Secondnom",
            ["Anne-Sophie d'Autrenom", "Jean-Yves de Nomdefamille Secondnom"],
        ),
        ("la présidente de la CPTS, Anne Nomdefamille, et Sophie, infirmière", ["Anne Nomdefamille", "Sophie"]),
        ("Le projet a été présenté aux élus par le docteur de la maison, Maxime Le\nNomix", ["Maxime Le\nNomix"]),
        ("**Laurence NOMDEFAMILLE** (*ARS*)", ["Laurence NOMDEFAMILLE"]),
        # a title
        ("Le Dr NOMIX et le docteur Prénomix Nomix", ["NOMIX", "Prénomix Nomix"]),
        (
            "MM. Nomun et Nomdeux, Mmes Nomtrois, Le Nomquatre et Nomcinq",
            ["Nomun", "Nomdeux", "Nomtrois", "Le Nomquatre", "Nomcinq"],
        ),
        ("M. de Nomdefamille, Mme J. Nomdeux, Madame la Directrice, M. le Préfet", ["de Nomdefamille", "J. Nomdeux"]),
        ("le Pr. Nomix, la Dre Nomdeux", ["Nomix", "Nomdeux"]),
        # an office, a profession
        ("Prénomix Nomix, ostéopathe, est à l'origine", ["Prénomix Nomix"]),
        ("à l'initiative de Prénomix Nomix, infirmière", ["Prénomix Nomix"]),
        ("Prénomix NOMIX – Coordinatrice", ["Prénomix NOMIX"]),
        ("Prénomix Nomix (vice-présidente)", ["Prénomix Nomix"]),
        # who said it
        ("« C'est une chance », explique Prénomix Nomix.", ["Prénomix Nomix"]),
        # the contact box
        ("Contact presse :\nPrénomix NOMIX\nARS Bretagne", ["Prénomix NOMIX"]),
        ("Contact presse\nNOMIX Prénomix\nCPAM du Morbihan", ["NOMIX Prénomix"]),
        ("Contact : Laetitia", ["Laetitia"]),
        ("Contacts presse\nAssurance Maladie du Morbihan\nCarole LE NOMIX", ["Carole LE NOMIX"]),
        ("Contact presse : J. Nomdefamille", ["J. Nomdefamille"]),
        ("Contact presse : Prénomix N.", ["Prénomix N"]),
        ("Service presse : Prénomix", ["Prénomix"]),
        ("Vos interlocuteurs : Prénomix (CPAM), Autrenomix (ARS)", ["Prénomix", "Autrenomix"]),
        (
            "Contacts presse\nCPAM du Morbihan : Prénomix Nomdefamille\nARS Bretagne : Autrenomix Secondnom",
            ["Prénomix Nomdefamille", "Autrenomix Secondnom"],
        ),
        # what leads to a name, outside of a contact box
        ("Présidente de la CPTS : Prénomix Nomdefamille", ["Prénomix Nomdefamille"]),
        ("Trésorier : Prénomix Nomix ; secrétaire : Autrenomix Nomux", ["Prénomix Nomix", "Autrenomix Nomux"]),
        ("Le secrétariat est assuré par Prénomix le mardi.", ["Prénomix"]),
        ("L'association est présidée par Prénomix Nomdefamille.", ["Prénomix Nomdefamille"]),
        ("Vous pouvez contacter Prénomix Nomdefamille par courriel.", ["Prénomix Nomdefamille"]),
        ("Rédaction : Prénomix Nomix. Photo : Autrenomix Nomux", ["Prénomix Nomix", "Autrenomix Nomux"]),
        ("L'infirmière Prénomix Nomdefamille a signé.", ["Prénomix Nomdefamille"]),
        ("La présidente, Prénomix Nomdefamille, a signé.", ["Prénomix Nomdefamille"]),
        ("« Enfin ! », sourit Prénomix Nomdefamille.", ["Prénomix Nomdefamille"]),
        ("Renseignements auprès de Prénomix par courriel", ["Prénomix"]),
        ("Propos recueillis par Prénomix Nomdefamille", ["Prénomix Nomdefamille"]),
        (
            "Signataires : Prénomix Nomix (CPAM), Autrenomix Nomux (ARS)",
            ["Prénomix Nomix", "Autrenomix Nomux"],
        ),
        # the same person again
        ("Mme Prénomix Nomix, puis Nomix seul et NOMIX", ["Prénomix Nomix", "Nomix", "NOMIX"]),
        ("Mme Prénomix Vannes préside, à Vannes. Vannes signe.", ["Prénomix Vannes"]),
        (
            "ANNE NOMDEFAMILLE\nAnne Nomdefamille, puis Anne\nNomdefamille",
            ["ANNE NOMDEFAMILLE", "Anne Nomdefamille", "Anne\nNomdefamille"],
        ),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    assert found(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "Prénomix Nomix – p.nomix@example.org. Nomix Prénomix, P. Nomix",
            "████████ █████ – █.█████@███████.███. █████ ████████, █. █████",
        ),
        (
            "Carole Le Nomix signe. carole.le-nomix@example.org",
            "██████ ██ █████ signe. ██████.██-█████@███████.███",
        ),
        (
            "CPTS Pays d'Auray : cpts.auray@example.org",
            "CPTS Pays d'Auray : ████.█████@███████.███",
        ),
        (
            "Oust Brocéliande signe. oust.broceliande@example.org",
            "Oust Brocéliande signe. ████.███████████@███████.███",
        ),
        (
            "CPTS D'Auray et Pays D'Auray : d.auray@example.org",
            "CPTS D'Auray et Pays D'Auray : █.█████@███████.███",
        ),
        (
            "Prénomix Nomix 02 97 01 02 03",
            "████████ █████ ██ ██ ██ ██ ██",
        ),
        (
            "Service communication – 02 97 01 02 03",
            "Service communication – ██ ██ ██ ██ ██",
        ),
    ],
)
def test_names_beside_addresses(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Joindre Prénomix Nomdefamille au 02 97 01 02 03.", "Joindre ████████ ████████████ au ██ ██ ██ ██ ██."),
        ("P.-Y. Nomix : 02 97 01 02 03", "█.-█. █████ : ██ ██ ██ ██ ██"),
        ("Contact : P.N. 02 97 01 02 03", "Contact : █.█. ██ ██ ██ ██ ██"),
        ("Tél. 02 97 01 02 03 / 24 ou 25, 24 h/24", "Tél. ██ ██ ██ ██ ██ / ██ ██ ██, 24 h/24"),
        ("Port. 06 01 02 03 04 / 24 h", "Port. ██ ██ ██ ██ ██ / 24 h"),
        (
            "Siège : 56000 Vannes, Dinan Agglomération, 02 97 01 02 03",
            "Siège : 56000 Vannes, Dinan Agglomération, ██ ██ ██ ██ ██",
        ),
    ],
)
def test_names_and_lines_beside_numbers(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (
            "Sur linkedin.com/in/prenomix-nomix et https://www.linkedin.com/in/nomix-1.",
            ["linkedin.com/in/prenomix-nomix", "https://www.linkedin.com/in/nomix-1"],
        ),
        ("Suivez @prenomix_nomix, pas @ARS_Bretagne ni @CptsVannes", ["@prenomix_nomix"]),
        (
            "https://www.facebook.com/prenomix.nomix ; facebook.com/cpts-vannes",
            ["https://www.facebook.com/prenomix.nomix"],
        ),
    ],
)
def test_pages_of_social_networks(text: str, addresses: list[str]) -> None:
    assert found(text, "profile") == addresses


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
        "Communes signataires : Angers, Saumur. Président : la CPTS. Responsable : Val d'Oise.",
        "Le contrat, signé par Lannion-Trégor Communauté, est porté par Pays d'Auray Santé et Dinan Agglomération.",
        "Mission de prévention : Octobre Rose. Secrétariat : Maison de Santé de Lure, 70200 Lure",
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


SHARED: dict[str, list[tuple[int, int, str]]] = {
    "auray-2020": [
        (200, 253, "email"),
        (255, 269, "phone"),
    ],
    "ploermel-2024": [
        (2282, 2295, "person"),
        (2820, 2835, "person"),
        (2847, 2860, "person"),
        (7372, 7386, "person"),
        (7403, 7438, "email"),
        (7439, 7453, "phone"),
        (7488, 7504, "person"),
        (7550, 7587, "email"),
        (7588, 7602, "phone"),
        (7642, 7657, "person"),
        (7684, 7712, "email"),
        (7713, 7727, "phone"),
    ],
    "saumurois-2021": [
        (1244, 1260, "person"),
        (7460, 7476, "person"),
        (8735, 8749, "person"),
        (8750, 8764, "phone"),
        (8767, 8802, "email"),
    ],
    "tregor-2021": [
        (1072, 1088, "person"),
    ],
    "trois-forets-2024": [
        (1139, 1157, "person"),
        (1160, 1199, "email"),
        (1202, 1216, "phone"),
        (1218, 1233, "person"),
        (1236, 1264, "email"),
        (1267, 1281, "phone"),
        (4064, 4082, "person"),
        (4085, 4124, "email"),
        (4127, 4141, "phone"),
        (4143, 4158, "person"),
        (4161, 4189, "email"),
        (4192, 4206, "phone"),
        (5444, 5462, "person"),
        (5465, 5504, "email"),
        (5507, 5521, "phone"),
        (5523, 5538, "person"),
        (5541, 5569, "email"),
        (5572, 5586, "phone"),
    ],
}
"""Where personal data stands in the seeds: offsets, so that none of it is repeated here."""


@pytest.mark.shared
@pytest.mark.parametrize(("name", "personal"), SHARED.items())
def test_all_that_is_masked_in_the_seeds(shared: Path, name: str, personal: list[tuple[int, int, str]]) -> None:
    assert personal_spans(read_document(shared / "seeds" / f"{name}.txt").text) == personal


def test_a_name_over_two_pages_or_cells_is_not_joined() -> None:
    assert mask("Jean\fVannes, Jean   Vannes, Jean\n\nVannes") == "Jean\fVannes, Jean   Vannes, Jean\n\nVannes"


def test_however_many_persons_a_text_names_each_is_masked_wherever_the_name_stands_again() -> None:
    parts = [first + second for first in ("Bar", "Cor", "Dul", "Fam") for second in ("nix", "prax", "tix", "vox")]
    names = [f"{one}{other}" for one in parts for other in ("abix", "edix")]
    text = "\n".join(
        [*(f"Mme Sophie {name} est venue." for name in names), "", *reversed(names), *map(str.upper, names)]
    )
    assert [name for name in names if name.lower() in mask(text).lower()] == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Mme Anne Nomix. Anne\nNomix", "Mme ████ █████. ████\n█████"),
        ("Mme Anne Nomix. ANNE   NOMIX, Nomixette", "Mme ████ █████. ████   █████, Nomixette"),
        ("Mme Anne Nomix. Saint-Nomix, Nomix-Ville, (Nomix)", "Mme ████ █████. Saint-Nomix, Nomix-Ville, (Nomix)"),
        ("Mme Anne Nomix. Nomix-Ville, (Nomix)", "Mme ████ █████. Nomix-Ville, (█████)"),
        ("Mme Anne Nomix. Un nomix, Nomix", "Mme ████ █████. Un nomix, Nomix"),
        ("a.nomix@example.org, Alixe Nomix, Nomix A.", "█.█████@███████.███, █████ █████, █████ █."),
        ("a.nomix@example.org, d'a-Nomix", "█.█████@███████.███, d'a-Nomix"),
    ],
)
def test_a_name_is_known_again_by_its_whole_words(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("0612345678", "██████████"),
        ("tél.+33 6 12 34 56 78", "tél.+██ █ ██ ██ ██ ██"),
        ("n° 10612345678 et 1,0612345678", "n° 10612345678 et 1,0612345678"),
        ("le point (a), puis x.nomix@example.org", "le point (a), puis █.█████@███████.███"),
        ("x.nomix [at] example.org (a)", "█.█████ [██] ███████.███ (a)"),
        ("@ @nomix_x x@\nexample.org", "@ @█████_█ █@\n███████.███"),
    ],
)
def test_addresses_and_numbers_are_found_from_their_sign_on(text: str, masked: str) -> None:
    assert mask(text) == masked

"""Figures of a part beside that of the whole, figures in the columns of a table, ranges: whatever they count."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]
SIGNED = "La CPTS du Val Clair a signé son contrat. "


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        (
            "Elle réunit le Pays d'Arc (12 communes), le Bocage (9 communes) et le Littoral (20 communes). Cela fait "
            "41 communes.",
            "commune_count",
            41,
        ),
        ("\n\nBocage : 12 communes, 8 300 hab.\nLittoral : 20 communes, 31 000 hab.\nSoit 32 communes et 39 300 hab.", "population", 39300),
        ("\n\nBocage : 12 communes, 8 300 hab.\nLittoral : 20 communes, 31 000 hab.\nSoit 32 communes et 39 300 hab.", "commune_count", 32),
        (
            "\n\nArcy : créée en 2019, 70 soignants.\n\nBarville : créée en 2020, 38 soignants.\n\n"
            "Les professionnels de santé y sont 512 et 98 ont adhéré.",
            "professionals",
            512,
        ),
        ("L'assemblée accueille trois communes supplémentaires : au nombre de 62 jusqu'alors, elles sont donc 65.", "commune_count", 65),
        ("Ses 30 communes rassemblent 36 700 habitants. La ville d'Arcy en compte à elle seule 11 400.", "population", 36700),
        ("Au total, 38 312 personnes sont concernées.", "population", 38312),
        ("Un soignant sur cinq a demandé son adhésion : ils sont 176.", "members", 176),
        ("58 adhérents en 2019, 203 aujourd'hui.", "members", 203),
        ("Entre 31 000 et 33 000 personnes y habitent.", "population", (31000, 33000)),
        ("Sa taille est celle des CPTS de entre 40 000 et 80 000 habitants.", "population", None),
        ("On parle de territoires entre 20 000 et 90 000 habitants.", "population", None),
        (
            "Elle couvre 62 communes. Les 18 communes du canton voisin restent à l'écart. L'arrondissement compte 80 communes.",
            "commune_count",
            62,
        ),
        (
            "Elle couvre 45 000 habitants. Parmi eux, 6 000 habitants sont sans médecin. L'été, elle compte 51 000 habitants.",
            "population",
            45000,
        ),
        ("Elle s'adresse aux habitants. Vous êtes 12 000 à ne pas avoir de médecin traitant.", "population", None),
        ("Elle rassemble 140 soignants. La cotisation est gratuite. Nous sommes 12 au bureau.", "members", None),
        ("\n\n| Indicateur | Part | Évolution |\n|---|---|---|\n| Adhérents | 58 % | 12 % |\n\nVoilà.", "members", None),
        ("Sa population dépasse légèrement 75 000 habitants.", "population", "at_least 75000"),
    ],
)  # fmt: skip
def test_figures(record: Read, text: str, field: str, expected: object) -> None:
    [cpts] = record(SIGNED + text).cpts
    found = getattr(cpts, field)
    if found is not None and field != "commune_count":
        bound, value, most = found.bound, found.value, found.value_max
        found = (value, most) if bound == "range" else value if bound == "exact" else f"{bound} {value}"
    assert found == expected


def test_the_columns_of_a_table_are_those_of_its_heads(record: Read) -> None:
    table = [
        ("", "Bocage d'Arc", "Littoral Nord", "Pays de Donzy"),
        ("Signature", "15/09/2022", "22/09/2022", "29/09/2022"),
        ("Habitants", "84 300", "23 077", "41 650"),
        ("Communes", "58", "23", "47"),
        ("Soignants", "702", "164", "non communiqué"),
    ]
    rows = "\n".join("".join(f"{cell:22}" for cell in row).rstrip() for row in table)
    lead = "Plusieurs communautés professionnelles territoriales de santé (CPTS) ont signé leur contrat.\n\n"
    behind = " ".join(f"La CPTS {name} est dans le Nord." for name in table[0][1:])
    found = record(f"{lead}{rows}\n\n{behind}")
    assert [
        (c.name, c.signature_date, c.population and c.population.value, c.commune_count, c.communes,
         c.professionals and c.professionals.value)
        for c in found.cpts
    ] == [
        ("CPTS Bocage d'Arc", "2022-09-15", 84300, 58, (), 702),
        ("CPTS Littoral Nord", "2022-09-22", 23077, 23, (), 164),
        ("CPTS Pays de Donzy", "2022-09-29", 41650, 47, (), None),
    ]  # fmt: skip


def test_figures_of_several_cpts_are_no_parts(record: Read) -> None:
    text = "La CPTS du Bocage réunit 12 communes, la CPTS du Littoral 20 communes : ensemble, elles en couvrent 32 communes."
    assert [c.commune_count for c in record(text + " Elles ont signé leur contrat.").cpts] == [12, 20]


def test_a_numbered_heading_in_capitals_is_no_item(record: Read) -> None:
    listed = "\n\n1. LE TERRITOIRE\n\nElle regroupe 2 communes :\n- Arc-en-Barrois,\n- Chaumont.\n\nC'est peu.\n\n"
    text = listed + "2. LES ÉTAPES\n\nElle est née en 2020.\n"
    [cpts] = record(SIGNED + text).cpts
    assert [c.name for c in cpts.communes] == ["Arc-en-Barrois", "Chaumont"]

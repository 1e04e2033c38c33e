"""Communes and intercommunalités that a CPTS covers, in every spelling, and those that it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Cpts, Record

Read = Callable[[str], Cpts]
ReadAll = Callable[[str], Record]
HEAD = "La CPTS du Val Clair a signé son ACI le 3 mai 2021 avec l'ARS et la CPAM."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Elle couvre 4 communes : Arcy, Bourg-Neuf, Clairval et Donzy.", ["Arcy", "Bourg-Neuf", "Clairval", "Donzy"]),
        ("Elle couvre 4 communes (Arcy, Bourg-Neuf, Clairval et Donzy).", ["Arcy", "Bourg-Neuf", "Clairval", "Donzy"]),
        (
            "Elle couvre les communes d'Arcy, de Bourg-Neuf, de Clairval et de Donzy.",
            ["Arcy", "Bourg-Neuf", "Clairval", "Donzy"],
        ),
        (
            "Elle couvre quatre communes, à savoir Arcy, Bourg-Neuf, Clairval et Donzy.",
            ["Arcy", "Bourg-Neuf", "Clairval", "Donzy"],
        ),
        ("Elle couvre 3 communes : Saint Aubin, Ste-Luce et St Mars.", ["Saint-Aubin", "Sainte-Luce", "Saint-Mars"]),
        ("Elle couvre 3 communes : La Tour, Le Mesnil et L'Étang.", ["La Tour", "Le Mesnil", "L'Étang"]),
        ("Elle couvre 3 communes : Tour (La), Mesnil (Le), Étang (L').", ["La Tour", "Le Mesnil", "L'Étang"]),
        (
            "Elle couvre 3 communes : Roche sur Val, Val d'Arcy et Bourg-en-Plaine.",
            ["Roche-sur-Val", "Val-d'Arcy", "Bourg-en-Plaine"],
        ),
        ("Elle couvre 3 communes : Arcy ; Bourg-Neuf ; Clairval.", ["Arcy", "Bourg-Neuf", "Clairval"]),
        ("Elle couvre 3 communes : Œuvy, Hœrval et Écully-le-Val.", ["Œuvy", "Hœrval", "Écully-le-Val"]),
        (
            "Elle couvre les 3 communes suivantes :\n- Arcy ;\n- Bourg-Neuf ;\n- Clairval.",
            ["Arcy", "Bourg-Neuf", "Clairval"],
        ),
        pytest.param(
            "Elle couvre les 3 communes suivantes :\n\nArcy | Bourg-Neuf | Clairval",
            ["Arcy", "Bourg-Neuf", "Clairval"],
            marks=pytest.mark.xfail(
                strict=True, reason="a line of names between bars behind “communes suivantes :” is not read as a list"
            ),
        ),
        (
            "Elle couvre 5 communes¹.\n\n¹ Arcy, Bourg-Neuf, Clairval, Donzy et Épinac.",
            ["Arcy", "Bourg-Neuf", "Clairval", "Donzy", "Épinac"],
        ),
    ],
)
def test_lists_of_communes(cpts: Read, sentence: str, expected: list[str]) -> None:
    assert [c.name for c in cpts(f"{HEAD} {sentence}").communes] == expected


def test_a_list_over_line_breaks(cpts: Read) -> None:
    text = (
        f"{HEAD}\n\nElle couvre 6 communes : Arcy-sur-Val, Bourg-Neuf, Clairval-\nle-Haut, Donzy, Épinac-les-Bains et Saint-\n"
        "Aubin-de-la-Plaine, toutes voisines."
    )
    assert [c.name for c in cpts(text).communes] == [
        "Arcy-sur-Val",
        "Bourg-Neuf",
        "Clairval-le-Haut",
        "Donzy",
        "Épinac-les-Bains",
        "Saint-Aubin-de-la-Plaine",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Elle couvre 3 communes : Arcy, Bourg-Neuf et Clairval. Seule Donzy, pourtant voisine, n'en fait pas partie.",
        "Elle couvre 3 communes : Arcy, Bourg-Neuf et Clairval. La signature a eu lieu à Donzy.",
        "Elle couvre 3 communes : Arcy, Bourg-Neuf et Clairval. Donzy en est exclue.",
        "Elle couvre 3 communes : Arcy, Bourg-Neuf et Clairval. Les médecins de Donzy et d'Épinac regardent de loin.",
    ],
)
def test_a_commune_outside_is_not_its(cpts: Read, sentence: str) -> None:
    assert [c.name for c in cpts(f"{HEAD} {sentence}").communes] == ["Arcy", "Bourg-Neuf", "Clairval"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ses soignants travaillent à Arcy, à Bourg-Neuf et à Clairval.",
        "Le Dr Martin, Mme Roche et M. Blanc en sont les fondateurs.",
        "Trois professions y sont : les médecins, les infirmiers et les dentistes.",
    ],
)
def test_other_lists_are_no_communes(cpts: Read, sentence: str) -> None:
    assert cpts(f"{HEAD} {sentence}").communes == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Elle couvre la communauté de communes du Val Sombre.", ["communauté de communes du Val Sombre"]),
        ("Elle couvre Val Sombre Agglomération.", ["Val Sombre Agglomération"]),
        (
            "Elle couvre 12 communes de la communauté d'agglomération du Pays Sombre.",
            ["communauté d'agglomération du Pays Sombre"],
        ),
        ("Elle couvre 2 communautés de communes : Val Sombre et Haut Pays.", ["Val Sombre", "Haut Pays"]),
        ("Le président de la communauté de communes du Val Sombre était présent.", []),
        ("Ses locaux lui sont prêtés par la communauté de communes du Val Sombre.", []),
    ],
)
def test_epcis(cpts: Read, sentence: str, expected: list[str]) -> None:
    assert [e.name for e in cpts(f"{HEAD} {sentence}").epcis] == expected


def test_each_cpts_its_communes(record: ReadAll) -> None:
    text = (
        "La CPTS du Val Clair couvre 2 communes : Arcy et Bourg-Neuf.\n\nLa CPTS du Haut Pays couvre 3 communes : Clairval, "
        "Donzy et Épinac."
    )
    assert {c.name: [x.name for x in c.communes] for c in record(text).cpts} == {
        "CPTS du Val Clair": ["Arcy", "Bourg-Neuf"],
        "CPTS du Haut Pays": ["Clairval", "Donzy", "Épinac"],
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Les 4 communes sont Arcy, Bourg-Neuf, Clairval et Donzy.",
            ["Arcy", "Bourg-Neuf", "Clairval", "Donzy"],
        ),
        pytest.param(
            "Elle couvre 3 communes : Arcy, Bourg-Neuf et Clairval, à l'exception de Donzy.",
            ["Arcy", "Bourg-Neuf", "Clairval"],
        ),
        pytest.param(
            "Elle couvre les communes suivantes :\n\nDans la Drôme : Arcy, Bourg-Neuf ;\nDans l'Isère : Clairval, Donzy.",
            ["Arcy", "Bourg-Neuf", "Clairval", "Donzy"],
        ),
        pytest.param(
            "Communes couvertes : ARCY, BOURG-NEUF, CLAIRVAL, ST-MARS.",
            ["Arcy", "Bourg-Neuf", "Clairval", "Saint-Mars"],
        ),
        (
            "Elle couvre 4 communes :\n\n- Val Communauté : Arcy, Bourg-Neuf ;\n- Haut Pays Communauté : Clairval, Donzy.",
            ["Arcy", "Bourg-Neuf", "Clairval", "Donzy"],
        ),
        (
            "Elle couvre 3 communes : Bourg-Neuf (Roche, Plaine), Clairval (Ville de) et Donzy.",
            ["Bourg-Neuf", "Clairval", "Donzy"],
        ),
    ],
)
def test_lists_with_more_than_names(cpts: Read, sentence: str, expected: list[str]) -> None:
    assert [c.name for c in cpts(f"{HEAD} {sentence}").communes] == expected

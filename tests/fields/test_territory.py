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
        ("Les communes d'Arcy, Bourg-Neuf et Clairval en font partie.", ["Arcy", "Bourg-Neuf", "Clairval"]),
        ("Les habitants d'Arcy, Bourg-Neuf et Clairval en bénéficieront.", ["Arcy", "Bourg-Neuf", "Clairval"]),
        ("Elle fédère les soignants d'Arcy, de Bourg-Neuf et de Clairval.", ["Arcy", "Bourg-Neuf", "Clairval"]),
        ("Elle est active à Arcy, Bourg-Neuf et Clairval.", ["Arcy", "Bourg-Neuf", "Clairval"]),
        ("Les villes couvertes sont Arcy, Bourg-Neuf et Clairval.", ["Arcy", "Bourg-Neuf", "Clairval"]),
        ("Territoire couvert : Arcy / Bourg-Neuf / Clairval", ["Arcy", "Bourg-Neuf", "Clairval"]),
        ("Les pharmacies d'Arcy, Bourg-Neuf et Clairval distribuent le livret.", []),
        ("Les maires d'Arcy, de Bourg-Neuf et de Clairval ont assisté à la signature.", []),
        ("Les habitants d'Arcy et de Bourg-Neuf se plaignent.", []),
        ("Les soignants du Nord, de l'Aisne et de l'Oise se rencontrent.", []),
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
        ("Elle s'étend sur les 12 communes de la Plaine des 2 Sources : Arcy.", ["la Plaine des 2 Sources"]),
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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Son périmètre est calqué sur celui de Coutances mer et bocage : 49 communes.", ["Coutances mer et bocage"]),
        ("Elle couvre Granville, Terre et Mer.", ["Granville, Terre et Mer"]),
        ("Elle rassemble 47 des 48 communes de Coutances mer et bocage.", ["Coutances mer et bocage"]),
        ("Elle réunit les 49 communes de Coutances mer et bocage.", ["Coutances mer et bocage"]),
        (
            "Les 49 communes de Coutances mer et bocage et les 32 de Granville, Terre et Mer en font partie.",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        (
            "Elle intervient sur deux intercommunalités, Coutances mer et bocage et Granville, Terre et Mer.",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        (
            "Coutances mer et bocage, Granville, Terre et Mer : deux communautés de communes y sont englobées.",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        (
            "Elle compte 81 communes, réparties entre Coutances mer et bocage (49 communes) et Granville, Terre et Mer (32).",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        (
            "Elle embrasse la communauté de communes Coutances mer et bocage et celle de Granville, Terre et Mer.",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        ("Elle épouse les contours de Coutances Mer et Bocage.", ["Coutances Mer et Bocage"]),
        ("Ses limites sont celles de Coutances mer et bocage.", ["Coutances mer et bocage"]),
        ("Elle s'étend sur Coutances mer et bocage.", ["Coutances mer et bocage"]),
        ("\n\nEPCI : Coutances mer et bocage\n", ["Coutances mer et bocage"]),
        (
            "Elle agit dans 81 communes, celles de Coutances mer et bocage et de Granville, Terre et Mer.",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        ("\n\nIntercommunalité ......... Coutances mer et bocage\n", ["Coutances mer et bocage"]),
        (
            "\n\nIntercommunalités\nCoutances mer et bocage • Granville, Terre et Mer\n",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        (
            "\n\nLE PÉRIMÈTRE\n• Coutances mer et bocage : 49 communes\n• Granville, Terre et Mer : 32 communes\n",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        ("Elle couvre la communauté d'agglomération Mont-Saint-Michel-Normandie.", ["Mont-Saint-Michel-Normandie"]),
        (
            "\n\n* Coutances mer et bocage (49), Granville, Terre et Mer (32)\n",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
        ("Tout le territoire de Coutances mer et bocage, littoral compris, est concerné.", ["Coutances mer et bocage"]),
        (
            "Ses 81 communes relèvent de Coutances mer et bocage et de Granville, Terre et Mer.",
            ["Coutances mer et bocage", "Granville, Terre et Mer"],
        ),
    ],
)
def test_epcis_by_their_official_names(cpts: Read, sentence: str, expected: list[str]) -> None:
    assert [e.name for e in cpts(f"{HEAD} Elle est la première de la Manche. {sentence}").epcis] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Coutances mer et bocage lui verse 12 000 euros.",
        "La communauté de communes Coutances mer et bocage met un local à sa disposition.",
        "Le président de Coutances mer et bocage assistait à la signature.",
        "La signature a eu lieu dans les locaux de Coutances mer et bocage.",
        "Elle a noué un partenariat avec Coutances mer et bocage.",
        "Le contrat local de santé de Coutances mer et bocage couvre 49 communes.",
        "La CPTS Coutances mer et bocage, sa voisine, couvre le territoire d'à côté.",
        "Elle couvre tout le nord du pays, hors Coutances mer et bocage.",
        "Sa coordinatrice est salariée de Coutances mer et bocage.",
        "Granville, Terre et Mer a choisi de ne pas la rejoindre.",
        "Son territoire jouxte celui de Coutances mer et bocage.",
        "Les élus de Coutances mer et bocage soutiennent le projet.",
        "Elle couvre Coutances et ses environs.",
    ],
)
def test_epcis_named_for_something_else(record: ReadAll, sentence: str) -> None:
    found = record(f"{HEAD} Elle est la première de la Manche. {sentence}")
    assert [e.name for c in found.cpts for e in c.epcis] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hambye, Gouville-sur-Mer et Coutances forment son territoire.", ["Hambye", "Gouville-sur-Mer", "Coutances"]),
        ("Hambye, Cérences ou Coutances sont des nôtres.", ["Hambye", "Cérences", "Coutances"]),
        ("Hambye, Cérences et Coutances : trois communes, une CPTS.", ["Hambye", "Cérences", "Coutances"]),
        ("Elle couvre 19 communes, dont Hambye, Cérences et Coutances.", ["Hambye", "Cérences", "Coutances"]),
        ("Elle couvre 19 communes, dont deux (Hambye, Coutances) en bord de mer.", ["Hambye", "Coutances"]),
        (
            "Elle couvre 2 communes : Coutances [Coutances, Monthuchon], Hambye.",
            ["Coutances", "Hambye"],
        ),
        ("Elle couvre 2 communes : Beynac et Cazenac et Vitrac.", ["Beynac-et-Cazenac", "Vitrac"]),
        ("Elle couvre les 45 communes du Grand Clairval.", []),
        ("Elle couvre 16 communes, de Hambye à Coutances.", []),
        ("Elle agit dans les communes de la CC Granville-Terre-et-Mer, de Bréhal à Donville-les-Bains.", []),
        (
            "Elle couvre 4 communes : Hambye et Cérences, au sud du fleuve, auxquelles s'ajoutent Coutances et Monthuchon.",
            ["Hambye", "Cérences", "Coutances", "Monthuchon"],
        ),
        ("Elle couvre 3 communes : Hambye, Cérences et Couta", ["Hambye", "Cérences"]),
        ("Les 49 communes qui forment le Clairvalois en sont.", []),
    ],
)
def test_communes_that_the_gazetteer_decides(cpts: Read, sentence: str, expected: list[str]) -> None:
    assert [c.name for c in cpts(f"{HEAD} Elle est la première de la Manche. {sentence}").communes] == expected

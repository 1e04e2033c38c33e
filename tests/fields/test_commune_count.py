"""Sentences as any author may write them: how many communes, and what is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]
SIGNED = "La CPTS du Val Clair a signé son contrat. "
HEADED = (
    "Communiqué de presse – Orville, le 12 mars 2022\n\nLa CPTS du Val Clair a signé "
    "son accord conventionnel interprofessionnel avec l'ARS et l'Assurance Maladie "
    "le 10 mars 2022.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "CPTS du Val Clair\n\nNombre de communes                       38\nPopulation       "
            "                        97 850\n\nElle intervient aussi dans six villages.",
            38,
        ),
        (SIGNED + "Elle couvre 12 des 20 communes de la communauté de communes.", 12),
        (SIGNED + "Elle rassemble 47 des 48 communes de Val-mer Communauté.", 47),
        (SIGNED + "La Martinique, qui compte 34 communes, sera couverte.", None),
        (SIGNED + "Elle dessert les 45 communes de l'agglomération ainsi que les 22 du Grand Pays.", None),
        (SIGNED + "41 communes disposent maintenant d'une organisation commune.", 41),
        (
            "CPTS du Val Clair\n\nLe périmètre :\n• Pays du Haut : 65 communes\n• Pays du Bas : "
            "23 communes\nsoit, au total, 88 communes et 63 327 habitants.",
            88,
        ),
        (
            SIGNED + "Elle intervient dans 55 communes, ainsi que dans quatre communes voisines, ce "
            "qui porte le total à 59 communes et à 38 200 habitants.",
            59,
        ),
        (
            SIGNED + "Elle couvre l'intégralité de la communauté de communes du Val (33 communes, 25 "
            "505 hab.) et, depuis juillet, 5 communes du Haut Pays.\n\nEn chiffres : 33 000 "
            "habitants, 38 communes.",
            38,
        ),
        (
            SIGNED + "Elle couvre 41 communes jusqu'ici. Deux communes nous ont rejoints. Nous sommes "
            "donc 43 communes.",
            43,
        ),
        (SIGNED + "Son territoire s'étend sur trente-huit communes.", 38),
        (SIGNED + "Trente-huit communes y participent.", 38),
        (SIGNED + "Elle réunit trente-huit villages.", 38),
        (SIGNED + "Communes ............... 38", 38),
        (SIGNED + "Le territoire : 38 communes, 2 cantons.", 38),
        (SIGNED + "Le secteur est composé de 38 communes.", 38),
        (SIGNED + "38 communes la composent.", 38),
        (SIGNED + "Le périmètre retenu englobe l'ensemble des 38 communes du pays.", 38),
        (SIGNED + "De 32 communes au départ, elle est passée à 38.", None),
        (SIGNED + "Sur les 38 communes, 12 n'ont plus de médecin.", 38),
        (SIGNED + "Dans 14 communes, plus aucun généraliste n'exerce.", None),
        (SIGNED + "Le bus sillonne 12 communes.", None),
        (SIGNED + "Une permanence est assurée dans six communes.", None),
        (SIGNED + "Le département compte 264 communes.", None),
        (SIGNED + "Trois communes voisines l'ont rejointe.", None),
        (SIGNED + "Cinq communes accueillent une maison de santé.", None),
        (
            SIGNED + "Elle couvre 38 communes réparties sur deux EPCI : le Val (20 communes) et le Haut (18 communes).",
            38,
        ),
        (
            SIGNED + "Elle couvre deux intercommunalités : Val Communauté, 20 communes, et Haut Pays, "
            "18 communes ; en tout 38 communes.",
            38,
        ),
        (SIGNED + "Le contrat local de santé concerne 60 communes.", None),
        (SIGNED + "La communauté de communes du Haut Pays, forte de 22 communes, soutient le projet.", None),
        (SIGNED + "Elle agit sur 38 communes, dont 30 de moins de 1 000 habitants.", 38),
        ("La CPTS du Val Clair, c'est 38 communes, 45 600 habitants et 310 professionnels de santé.", 38),
        (
            "La CPTS du Val Clair en quelques chiffres :\n- 45 600 habitants\n- 38 communes\n- "
            "310 professionnels de santé\n- 122 adhérents",
            38,
        ),
        (SIGNED + "Son territoire, riche de 38 communes et 45 600 habitants, est rural.", 38),
        (SIGNED + "Le périmètre d'action recouvre les 38 communes des deux communautés de communes.", 38),
        (
            SIGNED + "Le territoire comprend 38 communes : 20 de la communauté de communes du Val et "
            "18 de celle du Haut.",
            38,
        ),
        (SIGNED + "Le territoire comprend les 20 communes du Val et les 18 communes du Haut, soit 38 communes.", 38),
        (SIGNED + "Les trois communes d'Orville, Bourg-Neuf et Clairval forment son territoire.", 3),
        (SIGNED + "Elle agit à Orville et dans 37 communes alentour.", None),
        (SIGNED + "Le projet a été présenté aux maires des 38 communes.", 38),
        (SIGNED + "38 communes sur les 60 de l'arrondissement sont couvertes.", 38),
        (SIGNED + "Elle rayonne sur 38 communes.", 38),
        (SIGNED + "Une trentaine de communes sont concernées.", None),
        (SIGNED + "Nombre de communes couvertes : 38", 38),
        (SIGNED + "Une tournée des communes est prévue : 12 communes seront visitées.", None),
        (SIGNED + "Dix communes ont une pharmacie.", None),
        (SIGNED + "Le bus de dépistage ira dans 15 communes.", None),
        (SIGNED + "Des affiches ont été posées dans 22 communes.", None),
        (SIGNED + "Le pôle regroupe deux communes nouvelles.", 2),
        (
            HEADED + "Le territoire de la CPTS s'étend sur 52 communes et regroupe 63 400 habitants. "
            "La CPAM gère 260 communes.",
            52,
        ),
        (HEADED + "CHIFFRES CLÉS\n\n63 400\nHABITANTS\n\n52\nCOMMUNES\n\n410\nPROFESSIONNELS DE SANTÉ", 52),
        (HEADED + "Le territoire (52 communes / 63 400 habitants) est vaste.", 52),
        (HEADED + "52 : c'est le nombre de communes couvertes.", 52),
        (HEADED + "Sur les 60 communes du pays, 52 sont couvertes.", 52),
        (HEADED + "Elle réunit les 22 communes du Val et les 12 du Haut Pays.", None),
        (HEADED + "12 des 52 communes n'ont plus de médecin.", None),
        (HEADED + "L'agglomération d'Orville, 22 communes, finance les locaux.", None),
        (HEADED + "Elle couvre 22 communes de la communauté de communes du Val et 12 de celle du Haut Pays.", None),
        (HEADED + "Elle concerne 52 communes de l'ouest du département.", 52),
        (HEADED + "52 communes sont concernées.", 52),
        (HEADED + "Cinquante-deux communes, de Bourg-Neuf à Orville, en font partie.", 52),
        (HEADED + "Le territoire est constitué de 52 communes, dont Orville et Clairval.", 52),
        (HEADED + "Elle associe 52 communes autour d'Orville.", 52),
        (HEADED + "La CPTS est présente dans 52 communes.", 52),
        (HEADED + "La CPTS intervient sur les 52 communes de l'agglomération.", 52),
        (HEADED + "Composée de 52 communes, la CPTS est rurale.", 52),
        (HEADED + "Son périmètre correspond à celui de la communauté de communes (52 communes).", 52),
        (HEADED + "Son périmètre est celui de la communauté d'agglomération et de ses 52 communes.", 52),
        (HEADED + "Le réseau de bus dessert 31 communes.", None),
        (HEADED + "Le contrat local de santé signé avec 60 communes complète l'ACI.", None),
    ],
)
def test_commune_count(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert entry.commune_count == expected

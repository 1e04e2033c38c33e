"""Sentences as any author may write them: how many communes, and what is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cpts_extract.models import Record

Read = Callable[[str], Record]
SIGNED = "La CPTS du Val Clair a signé son contrat. "


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
    ],
)
def test_commune_count(record: Read, text: str, expected: int | None) -> None:
    entry = record(text).cpts[0]
    assert entry.commune_count == expected

"""Names of intercommunalités find their SIREN, and doubt finds none."""

from __future__ import annotations

import pytest
from cpts_extract.territory import gazetteer
from cpts_extract.territory.epcis import EpciLink, link_epcis


@pytest.mark.parametrize(
    ("written", "vintage", "departments", "link"),
    [
        ("CA Saumur Val de Loire", 2021, "49", ("exact", "200071876", "CA Saumur Val de Loire", 2021)),
        ("Saumur Val de Loire", 2021, "", ("normalised", "200071876", "CA Saumur Val de Loire", 2021)),
        ("Lannion-Trégor Communauté", 2021, "22", ("normalised", "200065928", "CA Lannion-Trégor Communauté", 2021)),
        ("CA Lannion Trégor", 2021, "22", ("normalised", "200065928", "CA Lannion-Trégor Communauté", 2021)),
        ("communauté de communes de l'Oust à Brocéliande", 2024, "56", ("normalised", "200066785", "CC de l'Oust à Brocéliande", 2024)),
        ("Oust Brocéliande Communauté", 2024, "56", ("normalised", "200066785", "CC de l'Oust à Brocéliande", 2024)),
        ("SAINT-MALO AGGLOMERATION", 2022, "35", ("normalised", "243500782", "CA du Pays de Saint Malo Agglomération", 2022)),
        ("CC du Pays Mornantais", 2022, "69", ("normalised", "246900740", "CC du Pays Mornantais (COPAMO)", 2022)),
        ("COPAMO", 2022, "69", ("normalised", "246900740", "CC du Pays Mornantais (COPAMO)", 2022)),
        # one of Aisne, one of Ardèche
        ("Trois Rivières", 2022, "02", ("normalised", "240200600", "CC des Trois Rivières", 2022)),
        # Centre Morbihan Communauté was split in 2022, and got another number
        ("Centre Morbihan Communauté", 2021, "56", ("normalised", "200067221", "CC Centre Morbihan Communauté", 2021)),
        ("Centre Morbihan Communauté", 2024, "56", ("normalised", "200096683", "CC Centre Morbihan Communauté", 2024)),
        ("Baud Communauté", 2019, "56", ("normalised", "200096675", "CC Baud Communauté", 2022)),
        ("Lannion-Trégorr Communauté", 2021, "22", ("misspelt", "200065928", "CA Lannion-Trégor Communauté", 2021)),
        ("Plaine Commune", 2024, "93", ("exact", "200057867", "Plaine Commune", 2024)),
        # of another département, and a name that is nobody's
        ("Saumur Val de Loire", 2021, "22", ("ambiguous", None, None, None)),
        ("communauté de communes", 2021, "22", ("unknown", None, None, None)),
        ("Pays des Trois Châteaux Noirs", 2021, "22", ("unknown", None, None, None)),
    ],
)  # fmt: skip
def test_link(
    written: str, vintage: int, departments: str, link: tuple[str, str | None, str | None, int | None]
) -> None:
    how, siren, name, year = link
    assert link_epcis([written], vintage, departments.split()) == (EpciLink(written, how, siren, name, year),)  # type: ignore[arg-type]


def test_namesakes() -> None:
    """There is one CC des Quatre Rivières in Haute-Saône and Côte-d'Or's border, one in Haute-Savoie, one in Seine-Maritime."""
    namesakes = [one for one in gazetteer.epcis_of(2021) if one.name == "CC des Quatre Rivières"]
    assert sorted((one.siren, min(one.departments)) for one in namesakes) == [("247000623", "70"), ("247400666", "74")]
    assert link_epcis(["Quatre Rivières"], 2021) == (EpciLink("Quatre Rivières", "ambiguous"),)
    for one in namesakes:
        by_commune = link_epcis(["Quatre Rivières"], 2021, communes=[min(one.members)])
        by_department = link_epcis(["Quatre Rivières"], 2021, sorted(one.departments))
        assert [link.siren for link in (*by_commune, *by_department)] == [one.siren, one.siren]


@pytest.mark.parametrize("vintage", [2019, 2021, 2026])
def test_every_official_name_with_its_département(vintage: int) -> None:
    failed = []
    for one in gazetteer.epcis_of(vintage):
        (link,) = link_epcis([one.name], vintage, [min(one.departments)])
        failed += [link] if (link.siren, link.how) != (one.siren, "exact") else []
    assert failed == []

"""Names of communes find their codes, and doubt finds none.

``communes.toml`` holds whole territories with codes looked up by hand in the official file. Its lists served while the
rules were written; the intercommunalités of `test_intercommunalités` were never looked at.
"""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from cpts_extract.territory import gazetteer
from cpts_extract.territory.communes import CommuneLink, link_communes
from cpts_extract.territory.context import Context

LISTS = tomllib.loads((Path(__file__).parent / "communes.toml").read_text(encoding="utf-8"))["list"]


def split(line: str) -> tuple[str, str]:
    code, _, name = line.partition(" ")
    return code, name


def inverted(name: str) -> str:
    for article in ("Les ", "Le ", "La ", "L'"):
        if name.startswith(article):
            return f"{name.removeprefix(article)} ({article.strip()})"
    return name


def shouted(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.upper()) if not unicodedata.combining(c))


def shortened(name: str) -> str:
    return name.replace("Sainte-", "Ste ").replace("Saint-", "St ").replace("-", " ").replace("'", "’")


def of_a_town(name: str) -> str:
    return f"{name} (Ville de)"


WRITTEN: dict[str, Callable[[str], str]] = {
    "official": str,
    "inverted": inverted,
    "shouted": shouted,
    "shortened": shortened,
    "of a town": of_a_town,
    "all at once": lambda name: shortened(shouted(inverted(name))),
}


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("case", LISTS, ids=lambda case: f"{case['release']} {case['cpts']}")
def test_whole_territories(case: dict[str, object], way: str) -> None:
    lines = [split(line) for line in case["communes"]]  # type: ignore[attr-defined]
    context = Context(int(str(case["year"])), str(case["stated"]) or None)
    links = link_communes([WRITTEN[way](name) for _, name in lines], context)
    assert [(link.code, link.name) for link in links] == lines


@pytest.mark.parametrize("case", [c for c in LISTS if len(c["communes"]) > 4], ids=lambda case: case["release"])
def test_a_list_tells_its_département_itself(case: dict[str, object]) -> None:
    lines = [split(line) for line in case["communes"]]  # type: ignore[attr-defined]
    links = link_communes([name for _, name in lines], Context(int(str(case["year"]))))
    assert [(link.code, link.name) for link in links] == lines


@pytest.mark.parametrize("stated", [True, False], ids=["département stated", "nothing stated"])
@pytest.mark.parametrize("vintage", [2019, 2021, 2026])
def test_intercommunalités(vintage: int, stated: bool) -> None:
    """Every fifteenth intercommunalité of France, in the order of SIREN: all its communes, none wrong, none missing."""
    failed = []
    for one in gazetteer.epcis_of(vintage)[7::15]:
        official = {code: name(code, vintage) for code in sorted(one.members)}
        [(department, _)] = Counter(map(gazetteer.department_of, official)).most_common(1)
        links = link_communes(list(official.values()), Context(vintage, department if stated else None))
        failed += [(one.name, link) for code, link in zip(official, links, strict=True) if link.code != code]
    assert failed == []


def name(code: str, vintage: int) -> str:
    (place,) = (
        p for p in gazetteer.communes_of(gazetteer.department_of(code))
        if p.code == code and p.kind == "commune" and p.stands(vintage)
    )  # fmt: skip
    return place.name


SAUMUROIS = ["Saumur", "Montreuil-Bellay", "Vivy", "Varrains", "Distré"]


def linked(written: str, context: Context, beside: list[str]) -> tuple[str, str | None, str | None, int | None]:
    link = link_communes([*beside, written], context)[-1]
    assert link.written == written
    return link.how, link.code, link.name, link.vintage


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Saumur", ("exact", "49328", "Saumur", 2021)),
        ("SAUMUR", ("normalised", "49328", "Saumur", 2021)),
        ("Coudray-Macouard (Le)", ("normalised", "49112", "Le Coudray-Macouard", 2021)),
        ("Ville de Saumur", ("normalised", "49328", "Saumur", 2021)),
        ("Denezé-sous-Doué", ("normalised", "49121", "Dénezé-sous-Doué", 2021)),
        ("Vernueil-le-Fourrier", ("misspelt", "49369", "Vernoil-le-Fourrier", 2021)),
        ("Bellevigne-les-Châteaux (Brézé, Chacé, Saint-Cyr-en-Bourg)", ("normalised", "49060", "Bellevigne-les-Châteaux", 2021)),
        ("Brézé", ("delegated", "49046", "Brézé", 2021)),
        ("Brézé (49)", ("delegated", "49046", "Brézé", 2021)),
        ("Verrie", ("exact", "49370", "Verrie", 2021)),
        # another département's: alone it says nothing for Brest
        ("Brest", ("ambiguous", None, None, None)),
        # one letter away from Parnay and from nothing else, but too short to be sure
        ("Parny", ("unknown", None, None, None)),
        ("Assurance Maladie", ("unknown", None, None, None)),
        ("", ("unknown", None, None, None)),
    ],
)  # fmt: skip
def test_ways_of_writing(written: str, found: tuple[str, str | None, str | None, int | None]) -> None:
    assert linked(written, Context(2021, "49"), [n for n in SAUMUROIS if n != written]) == found


def test_a_delegated_commune_leads_to_the_commune_that_holds_it() -> None:
    (link,) = link_communes(["Brézé"], Context(2021, "49"))
    assert link == CommuneLink("Brézé", "delegated", "49046", "Brézé", 2021, "49060")


def test_the_year_decides() -> None:
    """Oullins and Pierre-Bénite became one commune in 2024."""
    names = ["Oullins", "Oullins-Pierre-Bénite"]
    before, after = (link_communes(names, Context(year, "69")) for year in (2021, 2024))
    assert before == (
        CommuneLink("Oullins", "exact", "69149", "Oullins", 2021, "69149"),
        CommuneLink("Oullins-Pierre-Bénite", "exact", "69149", "Oullins-Pierre-Bénite", 2024, "69149"),
    )
    assert after == (
        CommuneLink("Oullins", "delegated", "69149", "Oullins", 2024, "69149"),
        CommuneLink("Oullins-Pierre-Bénite", "exact", "69149", "Oullins-Pierre-Bénite", 2024, "69149"),
    )


def test_names_of_before_the_first_vintage() -> None:
    """Lambézellec became a part of Brest in 1945; Carhaix was joined to Plouguer in 1957; Aubigné was given a longer name."""
    assert link_communes(["Lambézellec", "Carhaix"], Context(2021, "29")) == (
        CommuneLink("Lambézellec", "former", "29096", "Lambézellec", 2019, "29019"),
        CommuneLink("Carhaix", "former", "29024", "Carhaix", 2019, "29024"),
    )
    assert link_communes(["Aubigné"], Context(2021, "49")) == (
        CommuneLink("Aubigné", "former", "49012", "Aubigné-sur-Layon", 2021, "49012"),
    )


def test_namesakes_without_a_département_stay_open() -> None:
    assert [link.how for link in link_communes(["Saint-Martin", "Saint-Denis"], Context(2021))] == ["ambiguous"] * 2


def test_the_only_one_in_france_needs_nothing_else() -> None:
    assert [link.code for link in link_communes(["Lézardrieux"], Context(2021))] == ["22127"]
    assert [link.how for link in link_communes(["Saint-Aubin-de-la-Plaine"], Context(2021))] == ["ambiguous"]


def test_a_named_intercommunalité_decides() -> None:
    """Saint-Clément is in nineteen départements; the CC of Pays de Sommières, SIREN 243000296, has the one of Gard."""
    (alone,) = link_communes(["Saint-Clément"], Context(2021))
    (told,) = link_communes(["Saint-Clément"], Context(2021, epcis=("243000296",)))
    assert (alone.code, told.code) == (None, "30244")


def test_two_départements() -> None:
    """Communes of both sides of the Oise and the Aisne; only one of them is stated."""
    names = ["Crépy-en-Valois", "Nanteuil-le-Haudouin", "Betz", "Villers-Cotterêts", "La Ferté-Milon", "Longpont"]
    expected = ["60176", "60446", "60069", "02810", "02307", "02438"]
    for stated in ("60", "02", None):
        assert [link.code for link in link_communes(names, Context(2021, stated))] == expected


def test_a_département_that_explains_nothing_is_about_something_else() -> None:
    assert [link.code for link in link_communes(SAUMUROIS, Context(2021, "75"))] == [
        "49328", "49215", "49378", "49362", "49123",
    ]  # fmt: skip


def test_misspellings_of_every_kind_find_their_name_or_nothing() -> None:
    """One letter left out, doubled or put in the place of another, in one name of a list: never a wrong commune."""
    chance = random.Random(20211)
    wrong, found, asked = [], 0, 0
    for one in gazetteer.epcis_of(2021)[3::60]:
        official = [(code, name(code, 2021)) for code in sorted(one.members)]
        [(department, _)] = Counter(gazetteer.department_of(code) for code, _ in official).most_common(1)
        at = chance.randrange(len(official))
        code, right = official[at]
        letter = chance.randrange(1, len(right))
        spelt = right[:letter] + chance.choice(["", right[letter] * 2, "u", "r"]) + right[letter + 1 :]
        names = [n for _, n in official[:at]] + [spelt] + [n for _, n in official[at + 1 :]]
        link = link_communes(names, Context(2021, department))[at]
        asked += 1
        found += link.code == code
        wrong += [(spelt, link)] if link.code not in (code, None) else []
    assert (wrong, found, asked) == ([], 18, 21)

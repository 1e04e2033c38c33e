"""Make synthetic press releases on CPTS, as many as one likes, each with its truth: what the speed of the pipeline is measured on.

A release announces the contract of a made-up CPTS in real communes of a real département, in the manner of the genre: title,
place and date, signature, territory, population, sums, missions, a contact. Two thirds have about 2 kB, one third about 6.5 kB.
Three releases in a row are on one CPTS: its signature, then two later looks at it. Each comes from ``seed`` and its number
alone, so that any part can be made again by itself. The truth is a gold record as `evaluate` reads it.

The wordings are few and known, so scores on these texts say nothing of the quality of extraction on others: `tests/releases`
does. They tell that what is measured is real work, and that a change made for speed has lost nothing.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cpts_extract.territory import gazetteer
from cpts_extract.territory.spelling import key, upright

RELEASES_EACH = 3
"""Releases on one CPTS."""
LONG = 3
"""One CPTS in so many has long releases."""
LENGTHS = (1_750, 6_200)
"""Characters that a short and a long release are filled up to, before the contact."""


class Synthetic(NamedTuple):
    """A release: the name of its file, its text, and its truth in the form of ``corpus/gold``."""

    name: str
    text: str
    truth: dict[str, Any]


def main() -> int:
    """Parse the arguments and write the releases."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/synthetic.py outputs/synthetic --number 2000 --seed 1",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="OUT", help="where the texts go; their truth goes to OUT/gold")
    parser.add_argument("--number", type=int, default=2000, metavar="N", help="how many releases (default: 2000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="others for each seed (default: 1)")
    given = parser.parse_args()
    if given.number < 1:
        parser.error("--number must be 1 or more")
    gold = given.folder / "gold"
    gold.mkdir(parents=True, exist_ok=True)
    size = 0
    for name, text, truth in releases(given.number, given.seed):
        (given.folder / name).write_text(text, encoding="utf-8")
        (gold / name).with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
        size += len(text)
    print(f"{given.number} releases of {size // given.number} characters on average in {given.folder}")
    return 0


def releases(number: int, seed: int = 1, *, first: int = 0) -> Iterator[Synthetic]:
    """Make releases, from the one with number ``first`` on."""
    for n in range(first, first + number):
        yield release(n, seed)


# ---- made-up CPTS in real places --------------------------------------------------------------------------------

OF = {
    "03": "de l'Allier", "07": "de l'Ardèche", "10": "de l'Aube", "12": "de l'Aveyron", "14": "du Calvados",
    "15": "du Cantal", "18": "du Cher", "19": "de la Corrèze", "22": "des Côtes-d'Armor", "24": "de la Dordogne",
    "25": "du Doubs", "26": "de la Drôme", "27": "de l'Eure", "29": "du Finistère", "32": "du Gers", "34": "de l'Hérault",
    "38": "de l'Isère", "40": "des Landes", "45": "du Loiret", "50": "de la Manche", "56": "du Morbihan", "58": "de la Nièvre",
    "60": "de l'Oise", "61": "de l'Orne", "72": "de la Sarthe", "79": "des Deux-Sèvres", "81": "du Tarn", "85": "de la Vendée",
    "88": "des Vosges", "89": "de l'Yonne",
}  # fmt: skip
"""Départements, each with its name as it follows a noun."""

_HEADS = """
arv ber brel cass chal dorm esc fal garn hul jal kerl lamp mal nérr ovr pral quér ruv salv torb ulm vard wim yvr zel bram crév
drin fonz glan grév lorm morv nadr plév rhuv
""".split()  # fmt: skip
_MIDDLES = "a é i o u an el er il ol or al ess ign our and ard aud eb oul".split()
_TAILS = """
bac beuf bois bourg brie brun celles court dun fay font gny gnan guen lac lande lieu lon mare mont nac nay neuil nois puy quen
ques rac ré roux sac sart sel tel thuin tour vac val vert vic vière ville vin voir zac
""".split()  # fmt: skip
_FORMS = (
    "de {}",
    "du Pays de {}",
    "de {} et {}",
    "du Val de {}",
    "du Plateau de {}",
    "des Coteaux de {}",
    "du Bassin de {}",
)


@dataclass(frozen=True, slots=True)
class Community:
    """A made-up CPTS: what is true of it in all its releases."""

    name: str
    department: gazetteer.Department
    seat: gazetteer.Place
    communes: tuple[gazetteer.Place, ...]
    population: int
    signed: datetime.date
    professionals: int
    members: int
    startup: int
    yearly: int
    variable: int
    years: int
    rank: int
    missions: tuple[int, ...]
    """Which of `_MISSIONS`, in the order of the agreement."""


@cache
def _departments() -> tuple[gazetteer.Department, ...]:
    return tuple(one for one in gazetteer.departments() if one.code in OF)


@cache
def _communes(code: str) -> tuple[gazetteer.Place, ...]:
    """List the communes of a département that stand in every vintage and whose name is no other's there."""
    named: dict[str, set[str]] = {}
    for place in gazetteer.communes_of(code):
        named.setdefault(key(upright(place.name)), set()).add(place.code)
    return tuple(
        place
        for place in gazetteer.communes_of(code)
        if place.kind == "commune"
        and all(place.stands(year) for year in (gazetteer.VINTAGES[0], gazetteer.VINTAGES[-1]))
        and len(named[key(upright(place.name))]) == 1
        and gazetteer.inhabitants(place.code).get("municipal", [None])[0]
        and not place.name.startswith(("Le ", "La ", "Les ", "L'"))  # "à Le Bourg" is no French
        and " et " not in place.name  # of two names that a list may end with
    )


def _place_name(chance: random.Random) -> str:
    """Make a name that no commune has: some 30 000 there are."""
    while True:
        name = (chance.choice(_HEADS) + chance.choice(_MIDDLES) + chance.choice(_TAILS)).capitalize()
        if name[0] not in "AEÉIOUYH" and not gazetteer.known_commune(name):
            return name


def community(number: int, seed: int) -> Community:
    """Make a CPTS up."""
    chance = random.Random(f"{seed} community {number}")
    department = chance.choice(_departments())
    communes = sorted(chance.sample(_communes(department.code), chance.randint(6, 24)), key=lambda place: place.name)
    population = max(12_000, sum(gazetteer.inhabitants(place.code)["municipal"][-1] or 0 for place in communes))
    professionals = population // chance.randint(90, 220)
    size = sum(population >= limit for limit in (40_000, 80_000, 175_000))
    missions = [*range(4), *sorted(chance.sample(range(4, len(_MISSIONS)), chance.randint(0, 3)))]
    form = chance.choice(_FORMS)
    return Community(
        name=f"CPTS {form.format(_place_name(chance), _place_name(chance))}",
        department=department,
        seat=chance.choice(communes),
        communes=tuple(communes),
        population=population,
        signed=datetime.date(2020, 1, 6) + datetime.timedelta(days=chance.randrange(1900)),
        professionals=professionals,
        members=professionals // chance.randint(2, 4),
        startup=chance.choice((37_500, 41_250, 56_250, 67_500)),
        yearly=(50_000, 60_000, 75_000, 90_000)[size],
        variable=(137_500, 185_000, 262_000, 337_500)[size],
        years=5,
        rank=chance.randint(2, 9),
        missions=tuple(missions),
    )


# ---- the text and its truth, written together -------------------------------------------------------------------

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_MISSIONS = (
    ("medecin_traitant", ("faciliter l'accès à un médecin traitant", "trouver un médecin traitant à chaque patient")),
    ("soins_non_programmes", ("assurer la prise en charge des soins non programmés",
                              "répondre aux demandes de soins non programmés")),
    ("parcours", ("organiser un parcours pour les patients diabétiques", "organiser des parcours pluriprofessionnels",
                  "construire un parcours pour les personnes âgées fragiles")),
    ("prevention", ("développer des actions de prévention des chutes", "conduire des actions de prévention du surpoids",
                    "mener des actions de prévention dans les écoles")),
    ("crise", ("préparer la réponse aux crises sanitaires graves", "se tenir prête en cas de crise sanitaire")),
    ("qualite", ("développer la qualité et la pertinence des soins", "améliorer la qualité et la pertinence des soins")),
    ("accompagnement", ("accompagner les professionnels de santé qui s'installent",
                        "favoriser l'accueil d'étudiants sur le territoire")),
)  # fmt: skip
"""Missions of the agreement, each with wordings for an item of a list."""


@dataclass(slots=True)
class _Draft:
    """A release while it is written."""

    chance: random.Random
    one: Community
    day: datetime.date
    later: bool
    """Whether it looks back on the signature."""
    lines: list[str] = field(default_factory=list)
    cpts: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)

    def say(self, *wordings: str) -> None:
        self.lines += [self.chance.choice(wordings), ""]


def release(number: int, seed: int = 1) -> Synthetic:
    """Make one release."""
    chance = random.Random(f"{seed} release {number}")
    which, version = divmod(number, RELEASES_EACH)
    one = community(which, seed)
    day = one.signed + datetime.timedelta(days=(1 if version else 0) * (365 * version + chance.randrange(120)))
    draft = _Draft(chance, one, day, later=version > 0)
    title = _head(draft)
    _signature(draft)
    _territory(draft)
    _people(draft)
    _missions(draft)
    _money(draft)
    aggregates = _counts(draft)
    _fill(draft, LENGTHS[which % LONG == 0])
    draft.say("Contact presse : presse@example.org", "Service communication : communication@example.org")
    truth = {
        "source": f"synthetic-{seed}-{number:07}.txt",
        "kind": "communique",
        "title": title,
        "released": draft.day.isoformat(),
        "cpts": [_GAPS | {"name": one.name} | draft.cpts | {"evidence": {"name": one.name} | draft.evidence}],
        "mentioned": [],
        "scheme_funding": [],
        "aggregates": aggregates,
        "notes": "Synthetic.",
    }
    return Synthetic(truth["source"], "\n".join(draft.lines).rstrip() + "\n", truth)


_GAPS: dict[str, Any] = {
    "aliases": [], "subject": True, "signature_date": None, "signature_place": None, "founded": None, "population": None,
    "commune_count": None, "communes": [], "epcis": [], "department": None, "region": None, "professionals": None,
    "members": None, "size_class": None, "ordinal": None, "contract_years": None, "funding": [], "missions": [],
}  # fmt: skip


def _date(day: datetime.date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def _count(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _head(draft: _Draft) -> str:
    one = draft.one
    fund = f"CPAM {OF[one.department.code]}"
    titles = (
        (f"La {one.name} fait le point", f"La {one.name} poursuit sa route", f"Des nouvelles de la {one.name}")
        if draft.later
        else (f"La {one.name} signe son contrat", f"Naissance de la {one.name}", f"La {one.name} entre en action")
    )
    title = draft.chance.choice(titles)
    draft.say("Communiqué de presse", "COMMUNIQUÉ DE PRESSE", f"Communiqué de presse de la {fund}")
    draft.say(f"{one.seat.name}, le {_date(draft.day)}")
    draft.lines += [title, ""]
    return title


def _signature(draft: _Draft) -> None:
    one, cpts = draft.one, draft.cpts
    fund, agency = f"la CPAM {OF[one.department.code]}", f"l'ARS {one.department.region}"
    cpts["department"] = {"name": one.department.name, "code": one.department.code}
    cpts["region"] = {"name": one.department.region, "code": one.department.region_code}
    cpts["signature_date"] = one.signed.isoformat()
    if draft.later:
        draft.say(
            f"La {one.name} a signé le {_date(one.signed)} son contrat avec {fund} et {agency}.",
            f"Depuis la signature de son contrat avec {fund} et {agency}, le {_date(one.signed)}, la {one.name} a grandi.",
            f"Le {_date(one.signed)}, la {one.name}, {fund} et {agency} signaient l'accord conventionnel interprofessionnel.",
        )
        return
    cpts["signature_place"] = one.seat.name
    cpts["contract_years"] = one.years
    draft.say(
        f"Ce {_date(one.signed)}, à {one.seat.name}, la {one.name}, {agency} et {fund} ont signé l'accord conventionnel "
        "interprofessionnel qui les engage pour cinq ans.",
        f"La {one.name}, {fund} et {agency} ont signé le {_date(one.signed)}, à {one.seat.name}, un contrat de cinq ans.",
        f"Le {_date(one.signed)}, à {one.seat.name}, les professionnels de santé de la {one.name} ont signé avec {fund} et "
        f"{agency} un contrat d'une durée de cinq ans.",
    )


def _territory(draft: _Draft) -> None:
    one, cpts = draft.one, draft.cpts
    names, number = [place.name for place in one.communes], len(one.communes)
    listed = f"{', '.join(names[:-1])} et {names[-1]}"
    rounded = round(one.population, -3)
    exact, about = f"{_count(one.population)} habitants", f"environ {_count(rounded)} habitants"
    cpts["commune_count"] = number
    cpts["communes"] = names
    told, cpts["population"] = draft.chance.choice(
        ((exact, _quantity(one.population)), (exact, _quantity(one.population)), (about, _quantity(rounded, "about")))
    )
    draft.evidence |= {"population": told, "commune_count": f"{number} communes", "communes": listed}
    draft.say("Le territoire", "Un territoire à taille humaine", "Un territoire")
    draft.say(
        f"La {one.name} couvre {number} communes, soit {told} : {listed}.",
        f"La communauté regroupe {number} communes : {listed}. Son territoire compte {told}.",
        f"Le territoire de la {one.name} s'étend sur {number} communes : {listed}. Il compte {told}.",
    )


def _quantity(value: int, bound: str = "exact") -> dict[str, Any]:
    return {"value": value, "bound": bound}


def _people(draft: _Draft) -> None:
    one, cpts = draft.one, draft.cpts
    cpts["professionals"], cpts["members"] = _quantity(one.professionals), _quantity(one.members)
    draft.evidence["professionals"] = f"{one.professionals} professionnels de santé"
    draft.evidence["members"] = f"{one.members} adhérents"
    draft.say(
        f"{one.professionals} professionnels de santé y exercent. L'association compte {one.members} adhérents.",
        f"On y recense {one.professionals} professionnels de santé ; la CPTS réunit déjà {one.members} adhérents.",
        f"Le territoire compte {one.professionals} professionnels de santé, et l'association {one.members} adhérents.",
    )
    if draft.chance.random() < 0.3 and not draft.later:
        cpts["ordinal"] = {"rank": one.rank, "scope": one.department.name}
        draft.say(f"C'est la {one.rank}e CPTS {OF[one.department.code]}.")


def _missions(draft: _Draft) -> None:
    one, cpts = draft.one, draft.cpts
    said = [(_MISSIONS[n][0], draft.chance.choice(_MISSIONS[n][1])) for n in one.missions]
    mark = draft.chance.choice("-•")
    draft.say("Les missions", "Ce que fera la communauté", "Des missions pour le territoire")
    draft.lines.append(draft.chance.choice(("La CPTS s'engage à :", "La communauté a pour missions de :")))
    ends = [" ;"] * (len(said) - 1) + ["."]
    draft.lines += [f"{mark} {title}{end}" for (_, title), end in zip(said, ends, strict=True)] + [""]
    cpts["missions"] = [
        {"category": category, "level": None, "title": title, "items": [], "evidence": title}
        for category, title in said
    ]


def _money(draft: _Draft) -> None:
    one, cpts = draft.one, draft.cpts
    sums = [_sum(one.yearly, "operation", "year"), _sum(one.variable, "missions", "year", "at_most")]
    yearly, variable, startup = (f"{_count(amount)} {draft.chance.choice(('€', 'euros'))}" for amount in
                                 (one.yearly, one.variable, one.startup))  # fmt: skip
    draft.say("Les moyens", "Un budget assuré", "Des moyens")
    draft.say(
        f"La CPTS recevra {yearly} par an pour son fonctionnement et jusqu'à {variable} par an pour ses missions.",
        f"Elle percevra {yearly} par an pour son fonctionnement, et jusqu'à {variable} par an pour ses missions.",
        f"La CPTS dispose de {yearly} par an pour son fonctionnement. Elle percevra en outre jusqu'à {variable} par an pour "
        "ses missions.",
    )
    if not draft.later and draft.chance.random() < 0.5:
        sums.append(_sum(one.startup, "startup", "once"))
        draft.say(f"S'y ajoutent {startup} versés à la signature pour le démarrage.")
    cpts["funding"] = sums


def _sum(amount: int, purpose: str, period: str, bound: str = "exact") -> dict[str, Any]:
    whole = {"amount": amount, "amount_max": None, "bound": bound, "purpose": purpose, "period": period, "payer": None}
    return whole | {"evidence": f"{_count(amount)}"}


def _counts(draft: _Draft) -> list[dict[str, Any]]:
    """Say in some releases how many CPTS the département has."""
    one = draft.one
    if draft.chance.random() >= 0.15:
        return []
    number, of = draft.chance.randint(3, 14), OF[one.department.code]
    subject = next(
        after + of.removeprefix(before)
        for before, after in (("de la ", "La "), ("de l'", "L'"), ("des ", "Les "), ("du ", "Le "))
        if of.startswith(before)
    )
    told = f"{subject} {'comptent' if subject.startswith('Les ') else 'compte'} désormais {number} CPTS."
    draft.say(told)
    aggregate = {"scope": one.department.name, "indicator": "cpts_count", "value": number, "as_of": None}
    return [aggregate | {"evidence": told.rstrip(".")}]


# ---- what says nothing that is looked for -----------------------------------------------------------------------

_WHO = ("la présidente", "le trésorier", "la coordinatrice", "une infirmière libérale", "un médecin du secteur", "une pharmacienne",
        "le secrétaire du bureau", "une sage-femme", "un kinésithérapeute")  # fmt: skip
_SAID = (
    "nous avions besoin de nous connaître, et nous nous connaissons désormais",
    "chacun travaillait dans son coin ; ce temps est derrière nous",
    "les habitants attendent de nous que nous nous parlions",
    "les réunions du soir ont été longues, mais elles ont porté leurs fruits",
    "le plus difficile était de commencer",
    "personne ici ne peut réussir seul",
    "il a fallu de la patience, et beaucoup d'écoute",
    "nous voulons que les jeunes confrères aient envie de venir",
)
_SENTENCES = (
    "Les échanges ont commencé dans une salle prêtée par la mairie, autour d'un café.",
    "Un groupe de travail se réunit le premier mardi du mois, dans un lieu chaque fois différent.",
    "Une lettre d'information paraît au début de chaque saison et peut être lue en ligne.",
    "Le bureau tient à ce que toutes les professions soient entendues, des plus nombreuses aux plus rares.",
    "Les élus ont été associés dès le début et suivent les travaux avec intérêt.",
    "Les établissements médico-sociaux, les associations d'usagers et les pompiers ont été invités à la table.",
    "Une soirée de présentation a fait salle comble malgré le mauvais temps.",
    "Les outils numériques ont été choisis après plusieurs essais, parfois laborieux.",
    "Le diagnostic de départ a pris plusieurs mois : chacun a raconté ce qui allait et ce qui n'allait pas.",
    "Des affiches ont été posées dans les salles d'attente et les commerces.",
    "La coordination a emménagé dans des locaux clairs, à deux pas de la gare.",
    "Le site de l'association donne les horaires, les adresses et le calendrier des rencontres.",
    "Les distances sont longues et les routes sinueuses ; les visites à domicile prennent du temps.",
    "La démarche a été saluée par tous ceux qui étaient présents.",
    "Une photographie de groupe a clos la matinée, sous un ciel clément.",
    "Le public a pu poser ses questions, et il ne s'en est pas privé.",
    "Les retours des premiers mois sont encourageants, même si beaucoup reste à faire.",
    "Le bureau se donne rendez-vous à la rentrée pour un premier bilan.",
)
_HEADINGS = (
    "Une aventure collective",
    "Des soignants qui se parlent",
    "Au quotidien",
    "Et demain ?",
    "Paroles",
    "La genèse",
)


def _fill(draft: _Draft, length: int) -> None:
    """Add paragraphs of the genre that state no fact, up to a length in characters."""
    size = sum(map(len, draft.lines))
    while size < length:
        before = len(draft.lines)
        if draft.chance.random() < 0.4:
            draft.say(*_HEADINGS)
        draft.lines += [" ".join(draft.chance.sample(_SENTENCES, draft.chance.randint(3, 6))), ""]
        if draft.chance.random() < 0.6:
            draft.lines += [f"« {draft.chance.choice(_SAID).capitalize()} », dit {draft.chance.choice(_WHO)}.", ""]
        size += sum(map(len, draft.lines[before:]))


if __name__ == "__main__":
    sys.exit(main())

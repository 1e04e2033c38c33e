"""Changes that keep the meaning leave a release's facts as they are; a changed fact changes that fact alone.

Every release of corpus/ passes through every change. Those of ../shared, three times as many, pass through all changes of
characters and take turns with the others, so that the whole file stays a matter of seconds.
"""

from __future__ import annotations

import dataclasses
import re
import textwrap
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Document, Record
from cpts_extract.read import read_document
from cpts_extract.read.characters import fold
from cpts_extract.read.text import decode

CORPUS = Path(__file__).parent.parent / "corpus"
SHARED = Path(__file__).parent.parent.parent / "shared"
Change = Callable[[str], str]


def texts(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".md"}) if folder.is_dir() else []


OURS = texts(CORPUS)
THEIRS = [*texts(SHARED / "dev" / "releases"), *texts(SHARED / "seeds")]


# ---- what is compared -------------------------------------------------------------------------------------------


@cache
def _record(text: str) -> Record:
    """Extract a text once, however many changes come to it after it was normalised."""
    return extract(Document("release.txt", "", "text", text)).record


def facts(record: Record) -> dict[str, Any]:
    """Give all that a record states, without offsets, quotations and the file's own name."""
    stated: dict[str, Any] = _plain(dataclasses.asdict(record))
    for key in ("source", "sha256"):
        del stated[key]
    for entry in stated["cpts"]:
        for key in ("located", "population_verdict"):  # no statements of the text
            del entry[key]
        for sum_ in entry["funding"]:
            del sum_["meaning"]
        for place in (*entry["communes"], *entry["epcis"]):
            for key in ("within", "link_method", "vintage"):
                place.pop(key, None)
    stated["warnings"] = sorted((w["code"], str(w["field"])) for w in stated["warnings"])
    return stated


def _plain(value: Any) -> Any:
    """Leave out every quotation, and make white space and quotation marks within a string uniform."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key != "evidence"}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return " ".join(re.sub(r"[«»“”\"]", " ", value).split()) if isinstance(value, str) else value


def _folded(value: Any) -> Any:
    """Leave out what capitals cannot tell: case, accents, and a form of a name that stands in a heading alone."""
    if isinstance(value, dict):
        return {key: _folded(inner) for key, inner in value.items() if key != "aliases"}
    if isinstance(value, list):
        return [_folded(inner) for inner in value]
    return fold(value).replace(" & ", " et ") if isinstance(value, str) else value


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Name each fact that differs, with its two values."""
    found = [f"{k}: {before[k]} -> {after[k]}" for k in before if k != "cpts" and before[k] != after[k]]
    if [c["name"] for c in before["cpts"]] != [c["name"] for c in after["cpts"]]:
        return [*found, f"cpts: {[c['name'] for c in before['cpts']]} -> {[c['name'] for c in after['cpts']]}"]
    for old, new in zip(before["cpts"], after["cpts"], strict=True):
        found += [f"{old['name']}.{k}: {old[k]} -> {new[k]}" for k in old if old[k] != new[k]]
    return found


def written(path: Path) -> str:
    text = decode(path.read_bytes())
    assert text is not None
    return text.replace("\r\n", "\n")


def read(text: str, folder: Path, suffix: str = ".txt") -> str:
    """Write a text to a file and give back what the project's own reader makes of it."""
    path = folder / f"release{suffix}"
    path.write_bytes(text.encode("utf-8"))
    return read_document(path).text


# ---- changes of characters --------------------------------------------------------------------------------------


def spaced(space: str) -> Change:
    def change(text: str) -> str:
        return re.sub(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}(?!\d))", space, text)

    return change


def typographic_apostrophes(text: str) -> str:
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def typewriter_apostrophes(text: str) -> str:
    return re.sub(r"(?<=\w)’(?=\w)", "'", text)


def typographic_quotes(text: str) -> str:
    return re.sub(r"[«\"“]\s*([^«»\"“”\n]+?)\s*[»\"”]", "“\\1”", text)


def french_quotes(text: str) -> str:
    return re.sub(r"[«\"“]\s*([^«»\"“”\n]+?)\s*[»\"”]", "«\u00a0\\1\u00a0»", text)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


CHARACTERS: dict[str, Change] = {
    "plain spaces": spaced(" "),
    "no-break spaces": spaced("\u00a0"),
    "narrow no-break spaces": spaced("\u202f"),
    "thin spaces": spaced("\u2009"),
    "typographic apostrophes": typographic_apostrophes,
    "typewriter apostrophes": typewriter_apostrophes,
    "decomposed accents": decomposed,
    "lines end as on Windows": lambda text: text.replace("\n", "\r\n"),
}

# ---- changes of layout ------------------------------------------------------------------------------------------

_NO_RUNNING_LINE = re.compile(
    r"\s*(?:[-–—•*>▪❖✓➢|#+¹²³(\[]|\w{1,2}[.)°]|\d+ ?[-–]|o )|.*(?:\t|\S {3,}\S|\.{4}|…{2}|\|)"
)
_BULLET = re.compile(r"^(\s*)[-–•▪*](?=\s+\S)", re.MULTILINE)
_NEVER_FIRST = re.compile(r" (?=[–—:;?!»\[-])|(?<=[«–—]) ")


def running(paragraph: str) -> bool:
    """Tell whether a paragraph is running text, of one line or wrapped, and nothing else."""
    lines = paragraph.split("\n")
    longest = max(map(len, lines))
    if any(line.isupper() for line in lines):
        return False
    whole = all(len(line) > max(40, longest - 25) for line in lines[:-1]) and not any(
        _NO_RUNNING_LINE.match(line) for line in lines
    )
    return whole and len(paragraph) > 120 and bool(re.search(r"[.!?]\s*[»”\"*_]*$", paragraph)) and "@" not in paragraph


def paragraphs(text: str) -> list[str]:
    """Cut a text at its empty lines; the odd places hold what stands between."""
    return re.split(r"(\n[ \t]*\n\s*)", text)


def wrapped(width: int) -> Change:
    """Wrap running paragraphs; a line never begins with a sign that French typography ties to the word before it."""

    def change(text: str) -> str:
        return "".join(_wrap(p, width) if running(p) else p for p in paragraphs(text))

    return change


def _wrap(paragraph: str, width: int) -> str:
    joined = _NEVER_FIRST.sub("\u00a0", re.sub(r"(?<!-)\n", " ", paragraph).replace("\n", ""))
    return textwrap.fill(joined, width, break_long_words=False, break_on_hyphens=False)


def bulleted(sign: str) -> Change:
    """Change the bullets of a text that has one sort: of several, each tells a depth."""

    def change(text: str) -> str:
        signs = {found[0].strip() for found in _BULLET.finditer(text)}
        return _BULLET.sub(rf"\g<1>{sign}", text) if len(signs) == 1 else text

    return change


def capital_headings(text: str) -> str:
    """Set headings in capitals without accents, as leaflets do."""
    return "".join(_capitals(p) if _is_heading(p) else p for p in paragraphs(text))


def _is_heading(paragraph: str) -> bool:
    bare = paragraph.strip("# ")
    titled = re.fullmatch(r"(?:#{1,4} )?[A-ZÀ-Ý][^\n.;,|@*_\d]{11,79}", paragraph) and len(bare.split()) > 2
    return bool(titled) and bare[-1].isalpha()


def _capitals(heading: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", heading.upper()) if not unicodedata.combining(c))


BOX = "Contact presse\nService de la communication\npresse@example.org\n01 99 00 12 34"
DRAWN = "+----------------------------+\n| Nous joindre               |\n| accueil@example.org        |\n+----------------------------+"
SPORT = (
    "Fête du sport : rendez-vous samedi au gymnase. Les écoles y enverront 340 enfants, que 25 bénévoles encadreront. "
    "Une buvette tenue par les parents attendra les spectateurs."
)
ROADS = (
    "Travaux : la rue de la Gare sera fermée à la circulation pendant trois semaines, le temps de remplacer 450 mètres de "
    "conduites d'eau. La déviation passera par le pont."
)


def boxed(box: str, part: float) -> Change:
    """Drop a box behind one of the running paragraphs, as far down as ``part`` of them."""

    def change(text: str) -> str:
        found = paragraphs(text)
        places = [n for n, p in enumerate(found[:-2]) if running(p) and found[n + 1].strip() == ""]
        if places:
            found[places[int(part * (len(places) - 1))]] += f"\n\n{box}"
        return "".join(found)

    return change


def interrupted(text: str) -> str:
    """Drop a contact box into the middle of a sentence, as a page does that has one beside its text."""
    found = paragraphs(text)
    places = [number for number, paragraph in enumerate(found) if running(paragraph)]
    if places:
        paragraph = found[places[len(places) // 2]]
        inside = [match.start() for match in re.finditer(r"(?<=[a-zà-ÿ]) (?=[a-zà-ÿ])", paragraph)]
        if inside:
            at = inside[len(inside) // 2]
            found[places[len(places) // 2]] = f"{paragraph[:at]}\n\n{BOX}\n\n{paragraph[at + 1 :]}"
    return "\n\n".join(found)


def appended(text: str) -> str:
    """Add paragraphs, but not to a text that was cut off within its last sentence."""
    if re.search(r"\w\s*$", text) and len(text.rstrip().split("\n")[-1]) > 60:
        return text
    return f"{text.rstrip()}\n\n{SPORT}\n\n{ROADS}\n"


LAYOUT: dict[str, Change] = {
    "wrapped at 40": wrapped(40),
    "wrapped at 60": wrapped(60),
    "wrapped at 80": wrapped(80),
    "wrapped at 100": wrapped(100),
    "wrapped at 120": wrapped(120),
    "bullets -": bulleted("-"),
    "bullets •": bulleted("•"),
    "bullets –": bulleted("–"),
    "bullets *": bulleted("*"),
    "bullets ▪": bulleted("▪"),
    "capitals in headings": capital_headings,
    "typographic quotes": typographic_quotes,
    "French quotes": french_quotes,
    "a contact box above": boxed(BOX, 0.0),
    "a contact box within": boxed(BOX, 0.5),
    "a contact box within a sentence": interrupted,
    "a drawn box within": boxed(DRAWN, 0.5),
    "other subjects behind": appended,
}

_WIDTH = "the longest line, here a title, is taken for the width: a line that ends before a capital or figure ends its paragraph"
BROKEN: dict[tuple[str, str], str] = {
    ("s-13", "wrapped at 80"): _WIDTH,
    ("s-25", "wrapped at 60"): _WIDTH,
    ("s-25", "wrapped at 120"): _WIDTH,
    ("w-07", "wrapped at 120"): _WIDTH,
    ("lodevois-larzac-depliant", "other subjects behind"): "its date stands in the imprint, which must be the end",
}
"""Known failures: a release's stem and a change, with what goes wrong."""


def compare(path: Path, change: Change, folder: Path, *, folded: bool) -> list[str]:
    text = written(path)
    before = facts(_record(read(text, folder, path.suffix)))
    after = facts(_record(read(change(text), folder, path.suffix)))
    return differences(_folded(before), _folded(after)) if folded else differences(before, after)


def cases(paths: list[Path], names: list[str], *, in_turn: bool) -> list[Any]:
    """Pair releases with changes: all with all, or each release with every third change."""
    found = []
    for (place, path), (number, name) in product(enumerate(paths), enumerate(names)):
        if in_turn and (number + place) % 3:
            continue
        marks = [pytest.mark.xfail(strict=True, reason=BROKEN[path.stem, name])] if (path.stem, name) in BROKEN else []
        found.append(pytest.param(path, name, marks=marks, id=f"{path.stem}-{name}"))
    return found


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", CHARACTERS)
def test_characters_change_nothing(path: Path, name: str, tmp_path: Path) -> None:
    assert compare(path, CHARACTERS[name], tmp_path, folded=False) == []


@pytest.mark.parametrize(("path", "name"), cases(OURS, list(LAYOUT), in_turn=False))
def test_layout_changes_nothing(path: Path, name: str, tmp_path: Path) -> None:
    assert compare(path, LAYOUT[name], tmp_path, folded=name == "capitals in headings") == []


NARROW: dict[str, list[int]] = {"pays-de-lure-2023": [86]}
"""Known failures: a release's stem, and the widths at which a line that ends in a capital or figure is taken for broken on purpose."""


@pytest.mark.parametrize(("place", "path"), list(enumerate(OURS)), ids=lambda value: getattr(value, "stem", str(value)))
def test_no_width_changes_anything(place: int, path: Path, tmp_path: Path) -> None:
    widths = sorted({*range(40 + place % 5, 121, 5), *NARROW.get(path.stem, [])})
    changed = [width for width in widths if compare(path, wrapped(width), tmp_path, folded=False)]
    assert changed == NARROW.get(path.stem, [])


@pytest.mark.shared
@pytest.mark.skipif(not THEIRS, reason="../shared is not there: its releases are no part of the project")
@pytest.mark.parametrize("name", CHARACTERS)
def test_characters_change_nothing_in_shared_releases(name: str, tmp_path: Path) -> None:
    texts_read = [(path.stem, read(written(path), tmp_path, path.suffix)) for path in THEIRS]
    changed = [(path.stem, read(CHARACTERS[name](written(path)), tmp_path, path.suffix)) for path in THEIRS]
    assert [old[0] for old, new in zip(texts_read, changed, strict=True) if old != new] == []


@pytest.mark.shared
@pytest.mark.skipif(not THEIRS, reason="../shared is not there: its releases are no part of the project")
@pytest.mark.parametrize(("path", "name"), cases(THEIRS, list(LAYOUT), in_turn=True))
def test_layout_changes_nothing_in_shared_releases(path: Path, name: str, tmp_path: Path) -> None:
    assert compare(path, LAYOUT[name], tmp_path, folded=name == "capitals in headings") == []


# ---- one fact replaced ------------------------------------------------------------------------------------------

RELEASE = """Communiqué de presse

Vannes, le 5 mai 2021

La CPTS du Val Clair signe son contrat

Le lundi 3 mai 2021, à Bourg-Neuf, la CPTS du Val Clair a signé son accord conventionnel interprofessionnel (ACI) avec l'ARS
Bretagne et la CPAM du Morbihan.

La CPTS du Val Clair couvre 30 450 habitants et 4 communes : Arcy, Bourg-Neuf, Clairval et Donzy. Elle réunit 320
professionnels de santé et compte 88 adhérents.

Au titre des missions socles, elle va :
- faciliter l'accès à un médecin traitant ;
- mener des actions de prévention.

De taille 1, elle recevra 50 000 € par an pour son fonctionnement.
"""

OPERATION = {
    "amount": 50000,
    "amount_max": None,
    "bound": "exact",
    "purpose": "operation",
    "period": "year",
    "payer": None,
}
DOCTOR = {
    "category": "medecin_traitant",
    "level": "socle",
    "title": "faciliter l'accès à un médecin traitant",
    "items": [],
}
PREVENTION = {"category": "prevention", "level": "socle", "title": "mener des actions de prévention", "items": []}
OPTIONAL = {"level": "complementaire"}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Val Clair", "Haut Pays", {"name": "CPTS du Haut Pays"}),
        ("30 450 habitants", "72 520 habitants", {"population": {"value": 72520, "bound": "exact", "value_max": None}}),
        (
            "30 450 habitants",
            "plus de 31 000 habitants",
            {"population": {"value": 31000, "bound": "at_least", "value_max": None}},
        ),
        (
            "320\nprofessionnels",
            "415\nprofessionnels",
            {"professionals": {"value": 415, "bound": "exact", "value_max": None}},
        ),
        ("88 adhérents", "64 adhérents", {"members": {"value": 64, "bound": "exact", "value_max": None}}),
        ("lundi 3 mai 2021", "mardi 4 mai 2021", {"signature_date": "2021-05-04"}),
        ("à Bourg-Neuf, la CPTS", "à Roche-sur-Val, la CPTS", {"signature_place": "Roche-sur-Val"}),
        ("taille 1", "taille 2", {"size_class": 2}),
        ("CPAM du Morbihan", "CPAM des Côtes-d'Armor", {"department": {"name": "Côtes-d'Armor", "code": "22"}}),
        (
            "Clairval",
            "Saint-Mars-la-Plaine",
            {"communes": [{"name": n, "insee": None} for n in ("Arcy", "Bourg-Neuf", "Saint-Mars-la-Plaine", "Donzy")]},
        ),
        (
            "50 000 € par an",
            "jusqu'à 75 000 € par an",
            {"funding": [OPERATION | {"amount": 75000, "bound": "at_most"}]},
        ),
        (
            "mener des actions de prévention",
            "préparer la réponse aux crises sanitaires graves",
            {
                "missions": [
                    DOCTOR,
                    PREVENTION | {"category": "crise", "title": "préparer la réponse aux crises sanitaires graves"},
                ]
            },
        ),
        ("missions socles", "missions complémentaires", {"missions": [DOCTOR | OPTIONAL, PREVENTION | OPTIONAL]}),
    ],
)
def test_a_replaced_fact_changes_itself_alone(old: str, new: str, changed: dict[str, Any]) -> None:
    assert old in RELEASE
    before, after = facts(_record(RELEASE)), facts(_record(RELEASE.replace(old, new)))
    title = before["title"].replace(old, new)
    told = after["warnings"]  # a changed fact may contradict another: a population its class of size
    assert after == {**before, "title": title, "cpts": [{**before["cpts"][0], **changed}], "warnings": told}


def test_the_release_that_is_changed_is_read_whole() -> None:
    (entry,) = facts(_record(RELEASE))["cpts"]
    stated = {key: value for key, value in entry.items() if value not in (None, [])}
    assert stated == {
        "name": "CPTS du Val Clair",
        "subject": True,
        "signature_date": "2021-05-03",
        "signature_place": "Bourg-Neuf",
        "population": {"value": 30450, "bound": "exact", "value_max": None},
        "commune_count": 4,
        "communes": [{"name": name, "insee": None} for name in ("Arcy", "Bourg-Neuf", "Clairval", "Donzy")],
        "department": {"name": "Morbihan", "code": "56"},
        "region": {"name": "Bretagne", "code": "53"},
        "professionals": {"value": 320, "bound": "exact", "value_max": None},
        "members": {"value": 88, "bound": "exact", "value_max": None},
        "size_class": 1,
        "funding": [OPERATION],
        "missions": [DOCTOR, PREVENTION],
    }

"""Releases that were damaged, and texts that nobody writes: no exception, true evidence, time that grows with the text.

Growth is measured as the ratio of the processor times of a text and of one four times as long, where linear work gives 4
and quadratic work 16; the bound lies between, so that a slow or busy machine does not matter.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cpts_extract.extract import extract
from cpts_extract.models import Document, Evidence, Extraction
from cpts_extract.read import read_document
from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.privacy import mask

CORPUS = Path(__file__).parent.parent / "corpus"
RELEASES = sorted(path for path in CORPUS.iterdir() if path.suffix in {".txt", ".md"})
ODD = "\t\n\f'-–()[]«»\"|*#•.:;,/%€0123456789²¹½İﬁ\u0301\u200f\u202e\u00ad\u2028█@"
PHRASES = (
    "1 000 ", "la CPTS du ", "les CPTS de ", "CPTS (", "habitants", "le 31 février 2021", "32/13/2021", "12 mars 2021",
    "999 999 999 999 999 999", "un million", "M€", "80 %", "les communes : ", "| a | b |\n", "\n- ", "\n1. **\n", "³⁴ ",
    "06 12 34 56 78", "a@b.fr", "\nCONTACT PRESSE\n", "٣٤ communes", "²³ communes", "Elle ", "communauté de communes ",
)  # fmt: skip
MOST = 8
"""How many times longer a text of four times the length may take."""


# ---- what is proved ---------------------------------------------------------------------------------------------


def read(text: str) -> Document:
    """Make a document of a text, as the reader of text files does."""
    return Document("text.txt", "0" * 64, "text", normalise(compose(text)))


def untrue(document: Document, extraction: Extraction) -> list[str]:
    """Give every quotation that is not what stands there."""
    return [
        f"{proof.rule}: {proof.text!r} does not stand at {proof.start}"
        for proof in proofs(extraction)
        if not proof.text.strip() or document.text[proof.start : proof.end] != proof.text
    ]


def proofs(extraction: Extraction) -> Iterator[Evidence]:
    record = extraction.record
    for held in (record.evidence, *(cpts.evidence for cpts in record.cpts)):
        for quoted in held.values():
            yield from quoted
    yield from (candidate.evidence for candidate in extraction.candidates)
    yield from (warning.evidence for warning in record.warnings if warning.evidence)


# ---- damaged releases -------------------------------------------------------------------------------------------


def truncated(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(1, len(text))]


def characters_lost(text: str, chance: random.Random) -> str:
    return "".join(char for char in text if chance.random() > 0.02)


def characters_added(text: str, chance: random.Random) -> str:
    return "".join(char + (chance.choice(ODD) if chance.random() < 0.01 else "") for char in text)


def phrases_added(text: str, chance: random.Random) -> str:
    return " ".join(word + (" " + chance.choice(PHRASES) if chance.random() < 0.03 else "") for word in text.split(" "))


def lines_lost(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if chance.random() > 0.2)


def lines_repeated(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(chance.choice((1, 1, 1, 2, 3))))


def lines_shuffled(text: str, chance: random.Random) -> str:
    found = text.split("\n")
    chance.shuffle(found)
    return "\n".join(found)


def words_shuffled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    some = words[at : at + 40]
    chance.shuffle(some)
    return " ".join([*words[:at], *some, *words[at + 40 :]])


def shouted(text: str, chance: random.Random) -> str:
    return text.upper()


def on_one_line(text: str, chance: random.Random) -> str:
    return text.replace("\n", " ")


def without_stops(text: str, chance: random.Random) -> str:
    return text.replace(".", "").replace("\n", chance.choice(("\n\n", "\n", "\t")))


DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    truncated, characters_lost, characters_added, phrases_added, lines_lost, lines_repeated, lines_shuffled,
    words_shuffled, shouted, on_one_line, without_stops,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_release_is_read_with_true_evidence(damage: Callable[[str, random.Random], str]) -> None:
    for path in RELEASES[:: 2 if len(RELEASES) > 8 else 1]:
        chance = random.Random(f"{path.stem} {damage.__name__}")
        document = read(damage(read_document(path).text, chance))
        assert untrue(document, extract(document)) == [], path.stem


def known(reason: str, raises: type[BaseException]) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, raises=raises, reason=reason)


ENDS = [
    pytest.param("", id="nothing"),
    pytest.param("\f\f\f", id="pages"),
    pytest.param(".,;:!?()[]«»" * 50, id="punctuation"),
    pytest.param("((((" * 200 + "))))" * 200, id="brackets"),
    pytest.param("# \n\n**\n\n***\n\n#\n", id="marks alone"),
    pytest.param("La CPTS « » et les CPTS de, à", id="no name"),
    pytest.param("La CPTS du Lac compte " + "7" * 5_000 + " habitants.", id="a number of 5 000 digits"),
    pytest.param("La CPTS du Lac a signé le 31 février 2021, le 0 mars 2021, le 99/99/9999.", id="no dates"),
    pytest.param("La CPTS du Lac compte ²³ communes, ٣٤ villages et ½ ville, signés le ١٢ mars ٢٠٢١.", id="other digits"),
    pytest.param("\u202ela CPTS\u200f du \u0301\u0301\u0301Lac\u202c \ud800", id="right to left"),
    pytest.param(
        "La CPTS du Val de Lac (",
        id="bracket at the end",
        marks=known("names._acronym looks two tokens past a bracket that the text ends with", IndexError),
    ),
    pytest.param(
        "1. **\n\nContact : a@b.fr\n\nLa suite du texte est ici, longue.\n",
        id="item of stars alone",
        marks=known("asides._goes_on takes the last word of a block that holds stars alone", IndexError),
    ),
    pytest.param(
        "La CPTS du Lac.\n\nUne CPTS est un outil. " + "Elle compte 12 communes. " * 1_200,
        id="1 200 sentences with a pronoun",
        marks=known("scope._goes_on calls itself once for every sentence before", RecursionError),
    ),
    pytest.param(
        "La CPTS du Lac.\n\nLe contrat local de santé est signé. " + "Elle compte 12 communes. " * 1_200,
        id="1 200 sentences of a contrat local",
        marks=known("scope._of_elected_bodies calls itself once for every sentence before", RecursionError),
    ),
]


@pytest.mark.parametrize("text", ENDS)
def test_an_odd_text_is_read_with_true_evidence(text: str) -> None:
    document = read(text)
    assert untrue(document, extract(document)) == []


# ---- growth -----------------------------------------------------------------------------------------------------


def growth(work: Callable[[str], object], text: Callable[[int], str], size: int) -> float:
    """Give how many times longer four times the text takes, by the processor's time, the best of two."""

    def taken(length: int) -> float:
        made, best = text(length), float("inf")
        for _ in range(2):
            before = time.process_time()
            work(made)
            best = min(best, time.process_time() - before)
        return best

    work(text(50))  # what is made once only
    return taken(4 * size) / taken(size)


def word(number: int) -> str:
    """Give a word of six letters for a number, another for each, as a capitalised name."""
    return "".join("bcdfgklmnprstv"[number // 14**place % 14] + "aeiou"[(number + place) % 5] for place in range(3)).title()


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def numbered(unit: str) -> Callable[[int], str]:
    """Repeat a unit with another name in it each time."""
    return lambda size: "".join(unit.format(word(n)) for n in range(size // len(unit.format(word(0)))))


QUADRATIC = "quadratic: "
SHAPES = [
    pytest.param(repeated("les habitants du territoire de santé "), 8_000, id="one line of words"),
    pytest.param(repeated("ab\n"), 4_000, id="short lines"),
    pytest.param(repeated("1 000 "), 4_000, id="grouped digits"),
    pytest.param(lambda size: f"a{' ' * size}b", 60_000, id="spaces"),
    pytest.param(repeated("• "), 8_000, id="bullets without text"),
    pytest.param(repeated("("), 8_000, id="brackets"),
    pytest.param(repeated("l'"), 6_000, id="apostrophes"),
    pytest.param(numbered("M. Jean {}, "), 8_000, id="persons"),
    *(
        pytest.param(shape, size, id=name, marks=known(QUADRATIC + where, AssertionError))
        for name, shape, size, where in (
            ("digits", repeated("7"), 1_000, "structure.lines.EMAIL begins anew at every character of a long word"),
            ("a long word", repeated("a"), 1_500, "structure.lines.EMAIL begins anew at every character of a long word"),
            ("dots", repeated("."), 1_500, "structure.lines.EMAIL begins anew at every character of a long word"),
            ("ellipses", repeated("…"), 1_000, "structure.flow._END begins anew at every sign of a run"),
            ("items", repeated("• item\n"), 6_000, "scope.lead walks back over the whole list for every item"),
            ("capitalised words", numbered("{} "), 2_000, "epcis._TAILED begins anew at every capitalised word"),
            (
                "names with a comma",
                lambda size: "La CPTS regroupe les communes de " + numbered("{}, ")(size),
                6_000,
                "communes._item looks its last token up with tokens.index, names in each token's own sentence",
            ),
            (
                "CPTS",
                numbered("La CPTS {} a signé. "),
                8_000,
                "name_grammar._repeated_tails hashes all tokens at every name; scope._names_in walks all mentions",
            ),
        )
    ),
]


@pytest.mark.parametrize(("shape", "size"), SHAPES)
def test_time_grows_with_the_text(shape: Callable[[int], str], size: int) -> None:
    assert growth(lambda text: extract(read(text)), shape, size) < MOST


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        pytest.param(repeated("06 12 34 56 78 "), 8_000, id="telephone numbers"),
        pytest.param(repeated("x@a-"), 8_000, id="addresses that do not end"),
        pytest.param(
            repeated("J. "),
            1_000,
            id="initials",
            marks=known(QUADRATIC + "persons._full_name walks over all initials from each", AssertionError),
        ),
        pytest.param(
            numbered("Jean {}, directeur.\n"),
            8_000,
            id="names",
            marks=known(QUADRATIC + "privacy._named_again searches the text once for every name", AssertionError),
        ),
    ],
)
def test_time_of_masking_grows_with_the_text(shape: Callable[[int], str], size: int) -> None:
    assert growth(mask, shape, size) < MOST


HYPHENS = """
from cpts_extract.fields.epcis import _TAILED
list(_TAILED.finditer("SAINT-JEAN " * 40))
"""


@pytest.mark.xfail(
    strict=True,
    raises=subprocess.TimeoutExpired,
    reason="exponential: in epcis._TAILED a hyphen may belong to a word or part two, so each one doubles the time",
)
def test_a_row_of_names_with_hyphens_comes_to_an_end() -> None:
    """In a process of its own, since it must be ended from outside: a list of communes in capitals without commas."""
    subprocess.run([sys.executable, "-c", HYPHENS], check=True, timeout=4)

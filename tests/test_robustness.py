"""Releases that were damaged, and texts that nobody writes: no exception, true evidence, an end.

How time grows with the length of such texts is measured by `benchmarks/growth.py`.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cpts_extract.annotate import Reading
from cpts_extract.extract import extract
from cpts_extract.models import Document, Evidence, Extraction
from cpts_extract.read import read_document
from cpts_extract.read.characters import compose, normalise
from cpts_extract.read.privacy import mask
from cpts_extract.structure.block import Block

CORPUS = Path(__file__).parent.parent / "corpus"
RELEASES = sorted(path for path in CORPUS.iterdir() if path.suffix in {".txt", ".md"})
ODD = "\t\n\f'-–()[]«»\"|*#•.:;,/%€0123456789²¹½İﬁ\u0301\u200f\u202e\u00ad\u2028█@"
PHRASES = (
    "1 000 ", "la CPTS du ", "les CPTS de ", "CPTS (", "habitants", "le 31 février 2021", "32/13/2021", "12 mars 2021",
    "999 999 999 999 999 999", "un million", "M€", "80 %", "les communes : ", "| a | b |\n", "\n- ", "\n1. **\n", "³⁴ ",
    "06 12 34 56 78", "a@b.fr", "\nCONTACT PRESSE\n", "٣٤ communes", "²³ communes", "Elle ", "communauté de communes ",
)  # fmt: skip


# ---- what is proved ---------------------------------------------------------------------------------------------


def read(text: str) -> Document:
    """Make a document of a text, as the reader of text files does."""
    return Document("text.txt", "0" * 64, "text", normalise(compose(text)))


def untrue(document: Document, extraction: Extraction) -> list[str]:
    """Give every quotation that is not what stands there, persons masked."""
    text = mask(document.text)
    return [
        f"{proof.rule}: {proof.text!r} does not stand at {proof.start}"
        for proof in proofs(extraction)
        if not proof.text.strip() or text[proof.start : proof.end] != proof.text
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
    for path in RELEASES[::3]:
        chance = random.Random(f"{path.stem} {damage.__name__}")
        document = read(damage(read_document(path).text, chance))
        assert untrue(document, extract(document)) == [], path.stem


ENDS = [
    pytest.param("", id="nothing"),
    pytest.param("\f\f\f", id="pages"),
    pytest.param(".,;:!?()[]«»" * 50, id="punctuation"),
    pytest.param("((((" * 200 + "))))" * 200, id="brackets"),
    pytest.param("# \n\n**\n\n***\n\n#\n", id="marks alone"),
    pytest.param("La CPTS « » et les CPTS de, à", id="no name"),
    pytest.param("La CPTS du Lac compte " + "7" * 5_000 + " habitants.", id="a number of 5 000 digits"),
    pytest.param("La CPTS du Lac a signé le 31 février 2021, le 0 mars 2021, le 99/99/9999.", id="no dates"),
    pytest.param(
        "La CPTS du Lac compte ²³ communes, ٣٤ villages et ½ ville, signés le ١٢ mars ٢٠٢١.", id="other digits"
    ),
    pytest.param("\u202ela CPTS\u200f du \u0301\u0301\u0301Lac\u202c", id="right to left"),
    pytest.param("La CPTS du Val de Lac (", id="bracket at the end"),
    pytest.param("À la CPTS des Deux", id="figure at the end"),
    pytest.param("1. **\n\nContact : a@b.fr\n\nLa suite du texte est ici, longue.\n", id="item of stars alone"),
    pytest.param(
        "La CPTS du Lac.\n\nUne CPTS est un outil. " + "Elle compte 12 communes. " * 1_200,
        id="1 200 sentences with a pronoun",
    ),
    pytest.param(
        "La CPTS du Lac.\n\nLe contrat local de santé est signé. " + "Elle compte 12 communes. " * 1_200,
        id="1 200 sentences of a contrat local",
    ),
]


@pytest.mark.parametrize("text", ENDS)
def test_an_odd_text_is_read_with_true_evidence(text: str) -> None:
    document = read(text)
    assert untrue(document, extract(document)) == []


# ---- long texts -----------------------------------------------------------------------------------------------------


def test_work_grows_with_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: how often the block of a sentence is asked for."""
    asked = 0
    block = Reading.block

    def counted(self: Reading, sentence: int) -> Block:
        nonlocal asked
        asked += 1
        return block(self, sentence)

    monkeypatch.setattr(Reading, "block", counted)
    work = []
    for items in (50, 200):
        asked = 0
        extract(read("La CPTS du Lac\n\n" + "• item\n" * items))
        work.append(asked)
    assert work[1] < 5 * work[0]


HYPHENS = """
from cpts_extract.fields.epcis import _TAILED
list(_TAILED.finditer("SAINT-JEAN " * 40))
"""


def test_a_row_of_names_with_hyphens_comes_to_an_end() -> None:
    """In a process of its own, since it must be ended from outside: a list of communes in capitals without commas."""
    subprocess.run([sys.executable, "-c", HYPHENS], check=True, timeout=60)

"""The order of reading: the corpus set in many layouts reads as it was written, block by block."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.models import Document
from cpts_extract.read import read_document
from cpts_extract.read.boxes import boxes
from cpts_extract.read.characters import normalise
from cpts_extract.read.layout import lay_out
from cpts_extract.read.page import Page, Ruling
from cpts_extract.read.piece import Piece

from .typeset import Look, blocks_of, releases, typeset

RELEASES = {release.stem: release for release in releases()}
LOOKS = (
    Look("one column"),
    Look("Times, justified", font="Times", type_size=11, justified=True),
    Look("two columns, hyphens", columns=2, hyphens=True, justified=True),
    Look("two ragged columns", columns=2, gutter=14),
    Look("three", columns=3, gutter=12, type_size=8, hyphens=True, justified=True, size=(841.9, 595.3)),
    Look("letter", columns=2, size=(612, 792), font="Times", gutter=24, quote=True, justified=True, hyphens=True),
    Look("box at the right", box="right", tiles="box", columns=2, gutter=12, type_size=8.5, justified=True, quote=True),
    Look("box at the left", box="left", tiles="box", type_size=10),
    Look("box at the left of columns", box="left", columns=2, type_size=8.5, hyphens=True, justified=True),
    Look("box at the top", box="top", box_width=220),
    Look("drawn in any order", columns=2, shuffled=True, tiles="column", quote=True),
    Look("three panels", columns=3, gutter=30, size=(841.9, 595.3), shuffled=True, tiles="column", title_across=False),
    Look("turned by 90", upside=90, columns=2),
    Look("turned by 180", upside=180),
    Look("turned by 270", upside=270, box="right"),
    Look("drawn twice", twice=True, columns=2),
    Look("small", size=(420, 595), type_size=9, margin=36, number="- {page} -"),
    Look(
        "four columns",
        size=(1190.6, 841.9),
        columns=4,
        gutter=22,
        hyphens=True,
        justified=True,
        number="{page}/{pages}",
    ),
)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", normalise(text)).strip()


@pytest.mark.parametrize("look", LOOKS, ids=[look.name for look in LOOKS])
def test_every_block_stands_whole_and_in_order(look: Look, tmp_path: Path) -> None:
    for release in RELEASES.values():
        path = tmp_path / f"{release.stem}.pdf"
        path.write_bytes(typeset(release, look))
        document = read_document(path)
        text = plain(document.text)
        *blocks, note = [plain(block) for block in blocks_of(release)]
        assert [block for block in (*blocks, note) if block not in text] == []
        places: list[int] = []
        for block in blocks:
            places.append(text.find(block, places[-1] if places else 0))
        assert -1 not in places
        assert document.text.count("\f") == document.pages - 1
        assert document.problems == ()


def test_a_figure_is_read_with_its_label(tmp_path: Path) -> None:
    path = tmp_path / "tiles.pdf"
    path.write_bytes(typeset(RELEASES["cotentin-2023"], Look("tiles", box="right", tiles="box")))
    text = read_document(path).text
    assert text.count("1 234 rendez-vous pris") == text.count("plus de 56 réunions tenues") == 2  # on both pages


def test_a_quotation_has_a_box_for_each_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "columns.pdf"
    path.write_bytes(typeset(RELEASES["vimeu-2022"], Look("columns", columns=2, hyphens=True, justified=True)))
    document = read_document(path)
    (cut,) = [n for n, word in enumerate(document.words[:-1]) if word.end == document.words[n + 1].start][:1]
    first, second = document.words[cut : cut + 2]
    assert boxes(document, first.start, second.end) == (first.box, second.box)
    assert first.box[2] < second.box[2]
    assert first.box[1] > second.box[1]


# ---- the seam: pieces from a text layer or from an image --------------------------------------------------------


def page(*texts: tuple[float, float, str], number: int = 1, rulings: tuple[Ruling, ...] = ()) -> Page:
    """Give a page of words in 10 points, half a size wide for each character, from ``(x, baseline, text)``."""
    pieces = []
    for x, baseline, text in texts:
        for word in text.split():
            width = 5.0 * len(word)
            pieces.append(Piece(word, 10.0, (number, x, baseline - 8, x + width, baseline + 2), confidence=0.9))
            x += width + 3
    return Page(number, 595.0, 842.0, tuple(pieces), rulings)


LEFT = [
    "Le territoire de la communauté",
    "couvre douze communes, et il y",
    "compte vingt mille habitants ;",
    "la moitié vit dans le bourg et",
    "les autres dans les environs. Les",
]
RIGHT = [
    "soignants se connaissent tous, et",
    "ils travaillent déjà ensemble,",
    "les uns depuis dix ans au moins,",
    "les autres depuis que le cabinet",
    "du bourg a rouvert, au printemps.",
]


def test_the_order_of_the_pieces_means_nothing() -> None:
    texts = [(50.0, 100.0 + 12 * n, line) for n, line in enumerate(LEFT)]
    texts += [(240.0, 100.0 + 12 * n, line) for n, line in enumerate(RIGHT)]
    whole = page(*texts)
    expected = lay_out([whole])
    assert plain(expected[0]) == " ".join([*LEFT, *RIGHT])
    for seed in range(5):
        pieces = list(whole.pieces)
        random.Random(seed).shuffle(pieces)
        assert lay_out([Page(1, 595.0, 842.0, tuple(pieces))]) == expected


def test_a_sentence_goes_on_over_the_page() -> None:
    first = page((50, 100, "La communauté professionnelle couvre les douze"), (50, 780, "1/2"), number=1)
    second = page((50, 100, "communes du canton de la rivière."), (50, 780, "2/2"), number=2)
    assert lay_out([first, second])[0] == (
        "1/2\n\nLa communauté professionnelle couvre les douze\fcommunes du canton de la rivière.\n\n2/2"
    )


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    lines = tuple(Ruling(45, top, 400, top) for top in (88, 116, 144))
    table = page(
        (50, 100, "Population"), (250, 100, "12 300"), (250, 112, "habitants"), (50, 130, "Communes"), (250, 130, "douze"),
        rulings=lines,
    )  # fmt: skip
    assert lay_out([table])[0] == "Population   12 300 habitants\nCommunes   douze"


def test_pages_without_anything() -> None:
    assert lay_out([]) == ("", ())
    assert lay_out([Page(1, 595.0, 842.0, ()), Page(2, 595.0, 842.0, ())]) == ("\f", ())


def test_words_on_a_turned_page_have_their_boxes_where_they_stand(tmp_path: Path) -> None:
    upright, turned = tmp_path / "a.pdf", tmp_path / "b.pdf"
    upright.write_bytes(typeset(RELEASES["vimeu-2022"], Look("upright")))
    turned.write_bytes(typeset(RELEASES["vimeu-2022"], Look("turned", upside=90)))
    one, other = read_document(upright), read_document(turned)
    assert one.text == other.text
    assert _rounded(one) == _rounded(other)


def _rounded(document: Document) -> list[tuple[Any, ...]]:
    return [tuple(round(edge) for edge in word.box) for word in document.words]

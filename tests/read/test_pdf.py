"""PDFs: words, lines, cells, paragraphs, and everything that can be wrong with one."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.errors import UnreadableError
from cpts_extract.models import Document, Word
from cpts_extract.read import read_document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont

Draw = Callable[[Any], None]
MakePdf = Callable[..., Path]
Write = Callable[..., Draw]


def reason(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_document(path)
    assert "\n" not in str(caught.value)
    return caught.value.reason


def image(canvas: Any) -> None:
    """Draw a page as a scanner gives it: one image."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("1", (20, 20))), 0, 0, 595, 842)


def assert_words_are_the_text(document: Document) -> None:
    spans = [found.span() for found in re.finditer(r"\S+", document.text)]
    assert [(word.start, word.end) for word in document.words] == spans


def test_words_lines_and_boxes(make_pdf: MakePdf, write: Write) -> None:
    document = read_document(make_pdf(write((72, 100, "La CPTS", 10), (72, 112, "du Trégor", 10))))
    assert document.text == "La CPTS\ndu Trégor"
    assert document.words == (
        Word(0, 2, 0, (1, 72.0, 92.07, 83.12, 102.07)),
        Word(3, 7, 0, (1, 85.9, 92.07, 112.57, 102.07)),
        Word(8, 10, 1, (1, 72.0, 104.07, 83.12, 114.07)),
        Word(11, 17, 1, (1, 85.9, 104.07, 115.35, 114.07)),
    )
    assert (document.media, document.pages, document.status, document.problems) == ("pdf", 1, "ok", ())


def test_paragraphs_headings_and_pages(make_pdf: MakePdf, write: Write) -> None:
    first = write(
        (72, 60, "COMMUNIQUÉ", 16),
        (72, 80, "Une ligne", 10),
        (72, 92, "puis une autre.", 10),
        (72, 110, "Un paragraphe", 10),
        (72, 122, "plus loin.", 10),
    )
    second = write((72, 60, "Page deux", 10))
    document = read_document(make_pdf(first, second))
    assert document.text == ("COMMUNIQUÉ\n\nUne ligne\npuis une autre.\n\nUn paragraphe\nplus loin.\fPage deux")
    assert [word.line for word in document.words] == [0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5]
    assert [word.box[0] for word in document.words] == [1] * 10 + [2] * 2
    assert_words_are_the_text(document)


def test_wide_gaps_are_cells(make_pdf: MakePdf, write: Write) -> None:
    rows = write(
        (72, 100, "Population", 10),
        (200, 100, "57 633 habitants", 10),
        (72, 112, "Communes", 10),
        (200, 112, "11", 10),
        (300, 112, "Taille 2", 10),
    )
    assert read_document(make_pdf(rows)).text == "Population   57 633 habitants\nCommunes   11   Taille 2"


def test_a_line_spaced_out_by_justification_has_no_cells(make_pdf: MakePdf, write: Write) -> None:
    line = write(
        *((72 + 70 * n, 100, word, 10) for n, word in enumerate(["médecins", "infirmière", "sages-fem", "pharmacie"]))
    )
    assert read_document(make_pdf(line)).text == "médecins infirmière sages-fem pharmacie"


def test_superscripts(make_pdf: MakePdf, write: Write) -> None:
    line = write(
        (72, 100, "Grand Saumurois", 10),
        (72 + stringWidth("Grand Saumurois", "Helvetica", 10), 96, "12", 6),
        (165, 100, "6", 10),
        (170.56, 96, "ème", 6),
        (190, 100, "CPTS", 10),
    )
    assert read_document(make_pdf(line)).text == "Grand Saumurois¹² 6ème CPTS"


def test_a_footnote_mark_before_its_note(make_pdf: MakePdf, write: Write) -> None:
    assert read_document(make_pdf(write((72, 96, "1", 5), (76, 100, "Allonnes, Antoigné", 8)))).text == (
        "¹ Allonnes, Antoigné"
    )


def test_a_large_figure_does_not_swallow_the_lines_beside_it(make_pdf: MakePdf, write: Write) -> None:
    tile = write((72, 120, "57", 40), (140, 96, "communes", 10), (140, 108, "du Trégor", 10), (140, 120, "en 2021", 10))
    assert read_document(make_pdf(tile)).text == "communes\ndu Trégor\n\n57 en 2021"


def test_letters_drawn_twice_are_read_once(make_pdf: MakePdf, write: Write) -> None:
    bold = write((72, 100, "Trois Forêts", 12), (72.3, 100, "Trois Forêts", 12))
    assert read_document(make_pdf(bold)).text == "Trois Forêts"


def test_rotated_text_stands_apart(make_pdf: MakePdf, write: Write) -> None:
    def page(canvas: Any) -> None:
        write((72, 100, "La CPTS", 10), (72, 112, "du Trégor", 10))(canvas)
        canvas.saveState()
        canvas.translate(40, 700)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Revue de presse")
        canvas.restoreState()

    assert read_document(make_pdf(page)).text == "La CPTS\ndu Trégor\n\nRevue de presse"


def test_characters_are_normalised(make_pdf: MakePdf) -> None:
    def page(canvas: Any) -> None:
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # comes with reportlab, and has a soft hyphen
        canvas.setFont("Vera", 10)
        canvas.drawString(72, 700, "l\u2019ARS\u00a0: 72\u00a0520 Saint\u00adAubin, bénéﬁce")

    document = read_document(make_pdf(page))
    assert document.text == "l'ARS : 72 520 Saint-Aubin, bénéfice"
    assert_words_are_the_text(document)


def test_the_box_counts_from_the_corner_of_the_page(make_pdf: MakePdf, write: Write) -> None:
    def moved(canvas: Any) -> None:
        canvas.setPageSize((400, 400))
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 300, "CPTS")

    assert [word.box for word in read_document(make_pdf(moved)).words] == [(1, 72.0, 92.07, 98.67, 102.07)]


def test_a_page_of_an_image_is_a_problem(make_pdf: MakePdf, write: Write) -> None:
    text = write((72, 100, "La CPTS", 10))
    document = read_document(make_pdf(text, text, image))
    assert (document.text, document.pages) == ("La CPTS\fLa CPTS\f", 3)
    [problem] = document.problems
    assert (document.status, problem.startswith("page 3 has no text layer")) == ("partial", True)


def test_a_blank_page_is_none(make_pdf: MakePdf, write: Write) -> None:
    document = read_document(make_pdf(write((72, 100, "La CPTS", 10)), lambda canvas: None))
    assert (document.text, document.pages, document.status, document.problems) == ("La CPTS\f", 2, "ok", ())


def test_images_alone(make_pdf: MakePdf) -> None:
    assert reason(make_pdf(image)).split(";")[0] == "no text layer: 1 page of images"
    assert reason(make_pdf(image, image)).split(";")[0] == "no text layer: 2 pages of images"


def test_blank_pages_alone(make_pdf: MakePdf) -> None:
    assert reason(make_pdf(lambda canvas: None)) == "no text: 1 page, empty"


def test_an_encrypted_pdf(make_pdf: MakePdf, write: Write) -> None:
    secret = make_pdf(write((72, 100, "La CPTS", 10)), password="secret", owner="owner")
    assert reason(secret) == "encrypted PDF: it asks for a password"


def test_a_pdf_that_only_forbids_changes_is_read(make_pdf: MakePdf, write: Write) -> None:
    assert read_document(make_pdf(write((72, 100, "La CPTS", 10)), owner="owner")).text == "La CPTS"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
def test_a_truncated_pdf(make_pdf: MakePdf, write: Write, share: float) -> None:
    path = make_pdf(*[write((72, 100, f"La CPTS, page {n}", 10)) for n in range(1, 20)])
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    assert reason(path).split(":")[0] in {"broken PDF", "PDF without pages, or damaged so that none is found"}


def test_a_pdf_without_its_end_is_partial(make_pdf: MakePdf, write: Write) -> None:
    path = make_pdf(write((72, 100, "La CPTS", 10)))
    path.write_bytes(path.read_bytes().replace(b"%%EOF", b""))
    document = read_document(path)
    assert (document.text, document.status) == ("La CPTS", "partial")
    assert document.problems == ("the end of the file is missing: pages may be lost",)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"\x00\xff" * 200,
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
        b"%PDF-1.7\ntrailer << /Root 9 0 R >>\nstartxref\n0\n%%EOF",
    ],
    ids=["mark alone", "noise", "pages that hold themselves", "no pages", "no root"],
)
def test_a_broken_pdf_gives_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    assert reason(path).split(":")[0] in {"broken PDF", "PDF without pages, or damaged so that none is found"}


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), ValueError("a\nb"), AssertionError()])
def test_whatever_the_library_raises(
    make_pdf: MakePdf, write: Write, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    import pdfplumber

    def fail(*_: object, **__: object) -> None:
        raise error

    path = make_pdf(write((72, 100, "La CPTS", 10)))
    monkeypatch.setattr(pdfplumber.page.Page, "extract_words", fail)
    name = type(error).__name__
    assert reason(path) == f"broken PDF: page 1 is broken: {name}{': a b' if name == 'ValueError' else ''}"
    monkeypatch.setattr(pdfplumber, "open", fail)
    assert reason(path) == f"broken PDF: {name}{': a b' if name == 'ValueError' else ''}"


def test_a_broken_page_leaves_the_others(make_pdf: MakePdf, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    import pdfplumber

    whole = pdfplumber.page.Page.extract_words

    def fail_on_two(self: Any, **options: Any) -> Any:
        if self.page_number == 2:
            raise KeyError("Font")
        return whole(self, **options)

    monkeypatch.setattr(pdfplumber.page.Page, "extract_words", fail_on_two)
    page = write((72, 100, "La CPTS", 10))
    document = read_document(make_pdf(page, page, page))
    assert (document.text, document.status) == ("La CPTS\f\fLa CPTS", "partial")
    assert document.problems == ("page 2 is broken: KeyError: 'Font'",)


def test_pdfminer_keeps_silent(make_pdf: MakePdf, write: Write, caplog: pytest.LogCaptureFixture) -> None:
    path = make_pdf(write((72, 100, "La CPTS", 10)))
    path.write_bytes(path.read_bytes().replace(b"/Helvetica", b"/Helvetic?"))
    with caplog.at_level(logging.DEBUG, logger="pdfminer"):
        read_document(path)
        assert logging.getLogger("pdfminer").level == logging.DEBUG
    assert caplog.records == []


@pytest.mark.shared
@pytest.mark.parametrize("layout", ["word", "table", "ligature", "leaflet", "twocol"])
def test_every_word_of_the_shared_pdfs_is_in_the_text(shared: Path, layout: str) -> None:
    paths = sorted((shared / "pdfs" / layout).glob("*.pdf"))
    assert len(paths) == 5
    for path in paths:
        document = read_document(path)
        assert_words_are_the_text(document)
        assert document.text.count("\f") == document.pages - 1
        assert [word.line for word in document.words] == sorted(word.line for word in document.words)


@pytest.mark.shared
def test_a_shared_pdf_reads_as_its_text(shared: Path) -> None:
    text = read_document(shared / "pdfs" / "word" / "saumurois-2021.pdf").text
    assert text.startswith(
        "l'Assurance Maladie\n\nAgir ensemble, protéger chacun\n\nCOMMUNIQUÉ DE PRESSE\n\nvendredi 12 mars 2021"
    )
    assert "les 45 communes du Grand Saumurois¹, soit un territoire\nde plus de 103 000 habitants" in text
    assert "\n▪ Améliorer l'accès aux soins\n▪ Organiser le parcours" in text


@pytest.mark.shared
def test_glyphs_without_a_character_are_told(shared: Path) -> None:
    document = read_document(shared / "pdfs" / "ligature" / "tregor-2021.pdf")
    assert "di\ufffdérents acteurs" in document.text
    assert document.problems == (
        "page 1 has 2 characters of unknown meaning (\ufffd)",
        "page 2 has 6 characters of unknown meaning (\ufffd)",
    )

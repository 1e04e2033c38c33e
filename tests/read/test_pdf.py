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
from cpts_extract.read.characters import normalise
from cpts_extract.read.pdf import read_pdf
from cpts_extract.read.piece import Piece
from cpts_extract.read.scan import NoReaderError, Scan
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont

CORPUS = Path(__file__).parents[2] / "corpus"
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
    """Every word of the text has its box; one that a line's end cut has two, the second beginning where the first ends."""
    spans = [found.span() for found in re.finditer(r"\S+", document.text)]
    joined: list[tuple[int, int]] = []
    for word in document.words:
        if joined and joined[-1][1] == word.start:
            joined[-1] = (joined[-1][0], word.end)
        else:
            joined.append((word.start, word.end))
    assert joined == spans


def test_words_lines_and_boxes(make_pdf: MakePdf, write: Write) -> None:
    document = read_document(make_pdf(write((72, 100, "La CPTS", 10), (72, 112, "du Trégor", 10))))
    assert document.text == "La CPTS\ndu Trégor"
    assert document.words == (
        Word(0, 2, 0, (1, 72.0, 92.0, 83.12, 102.0)),
        Word(3, 7, 0, (1, 85.9, 92.0, 112.57, 102.0)),
        Word(8, 10, 1, (1, 72.0, 104.0, 83.12, 114.0)),
        Word(11, 17, 1, (1, 85.9, 104.0, 115.35, 114.0)),
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
    assert document.text == ("COMMUNIQUÉ\n\nUne ligne\npuis une autre.\n\nUn paragraphe\nplus loin.\n\fPage deux")
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


def test_a_mark_behind_a_figure_is_no_digit_of_it(make_pdf: MakePdf, write: Write) -> None:
    end = 72 + stringWidth("taille 4", "Helvetica", 10)
    line = write((72, 100, "taille 4", 10), (end, 96, "1", 6), (end + 3.4, 100, ", soit", 10))
    assert read_document(make_pdf(line)).text == "taille 4¹, soit"


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

    assert [word.box for word in read_document(make_pdf(moved)).words] == [(1, 72.0, 92.0, 98.67, 102.0)]


def test_a_page_of_an_image_is_a_problem(make_pdf: MakePdf, write: Write) -> None:
    text = write((72, 100, "La CPTS", 10))
    document = read_document(make_pdf(text, text, image))
    assert (document.text, document.pages) == ("La CPTS\n\fLa CPTS\n\f", 3)
    [problem] = document.problems
    assert (document.status, problem.startswith("page 3 has no text layer")) == ("partial", True)


def test_a_blank_page_is_none(make_pdf: MakePdf, write: Write) -> None:
    document = read_document(make_pdf(write((72, 100, "La CPTS", 10)), lambda canvas: None))
    assert (document.text, document.pages, document.status, document.problems) == ("La CPTS\n\f", 2, "ok", ())


def test_images_alone(make_pdf: MakePdf) -> None:
    assert reason(make_pdf(image)).split(";")[0] == "no text layer: 1 page of images"
    assert reason(make_pdf(image, image)).split(";")[0] == "no text layer: 2 pages of images"


def test_blank_pages_alone(make_pdf: MakePdf) -> None:
    assert reason(make_pdf(lambda canvas: None)) == "no text: 1 page, empty"


def test_a_broken_table_of_objects_is_mended(make_pdf: MakePdf, write: Write) -> None:
    path = make_pdf(write((72, 100, "La CPTS", 10)), write((72, 100, "du Trégor", 10)))
    data = path.read_bytes()
    path.write_bytes(re.sub(rb"startxref\n\d+", b"startxref\n7", data.replace(b"xref\n0", b"xxxx\n0")))
    document = read_document(path)
    assert (document.text, document.pages) == ("La CPTS\fdu Trégor", 2)


def test_libraries_that_count_other_pages_are_a_problem(
    make_pdf: MakePdf, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pdfminer.pdfpage import PDFPage

    path = make_pdf(write((72, 100, "La CPTS", 10)))
    monkeypatch.setattr(PDFPage, "create_pages", lambda document: iter([None, None]))
    document = read_document(path)
    assert (document.text, document.status) == ("La CPTS", "partial")
    assert document.problems == ("the file is damaged: pdfium finds 1 page, pdfminer 2",)


def test_a_page_without_text_is_given_to_who_reads_images(make_pdf: MakePdf, write: Write) -> None:
    asked: list[int] = []

    def read_image(data: bytes, page: int) -> Scan:
        asked.append(page)
        if page == 3:
            raise NoReaderError("to read scans: install it")
        return Scan((Piece("Lu", 10.0, (page, 72.0, 92.0, 84.0, 102.0), confidence=0.9),), 0.0, (421.0, 297.5), 1)

    path = make_pdf(write((72, 100, "La CPTS", 10)), image, image)
    reading = read_pdf("scan.pdf", path.read_bytes(), read_image)
    assert asked == [2, 3]
    assert reading.text == "La CPTS\n\fLu\n\f"
    assert reading.problems == ("page 3 has no text layer (to read scans: install it)",)
    assert reading.words[-1] == Word(9, 11, 1, (2, 92.0, 758.0, 102.0, 770.0), 0.9)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.pdf")), ids=lambda path: path.stem)
def test_plain_pages_have_the_words_that_pdfplumber_finds(path: Path) -> None:
    """On pages of one column both give the same words, whatever is between them, in the same order."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        theirs = [word["text"] for page in pdf.pages for word in page.extract_words(x_tolerance_ratio=0.15)]
    ours = read_document(path).text.translate(str.maketrans("¹²", "12")).split()
    assert sorted(ours) == sorted(normalise("\n".join(theirs)).split())


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
    import pypdfium2

    def fail(*_: object, **__: object) -> None:
        raise error

    path = make_pdf(write((72, 100, "La CPTS", 10)))
    monkeypatch.setattr(pypdfium2.PdfPage, "get_textpage", fail)
    name = type(error).__name__
    assert reason(path) == f"broken PDF: page 1 is broken: {name}{': a b' if name == 'ValueError' else ''}"
    monkeypatch.setattr(pypdfium2, "PdfDocument", fail)
    assert reason(path) == f"broken PDF: {name}{': a b' if name == 'ValueError' else ''}"


def test_a_broken_page_leaves_the_others(make_pdf: MakePdf, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    whole = pypdfium2.PdfDocument.get_page

    def fail_on_two(self: Any, index: int) -> Any:
        if index == 1:
            raise KeyError("Font")
        return whole(self, index)

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", fail_on_two)
    page = write((72, 100, "La CPTS", 10))
    document = read_document(make_pdf(page, page, page))
    assert (document.text, document.status) == ("La CPTS\n\f\fLa CPTS", "partial")
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
    assert "les 45 communes du Grand Saumurois¹, soit un territoire de plus de 103 000 habitants" in text
    assert "\n▪ Améliorer l'accès aux soins\n▪ Organiser le parcours" in text


@pytest.mark.shared
def test_ligatures_without_a_character_are_told_by_their_words(shared: Path) -> None:
    document = read_document(shared / "pdfs" / "ligature" / "tregor-2021.pdf")
    assert "des différents acteurs de santé" in document.text
    assert "ont modifié son périmètre" in document.text
    assert document.problems == ()


def test_small_capitals_set_in_two_sizes_are_one_word(make_pdf: MakePdf, write: Write) -> None:
    pieces: list[tuple[float, float, str, float]] = []
    x = 72.0
    for first, rest in (("C", "PTS"), ("D", "U"), ("V", "AL"), ("C", "LAIR")):
        for part, size in ((first, 14.0), (rest, 10.5)):
            pieces.append((x, 100, part, size))
            x += stringWidth(part, "Helvetica", size)
        x += 5
    assert read_document(make_pdf(write(*pieces))).text == "CPTS DU VAL CLAIR"

"""Pages of images: their words, their boxes, and what is told where they cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from cpts_extract.errors import UnreadableError
from cpts_extract.extract import extract
from cpts_extract.models import Document, Word
from cpts_extract.read import read_document, scan
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from .typeset import Look, blocks_of, releases, typeset

Draw = Callable[[Any], None]
MakePdf = Callable[..., Path]
Write = Callable[..., Draw]

ocr = pytest.mark.skipif(scan.missing() is not None, reason=f"tesseract is not installed ({scan.missing()})")

LINES = (
    (72, 90, "COMMUNIQUÉ DE PRESSE", 16),
    (72, 130, "Rivebourg, le 9 octobre 2024", 11),
    (72, 170, "La CPTS des Deux Vallées a signé son contrat le 9 octobre 2024 avec l'ARS et la CPAM. Elle", 11),
    (72, 184, "couvre 41 communes et compte 72 520 habitants. Près de 180 professionnels de santé y exercent.", 11),
    (72, 212, "Ses missions :", 11),
    (90, 228, "•", 11),
    (102, 228, "faciliter l'accès à un médecin traitant ;", 11),
    (90, 242, "•", 11),
    (102, 242, "organiser les soins non programmés ;", 11),
    (90, 256, "•", 11),
    (102, 256, "mener des actions de prévention.", 11),
)
TEXT = """\
COMMUNIQUÉ DE PRESSE

Rivebourg, le 9 octobre 2024

La CPTS des Deux Vallées a signé son contrat le 9 octobre 2024 avec l'ARS et la CPAM. Elle \
couvre 41 communes et compte 72 520 habitants. Près de 180 professionnels de santé y exercent.

Ses missions :
• faciliter l'accès à un médecin traitant ;
• organiser les soins non programmés ;
• mener des actions de prévention."""


def page(*texts: tuple[float, float, str, float], turned: float = 0.0, noise: float = 0.12) -> Draw:
    """Draw texts as a scanner gives them."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for x, top, text, size in texts:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, A4[1] - top, text)
    canvas.showPage()  # also where nothing was drawn
    canvas.save()
    [draw] = scanned(file.getvalue(), turned, noise)
    return draw


def scanned(data: bytes, turned: float = 0.0, noise: float = 0.12) -> list[Draw]:
    """Draw the pages of a PDF as a scanner gives them: images, askew, with noise (another one each time)."""
    import pypdfium2

    printed = pypdfium2.PdfDocument(data)
    draws = [photo(page.render(scale=200 / 72, grayscale=True).to_pil(), turned, noise) for page in printed]
    printed.close()
    return draws


def photo(image: Any, turned: float, noise: float) -> Draw:
    from PIL import Image, ImageFilter
    from PIL.Image import Resampling
    from reportlab.lib.utils import ImageReader

    image = image.rotate(turned, resample=Resampling.BICUBIC, fillcolor=255, expand=turned % 180 == 90)
    image = image.filter(ImageFilter.GaussianBlur(0.6))
    image = Image.blend(image, Image.effect_noise(image.size, 40), noise)
    file = BytesIO()
    image.save(file, "JPEG", quality=70)

    def draw(canvas: Canvas) -> None:
        width, height = (side * 72 / 200 for side in image.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(BytesIO(file.getvalue())), 0, 0, width, height)

    return draw


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[float], Document]:
    """Give a function that reads the same release from a scan that lay so askew, each once: it takes seconds."""

    @cache
    def reading(turned: float) -> Document:
        path = tmp_path_factory.mktemp("scan") / "release.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        page(*LINES, turned=turned)(canvas)
        canvas.save()
        return read_document(path)

    return reading


@ocr
@pytest.mark.parametrize("turned", [0.7, -3.0, 90.0, 180.0])
def test_a_scan_reads_as_its_text(read: Callable[[float], Document], turned: float) -> None:
    document = read(turned)
    assert document.text == TEXT
    assert (document.media, document.pages, document.status, document.problems) == ("pdf", 1, "ok", ())
    assert [document.text[word.start : word.end] for word in document.words] == TEXT.split()


@ocr
@pytest.mark.parametrize("turned", [0.7, -3.0, 90.0, 180.0])
def test_the_box_is_where_the_word_is_seen(read: Callable[[float], Document], turned: float) -> None:
    from PIL import Image

    document = read(turned)
    found = box_of(document.text, document.words, "communes")
    assert found[0] == 1
    # The same word, painted on a page that was turned in the same way.
    page = Image.new("L", (595, 842), 255)
    x0, top, x1, bottom = box_of_drawn("couvre 41 ", "communes")
    page.paste(0, (round(x0), round(top), round(x1), round(bottom)))
    page = page.rotate(turned, fillcolor=255, expand=turned % 180 == 90)
    seen = page.point(lambda grey: 255 - grey).getbbox()
    assert seen is not None
    assert [abs(a - b) < 4 for a, b in zip(found[1:], seen, strict=True)] == [True] * 4, (found, seen)


def box_of(text: str, words: tuple[Word, ...], sought: str) -> tuple[int, float, float, float, float]:
    return next(word.box for word in words if text[word.start : word.end] == sought)


def box_of_drawn(before: str, sought: str) -> tuple[float, float, float, float]:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    left = 72 + stringWidth(before, "Helvetica", 11)
    return left, 184 - 0.8 * 11, left + stringWidth(sought, "Helvetica", 11), 184 + 0.2 * 11


@ocr
def test_what_was_read_from_an_image_is_less_sure(
    make_pdf: MakePdf, write: Write, read: Callable[[float], Document]
) -> None:
    drawn = extract(read_document(make_pdf(write(*LINES), name="text.pdf"))).record.cpts[0]
    seen = extract(read(0.7)).record.cpts[0]
    assert (seen.name, seen.signature_date, seen.population) == (drawn.name, drawn.signature_date, drawn.population)
    assert [mission.category for mission in seen.missions] == ["medecin_traitant", "soins_non_programmes", "prevention"]
    surer = {key: (drawn.evidence[key][0].confidence, seen.evidence[key][0].confidence) for key in seen.evidence}
    assert len(surer) == 8
    assert [key for key, (before, after) in surer.items() if not 0.8 * before < after < before] == []


@ocr
def test_only_the_pages_that_need_it_are_read_from_their_image(make_pdf: MakePdf, write: Write) -> None:
    document = read_document(make_pdf(write((72, 100, "La CPTS", 10)), page((72, 100, "du Trégor Sud", 12))))
    assert document.text == "La CPTS\n\fdu Trégor Sud"
    sure = [word.confidence for word in document.words]
    assert sure[:2] == [1.0, 1.0]
    assert [0.5 < one < 1.0 for one in sure[2:]] == [True] * 3


@ocr
def test_an_image_without_a_word(make_pdf: MakePdf, write: Write) -> None:
    document = read_document(make_pdf(write((72, 100, "La CPTS", 10)), page()))
    assert document.problems == ("page 2 has no text layer, and no word is found in its image",)
    with pytest.raises(UnreadableError) as caught:
        read_document(make_pdf(page()))
    assert caught.value.reason == "no text layer: 1 page of images; no word is found in them"


def test_without_tesseract_it_is_told_what_to_install(
    make_pdf: MakePdf, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    scan.missing.cache_clear()
    try:
        how = "to read scans: pip install 'cpts-extract[ocr]' and apt-get install tesseract-ocr tesseract-ocr-fra"
        document = read_document(make_pdf(write((72, 100, "La CPTS", 10)), page(*LINES)))
        assert (document.text, document.status) == ("La CPTS\n\f", "partial")
        assert document.problems == (f"page 2 has no text layer ({how})",)
        with pytest.raises(UnreadableError) as caught:
            read_document(make_pdf(page(*LINES)))
        assert caught.value.reason == f"no text layer: 1 page of images; {how}"
    finally:
        scan.missing.cache_clear()


@ocr
def test_whatever_tesseract_does(make_pdf: MakePdf, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    def fail(*_: object, **__: object) -> None:
        raise pytesseract.TesseractError(-9, "killed\nby the system")

    monkeypatch.setattr(pytesseract, "image_to_pdf_or_hocr", fail)
    document = read_document(make_pdf(write((72, 100, "La CPTS", 10)), page(*LINES)))
    [problem] = document.problems
    assert problem.startswith("page 2 has no text layer, and its image cannot be read: TesseractError: ")
    assert "\n" not in problem


@ocr
@pytest.mark.parametrize(
    "look",
    [
        Look("two", columns=2, hyphens=True, justified=True),
        Look("three", columns=3, size=(841.9, 595.3)),
        Look("box at the left of columns", box="left", columns=2),
    ],
    ids=lambda look: look.name,
)
def test_columns_are_read_one_after_the_other(make_pdf: MakePdf, look: Look) -> None:
    release = next(release for release in releases() if release.stem == "vimeu-2022")
    text = bare(read_document(make_pdf(*scanned(typeset(release, look), 0.5, noise=0.0))).text)
    *blocks, _ = [bare(block) for block in blocks_of(release)]
    # Their first and last words: in between tesseract may misread a letter.
    ends = [part for block in blocks for part in (" ".join(block.split()[:3]), " ".join(block.split()[-3:]))]
    places = [0]
    for part in ends:
        places.append(text.find(part, places[-1]))
    assert [part for part, place in zip(ends, places[1:], strict=True) if place < 0] == []


def bare(text: str) -> str:
    """Give the words of a text alone, without the calls of notes."""
    return " ".join(re.findall(r"[^\W\d_]+|\d+", text.replace("¹", "")))


# ---- what tesseract takes bullets and notes for -----------------------------------------------------------------


def hocr(*words: tuple[str, int, int, int]) -> bytes:
    """Write a line as tesseract does: words as ``(text, left, right, height of the ink)``, size of type 40."""
    spans = "".join(
        f"<span class='ocrx_word' title='bbox {left} {140 - ink} {right} 140; x_wconf 90'>{escape(text)}</span>"
        for text, left, right, ink in words
    )
    line = f"<span class='ocr_line' title='bbox {words[0][1]} 100 {words[-1][2]} 140; baseline 0 0; x_size 40'>{spans}</span>"
    return f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{line}</body></html>".encode()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("*", 0, 13, 13), ("Une", 53, 120, 30)], "• Une"),
        ([("°_", 0, 13, 13), ("pour", 53, 120, 30)], "• pour"),
        ([("*__autour", 0, 150, 30), ("d'un", 160, 220, 30)], "• autour d'un"),
        ([("e", 0, 13, 13), ("kiné", 53, 120, 30)], "• kiné"),
        ([("«", 0, 13, 13), ("kiné", 53, 120, 30)], "• kiné"),
        ([("=", 0, 22, 22), ("Améliorer", 55, 190, 30)], "• Améliorer"),
        ([("+", 0, 13, 13), ("_", 33, 40, 3), ("pharmaciens", 55, 190, 30)], "• pharmaciens"),
        ([("+", 0, 22, 22), ("12", 35, 60, 30), ("%", 70, 90, 30)], "+ 12 %"),
        ([("«", 0, 22, 22), ("Agir", 35, 90, 30), ("»", 100, 120, 22)], "« Agir »"),
        ([("à", 0, 16, 28), ("Vannes", 55, 130, 30)], "à Vannes"),
        ([(">", 0, 16, 18), ("Comprend", 55, 130, 30)], "> Comprend"),
        ([("–", 0, 20, 3), ("organiser", 55, 130, 30)], "– organiser"),
        ([("b._", 0, 40, 30), ("sur", 80, 130, 30)], "b. sur"),
        ([("(recrutement", 0, 140, 30), ("d'un", 170, 220, 30)], "(recrutement d'un"),
        ([("1Allonnes,", 0, 140, 30), ("Blou", 160, 220, 30)], "¹Allonnes, Blou"),
        ([("le", 0, 30, 30), ("Saumurois2,", 45, 200, 30), ("1Er", 215, 260, 30)], "le Saumurois², 1Er"),
        ([("Covid19", 0, 90, 30), ("2e", 105, 130, 30), ("1er", 145, 190, 30)], "Covid19 2e 1er"),
        ([("Page", 0, 60, 30), ("a", 900, 1900, 2)], "Page"),
        ([("|", 0, 4, 300), ("~", 10, 40, 10)], ""),
    ],
)
def test_the_bullets_and_notes_of_a_line(
    monkeypatch: pytest.MonkeyPatch, words: list[tuple[str, int, int, int]], text: str
) -> None:
    from PIL import Image

    pytesseract = pytest.importorskip("pytesseract", reason="comes with the extra ocr")
    monkeypatch.setattr(pytesseract, "image_to_pdf_or_hocr", lambda *_, **__: hocr(*words))
    monkeypatch.setattr(scan, "missing", lambda: None)
    monkeypatch.setattr(scan, "_render", lambda *_: (Image.new("L", (2000, 400)), 200.0))
    begun: list[int] = []
    token = scan.page_begins.set(lambda: begun.append(1))
    assert " ".join(piece.text for piece in scan.read_scan(b"", 1).pieces) == text
    scan.page_begins.reset(token)
    assert begun == [1]


@ocr
@pytest.mark.shared
def test_the_shared_scans_hold_their_figures(shared: Path) -> None:
    text = read_document(shared / "pdfs" / "scan" / "trois-forets-2024.pdf").text
    assert "l'accès aux soins des 57 633 habitants du territoire" in text
    assert "\n• Un parcours autour du diabète de type 2 ;\n" in text

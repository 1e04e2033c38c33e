"""Images of PDF pages: only of the bytes that were read, and with persons blacked out."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from cpts_extract.report.pictures import draw
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

WORDS = ("La", "CPTS", "couvre", "12", "communes", "Contact", "Prénomix")


@pytest.fixture
def pdf(tmp_path: Path) -> tuple[str, str, str]:
    """A PDF with one word a line: its path, its digest, and its text with the last word masked."""
    path = tmp_path / "release.pdf"
    canvas = Canvas(str(path), pagesize=(200, 200), invariant=1)
    canvas.setFont("Helvetica", 10)
    for number, word in enumerate(WORDS):
        canvas.drawString(20, 180 - 20 * number, word)
    canvas.showPage()
    canvas.save()
    from cpts_extract.read import read_document

    text = read_document(path).text
    return str(path), hashlib.sha256(path.read_bytes()).hexdigest(), text.replace("Prénomix", "█" * 8)


def darkest(image: Image.Image, number: int) -> float:
    """Give the share of dark pixels where a word stands."""
    scale = image.width / 200
    box = (20 * scale, (21 + 20 * number - 9) * scale, 50 * scale, (21 + 20 * number) * scale)
    grey = image.convert("L").crop(tuple(map(int, box)))
    return sum(value < 60 for value in grey.tobytes()) / (grey.width * grey.height)


def test_masked_words_are_black_and_the_others_are_read(pdf: tuple[str, str, str]) -> None:
    source, digest, text = pdf
    drawn = draw(source, digest, text, [1])
    image = Image.open(BytesIO(drawn.pages[1].data))
    assert (drawn.reason, drawn.pages[1].width, drawn.pages[1].height) == (None, 200, 200)
    shares = [darkest(image, number) for number in range(len(WORDS))]
    assert [share > 0.9 for share in shares] == [False] * 6 + [True]
    assert all(share > 0 for share in shares)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("gone", "Le fichier n'est plus à l'adresse où il a été lu"),
        ("changed", "Le fichier a changé depuis qu'il a été lu"),
        ("read otherwise", "Les noms de personnes ne peuvent être masqués"),
    ],
)
def test_where_the_bytes_or_the_words_are_others_nothing_is_shown_and_why(
    pdf: tuple[str, str, str], change: str, reason: str
) -> None:
    source, digest, text = pdf
    if change == "gone":
        Path(source).unlink()
    elif change == "changed":
        Path(source).write_bytes(Path(source).read_bytes() + b"\n")
    else:
        text = text.replace("communes", "commune.")
    drawn = draw(source, digest, text, [1])
    assert drawn.pages == {}
    assert drawn.reason is not None
    assert drawn.reason.startswith(reason)


@pytest.mark.parametrize("source", ["https://example.org/release.pdf", "a\x00b.pdf", "."])
def test_a_source_that_is_no_file_here_is_at_no_hand(source: str) -> None:
    assert draw(source, "0" * 64, "", [1]).pages == {}

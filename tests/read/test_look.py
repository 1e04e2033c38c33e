"""The first look turns down what says nothing of CPTS, and nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from cpts_extract.errors import IrrelevantError, UnreadableError
from cpts_extract.read import read_document
from cpts_extract.read.look import page_speaks_of_cpts, speaks_of_cpts
from cpts_extract.read.worker import Limits, Worker
from reportlab.pdfgen.canvas import Canvas

SPEAKS = [
    "La CPTS du Val",
    "les cpts",
    "la C.P.T.S. du Val",
    "la C P T S du Val",
    "la CP-\nTS du Val",
    "la communauté professionnelle territoriale de santé",
    "LES COMMUNAUTES PROFESSIONNELLES TERRITORIALES DE SANTE",
    "une communauté profes-\nsionnelle terri-\ntoriale",
    "la communauté territoriale de santé",
    "une communauté pluri-professionnelle",
    "la communauté France Santé",
]
SILENT = [
    "La piscine rouvre le 3 mars 2024.",
    "La communauté de communes rouvre la piscine.",
    "La maison de santé pluriprofessionnelle signe son contrat.",
    "Une formation professionnelle territoriale",
]


@pytest.mark.parametrize("text", SPEAKS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-be"])
def test_a_word_on_cpts_is_seen_in_every_encoding(text: str, encoding: str) -> None:
    assert speaks_of_cpts(text.encode(encoding))
    assert speaks_of_cpts(text)
    assert speaks_of_cpts(unicodedata.normalize("NFD", text).encode())


@pytest.mark.parametrize("text", SILENT)
def test_what_says_no_such_word_is_silent(text: str) -> None:
    assert not speaks_of_cpts(text)
    assert not page_speaks_of_cpts(f"<html><p>{text}</p></html>".encode())


def test_markup_between_the_letters_of_a_page_hides_nothing() -> None:
    page = b"<html><b>C</b><b>P</b><b>T</b><b>S</b> du Val</html>"
    assert not speaks_of_cpts(page)
    assert page_speaks_of_cpts(page)


@pytest.mark.parametrize("accent", ["&eacute;", "&#233;", "&#xE9;"])
def test_accents_of_a_page_may_be_written_by_their_names(accent: str) -> None:
    page = f"<p>Communaut{accent} Professionnelle Territoriale de Sant{accent}</p>".encode()
    assert page_speaks_of_cpts(page)


def pdf(path: Path, *pages: str) -> Path:
    canvas = Canvas(str(path), pageCompression=0)
    for page in pages:
        canvas.drawString(72, 720, page)
        canvas.showPage()
    canvas.save()
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_text(content, encoding=encoding)
    return path


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: text(folder / "a.txt", SILENT[0]),
        lambda folder: text(folder / "a.txt", SILENT[1], "utf-16"),
        lambda folder: text(folder / "a.html", f"<html><p>{SILENT[1]}</p></html>"),
        lambda folder: pdf(folder / "a.pdf", *SILENT),
    ],
)
def test_a_file_of_any_kind_is_turned_down(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    with Worker(Limits()) as worker, pytest.raises(IrrelevantError) as raised:
        read_document(path, worker, first_look=True)
    assert raised.value.sha256 == read_document(path).sha256  # which without a first look is read


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda folder: text(folder / "a.txt", " \n \n"), "no text: only spaces and line breaks"),
        (lambda folder: text(folder / "a.html", "<html><p> </p></html>"), "no text"),
        (lambda folder: pdf(folder / "a.pdf", ""), "no text: 1 page, empty"),
    ],
)
def test_a_file_without_any_text_is_named_for_that(make: Callable[[Path], Path], reason: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_document(make(tmp_path), first_look=True)
    assert raised.value.reason.startswith(reason)


def test_a_pdf_of_which_pages_may_be_lost_is_not_turned_down(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", *SILENT)
    path.write_bytes(path.read_bytes().rpartition(b"%%EOF")[0])
    assert read_document(path, first_look=True).status == "partial"


def test_a_pdf_that_speaks_of_cpts_on_its_last_page_is_read(tmp_path: Path) -> None:
    assert "CPTS" in read_document(pdf(tmp_path / "a.pdf", *SILENT, SPEAKS[0]), first_look=True).text

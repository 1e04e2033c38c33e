"""What a path gives: a document, or one line that says why not."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.errors import UnreadableError
from cpts_extract.models import Document
from cpts_extract.read import KNOWN_SUFFIXES, read_document

Draw = Callable[[Any], None]
TEXT = "La CPTS du Trégor a signé."


def reason(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_document(path)
    assert caught.value.source == path.as_posix()
    assert str(caught.value) == f"{path.as_posix()}: {caught.value.reason}"
    assert "\n" not in str(caught.value)
    return caught.value.reason


def document(path: Path, **fields: Any) -> Document:
    """Give the document that a text file should be read as."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Document(**{"source": path.as_posix(), "sha256": digest, "media": "text", "text": TEXT, **fields})


def test_the_known_suffixes() -> None:
    assert KNOWN_SUFFIXES == {
        ".txt": "text",
        ".md": "markdown",
        ".pdf": "pdf",
        ".html": "html",
        ".htm": "html",
        ".docx": "docx",
        ".odt": "odt",
    }


@pytest.mark.parametrize(
    ("name", "media"), [("a.txt", "text"), ("A.TXT", "text"), ("a.md", "markdown"), ("é à.b.Md", "markdown")]
)
def test_a_text(tmp_path: Path, name: str, media: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, encoding="cp1252")
    assert read_document(path) == document(path, media=media)


def test_a_text_named_pdf(tmp_path: Path) -> None:
    path = tmp_path / "release.pdf"
    path.write_text(TEXT, encoding="utf-8")
    assert read_document(path) == document(path)


def test_a_text_that_speaks_of_pdf_files(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text("Un PDF commence par %PDF-1.7", encoding="utf-8")
    assert read_document(path) == document(path, text="Un PDF commence par %PDF-1.7")


@pytest.mark.parametrize("name", ["release.txt", "release.md", "release.PDF"])
def test_a_pdf_by_any_name(make_pdf: Callable[..., Path], write: Callable[..., Draw], name: str) -> None:
    read = read_document(make_pdf(write((72, 72, TEXT, 11)), name=name))
    assert (read.media, read.text, read.pages, len(read.words)) == ("pdf", TEXT, 1, 6)


def test_a_pdf_behind_other_bytes(make_pdf: Callable[..., Path], write: Callable[..., Draw]) -> None:
    path = make_pdf(write((72, 72, TEXT, 11)))
    path.write_bytes(b"\xef\xbb\xbf\r\n" + path.read_bytes())
    assert read_document(path).text == TEXT


def test_no_such_file(tmp_path: Path) -> None:
    assert reason(tmp_path / "absent.txt") == "no such file"
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert reason(tmp_path / "a.txt" / "b.txt") == "no such file"
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert reason(tmp_path / "broken.txt") == "no such file"


@pytest.mark.parametrize("name", ["folder", "x.pdf", "x.txt"])
def test_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert reason(tmp_path / name) == "is a folder"


def test_a_fifo_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")  # opened, it would wait for ever
    assert reason(tmp_path / "pipe.txt") == "not a regular file"


def test_a_device(tmp_path: Path) -> None:
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    assert reason(tmp_path / "endless.txt") == "not a regular file"


def test_links_and_names_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert reason(tmp_path / "a.txt") == "a symbolic link that leads to itself"
    assert reason(tmp_path / ("x" * 300 + ".txt")) == "file name too long"
    assert reason(tmp_path / "a\0b.txt") == "not a file name"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file, whatever its permissions")
def test_permission_denied(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert reason(path) == "permission denied"


def test_permission_denied_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reason(path) == "permission denied"


@pytest.mark.parametrize("name", ["empty.txt", "empty.md", "empty.pdf"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert reason(tmp_path / name) == "empty file"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.doc", ".doc"), ("a.xml", ".xml"), ("README", "no suffix"), (".txt", "no suffix")]
)
def test_an_unknown_kind(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert reason(tmp_path / name) == f"unknown kind of file: {kind} (known: {' '.join(KNOWN_SUFFIXES)})"


@pytest.mark.parametrize("name", ["image.txt", "image.pdf"])
def test_a_binary_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00")
    assert reason(tmp_path / name) == "not a text: binary data"


def test_a_text_of_spaces(tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text(" \n\t\n", encoding="utf-8")
    assert reason(tmp_path / "blank.txt") == "no text: only spaces and line breaks"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_001)  # a hole: takes no room on the disk
    assert reason(path) == "larger than 200 MB"


def test_a_name_of_strange_bytes_can_be_printed(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"sant\xe9.txt")
    try:
        path.write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    source = read_document(path).source
    assert source == f"{tmp_path.as_posix()}/sant\\xe9.txt"
    assert source.encode("utf-8").decode("utf-8") == source


def test_importing_the_stage_is_light() -> None:
    heavy = "{'pypdfium2', 'pdfminer', 'trafilatura', 'lxml', 'spacy', 'pandas', 'duckdb', 'PIL'}"
    code = f"import sys, cpts_extract.read; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

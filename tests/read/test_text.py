"""The encodings that French texts are saved in, each with its real bytes."""

from __future__ import annotations

import codecs

import pytest
from cpts_extract.errors import UnreadableError
from cpts_extract.read.reading import Reading
from cpts_extract.read.text import decode, read_text

RELEASE = "Santé : l'ARS et la CPTS de Ploërmel Cœur de Bretagne signent à Vannes. « 75 000 € », déjà reçus…"
PLAIN = "Santé à Ploërmel : les élus, l'hôpital et 72 520 habitants, où naît la CPTS. Déjà reçu « hier »."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", RELEASE),
        ("cp1252", RELEASE),
        ("latin-1", PLAIN),
        ("iso8859-15", "Le cœur de la CPTS reçoit 75 000 €, à Ploërmel."),
        ("mac_roman", RELEASE),
        ("cp850", PLAIN),
        ("utf-16-le", RELEASE),
        ("utf-16-be", RELEASE),
    ],
)
def test_encodings_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks_are_obeyed_and_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + RELEASE.encode(encoding)) == RELEASE


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("La santé a été publi".encode() + b"\xe9e", "La santé a été publiée"),
        (
            "été à Vannes, à Auray, à Pontivy".encode() + " l\u2019été".encode("cp1252"),
            "été à Vannes, à Auray, à Pontivy l\u2019ét\xe9",
        ),
        ("déjà signé à Vannes, é".encode()[:-1], "déjà signé à Vannes, Ã"),
        (b"CPTS", "CPTS"),
        ("é".encode("cp1252"), "é"),
        (b"l\x92ARS \x96 75 000 \x80", "l\u2019ARS \u2013 75 000 \u20ac"),
        ("72\u00a0520 habitants à".encode("cp1252"), "72\u00a0520 habitants à"),
        ("12½ h, déjà 5½ km²".encode("cp1252"), "12½ h, déjà 5½ km²"),
    ],
)
def test_awkward_bytes(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        b"CPTS du Pays\x00d'Auray",
        bytes(range(256)) * 4,
        b"\xff\xd8\xff\xe1" + bytes(range(128, 256)) * 3,
        b"\x01\x02\x03\x04\x05 CPTS",
    ],
    ids=["png", "zip", "nul in a text", "all bytes", "jpeg", "controls"],
)
def test_what_is_no_text(data: bytes) -> None:
    assert decode(data) is None
    with pytest.raises(UnreadableError) as caught:
        read_text("x.txt", data)
    assert str(caught.value) == "x.txt: not a text: binary data"


@pytest.mark.parametrize("data", [b" ", b"\r\n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", "\u00a0\u200b".encode()])
def test_a_text_of_spaces_alone(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_text("x.txt", data)
    assert caught.value.reason == "no text: only spaces and line breaks"


def test_a_text_is_composed_and_normalised() -> None:
    data = "\ufeffSigne\u0301\r\nà\u00a0l\u2019oﬃce\rde\u2028Vannes\fFin".encode()
    assert read_text("x.txt", data) == Reading("Signé\nà l'office\nde\nVannes\nFin")

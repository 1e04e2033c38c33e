"""Make files that have broken other programs, each with what a run has to say of it.

``python tests/hostile/make.py FOLDER`` writes them all, to be tried by hand.
"""

from __future__ import annotations

import contextlib
import os
import random
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

GOOD = (
    "La CPTS du Val signe son contrat\n\nVannes, le 10 octobre 2024\n\n"
    "La CPTS du Val a signé l'ACI le 9 octobre 2024 à Vannes. Elle couvre 57 633 habitants de 11 communes.\n"
)


class Case(NamedTuple):
    """A file, and what a run has to say of it."""

    name: str | bytes
    make: Callable[[Path], object]
    status: str
    """``ok``, ``partial``, ``unreadable``, ``irrelevant``; more than one, parted by ``|``, where the limits decide."""
    reason: str = ""
    """A regular expression that the reason holds."""


# ---- bytes ----------------------------------------------------------------------------------------------------------


def data(content: bytes | str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode())


def pdf(
    *pages: str,
    encrypt: StandardEncryption | None = None,
    rotation: int = 0,
    image: bool = False,
) -> bytes:
    """Typeset pages of text; with ``image`` a picture without text is on each."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=encrypt, invariant=True)
    for page in pages:
        for at, line in enumerate(page.splitlines()):
            canvas.drawString(72, (500 if rotation else 760) - 16 * at, line)
        if image:
            canvas.drawImage(ImageReader(Image.new("RGB", (200, 200), "grey")), 72, 400)
        canvas.setPageRotation(rotation)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def objects(*bodies: bytes, root: int = 1) -> bytes:
    """Put a PDF together of the bodies of its objects, which are numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, root, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 72 720 Td (La CPTS du Val a signe son contrat le 9 octobre 2024.) Tj ET"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>"
)


def inflating() -> bytes:
    """A page whose content inflates to two gigabytes."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 1 1 l S\n" * 80_000
    packed = b"".join(packer.compress(block) for _ in range(2_000)) + packer.flush()
    return objects(CATALOG, ONE_PAGE, PAGE % b"", stream(packed, b"/Filter /FlateDecode"), FONT)


def cyclic_pages() -> bytes:
    """A tree of pages that leads back to itself."""
    tree = b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"
    return objects(CATALOG, tree, PAGE % b"", stream(TEXT), FONT)


def deep_pages(depth: int = 5_000) -> bytes:
    """A tree of pages as deep as a well."""
    middle = [
        b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (at - 1, at + 1) for at in range(6, 6 + depth)
    ]
    page = PAGE.replace(b"/Parent 2 0 R", b"/Parent %d 0 R" % (5 + depth)) % b""
    return objects(CATALOG, b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>", b"null", stream(TEXT), FONT, *middle, page)


def looping_form() -> bytes:
    """A form that draws itself."""
    page = PAGE % b"/XObject << /X 6 0 R >>"
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")
    return objects(CATALOG, ONE_PAGE, page, stream(TEXT + b" /X Do"), FONT, form)


def branching_forms(levels: int = 24) -> bytes:
    """Forms that each draw the next one ten times: 10^24 in all."""
    page = PAGE % b"/XObject << /X 6 0 R >>"
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (at + 1),
        )
        for at in range(6, 6 + levels)
    ]
    last = stream(b"0 0 m 1 1 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return objects(CATALOG, ONE_PAGE, page, stream(TEXT + b" /X Do"), FONT, *forms, last)


def with_script() -> bytes:
    """A PDF that runs JavaScript when it is opened."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /Names << /JavaScript << /Names [(a) 6 0 R] >> >> >>"
    return objects(
        catalog,
        ONE_PAGE,
        PAGE % b"",
        stream(TEXT),
        FONT,
        b"<< /S /JavaScript /JS (app.launchURL\\('http://example.org'\\)) >>",
    )


def with_attachment() -> bytes:
    """A PDF with another file in it."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(tableau.csv) 6 0 R] >> >> >>"
    return objects(
        catalog,
        ONE_PAGE,
        PAGE % b"",
        stream(TEXT),
        FONT,
        b"<< /Type /Filespec /F (tableau.csv) /UF (tableau.csv) /EF << /F 7 0 R >> >>",
        stream(b"a;b", b"/Type /EmbeddedFile"),
    )


def broken_references() -> bytes:
    good = pdf(GOOD)
    start = good.rindex(b"xref", 0, good.rindex(b"startxref"))
    return good[:start] + good[start:].replace(b"0000", b"9999", 40)


# ---- what is no regular file ----------------------------------------------------------------------------------------


def symlink_loop(path: Path) -> None:
    path.symlink_to(path.name)


def forbidden(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)


def folder_loop(path: Path) -> None:
    """A folder with a link to itself: its release comes once."""
    path.mkdir()
    (path / "again").symlink_to(path, target_is_directory=True)
    (path / "in-a-loop.txt").write_text(GOOD, encoding="utf-8")


def sparse(size: int, end: bytes) -> Callable[[Path], object]:
    """A file so large without being written: spaces would be, so it is one line of letters."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            block = b"abcde fghij " * 100_000
            while file.tell() + len(block) + len(end) < size:
                file.write(block)
            file.write(end)

    return make


NAMES = " ".join(f"la CPTS du Val-{at}-en-Brie," for at in range(10_000))
WORDS = "La CPTS du Val. "
LIMITS = "takes more than|needs more (?:than|memory)|its (?:reader|extraction) ended"

CASES = [
    Case("good.txt", data(GOOD), "ok"),
    Case("good.pdf", data(pdf(GOOD)), "ok"),
    Case("empty.txt", data(b""), "unreadable", "^empty file$"),
    Case("zero.pdf", data(b""), "unreadable", "^empty file$"),
    Case("truncated.pdf", data(pdf(GOOD)[:900]), "unreadable|partial", "broken PDF|damaged|end of the file is missing"),
    Case("cut-before-end.pdf", data(pdf(GOOD).rpartition(b"%%EOF")[0]), "partial", "end of the file is missing"),
    Case("references.pdf", data(broken_references()), "ok|partial", ""),
    Case("random.pdf", data(random.Random(1).randbytes(20_000)), "unreadable", "^not a text: binary data$"),
    Case("text.pdf", data(GOOD), "ok"),
    Case("pdf.txt", data(pdf(GOOD)), "ok"),
    Case("user-password.pdf", data(pdf(GOOD, encrypt=StandardEncryption("geheim"))), "unreadable", "asks for a password"),
    Case("owner-password.pdf", data(pdf(GOOD, encrypt=StandardEncryption("", ownerPassword="geheim"))), "ok"),
    Case("no-pages.pdf", data(objects(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>")), "unreadable", "broken PDF|without pages"),
    Case("600-pages.pdf", data(pdf(GOOD, *(f"Page {at}" for at in range(2, 601)))), "ok"),
    Case("inflating.pdf", data(inflating()), "unreadable|partial", f"{LIMITS}|broken"),
    Case("cyclic-pages.pdf", data(cyclic_pages()), "ok|partial|unreadable", ""),
    Case("deep-pages.pdf", data(deep_pages()), "ok|partial|unreadable", ""),
    Case("looping-form.pdf", data(looping_form()), "ok|partial", ""),
    Case("branching-forms.pdf", data(branching_forms()), "ok|partial|unreadable", ""),
    Case("script.pdf", data(with_script()), "partial", "JavaScript in it is not run"),
    Case("attachment.pdf", data(with_attachment()), "partial", "a file within the PDF is not read: tableau.csv"),
    Case("image.pdf", data(pdf("", image=True)), "unreadable", "no text layer"),
    Case("blank.pdf", data(pdf("")), "unreadable", "^no text: 1 page, empty$"),
    Case("rotated.pdf", data(pdf(GOOD, rotation=90)), "ok"),
    Case("cp1252.txt", data(GOOD.encode("cp1252")), "ok"),
    Case("utf-16.txt", data(GOOD.encode("utf-16")), "ok"),
    Case("utf-16-be.txt", data(GOOD.encode("utf-16-be")), "ok"),
    Case("bom.txt", data(b"\xef\xbb\xbf" + GOOD.encode()), "ok"),
    Case("nul.txt", data(GOOD.replace("signe", "si\x00gne")), "unreadable", "binary data"),
    Case("long-line.txt", sparse(199_000_000, b" La CPTS du Val."), "unreadable|ok", LIMITS),
    Case("long-silent-line.txt", sparse(199_000_000, b"."), "irrelevant", "^says nothing of CPTS$"),
    Case("too-long.txt", sparse(202_000_000, b"x"), "unreadable", "^larger than 200 MB$"),
    Case("digits.txt", data(WORDS + "1234567890" * 300_000), "ok|unreadable", f"^$|{LIMITS}"),
    Case("digits-and-spaces.txt", data(WORDS + "123 456 789 " * 200_000), "ok|unreadable", f"^$|{LIMITS}"),
    Case("bullets.txt", data(GOOD + "- accès aux soins\n" * 100_000), "ok|unreadable", f"^$|{LIMITS}"),
    Case("names.txt", data(GOOD + NAMES), "ok|unreadable", f"^$|{LIMITS}"),
    Case("nfd.txt", data(unicodedata.normalize("NFD", GOOD)), "ok"),
    Case("right-to-left.txt", data(GOOD.replace("57 633", "\u202e336 75\u202c")), "ok"),
    Case("quote's \"name\".txt", data(GOOD), "ok"),
    Case("line\nbreak.txt", data(GOOD), "ok"),
    Case("emoji-🏥.txt", data(GOOD), "ok"),
    Case("'); DROP TABLE release; --.txt", data(GOOD), "ok"),
    Case("bad\nname\x1b[31m\u202e.txt", data(b""), "unreadable", "^empty file$"),
    Case(b"caf\xe9.txt", data(GOOD), "ok"),
    Case("script.html", data(f"<html><script>alert('CPTS du Piège')</script><body><p>{GOOD}</p></body></html>"), "ok"),
    Case("entities.html", data("<!DOCTYPE html [<!ENTITY a '" + "b" * 10_000 + "'>]><html><p>CPTS " + "&a;" * 10_000), "ok|unreadable", ""),
    Case("loop.txt", symlink_loop, "unreadable", "leads to itself"),
    Case("fifo.txt", lambda path: os.mkfifo(path), "unreadable", "^not a regular file$"),
    Case("device.txt", lambda path: path.symlink_to("/dev/zero"), "unreadable", "^not a regular file$"),
    Case("folder.pdf", lambda path: path.mkdir(), "absent"),
    Case("folder-loop", folder_loop, "absent"),
    Case("forbidden.txt", forbidden, "unreadable", "^permission denied$"),
    Case("other-language.txt", data("The swimming pool opens again on 3 March 2024 for 500 people.\n"), "irrelevant"),
    Case("other-subject.txt", data("La piscine rouvre le 3 mars 2024 pour 57 633 habitants.\n"), "irrelevant"),
    Case("msp.txt", data("La maison de santé pluriprofessionnelle a signé son contrat le 3 mars 2024 : 50 000 €.\n"), "irrelevant"),
    Case("cls.txt", data("Le contrat local de santé du Val a été signé le 3 mars 2024 pour 57 633 habitants.\n"), "irrelevant"),
    Case("two.txt", data(GOOD + GOOD.replace("du Val", "de la Plaine").replace("57 633", "42 000")), "ok"),
    Case("contradiction.txt", data(GOOD + "La CPTS du Val couvre 99 000 habitants de 40 communes.\n"), "ok"),
]  # fmt: skip


def make_all(folder: Path) -> Iterator[tuple[Case, Path]]:
    """Write the files, and give each case with its path."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        path = folder / os.fsdecode(case.name)
        with contextlib.suppress(FileExistsError):
            case.make(path)
        yield case, path


if __name__ == "__main__":
    for one, where in make_all(Path(sys.argv[1])):
        print(f"{one.status:24} {os.fsencode(where)!r}")

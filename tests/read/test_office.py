"""Word files and OpenDocument texts: the same release in both reads as the same text."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from cpts_extract.errors import UnreadableError
from cpts_extract.read import read_document

docx = pytest.importorskip("docx", reason="comes with the extra office")
odfdo = pytest.importorskip("odfdo", reason="comes with the extra office")

TEXT = """\
# Une nouvelle CPTS dans le Val Clair

Rivebourg, le 9 octobre 2024

La CPTS du Val Clair¹ couvre 41 communes
et 72 520 habitants.

## Ses missions

- faciliter l'accès à un médecin traitant
    - en semaine
1. un premier groupe
2. un second groupe

Objet\tMontant
Fonctionnement\t60 000 €

Siège : Rivebourg

Contrat de 5 ans.

¹ Arc, Bar et Cey."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = f"""<?xml version="1.0"?><w:footnotes {W}>
<w:footnote w:id="0"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> Arc, Bar et Cey.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def word(path: Path) -> Path:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    document = docx.Document()
    document.add_heading("Une nouvelle CPTS dans le Val Clair", 0)
    document.add_paragraph("Rivebourg, le 9 octobre 2024")
    body = document.add_paragraph("La CPTS du Val Clair")
    body.add_run()._r.append(parse_xml(f'<w:footnoteReference {W} w:id="2"/>'))
    body.add_run(" couvre 41 communes")
    body.add_run().add_break()
    body.add_run("et 72\u202f520 habitants.")
    body._p.append(parse_xml(f'<w:del {W} w:id="9"><w:r><w:delText>Biffé.</w:delText></w:r></w:del>'))
    document.add_heading("Ses missions", 2)
    document.add_paragraph("faciliter l’accès à un médecin traitant", style="List Bullet")
    nested = document.add_paragraph("en semaine", style="List Bullet")
    held = nested._p.get_or_add_pPr().get_or_add_numPr()
    held.get_or_add_numId().val = document.styles["List Bullet"].element.pPr.numPr.numId.val
    held.get_or_add_ilvl().val = 1
    document.add_paragraph("un premier groupe", style="List Number")
    document.add_paragraph("un second groupe", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Objet", "Montant", "Fonctionnement", "60 000 €"), strict=True):
        cell.text = text
    box = f"<w:txbxContent {W}><w:p><w:r><w:t>Contrat de 5 ans.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    holder = document.add_paragraph("Siège : Rivebourg")
    holder.add_run()._r.append(
        parse_xml(
            f'<mc:AlternateContent {mc}><mc:Choice Requires="wps">{box}</mc:Choice>'
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        )
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    notes = Part(PackURI("/word/footnotes.xml"), kind, NOTES.encode(), document.part.package)
    document.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(path))
    return path


def opendocument(path: Path) -> Path:
    document = odfdo.Document("text")
    document.body.clear()
    numbered = odfdo.Element.from_tag(
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
    )
    document.insert_style(numbered, automatic=True)
    for xml in (
        '<text:h text:outline-level="1">Une nouvelle CPTS dans le Val Clair</text:h>',
        "<text:p>Rivebourg, le 9 <text:span>octobre</text:span> 2024</text:p>",
        '<text:p>La CPTS du Val Clair<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Arc, Bar et Cey.</text:p></text:note-body></text:note> couvre 41 communes<text:line-break/>"
        "et 72\u202f520<text:s/>habitants.<office:annotation><text:p>Vérifié ?</text:p></office:annotation></text:p>",
        '<text:h text:outline-level="2">Ses missions</text:h>',
        "<text:list><text:list-item><text:p>faciliter l’accès à un médecin traitant</text:p>"
        "<text:list><text:list-item><text:p>en semaine</text:p></text:list-item></text:list></text:list-item></text:list>",
        '<text:list text:style-name="N"><text:list-item><text:p>un premier groupe</text:p></text:list-item>'
        "<text:list-item><text:p>un second groupe</text:p></text:list-item></text:list>",
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Objet</text:p></table:table-cell>"
        "<table:table-cell><text:p>Montant</text:p></table:table-cell></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell><text:p>Fonctionnement</text:p></table:table-cell>"
        "<table:table-cell><text:p>60 000 €</text:p></table:table-cell></table:table-row></table:table>",
        "<text:p>Siège : Rivebourg<draw:frame><draw:text-box><text:p>Contrat de 5 ans.</text:p></draw:text-box></draw:frame></text:p>",
    ):
        document.body.append(odfdo.Element.from_tag(xml))
    document.save(str(path))
    return path


MAKERS = pytest.mark.parametrize(("make", "kind"), [(word, "docx"), (opendocument, "odt")], ids=["docx", "odt"])
Make = Callable[[Path], Path]


@MAKERS
def test_the_text_keeps_its_structure(tmp_path: Path, make: Make, kind: str) -> None:
    document = read_document(make(tmp_path / f"release.{kind}"))
    assert document.text == TEXT
    assert (document.media, document.words, document.pages, document.status) == (kind, (), 0, "ok")


@MAKERS
@pytest.mark.parametrize("name", ["release.pdf", "release.txt"])
def test_a_file_by_any_name(tmp_path: Path, make: Make, kind: str, name: str) -> None:
    made = make(tmp_path / f"release.{kind}").rename(tmp_path / name)
    assert read_document(made).media == kind


def reason(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_document(path)
    assert "\n" not in caught.value.reason
    return caught.value.reason


@MAKERS
def test_an_archive_that_inflates_beyond_bounds(tmp_path: Path, make: Make, kind: str) -> None:
    path = make(tmp_path / f"release.{kind}")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("media/image.bin", "w") as entry:
        for _ in range(201):
            entry.write(b"\x00" * 1_000_000)
    assert path.stat().st_size < 1_000_000
    assert reason(path) == "inflates to 201 MB, more than 200"


@pytest.mark.parametrize(
    ("kind", "start"), [("docx", "broken Word file: "), ("odt", "broken OpenDocument text: ")], ids=["docx", "odt"]
)
def test_a_damaged_file(tmp_path: Path, kind: str, start: str) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text" if kind == "odt" else "")
        archive.writestr("word/document.xml" if kind == "docx" else "content.xml", "<broken")
    path = tmp_path / f"release.{kind}"
    path.write_bytes(data.getvalue())
    assert reason(path).startswith(start)


@MAKERS
def test_an_entity_reads_no_other_file(tmp_path: Path, make: Make, kind: str) -> None:
    (tmp_path / "secret.txt").write_text("GEHEIM", encoding="utf-8")
    path, bad = make(tmp_path / f"release.{kind}"), tmp_path / f"bad.{kind}"
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'.encode()
    changed = 0
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(bad, "w") as archive:
        for name in good.namelist():
            data = good.read(name)
            if name in ("word/document.xml", "content.xml"):
                head, mark, rest = data.partition(b"?>")
                rest, changed = re.subn(rb"(<(?:w:t|text:p)(?: [^>]*)?>)", rb"\1&e;", rest, count=3)
                data = head + mark + entity + rest
            archive.writestr(name, data)
    assert changed
    try:
        told = read_document(bad).text
    except UnreadableError as error:
        told = error.reason
    assert "GEHEIM" not in told


@pytest.mark.parametrize("name", ["release.docx", "release.odt"])
def test_another_archive(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("a.txt", "La CPTS")
    assert reason(tmp_path / name) == "an archive, but neither a .docx nor an .odt, or damaged"


@pytest.mark.parametrize(
    ("make", "kind", "library", "what"),
    [(word, "docx", "docx", "a Word file"), (opendocument, "odt", "odfdo", "an OpenDocument text")],
    ids=["docx", "odt"],
)
def test_without_the_library_it_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Make, kind: str, library: str, what: str
) -> None:
    path = make(tmp_path / f"release.{kind}")
    monkeypatch.setitem(sys.modules, library, None)
    assert reason(path) == f"{what}: to read it, pip install 'cpts-extract[office]'"


def test_an_entity_of_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("mot de passe")
    made, path = word(tmp_path / "made.docx"), tmp_path / "release.docx"
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(path, "w") as changed:
        for entry in whole.infolist():
            content = whole.read(entry)
            if entry.filename == "word/document.xml":
                entity = f'<!DOCTYPE x [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]><w:document '.encode()
                content = content.replace(b"<w:document ", entity, 1).replace(b"Ses missions", b"Ses &x; missions")
            changed.writestr(entry, content)
    assert "mot de passe" not in read_document(path).text

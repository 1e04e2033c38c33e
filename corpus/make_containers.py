"""Write the releases of this folder that are web pages, Word files and OpenDocument texts.

As in `make_pdfs`, the texts are the project's own and stand below as data; territories are real (names of communes and
intercommunalités, Licence Ouverte), everything else is made up. Made again, a file holds the same text, but not always the
same bytes: the libraries write their version into it.

Usage: ``python corpus/make_containers.py [FOLDER]`` (default: the folder of this file).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

NOTE_MARK = "{note}"


@dataclass(frozen=True)
class Release:
    """One file: its blocks as ``(kind, text)``, the cells of a row parted by a bar; the footnote that `NOTE_MARK` calls."""

    name: str
    title: str
    published: str | None
    blocks: tuple[tuple[str, str], ...]
    footnote: str = ""


RELEASES = (
    Release(
        name="ternois-2023.html",
        title="Dans le Ternois, les soignants signent leur contrat",
        published="2023-06-22",
        blocks=(
            (
                "p",
                "La communauté professionnelle territoriale de santé (CPTS) du Ternois a signé son contrat avec "
                "l'Assurance Maladie et l'agence régionale de santé le 20 juin 2023, à Saint-Pol-sur-Ternoise.",
            ),
            ("h2", "Un territoire rural du Pas-de-Calais"),
            (
                "p",
                "Elle couvre 103 communes et 38 400 habitants. Environ 160 professionnels de santé exercent sur ce "
                "territoire ; 74 ont déjà adhéré à l'association, créée le 8 mars 2022.",
            ),
            ("h2", "Quatre missions"),
            ("li", "faciliter l'accès à un médecin traitant ;"),
            ("li", "organiser la réponse aux soins non programmés ;"),
            ("li", "mener des actions de prévention ;"),
            ("li", "préparer la réponse aux crises sanitaires."),
            ("h2", "Les moyens"),
            ("tr", "Objet|Montant annuel"),
            ("tr", "Fonctionnement de la CPTS|50 000 €"),
            ("p", "Le contrat est conclu pour cinq ans."),
        ),
    ),
    Release(
        name="bazadais-2022.docx",
        title="La CPTS du Bazadais prend son envol",
        published=None,
        blocks=(
            ("p", "COMMUNIQUÉ DE PRESSE"),
            ("title", "La CPTS du Bazadais prend son envol"),
            ("p", "Bazas, le 17 novembre 2022"),
            (
                "p",
                "Ce jeudi 17 novembre 2022, à Bazas, la CPTS du Bazadais, la CPAM de la Gironde et l'ARS "
                "Nouvelle-Aquitaine ont signé un accord conventionnel interprofessionnel d'une durée de cinq ans.",
            ),
            ("h2", "Le territoire"),
            (
                "p",
                "La CPTS s'étend sur 31 communes{note} et compte 16 700 habitants. Elle rassemble 52 adhérents.",
            ),
            ("h2", "Les missions de la CPTS"),
            ("ol", "Améliorer l'accès aux soins non programmés"),
            ("ol", "Organiser des parcours pluriprofessionnels autour du patient"),
            ("ol", "Développer des actions de prévention"),
            ("p", "Elle recevra 50 000 € par an pour son fonctionnement."),
        ),
        footnote="Les communes de la communauté de communes du Bazadais.",
    ),
    Release(
        name="bocage-bourbonnais-2024.odt",
        title="Le Bocage bourbonnais a sa CPTS",
        published=None,
        blocks=(
            ("title", "Le Bocage bourbonnais a sa CPTS"),
            ("p", "Bourbon-l'Archambault, le 4 avril 2024"),
            (
                "p",
                "La CPTS du Bocage bourbonnais a contractualisé le 28 mars 2024 avec l'Assurance Maladie et l'ARS "
                "Auvergne-Rhône-Alpes. Elle est la cinquième CPTS de l'Allier.",
            ),
            ("h2", "La CPTS en bref"),
            ("tr", "Population|13 900 habitants"),
            ("tr", "Communes|25 communes"),
            ("tr", "Professionnels|80 professionnels de santé"),
            ("h2", "Ses missions"),
            ("li", "Mission socle : faciliter l'accès à un médecin traitant"),
            ("li", "Mission socle : prévention"),
            ("li", "Mission complémentaire : accompagner les professionnels de santé"),
        ),
    ),
)


def text(release: Release) -> str:
    """Return all that is written in a release, one block a line, without the footnote's mark."""
    lines = [release.title, *(block for _, block in release.blocks), release.footnote]
    return "\n".join(line.replace(NOTE_MARK, "").replace("|", "\n") for line in lines)


def make(release: Release, path: Path) -> None:
    """Write a release as what its name says."""
    {".html": page, ".docx": word, ".odt": opendocument}[path.suffix](release, path)


def page(release: Release, path: Path) -> None:
    """Write a web page as a news site shows it: menu, banner, footer, the date in its head alone."""
    groups: list[tuple[str, list[str]]] = []
    for kind, block in release.blocks:
        if groups and groups[-1][0] == kind and kind in {"li", "tr"}:
            groups[-1][1].append(block)
        else:
            groups.append((kind, [block]))
    body = []
    for kind, found in groups:
        if kind == "li":
            body.append("<ul>" + "".join(f"<li>{escape(item)}</li>" for item in found) + "</ul>")
        elif kind == "tr":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row.split("|")) for row in found)
            body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            body.append(f"<{kind}>{escape(found[0])}</{kind}>")
    lines = "\n".join(body)
    path.write_text(
        f"""<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>{escape(release.title)} | Le journal du Ternois</title>
<meta property="og:title" content="{escape(release.title)}">
<meta property="article:published_time" content="{release.published}T09:00:00+02:00">
</head>
<body>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/agenda">Agenda</a></li></ul></nav></header>
<main><article>
<h1>{escape(release.title)}</h1>
{lines}
</article></main>
<div class="cookie-banner">Ce site utilise des cookies. Accepter – Refuser</div>
<footer>Mentions légales</footer>
</body>
</html>
""",
        encoding="utf-8",
    )


def word(release: Release, path: Path) -> None:
    """Write a Word file."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = {"title": "Title", "h2": "Heading 2", "ol": "List Number", "li": "List Bullet", "p": "Normal"}
    document: Any = docx.Document()
    for kind, block in release.blocks:
        before, mark, after = block.partition(NOTE_MARK)
        paragraph = document.add_paragraph(before, style=styles[kind])
        if mark:
            paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {space} w:id="1"/>'))
            paragraph.add_run(after)
    if release.footnote:
        note = f'<w:footnote w:id="1"><w:p><w:r><w:t>{escape(release.footnote)}</w:t></w:r></w:p></w:footnote>'
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        blob = f'<?xml version="1.0"?><w:footnotes {space}>{note}</w:footnotes>'.encode()
        part = Part(PackURI("/word/footnotes.xml"), kind, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(path))


def opendocument(release: Release, path: Path) -> None:
    """Write an OpenDocument text."""
    import odfdo

    document: Any = odfdo.Document("text")
    document.body.clear()
    table: Any = None
    for number, (kind, block) in enumerate(release.blocks):
        if kind == "tr":
            table = table or odfdo.Element.from_tag(f'<table:table table:name="Tableau{number}"/>')
            cells = "".join(
                f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in block.split("|")
            )
            table.append(odfdo.Element.from_tag(f"<table:table-row>{cells}</table:table-row>"))
            if number + 1 == len(release.blocks) or release.blocks[number + 1][0] != "tr":
                document.body.append(table)
                table = None
            continue
        shape = {
            "title": '<text:h text:outline-level="1">{}</text:h>',
            "h2": '<text:h text:outline-level="2">{}</text:h>',
            "li": "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
            "p": "<text:p>{}</text:p>",
        }[kind]
        document.body.append(odfdo.Element.from_tag(shape.format(escape(block))))
    document.save(str(path))


def main() -> int:
    """Write every release and return the exit status."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    folder.mkdir(parents=True, exist_ok=True)
    for release in RELEASES:
        make(release, folder / release.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())

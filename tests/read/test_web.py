"""Web pages: what is kept of one, and the date that it was published on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cpts_extract.errors import UnreadableError
from cpts_extract.extract import extract
from cpts_extract.models import Document
from cpts_extract.read import read_document

pytest.importorskip("trafilatura", reason="comes with the extra web")

Read = Callable[..., Document]

MAIN = """\
<h1>Une nouvelle CPTS dans le Val Clair</h1>
<p class="meta">Publié le 14&nbsp;mai 2021 à 8h30</p>
<p>La CPTS du Val Clair a signé son contrat avec l'ARS et l'Assurance Maladie<sup>1</sup>. Elle couvre
<strong>41 communes</strong> et 72&nbsp;520 habitants.</p>
<h2>Ses missions</h2>
<ul><li>faciliter l'accès à un médecin traitant&nbsp;;</li>
<li>organiser les soins non programmés&nbsp;:<ul><li>en semaine</li><li><p>le week-end</p></li></ul></li></ul>
<ol><li>un premier groupe</li><li>un second groupe</li></ol>
<h3>Le financement</h3>
<table><tr><th>Objet</th><th>Montant</th></tr><tr><td>Fonctionnement</td><td>60&#8239;000&nbsp;&euro;</td></tr></table>
<blockquote><p>«&nbsp;Un pas de plus&nbsp;», dit la présidente.</p></blockquote>
<dl><dt>Durée</dt><dd>5 ans</dd></dl>
<p>Signé à Rivebourg<br>au siège de la CPAM.</p>"""
TEXT = """\
# Une nouvelle CPTS dans le Val Clair

Publié le 14 mai 2021

La CPTS du Val Clair a signé son contrat avec l'ARS et l'Assurance Maladie¹. Elle couvre 41 communes et 72 520 habitants.

## Ses missions

- faciliter l'accès à un médecin traitant ;
- organiser les soins non programmés :
    - en semaine
    - le week-end
1. un premier groupe
2. un second groupe

### Le financement

Objet\tMontant
Fonctionnement\t60 000 €

« Un pas de plus », dit la présidente.

Durée\t5 ans

Signé à Rivebourg
au siège de la CPAM."""
FILLER = (
    "<p>Les professionnels de santé du territoire se réunissent chaque mois pour organiser les soins de proximité.</p>"
    * 4
)


def page(
    main: str = MAIN, head: str = '<meta charset="utf-8">', title: str = "Une nouvelle CPTS dans le Val Clair"
) -> str:
    return f"""<!DOCTYPE html><html lang="fr"><head>{head}<title>{title}</title><script>var a = "traceur";</script></head>
<body><header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/actualites">Actualités</a></li></ul></nav></header>
<main><article>{main}</article><aside><h3>À lire aussi</h3><a href="/b">La CPTS du Pays Brun</a></aside></main>
<div class="cookie-banner">Nous utilisons des cookies. Accepter Refuser</div>
<footer>Mentions légales</footer></body></html>"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give a function that reads a page."""

    def reading(content: str | bytes, name: str = "page.html") -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_document(path)

    return reading


def test_the_main_text_keeps_its_structure(read: Read) -> None:
    document = read(page())
    assert document.text == TEXT
    assert (document.media, document.words, document.pages, document.status) == ("html", (), 0, "ok")


@pytest.mark.parametrize(
    "data",
    [
        page(head='<meta charset="utf-8">').encode("utf-8-sig"),
        page(head='<meta charset="iso-8859-1">').replace("&#8239;", "&nbsp;").encode("cp1252"),
        page(head='<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">').encode("cp1252"),
        page(head="").encode("utf-8"),
        page(head="").encode("cp1252"),
        page(head='<meta charset="utf-8">').encode("cp1252"),
        page(head='<meta charset="klingon">').encode("utf-8"),
        page(head="").encode("utf-16"),
        ('<?xml version="1.0" encoding="utf-8"?>\n' + page(head="")).encode(),
    ],
    ids=["mark", "latin-1", "cp1252", "nothing", "cp1252 unsaid", "wrong", "unknown", "utf-16", "xhtml"],
)
def test_encodings(read: Read, data: bytes) -> None:
    assert read(data).text == TEXT


@pytest.mark.parametrize("name", ["release.htm", "release.txt", "release.pdf"])
def test_a_page_by_any_name(read: Read, name: str) -> None:
    assert read(page(), name).media == "html"


def test_a_text_named_html_is_a_text(read: Read) -> None:
    document = read("La CPTS du Trégor\ncompte < 40 000 habitants et > 20 communes.")
    assert (document.media, document.text) == (
        "text",
        "La CPTS du Trégor\ncompte < 40 000 habitants et > 20 communes.",
    )


OWN = "<h1>Le Val Clair</h1><p>Rivebourg, le 9 octobre 2024</p>" + FILLER
BARE = "<h1>Le Val Clair</h1>" + FILLER


@pytest.mark.parametrize(
    ("main", "head", "line"),
    [
        (BARE, '<meta property="article:published_time" content="2021-05-12T08:30:00+02:00">', "Publié le 12 mai 2021"),
        (BARE, '<meta property="article:published_time" content="2021-06-01">', "Publié le 1er juin 2021"),
        (
            BARE,
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-11-30T09:00:00+01:00"}</script>',
            "Publié le 30 novembre 2023",
        ),
        ("<p class='meta'>Mis en ligne le 26/06/2025</p>" + BARE, "", "Mis en ligne le 26/06/2025"),
        (OWN, '<meta property="article:published_time" content="2024-10-12">', "Rivebourg, le 9 octobre 2024"),
        (BARE.replace("Clair", "Clair : signature le 3 mars 2022"), "", None),
        (BARE + "<p>Signé le 3 mars 2022 à Rivebourg.</p><time datetime='2022-03-03'>3 mars</time>", "", None),
    ],
    ids=["meta", "first of a month", "json-ld", "shown", "own date", "a date in its title", "a date in its text"],
)
def test_the_date_of_publication(read: Read, main: str, head: str, line: str | None) -> None:
    lines = read(page(main, f'<meta charset="utf-8">{head}', "Le Val Clair")).text.split("\n\n")
    assert lines[0].startswith("# Le Val Clair")
    assert (lines[1] == line) if line else lines[1].startswith("Les professionnels")


def test_the_date_is_quoted_like_any_other(read: Read) -> None:
    document = read(page(BARE, '<meta property="article:published_time" content="2021-05-12">', "Le Val Clair"))
    record = extract(document).record
    [proof] = record.evidence["released"]
    assert (record.title, record.released, proof.text) == ("Le Val Clair", "2021-05-12", "Publié le 12 mai 2021")
    assert document.text[proof.start : proof.end] == proof.text


def test_a_title_that_only_the_head_bears(read: Read) -> None:
    text = read(page(FILLER, title="Une CPTS dans le Val Clair")).text
    assert text.startswith("# Une CPTS dans le Val Clair\n\nLes professionnels")


@pytest.mark.parametrize("content", ["<html></html>", "<!DOCTYPE html><html><body><script>a()</script></body></html>"])
def test_a_page_without_text(read: Read, content: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(content)
    assert caught.value.reason == "no text: a web page without a main text"


def test_a_short_page(read: Read) -> None:
    assert read("<html><body><p>La CPTS du Val Clair couvre 12 communes.</p></body></html>").text == (
        "La CPTS du Val Clair couvre 12 communes."
    )


def test_nothing_outside_the_page_is_read(read: Read, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("mot de passe")
    entity = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    text = read(entity + page(FILLER + "<p>Fin du texte : &x;</p>")).text
    assert "mot de passe" not in text
    assert "Fin du texte" in text


def test_without_trafilatura_it_is_told_what_to_install(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UnreadableError) as caught:
        read(page())
    assert caught.value.reason == "a web page: to read it, pip install 'cpts-extract[web]'"


@pytest.mark.parametrize("control", ["\x01", "\x00", "&#1;", "&#x1F;", "&#0011;"])
@pytest.mark.parametrize("place", ["contrat", "</article><script>a</script>"])
def test_control_characters_within_a_page_cost_nothing(control: str, place: str, tmp_path: Path) -> None:
    main = "<p>La CPTS du Val a signé son contrat en mars 2024.</p><p>Elle couvre 57 633 habitants.</p>" * 5
    page = f"<!DOCTYPE html><meta charset=utf-8><body><article>{main}</article><script>a</script>b</body>"
    (tmp_path / "good.html").write_text(page, encoding="utf-8")
    (tmp_path / "bad.html").write_text(page.replace(place, place + control), encoding="utf-8")
    assert read_document(tmp_path / "bad.html").text == read_document(tmp_path / "good.html").text

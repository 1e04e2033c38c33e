"""What a release is made of: headings, paragraphs, items, rows, tiles, footnotes, and what stands aside."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from cpts_extract.structure import blocks, flow


def shape(text: str) -> list[tuple[str, int, str | None, list[str]]]:
    """Give kind, level, marker and pieces of every block but furniture, white space made uniform."""
    return [
        (b.kind, b.level, b.marker, [" ".join(text[start:end].split()) for start, end in b.pieces])
        for b in blocks(text)
        if b.kind != "furniture"
    ]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(kind, " ".join(pieces)) for kind, _, _, pieces in shape(text)]


# ---- headings and paragraphs ------------------------------------------------------------------------------------


def test_headings_part_paragraphs() -> None:
    text = "Nos missions\n\nLa communauté agit.\n\nNOTRE TERRITOIRE\n\nElle couvre douze communes."
    assert kinds(text) == [
        ("heading", "Nos missions"),
        ("paragraph", "La communauté agit."),
        ("heading", "NOTRE TERRITOIRE"),
        ("paragraph", "Elle couvre douze communes."),
    ]


def test_capitals_stand_above_a_plain_heading_and_hashes_tell_their_level() -> None:
    assert [level for _, level, _, _ in shape("NOTRE TERRITOIRE\n\nLe nord\n\nIl est grand et vert.")] == [2, 3, 0]
    assert shape("# Une communauté\n\n## Ses missions\n\nElle agit.") == [
        ("heading", 1, None, ["Une communauté"]),
        ("heading", 2, None, ["Ses missions"]),
        ("paragraph", 0, None, ["Elle agit."]),
    ]


RUNNING = (
    "La communauté du Val Clair réunit depuis peu des soignants de toutes professions, qui se parlent et se remplacent. "
    "Elle couvre douze communes de la vallée et compte quatre cents adhérents, dont les kinésithérapeutes de Bourg Neuf. "
    "Tous ont voulu écrire ensemble un projet, et tous le porteront."
)


@pytest.mark.parametrize("width", [40, 50, 60, 72, 80, 100, 120])
def test_a_paragraph_stays_one_at_every_width(width: int) -> None:
    text = f"{textwrap.fill(RUNNING, width)}\n\nElle est née en mai."
    assert kinds(text) == [("paragraph", RUNNING), ("paragraph", "Elle est née en mai.")]


TITLE = (
    "La communauté professionnelle du Val Clair réunit désormais les soignants d'une vallée entière et de ses plateaux"
)


def test_a_title_longer_than_the_lines_does_not_cut_paragraphs() -> None:
    paragraph = (
        "Elle a signé le contrat qui la lie à la caisse du\nMorbihan. Elle couvre un bassin de vie de 130\n000 habitants, avec "
        "les soignants de l'Agence de\nBretagne."
    )
    assert kinds(f"{TITLE}\n\n{paragraph}") == [("heading", TITLE), ("paragraph", " ".join(paragraph.split()))]


def test_emphasis_and_hashes_are_no_part_of_what_is_read() -> None:
    text = "Elle **couvre** *douze* communes."
    assert [[text[a:b] for a, b in block.pieces] for block in blocks(text)] == [
        ["Elle ", "couvre", " ", "douze", " communes."]
    ]


def test_emphasis_over_a_line_break_is_no_footnote() -> None:
    text = "Elle s'attachera avec tous à\n**organiser mieux les soins\nloin du bourg** et à les dire."
    assert kinds(text) == [
        ("paragraph", "Elle s'attachera avec tous à organiser mieux les soins loin du bourg et à les dire.")
    ]


# ---- lists ------------------------------------------------------------------------------------------------------


def test_numbered_items_with_lettered_ones_inside() -> None:
    text = "Elle agit :\n1. soigner vite ;\n2. soigner loin ;\n   a. en car ;\n   b. en train ;\n3. soigner bien."
    assert [block for block in shape(text) if block[0] == "item"] == [
        ("item", 0, "1", ["soigner vite ;"]),
        ("item", 0, "2", ["soigner loin ;"]),
        ("item", 1, "a", ["en car ;"]),
        ("item", 1, "b", ["en train ;"]),
        ("item", 0, "3", ["soigner bien."]),
    ]


@pytest.mark.parametrize("sign", ["-", "–", "•", "*", "▪", "❖", "✓", "➢", ">"])
def test_every_bullet_opens_an_item(sign: str) -> None:
    text = f"Elle agit ainsi :\n{sign} soigner vite ;\n{sign} soigner bien."
    assert [block for block in shape(text) if block[0] == "item"] == [
        ("item", 0, sign, ["soigner vite ;"]),
        ("item", 0, sign, ["soigner bien."]),
    ]


def test_letters_and_brackets_open_items() -> None:
    assert [b for b in shape("Elle agit :\na) soigner vite ;\nb) soigner bien.") if b[0] == "item"] == [
        ("item", 0, "a", ["soigner vite ;"]),
        ("item", 0, "b", ["soigner bien."]),
    ]


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_indented_bullets_are_nested(indent: str) -> None:
    text = f"Elle agit :\n- soigner loin ;\n{indent}- en car ;\n{indent}- en train ;\n- soigner bien."
    assert [(level, *pieces) for kind, level, _, pieces in shape(text) if kind == "item"] == [
        (0, "soigner loin ;"),
        (1, "en car ;"),
        (1, "en train ;"),
        (0, "soigner bien."),
    ]


def test_another_bullet_inside_a_list_is_nested() -> None:
    text = "Elle agit :\n• soigner loin ;\n- en car ;\n- en train ;\n• soigner bien."
    assert [(level, *pieces) for kind, level, _, pieces in shape(text) if kind == "item"] == [
        (0, "soigner loin ;"),
        (1, "en car ;"),
        (1, "en train ;"),
        (0, "soigner bien."),
    ]


@pytest.mark.parametrize(
    "sign",
    [
        "-",
        pytest.param(
            "•",
        ),
    ],
)
def test_bullets_with_letters_are_all_of_one_depth(sign: str) -> None:
    text = f"Elle agit :\n1. soigner loin ;\n{sign} a. en car ;\n{sign} b. en train ;\n{sign} c. à pied."
    assert [(level, *pieces) for kind, level, _, pieces in shape(text) if kind == "item"] == [
        (0, "soigner loin ;"),
        (1, "en car ;"),
        (1, "en train ;"),
        (1, "à pied."),
    ]


def test_a_wrapped_item_stays_one() -> None:
    text = "Elle agit :\n- soigner vite les personnes qui habitent loin\n  du bourg ;\n- soigner bien."
    assert kinds(text)[1:] == [
        ("item", "soigner vite les personnes qui habitent loin du bourg ;"),
        ("item", "soigner bien."),
    ]


def test_a_decimal_or_a_date_opens_no_item() -> None:
    assert [kind for kind, _ in kinds("1.5 million de personnes y vivent.\n\n12.03.2023, un dimanche, fut froid.")] == [
        "paragraph",
        "paragraph",
    ]


# ---- rows and tiles ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Communes ........ 12\nHabitants ....... 30 450",
        "Communes\t12\nHabitants\t30 450",
        "Communes      12\nHabitants     30 450",
        "| Communes | 12 |\n|---|---|\n| Habitants | 30 450 |",
        "Habitants\n30 450\nCommunes\n12",
        "Habitants\n30 450\n\nCommunes\n12",
    ],
    ids=["leaders", "tabs", "gaps", "bars", "label above figure", "label above figure, apart"],
)
def test_rows_hold_a_head_and_its_figure(text: str) -> None:
    assert sorted((kind, pieces) for kind, _, _, pieces in shape(text)) == [
        ("row", ["Communes", "12"]),
        ("row", ["Habitants", "30 450"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "30 450\nhabitants\n\n12\ncommunes\n\n88\nsoignants",
        "30 450        12          88\nhabitants     communes    soignants",
    ],
    ids=["figure above label", "figures over labels"],
)
def test_tiles_hold_a_figure_and_its_label(text: str) -> None:
    assert kinds(text) == [
        ("paragraph", "30 450 habitants"),
        ("paragraph", "12 communes"),
        ("paragraph", "88 soignants"),
    ]


# ---- what stands aside ------------------------------------------------------------------------------------------


def test_a_footnote_is_put_behind_the_paragraph_that_calls_it() -> None:
    text = "Elle couvre les 12 communes¹, soit\n\n¹ Arc, Bar et Col.\n\n30 450 habitants."
    assert shape(text) == [
        ("paragraph", 0, None, ["Elle couvre les 12 communes", ", soit", "30 450 habitants."]),
        ("footnote", 0, "¹", ["Arc, Bar et Col."]),
    ]


def test_footnotes_at_the_end_go_to_their_calls() -> None:
    text = "Elle couvre douze communes¹.\n\nElle est née en mai².\n\n¹ Arc, Bar et Col.\n² Lors d'une fête."
    assert kinds(text) == [
        ("paragraph", "Elle couvre douze communes ."),
        ("footnote", "Arc, Bar et Col."),
        ("paragraph", "Elle est née en mai ."),
        ("footnote", "Lors d'une fête."),
    ]


@pytest.mark.parametrize("mark", ["— 1/2 —", "Page 1 sur 2", "-- page 1 --", "p. 1", "1/2"])
def test_a_page_mark_interrupts_no_sentence(mark: str) -> None:
    text = f"Elle couvre les douze communes du Val, soit\n\n{mark}\n\n30 450 habitants."
    assert kinds(text) == [("paragraph", "Elle couvre les douze communes du Val, soit 30 450 habitants.")]


def test_a_repeated_header_is_read_once() -> None:
    text = "Lettre du Val\n\nElle naît en mai.\n\fLettre du Val\n\nElle couvre douze communes."
    assert kinds(text) == [
        ("heading", "Lettre du Val"),
        ("paragraph", "Elle naît en mai."),
        ("paragraph", "Elle couvre douze communes."),
    ]
    assert [b.page for b in blocks(text)] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    "box",
    [
        "Contact presse :\nService de presse\npresse@example.org\n01 99 00 12 34",
        "Contacts presse\npresse@example.org – 01 99 00 12 34",
        "+-----------------+\n| Nous écrire     |\n| a@example.org   |\n+-----------------+",
        "| Nous écrire        |\n| a@example.org      |",
    ],
    ids=["lines", "heading", "drawn", "bars"],
)
def test_a_contact_box_interrupts_no_sentence(box: str) -> None:
    text = f"Elle couvre douze communes, soit\n\n{box}\n\n30 450 habitants."
    found = kinds(text)
    assert found[0] == ("paragraph", "Elle couvre douze communes, soit 30 450 habitants.")
    assert {kind for kind, _ in found[1:]} == {"contact"}


def test_what_follows_a_contact_box_is_text_though_an_address_stands_further_down() -> None:
    text = (
        f"{RUNNING}\n\nContact presse\na@example.org\n\nElle compte quatre cents adhérents.\n\nService : b@example.org"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "contact", "contact", "paragraph", "contact"]


@pytest.mark.parametrize(
    "cut", ["fondée en\n2021", "fondée le\n06/06/2021", "fondée en mai\n2021", "née au Val Clair et des\nTrois Monts"]
)
def test_a_line_never_ends_in_a_small_word_nor_before_the_year_of_its_month(cut: str) -> None:
    text = f"La communauté du Val Clair a été {cut} et elle est liée depuis par un contrat à la caisse et à l'agence."
    assert kinds(text) == [("paragraph", text.replace("\n", " "))]


def test_every_block_lies_inside_the_text_and_pieces_never_overlap() -> None:
    text = f"# Une lettre\n\n{RUNNING}\n\n- un ;\n- deux.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nContact : a@example.org"
    pieces = sorted(piece for block in blocks(text) for piece in block.pieces)
    assert [(a, b) for a, b in pieces if not 0 <= a < b <= len(text)] == []
    assert [(one, two) for one, two in pairwise(pieces) if one[1] > two[0]] == []


def test_a_box_drawn_in_characters_is_no_text() -> None:
    text = "Rappel.\n\n┌────────────┐\n│ Le contrat de la CPTS court  │\n│ sur cinq ans.  │\n└────────────┘\n\nLe reste suit."
    read = flow(text)
    assert [" ".join(read.text[s.start : s.end].split()) for s in read.sentences] == [
        "Rappel.",
        "Le contrat de la CPTS court sur cinq ans.",
        "Le reste suit.",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("CPTS\nCôte Claire\n& Val d'Arc\n\nGuide du patient", "CPTS\nCôte Claire\n& Val d'Arc"),
        ("LA CPTS DU\nVAL CLAIR\n\nElle signe.", "LA CPTS DU\nVAL CLAIR"),
    ],
)
def test_a_title_set_in_several_lines_is_one(text: str, first: str) -> None:
    block = blocks(text)[0]
    assert text[block.start : block.end] == first

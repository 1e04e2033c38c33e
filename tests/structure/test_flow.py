"""The text as it is read: sentences that nothing interrupts, every character with its place in the release."""

from __future__ import annotations

import pytest
from cpts_extract.structure import flow
from cpts_extract.structure.flow import SEPARATOR


def sentences(text: str) -> list[str]:
    read = flow(text)
    return [" ".join(read.text[s.start : s.end].split()) for s in read.sentences]


# ---- sentences --------------------------------------------------------------------------------------------------


def test_a_sentence_ends_at_a_stop_before_a_capital() -> None:
    assert sentences("Elle signe. Elle agit ! Et après ? Elle recommence… 12 villages suivent.") == [
        "Elle signe.",
        "Elle agit !",
        "Et après ?",
        "Elle recommence…",
        "12 villages suivent.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le Dr. Nomix préside.",
        "M. Roche et Mme. Blanc signent.",
        "Voir p. 4 du dossier.",
        "L'art. 3 le dit.",
        "Elle vit à St. Aubin.",
        "Il y a env. 300 soignants.",
        "J. Nomix préside.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_a_stop_whose_space_was_lost_ends_a_sentence() -> None:
    assert sentences("Elle signe le contrat.Elle couvre douze communes.") == [
        "Elle signe le contrat.",
        "Elle couvre douze communes.",
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert sentences("« Nous y voilà. » Elle sourit. “Enfin.” Il part.") == [
        "« Nous y voilà. »",
        "Elle sourit.",
        "“Enfin.”",
        "Il part.",
    ]


@pytest.mark.parametrize(
    "text", ["Elle a 57.633 habitants.", "Le 12.03.2023 elle signe.", "Voir www.example.org pour la suite."]
)
def test_a_stop_inside_a_figure_or_an_address_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


def test_rows_read_as_head_and_figure() -> None:
    assert sentences("Communes ........ 12\nHabitants\t30 450") == ["Communes : 12", "Habitants : 30 450"]


# ---- words that a line cut --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Elle couvre tout le ter-\nritoire du Val.", "Elle couvre tout le territoire du Val."),
        ("Elle couvre tout le ter-\n  ritoire du Val.", "Elle couvre tout le territoire du Val."),
        ("Les soignants de Bourg-\nen-Val signent.", "Les soignants de Bourg-en-Val signent."),
        ("Les soignants de Roche-sur-\nVal signent.", "Les soignants de Roche-sur-Val signent."),
        ("Les élus, dit-\nelle, signent.", "Les élus, dit-elle, signent."),
        ("Les soignants du Val-\nClair signent.", "Les soignants du Val-Clair signent."),
    ],
)
def test_hyphens_at_the_end_of_a_line(text: str, read: str) -> None:
    assert sentences(text) == [read]


def test_a_name_cut_at_its_hyphen_stays_in_its_paragraph() -> None:
    text = "Elle couvre les bourgs de la haute vallée, dont celui de Saint-\nAubin, qui est aussi le plus grand\nde tous les bourgs."
    assert sentences(text) == [
        "Elle couvre les bourgs de la haute vallée, dont celui de Saint-Aubin, qui est aussi le plus grand de tous les bourgs."
    ]


def test_a_line_that_ends_in_a_hyphen_never_ends_a_paragraph() -> None:
    text = "Elle couvre les bourgs de la vallée,\nde Saint-\nAubin et de Bourg-\nNeuf. Elle agit."
    assert sentences(text) == ["Elle couvre les bourgs de la vallée, de Saint-Aubin et de Bourg-Neuf.", "Elle agit."]


# ---- offsets ----------------------------------------------------------------------------------------------------

TEXT = (
    "# La lettre du Val\n\nElle **couvre** les 12 communes¹ du Gr-\nand Val, soit\n\nContact presse : a@example.org\n\n"
    "30 450 habitants.\n\n¹ Arc, Bar et Col.\n\n- un ;\n- deux.\n\nCommunes\t12\nAides ..... 4 000 €\n\n\fFin de page\n"
)


def test_every_character_knows_where_it_stands() -> None:
    read = flow(TEXT)
    strangers = [
        (offset, char, TEXT[read.source(offset)])
        for offset, char in enumerate(read.text)
        if char != TEXT[read.source(offset)] and char not in f" ;:{SEPARATOR}"
    ]
    assert strangers == []


def test_no_letter_or_figure_is_lost_but_marks() -> None:
    read = flow(TEXT)
    covered = {read.source(offset) for offset in range(len(read.text))}
    lost = "".join(char for at, char in enumerate(TEXT) if at not in covered and not char.isspace())
    assert lost == "#****¹-¹--....."


def test_a_span_of_the_flow_is_a_slice_of_the_release() -> None:
    read = flow(TEXT)
    at = read.text.index("30 450 habitants")
    start, end = read.span(at, at + len("30 450 habitants"))
    assert TEXT[start:end] == "30 450 habitants"


def test_a_sentence_over_a_box_is_made_of_the_runs_around_it() -> None:
    read = flow(TEXT)
    first = next(s for s in read.sentences if read.text[s.start : s.end].startswith("Elle"))
    whole = read.text[first.start : first.end]
    assert whole == "Elle couvre les 12 communes du Grand Val, soit 30 450 habitants."
    assert "contact" not in "".join(TEXT[a:b] for a, b in read.runs(first.start, first.end)).lower()


def test_separators_part_sentences_of_different_blocks() -> None:
    read = flow("Un titre\n\nUne phrase. Une autre.")
    assert read.text == f"Un titre{SEPARATOR}Une phrase. Une autre.{SEPARATOR}"
    assert [s.block for s in read.sentences] == [0, 1, 1]


def test_nothing_is_read_in_an_empty_text() -> None:
    assert (flow(" \n\n").text, flow(" \n\n").sentences) == ("", ())


def read_rows(text: str) -> list[str]:
    read = flow(text)
    return [read.text[s.start : s.end] for s in read.sentences]


def test_a_row_reads_each_cell_behind_its_head_and_its_own_name_first() -> None:
    text = (
        "                    Communes   Habitants   Intercommunalités\n\nCPTS du Val          12   30 450   Val d'Arc,\n\n"
        "Pays de Bar\n\nCPTS du Haut         8   9 800   Haut\n\nTotal   20   40 250\n"
    )
    assert read_rows(text) == [
        "Communes ; Habitants ; Intercommunalités",
        "CPTS du Val : Communes : 12 ; Habitants : 30 450 ; Intercommunalités : Val d'Arc,",
        "Pays de Bar",
        "CPTS du Haut : Communes : 8 ; Habitants : 9 800 ; Intercommunalités : Haut",
        "Total : 20 : 40 250",
    ]


def test_the_head_over_the_names_of_rows_is_left_out_unless_it_says_cpts() -> None:
    text = "Objet   Montant   Payeur\n\nMissions   135 000 €   Assurance Maladie\n"
    assert read_rows(text)[1] == "Missions : Montant : 135 000 € ; Payeur : Assurance Maladie"
    text = "CPTS   Communes   Habitants\n\nVal   12   30 450\n"
    assert read_rows(text)[1] == "CPTS Val ; Communes : 12 ; Habitants : 30 450"

"""A grammar that is tried at a few words only finds what it finds when it is tried everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cpts_extract.annotate import reading, terms
from cpts_extract.annotate.rules import pattern_file, rules
from cpts_extract.errors import RuleError
from cpts_extract.read import read_document
from cpts_extract.read.characters import fold
from cpts_extract.values import areas, date_grammar, numbers
from cpts_extract.values.scanning import Openers, matches

CORPUS = Path(__file__).parents[2] / "corpus"
TURNS = """à partir de mars 2021, dès 2020, dès septembre 2019, d'ici fin 2022, en juin 2023, en 2021, l'an dernier, la semaine
prochaine, le mois dernier, le lendemain, le surlendemain, un an plus tard, une année après, l'année prochaine, en mi-2021
une bonne soixantaine, la trentaine de communes, un million d'euros, une demi-douzaine, un demi-million, cette vingtaine de
villages, une dizaine, la première, en T1 2022, des centaines, en\u00a02021, un  an plus tard, une\nquinzaine, En mars 2020,
UN MILLION, LA RÉUNION, La Réunion, le Nord, la Loire, Côtes d'Armor, en Île-de-France"""


@pytest.mark.parametrize(
    ("grammar", "first"),
    [
        (date_grammar.DATE, date_grammar.OPENERS),
        (numbers._NUMBER, numbers._OPENERS),
        (reading._UNUSUAL, reading._UNUSUAL_OPENERS),
    ],
    ids=["dates", "numbers", "unusual dates"],
)
def test_a_grammar_is_tried_wherever_it_can_match(grammar: re.Pattern[str], first: Openers) -> None:
    for text in _texts():
        assert [m.span() for m in matches(grammar, text, first)] == [m.span() for m in grammar.finditer(text)]


def test_the_names_of_areas_are_looked_for_wherever_one_can_stand() -> None:
    pattern, first = areas._pattern()
    for text in map(fold, _texts()):
        assert [m.span() for m in matches(pattern, text, first)] == [m.span() for m in pattern.finditer(text)]


def test_terms_are_looked_for_wherever_one_can_stand() -> None:
    pattern, first = terms._terms()
    listed = " ".join(example for term in pattern_file("terms")["term"] for example in term["examples"])
    for text in map(fold, [listed, *_texts()]):
        assert [m.span() for m in matches(pattern, text, first)] == [m.span() for m in pattern.finditer(text)]


@pytest.mark.parametrize("pattern", ["medic(?:al|aux)", "pluri[- ]?pro", "[ab]c", "cpts|medec+in"])
def test_a_term_whose_first_word_is_not_written_out_is_refused(pattern: str) -> None:
    with pytest.raises(RuleError, match=r"terms\.toml: .* does not begin with a whole word"):
        list(terms.first_words(pattern))


def _texts() -> list[str]:
    examples = [example for rule in rules() for example in (*rule.examples, *rule.counterexamples)]
    return [TURNS, " ".join(examples), *(read_document(path).text for path in sorted(CORPUS.glob("*.txt")))]

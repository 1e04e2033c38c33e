"""What a release's tokens are, and how a rule's pattern is matched against them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cpts_extract.annotate import matching
from cpts_extract.annotate.reading import read_through
from cpts_extract.annotate.rules import Rule, compile_pattern
from cpts_extract.errors import RuleError
from cpts_extract.models import Document
from cpts_extract.read.characters import normalise
from cpts_extract.values.dates import DateMention

Matches = Callable[..., list[str]]


def typed(text: str) -> list[tuple[str, str]]:
    """Give the tokens that have a type."""
    reading = read_through(Document("x.txt", "", "text", normalise(text)))
    return [(t.text, t.tag) for t in reading.tokens if t.tag not in {"", "stop", "sep", "native"}]


def values(text: str) -> list[Any]:
    reading = read_through(Document("x.txt", "", "text", normalise(text)))
    return [t.value for t in reading.tokens if t.value is not None]


# ---- tokens -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"], ids=["plain", "no-break", "narrow", "thin"])
def test_a_number_is_one_token_with_every_kind_of_space(space: str) -> None:
    assert typed(f"soit 72{space}520 habitants") == [("72 520", "number")]
    assert [v.value for v in values(f"soit 72{space}520 habitants")] == [72520]


@pytest.mark.parametrize(
    ("text", "token", "value"),
    [
        ("soit 57.633 habitants", "57.633", 57633),
        ("soit 175000 habitants", "175000", 175000),
        ("soit cinq cents soignants", "cinq cents", 500),
        ("soit 2,9 millions de gens", "2,9 millions", 2900000),
        ("ses 12 villages", "12", 12),
    ],
)
def test_numbers(text: str, token: str, value: int) -> None:
    assert typed(text) == [(token, "number")]
    assert [v.value for v in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "token", "amount", "amount_max"),
    [
        ("il verse 75k€ chaque année", "75k€", 75000, None),
        ("il verse 75 000 euros chaque année", "75 000 euros", 75000, None),
        ("il verse 1,2 M€ en tout", "1,2 M€", 1200000, None),
        ("il verse soixante mille euros en tout", "soixante mille euros", 60000, None),
        ("il verse 75\u202f000\u202f€ en tout", "75 000 €", 75000, None),
    ],
)
def test_money(text: str, token: str, amount: int, amount_max: int | None) -> None:
    assert typed(text) == [(token, "money")]
    assert [(v.amount, v.amount_max) for v in values(text)] == [(amount, amount_max)]


@pytest.mark.parametrize(
    ("text", "token", "iso"),
    [
        ("signé le 9 avril 2024 ici", "9 avril 2024", "2024-04-09"),
        ("signé le 1er juin 2021 ici", "1er juin 2021", "2021-06-01"),
        ("signé le 09/04/2024 ici", "09/04/2024", "2024-04-09"),
        ("signé en avril 2024 ici", "avril 2024", "2024-04"),
    ],
)
def test_dates(text: str, token: str, iso: str) -> None:
    found = typed(text)
    assert [tag for _, tag in found] == ["date"]
    assert found[0][0].endswith(token)
    assert [v.iso() for v in values(text)] == [iso]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "une communauté professionnelle territoriale de santé agit",
            [("communauté professionnelle territoriale de santé", "cpts")],
        ),
        ("les CPTS agissent", [("CPTS", "cpts")]),
        ("l'accord conventionnel interprofessionnel lie", [("accord conventionnel interprofessionnel", "aci")]),
        ("une agence régionale de santé agit", [("agence régionale de santé", "ars")]),
        ("un contrat local de santé lie", [("contrat local de santé", "cls")]),
        ("son projet de santé avance", [("projet de santé", "project")]),
        ("une lettre d'intention part", [("lettre d'intention", "letter")]),
        ("la communauté de communes agit", [("communauté de communes", "epci")]),
        ("dans le Morbihan et en Ille-et-Vilaine", [("Morbihan", "department"), ("Ille-et-Vilaine", "department")]),
        ("EN CÔTES D'ARMOR", [("CÔTES D'ARMOR", "department")]),
        ("en Nouvelle-Aquitaine aussi", [("Nouvelle-Aquitaine", "region")]),
        ("le 3e groupe compte 12 % du tout", [("3e", "ordinal"), ("12 %", "percent")]),
    ],
)
def test_terms_areas_and_other_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert typed(text) == expected


def test_a_term_over_a_line_break_is_one_token() -> None:
    assert [tag for _, tag in typed("Les soignants ont signé avec l'agence régionale de\nsanté un accord.")] == ["ars"]


def test_where_two_types_overlap_the_first_wins() -> None:
    assert typed("le 12 mars 2024, 60 000 € pour 12 villages") == [
        ("12 mars 2024", "date"),
        ("60 000 €", "money"),
        ("12", "number"),
    ]


def test_a_name_with_hyphens_and_an_elided_word_are_tokens() -> None:
    reading = read_through(Document("x.txt", "", "text", "l'Étang et Saint-Aubin-sur-Val"))
    assert [t.text for t in reading.tokens] == ["l'", "Étang", "et", "Saint-Aubin-sur-Val", "¶"]
    assert [t.norm for t in reading.tokens][:2] == ["l'", "etang"]


def test_evidence_is_a_slice_of_the_release() -> None:
    text = "Elle couvre 12 com-\nmunes¹ et\n\n¹ Arcy, Bourg.\n\nsigne."
    document = Document("x.txt", "", "text", text)
    reading = read_through(document)
    number = next(n for n, t in enumerate(reading.tokens) if t.tag == "number")
    quoted = reading.evidence(number, number + 2, "test.rule", 0.9)
    assert (quoted.text, quoted.rule, quoted.confidence) == ("12 com-\nmunes", "test.rule", 0.9)
    assert text[quoted.start : quoted.end] == quoted.text


# ---- rules ------------------------------------------------------------------------------------------------------


@pytest.fixture
def matches(monkeypatch: pytest.MonkeyPatch) -> Iterator[Matches]:
    """Match one pattern of one's own against a text, and give the words of each match."""
    build = matching._patterns.__wrapped__

    def run(pattern: str, text: str, **sets: Any) -> list[str]:
        rule = Rule("population.test", "value", (pattern,), sets=sets)
        monkeypatch.setattr(matching, "rules", lambda: (rule,))
        built = build()
        monkeypatch.setattr(matching, "_patterns", lambda: built)
        reading = read_through(Document("x.txt", "", "text", text))
        return [reading.text(m.start, m.end) for m in reading.of("population")]

    yield run
    monkeypatch.undo()


def test_a_rule_minds_neither_case_nor_accents(matches: Matches) -> None:
    assert matches("numéro !<number>", "NUMERO 12, puis Numéro 13") == ["NUMERO 12", "Numéro 13"]


def test_a_rule_stays_in_one_sentence(matches: Matches) -> None:
    assert matches("territoire ...8 !<number>", "Un territoire de 12 lieues.") == ["territoire de 12"]
    assert matches("territoire ...8 !<number>", "Un territoire vaste. Il y a 12 lieues.") == []
    assert matches("territoire ...8 !<number>", "Un territoire\n\n12 lieues") == []


def test_a_short_gap_stops_at_a_comma_and_a_long_one_does_not(matches: Matches) -> None:
    assert matches("territoire ..6 !<number>", "un territoire vaste, de 12 lieues") == []
    assert matches("territoire ...6 !<number>", "un territoire vaste, de 12 lieues") == ["territoire vaste, de 12"]
    assert matches("territoire ...6 !<number>", "un territoire (vaste) de 12 lieues") == ["territoire (vaste) de 12"]


def test_a_gap_is_as_wide_as_it_says(matches: Matches) -> None:
    assert matches("territoire ..2 !<number>", "un territoire de presque 12 lieues") == ["territoire de presque 12"]
    assert matches("territoire ..2 !<number>", "un territoire de bien presque 12 lieues") == []
    assert matches("territoire ..2 !<number>", "un territoire 12 lieues") == ["territoire 12"]


def test_a_whole_rule_wants_the_whole_sentence(matches: Matches) -> None:
    assert matches("la? prévention", "La prévention :", whole=True) == ["La prévention"]
    assert matches("la? prévention", "PREVENTION\n\nElle agit.", whole=True) == ["PREVENTION"]
    assert matches("la? prévention", "Le chef de la prévention agit.", whole=True) == []


def test_alternatives_options_and_capitals(matches: Matches) -> None:
    assert matches("!<number> belles? lieues|pas", "12 lieues, 13 belles lieues, 14 pas, 15 arpents") == [
        "12 lieues",
        "13 belles lieues",
        "14 pas",
    ]
    assert matches("maire de Cap", "le maire de Bourg et le maire de là-bas") == ["maire de Bourg"]
    assert matches("coût|<money> total", "un coût total, 60 000 € total") == ["coût total", "60 000 € total"]


def test_the_shortest_match_of_a_value_is_kept(matches: Matches) -> None:
    assert matches("territoire ...9 !<number>", "un territoire, oui, un territoire de 12 lieues") == [
        "territoire de 12"
    ]


def test_a_list_that_does_not_exist_is_named() -> None:
    with pytest.raises(RuleError, match=r"population\.toml: population\.test: no list @no-such-list"):
        compile_pattern(Rule("population.test", "value", ("@no-such-list",)), "@no-such-list")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Ils ont signé le neuf octobre 2024.", "2024-10-09"),
        ("Ils ont signé le 9-oct-2024.", "2024-10-09"),
        ("Ils ont signé lun. 3 mai 2021.", "2021-05-03"),
        ("Ils ont signé le 12 mai 2021.", "2021-05-12"),
    ],
)
def test_dates_of_unusual_form_are_one_token(text: str, iso: str) -> None:
    reading = read_through(Document("x.txt", "", "text", text))
    assert [t.value.iso() for t in reading.tokens if isinstance(t.value, DateMention)] == [iso]

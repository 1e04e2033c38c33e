"""Every rule matches each of its examples just where the brackets stand, and none of its counterexamples."""

from __future__ import annotations

import re
from importlib.resources import files

import cpts_patterns
import pytest
from cpts_extract.annotate import read_through
from cpts_extract.annotate.rules import RULE_FILES, Rule, pattern_file, rules
from cpts_extract.models import Document
from cpts_extract.read.characters import fold


def spans(rule: Rule, text: str) -> list[str]:
    reading = read_through(Document("example.txt", "", "text", text))
    return [reading.text(m.start, m.end) for m in reading.of(rule.file) if m.rule.id == rule.id]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_matches_its_examples(rule: Rule) -> None:
    assert rule.examples, "a rule shows at least one example"
    for example in rule.examples:
        marked = re.findall(r"\[(.+?)\]", example)
        assert marked, f"no brackets in {example!r}"
        found = spans(rule, re.sub(r"[\[\]]", "", example))
        assert [f for f in found if f in marked] == marked, f"{example!r} gave {found}"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_leaves_its_counterexamples(rule: Rule) -> None:
    assert rule.counterexamples, "a rule shows at least one counterexample"
    for example in rule.counterexamples:
        assert spans(rule, example) == [], example


@pytest.mark.parametrize("term", pattern_file("terms")["term"], ids=lambda term: term["type"])
def test_a_term_is_one_token(term: dict[str, object]) -> None:
    examples = term["examples"]
    assert isinstance(examples, list)
    for example in examples:
        reading = read_through(Document("example.txt", "", "text", f"voici {example} ici"))
        found = [t for t in reading.tokens if t.tag == term["type"]]
        assert [fold(t.text) for t in found][-1:] == [re.sub(r"^(?:l'|les )", "", fold(example))] or (
            [fold(t.text) for t in found] == [fold(example)]
        ), example


def test_no_pattern_file_is_an_orphan() -> None:
    names = {
        entry.name.removesuffix(".toml") for entry in files(cpts_patterns).iterdir() if entry.name.endswith(".toml")
    }
    assert names == {*RULE_FILES, "terms", "vocabulary", "agreement_grid"}

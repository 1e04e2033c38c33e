"""Every rule matches in each of its examples what the brackets hold and nothing else, and nothing in its counterexamples."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import cpts_patterns
import pytest
from cpts_extract.annotate import Reading, read_through
from cpts_extract.annotate.rules import RULE_FILES, Rule, compile_pattern, pattern_file, rules
from cpts_extract.models import Document
from cpts_extract.read.characters import fold


def reading(text: str) -> Reading:
    return read_through(Document("example.txt", "", "text", text))


def spans(rule: Rule, text: str) -> list[str]:
    read = reading(text)
    return [read.text(m.start, m.end) for m in read.of(rule.file) if m.rule.id == rule.id]


def bracketed(example: str) -> tuple[str, list[str]]:
    """Give an example without its brackets, and what stands in each pair of them; pairs may stand within pairs."""
    text, opened, marked = "", [], []
    for sign in example:
        if sign == "[":
            opened.append(len(text))
        elif sign == "]":
            marked.append((opened.pop(), len(text)))
        else:
            text += sign
    assert opened == []
    return text, [text[start:end] for start, end in sorted(marked)]


def test_brackets_stand_within_brackets() -> None:
    assert bracketed("[a [b] c] [d]") == ("a b c d", ["a b c", "b", "d"])


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_matches_its_examples_and_nothing_else_in_them(rule: Rule) -> None:
    assert rule.examples, "a rule shows at least one example"
    for example in rule.examples:
        text, marked = bracketed(example)
        assert marked, f"no brackets in {example!r}"
        assert spans(rule, text) == marked, example


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_leaves_its_counterexamples(rule: Rule) -> None:
    assert rule.counterexamples, "a rule shows at least one counterexample"
    for example in rule.counterexamples:
        assert spans(rule, example) == [], example


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_counterexample_comes_near_to_its_rule(rule: Rule) -> None:
    """One that shares no word and no type with the rule, nor a word with an example, could not fail."""
    elements = [one for pattern in rule.patterns for many in compile_pattern(rule, pattern)[0] for one in many]
    near = {word for element in elements for word in _asked(element)}
    shown = " ".join(fold(example) for example in rule.examples)
    near |= {word for word in re.findall(r"\w+", shown) if len(word) > 3 or word.isdecimal()}
    for example in rule.counterexamples:
        held = {form for token in reading(example).tokens for form in (token.norm, f"<{token.tag}>")}
        assert (held | set(re.findall(r"\w+", fold(example)))) & near, example


def _asked(element: dict[str, Any]) -> list[str]:
    """Give the words and types that an element of the Matcher asks for: ``<number>``, ``habitants``."""
    out = []
    for key, form in (("NORM", "{}"), ("TAG", "<{}>")):
        asked = element.get(key, [])
        out += [form.format(one) for one in (asked["IN"] if isinstance(asked, dict) else [asked] if asked else [])]
    return out


@pytest.mark.parametrize("term", pattern_file("terms")["term"], ids=lambda term: term["type"])
def test_a_term_is_one_token(term: dict[str, object]) -> None:
    examples = term["examples"]
    assert isinstance(examples, list)
    for example in examples:
        read = read_through(Document("example.txt", "", "text", f"voici {example} ici"))
        found = [t for t in read.tokens if t.tag == term["type"]]
        assert [fold(t.text) for t in found][-1:] == [re.sub(r"^(?:l'|les )", "", fold(example))] or (
            [fold(t.text) for t in found] == [fold(example)]
        ), example


def test_no_pattern_file_is_an_orphan() -> None:
    names = {
        entry.name.removesuffix(".toml") for entry in files(cpts_patterns).iterdir() if entry.name.endswith(".toml")
    }
    assert names == {*RULE_FILES, "terms", "vocabulary", "calibration", "agreement_grid", "identity"}

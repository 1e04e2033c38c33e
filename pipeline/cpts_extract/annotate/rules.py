"""Read the pattern files, and turn each pattern into the token patterns of spaCy's Matcher.

`cpts_patterns` describes the format. Everything that a file says wrong is a `RuleError` that names file and rule.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal, get_args

import cpts_patterns

from cpts_extract.annotate.verbs import done, finite
from cpts_extract.errors import RuleError
from cpts_extract.read.characters import fold

Role = Literal["value", "reject", "cue"]
Element = dict[str, Any]

VALUE_TYPES = frozenset(["number", "money", "date", "ordinal", "percent", "department", "region"])
RULE_FILES = (
    "bounds",
    "figures",
    "names",
    "released",
    "signature",
    "founding",
    "milestones",
    "population",
    "communes",
    "epcis",
    "areas",
    "professionals",
    "members",
    "agreement",
    "funding",
    "missions",
    "aggregates",
    "scope",
)
"""Every file of rules, in the order in which they are read; ``terms`` and ``vocabulary`` hold no rules."""


@dataclass(frozen=True)
class Rule:
    """One rule of a pattern file."""

    id: str
    role: Role
    patterns: tuple[str, ...]
    confidence: float = 0.9
    sets: dict[str, Any] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @cached_property
    def file(self) -> str:
        return self.id.partition(".")[0]


@cache
def pattern_file(name: str) -> dict[str, Any]:
    """Read one pattern file, by its name without ``.toml``."""
    try:
        return tomllib.loads((files(cpts_patterns) / f"{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{name}.toml: {error}") from error


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Give every word list by its name, folded; of a list of verbs its forms, and its participles as ``NAME-done``."""
    found: dict[str, tuple[str, ...]] = {}
    for name in ("vocabulary", *RULE_FILES):
        for key, listed in pattern_file(name).get("words", {}).items():
            if key in found:
                raise RuleError(f"{name}.toml: the list {key!r} stands in two files")
            found[key] = tuple(fold(word) for word in listed)
        for key, listed in pattern_file(name).get("verbs", {}).items():
            found[key] = tuple(form for verb in listed for form in finite(verb))
            found[f"{key}-done"] = tuple(form for verb in listed for form in done(verb))
    return found


@cache
def word_set(name: str) -> frozenset[str]:
    """Give one word list, folded, to look words up in."""
    return frozenset(words()[name])


@cache
def rules() -> tuple[Rule, ...]:
    """Give every rule of every file."""
    found: list[Rule] = []
    for name in RULE_FILES:
        found += [_rule(name, entry) for entry in pattern_file(name).get("rule", [])]
    seen: set[str] = set()
    for rule in found:
        if rule.id in seen:
            raise RuleError(f"{rule.file}.toml: {rule.id} stands twice")
        seen.add(rule.id)
    return tuple(found)


def _rule(name: str, entry: dict[str, Any]) -> Rule:
    identity = entry.get("id", "?")
    unknown = entry.keys() - {"id", "role", "pattern", "confidence", "sets", "examples", "counterexamples"}
    role = entry.get("role", "value")
    if unknown or role not in get_args(Role) or not identity.startswith(f"{name}.") or "pattern" not in entry:
        raise RuleError(f"{name}.toml: {identity}: not a rule ({', '.join(sorted(unknown)) or role})")
    pattern = entry["pattern"]
    return Rule(
        identity,
        role,
        tuple([pattern] if isinstance(pattern, str) else pattern),
        float(entry.get("confidence", 0.9)),
        entry.get("sets", {}),
        tuple(entry.get("examples", ())),
        tuple(entry.get("counterexamples", ())),
    )


_ELEMENT = re.compile(r"(?P<mark>!?)(?P<body>\.{2,3}\d+|Cap|[^\s?*+]+?|[?*+])(?P<repeat>[?*+]?)")
_ALTERNATIVE = re.compile(r"<[a-z_|]+>|[^|]+")
SEPARATOR_TAG = "sep"
RUN = "run"
"""The lemma of every token that is no stop: what the gap ``..4`` may pass over."""


def compile_pattern(rule: Rule, pattern: str) -> tuple[list[list[Element]], int | None]:
    """Turn one pattern into Matcher patterns, and tell which element is marked as the value's (if any).

    An element that is a word or a type ("contrat|<aci>") makes two of one pattern, since an element of the Matcher asks for
    one attribute.

    >>> rule = Rule("population.x", "value", ())
    >>> compile_pattern(rule, "!<number> habitants|âmes")
    ([[{'TAG': 'number'}, {'NORM': {'IN': ['habitants', 'ames']}}]], 0)
    """
    whole: list[list[Element]] = [[]]
    marked = None
    for part in pattern.split():
        match = _ELEMENT.fullmatch(part)
        if not match:
            raise RuleError(f"{rule.file}.toml: {rule.id}: cannot read {part!r}")
        if match["mark"]:
            marked = len(whole[0])
        variants = _variants(rule, match["body"])
        repeat = {"OP": match["repeat"]} if match["repeat"] else {}
        whole = [[*before, {**variant, **repeat}] for before in whole for variant in variants]
    return whole, marked


def _variants(rule: Rule, body: str) -> list[Element]:
    """Give the one or two Matcher elements of one element."""
    gap = re.fullmatch(r"(\.{2,3})(\d+)", body)
    if gap:
        passed: Element = {} if len(gap[1]) == 3 else {"LEMMA": RUN}
        return [{**passed, "OP": f"{{0,{gap[2]}}}"}]
    if body == "Cap":
        return [{"IS_TITLE": True}]
    types: list[str] = []
    listed: list[str] = []
    for part in _ALTERNATIVE.findall(body) if len(body) > 1 else [body]:
        if part.startswith("<") and len(part) > 1:
            types += part[1:-1].split("|")
        elif part.startswith("@") and len(part) > 1:
            if part[1:] not in words():
                raise RuleError(f"{rule.file}.toml: {rule.id}: no list {part}")
            listed += words()[part[1:]]
        else:
            listed.append(fold(part))
    return [
        {key: some[0] if len(some) == 1 else {"IN": some}} for key, some in (("TAG", types), ("NORM", listed)) if some
    ]

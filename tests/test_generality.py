"""No rule is written for one text: names of releases stand neither in the code nor in the rules.

The words of names that are also words of the language, of départements or of régions say nothing, and neither do the
files that list given names and communes of the whole country. All other words count, wherever they stand, a comment or an
example included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.annotate.rules import pattern_file
from cpts_extract.values.cpts_name import fold

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
LISTS = {"given_names.py", "name_cues.py"}
"""Lists for the masking of persons: given names of France, and the communes that look like a person's name."""
WORDS = frozenset(
    """
arrondissement bassin bocage boucle bourg canal celles centre coeur communaute comte croix entre forets france grand haute
hautes jeune large littoral marais metropole montant notre ouest palais petite peuple plage plaine pointe presqu quatre rives
rivieres saint sainte sante terre terres trans trois village ville
""".split()
)
"""Ordinary words that stand in names too."""
FIRST_NAMES = frozenset(["marie"])
"""First names that examples of the masking need, and that stand in the names of communes too."""
LEAST = 5
"""Letters that a word has at least to tell a name from others."""


def folded(value: Any) -> str:
    return fold(value["name"] if isinstance(value, dict) else str(value))


def golds(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def cpts_names(folder: Path) -> set[str]:
    """Return the names of CPTS in a gold folder, folded, without the word CPTS and the article behind it."""
    names = {folded(name) for gold in golds(folder) for name in gold.get("mentioned", [])}
    names |= {
        folded(n) for gold in golds(folder) for c in gold["cpts"] for n in (c["name"], *c.get("aliases", [])) if n
    }
    return {re.sub(r"^(?:cpts )?(?:(?:du|de|des|d|l|la|le|les) )*", "", name) for name in names}


def commune_names(folder: Path) -> set[str]:
    keys = ("communes", "communes_optional")
    return {folded(item) for gold in golds(folder) for c in gold["cpts"] for key in keys for item in c.get(key, [])}


@cache
def areas() -> frozenset[str]:
    """Return the words of départements and régions."""
    told = pattern_file("areas")
    return frozenset(fold(" ".join([*told["regions"], *told["departments"], *told["region_aliases"]])).split())


def words(names: set[str]) -> set[str]:
    found = {word for name in names for word in name.split() if len(word) >= LEAST}
    return found - WORDS - FIRST_NAMES - areas()


@cache
def lines() -> tuple[tuple[str, str], ...]:
    """Return every line of code and rules, folded, with where it stands; examples of the commands' help left out."""
    found = []
    for folder, pattern in (("pipeline", "*.py"), ("patterns", "*.py"), ("patterns", "*.toml")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            if path.name in LISTS:
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if not line.startswith("  cpts-extract "):
                    found.append((f"{path.relative_to(ROOT)}:{number}", f" {fold(line)} "))
    return tuple(found)


def standing(sought: set[str]) -> list[str]:
    return [f"{where}: {one}" for where, line in lines() for one in sorted(sought) if f" {one} " in line]


def phrases(names: set[str]) -> set[str]:
    """Return the names that several words make; one word alone is judged by `words`."""
    return {name for name in names if " " in name and not set(name.split()) <= areas()}


def test_no_cpts_of_the_corpus_stands_in_code_or_rules() -> None:
    names = cpts_names(ROOT / "corpus" / "gold")
    assert len(names) > 25, "there is something to look for"
    assert standing(words(names)) == []
    assert standing(phrases(names)) == []


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["gold", "dev/gold"])
def test_no_name_of_the_shared_releases_stands_in_code_or_rules(folder: str) -> None:
    if not (SHARED / folder).is_dir():
        pytest.skip("../shared is not there")
    names = cpts_names(SHARED / folder) | commune_names(SHARED / folder)
    assert standing(words(names)) == []
    assert standing(phrases(names)) == []


def test_every_exception_is_needed() -> None:
    used = {word for _, line in lines() for word in line.split()}
    assert sorted((WORDS | FIRST_NAMES) - used) == []

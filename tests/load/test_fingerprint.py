"""The fingerprint changes with code, rules and spaCy's version, and with nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import sys
sys.path[:0] = sys.argv[1:]
from cpts_extract.load.fingerprint import fingerprint
print(fingerprint(), "spacy" in sys.modules, "duckdb" in sys.modules)
"""


def ask(root: Path) -> list[str]:
    command = [sys.executable, "-c", CODE, str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def copy(root: Path) -> Path:
    """Make the least of this project that has a fingerprint."""
    import cpts_extract

    package = Path(cpts_extract.__file__).parent
    for name in ("__init__.py", "load/__init__.py", "load/fingerprint.py"):
        target = root / "cpts_extract" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((package / name).read_bytes())
    (root / "cpts_patterns").mkdir()
    (root / "cpts_patterns" / "__init__.py").write_text("")
    (root / "cpts_patterns" / "population.toml").write_text("a = 1\n")
    return root


def test_the_fingerprint_is_one_for_one_state_and_imports_nothing_heavy(tmp_path: Path) -> None:
    first, second = ask(copy(tmp_path / "first")), ask(copy(tmp_path / "second"))
    assert first == second
    assert (len(first[0]), first[1:]) == (64, ["False", "False"])


def test_a_changed_rule_or_code_changes_it_and_a_cache_does_not(tmp_path: Path) -> None:
    root = copy(tmp_path)
    [before, *_] = ask(root)
    (root / "cpts_extract" / "cache.pickle").write_text("anything")
    (root / "cpts_patterns" / "notes.md").write_text("anything")
    assert ask(root)[0] == before
    (root / "cpts_patterns" / "population.toml").write_text("a = 2\n")
    [ruled, *_] = ask(root)
    (root / "cpts_extract" / "load" / "more.py").write_text("")
    [coded, *_] = ask(root)
    (root / "cpts_patterns" / "communes.csv").write_text("56129,Ménéac\n", encoding="utf-8")
    [listed, *_] = ask(root)
    assert len({before, ruled, coded, listed}) == 4


def test_what_asks_the_network_or_talks_to_people_changes_no_reading(tmp_path: Path) -> None:
    root = copy(tmp_path)
    [before, *_] = ask(root)
    for package in ("cli", "collect"):
        (root / "cpts_extract" / package / "deeper").mkdir(parents=True)
        (root / "cpts_extract" / package / "deeper" / "more.py").write_text("a = 1\n")
    assert ask(root)[0] == before

"""The commands evaluate and rules, on a folder of two small releases with gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from cpts_extract.annotate.rules import Role, Rule, rules
from cpts_extract.cli import main
from cpts_extract.evaluate.floors import Floors, below, lowered, reached, read_floors
from cpts_extract.evaluate.report import Figures
from cpts_extract.evaluate.rules import RIVAL, Collision, _collisions
from cpts_extract.fields.found import Found
from cpts_extract.models import Quantity
from cpts_extract.resolve.choose import choose

TEXT = """La CPTS du Blavet signe son contrat

Vannes, le 10 octobre 2024

La CPTS du Blavet a signé son contrat avec l'Assurance Maladie et l'ARS le 9 octobre 2024 à Vannes.
Elle couvre 57 633 habitants de 11 communes.
"""
GOLD: dict[str, Any] = {
    "kind": "communique", "released": "2024-10-10", "mentioned": [], "scheme_funding": [], "aggregates": [],
    "cpts": [{
        "name": "CPTS du Blavet", "aliases": [], "subject": True, "signature_date": "2024-10-09", "commune_count": 11,
        "population": {"value": 57633, "bound": "exact"}, "evidence": {"population": "57 633 habitants"},
    }],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)  # or tables would be folded
    (tmp_path / "set" / "gold").mkdir(parents=True)
    (tmp_path / "set" / "blavet.txt").write_text(TEXT, encoding="utf-8")
    write_gold(tmp_path, 57633)
    return tmp_path


def write_gold(folder: Path, population: int) -> None:
    cpts = {**GOLD["cpts"][0], "population": {"value": population, "bound": "exact"}}
    (folder / "set" / "gold" / "blavet.json").write_text(json.dumps({**GOLD, "cpts": [cpts]}), encoding="utf-8")


def cpts(*arguments: object) -> Result:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_evaluate_prints_figures(folder: Path) -> None:
    result = cpts("evaluate", "set/gold")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if line.strip()}
    assert rows["core"] == ["1.000", "1.000", "1.000", "4", "0", "0", "1.000", "1.000", "1.000"]
    assert rows["released"][:6] == ["1.000", "1.000", "1.000", "1", "0", "0"]
    assert "every core value right: 1 of 1 releases (1.000); lenient 1 (1.000)" in result.stdout


def test_evaluate_lists_errors(folder: Path) -> None:
    write_gold(folder, 57000)
    result = cpts("evaluate", "set/gold", "set/blavet.txt", "--errors")
    listed = result.stdout.partition("0.95 to 1.00")[2].splitlines()[1:]
    assert result.exit_code == 0
    assert listed[0].startswith("blavet: CPTS du Blavet: population: wrong 57633 [population.")
    assert listed[1:] == [
        "    Elle couvre 57 633 habitants de 11 communes.",
        "blavet: CPTS du Blavet: population: missed 57000",
        "    57 633 habitants",
    ]
    told = json.loads(cpts("evaluate", "set/gold", "--releases", "set", "--format", "json", "--errors").stdout)
    assert told["fields"]["population"]["exact"]["f1"] == 0.0
    assert told["fields"]["population"]["lenient"]["f1"] == 1.0
    assert [error["outcome"] for error in told["errors"]] == ["wrong", "missed"]
    assert told["whole_records"] == {"exact": 0, "lenient": 1, "of": 1}


def test_floors_are_written_kept_and_not_lowered(folder: Path) -> None:
    assert cpts("evaluate", "set/gold", "--write-floors", "floors.toml").exit_code == 0
    first = read_floors(Path("floors.toml"))
    assert {first.fields[name] for name in ("population", "core", "all", "released")} == {(1.0, 1.0)}
    assert "founded" not in first.fields
    assert cpts("evaluate", "set/gold", "--floors", "floors.toml").exit_code == 0

    (folder / "set" / "blavet.txt").write_text(TEXT.replace("57 633", "57 000"), encoding="utf-8")
    result = cpts("evaluate", "set/gold", "--floors", "floors.toml")
    assert result.exit_code == 1
    assert "cpts-extract: population: recall 0.0000 is below its floor 1.0000\n" in result.stderr
    result = cpts("evaluate", "set/gold", "--write-floors", "floors.toml")
    assert result.exit_code == 1
    assert result.stderr.startswith("cpts-extract: floors.toml: not written, it would lower floors on the same gold: ")
    assert read_floors(Path("floors.toml")) == first

    write_gold(folder, 1000)
    result = cpts("evaluate", "set/gold", "--floors", "floors.toml")
    assert result.stderr.startswith("cpts-extract: floors.toml: set/gold has changed since; write the floors again\n")
    result = cpts("evaluate", "set/gold", "--write-floors", "floors.toml")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "cpts-extract: floors.toml: not written, the gold has changed; --lower would lower: "
    )
    assert read_floors(Path("floors.toml")) == first
    result = cpts("evaluate", "set/gold", "--write-floors", "floors.toml", "--lower")
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("cpts-extract: floors.toml: written anew, the gold has changed; lower: ")
    assert read_floors(Path("floors.toml")).fields["population"] == (0.0, 0.0)


@pytest.mark.parametrize("name", ["releases", "seeds"])
def test_releases_are_looked_for_beside_the_gold(name: str, folder: Path) -> None:
    (folder / "set" / name).mkdir()
    (folder / "set" / "blavet.txt").rename(folder / "set" / name / "blavet.txt")
    told = cpts("evaluate", "set/gold", "--format", "json")
    assert (told.exit_code, json.loads(told.stdout)["whole_records"]["of"]) == (0, 1)


def test_floors_are_cut_not_rounded() -> None:
    counted = {"name": Figures(2, 1, 0), "founded": Figures()}
    floors = reached("x", counted)
    assert floors == Floors("x", {"name": (0.6666, 1.0)})
    assert below(floors, counted) == []
    assert below(floors, {"name": Figures(1, 1, 0)}) == ["name: precision 0.5000 is below its floor 0.6666"]
    assert lowered(floors, Floors("x", {"name": (0.7, 0.9)})) == ["name recall 1.0000 to 0.9000"]
    assert lowered(floors, Floors("x", {})) == ["name would have none"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate"], "Missing argument 'GOLD_DIR'"),
        (["evaluate", "nope"], "does not exist"),
        (["evaluate", "set"], "no gold files"),
        (["evaluate", "set/gold", "nope.txt"], "does not exist"),
        (["evaluate", "set/gold", "other.txt"], "other.txt: no gold file other.json in set/gold"),
        (["evaluate", "set/gold", "--releases", "empty"], "set/gold/blavet.json: no release of that name in empty"),
        (["evaluate", "set/gold", "set/blavet.txt", "--floors", "f"], "floors hold for the whole of GOLD_DIR"),
        (["evaluate", "set/gold", "--floors", "f"], "f: no such file"),
        (["evaluate", "set/gold", "--lower"], "--lower goes with --write-floors"),
        (["evaluate", "empty/gold"], "--releases says where they are"),
        (["evaluate", "set/gold", "--floors", "f", "--write-floors", "f"], "exclude each other"),
        (["rules"], "corpus: no release there; --releases says where they are"),
        (["rules", "--releases", "empty"], "empty: no release there"),
        (["rules", "set"], "no gold files"),
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], said: str, folder: Path) -> None:
    (folder / "empty" / "gold").mkdir(parents=True)
    (folder / "empty" / "gold" / "none.json").write_text("{}")
    (folder / "other.txt").write_text("rien")
    result = cpts(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_a_release_that_cannot_be_read_is_told_and_missed(folder: Path) -> None:
    (folder / "set" / "blavet.txt").write_text("")
    for command in ("evaluate", "rules"):
        result = cpts(command, "set/gold")
        assert result.exit_code == 1
        assert result.stderr.startswith("cpts-extract: set/blavet.txt: ")
    told = json.loads(cpts("evaluate", "set/gold", "--format", "json").stdout)
    assert told["micro"]["core"]["exact"]["missed"] == 4


def test_releases_may_be_a_folder(folder: Path) -> None:
    whole = cpts("evaluate", "set/gold")
    assert whole.exit_code == 0
    assert cpts("evaluate", "set/gold", "set").stdout == whole.stdout
    assert cpts("evaluate", "set/gold", "set", "set/blavet.txt").stdout == whole.stdout
    (folder / "set" / "blavet.md").write_text(TEXT, encoding="utf-8")
    result = cpts("evaluate", "set/gold", "set")
    assert result.exit_code == 2
    assert "set/blavet.txt: set/blavet.md has the same gold file" in result.stderr


def test_the_gold_folder_may_be_the_current_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "set" / "gold")
    assert cpts("evaluate", ".").exit_code == 0


def test_two_releases_of_one_name_are_told_apart_by_their_gold(folder: Path) -> None:
    (folder / "set" / "blavet.md").write_text(TEXT, encoding="utf-8")
    assert "several releases" not in cpts("evaluate", "set/gold", "set/blavet.md").stderr
    assert cpts("evaluate", "set/gold").exit_code == 2
    (folder / "set" / "gold" / "blavet.json").write_text(json.dumps({**GOLD, "source": "blavet.md"}), encoding="utf-8")
    assert cpts("evaluate", "set/gold").exit_code == 0


def test_broken_gold_and_floors_are_one_line(folder: Path) -> None:
    (folder / "floors.toml").write_text("x")
    for arguments in (["--floors", "floors.toml"], ["--write-floors", "floors.toml"]):
        result = cpts("evaluate", "set/gold", *arguments)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert result.stderr.startswith("cpts-extract: floors.toml: not a file of floors: ")
    (folder / "set" / "gold" / "blavet.json").write_text("{")
    for command in ("evaluate", "rules"):
        result = cpts(command, "set/gold")
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


# ---- rules ------------------------------------------------------------------------------------------------------


def test_rules_counts_each_rule(folder: Path) -> None:
    told = json.loads(cpts("rules", "set/gold", "--format", "json").stdout)
    uses = {use["rule"]: use for use in told["rules"]}
    assert list(uses)[: len(rules())] == [rule.id for rule in rules()]
    assert uses["communes.count"] == {
        "rule": "communes.count", "role": "value", "fired": 1, "releases": 1, "kept": 1, "lost": 0, "conflicted": 0,
        "against": 0, "right": 1, "wrong": 0, "precision": 1.0,
    }  # fmt: skip
    assert uses["names.behind-the-word"]["role"] == "code"
    assert told["never_fired"] == [use["rule"] for use in told["rules"] if use["fired"] == 0]
    assert "funding.sum" in told["never_fired"]


def test_rules_without_gold_judges_nothing(folder: Path) -> None:
    told = json.loads(cpts("rules", "--releases", "set", "--format", "json").stdout)
    assert set(told["rules"][0]) == {"rule", "role", "fired", "releases", "kept", "lost", "conflicted", "against"}
    (folder / "set").rename(folder / "corpus")
    page = cpts("rules")
    assert (page.exit_code, page.stderr) == (0, "")
    assert page.stdout.splitlines()[0] == "1 releases"
    assert "never fired: " in page.stdout


def test_rules_that_always_match_together_are_named() -> None:
    roles: dict[str, Role] = {"a": "value", "b": "reject", "c": "value", "d": "cue"}
    known = [Rule(f"population.{name}", role, ()) for name, role in roles.items()]
    both = {("x", 1, 2), ("y", 3, 4)}
    places = {"population.a": both, "population.b": both, "population.c": both, "population.d": {("x", 1, 2)}}
    say = ("value of population", "reject of population")
    assert list(_collisions(known, places)) == [
        Collision(("population.a", "population.b"), 2, say),
        Collision(("population.b", "population.c"), 2, say[::-1]),
    ]


def test_a_conflict_is_known_by_what_resolve_says() -> None:
    def candidate(value: int, token: int, bound: str, confidence: float) -> Found:
        return Found("population", Quantity(value, bound), token, token + 2, token, "r", confidence)  # type: ignore[arg-type]

    _, lost = choose(
        [candidate(50000, 0, "exact", 0.9), candidate(90000, 9, "exact", 0.6), candidate(50500, 19, "about", 0.6)]
    )
    assert [any(part in (one.against or "") for part in RIVAL) for one in lost] == [True, True]
    assert sorted(part for part in RIVAL for one in lost if part in (one.against or "")) == sorted(RIVAL)

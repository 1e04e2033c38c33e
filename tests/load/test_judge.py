"""What a person decides of a value holds at once and after every later run, as long as the release states what was looked at."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.errors import ImpossibleValueError, WarehouseError
from cpts_extract.load.decided.judge import Judgement, judge, judge_in
from cpts_extract.load.decided.revise import revise
from cpts_extract.load.decided.stateable import STATEABLE, checked
from cpts_extract.load.facts import Read, release_id
from cpts_extract.load.query import query
from cpts_extract.load.schema import TABLES
from cpts_extract.load.write import Writer
from cpts_extract.models import Area, Commune, Cpts, Quantity

Load = Callable[..., None]
State = Callable[..., Read]

TEXT = "La CPTS du Bray couvre 21 000 habitants et 12 communes. Elle compte 40 adhérents.\n"
RELEASE = release_id("a.txt")
ENTRY = f"{RELEASE}.0"
POPULATION = f"{ENTRY}.population"
OLD, NEW = {"value": 21000, "bound": "exact", "value_max": None}, {"value": 22000, "bound": "about", "value_max": None}
CORRECT = Judgement("correct", "population", POPULATION, OLD, NEW)


def bray(population: int = 21000, **more: Any) -> Cpts:
    return Cpts("CPTS du Bray", located=("60",), population=Quantity(population), commune_count=12, **more)


@pytest.fixture
def read(state: State) -> Read:
    return state("a.txt", "2021", [bray()], text=TEXT)


def rows(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    return query(warehouse, sql).rows


def population(warehouse: Path) -> list[tuple[Any, ...]]:
    sql = "SELECT population, population_bound, population_confidence, population_quote FROM cpts_summary"
    return rows(warehouse, sql)


def states(warehouse: Path) -> list[tuple[Any, ...]]:
    return rows(warehouse, "SELECT decision_id, state FROM reviewed ORDER BY 1")


def facts(ask: Callable[[str], list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Give all rows but those that tell of decisions and runs."""
    told = {"decision", "reviewed", "run", "warehouse", "stale"}
    found = {}
    for table in TABLES:
        if table.name not in told:
            columns = "* EXCLUDE (extracted_at, run_id)" if table.name == "release" else "*"
            found[table.name] = ask(f'SELECT {columns} FROM "{table.name}" ORDER BY ALL')
    return found


UNDECIDED = [(21000, "exact", 0.9, "CPTS du Bray")]
CORRECTED = [(22000, "about", 1.0, "CPTS du Bray")]


def test_a_correction_stands_whatever_is_read_again(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    assert population(warehouse) == UNDECIDED
    assert judge(warehouse, [CORRECT], who="an analyst", why="the mayor says so") == [(1, "applied")]
    assert population(warehouse) == CORRECTED
    load(read)
    load(read)
    assert population(warehouse) == CORRECTED
    assert rows(warehouse, "SELECT kind, one, other, about, seen, value, seen_quotation, who, why FROM decision") == [
        (
            "correct", "60-bray", "a.txt", "population", '{"value": 21000, "bound": "exact", "value_max": null}',
            '{"value": 22000, "bound": "about", "value_max": null}', "CPTS du Bray", "an analyst", "the mayor says so",
        )
    ]  # fmt: skip


def test_it_waits_for_its_release_and_knows_it_by_its_bytes(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    judge(warehouse, [CORRECT])
    moved = replace(read, source="elsewhere/b.txt")
    with Writer(warehouse, str, "rules-1") as writer:
        writer.drop(["a.txt"])
    assert (population(warehouse), states(warehouse)) == ([], [])
    load(moved)
    assert (population(warehouse), states(warehouse)) == (CORRECTED, [(1, "applied")])


@pytest.mark.parametrize(
    ("entry", "text"),
    [(bray(21500), TEXT), (replace(bray(), population=None), TEXT)],
    ids=["the rules read another value", "the rules read none"],
)
def test_it_is_outdated_when_the_reading_changes(
    load: Load, warehouse: Path, read: Read, state: State, entry: Cpts, text: str
) -> None:
    load(read)
    judge(warehouse, [CORRECT])
    load(state("a.txt", "2021", [entry], text=text))
    assert states(warehouse) == [(1, "outdated")]
    assert rows(warehouse, "SELECT value FROM population") == ([(21500,)] if entry.population else [])
    load(read)
    assert (states(warehouse), population(warehouse)) == ([(1, "applied")], CORRECTED)


def test_it_is_outdated_when_the_words_change(load: Load, warehouse: Path, read: Read, state: State) -> None:
    load(read)
    judge(warehouse, [CORRECT])
    load(state("a.txt", "2021", [replace(bray(), name="CPTS du pays de Bray")], text=TEXT.replace("du", "du pays de")))
    assert states(warehouse) == [(1, "outdated")]


def test_an_accepted_value_is_sure(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    judge(warehouse, [Judgement("accept", "population", POPULATION, OLD)])
    assert population(warehouse) == [(21000, "exact", 1.0, "CPTS du Bray")]
    assert rows(warehouse, "SELECT rule FROM evidence WHERE field = 'population'") == [("test.rule",)]


def test_a_rejected_value_is_gone_with_its_proof(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    judge(warehouse, [Judgement("reject", "population", POPULATION, OLD)])
    load(read)
    assert rows(warehouse, "SELECT population, commune_count FROM cpts_summary") == [(None, 12)]
    assert rows(warehouse, "SELECT count(*) FROM evidence WHERE field = 'population'") == [(0,)]


def test_a_missing_value_is_added_with_the_words_selected(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    words = "40 adhérents"
    told = {"value": "40", "bound": "exact"}
    added = Judgement("add", "member", ENTRY, value=told, quotation=words, start=TEXT.index(words))
    judge(warehouse, [added])
    expected = [(40, words, "a.txt", 1.0)]
    sql = "SELECT members, members_quote, members_source, members_confidence FROM cpts_summary"
    assert rows(warehouse, sql) == expected
    load(read)
    assert rows(warehouse, sql) == expected
    assert rows(warehouse, "SELECT rule, substr(text, start + 1, \"end\" - start) = quotation FROM evidence "
        "JOIN release USING (release_id) WHERE field = 'members'") == [("review", True)]  # fmt: skip


def test_an_added_one_gives_way_to_what_the_rules_read_by_now(
    load: Load, warehouse: Path, read: Read, state: State
) -> None:
    load(read)
    words = "40 adhérents"
    judge(
        warehouse,
        [
            Judgement(
                "add", "member", ENTRY, value={"value": 40, "bound": "exact"}, quotation=words, start=TEXT.index(words)
            )
        ],
    )
    load(state("a.txt", "2021", [bray(members=Quantity(40))], text=TEXT))
    assert (states(warehouse), rows(warehouse, "SELECT value FROM member")) == ([(1, "applied")], [(40,)])
    load(state("a.txt", "2021", [bray(members=Quantity(41))], text=TEXT))
    assert (states(warehouse), rows(warehouse, "SELECT value FROM member")) == ([(1, "outdated")], [(41,)])


def test_a_cpts_that_no_rule_read_is_added_and_gets_values(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    place = TEXT.index("Bray")
    judge(
        warehouse,
        [
            Judgement(
                "add",
                "entry",
                RELEASE,
                value={"name": "CPTS de l'Epte", "subject": "true"},
                quotation="Bray",
                start=place,
            )
        ],
    )
    other = f"{RELEASE}.1"
    judge(
        warehouse,
        [
            Judgement(
                "add", "commune_count", other, value={"value": 12}, quotation="12 communes", start=TEXT.index("12")
            )
        ],
    )
    load(read)
    assert rows(warehouse, "SELECT name, commune_count, names FROM cpts_summary WHERE name LIKE '%Epte'") == [
        ("CPTS de l'Epte", 12, ["CPTS de l'Epte"])
    ]


def test_a_corrected_name_makes_another_identifier(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    judge(warehouse, [Judgement("correct", "entry", ENTRY, value={"name": "CPTS de l'Epte", "subject": True})])
    load(read)
    assert rows(warehouse, "SELECT cpts_id, name, names FROM cpts_summary") == [
        ("60-epte", "CPTS de l'Epte", ["CPTS de l'Epte"])
    ]


def test_a_corrected_departement_does_so_too(load: Load, warehouse: Path, state: State) -> None:
    load(state("a.txt", "2021", [replace(bray(), department=Area("Oise", "60"))], text=TEXT))
    told = Judgement("correct", "department", f"{ENTRY}.department", value={"name": "Eure", "code": "27"})
    judge(warehouse, [told])
    assert rows(warehouse, "SELECT cpts_id, department_code FROM cpts_summary") == [("27-bray", "27")]


def test_what_is_no_cpts_is_rejected_with_all_that_was_said_of_it(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    judge(warehouse, [Judgement("reject", "entry", ENTRY)])
    load(read)
    assert [rows(warehouse, f"FROM {name}") for name in ("entry", "population", "cpts_summary", "cpts")] == [[]] * 4


def test_a_corrected_value_is_judged_again(load: Load, warehouse: Path, state: State) -> None:
    communes = (Commune("Rennes", "35238", "35238"), Commune("Cesson-Sévigné", "35051", "35051"))
    entry = Cpts("CPTS du Bray", located=("35",), population=Quantity(1), communes=communes)
    load(state("a.txt", "2021", [entry], text=TEXT))
    near = {"value": 240000, "bound": "about", "value_max": None}
    judge(warehouse, [Judgement("correct", "population", POPULATION, value=near)])
    [(verdict, official)] = rows(warehouse, "SELECT verdict, official FROM population_check")
    assert verdict == "within"
    assert abs(official - 240000) < 12000


def test_a_whole_release_is_complete_until_anything_of_it_changes(
    load: Load, warehouse: Path, read: Read, state: State
) -> None:
    load(read)
    judge(warehouse, [CORRECT, Judgement("complete", key=RELEASE)])
    load(read)
    assert states(warehouse) == [(1, "applied"), (2, "applied")]
    judge(warehouse, [Judgement("reject", "commune_count", f"{ENTRY}.commune_count", {"value": 12})])
    assert states(warehouse) == [(1, "applied"), (2, "outdated"), (3, "applied")]


def test_a_later_decision_takes_the_place_of_an_earlier_one_and_can_be_taken_back(
    load: Load, warehouse: Path, read: Read
) -> None:
    load(read)
    before = facts(lambda sql: rows(warehouse, sql))
    judge(warehouse, [CORRECT])
    judge(warehouse, [Judgement("correct", "population", POPULATION, NEW, OLD | {"value": 23000})])
    assert states(warehouse) == [(2, "applied")]
    assert population(warehouse)[0][0] == 23000
    load(read)
    assert population(warehouse)[0][0] == 23000
    assert judge(warehouse, [Judgement("withdraw", decision_id=2)]) == [(3, "withdrawn")]
    assert (facts(lambda sql: rows(warehouse, sql)), states(warehouse)) == (before, [])
    with pytest.raises(WarehouseError, match="no decision 2 that could be taken back"):
        judge(warehouse, [Judgement("withdraw", decision_id=2)])


def test_what_has_changed_meanwhile_is_to_be_looked_at_again(load: Load, warehouse: Path, read: Read) -> None:
    load(read)
    judge(warehouse, [CORRECT])
    for judgement, said in (
        (CORRECT, "population has changed meanwhile"),
        (Judgement("accept", "population", f"{RELEASE}.9.population", OLD), "there any more"),
        (Judgement("accept", "release", RELEASE), "nothing can be decided of release"),
        (Judgement("complete", key="0123"), "no release 0123"),
        (
            Judgement("add", "member", ENTRY, value={"value": 40, "bound": "exact"}, quotation="41", start=3),
            "select them again",
        ),
        (Judgement("withdraw", decision_id=7), "no decision 7"),
    ):
        with pytest.raises(WarehouseError, match=said):
            judge(warehouse, [judgement])
    assert rows(warehouse, "SELECT count(*) FROM decision") == [(1,)]


@pytest.mark.parametrize(
    ("table", "told", "wrong"),
    [
        ("population", {"value": "many", "bound": "exact"}, "value: must be a whole number"),
        ("population", {"value": "-3", "bound": "exact"}, "value: must be a whole number"),
        ("population", {"value": "", "bound": "exact"}, "value: must be given"),
        ("population", {"value": 5, "bound": "nearly"}, "bound: must be one of exact, about, at_least, at_most, range"),
        ("population", {"value": 5, "bound": "range"}, "value_max: must be given for a range, and only then"),
        ("population", {"value": 5, "bound": "exact", "value_max": 6}, "value_max: must be given for a range, and only then"),
        ("population", {"value": 5, "bound": "range", "value_max": 5}, "value_max: must be more than the lower one"),
        ("signature", {"date": "2024-13"}, "date: must be a date: 2024-10-09, 2024-10 or 2024"),
        ("signature", {"date": "9 octobre 2024"}, "date: must be a date: 2024-10-09, 2024-10 or 2024"),
        ("signature", {}, "date: must be given"),
        ("size_class", {"value": 5}, "value: must be 1 to 4"),
        ("commune", {"name": "Nulle-Part", "insee": "99999"}, "insee: must be the INSEE code of a commune of 2019 or later"),
        ("epci", {"name": "X", "siren": "123456789"}, "siren: must be the SIREN number of an intercommunalité of 2019 or later"),
        ("department", {"name": "X", "code": "96"}, "code: must be the code of a département"),
        ("region", {"name": "X", "code": "99"}, "code: must be the code of a région"),
        ("entry", {"name": "X"}, "subject: must be given"),
        ("mission", {"category": "parcours", "title": " "}, "title: must be given"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_one_is_refused(table: str, told: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ImpossibleValueError) as error:
        checked(table, told)
    assert str(error.value) == wrong


def test_what_a_form_gives_becomes_a_value() -> None:
    assert checked("population", {"value": "22 000", "bound": "range", "value_max": "23\u202f000"}) == {
        "value": 22000, "bound": "range", "value_max": 23000,
    }  # fmt: skip
    assert checked("mission", {"category": "parcours", "title": " Des  parcours ", "items": "un\n\n deux ", "level": ""}) == {
        "category": "parcours", "level": None, "title": "Des parcours", "items": ["un", "deux"],
    }  # fmt: skip
    assert checked("commune", {"name": "Ajaccio", "insee": "2a004"}) == {"name": "Ajaccio", "insee": "2A004"}


def test_all_that_is_stated_of_a_cpts_can_be_decided() -> None:
    derived = {"fact_id", "release_id", "entry_id", "cpts_id", "position", "evidence_id", "confidence"}
    derived |= {"precision", "date_first", "name_key", "is_alias", "place_evidence_id", "place_confidence"}
    derived |= {
        "within",
        "link_method",
        "vintage",
        "meaning",
        "verdict",
        "official",
        "official_vintage",
        "official_kind",
    }
    derived |= {"official_of", "difference_percent", "verdict_reason"}
    columns = {table.name: {column.name for column in table.columns} - derived for table in TABLES if table.of_cpts}
    assert columns == {name: set(one.columns) for name, one in STATEABLE.items() if name != "entry"}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_decided_reading_again_changes_nothing_and_taking_all_back_restores_all(
    load: Load, warehouse: Path, rich: Read, cpts_mask: Callable[[str], str], seed: int
) -> None:
    chance = random.Random(seed)
    load(rich)
    with Writer(warehouse, cpts_mask, "rules-1") as writer:
        connection = writer._connection
        again = [writer.prepare(rich)]

        def states() -> dict[str, list[tuple[Any, ...]]]:
            return facts(lambda sql: connection.execute(sql).fetchall())

        before = states()
        for _ in range(6):
            judge_in(connection, [_any(connection, chance)], who=None, why=None)
            decided = states()
            writer.load(again)
            revise(connection)
            assert states() == decided
        open_ones = connection.execute("SELECT decision_id FROM reviewed ORDER BY 1").fetchall()
        chance.shuffle(open_ones)
        for (number,) in open_ones:
            judge_in(connection, [Judgement("withdraw", decision_id=number)], who=None, why=None)
        assert states() == before


def _any(connection: Any, chance: random.Random) -> Judgement:
    """Decide anything of any fact."""

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return connection.execute(sql).fetchall()

    table = chance.choice([name for name in STATEABLE if rows(f'FROM "{name}"')])
    key = "entry_id" if table == "entry" else "fact_id"
    (fact,) = chance.choice(rows(f'SELECT {key} FROM "{table}" ORDER BY 1'))
    kind: Any = chance.choice(["accept", "correct"] if table == "entry" else ["accept", "reject", "correct"])
    if kind != "correct":
        return Judgement(kind, table, fact)
    columns = list(STATEABLE[table].columns)
    [told] = rows(f"SELECT {', '.join(columns)} FROM \"{table}\" WHERE {key} = '{fact}'")
    value = dict(zip(columns, told, strict=True))
    for name in ("value", "amount", "rank", "years"):
        if value.get(name):
            value[name] = max(1, value[name] - 1)
    if value.get("name") and table in ("entry", "cpts_name", "commune", "epci"):
        value["name"] += " Nord"
    return Judgement(kind, table, fact, None, value)

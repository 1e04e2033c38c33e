"""``extract``, ``explain``, ``show``, ``query`` and ``schema`` print what people and programs can read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from cpts_extract.load.ddl import dictionary

Cpts = Callable[..., Result]


# ---- extract --------------------------------------------------------------------------------------------------------


def test_extract_prints_one_line_of_json_a_release(folder: Path, cpts: Cpts) -> None:
    result = cpts("extract", "releases/blavet.txt", "releases/oust.md", "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (0, "")
    assert [(record["source"], record["cpts"][0]["population"]) for record in records] == [
        ("releases/blavet.txt", {"value": 57633, "bound": "exact"}),
        ("releases/oust.md", {"value": 42000, "bound": "exact"}),
    ]


def test_extract_prints_an_object_for_one_file_and_an_array_for_several(folder: Path, cpts: Cpts) -> None:
    one = cpts("extract", "releases/blavet.txt", "--format", "json").stdout
    two = cpts("extract", "releases/blavet.txt", "releases/oust.md", "--format", "json").stdout
    assert one.startswith('{\n  "source": "releases/blavet.txt",\n')
    assert json.loads(two)[0] == json.loads(one)
    assert [record["source"] for record in json.loads(two)] == ["releases/blavet.txt", "releases/oust.md"]


def test_extract_shows_values_beside_their_words(folder: Path, cpts: Cpts) -> None:
    table = cpts("extract", "releases/blavet.txt").stdout
    lines = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in table.splitlines()]
    shown = {line[1]: line[2] for line in lines if line[0] == "CPTS du Blavet"}
    assert (shown["population"], shown["signature_date"], shown["commune_count"]) == ("57 633", "2024-10-09", "11")


def test_extract_goes_on_after_a_file_that_fails(folder: Path, cpts: Cpts) -> None:
    result = cpts("extract", "none.txt", "releases/oust.md", "releases", "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == "cpts-extract: none.txt: no such file\ncpts-extract: releases: is a folder\n"
    assert [record["source"] for record in json.loads(result.stdout)] == ["releases/oust.md"]
    alone = cpts("extract", "none.txt", "--format", "json")
    assert (alone.exit_code, alone.stdout) == (1, "")


# ---- explain --------------------------------------------------------------------------------------------------------


def test_explain_tells_rule_sentence_and_reason(folder: Path, cpts: Cpts) -> None:
    result = cpts("explain", "releases/blavet.txt", "population")
    head, block = result.stdout.rstrip("\n").split("\n\n")
    assert (result.exit_code, head) == (0, "releases/blavet.txt: population: 1 kept of 1 candidates")
    lines = block.split("\n")
    assert lines[0] == "kept     57 633"
    assert [line.split()[0] for line in lines[1:]] == ["of", "rule", "words", "sentence", "why", "weighed"]
    assert lines[1] == "  of        CPTS du Blavet"
    assert lines[4] == "  sentence  Elle couvre 57 633 habitants de 11 communes."


def test_explain_says_when_nothing_was_found(folder: Path, cpts: Cpts) -> None:
    result = cpts("explain", "releases/oust.md", "funding")
    assert (result.exit_code, result.stdout.strip()) == (
        0,
        "releases/oust.md: funding: nothing found: the text holds none of the words that speak of it: “financ”, “aide”, "
        "“dotation”, “enveloppe”, “budget”, “remuner”, “subvention”, “euro”, “€”",
    )


def test_explain_shows_what_came_near_the_nearest_first(folder: Path, cpts: Cpts) -> None:
    text = "La CPTS du Blavet a une taille : la numéro 2 sur 4, et 61 % de taille en 2023.\n"
    (folder / "near.txt").write_text(text, encoding="utf-8")
    told = json.loads(cpts("explain", "near.txt", "size_class", "--format", "json").stdout)
    assert [(one["value"], one["reason"]) for one in told["candidates"]] == [
        ("2", "3 words from “taille”, but no rule joins the two in this wording"),
        ("4", "4 words from “taille”, but no rule joins the two in this wording"),
    ]


def test_explain_shows_the_sentences_that_speak_of_a_list(folder: Path, cpts: Cpts) -> None:
    (folder / "near.txt").write_text("La CPTS du Blavet aura des missions. Elle ouvre.\n", encoding="utf-8")
    told = json.loads(cpts("explain", "near.txt", "missions", "--format", "json").stdout)
    assert [(one["value"], one["sentence"], one["kept"]) for one in told["candidates"]] == [
        ("missions", "La CPTS du Blavet aura des missions.", False)
    ]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("kind", ["page"]),
        ("subject", [True]),
        ("title", ["La CPTS du Blavet signe son contrat"]),
        ("signature_place", ["Vannes"]),
    ],
)
def test_explain_knows_what_is_of_the_release(field: str, values: list[object], folder: Path, cpts: Cpts) -> None:
    told = json.loads(cpts("explain", "releases/blavet.txt", field, "--format", "json").stdout)
    assert [one["value"] for one in told["candidates"] if one["kept"]] == values


def test_explain_says_whose_a_value_is_and_no_bare_rule(folder: Path, cpts: Cpts) -> None:
    assert "\n  of        the release\n" in cpts("explain", "releases/blavet.txt", "title").stdout
    text = "La CPTS du Blavet couvre 42 000 habitants. Une CPTS compte de 40 000 à 80 000 habitants en taille 2.\n"
    (folder / "near.txt").write_text(text, encoding="utf-8")
    shown = cpts("explain", "near.txt", "population").stdout
    reasons = [line.split(None, 1)[1] for line in shown.splitlines() if line.startswith("  why")]
    assert [reason for reason in reasons if re.fullmatch(r"[a-z-]+\.[a-z-]+", reason)] == []


def test_explain_as_json_gives_the_candidates_whole(folder: Path, cpts: Cpts) -> None:
    told = json.loads(cpts("explain", "releases/blavet.txt", "population", "--format", "json").stdout)
    assert (told["source"], told["field"], told["kept"]) == ("releases/blavet.txt", "population", 1)
    [candidate] = told["candidates"]
    assert list(candidate) == ["field", "value", "evidence", "sentence", "cpts", "kept", "reason", "signs"]
    assert candidate["value"] == {"value": 57633, "bound": "exact"}


def test_explain_lists_the_fields_when_there_is_no_such_one(folder: Path, cpts: Cpts) -> None:
    from cpts_extract.fields import FIELD_KEYS

    result = cpts("explain", "releases/blavet.txt", "people")
    assert result.exit_code == 2
    assert f"no field 'people'; the fields are {', '.join(FIELD_KEYS)}" in result.stderr


def test_explain_of_a_file_that_cannot_be_read_is_one_line(folder: Path, cpts: Cpts) -> None:
    result = cpts("explain", "none.txt", "population")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "cpts-extract: none.txt: no such file\n")


# ---- show -----------------------------------------------------------------------------------------------------------


def test_show_prints_facts_with_quotation_and_source(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    result = cpts("show", "BLAVET")
    lines = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in result.stdout.splitlines()]
    assert (result.exit_code, lines[0][0].startswith("CPTS du Blavet (")) == (0, True)
    shown = {line[0]: line[1:4] for line in lines[1:]}
    assert shown["population"] == ["57 633", "57 633 habitants", "releases/blavet.txt"]
    assert shown["commune_count"][::2] == ["11", "releases/blavet.txt"]
    assert shown["title"][0] == "La CPTS du Blavet signe son contrat"
    assert [shown[name][:2] for name in ("released", "kind", "subject")] == [
        ["2024-10-10", "releases/blavet.txt"],
        ["page", "releases/blavet.txt"],
        ["yes", "releases/blavet.txt"],
    ]


def test_show_lists_the_matches_when_several(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    result = cpts("show", "cpts")
    assert (result.exit_code, result.stderr) == (
        1,
        "cpts-extract: 2 CPTS match 'cpts'; ask for one, by its name or its key\n",
    )
    assert [line.split("  ")[-1].strip() for line in result.stdout.splitlines()[2:]] == [
        "CPTS de l'Oust",
        "CPTS du Blavet",
    ]


def test_show_says_when_there_is_none(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    result = cpts("show", "Trégor")
    listed = '`cpts-extract query "SELECT cpts_id, name FROM cpts"` lists them'
    told = f"cpts-extract: outputs/cpts.duckdb: no CPTS called 'Trégor'; {listed}\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


# ---- query ----------------------------------------------------------------------------------------------------------

SQL = "SELECT name, population, NULL AS nothing, ['a, b', 'c'] AS list FROM cpts_summary ORDER BY name"


def test_query_prints_a_table(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    head, rule, *rows = cpts("query", SQL).stdout.splitlines()
    assert head.split() == ["name", "population", "nothing", "list"]
    assert set(rule.strip()) == {"─"}
    assert [row.split("  ")[1].strip() for row in rows] == ["CPTS de l'Oust", "CPTS du Blavet"]


def test_query_prints_csv(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    printed = cpts("query", SQL, "--format", "csv").stdout
    assert list(csv.reader(io.StringIO(printed))) == [
        ["name", "population", "nothing", "list"],
        ["CPTS de l'Oust", "42000", "", '["a, b", "c"]'],
        ["CPTS du Blavet", "57633", "", '["a, b", "c"]'],
    ]


def test_query_prints_json_from_standard_input(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    assert json.loads(cpts("query", "-", "--format", "json", stdin=SQL).stdout) == [
        {"name": "CPTS de l'Oust", "population": 42000, "nothing": None, "list": ["a, b", "c"]},
        {"name": "CPTS du Blavet", "population": 57633, "nothing": None, "list": ["a, b", "c"]},
    ]
    odd = "SELECT 1 AS a, 'nan'::DOUBLE AS a, DATE '2024-10-09' AS d, MAP {1: 'x'} AS m, 1.50::DECIMAL(4, 2) AS e"
    assert json.loads(cpts("query", odd, "--format", "json").stdout) == [
        {"a": 1, "a_1": None, "d": "2024-10-09", "m": {"1": "x"}, "e": "1.50"}
    ]


def test_query_shows_brackets_as_they_are(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    assert cpts("query", "SELECT '[bold]x[/bold] :smile:' AS \"[red]\"").stdout == (
        "  [red]\n ────────────────────────\n  [bold]x[/bold] :smile:\n"
    )


def test_query_turns_a_table_that_is_wider_than_the_terminal(
    folder: Path, cpts: Cpts, monkeypatch: pytest.MonkeyPatch
) -> None:
    cpts("run", "releases")
    monkeypatch.setenv("COLUMNS", "40")
    sql = "SELECT name, population, cpts_id, 'une phrase qui est plus longue que quarante signes' AS words FROM cpts_summary"
    assert cpts("query", f"{sql} ORDER BY name").stdout.splitlines()[:7] == [
        "  field        value",
        " ──────────────────────────────────────",
        "  name         CPTS de l'Oust",
        "  population   42000",
        "  cpts_id      oust",
        "  words        une phrase qui est plus",
        "               longue que quarante",
    ]


def test_query_refuses_to_write_and_tells_wrong_sql_in_one_line(folder: Path, cpts: Cpts) -> None:
    cpts("run", "releases")
    before = Path("outputs/cpts.duckdb").read_bytes()
    told = []
    for sql in ("DELETE FROM release", "COPY release TO 'x.csv'", "FROM 'releases/blavet.txt'", "SELEC", "FROM nope"):
        result = cpts("query", sql)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        told.append(result.stderr)
    only = "cpts-extract: the warehouse is read-only here; only SELECT, DESCRIBE, SHOW, EXPLAIN and SUMMARIZE are answered\n"
    assert told[:2] == [only, only]
    assert Path("outputs/cpts.duckdb").read_bytes() == before
    assert not Path("x.csv").exists()


# ---- schema ---------------------------------------------------------------------------------------------------------


def test_schema_is_the_whole_dictionary_in_every_format(cpts: Cpts) -> None:
    lines = dictionary()
    table = cpts("schema").stdout.splitlines()
    assert len(table) == 2 + len(lines)
    told = json.loads(cpts("schema", "--format", "json").stdout)
    assert [
        (thing["name"], column["name"], column["type"], column["key"] or "", column["comment"])
        for thing in told
        for column in ({**thing, "name": "", "type": thing["kind"], "key": None}, *thing["columns"])
    ] == lines
    markdown = cpts("schema", "--format", "markdown").stdout
    headings = [line for line in markdown.splitlines() if line.startswith("## ")]
    assert headings == [f"## {name} ({kind})" for name, column, kind, *_ in lines if not column]
    assert sum(line.startswith("| `") for line in markdown.splitlines()) == sum(bool(line[1]) for line in lines)


def test_values_below_the_threshold_are_left_out_with_a_warning(folder: Path, cpts: Cpts) -> None:
    path = "releases/blavet.txt"
    (entry,) = json.loads(cpts("extract", path, "--format", "jsonl").stdout)["cpts"]
    sure = entry["evidence"]["population"][0]["confidence"]
    told = json.loads(cpts("extract", path, "--format", "jsonl", "--min-confidence", sure).stdout)
    assert told["cpts"][0]["population"] == {"value": 57633, "bound": "exact"}
    told = json.loads(cpts("extract", path, "--format", "jsonl", "--min-confidence", sure + 0.001).stdout)
    assert told["cpts"][0]["population"] is None
    assert [w["evidence"]["text"] for w in told["warnings"] if w["field"] == "population"] == ["57 633 habitants"]
    assert cpts("extract", path, "--min-confidence", "2").exit_code == 2


# ---- explain --image ------------------------------------------------------------------------------------------------


def pdf(path: Path, *lines: str) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(300, 200))
    for page in lines:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(20, 150, page)
        canvas.showPage()
    canvas.save()


def test_explain_marks_the_words_on_their_page(folder: Path, cpts: Cpts) -> None:
    from PIL import Image

    pdf(folder / "a.pdf", "La CPTS du Blavet", "La CPTS du Blavet compte 57 633 habitants.")
    result = cpts("explain", "a.pdf", "population", "--image", "a.png")
    assert (result.exit_code, result.stderr) == (0, "")
    with Image.open(folder / "a.png") as drawn:
        assert drawn.size == (625, 417)
        yellow = [
            (x * 0.48, y * 0.48)
            for x in range(drawn.width)
            for y in range(drawn.height)
            if drawn.getpixel((x, y)) == (255, 214, 0)
        ]
    left, right = min(x for x, _ in yellow), max(x for x, _ in yellow)
    top, bottom = min(y for _, y in yellow), max(y for _, y in yellow)
    from reportlab.pdfbase.pdfmetrics import stringWidth

    before = 20 + stringWidth("La CPTS du Blavet compte ", "Helvetica", 10)
    end = 20 + stringWidth("La CPTS du Blavet compte 57 633 habitants.", "Helvetica", 10)
    assert [round(abs(a - b) / 3) for a, b in zip((left, right, top, bottom), (before, end, 42, 52), strict=True)] == [
        0,
        0,
        0,
        0,
    ]


def test_explain_says_why_there_is_no_image(folder: Path, cpts: Cpts) -> None:
    result = cpts("explain", "releases/blavet.txt", "population", "--image", "a.png")
    assert (result.exit_code, result.stderr) == (
        1,
        "cpts-extract: releases/blavet.txt: no image: a file of the kind text has no pages; leave --image out\n",
    )
    pdf(folder / "a.pdf", "La CPTS du Blavet")
    result = cpts("explain", "a.pdf", "size_class", "--image", "a.png")
    assert (result.exit_code, result.stderr) == (
        1,
        "cpts-extract: a.pdf: no image: nothing was found for size_class; leave --image out\n",
    )
    assert not (folder / "a.png").exists()

"""No e-mail address, telephone number or contact's name of a release is found in anything that the project keeps or prints.

What to look for is found here in the raw texts by other means than those of the project: what looks like an address or a
number, and the names that an address is made of.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner
from cpts_extract.cli import main
from cpts_extract.read import KNOWN_SUFFIXES, read_document

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
MAIL = re.compile(r"[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<![\d/])(?:\+33[ .-]?(?:\(0\))?[1-9]|0[1-9])(?:[ .\u00a0\u202f-]?\d\d){4}(?!\d)")
NAMED = re.compile(r"([\w-]{3,})[._]([\w-]{3,})@")


def folders() -> Iterator[Any]:
    yield pytest.param([ROOT / "corpus"], id="corpus")
    known = [SHARED / "seeds", SHARED / "dev" / "releases"]
    absent = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared, which is no part of the project")
    yield pytest.param(known, id="shared", marks=[pytest.mark.shared, absent])


def personal(files: list[Path]) -> set[str]:
    """List the addresses, numbers and names of persons in raw texts."""
    found: set[str] = set()
    for file in files:
        text = read_document(file).text
        found |= {match[0].lower() for match in MAIL.finditer(text)}
        found |= {match[0] for match in TELEPHONE.finditer(text)}
        for match in NAMED.finditer(text):
            name = re.compile(rf"\b{re.escape(match[1])}\s+{re.escape(match[2])}\b", re.IGNORECASE)
            found |= {one[0].lower() for one in name.finditer(text)}
    return found


def told(warehouse: Path) -> Iterator[tuple[str, str]]:
    """Give every text of the warehouse, lists and structs included, with its place."""
    with duckdb.connect(warehouse, read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM information_schema.tables ORDER BY 1").fetchall()
        for (table,) in names:
            result = connection.execute(f'FROM "{table}"')
            columns = [column[0] for column in result.description or []]
            for row in result.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if isinstance(value, str | list | dict) and column not in (
                        "sha256",
                        "fingerprint",
                        "schema_digest",
                    ):
                        yield f"{table}.{column}", value if isinstance(value, str) else json.dumps(value, default=str)


def written(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the content of every text file that was written, pages as a reader sees them."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in (".html", ".csv", ".json", ".jsonl", ".js", ".svg"):
            text = file.read_text(encoding="utf-8")
            yield str(file), html.unescape(text) if file.suffix == ".html" else text


@pytest.mark.parametrize("given", list(folders()))
def test_nothing_personal_is_kept_or_printed(
    given: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [file for folder in given for file in sorted(folder.rglob("*")) if file.suffix.lower() in KNOWN_SUFFIXES]
    private = personal(files)
    assert len(private) >= 5, "else nothing is looked for"
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, ["run", *map(str, given), "--warehouse", "cpts.duckdb"])
    printed = CliRunner().invoke(main, ["extract", "--format", "jsonl", *map(str, files[:12])])
    assert printed.stdout.count("\n") > 1
    made = [
        CliRunner().invoke(main, [*command, "--warehouse", "cpts.duckdb"])
        for command in (
            ["report", "--out", "report"],
            ["export", "--format", "csv", "--format", "jsonl", "--format", "datapackage", "--to", "export"],
            ["decisions", "export", "decisions.jsonl"],
        )
    ]
    assert [one.exit_code for one in made] == [0, 0, 0]
    texts = [*told(Path("cpts.duckdb")), *written(Path()), ("run", run.output), ("extract", printed.output)]
    assert {".html", ".csv", ".jsonl", ".json", ".js"} <= {Path(place).suffix for place, _ in texts}
    assert len(texts) > 1000
    for place, text in texts:
        small = text.lower()
        assert [one for one in private if one in small] == [], place
        # An address that the release does not have, as of the code of a table, is none either.
        assert not MAIL.search(text), place


# ---- what is looked for is what would be found ------------------------------------------------------------------------


def test_a_contact_is_found_in_a_raw_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "La CPTS\nContact : Prénomix Nomdefamille, prénomix.nomdefamille@example.org, 02 97 00 00 00\n",
        encoding="utf-8",
    )
    assert personal([tmp_path / "a.txt"]) == {
        "prénomix nomdefamille",
        "prénomix.nomdefamille@example.org",
        "02 97 00 00 00",
    }

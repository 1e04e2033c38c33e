"""``cpts-extract query``: one question in SQL."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import cell_text, print_table

if TYPE_CHECKING:
    from cpts_extract.load.query import Answer


@click.command(
    short_help="Answer one question in SQL.",
    epilog="""\b
Examples:
  cpts-extract query "SELECT name, signature_date, population FROM cpts_summary ORDER BY 2"
  cpts-extract query "FROM funding_detail" --format csv > sums.csv
  echo "SHOW TABLES" | cpts-extract query -
""",
)
@click.argument("sql")
@options.output_format("table", "csv", "json")
@options.warehouse
@options.limits("the answer", least=10)
@click.option(
    "--rows",
    type=click.IntRange(min=1),
    metavar="N",
    default=100_000,
    show_default=True,
    help="The most rows that it may have; one with more is refused as a whole.",
)
def query(sql: str, form: str, warehouse: Path, timeout: float, memory: int, rows: int) -> None:
    """Answer one question in SQL; "-" reads it from standard input.

    The warehouse is opened read-only, and the question reaches no other file. `cpts-extract schema` lists the tables.
    """
    from cpts_extract.load.query import Allowed
    from cpts_extract.load.query import query as ask

    answer = ask(warehouse, sys.stdin.read() if sql == "-" else sql, Allowed(timeout, memory, rows))
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[form](answer)


def _print_table(answer: Answer) -> None:
    print_table(answer.columns, answer.rows)


def _print_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in answer.rows)


def _csv_cell(value: Any) -> str:
    # Lists and structs as JSON: a comma within a cell could not be told from one between two items.
    return _json(value) if isinstance(value, list | tuple | dict) else cell_text(value)


def _print_json(answer: Answer) -> None:
    names = _distinct(answer.columns)
    click.echo(_json([dict(zip(names, row, strict=True)) for row in answer.rows], indent=2))


def _distinct(names: list[str]) -> list[str]:
    """Number the names that come twice: an object holds each once."""
    earlier = [names[:place].count(name) for place, name in enumerate(names)]
    return [f"{name}_{count}" if count else name for name, count in zip(names, earlier, strict=True)]


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(_sound(value), ensure_ascii=False, indent=indent, default=str)


def _sound(value: Any) -> Any:
    """Make text of the keys of a MAP, and null of numbers that JSON has not."""
    if isinstance(value, dict):
        return {str(key): _sound(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(item) for item in value]
    return None if isinstance(value, float) and value - value != 0 else value

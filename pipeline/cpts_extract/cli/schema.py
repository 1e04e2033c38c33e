"""``cpts-extract schema``: the data dictionary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import print_table


@click.command(
    short_help="Print the data dictionary.",
    epilog="""\b
Examples:
  cpts-extract schema
  cpts-extract schema --format markdown > dictionary.md
""",
)
@options.output_format("table", "markdown", "json")
def schema(form: str) -> None:
    """Print the data dictionary: every table, view and column of the warehouse."""
    from cpts_extract.load.ddl import DICTIONARY_COLUMNS, dictionary

    lines = dictionary()
    if form == "table":
        print_table(DICTIONARY_COLUMNS, lines)
    elif form == "markdown":
        click.echo("\n".join(_markdown(lines)))
    else:
        click.echo(json.dumps([_as_dict(group) for group in _by_table(lines)], ensure_ascii=False, indent=2))


Line = tuple[str, str, str, str, str]


def _by_table(lines: list[Line]) -> Iterator[list[Line]]:
    for _, group in groupby(lines, key=lambda line: line[0]):
        yield list(group)


def _markdown(lines: list[Line]) -> Iterator[str]:
    for (name, _, kind, _, comment), *columns in _by_table(lines):
        yield f"## {name} ({kind})\n\n{comment}\n\n| column | type | key | meaning |\n|---|---|---|---|"
        for _, column, type_, key, meaning in columns:
            yield f"| `{column}` | {type_} | {key} | {meaning.replace('|', chr(92) + '|')} |"
        yield ""


def _as_dict(group: list[Line]) -> dict[str, Any]:
    (name, _, kind, _, comment), *columns = group
    return {
        "name": name,
        "kind": kind,
        "comment": comment,
        "columns": [
            {"name": column, "type": type_, "key": key or None, "comment": meaning}
            for _, column, type_, key, meaning in columns
        ],
    }

"""``cpts-extract extract``: the record of a release, without a warehouse."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import fits, one_line, print_table, shown, tell, wrapped
from cpts_extract.cli.wording import value_text
from cpts_extract.errors import UnreadableError
from cpts_extract.models import Evidence, Record

_NO_VALUES = frozenset({"subject", "evidence"})
_OF_RELEASE = ("title", "released", "scheme_funding", "aggregates", "mentioned")


@click.command(
    short_help="Print what releases state.",
    epilog="""\b
Examples:
  cpts-extract extract release.pdf
  cpts-extract extract releases/*.txt --format jsonl > records.jsonl
  cpts-extract extract release.pdf --min-confidence 0.9
""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@options.output_format("table", "json", "jsonl")
@options.min_confidence
@options.limits_of_reading
@click.pass_context
def extract(ctx: click.Context, files: tuple[Path, ...], form: str, least: float, timeout: float, memory: int) -> None:
    """Print what releases state, each value with its quotation; nothing is written.

    json prints the release record, an array of them for several files; jsonl one line for each release.
    """
    from cpts_extract.batch.reading import read_file
    from cpts_extract.load.record import to_dict, to_json_line
    from cpts_extract.read.worker import Limits, Worker

    records: list[dict[str, Any]] = []
    shows: dict[str, Callable[[Record], None]] = {
        "table": _print,
        "json": lambda record: records.append(to_dict(record)),
        "jsonl": lambda record: click.echo(to_json_line(record)),
    }
    failed = False
    with Worker(Limits(timeout, memory)) as worker:
        for path in files:
            try:
                _, extraction = read_file(path, worker, least)
            except UnreadableError as error:
                tell(str(error))
                failed = True
            else:
                shows[form](extraction.record)
    if form == "json" and (records or len(files) > 1):
        click.echo(json.dumps(records if len(files) > 1 else records[0], ensure_ascii=False, indent=2))
    ctx.exit(1 if failed else 0)


# ---- a record for people ----------------------------------------------------------------------------------------


def _print(record: Record) -> None:
    rows = [*_rows("", record, _OF_RELEASE)]
    for number, entry in enumerate(record.cpts):
        name = entry.name or f"CPTS {number + 1}, not named"
        rows += _rows(name, entry, tuple(field.name for field in fields(entry) if field.name not in _NO_VALUES))
    title = f"{record.source}: {record.kind}, {len(record.cpts)} CPTS"
    columns = ("CPTS", "field", "value", "quotation", "confidence")
    if fits(columns, rows):
        print_table(columns, rows, title=title)
    else:  # a narrow terminal
        click.echo(shown(title))
        for name, some in groupby(rows, key=lambda row: row[0]):
            proved = [(field, value, _merged(words, sure)) for _, field, value, words, sure in some]
            print_table(("field", "value", "quotation (confidence)"), proved, title=name or "the release")
    for warning in record.warnings:
        click.echo(wrapped(f"warning {warning.code}: {one_line(warning.message)}", 2))


def _merged(words: str, confidence: float | None) -> str:
    return words if confidence is None else f"{words} ({confidence})"


def _rows(name: str, holder: Any, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    for field in names:
        value = getattr(holder, field)
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                proof = holder.evidence.get(f"{field}.{position}") or holder.evidence.get(field, ())
                yield (name, f"{field}.{position}", value_text(item), *_proof(proof))
        elif value is not None:
            yield (name, field, value_text(value), *_proof(holder.evidence.get(field, ())))


def _proof(proof: tuple[Evidence, ...]) -> tuple[str, float | None]:
    return (one_line(proof[0].text), proof[0].confidence) if proof else ("", None)

"""``cpts-extract decisions``: what people decided, carried to another warehouse or made into gold."""

from __future__ import annotations

from pathlib import Path

import click

from cpts_extract.cli import options

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(
    short_help="Carry decisions to another machine, or make gold of them.",
    epilog="""\b
Examples:
  cpts-extract decisions export decisions.jsonl
  cpts-extract decisions import decisions.jsonl
  cpts-extract decisions gold outputs/gold
  cpts-extract evaluate outputs/gold
""",
)
def decisions() -> None:
    """What people decided, on the page that `review` serves or by `merge` and `split`."""


@decisions.command("export", short_help="Write all decisions to a file, as JSON Lines.")
@click.argument("file", type=FILE)
@options.warehouse
def export(file: Path, warehouse: Path) -> None:
    """Write all decisions to FILE, one a line, with who, when, why, what was seen and what was told."""
    from cpts_extract.load.decided.carry import written

    lines = list(written(warehouse))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{file}: {_many(len(lines), 'decision')}.")


@decisions.command("import", short_help="Take the decisions of such a file over.")
@click.argument("file", type=FILE)
@options.warehouse
def import_(file: Path, warehouse: Path) -> None:
    """Take the decisions of FILE over, and apply them at once. Those that are there already stay as they are.

    A release is known by its path, or else by its bytes; a decision on one that is not there waits for it.
    """
    from cpts_extract.load.decided.carry import take

    carried = take(warehouse, file)
    click.echo(f"{_many(carried.taken, 'decision')} taken over, {carried.known} known already.")


@decisions.command("gold", short_help="Write gold files of the releases that were looked through.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@options.warehouse
def gold(folder: Path, warehouse: Path) -> None:
    """Write a gold file into FOLDER for each release that a person told to be complete: what `evaluate` measures with.

    Of other releases nobody knows what is missing, so they are none, whatever was decided of them.
    """
    from cpts_extract.export.gold import write
    from cpts_extract.load.open import open_to_read, refused

    with open_to_read(warehouse, present=True) as connection, refused(warehouse):
        made = write(connection, folder)
    click.echo(
        f"{folder}: {_many(made.files, 'gold file')}; {_many(made.partly, 'release')} decided on in part left out."
    )


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"

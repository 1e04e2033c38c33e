"""``cpts-extract export``: the warehouse as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from cpts_extract.cli import options
from cpts_extract.cli.ending import ended_like_ctrl_c
from cpts_extract.cli.progress import no_progress, progress
from cpts_extract.cli.telling import print_table, tell
from cpts_extract.export import FORMATS, SEPARATORS, steps
from cpts_extract.export import export as write


@click.command(
    short_help="Write the warehouse as files for other programs.",
    epilog="""\b
Examples:
  cpts-extract export --format parquet --to outputs/export
  cpts-extract export --format csv --separator ";" --to outputs/tableur
  cpts-extract export --format xlsx --format jsonl --to outputs/export
  cpts-extract export --format all --to outputs/export --warehouse vexin.duckdb
""",
)
@click.option(
    "--format",
    "forms",
    type=click.Choice([*FORMATS, "all"]),
    multiple=True,
    required=True,
    help="What to write; may be given several times.",
)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), metavar="DIR", required=True, help="The folder to write."
)
@click.option(
    "--separator",
    type=click.Choice(SEPARATORS),
    default=SEPARATORS[0],
    show_default=True,
    help="Of csv. With ; as spreadsheets in French expect it: byte order mark, decimal comma, no text is a formula.",
)
@options.warehouse
@options.quiet
@click.pass_context
def export(
    ctx: click.Context, forms: tuple[str, ...], folder: Path, separator: str, warehouse: Path, quiet: bool
) -> None:
    r"""Write every table and view of the warehouse into the folder DIR, in one or several formats.

    \b
    parquet      a file each, typed, with what the columns mean
    csv          a file each, UTF-8; lists are JSON
    xlsx         one workbook, a sheet each (pip install 'cpts-extract[export]')
    jsonl        the release records, as `cpts-extract extract` prints them
    datapackage  a Frictionless Data Package for open data portals, without the texts

    The same warehouse gives the same bytes. The folder takes its place when all is written, and replaces an earlier
    export; one that holds anything else is refused. What a workbook cannot hold is cut, and said on stderr.
    """
    chosen = FORMATS if "all" in forms else tuple(form for form in FORMATS if form in forms)
    if ctx.get_parameter_source("separator") is click.core.ParameterSource.COMMANDLINE and "csv" not in chosen:
        raise click.UsageError("--separator is for --format csv")
    shown = no_progress if quiet else progress("Writing", "tables")
    with ended_like_ctrl_c(), shown(steps(chosen)) as step:
        written = write(warehouse, chosen, folder, separator=separator, step=step)
    for note in (note for one in written for note in one.notes):
        tell(note)
    if not quiet:
        rows = [(one.form, str(folder / one.path), one.files, one.rows) for one in written]
        print_table(("format", "where", "files", "rows"), rows, title=f"{warehouse}: written")

"""``cpts-extract run``: files and folders into the warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from cpts_extract.cli import options
from cpts_extract.cli.ending import ended_like_ctrl_c
from cpts_extract.cli.progress import no_progress, progress
from cpts_extract.cli.telling import print_table, tell

if TYPE_CHECKING:
    from cpts_extract.batch.ingest import Report


@click.command(
    short_help="Read releases and load them into the warehouse.",
    epilog="""\b
Examples:
  cpts-extract run corpus/
  cpts-extract run releases/2024 vexin.pdf --warehouse vexin.duckdb
  cpts-extract run corpus/ --force
  cpts-extract run releases/ --workers 4
  cpts-extract run releases/ --engine dask
  cpts-extract run s3://releases/2024 list.jsonl --engine dask --scheduler tcp://scheduler:8786 --parts s3://parts
  cpts-extract run releases/ --prune
""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--force", is_flag=True, help="Read unchanged files too.")
@click.option("--prune", is_flag=True, help="Drop releases whose files are gone from the folders given.")
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    metavar="N",
    envvar="CPTS_EXTRACT_WORKERS",
    show_envvar=True,
    help="Processes that read at the same time; 0: the command itself reads, and no limits hold for texts.  "
    "[default: one for each core]",
)
@click.option(
    "--engine",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="What reads: processes of this machine, or Dask; then a PATH may be a URL, or a manifest (.parquet, .jsonl) of them.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The scheduler of a Dask cluster; without one, --workers processes of this machine are a cluster.",
)
@click.option(
    "--parts",
    metavar="URL",
    help="The folder, which all machines reach, for the Parquet parts that Dask's workers write.  [default: beside the warehouse]",
)
@click.option(
    "--part-files",
    type=click.IntRange(min=1),
    metavar="N",
    help="Files whose facts are a part: what is read again when a machine of the cluster is lost.  [default: 100]",
)
@options.min_confidence
@options.warehouse
@options.limits_of_reading
@options.quiet
@click.pass_context
def run(
    ctx: click.Context,
    paths: tuple[str, ...],
    force: bool,
    prune: bool,
    workers: int | None,
    engine: str,
    scheduler: str | None,
    parts: str | None,
    part_files: int | None,
    least: float,
    warehouse: Path,
    timeout: float,
    memory: int,
    quiet: bool,
) -> None:
    """Read releases (.txt .md .pdf .html .docx .odt; folders to any depth) and load what they state into the warehouse.

    Only what is new or changed is read; changed rules, code or --min-confidence read all again. A changed file replaces
    what it gave before; what a vanished file gave stays, unless --prune is given. Files that fail are recorded with the
    reason, and the others go on; those that say nothing of CPTS are recorded as irrelevant.
    """
    from cpts_extract.batch.extractors import cores
    from cpts_extract.batch.files import find
    from cpts_extract.batch.ingest import How, ingest
    from cpts_extract.read import KNOWN_SUFFIXES
    from cpts_extract.read.worker import Limits

    at_once = cores() if workers is None else workers
    cluster = None
    if engine == "dask":
        from cpts_extract.batch.cluster import PART_FILES, Cluster, require

        if scheduler and ctx.get_parameter_source("workers") is ParameterSource.COMMANDLINE:
            raise click.UsageError("--workers is for a cluster of this machine, --scheduler names one that is there")
        require()
        from cpts_extract.batch.cluster.inputs import find_inputs

        beside = warehouse.with_name(f".{warehouse.name}.parts")
        cluster = Cluster(parts or str(beside), scheduler, max(at_once, 1), part_files or PART_FILES)
        found = find_inputs(paths, KNOWN_SUFFIXES)
    elif scheduler or parts or part_files:
        raise click.UsageError("--scheduler, --parts and --part-files are for --engine dask")
    elif urls := [path for path in paths if "://" in path]:
        raise click.UsageError(f"{urls[0]}: a URL is read by --engine dask; give that too")
    else:
        found = find(map(Path, paths), KNOWN_SUFFIXES)
    how = How(Limits(timeout, memory), at_once, cluster, least, force, prune)
    with ended_like_ctrl_c():
        report = ingest(found, paths, warehouse, how, no_progress if quiet else progress("Reading", "files"))
    if not quiet:
        _print(report, warehouse)
        for source, reason in report.partial:
            tell(f"{source}: read in part: {reason}")
    for source, reason in report.failures:
        tell(f"{source}: {reason}")
    ctx.exit(1 if report.failures else 0)


def _print(report: Report, warehouse: Path) -> None:
    read = sum(report.how.values())
    if report.wrote:
        rows: list[tuple[str, int]] = [
            ("releases read", read),
            ("  new", report.how["added"]),
            ("  changed", report.how["changed"]),
            ("  again (rules, code or threshold changed, or --force)", report.how["again"]),
            *_irrelevant(report),
            ("unchanged", report.unchanged),
            ("failed", len(report.failures)),
            *_vanished(report),
            ("CPTS found", report.cpts),
            *((f"  {name}", count) for name, count in sorted(report.values.items(), key=lambda one: (-one[1], one[0]))),
            ("warnings", report.warnings),
        ]
        print_table(("this run", "count"), rows, title=str(warehouse))
    elif report.unchanged or report.failures or report.vanished:
        more = "".join(f"; {what}: {number}" for what, number in _vanished(report))
        click.echo(f"Nothing changed: {warehouse} is as it was ({report.unchanged} releases unchanged{more}).")
    else:
        click.echo("Nothing to read: no file of a known kind there (.txt .md .pdf .html .docx .odt).")
    if report.others:
        click.echo(f"{report.others} {'file' if report.others == 1 else 'files'} of other kinds not read.")


def _irrelevant(report: Report) -> list[tuple[str, int]]:
    return [("  of which say nothing of CPTS", report.irrelevant)] if report.irrelevant else []


def _vanished(report: Report) -> list[tuple[str, int]]:
    how = "dropped" if report.pruned else "their facts stay; drop them with --prune"
    return [(f"vanished ({how})", report.vanished)] if report.vanished else []

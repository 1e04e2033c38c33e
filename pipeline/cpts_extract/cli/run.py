"""``cpts-extract run``: files and folders into the warehouse."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import print_table, tell

if TYPE_CHECKING:
    from cpts_extract.cli.ingest import Report, Task


@click.command(
    short_help="Read releases and load them into the warehouse.",
    epilog="""\b
Examples:
  cpts-extract run corpus/
  cpts-extract run releases/2024 vexin.pdf --warehouse vexin.duckdb
  cpts-extract run corpus/ --force
  cpts-extract run releases/ --prune
""",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--force", is_flag=True, help="Read unchanged files too.")
@click.option("--prune", is_flag=True, help="Drop releases whose files are gone from the folders given.")
@options.min_confidence
@options.warehouse
@options.limits
@click.pass_context
def run(
    ctx: click.Context,
    paths: tuple[Path, ...],
    force: bool,
    prune: bool,
    least: float,
    warehouse: Path,
    timeout: float,
    memory: int,
) -> None:
    """Read releases (.txt .md .pdf .html .docx .odt; folders to any depth) and load what they state into the warehouse.

    Only what is new or changed is read; changed rules, code or --min-confidence read all again. A changed file replaces
    what it gave before; what a vanished file gave stays, unless --prune is given. Files that fail are recorded with the
    reason, and the others go on.
    """
    from cpts_extract.cli.files import find
    from cpts_extract.cli.ingest import ingest
    from cpts_extract.read import KNOWN_SUFFIXES
    from cpts_extract.read.worker import Limits, Worker

    found = find(paths, KNOWN_SUFFIXES)
    with _ended_like_ctrl_c(), Worker(Limits(timeout, memory)) as worker:
        report = ingest(found, paths, warehouse, worker, force=force, prune=prune, least=least, progress=_progress)
    _print(report, warehouse)
    for source, reason in report.partial:
        tell(f"{source}: read in part: {reason}")
    for source, reason in report.failures:
        tell(f"{source}: {reason}")
    ctx.exit(1 if report.failures else 0)


@contextlib.contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Answer SIGTERM as Ctrl-C, so that what has been read is published."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _progress(tasks: list[Task]) -> Iterator[Iterable[Task]]:
    """Show a bar on stderr while the tasks are walked, when it is a terminal."""
    if not tasks or not sys.stderr.isatty():
        yield tasks
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield progress.track(tasks, description="Reading")


def _print(report: Report, warehouse: Path) -> None:
    read = sum(report.how.values())
    if report.wrote:
        rows: list[tuple[str, int]] = [
            ("releases read", read),
            ("  new", report.how["added"]),
            ("  changed", report.how["changed"]),
            ("  again (rules, code or threshold changed, or --force)", report.how["again"]),
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
        click.echo("Nothing to read: no file of a known kind there.")
    if report.others:
        click.echo(f"{report.others} {'file' if report.others == 1 else 'files'} of other kinds not read.")


def _vanished(report: Report) -> list[tuple[str, int]]:
    how = "dropped" if report.pruned else "their facts stay; drop them with --prune"
    return [(f"vanished ({how})", report.vanished)] if report.vanished else []

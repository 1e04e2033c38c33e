"""``cpts-extract collect``: what is new at the sources into the warehouse."""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import print_table, tell
from cpts_extract.errors import CptsExtractError, WarehouseLocked

if TYPE_CHECKING:
    from cpts_extract.cli.collecting import Outcome
    from cpts_extract.cli.digest import Digest
    from cpts_extract.cli.repeat import Stop
    from cpts_extract.read.worker import Worker

_SOMEBODY, _LOCKED = 3, 4


class _Every(click.ParamType[float]):
    name = "TIME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        from cpts_extract.cli.repeat import seconds

        try:
            return seconds(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command(
    short_help="Fetch new releases from sources and load them.",
    epilog="""\b
Exit status:
  0  nothing to do for anybody; with --every, ended by SIGTERM or SIGINT
  1  an error: the file SOURCES, the warehouse, the disk
  2  wrong usage
  3  somebody should look: new conflicts, possible duplicates or unreadable
     documents, or a source that has failed for 3 passes
  4  another process is collecting, or has the warehouse open

\b
Examples:
  cpts-extract collect sources.toml
  cpts-extract collect sources.toml --digest outputs/digest.json --log-format json
  cpts-extract collect sources.toml --every 6h
""",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="SOURCES")
@click.option("--every", type=_Every(), help="Go on for ever, a pass every so often: 90s, 30m, 6h, 1d.")
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    default=Path("corpus/collected"),
    show_default=True,
    help="Where what was fetched is kept, by the digest of its bytes; one store for one warehouse.",
)
@click.option(
    "--digest", "digest_file", type=click.Path(path_type=Path), metavar="FILE", help="Write the digest there, as JSON."
)
@click.option(
    "--log-format", "form", type=click.Choice(("text", "json")), default="text", help="How to log, on stderr."
)
@options.min_confidence
@options.warehouse
@options.limits_of_reading
@options.quiet
@click.pass_context
def collect(
    ctx: click.Context,
    file: Path,
    every: float | None,
    store: Path,
    digest_file: Path | None,
    form: str,
    least: float,
    warehouse: Path,
    timeout: float,
    memory: int,
    quiet: bool,
) -> None:
    """Look at the sources of the file SOURCES, fetch what is new, load it, and print a digest of what changed.

    A pass that was killed is taken up by the next one: nothing is lost, nothing comes twice. A source that fails does not
    stop the others, and is asked again by the next pass. New bytes under a known URL are a new version; the one before stays
    in the warehouse but counts no more. What was collected is read again, from the store, when rules or code have changed.
    """
    from cpts_extract.collect import require

    require()

    from cpts_extract.cli.logs import log_to_stderr
    from cpts_extract.cli.repeat import Stop, repeat
    from cpts_extract.read.worker import Limits, Worker

    log_to_stderr("json" if form == "json" else "text", logging.ERROR if quiet else logging.INFO)
    stop = Stop()
    with Worker(Limits(timeout, memory)) as worker:

        def once() -> Digest:
            return _once(file, warehouse, store, worker, least, digest_file, stop, quiet)

        if every is None:
            try:
                ctx.exit(_SOMEBODY if once().needs_somebody else 0)
            except WarehouseLocked as error:
                tell(str(error))
                ctx.exit(_LOCKED)

        def job() -> None:
            try:
                once()
            except (CptsExtractError, OSError) as error:
                logging.getLogger(__name__).error("pass failed", extra={"reason": str(error)})

        with stop.listening():
            repeat(job, every, stop, time.monotonic)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(0)  # all is closed; Python would take another second to clear away spaCy's tables


def _once(
    file: Path,
    warehouse: Path,
    folder: Path,
    worker: Worker,
    least: float,
    digest_file: Path | None,
    stop: Stop,
    quiet: bool,
) -> Digest:
    from cpts_extract.cli.collecting import Pass
    from cpts_extract.cli.collecting import collect as one_pass
    from cpts_extract.cli.digest import digest
    from cpts_extract.cli.intake import moment
    from cpts_extract.collect.clock import Clock
    from cpts_extract.collect.fetch import Fetcher
    from cpts_extract.collect.sources import read_sources
    from cpts_extract.collect.store import Store

    told, clock = read_sources(file), Clock(sleep=stop.sleep)
    fetcher = Fetcher(contact=told.contact, delay=told.delay, clock=clock)
    started = moment(clock.now())
    made: list[Digest] = []

    def show(outcome: Outcome) -> None:
        made.append(digest(outcome, started, moment(clock.now())))
        _tell(made[0], warehouse, digest_file, quiet)

    one_pass(Pass(told, warehouse, Store(folder), worker, fetcher, clock, least, stop), show)
    return made[0]


def _tell(told: Digest, warehouse: Path, file: Path | None, quiet: bool) -> None:
    """Tell a digest: as JSON in its file, as lines of the log, and on the terminal."""
    from cpts_extract.cli.digest import lines
    from cpts_extract.collect.disk import write_whole

    if file is not None:
        write_whole(file, json.dumps(told.to_dict(), ensure_ascii=False, indent=2) + "\n")
    log = logging.getLogger(__name__)
    rows = list(lines(told))
    for what, whose, more in rows:
        log.info("digest", extra={"what": what, "about": whose, "more": more or None})
    log.info("pass ended", extra={**told.counts, "needs_somebody": told.needs_somebody, "stopped": told.stopped})
    if quiet:
        return
    if rows:
        print_table(("what", "about", "more"), rows, title=str(warehouse))
    else:
        click.echo(f"Nothing new: {warehouse} is as it was.")

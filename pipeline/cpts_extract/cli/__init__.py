"""The command line: one module a command. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import gc
import io
import sys
from typing import Any

import click

from cpts_extract import __version__
from cpts_extract.cli.collect import collect
from cpts_extract.cli.completion import completion
from cpts_extract.cli.decide import merge, split
from cpts_extract.cli.decisions import decisions
from cpts_extract.cli.evaluate import evaluate
from cpts_extract.cli.explain import explain
from cpts_extract.cli.export import export
from cpts_extract.cli.extract import extract
from cpts_extract.cli.query import query
from cpts_extract.cli.report import report
from cpts_extract.cli.review import review
from cpts_extract.cli.rules import rules
from cpts_extract.cli.run import run
from cpts_extract.cli.schema import schema
from cpts_extract.cli.show import show
from cpts_extract.cli.sources import sources
from cpts_extract.cli.telling import tell
from cpts_extract.errors import CptsExtractError


class _Commands(click.Group):
    """The commands in the order of their use, and one line instead of a traceback for what a user can meet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal that has no « must not end the program
                stream.reconfigure(errors="backslashreplace")
        try:
            try:
                super().invoke(ctx)
            finally:
                sys.stdout.flush()  # here, so that a reader who went away is met by the next lines
        except BrokenPipeError:
            raise  # click ends silently
        except (CptsExtractError, OSError) as error:
            tell(_told(error))
            ctx.exit(error.exit_status if isinstance(error, CptsExtractError) else 1)
        except KeyboardInterrupt:
            tell("interrupted")
            ctx.exit(130)


def _told(error: CptsExtractError | OSError) -> str:
    """Say what went wrong as our own errors do: what it is about, then why."""
    if isinstance(error, OSError) and error.filename is not None and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  cpts-extract run corpus/
  cpts-extract extract release.pdf --format jsonl
  cpts-extract explain release.pdf population
  cpts-extract show "Vimeu"
  cpts-extract export --format all --to outputs/export
  cpts-extract query "SELECT name, signature_date, population FROM cpts_summary ORDER BY 2"
""",
)
@click.version_option(__version__, prog_name="cpts-extract")
def main() -> None:
    """Read French press releases on CPTS and load what they state, each value with its proof, into DuckDB.

    Exit status: 0 all went well, 1 a file or the warehouse failed, 2 wrong usage, 4 another process writes to
    the warehouse.
    """
    gc.set_threshold(50_000)  # more objects than a release takes: what reads texts leaves hardly any cycle to be found


for _command in (
    run, collect, sources, extract, explain, show, report, export, query, review, merge, split, decisions, schema,
    evaluate, rules, completion,
):  # fmt: skip
    main.add_command(_command)

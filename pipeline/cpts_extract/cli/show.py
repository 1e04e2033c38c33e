"""``cpts-extract show``: all that the warehouse knows of one CPTS."""

from __future__ import annotations

from pathlib import Path

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import fits, one_line, print_table, tell
from cpts_extract.cli.wording import fact_text

_COLUMNS = ("fact", "value", "quotation", "source", "confidence")


@click.command(
    short_help="Print all that the warehouse knows of one CPTS.",
    epilog="""\b
Examples:
  cpts-extract show "Vimeu"
  cpts-extract show vexin --warehouse vexin.duckdb
""",
)
@click.argument("name")
@options.warehouse
@click.pass_context
def show(ctx: click.Context, name: str, warehouse: Path) -> None:
    """Print every fact on the CPTS called NAME, each with its quotation and source, and the releases that state them.

    A part of the name will do; accents, capitals and small words (des, du, la) do not count. When several CPTS match,
    they are listed and the exit status is 1.
    """
    from cpts_extract.load.query import LISTED, facts_of, matching, releases_of

    matches = matching(warehouse, name)
    if not matches:
        tell(f"{warehouse}: no CPTS called {name!r}; {LISTED}")
        ctx.exit(1)
    if len(matches) > 1:
        tell(f"{len(matches)} CPTS match {name!r}; ask for one, by its name or its key")
        print_table(("key", "name"), matches)
        ctx.exit(1)
    [(key, shown)] = matches
    facts = [*facts_of(warehouse, key), *releases_of(warehouse, key)]
    rows = [
        (
            fact.table,
            fact_text(fact.values),
            one_line(fact.quotation or ""),
            fact.source if fact.page is None else f"{fact.source}, page {fact.page}",
            fact.confidence,
        )
        for fact in facts
    ]
    title = f"{shown or 'CPTS not named'} ({key})"
    if fits(_COLUMNS, rows):
        print_table(_COLUMNS, rows, title=title)
    else:  # a narrow terminal
        proved = [(fact, value, _proof(words, source, sure)) for fact, value, words, source, sure in rows]
        print_table(("fact", "value", "quotation (source, confidence)"), proved, title=title)


def _proof(quotation: str, source: str, confidence: float | None) -> str:
    where = source if confidence is None else f"{source}, {confidence}"
    return f"{quotation} ({where})" if quotation else f"({where})"

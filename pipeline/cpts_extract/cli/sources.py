"""``cpts-extract sources``: the places where new releases are looked for."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts_extract.cli.telling import print_table, tell

if TYPE_CHECKING:
    from cpts_extract.collect.fetch import Fetcher
    from cpts_extract.collect.sources import Source

_SHOWN = 3
"""Links of each source that are shown."""

Row = tuple[str, str, str, str]


@click.group(
    short_help="Try the sources of new releases.",
    epilog="""\b
Examples:
  cpts-extract sources check sources.toml
""",
)
def sources() -> None:
    """Try the sources that new releases are collected from: feeds, pages that list releases, drop folders.

    They stand in a file, sources.toml, that you write.
    """


@sources.command(
    short_help="Ask every source, and show what it would give.",
    epilog="""\b
Examples:
  cpts-extract sources check sources.toml
""",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="SOURCES")
@click.pass_context
def check(ctx: click.Context, file: Path) -> None:
    """Ask every source of the file SOURCES once, and print how many of its items match, with the first of their links.

    No item is fetched, nothing is stored, and no drop folder is changed. The exit status is 1 when a source does not answer.
    """
    from cpts_extract.collect import require

    require()

    from cpts_extract.collect.fetch import Fetcher
    from cpts_extract.collect.sources import read_sources

    told = read_sources(file)
    fetcher = Fetcher(contact=told.contact, delay=told.delay)
    rows, failures = [], []
    with tempfile.TemporaryDirectory(prefix="cpts-extract-") as scratch:
        for source in told.sources:
            row, failure = _checked(source, fetcher, Path(scratch))
            rows.append(row)
            failures += [failure] if failure else []
    print_table(("source", "state", "items", "the first"), rows)
    for failure in failures:
        tell(failure)
    ctx.exit(1 if failures else 0)


def _checked(source: Source, fetcher: Fetcher, scratch: Path) -> tuple[Row, str | None]:
    """Give the row of a source, and in one line why it does not answer."""
    from cpts_extract.collect.folder import Dropped
    from cpts_extract.collect.look import Listed, look, look_into
    from cpts_extract.collect.results import Failed, NotModified
    from cpts_extract.collect.sources import WebSource

    found = look(source, fetcher, scratch) if isinstance(source, WebSource) else look_into(source)
    match found:
        case Listed():
            state = "; ".join(["answers", *found.problems])
            items = f"{len(found.items)} of {len(found.items) + found.others}"
            return (source.name, state, items, _lines([item.url for item in found.items])), None
        case Dropped():
            state = "; ".join(["there", *(f"{one.name}: {one.reason}" for one in found.left[:_SHOWN])])
            items = f"{len(found.files)} of {len(found.files) + len(found.left)}"
            return (source.name, state, items, _lines([one.name for one in found.files])), None
        case Failed(reason=reason):
            return (source.name, "does not answer", "", ""), f"{source.name}: {reason}"
        case NotModified():
            raise AssertionError("nobody said what is known")


def _lines(names: list[str]) -> str:
    more = [f"and {len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return "\n".join([*names[:_SHOWN], *more])

"""``cpts-extract merge`` and ``split``: a person says which CPTS are one, and which are two."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cpts_extract.cli import options

if TYPE_CHECKING:
    from cpts_extract.load.decided.pairs import Cpts

Command = TypeVar("Command", bound=Callable[..., Any])


def _told(command: Command) -> Command:
    """Add what is written down with a decision."""
    why = click.option("--why", metavar="TEXT", help="Why, to be read later.")
    who = click.option("--who", metavar="NAME", default=None, help="Who decides.  [default: the user's login]")
    return why(who(command))


def login() -> str | None:
    """Give the user's login; None where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None


@click.command(
    short_help="Say that two CPTS are one.",
    epilog="""\b
Examples:
  cpts-extract query "FROM possible_duplicate"
  cpts-extract merge 76-pays-bray 76-bray-normand --why "same president, same contract"
""",
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_told
@options.warehouse
def merge(one: str, other: str, who: str | None, why: str | None, warehouse: Path) -> None:
    """Say that the CPTS A and B are one; A's identifier stays, and B's leads to it.

    A and B are identifiers (cpts_id) or names that only one CPTS has. The decision is kept in the table decision and holds
    for every later run; of two that contradict each other the later one counts, so `split` takes it back.
    """
    from cpts_extract.load.decided.pairs import merge as decide

    _tell(decide(warehouse, one, other, who=who or login(), why=why))


@click.command(
    short_help="Say that two CPTS are two.",
    epilog="""\b
Examples:
  cpts-extract split 76-pays-bray 76-bray-normand
  cpts-extract split littoral releases/littoral-2023.txt --why "another département"
""",
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_told
@options.warehouse
def split(one: str, other: str, who: str | None, why: str | None, warehouse: Path) -> None:
    """Say that the CPTS A is not B.

    B is another CPTS (then the two are no longer listed as a possible duplicate), an identifier among A's own_ids, or the
    source of a release that was taken to speak of A. The decision holds for every later run, as `merge` does.
    """
    from cpts_extract.load.decided.pairs import split as decide

    _tell(decide(warehouse, one, other, who=who or login(), why=why))


def _tell(left: list[Cpts]) -> None:
    for one in left:
        click.echo(
            f"{one.cpts_id}: {one.name or 'not named'}, {one.releases} release{'' if one.releases == 1 else 's'}"
        )

"""``cpts-extract review``: a local page on which a person decides on what is doubtful."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from cpts_extract.cli import options
from cpts_extract.cli.decide import login
from cpts_extract.cli.ending import ended_like_ctrl_c


@click.command(
    short_help="Look at what is doubtful on a local page, and decide.",
    epilog="""\b
Examples:
  cpts-extract review
  cpts-extract review --who "équipe données" --port 8350
  cpts-extract review --open
""",
)
@options.warehouse
@click.option("--who", metavar="NAME", default=None, help="Who decides.  [default: the user's login]")
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", default=8350, show_default=True, help="0: any that is free."
)
@click.option("--open", "browse", is_flag=True, help="Open the page in the browser.")
def review(warehouse: Path, who: str | None, port: int, browse: bool) -> None:
    """Serve a page in French on this computer, with what should be looked at, the most important first.

    Values are accepted, corrected, rejected or added by selecting their words; every decision is kept with who, when and why,
    and holds for every later run as long as the release states what was looked at. Ctrl-C ends it. It needs
    `pip install 'cpts-extract[review]'`.
    """
    from cpts_extract.review import require

    require()
    from cpts_extract.review.server import serve

    def ready(address: str) -> None:
        click.echo(f"Open {address} (only on this computer, only with this key; Ctrl-C ends)")
        if browse:
            click.launch(address)

    with contextlib.suppress(KeyboardInterrupt), ended_like_ctrl_c():  # so it is meant to end
        serve(warehouse, who or login(), port, ready)

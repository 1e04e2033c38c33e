"""``cpts-extract report``: the warehouse as a static site."""

from __future__ import annotations

from pathlib import Path

import click

from cpts_extract.cli import options
from cpts_extract.cli.progress import no_progress, progress

FILE = click.Path(path_type=Path)


@click.command(
    short_help="Make a static site in French of the warehouse.",
    epilog="""\b
Examples:
  cpts-extract report
  cpts-extract report --warehouse vexin.duckdb --out outputs/vexin
  cpts-extract report --quality quality.json
""",
)
@options.warehouse
@click.option(
    "--out",
    type=FILE,
    metavar="FOLDER",
    default=Path("outputs/report"),
    show_default=True,
    help="Where the site goes; an earlier one there is replaced as a whole.",
)
@click.option(
    "--quality",
    type=FILE,
    metavar="FILE",
    help="What `evaluate --format json` printed last: shown on the home page.  [default: quality.json beside the "
    "warehouse, where it is there]",
)
@options.quiet
def report(warehouse: Path, out: Path, quality: Path | None, quiet: bool) -> None:
    """Write the warehouse as a static site in French: open index.html in its folder, no server is needed.

    A page for each CPTS and each release, every value with the words that say so, beside the page of the PDF where its
    file is still there; search, charts, and what is doubtful. The same warehouse gives the same bytes. It needs
    `pip install 'cpts-extract[report]'`.
    """
    from cpts_extract.report import require

    require()
    from cpts_extract.report.quality import read
    from cpts_extract.report.site import write

    if quality is None and (beside := warehouse.parent / "quality.json").exists():
        quality = beside
    shown = no_progress if quiet else progress("Writing", "pages")
    made = write(warehouse, out, read(quality) if quality else None, shown)
    if not quiet:
        click.echo(f"{out}/index.html: {made.pages} pages, of {made.cpts} CPTS and {made.releases} releases.")

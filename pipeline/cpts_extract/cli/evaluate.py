"""``cpts-extract evaluate``: how good the extractor is on releases with gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import one_line, print_table, tell, wrapped
from cpts_extract.errors import EvaluationError

if TYPE_CHECKING:
    from cpts_extract.evaluate.report import Figures, Report

FILE = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(
    short_help="Measure the extractor on releases with gold.",
    epilog="""\b
Examples:
  cpts-extract evaluate corpus/gold
  cpts-extract evaluate corpus/gold corpus/vimeu-2022.pdf --errors
  cpts-extract evaluate gold --releases releases --format json
  cpts-extract evaluate corpus/gold --floors tests/floors.toml
""",
)
@click.argument("gold_dir", type=FOLDER)
@click.argument("releases", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[RELEASES]...")
@click.option(
    "--releases",
    "folder",
    type=FOLDER,
    metavar="DIR",
    help="Where the releases are, by default the folder that GOLD_DIR is in, or releases or seeds beside it.",
)
@click.option("--errors", is_flag=True, help="List every wrong and missed value with its sentence or quotation.")
@click.option(
    "--floors",
    type=FILE,
    metavar="FILE",
    help="Compare with these floors; the exit status is 1 when one is not reached.",
)
@click.option(
    "--write-floors",
    type=FILE,
    metavar="FILE",
    help="Write what was reached as floors; none is lowered, unless --lower is given.",
)
@click.option("--lower", is_flag=True, help="Let --write-floors lower floors, on gold that has changed.")
@options.output_format("table", "json")
@options.min_confidence
@click.pass_context
def evaluate(
    ctx: click.Context,
    gold_dir: Path,
    releases: tuple[Path, ...],
    folder: Path | None,
    errors: bool,
    floors: Path | None,
    write_floors: Path | None,
    lower: bool,
    form: str,
    least: float,
) -> None:
    """Extract releases and compare what was found with the gold files of GOLD_DIR, matched by stem.

    Prints precision, recall and F1 per field, over the core fields and over all, the releases that are right as a whole,
    and how often values of each confidence are right. Lenient: dates to the month, quantities within 5 %, names of which
    one holds all words of the other. Fields under "also" are in neither "core" nor "all".
    """
    if releases and (folder or floors or write_floors):
        raise click.UsageError("RELEASES go with neither --releases nor floors: floors hold for the whole of GOLD_DIR")
    if least and write_floors:
        raise click.UsageError("floors hold for all values: --write-floors goes without --min-confidence")
    if floors and write_floors:
        raise click.UsageError("--floors and --write-floors exclude each other")
    if lower and not write_floors:
        raise click.UsageError("--lower goes with --write-floors")
    if floors and not floors.is_file():
        raise click.BadParameter(f"{floors}: no such file", param_hint="--floors")

    from cpts_extract.evaluate.measure import measure, pair
    from cpts_extract.evaluate.report import plain

    try:
        pairs = pair(gold_dir, releases, folder)
    except EvaluationError as error:
        raise click.UsageError(str(error)) from error
    report = measure(pairs, least)
    if form == "json":
        click.echo(json.dumps(plain(report, errors=errors), ensure_ascii=False, indent=2))
    else:
        _print(report, errors)
    failed = _against_floors(report, gold_dir, floors) if floors else []
    if write_floors:
        failed += _write(report, gold_dir, write_floors, lower=lower)
    failed += [f"{release}: {reason}" for release, reason in report.failures]
    for line in failed:
        tell(line)
    ctx.exit(1 if failed else 0)


# ---- floors -----------------------------------------------------------------------------------------------------


def _against_floors(report: Report, gold: Path, path: Path) -> list[str]:
    from cpts_extract.evaluate.floors import below, read_floors
    from cpts_extract.evaluate.gold import digest
    from cpts_extract.evaluate.report import figures

    floors = read_floors(path)
    changed = [f"{path}: {gold} has changed since; write the floors again"] if floors.gold != digest(gold) else []
    return changed + below(floors, figures(report.exact))


def _write(report: Report, gold: Path, path: Path, *, lower: bool) -> list[str]:
    from cpts_extract.evaluate.floors import lowered, reached, read_floors, write_floors
    from cpts_extract.evaluate.gold import digest
    from cpts_extract.evaluate.report import figures

    if report.failures:
        return [f"{path}: not written: not every release could be read"]
    new = reached(digest(gold), figures(report.exact))
    old = read_floors(path) if path.exists() else None
    less = lowered(old, new) if old else []
    if old and less and old.gold == new.gold:
        return [f"{path}: not written, it would lower floors on the same gold: {'; '.join(less)}"]
    if less and not lower:
        return [f"{path}: not written, the gold has changed; --lower would lower: {'; '.join(less)}"]
    write_floors(path, new)
    if old and old.gold != new.gold:
        tell(f"{path}: written anew, the gold has changed{f'; lower: {chr(59).join(less)}' if less else ''}")
    return []


# ---- a report for people ----------------------------------------------------------------------------------------

_COLUMNS = ("field", "precision", "recall", "F1", "right", "wrong", "missed", "lenient precision", "recall", "F1")


def _print(report: Report, errors: bool) -> None:
    from cpts_extract.evaluate.report import figures, reliability, whole_records
    from cpts_extract.evaluate.stated import ALSO, FIELDS

    exact, lenient = figures(report.exact), figures(report.lenient)
    number = len(report.releases)
    print_table(_COLUMNS, [_row(name, exact, lenient) for name in (*FIELDS, "core", "all")], title=f"{number} releases")
    print_table(_COLUMNS, [_row(name, exact, lenient) for name in ALSO], title="also")
    whole, nearly = (whole_records(report.releases, verdicts) for verdicts in (report.exact, report.lenient))
    shares = f"({whole / number:.3f}); lenient {nearly} ({nearly / number:.3f})"
    click.echo(wrapped(f"every core value right: {whole} of {number} releases {shares}", 2))
    rows = [
        (
            f"{one.low:.2f} to {one.high:.2f}",
            one.values,
            one.right,
            f"{one.right / one.values:.3f}" if one.values else "",
        )
        for one in reliability(report.exact)
    ]
    print_table(("confidence", "values", "right", "share"), rows, title="how often they are right")
    if errors:
        for error in report.errors():
            first = error.evidence[0] if error.evidence else None
            rule = f" [{first.rule}, {first.confidence:.2f}]" if first else ""
            about = f"{error.release}: {error.cpts or 'release'}: {error.field}"
            click.echo(wrapped(f"{about}: {error.outcome} {error.value}{rule}", 2))
            if error.proof:
                click.echo(wrapped(f"    {one_line(error.proof)}", 4))


def _row(name: str, exact: dict[str, Figures], lenient: dict[str, Figures]) -> tuple[object, ...]:
    one, other = exact[name], lenient[name]
    return (
        name, *(f"{share:.3f}" for share in (one.precision, one.recall, one.f1)), one.right, one.wrong, one.missed,
        *(f"{share:.3f}" for share in (other.precision, other.recall, other.f1)),
    )  # fmt: skip

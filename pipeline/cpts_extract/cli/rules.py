"""``cpts-extract rules``: what each rule did on a set of releases."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import print_table, tell, wrapped
from cpts_extract.errors import EvaluationError

if TYPE_CHECKING:
    from cpts_extract.evaluate.rules import RuleReport

DEFAULT_RELEASES = Path("corpus")
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(
    short_help="Print what each rule did.",
    epilog="""\b
Examples:
  cpts-extract rules corpus/gold
  cpts-extract rules --releases releases/2024
  cpts-extract rules gold --releases releases --format json
""",
)
@click.argument("gold_dir", required=False, type=FOLDER)
@click.option(
    "--releases",
    "folder",
    type=FOLDER,
    metavar="DIR",
    help=f"Where the releases are, by default the folder that GOLD_DIR is in, without GOLD_DIR {DEFAULT_RELEASES}.",
)
@options.output_format("table", "json")
@click.pass_context
def rules(ctx: click.Context, gold_dir: Path | None, folder: Path | None, form: str) -> None:
    """Print per rule how often it fired, and how many of the values that it read were kept or lost.

    Conflicted ones lost to another value; "against" counts the values of other rules that a rule turned down. With
    GOLD_DIR also how many of a rule's values are right. Rules of the role
    "code" have no pattern: a module finds what they read. Below the table stand the rules that never fired, and the pairs
    that always match the same tokens and say different things of them.
    """
    pairs = _releases(gold_dir, folder)

    from cpts_extract.evaluate.rules import rule_uses

    report = rule_uses(pairs)
    if form == "json":
        click.echo(json.dumps(_plain(report), ensure_ascii=False, indent=2))
    else:
        _print(report)
    for release, reason in report.failures:
        tell(f"{release}: {reason}")
    ctx.exit(1 if report.failures else 0)


def _releases(gold: Path | None, folder: Path | None) -> list[tuple[Path, Path | None]]:
    from cpts_extract.batch.files import find
    from cpts_extract.evaluate.measure import pair
    from cpts_extract.read import KNOWN_SUFFIXES

    if gold:
        try:
            return [(one.release, one.gold) for one in pair(gold, folder=folder)]
        except EvaluationError as error:
            raise click.UsageError(str(error)) from error
    where = folder or DEFAULT_RELEASES
    found = find([where], KNOWN_SUFFIXES).files if where.is_dir() else []
    if not found:
        raise click.UsageError(f"{where}: no release there; --releases says where they are")
    return [(file.path, None) for file in found]


def _plain(report: RuleReport) -> dict[str, Any]:
    uses = []
    for use in report.uses:
        made = asdict(use)
        if report.judged:
            made["precision"] = None if use.precision is None else round(use.precision, 4)
        else:
            del made["right"], made["wrong"]
        uses.append(made)
    return {
        "releases": report.releases,
        "failures": [{"release": release, "reason": reason} for release, reason in report.failures],
        "rules": uses,
        "never_fired": report.never(),
        "always_together": [asdict(collision) for collision in report.collisions],
    }


def _print(report: RuleReport) -> None:
    columns = ["rule", "role", "fired", "releases", "kept", "lost", "conflicted", "against"]
    columns += ["right", "wrong", "precision"] if report.judged else []
    rows = []
    for use in report.uses:
        share = "" if use.precision is None else f"{use.precision:.3f}"
        judged = [use.right, use.wrong, share] if report.judged else []
        rows.append(
            [use.rule, use.role, use.fired, use.releases, use.kept, use.lost, use.conflicted, use.against, *judged]
        )
    print_table(columns, rows, title=f"{report.releases} releases")
    never = report.never()
    click.echo(wrapped(f"never fired: {', '.join(never) if never else 'none'}", 2))
    if not report.collisions:
        click.echo("always together, saying different things: none")
    for one in report.collisions:
        both = f"{one.rules[0]} ({one.say[0]}) and {one.rules[1]} ({one.say[1]})"
        click.echo(wrapped(f"always together ({one.times} times): {both}", 2))

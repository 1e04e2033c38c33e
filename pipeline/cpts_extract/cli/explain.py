"""``cpts-extract explain``: why a field of a release has the value that it has."""

from __future__ import annotations

import json
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click

from cpts_extract.cli import options
from cpts_extract.cli.telling import coloured, one_line, wrapped
from cpts_extract.cli.wording import value_text
from cpts_extract.errors import NoPictureError
from cpts_extract.models import Candidate, Document, Record

_OF_RELEASE = frozenset(field.name for field in fields(Record))


def _fields(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Complete the name of a field."""
    from cpts_extract.fields import FIELD_KEYS

    return [key for key in FIELD_KEYS if key.startswith(begun)]


@click.command(
    short_help="Print why a field has the value that it has.",
    epilog="""\b
Examples:
  cpts-extract explain release.pdf population
  cpts-extract explain release.pdf signature_date --format json
  cpts-extract explain release.pdf population --image population.png
""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("field", shell_complete=_fields)
@options.output_format("table", "json")
@click.option(
    "--image",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PNG",
    help="Draw the page of a PDF with the words of the kept candidates marked.",
)
@options.min_confidence
@options.limits_of_reading
def explain(file: Path, field: str, form: str, image: Path | None, least: float, timeout: float, memory: int) -> None:
    """Print every candidate for a FIELD in its sentence, with its rule, and why it was kept or not.

    Where no rule read any, what came near is shown, the nearest first, or what the text lacks. FIELD is any of the record;
    an unknown one lists them. The image shows the page of the first candidate.
    """
    from cpts_extract.fields import FIELD_KEYS

    if field not in FIELD_KEYS:
        raise click.BadParameter(f"no field {field!r}; the fields are {', '.join(FIELD_KEYS)}", param_hint="FIELD")

    from cpts_extract.batch.reading import read_file
    from cpts_extract.read.worker import Limits, Worker

    with Worker(Limits(timeout, memory)) as worker:
        document, extraction = read_file(file, worker, least)
    from cpts_extract.resolve.told import told

    candidates = [candidate for candidate in extraction.candidates if candidate.field == field]
    candidates += told(document, extraction.record, field)
    lacks = None
    if not candidates:
        from cpts_extract.extract import missing, near_misses

        candidates = list(near_misses(document, field))
        lacks = None if candidates else missing(document, field)
    candidates = [replace(candidate, reason=_in_words(candidate.reason)) for candidate in candidates]
    if form == "json":
        click.echo(json.dumps(_as_dict(document, field, candidates), ensure_ascii=False, indent=2))
    else:
        _print(document, field, candidates, lacks)
    if image is not None:
        _draw(document, field, file, candidates, image)


def _draw(document: Document, field: str, file: Path, candidates: list[Candidate], image: Path) -> None:
    """Write the page on which the first candidate stands, with all those of the page that were kept.

    Raises:
        NoPictureError: The release has no pages, or the field no words on one.
    """
    if not document.pages:
        raise NoPictureError(
            f"{document.source}: no image: a file of the kind {document.media} has no pages; leave --image out"
        )
    shown = [candidate for candidate in candidates if candidate.kept] or candidates
    boxes = [box for candidate in shown for box in candidate.evidence.boxes]
    if not boxes:
        raise NoPictureError(f"{document.source}: no image: nothing was found for {field}; leave --image out")
    from cpts_extract.cli.picture import picture

    page = boxes[0][0]
    picture(file, page, [box for box in boxes if box[0] == page]).save(image, "PNG")


def _in_words(reason: str) -> str:
    """Say what a rule means that speaks against a value: it reads the words as in its first example."""
    from cpts_extract.annotate.rules import rules

    rule = next((one for one in rules() if one.id == reason), None)
    return reason if rule is None else f"said of something else, as in “{rule.examples[0]}” (rule {rule.id})"


def _as_dict(document: Document, field: str, candidates: list[Candidate]) -> dict[str, Any]:
    from cpts_extract.load.record import plain

    return {
        "source": document.source,
        "field": field,
        "kept": sum(candidate.kept for candidate in candidates),
        # A value that is no plain one and no model of ours (a date of some parser's) is written as text.
        "candidates": json.loads(json.dumps([plain(candidate) for candidate in candidates], default=str)),
    }


def _print(document: Document, field: str, candidates: list[Candidate], lacks: str | None) -> None:
    kept = [candidate for candidate in candidates if candidate.kept]
    near = [candidate for candidate in candidates if not candidate.kept]
    if kept:
        click.echo(f"{document.source}: {field}: {len(kept)} kept of {len(candidates)} candidates")
    elif near:
        click.echo(f"{document.source}: {field}: nothing found; {len(near)} came near")
    else:
        click.echo(wrapped(f"{document.source}: {field}: nothing found: {lacks}", 2))
    for candidate in (*kept, *near):
        click.echo(f"\n{_block(candidate)}")


def _block(candidate: Candidate) -> str:
    proof = candidate.evidence
    page = f", page {proof.boxes[0][0]}" if proof.boxes else ""
    lines = [f"{'kept    ' if candidate.kept else 'not kept'} {value_text(candidate.value)}"]
    lines.append(f"  of        {candidate.cpts or ('the release' if candidate.field in _OF_RELEASE else 'no CPTS')}")
    if proof.rule != "none":
        lines.append(f"  rule      {proof.rule} (confidence {proof.confidence:.2f})")
    if proof.text:
        lines.append(f"  words     « {one_line(proof.text)} » (characters {proof.start} to {proof.end}{page})")
    if candidate.sentence:
        lines.append(f"  sentence  {one_line(candidate.sentence)}")
    lines.append(f"  why       {candidate.reason}")
    if candidate.signs:
        lines.append(
            f"  weighed   {', '.join(f'{name} {value:.2g}' for name, value in candidate.signs.items() if value)}"
        )
    head, *others = (wrapped(line, 12) for line in lines)
    if candidate.kept and coloured(sys.stdout):
        head = click.style(head, fg="green")
    return "\n".join([head, *others])

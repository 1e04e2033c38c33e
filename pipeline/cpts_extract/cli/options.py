"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

DEFAULT_WAREHOUSE = Path("outputs/cpts.duckdb")

Command = TypeVar("Command", bound=Callable[..., Any])


def warehouse(command: Command) -> Command:
    """Add ``--warehouse FILE``."""
    return click.option(
        "--warehouse",
        type=click.Path(path_type=Path),
        metavar="FILE",
        default=DEFAULT_WAREHOUSE,
        show_default=True,
        help="The DuckDB file.",
    )(command)


def limits(of: str, *, more: str = "", least: int) -> Callable[[Command], Command]:
    """Add ``--timeout SECONDS`` and ``--memory MB`` of something; ``least`` is the least memory that may be asked for."""

    def add(command: Command) -> Command:
        timeout = click.option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            metavar="SECONDS",
            default=60.0,
            show_default=True,
            help=f"The most that {of} may take{more}.",
        )
        memory = click.option(
            "--memory",
            type=click.IntRange(min=least),
            metavar="MB",
            default=2000,
            show_default=True,
            help=f"The most memory that {of} may take.",
        )
        return timeout(memory(command))

    return add


limits_of_reading = limits("reading one file", more="; a page of a scan has another minute", least=200)


def min_confidence(command: Command) -> Command:
    """Add ``--min-confidence SHARE``."""
    return click.option(
        "--min-confidence",
        "least",
        type=click.FloatRange(0, 1),
        metavar="SHARE",
        default=0.0,
        help="Leave out values that are less sure than this, from 0 to 1, each with a warning.",
    )(command)


def quiet(command: Command) -> Command:
    """Add ``--quiet``."""
    return click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors, on stderr.")(command)


def output_format(*formats: str) -> Callable[[Command], Command]:
    """Add ``--format``; the first of the formats is the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print it."
    )

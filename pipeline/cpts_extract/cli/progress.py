"""How far a long command is, on stderr, when that is a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

Step = Callable[[int], None]
"""Is told how many more are done."""
Progress = Callable[[int], AbstractContextManager[Step]]
"""Shows how far it is, of a number of things."""


@contextlib.contextmanager
def no_progress(number: int) -> Iterator[Step]:
    """Show nothing."""
    yield lambda count: None


def progress(doing: str, things: str) -> Progress:
    """Show how many of the things are done, how fast and how long it will take; nothing where no terminal is there."""

    @contextlib.contextmanager
    def shown(number: int) -> Iterator[Step]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (doing, BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=number, rate="")

            def step(count: int) -> None:
                speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
                bar.update(task, advance=count, rate=f"{speed:.1f} {things}/s" if speed else "")

            yield step

    return lambda number: shown(number) if number and sys.stderr.isatty() else no_progress(number)

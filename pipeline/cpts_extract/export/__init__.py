"""The warehouse as files for other programs: Parquet, CSV, a workbook, release records, a data package.

``selection`` says what of the warehouse is written and in which order; each format has its module, which gets a connection
that only reads and a folder of its own: ``parquet``, ``csv``, ``xlsx``, ``jsonl``, ``datapackage``. ``records`` makes the
records of releases again out of their rows. ``folder`` sees to it that an export is there whole or not at all.

The same warehouse gives the same bytes: rows have a fixed order, and no clock is asked. Nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from cpts_extract import extras

FORMATS = ("parquet", "csv", "xlsx", "jsonl", "datapackage")
SEPARATORS = (",", ";")
"""Of CSV; the second one is the form that spreadsheets in French expect."""


class Written(NamedTuple):
    """What was written in one format."""

    form: str
    path: str
    """Where, below the folder of the export: a file, or a folder."""
    files: int
    rows: int
    """Rows of all tables and views, or records."""
    notes: tuple[str, ...] = ()
    """What does not stand there as it does in the warehouse, a sentence each."""


Step = Callable[[int], None]
"""Is told how many of the tables are done."""


def require(formats: Sequence[str]) -> None:
    """Make sure that the library of the extra ``export`` is there where a format needs it.

    Raises:
        NotInstalledError: It is not; the message says what to install.
    """
    if "xlsx" in formats:
        extras.require("export", "to write XLSX", "xlsxwriter")


def steps(formats: Sequence[str]) -> int:
    """Tell how many steps an export in these formats has."""
    from cpts_extract.export.selection import EXPORTED

    return sum(1 if form == "jsonl" else len(EXPORTED) for form in formats)


def export(
    warehouse: Path, formats: Sequence[str], folder: Path, *, separator: str = ",", step: Step = lambda count: None
) -> list[Written]:
    """Write what a warehouse holds into a folder, in formats of `FORMATS`; what an earlier export left there is replaced.

    ``separator`` is that of CSV. Whatever fails, the folder is as it was.

    Raises:
        NotInstalledError: A format needs a library that is not there.
        ExportError: The folder holds what no export wrote, or what was changed since.
        WarehouseError: The warehouse cannot be read.
        OSError: The files cannot be written.
    """
    require(formats)
    from cpts_extract.export.folder import replaced
    from cpts_extract.load.open import open_to_read, refused

    with open_to_read(warehouse, present=True) as connection, replaced(folder) as new, refused(warehouse):
        done = []
        for form in formats:
            module = import_module(f"cpts_extract.export.{form}")
            more = {"separator": separator} if form == "csv" else {}
            done.append(module.write(connection, new, step, **more))
        return done

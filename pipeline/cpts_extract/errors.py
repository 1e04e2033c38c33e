"""The errors that a user can meet, each a single line that names the thing and the reason.

::

    CptsExtractError
    ├── UnreadableError      a file that cannot be read: empty, broken, encrypted, of an unknown kind
    ├── IrrelevantError      a file that a first look turns down: it says nothing of CPTS
    ├── NoPictureError       a value that cannot be shown on a page
    ├── ImpossibleValueError a value that a person tells and that its field cannot have
    ├── RuleError            a pattern file that does not say what it should
    ├── InputError           a URL that leads nowhere, a manifest that is none
    ├── EngineError          a cluster that does not answer, or fails
    ├── EvaluationError      gold or floors that nothing can be measured with
    ├── SourcesError         a sources.toml that does not say what it should
    ├── ReportError          a site that cannot be written there, or an evaluation that is none
    ├── NotInstalledError    a library of an optional extra that is not there
    ├── ExportError          a folder that an export must not replace
    ├── NotThereError        a table, a release or a CPTS that the warehouse has not
    └── WarehouseError       a warehouse that cannot be opened, read or written
        ├── WarehouseLocked      another process writes to it: exit status 4, where the others are 1
        ├── WarehouseTooNew      made by a later version of this project
        ├── WarehouseTooOld      of an older layout, which opening to write brings up to date
        └── WarehouseDamaged     not a DuckDB file, or one that is no warehouse of ours
"""

from __future__ import annotations

from pathlib import Path


class CptsExtractError(Exception):
    """The base of every error that this project raises on purpose."""

    exit_status = 1
    """With which a command ends that meets it."""


class UnreadableError(CptsExtractError):
    """A file that cannot be read; ``reason`` goes into the warehouse."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class IrrelevantError(CptsExtractError):
    """A file that says nothing of CPTS; ``sha256`` is the digest of its bytes."""

    def __init__(self, source: str, sha256: str) -> None:
        super().__init__(f"{source}: says nothing of CPTS")
        self.source = source
        self.sha256 = sha256


class NoPictureError(CptsExtractError):
    """A value that cannot be shown on a page: the release has none, or the value no words there."""


class ImpossibleValueError(CptsExtractError):
    """A value that its field cannot have; ``column`` is where, ``must`` what it has to be."""

    def __init__(self, column: str, must: str) -> None:
        super().__init__(f"{column}: must be {must}")
        self.column = column
        self.must = must


class RuleError(CptsExtractError):
    """A pattern file that does not say what it should."""


class InputError(CptsExtractError):
    """A URL that leads nowhere, or a manifest that is none."""


class EngineError(CptsExtractError):
    """A cluster that does not answer, or fails."""


class EvaluationError(CptsExtractError):
    """Gold or floors that nothing can be measured with."""


class SourcesError(CptsExtractError):
    """A sources.toml that does not say what it should; it names the file and the source."""


class ReportError(CptsExtractError):
    """A site that cannot be written where it was asked for, or an evaluation that is none."""


class NotInstalledError(CptsExtractError):
    """A library of an optional extra that is not there; it says what to install."""


class ExportError(CptsExtractError):
    """A folder that an export must not replace."""


class NotThereError(CptsExtractError):
    """A table, a release or a CPTS that the warehouse has not; it says which there are, or how to find out."""


class WarehouseError(CptsExtractError):
    """A warehouse that cannot be opened, read or written."""


class WarehouseLocked(WarehouseError):  # noqa: N818  # the word that users read
    """Another process writes to the warehouse."""

    exit_status = 4


class WarehouseTooNew(WarehouseError):  # noqa: N818  # the word that users read
    """The warehouse was made by a later version of this project."""


class WarehouseTooOld(WarehouseError):  # noqa: N818  # as its neighbours
    """The warehouse is of an older layout, ``version``."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(f"{path}: of the older layout {version}; `cpts-extract run` brings it up to this one")
        self.version = version


class WarehouseDamaged(WarehouseError):  # noqa: N818  # the word that users read
    """The file is not a DuckDB file, or is no warehouse of ours."""

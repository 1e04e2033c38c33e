"""A warehouse of corpus/, and its export in every format, each made once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from cpts_extract.cli import main
from cpts_extract.export import FORMATS, export
from cpts_extract.load.open import open_to_read

from ..load.conftest import empty_warehouse, load, rich, warehouse  # noqa: F401  # releases made by hand

ROOT = Path(__file__).parent.parent.parent


def command(*arguments: object) -> Result:
    """Run a command in the project's folder."""
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        return CliRunner().invoke(main, list(map(str, arguments)))
    finally:
        os.chdir(here)


@pytest.fixture(scope="session")
def corpus_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "cpts.duckdb"
    assert command("run", "corpus/", "--warehouse", path, "--quiet").output == ""
    return path


@pytest.fixture(scope="session")
def exported(corpus_warehouse: Path) -> Path:
    """The folder of an export in every format."""
    folder = corpus_warehouse.with_name("all")
    export(corpus_warehouse, FORMATS, folder)
    return folder


@pytest.fixture
def held(corpus_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse itself, to compare with."""
    with open_to_read(corpus_warehouse) as connection:
        yield connection

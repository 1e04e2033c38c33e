"""The site of corpus/, made once, and sites of releases made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cpts_extract.load.facts import Read
from cpts_extract.load.write import Writer

from .making import ROOT, hostile, inside, run


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of corpus/."""
    path = tmp_path_factory.mktemp("corpus") / "cpts.duckdb"
    with inside(ROOT):
        run("run", "corpus/", "--warehouse", path)
    return path


@pytest.fixture(scope="session")
def site(corpus: Path) -> Path:
    """The folder of its site."""
    out = corpus.parent / "report"
    with inside(ROOT):
        run("report", "--warehouse", corpus, "--out", out)
    return out


@pytest.fixture(scope="session")
def load(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Load releases made by hand into a new warehouse."""

    def load(*reads: Read) -> Path:
        warehouse = tmp_path_factory.mktemp("made") / "cpts.duckdb"
        with Writer(warehouse, lambda text: text, "rules-1", paths=["releases"]) as writer:
            writer.load([writer.prepare(read) for read in reads], None)
            writer.finish(added=len(reads), changed=0, again=0, unchanged=0, failed=0)
        return warehouse

    return load


@pytest.fixture(scope="session")
def hostile_site(load: Callable[..., Path]) -> Path:
    """The site of a warehouse that is full of markup."""
    warehouse = load(hostile())
    out = warehouse.parent / "report"
    run("report", "--warehouse", warehouse, "--out", out)
    return out

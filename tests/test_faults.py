"""Whatever write of a command is its last, or fails: the warehouse is whole, and the command given again completes it.

Some of the faults of `benchmarks/faults.py`, which tries every command and, if asked, every write.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
FAULTS = 9


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(BENCHMARKS)
    module = importlib.import_module("faults")
    if reason := module.refusal():
        pytest.skip(reason)
    with module.at(tmp_path):
        yield module


def test_a_fault_at_a_write_loses_nothing_and_doubles_nothing(
    faults: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    migration = importlib.import_module("scenarios").scenarios(workers=0)["migration"]
    with faults.Commands() as commands:
        assert faults.disturb("migration", migration, commands, FAULTS) == []
    assert f", {FAULTS} of " in capsys.readouterr().out

"""The releases that benchmarks measure with are real work: all that they state is found, and each can be made again."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from cpts_extract.evaluate.measure import measure, pair

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def synthetic() -> ModuleType:
    spec = importlib.util.spec_from_file_location("synthetic", BENCHMARKS / "synthetic.py")
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_that_they_state_is_found(synthetic: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    for name, text, truth in synthetic.releases(12, seed=1):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / "gold" / name).with_suffix(".json").write_text(json.dumps(truth), encoding="utf-8")
    report = measure(pair(tmp_path / "gold"))
    assert len(report.releases) == 12
    assert report.errors() == []


def test_a_release_comes_from_the_seed_and_its_number_alone(synthetic: ModuleType) -> None:
    assert list(synthetic.releases(3, seed=2, first=4)) == list(synthetic.releases(7, seed=2))[4:]
    assert synthetic.release(4, seed=2).text != synthetic.release(4, seed=3).text


def test_what_proves_a_value_stands_in_the_text(synthetic: ModuleType) -> None:
    for _, text, truth in synthetic.releases(6, seed=5):
        [cpts] = truth["cpts"]
        proofs = [*cpts["evidence"].values(), *(one["evidence"] for one in (*cpts["funding"], *cpts["missions"]))]
        assert [proof for proof in proofs if proof not in text] == []

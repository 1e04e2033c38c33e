"""A folder of small releases to run the commands in, and a way to run them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cpts_extract.cli import main

BLAVET = """La CPTS du Blavet signe son contrat

Vannes, le 10 octobre 2024

La CPTS du Blavet a signé l'accord conventionnel interprofessionnel (ACI) le 9 octobre 2024 à Vannes.
Elle couvre 57 633 habitants de 11 communes.

Contact presse : Prénomix Nomdefamille, 02 97 00 00 00, prenomix.nomdefamille@example.org
"""
OUST = """La CPTS de l'Oust est née

Redon, le 3 mars 2022

La CPTS de l'Oust a signé son contrat avec l'Assurance Maladie et l'ARS le 2 mars 2022.
Son territoire compte 42 000 habitants.
"""


@pytest.fixture(autouse=True)
def unbound(monkeypatch: pytest.MonkeyPatch) -> None:
    """No width of a terminal: tables would be folded."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two releases in ``releases/``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "blavet.txt").write_text(BLAVET, encoding="utf-8")
    (tmp_path / "releases" / "oust.md").write_text(OUST, encoding="utf-8")
    return tmp_path


@pytest.fixture
def cpts() -> Callable[..., Result]:
    """Run a command as the shell would: ``cpts("run", "releases")``."""

    def cpts(*arguments: object, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(main, list(map(str, arguments)), input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return cpts

"""A warehouse of releases, two of which contradict each other and two of which may be of one CPTS, and a server that shows it."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest

COMMAND = [sys.executable, "-c", "import sys; sys.argv[0] = 'cpts-extract'; from cpts_extract.cli import main; main()"]
HOSTILE = '<script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(2)">'
RELEASES = {
    "sologne-2023.txt": (
        "La CPTS de la Vallée Bleue signe son contrat\n\nBlois, le 12 mai 2023\n\nLa CPTS de la Vallée Bleue a signé son contrat "
        "le 12 mai 2023. Elle couvre 52 310 habitants et 24 communes du Loir-et-Cher. L'Assurance Maladie lui verse 60 000 euros "
        "par an pour son fonctionnement. Les 41 libéraux fondateurs s'en réjouissent.\n"
    ),
    "sologne-2024.txt": (
        "La CPTS de la Vallée Bleue a un an\n\nBlois, le 14 mai 2024\n\nLa CPTS de la Vallée Bleue couvre 57 310 habitants et "
        "24 communes du Loir-et-Cher.\n"
    ),
    "bray-2021.txt": "La CPTS du Bray a signé son contrat le 5 mai 2021. Elle couvre 21 000 habitants de l'Oise.\n",
    "bray-2022.txt": "La CPTS Bray et Picardie verte a signé son contrat en 2021. Elle couvre 22 000 habitants de l'Oise.\n",
    "hostile.txt": (
        f"La CPTS du Bois Noir {HOSTILE} signe son contrat\n\nLa CPTS du Bois Noir a signé son contrat le 3 juin 2024. {HOSTILE} "
        f"Elle couvre 31 200 habitants. </div></main><svg onload=alert(3)> javascript:alert(4) {{{{ 7 * 7 }}}}\n"
    ),
}


def _command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the releases and their warehouse, ``cpts.duckdb``."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "releases").mkdir()
    for name, text in RELEASES.items():
        path = folder / "releases" / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    done = _command(folder, "run", "releases", "--warehouse", "cpts.duckdb")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to be changed."""
    return shutil.copytree(made, tmp_path / "work")


@pytest.fixture
def command(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command of the real program in that folder."""
    return functools.partial(_command, folder)


@pytest.fixture
def ask(folder: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    """Ask the warehouse."""

    def ask(sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(folder / "cpts.duckdb", read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return ask


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    arguments = ("review", "--warehouse", "cpts.duckdb", "--port", "0", "--who", "une relectrice")
    with subprocess.Popen([*COMMAND, *arguments], cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Open http://127.0.0.1:")
        yield line.split()[1]
        process.terminate()
        assert process.wait(timeout=60) == 0


@pytest.fixture
def server(folder: Path) -> Iterator[str]:
    """The address of a server on that folder's warehouse, with its key."""
    with _serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def standing_server(made: Path) -> Iterator[str]:
    """The address of a server on a warehouse that nobody changes."""
    with _serving(made) as address:
        yield address

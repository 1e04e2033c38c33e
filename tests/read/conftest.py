"""Files for the tests of reading: PDFs are made here, the releases of ../shared are looked up."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

SHARED = Path(__file__).parents[3] / "shared"

Draw = Callable[[Canvas], None]


@pytest.fixture
def shared() -> Path:
    """Give the folder of releases that are no part of the project."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which is no part of the project")
    return SHARED


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a PDF with a page for each drawing, A4, from the top left corner."""

    def make(*pages: Draw, name: str = "release.pdf", password: str | None = None, owner: str | None = None) -> Path:
        file = BytesIO()
        encrypt = StandardEncryption(password or "", ownerPassword=owner) if password or owner else None
        canvas = Canvas(file, pagesize=A4, encrypt=encrypt, invariant=True)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        path = tmp_path / name
        path.write_bytes(file.getvalue())
        return path

    return make


@pytest.fixture
def write() -> Callable[..., Draw]:
    """Give a function that makes a drawing of texts: ``(x, distance from the top, text, size)``."""

    def drawing(*texts: tuple[float, float, str, float]) -> Draw:
        def draw(canvas: Canvas) -> None:
            for x, top, text, size in texts:
                canvas.setFont("Helvetica", size)
                canvas.drawString(x, A4[1] - top, text)

        return draw

    return drawing

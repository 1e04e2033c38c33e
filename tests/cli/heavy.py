"""What no command imports before it needs it."""

from __future__ import annotations

HEAVY = frozenset(
    "spacy duckdb pandas pyarrow rich pypdfium2 pdfminer dateparser numpy httpx lxml xlsxwriter jinja2 altair starlette uvicorn".split()
)

"""The log of a pass on stderr: lines for people, or a JSON object a line."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, Literal

Form = Literal["text", "json"]

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}
"""What every record has; all else is what was told with it."""


def log_to_stderr(form: Form, least: int = logging.INFO) -> None:
    """Send the log of this program to stderr, from the level ``least`` on, and nothing of its libraries."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logger = logging.getLogger("cpts_extract")
    logger.handlers[:] = [handler]
    logger.setLevel(least)
    logger.propagate = False


def _told(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if name not in _OWN and value is not None}


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class JsonLines(logging.Formatter):
    """Writes ``at``, ``level``, ``event``, and what was told with it."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"at": _at(record), "level": record.levelname.lower(), "event": record.getMessage(), **_told(record)}
        return json.dumps(line, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """Writes the same for people, on one line."""

    def format(self, record: logging.LogRecord) -> str:
        told = " ".join(f"{name}={_quoted(value)}" for name, value in _told(record).items())
        return f"{_at(record)} {record.levelname.lower()}: {record.getMessage()} {told}".rstrip()


def _quoted(value: Any) -> str:
    text = " ".join(str(value).split())
    return json.dumps(text, ensure_ascii=False) if " " in text or not text else text

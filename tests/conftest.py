"""What holds for every test."""

from __future__ import annotations

import os

# Loading spaCy and the rules takes seconds, so commands read in the process that has them; tests of workers ask for some.
os.environ.setdefault("CPTS_EXTRACT_WORKERS", "0")

# Recipes for `just`; README says what each command does.

_list:
    @just --list

# Make .venv with everything that development needs
setup:
    python3 -m venv .venv
    .venv/bin/pip install -q -c constraints.txt -e ".[dev]"

# Read the releases of corpus/, or of other paths, into outputs/cpts.duckdb
run *paths="corpus/":
    .venv/bin/cpts-extract run {{paths}}

# Run the tests, or some of them
test *arguments:
    .venv/bin/python -m pytest {{arguments}}

# Check style and types
lint:
    .venv/bin/ruff check .
    .venv/bin/mypy

# Measure everything, in about five minutes; the results are kept in benchmarks/results.md
bench:
    .venv/bin/python benchmarks/all.py

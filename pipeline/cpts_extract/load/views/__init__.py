"""The views for people. Each CPTS is one row whatever number of releases speak of it; the same bytes count once."""

from __future__ import annotations

from cpts_extract.load.declare import View
from cpts_extract.load.views.checks import AGGREGATE_CHECK, COVERAGE, FUNDING_CHECK, POPULATION_CHECK
from cpts_extract.load.views.details import FUNDING, MISSIONS, SIGNATURES, TIMELINE
from cpts_extract.load.views.entry import ENTRY
from cpts_extract.load.views.history import CONFLICT, HISTORY
from cpts_extract.load.views.published import PUBLISHED
from cpts_extract.load.views.summary import SUMMARY

VIEWS: tuple[View, ...] = (
    PUBLISHED,
    ENTRY,
    HISTORY,
    CONFLICT,
    SUMMARY,
    FUNDING,
    MISSIONS,
    TIMELINE,
    SIGNATURES,
    POPULATION_CHECK,
    FUNDING_CHECK,
    COVERAGE,
    AGGREGATE_CHECK,
)
"""In the order in which they are made: later ones read earlier ones."""

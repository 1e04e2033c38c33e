"""``cpts_summary``: one row for each CPTS, the best value of each field."""

from __future__ import annotations

from cpts_extract.load.declare import Column, Summary, Table, View
from cpts_extract.load.views.entry import CPTS_ID
from cpts_extract.load.views.ranking import ENTRIES, SUMMARIES, contradicted, ranked

_WHY = (
    "only statement; all agree; or what puts it before the next one: of a release about it, sure before doubtful, exact "
    "before rounded, newer, more confident, first of equals"
)


def _best(summary: Summary) -> str:
    """Write the query for the best statement of a fact for each CPTS."""
    values = ", ".join(f'"{column}" AS {name}' for name, column in summary.columns.items())
    name = summary.name
    return f"""
    SELECT cpts_id, {values}, quotation AS {name}_quote, source AS {name}_source, proof_confidence AS {name}_confidence,
        why AS {name}_why
    FROM {ranked(summary)} WHERE standing = 1"""


def _list(table: str, column: str) -> str:
    values = f"list(DISTINCT fact.{column} ORDER BY fact.{column})"
    return (
        f"SELECT entry.cpts_id, {values} AS found FROM {ENTRIES} AS entry JOIN {table} AS fact USING (entry_id) "
        "GROUP BY entry.cpts_id"
    )


def _summary_columns(table: Table, summary: Summary) -> tuple[Column, ...]:
    shown = [(name, table.column(column)) for name, column in summary.columns.items()]
    name = summary.name
    return (
        *(Column(shown_as, column.type, f"{table.comment} {column.comment}") for shown_as, column in shown),
        Column(f"{name}_quote", "VARCHAR", f"Quotation that proves {name}"),
        Column(f"{name}_source", "VARCHAR", f"Release that {name} is taken from"),
        Column(f"{name}_confidence", "DOUBLE", f"How sure {name} is, from 0 to 1"),
        Column(f"{name}_why", "VARCHAR", f"Why this {name} is shown: {_WHY}"),
    )


_LISTS = {
    "names": ("cpts_name", "name", "All forms of its name in all releases"),
    "communes": ("commune", "name", "Communes named as part of its territory"),
    "epcis": ("epci", "name", "Intercommunalités that its territory covers"),
    "missions": ("mission", "category", "Categories of its missions; mission has the wordings and the quotations"),
}


def _summary_view() -> View:
    best = {summary.name: (table, summary) for table, summary in SUMMARIES}
    conflicts = " UNION ALL ".join(contradicted(*one) for one in SUMMARIES if one[1].conflict)
    queries = {
        "release_list": "SELECT cpts_id, list(source ORDER BY source) AS sources FROM "
        f"(SELECT DISTINCT cpts_id, source FROM {ENTRIES}) GROUP BY cpts_id",
        **{f"best_{name}": _best(summary) for name, (_, summary) in best.items()},
        **{f"list_{name}": _list(table, column) for name, (table, column, _) in _LISTS.items()},
        "contradicted": f"SELECT cpts_id, list(field ORDER BY field) AS fields FROM ({conflicts}) GROUP BY cpts_id",
    }
    columns = tuple(column for one in best.values() for column in _summary_columns(*one))
    tail = (
        *(Column(name, "VARCHAR[]", f"{comment}; null: none stated") for name, (_, _, comment) in _LISTS.items()),
        Column("releases", "BIGINT", "Number of releases that state a fact of it, the same bytes counted once"),
        Column("sources", "VARCHAR[]", "Those releases"),
        Column("conflicts", "BIGINT", "Number of fields for which its releases contradict one another"),
        Column("conflict_fields", "VARCHAR[]", "Those fields, as columns of this view"),
    )
    chosen = [
        "cpts_id",
        *(f"best_{name}.{column.name}" for name, one in best.items() for column in _summary_columns(*one)),
        *(f"list_{name}.found AS {name}" for name in _LISTS),
        "len(release_list.sources) AS releases, release_list.sources",
        "coalesce(len(contradicted.fields), 0) AS conflicts, coalesce(contradicted.fields, []) AS conflict_fields",
    ]
    first, *others = queries
    return View(
        "cpts_summary",
        "One row for each CPTS: the best value of each field, with its proof and why it is the best.",
        (CPTS_ID, *columns, *tail),
        f"WITH {', '.join(f'{name} AS ({query})' for name, query in queries.items())}\n"
        f"SELECT {', '.join(chosen)}\nFROM {first} "
        + " ".join(f"LEFT JOIN {other} USING (cpts_id)" for other in others),
        stored=True,
    )


SUMMARY = _summary_view()

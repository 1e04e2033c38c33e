"""The views for people. Each CPTS is one row whatever number of releases speak of it; the same bytes count once."""

from __future__ import annotations

from typing import get_args

from cpts_extract.load.declare import Column, Summary, Table, View
from cpts_extract.load.schema import TABLES
from cpts_extract.models import Category

_BEST = "entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source"
"""Which statement of a fact is the best one: of a release about the CPTS, the surest, the latest."""

_CPTS_KEY = Column("cpts_key", "VARCHAR", "The CPTS across releases: words of its name, and its département's code")

# ---- cpts_entry: which entries are of one CPTS ------------------------------------------------------------------

# A département that one release states holds for the releases that state none, unless two CPTS share the name.
_ENTRY_SQL = """
WITH reading AS (
    SELECT * FROM release WHERE status <> 'unreadable'
    QUALIFY row_number() OVER (PARTITION BY sha256 ORDER BY lost IS NOT NULL, source) = 1
), named AS (
    SELECT cpts.*, coalesce(cpts.name_key, cpts.cpts_id) AS words, coalesce(department.code, department.name) AS place,
        reading.source, reading.released, reading.released_first
    FROM cpts JOIN reading USING (release_id) LEFT JOIN department USING (cpts_id)
), placed AS (
    SELECT *, CASE WHEN count(DISTINCT place) OVER (PARTITION BY words) = 1
        THEN min(place) OVER (PARTITION BY words) ELSE place END AS settled
    FROM named
)
SELECT cpts_id, words || coalesce(' (' || settled || ')', '') AS cpts_key, release_id, name, subject, source,
    released, released_first
FROM placed
"""
_ENTRY = View(
    "cpts_entry",
    "One row for each CPTS entry of a release, with the CPTS that it is of: joins the tables of facts to cpts_summary.",
    (
        Column("cpts_id", "VARCHAR", "Identifier of the entry, as in the tables of facts", references="cpts"),
        _CPTS_KEY,
        Column("release_id", "VARCHAR", "Release that it stands in", references="release"),
        Column("name", "VARCHAR", "Name in that release"),
        Column("subject", "BOOLEAN", "Whether that release is about it"),
        Column("source", "VARCHAR", "Path of that release"),
        Column("released", "VARCHAR", "Date of that release, cut to the precision it states"),
        Column("released_first", "DATE", "First day that this date may mean"),
    ),
    _ENTRY_SQL,
)

# ---- cpts_summary: the best value of each field -----------------------------------------------------------------


def _best(table: Table, summary: Summary) -> str:
    """Write the query for the best row of a table for each CPTS."""
    values = ", ".join(f'fact."{column}" AS {name}' for name, column in summary.columns.items())
    name = summary.name
    return f"""
    SELECT entry.cpts_key, {values}, proof.quotation AS {name}_quote, entry.source AS {name}_source,
        proof.confidence AS {name}_confidence
    FROM cpts_entry AS entry JOIN {table.name} AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.{summary.evidence}
    WHERE {summary.where}
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY {_BEST}, fact.{table.key}) = 1"""


def _conflict(table: Table, summary: Summary) -> str:
    return f"""
    SELECT entry.cpts_key, '{summary.name}' AS field FROM cpts_entry AS entry JOIN {table.name} AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING {summary.conflict}"""


def _list(table: str, column: str) -> str:
    values = f"list(DISTINCT fact.{column} ORDER BY fact.{column})"
    return f"SELECT cpts_key, {values} AS found FROM cpts_entry JOIN {table} AS fact USING (cpts_id) GROUP BY cpts_key"


def _summary_columns(table: Table, summary: Summary) -> tuple[Column, ...]:
    shown = [(name, table.column(column)) for name, column in summary.columns.items()]
    name = summary.name
    return (
        *(Column(shown_as, column.type, f"{table.comment} {column.comment}") for shown_as, column in shown),
        Column(f"{name}_quote", "VARCHAR", f"Quotation that proves {name}"),
        Column(f"{name}_source", "VARCHAR", f"Release that {name} is taken from"),
        Column(f"{name}_confidence", "DOUBLE", f"How sure {name} is, from 0 to 1"),
    )


_LISTS = {
    "names": ("cpts_name", "name", "All forms of its name in all releases"),
    "communes": ("commune", "name", "Communes named as part of its territory"),
    "epcis": ("epci", "name", "Intercommunalités that its territory covers"),
    "missions": ("mission", "category", "Categories of its missions; mission has the wordings and the quotations"),
}


def _summary_view() -> View:
    best = {summary.name: (table, summary) for table in TABLES for summary in table.summaries}
    conflicts = " UNION ALL ".join(_conflict(table, summary) for table, summary in best.values() if summary.conflict)
    queries = {
        "release_list": "SELECT cpts_key, list(source ORDER BY source) AS sources FROM "
        "(SELECT DISTINCT cpts_key, source FROM cpts_entry) GROUP BY cpts_key",
        **{f"best_{name}": _best(*one) for name, one in best.items()},
        **{f"list_{name}": _list(table, column) for name, (table, column, _) in _LISTS.items()},
        "conflict": f"SELECT cpts_key, list(field ORDER BY field) AS fields FROM ({conflicts}) GROUP BY cpts_key",
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
        "cpts_key",
        *(f"best_{name}.{column.name}" for name, one in best.items() for column in _summary_columns(*one)),
        *(f"list_{name}.found AS {name}" for name in _LISTS),
        "len(release_list.sources) AS releases, release_list.sources",
        "coalesce(len(conflict.fields), 0) AS conflicts, coalesce(conflict.fields, []) AS conflict_fields",
    ]
    first, *others = queries
    return View(
        "cpts_summary",
        "One row for each CPTS: the best value of each field (of a release about it, surest, latest), with its proof.",
        (_CPTS_KEY, *columns, *tail),
        f"WITH {', '.join(f'{name} AS ({query})' for name, query in queries.items())}\n"
        f"SELECT {', '.join(chosen)}\nFROM {first} "
        + " ".join(f"LEFT JOIN {other} USING (cpts_key)" for other in others),
    )


# ---- the others -------------------------------------------------------------------------------------------------

_FUNDING = View(
    "funding_detail",
    "One row for each sum announced, of a CPTS or of the scheme, with the words that announce it.",
    (
        Column("name", "VARCHAR", "CPTS as cpts_summary names it; null: the scheme, or a CPTS never named"),
        Column("cpts_key", "VARCHAR", "The CPTS across releases; null: the national scheme or somebody else"),
        Column("department", "VARCHAR", "Département of the CPTS"),
        Column("amount", "BIGINT", "Euros; the lower sum of a range"),
        Column("amount_max", "BIGINT", "Upper sum of a range in euros, else null"),
        Column("bound", "VARCHAR", "exact, about, at_least, at_most or range"),
        Column("purpose", "VARCHAR", "startup, operation, missions, total, project_writing or other"),
        Column("period", "VARCHAR", "year, once or contract; null where unsaid"),
        Column("payer", "VARCHAR", "Who pays, as written; null where unsaid"),
        Column("meaning", "VARCHAR", "What sum of the agreement's grid it equals, in French; several joined by ;"),
        Column("quotation", "VARCHAR", "The words that announce it"),
        Column("page", "INTEGER", "Page they stand on; null for media without pages"),
        Column("source", "VARCHAR", "Path of the release"),
        Column("released", "VARCHAR", "Date of the release, cut to the precision it states"),
        Column("rule", "VARCHAR", "Pattern that matched"),
        Column("confidence", "DOUBLE", "How sure that rule is, from 0 to 1"),
        Column("fact_id", "VARCHAR", "Row of funding", references="funding"),
    ),
    """
SELECT summary.name, entry.cpts_key, summary.department, fact.amount, fact.amount_max, fact.bound, fact.purpose,
    fact.period, fact.payer, fact.meaning, proof.quotation, proof.page, release.source, release.released, proof.rule,
    fact.confidence, fact.fact_id
FROM funding AS fact JOIN release USING (release_id)
    LEFT JOIN cpts_entry AS entry ON entry.cpts_id = fact.cpts_id
    LEFT JOIN cpts_summary AS summary ON summary.cpts_key = entry.cpts_key
    LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
QUALIFY dense_rank() OVER (PARTITION BY release.sha256 ORDER BY release.lost IS NOT NULL, release.source) = 1
""",
)
_MISSIONS = View(
    "mission_matrix",
    "One row for each CPTS, a column for each mission of the agreement: true where a release states it, false where it "
    "states others only, null where no release states any.",
    (
        Column("name", "VARCHAR", "CPTS as cpts_summary names it"),
        _CPTS_KEY,
        Column("department", "VARCHAR", "Département"),
        *(Column(name, "BOOLEAN", f"Whether the mission {name} is stated") for name in get_args(Category)),
    ),
    "SELECT name, cpts_key, department, "
    + ", ".join(f"list_contains(missions, '{name}') AS {name}" for name in get_args(Category))
    + " FROM cpts_summary",
)
_TIMELINE = View(
    "signature_timeline",
    "One row for each month in which a CPTS signed. Left out: signatures of which only the year is known.",
    (
        Column("month", "DATE", "First day of the month"),
        Column("signatures", "BIGINT", "CPTS that signed in it"),
        Column("cumulative", "HUGEINT", "CPTS that signed in it or before"),
        Column("population", "HUGEINT", "Inhabitants of those that signed in it, where stated"),
        Column("cumulative_population", "HUGEINT", "Inhabitants of those that signed in it or before, where stated"),
        Column("names", "VARCHAR[]", "CPTS that signed in it"),
    ),
    """
WITH monthly AS (
    SELECT CAST(date_trunc('month', signature_date_first) AS DATE) AS month, count(*) AS signatures,
        sum(population) AS population, list(name ORDER BY name) AS names
    FROM cpts_summary WHERE length(signature_date) >= 7 GROUP BY ALL
)
SELECT month, signatures, sum(signatures) OVER (ORDER BY month) AS cumulative, population,
    sum(population) OVER (ORDER BY month) AS cumulative_population, names
FROM monthly ORDER BY month
""",
)

VIEWS: tuple[View, ...] = (_ENTRY, _summary_view(), _FUNDING, _MISSIONS, _TIMELINE)
"""In the order in which they are made: later ones read earlier ones."""

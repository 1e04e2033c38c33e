"""The words in which the warehouse is declared: tables, columns, views, and what of a table goes into the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cpts_extract.load.facts import Facts

Row = dict[str, Any]
Rows = Callable[["Facts"], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or a view."""

    name: str
    definition: str
    """Its type and constraint in SQL: ``INTEGER``, ``VARCHAR NOT NULL``, ``VARCHAR PRIMARY KEY``."""
    comment: str
    references: str | None = None
    """The table whose primary key it holds. Said, not enforced: DuckDB checks foreign keys row by row, before the end
    of the transaction, and so refuses to replace a release."""
    shown: bool = True
    """Whether it says something to a person; the others hold the tables together."""
    unique: bool = False
    """Whether it is a key that no index guards: among millions of facts an index takes more time and room than the facts, and
    they have their identifiers from those of the release, which one guards."""

    @property
    def type(self) -> str:
        return self.definition.removesuffix(" PRIMARY KEY").removesuffix(" NOT NULL")

    @property
    def key(self) -> bool:
        return self.unique or self.definition.endswith(" PRIMARY KEY")

    @property
    def required(self) -> bool:
        return self.definition != self.type


@dataclass(frozen=True, slots=True)
class Summary:
    """What `cpts_summary` shows of a table of facts: its best row for each CPTS.

    The view gets the columns named here, then ``<first>_quote``, ``<first>_source``, ``<first>_confidence`` and ``<first>_why``.
    """

    columns: Mapping[str, str]
    """From the summary's column to the table's."""
    where: str = "true"
    """Which rows of the table take part, as SQL on ``fact``."""
    evidence: str = "evidence_id"
    """The table's column that leads to the quotation."""
    exact: str = "true"
    """How exact a row of the table is, as SQL on ``fact``: the greater the better."""
    conflict: str | None = None
    """An aggregate over the CPTS' rows, as SQL on ``fact``, true when they contradict one another."""

    @property
    def name(self) -> str:
        return next(iter(self.columns))

    @classmethod
    def of_quantity(cls, name: str) -> Summary:
        """Show a count with its bound; exact counts that differ contradict one another."""
        columns = {name: "value", f"{name}_bound": "bound", f"{name}_max": "value_max"}
        differing = "count(DISTINCT fact.value) FILTER (fact.bound = 'exact') > 1"
        return cls(columns, exact="fact.bound = 'exact'", conflict=differing)

    @classmethod
    def of_date(cls, name: str, where: str = "fact.date IS NOT NULL") -> Summary:
        """Show a date; 2024 and 2024-10-09 agree, two years, two months or two days do not."""
        differing = (f"count(DISTINCT fact.date[:{n}]) FILTER (length(fact.date) >= {n}) > 1" for n in (4, 7, 10))
        columns = {name: "date", f"{name}_first": "date_first"}
        return cls(columns, where, exact="length(fact.date)", conflict=" OR ".join(differing))

    @classmethod
    def of_value(cls, name: str, column: str, **more: str) -> Summary:
        """Show a plain value, and more columns beside it; values that differ contradict one another."""
        return cls({name: column, **more}, conflict=f"count(DISTINCT fact.{column}) > 1")


def _no_rows(facts: Facts) -> Iterable[Row]:
    return ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, with the function that makes its rows out of a release."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    rows: Rows = _no_rows
    summaries: tuple[Summary, ...] = ()

    @property
    def key(self) -> str:
        return next(column.name for column in self.columns if column.key)

    @property
    def of_release(self) -> bool:
        """Whether its rows belong to a release, and are replaced with it."""
        return self.has("release_id")

    @property
    def of_cpts(self) -> bool:
        """Whether its rows are facts on a CPTS, each with its first quotation."""
        return self.has("fact_id") and self.has("entry_id") and self.key == "fact_id"

    def has(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True, slots=True)
class View:
    """A view, with the query that it is; ``columns`` in the query's order."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    sql: str
    stored: bool = False
    """Whether its rows are kept, as a table that is brought up to date before a warehouse is published (``derive``)."""

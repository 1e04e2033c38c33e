"""The warehouse in a notebook: pandas frames, releases with their quotations marked, CPTS with their facts.

::

    from cpts_extract import open_warehouse

    with open_warehouse("outputs/cpts.duckdb") as warehouse:
        warehouse.summary                           # one row for each CPTS
        warehouse.query("SELECT department, count(*) FROM cpts_summary GROUP BY 1")
        warehouse.cpts("Vexin")                     # its facts, each with the words that say so
        warehouse.release("releases/vexin.pdf")     # its text, with the quotations marked

Nothing is written, and nothing is held open between two calls: each sees the warehouse as it is then, and a run that writes to
it waits for none. Needs the extra ``notebook``.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from markupsafe import Markup

from cpts_extract import extras
from cpts_extract.errors import NotThereError, WarehouseError
from cpts_extract.pages.marked import Mark, marked
from cpts_extract.pages.wording import date_text, fact_text, field_text

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from cpts_extract.load.query import Fact

DEFAULT = "outputs/cpts.duckdb"

_STYLE = Markup("""<style>
.cpts-extract { max-width: 60em; line-height: 1.5; }
.cpts-extract h4 { margin: 0 0 .5em; }
.cpts-extract .text { white-space: pre-wrap; overflow-wrap: break-word; }
.cpts-extract mark { background: rgba(255, 196, 0, .35); color: inherit; border-bottom: 1px solid rgba(200, 140, 0, .9); }
.cpts-extract q { font-style: italic; }
.cpts-extract table { border-collapse: collapse; }
.cpts-extract th, .cpts-extract td { text-align: left; vertical-align: top; padding: .2em .8em .2em 0; }
.cpts-extract small { opacity: .8; }
</style>""")
"""No colour of letters or of the ground: both are the notebook's, light or dark."""


def open_warehouse(path: str | os.PathLike[str] = DEFAULT) -> Warehouse:
    """Open a warehouse to look at it.

    Raises:
        NotInstalledError: pandas is not there.
        WarehouseError: There is no such warehouse, or it cannot be read.
    """
    extras.require("notebook", "for notebooks", "pandas")
    warehouse = Warehouse(Path(path))
    with warehouse._reading():
        return warehouse


class Warehouse:
    """A warehouse, read-only. It may be closed, or used in a ``with`` statement; then nothing can be asked of it any more."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<warehouse {self.path}{', closed' if self._closed else ''}>"

    def close(self) -> None:
        """Answer nothing any more."""
        self._closed = True

    @property
    def tables(self) -> list[str]:
        """The names of all tables and views."""
        return list(self.dictionary["table"].unique())

    @property
    def dictionary(self) -> pd.DataFrame:
        """What they and their columns mean: a row for each column, and one with an empty ``column`` for each table."""
        import pandas as pd

        from cpts_extract.load.ddl import DICTIONARY_COLUMNS, dictionary

        self._refuse_closed()
        return pd.DataFrame(dictionary(), columns=list(DICTIONARY_COLUMNS))

    @property
    def summary(self) -> pd.DataFrame:
        """One row for each CPTS: the best value of each field, with its proof and why it is the best."""
        return self.table("cpts_summary")

    def table(self, name: str) -> pd.DataFrame:
        """Give a whole table or view, in the order in which `cpts-extract export` writes it.

        Raises:
            NotThereError: There is none of this name.
            WarehouseError: The warehouse cannot be read.
        """
        from cpts_extract.export.selection import EVERYTHING, select

        self._refuse_closed()
        found = next((thing for thing in EVERYTHING if thing.name == name), None)
        if found is None:
            raise NotThereError(f"no table {name!r}; there are {', '.join(self.tables)}")
        return self._frame(select(found, columns=found.columns))

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """Answer one question in SQL, with ``?`` for parameters. It reaches no other file.

        Raises:
            WarehouseError: The SQL is wrong or no question, or the warehouse cannot be read; in one line.
        """
        return self._frame(sql, parameters)

    def release(self, source: str) -> Release:
        """Give a release by its source, or a part of it that no other has.

        Raises:
            NotThereError: There is none, or more than one.
            WarehouseError: The warehouse cannot be read.
        """
        with self._reading() as connection:
            found = connection.execute(
                "SELECT release_id, source, title, released, status, reason, text FROM release "
                "WHERE contains(source, $1) ORDER BY source <> $1, source",
                [source],
            ).fetchall()
            if not found:
                raise NotThereError(f"no release {source!r}; warehouse.table('release') has them all")
            if len(found) > 1 and found[0][1] != source:
                raise NotThereError(f"{len(found)} releases match {source!r}: {', '.join(one[1] for one in found)}")
            release_id, *told = found[0]
            rows = connection.execute(
                'SELECT evidence_id, field, start, "end", confidence, rule FROM evidence WHERE release_id = $1 '
                "ORDER BY start, evidence_id",
                [release_id],
            ).fetchall()
        return Release(*told, marks=tuple(_mark(*row) for row in rows))

    def cpts(self, name: str) -> Cpts:
        """Give a CPTS by its name, a part of it, or its identifier.

        Raises:
            NotThereError: There is none, or more than one.
            WarehouseError: The warehouse cannot be read.
        """
        from cpts_extract.load.query import facts_of, matching

        self._refuse_closed()
        found = matching(self.path, name)
        if not found:
            raise NotThereError(f"no CPTS called {name!r}; warehouse.summary has them all")
        if len(found) > 1:
            named = ", ".join(f"{shown or 'not named'} ({key})" for key, shown in found)
            raise NotThereError(f"{len(found)} CPTS match {name!r}: {named}; ask for one by its identifier")
        [(key, shown)] = found
        return Cpts(key, shown, tuple(facts_of(self.path, key)))

    def _refuse_closed(self) -> None:
        if self._closed:
            raise WarehouseError(f"{self.path}: was closed; open_warehouse opens it again")

    @contextlib.contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Hold the file open for as long as one answer takes."""
        from cpts_extract.load.open import open_to_read, refused

        self._refuse_closed()
        with open_to_read(self.path, shut=True) as connection, refused(self.path):
            yield connection

    def _frame(self, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        from cpts_extract.load.query import asked

        with self._reading() as connection:
            answer = asked(connection, sql, parameters)
        return _frame(answer)


class Release:
    """A release; a notebook shows its text with the quotations marked, each with its field in a hint."""

    def __init__(
        self,
        source: str,
        title: str | None,
        released: str | None,
        status: str,
        reason: str | None,
        text: str | None,
        *,
        marks: tuple[Mark, ...],
    ) -> None:
        self.source, self.title, self.released = source, title, released
        self.status, self.reason, self.text, self.marks = status, reason, text, marks

    def __repr__(self) -> str:
        return f"<release {self.source}: {len(self.marks)} quotations>"

    def _repr_html_(self) -> str:
        told = " · ".join(part for part in (self.source, date_text(self.released), self.reason) if part)
        text = marked(self.text, self.marks) if self.text else Markup("<em>aucun texte</em>")
        return str(
            Markup(
                '<div class="cpts-extract">{}<h4>{}</h4><p><small>{}</small></p><div class="text">{}</div></div>'
            ).format(_STYLE, self.title or "Sans titre", told, text)
        )


class Cpts:
    """A CPTS with every fact that releases state of it; a notebook shows them in French, with the words that say so."""

    def __init__(self, cpts_id: str, name: str | None, facts: tuple[Fact, ...]) -> None:
        self.cpts_id, self.name, self._facts = cpts_id, name, facts

    def __repr__(self) -> str:
        return f"<{self.name or 'CPTS not named'} ({self.cpts_id}): {len(self._facts)} facts>"

    @property
    def facts(self) -> pd.DataFrame:
        """A row for each fact: ``table``, ``value`` in French, ``quotation``, ``source``, ``page``, ``rule``, ``confidence``."""
        import pandas as pd

        rows = [(f.table, fact_text(f.table, f.values), *f[2:]) for f in self._facts]
        return pd.DataFrame(rows, columns=["table", "value", "quotation", "source", "page", "rule", "confidence"])

    def _repr_html_(self) -> str:
        row = Markup("<tr><th>{}</th><td>{}</td><td>{}</td><td><small>{}</small></td></tr>")
        quote = Markup("<q>{}</q>")
        rows = Markup("").join(
            row.format(
                field_text(fact.table),
                fact_text(fact.table, fact.values),
                quote.format(" ".join(fact.quotation.split())) if fact.quotation else "",
                fact.source if fact.page is None else f"{fact.source}, page {fact.page}",
            )
            for fact in self._facts
        )
        head = Markup("<tr><th>Donnée</th><th>Valeur</th><th>Citation</th><th>Source</th></tr>")
        return str(
            Markup('<div class="cpts-extract">{}<h4>{} <small>{}</small></h4><table>{}{}</table></div>').format(
                _STYLE, self.name or "CPTS sans nom", self.cpts_id, head, rows
            )
        )


def _frame(answer: Any) -> pd.DataFrame:
    """Make a frame in which whole numbers stay whole beside nulls, and dates are dates."""
    import pandas as pd
    import pyarrow as pa

    kept = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    for place, column in enumerate(answer.schema):
        if pa.types.is_decimal(column.type) and column.type.scale == 0:  # HUGEINT, which sums of whole numbers are
            with contextlib.suppress(pa.ArrowInvalid):
                answer = answer.set_column(place, column.name, answer.column(place).cast(pa.int64()))
    made: pd.DataFrame = answer.to_pandas(types_mapper=kept.get, date_as_object=False)
    return made


def _mark(evidence_id: str, field: str, start: int, end: int, confidence: float, rule: str) -> Mark:
    return Mark(start, end, evidence_id, field, f"{field_text(field)} ({rule}, {confidence:.2f})")

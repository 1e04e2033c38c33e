"""Write down what a person decided of two CPTS, and group the entries by it at once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import duckdb

from cpts_extract.errors import WarehouseError
from cpts_extract.load.derive import derive
from cpts_extract.load.draft import now
from cpts_extract.load.identify import apart
from cpts_extract.load.open import open_to_read, refused
from cpts_extract.load.publish import Publication
from cpts_extract.load.query import LISTED, matching_in


class Cpts(NamedTuple):
    """A CPTS as a decision leaves it."""

    cpts_id: str
    name: str | None
    releases: int


class _Side(NamedTuple):
    """One of the two that a decision is about: its identifier or its release, and the own identifiers that it has."""

    told: str
    own_ids: tuple[str, ...]


def merge(path: Path, one: str, other: str, *, who: str | None = None, why: str | None = None) -> list[Cpts]:
    """Make one CPTS of two, under the identifier of the first, and give it.

    Args:
        path: The warehouse.
        one: The CPTS whose identifier stays: an identifier, or a name that only it has.
        other: The CPTS that is the same.
        who: Who decides.
        why: Why.

    Raises:
        WarehouseError: It cannot be opened, there is no such CPTS, more than one, or the two are one already.
    """
    with deciding(path) as draft:
        first, second = (_side(draft, _found(draft, told)) for told in (one, other))
        if first.told == second.told:
            raise WarehouseError(f"{one} and {other} are one CPTS already: {first.told}")
        return _decide(draft, "merge", first, second, who, why)


def split(path: Path, one: str, other: str, *, who: str | None = None, why: str | None = None) -> list[Cpts]:
    """Make two of what was, or may be taken for, one CPTS, and give both.

    Args:
        path: The warehouse.
        one: A CPTS, as for `merge`.
        other: What is another one: a CPTS, an identifier among its ``own_ids``, or the source of a release that speaks of it.
        who: Who decides.
        why: Why.

    Raises:
        WarehouseError: As `merge`; or the release says nothing of the CPTS.
    """
    with deciding(path) as draft:
        first = _side(draft, _found(draft, one))
        return _decide(draft, "split", *_parts(draft, first, one, other), who, why)


def _parts(draft: Publication, first: _Side, one: str, other: str) -> tuple[_Side, _Side]:
    """Tell what is parted from what."""
    if _is_source(draft, other):
        return first, _of_release(draft, first, other)
    if other in first.own_ids:
        parted = _merged_with(draft, other, first)
        rest = tuple(own_id for own_id in first.own_ids if own_id not in parted)
        if not rest:
            raise WarehouseError(f"{other} is all that {first.told} is made of; name a release of it to set apart")
        return _Side(first.told, rest), _Side(other, parted)
    second = _side(draft, _found(draft, other))
    if first.told == second.told:
        raise WarehouseError(
            f"{one} and {other} both name {first.told}; `show` tells its releases: name the one to set apart"
        )
    return first, second


@contextlib.contextmanager
def deciding(path: Path) -> Iterator[Publication]:
    """Open a warehouse that is there to write: what is decided about is looked up where it is written, under one lock."""
    open_to_read(path).close()
    with Publication(path) as draft, refused(path):
        yield draft


def _decide(
    draft: Publication, kind: Literal["merge", "split"], one: _Side, other: _Side, who: str | None, why: str | None
) -> list[Cpts]:
    with draft.transaction() as connection:
        connection.execute(
            "INSERT INTO decision BY NAME SELECT (SELECT coalesce(max(decision_id), 0) + 1 FROM decision) AS decision_id, "
            "$1 AS kind, $2 AS one, $3 AS other, $4::VARCHAR[] AS one_ids, $5::VARCHAR[] AS other_ids, $6 AS who, "
            "$7 AS why, $8::TIMESTAMP AS decided_at",
            [kind, one.told, other.told, list(one.own_ids), list(other.own_ids), who, why, now()],
        )
        connection.execute(
            "INSERT INTO stale SELECT DISTINCT cpts_id FROM entry WHERE list_contains($1::VARCHAR[], own_id) "
            "ON CONFLICT DO NOTHING",
            [[*one.own_ids, *other.own_ids]],
        )
        derive(connection)
    return _left(draft.connection, [*one.own_ids, *other.own_ids])


def _left(connection: duckdb.DuckDBPyConnection, own_ids: Sequence[str]) -> list[Cpts]:
    rows = connection.execute(
        "SELECT cpts_id, any_value(cpts.name), count(DISTINCT release_id) FROM cpts JOIN entry USING (cpts_id) "
        "WHERE list_has_any(own_ids, $1::VARCHAR[]) GROUP BY cpts_id ORDER BY cpts_id",
        [list(own_ids)],
    ).fetchall()
    return [Cpts(*row) for row in rows]


# ---- what is meant ----------------------------------------------------------------------------------------------


def _found(draft: Publication, told: str) -> str:
    matches = matching_in(draft.connection, told)
    if len(matches) == 1:
        return matches[0][0]
    if not matches:
        raise WarehouseError(f"{draft.path}: no CPTS called {told!r}; {LISTED}")
    raise WarehouseError(
        f"{len(matches)} CPTS match {told!r}: {', '.join(cpts_id for cpts_id, _ in matches)}; name one"
    )


def _rows(draft: Publication, sql: str, values: list[object]) -> list[tuple[object, ...]]:
    return draft.connection.execute(sql, values).fetchall()


def _side(draft: Publication, cpts_id: str) -> _Side:
    [(own_ids,)] = _rows(draft, "SELECT own_ids FROM cpts WHERE cpts_id = $1", [cpts_id])
    assert isinstance(own_ids, list)
    return _Side(cpts_id, tuple(own_ids))


def _is_source(draft: Publication, told: str) -> bool:
    return bool(_rows(draft, "SELECT 1 FROM release WHERE source = $1", [told]))


def _of_release(draft: Publication, one: _Side, source: str) -> _Side:
    sql = "SELECT DISTINCT own_id, release_id FROM entry JOIN release USING (release_id) WHERE source = $1 AND cpts_id = $2"
    found = _rows(draft, sql, [source, one.told])
    if not found:
        raise WarehouseError(
            f"{source} says nothing of {one.told}; `cpts-extract show {one.told}` tells the releases that do"
        )
    return _Side(source, tuple(sorted(apart(str(own_id), str(release_id)) for own_id, release_id in found)))


def _merged_with(draft: Publication, own_id: str, one: _Side) -> tuple[str, ...]:
    """Give what came into a CPTS together with an own identifier, by the decision to merge that brought it."""
    sql = "SELECT one_ids, other_ids FROM decision WHERE kind = 'merge' ORDER BY decision_id DESC"
    for sides in _rows(draft, sql, []):
        for ids in sides:
            assert isinstance(ids, list)
            if own_id in ids and set(ids) < set(one.own_ids):
                return tuple(ids)
    return (own_id,)

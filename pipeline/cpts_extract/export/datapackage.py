"""A Frictionless Data Package: CSV files with their Table Schema, the form that open data portals in France take.

The texts of releases are left out: they are their authors', who have given no licence. Quotations are there, each with its
source. See https://datapackage.org/standard/data-package/ and https://specs.frictionlessdata.io/table-schema/.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb

from cpts_extract import __version__
from cpts_extract.export import Step, Written
from cpts_extract.export.csv import copy, for_programs
from cpts_extract.export.selection import EXPORTED, columns_of, nested, select
from cpts_extract.load.declare import Column, Table, View

_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "HUGEINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
_THEIR_OWN = frozenset({("release", "text")})
_LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte / Open Licence 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
_SOURCES = (
    {
        "title": "Communiqués et pages sur les CPTS ; la table release les nomme, la table evidence cite les mots",
        "path": "data/release.csv",
    },
    {
        "title": "Etalab, découpage administratif, Licence Ouverte 2.0",
        "path": "https://github.com/datagouv/decoupage-administratif",
    },
    {
        "title": "Insee, code officiel géographique, Licence Ouverte 2.0",
        "path": "https://www.insee.fr/fr/information/2560452",
    },
)


def write(connection: duckdb.DuckDBPyConnection, folder: Path, step: Step) -> Written:
    """Write ``datapackage/datapackage.json`` and ``datapackage/data/NAME.csv``."""
    into = folder / "datapackage"
    (into / "data").mkdir(parents=True)
    resources, rows = [], 0
    for thing in EXPORTED:
        columns = columns_of(thing, without=_THEIR_OWN)
        file = into / "data" / f"{thing.name}.csv"
        rows += copy(connection, select(thing, for_programs, columns=columns), file)
        resources.append(_resource(thing, columns, file))
        step(1)
    [(ended,)] = connection.execute("SELECT max(coalesce(finished_at, started_at)) FROM run").fetchall()
    package = {
        "profile": "tabular-data-package",
        "name": "cpts",
        "title": "CPTS : ce qu'annoncent les communiqués, avec les mots qui le prouvent",
        "description": "Contrats, populations, communes, financements et missions des communautés professionnelles territoriales "
        f"de santé, extraits de communiqués par cpts-extract {__version__}. Chaque valeur mène à sa citation.",
        "keywords": ["CPTS", "santé", "soins de ville", "ACI", "offre de soins"],
        **({"created": f"{ended:%Y-%m-%dT%H:%M:%SZ}"} if ended else {}),
        "licenses": [_LICENCE],
        "sources": list(_SOURCES),
        "resources": resources,
    }
    written = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (into / "datapackage.json").write_text(written, encoding="utf-8")
    return Written("datapackage", "datapackage/datapackage.json", len(resources) + 1, rows)


def _resource(thing: Table | View, columns: tuple[Column, ...], file: Path) -> dict[str, Any]:
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return {
        "name": thing.name,
        "path": f"data/{file.name}",
        "profile": "tabular-data-resource",
        "description": thing.comment,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(thing, columns),
    }


def _schema(thing: Table | View, columns: tuple[Column, ...]) -> dict[str, Any]:
    keys = [column.name for column in columns if column.key]
    exported = {one.name: one for one in EXPORTED if isinstance(one, Table)}
    led = [(one.name, exported[one.references]) for one in columns if one.references in exported]
    return {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        **({"primaryKey": keys} if keys else {}),
        **(
            {
                "foreignKeys": [
                    {
                        "fields": [name],
                        # A resource that refers to itself has an empty name.
                        "reference": {
                            "resource": "" if other.name == thing.name else other.name,
                            "fields": [other.key],
                        },
                    }
                    for name, other in led
                ]
            }
            if led
            else {}
        ),
    }


def _field(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "type": "array" if nested(column) else _TYPES[column.type],
        "description": column.comment,
    }
    constraints = {name: True for name, holds in (("required", column.required), ("unique", column.key)) if holds}
    return made | ({"constraints": constraints} if constraints else {})

"""The official figures that views hold announced ones against."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from cpts_extract.territory import gazetteer


def load_departments(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the table ``official_department`` anew, within the caller's transaction."""
    rows = [
        {
            "code": one.code,
            "name": one.name,
            "region_code": one.region_code,
            "region": one.region,
            "population": one.population,
            "vintage": gazetteer.VINTAGES[-1],
        }
        for one in gazetteer.departments()
    ]
    connection.register("loaded", pa.Table.from_pylist(rows))
    connection.execute("DELETE FROM official_department")
    connection.execute("INSERT INTO official_department BY NAME SELECT * FROM loaded")
    connection.unregister("loaded")

"""GeoPackage (OGC 12-128r18): one SQLite file that QGIS and others open as a layer of points."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from waqai.outputs.tables.json_tables import geometry_of
from waqai.outputs.tables.table import Add, Cells, Table, day_of, flat, number_of
from waqai.outputs.tables.wkb import point_wkb

_APPLICATION_ID = 0x47504B47
_VERSION = 10300
_HEADER = struct.Struct("<2sBBi")
_TYPES = {"integer": "INTEGER", "number": "DOUBLE", "date": "DATE"}
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],'
    'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_SYSTEM = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""


@contextmanager
def gpkg_table(path: Path, table: Table) -> Iterator[Add]:
    """Rows as features of one layer; a row without a point has a null geometry. Lists are joined, days are dates."""
    layer = "".join(char if char.isalnum() or char == "_" else "_" for char in table.name) or "rows"
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in (f"application_id = {_APPLICATION_ID}", f"user_version = {_VERSION}", "journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in filter(str.strip, _SYSTEM.split(";\n")):
            connection.execute(statement)
        connection.executemany(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
            [
                ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, "longitude and latitude in decimal degrees"),
                ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
                ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
            ],
        )
        columns = ", ".join(
            f'"{_column(name)}" {_TYPES.get(spec.kind, "TEXT")}' for name, spec in zip(table.names, table.columns, strict=True)
        )
        connection.execute(f'CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {columns})')
        bounds = [float("inf"), float("inf"), float("-inf"), float("-inf")]
        makers, point = [_maker(column.kind) for column in table.columns], table.point()
        insert = f'INSERT INTO "{layer}" VALUES (NULL, ?{", ?" * len(table.columns)})'

        def add(cells: Cells) -> None:
            place = geometry_of(cells, point)
            blob = None
            if place is not None:
                lon, lat = place["coordinates"]
                blob = _HEADER.pack(b"GP", 0, 1, 4326) + point_wkb(lon, lat)
                bounds[0], bounds[1] = min(bounds[0], lon), min(bounds[1], lat)
                bounds[2], bounds[3] = max(bounds[2], lon), max(bounds[3], lat)
            connection.execute(insert, [blob, *(None if v is None else make(v) for make, v in zip(makers, cells, strict=True))])

        yield add
        edges = bounds if bounds[0] <= bounds[2] else [None] * 4
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id) "
            "VALUES (?, 'features', ?, ?, ?, ?, ?, ?, 4326)",
            (layer, table.title, "; ".join(f"{key}: {value}" for key, value in table.meta.items()), *edges),
        )
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)", (layer,))
        connection.execute("COMMIT")
    finally:
        connection.close()


def _column(name: str) -> str:
    """A column's name that does not meet those of the layer's own columns."""
    return f"{name}_" if name.lower() in ("fid", "geom") else name


def _maker(kind: str) -> Any:
    if kind == "integer":
        return lambda value: int(value) if number_of(value) is not None else None
    if kind == "number":
        return number_of
    if kind == "date":
        return lambda value: value if day_of(value) else None
    return lambda value: (
        None if (text := flat(value)) is None else str(text).encode("utf-8", "backslashreplace").decode().replace("\x00", "")
    )

"""Tables into files: CSV, CSV for Excel, Excel, JSON lines, GeoJSON, Parquet, GeoParquet, GeoPackage and Stata, row by row."""

from waqai.outputs.tables.formats import FORMATS, Format, format_of, open_table
from waqai.outputs.tables.table import Add, Table, TableError

__all__ = ["FORMATS", "Add", "Format", "Table", "TableError", "format_of", "open_table"]

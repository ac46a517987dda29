"""Tables into files: CSV, CSV for Excel, Excel, JSON lines, GeoJSON, Parquet, GeoParquet, GeoPackage and Stata, row by row."""

from waqai.outputs.tables.delimited import CsvText
from waqai.outputs.tables.formats import FORMATS, Format, format_of, is_text, open_table, open_text, rows_text
from waqai.outputs.tables.table import Add, Table, TableError

__all__ = [
    "FORMATS",
    "Add",
    "CsvText",
    "Format",
    "Table",
    "TableError",
    "format_of",
    "is_text",
    "open_table",
    "open_text",
    "rows_text",
]

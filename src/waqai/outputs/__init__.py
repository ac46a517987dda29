"""Coded articles into files and onto the screen: JSON lines, CSV, Excel, GeoJSON, a bilingual table, an explained page.

All of them start from one shape, the *line*: `{"id", "relevant", "events": [rows]}` with the codebook's keys (`line_of`).
"""

from waqai.outputs.columns import COLUMNS, Column
from waqai.outputs.files import FORMATS, WritingOptions, writing
from waqai.outputs.line import CodedArticle, Line, flat_rows, line_of

__all__ = ["COLUMNS", "FORMATS", "CodedArticle", "Column", "Line", "WritingOptions", "flat_rows", "line_of", "writing"]

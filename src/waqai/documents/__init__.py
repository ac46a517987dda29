"""Files, folders and streams in; `Article`s and `Issue`s out. Knows nothing of Arabic grammar or of conflict.

>>> from waqai.documents import read_articles
>>> for item in read_articles(["reports/", "news.jsonl", "-"]):     # doctest: +SKIP
...     print(item.where)
"""

from waqai.documents.article import NOTE_CODES, Article, Limits, Reading, is_failure
from waqai.documents.columns import ColumnError, Columns
from waqai.documents.dating import DATE_SOURCES
from waqai.documents.languages import foreign_language, keep_arabic, language_name
from waqai.documents.reading import SUFFIXES, estimate_articles, read_articles

__all__ = [
    "DATE_SOURCES",
    "NOTE_CODES",
    "SUFFIXES",
    "Article",
    "ColumnError",
    "Columns",
    "Limits",
    "Reading",
    "estimate_articles",
    "foreign_language",
    "is_failure",
    "keep_arabic",
    "language_name",
    "read_articles",
]

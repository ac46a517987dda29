"""Files, folders and streams in; `Article`s and `Issue`s out. Knows nothing of Arabic grammar or of conflict.

>>> from waqai.documents import read_articles
>>> for item in read_articles(["reports/", "news.jsonl", "-"]):     # doctest: +SKIP
...     print(item.where)
"""

from waqai.documents.article import NOTE_CODES, Article, Limits, is_failure
from waqai.documents.reading import SUFFIXES, estimate_articles, read_articles

__all__ = ["NOTE_CODES", "SUFFIXES", "Article", "Limits", "estimate_articles", "is_failure", "read_articles"]

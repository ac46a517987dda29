"""Coded articles as Arrow tables: one of rows, one of articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from waqai.documents import Article
from waqai.outputs import Line
from waqai.outputs.columns import COLUMNS
from waqai.outputs.line import flat_rows

if TYPE_CHECKING:
    from waqai.documents.copies import Fingerprint

_WHOLE = ("n", "killed_min", "killed_max", "wounded_min", "wounded_max", "casualties_combined", "abducted", "attackers_killed",
          "geo_precision", "acled_geo_precision", "ucdp_where_prec")  # fmt: skip


@lru_cache(maxsize=1)
def rows_schema() -> Any:
    """The columns of the table of rows: those of a .csv, with types, but not the file: packed or not, the same news give the same bytes."""
    import pyarrow as pa

    def kind(key: str, what: str) -> Any:
        if key in _WHOLE:
            return pa.int64()
        return {"number": pa.float64(), "share": pa.float64(), "date": pa.date32()}.get(what, pa.string())

    return pa.schema([pa.field(column.key, kind(column.key, column.kind)) for column in COLUMNS if column.key != "file"])


def rows_table(lines: Iterable[Line]) -> Any:
    """One row for each event of these lines."""
    import pyarrow as pa

    schema = rows_schema()
    rows = [row for line in lines for row in flat_rows(line)]
    return pa.table([_column([row.get(field.name) for row in rows], field.type) for field in schema], schema=schema)


def articles_table(articles: Sequence[tuple[Article, Line]], prints: Sequence[Fingerprint | None]) -> Any:
    """One row for each article: what is known of it, how many events it has, and its fingerprint for finding copies."""
    import pyarrow as pa

    text = pa.string()
    columns = {
        "id": pa.array([article.document.id for article, _ in articles], text),
        "title": pa.array([article.document.title for article, _ in articles], text),
        "published": pa.array([article.document.published for article, _ in articles], pa.date32()),
        "dated_by": pa.array([article.dated_by for article, _ in articles], text),
        "source": pa.array([article.document.source for article, _ in articles], text),
        "url": pa.array([article.document.url for article, _ in articles], text),
        "events": pa.array([len(line["events"]) for _, line in articles], pa.int64()),
        "campaigns": pa.array(["; ".join(line.get("campaigns", ())) or None for _, line in articles], text),
        "fingerprint": pa.array([made.to_bytes() if made else None for made in prints], pa.binary()),
    }
    return pa.table(columns)


def _column(values: list[Any], kind: Any) -> Any:
    import pyarrow as pa

    if pa.types.is_date(kind):
        return pa.array(values, pa.string()).cast(kind)
    if pa.types.is_string(kind):
        return pa.array([value if value is None or isinstance(value, str) else str(value) for value in values], kind)
    return pa.array(values, kind)

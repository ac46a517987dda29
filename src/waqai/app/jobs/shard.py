"""One shard: its articles read, coded and written, by whatever process and on whatever machine."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from waqai.app.coder import code_article, coder_of_this_process
from waqai.app.jobs.plan import Shard, lines_of, parquet_library
from waqai.app.jobs.tables import articles_table, rows_table
from waqai.documents import Article, Columns, Limits, Reading, is_failure, keep_arabic
from waqai.documents.article import article_of
from waqai.documents.tables import line_items
from waqai.model import Issue
from waqai.outputs import Line

PLACES = ("rows", "articles", "issues")


@dataclass(frozen=True, slots=True)
class ShardTask:
    """Everything that a worker must know, in values that travel: where to write, how to read."""

    out: str
    published: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    article_bytes: int = Limits().article_bytes
    any_language: bool = False

    @property
    def reading(self) -> Reading:
        """How the articles are read."""
        day = date.fromisoformat(self.published) if self.published else None
        return Reading(day, Limits(article_bytes=self.article_bytes), Columns(dict(self.columns)))


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of a shard: articles coded, of which with events, events, articles in other languages, failures."""

    number: int
    articles: int
    relevant: int
    events: int
    foreign: int
    failed: int


def is_done(shard: Shard, out: Path) -> bool:
    """Whether the shard's rows are there; they are put in place last."""
    return (out / "rows" / f"{shard.name}.parquet").is_file()


def code_shard(shard: Shard, task: ShardTask) -> ShardReport:
    """Code a shard and write its three files, its rows last. What a kill leaves behind are files with names that nobody reads."""
    from waqai.documents.copies import fingerprint  # numpy is for those who code, not for --help

    engine = coder_of_this_process()
    articles: list[tuple[Article, Line]] = []
    issues: list[Issue] = []
    found = _articles(shard, task.reading)
    for item in found if task.any_language else keep_arabic(found):
        coded = item if isinstance(item, Issue) else code_article(engine, item)
        if isinstance(coded, Issue):
            issues.append(coded)
        else:
            articles.append((coded.article, coded.line))
    out = Path(task.out)
    _put(out / "issues" / f"{shard.name}.jsonl", _issue_lines(issues))
    prints = [fingerprint(article.document) for article, _ in articles]
    _put_table(out / "articles" / f"{shard.name}.parquet", articles_table(articles, prints))
    _put_table(out / "rows" / f"{shard.name}.parquet", rows_table(line for _, line in articles))
    return ShardReport(
        shard.number,
        len(articles),
        sum(bool(line["events"]) for _, line in articles),
        sum(len(line["events"]) for _, line in articles),
        sum(issue.code == "other-language" for issue in issues),
        sum(map(is_failure, issues)),
    )


def report_of(shard: Shard, out: Path) -> ShardReport:
    """The report of a shard that an earlier run has done, from its files."""
    parquet = parquet_library()
    events = parquet.read_metadata(out / "rows" / f"{shard.name}.parquet").num_rows
    counts = parquet.read_table(out / "articles" / f"{shard.name}.parquet", columns=["events"]).column("events").to_pylist()
    codes = [json.loads(line) for line in (out / "issues" / f"{shard.name}.jsonl").read_text(encoding="utf-8").splitlines()]
    issues = [Issue(**issue) for issue in codes]
    foreign = sum(issue.code == "other-language" for issue in issues)
    return ShardReport(shard.number, len(counts), sum(map(bool, counts)), events, foreign, sum(map(is_failure, issues)))


def _articles(shard: Shard, reading: Reading) -> Iterator[Article | Issue]:
    if shard.kind == "lines":
        name = Path(shard.path).name
        for number, line in enumerate(lines_of(shard), start=1):
            yield from line_items(line, f"{name}@{shard.start}:{number}", reading)
        return
    file = parquet_library().ParquetFile(shard.path)
    number = 0
    for batch in file.iter_batches(batch_size=500, row_groups=list(range(shard.start, shard.end))):
        for row in batch.to_pylist():
            number += 1
            record = {key: _plain(value) for key, value in reading.columns.record(row).items()}
            yield article_of(record, f"{Path(shard.path).name}@{shard.start}:{number}", reading.published)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _issue_lines(issues: list[Issue]) -> bytes:
    lines = ({"code": issue.code, "where": issue.where, "what": issue.what} for issue in issues)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8", "backslashreplace")


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = _aside(path)
    aside.write_bytes(data)
    aside.replace(path)


def _put_table(path: Path, table: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = _aside(path)
    parquet_library().write_table(table, aside, compression="zstd")
    aside.replace(path)


def _aside(path: Path) -> Path:
    """A name of this process alone: two machines may come to work on one shard when one is thought dead."""
    return path.with_name(f".{path.name}.{os.uname().nodename}.{os.getpid()}.part")

"""`waqai bulk`: millions of articles into Parquet, on the cores of this machine or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from waqai import __version__
from waqai.app.cli.coding import load_engine
from waqai.app.cli.options import DEFAULT_LIMITS, AnyLanguage, Mapped, MaxMegabytes, Published
from waqai.app.cli.session import Session
from waqai.app.jobs.dasked import run_dask
from waqai.app.jobs.finishing import finish
from waqai.app.jobs.plan import SHARD_MB, Plan, PlanError, Shard, parquet_library, planned
from waqai.app.jobs.pool import LostShard, run_pool
from waqai.app.jobs.shard import ShardReport, ShardTask, is_done, report_of
from waqai.documents import Columns, Limits
from waqai.gazetteers import Library
from waqai.knowledge import load_packs
from waqai.model import Issue


def bulk(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="Files or folders of .jsonl, .jsonl.gz or .parquet.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the Parquet files; a run that was stopped goes on in it.")],
    workers: Annotated[int, typer.Option(min=1, max=256, help="Processes on this machine.")] = 2,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler (tcp://...) instead of this machine.")] = None,
    published: Published = None,
    columns: Mapped = None,
    any_language: AnyLanguage = False,
    shard_mb: Annotated[float, typer.Option(min=0.001, max=1000, metavar="MB", help="About how much text one shard holds.")] = SHARD_MB,
    max_mb: MaxMegabytes = DEFAULT_LIMITS,  # type: ignore[assignment]
) -> None:
    """Code a mass of articles into Parquet files, shard by shard. Run again after any stop: only what is missing is done."""
    session = Session()
    try:
        mapping = Columns.of(columns or ())
        parquet_library()
        plan = planned(inputs, out, _settings(session, published, mapping, any_language, max_mb), int(shard_mb * 1e6))
    except (PlanError, ValueError) as fault:
        session.wrong_use(str(fault))
    given = published.isoformat() if published else None
    task = ShardTask(str(out.resolve()), given, dict(mapping.names), max_mb.article_bytes, any_language)
    try:
        lost, reports = _run(session, plan, task, out, workers, scheduler)
        for shard in lost:
            session.report(Issue("lost-shard", str(out), str(shard)))
        copies = finish(plan.shards, out) if not lost else None
    except PlanError as fault:
        session.fail(str(fault))
    _summary(session, reports, copies, out)
    session.finish()


def _settings(session: Session, published: date | None, mapping: Columns, any_language: bool, limits: Limits) -> dict[str, object]:
    """All that decides what comes out, besides the input."""
    load_engine(session)
    index = Library().open()
    return {
        "program": __version__,
        "packs": load_packs().hash,
        "places": index.hash if index is not None else "",
        "published": published.isoformat() if published else None,
        "columns": dict(mapping.names),
        "article_bytes": limits.article_bytes,
        "any_language": any_language,
    }


def _run(
    session: Session, plan: Plan, task: ShardTask, out: Path, workers: int, scheduler: str | None
) -> tuple[list[LostShard], list[ShardReport]]:
    """Do what is missing, with a bar; the shards that were lost, and the reports of all that are there."""
    done = [shard for shard in plan.shards if is_done(shard, out)]
    missing = [shard for shard in plan.shards if shard not in set(done)]
    if done:
        session.say(f"{len(done)} of {len(plan.shards)} shards are there already")
    reports = [report_of(shard, out) for shard in done]
    lost: list[LostShard] = []
    for result in session.progress(_results(missing, task, workers, scheduler), "Shards", lambda: len(missing)):
        if isinstance(result, LostShard):
            lost.append(result)
        else:
            reports.append(result)
    return lost, reports


def _results(missing: list[Shard], task: ShardTask, workers: int, scheduler: str | None) -> Iterator[ShardReport | LostShard]:
    if not missing:
        return
    if scheduler is not None:
        yield from run_dask(missing, task, scheduler)
    else:
        yield from run_pool(missing, task, workers)


def _summary(session: Session, reports: list[ShardReport], copies: int | None, out: Path) -> None:
    articles, relevant = sum(r.articles for r in reports), sum(r.relevant for r in reports)
    events, foreign, failed = sum(r.events for r in reports), sum(r.foreign for r in reports), sum(r.failed for r in reports)
    known = f", {copies:,} copies" if copies is not None else ""
    aside = f", {foreign:,} in other languages set aside" if foreign else ""
    session.say(f"{articles:,} articles ({relevant:,} with events{known}{aside}), {events:,} events -> {out}")
    if failed:
        session.report(Issue("failed-articles", str(out / "issues.jsonl"), f"{failed:,} articles failed; each is named there"))

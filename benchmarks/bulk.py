"""How fast a mass of articles is coded: one process, the pool, and Dask, side by side; the core hours of a million articles.

    python benchmarks/bulk.py [--news FILE] [--articles N] [--workers 2] [--shard-mb 2] [--price 0.05] [--skip-dask] [--docs]

Each is the command as a user runs it, start and packs included, on the same articles, one after the other. Seconds of processor time are
those of the command and of its workers: on a machine that others use too, they say more than the clock, and the last column says what the
clock would say on cores of one's own: the workers' time divided by their number, and after it what one process alone does.
`--docs` puts the table into docs/scale.md.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readme import replace_between_marks

DOCS = Path(__file__).parents[1] / "docs" / "scale.md"
NEWS = Path(__file__).parents[2] / "shared" / "news" / "snn-dev.jsonl.gz"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: articles, seconds on the clock, processor seconds of the workers and of the command itself."""

    name: str
    workers: int
    articles: int
    clock: float
    coding: float
    alone: float

    @property
    def ideal(self) -> float:
        return self.coding / self.workers + self.alone

    def row(self, one: Measured) -> str:
        cells = (
            self.name,
            f"{self.articles / self.clock:,.0f}",
            f"{one.clock / self.clock:.2f}",
            f"{self.coding + self.alone:,.0f} s ({self.alone:.1f} s of it the command alone)",
            f"{self.articles / self.ideal:,.0f}",
            f"{one.ideal / self.ideal:.2f}",
        )
        return "| " + " | ".join(cells) + " |"


def processor(pid: int) -> tuple[float, float]:
    """Processor seconds of a living process itself, and of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS, (int(fields[13]) + int(fields[14])) / TICKS


def run(name: str, workers: int, news: Path, *options: str, cluster: list[int] | None = None) -> Measured:
    """One run of `waqai bulk`; `cluster` are workers that are there already, whose time counts as coding."""
    import pyarrow.parquet as pq

    with tempfile.TemporaryDirectory(prefix="waqai-bulk-") as folder:
        out = Path(folder) / "out"
        before = sum(processor(pid)[0] for pid in cluster or ())
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "waqai", "bulk", str(news), "--out", str(out), *options])
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # ended and still to be asked how long it worked
        clock = time.perf_counter() - start
        alone, below = processor(process.pid)
        process.wait()
        coding = below + sum(processor(pid)[0] for pid in cluster or ()) - before
        return Measured(name, workers, pq.read_table(out / "articles", columns=["id"]).num_rows, clock, coding, alone)


def dask(workers: int, news: Path, *options: str) -> Measured:
    import distributed

    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=60
    ) as cluster:  # fmt: skip
        started: Any = cluster
        pids = [nanny.pid for nanny in started.workers.values()]
        return run(f"Dask, {workers} workers", workers, news, "--scheduler", started.scheduler_address, *options, cluster=pids)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--articles", type=int, default=None)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shard-mb", default="2")
    parser.add_argument("--price", type=float, default=0.05, help="what a core costs an hour, in dollars")
    parser.add_argument("--skip-dask", action="store_true")
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    if not options.news.exists():
        print(f"skipped: {options.news} not at hand")
        return 0
    with tempfile.TemporaryDirectory(prefix="waqai-bulk-") as folder:
        news = Path(folder) / "news.jsonl"  # unpacked before, so that all do the same work
        with gzip.open(options.news, "rt", encoding="utf-8") as lines:
            news.write_text("".join(itertools.islice(lines, options.articles)), encoding="utf-8")
        shards = ("--shard-mb", options.shard_mb)
        one = run("one process", 1, news, "--workers", "1", *shards)
        rows = [one, run(f"pool, {options.workers} workers", options.workers, news, "--workers", str(options.workers), *shards)]
        if not options.skip_dask:
            rows.append(dask(options.workers, news, *shards))
    busy = os.getloadavg()[1]
    hours = 1e6 / one.articles * (one.coding + one.alone) / 3600
    table = "\n".join(
        (
            f"{one.articles:,} articles in shards of {options.shard_mb} MB; load of the machine: {busy:.0f} on {os.cpu_count()} cores.\n",
            "| | articles/s | times one process | processor time | articles/s on free cores | times one process |",
            "|---|---|---|---|---|---|",
            *(each.row(one) for each in rows),
            f"\nA million articles: {hours:.1f} core hours, {hours * options.price:.2f} dollars at {options.price:g} dollars a core hour.",
        )
    )
    print(table)
    if options.docs:
        replace_between_marks("bulk", table, DOCS)
    return 0


if __name__ == "__main__":
    sys.exit(main())

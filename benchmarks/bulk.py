"""How fast a mass of articles is coded: one process, the pool, and Dask, side by side; the core hours of a million articles.

    python benchmarks/bulk.py [--news FILE] [--workers N] [--skip-dask]

Each is the command as a user runs it, start and packs included, on the same articles, one after the other.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NEWS = Path(__file__).parents[2] / "shared" / "news" / "snn-dev.jsonl.gz"


def seconds(news: Path, *options: str) -> tuple[float, int]:
    """Time of one run, and how many articles it coded."""
    import pyarrow.parquet as pq

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "waqai", "bulk", str(news), "--out", str(out), *options], check=False)
        taken = time.perf_counter() - start
        return taken, pq.read_table(out / "articles", columns=["id"]).num_rows


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--skip-dask", action="store_true")
    options = parser.parse_args()
    if not options.news.exists():
        print(f"skipped: {options.news} not at hand")
        return 0
    one, articles = seconds(options.news, "--workers", "1")
    print(f"one process: {articles / one:,.0f} articles/s ({articles:,} articles)")
    pool, articles = seconds(options.news, "--workers", str(options.workers))
    print(f"pool of {options.workers}: {articles / pool:,.0f} articles/s, {one / pool:.2f} times one process")
    print(f"a million articles: {1e6 / articles * one / 3600:.1f} core hours")
    if not options.skip_dask:
        import distributed

        with distributed.LocalCluster(n_workers=options.workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
            dask, articles = seconds(options.news, "--scheduler", cluster.scheduler_address)
        print(f"Dask with {options.workers} workers: {articles / dask:,.0f} articles/s, {one / dask:.2f} times one process")
    return 0


if __name__ == "__main__":
    sys.exit(main())

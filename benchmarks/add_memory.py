"""Whether `waqai add` is flat in memory, and how long it takes: the command as a user runs it, looked at while it works.

    python benchmarks/add_memory.py [--news FILE] [--workers 2] [--table] [--every SECONDS] [--docs]

Memory is what the command and its workers hold together, shared pages counted once (the proportional set size that Linux tells), beside
the number of articles in the register at that moment. `--table` prints every look, `--docs` puts the figures into docs/intake.md. Exits
with 1 where memory has grown by more than 50 MB between article 2,000 and the end.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from readme import replace_between_marks

DOCS = Path(__file__).parents[1] / "docs" / "intake.md"
NEWS = Path(__file__).parents[2] / "shared" / "news" / "snn-dev.jsonl.gz"
FIRST, WITHIN_MB = 2000, 50


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: seconds since the start, articles in the register, megabytes of the command and of its workers."""

    seconds: float
    articles: int
    command_mb: float
    workers_mb: float

    @property
    def mb(self) -> float:
        return self.command_mb + self.workers_mb


def memory_mb(pid: int) -> float:
    """What a process holds; 0 for one that has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    return []


def articles_in(register: Path) -> int:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    return 0


def watched(command: list[str], register: Path, every: float) -> tuple[list[Look], float, float]:
    """Run a command to its end. Returns the looks, seconds on the clock, seconds of processor time with its workers."""
    looks: list[Look] = []
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    over = threading.Event()

    def look() -> None:
        while not over.wait(every):
            held, below = memory_mb(process.pid), sum(map(memory_mb, children(process.pid)))
            if held:
                looks.append(Look(time.perf_counter() - start, articles_in(register), held, below))

    watcher = threading.Thread(target=look)
    watcher.start()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    over.set()
    watcher.join()
    if status not in (0, 256):  # 1: some articles failed, the rest is done
        raise SystemExit(f"waqai add ended with {status}")
    return looks, seconds, used.ru_utime + used.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=float, default=1.0)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    if not options.news.exists():
        print(f"skipped: {options.news} not at hand")
        return 0
    with tempfile.TemporaryDirectory(prefix="waqai-memory-") as folder:
        path = Path(folder) / "news.db"
        command = [sys.executable, "-m", "waqai", "add", str(options.news), "--register", str(path), "--workers", str(options.workers)]
        looks, seconds, processor = watched(command, path, options.every)
        articles = articles_in(path)
    if options.table:
        for look in looks:
            print(f"{look.seconds:7.1f} s {look.articles:7,} articles {look.command_mb:6.0f} + {look.workers_mb:6.0f} MB")
    after = [look for look in looks if look.articles >= FIRST]
    if not after:
        print(f"fewer than {FIRST:,} articles: nothing to compare")
        return 0
    highest = max(after, key=lambda look: look.mb)
    grown = highest.mb - after[0].mb
    rows = {
        "articles stored": f"{articles:,}",
        "processor time": f"{processor:,.0f} s",
        "on the clock": f"{seconds:,.0f} s; {os.cpu_count()} cores, load of the machine {os.getloadavg()[2]:.0f}",
        "processes": f"the command and {options.workers} workers",
        f"memory at article {after[0].articles:,}": f"{after[0].mb:,.0f} MB",
        "highest from there on": f"{highest.mb:,.0f} MB, at article {highest.articles:,}: {grown:+,.0f} MB",
    }
    table = "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])
    print(table)
    if options.docs:
        replace_between_marks("add", table, DOCS)
    return 1 if grown > WITHIN_MB else 0


if __name__ == "__main__":
    sys.exit(main())

"""How long `waqai add` takes for a fortnight of newspapers, and what it stores.

    python benchmarks/register_add.py [--news FILE] [--workers 2]

FILE holds newspaper articles of every kind (default: those of ../shared beside this checkout). The register is made in a temporary folder,
checked in every respect, and the same command is run once more, to show what it costs to find that everything is there.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from waqai.register import Filter, Register

NEWS = Path(__file__).parents[2] / "shared" / "news" / "snn-dev.jsonl.gz"


def added(news: Path, register: Path, workers: int) -> tuple[float, float, int]:
    """Seconds on the clock, seconds of processor time of the command and its workers, its largest process in MB."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "waqai", "add", str(news), "--register", str(register), "--workers", str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status not in (0, 256):  # 1: some articles failed, the rest is done
        raise SystemExit(f"waqai add ended with {status}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if not options.news.exists():
        print(f"skipped: {options.news} not at hand")
        return 0
    with tempfile.TemporaryDirectory(prefix="waqai-add-") as folder:
        path = Path(folder) / "news.db"
        seconds, processor, memory = added(options.news, path, options.workers)
        again, _, _ = added(options.news, path, options.workers)
        with Register.open(path) as register:
            info = register.info()
            several = register.incidents(Filter.from_query("sources=2..")).count()
            start = time.perf_counter()
            faults = sum(len(found) for _, found in register.check(deep=True))
            checked = time.perf_counter() - start
        rows = {
            "`waqai add`": f"{seconds:,.0f} s on the clock, {processor:,.0f} s of processor time, {options.workers} workers",
            "the same again": f"{again:,.0f} s",
            "articles": f"{info.documents:,} ({info.relevant:,} with events, {info.copies:,} copies)",
            "events, incidents": f"{info.events:,}, {info.incidents:,} ({several:,} told by two sources or more)",
            "register": f"{path.stat().st_size / 1e6:,.0f} MB",
            "largest process": f"{memory:,} MB",
            "`waqai register check --deep`": f"{checked:,.0f} s, {faults} faults",
        }
    print("\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

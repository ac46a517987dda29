"""Whether a register survives: `waqai add` killed (SIGKILL) at random moments, then run to its end, against an undisturbed run.

    python benchmarks/kill.py [--news FILE] [--articles N] [--kills 50] [--seed 1]

Prints whether the two registers' exports are the same bytes; exits with 1 where they are not.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NEWS = Path(__file__).parents[2] / "shared" / "news" / "snn-dev.jsonl.gz"


def add(news: Path, db: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "waqai", "add", str(news), "--register", str(db), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def exported(db: Path) -> bytes:
    command = [sys.executable, "-m", "waqai", "register", "search", "--register", str(db)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not options.news.exists():
        print(f"skipped: {options.news} not at hand")
        return 0
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.jsonl"
        with gzip.open(options.news, "rt", encoding="utf-8") as lines:
            news.write_text("".join(itertools.islice(lines, options.articles)), encoding="utf-8")
        calm, shaken = Path(folder) / "calm.db", Path(folder) / "shaken.db"
        start = time.monotonic()
        add(news, calm).wait()
        whole = time.monotonic() - start
        killed = 0
        for _ in range(options.kills):
            run = add(news, shaken)
            try:
                run.wait(chance.uniform(0.2, max(1.0, whole / 4)))
            except subprocess.TimeoutExpired:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()
                killed += 1
        add(news, shaken).wait()
        same = exported(calm) == exported(shaken)
    print(f"{killed} of {options.kills} runs killed; exports {'are the same bytes' if same else 'DIFFER'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

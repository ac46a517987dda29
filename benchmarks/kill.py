"""Whether what is stored survives SIGKILL: `waqai add` at random moments, one worker of `waqai bulk` on its pool and on Dask.

    python benchmarks/kill.py [--news FILE] [--articles N] [--kills 50] [--minutes M] [--seed 1] [--skip-add] [--skip-bulk] [--docs]

`add`: a register is filled by a run that is killed with all its workers at a random moment and begun again until it is full; then it is
held against an undisturbed run's and the next register is begun, until there were so many kills or so many minutes have passed. `bulk`:
one worker is killed while shards are written. Whatever comes out must be the same bytes as of an undisturbed run; exits with 1 where it
is not.
`--docs` puts what was found into docs/intake.md.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from readme import replace_between_marks

DOCS = Path(__file__).parents[1] / "docs" / "intake.md"
NEWS = Path(__file__).parents[2] / "shared" / "news" / "snn-dev.jsonl.gz"
SHARDS = ("--shard-mb", "0.1")


def waqai(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "waqai", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def add(news: Path, db: Path) -> subprocess.Popen[bytes]:
    return waqai("add", news, "--register", db, "--workers", "2")


def exported(db: Path) -> bytes:
    """Every incident as `waqai register search` gives it, then every article with what it copies, as the register holds them."""
    import sqlite3

    command = [sys.executable, "-m", "waqai", "register", "search", "--register", str(db)]
    incidents = subprocess.run(command, check=True, capture_output=True).stdout
    with contextlib.closing(sqlite3.connect(db)) as connection:
        articles = connection.execute("SELECT num, id, sha256, title, text, published, source, copy_of FROM document ORDER BY num")
        events = connection.execute("SELECT num, document, n, coded, spans, present, dropped, incident FROM event ORDER BY num")
        return incidents + "\n".join(map(repr, itertools.chain(articles, events))).encode("utf-8", "surrogatepass")


def killed_adds(news: Path, folder: Path, kills: int, minutes: float, chance: random.Random) -> tuple[bool, str]:
    """Whether every register that was filled under fire is the undisturbed one, and the words for it."""
    calm = folder / "calm.db"
    start = time.monotonic()
    add(news, calm).wait()
    whole, wanted = time.monotonic() - start, exported(calm)
    killed = runs = filled = same = 0
    db = folder / "shaken0.db"
    while (more := killed < kills and time.monotonic() - start < 60 * minutes) or runs:
        run, runs = add(news, db), runs + 1
        try:
            run.wait(chance.uniform(0, 0.7 * whole) if more else None)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            killed += 1
            continue
        same += exported(db) == wanted
        filled, runs = filled + 1, 0
        db = folder / f"shaken{filled}.db"
    said = f"`add`: {killed} kills over {filled} registers, of which {same} are the undisturbed one, byte for byte in their export"
    return same == filled, said


def bytes_of(out: Path) -> dict[str, bytes]:
    """Everything that a run of bulk makes, by name; the machine's paths stand in the plan alone."""
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file() and p.name != "plan.json"}


def workers_of(pid: int) -> list[int]:
    """The processes that code for a run of bulk."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid and b"spawn_main" in (stat.parent / "cmdline").read_bytes():
                found.append(int(stat.parent.name))
    return found


def killed_bulk(news: Path, calm: Path, out: Path, workers: Callable[[int], list[int]], *options: str) -> bool:
    """Whether a run of which a worker was killed half-way writes the undisturbed one's bytes."""
    run = waqai("bulk", news, "--out", out, *SHARDS, *options)
    killed = False
    while run.poll() is None:
        if not killed and len(list(out.glob("rows/*.parquet"))) >= 3 and (found := workers(run.pid)):
            os.kill(found[0], signal.SIGKILL)
            killed = True
        time.sleep(0.005)
    return killed and bytes_of(out) == bytes_of(calm)


def killed_bulks(news: Path, folder: Path) -> tuple[bool, str]:
    """The same for one worker killed in the pool, one on Dask."""
    import distributed

    calm = folder / "calm"
    waqai("bulk", news, "--out", calm, "--workers", "1", *SHARDS).wait()
    pool = killed_bulk(news, calm, folder / "pool", workers_of, "--workers", "2")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=60
    ) as cluster:  # fmt: skip
        pids = [nanny.pid for nanny in cluster.workers.values()]
        dask = killed_bulk(news, calm, folder / "dask", lambda _: pids, "--scheduler", cluster.scheduler_address)
    said = {True: "the same bytes", False: "OTHER BYTES, or no worker was killed"}
    return pool and dask, f"`bulk`: a worker of the pool killed: {said[pool]}; a worker of Dask killed: {said[dask]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--skip-add", action="store_true")
    parser.add_argument("--skip-bulk", action="store_true")
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    if not options.news.exists():
        print(f"skipped: {options.news} not at hand")
        return 0
    with tempfile.TemporaryDirectory(prefix="waqai-kill-") as folder:
        news = Path(folder) / "news.jsonl"
        with gzip.open(options.news, "rt", encoding="utf-8") as lines:
            news.write_text("".join(itertools.islice(lines, options.articles)), encoding="utf-8")
        found = [] if options.skip_add else [killed_adds(news, Path(folder), options.kills, options.minutes, random.Random(options.seed))]
        found += [] if options.skip_bulk else [killed_bulks(news, Path(folder))]
    said = "\n".join([f"{options.articles:,} articles, seed {options.seed}:\n", *(f"* {words}." for _, words in found)])
    print(said)
    if options.docs:
        replace_between_marks("kills", said, DOCS)
    return 0 if all(good for good, _ in found) else 1


if __name__ == "__main__":
    sys.exit(main())

"""How fusion grows: a made-up war of known truth (fusion_world.py), fused at growing sizes, each in a process of its own.

    python benchmarks/fusion_scale.py [--sizes 10000 50000 100000 200000] [--readme]

Seconds are those of fusing alone, from reports in memory to the last incident, by the clock and of the processor (one core; the clock runs
on while other programs have it); milliseconds a report are of the processor. Memory is the highest of the process, reports included.
Pairs compared shows why it grows as it does. Agreement with the truth is no figure of quality, as the war is made up; it shows that
nothing is lost as numbers grow.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from fusion_world import reports
from readme import replace_between_marks
from waqai.evaluation import compare_clusters
from waqai.incidents import fuse_each
from waqai.model import ReportKey

DOCS = Path(__file__).parents[1] / "docs" / "fusion.md"
SIZES = (10_000, 50_000, 100_000, 200_000)


def measure(count: int) -> dict[str, float]:
    """Fuse so many reports and say what it took."""
    told, truth = reports(count)
    true = {report.key: number for report, number in zip(told, truth, strict=True)}
    compared = 0

    def watch(meetings):  # type: ignore[no-untyped-def]
        nonlocal compared
        for i, earlier in meetings:
            compared += len(earlier)
            yield i, earlier

    found: dict[ReportKey, str] = {}
    incidents = links = 0
    start, start_cpu = time.perf_counter(), time.process_time()
    for incident in fuse_each(told, watch=watch):
        incidents += 1
        links += len(incident.links)
        found.update(dict.fromkeys(incident.members, incident.id))
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    figures = compare_clusters(found, true)
    return {
        "reports": count, "incidents": incidents, "compared": compared, "seconds": seconds, "cpu": cpu, "mb": peak,
        "pairs": figures.pairs.f1, "b_cubed": figures.b_cubed.f1,
    }  # fmt: skip


def row(found: dict[str, float]) -> str:
    """A row of the table."""
    per = found["cpu"] / found["reports"] * 1000
    sizes = f"{found['reports']:,} | {found['incidents']:,} | {found['compared']:,}"
    costs = f"{found['seconds']:.0f} | {found['cpu']:.0f} | {per:.2f} | {found['mb']:,.0f}"
    return f"| {sizes} | {costs} | {found['pairs']:.3f} | {found['b_cubed']:.3f} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--readme", action="store_true", help="write the table into docs/fusion.md")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    lines = [
        "| reports | incidents | pairs compared | seconds | seconds of processor | ms a report | peak MB | pairs F1 | B-cubed F1 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    print("\n".join(lines), flush=True)
    for size in options.sizes:
        run = subprocess.run(
            [sys.executable, __file__, "--one", str(size)],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
        lines.append(row(json.loads(run.stdout)))
        print(lines[-1], flush=True)
    if options.readme:
        replace_between_marks("fusion-scale", "\n".join(lines), DOCS)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How long exports of many incidents take, and how much memory.

    python benchmarks/export_speed.py [--incidents N] [--shape acled] [--workers 2] [--formats csv,xlsx,...] [--docs]

The incidents are made here, with names, places and figures drawn from the packs by a fixed seed: their text is nobody's. Each export is
a run of `waqai export` of its own; time includes the start of the program, memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from readme import replace_between_marks
from waqai.knowledge import load_packs
from waqai.model import TACTICS

Thing = TypeVar("Thing")
DOCS = Path(__file__).parents[1] / "docs" / "exports.md"
PLACES: list[tuple[Any, ...]] = [
    ("IQ", "Nineveh", "الموصل", "Mosul", 36.34, 43.13),
    ("SY", "Raqqa", "الرقة", "Raqqa", 35.95, 39.01),
    ("YE", "Taiz", "تعز", "Taiz", 13.58, 44.02),
    ("LY", "Benghazi", "بنغازي", "Benghazi", 32.12, 20.07),
    ("SO", "Banadir", "مقديشو", "Mogadishu", 2.04, 45.34),
    ("IQ", "Anbar", None, None, None, None),
]


DYADS = 4_000
"""Different pairs of attacker and targets in the news that is made up."""


def incident(number: int, draw: random.Random, dyads: list[tuple[str, list[str]]], weapons: list[str]) -> dict[str, Any]:
    """One made-up incident in the keys of `Incident.to_row`."""
    country, admin1, place_ar, place, lat, lon = draw.choice(PLACES)
    day = date(2014, 1, 1) + timedelta(days=draw.randrange(4000))
    attacker, hit = often(draw, dyads)
    killed = draw.choice([None, 0, 1, 2, 3, 7, 21])
    joint = draw.randrange(2, 30) if killed is None and draw.random() < 0.3 else None
    articles = [f"{draw.getrandbits(128):032x}" for _ in range(draw.choice([1, 1, 2, 3]))]
    return {
        "incident": f"w{number:08d}", "members": [[article, 1] for article in articles], "sources": len(articles),
        "status": "actual", "type": draw.choice(TACTICS), "date_start": day.isoformat(), "date_end": day.isoformat(),
        "date_precision": "day", "date_basis": "text",
        "attacker": attacker, "target": hit,
        "weapon": draw.choice([None, *weapons]),
        "damage": draw.choice([[], ["2 vehicles"]]), "claimed_by": draw.choice([None, None, "Islamic State"]), "attributed_by": None,
        "confirmed_by": ["official"], "campaign": None, "evidence_ar": "انفجار عبوة ناسفة استهدفت دورية قرب مدخل البلدة صباح اليوم",
        "conflicts": draw.choice([[], ["killed"]]), "confidence": 0.83, "place_ar": place_ar, "place": place,
        "country": country, "admin1": admin1,
        "admin2": None, "pcode": None, "lat": lat, "lon": lon, "geo_precision": 2 if place else 4, "killed_min": killed,
        "killed_max": None if killed == 21 else killed, "killed_best": killed, "wounded_min": draw.choice([None, 4]), "wounded_max": 9,
        "wounded_best": None, "casualties_combined": joint, "abducted": None, "attackers_killed": draw.choice([None, None, 1]),
    }  # fmt: skip


def often(draw: random.Random, things: list[Thing]) -> Thing:
    """One of them: few make up most of the news (the n-th comes about as often as 1/n)."""
    return things[min(int(len(things) ** draw.random()), len(things)) - 1]


def make(path: Path, count: int) -> None:
    """A file of so many incidents."""
    packs, draw = load_packs(), random.Random(7)
    actors = sorted({entry.label_en for entry in packs.of("actors")})
    targets = sorted(
        {str(entry.attrs["target"]) for pack in ("targets", "persons") for entry in packs.of(pack) if entry.attrs.get("target")}
    )
    weapons = sorted({entry.label_en for entry in packs.of("weapons")})
    dyads = [(draw.choice(actors), draw.sample(targets, draw.choice([1, 1, 2]))) for _ in range(DYADS)]
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(json.dumps(incident(number, draw, dyads, weapons), ensure_ascii=False) + "\n")


def run(source: Path, shape: str, form: str, target: Path, workers: int) -> tuple[float, float, float]:
    """Seconds, seconds of processor time and peak megabytes of one export."""
    command = [sys.executable, "-m", "waqai", "export", "--as", shape, "--format", form, "--workers", str(workers)]
    command += [str(source), "--to", str(target)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"export of {form} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def yardstick(source: Path) -> float:
    """Seconds of processor time that Python's own json takes for the same lines: what a program in Python cannot go below."""
    start = time.process_time()
    with source.open("rb") as stream:
        for line in stream:
            json.loads(line)
    return time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, default=200_000)
    parser.add_argument("--shape", default="acled")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--formats", default="csv,csv-excel,xlsx,jsonl,geojson,parquet,geoparquet,gpkg,dta")
    parser.add_argument("--docs", action="store_true", help="put the table into docs/exports.md")
    options = parser.parse_args()
    what = f"{options.incidents:,} incidents as {options.shape}, {options.workers} workers"
    lines = [
        f"| {what} | seconds | processor, s | memory, MB | file, MB |",
        "|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "incidents.jsonl"
        make(source, options.incidents)
        bare = yardstick(source)
        for form in options.formats.split(","):
            target = Path(folder) / f"out.{form}"
            seconds, busy, megabytes = run(source, options.shape, form, target, options.workers)
            lines.append(f"| {form} | {seconds:.1f} | {busy:.1f} | {megabytes:,.0f} | {target.stat().st_size / 1e6:,.0f} |")
            print(lines[-1], flush=True)
    lines.append(f"| *json.loads of the same lines, in one process* | | {bare:.1f} | | |")
    shown = "\n".join(lines)
    print(shown)
    if options.docs:
        replace_between_marks("export-speed", shown, DOCS)
    return 0


if __name__ == "__main__":
    sys.exit(main())

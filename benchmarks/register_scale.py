"""How fast a big register answers what the pages of a workbench ask.

    python benchmarks/register_scale.py [--target DB] [--events 500000] [--people 10] [--asks 30] [--keep]

Fills a register with constructed events (of which about two fifths retell an incident that another article told first), then asks each
question as often as `--asks` says: alone, and by `--people` at once. DB is a file that is made, or an empty PostgreSQL database; one
that is filled already (from a run with `--keep`) is only asked.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from waqai.model import TACTICS, Document, ReportKey
from waqai.register import Act, Filter, Item, Program, Register
from waqai.register.fields import new_row

COUNTRIES = ("YE", "IQ", "SY", "LY", "SO", "AF", "EG", "NG")
GROUPS = ("Islamic State", "Houthis", "al-Shabaab", "Taliban", "Boko Haram", "unknown", "Syrian Armed Forces", "Arab coalition")
TARGETS = ("civilians", "police", "Iraqi Army", "military vehicle", "mosque", "Houthis")
OUTLETS = tuple(f"outlet {number}" for number in range(40))
WORDS = (
    "هجوم",
    "انفجار",
    "عبوة",
    "ناسفة",
    "قصف",
    "مدفعي",
    "دورية",
    "حاجز",
    "مسلحون",
    "قتلى",
    "جرحى",
    "السوق",
    "المدرسة",
    "القرية",
    "الطريق",
)
FIRST = date(2015, 1, 1)
DAYS = 3650
SITES = 2000
BATCH = 2000


def articles(events: int, seed: int = 1) -> Iterator[Item]:
    """As many articles of one event each; retellings agree on place, day and tactic and differ in their tolls."""
    dice = random.Random(seed)
    sites = [
        (
            f"بلدة {WORDS[number % 15]} {number}",
            dice.choice(COUNTRIES),
            f"Province {number % 120}",
            dice.uniform(0, 37),
            dice.uniform(8, 70),
        )
        for number in range(SITES)
    ]
    recent: list[tuple[Any, ...]] = []
    for number in range(events):
        if recent and dice.random() < 0.6:
            site, day, tactic, attacker, killed = dice.choice(recent)
            killed = max(0, killed + dice.choice((0, 0, 0, 1, 2, -1)))
        else:
            site, day, tactic = dice.randrange(SITES), dice.randrange(DAYS), dice.choice(TACTICS)
            attacker, killed = dice.choice(GROUPS), int(dice.paretovariate(1.2)) - 1
            recent = [*recent[-200:], (site, day, tactic, attacker, killed)]
        place, country, admin1, lat, lon = sites[site]
        when = (FIRST + timedelta(days=day)).isoformat()
        row = new_row(
            {
                "type": tactic, "status": "actual", "date_start": when, "date_end": when, "date_precision": "day", "date_basis": "text",
                "place_ar": place, "place": f"Site {site}", "country": country, "admin1": admin1,
                "lat": round(lat, 2), "lon": round(lon, 2),
                "geo_precision": 2, "attacker": attacker, "target": [dice.choice(TARGETS)], "killed_min": killed, "killed_max": killed,
            },
            1,
        )  # fmt: skip
        words = " ".join(dice.choices(WORDS, k=25))
        text = f"{words} في {place} أدى إلى مقتل {killed}. {' '.join(dice.choices(WORDS, k=10))}."
        document = Document(f"n{number}", text, f"خبر عن {place}", FIRST + timedelta(days=day + 1), dice.choice(OUTLETS))
        row["confidence"] = {"row": round(dice.uniform(0.4, 1), 2)}
        yield Item(
            document, {"id": document.id, "events": [{**row, "spans": {"type": [[0, 12, "tactics/x"]], "place_ar": [[10, 20, "place"]]}}]}
        )


def fill(register: Register, events: int) -> None:
    fill_with(register, articles(events), events)


def fill_with(register: Register, items: Iterator[Item], events: int) -> None:
    start = time.perf_counter()
    run = register.begin_run(Program("0", "scale"), "scale")
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            register.store(batch, run)
            batch.clear()
    register.store(batch, run)
    stored = time.perf_counter() - start
    print(f"{events:,} events stored in {stored:,.0f} s ({events / stored:,.0f} a second)", flush=True)
    start = time.perf_counter()
    done = register.fuse(lambda number: print(f"  {number:,} fused, {time.perf_counter() - start:,.0f} s", end="\r", file=sys.stderr))
    print(f"{done.events:,} events fused in {time.perf_counter() - start:,.0f} s", flush=True)


def questions(register: Register, dice: random.Random) -> dict[str, Callable[[], object]]:
    """What pages ask, each with something else every time."""
    total = register.info().documents
    page = register.incidents(sort="priority").page(200)
    ids = [row["incident"] for row in page.rows]

    def some() -> Filter:
        choices = (
            {"country": (dice.choice(COUNTRIES),)},
            {"type": (dice.choice(TACTICS),)},
            {"actor": (dice.choice(GROUPS),)},
            {"since": FIRST + timedelta(days=dice.randrange(DAYS - 60))},
            {"toll": Filter.from_query("toll=5..").toll, "country": (dice.choice(COUNTRIES),)},
            {"bbox": (40.0, 10.0, 50.0, 35.0)},
        )
        return Filter(**dice.choice(choices))  # type: ignore[arg-type]

    def key() -> ReportKey:
        return ReportKey(f"n{dice.randrange(total)}", 1)

    return {
        "first page, newest first": lambda: register.incidents().page(50),
        "first page, most in need of a person": lambda: register.incidents(sort="priority").page(50),
        "page of a filter": lambda: register.incidents(some()).page(50),
        "count of a filter": lambda: register.incidents(some()).count(),
        "count of all": lambda: register.incidents().count(),
        "six facets of a filter": lambda: register.incidents(some()).facets(["type", "status", "country", "review", "actor", "source"]),
        "six facets of all": lambda: register.incidents().facets(["type", "status", "country", "review", "actor", "source"]),
        "timeline by month of a filter": lambda: register.incidents(some()).timeline("month"),
        "map of a filter": lambda: register.incidents(some()).grid(1.0),
        "map of all": lambda: register.incidents().grid(2.0),
        "words": lambda: register.incidents(Filter(text=" ".join(dice.sample(WORDS, 3)))).page(50),
        "words and a filter, counted": lambda: register.incidents(Filter(text="عبوة ناسفة", country=(dice.choice(COUNTRIES),))).count(),
        "one incident with all versions": lambda: register.incident(dice.choice(ids)),
        "one article with its events": lambda: register.document(key().document),
        "its history": lambda: register.history(dice.choice(ids)),
        "incidents like it": lambda: register.similar(dice.choice(ids)),
        "changes since a stamp, 100": lambda: register.changes_since(dice.randrange(total), 100),
        "a correction, fused": lambda: register.correct_event(key(), {"killed_min": 0, "killed_max": dice.randrange(90)}, Act("ann")),
    }


def timed(ask: Callable[[], object], times: int, people: int) -> list[float]:
    """Milliseconds of each answer; `people` ask at once."""
    found: list[float] = []

    def go() -> None:
        for _ in range(max(1, times // people)):
            start = time.perf_counter()
            ask()
            found.append(1000 * (time.perf_counter() - start))

    threads = [threading.Thread(target=go) for _ in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--target")
    parser.add_argument("--events", type=int, default=500_000)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--asks", type=int, default=30)
    parser.add_argument("--keep", action="store_true", help="with --target: leave the register there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waqai-scale-") as folder:
        target = options.target or str(Path(folder) / "scale.db")
        with Register.open(target, create=True) as register:
            if not register.info().documents:
                fill(register, options.events)
            info = register.info()
            print(f"{info.documents:,} articles, {info.events:,} events, {info.incidents:,} incidents")
            if register.database.path is not None:
                print(f"file: {register.database.path.stat().st_size / 1e6:,.0f} MB")
            print(f"\n| milliseconds | alone, median | 95 % | {options.people} at once, median | 95 % |\n|---|---|---|---|---|")
            for name, ask in questions(register, random.Random(2)).items():
                ask()
                alone, many = timed(ask, options.asks, 1), timed(ask, 3 * options.asks, options.people)
                cells = (
                    statistics.median(alone),
                    alone[int(0.95 * (len(alone) - 1))],
                    statistics.median(many),
                    many[int(0.95 * (len(many) - 1))],
                )
                print(f"| {name} | " + " | ".join(f"{cell:,.0f}" for cell in cells) + " |", flush=True)
        print(f"\nmemory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
        if options.target and not options.keep and "://" not in target:
            for path in Path(target).parent.glob(Path(target).name + "*"):
                path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())

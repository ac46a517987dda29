"""How long a full report over a big register takes, in time and in time of the processor (others may keep it busy), and how much memory.

    python benchmarks/report_scale.py [--incidents 100000] [--register DB] [--in-memory]

Fills a register with constructed articles of one incident each over ten years (about one in seven is retold), then makes each kind of
report in both languages, as HTML and PDF, from the register to the files. DB is a file that is made and kept, or one that an earlier run
filled. --in-memory: no register, the incidents as they are, for filling one takes many times as long as the reports.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from register_scale import OUTLETS, WORDS, fill_with
from waqai.model import TACTICS, Document
from waqai.outputs.reports import Material, ReportRequest, gather, make_report
from waqai.register import Filter, Item, Register
from waqai.register.fields import new_row

FIRST, DAYS, SITES = date(2010, 1, 1), 3650, 5000
UNITS = [(country, f"Province {number}") for country in ("YE", "IQ", "SY", "LY", "SO") for number in range(20)]
GROUPS = ("Islamic State", "Houthis", "al-Shabaab", "Syrian Armed Forces", "Arab coalition")
PIVOT = date(2015, 8, 3)


def articles(incidents: int, seed: int = 3) -> Iterator[Item]:
    """Articles of one event each, half of them by one group, whose tempo doubles at the pivot."""
    dice = random.Random(seed)
    sites = [(dice.choice(UNITS), round(dice.uniform(5, 37), 3), round(dice.uniform(10, 50), 3)) for _ in range(SITES)]
    for number in range(incidents):
        at = dice.randrange(SITES)
        (country, unit), lat, lon = sites[at]
        group = GROUPS[0] if dice.random() < 0.5 else dice.choice(GROUPS[1:])
        late = dice.random() < 2 / 3 if group == GROUPS[0] else dice.random() < 0.5
        middle = (PIVOT - FIRST).days
        day = FIRST + timedelta(dice.randrange(middle, DAYS) if late else dice.randrange(middle))
        killed = int(dice.paretovariate(1.2)) - 1
        row = new_row(
            {
                "type": dice.choice(TACTICS), "status": "actual", "date_start": day.isoformat(), "date_end": day.isoformat(),
                "date_precision": "day", "date_basis": "text", "place_ar": f"بلدة {at}", "place": f"Site {at}", "country": country,
                "admin1": unit, "lat": lat, "lon": lon, "geo_precision": 2, "attacker": group, "target": ["civilians"],
                "killed_min": killed, "killed_max": killed,
            },
            1,
        )  # fmt: skip
        document = Document(f"n{number}", " ".join(dice.choices(WORDS, k=12)), f"خبر {number}", day + timedelta(1), dice.choice(OUTLETS))
        row["confidence"] = {"row": 0.8}
        yield Item(document, {"id": document.id, "events": [row]})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--register", type=Path)
    parser.add_argument("--in-memory", action="store_true")
    asked = parser.parse_args()
    if asked.in_memory:
        return measure(lambda: in_memory(asked.incidents), asked.incidents)
    with tempfile.TemporaryDirectory(prefix="waqai-report-scale-") as folder:
        path = asked.register or Path(folder) / "scale.db"
        with Register.open(path, create=True) as register:
            if not register.info().documents:
                fill_with(register, articles(asked.incidents), asked.incidents)
            measure(lambda: gather(register, Filter()), register.incidents().count())
    return None


def in_memory(incidents: int) -> Material:
    """The same incidents as rows, each with its one report."""
    rows, reports = [], {}
    for number, item in enumerate(articles(incidents)):
        name = f"w-{number}"
        rows.append({**item.line["events"][0], "incident": name, "sources": 1, "confidence": 0.8})
        day = item.document.published
        told = {"document": item.document.id, "n": 1, "outlet": item.document.source, "stance": "news"}
        reports[name] = [{**told, "published": day.isoformat() if day else None}]
    rows.sort(key=lambda row: (row["date_start"], row["incident"]))
    return Material(tuple(rows), reports, {})


def measure(material_of: Callable[[], Material], incidents: int) -> None:
    """Print the time of each kind of report, from gathering to the files."""
    with tempfile.TemporaryDirectory(prefix="waqai-report-scale-") as folder:
        requests = (
            ReportRequest(kind="response", actors=GROUPS[:1], pivot=PIVOT, window_days=1800, lost_areas=("IQ",)),
            ReportRequest(kind="response", actors=GROUPS[:1], pivot=PIVOT),
            ReportRequest(kind="actor", actors=GROUPS[:1]),
            ReportRequest(kind="area", areas=("YE",)),
            ReportRequest(kind="period", since=FIRST, until=FIRST + timedelta(DAYS)),
        )
        print(f"{incidents:,} incidents; HTML and PDF in both languages")
        for request in requests:
            start, worked = time.perf_counter(), time.process_time()
            material = material_of()
            gathered = time.perf_counter() - start
            made = make_report(request, material)
            made.write(Path(folder) / "report")
            whole, work = time.perf_counter() - start, time.process_time() - worked
            name = request.kind + (f", {request.window_days} days" if request.kind == "response" else "")
            size = sum(map(len, made.files.values())) / 1e6
            spent = f"{whole:5.1f} s (gathering {gathered:4.1f} s; {work:4.1f} s of one processor)"
            print(f"{name:22} {len(made.found.subject):>7,} incidents: {spent}, {size:.1f} MB", flush=True)
    print(f"memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()

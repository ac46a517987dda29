"""How long every estimate takes over 100,000 incidents of five years.

    python benchmarks/analysis_speed.py [--incidents 100000]

The incidents are drawn at random: 40 actors, 120 first-level units of 8 countries with towns of their own, 18 tactics, two reports each.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np

import waqai.analysis as wa
from recovery import METHOD, put_between_marks
from waqai.model import TACTICS

FIRST, DAYS, PIVOT = date(2015, 1, 1), 1826, date(2017, 7, 1)
ACTOR = "actor-0"


def rows_of(n: int, seed: int = 11) -> list[dict[str, Any]]:
    rng = np.random.default_rng(seed)
    day = np.sort(rng.integers(0, DAYS, n))
    unit, actor = rng.integers(0, 120, n), np.minimum(rng.geometric(0.08, n) - 1, 39)
    tactic, killed, outlet = rng.choice(TACTICS, n), rng.negative_binomial(0.7, 0.2, n), rng.integers(0, 14, (n, 2))
    lat, lon = 15 + unit / 10 + rng.normal(0, 0.3, n), 30 + unit / 8 + rng.normal(0, 0.3, n)
    claimed = rng.random(n) < 0.25
    rows = []
    for i in range(n):
        iso = (FIRST + timedelta(int(day[i]))).isoformat()
        later = (FIRST + timedelta(int(day[i]) + 1)).isoformat()
        said = [
            {"document": f"{i}-{j}", "n": 1, "outlet": f"outlet-{outlet[i, j]}", "stance": "claim" if claimed[i] and not j else "news",
             "published": later, "value": int(killed[i]) + j}
            for j in range(2)
        ]  # fmt: skip
        rows.append(
            {
                "incident": f"i{i}",
                "status": "actual",
                "type": tactic[i],
                "date_start": iso,
                "date_end": iso,
                "date_basis": "text",
                "country": f"C{unit[i] % 8}",
                "admin1": f"unit-{unit[i]}",
                "place": f"town-{unit[i]}-{i % 7}",
                "lat": float(np.round(lat[i], 2)),
                "lon": float(np.round(lon[i], 2)),
                "geo_precision": 2,
                "attacker": f"actor-{actor[i]}",
                "target": ["civilians"] if i % 3 else ["police"],
                "killed_min": int(killed[i]),
                "killed_max": int(killed[i]) + 2,
                "killed_best": int(killed[i]),
                "sources": 2,
                "claimed_by": f"actor-{actor[i]}" if claimed[i] else None,
                "campaign": "raid" if 900 < day[i] < 905 and actor[i] == 0 else None,
                "versions": {"killed": said},
            }
        )
    return rows


def steps(table: wa.IncidentTable) -> list[tuple[str, Callable[[], Any]]]:
    phases = wa.split_phases(table, PIVOT, 900, actor=ACTOR)
    whole = wa.split_phases(table, PIVOT, 900)
    mine = table.where(table.acted_by(ACTOR))
    days = wa.observed_days(table)
    return [
        ("split_phases", lambda: wa.split_phases(table, PIVOT, 900, actor=ACTOR)),
        ("tempo_ratio, relative_ratio", lambda: (wa.tempo_ratio(whole), wa.relative_ratio(phases))),
        ("level_and_slope", lambda: wa.level_and_slope(whole)),
        ("change_points", lambda: wa.change_points(table, days)),
        ("mix_shift of tactic, target, admin1", lambda: [wa.mix_shift(whole, field) for field in ("tactic", "target", "admin1")]),
        ("mean_toll_ratio, median_toll_difference", lambda: (wa.mean_toll_ratio(whole), wa.median_toll_difference(whole))),
        ("mean_toll, median_toll, toll_total", lambda: (wa.mean_toll(table), wa.median_toll(table), wa.toll_total(table))),
        ("synchrony", lambda: wa.synchrony(table, days)),
        ("bursts", lambda: wa.bursts(table, days)),
        ("self_excitation", lambda: wa.self_excitation(table, days)),
        ("spread, spread_change, standard_distance", lambda: (wa.spread(table), wa.spread_change(whole), wa.standard_distance(table))),
        ("outside_share, centre_shift", lambda: (wa.outside_share(whole, wa.Area("C0", frozenset({"C0"}))), wa.centre_shift(whole))),
        ("transport", lambda: wa.transport(whole)),
        ("near_repeats", lambda: wa.near_repeats(table)),
        ("space_time_clusters", lambda: wa.space_time_clusters(table)),
        ("campaigns", lambda: (wa.named_campaigns(table), wa.inferred_campaigns(mine, days))),
        ("claims", lambda: (wa.claimed_share(table), wa.claim_lag(table), wa.toll_disagreement(table), wa.claim_outlets(table))),
        ("source_profile", lambda: wa.source_profile(table)),
        (
            "sensitivity of tempo_ratio",
            lambda: wa.sensitivity(table, lambda t: wa.tempo_ratio(wa.split_phases(t, PIVOT, 900, actor=ACTOR))),
        ),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--docs", action="store_true", help="put the table into docs/method.md")
    options = parser.parse_args()
    rows = rows_of(options.incidents)
    started = time.process_time()
    table = wa.IncidentTable.from_rows(rows)
    taken = [("IncidentTable.from_rows", time.process_time() - started)]
    for name, run in steps(table):
        started = time.process_time()
        run()
        taken.append((name, time.process_time() - started))
        print(f"{taken[-1][1]:6.1f} s  {name}", flush=True)
    total = sum(seconds for _, seconds in taken)
    print(f"{total:6.1f} s  in all, {len(table):,} incidents, {len(table.reports):,} reports (processor time)")
    if options.docs:
        lines = ["| step | seconds of one core |", "|---|---|", *(f"| {name} | {seconds:.1f} |" for name, seconds in taken)]
        put_between_marks(METHOD, "analysis-speed", "\n".join([*lines, f"| all, {len(table):,} incidents | {total:.1f} |"]))


if __name__ == "__main__":
    main()

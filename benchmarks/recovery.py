"""Does the analysis find again what was put in? Generators with known truth for every estimate; coverage and false alarms counted.

    python benchmarks/recovery.py [--simulations 400] [--only NAME ...] [--jobs 2] [--keep FILE] [--docs]

For each estimate, tables of incidents are drawn from a process whose answer is known, and the estimate is made by the public
functions of `waqai.analysis`. `coverage` is how often its 95 % interval holds the truth, `alarms` how often its test says «p < 0.05»
though nothing is there, `found` how often it says so where something is. `--docs` puts the table into docs/method.md, between its marks.
The generators share no code with the estimates.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np

from recovery_cases import CASES
from recovery_trials import Case, Measured, Result

METHOD = Path(__file__).parents[1] / "docs" / "method.md"
SEED = 2026


def times(case: Case, simulations: int) -> int:
    return round(simulations * (2.5 if case.null and not case.heavy else 1))


def measure(case: Case, simulations: int, seed: int = SEED) -> Result:
    """Run a case as often as said (see Case); the seeds depend on its name and world only."""
    own = [seed, *(case.name + case.world).encode()]
    return Result(case, tuple(case.run(np.random.default_rng([*own, i])) for i in range(times(case, simulations))))


def measured(case: Case, simulations: int, seed: int = SEED) -> Measured:
    return summary(measure(case, simulations, seed), seed)


def summary(result: Result, seed: int = SEED) -> Measured:
    truth, mean = result.mean if any(math.isfinite(t.value) for t in result.trials) else (None, None)
    return Measured(result.case.name, result.case.world, len(result.trials), truth, mean, result.coverage, result.alarms, seed)


def line(measured: Measured) -> str:
    case = case_of(measured)
    figures = ["" if value is None else f"{value:.3g}" for value in (measured.truth, measured.mean)]
    coverage, rate = ("" if share is None else f"{100 * share:.1f} %" for share in (measured.coverage, measured.alarms))
    cells = (f"`{case.name}`", case.world, f"{measured.simulations:,}", *figures, coverage)
    return f"| {' | '.join(cells)} | {rate if case.null else ''} | {'' if case.null else rate} |"


def table_of(results: Sequence[Measured]) -> str:
    head = "| estimate | world | simulations | truth | mean estimate | coverage of 95 % | false alarms | found |"
    return "\n".join([head, "|---|---|---|---|---|---|---|---|", *(line(result) for result in results)])


def verdict(results: Sequence[Measured]) -> list[str]:
    """What misses the aims: coverage between 92 and 98 %, at most 6 % false alarms."""
    missed = []
    for result in results:
        case = case_of(result)
        if case.warned:
            continue
        if result.coverage is not None and not 0.92 <= result.coverage <= (1.0 if case.floor else 0.98):
            missed.append(f"{result.name} ({result.world}): coverage {100 * result.coverage:.1f} %")
        if case.null and result.alarms is not None and result.alarms > 0.06:
            missed.append(f"{result.name} ({result.world}): false alarms {100 * result.alarms:.1f} %")
    return missed


def exempt(results: Sequence[Measured]) -> str:
    """Which worlds are shown but not judged in full, and those among them that would miss the plain aim."""
    cases = [case_of(result) for result in results]
    spared = [result for result, case in zip(results, cases, strict=True) if case.floor or case.warned]
    outside = [result for result in spared if result.coverage is not None and not 0.92 <= result.coverage <= 0.98]
    named = "; ".join(f"{result.name} ({result.world}) {100 * (result.coverage or 0):.1f} %" for result in outside)
    floors, warned = sum(case.floor for case in cases), sum(case.warned for case in cases)
    silent = sum(result.coverage is None for result in results)
    return (
        f"Of {len(results)} worlds, {floors} are judged by the lower bound of coverage alone, {warned} is not judged, {silent} have no "
        f"interval. Outside 92 to 98 % among these: {named or 'none'}."
    )


def case_of(measured: Measured) -> Case:
    return next(case for case in CASES if (case.name, case.world) == (measured.name, measured.world))


def kept(path: Path | None) -> dict[tuple[str, str, int, int], Measured]:
    """What an earlier run measured, by name, world, number of simulations and seed."""
    if path is None or not path.exists():
        return {}
    found = [Measured(**json.loads(text)) for text in path.read_text(encoding="utf-8").splitlines()]
    return {(measured.name, measured.world, measured.simulations, measured.seed): measured for measured in found}


def put_between_marks(page: Path, name: str, text: str) -> None:
    old = page.read_text(encoding="utf-8")
    found = re.search(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", old, flags=re.DOTALL)
    if found is None:
        raise SystemExit(f"{page.name} has no <!-- {name} --> ... <!-- /{name} -->")
    page.write_text(old[: found.end(1)] + text + "\n" + old[found.start(2) :], encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simulations", type=int, default=400)
    parser.add_argument("--seed", type=int, default=SEED, help="another one draws other simulations")
    parser.add_argument("--only", nargs="*", help="names of estimates")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="file to keep what is measured in, and to go on from; a new one for new code")
    parser.add_argument("--docs", action="store_true", help="put the table into docs/method.md")
    options = parser.parse_args()
    chosen = [case for case in CASES if not options.only or case.name in options.only]
    known = kept(options.keep)
    results = {case: known.get((case.name, case.world, times(case, options.simulations), options.seed)) for case in chosen}
    missing = [case for case, result in results.items() if result is None]
    started = time.perf_counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        for case, result in zip(
            missing, pool.map(partial(measured, simulations=options.simulations, seed=options.seed), missing), strict=True
        ):
            results[case] = result
            print(line(result), flush=True)
            if options.keep:
                with options.keep.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(result)) + "\n")
    done = [result for result in results.values() if result]
    missed = verdict(done)
    print(f"{len(missing)} worlds measured in {time.perf_counter() - started:.0f} s, {len(done) - len(missing)} taken from before")
    print("missed: " + "; ".join(missed) if missed else "no world that is judged misses the aim")
    print(exempt(done))
    if options.docs:
        note = (
            "Outside the aim (92 to 98 %, at most 6 %): " + "; ".join(missed) + "." if missed else "No world that is judged misses the aim."
        )
        note += f" Seed {options.seed}. {exempt(done)}"
        put_between_marks(METHOD, "recovery", table_of(done) + "\n\n" + note)


if __name__ == "__main__":
    main()

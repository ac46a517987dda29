"""Many processes change one register at once while they are killed at random: is anything lost, doubled or out of step afterwards?

    python benchmarks/register_storm.py [--target DB] [--processes 20] [--rounds 30] [--kills 100] [--seed 1] [--json]

Every process works through its own list of acts (corrections, reviews, comments, judgements, merges, splits, undos, new articles), writing
into a journal of its own before and after each. A process that was killed starts again with the act that it cannot tell whether it was
carried out, under the same request. At the end the journals are held against the log, and the register is checked in every respect.
DB is a file that is made, or the postgresql:// address of an empty database; without, a file in a temporary folder.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from waqai.model import Document, ReportKey
from waqai.register import Act, Conflict, FieldError, Item, Program, Register, UnknownError, event_subject
from waqai.register.fields import new_row

ARTICLES = 24
PLACES = (("تعز", "Taiz", 13.58, 44.02), ("عدن", "Aden", 12.79, 45.02), ("مأرب", "Marib", 15.46, 45.33))
REFUSALS = (Conflict, FieldError, UnknownError)


def article(name: str, number: int) -> Item:
    """A constructed article with one event; every third is of the same place and day."""
    place_ar, place, lat, lon = PLACES[number % 3]
    row = new_row(
        {
            "type": "shelling", "country": "YE", "place_ar": place_ar, "place": place, "admin1": place, "lat": lat, "lon": lon,
            "geo_precision": 2, "date_start": "2019-04-09", "date_end": "2019-04-09", "date_precision": "day", "date_basis": "text",
            "killed_min": 2 + number % 2, "killed_max": 3, "attacker": "Houthis", "target": ["civilians"],
        },
        1,
    )  # fmt: skip
    document = Document(name, f"قصف على {place_ar} أوقع قتلى. ({name})", None, date(2019, 4, 10), f"paper {number}")
    return Item(document, {"id": name, "events": [{**row, "spans": {"type": [[0, 3, "tactics/shelling"]]}}]})


def fill(target: str) -> None:
    """The register that the storm goes over."""
    with Register.open(target, create=True) as register:
        run = register.begin_run(Program("0", "storm"), "storm")
        register.store([article(f"n{number}", number) for number in range(ARTICLES)], run)
        register.fuse()


def act_out(register: Register, dice: random.Random, request: str, mine: list[int]) -> list[int]:
    """One act, chosen by the dice. Returns the entries of the log that it made; acts that are refused make none."""
    act = Act(request.split("-")[0], "storm", request=request)
    key = ReportKey(f"n{dice.randrange(ARTICLES)}", 1)
    kind = dice.choice(("correct", "correct", "correct", "review", "comment", "judge", "merge", "split", "undo", "add", "incident"))
    ids = register.incidents(sort="added").ids()
    if kind == "correct":
        return register.correct_event(key, {"notes": request, "killed_min": dice.randrange(3)}, act)
    if kind == "incident":
        return register.correct_incident(dice.choice(ids), {"weapon": request}, act)
    if kind == "review":
        return register.review(event_subject(key), dice.choice(("new", "accepted", "rejected", "later")), act)
    if kind == "comment":
        return [register.comment(event_subject(key), request, act)]
    if kind == "judge":
        other = ReportKey(f"n{dice.randrange(ARTICLES)}", 1)
        return register.judge(key, other, dice.choice((True, False, None)), act)
    if kind == "undo":
        return register.undo(dice.choice(mine), act) if mine else []
    if kind == "add":
        run = register.begin_run(Program("0", "storm"), act.who)
        register.store([article(f"s{request}", dice.randrange(3))], run)
        register.fuse()
        return []
    if kind == "merge":
        register.merge(dice.sample(ids, min(2, len(ids))), act)
    else:
        name = dice.choice(ids)
        members = [ReportKey(*member) for member in register.incident(name).row["members"]]  # type: ignore[union-attr]
        register.split(name, dice.sample(members, max(1, len(members) // 2)), act)
    return [entry.seq for entry in register.latest_changes(5000, who=act.who) if entry.request == request]


def work(target: str, number: int, rounds: int, journal: Path) -> None:
    """One process: go on where the journal ends."""
    lines = [json.loads(line) for line in journal.read_text().splitlines() if line.endswith("}")] if journal.exists() else []
    done = {line["step"]: line["entries"] for line in lines if "entries" in line}
    mine = [entry for entries in done.values() for entry in entries or ()]
    with Register.open(target) as register, journal.open("a") as book:
        for step in range(len(done), rounds):
            request = f"{number}-{step}"
            book.write("\n" + json.dumps({"step": step}) + "\n")
            book.flush()
            entries: list[int] | None
            try:
                entries = act_out(register, random.Random(request), request, list(mine))
            except REFUSALS:
                entries = None
            mine += entries or []
            book.write("\n" + json.dumps({"step": step, "entries": entries}) + "\n")
            book.flush()


def storm(target: str, folder: Path, processes: int, rounds: int, kills: int, seed: int) -> tuple[int, float]:
    """Let the processes work, kill one after another at random moments, start each again. Returns how many were killed, and the seconds."""
    dice = random.Random(seed)
    running: dict[int, int] = {}
    killed = 0
    start = time.monotonic()

    def begin(number: int) -> None:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                work(target, number, rounds, folder / f"{number}.jsonl")
                code = 0
            finally:
                os._exit(code)
        running[pid] = number

    for number in range(processes):
        begin(number)
    while running:
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                break
            number = running.pop(pid)
            if os.WIFSIGNALED(status):
                begin(number)
            elif status:
                raise SystemExit(f"process {number} failed")
            if not running:
                return killed, time.monotonic() - start
        time.sleep(dice.uniform(0.01, 0.1))
        if killed < kills:
            with contextlib.suppress(ProcessLookupError):
                os.kill(dice.choice(list(running)), signal.SIGKILL)
                killed += 1
    return killed, time.monotonic() - start


def reckon(target: str, folder: Path, processes: int, rounds: int) -> dict[str, Any]:
    """Hold the journals against the log, and check everything."""
    with Register.open(target) as register:
        register.fuse()
        logged: Counter[str] = Counter()
        entries = register.latest_changes(10_000_000)
        bundles: dict[str, set[int]] = {}
        for entry in entries:
            request = entry.request or ""
            logged[request] += 1
            bundles.setdefault(request, set()).add(entry.bundle)
        lost, doubled, acts = [], [], 0
        for number in range(processes):
            lines = [json.loads(line) for line in (folder / f"{number}.jsonl").read_text().splitlines() if line.endswith("}")]
            done = {line["step"]: line["entries"] for line in lines if "entries" in line}
            acts += len(done)
            for step, written in done.items():
                request = f"{number}-{step}"
                if written and logged[request] < len(written):
                    lost.append(request)
                if len(bundles.get(request, ())) > 1 or (written and logged[request] > len(written)):
                    doubled.append(request)
            if len(done) != rounds:
                lost.append(f"{number}: {rounds - len(done)} acts")
        names = [found.id for found in register.documents(limit=100_000).documents]
        articles = len(names) - ARTICLES
        if len(set(names)) != len(names):
            doubled.append("articles")
        faults = [f"{step}: {fault}" for step, found in register.check(deep=True) for fault in found]
    return {"acts": acts, "entries": len(entries), "articles": articles, "lost": lost, "doubled": doubled, "faults": faults}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--target")
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waqai-storm-") as name:
        folder = Path(name)
        target = options.target or str(folder / "register.db")
        fill(target)
        killed, seconds = storm(target, folder, options.processes, options.rounds, options.kills, options.seed)
        found = {"processes": options.processes, "kills": killed, "seconds": round(seconds, 1)}
        found |= reckon(target, folder, options.processes, options.rounds)
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        shown = {**found, "lost": len(found["lost"]), "doubled": len(found["doubled"]), "faults": len(found["faults"])}
        print("\n".join(["| | |", "|---|---|", *(f"| {key} | {value} |" for key, value in shown.items())]))
    return 1 if found["lost"] or found["doubled"] or found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast the workbench answers over a big register, with many users at once: first bytes of each page, and memory.

    python benchmarks/web_load.py REGISTER [--people 10] [--asks 20] [--seconds 300] [--changes 2] [--docs]

REGISTER is one that `benchmarks/register_scale.py --target REGISTER --keep` has filled. The workbench runs as a process of its own on
this machine (`waqai serve`), and is ended afterwards. Each of the people asks for every kind of page in an order of their own, the next as
soon as the last has come: nobody ever stops to read. Meanwhile an eleventh corrects an event every two seconds, which is fused at once
and makes much that was counted be counted again. With `--docs` the figures go into docs/workbench.md.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

COUNTRIES = ("YE", "IQ", "SY", "LY", "SO", "AF", "EG", "NG")
TYPES = ("car_bomb", "shelling", "air_strike", "armed_attack", "shooting")


GROUPS = ("Islamic State", "Houthis", "al-Shabaab", "Taliban", "Boko Haram")
TWO_WORDS = ("عبوة ناسفة", "قصف مدفعي", "مسلحون حاجز", "السوق انفجار", "دورية الطريق")
DOCS = Path(__file__).parent.parent / "docs" / "workbench.md"
BEGIN, END = "<!-- benchmarks/web_load.py --docs -->", "<!-- end of what benchmarks/web_load.py wrote -->"
CORRECTION = "(a correction, fused)"
AIM_MEDIAN_MS, AIM_LATE_MS, AIM_MB = 300, 1000, 600


@dataclass(frozen=True)
class Known:
    """What a register holds that pages can be asked for: ids of incidents and documents, places, cursors of lists."""

    ids: list[str]
    documents: list[str]
    places: list[str]
    cursors: list[str]
    clock: int


def pages(known: Known, dice: random.Random) -> dict[str, str]:
    """One address of each kind of page, with something else every time."""
    country, kind, group = dice.choice(COUNTRIES), dice.choice(TYPES), dice.choice(GROUPS)
    year, words, cursor = dice.randrange(2015, 2025), dice.choice(TWO_WORDS), quote(dice.choice(known.cursors))
    one, article, place = dice.choice(known.ids), dice.choice(known.documents), dice.choice(known.places)
    days = f"from={year}-0{dice.randrange(1, 7)}-01&to={year}-1{dice.randrange(0, 3)}-28"
    return {
        "first page": "/",
        "queue": "/review",
        "queue, a filter": f"/review?country={country}&conflicts=yes",
        "next article of the queue": f"/review/next?country={country}",
        "article, for review": f"/article?{urlencode({'id': article})}",
        "events of an article": f"/article/events?{urlencode({'id': article})}",
        "why a value": f"/article/why?{urlencode({'id': article, 'n': 1, 'field': 'type'})}",
        "editor of a field": f"/article/edit?{urlencode({'id': article, 'n': 1, 'field': 'attacker'})}",
        "explore, all": "/explore",
        "explore, further": f"/explore?cursor={cursor}",
        "explore, a country and a kind": f"/explore?country={country}&type={kind}",
        "explore, an actor and days": f"/explore?{urlencode({'actor': group})}&{days}",
        "explore, a toll by its height": f"/explore?killed={dice.randrange(3, 60)}..&sort=toll",
        "explore, words": f"/explore?q={quote(words)}&country={country}",
        "map": f"/explore?view=map&country={country}",
        "map, its points": f"/explore/map.json?country={country}&zoom=5",
        "map, a part of it": f"/explore/map.json?zoom=7&bounds={dice.randrange(10, 60)},{dice.randrange(5, 30)},65,36",
        "timeline": f"/explore?view=timeline&type={kind}&{days}",
        "timeline, all": "/explore?view=timeline",
        "incident": f"/incident/{one}",
        "actor": f"/actor?{urlencode({'name': group})}",
        "place": f"/place?{urlencode({'name': place})}",
        "campaign": "/campaign?name=none",
        "duplicates": "/duplicates",
        "duplicates of one": f"/duplicates/of?incident={one}",
        "intake": "/intake",
        "reports": "/reports",
        "log of changes": "/changes",
        "erasures": "/erasures",
        "account": "/account",
        "interface, a page of rows": f"/api/v1/incidents?country={country}&limit=100",
        "interface, further rows": f"/api/v1/incidents?limit=100&cursor={cursor}",
        "interface, count": f"/api/v1/count?type={kind}&{days}",
        "interface, facets": f"/api/v1/facets?country={country}&facet=type&facet=source",
        "interface, one incident": f"/api/v1/incidents/{one}",
        "interface, feed of changes": f"/api/v1/changes?since={dice.randrange(known.clock)}&limit=100",
    }


def first_byte(port: int, address: str) -> tuple[float, int]:
    """Milliseconds until the first byte of an answer, and its status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    start = time.perf_counter()
    connection.request("GET", address, headers={"Host": "localhost"})
    answer = connection.getresponse()
    answer.read(1)
    took = 1000 * (time.perf_counter() - start)
    answer.read()
    connection.close()
    return took, answer.status


def memory_mb(process: int) -> float:
    """The largest resident size that a process has had."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) / 1000 if found else float("nan")


def processor_seconds(process: int) -> float:
    """How long processors have worked for a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("register")
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--asks", type=int, default=20, help="of each page by each person")
    parser.add_argument("--changes", type=float, default=2.0, help="seconds between two corrections; 0: none")
    parser.add_argument("--docs", action="store_true", help="write the figures into docs/workbench.md")
    parser.add_argument("--seconds", type=float, default=300, help="no more asks after so long")
    options = parser.parse_args()
    if not Path(options.register).is_file():
        sys.exit(f"{options.register}: no such register; fill one with benchmarks/register_scale.py --target {options.register} --keep")
    command = [sys.executable, "-m", "waqai", "serve", "--register", options.register, "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        port = 0
        for line in server.stderr or ():
            if found := re.search(r"localhost:(\d+)", line):
                port = int(found[1])
                break
        if not port:
            sys.exit("the workbench did not start")
        threading.Thread(target=lambda: [None for _ in server.stderr or ()], daemon=True).start()
        measure(port, server.pid, options)
    finally:
        server.terminate()
        server.wait(30)
    return 0


def measure(port: int, process: int, options: argparse.Namespace) -> None:
    """Ask for every page, and print what came."""
    for _ in range(200):
        try:
            first_byte(port, "/healthz")
            break
        except OSError:
            time.sleep(0.1)
    while settled(process) > 0.1:  # what a workbench reads when it starts
        pass
    known = known_of(port)
    start = first_bytes_alone(port, process, known)
    took: dict[str, list[float]] = {}
    wrong: list[tuple[str, int]] = []
    lock, end = threading.Lock(), time.monotonic() + options.seconds

    def person(number: int) -> None:
        dice = random.Random(number)
        for _ in range(options.asks):
            asked = list(pages(known, dice).items())
            dice.shuffle(asked)
            for name, address in asked:
                if time.monotonic() > end:
                    return
                milliseconds, status = first_byte(port, address)
                with lock:
                    took.setdefault(name, []).append(milliseconds)
                    if status not in (200, 303):
                        wrong.append((address, status))

    def corrector() -> None:
        dice = random.Random(77)
        while not over.wait(options.changes):
            milliseconds, status = correction(port, dice.choice(known.documents), dice.randrange(90))
            with lock:
                took.setdefault(CORRECTION, []).append(milliseconds)
                if status != 200:
                    wrong.append((CORRECTION, status))

    over = threading.Event()
    correcting = threading.Thread(target=corrector)
    if options.changes:
        start[CORRECTION] = [correction_alone(port, process, known, number) for number in range(4)]
        correcting.start()
    people = [threading.Thread(target=person, args=(number,)) for number in range(options.people)]
    began, worked = time.perf_counter(), processor_seconds(process)
    for thread in people:
        thread.start()
    for thread in people:
        thread.join()
    seconds = time.perf_counter() - began
    over.set()
    if options.changes:
        correcting.join()
    total = sum(map(len, took.values()))
    each = 1000 * (processor_seconds(process) - worked) / total
    told = report(took, start, options.people, seconds, each, memory_mb(process), stored(options.register))
    print(told)
    if wrong:
        sys.exit(f"answers that were neither 200 nor 303: {wrong[:10]}")
    if options.docs:
        text = DOCS.read_text("utf-8")
        if BEGIN not in text:
            sys.exit(f"{DOCS}: no place for the figures ({BEGIN})")
        before, _, rest = text.partition(BEGIN)
        DOCS.write_text(f"{before}{BEGIN}\n{told}\n{END}{rest.partition(END)[2]}", "utf-8")


def correction(port: int, document: str, killed: int) -> tuple[float, int]:
    """Milliseconds until an event is corrected and fused, as a page of a browser would have it corrected, and the status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/care", headers={"Host": "localhost"})
    answer = connection.getresponse()
    cookie, body = (answer.getheader("Set-Cookie") or "").partition(";")[0], answer.read().decode()
    token = re.search(r'X-Waqai-Token":"(\w+)', body)
    sent = {"Host": "localhost", "Cookie": cookie, "X-Waqai-Token": token[1] if token else "", "Content-Type": "application/json"}
    change = {"document": document, "n": 1, "values": {"killed_min": killed, "killed_max": killed}}
    start = time.perf_counter()
    connection.request("PATCH", "/api/v1/event", json.dumps(change), sent)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return 1000 * (time.perf_counter() - start), answer.status


def correction_alone(port: int, process: int, known: Known, number: int) -> float:
    """What a processor does for a correction, in milliseconds."""
    before = processor_seconds(process)
    correction(port, known.documents[number], number)
    return 1000 * (processor_seconds(process) - before)


def settled(process: int) -> float:
    """Which share of a second a process works."""
    before = processor_seconds(process)
    time.sleep(1)
    return processor_seconds(process) - before


def known_of(port: int) -> Known:
    """What the pages can be asked for, found out as a program would."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(address: str) -> Any:
        connection.request("GET", address, headers={"Host": "localhost"})
        return json.loads(connection.getresponse().read())

    rows = ask("/api/v1/incidents?limit=500&sort=priority")["incidents"]
    cursors, cursor = [], ""
    for _ in range(20):
        found = ask(f"/api/v1/incidents?limit=100{cursor}")
        cursors.append(found["next"])
        cursor = f"&cursor={quote(found['next'])}"
    places = sorted({row["place"] for row in rows if row["place"]})
    return Known([row["incident"] for row in rows], [row["members"][0][0] for row in rows], places, cursors, ask("/api/v1")["clock"])


def first_bytes_alone(port: int, process: int, known: Known) -> dict[str, list[float]]:
    """What a processor does for each page asked for alone, in milliseconds; each is asked for once before."""
    for address in pages(known, random.Random(1000)).values():
        first_byte(port, address)
    alone: dict[str, list[float]] = {}
    for number in range(4):
        for name, address in pages(known, random.Random(2000 + number)).items():
            before = processor_seconds(process)
            first_byte(port, address)
            alone.setdefault(name, []).append(1000 * (processor_seconds(process) - before))
    return alone


def stored(register: str) -> str:
    """How much the register holds, in words."""
    from waqai.register import Register

    with Register.open(register) as opened:
        held = opened.figures()
    return f"{held.documents:,} articles, {held.events:,} events, {held.incidents:,} incidents"


def report(
    took: dict[str, list[float]], alone: dict[str, list[float]], people: int, seconds: float, each: float, megabytes: float, held: str
) -> str:
    """The figures as a table for people, with what misses the aim said first."""
    total = sum(map(len, took.values()))
    everything = sorted(itertools.chain(*took.values()))
    missed = [
        name
        for name, times in sorted(took.items())
        if name != CORRECTION and statistics.median(times) > AIM_MEDIAN_MS or late(sorted(times)) > AIM_LATE_MS
    ]
    lines = [
        f"{held} in SQLite; {people} people who never stop, {total:,} answers in {seconds:.0f} s, load {os.getloadavg()[0]:.1f}; "
        f"{each:.0f} ms of a processor for an answer; largest memory of the server {megabytes:.0f} MB (aim: under {AIM_MB}).",
        "",
        f"Over the aim of {AIM_MEDIAN_MS} ms at the median or {AIM_LATE_MS:,} ms at the 95th percentile: {', '.join(missed) or 'no page'}.",
        "",
        "| page | processor alone, ms | answers | first byte, median ms | 95 % ms |",
        "|---|---|---|---|---|",
    ]
    for name, times in sorted(took.items()):
        own = f"{statistics.mean(alone[name]):.0f}"
        lines.append(f"| {name} | {own} | {len(times)} | {statistics.median(times):.0f} | {late(sorted(times)):.0f} |")
    lines.append(f"| **all** | | {total:,} | {statistics.median(everything):.0f} | {late(everything):.0f} |")
    return "\n".join(lines)


def late(ordered: list[float]) -> float:
    """The 95th percentile."""
    return ordered[int(0.95 * (len(ordered) - 1))]


if __name__ == "__main__":
    sys.exit(main())

"""How fast the workbench answers over a big register, with many users at once: first bytes of each page, and memory.

    python benchmarks/web_load.py REGISTER [--people 10] [--asks 20] [--seconds 300]

REGISTER is one that `benchmarks/register_scale.py --target REGISTER --keep` has filled. The workbench runs as a process of its own on
this machine (`waqai serve`), and is ended afterwards.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlencode

COUNTRIES = ("YE", "IQ", "SY", "LY", "SO", "AF", "EG", "NG")
TYPES = ("car_bomb", "shelling", "air_strike", "armed_attack", "shooting")


def pages(ids: list[str], documents: list[str], dice: random.Random) -> dict[str, str]:
    """One address of each kind of page, with something else every time."""
    country, kind = dice.choice(COUNTRIES), dice.choice(TYPES)
    return {
        "first page": "/",
        "queue": "/review",
        "article, for review": f"/article?{urlencode({'id': dice.choice(documents)})}",
        "events of an article": f"/article/events?{urlencode({'id': dice.choice(documents)})}",
        "explore, all": "/explore",
        "explore, a filter": f"/explore?country={country}&type={kind}",
        "explore, words": f"/explore?q={quote('عبوة ناسفة')}&country={country}",
        "map": f"/explore?view=map&country={country}",
        "map, its points": f"/explore/map.json?country={country}&zoom=5",
        "timeline": f"/explore?view=timeline&type={kind}",
        "incident": f"/incident/{dice.choice(ids)}",
        "duplicates": "/duplicates",
        "duplicates of one": f"/duplicates/of?incident={dice.choice(ids)}",
        "actor": f"/actor?{urlencode({'name': 'Houthis'})}",
        "intake": "/intake",
        "log of changes": "/changes",
        "interface, a page of rows": f"/api/v1/incidents?country={country}&limit=100",
        "interface, feed": f"/api/v1/changes?since={dice.randrange(10_000)}&limit=100",
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
    import json

    for _ in range(200):
        try:
            first_byte(port, "/healthz")
            break
        except OSError:
            time.sleep(0.1)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", "/api/v1/incidents?limit=500&sort=priority", headers={"Host": "localhost"})
    rows = json.loads(connection.getresponse().read())["incidents"]
    ids, documents = [row["incident"] for row in rows], [row["members"][0][0] for row in rows]
    connection.request("GET", "/api/v1", headers={"Host": "localhost"})
    print(json.loads(connection.getresponse().read()))
    for address in pages(ids, documents, random.Random(0)).values():
        first_byte(port, address)
    alone: dict[str, list[float]] = {}
    for number in range(5):
        for name, address in pages(ids, documents, random.Random(number)).items():
            before = processor_seconds(process)
            first_byte(port, address)
            alone.setdefault(name, []).append(1000 * (processor_seconds(process) - before))
    took: dict[str, list[float]] = {}
    wrong: list[tuple[str, int]] = []
    lock, end = threading.Lock(), time.monotonic() + options.seconds

    def person(number: int) -> None:
        dice = random.Random(number)
        for _ in range(options.asks):
            for name, address in dice.sample(sorted(pages(ids, documents, dice).items()), 18):
                if time.monotonic() > end:
                    return
                milliseconds, status = first_byte(port, address)
                with lock:
                    took.setdefault(name, []).append(milliseconds)
                    if status != 200:
                        wrong.append((address, status))

    people = [threading.Thread(target=person, args=(number,)) for number in range(options.people)]
    start, worked = time.perf_counter(), processor_seconds(process)
    for thread in people:
        thread.start()
    for thread in people:
        thread.join()
    total = sum(map(len, took.values()))
    seconds = time.perf_counter() - start
    load, memory = os.getloadavg()[0], memory_mb(process)
    each = 1000 * (processor_seconds(process) - worked) / total
    print(f"{options.people} people, {total} answers in {seconds:.0f} s, load {load:.1f}, largest memory {memory:.0f} MB")
    print(f"{each:.0f} ms of a processor for an answer")
    print("\n| page | processor time alone, mean (ms) | answers | first byte, median (ms) | 95 % (ms) |\n|---|---|---|---|---|")
    for name, times in sorted(took.items()):
        ordered = sorted(times)
        late = ordered[int(0.95 * (len(ordered) - 1))]
        print(f"| {name} | {statistics.mean(alone[name]):.0f} | {len(ordered)} | {statistics.median(ordered):.0f} | {late:.0f} |")
    everything = sorted(time for times in took.values() for time in times)
    print(f"| all | | {total} | {statistics.median(everything):.0f} | {everything[int(0.95 * (total - 1))]:.0f} |")
    if wrong:
        print(f"\nanswers that were not 200: {wrong[:10]}")


if __name__ == "__main__":
    sys.exit(main())

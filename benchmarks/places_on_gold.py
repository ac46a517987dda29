"""Measure places on gold events: is the event's place found in the article, and resolved to its country, unit and point?

    python benchmarks/places_on_gold.py GOLD.jsonl ARTICLES.jsonl.gz [--wof FILE|FOLDER] [--misses]

For every gold event with a place: *found* where a mention shares a word of the name, then of those found the share with the right
country, the right first-level unit, and a point within 25 km. Prints one table, with a second column for the same gazetteer and the
places of a Who's On First file behind it; with --misses also the events that failed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from waqai.gazetteers import Library, load_all_places
from waqai.gazetteers.adding import add_wof
from waqai.knowledge.places import Gazetteer, load_gazetteer
from waqai.knowledge.places.gazetteer import bare
from waqai.mentions.geocode import resolve
from waqai.mentions.places import PlaceFinder
from waqai.model import Place
from waqai.text import read, tokenize


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    p, q = math.radians(a[0]), math.radians(b[0])
    d = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(d))


def _words(name: str) -> set[str]:
    out = set()
    for token in tokenize(name):
        word = token.folded
        out.add(bare(word.removeprefix("و") if len(word) > 4 else word))
    return out


def _best(event: dict[str, Any], places: list[Place]) -> Place | None:
    """The place with the most words of the gold name: all of them where the whole name was found; ties to the right country."""
    gold = _words(event["place_ar"])

    def overlap(place: Place) -> tuple[float, bool, bool]:
        own = _words(place.name_ar)
        share = len(own & gold)
        return share / len(own | gold), place.country == event["country"], place.lat is not None

    return max((p for p in places if _words(p.name_ar) & gold), key=overlap, default=None)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--wof", type=Path)
    args = parser.parse_args()
    gold = {g["id"]: g for g in map(json.loads, args.gold.read_text(encoding="utf-8").splitlines()) if g.get("events")}
    default = load_gazetteer()
    results = {"default": measure(default, gold, args.articles, args.misses)}
    if args.wof:
        with tempfile.TemporaryDirectory() as folder:
            library = Library(Path(folder))
            add_wof(library, args.wof, args.wof.name.split(".")[0])
            results[f"with {args.wof.name.split('.')[0]}"] = measure(load_all_places(Path(folder)), gold, args.articles, args.misses)
    _print(results)


def measure(gazetteer: Gazetteer, gold: dict[str, Any], articles: Path, misses: bool) -> tuple[Counter[str], list[float]]:
    """Counts and distances over every gold event with a place."""
    finder = PlaceFinder(gazetteer)
    counts: Counter[str] = Counter()
    distances: list[float] = []
    opener = gzip.open if articles.suffix == ".gz" else open
    with opener(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] not in gold:
                continue
            title = article.get("title") or ""
            raw = f"{title}\n{article['text']}" if title else article["text"]
            mentions = finder.find(read(raw, title_end=len(title)))
            places = [p for m, p in zip(mentions, resolve(mentions, gazetteer), strict=True) if m.kind != "nationality"]
            for event in gold[article["id"]]["events"]:
                if event.get("place_ar"):
                    _count(event, _best(event, places), counts, distances, misses)
    return counts, distances


def _count(event: dict[str, Any], place: Place | None, counts: Counter[str], distances: list[float], misses: bool) -> None:
    counts["events"] += 1
    problems: list[str] = []
    counts["found"] += place is not None
    if place is None:
        problems.append("not found")
    counts["country asked"] += bool(event["country"])
    right = bool(place and place.country == event["country"])
    counts["country"] += right
    if event["admin1"]:
        counts["admin1 asked"] += 1
        counts["admin1"] += bool(place and place.admin1 == event["admin1"])
    if place and (not right or event["admin1"] and place.admin1 != event["admin1"]):
        problems.append("area")
    if event["lat"] is not None:
        counts["point asked"] += 1
        if place and place.lat is not None and place.lon is not None:
            distance = _km((place.lat, place.lon), (event["lat"], event["lon"]))
            distances.append(distance)
            counts["point"] += distance <= 25
            counts["far"] += distance > 100
            if distance > 25:
                problems.append(f"{distance:.0f} km")
        else:
            counts["no point"] += 1
            problems.append("no point")
    if problems and misses:
        said = f"{place.name_ar} {place.country} {place.admin1} {place.lat},{place.lon} {place.source} [{place.how}]" if place else "-"
        print(f"{', '.join(problems)}: {event['place_ar']} {event['country']} {event['admin1']} {event['lat']},{event['lon']} <> {said}")


LINES = (
    ("found", "found", "events"),
    ("country", "country", "country asked"),
    ("first-level unit", "admin1", "admin1 asked"),
    ("within 25 km", "point", "point asked"),
    ("beyond 100 km", "far", "point asked"),
    ("unresolved (no point)", "no point", "point asked"),
)


def _print(results: dict[str, tuple[Counter[str], list[float]]]) -> None:
    print(f"{'':22}" + "".join(f"{name:20}" for name in results))
    for label, key, of in LINES:
        shares = (f"{c[key]}/{c[of]} = {c[key] / max(1, c[of]):.3f}" for c, _ in results.values())
        print(f"{label:22}" + "".join(f"{share:20}" for share in shares))
    print(f"{'median error':22}" + "".join(f"{f'{median(d) if d else 0:.1f} km':20}" for _, d in results.values()))


if __name__ == "__main__":
    main()

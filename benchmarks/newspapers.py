#!/usr/bin/env python3
"""Write what the fitting scripts learn from: newspapers.py GOLD.jsonl ARTICLES.jsonl [options]

newspapers.jsonl holds our own coding of newspaper articles, by article id: one coder an article, by the codebook, not reviewed. It
holds no text: `at` says where in the article's text the words of a row stand. This script puts them together with the articles
(--news FILE), with the gold articles that may be tuned on (dev.jsonl of --gold FOLDER), with our own examples and with the constructed
reports that may be read (constructed.jsonl), in the form that fit_judge.py, fit_sides.py, fit_moments.py and fit_tactic.py read.
`held_out` marks articles to measure on; --without-held-out leaves them away. --without-dev leaves the gold articles and their reprints
away: the judge is fitted so, and `dev` then measures it on articles that it has not seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from reprints import reprints

SHARED = Path(__file__).parents[2] / "shared"
CODED = Path(__file__).with_name("newspapers.jsonl")
EXAMPLES = Path(__file__).parents[1] / "examples"
CONSTRUCTED = Path(__file__).with_name("constructed.jsonl")


def lines(path: Path) -> Iterator[dict]:
    """The JSON lines of a file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def quoted(coded: dict, text: str) -> dict:
    """An article's coding with the words of each row put back in."""
    events = []
    for row in coded["events"]:
        start, end = row.get("at", (0, 0))
        events.append({**{k: v for k, v in row.items() if k != "at"}, "evidence_ar": text[start:end]})
    return {"id": coded["id"], "published": coded["published"], "events": events}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold_out", type=Path)
    parser.add_argument("articles_out", type=Path)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--news", type=Path, default=SHARED / "news" / "snn-dev.jsonl.gz")
    parser.add_argument("--without-held-out", action="store_true")
    parser.add_argument("--without-dev", action="store_true")
    args = parser.parse_args()
    gold = {row["id"]: row for row in lines(args.gold / "dev.jsonl")}
    coded = {row["id"]: row for row in lines(CODED) if not (args.without_held_out and row["held_out"])}
    out: list[tuple[dict, dict]] = []
    for article in lines(args.news):
        if (row := gold.get(article["id"])) is not None:
            out.append((row, article))
        elif (row := coded.get(article["id"])) is not None:
            out.append((quoted(row, article["text"]), article))
    examples = {row["id"]: row for row in lines(EXAMPLES / "expected.jsonl")}
    out += [(examples[a["id"]], a) for a in lines(EXAMPLES / "reports.jsonl") if a["id"] in examples]
    out += [(r, r) for r in lines(CONSTRUCTED) if not r["unread"]]
    if args.without_dev:
        group = reprints([article for _, article in out])
        dev = {group[row["id"]] for row, _ in out if row["id"] in gold}
        out = [pair for pair in out if group[pair[0]["id"]] not in dev]
    for path, n in ((args.gold_out, 0), (args.articles_out, 1)):
        path.write_text("".join(json.dumps(pair[n], ensure_ascii=False) + "\n" for pair in out), encoding="utf-8")
    print(f"{len(out)} articles, {sum(len(row['events']) for row, _ in out)} rows")


if __name__ == "__main__":
    main()

"""How many newspaper articles are copies of another, how fast they are found, and how many of the pairs that a person read are right.

    python benchmarks/copies.py [--news FILE] [--judged PAIRS.jsonl] [--sample N SEED]

PAIRS holds `{"id", "of", "copy"}`: a pair that was found and whether reading both showed one text. `--sample` prints the ids of pairs to
be read. No text is printed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

from waqai.documents import Article, read_articles
from waqai.documents.copies import copies_among

NEWS = Path(__file__).parents[2] / "shared" / "news" / "snn-dev.jsonl.gz"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--sample", type=int, nargs=2, metavar=("N", "SEED"))
    options = parser.parse_args()
    if not options.news.exists():
        print(f"skipped: {options.news} not at hand")
        return 0
    documents = {item.document.id: item.document for item in read_articles([options.news]) if isinstance(item, Article)}
    start = time.process_time()
    found = list(copies_among(documents.values()))
    seconds = time.process_time() - start
    home = sum(documents[copy.id].source == documents[copy.of].source for copy in found)
    share = 100 * len(found) / len(documents)
    print(f"{len(found):,} of {len(documents):,} articles are copies ({share:.1f} %), {home:,} within one outlet")
    print(f"{1000 * seconds / len(documents):.2f} ms an article")
    if options.sample:
        count, seed = options.sample
        shuffled = list(found)
        random.Random(seed).shuffle(shuffled)
        for copy in shuffled[:count]:
            print(json.dumps({"id": copy.id, "of": copy.of, "shared": copy.shared}))
    if options.judged:
        pairs = {(copy.id, copy.of) for copy in found}
        lines = [json.loads(line) for line in options.judged.read_text(encoding="utf-8").splitlines()]
        still = [line["copy"] for line in lines if (line["id"], line["of"]) in pairs]
        print(f"{sum(still)} of {len(still)} judged pairs that are found are right: precision {sum(still) / len(still):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

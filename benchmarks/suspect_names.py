"""List gazetteer names of one word that a body of news uses mostly as something else: candidates for common_words.txt.

    python benchmarks/suspect_names.py ARTICLES.jsonl.gz [--least 5] > suspects.tsv

For each such word as written (clitics included): how many articles have it, and in how many it follows a word that announces a place
(«في», «مدينة» ...). A person decides; the list itself is reviewed by hand.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

from waqai.knowledge.places import load_gazetteer
from waqai.knowledge.places.vocabulary import load_place_words
from waqai.mentions.place_names import NameReader
from waqai.text import fold_phrase, tokenize

CUES = frozenset(fold_phrase("في إلى من مدينة قرية محافظة منطقة بلدة حي بمدينة بمحافظة بمنطقة قضاء جنوب شمال شرق غرب").split())


def main() -> None:
    """Print word, articles, articles with a cue before it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--least", type=int, default=5, help="articles that a word must be in")
    args = parser.parse_args()
    seen: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    opener = gzip.open if args.articles.suffix == ".gz" else open
    with opener(args.articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            tokens = tokenize(json.loads(line)["text"])
            seen.update({t.folded for t in tokens})
            cued.update({b.folded for a, b in pairwise(tokens) if a.folded in CUES})
    names = NameReader(load_gazetteer(), load_place_words())
    for word, articles in seen.most_common():
        if articles < args.least:
            break
        if word in names.words.common:
            continue
        for reading in names.readings(word):
            hits = [h for h in names.gazetteer.lookup(reading.bare) if h.relation == "name" and h.article == reading.word.startswith("ال")]
            if not hits or any(h.row.kind == "country" for h in hits):
                continue
            plain = cued[word] / articles < 0.2 if not reading.pro else seen[reading.word] < articles / 2
            if plain:
                print(word, articles, cued[word], hits[0].row.id, sep="\t")
                break


if __name__ == "__main__":
    main()

"""Measure added gazetteers: import time, memory, time of a lookup, and how much slower the coder gets.

    python benchmarks/gazetteer_import.py WOF.tsv.gz [--news ARTICLES.jsonl.gz] [--articles N]

The coder's time is the best of four runs over the same articles, with the default gazetteer and with the added places behind it.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from waqai.documents import Article, read_articles
from waqai.events.coder import Coder
from waqai.gazetteers import Library, load_all_places
from waqai.gazetteers.adding import add_wof
from waqai.knowledge.places import Gazetteer, load_gazetteer
from waqai.knowledge.places.gazetteer import name_key
from waqai.text import fold_phrase


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Import in a process of its own, so that its memory is its own; then measure lookups and coding."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wof", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.into:
        _import(args.wof, args.into)
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, __file__, str(args.wof), "--into", folder], check=True)
        library = Library(Path(folder))
        index = library.open()
        assert index is not None
        keys = sorted({name_key(fold_phrase(name)) for place in index.places("places") for name in place.names_ar[:1]})
        start = time.perf_counter()
        for key in keys:
            index.lookup(key)
        print(f"lookup         {(time.perf_counter() - start) / len(keys) * 1e6:.1f} microseconds, the first time ({len(keys):,} names)")
        before = megabytes()
        loaded = load_all_places(Path(folder))
        print(f"open           {megabytes() - before:.1f} MB more, {library.path.stat().st_size / 1e6:.1f} MB on disk")
        if args.news:
            _coding(args.news, args.articles, loaded)


def _import(source: Path, folder: Path) -> None:
    load_gazetteer()
    before, start = megabytes(), time.perf_counter()
    rows = add_wof(Library(folder), source, "places")
    print(f"import         {rows:,} places in {time.perf_counter() - start:.1f} s, {megabytes() - before:.0f} MB more at most")


def _coding(news: Path, count: int, loaded: Gazetteer) -> None:
    articles = (item for item in read_articles([str(news)]) if isinstance(item, Article))
    documents = [item.document for item in itertools.islice(articles, count)]
    coders = {"default": Coder(), "added": Coder(gazetteer=loaded)}
    best = dict.fromkeys(coders, 1e9)
    for turn in range(4):  # in turns, as the first to run also fills the caches that both share
        for name, coder in list(coders.items())[:: 1 if turn % 2 else -1]:
            start = time.process_time()
            for document in documents:
                coder.code_document(document)
            best[name] = min(best[name], time.process_time() - start)
    slower = best["added"] / best["default"] - 1
    print(f"coding         {count / best['default']:.0f} articles a second, {count / best['added']:.0f} with added places ({slower:+.1%})")


if __name__ == "__main__":
    main()

"""How fast articles are coded, how soon the program starts, how much memory it takes.

    python benchmarks/speed.py [--news FILE] [--articles N] [--readme]

FILE holds newspaper articles of every kind (most tell of no violence), of which N are coded on one core; the conflict reports among them
are timed once more by themselves. Beside it stands the floor: how fast pyahocorasick finds the same number of words in the same text.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from readme import replace_between_marks
from waqai.app.coder import coder_of_this_process
from waqai.documents import Article, read_articles
from waqai.events.coder import Coder
from waqai.model import Document
from waqai.text import fold_phrase

NEWS = Path(__file__).parents[2] / "shared" / "news" / "snn-dev.jsonl.gz"


def seconds_to_code(coder: Coder, documents: Iterable[Document]) -> tuple[float, list[Document]]:
    """Time for all, and those that turned out to hold events."""
    relevant = []
    start = time.perf_counter()
    for document in documents:
        if coder.code_document(document).relevant:
            relevant.append(document)
    return time.perf_counter() - start, relevant


def floor_mb_per_second(coder: Coder, documents: list[Document]) -> float | None:
    """How fast pyahocorasick finds the first words of all pack entries in the folded text, folding not counted; None without it."""
    try:
        import ahocorasick
    except ImportError:
        return None
    automaton = ahocorasick.Automaton()
    for entry in coder.knowledge.entries:
        for form in entry.forms:
            for word in form.words[0].split("|"):
                automaton.add_word(word, word)
    automaton.make_automaton()
    texts = [fold_phrase(document.raw) for document in documents]
    start = time.perf_counter()
    for text in texts:
        for _ in automaton.iter(text):
            pass
    return megabytes(documents) / (time.perf_counter() - start)


def megabytes(documents: Iterable[Document]) -> float:
    return sum(len(document.raw.encode()) for document in documents) / 1e6


def pace(documents: list[Document], seconds: float) -> str:
    if not documents:
        return "none found"
    return f"{len(documents) / seconds:,.0f} a second, {megabytes(documents) / seconds:.2f} MB/s ({len(documents):,} articles)"


def start_seconds() -> float:
    """The best of three runs of `waqai code` on one short article, its compiled packs at hand."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("قتل خمسة مدنيين أمس في انفجار سيارة مفخخة وسط المدينة.")
        file.flush()
        times = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "waqai", "code", file.name], check=True, stdout=subprocess.DEVNULL, env=os.environ)
            times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    if not options.news.exists():
        print(f"skipped: {options.news} not at hand")
        return 0
    start = start_seconds()
    coder = coder_of_this_process()
    if not isinstance(coder, Coder):
        raise TypeError(coder)
    found = (item.document for item in read_articles([options.news]) if isinstance(item, Article))
    documents = list(itertools.islice(found, options.articles))
    seconds_to_code(coder, documents[:100])
    everything, relevant = seconds_to_code(coder, documents)
    reports, _ = seconds_to_code(coder, relevant)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    floor = floor_mb_per_second(coder, documents)
    rows = {
        "all articles": pace(documents, everything),
        "conflict reports": pace(relevant, reports),
        "bare scan by pyahocorasick": f"{floor:.1f} MB/s" if floor else "not installed",
        "`waqai code` on one article, start included": f"{start:.2f} s",
        "memory, articles included": f"{memory:,.0f} MB",
    }
    shown = "\n".join(["| one core | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])
    print(shown)
    if options.readme:
        replace_between_marks("speed", shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())

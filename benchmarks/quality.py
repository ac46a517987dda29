"""How well rows are coded: codes the gold articles and prints the figures of each gold file as one table.

    python benchmarks/quality.py [--gold FOLDER] [--news FILE] [--sets dev dev-check] [--readme]

FOLDER holds dev.jsonl and dev-check.jsonl (gold rows by article id), FILE the articles. `dev` is what rules may be tuned on; `dev-check`
is only measured, so the gap between the two shows how far the rules know their articles by heart. Papers reprint one another: the
last column leaves those articles of `dev-check` away that share a quarter of their text with one that the coder was tuned on
(`dev`, newspapers.jsonl). --readme puts the table into README.md between the marks <!-- quality --> and <!-- /quality -->.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from readme import replace_between_marks
from reprints import reprints
from waqai import __version__
from waqai.documents import Article, read_articles
from waqai.evaluation import Figures, evaluate, read_lines
from waqai.events.coder import Coder
from waqai.outputs import line_of

SHARED = Path(__file__).parents[2] / "shared"
CODED = Path(__file__).with_name("newspapers.jsonl")
FIELDS = ("type", "country", "place", "date", "attacker", "target", "killed", "wounded", "claimed_by")
# What two careful people reach against each other on newspaper articles.
PEOPLE = {
    "event F1": "0.95",
    "untouched": "0.79 - 0.87",
    "type": "0.99",
    "place": "0.98",
    "attacker": "0.99",
    "killed": "0.85 - 0.94",
    "wounded": "0.78 - 0.87",
}


def measure(coder: Coder, gold_file: Path, news: Path, without: frozenset[str] = frozenset()) -> Figures:
    """The figures of one gold file, less the articles of `without`; its articles are coded on the spot."""
    gold, issues = read_lines(gold_file)
    if issues:
        sys.exit("\n".join(map(str, issues)))
    gold = {name: row for name, row in gold.items() if name not in without}
    coded = {}
    for item in read_articles([news]):
        if isinstance(item, Article) and item.document.id in gold:
            coded[item.document.id] = line_of(coder.code_document(item.document))
    return evaluate(gold, coded).figures


def reprinted(checked: Path, tuned: list[Path], news: Path) -> frozenset[str]:
    """The articles of the file `checked` that are reprints of articles of the files `tuned`."""
    apart = {json.loads(line)["id"] for line in checked.read_text(encoding="utf-8").splitlines() if line}
    known = {json.loads(line)["id"] for path in tuned for line in path.read_text(encoding="utf-8").splitlines() if line}
    articles = [
        {"id": item.document.id, "text": item.document.text}
        for item in read_articles([news])
        if isinstance(item, Article) and item.document.id in apart | known
    ]
    stands = reprints(articles)
    told = {stands[name] for name in known if name in stands}
    return frozenset(name for name in apart if stands.get(name) in told)


def table(columns: dict[str, Figures]) -> str:
    """A markdown table, one column a gold file, beside what people reach."""
    rows = {
        "articles / gold events": {name: f"{f.docs} / {f.gold_events}" for name, f in columns.items()},
        "document F1": {name: f"{f.document.f1:.3f}" for name, f in columns.items()},
        "event precision": {name: f"{f.event.p:.3f}" for name, f in columns.items()},
        "event recall": {name: f"{f.event.r:.3f}" for name, f in columns.items()},
        "event F1": {name: f"{f.event.f1:.3f}" for name, f in columns.items()},
    }
    for field in FIELDS:
        rows[field] = {name: f"{f.fields[field][0]:.3f}" if field in f.fields else "-" for name, f in columns.items()}
    rows["untouched"] = {name: f"{f.untouched:.3f}" for name, f in columns.items()}
    head = f"| figure | {' | '.join(columns)} | two people |\n|---|{'---|' * len(columns)}---|"
    return "\n".join([head, *(f"| {name} | {' | '.join(values.values())} | {PEOPLE.get(name, '')} |" for name, values in rows.items())])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--news", type=Path, default=SHARED / "news" / "snn-dev.jsonl.gz")
    parser.add_argument("--sets", nargs="+", default=["dev", "dev-check"])
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    files = {name: options.gold / f"{name}.jsonl" for name in options.sets}
    missing = [str(path) for path in (*files.values(), options.news) if not path.exists()]
    if missing:
        print(f"skipped: {', '.join(missing)} not at hand")
        return 0
    coder = Coder()
    columns = {name: measure(coder, path, options.news) for name, path in files.items()}
    if "dev-check" in files and "dev" in files:
        known = reprinted(files["dev-check"], [files["dev"], CODED], options.news)
        columns["dev-check, no reprints"] = measure(coder, files["dev-check"], options.news, known)
    shown = table(columns)
    print(f"waqai {__version__}\n\n{shown}")
    if options.readme:
        replace_between_marks("quality", shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How well constructed reports are coded: 384 Arabic reports in our own words, with the rows that a careful coder writes for them.

    python benchmarks/constructed.py [--errors N] [--readme]

constructed.jsonl holds the reports (id, title, text, published, style) and their rows (the keys of the codebook; `optional` and
`type_alt` as the gold files have them). Nine writers wrote them, by region and kind of paper, in the registers of agencies, dailies,
armies and movements, without looking at the coder, its tests or any article; incidents are invented, places and forces are real. Rules
were then mended on those called read; of the others (`unread`) nobody who writes rules has seen a report or an error, so that the gap
between the two shows what carries over. The unread ones were coded by a second person, blind, and their differences settled.
--errors prints N wrong rows of the half that may be read. --readme puts the table into README.md between the
marks <!-- constructed --> and <!-- /constructed -->.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from quality import table
from readme import replace_between_marks
from waqai import __version__
from waqai.evaluation import evaluate
from waqai.events.coder import Coder
from waqai.model import Document
from waqai.outputs import line_of

REPORTS = Path(__file__).with_name("constructed.jsonl")
SHOWN = (
    "status", "type", "date_start", "date_end", "place_ar", "country", "attacker", "target", "killed_min", "killed_max",
    "wounded_min", "wounded_max", "casualties_combined", "claimed_by", "evidence_ar",
)  # fmt: skip
HALVES = {"read": False, "unread": True}


def reports(path: Path = REPORTS) -> list[dict]:
    """The reports with their rows."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def coded(coder: Coder, report: dict) -> dict:
    """What the coder makes of a report."""
    published = date.fromisoformat(report["published"])
    return line_of(coder.code_document(Document(report["id"], report["text"], report["title"] or None, published)))


def shortly(row: Mapping[str, object] | None) -> str:
    """What a row says, without what is null."""
    return "-" if row is None else json.dumps({k: v for k, v in row.items() if v is not None and k in SHOWN}, ensure_ascii=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N wrong rows of the half that may be read")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    options = parser.parse_args()
    coder, columns, wrong = Coder(), {}, ()
    for name, unread in HALVES.items():
        gold = {r["id"]: r for r in reports() if r["unread"] == unread}
        found = evaluate(gold, {key: coded(coder, report) for key, report in gold.items()})
        columns[f"constructed, {name}"] = found.figures
        if not unread:
            wrong = found.wrong
    shown = table(columns)
    print(f"waqai {__version__}\n\n{shown}")
    for row in wrong[: options.errors]:
        print(f"\n{row.article}: {row.why} {', '.join(row.fields)}\n  gold  {shortly(row.gold)}\n  coded {shortly(row.coded)}")
    if options.readme:
        replace_between_marks("constructed", shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())

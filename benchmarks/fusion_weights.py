"""The weights of fusion as a table, out of the pack fusion.yaml.

    python benchmarks/fusion_weights.py [--readme]

--readme writes it into docs/fusion.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from readme import replace_between_marks
from waqai.incidents.pack import load_fusion_pack

DOCS = Path(__file__).parents[1] / "docs" / "fusion.md"


def table() -> str:
    """One row a level; of the pairs seen, how many were one incident."""
    pack = load_fusion_pack()
    lines = ["| comparison | level | meaning | prior | weight | seen | of these one incident |", "|---|---|---|---|---|---|---|"]
    lines.append(f"| base | | the start of every sum | {pack.base_prior:+.2f} | **{pack.base:+.2f}** | | |")
    for entry in pack.comparisons:
        for place, level in enumerate(entry.levels):
            name = f"{entry.label.en} · {entry.label.ar}" if place == 0 else ""
            figures = f"{level.prior:+.1f} | **{level.weight:+.2f}** | {level.seen} | {level.same}"
            lines.append(f"| {name} | {level.id} · {level.ar} | {level.meaning} | {figures} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--readme", action="store_true", help="write the table into docs/fusion.md")
    options = parser.parse_args()
    text = table()
    print(text)
    if options.readme:
        replace_between_marks("fusion-weights", text, DOCS)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What each step of an export costs, in multiples of what Python's own json takes to read the same lines.

    python benchmarks/export_pieces.py [--incidents 20000] [--shape acled]

Steps and json take turns, sixteen incidents at a time, so that the multiples hold on a busy machine too, where seconds mean little.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from export_speed import make
from waqai.outputs.codebooks import SHAPES, FactsMaker, Stamp
from waqai.outputs.exporting import STATUSES
from waqai.outputs.incident_lines import Part, read_part
from waqai.outputs.shaping import GROUP, Layout, Shaper, unpacked
from waqai.outputs.tables import CsvText, Table, rows_text


class Steps:
    """Processor time by step."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add the time of what is done inside to a step."""
        start = time.process_time()
        yield
        self.seconds[name] += time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, default=20_000)
    parser.add_argument("--shape", default="acled")
    options = parser.parse_args()
    gc.disable()
    shape = SHAPES[options.shape](Stamp("1"))
    layout, steps, looks = Layout(shape, "dyadic"), Steps(), []
    text = rows_text("csv", Table("rows", "rows", layout.columns))
    shaper = Shaper(shape, FactsMaker(), layout, frozenset(STATUSES), CsvText(texts=True).rows, text)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "incidents.jsonl"
        make(source, options.incidents)
        with source.open("rb") as stream:
            while lines := list(itertools.islice(stream, GROUP)):
                with steps.step("json"):
                    for line in lines:
                        json.loads(line)
                with steps.step("read, check, survey, hold"):
                    look = shaper.look(read_part(Part("lines", 1, lines)))
                    for note in look.notes:
                        shape.take(note)
                looks.append((look.data, lines))
    shape.surveyed()
    for data, lines in looks:
        with steps.step("json again"):
            for line in lines:
                json.loads(line)
        with steps.step("shape, write rows and losses"):
            shaper.portion(unpacked(data))
    first = steps.seconds["read, check, survey, hold"] / steps.seconds["json"]
    second = steps.seconds["shape, write rows and losses"] / steps.seconds["json again"]
    print(
        print(
            f"json.loads: 1; read, check, survey, hold: {first:.1f}; shape, write rows and losses: {second:.1f}; both: {first + second:.1f}"
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`waqai import`: rows of a published dataset as coded articles of a source of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from waqai.app.cli.session import Session
from waqai.datasets import DATASETS, DatasetRow, read_dataset
from waqai.model import Issue
from waqai.outputs.files import jsonl_text, written_aside


def import_dataset(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV files in the dataset's shape (UTF-8).", show_default=False)],
    dataset: Annotated[str, typer.Option("--as", metavar="DATASET", help=f"Whose columns the files have: {', '.join(DATASETS)}.")],
    to: Annotated[Path, typer.Option("--to", metavar="OUT.jsonl", help="File of coded lines to write.")],
    source: Annotated[
        str | None, typer.Option("--source", help="The outlet under which the rows stand. Default: the dataset's name.")
    ] = None,
) -> None:
    """Read an ACLED-, UCDP- or GTD-shaped CSV as coded lines, so that it can be fused and compared with ours.

    Rows that stand for no incident of ours (peaceful protests, agreements) are counted and left out.
    """
    session = Session()
    if dataset not in DATASETS:
        session.wrong_use(f"--as {dataset}: no such dataset; use one of {', '.join(DATASETS)}")
    left_out: Counter[str] = Counter()
    rows = 0
    try:
        with written_aside(to) as stream:
            for path in files:
                for item in session.progress(_read(path, dataset, source), "Reading", lambda: None):
                    if not isinstance(item, Issue):
                        rows += 1
                        stream.write(jsonl_text(item.line).encode("utf-8", "backslashreplace"))
                    elif item.code == "no-incident":
                        left_out[item.what] += 1
                    else:
                        session.report(item)
    except OSError as error:
        session.wrong_use(f"{to}: cannot be written: {error.strerror or error}")
    session.say(f"{rows} rows of {DATASETS[dataset].source} -> {to}")
    for reason, count in left_out.most_common():
        session.say(f"  {count:>7} left out: {reason}")
    session.finish()


def _read(path: Path, dataset: str, source: str | None) -> Iterator[DatasetRow | Issue]:
    try:
        yield from read_dataset(path, dataset, source)
    except OSError as error:
        yield Issue("unreadable", str(path), "no such file" if isinstance(error, FileNotFoundError) else error.strerror or str(error))

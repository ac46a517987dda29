"""Files of coded articles. Each is written aside and renamed when it is whole, so that no half a file ever stands under its name."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from waqai.outputs.geojson import geojson_sink
from waqai.outputs.line import Line
from waqai.outputs.spreadsheet import csv_sink, xlsx_sink

Add = Callable[[Line], None]
"""Takes the next line."""


@dataclass(frozen=True, slots=True)
class WritingOptions:
    """`excel`: a .csv for Excel (byte order mark, cells that look like formulas disarmed). `rtl`: a sheet from right to left."""

    excel: bool = False
    rtl: bool = False


def jsonl_text(line: Line) -> str:
    """One line of JSON with its newline, Arabic as it is written."""
    return json.dumps(line, ensure_ascii=False) + "\n"


@contextmanager
def jsonl_sink(stream: BinaryIO, options: WritingOptions) -> Iterator[Add]:
    """Every article on its own line, events or none."""

    def add(line: Line) -> None:
        stream.write(jsonl_text(line).encode("utf-8", "backslashreplace"))

    yield add


_SINKS: dict[str, Callable[[BinaryIO, WritingOptions], AbstractContextManager[Add]]] = {
    ".jsonl": jsonl_sink,
    ".csv": lambda stream, options: csv_sink(stream, excel=options.excel),
    ".xlsx": lambda stream, options: xlsx_sink(stream, rtl=options.rtl),
    ".geojson": lambda stream, options: geojson_sink(stream),
}

FORMATS = tuple(_SINKS)
"""The endings of files that can be written."""


@contextmanager
def writing(path: Path, options: WritingOptions | None = None) -> Iterator[Add]:
    """Open a file of rows in the format of its ending and yield the function that takes each line.

    Raises ValueError for an ending not in `FORMATS` and OSError where the file cannot be made, both before anything is coded.

    >>> with writing(Path("rows.csv")) as add:      # doctest: +SKIP
    ...     add({"id": "a", "relevant": False, "events": []})
    """
    sink = _SINKS.get(path.suffix.lower())
    if sink is None:
        raise ValueError(f"{path.name}: no such format; use one of {', '.join(FORMATS)}")
    with written_aside(path) as stream, sink(stream, options or WritingOptions()) as add:
        yield add


@contextmanager
def written_aside(path: Path) -> Iterator[BinaryIO]:
    """A stream into a file beside `path` that takes its place at the end; an error leaves what was there before."""
    with placed_aside(path) as aside, aside.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def placed_aside(path: Path) -> Iterator[Path]:
    """A path beside `path` whose file takes its place at the end; an error leaves what was there before."""
    final = path.resolve()
    if final.is_dir():
        raise IsADirectoryError(21, "is a folder", str(path))
    if not final.parent.is_dir():
        raise FileNotFoundError(2, "No such file or directory", str(path.parent))
    aside = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        yield aside
        aside.replace(final)
    finally:
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()

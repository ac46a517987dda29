"""What a bulk run is made of: shards of the input, the same on every run, written down beside the output."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

SHARD_MB = 2.0
"""About five hundred newspaper articles: some seconds of work, so that little is lost with a worker and none waits long for the last."""
PLAN = "plan.json"
_LINES = (".jsonl", ".ndjson")
_PACKED = (".jsonl.gz", ".ndjson.gz")
_PARQUET = (".parquet", ".pq")
SUFFIXES = (*_LINES, *_PACKED, *_PARQUET)


class PlanError(Exception):
    """Why a bulk run cannot begin or go on, in one line."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of the input: `kind` lines (bytes `start` to `end` of a file, whole lines) or parquet (row groups `start` to `end`)."""

    number: int
    kind: str
    path: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """How its files are called.

        >>> Shard(7, "lines", "a.jsonl", 0, 10).name
        'part-00007'
        """
        return f"part-{self.number:05d}"


@dataclass(frozen=True, slots=True)
class Plan:
    """All shards and the settings that decide what comes out. Two runs with one plan make the same files."""

    shards: tuple[Shard, ...]
    inputs: tuple[dict[str, Any], ...]
    settings: dict[str, Any]


def planned(inputs: Iterable[Path], out: Path, settings: dict[str, Any], shard_bytes: int = int(SHARD_MB * 1e6)) -> Plan:
    """The plan of this input, that of an earlier run where there is one. Raises PlanError where that run had other input or settings.

    Packed lines cannot be entered in the middle: they are unpacked once into `out/unpacked/`, where every worker can reach them.
    """
    files = _files(inputs)
    described = tuple(_described(path) for path in files)
    wanted: dict[str, Any] = {"inputs": [dict(item) for item in described], "settings": settings | {"shard_bytes": shard_bytes}}
    there = out / PLAN
    if there.is_file():
        return _earlier(there, wanted)
    out.mkdir(parents=True, exist_ok=True)
    if any(out.glob("rows/*.parquet")):
        raise PlanError(f"{out}: holds rows of another run without its {PLAN}; give an empty folder")
    shards = tuple(_numbered(itertools.chain.from_iterable(_pieces(path, out, shard_bytes) for path in files)))
    if not shards:
        raise PlanError(f"no article in {', '.join(map(str, files))}")
    _write(there, wanted | {"shards": [asdict(shard) for shard in shards]})
    return Plan(shards, described, wanted["settings"])


def lines_of(shard: Shard) -> Iterator[bytes]:
    """The lines of a shard of lines: those that begin in it."""
    with Path(shard.path).open("rb") as stream:
        stream.seek(shard.start)
        while stream.tell() < shard.end and (line := stream.readline()):
            yield line


def _files(inputs: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for item in inputs:
        if item.is_dir():
            inside = sorted(path for path in item.rglob("*") if path.is_file() and path.name.lower().endswith(SUFFIXES))
            if not inside:
                raise PlanError(f"{item}: no {', '.join(SUFFIXES)} file in this folder")
            found += inside
        elif not item.exists():
            raise PlanError(f"{item}: no such file")
        elif not item.name.lower().endswith(SUFFIXES):
            raise PlanError(f"{item}: bulk reads {', '.join(SUFFIXES)}; `waqai code` and `waqai add` read other kinds")
        else:
            found.append(item)
    return [path.resolve() for path in found]


def _described(path: Path) -> dict[str, Any]:
    """What tells this input from another: its path, its size, a digest of its first and last megabyte."""
    size = path.stat().st_size
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        digest.update(stream.read(1 << 20))
        stream.seek(max(0, size - (1 << 20)))
        digest.update(stream.read(1 << 20))
    return {"path": str(path), "size": size, "sha256": digest.hexdigest()}


def _earlier(there: Path, wanted: dict[str, Any]) -> Plan:
    try:
        told = json.loads(there.read_text(encoding="utf-8"))
        shards = tuple(Shard(**shard) for shard in told["shards"])
    except (ValueError, KeyError, TypeError) as error:
        raise PlanError(f"{there}: not a plan ({error})") from None
    for name in ("inputs", "settings"):
        if told.get(name) != wanted[name]:
            raise PlanError(f"{there.parent}: was begun with other {name}; give another folder, or remove this one to begin anew")
    return Plan(shards, tuple(told["inputs"]), told["settings"])


def _pieces(path: Path, out: Path, shard_bytes: int) -> Iterator[tuple[str, str, int, int]]:
    name = path.name.lower()
    if name.endswith(_PARQUET):
        yield from _row_groups(path, shard_bytes)
    elif name.endswith(_PACKED):
        yield from _byte_ranges(_unpacked(path, out), shard_bytes)
    else:
        yield from _byte_ranges(path, shard_bytes)


def _byte_ranges(path: Path, shard_bytes: int) -> Iterator[tuple[str, str, int, int]]:
    """Ranges that begin and end at the end of a line."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        start = 0
        while start < size:
            stream.seek(min(size, start + shard_bytes))
            stream.readline()
            end = min(size, stream.tell())
            yield "lines", str(path), start, end
            start = end


def _row_groups(path: Path, shard_bytes: int) -> Iterator[tuple[str, str, int, int]]:
    parquet = parquet_library()
    try:
        described = parquet.ParquetFile(path).metadata
    except Exception as error:  # the library raises errors of many classes for files that are none
        raise PlanError(f"{path}: not a readable Parquet file ({type(error).__name__})") from None
    start = size = 0
    for group in range(described.num_row_groups):
        size += described.row_group(group).total_byte_size
        if size >= shard_bytes or group == described.num_row_groups - 1:
            yield "parquet", str(path), start, group + 1
            start, size = group + 1, 0


def _unpacked(path: Path, out: Path) -> Path:
    """The plain lines of a packed file, written aside and renamed."""
    target = out / "unpacked" / f"{hashlib.sha256(str(path).encode()).hexdigest()[:12]}.jsonl"
    if target.is_file():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with gzip.open(path, "rb") as packed, aside.open("wb") as plain:
            _copy(packed, plain)
        aside.replace(target)
    except (OSError, EOFError) as error:
        raise PlanError(f"{path}: cannot be unpacked: {error}") from None
    finally:
        aside.unlink(missing_ok=True)
    return target


def _copy(source: Any, target: BinaryIO) -> None:
    while block := source.read(1 << 20):
        target.write(block)


def _numbered(pieces: Iterable[tuple[str, str, int, int]]) -> Iterator[Shard]:
    for number, (kind, path, start, end) in enumerate(pieces):
        yield Shard(number, kind, path, start, end)


def _write(path: Path, value: Any) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    aside.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    aside.replace(path)


def parquet_library() -> Any:
    """pyarrow.parquet; PlanError where it is not installed."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise PlanError("Parquet files need the package pyarrow: pip install 'waqai[tables]'") from None
    return parquet

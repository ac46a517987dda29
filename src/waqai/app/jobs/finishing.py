"""After the last shard: the copies among all articles, and one file of what went wrong."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from waqai.app.jobs.plan import Shard, parquet_library
from waqai.app.jobs.shard import PLACES
from waqai.model import Document

COPIES, ISSUES = "copies.parquet", "issues.jsonl"


def finish(shards: Sequence[Shard], out: Path) -> int:
    """Write `copies.parquet` (`id`, `of`, `shared`) and `issues.jsonl` from the files of all shards. Returns the number of copies."""
    from waqai.documents.copies import Copies, Fingerprint

    for left in (path for place in PLACES for path in (out / place).glob(".part-*.part")):
        left.unlink(missing_ok=True)  # what workers that were killed had begun to write
    copies = Copies()
    found = []
    for shard in shards:
        for row in _articles(out / "articles" / f"{shard.name}.parquet"):
            made = Fingerprint.from_bytes(row["fingerprint"]) if row["fingerprint"] else None
            document = Document(row["id"], "", published=row["published"], source=row["source"])
            if copy := copies.take(document, made):
                found.append(copy)
    _write_copies(out / COPIES, found)
    aside = out / f".{ISSUES}.{os.getpid()}.part"
    with aside.open("wb") as stream:
        for shard in shards:
            stream.write((out / "issues" / f"{shard.name}.jsonl").read_bytes())
    aside.replace(out / ISSUES)
    return len(found)


def _articles(path: Path) -> list[dict[str, Any]]:
    table = parquet_library().read_table(path, columns=["id", "published", "source", "fingerprint"])
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def _write_copies(path: Path, found: Sequence[Any]) -> None:
    import pyarrow as pa

    table = pa.table(
        {
            "id": pa.array([copy.id for copy in found], pa.string()),
            "of": pa.array([copy.of for copy in found], pa.string()),
            "shared": pa.array([copy.shared for copy in found], pa.float64()),
        }
    )
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    parquet_library().write_table(table, aside, compression="zstd")
    aside.replace(path)

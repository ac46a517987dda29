"""Files of exactly what a filter shows, fit for whom they are for; who took what under which profile is noted by the register."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response, StreamingResponse
from starlette.background import BackgroundTask

from waqai.app.web.filtering import filter_of
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs
from waqai.outputs import WritingOptions, writing
from waqai.register import PROFILES, FilterError

router = APIRouter()
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "jsonl": "application/x-ndjson",
}


@router.get("/export")
def export(request: Request, sort: str = "date", profile: str = "names", me: Visitor = needs(Right.EXPORT)) -> Response:
    """The incidents of the filter as a file (`as`: csv, xlsx, geojson, jsonl)."""
    kind = request.query_params.get("as", "csv")
    if kind not in KINDS:
        raise FilterError(f"as {kind!r}: one of {', '.join(KINDS)}")
    if profile not in PROFILES:
        raise FilterError(f"profile {profile!r}: one of {', '.join(PROFILES)}")
    rows = bench_of(request).register.export(filter_of(request), me.name, profile, sort)
    name = f"waqai-{datetime.now(UTC):%Y-%m-%d-%H%M}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if kind == "jsonl":
        return StreamingResponse(_lines(rows), media_type=KINDS[kind], headers=headers)
    folder = tempfile.TemporaryDirectory(prefix="waqai-export-")
    path = Path(folder.name) / name
    with writing(path, WritingOptions(excel=True, rtl=me.tastes.language == "ar")) as add:
        for row in rows:
            add({"id": row["incident"], "relevant": True, "events": [event_of(row)]})
    return FileResponse(path, media_type=KINDS[kind], headers=headers, background=BackgroundTask(folder.cleanup))


def event_of(row: dict[str, Any]) -> dict[str, Any]:
    """An incident in the shape of an event's row, which is what the writers of files take."""
    return {**row, "n": 1, "confidence": {"row": row.get("confidence")}}


def _lines(rows: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    for row in rows:
        yield (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")

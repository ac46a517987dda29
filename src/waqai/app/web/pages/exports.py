"""Files of exactly what a filter shows, in a codebook's shape, fit for whom they are for; who took what is noted by the register."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

from waqai import __version__
from waqai.app.web.filtering import filter_of
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs
from waqai.model import STATUSES, Issue
from waqai.outputs.codebooks import SHAPES, Stamp
from waqai.outputs.exporting import ExportPlan, export
from waqai.outputs.register_incidents import RegisterIncidents
from waqai.register import PROFILES, FilterError

router = APIRouter()
KINDS = {"csv": "csv", "csv-excel": "csv", "xlsx": "xlsx", "geojson": "geojson", "jsonl": "jsonl"}
"""Formats, each with the ending of its files."""


@router.get("/export")
def export_shown(request: Request, profile: str = "names", shape: str = "waqai", me: Visitor = needs(Right.EXPORT)) -> Response:
    """The incidents of the filter (`as`: a key of KINDS), packed with what the shape loses and what its columns mean."""
    kind = request.query_params.get("as", "csv")
    for name, given, known in (("as", kind, tuple(KINDS)), ("profile", profile, tuple(PROFILES)), ("shape", shape, tuple(SHAPES))):
        if given not in known:
            raise FilterError("no-such-value", "{field} {value!r}: one of {known}", field=name, value=given, known=", ".join(known))
    bench, wanted = bench_of(request), filter_of(request, me)
    name = f"waqai-{shape}-{datetime.now(UTC):%Y-%m-%d-%H%M}"
    statuses = wanted.status or STATUSES
    plan = ExportPlan(shape, kind, Stamp(__version__, bench.settings.address), statuses=statuses, rtl=me.tastes.language == "ar")
    folder = tempfile.TemporaryDirectory(prefix="waqai-export-")
    said: list[Issue] = []
    outcome = export(
        RegisterIncidents(bench.register, wanted, me.name, profile), Path(folder.name) / f"{name}.{KINDS[kind]}", plan, said.append
    )
    packed = Path(folder.name) / f"{name}.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in outcome.files:
            archive.write(file, file.name)
        notes = [*outcome.said, *(str(issue) for issue in said), f"filter: {wanted.to_query() or 'all'}", f"profile: {profile}"]
        archive.writestr("README.txt", "\n".join([f"{outcome.incidents} incidents, {outcome.rows} rows", *notes]) + "\n")
    headers = {"Content-Disposition": f'attachment; filename="{packed.name}"'}
    return FileResponse(packed, media_type="application/zip", headers=headers, background=BackgroundTask(folder.cleanup))

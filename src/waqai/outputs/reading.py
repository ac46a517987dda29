"""Incidents of files as data frames."""

from __future__ import annotations

from pathlib import Path

from waqai.frames import Incidents
from waqai.model import Issue
from waqai.outputs.incident_lines import IncidentFiles


def read_incidents(*paths: str | Path) -> Incidents:
    """The incidents of coded or fused files, ready to be a data frame. Raises ValueError that names the first line that cannot be used.

    >>> read_incidents("rows.jsonl").to_pandas()                                # doctest: +SKIP
    """
    rows = []
    for item in IncidentFiles(paths):
        if isinstance(item, Issue):
            raise ValueError(str(item))
        rows.append({**item.row, "incident": item.id, "sources": item.row.get("sources") or len(item.sources)})
    return Incidents(rows)

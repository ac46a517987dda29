"""Lines of gold or coded rows from a file, strictly: a line that is wrong is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from waqai.model import Issue


def read_lines(path: Path) -> tuple[dict[str, dict[str, Any]], list[Issue]]:
    """The lines of a .jsonl file by article id (`id`, or `doc_id`), and what is wrong with those left out.

    Raises OSError where the file cannot be opened.
    """
    lines: dict[str, dict[str, Any]] = {}
    issues: list[Issue] = []
    with path.open("rb") as stream:
        for number, raw in enumerate(stream, start=1):
            if not raw.strip():
                continue
            where = f"{path}:{number}"
            try:
                line = json.loads(raw.decode("utf-8-sig"))
                problem = _problem(line)
            except (ValueError, RecursionError):
                problem = "not JSON in UTF-8"
            if problem:
                issues.append(Issue("bad-line", where, problem))
                continue
            identifier = str(line.get("id") or line.get("doc_id"))
            if identifier in lines:
                issues.append(Issue("duplicate", where, f"a second line for {identifier}; the last one counts"))
            lines[identifier] = line
    return lines, issues


def _problem(line: Any) -> str | None:
    if not isinstance(line, dict):
        return 'not an object such as {"id": ..., "events": [...]}'
    if not (line.get("id") or line.get("doc_id")):
        return "no 'id'"
    events = line.get("events")
    if events is not None and not (isinstance(events, list) and all(isinstance(row, dict) for row in events)):
        return "'events' is not a list of rows"
    for row in events or ():
        for key in ("type", "status", "country", "place_ar", "date_start", "date_end", "claimed_by"):
            if not isinstance(row.get(key), str | None):
                return f"event {row.get('n', '?')}: {key!r} must be a string or null"
        for key in ("lat", "lon", "killed_min", "killed_max", "wounded_min", "wounded_max"):
            if not isinstance(row.get(key), int | float | None):
                return f"event {row.get('n', '?')}: {key!r} must be a number or null"
        sides = row.get("target")
        if not (isinstance(sides, str | None) or (isinstance(sides, list) and all(isinstance(side, str) for side in sides))):
            return f"event {row.get('n', '?')}: 'target' must be a list of strings"
        if not isinstance(row.get("attacker"), str | None):
            return f"event {row.get('n', '?')}: 'attacker' must be a string or null"
    return None
